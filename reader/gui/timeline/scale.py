"""Which stretch of a recording a strip of the screen shows, and where on it a time is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

# As far as one can zoom in: a short word is then about a hundred px wide.
MOST_PX_PER_MS = 0.4


@dataclass(frozen=True, slots=True)
class TimeScale:
    """``start_ms`` to ``start_ms + span_ms`` of a recording of ``duration_ms`` lie on
    ``width_px`` from ``left_px`` on. Immutable; all that changes it gives another."""

    duration_ms: int = 0
    left_px: float = 0.0
    width_px: float = 1.0
    start_ms: float = 0.0
    span_ms: float = 0.0

    @property
    def is_whole(self) -> bool:
        return self.span_ms >= self.duration_ms

    @property
    def end_ms(self) -> float:
        return self.start_ms + self.span_ms

    @property
    def right_px(self) -> float:
        return self.left_px + self.width_px

    @property
    def px_per_ms(self) -> float:
        return self.width_px / self.span_ms if self.span_ms > 0 else 0.0

    @property
    def least_span_ms(self) -> float:
        """What is shown when zoomed in as far as possible."""
        return min(float(self.duration_ms), self.width_px / MOST_PX_PER_MS)

    def x_of(self, time_ms: float) -> float:
        """In px; outside of the strip for a time that is not shown."""
        return self.left_px + (time_ms - self.start_ms) * self.px_per_ms

    def time_at(self, x: float) -> int:
        """The time shown at ``x``, within the recording and within what is shown."""
        share = min(1.0, max(0.0, (x - self.left_px) / max(1.0, self.width_px)))
        return min(self.duration_ms, max(0, round(self.start_ms + share * self.span_ms)))

    def shows(self, time_ms: float) -> bool:
        return self.start_ms <= time_ms <= self.end_ms

    def columns_of(self, times_ms: Sequence[int]) -> Iterator[int]:
        """The px at which there is any of ``times_ms`` (in order), each once. However many
        they are, no more steps than the strip has px."""
        if self.px_per_ms <= 0:
            return
        index = bisect_left(times_ms, self.start_ms)
        while index < len(times_ms) and times_ms[index] <= self.end_ms:
            x = round(self.x_of(times_ms[index]))
            yield x
            next_ms = self.start_ms + (x + 0.5 - self.left_px) / self.px_per_ms
            index = max(index + 1, bisect_left(times_ms, next_ms, index))

    # -- another one --------------------------------------------------------------

    def on(self, left_px: float, width_px: float) -> TimeScale:
        """The same stretch on another strip."""
        return _held(replace(self, left_px=left_px, width_px=max(1.0, width_px)))

    def of(self, duration_ms: int) -> TimeScale:
        """For a recording of another length: whole stays whole."""
        if self.is_whole:
            return replace(self, duration_ms=duration_ms).whole()
        return _held(replace(self, duration_ms=duration_ms))

    def whole(self) -> TimeScale:
        return replace(self, start_ms=0.0, span_ms=float(self.duration_ms))

    def zoomed(self, factor: float, at_ms: float) -> TimeScale:
        """``factor`` times as large, with ``at_ms`` staying where it is."""
        span_ms = self.span_ms / factor
        span_ms = min(float(self.duration_ms), max(self.least_span_ms, span_ms))
        share = (at_ms - self.start_ms) / self.span_ms if self.span_ms > 0 else 0.5
        return _held(replace(self, start_ms=at_ms - share * span_ms, span_ms=span_ms))

    def moved(self, by_ms: float) -> TimeScale:
        return _held(replace(self, start_ms=self.start_ms + by_ms))

    def with_at(self, time_ms: float, share: float) -> TimeScale:
        """Moved so that ``time_ms`` is at ``share`` (0..1) of the strip."""
        return _held(replace(self, start_ms=time_ms - share * self.span_ms))

    def between(self, start_ms: float, end_ms: float) -> TimeScale:
        """Showing just that, or as little around it as can be shown."""
        start_ms, end_ms = sorted((start_ms, end_ms))
        span_ms = max(self.least_span_ms, end_ms - start_ms)
        return _held(replace(self, start_ms=start_ms, span_ms=span_ms))


def _held(scale: TimeScale) -> TimeScale:
    """``scale``, but within the recording and no finer than can be shown."""
    span_ms = min(float(scale.duration_ms), max(scale.least_span_ms, scale.span_ms))
    start_ms = min(scale.duration_ms - span_ms, max(0.0, scale.start_ms))
    return replace(scale, start_ms=start_ms, span_ms=span_ms)
