"""A refiner for languages that no acoustic model here knows: words are where a recogniser
that times its words hears them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.align.engines.base import Placed, Recogniser, Samples
from reader.align.matching.tokens import Vocabulary

NAME = "heard-words"
# Scores as Placed has them: a word that was heard, and one between two that were.
_HEARD, _BETWEEN = 0.0, -2.0
_MOST_BETWEEN = 3  # unheard words in a row that are placed all the same


class HeardWordsRefiner:
    """Places words by what ``recogniser`` hears in ``language`` ('': it guesses)."""

    name = NAME

    def __init__(self, recogniser: Recogniser, language: str) -> None:
        self._recogniser = recogniser
        self._language = language
        self.languages = recogniser.languages

    def place(self, samples: Samples, words: Sequence[str]) -> list[Placed | None]:
        """See ``Refiner``. As exact as the recogniser's word times are."""
        from rapidfuzz.distance import Levenshtein

        heard = [w for each in self._recogniser.hear(samples, self._language) for w in each.words]
        vocabulary = Vocabulary()
        ours, our_word = vocabulary.encode(words)
        theirs, their_word = vocabulary.encode(word.text for word in heard)
        placed: list[Placed | None] = [None] * len(words)
        for op in Levenshtein.opcodes(ours, theirs):
            if op.tag != "equal":
                continue
            for step in range(op.src_end - op.src_start):
                number = our_word[op.src_start + step]
                word = heard[their_word[op.dest_start + step]]
                before = placed[number]
                start_ms = word.start_ms if before is None else before.start_ms
                end_ms = word.start_ms if word.end_ms is None else word.end_ms
                placed[number] = Placed(start_ms, max(start_ms, end_ms), _HEARD)
        self._fill(placed, words)
        return placed

    def _fill(self, placed: list[Placed | None], words: Sequence[str]) -> None:
        """Words between two heard ones share the time between them."""
        known = [number for number, place in enumerate(placed) if place is not None]
        for low, high in pairwise(known):
            between = [n for n in range(low + 1, high) if words[n]]
            left, right = placed[low], placed[high]
            assert left is not None
            assert right is not None
            room = right.start_ms - left.end_ms
            if not 0 < len(between) <= _MOST_BETWEEN or room <= 0:
                continue
            for index, number in enumerate(between):
                begin = left.end_ms + room * index // len(between)
                end = left.end_ms + room * (index + 1) // len(between)
                placed[number] = Placed(begin, end, _BETWEEN)

    def close(self) -> None:
        """The recogniser is not ours to close."""
