"""WebVTT captions (``.vtt``), https://www.w3.org/TR/webvtt1/, read with forbearance.

Voices (``<v Name>``), times of single words (``<00:00:01.500>``), entities, NOTE, STYLE and
REGION blocks, identifiers and settings are understood; what real files get wrong (no
header, no hours, bare seconds, a block without its empty line) is read and reported.
Settings, classes, languages and the readings that ruby puts above characters do not matter
to a reader and are passed over.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from reader.core.errors import FormatProblem
from reader.core.text import say
from reader.core.timed import TimedText, TimedWord
from reader.formats.base import Source, TimedFormat
from reader.formats.blocks import Block, Faults, Line, plain, quoted
from reader.formats.cues import timed
from reader.formats.time_lines import TimeLine, clock_ms, has_arrow, lines_of, time_line

_STRICT = re.compile(
    r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+"
    r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}(?:[ \t]+.*)?"
)
_EXPECTED = say("expected 00:01.000 --> 00:02.500")
_HEADER = re.compile(r"WEBVTT(?!\w)", re.IGNORECASE)
_ANY = re.compile(r"^\s*[\d:]+\.\d+\s*-->\s*[\d:]+\.\d+", re.MULTILINE)
_READING = re.compile(r"<rt\b[^<>]*>[^<]*(?:</rt>)?|</?rp\b[^<>]*>", re.IGNORECASE)
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
        return 65 if tie and has_arrow(head) else 0

    @classmethod
    def read(cls, source: Source) -> TimedText:
        """The cues. Raises FormatProblem where the file has not one time line."""
        faults = Faults()
        lines = lines_of(source.text)
        blocks, title = _blocks(lines, faults)
        if not blocks:
            raise FormatProblem(
                say(
                    "No caption was found: there is no line such as 00:01.000 --> 00:02.500 "
                    "with text after it."
                ),
                remedy=say("If these are captions of another kind, save them as SRT or WebVTT."),
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
        times = next((i for i in range(len(stretch)) if _times(stretch, i)), None)
        if re.match(r"WEBVTT(?:\s|$)", stretch[0]) and blocks:
            # Files put together of others have a header in the middle.
            faults.add(say("another header, passed over"), begin + 1)
            stretch, begin = stretch[1:] if times is None else stretch[times:], begin + (times or 1)
            if times is None:
                continue
        elif _BLOCK.match(stretch[0]):
            for number, line in enumerate(stretch, begin + 1):
                if has_arrow(line) and times is None:
                    faults.add(say("an arrow in a note, passed over"), number, quoted(line))
            if times is None:
                continue
            # A note may not hold an arrow: its empty line is missing.
            faults.add(say("no empty line after a note"), begin + times + 1)
            stretch, begin = stretch[times:], begin + times
        elif times is None:
            _stray(stretch, begin + 1, blocks, faults)
            continue
        _cues_in(stretch, begin + 1, blocks, faults)
    for block in blocks:
        if not block.lines:
            faults.add(say("cue without text, left out"), block.line)
    return [block for block in blocks if block.lines], title


def _header(lines: list[str], faults: Faults) -> tuple[str, int]:
    """(title, index of the first line after the header)."""
    at = 0
    while at < len(lines) and not lines[at].strip():
        at += 1
    header = lines[at].strip() if at < len(lines) else ""
    if not _HEADER.match(header):
        faults.add(say("the header WEBVTT is missing"), 1)
        return "", 0
    if not re.match(r"WEBVTT(?:\s|$)", header):
        faults.add(say("header in an odd form, expected WEBVTT"), at + 1, quoted(header))
    title = header[6:].strip(" \t:-\u2013\u2014")
    at += 1
    while at < len(lines) and lines[at].strip() and not has_arrow(lines[at]):
        at += 1
    if at < len(lines) and has_arrow(lines[at]) and lines[at - 1].strip().isdigit():
        at -= 1
    return title, at


def _stray(stretch: list[str], line: int, blocks: list[Block], faults: Faults) -> None:
    """Text without a time line: the rest of the cue before, after an empty line too many."""
    if _is_settings(stretch):
        return
    for number, text in enumerate(stretch, line):
        if has_arrow(text):
            faults.add(say("an arrow without times, taken as text"), number, quoted(text))
    if blocks and not (len(stretch) == 1 and stretch[0].strip().isdigit()):
        faults.add(say("text after an empty line, joined to the cue before"), line)
        block = blocks[-1]
        block.lines.extend(_payload(stretch, block.start_ms, block.end_ms))
    elif any(line_.strip() for line_ in stretch):
        faults.add(say("text without a time, left out"), line, quoted(" ".join(stretch)))


def _is_settings(stretch: list[str]) -> bool:
    """Old files have style and region settings as bare blocks, or a rule of ``##``."""
    if stretch[0].strip().lower() in ("region", "style", "##"):
        return True
    return all(re.match(r"\s*(::cue|[\w-]+\s*:\s*\S+;|[{}])", line) for line in stretch)


