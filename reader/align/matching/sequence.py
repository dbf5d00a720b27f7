"""Which stretches of two token sequences are the same text.

Three steps, coarse to fine, so that five hours against five hours costs no more than
their length: runs of tokens that occur once on either side are paired and the longest
chain of pairs in the same order kept (the idea of patience diff); the stretches between
them are searched again with shorter runs; what is left is small and goes through an edit
distance. At the end short runs of equal tokens that stand alone amid unequal ones are
taken back: any two texts share an *and the*.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Container, Sequence
from itertools import pairwise

# (start in ours, start in theirs, length), in order, not overlapping on either side.
Run = tuple[int, int, int]
# From and to in ours, from and to in theirs.
_Gap = tuple[int, int, int, int]

_LENGTHS = (6, 4, 3)
# An edit distance of this many cells costs some 20 ms and 5 MB.
_MAX_CELLS = 20_000_000
# Below this a gap goes to the edit distance at once.
_SMALL_CELLS = 250_000
_MAX_SLIDE = 40
# A run that recurs more often on one side tells nothing about where it belongs.
_MOST_COPIES = 4
# Up to how many unequal tokens apart runs are weighed together.
_NEAR_RUNS = (0, 4, 16, 64)
# So many tokens in a row are no chance, wherever they stand.
_SURE_RUN = 6


def equal_runs(ours: array[int], theirs: array[int]) -> list[Run]:
    """The runs of equal tokens that make the two one text, in order."""
    runs: list[Run] = []
    stack: list[tuple[_Gap, int]] = [((0, len(ours), 0, len(theirs)), 0)]
    while stack:
        gap, level = stack.pop()
        a, a_end, b, b_end = gap
        # Beside an anchor what is equal belongs to it; at the edge of a text it need not.
        while a and b and a < a_end and b < b_end and ours[a] == theirs[b]:
            a += 1
            b += 1
        if a > gap[0]:
            runs.append((gap[0], gap[2], a - gap[0]))
        tail = 0
        inner = a_end < len(ours) and b_end < len(theirs)
        while inner and a < a_end - tail and b < b_end - tail:
            if ours[a_end - 1 - tail] != theirs[b_end - 1 - tail]:
                break
            tail += 1
        if tail:
            a_end -= tail
            b_end -= tail
            runs.append((a_end, b_end, tail))
        cells = (a_end - a) * (b_end - b)
        if not cells:
            continue
        if cells > _SMALL_CELLS and level < len(_LENGTHS):
            found = _anchors(ours, theirs, (a, a_end, b, b_end), _LENGTHS[level])
            # Where nothing was found, shorter runs may be; where much was, the gaps are
            # small and short runs in them unique.
            edges = [(a, b, 0), *found, (a_end, b_end, 0)]
            for (x, y, length), (next_x, next_y, _) in pairwise(edges):
                stack.append(((x + length, next_x, y + length, next_y), level + 1))
            runs.extend(found)
        elif cells > _MAX_CELLS and level == len(_LENGTHS):
            # Neither side has a run that is its only one: a text that is there twice.
            found = _repeated_anchors(ours, theirs, (a, a_end, b, b_end))
            edges = [(a, b, 0), *found, (a_end, b_end, 0)]
            for (x, y, length), (next_x, next_y, _) in pairwise(edges):
                stack.append(((x + length, next_x, y + length, next_y), level + 1))
            runs.extend(found)
        elif cells <= _MAX_CELLS:
            runs.extend(_edit_runs(ours, theirs, (a, a_end, b, b_end)))
    runs.sort()
    return _extended(without_chance(_joined(runs), len(ours), len(theirs)), ours, theirs)


def _anchors(ours: array[int], theirs: array[int], gap: _Gap, length: int) -> list[Run]:
    a, a_end, b, b_end = gap
    left = _unique(ours[a:a_end], length)
    right = _unique(theirs[b:b_end], length)
    pairs = sorted((x, right[key]) for key, x in left.items() if x >= 0 and right.get(key, -1) >= 0)
    return _runs_of(_longest_chain(pairs), length, a, b)


def _repeated_anchors(ours: array[int], theirs: array[int], gap: _Gap) -> list[Run]:
    """Anchors of runs that recur, but not often; of equal chains one in a single copy."""
    a, a_end, b, b_end = gap
    length = _LENGTHS[0]
    left, right = _places(ours[a:a_end], length), _places(theirs[b:b_end], length)
    pairs = [
        (x, y)
        for key, places in left.items()
        if len(places) <= _MOST_COPIES and len(right.get(key, ())) <= _MOST_COPIES
        for x in places
        for y in right.get(key, ())
    ]
    # Of the partners of one place the chain can take but one if they come falling.
    pairs.sort(key=lambda pair: (pair[0], -pair[1]))
    return _runs_of(_longest_chain(pairs), length, a, b)


def _runs_of(chain: Sequence[tuple[int, int]], length: int, a: int, b: int) -> list[Run]:
    """The chain's pairs, counted from ``a`` and ``b``, as runs."""
    runs: list[Run] = []
    end_a = end_b = 0
    for x, y in chain:
        if x >= end_a and y >= end_b:
            size = length
        elif x - y == end_a - end_b and runs:
            # Overlaps the one before on the same diagonal: it goes on.
            start_a, start_b, _ = runs.pop()
            x, y, size = start_a, start_b, x + length - start_a
        else:
            continue
        runs.append((x, y, size))
        end_a, end_b = x + size, y + size
    return [(a + x, b + y, size) for x, y, size in runs]


