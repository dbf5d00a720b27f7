"""How densely is spoken, along a recording: the plain timeline's stand-in for loudness.

Measured from the word times, so that pauses and rapid exchanges show where they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.core.timeline import Timeline
from reader.core.transcript import Transcript

FAINTEST = 0.08  # the density of a bar in which hardly anything is said


class Bar(NamedTuple):
    """One stretch of the recording: words begun in it in relation to the densest stretch
    (0..1), and who speaks in its middle (as in ``Transcript.speaker_of``)."""

    density: float
    speaker: int


def density_bars(
    transcript: Transcript,
    timeline: Timeline,
    duration_ms: int,
    count: int,
) -> list[Bar]:
    """``count`` bars over ``duration_ms``."""
    if count <= 0 or duration_ms <= 0:
        return []
    starts = timeline.word_starts
    edges = [duration_ms * i / count for i in range(count + 1)]
    spoken = [_words_until(starts, edge) for edge in edges]
    amounts = [max(0.0, b - a) for a, b in pairwise(spoken)]
    # The densest stretch may be an outlier; what nearly all stay below sets the scale.
    ordered = sorted(amounts)
    scale = ordered[int(len(ordered) * 0.98)] or ordered[-1] or 1.0
    # Where a bar is long, all are nearly alike: what they have in common is left out.
    common = ordered[int(len(ordered) * 0.05)] * 0.85
    bars = []
    for index, amount in enumerate(amounts):
        cursor = timeline.cursor_at(int((edges[index] + edges[index + 1]) / 2))
        speaker = -1 if cursor is None else transcript.speaker_of[cursor.turn]
        share = (amount - common) / max(scale - common, scale * 0.05)
        density = min(1.0, max(FAINTEST, share)) if amount else 0.0
        bars.append(Bar(density, speaker))
    return bars


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
