"""What a search came to: hits by number and by turn, however many there are.

A list of five million hits would cost more than finding them; what shows hits asks for
those in sight, and the classes here make only these.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.core.search import Hit


class Hits(ABC):
    """Hits in reading order, none overlapping another. ``len`` is exact and free."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def __getitem__(self, index: int) -> Hit:
        """The hit number ``index``, 0-based. Raises IndexError where there is none."""

    @abstractmethod
    def index_from(self, turn: int, char: int = 0) -> int:
        """How many hits begin before character ``char`` of ``turn``: the number of the first
        that does not. ``turn`` may be the number of turns; then it is ``len``."""

    @abstractmethod
    def spread(self, most: int) -> list[Hit]:
        """At most about ``most`` hits, in order; all of them where these are no more. Where
        there are, none is left out that stands far from the next that is not."""

    def __iter__(self) -> Iterator[Hit]:
        return (self[index] for index in range(len(self)))

    def of_turn(self, turn: int) -> range:
        """The numbers of the hits in ``turn``."""
        return range(self.index_from(turn), self.index_from(turn + 1))

    def spans(self, turn: int) -> Sequence[tuple[int, int]]:
        """(start, end) characters of the hits in ``turn``."""
        return [self[index][1:] for index in self.of_turn(turn)]


class ListedHits(Hits):
    """Hits held in columns, 12 bytes each."""

    def __init__(self, hits: Iterable[Hit] = ()) -> None:
        """``hits`` are in reading order."""
        self._turns, self._starts, self._ends = array("I"), array("I"), array("I")
        self.extend(hits)

    def extend(self, hits: Iterable[Hit]) -> None:
        """Add what follows those that are there."""
        for turn, start, end in hits:
            self._turns.append(turn)
            self._starts.append(start)
            self._ends.append(end)

    def __len__(self) -> int:
        return len(self._turns)

    def __getitem__(self, index: int) -> Hit:
        if index < 0:
            raise IndexError(index)
        return Hit(self._turns[index], self._starts[index], self._ends[index])

    def index_from(self, turn: int, char: int = 0) -> int:
        low = bisect_left(self._turns, turn)
        if char == 0:
            return low
        high = bisect_left(self._turns, turn + 1, low)
        return bisect_left(self._starts, char, low, high)

    def spread(self, most: int) -> list[Hit]:
        if len(self) <= most:
            return list(self)
        first_of_turns: list[int] = []
        index = 0
        while index < len(self):
            first_of_turns.append(index)
            index = bisect_left(self._turns, self._turns[index] + 1, index)
        half = max(1, most // 2)
        chosen = set(first_of_turns[:: max(1, len(first_of_turns) // half)])
        chosen.update(range(0, len(self), max(1, len(self) // half)))
        return [self[index] for index in sorted(chosen)]


class SpansByTurn(Mapping[int, Sequence[tuple[int, int]]]):
    """``Hits`` as what a page paints: characters (start, end) by turn, found when asked for."""

    def __init__(self, hits: Hits, turns: int) -> None:
        """``turns`` is the number of turns of the conversation."""
        self._hits = hits
        self._turn_count = turns
        self._known: dict[int, Sequence[tuple[int, int]]] = {}

    def __getitem__(self, turn: int) -> Sequence[tuple[int, int]]:
        known = self._known.get(turn)
        if known is None:
            if len(self._known) >= _KNOWN_TURNS:
                self._known.clear()
            known = self._known[turn] = self._hits.spans(turn)
        if not known:
            raise KeyError(turn)
        return known

    def __iter__(self) -> Iterator[int]:
        index = 0
        while index < len(self._hits):
            turn = self._hits[index].turn
            yield turn
            index = self._hits.index_from(turn + 1)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return len(self._hits) > 0


_KNOWN_TURNS = 512
