"""The text to be placed, as columns over its words: what is said, how long it takes,
where sentences and turns begin."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from reader.align.matching.tokens import Vocabulary
from reader.core.transcript import Transcript, words_in

# A figure is said in several syllables: "1984" takes as long as a dozen letters.
_LETTERS_A_DIGIT = 4


class Script:
    """The words of one transcript and what aligning asks about them.

    ``weights[w]`` is how many letters' time word ``w`` takes to say, 0 where it is not said
    (a dash, a stage direction in brackets). ``tokens`` and ``word_of`` are its comparable
    pieces and the word each belongs to.
    """

    def __init__(self, transcript: Transcript) -> None:
        self.words: list[str] = [word for text in transcript.texts for word in words_in(text)]
        self.first_word = transcript.first_word
        self.vocabulary = Vocabulary()
        self.tokens, self.word_of = self.vocabulary.encode(self.words)
        spoken = _spoken(self.words, self.first_word)
        self.weights = array("q", map(_weight, self.words, spoken))
        self._directions = array("q", [0])
        self._directions.extend(accumulate(1 - said for said in spoken))
        self._sums = array("q", [0])
        self._sums.extend(accumulate(self.weights))
        self.begins_turn = bytearray(len(self.words) + 1)
        for word in self.first_word:
            self.begins_turn[word] = 1
        self.begins_sentence = bytearray(self.begins_turn)
        for turn, first in enumerate(self.first_word[:-1]):
            for word in transcript.sentence_starts(turn):
                self.begins_sentence[first + word] = 1

    def __len__(self) -> int:
        return len(self.words)

    def letters(self, first: int, last: int) -> int:
        """How many letters' time the words ``first`` to ``last`` (half open) take."""
        return self._sums[last] - self._sums[first]

    def has_directions(self, first: int, last: int) -> bool:
        """Whether there is a stage direction among the words: sound may be there, such as
        laughter or words that nobody understood, that is no word of the text."""
        return self._directions[last] > self._directions[first]

    def spoken(self, first: int, last: int) -> list[int]:
        """Those of the words that are said."""
        return [word for word in range(first, last) if self.weights[word]]

    def turn_of(self, word: int) -> int:
        """The turn that holds ``word``."""
        return bisect_right(self.first_word, word) - 1

    def turns_within(self, first: int, last: int) -> list[tuple[int, int]]:
        """(first, last) words of the turns that lie wholly between the two."""
        low = bisect_left(self.first_word, first)
        high = bisect_right(self.first_word, last)
        return [(a, b) for a, b in pairwise(self.first_word[low:high]) if b > a]

    def token_range(self, first: int, last: int) -> tuple[int, int]:
        """The tokens of the words ``first`` to ``last`` (half open)."""
        return bisect_left(self.word_of, first), bisect_left(self.word_of, last)


def _weight(word: str, spoken: int) -> int:
    if not spoken:
        return 0
    letters = sum(_LETTERS_A_DIGIT if c.isdigit() else 1 for c in word if c.isalnum())
    return letters + 1 if letters else 0


def _spoken(words: Sequence[str], first_word: Sequence[int]) -> bytearray:
    """1 for words that are said, 0 within ``[laughter]``, ``(applause)``: brackets that open
    and close in one turn around at most a few words; longer ones are asides that are said."""
    spoken = bytearray([1]) * len(words)
    for begin, end in pairwise(first_word):
        opened = -1
        for number in range(begin, end):
            word = words[number]
            if word[0] in "[<" or (word[0] == "(" and opened < 0):
                opened = number
            if opened >= 0 and any(c in word for c in "])>"):
                square = words[opened][0] in "[<"
                if square or number == opened == begin == end - 1:
                    spoken[opened : number + 1] = bytes(number + 1 - opened)
                opened = -1
            elif opened >= 0 and number - opened > 6:
                opened = -1
    return spoken
