"""SubRip captions (``.srt``), read through pysrt, without its habit of dropping cues.

SubRip has no standard; files in the wild lack blank lines, numbers, milliseconds. pysrt
takes a file apart at its blank lines and silently passes over every block it cannot make
sense of. Here the file is taken apart at its time lines, each block is put into the form
that pysrt understands, and pysrt reads it. Every line with an arrow between times becomes
one block, so that as many cues come out as there are such lines in the file; cues without
text are the exception, and are reported like everything else that had to be put right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from reader.core.errors import FormatProblem
from reader.core.timed import TimedText
from reader.formats.base import Source, TimedFormat
from reader.formats.cues import Block, Faults, Line, clock_ms, plain, timed

_CLOCK = r"-?\d[\d:.,;]*(?:\s?[:.,;]\s?\d+)*"
_STRICT = re.compile(r"(\d{2,}:[0-5]\d:[0-5]\d,\d{3}) --> (\d{2,}:[0-5]\d:[0-5]\d,\d{3})[ \t]*")
_LENIENT = re.compile(
    rf"\s*(?P<start>{_CLOCK})\s*(?:-+>|[\u2013\u2014]>|-+&gt;|\u2192)\s*(?P<end>{_CLOCK})?(?P<rest>(?:\s.*)?)"
)
_ARROW = "-->"
_INDEX = re.compile(r"\s*\d+\s*")
_INDEXED = re.compile(r"^\s*\d+[ \t]*\n\s*\d+:\d+:\d+[,.:]\d*\s*-->", re.MULTILINE)
_TIMED = re.compile(r"^\s*\d+:\d+:\d+(?P<point>[,.:]?)\d*\s*-->\s*\d+:\d+", re.MULTILINE)


@dataclass(slots=True)
class _Raw:
    """A block as cut out: ``start``/``end`` in ms (None: unreadable), text lines as they are."""

    line: int
    start: int | None
    end: int | None
    index: int | None
    text: list[str]


class SubRip(TimedFormat):
    name: ClassVar[str] = "SubRip captions"
    extensions: ClassVar[tuple[str, ...]] = (".srt",)

    @classmethod
    def recognises(cls, head: str, path: Path) -> int:
        if head.lstrip().startswith("WEBVTT"):
            return 0
        tie = 5 if path.suffix.lower() in cls.extensions else 0
        if _INDEXED.search(head):
            return 85 + tie
        found = _TIMED.search(head)
        if found is None:
            return 60 if tie and _ARROW in head else 0
        return (80 if found["point"] == "," else 65) + tie * 4

    @classmethod
    def read(cls, source: Source) -> TimedText:
        """The cues. Raises FormatProblem where the file has not one time line."""
        faults = Faults()
        raws = _cut(source.text.split("\n"), faults)
        blocks = _through_pysrt(raws, faults)
        if not blocks:
            raise FormatProblem(
                "No caption was found: there is no line such as 00:00:01,000 --> 00:00:02,500 "
                "with text after it.",
                remedy="If these are captions of another kind, save them as SRT or WebVTT.",
                path=source.path,
                line=1,
            )
        return timed(blocks, source, faults)


def _cut(lines: list[str], faults: Faults) -> list[_Raw]:
    raws: list[_Raw] = []
    loose: list[tuple[int, str]] = []  # text before the first cue
    for number, line in enumerate(lines, 1):
        raw = _time_line(line, number, faults)
        if raw is None:
            if raws:
                raws[-1].text.append(line)
            elif line.strip():
                loose.append((number, line))
            continue
        above = raws[-1].text if raws else [text for _, text in loose]
        raw.index = _take_index(above, raws, number, faults)
        if not raws and raw.index is not None:
            loose.pop()
        raws.append(raw)
    if not raws:
        return []
    for number, line in loose:
        faults.add("text before the first cue", number, f"\u201c{line.strip()[:60]}\u201d")
    for raw in raws:
        _trim(raw, faults)
    return raws


def _time_line(line: str, number: int, faults: Faults) -> _Raw | None:
    if ">" not in line and "\u2192" not in line and "&gt;" not in line:
        return None
    strict = _STRICT.fullmatch(line)
    if strict is not None:
        return _Raw(number, clock_ms(strict[1]), clock_ms(strict[2]), None, [])
    found = _LENIENT.fullmatch(line)
    if found is None:
        if _ARROW not in line:
            return None
        before, _, after = line.partition(_ARROW)
        start, end = (
            clock_ms(before),
            clock_ms(after.split()[0] if after.split() else ""),
        )
        digits = any(c.isdigit() for c in before) or any(c.isdigit() for c in after)
        looks = start is not None or end is not None or (digits and ":" in line)
        if not looks:
            faults.add("an arrow without times, taken as text", number)
            return None
        faults.add("time that cannot be read, expected 00:00:01,000 --> 00:00:02,500", number)
        return _Raw(number, start, end, None, [])
    start = clock_ms(found["start"])
    end = clock_ms(found["end"] or "")
    if start is None or end is None:
        faults.add("time that cannot be read, expected 00:00:01,000 --> 00:00:02,500", number)
    elif not _STRICT.match(line):
        faults.add("time in an odd form", number, f"\u201c{line.strip()[:60]}\u201d")
    return _Raw(number, start, end, None, [])


def _take_index(above: list[str], raws: list[_Raw], number: int, faults: Faults) -> int | None:
    """The cue's number off the end of the lines above it, if that is what stands there.

    A number directly above a time line is the cue's own if an empty line parts it from the
    text before, or if it is the next number; else it was said (*How old is he?* / *42*).
    """
    expected = next((raw.index + 1 for raw in reversed(raws) if raw.index is not None), 1)
    at = len(above) - 1
    while at >= 0 and not above[at].strip():
        at -= 1
    if at < 0 or not _INDEX.fullmatch(above[at]):
        faults.add("cue without a number", number)
        return None
    parted = at == 0 or not above[at - 1].strip()
    index = int(above[at])
    if not parted and index != expected:
        faults.add("number without an empty line before it, taken as text", number - 1)
        return None
    if not parted:
        faults.add("no empty line before the cue", number)
    elif raws and index != expected:
        kind = "cue number used twice" if index < expected else "cue number missing before this one"
        faults.add(kind, number, str(index))
    del above[at:]
    return index


def _trim(raw: _Raw, faults: Faults) -> None:
    """Take off the empty lines about a cue's text; report those within."""
    while raw.text and not raw.text[-1].strip():
        raw.text.pop()
    while raw.text and not raw.text[0].strip():
        raw.text.pop(0)
    if any(not line.strip() for line in raw.text):
        faults.add("empty line inside the cue", raw.line)
        raw.text = [line for line in raw.text if line.strip()]


def _through_pysrt(raws: list[_Raw], faults: Faults) -> list[Block]:
    from pysrt import SubRipItem

    blocks: list[Block] = []
    last_ms = 0
    for number, raw in enumerate(raws, 1):
        start, end = raw.start, raw.end
        if start is None:
            # Only its text is sure: put it after the cue before, or up to its own end.
            start = last_ms if end is None else min(last_ms, end)
        earliest = min(start, start if end is None else end)
        if earliest < 0:
            begin, finish = start, end
        else:
            head = f"{_written(start)} --> {_written(start if end is None else end)}"
            item = SubRipItem.from_lines([str(raw.index or number), head, *raw.text])
            begin = item.start.ordinal
            finish = None if end is None else item.end.ordinal
            raw.text = item.text.split("\n")
        lines = [Line(text) for text in map(plain, raw.text) if text]
        if not lines:
            faults.add("cue without text, left out", raw.line)
            continue
        blocks.append(Block(begin, finish, lines, raw.line))
        last_ms = max(begin, begin if finish is None else finish)
    return blocks


def _written(time_ms: int) -> str:
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d},{ms:03d}"
