"""What a run of the harness came to, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

Counts = dict[str, int]


def added(counts: Iterable[Counts]) -> Counts:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return dict(total)


def as_table(counts: dict[str, Counts]) -> str:
    """Markdown: a row for each scenario and what it counted."""
    lines = ["| scenario | counted | |", "|---|---|---:|"]
    for name, of in counts.items():
        for number, (what, count) in enumerate(of.items()):
            lines.append(f"| {'' if number else name} | {what} | {count:,} |")
    return "\n".join(lines)
