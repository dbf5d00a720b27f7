"""What a benchmark has measured, as the table of all of them shows it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """``median`` and ``p99`` of ``count`` measurements in ``unit``; ``bar`` is what is wanted
    (of the p99, or of the median where ``bar_is_median``); ``ratio`` is to ``bare``, something
    bare that does the same work."""

    what: str
    unit: str
    median: float
    p99: float
    count: int
    bar: float | None = None
    bar_is_median: bool = False
    ratio: float | None = None
    bare: str = ""

    @property
    def is_met(self) -> bool:
        return self.bar is None or (self.median if self.bar_is_median else self.p99) <= self.bar


def at_99(values: Sequence[float]) -> float:
    """The 99th percentile; of fewer than a hundred the greatest."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


def figure(
    what: str,
    values: Sequence[float],
    unit: str = "ms",
    *,
    bar: float | None = None,
    bar_is_median: bool = False,
    ratio: float | None = None,
    bare: str = "",
) -> Figure:
    return Figure(
        what,
        unit,
        statistics.median(values),
        at_99(values),
        len(values),
        bar,
        bar_is_median,
        ratio,
        bare,
    )
