"""Who is who in two sources' labels: people are known by whose words they are.

A matrix counts for each pair of labels the turns they share; the best one-to-one
assignment of labels is looked for in it. A plain count would be led astray by the very
fault that is sought: where two people are exchanged for most of a conversation, each
shares more turns with the other's label. Two things stand against that. Labels go wrong at
some point and are right before it, so that the first tenth of a label's turns weighs as
much as the rest. And a name that is like another's counts for more than any number of
turns: *Amanda* is *Amanda Askell*. A like name is only evidence, though: *Speaker 1* is like
nobody, and the assignment decides for all together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.align.matching.tokens import normalise

_EARLY_SHARE = 0.1
_EARLY_WEIGHT = 9.0
_SURE_LIKENESS = 0.85
_SOME_LIKENESS = 0.6
_GENERIC = re.compile(
    r"(speaker|spk|voice|person|participant|unknown|male|female|man|woman|s|track|channel)"
    r"[\s_\-#]*\w{0,3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SharedTurn:
    """One turn of ours, labelled ``ours``, most of whose ``words`` matched are ``theirs``'."""

    turn: int
    ours: int
    theirs: int
    words: int


def likeness(name: str, other: str) -> float:
    """How likely two labels name the same person by their spelling, 0..1."""
    if _GENERIC.fullmatch(name.strip()) or _GENERIC.fullmatch(other.strip()):
        return 0.9 if name.strip().casefold() == other.strip().casefold() else 0.0
    parts, other_parts = _parts(name), _parts(other)
    if not parts or not other_parts:
        return 0.0
    if parts == other_parts:
        return 1.0
    fewer, more = sorted((parts, other_parts), key=len)
    if set(fewer) <= set(more):
        return 0.95
    initials = "".join(part[0] for part in more)
    if len(fewer) == 1 and len(fewer[0]) > 1 and fewer[0] == initials:
        return 0.7
    from rapidfuzz import fuzz

    whole = fuzz.ratio(" ".join(parts), " ".join(other_parts)) / 100
    # One part alone that is nearly the same: Askel, Amanda Askell.
    best = min(max(fuzz.ratio(part, other) for other in more) for part in fewer) / 100
    return max(whole, best * 0.95) if max(whole, best) >= 0.75 else 0.0


def _parts(name: str) -> list[str]:
    return normalise(name.replace("_", " "))


def identify(
    shared: Sequence[SharedTurn], our_names: Sequence[str], their_names: Sequence[str]
) -> list[frozenset[int]]:
    """For each label of theirs the labels of ours it may stand for; the empty set where
    nothing can be told. More than one where theirs has one label for two people of ours."""
    if not our_names or not their_names:
        return [frozenset()] * len(their_names)
    weights = _weights(shared, len(our_names), len(their_names))
    totals = [sum(row) for row in weights]
    spans_ours = _spans([(s.ours, s.turn) for s in shared])
    spans_theirs = _spans([(s.theirs, s.turn) for s in shared])
    scores, like = [], []
    for theirs, row in enumerate(weights):
        like.append([likeness(name, their_names[theirs]) for name in our_names])
        score = []
        for ours, weight in enumerate(row):
            same = like[-1][ours]
            bonus = 2.0 if same >= _SURE_LIKENESS else 0.5 if same >= _SOME_LIKENESS else 0.0
            near = _overlap(spans_ours.get(ours), spans_theirs.get(theirs))
            score.append(weight + totals[theirs] * (bonus * same + 0.02 * near))
        scores.append(score)
    chosen = _assign(scores)
    result: list[frozenset[int]] = [frozenset()] * len(their_names)
    for theirs, picked in enumerate(chosen):
        if totals[theirs] and picked is not None:
            alike = like[theirs][picked] >= _SOME_LIKENESS
            if alike or weights[theirs][picked] > 0 or _exchanged(weights, chosen, theirs, picked):
                result[theirs] = frozenset([picked])
    counts = Counter((turn.theirs, turn.ours) for turn in shared)
    totals_ours = Counter(turn.ours for turn in shared)
    taken = frozenset[int]().union(*result)
    for theirs, row in enumerate(weights):
        if not totals[theirs]:
            continue
        if not result[theirs]:
            # More labels than people: one of ours is split up in theirs.
            best = max(range(len(row)), key=row.__getitem__)
            if row[best] >= 0.7 * totals[theirs]:
                result[theirs] = frozenset([best])
        else:
            # Two of ours under one label of theirs: it contradicts neither.
            (picked,) = result[theirs]
            also = [
                ours
                for ours in range(len(row))
                if ours not in taken
                and counts[theirs, ours] * 2 > totals_ours[ours]
                and not _stands_in(shared, theirs, picked, spans_ours[ours])
            ]
            result[theirs] |= frozenset(also)
    return result


