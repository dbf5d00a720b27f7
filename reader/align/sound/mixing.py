"""Two channels into one, so that nobody vanishes.

The plain mean of left and right loses what is in one of them with the sign turned round (a
badly wired microphone, a "widened" voice): it cancels. The half difference loses what both
have in common. So both are looked at, a tenth of a second at a time, and the difference is
taken only where it is clearly the stronger. With one speaker on each side both are equally
strong, and the mean keeps both speakers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader.align.engines.base import RATE, Samples

BLOCK = RATE // 10  # decisions are made for whole blocks, counted from the recording's start
_FADE = RATE // 100
_CLEARLY = 4.0  # times the power: 6 dB


class Mixer:
    """Mixes a stretch of sound down as it comes, from sample number ``start`` on.

    The decision for a block depends on this block alone and its fade on the one before, so
    that the result is the same wherever the mixing began, but for the first two blocks.
    """

    def __init__(self, start: int) -> None:
        self._position = start
        self._carried: NDArray[np.int16] | None = None
        self._by_difference = 0.0

    def mix(self, planes: NDArray[np.int16]) -> Samples:
        """What can be mixed by now. ``planes`` has one row a channel: one or two."""
        if planes.shape[0] == 1:
            if self._carried is None:
                self._position += planes.shape[1]
                self._by_difference = 0.0
                only: Samples = planes[0]
                return only
            planes = np.repeat(planes, 2, axis=0)
        if self._carried is not None:
            planes = np.concatenate([self._carried, planes], axis=1)
        end = self._position + planes.shape[1]
        usable = max(0, end - end % BLOCK - self._position)
        self._carried = planes[:, usable:] if usable < planes.shape[1] else None
        return self._mixed(planes[:, :usable])

    def rest(self) -> Samples:
        """What was held back for want of a whole block."""
        carried, self._carried = self._carried, None
        return np.empty(0, np.int16) if carried is None else self._mixed(carried)

    def _mixed(self, planes: NDArray[np.int16]) -> Samples:
        length = planes.shape[1]
        if not length:
            return np.empty(0, np.int16)
        left, right = planes[0].astype(np.int32), planes[1].astype(np.int32)
        edges = [0, *range(BLOCK - self._position % BLOCK, length, BLOCK)]
        self._position += length
        mean = left + right
        difference = left - right
        chosen = _power(difference, edges) > _CLEARLY * _power(mean, edges)
        if not chosen.any() and not self._by_difference:
            return np.asarray(mean >> 1, np.int16)
        weight = np.empty(length, np.float32)
        ramp = np.linspace(0, 1, _FADE, endpoint=False, dtype=np.float32)
        before = self._by_difference
        for edge, end, by_difference in zip(edges, [*edges[1:], length], chosen, strict=True):
            weight[edge:end] = by_difference
            fade = min(_FADE, end - edge)
            weight[edge : edge + fade] = before + (float(by_difference) - before) * ramp[:fade]
            before = float(by_difference)
        self._by_difference = before
        mixed = mean * (1 - weight) + difference * weight
        return np.asarray(np.rint(mixed / 2), np.int16)


def _power(signal: NDArray[np.int32], edges: list[int]) -> NDArray[np.float64]:
    """The variance of each block, which a constant offset of one channel does not touch."""
    counts = np.diff([*edges, len(signal)])
    wide = signal.astype(np.float64)
    sums = np.add.reduceat(wide, edges)
    squares = np.add.reduceat(wide * wide, edges)
    power: NDArray[np.float64] = squares / counts - (sums / counts) ** 2
    return power
