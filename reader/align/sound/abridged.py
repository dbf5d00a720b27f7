"""A stretch of the recording without its long silences.

A window may hold a few words, hours of nothing, and a few words more. Only what is near
speech is read and looked at; times go through ``Abridged`` both ways.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

import numpy as np

from reader.align.engines.base import Placed, Samples
from reader.core.timing import Span

_KEPT_MS = 3_000  # of a silence, at either end of it
_LONG_MS = 20_000  # a shorter silence stays whole


class Abridged:
    """The sound from ``start_ms`` to ``end_ms`` and the ``stretches`` of speech in it (ms of
    the recording, rising), with what is left of them in ``samples`` and ``stretches``: there
    times count from the beginning of ``samples``."""

    def __init__(
        self,
        read: Callable[[int, int], Samples],
        start_ms: int,
        end_ms: int,
        stretches: Sequence[Span],
    ) -> None:
        self._kept: list[Span] = []
        at = start_ms
        quiet_from = start_ms
        for begin, end in (*((s.start_ms, s.end_ms) for s in stretches), (end_ms, end_ms)):
            if begin - quiet_from > _LONG_MS:
                if quiet_from > start_ms:
                    self._kept.append(Span(at, quiet_from + _KEPT_MS))
                at = begin - (_KEPT_MS if begin < end_ms else 0)
            quiet_from = max(quiet_from, end)
        if at < end_ms:
            self._kept.append(Span(at, end_ms))
        elif not self._kept:  # nobody speaks: an engine still wants some sound
            self._kept.append(Span(start_ms, min(end_ms, start_ms + _LONG_MS)))
        self._begins: list[int] = []  # of what is kept, in abridged time
        total_ms = 0
        for span in self._kept:
            self._begins.append(total_ms)
            total_ms += span.end_ms - span.start_ms
        parts = [read(span.start_ms, span.end_ms) for span in self._kept]
        self.samples: Samples = parts[0] if len(parts) == 1 else np.concatenate(parts)
        self.stretches = [
            Span(
                max(s.start_ms, kept.start_ms) - kept.start_ms + begin,
                min(s.end_ms, kept.end_ms) - kept.start_ms + begin,
            )
            for kept, begin in zip(self._kept, self._begins, strict=True)
            for s in stretches
            if s.end_ms > kept.start_ms and s.start_ms < kept.end_ms
        ]

    def in_recording(self, place: Placed) -> Placed:
        """``place``, in ms of ``samples``, in ms of the recording; it ends where the sound
        that it starts in is broken off."""
        number = max(0, bisect_right(self._begins, place.start_ms) - 1)
        kept, begin = self._kept[number], self._begins[number]
        shift = kept.start_ms - begin
        return Placed(place.start_ms + shift, min(place.end_ms + shift, kept.end_ms), place.score)
