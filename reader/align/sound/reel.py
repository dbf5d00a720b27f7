"""The recording as the aligner works through it: in sections of some minutes, cut at a
pause, each with its stretches of speech and the pieces to be heard.

Sections are the same however one comes to them, so that what was done in one run is
known again in the next. Samples of a few sections are held, so memory does not grow with
the recording.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from reader.align.engines.base import RATE, Samples
from reader.align.sound.activity import best_pause, speech_stretches
from reader.align.sound.pieces import COARSE_MS, FINE_MS, Piece, pieces_between, pieces_of
from reader.core.timing import Span

SECTION_MS = 120_000
_EDGE_SLACK_MS = 4000
_SECTIONS_HELD = 4
_FAR_MS = 60_000  # a pause that long has enough quiet places in its middle


class Readable(Protocol):
    """What a reel is made from; see ``decode.open_sound``."""

    @property
    def duration_ms(self) -> int: ...

    def read(self, start_ms: int, end_ms: int) -> Samples: ...


@dataclass(frozen=True, slots=True)
class Section:
    """Some minutes of the recording; all times are in ms of the whole of it."""

    start_ms: int
    end_ms: int
    stretches: tuple[Span, ...]
    coarse: tuple[Piece, ...]


class Reel:
    """A recording in sections. May be asked from several threads."""

    def __init__(self, sound: Readable) -> None:
        self._sound = sound
        self._lock = threading.RLock()
        self._edges: dict[int, int] = {}
        self._sections: dict[int, Section] = {}
        self._held: OrderedDict[int, Samples] = OrderedDict()
        self._last: tuple[int, Samples] = (0, np.zeros(0, np.int16))
        self._closed = False

    def close(self) -> None:
        """Wait for whoever is reading, and let nobody read any more: a recording that is
        closed while another thread decodes it takes the process along."""
        with self._lock:
            self._closed = True

    @property
    def duration_ms(self) -> int:
        return self._sound.duration_ms

    def __len__(self) -> int:
        """The number of sections."""
        return max(1, -(-self.duration_ms // SECTION_MS))

    def number_at(self, time_ms: int) -> int:
        """The section that holds ``time_ms`` (by the even grid the cuts lie near)."""
        return min(len(self) - 1, max(0, time_ms // SECTION_MS))

    def section(self, number: int) -> Section:
        """Section ``number``, 0 <= number < len(self); decoded where it is not known yet."""
        with self._lock:
            found = self._sections.get(number)
            if found is None:
                start, end = self._edge(number), self._edge(number + 1)
                samples = self._load(number)
                stretches = tuple(
                    Span(start + s.start_ms, start + s.end_ms) for s in speech_stretches(samples)
                )
                coarse = tuple(pieces_of(stretches, COARSE_MS, self.best_cut))
                found = self._sections[number] = Section(start, end, stretches, coarse)
            return found

    def samples(self, start_ms: int, end_ms: int) -> Samples:
        """The samples from ``start_ms`` to ``end_ms``, cut off at the recording's ends."""
        start_ms, end_ms = max(0, start_ms), min(self.duration_ms, end_ms)
        if end_ms <= start_ms:
            return np.zeros(0, np.int16)
        with self._lock:
            parts = []
            for number in self._numbers(start_ms, end_ms):
                begin = self._edge(number)
                held = self._load(number)
                low, high = (max(0, t - begin) * RATE // 1000 for t in (start_ms, end_ms))
                parts.append(held[low:high])
            return parts[0].copy() if len(parts) == 1 else np.concatenate(parts)

    def stretches(self, start_ms: int, end_ms: int) -> list[Span]:
        """Where somebody speaks between the two, cut off there."""
        return [
            Span(max(start_ms, s.start_ms), min(end_ms, s.end_ms))
            for number in self._numbers(start_ms, end_ms)
            for s in self.section(number).stretches
            if s.end_ms > start_ms and s.start_ms < end_ms
        ]

    def coarse(self, start_ms: int, end_ms: int) -> list[Piece]:
        """Pieces of some seconds, those whose middle lies between the two."""
        return [
            piece
            for number in self._numbers(start_ms, end_ms)
            for piece in pieces_between(self.section(number).coarse, start_ms, end_ms)
        ]

    def fine(self, start_ms: int, end_ms: int) -> list[Piece]:
        """Pieces as short as the pauses between the two allow."""
        return pieces_of(self.stretches(start_ms, end_ms), FINE_MS, self.best_cut)

    def best_cut(self, start_ms: int, end_ms: int) -> int:
        """The quietest place between the two, in ms; in their middle if they are far apart."""
        if end_ms - start_ms > _FAR_MS:
            middle = (start_ms + end_ms) // 2
            start_ms, end_ms = middle - _FAR_MS // 2, middle + _FAR_MS // 2
        return start_ms + best_pause(self.samples(start_ms, end_ms))

    # -- within -----------------------------------------------------------------

    def _numbers(self, start_ms: int, end_ms: int) -> Sequence[int]:
        with self._lock:
            low = self.number_at(start_ms)
            if low and self._edge(low) > start_ms:
                low -= 1
            elif low + 1 < len(self) and self._edge(low + 1) <= start_ms:
                low += 1
            high = low
            while high + 1 < len(self) and self._edge(high + 1) < end_ms:
                high += 1
            return range(low, high + 1)

    def _edge(self, number: int) -> int:
        """Where section ``number`` begins: at the best pause about its place in the grid."""
        if number <= 0:
            return 0
        if number >= len(self):
            return self.duration_ms
        edge = self._edges.get(number)
        if edge is None:
            middle = number * SECTION_MS
            low, high = middle - _EDGE_SLACK_MS, min(self.duration_ms, middle + _EDGE_SLACK_MS)
            edge = low + best_pause(self._read(low, high))
            self._edges[number] = edge
        return edge

    def _load(self, number: int) -> Samples:
        held = self._held.get(number)
        if held is None:
            begin = self._edge(number)
            # As far as the next edge may lie, in one go: reading back costs a new beginning.
            self._read(begin, (number + 1) * SECTION_MS + _EDGE_SLACK_MS)
            held = self._read(begin, self._edge(number + 1))
            self._held[number] = held
            while len(self._held) > _SECTIONS_HELD:
                self._held.popitem(last=False)
        else:
            self._held.move_to_end(number)
        return held

    def _read(self, start_ms: int, end_ms: int) -> Samples:
        """From the sound, reading on from what was read last where that is held. Raises
        ValueError once the reel is closed."""
        if self._closed:
            raise ValueError("the reel is closed")
        begin, samples = self._last
        end_ms = min(end_ms, self.duration_ms)
        end = begin + len(samples) * 1000 // RATE
        if not begin <= start_ms <= end:
            begin, samples = start_ms, self._sound.read(start_ms, end_ms)
        else:
            samples = samples[(start_ms - begin) * RATE // 1000 :]
            begin = start_ms
            if end_ms > end:
                samples = np.concatenate([samples, self._sound.read(end, end_ms)])
        self._last = (begin, samples)
        return samples[: (end_ms - start_ms) * RATE // 1000]


def section_order(reel: Reel, listening_ms: int) -> list[int]:
    """All sections, the one listened to first, then those after it, then those before."""
    first = reel.number_at(listening_ms)
    return [*range(first, len(reel)), *range(first)]
