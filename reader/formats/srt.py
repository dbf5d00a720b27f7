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
from reader.core.text import say
from reader.core.timed import TimedText
from reader.formats.base import Source, TimedFormat
from reader.formats.blocks import Block, Faults, Line, plain, quoted
from reader.formats.cues import timed
from reader.formats.time_lines import TimeLine, clock_text, has_arrow, lines_of, time_line

_STRICT = re.compile(
    r"\d{2,9}:[0-5]\d:[0-5]\d,\d{3} --> \d{2,9}:[0-5]\d:[0-5]\d,\d{3}(?:[ \t]+\S.*)?"
)
_EXPECTED = say("expected 00:00:01,000 --> 00:00:02,500")
_INDEX = re.compile(r"\s*(\d{1,9})\s*")
_ODD_INDEX = re.compile(r"\s*(?:[#\u2116]|\w{1,12}\s)?\s?(\d{1,9})\s?[.):]?\s*")
# What may stand for a number in a file that otherwise has numbers: cue-2, intro.
_NAME = re.compile(r"\s*\S{1,20}(?<![.?!\u2026,])\s*")
_CUT_OFF = re.compile(r"\s*\d[\d:.,]*(?:\s*-{1,2})?>?\s*")
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
            return 60 if tie and has_arrow(head) else 0
        return (80 if found["point"] == "," else 65) + tie * 4

    @classmethod
    def read(cls, source: Source) -> TimedText:
        """The cues. Raises FormatProblem where the file has not one time line."""
        faults = Faults()
        raws = _cut(lines_of(source.text), faults)
        blocks = _through_pysrt(raws, faults)
        if not blocks:
            raise FormatProblem(
                say(
                    "No caption was found: there is no line such as 00:00:01,000 --> 00:00:02,500 "
                    "with text after it."
                ),
                remedy=say("If these are captions of another kind, save them as SRT or WebVTT."),
                path=source.path,
                line=1,
            )
        return timed(blocks, source, faults)


def _cut(lines: list[str], faults: Faults) -> list[_Raw]:
    raws: list[_Raw] = []
    loose: list[str] = []  # the lines before the first cue
    for number, line in enumerate(lines, 1):
        above = raws[-1].text if raws else loose
        found = _time_line(line, number, above, bool(raws), faults)
        if found is None:
            above.append(line)
            continue
        index = found.index
        if index is None:
            index = _take_index(above, raws, number, faults)
        else:
            faults.add(say("number on the time line, taken as the cue's"), number, str(index))
        raws.append(
            _Raw(number, found.start_ms, found.end_ms, index, [found.text] if found.text else [])
        )
    if not raws:
        return []
    for number, line in enumerate(loose, 1):
        if line.strip():
            faults.add(say("text before the first cue, left out"), number, quoted(line))
    _take_cut_off(raws[-1], len(lines), faults)
    for raw in raws:
        _trim(raw, faults)
    return raws


def _time_line(
    line: str, number: int, above: list[str], any_before: bool, faults: Faults
) -> TimeLine | None:
    below_index = bool(above) and _INDEX.fullmatch(above[-1]) is not None
    below_index = below_index and (len(above) == 1 or not above[-2].strip())
    found = time_line(line, below_index)
    if found is None:
        if has_arrow(line):
            faults.add(say("an arrow without times, taken as text"), number, quoted(line))
        return None
    odd = _STRICT.fullmatch(line) is None
    if odd:
        under_text = any_before and bool(above) and not below_index and above[-1].strip() != ""
        if under_text and not found.exact and not _INDEX.fullmatch(above[-1]):
            # "10:30 --> 11:30" right below what somebody says is said too.
            faults.add(say("times without hours amid text, taken as text"), number, quoted(line))
            return None
    if not found.readable:
        detail = say("{quote}, {reading}", quote=quoted(line), reading=found.read_as())
        faults.add(say("time that cannot be read, {expected}", expected=_EXPECTED), number, detail)
    elif odd:
        faults.add(
            say("time in an odd form"),
            number,
            say("{quote}, {reading}", quote=quoted(line), reading=found.read_as()),
        )
    if found.text:
        faults.add(say("text on the time line, taken as the cue's"), number, quoted(found.text))
    return found


