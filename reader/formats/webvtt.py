"""WebVTT captions (``.vtt``), https://www.w3.org/TR/webvtt1/, read with forbearance.

Voices (``<v Name>``), times of single words (``<00:00:01.500>``), entities, NOTE, STYLE and
REGION blocks, identifiers and settings are understood; what real files get wrong (no
header, no hours, bare seconds, a block without its empty line) is read and reported.
Settings, classes, ruby marks and languages do not matter to a reader and are passed over.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from reader.core.errors import FormatProblem
from reader.core.timed import TimedText, TimedWord
from reader.formats.base import Source, TimedFormat
from reader.formats.cues import Block, Faults, Line, clock_ms, plain, timed

_STRICT = re.compile(
    r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+"
    r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}(?:[ \t]+.*)?"
)
_LENIENT = re.compile(r"\s*(-?\d[\d:.,]*)\s*-+(?:>|&gt;)\s*(-?\d[\d:.,]*)?(?:\s.*)?")
_ANY = re.compile(r"^\s*[\d:]+\.\d+\s*-->\s*[\d:]+\.\d+", re.MULTILINE)
_BLOCK = re.compile(r"(NOTE|STYLE|REGION)(?:\s|$)")
_MARKUP = re.compile(r"<([^<>]*)>")
_VOICE = re.compile(r"v(?:\.[^\s>]*)?\s+(.*)", re.DOTALL)
_TIME_TAG = re.compile(r"\d[\d:]*(?:\.\d+)?")


class WebVtt(TimedFormat):
    name: ClassVar[str] = "WebVTT captions"
    extensions: ClassVar[tuple[str, ...]] = (".vtt",)

    @classmethod
    def recognises(cls, head: str, path: Path) -> int:
        if re.match(r"\s*WEBVTT(?:\s|$)", head):
            return 100
        tie = 20 if path.suffix.lower() in cls.extensions else 0
        if _ANY.search(head):
            return 70 + tie
        return 65 if tie and "-->" in head else 0

    @classmethod
    def read(cls, source: Source) -> TimedText:
        """The cues. Raises FormatProblem where the file has not one time line."""
        faults = Faults()
        lines = source.text.split("\n")
        blocks, title = _blocks(lines, faults)
        if not blocks:
            raise FormatProblem(
                "No caption was found: there is no line such as 00:01.000 --> 00:02.500 "
                "with text after it.",
                remedy="If these are captions of another kind, save them as SRT or WebVTT.",
                path=source.path,
                line=1,
            )
        return timed(blocks, source, faults, title)


def _blocks(lines: list[str], faults: Faults) -> tuple[list[Block], str]:
    title, at = _header(lines, faults)
    blocks: list[Block] = []
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        begin = at
        # YouTube puts a line with one space into a cue; only an empty one ends it.
        while at < len(lines) and lines[at]:
            at += 1
        stretch = lines[begin:at]
        if not any("-->" in line or "--&gt;" in line for line in stretch):
            if _BLOCK.match(stretch[0]):
                continue
            _stray(stretch, begin + 1, blocks, faults)
            continue
        if _BLOCK.match(stretch[0]):
            # A note may not hold an arrow: its empty line is missing.
            cut = next(i for i, line in enumerate(stretch) if "-->" in line or "--&gt;" in line)
            faults.add("no empty line after a note", begin + cut + 1)
            stretch, begin = stretch[cut:], begin + cut
        _cues_in(stretch, begin + 1, blocks, faults)
    for block in blocks:
        if not block.lines:
            faults.add("cue without text, left out", block.line)
    return [block for block in blocks if block.lines], title


def _header(lines: list[str], faults: Faults) -> tuple[str, int]:
    """(title, index of the first line after the header)."""
    at = 0
    while at < len(lines) and not lines[at].strip():
        at += 1
    if at == len(lines) or not re.match(r"WEBVTT(?:\s|$)", lines[at].strip()):
        faults.add("the header WEBVTT is missing", 1)
        return "", 0
    title = lines[at].strip()[6:].strip(" \t-\u2013\u2014")
    at += 1
    while at < len(lines) and lines[at].strip() and "-->" not in lines[at]:
        at += 1
    if at < len(lines) and "-->" in lines[at] and lines[at - 1].strip().isdigit():
        at -= 1
    return title, at


def _stray(stretch: list[str], line: int, blocks: list[Block], faults: Faults) -> None:
    """Text without a time line: the rest of the cue before, after an empty line too many."""
    if _is_settings(stretch):
        return
    if blocks and not stretch[0].strip().isdigit():
        faults.add("text after an empty line, joined to the cue before", line)
        block = blocks[-1]
        block.lines.extend(_payload(stretch, block.start_ms, block.end_ms))
    elif any(line_.strip() for line_ in stretch):
        faults.add("text without a time", line, f"\u201c{stretch[0].strip()[:60]}\u201d")


def _is_settings(stretch: list[str]) -> bool:
    """Old files have style and region settings as bare blocks, or a rule of ``##``."""
    if stretch[0].strip().lower() in ("region", "style", "##"):
        return True
    return all(re.match(r"\s*(::cue|[\w-]+\s*:\s*\S+;|[{}])", line) for line in stretch)


