"""Which words of a turn that was put right are which of the source's, and when they are said."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reader.core.text_fixes import FixedText, WordRun
from reader.core.timing import (
    INTERPOLATED_CONFIDENCE,
    MS_PER_CHARACTER,
    NO_TIME,
    Alignment,
    Provenance,
)
from reader.core.word_edits import map_char

if TYPE_CHECKING:
    from reader.core.transcript import Transcript
    from reader.core.word_edits import Edit

ALIKE = 0.5  # of 1: two words are spellings of one


def runs_of_turn(
    source: Transcript, shown: Transcript, turn: int, edits: Sequence[Edit]
) -> list[WordRun]:
    """The stretches of ``turn`` whose words are others, in order."""
    old, new = source.word_spans(turn), shown.word_spans(turn)
    numbers = {span: index for index, span in enumerate(new)}
    source_first, shown_first = source.first_word[turn], shown.first_word[turn]
    runs = []
    old_done = new_done = edit = 0

    def add(old_stop: int, new_stop: int) -> None:
        if old_stop > old_done or new_stop > new_done:
            old_words = [source.texts[turn][s:e] for s, e in old[old_done:old_stop]]
            new_words = [shown.texts[turn][s:e] for s, e in new[new_done:new_stop]]
            runs.append(
                WordRun(
                    source_first + old_done,
                    source_first + old_stop,
                    shown_first + new_done,
                    shown_first + new_stop,
                    _are_spellings(old_words, new_words),
                )
            )

    for index, (start, end) in enumerate(old):
        while edit < len(edits) and edits[edit].end <= start and edits[edit].start < start:
            edit += 1
        if edit < len(edits) and edits[edit].start < end and edits[edit].end > start:
            continue  # within what was replaced
        span = (map_char(edits, start), map_char(edits, end, end=True))
        number = numbers.get(span)
        if number is not None:
            add(index, number)
            old_done, new_done = index + 1, number + 1
    add(len(old), len(new))
    return runs


def _are_spellings(old: Sequence[str], new: Sequence[str]) -> bool:
    if len(old) != len(new):
        return False
    return len(old) == 1 or all(
        SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() >= ALIKE
        for one, other in zip(old, new, strict=True)
    )


def carried(alignment: Alignment, fixed: FixedText) -> Alignment:
    """``alignment``, of the words of the source, for the words of the shown text.

    Words that are the same, and other spellings of single words, have exactly the times they
    had. Other words share the time of those they replace in proportion to their length, or
    where that is none the gap between their neighbours in the turn; confidence is that of a
    guess but for the first, whose start is known. Absent and pending stay what they are where
    nothing around them is known either. The same object where no word's time is another's.

    Raises ValueError for an alignment of another text.
    """
    if len(alignment) != fixed.source.word_count:
        raise ValueError(
            f"alignment has {len(alignment)} words, transcript {fixed.source.word_count}"
        )
    runs = [run for run in fixed.word_runs if not run.one_to_one]
    if not runs:
        return alignment
    starts, ends = array("q"), array("q")
    provenance, confidence = bytearray(), bytearray()
    done = 0
    for run in (*runs, None):
        first = len(alignment) if run is None else run.source_first
        starts.extend(alignment.start_ms[done:first])
        ends.extend(alignment.end_ms[done:first])
        provenance.extend(alignment.provenance[done:first])
        confidence.extend(alignment.confidence[done:first])
        if run is not None:
            times = _times_of(alignment, fixed, run, ends)
            starts.extend(times.start_ms)
            ends.extend(times.end_ms)
            provenance.extend(times.provenance)
            confidence.extend(times.confidence)
            done = run.source_end
    return replace(
        alignment, start_ms=starts, end_ms=ends, provenance=provenance, confidence=confidence
    )


def _times_of(alignment: Alignment, fixed: FixedText, run: WordRun, ends: array[int]) -> Alignment:
    """The columns of the shown words of ``run`` alone; ``ends`` are those before them."""
    shown = fixed.transcript
    count = run.shown_end - run.shown_first
    if not count:
        return _columns([], [], Provenance.ABSENT, 0)
    turn, first = shown.locate(run.shown_first)
    spans = shown.word_spans(turn)[first : first + count]
    lengths = [end - start + 1 for start, end in spans]
    old = range(run.source_first, run.source_end)
    timed = [word for word in old if alignment.start_ms[word] != NO_TIME]
    if timed:
        start_ms = alignment.start_ms[timed[0]]
        end_ms = max(start_ms, *(alignment.end_ms[word] for word in timed))
        times = _shared(start_ms, end_ms, lengths)
        times.provenance[0] = alignment.provenance[timed[0]]
        times.confidence[0] = alignment.confidence[timed[0]]
        return times
    room = _room(alignment, fixed, run, (turn, sum(lengths)), ends)
    if room is not None:
        return _shared(*room, lengths)
    around = [*old, run.source_first - 1, run.source_end]
    turn_words = range(fixed.source.first_word[turn], fixed.source.first_word[turn + 1])
    waits = any(
        alignment.provenance[word] == Provenance.PENDING for word in around if word in turn_words
    )
    kind = Provenance.PENDING if waits else Provenance.ABSENT
    return _columns([NO_TIME] * count, [NO_TIME] * count, kind, 0)


def _room(
    alignment: Alignment,
    fixed: FixedText,
    run: WordRun,
    wanted: tuple[int, int],
    ends_before: array[int],
) -> tuple[int, int] | None:
    """From when to when words that nothing has the time of can be said: between their
    neighbours in the turn; None where those have no time, or are all there is room for."""
    turn, characters = wanted
    first, stop = fixed.source.first_word[turn], fixed.source.first_word[turn + 1]
    starts, ends = alignment.start_ms, alignment.end_ms
    before = run.source_first - 1 if run.source_first > first else None
    after = run.source_end if run.source_end < stop else None
    if before is not None and starts[before] == NO_TIME:
        before = None
    if after is not None and starts[after] == NO_TIME:
        after = None
    natural = characters * MS_PER_CHARACTER
    if before is not None and after is not None:
        end_ms = starts[after]
        start_ms = min(ends[before], end_ms)
        if run.source_end > run.source_first and start_ms == end_ms:
            return None  # there are words here that the recording has no room for
        return start_ms, min(end_ms, start_ms + 2 * natural)
    if before is not None:
        start_ms = ends[before]
        end_ms = start_ms + natural
        limit = _next_start(starts, run.source_end)
        if limit == NO_TIME and alignment.duration_ms:
            limit = max(start_ms, alignment.duration_ms)
        if limit != NO_TIME:
            start_ms, end_ms = min(start_ms, limit), min(end_ms, limit)
        return start_ms, end_ms
    if after is not None:
        end_ms = starts[after]
        floor = min(_previous_end(ends_before), end_ms)
        return max(0, floor, end_ms - natural), end_ms
    return None


def _next_start(starts: array[int], word: int) -> int:
    """When the first word from ``word`` on that has a time begins; NO_TIME without one."""
    return next((starts[n] for n in range(word, len(starts)) if starts[n] != NO_TIME), NO_TIME)


def _previous_end(ends: array[int]) -> int:
    """When the last word of these that has a time ends; NO_TIME without one."""
    return next((end for end in reversed(ends) if end != NO_TIME), NO_TIME)


def _shared(start_ms: int, end_ms: int, lengths: Sequence[int]) -> Alignment:
    total, done = sum(lengths), 0
    starts, ends = [], []
    for length in lengths:
        starts.append(start_ms + (end_ms - start_ms) * done // total)
        done += length
        ends.append(start_ms + (end_ms - start_ms) * done // total)
    return _columns(starts, ends, Provenance.INTERPOLATED, INTERPOLATED_CONFIDENCE)


def _columns(
    starts: Sequence[int], ends: Sequence[int], kind: Provenance, confidence: int
) -> Alignment:
    count = len(starts)
    return Alignment(
        array("q", starts),
        array("q", ends),
        bytearray([kind]) * count,
        bytearray([confidence]) * count,
    )
