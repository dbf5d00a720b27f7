"""Word times while they are being made: what is known already, as an alignment."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.spans import joined
from reader.core.timing import NO_TIME, Alignment, Provenance, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.align.progress import PlacedWords


class PartialTimes:
    """Columns that fill up. Begins with ``before``, the times that words have already (from
    stamps, from an earlier run), or with nothing known of ``words`` words."""

    def __init__(self, words: int, before: Alignment | None = None) -> None:
        self._changed = False
        self._looked_at: tuple[Span, ...] = ()
        if before is None:
            self._base = Alignment(
                array("q", [NO_TIME]) * words,
                array("q", [NO_TIME]) * words,
                bytearray([Provenance.PENDING]) * words,
                bytearray(words),
            )
            self._came_before: tuple[Span, ...] = ()
        else:
            self._base = before
            self._came_before = before.looked_at
        self._start_ms = array("q", self._base.start_ms)
        self._end_ms = array("q", self._base.end_ms)
        self._provenance = bytearray(self._base.provenance)
        self._confidence = bytearray(self._base.confidence)
        self._duration_ms = self._base.duration_ms

    def add(self, words: PlacedWords) -> None:
        """Take over what became known. What is still pending there overwrites nothing."""
        first, end = words.first, words.first + len(words.start_ms)
        if first < 0 or end > len(self._start_ms):
            raise ValueError(f"words {first} to {end} of {len(self._start_ms)}")
        self._changed = True
        if Provenance.PENDING not in words.provenance:
            self._start_ms[first:end] = words.start_ms
            self._end_ms[first:end] = words.end_ms
            self._provenance[first:end] = words.provenance
            self._confidence[first:end] = words.confidence
            return
        for index, kind in enumerate(words.provenance):
            if kind != Provenance.PENDING:
                self._start_ms[first + index] = words.start_ms[index]
                self._end_ms[first + index] = words.end_ms[index]
                self._provenance[first + index] = kind
                self._confidence[first + index] = words.confidence[index]

    def look(self, done: Iterable[Span], duration_ms: int) -> None:
        """These stretches of the recording have been aligned."""
        looked_at = joined((*self._came_before, *done))
        if (looked_at, duration_ms) != (self._looked_at, self._duration_ms):
            self._looked_at, self._duration_ms = looked_at, duration_ms
            self._changed = True

    @property
    def looked_at(self) -> tuple[Span, ...]:
        """What of the recording has been aligned, before and now."""
        return self._looked_at or self._came_before

    @property
    def has_changed(self) -> bool:
        """Whether there is anything that ``alignment`` has not been asked for yet."""
        return self._changed

    def alignment(self) -> Alignment:
        """What is known now; a snapshot."""
        self._changed = False
        return replace(
            self._base,
            start_ms=array("q", self._start_ms),
            end_ms=array("q", self._end_ms),
            provenance=bytearray(self._provenance),
            confidence=bytearray(self._confidence),
            duration_ms=self._duration_ms,
            looked_at=self.looked_at,
        )


def expected_ms(alignment: Alignment, word: int, duration_ms: int) -> int:
    """About when ``word``, whose time is not known, will be said: as far between the nearest
    words before and after it that have times as it is in the text."""
    starts = alignment.start_ms
    before, after = word, word
    while before >= 0 and starts[before] == NO_TIME:
        before -= 1
    while after < len(starts) and starts[after] == NO_TIME:
        after += 1
    before_ms = starts[before] if before >= 0 else 0
    after_ms = starts[after] if after < len(starts) else max(duration_ms, before_ms)
    way = (word - before) / max(1, after - before)
    return before_ms + round(way * (after_ms - before_ms))
