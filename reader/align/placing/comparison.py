"""What was heard in a window and what should be said there, side by side: which heard words
are the text's, and where one side has what the other lacks."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, pairwise

from reader.align.matching.sequence import equal_runs
from reader.align.placing.judge import Pace
from reader.align.script import Script
from reader.align.sound.pieces import Piece

# So much speech without text, and text without speech, are no slip of the recogniser's.
_LEAST_UNCOVERED_MS = 2500
_LEAST_ABSENT_MS = 1100
_ONE_SIDED = 0.4  # the other side's share, at most
# So many words heard and not one of them in the text: it is something else.
_CLEARLY_OTHER = 25
# Of so many words that should be said, less than this share is heard at all.
_MANY_WORDS = 6
_FEW_TOKENS = 0.35
# [laughter], [inaudible 03:43:25]: speech that is no text may be there for so long.
_LONGEST_DIRECTION_MS = 15_000
_MOST_UNITS = 24
# A few words by themselves ("Yes.") take so much longer than their letters do amid others.
ALONE_MS = 300
# An equal token tells as much as so many seconds that text and speech agree better.
_TOKEN_WORTH_S = 0.4

# Tokens that are nobody's, so many that they are no chance.
_LANDMARK = array("q", range(1 << 40, (1 << 40) + 8))


class Kind(Enum):
    """What a stretch of the recording and a run of words are to each other."""

    TEXT = "text"
    UNCOVERED = "uncovered"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class HeardPiece:
    """A piece of the recording and what was heard in it, in the script's ``vocabulary``."""

    piece: Piece
    tokens: array[int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A heard token that is the text's: token ``at`` of piece ``piece`` is ``word``."""

    piece: int
    at: int
    word: int


@dataclass(slots=True)
class Break:
    """Something that is not on both sides, between two pairs."""

    kind: Kind
    left: Pair | None
    right: Pair | None
    words: tuple[int, int]  # what is between in the text
    other: bool = False  # both: speech that is not the text, and text that is not said


def pairs_of(
    script: Script, heard: Sequence[HeardPiece], first: int, last: int
) -> list[tuple[int, int, int]]:
    """(piece, token in it, word) of every heard token that is the text's, in order; each
    word once."""
    low, high = script.token_range(first, last)
    # Within the text both sides meet at a landmark: a few words beside it are no chance.
    before = _LANDMARK if first else array("q")
    after = _LANDMARK if last < len(script) else array("q")
    theirs: array[int] = array("q")
    where: list[tuple[int, int]] = []
    for number, piece in enumerate(heard):
        theirs.extend(piece.tokens)
        where.extend((number, at) for at in range(len(piece.tokens)))
    pairs: list[tuple[int, int, int]] = []
    last_word = -1
    runs = equal_runs(before + script.tokens[low:high] + after, before + theirs + after)
    for x, y, size in runs:
        for our, their in zip(
            range(x - len(before), x - len(before) + size),
            range(y - len(before), y - len(before) + size),
            strict=True,
        ):
            if not (0 <= our < high - low and 0 <= their < len(where)):
                continue
            word = script.word_of[low + our]
            if word > last_word:
                pairs.append((*where[their], word))
                last_word = word
    return pairs


def _equal_tokens(script: Script, first: int, last: int, tokens: Sequence[int]) -> int:
    """How many tokens of the words are among ``tokens``, in order."""
    from rapidfuzz.distance import LCSseq

    low, high = script.token_range(first, last)
    return LCSseq.similarity(script.tokens[low:high], tokens)


class Comparison:
    """The heard pieces of a window beside the words (``words``, half open) it should hold."""

    def __init__(
        self, script: Script, pace: Pace, heard: Sequence[HeardPiece], words: tuple[int, int]
    ) -> None:
        self._script = script
        self._pace = pace
        self._heard = heard
        self._words = words
        self.pairs = [Pair(*pair) for pair in pairs_of(script, heard, *words)]

    def breaks(self) -> list[Break]:
        """Where one side has much that the other lacks, in order; a recogniser's slips and
        what a stage direction may stand for are none."""
        found: list[Break] = []
        edges: list[Pair | None] = [None, *self.pairs, None]
        for left, right in pairwise(edges):
            words = (
                self._words[0] if left is None else left.word + 1,
                self._words[1] if right is None else right.word,
            )
            text_ms = self._pace.needs_ms(self._script.letters(*words))
            heard_ms, tokens = self._between(left, right)
            other = (
                tokens >= _CLEARLY_OTHER
                and text_ms >= _LEAST_ABSENT_MS
                and self._recogniser_is_good()
            )
            if heard_ms < _LONGEST_DIRECTION_MS and self._script.has_directions(*words):
                continue
            if self._is_no_speech(words, heard_ms, tokens):
                silent = self._whole_units(*words) or words
                found.append(Break(Kind.UNCOVERED, left, right, silent, other=True))
            elif heard_ms >= _LEAST_UNCOVERED_MS and text_ms < _ONE_SIDED * heard_ms:
                units = self._whole_units(*words) if other else None
                found.append(Break(Kind.UNCOVERED, left, right, units or words, units is not None))
            elif text_ms >= _LEAST_ABSENT_MS and heard_ms < _ONE_SIDED * text_ms:
                absent = self._best_units(words, left, right) or self._whole_units(*words)
                if absent is not None:
                    found.append(Break(Kind.ABSENT, left, right, absent))
            elif other and text_ms >= 2 * _LEAST_UNCOVERED_MS:
                found.append(Break(Kind.UNCOVERED, left, right, words, other=True))
        return found

    def _is_no_speech(self, words: tuple[int, int], heard_ms: float, tokens: int) -> bool:
        """Whether there is sound for the words, but hardly a word in it: music."""
        expected = words[1] - words[0]
        return (
            heard_ms >= _LEAST_UNCOVERED_MS
            and expected >= _MANY_WORDS
            and tokens < _FEW_TOKENS * expected
            and self._recogniser_is_good()
        )

    def _recogniser_is_good(self) -> bool:
        """Whether the rest of the window was heard as the text has it."""
        inside = {pair.piece for pair in self.pairs}
        tokens = sum(len(self._heard[piece].tokens) for piece in inside)
        return tokens >= _CLEARLY_OTHER and len(self.pairs) >= 0.7 * tokens

    def _between(self, left: Pair | None, right: Pair | None) -> tuple[float, int]:
        """Voiced ms and heard tokens strictly between two pairs."""
        low = -1 if left is None else left.piece
        high = len(self._heard) if right is None else right.piece
        total, tokens = 0.0, 0
        for number in range(max(low, 0), min(high + 1, len(self._heard))):
            piece = self._heard[number]
            count = len(piece.tokens)
            begin = left.at + 1 if left is not None and number == low else 0
            end = right.at if right is not None and number == high else count
            tokens += max(0, end - begin)
            share = max(0, end - begin) / count if count else float(low < number < high)
            total += piece.piece.speech_ms * share
        return total, tokens

    def _best_units(
        self, words: tuple[int, int], left: Pair | None, right: Pair | None
    ) -> tuple[int, int] | None:
        """The turns between two pairs that are absent, so that those left over agree best
        with what is heard between: in how long they take and in which words they are."""
        script = self._script
        units = [w for w in range(words[0], words[1] + 1) if script.begins_turn[w]]
        if not 2 <= len(units) <= _MOST_UNITS:
            return None
        heard_ms, _ = self._between(left, right)
        tokens = self._tokens_between(left, right)
        best: tuple[float, tuple[int, int]] | None = None
        for low, high in combinations(units, 2):
            rest = [*range(words[0], low), *range(high, words[1])]
            needs_ms = self._pace.needs_ms(sum(script.weights[w] for w in rest))
            needs_ms += ALONE_MS * ((low > words[0]) + (high < words[1]))
            equal = _equal_tokens(script, words[0], low, tokens) + _equal_tokens(
                script, high, words[1], tokens
            )
            cost = abs(needs_ms - heard_ms) / 1000 - _TOKEN_WORTH_S * min(equal, len(tokens))
            if best is None or cost < best[0] - 1e-9:
                best = (cost, (low, high))
        if best is None or self._pace.needs_ms(script.letters(*best[1])) < _LEAST_ABSENT_MS:
            return None
        return best[1]

    def _tokens_between(self, left: Pair | None, right: Pair | None) -> list[int]:
        low = (0, 0) if left is None else (left.piece, left.at + 1)
        high = (len(self._heard), 0) if right is None else (right.piece, right.at)
        return [
            token
            for number, piece in enumerate(self._heard)
            for at, token in enumerate(piece.tokens)
            if low <= (number, at) < high
        ]

    def _whole_units(self, first: int, last: int) -> tuple[int, int] | None:
        """The whole turns, else whole sentences, within the words: what an edit leaves out."""
        script = self._script
        letters = script.letters(first, last)
        for begins in (script.begins_turn, script.begins_sentence):
            low, high = first, last
            while low < high and not begins[low]:
                low += 1
            while high > low and not begins[high]:
                high -= 1
            if high > low and script.letters(low, high) >= 0.6 * letters:
                return low, high
            # The word or two at the edge that recur on both sides may have been paired there.
            for shift in range(1, 4):
                if (
                    first - shift >= self._words[0]
                    and begins[first - shift]
                    and begins[last - shift]
                ):
                    return first - shift, last - shift
                if (
                    last + shift <= self._words[1]
                    and begins[first + shift]
                    and begins[last + shift]
                ):
                    return first + shift, last + shift
        return (first, last) if last - first >= 12 else None
