"""Clustering and windows, held to what they are said to be."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.align.speakers.clusters import merges
from reader.align.speakers.diarise import speakers_of
from reader.align.speakers.voiceprint import WINDOW_MS, Floats
from reader.align.speakers.voices import SHORTEST_MS, windows_of
from reader.core.timing import Span


def prints(rows: int, seed: int) -> tuple[Floats, Floats]:
    chance = np.random.default_rng(seed)
    counts = chance.integers(1, 5, rows).astype(np.float32)
    totals = chance.normal(size=(rows, 8)).astype(np.float32) * counts[:, None]
    return totals, counts


def average_linkage(totals: Floats, counts: Floats) -> list[float]:
    """The likenesses of all merges, by trying every pair again after every merge."""
    groups = [[row] for row in range(len(totals))]
    found = []
    while len(groups) > 1:
        best = (-np.inf, 0, 0)
        for one, other in combinations(range(len(groups)), 2):
            a = totals[groups[one]].sum(0) / counts[groups[one]].sum()
            b = totals[groups[other]].sum(0) / counts[groups[other]].sum()
            best = max(best, (float(a @ b), one, other))
        found.append(best[0])
        groups[best[1]] += groups.pop(best[2])
    return found


@given(rows=st.integers(2, 12), seed=st.integers(0, 10_000))
def test_chains_find_the_merges_of_average_linkage(rows: int, seed: int) -> None:
    totals, counts = prints(rows, seed)
    likenesses = [likeness for likeness, _, _ in merges(totals, counts)]
    assert np.allclose(likenesses, sorted(average_linkage(totals, counts), reverse=True), atol=1e-3)


@given(
    lengths=st.lists(st.tuples(st.integers(1, 5000), st.integers(0, 3000)), max_size=12),
    most=st.integers(1, 7),
)
def test_windows_lie_within_the_speech(lengths: list[tuple[int, int]], most: int) -> None:
    spans = []
    at = 0
    for length, pause in lengths:
        spans.append(Span(at, at + length))
        at += length + pause + 1
    total = sum(length for length, _ in lengths)
    windows = windows_of(spans, most)
    assert bool(windows) == (total >= SHORTEST_MS)
    assert len(windows) <= most
    for pieces in windows:
        assert sum(p.end_ms - p.start_ms for p in pieces) == min(total, WINDOW_MS)
        assert all(a.end_ms <= b.start_ms for a, b in pairwise(pieces))
        for piece in pieces:
            assert any(s.start_ms <= piece.start_ms < piece.end_ms <= s.end_ms for s in spans)
    begins = [pieces[0].start_ms for pieces in windows]
    assert begins == sorted(begins)


@given(rows=st.integers(0, 30), seed=st.integers(0, 1000), heard=st.booleans())
def test_everybody_is_numbered_by_when_he_first_speaks(rows: int, seed: int, heard: bool) -> None:
    totals, counts = prints(rows, seed)
    if not heard:
        counts[:] = 0
    speakers = speakers_of(totals, counts, [1.0] * rows).tolist()
    assert len(speakers) == rows
    assert list(dict.fromkeys(speakers)) == sorted(set(speakers))
    assert not speakers or min(speakers) == 0
