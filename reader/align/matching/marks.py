"""Which of our words begin at a time the other source gives.

A cue or a stamp times the *boundary* before its first word. Where that word is also ours
the boundary is before it; where it is garbled, missing or preceded by words that only we
have, the boundary is sought among our turns that begin close by: a turn that clearly
begins at a stamp gets exactly that stamp.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.align.matching.evidence import TimedWords
from reader.core.timing import NO_TIME

# How far, in words, a turn may begin from the matched word and still begin at the stamp;
# the wider figure where the stamp begins another speaker's turn in the other source too.
_NEAR = 3
_NEAR_AT_CHANGE = 12

EXACT = 3  # the very word is timed
CLEAR = 2  # a turn begins here and there
LIKELY = 1  # the place among unequal words is in proportion


@dataclass(frozen=True, slots=True)
class Mark:
    """``word`` of ours begins at ``time_ms``; ``quality`` is EXACT, CLEAR or LIKELY."""

    word: int
    time_ms: int
    quality: int


@dataclass(frozen=True)
class Pairs:
    """Equal words: ``ours[k]`` is ``theirs[k]``; both rise."""

    ours: array[int]
    theirs: array[int]

    def __len__(self) -> int:
        return len(self.ours)


def marks_of(pairs: Pairs, timed: TimedWords, turn_starts: Sequence[int], total: int) -> list[Mark]:
    """The marks in word order, one a word, times never running backwards.

    ``turn_starts`` are our turns' first words (rising), ``total`` the number of our words.
    """
    found: dict[int, Mark] = {}
    for word, stamp in enumerate(timed.stamp_ms):
        if stamp == NO_TIME:
            continue
        cue = timed.cue_of[word]
        if timed.first_word[cue] == word:
            mark = _boundary(pairs, timed, word, turn_starts, total)
        else:
            at = bisect_left(pairs.theirs, word)
            matched = at < len(pairs) and pairs.theirs[at] == word
            mark = Mark(pairs.ours[at], stamp, EXACT) if matched else None
        if mark is not None:
            other = found.get(mark.word)
            if other is None or mark.quality >= other.quality:
                found[mark.word] = mark
    return _rising([found[word] for word in sorted(found)])


def _boundary(
    pairs: Pairs, timed: TimedWords, first: int, turn_starts: Sequence[int], total: int
) -> Mark | None:
    """Where in ours the boundary before their word ``first`` lies; None: nobody can tell."""
    stamp = timed.stamp_ms[first]
    at = bisect_left(pairs.theirs, first)
    low, before = (pairs.ours[at - 1] + 1, pairs.theirs[at - 1]) if at else (0, -1)
    if at < len(pairs):
        high, after = pairs.ours[at], pairs.theirs[at]
    else:
        high, after = total, len(timed)
    unequal = high - low
    lead, rest = (
        first - before - 1,
        after - first,
    )  # their unequal words about the boundary
    cue = timed.cue_of[first]
    changes = cue > 0 and timed.speaker_of[cue] != timed.speaker_of[cue - 1]
    near = _NEAR_AT_CHANGE if changes else _NEAR
    starts = turn_starts[bisect_left(turn_starts, low) : bisect_right(turn_starts, high)]
    if high == total:
        starts = [start for start in starts if start < total]
    if rest == 0:
        # Their unequal words before the boundary answer as many of ours.
        ours_only = near if changes or not lead else min(near, unequal - lead)
        if starts and high - starts[-1] <= max(0, ours_only):
            quality = EXACT if starts[-1] == high else CLEAR
            return Mark(starts[-1], stamp, quality)
        return Mark(high, stamp, EXACT)
    if unequal == 0:
        return Mark(high, stamp, CLEAR) if starts and rest <= near else None
    if starts and starts[-1] == high and rest <= near and unequal > 2 * (lead + rest):
        return Mark(high, stamp, CLEAR)  # what is ours alone stands before the boundary
    expected = low + round(unequal * lead / (lead + rest))
    if starts:
        start = min(starts, key=lambda word: abs(word - expected))
        if abs(start - expected) <= max(near, unequal // 3):
            return Mark(start, stamp, CLEAR)
    similar = abs(unequal - lead - rest) <= max(2, 0.3 * (lead + rest))
    if similar and low <= expected < total:
        return Mark(expected, stamp, LIKELY)
    return None


def _rising(marks: list[Mark]) -> list[Mark]:
    """The most marks whose times never run backwards, better ones counting more."""
    if all(a.time_ms <= b.time_ms for a, b in pairwise(marks)):
        return marks
    # Longest non-decreasing subsequence, first among the good marks, then the likely ones
    # where they fit between.
    good = _longest([mark for mark in marks if mark.quality > LIKELY])
    kept: list[Mark] = []
    at = 0
    for mark in marks:
        if at < len(good) and mark is good[at]:
            kept.append(mark)
            at += 1
        elif mark.quality == LIKELY:
            floor = kept[-1].time_ms if kept else 0
            ceiling = good[at].time_ms if at < len(good) else mark.time_ms
            if floor <= mark.time_ms <= ceiling:
                kept.append(mark)
    return kept


def _longest(marks: list[Mark]) -> list[Mark]:
    tops: list[int] = []
    at: list[int] = []
    before = [-1] * len(marks)
    for index, mark in enumerate(marks):
        place = bisect_right(tops, mark.time_ms)
        if place:
            before[index] = at[place - 1]
        if place == len(tops):
            tops.append(mark.time_ms)
            at.append(index)
        else:
            tops[place] = mark.time_ms
            at[place] = index
    chain: list[Mark] = []
    index = at[-1] if at else -1
    while index >= 0:
        chain.append(marks[index])
        index = before[index]
    return chain[::-1]
