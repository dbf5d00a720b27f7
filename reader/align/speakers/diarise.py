"""Who speaks when, where nobody has said: stretches of speech given to voices.

Stretches long enough to be known are grouped by voice; every voice that is heard for some
seconds is somebody. Then the most likely course of the conversation is looked for (Viterbi
1967): each stretch should sound like its speaker, and a change of speakers needs a reason,
a better one within a sentence than after a pause. Stretches too short to be known go with
their neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.align.speakers.clusters import SAME_MEANS, Integers, cluster, cosine_without_noise
from reader.align.speakers.voiceprint import Floats

# A stretch is clustered from so much of a window on; the longest where there are many.
_CLUSTERED = 0.75
_MOST_CLUSTERED = 2500
# Somebody is heard for so many windows at least, all together; in a short recording for
# this share of it, but not less than the lower number.
_SOMEBODY, _SOMEBODY_SHARE, _SOMEBODY_LEAST = 4.0, 0.1, 2.0
# Of fewer windows a mean is only roughly known: so much over their number may be missing from
# its cosine with somebody who is heard for longer, and is that person for all one knows.
_BRIEF, _ROUGHLY = 10.0, 0.2
# What a whole window's likeness counts, in nats; the windows of one person differ by 0.08.
_LIKENESS = 30.0
_MOST_WINDOWS = 3.0  # more do not make a stretch any surer


def speakers_of(totals: Floats, counts: Floats, change_costs: Sequence[float]) -> Integers:
    """Who speaks in each stretch: 0 for who is first to speak, 1 for the next ...

    Row i of ``totals`` is the sum of ``counts[i]`` prints of stretch i, in order of time;
    ``change_costs[i]`` (nats) is what a change of speakers just before it costs.
    """
    if not len(counts):
        return np.zeros(0, np.int64)
    means = _voices(totals, counts)
    if len(means) < 2:
        return np.zeros(len(counts), np.int64)
    weights = np.where(counts > 0, np.minimum(_MOST_WINDOWS, counts), 0)
    prints = totals / np.maximum(counts, 1e-6)[:, None]
    likely = _LIKENESS * weights[:, None] * (prints @ means.T)
    course = _most_likely(likely.astype(np.float64), change_costs)
    order = {int(who): number for number, who in enumerate(dict.fromkeys(course.tolist()))}
    return np.array([order[who] for who in course.tolist()], np.int64)


def _voices(totals: Floats, counts: Floats) -> Floats:
    """The mean print of everybody who speaks, of length 1; empty where nobody is heard for
    long enough."""
    rows = np.flatnonzero(counts >= _CLUSTERED)
    if len(rows) > _MOST_CLUSTERED:
        rows = np.sort(rows[np.argsort(-counts[rows], kind="stable")[:_MOST_CLUSTERED]])
    if not len(rows):
        return np.zeros((0, totals.shape[1]), np.float32)
    clusters = cluster(totals[rows], counts[rows])
    sizes = np.bincount(clusters, weights=counts[rows])
    enough = min(_SOMEBODY, max(_SOMEBODY_LEAST, _SOMEBODY_SHARE * float(counts.sum())))
    people: list[tuple[Floats, float]] = []
    for number in np.flatnonzero(sizes >= enough):  # who is heard longest comes first
        heard = (totals[rows[clusters == number]].sum(0), float(sizes[number]))
        if not _may_be_one_of(people, heard):
            people.append(heard)
    sums = [total for total, _ in people]
    means = np.array(sums, np.float32).reshape(len(sums), totals.shape[1])
    result: Floats = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    return result


def _may_be_one_of(people: Sequence[tuple[Floats, float]], heard: tuple[Floats, float]) -> bool:
    if heard[1] >= _BRIEF:
        return False
    alike = SAME_MEANS - _ROUGHLY / heard[1]
    return any(cosine_without_noise(person, heard) >= alike for person in people)


def _most_likely(likely: NDArray[np.float64], change_costs: Sequence[float]) -> Integers:
    """The state at each step, of the course with the greatest sum of what ``likely`` (steps,
    states) has for its states less the costs of its changes."""
    steps, states = likely.shape
    came_from = np.zeros((steps, states), np.int64)
    score = likely[0].copy()
    for step in range(1, steps):
        best = int(np.argmax(score))
        changed = score[best] - change_costs[step]
        came_from[step] = np.where(score >= changed, np.arange(states), best)
        score = np.maximum(score, changed) + likely[step]
    course = np.zeros(steps, np.int64)
    course[-1] = int(np.argmax(score))
    for step in range(steps - 1, 0, -1):
        course[step - 1] = came_from[step, course[step]]
    return course
