"""From a time to the turn and word being spoken, and to when that changes next.

The current turn is the last whose start is at or before the time, and likewise the
word: a silence never blanks either. What the text does not cover (adverts) and what has
not been looked at yet does: there nobody knows a word, and none is shown. Built once an
alignment; a look-up is a bisection.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.spans import between, joined
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.core.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the voice is: ``word`` is numbered within ``turn``."""

    turn: int
    word: int


class Timeline:
    """The times of one transcript, ready to be asked.

    Overlapping speech makes word starts run backwards in the text; the time-ordered
    columns are therefore sorted, with the text's order deciding ties.
    """

    def __init__(self, transcript: Transcript, alignment: Alignment) -> None:
        if len(alignment) != transcript.word_count:
            raise ValueError(
                f"alignment has {len(alignment)} words, transcript {transcript.word_count}"
            )
        self._transcript = transcript
        self._alignment = alignment
        starts = alignment.start_ms
        ordered = True
        last = 0
        for value in starts:
            if value < last:
                ordered = False
                break
            last = value
        if ordered:
            self._starts = starts
            self._words: array[int] | range = range(len(starts))
        else:
            timed = [i for i, value in enumerate(starts) if value != NO_TIME]
            timed.sort(key=starts.__getitem__)
            self._words = array("q", timed)
            self._starts = array("q", (starts[i] for i in timed))
        self._turn_starts, self._turn_ends, self._turns = self._turn_columns()
        reach = 0
        self._reach = array("q")  # latest end among the turns up to here, in time order
        for end in self._turn_ends:
            reach = max(reach, end)
            self._reach.append(reach)
        # Of each blank its start, then its end: within one where an odd number has passed.
        self._blank_edges = array("q")
        for blank in blanks(alignment):
            self._blank_edges.extend((blank.start_ms, blank.end_ms))

    def _turn_columns(self) -> tuple[array[int], array[int], array[int]]:
        first_word = self._transcript.first_word
        spans: list[tuple[int, int, int]] = []
        starts, ends = self._alignment.start_ms, self._alignment.end_ms
        for turn in range(len(self._transcript)):
            low, high = first_word[turn], first_word[turn + 1]
            if low == high:
                continue
            first = min(starts[low:high])
            if first == NO_TIME:  # which is less than any time
                timed = [s for s in starts[low:high] if s != NO_TIME]
                if not timed:
                    continue
                first = min(timed)
            spans.append((first, turn, max(ends[low:high])))
        spans.sort()
        return (
            array("q", (s for s, _, _ in spans)),
            array("q", (e for _, _, e in spans)),
            array("q", (t for _, t, _ in spans)),
        )

    def __bool__(self) -> bool:
        """Whether any word has a time."""
        return len(self._starts) > 0

    @property
    def word_starts(self) -> Sequence[int]:
        """When the words that have a time begin, in order of time."""
        return self._starts

    def cursor_at(self, time_ms: int) -> Cursor | None:
        """The word being spoken or last spoken at ``time_ms``; None before the first, and
        where nobody knows of a word."""
        index = bisect_right(self._starts, time_ms) - 1
        if index < 0 or self._is_blank(time_ms):
            return None
        return Cursor(*self._transcript.locate(self._words[index]))

    def word_before(self, time_ms: int) -> int | None:
        """The number of the last word begun at or before ``time_ms``, also where nobody knows
        of a word; None before the first."""
        index = bisect_right(self._starts, time_ms) - 1
        return None if index < 0 else self._words[index]

    def next_boundary(self, time_ms: int) -> int | None:
        """The first time after ``time_ms`` at which the cursor or a sounding turn changes."""
        index = bisect_right(self._starts, time_ms)
        boundary = self._starts[index] if index < len(self._starts) else None
        edge = bisect_right(self._blank_edges, time_ms)
        if edge < len(self._blank_edges):
            blank = self._blank_edges[edge]
            boundary = blank if boundary is None else min(boundary, blank)
        for turn in self._overlapping(time_ms):
            end = self._turn_ends[turn]
            if end > time_ms and (boundary is None or end < boundary):
                boundary = end
        return boundary

    def _is_blank(self, time_ms: int) -> bool:
        """Whether nobody knows of a word at ``time_ms``. A word that has a time within such
        a stretch is believed."""
        passed = bisect_right(self._blank_edges, time_ms)
        if passed % 2 == 0:
            return False
        index = bisect_right(self._starts, time_ms) - 1
        return index < 0 or self._starts[index] < self._blank_edges[passed - 1]

    def _overlapping(self, time_ms: int) -> list[int]:
        """Positions in the turn columns of turns that sound at ``time_ms``, in time order."""
        found = []
        index = bisect_right(self._turn_starts, time_ms) - 1
        while index >= 0 and self._reach[index] > time_ms:
            if self._turn_ends[index] > time_ms:
                found.append(index)
            index -= 1
        return found[::-1]

    def turns_at(self, time_ms: int) -> tuple[int, ...]:
        """Every current turn: those sounding at ``time_ms``, else the last that began.

        In transcript order; empty before the first turn begins, and where nobody knows.
        """
        if self._is_blank(time_ms):
            return ()
        sounding = sorted(self._turns[i] for i in self._overlapping(time_ms))
        if sounding:
            return tuple(sounding)
        index = bisect_right(self._turn_starts, time_ms) - 1
        return (self._turns[index],) if index >= 0 else ()

    def word_start(self, turn: int, word: int) -> int | None:
        """When the word begins, in ms; None for a word without a time."""
        value = self._alignment.start_ms[self._transcript.first_word[turn] + word]
        return None if value == NO_TIME else value

    def word_end(self, turn: int, word: int) -> int | None:
        value = self._alignment.end_ms[self._transcript.first_word[turn] + word]
        return None if value == NO_TIME else value

    def turn_start(self, turn: int) -> int | None:
        """When the turn's first timed word begins, in ms; None if it has none, or if its
        beginning has not been looked at yet."""
        return self.start_from(turn, turn + 1)

    def start_from(self, turn: int, end: int) -> int | None:
        """When the first timed word of the turns from ``turn`` up to before ``end`` begins, in
        ms; None if they have none, or if what comes first has not been looked at yet."""
        starts_ms, provenance = self._alignment.start_ms, self._alignment.provenance
        places = self._transcript.first_word
        for each in range(turn, min(end, len(self._transcript))):
            first, last = places[each], places[each + 1]
            if first < last and provenance[first] == Provenance.PENDING:
                return None
            start_ms = next((s for s in starts_ms[first:last] if s != NO_TIME), None)
            if start_ms is not None:
                return start_ms
        return None

    def turn_end(self, turn: int) -> int | None:
        span = self._alignment.turn_span(self._transcript, turn)
        return None if span is None else span.end_ms

    @property
    def end_ms(self) -> int:
        """When the last word ends; 0 without any timed word."""
        return self._reach[-1] if self._reach else 0

    @property
    def length_ms(self) -> int:
        """Of the recording as far as the times tell; where not all is aligned, the last word
        that has a time is not its end."""
        return max(self.end_ms, self._alignment.duration_ms)

    def turn_after(self, time_ms: int) -> int | None:
        """The first turn that begins later than ``time_ms``."""
        index = bisect_right(self._turn_starts, time_ms)
        return self._turns[index] if index < len(self._turns) else None

    def turn_before(self, time_ms: int) -> int | None:
        """The last turn that begins earlier than ``time_ms``."""
        index = bisect_left(self._turn_starts, time_ms) - 1
        return self._turns[index] if index >= 0 else None


# Captions leave a pause out just as they leave out an advert: a short one is no evidence.
_PAUSE_MS = 10_000


def uncovered_stretches(alignment: Alignment) -> tuple[Span, ...]:
    """What of the recording holds no word of the text, in order: adverts, music. A silence
    is none, as far as can be told."""
    if Provenance.MEASURED in alignment.provenance:
        return alignment.uncovered
    return tuple(s for s in alignment.uncovered if s.end_ms - s.start_ms >= _PAUSE_MS)


def blanks(alignment: Alignment) -> tuple[Span, ...]:
    """Where in the recording nobody knows of a word, in order: what no text covers, and,
    where words are still to be placed, what has not been looked at."""
    uncovered = uncovered_stretches(alignment)
    if Provenance.PENDING not in alignment.provenance:
        return uncovered
    return joined((*uncovered, *between(alignment.looked_at, alignment.duration_ms)))