def _times(stretch: list[str], at: int) -> TimeLine | None:
    """What a line of a block says about time; None where it is no time line, not even a
    broken one, which a first line with an arrow and a colon is."""
    below_index = at == 1 and stretch[0].strip().isdigit()
    found = time_line(stretch[at], below_index or (at == 0 and stretch[0].strip() == "-->"))
    if found is None and at == 0 and has_arrow(stretch[0]) and ":" in stretch[0].split()[0]:
        return TimeLine(None, None)
    return found


def _cues_in(stretch: list[str], line: int, blocks: list[Block], faults: Faults) -> None:
    """The cue of a block, or the cues where the empty lines between them are missing."""
    at_times = [i for i in range(len(stretch)) if _times(stretch, i)]
    lead = stretch[: at_times[0]]
    if len(lead) > 1:
        last = len(lead) - (1 if lead[-1].strip().isdigit() else 0)
        _stray(lead[:last], line, blocks, faults)
    elif lead and has_arrow(lead[0]):
        faults.add(say("an arrow in a cue's name, left out"), line, quoted(lead[0]))
    for order, at in enumerate(at_times):
        end_at = at_times[order + 1] if order + 1 < len(at_times) else len(stretch)
        number = line + at
        if order:
            faults.add(say("no empty line before the cue, read as if there were one"), number)
        body = stretch[at + 1 : end_at]
        if order + 1 < len(at_times) and body and body[-1].strip().isdigit():
            body.pop()  # the next cue's identifier
        found = _times(stretch, at)
        assert found is not None
        if not found.readable:
            detail = say("{quote}, {reading}", quote=quoted(stretch[at]), reading=found.read_as())
            faults.add(
                say("time that cannot be read, {expected}", expected=_EXPECTED), number, detail
            )
        elif not _STRICT.fullmatch(stretch[at]):
            faults.add(
                say("time in an odd form"),
                number,
                say("{quote}, {reading}", quote=quoted(stretch[at]), reading=found.read_as()),
            )
        start, end = found.start_ms, found.end_ms
        if start is None:
            # Only its text is sure: put it after the cue before, or up to its own end.
            last_ms = max((b.end_ms or b.start_ms for b in blocks[-1:]), default=0)
            start = last_ms if end is None else min(last_ms, end)
        if found.text:
            faults.add(say("text on the time line, taken as the cue's"), number, quoted(found.text))
            body.insert(0, found.text)
        for below, text in enumerate(stretch[at + 1 : end_at], number + 1):
            if has_arrow(text):
                faults.add(say("an arrow without times, taken as text"), below, quoted(text))
        blocks.append(Block(start, end, _payload(body, start, end), number))


def _payload(body: list[str], start_ms: int, end_ms: int | None) -> list[Line]:
    """The lines of a cue. A voice lasts to its end tag or the cue's end."""
    lines: list[Line] = []
    speaker = ""
    voice_begins = False
    for text in body:
        text = _READING.sub("", text) if "<r" in text else text
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