def _weights(shared: Sequence[SharedTurn], ours: int, theirs: int) -> list[list[float]]:
    counts = [0] * theirs
    for turn in shared:
        counts[turn.theirs] += 1
    seen = [0] * theirs
    weights = [[0.0] * ours for _ in range(theirs)]
    for turn in shared:
        early = seen[turn.theirs] < max(1, _EARLY_SHARE * counts[turn.theirs])
        seen[turn.theirs] += 1
        weight = min(1.0, turn.words / 4) * (_EARLY_WEIGHT if early else 1.0)
        weights[turn.theirs][turn.ours] += weight
    return weights


def _stands_in(
    shared: Sequence[SharedTurn], theirs: int, picked: int, span: tuple[int, int]
) -> bool:
    """Whether within ``span`` the label of ours that ``theirs`` means stands mostly on other
    people's turns: then what stands on theirs there is a wrong label, not a second person."""
    own = other = 0
    for turn in shared:
        if turn.ours == picked and span[0] <= turn.turn <= span[1]:
            own += turn.theirs == theirs
            other += turn.theirs != theirs
    return other > own


def _exchanged(
    weights: list[list[float]], chosen: list[int | None], theirs: int, ours: int
) -> bool:
    """Whether ``theirs`` shares no turn with ``ours`` only because ``ours`` is exchanged
    with another: the other's words stand under ``ours``, theirs under the other."""
    row = weights[theirs]
    main = max(range(len(row)), key=row.__getitem__)
    column = [line[ours] for line in weights]
    counterpart = max(range(len(column)), key=column.__getitem__)
    return column[counterpart] > 0 and row[main] > 0 and chosen[counterpart] == main


def _spans(labelled: Sequence[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for label, turn in labelled:
        first, _ = spans.get(label, (turn, turn))
        spans[label] = (first, turn)
    return spans


def _overlap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> float:
    if one is None or other is None:
        return 0.0
    both = min(one[1], other[1]) - max(one[0], other[0]) + 1
    either = max(one[1], other[1]) - min(one[0], other[0]) + 1
    return max(0, both) / either


def _assign(scores: Sequence[Sequence[float]]) -> list[int | None]:
    """The one-to-one assignment of rows to columns with the greatest total.

    The Hungarian method with potentials (Kuhn, Munkres), in O(n^3) for n labels.
    """
    rows, columns = len(scores), len(scores[0])
    size = max(rows, columns)
    cost = [
        [-scores[r][c] if r < rows and c < columns else 0.0 for c in range(size)]
        for r in range(size)
    ]
    row_potential, column_potential = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of = [0] * (size + 1)  # 1-based; column 0 is the start of each search
    for row in range(1, size + 1):
        row_of[0] = row
        slack = [float("inf")] * (size + 1)
        came_from = [0] * (size + 1)
        done = [False] * (size + 1)
        column = 0
        while True:
            done[column] = True
            here = row_of[column]
            step, following = float("inf"), 0
            for other in range(1, size + 1):
                if done[other]:
                    continue
                reduced = cost[here - 1][other - 1] - row_potential[here] - column_potential[other]
                if reduced < slack[other]:
                    slack[other], came_from[other] = reduced, column
                if slack[other] < step:
                    step, following = slack[other], other
            for other in range(size + 1):
                if done[other]:
                    row_potential[row_of[other]] += step
                    column_potential[other] -= step
                else:
                    slack[other] -= step
            column = following
            if row_of[column] == 0:
                break
        while column:
            previous = came_from[column]
            row_of[column] = row_of[previous]
            column = previous
    chosen: list[int | None] = [None] * rows
    for column in range(1, size + 1):
        if row_of[column] <= rows and column <= columns:
            chosen[row_of[column] - 1] = column - 1
    return chosen
