"""How far the voices contradict a label.

A turn's print is projected on the line between the means of two people's prints, the
label's and that of whom it sounds like. On it, the turns whose labels are right scatter
around each end; a likelihood ratio of two normal distributions follows. What is known
about faulty labels weighs against it: most labels are right; faults come in runs, so that
the turns of the same two people nearby count too; and people take turns, so that a label
is more likely right if its neighbours would otherwise be the same person's.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from reader.align.speakers.clusters import Integers
from reader.align.speakers.voices import TurnVoices
from reader.core.transcript import NO_SPEAKER

# A person is known by this many windows under labels that are right.
_KNOWN_WINDOWS = 4.0
# Log odds that one label is wrong, before anything was heard.
_PRIOR = -4.0
# ... for each neighbour that would become the same person's, or would no longer be.
_TAKES_TURNS = -2.0
# So many turns of the two people on each side count, each by half and up to so much; all
# together from so much against to so much in favour.
_NEAR = 3
_NEAR_SHARE = 0.5
_NEAR_EACH = 4.0
_NEAR_LEAST, _NEAR_MOST = -2.0, 5.0
# One turn alone can say no more than this: voices are disguised and cut off by each other.
_MOST = 9.0
# Half of the line is 1: turns scatter on it by at least this, however alike those heard are.
_LEAST_SCATTER = 0.35
_FEW = 5  # turns, too few to tell how much such turns scatter
_SHORT_WINDOWS = 1.5


@dataclass(frozen=True, slots=True)
class Doubt:
    """``certainty`` (0..1) that a turn is not its label's but ``person``'s."""

    person: int
    certainty: float


class Doubts:
    """What the voices say about each label.

    ``labels`` and ``people`` (whose voice it sounds like) have a number of a speaker for
    each turn, or NO_SPEAKER.
    """

    def __init__(self, labels: Integers, heard: TurnVoices, people: Integers) -> None:
        self._labels, self._heard, self._people = labels, heard, people
        self._known = {
            person
            for person in np.unique(labels).tolist()
            if person != NO_SPEAKER
            and heard.counts[(people == person) & (labels == person)].sum() >= _KNOWN_WINDOWS
        }
        self._positions: dict[tuple[int, int], NDArray[np.float64]] = {}
        self._scatters: dict[tuple[int, int, bool], float] = {}
        self._turns: dict[tuple[int, int], list[int]] = {}

    def of(self, turn: int) -> Doubt | None:
        """None where the voices cannot tell: the turn was not heard, its label or its voice
        is nobody's who is known."""
        label, person = int(self._labels[turn]), int(self._people[turn])
        if not self._heard.counts[turn] or label not in self._known:
            return None
        if person == label:
            return Doubt(label, 0.0)
        if person not in self._known:
            return None
        odds = (
            _PRIOR
            + self._ratio(turn, label, person)
            + self._nearby(turn, label, person)
            + self._taking_turns(turn, label, person)
        )
        return Doubt(person, 1 / (1 + exp(-odds)))

    def _ratio(self, turn: int, label: int, other: int) -> float:
        """The log likelihood ratio that ``turn`` is ``other``'s."""
        position = float(self._on_line(label, other)[turn])
        scatter = self._scatter(label, other, short=self._is_short(turn))
        return max(-_MOST, min(_MOST, 2 * position / scatter**2))

    def _nearby(self, turn: int, label: int, other: int) -> float:
        """How far the turns of the two people on each side speak for an exchange."""
        pair = (min(label, other), max(label, other))
        if pair not in self._turns:
            heard = np.isin(self._labels, pair) & (self._heard.counts > 0)
            self._turns[pair] = np.flatnonzero(heard).tolist()
        turns = self._turns[pair]
        at = bisect_left(turns, turn)
        total = 0.0
        for near in turns[max(0, at - _NEAR) : at] + turns[at + 1 : at + 1 + _NEAR]:
            there = int(self._labels[near])
            ratio = self._ratio(near, there, other if there == label else label)
            total += max(-_NEAR_EACH, min(_NEAR_EACH, ratio))
        return max(_NEAR_LEAST, min(_NEAR_MOST, _NEAR_SHARE * total))

    def _taking_turns(self, turn: int, label: int, other: int) -> float:
        before = after = 0
        for near in (turn - 1, turn + 1):
            if 0 <= near < len(self._labels):
                before += int(self._labels[near]) == label
                who = int(self._people[near])
                after += (int(self._labels[near]) if who == NO_SPEAKER else who) == other
        return _TAKES_TURNS * (after - before)

    def _is_short(self, turn: int) -> bool:
        return bool(self._heard.counts[turn] < _SHORT_WINDOWS)

    def _scatter(self, one: int, other: int, *, short: bool) -> float:
        """How far turns whose labels are right lie from the end of the line that is theirs."""
        if (one, other, short) not in self._scatters:
            self._scatters[one, other, short] = self._measured_scatter(one, other, short=short)
        return self._scatters[one, other, short]

    def _measured_scatter(self, one: int, other: int, *, short: bool) -> float:
        position = self._on_line(one, other)
        offsets = []
        for person, end in ((one, -1.0), (other, 1.0)):
            right = (self._people == person) & (self._labels == person)
            is_short = self._heard.counts < _SHORT_WINDOWS
            alike = right & (is_short == short)
            if alike.sum() < _FEW:
                alike = right
            offsets.append(float(np.sqrt(np.mean((position[alike] - end) ** 2))))
        return max(_LEAST_SCATTER, *offsets)

    def _on_line(self, one: int, other: int) -> NDArray[np.float64]:
        """Where each turn lies between two people's means: -1 at ``one``'s, 1 at
        ``other``'s. A turn does not count for the mean it is compared with."""
        if (one, other) not in self._positions:
            totals, counts = self._heard.totals.astype(np.float64), self._heard.counts
            weights = np.maximum(counts, 1e-6)[:, None]
            prints = totals / weights
            means = []
            for person in (one, other):
                own = self._people == person
                rest = np.where(own[:, None], totals, 0.0)
                size = np.where(own, counts, 0.0)[:, None]
                left = np.maximum(size.sum() - size, 1e-6)
                means.append((rest.sum(0) - rest) / left)
            line = means[1] - means[0]
            middle = (means[0] + means[1]) / 2
            length = np.maximum((line**2).sum(1), 1e-9)
            self._positions[one, other] = 2 * ((prints - middle) * line).sum(1) / length
        return self._positions[one, other]
