"""From marks and equal words to a time for every word."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise

from reader.align.matching.evidence import TimedWords
from reader.align.matching.marks import CLEAR, EXACT, LIKELY, Mark, Pairs
from reader.core.timing import MS_PER_CHARACTER, NO_TIME, Provenance, Span, spread

# A stretch of this many words that only we have is placed only where it has room: at
# least this share of the time it usually takes. Shorter ones are squeezed in.
_LONG_STRETCH = 12
_LEAST_SHARE = 0.25
# Quick speech takes this share of the usual time.
_QUICK = 0.8
# Their words that we lack count as a gap in ours from this many on.
_GAP_WORDS = 3
UNCOVERED_MS = 5000
# Where the source tells no ends, the recording's rest must be this long to be uncovered.
_UNCOVERED_TAIL_MS = 30_000

_CONFIDENCE = {EXACT: 90, CLEAR: 75, LIKELY: 35}
_OWN_WORD_CONFIDENCE = 95


class Carrier:
    """Carries one source's times over to our words. Used once; ``carry`` does the work.

    ``lengths`` are our words' (see ``timing.word_lengths``).
    """

    def __init__(
        self,
        lengths: array[int],
        pairs: Pairs,
        timed: TimedWords,
        marks: list[Mark],
        duration_ms: int,
    ) -> None:
        self._lengths = lengths
        self._pairs = pairs
        self._timed = timed
        self._marks = marks
        self._duration_ms = duration_ms
        self._reach = array("q", accumulate(timed.cue_end_ms, max)) if timed.tells_ends else None
        # natural[w]: what the words before w take at the usual pace, ms
        self._natural = array("q", [0])
        self._natural.extend(accumulate(length * MS_PER_CHARACTER for length in lengths))
        self.absent = bytearray(len(lengths))
        self.start_ms = array("q")
        self.end_ms = array("q")
        self.provenance = bytearray()
        self.confidence = bytearray()

    def carry(self) -> None:
        knots: dict[int, int] = {mark.word: mark.time_ms for mark in self._marks}
        limits: dict[int, int] = {}  # by the last word before the stretch that ends then
        self._consider_gaps(knots, limits)
        self._consider_lead()
        for word in [word for word in knots if self.absent[word]]:
            del knots[word]
        words = sorted(knots)
        marks = [(word, knots[word]) for word in words]
        bounds = [self._limit(index, marks, limits) for index in range(len(marks))]
        self._spread(marks, bounds)
        self._judge(marks)

    def _knot(self, word: int, time_ms: int, knots: dict[int, int]) -> None:
        """Another known time, where it does not contradict the marks about it."""
        words = self._mark_words
        at = bisect_left(words, word)
        if at < len(words) and words[at] == word:
            return
        after = self._marks[at].time_ms if at < len(words) else time_ms
        before = self._marks[at - 1].time_ms if at else 0
        if before <= time_ms <= after:
            knots[word] = time_ms

    def _consider_gaps(self, knots: dict[int, int], limits: dict[int, int]) -> None:
        self._mark_words = array("q", [mark.word for mark in self._marks])
        pairs, timed = self._pairs, self._timed
        steps = zip(pairwise(pairs.ours), pairwise(pairs.theirs), strict=True)
        for (our, our_next), (their, their_next) in steps:
            mine, others = our_next - our - 1, their_next - their - 1
            if mine >= _LONG_STRETCH and others * 2 < mine:
                self._place_stretch(our, our_next, their, their_next, knots, limits)
            elif others >= _GAP_WORDS and mine * 2 < others:
                # They say something that we have not: our words stop before and go on after.
                limits[our] = timed.end_ms[their]
                self._knot(our_next, timed.start_ms[their_next], knots)

    def _place_stretch(
        self,
        our: int,
        our_next: int,
        their: int,
        their_next: int,
        knots: dict[int, int],
        limits: dict[int, int],
    ) -> None:
        """Our words between ``our`` and ``our_next`` have no counterpart: is there room?"""
        natural = self._natural
        needed = natural[our_next] - natural[our + 1]
        free_from, free_to = self._timed.end_ms[their], self._timed.start_ms[their_next]
        at = bisect_right(self._mark_words, our)
        if self._reach is not None:
            room = float(free_to - free_from)
        elif at == 0 or at == len(self._marks):
            return
        else:
            first, last = self._marks[at - 1], self._marks[at]
            rest = natural[last.word] - natural[first.word] - needed
            room = last.time_ms - first.time_ms - _QUICK * rest
        if room < _LEAST_SHARE * needed:
            self.absent[our + 1 : our_next] = b"\x01" * (our_next - our - 1)
        elif self._reach is not None:
            limits[our] = free_from
            self._knot(our + 1, free_from, knots)
            limits[our_next - 1] = free_to
            self._knot(our_next, free_to, knots)

    def _consider_lead(self) -> None:
        """Our words before the first one that they have, where they begin too soon for it."""
        if not self._marks or not len(self._pairs):
            return
        first = self._marks[0]
        lead = min(first.word, self._pairs.ours[0])
        if lead >= _LONG_STRETCH and first.time_ms < _LEAST_SHARE * self._natural[first.word]:
            self.absent[:lead] = b"\x01" * lead
        last = self._pairs.ours[-1] + 1
        tail = len(self._lengths) - last
        if tail >= _LONG_STRETCH and self._duration_ms:
            room = self._duration_ms - self._timed.end_ms[self._pairs.theirs[-1]]
            if room < _LEAST_SHARE * (self._natural[-1] - self._natural[last]):
                self.absent[last:] = b"\x01" * tail

    def _limit(self, index: int, marks: list[tuple[int, int]], limits: dict[int, int]) -> int:
        """When the words from mark ``index`` on must have ended; NO_TIME: not known."""
        time_ms = marks[index][1]
        if index + 1 < len(marks):
            next_word, next_ms = marks[index + 1]
        else:
            next_word, next_ms = len(self._lengths), None
            last = len(self._pairs) - 1
            if len(self._timed) - self._pairs.theirs[last] > _GAP_WORDS:
                if next_word - self._pairs.ours[last] <= _GAP_WORDS:
                    return max(time_ms, self._timed.end_ms[self._pairs.theirs[last]])
                return NO_TIME
            if next_word - self._pairs.ours[last] > _LONG_STRETCH:
                return NO_TIME
        own = limits.get(next_word - 1, NO_TIME)
        if own != NO_TIME:
            return max(own, time_ms)
        if self._reach is None:
            return NO_TIME
        starts = self._timed.cue_start_ms
        cue = (bisect_left(starts, next_ms) if next_ms is not None else len(starts)) - 1
        reach = self._reach[cue] if cue >= 0 else NO_TIME
        return reach if reach > time_ms else NO_TIME

    def _spread(self, marks: list[tuple[int, int]], bounds: list[int]) -> None:
        total = len(self._lengths)
        if not any(self.absent):
            self.start_ms, self.end_ms = spread(
                self._lengths, marks, duration_ms=self._duration_ms, limits=bounds
            )
            return
        # Words that are not said take no time: spread the others, then make room again.
        said = [word for word in range(total) if not self.absent[word]]
        place = {word: index for index, word in enumerate(said)}
        starts, ends = spread(
            [self._lengths[word] for word in said],
            [(place[word], time_ms) for word, time_ms in marks],
            duration_ms=self._duration_ms,
            limits=bounds,
        )
        self.start_ms = array("q", [NO_TIME]) * total
        self.end_ms = array("q", [NO_TIME]) * total
        for index, word in enumerate(said):
            self.start_ms[word] = starts[index]
            self.end_ms[word] = ends[index]

    def _judge(self, marks: list[tuple[int, int]]) -> None:
        """Provenance and confidence of every word."""
        total = len(self._lengths)
        self.provenance = bytearray([Provenance.INTERPOLATED]) * total
        self.confidence = bytearray([20]) * total
        # Between marks the error grows with their distance.
        for index, (word, time_ms) in enumerate(marks):
            if index + 1 < len(marks):
                next_word, next_ms = marks[index + 1]
                apart = next_ms - time_ms
                sure = 70 if apart <= 3000 else 55 if apart <= 10_000 else 45
                sure = 35 if apart > 60_000 else sure
            else:
                next_word, sure = total, 35
            self.confidence[word:next_word] = bytes([sure]) * (next_word - word)
        edges = [-1, *self._pairs.ours, total]
        for before, after in pairwise(edges):
            alone = after - before - 1
            for word in range(before + 1, after):
                doubt = 15 if alone <= _GAP_WORDS else 30 if alone < _LONG_STRETCH else 50
                self.confidence[word] = max(10, self.confidence[word] - doubt)
        for mark in self._marks:
            if mark.quality > LIKELY:
                self.provenance[mark.word] = Provenance.SOURCE
            self.confidence[mark.word] = _CONFIDENCE[mark.quality]
        if any(self._timed.own_word):
            at = dict(zip(self._pairs.ours, self._pairs.theirs, strict=True))
            for mark in self._marks:
                their = at.get(mark.word)
                if mark.quality == EXACT and their is not None and self._timed.own_word[their]:
                    self.confidence[mark.word] = _OWN_WORD_CONFIDENCE
        for word in range(total):
            if self.start_ms[word] == NO_TIME:
                self.provenance[word] = Provenance.ABSENT
                self.confidence[word] = 50

    def uncovered(self) -> tuple[Span, ...]:
        """Stretches of the recording, of some seconds, that none of our words covers.

        Evidence is what the source says there: words that we lack, or no cue at all where
        cues tell their ends. A pause within a stamped paragraph is not evidence.
        """
        timed, pairs = self._timed, self._pairs
        spans: list[tuple[int, int]] = []
        edges_ours = [-1, *pairs.ours, len(self._lengths)]
        edges_theirs = [-1, *pairs.theirs, len(timed)]
        steps = zip(pairwise(edges_ours), pairwise(edges_theirs), strict=True)
        for (our, our_next), (their, their_next) in steps:
            others = their_next - their - 1
            if others >= _GAP_WORDS and (our_next - our - 1) * 2 < others:
                begin = timed.end_ms[their] if their >= 0 else timed.start_ms[0]
                end = timed.start_ms[their_next] if their_next < len(timed) else max(timed.end_ms)
                spans.append((begin, end))
        spans.append((0, timed.start_ms[0]))
        end_of_words = max(timed.end_ms)
        if self._reach is not None:
            spans.extend(
                (end, start)
                for own, end, start in zip(
                    timed.cue_end_ms, self._reach, timed.cue_start_ms[1:], strict=False
                )
                if own != NO_TIME and start > end
            )
            if self._duration_ms:
                spans.append((end_of_words, self._duration_ms))
        elif self._duration_ms - end_of_words >= _UNCOVERED_TAIL_MS:
            spans.append((end_of_words, self._duration_ms))
        return self._without_ours(sorted(spans))

    def _without_ours(self, spans: list[tuple[int, int]]) -> tuple[Span, ...]:
        merged: list[list[int]] = []
        for begin, end in spans:
            if end <= begin:
                continue
            if merged and begin <= merged[-1][1] + 1000:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([begin, end])
        timed = [
            (start, end)
            for start, end in zip(self.start_ms, self.end_ms, strict=True)
            if start != NO_TIME
        ]
        ends = array("q", accumulate((end for _, end in timed), max))
        left: list[Span] = []
        for begin, end in merged:
            at = bisect_right(ends, begin)
            now = begin
            while now < end:
                start, stop = timed[at] if at < len(timed) else (end, end)
                if min(start, end) - now >= UNCOVERED_MS:
                    left.append(Span(now, min(start, end)))
                now = max(now, stop)
                at += 1
        return tuple(left)
