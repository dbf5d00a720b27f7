"""What captions have in common, whatever file they come in.

A format cuts its file into ``Block``s (``blocks``) at its time lines (``time_lines``);
``timed`` makes cues of them: times checked, repetition of rolling captions left out
(``rolling``), speakers taken from the text (``cue_speakers``).
"""

from __future__ import annotations

from bisect import bisect_right

from reader.core.text import say
from reader.core.timed import Cue, TimedText, TimedWord
from reader.core.timing import MS_PER_CHARACTER
from reader.formats.base import Source
from reader.formats.blocks import Block, Faults, Line
from reader.formats.cue_speakers import name_speakers
from reader.formats.rolling import unroll
from reader.formats.time_lines import MANY_HOURS_MS, clock_text

_LONG_TEXT = 60  # characters
_LEAST_PACE = 0.2  # of the usual time; quick captions take half of it


def timed(blocks: list[Block], source: Source, faults: Faults, title: str = "") -> TimedText:
    """The cues of a file, in order of time. Faults of order and length are added."""
    _check_times(blocks, faults)
    blocks = sorted(blocks, key=lambda block: block.start_ms)
    repeated = unroll(blocks)
    name_speakers(blocks)
    cues: list[Cue] = []
    for block in blocks:
        cues.extend(_cues(block))
    warnings = [*source.warnings, *faults.warnings()]
    if repeated:
        warnings.append(
            say(
                "Rolling captions: {n} repeated lines are shown once.",
                one="Rolling captions: {n} repeated line is shown once.",
                n=repeated,
            )
        )
    return TimedText(tuple(cues), title=title, warnings=tuple(warnings), data_hash=source.data_hash)


def _check_times(blocks: list[Block], faults: Faults) -> None:
    for block in blocks:
        if block.start_ms < 0:
            faults.add(say("time before the recording's beginning, taken as 0"), block.line)
            block.start_ms = 0
            block.end_ms = None if block.end_ms is None else max(0, block.end_ms)
        if block.start_ms >= MANY_HOURS_MS:
            faults.add(
                say("time beyond 99 hours, taken as it is"), block.line, clock_text(block.start_ms)
            )
        if block.end_ms is not None and block.end_ms < block.start_ms:
            faults.add(say("cue ends before it begins, its end is left open"), block.line)
            block.end_ms = None
        if block.end_ms is not None and block.end_ms == block.start_ms:
            faults.add(say("cue ends as it begins, its end is left open"), block.line)
            block.end_ms = None
        if block.end_ms is not None and _too_long(block):
            faults.add(say("text too long for its time, the cue's end is left open"), block.line)
            block.end_ms = None
    latest_end = 0
    for block, in_order in zip(blocks, _in_order(blocks), strict=True):
        if not in_order:
            faults.add(say("cue out of order, put in its place"), block.line)
            continue
        if block.start_ms < latest_end:
            faults.add(say("cue overlaps the one before, both are kept"), block.line)
        latest_end = max(latest_end, block.end_ms or 0)


def _in_order(blocks: list[Block]) -> bytearray:
    """1 for each block of a longest sequence whose starts never fall: what is left out are
    the fewest that can have been misplaced."""
    tails: list[int] = []  # tails[n]: the least start that ends such a sequence of n + 1
    ends: list[int] = []  # which block that is
    before = [-1] * len(blocks)
    for number, block in enumerate(blocks):
        at = bisect_right(tails, block.start_ms)
        before[number] = ends[at - 1] if at else -1
        if at == len(tails):
            tails.append(block.start_ms)
            ends.append(number)
        else:
            tails[at], ends[at] = block.start_ms, number
    kept = bytearray(len(blocks))
    at = ends[-1] if ends else -1
    while at >= 0:
        kept[at] = 1
        at = before[at]
    return kept


def _too_long(block: Block) -> bool:
    """Whether nobody can say the text in its time: some files end a cue with its first
    phrase."""
    assert block.end_ms is not None
    length = sum(len(line.text) for line in block.lines)
    room = block.end_ms - block.start_ms
    return length >= _LONG_TEXT and room < _LEAST_PACE * length * MS_PER_CHARACTER


def _cues(block: Block) -> list[Cue]:
    """One cue, or one for each speaker in it, who share its time by the length of the text."""
    groups: list[list[Line]] = []
    for line in block.lines:
        if groups and groups[-1][0].speaker == line.speaker and not line.changes:
            groups[-1].append(line)
        else:
            groups.append([line])
    if not groups:
        return []
    total = sum(len(line.text) for line in block.lines)
    room = 0 if block.end_ms is None else block.end_ms - block.start_ms
    cues: list[Cue] = []
    done = 0
    for index, group in enumerate(groups):
        words = _words(group, block)
        start = block.start_ms + room * done // total
        done += sum(len(line.text) for line in group)
        end = None if block.end_ms is None else block.start_ms + room * done // total
        if words and index:
            start = max(start, words[0].start_ms)
        cues.append(
            Cue(
                start,
                end,
                " ".join(line.text for line in group),
                group[0].speaker,
                words,
                block.line,
                group[0].changes,
            )
        )
    return cues


def _words(group: list[Line], block: Block) -> tuple[TimedWord, ...]:
    if not any(line.words for line in group):
        return ()
    words: list[TimedWord] = []
    for line in group:
        if line.words:
            words.extend(line.words)
        else:
            words.append(TimedWord(line.text, words[-1].start_ms if words else block.start_ms))
    return tuple(words)
