"""Stretches of a recording in order of time: which holds a moment, what lies between."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from reader.core.timing import Span

FAR_MS = 1 << 53  # later than any recording ends: for one whose length is not known


def span_at(spans: Sequence[Span], time_ms: int) -> Span | None:
    """Which of ``spans`` (in order, apart from each other) holds ``time_ms``."""
    index = bisect_right(spans, time_ms, key=lambda span: span.start_ms) - 1
    if index < 0 or time_ms >= spans[index].end_ms:
        return None
    return spans[index]


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches in order, those that touch or overlap made one, empty ones left out."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start_ms):
        if span.end_ms <= span.start_ms:
            continue
        if found and span.start_ms <= found[-1].end_ms:
            found[-1] = Span(found[-1].start_ms, max(found[-1].end_ms, span.end_ms))
        else:
            found.append(span)
    return tuple(found)


def between(spans: Iterable[Span], length_ms: int = 0) -> tuple[Span, ...]:
    """What of a recording of ``length_ms`` (0: not known) ``spans`` leave over, in order."""
    length_ms = length_ms or FAR_MS
    left: list[Span] = []
    reached_ms = 0
    for span in (*joined(spans), Span(length_ms, length_ms)):
        start_ms = min(span.start_ms, length_ms)
        if start_ms > reached_ms:
            left.append(Span(reached_ms, start_ms))
        reached_ms = span.end_ms
    return tuple(left)
