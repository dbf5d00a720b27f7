"""Texts as numbers: folded characters in an alphabet of their own, and the way back.

Needs numpy; see ``search_index``.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.core.search import fold

Column = NDArray[np.int64]
Codes = NDArray[np.unsignedinteger[Any]]

SPACE, FIRST_CODE = 1, 2  # 0 stands between turns
NUL, IN_PLACE_OF_NUL = "\0", "\ufffd"  # NUL stands between turns while they are joined
_UNKNOWN = 255


def column_of(starts: list[Column], end: int) -> Column:
    """Where each of some pieces begins, and where the last ends."""
    return np.concatenate([*starts, np.array([end], np.int64)])


class OddCharacters:
    """The characters whose folded form is not one character: where they stand, where their
    folded form begins and how long it is. All others are found by counting from these."""

    def __init__(self, at: Column, folded_at: Column, size: Column) -> None:
        kind = np.uint32 if not len(at) or max(at[-1], folded_at[-1]) < 1 << 32 else np.int64
        self._at, self._folded_at = at.astype(kind), folded_at.astype(kind)
        self._size = size.astype(np.uint8)

    @property
    def columns(self) -> tuple[NDArray[np.generic], ...]:
        return self._at, self._folded_at, self._size

    def unfolded(self, folded: int) -> int:
        """The last character whose folded form begins at or before ``folded``."""
        before = int(np.searchsorted(self._folded_at, folded, "right")) - 1
        if before < 0:
            return folded
        at, size = int(self._at[before]), int(self._size[before])
        return at + max(0, folded - int(self._folded_at[before]) - size + 1)

    def folded(self, char: int) -> int:
        """Where the folded form of the character ``char`` begins."""
        before = int(np.searchsorted(self._at, char)) - 1
        if before < 0:
            return char
        end = int(self._folded_at[before]) + int(self._size[before])
        return end + char - int(self._at[before]) - 1

    def behind_nothing(self, char: int) -> int:
        """``char`` or, where it folds to nothing, the first after it that does not."""
        number = int(np.searchsorted(self._at, char))
        while number < len(self._at) and self._at[number] == char and self._size[number] == 0:
            char, number = char + 1, number + 1
        return char


class Folder:
    """Folds texts, some at a time, into codes of an alphabet that grows as it is met."""

    def __init__(self) -> None:
        self.alphabet: dict[str, int] = {}
        self.size = self.folded_size = 0
        self.starts: list[Column] = []
        self.folded_starts: list[Column] = []
        self.odd: tuple[list[Column], list[Column], list[Column]] = ([], [], [])
        self._codes: list[Codes] = []
        self._size_of = np.full(0x110000, _UNKNOWN, np.uint8)
        self._code_of = np.zeros(0x110000, np.uint32)
        self._several: dict[int, list[int]] = {}  # codes of what folds to more than one
        self._size_of[0] = 1  # the end of a turn

    def joined_codes(self) -> Codes:
        """All codes in one row, in the smallest type that holds them."""
        highest = len(self.alphabet) + FIRST_CODE - 1
        kind: type[np.unsignedinteger[Any]] = np.uint32
        if highest < 1 << 16:
            kind = np.uint8 if highest < 1 << 8 else np.uint16
        codes: Codes = np.zeros(self.folded_size, kind)
        at = 0
        for part in self._codes:
            codes[at : at + len(part)] = part
            at += len(part)
        self._codes.clear()
        return codes

    def add(self, texts: list[str]) -> None:
        if any(NUL in text for text in texts):
            texts = [text.replace(NUL, IN_PLACE_OF_NUL) for text in texts]
        points = np.frombuffer(
            (NUL.join(texts) + NUL).encode("utf-32-le", "surrogatepass"), np.uint32
        )
        sizes = self._size_of[points]
        unknown = sizes == _UNKNOWN
        if unknown.any():
            self._learn(np.unique(points[unknown]).tolist())
            sizes = self._size_of[points]
        codes = self._code_of[points]
        origin: Column | None = None  # of each folded character; None: each is of its own
        if (sizes != 1).any():
            origin = np.repeat(np.arange(len(points)), sizes)
            codes = codes[origin]
            self._spell_out(codes, points, sizes)
        spaces = codes == SPACE
        surplus = np.flatnonzero(spaces[1:] & spaces[:-1]) + 1
        if len(surplus):
            np.subtract.at(sizes, surplus if origin is None else origin[surplus], 1)
            codes = np.delete(codes, surplus)
        lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
        starts = np.cumsum(lengths) - lengths
        folded_starts = starts
        odd = np.flatnonzero(sizes != 1)
        if len(odd):
            folded_at = np.cumsum(sizes, dtype=np.int64) - sizes
            folded_starts = folded_at[starts]
            at, folded, lengths_odd = self.odd
            at.append(odd + self.size)
            folded.append(folded_at[odd] + self.folded_size)
            lengths_odd.append(sizes[odd].astype(np.int64))
        self.starts.append(starts + self.size)
        self.folded_starts.append(folded_starts + self.folded_size)
        highest = len(self.alphabet) + FIRST_CODE - 1
        small = np.uint8 if highest < 1 << 8 else np.uint32
        self._codes.append(codes.astype(small))
        self.size += len(points)
        self.folded_size += len(codes)

    def _learn(self, points: list[int]) -> None:
        """Characters met for the first time."""
        for point in points:
            codes = [
                SPACE
                if character.isspace()
                else self.alphabet.setdefault(character, len(self.alphabet) + FIRST_CODE)
                for character in fold(chr(point))
            ]
            self._size_of[point] = len(codes)
            self._code_of[point] = codes[0] if codes else 0
            if len(codes) > 1:
                self._several[point] = codes

    def _spell_out(
        self, codes: NDArray[np.uint32], points: NDArray[np.uint32], sizes: NDArray[np.uint8]
    ) -> None:
        """Put into ``codes`` what folds to more than one character, which stands there as
        repetitions of its first."""
        several = np.flatnonzero(sizes > 1)
        if not len(several):
            return
        folded_at = np.cumsum(sizes, dtype=np.int64)[several] - sizes[several]
        met = points[several]
        for point in np.unique(met).tolist():
            at = folded_at[met == point]
            for number, code in enumerate(self._several[point]):
                codes[at + number] = code
