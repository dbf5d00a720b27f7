"""Which prints are one voice's: agglomerative clustering with average linkage."""

from __future__ import annotations

from itertools import combinations
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reader.align.speakers.voiceprint import Floats

Integers: TypeAlias = NDArray[np.int64]

# Windows of 1.6 s by one person are alike by 0.63 (actors, effects) to 0.86 (synthetic) on
# average, by two persons by 0.44 to 0.63.
SAME_VOICE = 0.62
# Where there are windows enough on both sides, the cosine of what would be their means without
# noise tells more: 0.93 and more between parts of one person's, up to 0.91 between two
# persons' (two actors with the same effect), mostly below 0.85.
SAME_MEANS = 0.91
_ENOUGH = 5.0


def cluster(totals: Floats, counts: Floats) -> Integers:
    """The number of its cluster for each row, 0 for the cluster with the most prints.

    Row i of ``totals`` is the sum of ``counts[i]`` prints that are one voice's. Clusters are
    joined, the most alike first (``merges``), if they are one voice's as far as can be told.
    """
    cluster_of = np.arange(len(totals))
    for _, one, other in merges(totals, counts):
        first, second = (cluster_of == cluster_of[row] for row in (one, other))
        groups = [(totals[rows].sum(0), float(counts[rows].sum())) for rows in (first, second)]
        if _is_one_voice(*groups):
            cluster_of[first] = cluster_of[other]
    _join_the_alike(cluster_of, totals, counts)
    sizes = {int(number): float(counts[cluster_of == number].sum()) for number in cluster_of}
    order = {number: place for place, number in enumerate(sorted(sizes, key=lambda n: -sizes[n]))}
    return np.array([order[int(number)] for number in cluster_of], np.int64)


def _is_one_voice(one: tuple[Floats, float], other: tuple[Floats, float]) -> bool:
    """Each is a sum of prints and their number."""
    likeness = float(one[0] @ other[0]) / (one[1] * other[1])
    if min(one[1], other[1]) < _ENOUGH:
        return likeness >= SAME_VOICE
    return cosine_without_noise(one, other) >= SAME_MEANS


def cosine_without_noise(one: tuple[Floats, float], other: tuple[Floats, float]) -> float:
    """The cosine between the means of two sums of prints, each given with their number, as it
    would be without what scatters single prints. Of few prints it is only roughly known."""
    likeness = float(one[0] @ other[0]) / (one[1] * other[1])
    return likeness / float(np.sqrt(_within(*one) * _within(*other)))


def _within(total: Floats, count: float) -> float:
    """How alike the prints are on average, each's product with itself (1) left out."""
    return max(1e-6, (float(total @ total) - count) / (count * (count - 1)))


def merges(totals: Floats, counts: Floats) -> list[tuple[float, int, int]]:
    """All merges of average linkage: (likeness, one, other), the most alike first; ``one``
    and ``other`` are rows that stand for the clusters they are in by then.

    Nearest-neighbour chains (Murtagh 1983): time O(n²) in rows, memory O(n).
    """
    means = (totals / counts[:, None]).astype(np.float32)
    weights = counts.astype(np.float64)
    gone = np.zeros(len(means), np.bool_)
    found: list[tuple[float, int, int]] = []
    chain: list[int] = []
    while len(found) < len(means) - 1:
        if not chain:
            chain.append(int(np.argmin(gone)))
        tip = chain[-1]
        likeness = means @ means[tip]
        likeness[gone] = -np.inf
        likeness[tip] = -np.inf
        nearest = int(np.argmax(likeness))
        # The one before wins a tie, or the chain would go round.
        if len(chain) < 2 or likeness[chain[-2]] < likeness[nearest]:
            chain.append(nearest)
            continue
        nearest = chain[-2]
        del chain[-2:]
        found.append((float(likeness[nearest]), tip, nearest))
        weight = weights[tip] + weights[nearest]
        means[nearest] = (means[nearest] * weights[nearest] + means[tip] * weights[tip]) / weight
        weights[nearest] = weight
        gone[tip] = True
    return sorted(found, key=lambda merge: -merge[0])


def _join_the_alike(cluster_of: Integers, totals: Floats, counts: Floats) -> None:
    """Join large clusters that are one voice's and did not meet in the order of merges: a
    part that was nearer to somebody else's. In place."""
    while True:
        groups = []
        for number in np.unique(cluster_of):
            rows = cluster_of == number
            count = float(counts[rows].sum())
            if count >= _ENOUGH:
                groups.append((int(number), totals[rows].sum(0), count))
        joined = False
        for (one, *left), (other, *right) in combinations(groups, 2):
            if _is_one_voice((left[0], left[1]), (right[0], right[1])):
                cluster_of[cluster_of == one] = other
                joined = True
                break
        if not joined:
            return
