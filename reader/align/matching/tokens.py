"""Words as the matching compares them: whole numbers, equal where the words are equal.

What is taken off a word before it is compared, so that two people's ways of writing down
the same speech agree: case, accents, apostrophes of every kind, and all punctuation.
A hyphen, dash or slash parts a word (*fine-tuning* is *fine* and *tuning*). Numbers up to
twenty and the tens are compared as figures (*ten* is *10*); other numbers and other
languages' numbers are left as they are.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable

from reader.align.numerals import TENS, UNITS
from reader.core.transcript import words_in

_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u00b4`\u2032]")
_PIECES = re.compile(r"[^\W_]+")
_NUMBERS = {name: str(value) for value, name in enumerate(UNITS)} | {
    name: str(value) for value, name in zip(range(20, 100, 10), TENS, strict=True)
}
_SAME = _NUMBERS | {"okay": "ok"}


def normalise(word: str) -> list[str]:
    """The comparable pieces of a word: none for a bare dash, two for *fine-tuning*."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word)
        word = "".join(c for c in word if not unicodedata.combining(c))
    word = _APOSTROPHES.sub("", word.casefold())
    return [_SAME.get(piece, piece) for piece in _PIECES.findall(word)]


class Vocabulary:
    """Numbers for pieces of words. Texts to be compared share one."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._words: dict[str, tuple[int, ...]] = {}

    def encode(self, words: Iterable[str]) -> tuple[array[int], array[int]]:
        """(token, the number of its word) columns of ``words``."""
        tokens, word_of = array("q"), array("q")
        known = self._words
        for number, word in enumerate(words):
            codes = known.get(word)
            if codes is None:
                codes = self._codes_of(word)
            for code in codes:
                tokens.append(code)
                word_of.append(number)
        return tokens, word_of

    def encode_texts(self, texts: Iterable[str]) -> tuple[array[int], array[int]]:
        """Like ``encode`` for the words of whole texts, numbered throughout."""
        return self.encode(word for text in texts for word in words_in(text))

    def _codes_of(self, word: str) -> tuple[int, ...]:
        codes = tuple(self._codes.setdefault(piece, len(self._codes)) for piece in normalise(word))
        self._words[word] = codes
        return codes
