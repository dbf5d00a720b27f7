"""Where in the text a few heard words are from."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest

from reader.align.script import Script

# Runs of so many tokens are looked up; rarer ones tell more.
_GRAM = 3
_MOST_PLACES = 60
# Heard words may be too many or too few: diagonals so near each other are one.
_SLACK = 8
_CANDIDATES = 3
# Of the heard words so many must be found, and at least so many in all.
_LEAST_SHARE = 0.45
_LEAST_TOKENS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate place of some heard tokens.

    ``pairs`` are (heard token, word) in order; ``first`` and ``last`` (half open) the words
    that the heard tokens span, their unequal edges included; ``share`` the part of the tokens
    (heard ones, or spanned ones where those are more) that are equal; ``score`` how much
    speaks for it: the number of equal tokens, less half of the unequal ones.
    """

    first: int
    last: int
    pairs: tuple[tuple[int, int], ...]
    share: float
    score: float


class Finder:
    """Looks heard words up in one script."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._places: dict[int, array[int]] = {}
        tokens = script.tokens
        columns = [tokens[offset:] for offset in range(_GRAM)]
        for index, gram in enumerate(zip(*columns, strict=False)):
            self._places.setdefault(hash(gram), array("l")).append(index)

    def encode(self, text: str) -> array[int]:
        """Heard text as tokens, comparable with the script's."""
        return self._script.vocabulary.encode(text.split())[0]

    def candidates(self, heard: array[int]) -> list[Found]:
        """Where ``heard`` may be from, the likeliest first; nothing where it is no part."""
        votes: defaultdict[int, float] = defaultdict(float)
        columns = [heard[offset:] for offset in range(_GRAM)]
        for index, gram in enumerate(zip(*columns, strict=False)):
            places = self._places.get(hash(gram), ())
            if 0 < len(places) <= _MOST_PLACES:
                for place in places:
                    votes[(place - index) // _SLACK] += 1 / len(places)
        found: list[Found] = []
        tried: set[int] = set()
        for bucket in nlargest(_CANDIDATES * 3, votes, key=lambda bucket: votes[bucket]):
            if tried & {bucket - 1, bucket, bucket + 1}:
                continue
            tried.add(bucket)
            low = bucket * _SLACK - _SLACK
            candidate = self.within(heard, low, low + len(heard) + 3 * _SLACK)
            if candidate is not None:
                found.append(candidate)
            if len(tried) >= _CANDIDATES:
                break
        found.sort(key=lambda f: -f.score)
        return found

    def within(self, heard: array[int], low: int, high: int) -> Found | None:
        """``heard`` compared with the tokens ``low`` to ``high`` of the script."""
        from rapidfuzz.distance import Levenshtein

        script = self._script
        low, high = max(0, low), min(len(script.tokens), high)
        ours = script.tokens[low:high]
        pairs: list[tuple[int, int]] = []
        for op in Levenshtein.opcodes(heard, ours):
            if op.tag == "equal":
                pairs.extend(
                    (op.src_start + i, low + op.dest_start + i)
                    for i in range(op.src_end - op.src_start)
                )
        pairs = without_strays(_compact(pairs, heard, script.tokens))
        if len(pairs) < _LEAST_TOKENS:
            return None
        span = pairs[-1][1] - pairs[0][1] + 1
        share = len(pairs) / max(len(heard), span)
        if share < _LEAST_SHARE:
            return None
        before, after = pairs[0][0], len(heard) - 1 - pairs[-1][0]
        first_token = max(0, pairs[0][1] - before)
        last_token = min(len(script.tokens) - 1, pairs[-1][1] + after)
        return Found(
            script.word_of[first_token],
            script.word_of[last_token] + 1,
            tuple((h, script.word_of[t]) for h, t in pairs),
            share,
            len(pairs) - 0.5 * (max(len(heard), span) - len(pairs)),
        )


def _compact(
    pairs: Sequence[tuple[int, int]], heard: array[int], ours: array[int]
) -> list[tuple[int, int]]:
    """``pairs`` drawn towards their longest run where the text says the same twice: of "a
    dash, perhaps; a dash is what" the heard "a dash is what" is the second."""
    if not pairs:
        return []
    compact = list(pairs)
    longest = begin = 0
    anchor = 0
    for index in range(1, len(pairs) + 1):
        follows = index < len(pairs) and (
            pairs[index][0] == pairs[index - 1][0] + 1
            and pairs[index][1] == pairs[index - 1][1] + 1
        )
        if not follows:
            if index - begin > longest:
                longest, anchor = index - begin, begin
            begin = index
    for index in range(anchor - 1, -1, -1):
        (at, _), (next_at, next_token) = compact[index], compact[index + 1]
        if next_at == at + 1 and ours[next_token - 1] == heard[at]:
            compact[index] = (at, next_token - 1)
    for index in range(anchor + longest, len(compact)):
        (at, _), (last_at, last_token) = compact[index], compact[index - 1]
        fits = last_token + 1 < len(ours) and ours[last_token + 1] == heard[at]
        if at == last_at + 1 and fits:
            compact[index] = (at, last_token + 1)
    return compact


def without_strays(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """``pairs`` without lone equal tokens at either end, far from the others: an *and* that
    the heard words share with whatever stands there."""
    runs: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if runs and pair[0] - runs[-1][-1][0] <= 2 and pair[1] - runs[-1][-1][1] <= 2:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    while len(runs) > 1 and _stray(runs[0], runs[1]):
        runs.pop(0)
    while len(runs) > 1 and _stray(runs[-1], runs[-2]):
        runs.pop()
    return [pair for run in runs for pair in run]


def _stray(run: Sequence[tuple[int, int]], neighbour: Sequence[tuple[int, int]]) -> bool:
    (h, t), (nh, nt) = run[-1], neighbour[0]
    if nh < h:
        (h, t), (nh, nt) = neighbour[-1], run[0]
    apart = max(nh - h, nt - t)
    uneven = abs((nh - h) - (nt - t))
    return len(run) < 3 and (apart > 3 * len(run) or uneven > 2 * len(run))
