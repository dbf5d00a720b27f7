"""Another rendition of the same recording: other adverts, another bit rate, the same speech.

At a landmark a few words are fitted; how far they are from where they were is the offset
there. Where two neighbouring landmarks agree about it, all words between move by it, and
nothing else need be done there.
"""

from __future__ import annotations

from array import array
from statistics import median

from reader.align.placing.comparison import Kind
from reader.align.placing.division import Part
from reader.align.placing.placer import PlacedPart, Placer
from reader.align.progress import PlacedWords
from reader.align.sound.reel import Reel
from reader.core.timing import NO_TIME, Alignment, Provenance

STRIDE_MS = 45_000  # between landmarks: what lies between need not be fitted
_PROBE_MS = 2500
_PROBE_REACH_MS = 10_000
_LEAST_WORDS = 4
# Two fits of the same word differ by a frame or two; an encoder's delay does not change.
_AGREE_MS = 30
_LEAST_AGREEING = 0.6
_MOVABLE = (Provenance.MEASURED, Provenance.SOURCE, Provenance.PINNED, Provenance.INTERPOLATED)


class Rendition:
    """Moves the times of ``prior`` to the recording of ``reel``; ``placer`` places what has
    changed."""

    def __init__(self, prior: Alignment, reel: Reel, placer: Placer) -> None:
        self._prior = prior
        self._reel = reel
        self._placer = placer
        self._offsets: dict[tuple[int, int], int | None] = {}

    def place(self, window: Part) -> list[PlacedPart]:
        """The window's parts in order."""
        moved = self.moved(window)
        return self._placer.place(window) if moved is None else [moved]

    def moved(self, window: Part) -> PlacedPart | None:
        """The window with the times it had, moved; None where they do not fit any more."""
        prior, first, last = self._prior, window.first, window.last
        if last - first < _LEAST_WORDS or last >= len(prior):
            return None
        kinds = set(prior.provenance[first:last])
        if not kinds <= set(_MOVABLE) or Provenance.MEASURED not in kinds:
            return None
        head = self._offset(window.start_ms, first)
        tail = self._offset(window.end_ms, last)
        if head is None or tail is None or abs(head - tail) > _AGREE_MS:
            return None
        start, end = prior.start_ms[first], max(prior.start_ms[last], prior.start_ms[first] + 1)

        def there(time_ms: int) -> int:
            share = min(1.0, max(0.0, (time_ms - start) / (end - start)))
            return max(0, time_ms + round(head + (tail - head) * share))

        words = PlacedWords(
            first,
            array("q", map(there, prior.start_ms[first:last])),
            array("q", map(there, prior.end_ms[first:last])),
            bytes(prior.provenance[first:last]),
            bytes(prior.confidence[first:last]),
        )
        return PlacedPart(window, known=words)

    def _offset(self, time_ms: int, word: int) -> int | None:
        key = (time_ms, word)
        if key not in self._offsets:
            self._offsets[key] = self._measured(time_ms, word)
        return self._offsets[key]

    def _measured(self, time_ms: int, word: int) -> int | None:
        """How much later than before the words from ``word`` on are, in ms."""
        starts = self._prior.start_ms
        end_ms = time_ms
        for piece in self._reel.fine(time_ms, time_ms + _PROBE_REACH_MS):
            end_ms = piece.end_ms
            if end_ms - time_ms >= _PROBE_MS:
                break
        if starts[word] == NO_TIME or end_ms <= time_ms:
            return None
        # As many words as would fit if nothing has changed.
        last = word
        until = starts[word] + (end_ms - time_ms)
        while last < len(starts) and starts[word] <= self._prior.end_ms[last] <= until:
            last += 1
        if last - word < _LEAST_WORDS:
            return None
        placed = self._placer.fit(Part(Kind.TEXT, time_ms, end_ms, word, last)).placed
        offsets = [
            place.start_ms - starts[number]
            for number, place in enumerate(placed, word)
            if place is not None
        ]
        if len(offsets) < _LEAST_WORDS:
            return None
        middle = round(median(offsets))
        near = sum(abs(offset - middle) <= _AGREE_MS for offset in offsets)
        return middle if near >= _LEAST_AGREEING * len(offsets) else None
