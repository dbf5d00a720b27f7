"""How densely is spoken, along a recording: the timeline's stand-in for loudness.

Measured from the word times, so that pauses and rapid exchanges show where they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from reader.core.timeline import Timeline

FAINTEST = 0.08  # of a bar in which hardly anything is said


def densities(timeline: Timeline, edges: Sequence[float]) -> list[float]:
    """Words begun between each two ``edges`` (ms, in order) in relation to where most are
    (0..1)."""
    starts = timeline.word_starts
    spoken = [_words_until(starts, edge) for edge in edges]
    amounts = [max(0.0, b - a) for a, b in pairwise(spoken)]
    if not amounts:
        return []
    # The densest stretch may be an outlier; what nearly all stay below sets the scale.
    ordered = sorted(amounts)
    scale = ordered[int(len(ordered) * 0.98)] or ordered[-1] or 1.0
    # Where a bar is long, all are nearly alike: what they have in common is left out.
    common = ordered[int(len(ordered) * 0.05)] * 0.85
    room = max(scale - common, scale * 0.05)
    shares = [0.1 + 0.9 * max(FAINTEST, (amount - common) / room) for amount in amounts]
    return [
        min(1.0, share) if amount else 0.0 for share, amount in zip(shares, amounts, strict=True)
    ]


# A word is taken to last at most this long, so that a pause after it shows as one.
_LONGEST_WORD_MS = 700


def _words_until(starts: Sequence[int], time_ms: float) -> float:
    """Words begun before ``time_ms``; one that is being said counts by its said part."""
    index = bisect_right(starts, time_ms)
    if index == 0:
        return 0.0
    begun = starts[index - 1]
    until = starts[index] if index < len(starts) else begun + _LONGEST_WORD_MS
    lasts = min(_LONGEST_WORD_MS, max(1, until - begun))
    return index - 1 + min(1.0, (time_ms - begun) / lasts)
