"""Prints grouped by voice, and stretches of speech given to voices."""

from __future__ import annotations

import numpy as np
import pytest

from reader.align.speakers.clusters import cluster
from reader.align.speakers.diarise import speakers_of
from reader.align.speakers.voiceprint import Floats

WIDE = 4.0  # windows a stretch


def prints(
    people: list[int], *, alike: float, within: float, windows: list[float] | None = None
) -> tuple[Floats, Floats]:
    """Sums of windows of stretches by ``people``: windows of one are alike by ``within`` on
    average, those of two by ``alike``."""
    chance = np.random.default_rng(11)
    axes = np.linalg.qr(chance.normal(size=(256, 8)))[0].T
    counts = np.array(windows or [WIDE] * len(people), np.float32)
    totals = np.zeros((len(people), 256), np.float32)
    for row, person in enumerate(people):
        for _ in range(int(np.ceil(counts[row]))):
            scatter = chance.normal(size=256) / 16
            window = (
                np.sqrt(alike) * axes[0]
                + np.sqrt(within - alike) * axes[1 + person]
                + np.sqrt(1 - within) * scatter
            )
            totals[row] += (min(1.0, counts[row]) * window).astype(np.float32)
    return totals, counts


def parted(numbers: np.ndarray[tuple[int], np.dtype[np.int64]], people: list[int]) -> bool:
    """Whether there is one number a person."""
    pairs = set(zip(numbers.tolist(), people, strict=True))
    return len(pairs) == len(set(people)) == len(set(numbers.tolist()))


@pytest.mark.parametrize(
    ("alike", "within"),
    [
        (0.45, 0.8),  # clear voices
        (0.64, 0.83),  # alike in all, as synthetic voices are
        (0.56, 0.65),  # scattered, as actors' are
    ],
)
def test_people_are_told_apart_however_much_their_prints_scatter(
    alike: float, within: float
) -> None:
    people = [0, 1, 0, 2, 1, 0, 2, 1, 0, 0, 2, 1] * 2
    totals, counts = prints(people, alike=alike, within=within)
    assert parted(cluster(totals, counts), people)


@pytest.mark.parametrize("within", [0.68, 0.75, 0.85])
def test_one_person_is_one(within: float) -> None:
    totals, counts = prints([0] * 40, alike=0.4, within=within)
    assert set(cluster(totals, counts).tolist()) == {0}


def test_who_is_heard_most_comes_first() -> None:
    people = [1, 0, 0, 0, 1, 0]
    totals, counts = prints(people, alike=0.45, within=0.8)
    assert cluster(totals, counts).tolist() == people


def test_short_stretches_go_with_their_neighbours() -> None:
    people = [0, 0, 0, 0, 1, 1, 1, 1]
    heard = [4.0, 4.0, 0.0, 4.0, 4.0, 0.2, 4.0, 4.0]
    totals, counts = prints(people, alike=0.45, within=0.8, windows=heard)
    assert speakers_of(totals, counts, [2.0] * 8).tolist() == people


def test_a_change_that_costs_more_than_it_explains_is_none() -> None:
    people = [0, 0, 0, 1, 0, 0, 0, 1, 1, 1]
    heard = [4.0, 4.0, 4.0, 0.5, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0]
    totals, counts = prints(people, alike=0.45, within=0.8, windows=heard)
    cheap = speakers_of(totals, counts, [0.5] * 10).tolist()
    dear = speakers_of(totals, counts, [6.0] * 10).tolist()
    assert cheap == people
    assert dear == [0, 0, 0, 0, 0, 0, 0, 1, 1, 1]


def test_somebody_heard_for_a_moment_is_nobody_new() -> None:
    people = [0] * 20 + [1] + [0] * 20
    heard = [4.0] * 20 + [1.2] + [4.0] * 20
    totals, counts = prints(people, alike=0.45, within=0.8, windows=heard)
    assert set(speakers_of(totals, counts, [2.0] * 41).tolist()) == {0}


@pytest.mark.parametrize(("windows", "people"), [(6.0, 1), (40.0, 2)])
def test_who_is_heard_briefly_and_is_nearly_alike_is_nobody_new(
    windows: float, people: int
) -> None:
    """Two parts whose means without noise have a cosine of 0.89, windows of either being
    alike by 0.75: of few windows that is one voice for all one knows, of many it is not."""
    counts = np.array([40.0, windows], np.float32)
    lengths = np.sqrt((0.75 * (counts - 1) + 1) / counts)  # of the parts' mean prints
    cosine = 0.89 * 0.75 / float(lengths.prod())
    totals = np.zeros((2, 256), np.float32)
    totals[0, 0] = counts[0] * lengths[0]
    totals[1, :2] = counts[1] * lengths[1] * np.array([cosine, np.sqrt(1 - cosine**2)])
    assert len(set(speakers_of(totals, counts, [2.0] * 2).tolist())) == people
