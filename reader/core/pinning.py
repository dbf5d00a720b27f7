"""How pins change an alignment: the work behind ``pins.with_pins``, which says what it does."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from reader.core.pins import Pin, Reach
from reader.core.timing import (
    INTERPOLATED_CONFIDENCE,
    MS_PER_CHARACTER,
    NO_TIME,
    Alignment,
    Provenance,
    Span,
    spread,
    word_lengths,
)
from reader.core.transcript import Transcript

# Words that have to make room are squeezed to no less than this part of their time, as long
# as there are neighbours that can make room with them.
LEAST_PACE = 0.5
# Stretched by less than this either way a time is as good as it was.
TRUSTED_STRETCH = 1.25
# What a pin leaves of a stretch without words counts as one from this length on.
LEAST_UNCOVERED_MS = 1000


class Pinning:
    """One application. Works on copies of the columns; ``was`` are the starts before, which
    tell what ran backwards then."""

    def __init__(self, alignment: Alignment, transcript: Transcript, pins: list[Pin]) -> None:
        self.alignment = alignment
        self.transcript = transcript
        self.pins = pins
        self.words = [pin.word for pin in pins]
        self.was = alignment.start_ms
        self.start = alignment.start_ms[:]
        self.end = alignment.end_ms[:]
        self.provenance = alignment.provenance[:]
        self.confidence = alignment.confidence[:]
        latest = max(pin.start_ms for pin in pins)
        self.limit_ms = max(alignment.duration_ms, latest) if alignment.duration_ms else None

    def pinned(self) -> Alignment:
        for pin in self.pins:
            if self.start[pin.word] == NO_TIME:
                self._bring_in(pin)
        self._carry_onward()
        # As they would be without the pins that are still to be applied.
        before = [self.start[word] for word in self.words]
        stretched = [self._stretch(after, before) for after in range(len(self.pins) + 1)]
        for index, pin in enumerate(self.pins):
            if not stretched[index + 1]:
                self._shift(pin.word, self._turn_stop(index), pin.start_ms - before[index])
        for index, pin in enumerate(self.pins):
            self.start[pin.word] = pin.start_ms
            self.end[pin.word] = max(self.end[pin.word], pin.start_ms)
            self._keep_within_turn(index)
            self._make_room_before(index)
            self._make_room_after(index)
        for index, pin in enumerate(self.pins):
            self.provenance[pin.word] = Provenance.PINNED
            self.confidence[pin.word] = 100
            for word in (pin.word - 1, pin.word, self._turn_stop(index) - 1):
                self._end_in_time(word)
        return replace(
            self.alignment,
            start_ms=self.start,
            end_ms=self.end,
            provenance=self.provenance,
            confidence=self.confidence,
            uncovered=self._uncovered(),
        )

    # -- reaches ----------------------------------------------------------------

    def _bring_in(self, pin: Pin) -> None:
        """Times for a pinned word that had none, and for the absent words around it in its
        turn, at the usual pace within what the words around them leave."""
        if self.provenance[pin.word] == Provenance.PENDING:
            length = word_lengths([self.transcript.word_text(*self.transcript.locate(pin.word))])
            self.start[pin.word] = pin.start_ms
            self.end[pin.word] = pin.start_ms + length[0] * MS_PER_CHARACTER
            return
        turn = bisect_right(self.transcript.first_word, pin.word) - 1
        first, stop = self.transcript.first_word[turn], self.transcript.first_word[turn + 1]
        low, high = pin.word, pin.word + 1
        while low > first and self._is_absent(low - 1):
            low -= 1
        while high < stop and self._is_absent(high):
            high += 1
        lengths = word_lengths([self.transcript.texts[turn]])[low - first : high - first]
        marks: list[tuple[int, int]] = []
        for other in self.pins[bisect_left(self.words, low) : bisect_left(self.words, high)]:
            if not marks or other.start_ms >= marks[-1][1]:
                marks.append((other.word - low, other.start_ms))
        word, start_ms = marks[0]
        if word > 0:
            before = self._timed_before(low)
            floor_ms = 0 if before is None else self.end[before]
            lead_ms = sum(lengths[:word]) * MS_PER_CHARACTER
            marks.insert(0, (0, max(0, min(start_ms, max(floor_ms, start_ms - lead_ms)))))
        word, start_ms = marks[-1]
        end_ms = start_ms + sum(lengths[word:]) * MS_PER_CHARACTER
        after = self._timed_from(high, len(self.start))
        if after is not None and self.start[after] >= start_ms:
            end_ms = min(end_ms, self.start[after])
        limits = [NO_TIME] * (len(marks) - 1) + [end_ms]
        self.start[low:high], self.end[low:high] = spread(lengths, marks, limits=limits)
        self.provenance[low:high] = bytes([Provenance.INTERPOLATED]) * (high - low)
        self.confidence[low:high] = bytes([INTERPOLATED_CONFIDENCE]) * (high - low)

    def _is_absent(self, word: int) -> bool:
        return self.start[word] == NO_TIME and self.provenance[word] != Provenance.PENDING

    def _carry_onward(self) -> None:
        onward = [pin for pin in self.pins if pin.reach is Reach.ONWARD]
        stop = len(self.start)
        for pin in reversed(onward):
            self._shift(pin.word, stop, pin.start_ms - self.start[pin.word])
            stop = pin.word

    def _shift(self, first: int, stop: int, by_ms: int) -> None:
        if not by_ms:
            return
        least_ms, limit_ms = max(0, -by_ms), self.limit_ms
        for column in (self.start, self.end):
            moved = [
                x + by_ms if x >= least_ms else min(x, 0)  # no time, or before the beginning
                for x in column[first:stop]
            ]
            if limit_ms is not None and max(moved, default=0) > limit_ms:
                moved = [min(x, limit_ms) for x in moved]
            column[first:stop] = array("q", moved)

    def _stretch(self, after: int, before: list[int]) -> bool:
        """Stretch the words from pin ``after - 1`` to pin ``after`` (the first one's are
        behind nothing, the last one's before nothing) if either pin asks for it. Whether
        that was done; ``before`` are the pinned words' times so far."""
        left = self.pins[after - 1] if after > 0 else None
        right = self.pins[after] if after < len(self.pins) else None
        if Reach.BETWEEN not in (left and left.reach, right and right.reach):
            return False
        first = left.word if left is not None else 0
        stop = right.word if right is not None else len(self.start)
        timed = [x for x in self.start[first:stop] if x != NO_TIME]
        if not timed:
            return False
        if left is not None:
            old_from, new_from = before[after - 1], left.start_ms
        else:
            assert right is not None
            old_from = new_from = min(timed)
            if old_from >= min(right.start_ms, before[after]):
                old_from = new_from = 0
        if right is not None:
            old_to, new_to = before[after], right.start_ms
        else:
            old_to = new_to = max(self.end[first:stop])
        if old_to <= old_from or new_to < new_from:
            return False
        old, new = old_to - old_from, new_to - new_from
        if (old_from, old) == (new_from, new):
            return True

        def beside(x: int) -> int:
            if x < old_from:  # it ran backwards, or has no time
                return x if x == NO_TIME else max(0, x + new_from - old_from)
            return x + new_to - old_to

        for column in (self.start, self.end):
            column[first:stop] = array(
                "q",
                [
                    new_from + (x - old_from) * new // old if old_from <= x <= old_to else beside(x)
                    for x in column[first:stop]
                ],
            )
        if not old <= new * TRUSTED_STRETCH <= old * TRUSTED_STRETCH**2:
            self._doubt(range(first, stop))
        return True

    # -- making room ------------------------------------------------------------

    def _keep_within_turn(self, index: int) -> None:
        """The turn's words do not run into what follows, if that begins after the pin."""
        word, stop = self.words[index], self._turn_stop(index)
        if stop == self._segment_stop(index) or stop - word < 2:
            return
        here = self.was[word]
        latest = max(self.was[word:stop])
        first = self._timed_from(stop, self._segment_stop(index))
        later = first
        while later is not None and 0 <= self.was[later] < latest:
            later = self._timed_from(later + 1, self._segment_stop(index))
        for following in dict.fromkeys((first, later)):
            if following is None or 0 <= self.was[following] < here:
                continue  # it ran backwards before
            limit_ms = self.start[following]
            if limit_ms >= self.start[word]:
                late = self._late(word + 1, stop, following, limit_ms)
                self._squeeze(late, word + 1, stop, following, self.start[word], limit_ms)

    def _make_room_before(self, index: int) -> None:
        pin = self.pins[index]
        floor_ms, first = 0, 0
        if index > 0:
            floor_ms, first = self.pins[index - 1].start_ms, self.words[index - 1] + 1
        if floor_ms > pin.start_ms:
            return  # the user has let them run backwards
        late = self._late(first, pin.word, pin.word, pin.start_ms)
        home = self._turn_start(pin.word)
        if late and late[0] >= home > first:
            before = self._timed_before(home)  # another turn's, which need not make room
            if before is None or before < first:
                first = home
            elif self.end[before] <= pin.start_ms:
                first, floor_ms = home, max(floor_ms, self.end[before])
        self._squeeze(late, first, pin.word, pin.word, floor_ms, pin.start_ms)

    def _late(self, first: int, stop: int, following: int, limit_ms: int) -> list[int]:
        """Words that were before ``following`` and begin after ``limit_ms`` now."""
        late = [word for word, x in enumerate(self.start[first:stop], first) if x > limit_ms]
        return [word for word in late if not self.was[word] > self.was[following] >= 0]

    def _squeeze(
        self, late: list[int], first: int, stop: int, following: int, floor_ms: int, limit_ms: int
    ) -> None:
        """Bring the words ``late`` of those from ``first`` to ``stop`` to begin by ``limit_ms``,
        their neighbours making room with them."""
        if not late:
            return
        start, end, was = self.start, self.end, self.was
        last_ms = max(max(end[word], start[word]) for word in late)
        word, low_ms = late[0], floor_ms
        while word > first:
            word -= 1
            x = start[word]
            if x == NO_TIME or x > limit_ms or was[word] > was[following] >= 0:
                continue
            low_ms = x
            if limit_ms - x >= (last_ms - x) * LEAST_PACE:
                break
        old, new = last_ms - low_ms, limit_ms - low_ms
        squeezed = []
        for moving in range(word, stop):
            if start[moving] >= low_ms and not was[moving] > was[following] >= 0:
                start[moving] = low_ms + (start[moving] - low_ms) * new // old
                end[moving] = max(
                    start[moving], low_ms + (min(end[moving], last_ms) - low_ms) * new // old
                )
                squeezed.append(moving)
        self._doubt(squeezed)

    def _make_room_after(self, index: int) -> None:
        """Words behind the pin that would begin before it are pushed on, and share the time
        up to where there is room with those that follow them."""
        pin, stop = self.pins[index], self._segment_stop(index)
        here, first = self.was[pin.word], pin.word + 1
        early = [
            word for word, x in enumerate(self.start[first:stop], first) if 0 <= x < pin.start_ms
        ]
        early = [word for word in early if not 0 <= self.was[word] < here]
        if not early:
            return
        if stop < len(self.start):
            end_ms = self.pins[index + 1].start_ms
            if end_ms < pin.start_ms:
                return  # the user has let them run backwards
        else:
            end_ms = max(pin.start_ms, *self.end[first:stop])
        pushed, lengths_ms = [pin.word], self._length_ms(pin.word)
        for word in range(first, stop):
            x = self.start[word]
            if x == NO_TIME or 0 <= self.was[word] < here:
                continue
            room_ms = x - pin.start_ms
            if word > early[-1] and room_ms >= 0 and room_ms >= lengths_ms * LEAST_PACE:
                end_ms = x
                break
            pushed.append(word)
            lengths_ms += self._length_ms(word)
        else:
            if stop == len(self.start):
                needed_ms = pin.start_ms + int(lengths_ms * LEAST_PACE)
                end_ms = max(end_ms, needed_ms)
                if self.limit_ms is not None:
                    end_ms = min(end_ms, self.limit_ms)
        room_ms = min(end_ms - pin.start_ms, lengths_ms)
        done_ms = 0
        for word in pushed:
            length_ms = self._length_ms(word)
            self.start[word] = pin.start_ms + room_ms * done_ms // lengths_ms
            done_ms += length_ms
            self.end[word] = pin.start_ms + room_ms * done_ms // lengths_ms
        self._doubt(pushed[1:])

    def _length_ms(self, word: int) -> int:
        return max(1, self.end[word] - self.start[word])

    def _end_in_time(self, word: int) -> None:
        """A word ends before the next begins, if it did."""
        following = self._timed_from(word + 1, len(self.start))
        if word < 0 or self.start[word] == NO_TIME or following is None:
            return
        next_ms = self.start[following]
        overlapped = self.was[following] != NO_TIME and self.was[following] < (
            self.alignment.end_ms[word] if self.was[word] != NO_TIME else 0
        )
        if self.start[word] <= next_ms < self.end[word] and not overlapped:
            self.end[word] = next_ms

    # -- what there is ------------------------------------------------------------

    def _turn_stop(self, index: int) -> int:
        """Where the words that belong to the pin's turn end: at the next pin or turn."""
        first_word = self.transcript.first_word
        stop = first_word[bisect_right(first_word, self.words[index])]
        return min(stop, self._segment_stop(index))

    def _turn_start(self, word: int) -> int:
        first_word = self.transcript.first_word
        return first_word[bisect_right(first_word, word) - 1]

    def _segment_stop(self, index: int) -> int:
        return self.words[index + 1] if index + 1 < len(self.words) else len(self.start)

    def _timed_before(self, word: int) -> int | None:
        while word > 0:
            word -= 1
            if self.start[word] != NO_TIME:
                return word
        return None

    def _timed_from(self, word: int, stop: int) -> int | None:
        while word < stop:
            if self.start[word] != NO_TIME:
                return word
            word += 1
        return None

    def _doubt(self, words: Iterable[int]) -> None:
        """Their times are no longer what they were taken from."""
        for word in words:
            if self.start[word] != NO_TIME:
                self.provenance[word] = Provenance.INTERPOLATED
                self.confidence[word] = min(self.confidence[word], INTERPOLATED_CONFIDENCE)

    def _uncovered(self) -> tuple[Span, ...]:
        spans = list(self.alignment.uncovered)
        for index, pin in enumerate(self.pins):
            stop = self._turn_stop(index)
            end_ms = max(pin.start_ms, *self.end[pin.word : stop])
            left: list[Span] = []
            for span in spans:
                if not span.start_ms <= pin.start_ms < span.end_ms:
                    left.append(span)
                    continue
                parts = (Span(span.start_ms, pin.start_ms), Span(end_ms, span.end_ms))
                left += (p for p in parts if p.end_ms - p.start_ms >= LEAST_UNCOVERED_MS)
            spans = left
        return tuple(spans)
