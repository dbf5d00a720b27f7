"""The conversation cut into rows: what the page lays out and scrolls by.

A row is a paragraph of a turn; a paragraph too long to lay out at once is cut at a
sentence or a word into several. Most turns are one row. Nothing here is done per word:
a hundred thousand turns are cut and measured in some ten milliseconds.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import repeat
from operator import methodcaller
from typing import NamedTuple

from reader.core.heights import HeightTree
from reader.core.transcript import PARAGRAPH_BREAK, Transcript

LONGEST_ROW = 6000  # characters; laying that out takes about 10 ms


class Row(NamedTuple):
    """Characters ``start`` to ``end`` of ``turn``, and where in the turn that is."""

    turn: int
    start: int
    end: int
    is_first: bool
    is_last: bool
    after_break: bool  # a paragraph begins here (not the turn, nor a mere cut)


class Rows:
    """Which rows a conversation has."""

    def __init__(self, transcript: Transcript) -> None:
        texts = transcript.texts
        self._texts = texts
        lengths = array("i", map(len, texts))
        breaks = map(methodcaller("count", PARAGRAPH_BREAK), texts)
        self._simple = not any(breaks) and max(lengths, default=0) <= LONGEST_ROW
        self.lengths = lengths  # characters of each row
        self.turn_of: Sequence[int] = range(len(texts))
        self._first_of: Sequence[int] = range(len(texts) + 1)
        self._starts: array[int] | None = None
        if not self._simple:
            self._cut(lengths)

    def _cut(self, turn_lengths: array[int]) -> None:
        turn_of, first_of, starts, lengths = array("i"), array("i"), array("i"), array("i")
        for turn, text in enumerate(self._texts):
            first_of.append(len(turn_of))
            if PARAGRAPH_BREAK not in text and turn_lengths[turn] <= LONGEST_ROW:
                turn_of.append(turn)
                starts.append(0)
                lengths.append(turn_lengths[turn])
                continue
            for start, end in _pieces(text):
                turn_of.append(turn)
                starts.append(start)
                lengths.append(end - start)
        first_of.append(len(turn_of))
        self.turn_of, self._first_of = turn_of, first_of
        self._starts, self.lengths = starts, lengths

    def __len__(self) -> int:
        return len(self.lengths)

    def __getitem__(self, row: int) -> Row:
        turn = self.turn_of[row]
        start = self._starts[row] if self._starts is not None else 0
        first, after = self.of_turn(turn)
        return Row(
            turn,
            start,
            start + self.lengths[row],
            row == first,
            row == after - 1,
            row != first and self._texts[turn][start - 1] == PARAGRAPH_BREAK,
        )

    def of_turn(self, turn: int) -> tuple[int, int]:
        """The turn's first row and the one after its last."""
        return self._first_of[turn], self._first_of[turn + 1]

    def at(self, turn: int, char: int) -> int:
        """The row that holds ``char`` of ``turn``; a break belongs to the row before it."""
        first, after = self.of_turn(turn)
        if self._starts is None or after - first == 1:
            return first
        return max(first, bisect_right(self._starts, char, first, after) - 1)

    def estimated_heights(
        self, characters_a_line: float, line_px: float, least_px: int, *, base_px: int, gap_px: int
    ) -> HeightTree:
        """A height for each row, guessed from how many characters it has.

        ``base_px`` is a turn's padding, above and below; ``gap_px`` what stands before each
        further paragraph; ``least_px`` a turn's least height without padding.
        """
        longest = max(self.lengths, default=0)
        text_px = [
            round(line_px * max(1, -(-n // max(1.0, characters_a_line))))
            for n in range(longest + 1)
        ]
        if self._simple:
            by_length = [base_px + max(height, least_px) for height in text_px]
            return HeightTree(map(by_length.__getitem__, self.lengths))
        heights = array(
            "i", map(int.__add__, map(text_px.__getitem__, self.lengths), repeat(gap_px))
        )
        for first in self._first_of[:-1]:
            heights[first] += base_px - gap_px
        return HeightTree(heights)


def _pieces(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each paragraph, or part of one that is too long."""
    pieces = []
    start = 0
    while True:
        end = text.find(PARAGRAPH_BREAK, start)
        end = len(text) if end < 0 else end
        while end - start > LONGEST_ROW:
            cut = _cut_before(text, start + LONGEST_ROW)
            cut = cut if cut > start else start + LONGEST_ROW
            pieces.append((start, cut))
            start = cut
        pieces.append((start, end))
        if end == len(text):
            return pieces
        start = end + 1


def _cut_before(text: str, limit: int) -> int:
    """Where to cut, at or before ``limit``: after a sentence, else a word; 0 for nowhere."""
    for mark in (". ", "? ", "! ", "\u061f ", "\u06d4 ", "\u3002", "\uff01", "\uff1f", " "):
        cut = text.rfind(mark, limit - LONGEST_ROW // 3, limit)
        if cut >= 0:
            return cut + len(mark)
    return 0
