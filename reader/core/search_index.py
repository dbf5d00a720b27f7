"""A whole conversation as one row of numbers, so that every hit is found in one pass.

Each folded character (see ``search.fold``) becomes a number of the conversation's own
alphabet, a byte where that has fewer than 255 characters; any run of white space becomes one
space, and between turns stands what no query contains. A search compares such numbers, a
stretch that fits the processor's cache at a time, and keeps only how many hits each cell of
the text has. Which they are is found again, cell by cell, for those somebody looks at.

This module needs numpy and is therefore imported where an index is built, not before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from reader.core.search import Hit, fold
from reader.core.search_codes import (
    FIRST_CODE,
    IN_PLACE_OF_NUL,
    NUL,
    SPACE,
    Column,
    Folder,
    OddCharacters,
    column_of,
)
from reader.core.search_hits import Hits, ListedHits
from reader.core.transcript import Transcript

Mask = NDArray[np.bool_]

CELL = 1 << 14  # characters; what is searched again to tell which its hits are
BLOCK = 16 * CELL  # what is compared at once: as much as stays in the cache
CHUNK_CHARACTERS = 1 << 20  # folded at once
_CELLS_KEPT = 64
_SPARSE = 512  # where fewer than one in so many is left, the rest is looked at one by one
_STARTS_WORD, _ENDS_WORD = 1, 2


class Cancelled(Exception):
    """Nobody waits for the index any more."""


class TextIndex:
    """The texts of one transcript, ready to be searched. Labels may change, texts may not."""

    def __init__(self, texts: Sequence[str], cancelled: Callable[[], bool] = lambda: False) -> None:
        """Takes about 20 ns a character. Raises Cancelled where ``cancelled`` says so."""
        builder = Folder()
        batch: list[str] = []
        size = 0
        for text in texts:
            batch.append(text)
            size += len(text) + 1
            if size >= CHUNK_CHARACTERS:
                if cancelled():
                    raise Cancelled
                builder.add(batch)
                batch, size = [], 0
        if batch:
            builder.add(batch)
        self._texts = texts
        self.alphabet = builder.alphabet
        self.codes = builder.joined_codes()
        self.folded_starts = column_of(builder.folded_starts, builder.folded_size)
        self._starts = column_of(builder.starts, builder.size)
        self._odd = OddCharacters(
            *(np.concatenate(parts) if parts else np.zeros(0, np.int64) for parts in builder.odd)
        )
        self.frequency = np.bincount(
            np.zeros(0, np.int64), minlength=len(self.alphabet) + FIRST_CODE
        )
        self.edges = np.zeros(len(self.codes), np.uint8)
        for start in range(0, len(self.codes), CHUNK_CHARACTERS):
            if cancelled():
                raise Cancelled
            self._mark_words(start, min(start + CHUNK_CHARACTERS, len(self.codes)))

    @property
    def texts(self) -> Sequence[str]:
        """The very object that was indexed."""
        return self._texts

    @property
    def size_bytes(self) -> int:
        columns = (self.codes, self.edges, self.folded_starts, self._starts, *self._odd.columns)
        return sum(column.nbytes for column in columns)

    def _mark_words(self, start: int, end: int) -> None:
        """Where a word may begin and where one may end, as ``search.is_whole`` has it."""
        low, high = max(0, start - 2), min(len(self.codes), end + 2)
        codes = self.codes[low:high]
        self.frequency += np.bincount(self.codes[start:end], minlength=len(self.frequency))
        letter = np.zeros(len(self.frequency), np.bool_)
        word = letter.copy()
        for character, code in self.alphabet.items():
            letter[code] = character.isalnum()
            word[code] = letter[code] or character == "_"
        letters, goes_on = letter[codes], word[codes]
        apostrophe = codes == self.alphabet.get("'", len(self.frequency))
        before, after = goes_on.copy(), goes_on.copy()
        before[1:] |= apostrophe[1:] & letters[:-1]
        after[:-1] |= apostrophe[:-1] & letters[1:]
        edges = np.full(len(codes), _STARTS_WORD | _ENDS_WORD, np.uint8)
        edges[1:] &= ~(before[:-1].view(np.uint8) * np.uint8(_STARTS_WORD))
        edges[:-1] &= ~(after[1:].view(np.uint8) * np.uint8(_ENDS_WORD))
        self.edges[start:end] = edges[start - low : end - low]

    # Searching

    def find(
        self,
        transcript: Transcript,
        query: str,
        *,
        whole_word: bool = False,
        speakers: Collection[int] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Hits:
        """What ``search.find`` finds. ``transcript`` has the texts of this index and tells
        who says them. Raises Cancelled."""
        wanted = " ".join(fold(query.replace(NUL, IN_PLACE_OF_NUL)).split())
        codes = [SPACE if c == " " else self.alphabet.get(c, -1) for c in wanted]
        if not codes or min(codes) < 0 or len(codes) > len(self.codes):
            return ListedHits()
        turns = None
        if speakers is not None:
            turns = np.isin(np.asarray(transcript.speaker_of), list(speakers))
        order = sorted(range(len(codes)), key=lambda at: int(self.frequency[codes[at]]))
        overlaps = [s for s in range(1, len(codes)) if codes[s:] == codes[:-s]]
        pattern = _Pattern(
            len(codes), [(at, codes[at]) for at in order], whole_word, turns, overlaps
        )
        return IndexedHits(self, pattern, cancelled)

    def within(self, turns: Mask, start: int, end: int) -> Mask:
        """For each folded character from ``start`` to ``end`` whether its turn is one of
        ``turns``. Made for a stretch at a time: for all at once, finding the memory for it
        would take longer than the search."""
        first = int(np.searchsorted(self.folded_starts, start, "right")) - 1
        after = int(np.searchsorted(self.folded_starts, end))
        edges = np.clip(self.folded_starts[first : after + 1], start, end)
        return np.repeat(turns[first:after], np.diff(edges))

    # Places

    def place(self, start: int, size: int) -> Hit:
        """The characters whose folded forms hold ``size`` folded ones from ``start``; what
        follows and folds to nothing (combining marks) belongs to them."""
        turn = int(np.searchsorted(self.folded_starts, start, "right")) - 1
        first = self._odd.unfolded(start)
        after = self._odd.unfolded(start + size - 1) + 1
        after = self._odd.behind_nothing(after)
        base = int(self._starts[turn])
        return Hit(turn, first - base, after - base)

    def folded_place(self, turn: int, char: int) -> int:
        if turn >= len(self._starts) - 1:
            return len(self.codes)
        base, following = int(self._starts[turn]), int(self._starts[turn + 1])
        return self._odd.folded(min(base + char, following))


@dataclass(frozen=True)
class _Pattern:
    """``size`` codes, (offset, code) with the rarest first. ``overlaps`` are the distances,
    shorter than the pattern, at which one occurrence can follow another."""

    size: int
    order: list[tuple[int, int]]
    whole_word: bool
    turns: Mask | None  # those one asks for; None for all
    overlaps: list[int]


class IndexedHits(Hits):
    """How many hits each cell of an index has; which they are is found when asked for."""

    def __init__(self, index: TextIndex, pattern: _Pattern, cancelled: Callable[[], bool]) -> None:
        self._index, self._pattern = index, pattern
        self._end = len(index.codes) - pattern.size + 1  # no hit begins here or later
        self._known: dict[int, Column] = {}
        cells = -(-self._end // CELL)
        counts = np.zeros(cells, np.int64)
        # Where occurrences overlap, what is a hit depends on what was one before it.
        self._free_from = np.zeros(cells + 1, np.int64) if pattern.overlaps else None
        overlapping: set[int] = set()
        reach = pattern.size - 1 if pattern.overlaps else 0
        room = np.empty((2, BLOCK + reach), np.bool_)
        for start in range(0, self._end, BLOCK):
            if cancelled():
                raise Cancelled
            end = min(start + BLOCK, self._end)
            cell = start // CELL
            found = self._occurrences(start, min(end + reach, self._end), room)
            if found.dtype == np.bool_:
                if any((found[shift:] & found[:-shift]).any() for shift in pattern.overlaps):
                    overlapping.update(range(cell, cell + BLOCK // CELL))
                for at in range(0, end - start, CELL):
                    counts[cell + at // CELL] = np.count_nonzero(
                        found[at : min(at + CELL, end - start)]
                    )
            elif len(found):
                if pattern.overlaps and len(found) > 1 and np.diff(found).min() < pattern.size:
                    overlapping.update(range(cell, cell + BLOCK // CELL))
                here = np.bincount(found[found < end - start] // CELL)
                counts[cell : cell + len(here)] = here
        if overlapping and self._free_from is not None:
            self._settle_overlaps(overlapping, counts, self._free_from)
        self._before = np.zeros(cells + 1, np.int64)
        np.cumsum(counts, out=self._before[1:])

    def _settle_overlaps(self, cells: set[int], counts: Column, free_from: Column) -> None:
        """Count only what does not overlap the hit before it."""
        for cell in range(len(counts)):
            begin = int(free_from[cell])
            if cell in cells or begin > cell * CELL:
                found = self._of_cell(cell)
                counts[cell] = len(found)
                if len(found):
                    begin = max(begin, int(found[-1]) + self._pattern.size)
                free_from[cell + 1] = begin

    def _occurrences(self, start: int, end: int, room: NDArray[np.bool_]) -> Mask | Column:
        """Where in start..end the pattern stands: as a mask where that is often, as places
        counted from ``start`` where it is not. ``room`` is two rows for ``end - start``."""
        codes, pattern = self._index.codes, self._pattern
        size = end - start
        found, other = room[0, :size], room[1, :size]
        for number, (at, code) in enumerate(pattern.order):
            if number == 0:
                np.equal(codes[start + at : end + at], code, out=found)
                continue
            np.equal(codes[start + at : end + at], code, out=other)
            found &= other
            # Rare by now: the remaining characters are compared for what is left only.
            if number + 1 < len(pattern.order):
                left = int(np.count_nonzero(found))
                if left * _SPARSE < size:
                    places = _places(found, left)
                    for at, code in pattern.order[number + 1 :]:
                        if not len(places):
                            return places
                        places = places[codes[places + (start + at)] == code]
                    return self._kept(places, start)
        if pattern.whole_word:
            edges, last = self._index.edges, pattern.size - 1
            bits, spare = found.view(np.uint8), other.view(np.uint8)
            bits &= edges[start:end]  # of which the lowest bit is _STARTS_WORD
            np.right_shift(edges[start + last : end + last], 1, out=spare)
            bits &= spare
        if pattern.turns is not None:
            found &= self._index.within(pattern.turns, start, end)
        return found

    def _kept(self, places: Column, start: int) -> Column:
        """Of ``places`` those at the edges of words, and said by whom one asks for."""
        pattern, at = self._pattern, places + start
        keep = np.ones(len(places), np.bool_)
        if pattern.whole_word:
            edges = self._index.edges
            keep &= edges[at] & np.uint8(_STARTS_WORD) != 0
            keep &= edges[at + (pattern.size - 1)] & np.uint8(_ENDS_WORD) != 0
        if pattern.turns is not None:
            turns = np.searchsorted(self._index.folded_starts, at, "right") - 1
            keep &= pattern.turns[turns]
        return places[keep]

    def _of_cell(self, cell: int) -> Column:
        """Where the hits of a cell begin, as folded characters."""
        known = self._known.get(cell)
        if known is not None:
            return known
        start = cell * CELL
        end = min(start + CELL, self._end)
        found = self._occurrences(start, end, np.empty((2, end - start), np.bool_))
        places = _as_places(found) + start
        if self._free_from is not None:
            places = _apart(places, self._pattern.size, int(self._free_from[cell]))
        if len(self._known) >= _CELLS_KEPT:
            self._known.clear()
        self._known[cell] = places
        return places

    def __len__(self) -> int:
        return int(self._before[-1])

    def __getitem__(self, index: int) -> Hit:
        if not 0 <= index < len(self):
            raise IndexError(index)
        cell = int(np.searchsorted(self._before, index, "right")) - 1
        place = int(self._of_cell(cell)[index - int(self._before[cell])])
        return self._index.place(place, self._pattern.size)

    def index_from(self, turn: int, char: int = 0) -> int:
        place = self._index.folded_place(turn, char)
        if place >= self._end:
            return len(self)
        cell = place // CELL
        within = int(np.searchsorted(self._of_cell(cell), place))
        return int(self._before[cell]) + within

    def spread(self, most: int) -> list[Hit]:
        if len(self) <= most:
            return list(self)
        filled = np.flatnonzero(np.diff(self._before))
        step = max(1, len(filled) // max(1, most))
        each = max(1, most // max(1, len(filled)))
        chosen: list[Hit] = []
        for cell in filled[::step]:
            first, after = int(self._before[cell]), int(self._before[cell + 1])
            chosen += [self[i] for i in range(first, after, max(1, (after - first) // each))]
        return chosen


def _as_places(found: Mask | Column) -> Column:
    if found.dtype == np.bool_:
        mask = cast(Mask, found)
        return _places(mask, int(np.count_nonzero(mask)))
    return cast(Column, found)


def _places(mask: Mask, count: int) -> Column:
    """Where ``mask`` is true, which is ``count`` times; quick where that is seldom."""
    whole = len(mask) // 8 * 8
    if count == 0:
        return np.zeros(0, np.int64)
    if count * 64 > len(mask) or whole == 0:
        return np.flatnonzero(mask)
    groups = np.flatnonzero(mask[:whole].view(np.uint64))
    rows, columns = mask[:whole].reshape(-1, 8)[groups].nonzero()
    rest = np.flatnonzero(mask[whole:]) + whole
    return np.concatenate((groups[rows] * 8 + columns, rest))


def _apart(places: Column, size: int, free_from: int) -> Column:
    """Of ``places``, from the left, those that begin no earlier than the one before ends."""
    places = places[np.searchsorted(places, free_from) :]
    gaps = np.diff(places) >= size
    if gaps.all():
        return places
    # Each run without a gap by itself, all runs at once: its first, what is free after that ...
    first = np.concatenate((np.zeros(1, np.int64), np.flatnonzero(gaps) + 1))
    end = np.append(first[1:], len(places))
    kept: list[Column] = []
    while len(first):
        kept.append(places[first])
        following = np.searchsorted(places, places[first] + size)
        goes_on = following < end
        first, end = following[goes_on], end[goes_on]
    return np.sort(np.concatenate(kept))