def _take_index(above: list[str], raws: list[_Raw], number: int, faults: Faults) -> int | None:
    """The cue's number off the end of the lines above it, if that is what stands there.

    A number directly above a time line is the cue's own if an empty line parts it from the
    text before, or if it is the next number; else it was said (*How old is he?* / *42*).
    ``#2``, ``2.`` and ``Cue 2`` are numbers if they are the next one; another single word
    between an empty line and a time line is the cue's name if cues have been numbered so far.
    """
    expected = next((raw.index + 1 for raw in reversed(raws) if raw.index is not None), 1)
    at = len(above) - 1
    while at >= 0 and not above[at].strip():
        at -= 1
    parted = at == 0 or (at > 0 and not above[at - 1].strip())
    found = _INDEX.fullmatch(above[at]) if at >= 0 else None
    if found is None:
        directly = at >= 0 and at == len(above) - 1
        odd = _ODD_INDEX.fullmatch(above[at]) if directly and parted else None
        if odd is not None and int(odd[1]) == expected:
            faults.add(say("cue number in an odd form"), number - 1, quoted(above[at]))
        elif directly and parted and raws and raws[-1].index is not None:
            if not _NAME.fullmatch(above[at]):
                faults.add(say("cue without a number, read without"), number)
                return None
            faults.add(
                say("a word in place of the cue's number, left out"), number - 1, quoted(above[at])
            )
        else:
            faults.add(say("cue without a number, read without"), number)
            return None
        del above[at:]
        return expected
    index = int(found[1])
    if not parted and index != expected:
        faults.add(
            say("number without an empty line before it, taken as text"), number - 1, str(index)
        )
        return None
    if not parted:
        faults.add(say("no empty line before the cue, read as if there were one"), number)
    elif raws and index != expected:
        kind = (
            say("cue number used twice, both cues are kept")
            if index < expected
            else say("cue number missing before this one")
        )
        faults.add(
            kind, number, say("{index}, expected {expected}", index=index, expected=expected)
        )
    del above[at:]
    return index


def _take_cut_off(last: _Raw, lines: int, faults: Faults) -> None:
    """The number of a cue that never came, and what there is of its times, off the end."""
    text = last.text
    while text and not text[-1].strip():
        text.pop()
        lines -= 1
    for count in (1, 2):
        if len(text) <= count or text[-count - 1].strip():
            continue
        index = _INDEX.fullmatch(text[-count])
        if index is None or (last.index is not None and int(index[1]) != last.index + 1):
            continue
        if count == 2 and not _CUT_OFF.fullmatch(text[-1]):
            continue
        faults.add(
            say("the file breaks off in a cue, which is left out"),
            lines + 1 - count,
            quoted(" ".join(text[-count:])),
        )
        del text[-count:]
        return


def _trim(raw: _Raw, faults: Faults) -> None:
    """Take off the empty lines about a cue's text; report those within."""
    while raw.text and not raw.text[-1].strip():
        raw.text.pop()
    while raw.text and not raw.text[0].strip():
        raw.text.pop(0)
    if any(not line.strip() for line in raw.text):
        faults.add(say("empty line inside the cue, passed over"), raw.line)
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
            head = f"{clock_text(start)} --> {clock_text(start if end is None else end)}"
            item = SubRipItem.from_lines([str(raw.index or number), head, *raw.text])
            begin = item.start.ordinal
            finish = None if end is None else item.end.ordinal
            raw.text = item.text.split("\n")
        lines = [Line(text) for text in map(plain, raw.text) if text]
        if not lines:
            faults.add(say("cue without text, left out"), raw.line)
            continue
        blocks.append(Block(begin, finish, lines, raw.line))
        last_ms = max(begin, begin if finish is None else finish)
    return blocks
