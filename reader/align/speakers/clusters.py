"""Which prints are one voice's: agglomerative clustering with average linkage."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reader.align.speakers.voiceprint import Floats

Integers: TypeAlias = NDArray[np.int64]

# Windows of 1.6 s by one person are alike by 0.63 (actors, effects) to 0.81 (synthetic) on
# average, by two persons by 0.44 to 0.61.
SAME_VOICE = 0.62
# The same of clusters that are no longer noisy, as the cosine of the true means: one
# person's 0.93 and more, two persons' up to 0.89 (two actors with the same effect).
SAME_MEANS = 0.91
_ENOUGH = 5.0  # prints, for a mean to be trusted with that


def cluster(totals: Floats, counts: Floats, *, same_voice: float = SAME_VOICE) -> Integers:
    """The number of its cluster for each row, 0 for the cluster with the most prints.

    Row i of ``totals`` is the sum of ``counts[i]`` prints that are one voice's. The likeness
    of two clusters is the mean dot product over all pairs of a print of one and a print of
    the other, which is the dot product of their means; they are joined, the most alike
    first, while it is at least ``same_voice``.
    """
    cluster_of = np.arange(len(totals))
    for likeness, one, other in merges(totals, counts):
        if likeness < same_voice:
            break
        cluster_of[cluster_of == cluster_of[one]] = cluster_of[other]
    _join_means(cluster_of, totals, counts)
    sizes = {int(number): float(counts[cluster_of == number].sum()) for number in cluster_of}
    order = {number: place for place, number in enumerate(sorted(sizes, key=lambda n: -sizes[n]))}
    return np.array([order[int(number)] for number in cluster_of], np.int64)


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


def _join_means(cluster_of: Integers, totals: Floats, counts: Floats) -> None:
    """Join clusters that differ by less than persons do, though their prints scatter: a
    voice recorded twice, an actor. In place."""
    while True:
        numbers = [
            number
            for number in np.unique(cluster_of)
            if counts[cluster_of == number].sum() >= _ENOUGH
        ]
        sums = np.array([totals[cluster_of == number].sum(0) for number in numbers])
        sizes = np.array([counts[cluster_of == number].sum() for number in numbers])
        if len(numbers) < 2:
            return
        # Without each print's product with itself, which is 1.
        within = np.maximum(1e-6, ((sums**2).sum(1) - sizes) / (sizes * (sizes - 1)))
        means = sums / (sizes * np.sqrt(within))[:, None]
        alike = means @ means.T
        np.fill_diagonal(alike, -np.inf)
        one, other = divmod(int(np.argmax(alike)), len(numbers))
        if alike[one, other] < SAME_MEANS:
            return
        cluster_of[cluster_of == numbers[one]] = numbers[other]
