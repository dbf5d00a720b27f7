"""Heights of many rows: where a row begins, which row is at a y, and how that changes.

A Fenwick tree (Fenwick, *A new data structure for cumulative frequency tables*, 1994):
node i, counted from 1, holds the sum of the rows from ``i & (i - 1)`` up to ``i - 1``.
Building takes O(n) over plain sums; asking and changing take O(log n).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import accumulate


class HeightTree:
    """Row heights in px (whole, 0 or more), one entry a row."""

    __slots__ = ("_heights", "_top_step", "_total", "_tree")

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = array("i", heights)
        sums = list(accumulate(self._heights, initial=0))
        self._total = sums[-1]
        self._tree = array("q", [sums[i] - sums[i & (i - 1)] for i in range(1, len(sums))])
        self._top_step = 1 << len(self._heights).bit_length() >> 1

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    @property
    def total(self) -> int:
        """The height of all rows together, px."""
        return self._total

    def top(self, row: int) -> int:
        """The sum of the heights before ``row``, px; ``row`` may be one past the last."""
        if not 0 <= row <= len(self._heights):
            raise IndexError(row)
        tree = self._tree
        sum_px = 0
        while row:
            sum_px += tree[row - 1]
            row &= row - 1
        return sum_px

    def row_at(self, y_px: int) -> tuple[int, int]:
        """The row that covers ``y_px`` and how far into it that is, px.

        Rows without height cover nothing. Above everything it is the first row with a
        negative offset; below everything the last row with an offset past its height.
        Raises IndexError without rows.
        """
        count = len(self._heights)
        if not count:
            raise IndexError("no rows")
        if y_px < 0:
            return 0, y_px
        tree = self._tree
        row = 0
        rest = y_px
        step = self._top_step
        while step:
            probe = row + step
            if probe <= count and tree[probe - 1] <= rest:
                row = probe
                rest -= tree[probe - 1]
            step >>= 1
        if row == count:
            return count - 1, rest + self._heights[-1]
        return row, rest

    def update(self, row: int, height_px: int) -> int:
        """Give ``row`` another height; returns by how much it grew, px."""
        if not 0 <= row < len(self._heights):
            raise IndexError(row)
        grown = height_px - self._heights[row]
        if grown:
            self._heights[row] = height_px
            self._total += grown
            tree = self._tree
            node = row + 1
            while node <= len(tree):
                tree[node - 1] += grown
                node += node & -node
        return grown
