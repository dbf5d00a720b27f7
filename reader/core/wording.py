"""The words of a text as they are compared: without case, accents and punctuation.

A *token* is a run of letters and digits; "that's" is one, "fine-tuning" two, so that other
hyphens, quotation marks and stops make no difference. In scripts written without spaces each
letter is one.
"""

from __future__ import annotations

import math
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from reader.core.selection import Position
from reader.core.transcript import Transcript, is_unspaced

# A context of this length or more has probably been cut within a word.
CUT_CHARACTERS = 24
# A word that is nowhere in the text, or once in a very long one, tells no more than this.
MOST_BITS = 13.0
LEAST_BITS = 1.0

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’ʼ")


class Token(NamedTuple):
    """``text`` as it is compared; it is the characters ``start`` to ``end``."""

    text: str
    start: int
    end: int


def _plain(word: str) -> str:
    word = word.casefold().translate(_APOSTROPHES)
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word)
    return "".join(c for c in parts if not unicodedata.combining(c)) or word


def tokens_in(text: str) -> Iterator[Token]:
    """The tokens of ``text`` in order."""
    for match in _TOKEN.finditer(text):
        word, (start, end) = match.group(), match.span()
        if word.isascii() or not any(map(is_unspaced, word)):
            yield Token(_plain(word), start, end)
            continue
        piece = start
        for at in range(start, end):
            if is_unspaced(text[at]):
                if piece < at:
                    yield Token(_plain(text[piece:at]), piece, at)
                yield Token(_plain(text[at]), at, at + 1)
                piece = at + 1
        if piece < end:
            yield Token(_plain(text[piece:end]), piece, end)


class Fragment(NamedTuple):
    """What was stored of a text: the words of a quote, ``first`` to before ``after``, between
    those of its context. ``skipped`` and ``kept`` are how many characters of the first word the
    quote leaves out, and of the last it holds (0: all of it)."""

    words: list[str]
    first: int
    after: int
    skipped: int = 0
    kept: int = 0
    begins: bool = False  # nothing stood before it
    ends: bool = False

    @property
    def quoted(self) -> list[str]:
        return self.words[self.first : self.after]


def fragment_of(quote: str, prefix: str, suffix: str) -> Fragment:
    """A quote with its context, as it was stored, made ready to be compared."""
    text = prefix + quote + suffix
    start, end = len(prefix), len(prefix) + len(quote)
    tokens = list(tokens_in(text))
    if tokens and tokens[0].start == 0 and len(prefix) >= CUT_CHARACTERS:
        del tokens[0]
    if tokens and tokens[-1].end == len(text) and len(suffix) >= CUT_CHARACTERS:
        del tokens[-1]
    first = next((i for i, token in enumerate(tokens) if token.end > start), len(tokens))
    after = next((i for i in range(first, len(tokens)) if tokens[i].start >= end), len(tokens))
    skipped = kept = 0
    if first < after:
        skipped = max(0, start - tokens[first].start)
        last = tokens[after - 1]
        kept = end - last.start if end < last.end else 0
    words = [token.text for token in tokens]
    return Fragment(words, first, after, skipped, kept, not prefix.strip(), not suffix.strip())


class Wording:
    """The tokens of a whole transcript, numbered, and where each word stands."""

    def __init__(self, transcript: Transcript) -> None:
        self.words: list[str] = []
        self.places: dict[str, list[int]] = {}
        self._starts, self._ends = array("q"), array("q")
        self._turn_starts = array("q")
        offset = 0
        places = self.places
        for text in transcript.texts:
            self._turn_starts.append(offset)
            for word, start, end in tokens_in(text):
                known = places.get(word)
                if known is None:
                    places[word] = [len(self.words)]
                else:
                    known.append(len(self.words))
                self.words.append(word)
                self._starts.append(offset + start)
                self._ends.append(offset + end)
            offset += len(text) + 1
        self.bits_of_any = math.log2(max(2, len(self.words)))

    def __len__(self) -> int:
        return len(self.words)

    def bits(self, word: str) -> float:
        """How much finding ``word`` tells about where one is: log2 of one in how many it is."""
        count = len(self.places.get(word, ())) or 1
        return min(MOST_BITS, max(LEAST_BITS, math.log2(max(2, len(self.words)) / count)))

    def start_of(self, token: int, characters: int = 0) -> Position:
        """Where ``token`` begins, or ``characters`` within it."""
        return self._position(self._starts[token] + characters)

    def end_of(self, token: int, characters: int = 0) -> Position:
        """Where ``token`` ends, or where its first ``characters`` do."""
        if characters:
            return self._position(self._starts[token] + characters)
        return self._position(self._ends[token])

    def length_of(self, token: int) -> int:
        """In characters of the text."""
        return self._ends[token] - self._starts[token]

    def at(self, place: Position) -> int:
        """The number of the first token that ends behind ``place``."""
        turn = min(place.turn, len(self._turn_starts) - 1)
        return bisect_right(self._ends, self._turn_starts[turn] + place.char) if turn >= 0 else 0

    def _position(self, offset: int) -> Position:
        turn = bisect_right(self._turn_starts, offset) - 1
        return Position(turn, offset - self._turn_starts[turn])
