from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from reader.core.heights import HeightTree

HEIGHTS = st.lists(st.integers(0, 5000), max_size=200)
CHANGES = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 5000)), max_size=30)


@given(HEIGHTS, CHANGES)
def test_the_tree_says_what_a_plain_list_says(
    heights: list[int], changes: list[tuple[int, int]]
) -> None:
    tree = HeightTree(heights)
    for number, height in changes:
        if heights:
            row = number % len(heights)
            assert tree.update(row, height) == height - heights[row]
            heights[row] = height
    sums = list(accumulate(heights, initial=0))
    assert len(tree) == len(heights)
    assert tree.total == sums[-1]
    assert [tree.top(row) for row in range(len(sums))] == sums
    assert [tree[row] for row in range(len(heights))] == heights


@given(HEIGHTS.filter(any), CHANGES, st.integers(0, 1_000_000))
def test_the_row_at_a_y_covers_it(
    heights: list[int], changes: list[tuple[int, int]], y_px: int
) -> None:
    tree = HeightTree(heights)
    for number, height in changes:
        tree.update(number % len(heights), height)
    if not tree.total:
        return
    y_px %= tree.total
    row, offset_px = tree.row_at(y_px)
    assert tree.top(row) + offset_px == y_px
    assert 0 <= offset_px < tree[row]


@given(HEIGHTS.filter(bool), st.integers(1, 10_000))
def test_beyond_the_edges_it_is_the_first_or_last_row(heights: list[int], far_px: int) -> None:
    tree = HeightTree(heights)
    assert tree.row_at(-far_px) == (0, -far_px)
    row, offset_px = tree.row_at(tree.total + far_px)
    assert row == len(heights) - 1
    assert tree.top(row) + offset_px == tree.total + far_px