def _cues_in(stretch: list[str], line: int, blocks: list[Block], faults: Faults) -> None:
    """The cue of a block, or the cues where the empty lines between them are missing."""
    at_times = [i for i, text in enumerate(stretch) if _times(text) is not None]
    if not at_times:
        faults.add("time that cannot be read, expected 00:01.000 --> 00:02.500", line)
        at = next(i for i, text in enumerate(stretch) if "-->" in text or "--&gt;" in text)
        start = blocks[-1].end_ms or blocks[-1].start_ms if blocks else 0
        payload = _payload(stretch[at + 1 :], start, None)
        if payload:
            blocks.append(Block(start, None, payload, line))
        return
    for order, at in enumerate(at_times):
        end_at = at_times[order + 1] if order + 1 < len(at_times) else len(stretch)
        if order:
            faults.add("no empty line before the cue", line + at)
        body = stretch[at + 1 : end_at]
        if order + 1 < len(at_times) and body and body[-1].strip().isdigit():
            body.pop()  # the next cue's identifier
        times = _times(stretch[at])
        assert times is not None
        start, end = times
        if not _STRICT.fullmatch(stretch[at]):
            faults.add(
                "time in an odd form",
                line + at,
                f"\u201c{stretch[at].strip()[:60]}\u201d",
            )
        blocks.append(Block(start, end, _payload(body, start, end), line + at))


def _times(text: str) -> tuple[int, int | None] | None:
    found = _LENIENT.fullmatch(text) if "-" in text else None
    if found is None:
        return None
    start, end = clock_ms(found[1]), clock_ms(found[2] or "")
    return None if start is None else (start, end)


def _payload(body: list[str], start_ms: int, end_ms: int | None) -> list[Line]:
    """The lines of a cue. A voice lasts to its end tag or the cue's end."""
    lines: list[Line] = []
    speaker = ""
    voice_begins = False
    for text in body:
        chunks: list[tuple[int | None, str]] = []
        now: int | None = None
        last = 0
        for tag in _MARKUP.finditer(text):
            chunks.append((now, text[last : tag.start()]))
            last = tag.end()
            inner = tag[1].strip()
            voice = _VOICE.fullmatch(inner)
            if voice is not None:
                _add_line(lines, chunks, speaker, voice_begins, start_ms, end_ms)
                chunks, voice_begins = [], True
                # noScribe writes //S01 where S01 talks over another.
                speaker = plain(voice[1]).strip("/ ")
            elif inner == "/v":
                _add_line(lines, chunks, speaker, voice_begins, start_ms, end_ms)
                chunks, voice_begins, speaker = [], False, ""
            elif _TIME_TAG.fullmatch(inner):
                now = clock_ms(inner)
        chunks.append((now, text[last:]))
        if _add_line(lines, chunks, speaker, voice_begins, start_ms, end_ms):
            voice_begins = False
    return lines


def _add_line(
    lines: list[Line],
    chunks: list[tuple[int | None, str]],
    speaker: str,
    begins: bool,
    start_ms: int,
    end_ms: int | None,
) -> bool:
    text = plain("".join(chunk for _, chunk in chunks))
    if not text:
        return False
    words: list[TimedWord] = []
    if any(time_ms is not None for time_ms, _ in chunks):
        # Tags may stand inside a word only in theory; chunks are put together by time.
        joined: list[tuple[int, str]] = []
        for time_ms, chunk in chunks:
            at = time_ms if time_ms is not None else start_ms
            if joined and (
                joined[-1][0] == at
                or (
                    chunk
                    and not chunk[0].isspace()
                    and not joined[-1][1].endswith(" ")
                    and joined[-1][1].strip()
                    and chunk.strip()
                )
            ):
                joined[-1] = (joined[-1][0], joined[-1][1] + chunk)
            else:
                joined.append((at, chunk))
        words = [TimedWord(plain(chunk), at) for at, chunk in joined if plain(chunk)]
    changes = begins and bool(lines) and lines[-1].speaker != speaker
    lines.append(Line(text, words, speaker, changes))
    return True