def _places(tokens: array[int], length: int) -> dict[int, list[int]]:
    """Like ``_unique``, with all places of each run."""
    places: dict[int, list[int]] = {}
    columns = [tokens[offset:] for offset in range(length)]
    for index, run in enumerate(zip(*columns, strict=False)):
        places.setdefault(hash(run), []).append(index)
    return places


def _unique(tokens: array[int], length: int) -> dict[int, int]:
    """Where each run of ``length`` tokens stands, by its hash; -1 where it recurs.

    Two different runs with one hash are next to impossible, and the edit distance beside
    the anchor would show it as a chance match.
    """
    places: dict[int, int] = {}
    columns = [tokens[offset:] for offset in range(length)]
    for index, run in enumerate(zip(*columns, strict=False)):
        key = hash(run)
        places[key] = -1 if key in places else index
    return places


def _longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs that rise on both sides (longest increasing subsequence)."""
    tops: list[int] = []
    at: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, y) in enumerate(pairs):
        place = bisect_left(tops, y)
        if place:
            before[index] = at[place - 1]
        if place == len(tops):
            tops.append(y)
            at.append(index)
        else:
            tops[place] = y
            at[place] = index
    chain: list[tuple[int, int]] = []
    index = at[-1] if at else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _edit_runs(ours: array[int], theirs: array[int], gap: _Gap) -> list[Run]:
    a, a_end, b, b_end = gap
    from rapidfuzz.distance import Levenshtein

    found = Levenshtein.opcodes(ours[a:a_end], theirs[b:b_end])
    return [
        (a + op.src_start, b + op.dest_start, op.src_end - op.src_start)
        for op in found
        if op.tag == "equal"
    ]


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined:
            x, y, length = joined[-1]
            if run[0] == x + length and run[1] == y + length:
                joined[-1] = (x, y, length + run[2])
                continue
        joined.append(run)
    return joined


def without_chance(runs: list[Run], our_length: int, their_length: int) -> list[Run]:
    """``runs`` without those that look like chance.

    A run must be at least a third as long as the nearer of the two unequal stretches
    beside it (their longer side counts), until no more fall; and so must runs together that
    are near each other, for nearer and farther. At the edge of a text the other side alone
    counts. A run of _SURE_RUN tokens stays.
    """
    for near in _NEAR_RUNS:
        while True:
            kept = _kept(runs, our_length, their_length, near)
            if len(kept) == len(runs):
                break
            runs = kept
    return runs


def _kept(runs: list[Run], our_length: int, their_length: int, near: int) -> list[Run]:
    edges = [(0, 0, 0), *runs, (our_length, their_length, 0)]
    gaps = [max(x - px - size, y - py - size) for (px, py, size), (x, y, _) in pairwise(edges)]
    gaps[0] = gaps[0] or gaps[1 if len(gaps) > 1 else 0]
    gaps[-1] = gaps[-1] or gaps[-2 if len(gaps) > 1 else -1]
    kept: list[Run] = []
    begin = 0
    while begin < len(runs):
        end = begin + 1
        size = longest = runs[begin][2]
        while end < len(runs) and gaps[end] <= near:
            size += runs[end][2]
            longest = max(longest, runs[end][2])
            end += 1
        if longest >= _SURE_RUN or size * 3 >= min(gaps[begin], gaps[end]):
            kept.extend(runs[begin:end])
        begin = end
    return kept


def _extended(runs: list[Run], ours: array[int], theirs: array[int]) -> list[Run]:
    """``runs`` grown backwards over equal tokens that chance runs had taken."""
    grown: list[Run] = []
    end_a = end_b = 0
    for x, y, size in runs:
        while x > end_a and y > end_b and ours[x - 1] == theirs[y - 1]:
            x, y, size = x - 1, y - 1, size + 1
        grown.append((x, y, size))
        end_a, end_b = x + size, y + size
    return _joined(grown)


def slid(
    runs: list[Run], ours: array[int], theirs: array[int], begins: Container[int]
) -> list[Run]:
    """``runs`` parted where a unit of ours begins, where the texts leave that open.

    Where one side has a stretch more (*yes* | *yes well* | *yes indeed*), the words that
    recur at both its ends may belong to either run. If one of ``begins`` (tokens of ours)
    is among them, the run after the stretch is made to begin there.
    """
    settled = list(runs)
    for index in range(1, len(settled)):
        px, py, psize = settled[index - 1]
        x, y, size = settled[index]
        if (x != px + psize and y != py + psize) or x in begins:
            continue
        for back in range(1, min(psize, _MAX_SLIDE)):
            if ours[x - back] != theirs[y - back]:
                break
            if x - back in begins:
                settled[index - 1] = (px, py, psize - back)
                settled[index] = (x - back, y - back, size + back)
                break
    return settled
