"""Of many places found, those that make one story: rising in time and in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reader.align.finding.finder import Found


@dataclass(frozen=True, slots=True)
class Sighting:
    """A piece of the recording in which words of the text were heard."""

    start_ms: int
    end_ms: int
    found: Found


def best_chain(candidates: Sequence[Sequence[Sighting]]) -> list[Sighting]:
    """One sighting or none of each piece's ``candidates`` (pieces in order of time), so that
    the words rise and the scores together are highest.

    A weighted longest increasing subsequence over the middle words, with a Fenwick tree of
    prefix maxima: O(n log n).
    """
    middles = sorted({_middle(s) for piece in candidates for s in piece})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(middles) + 1)
    sightings: list[Sighting] = []
    before: list[int] = []

    def highest(rank: int) -> tuple[float, int]:
        top = (0.0, -1)
        while rank > 0:
            top = max(top, best[rank])
            rank -= rank & -rank
        return top

    for piece in candidates:
        # All of one piece are weighed before any counts: it is used once.
        weighed = []
        for sighting in piece:
            rank = bisect_left(middles, _middle(sighting))
            score, previous = highest(rank)
            weighed.append((rank + 1, score + sighting.found.score, previous, sighting))
        for rank, score, previous, sighting in weighed:
            sightings.append(sighting)
            before.append(previous)
            index = len(sightings) - 1
            while rank < len(best):
                best[rank] = max(best[rank], (score, index))
                rank += rank & -rank
    _, index = highest(len(middles))
    chain: list[Sighting] = []
    while index >= 0:
        chain.append(sightings[index])
        index = before[index]
    return chain[::-1]


def _middle(sighting: Sighting) -> int:
    return sighting.found.first + sighting.found.last
