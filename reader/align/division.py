"""What was heard in a window against what should be said there: which part of the sound
holds which words, which sound no word covers, and which words no sound holds."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, pairwise

from reader.align.judge import Pace
from reader.align.matching.sequence import equal_runs
from reader.align.pieces import BestCut, Piece, pieces_between, speech_ms
from reader.align.script import Script

# So much speech without text, and text without speech, are no slip of the recogniser's.
_LEAST_UNCOVERED_MS = 2500
_LEAST_ABSENT_MS = 1100
_ONE_SIDED = 0.4  # the other side's share, at most
# So many words heard and not one of them in the text: it is something else.
_CLEARLY_OTHER = 25
# Heard words at the edge of a piece that the recogniser may have got wrong.
_EDGE_TOKENS = 2
_LONG_TAIL = 4
_CUT_SLACK_MS = 400
# [laughter], [inaudible 03:43:25]: speech that is no text may be there for so long.
_LONGEST_DIRECTION_MS = 15_000
_MOST_UNITS = 24
# An equal token tells as much as so many seconds that text and speech agree better.
_TOKEN_WORTH_S = 0.4
LONGEST_TEXT_MS = 20_000


class Kind(Enum):
    TEXT = "text"
    UNCOVERED = "uncovered"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Part:
    """``first`` to ``last`` (words, half open) are said from ``start_ms`` to ``end_ms``.

    UNCOVERED has no words, ABSENT no sound.
    """

    kind: Kind
    start_ms: int
    end_ms: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class HeardPiece:
    piece: Piece
    tokens: array[int]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A heard token that is the text's: token ``at`` of piece ``piece`` is ``word``."""

    piece: int
    at: int
    word: int


@dataclass(slots=True)
class _Break:
    """Something that is not on both sides, between two pairs."""

    kind: Kind
    left: _Pair | None
    right: _Pair | None
    words: tuple[int, int]  # what is between in the text
    other: bool = False  # both: speech that is not the text, and text that is not said


def pairs_of(
    script: Script, heard: Sequence[HeardPiece], first: int, last: int
) -> list[tuple[int, int, int]]:
    """(piece, token in it, word) of every heard token that is the text's, in order; each
    word once."""
    low, high = script.token_range(first, last)
    theirs: array[int] = array("q")
    where: list[tuple[int, int]] = []
    for number, piece in enumerate(heard):
        theirs.extend(piece.tokens)
        where.extend((number, at) for at in range(len(piece.tokens)))
    pairs: list[tuple[int, int, int]] = []
    last_word = -1
    for x, y, size in equal_runs(script.tokens[low:high], theirs):
        for step in range(size):
            word = script.word_of[low + x + step]
            if word > last_word:
                pairs.append((*where[y + step], word))
                last_word = word
    return pairs


def _equal_tokens(script: Script, first: int, last: int, tokens: Sequence[int]) -> int:
    """How many tokens of the words are among ``tokens``, in order."""
    from rapidfuzz.distance import LCSseq

    low, high = script.token_range(first, last)
    return LCSseq.similarity(script.tokens[low:high], tokens)


def divide(
    script: Script,
    pace: Pace,
    heard: Sequence[HeardPiece],
    span: tuple[int, int],
    words: tuple[int, int],
    best_cut: BestCut,
) -> list[Part]:
    """The parts of the window ``span`` (ms) that should hold ``words`` (half open), in order.

    Text parts are cut at pauses where it is clear which word follows, so that none is much
    longer than LONGEST_TEXT_MS.
    """
    division = _Division(script, pace, heard, span, words, best_cut)
    return division.parts()


class _Division:
    def __init__(
        self,
        script: Script,
        pace: Pace,
        heard: Sequence[HeardPiece],
        span: tuple[int, int],
        words: tuple[int, int],
        best_cut: BestCut,
    ) -> None:
        self._script = script
        self._pace = pace
        self._heard = heard
        self._span = span
        self._words = words
        self._best_cut = best_cut
        self._pairs = [_Pair(*pair) for pair in pairs_of(script, heard, *words)]

    def parts(self) -> list[Part]:
        parts: list[Part] = []
        start_ms, first = self._span[0], self._words[0]
        left: _Pair | None = None
        for gap in self._breaks():
            end_ms, resume_ms, absent = self._bounds(gap)
            # Neighbouring breaks may reach for the same sound and words: the first has them.
            end_ms = max(end_ms, start_ms)
            resume_ms = max(resume_ms, end_ms)
            absent = (max(absent[0], first), max(absent[1], first))
            parts.extend(self._text(start_ms, end_ms, first, absent[0], left, gap.left))
            if resume_ms > end_ms:
                parts.append(Part(Kind.UNCOVERED, end_ms, resume_ms, absent[0], absent[0]))
            if absent[1] > absent[0]:
                parts.append(Part(Kind.ABSENT, resume_ms, resume_ms, *absent))
            start_ms, first, left = resume_ms, absent[1], gap.right
        parts.extend(self._text(start_ms, self._span[1], first, self._words[1], left, None))
        return parts

    # -- what is not on both sides ---------------------------------------------

    def _breaks(self) -> list[_Break]:
        found: list[_Break] = []
        edges: list[_Pair | None] = [None, *self._pairs, None]
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
            if heard_ms >= _LEAST_UNCOVERED_MS and text_ms < _ONE_SIDED * heard_ms:
                units = self._whole_units(*words) if other else None
                found.append(_Break(Kind.UNCOVERED, left, right, units or words, units is not None))
            elif text_ms >= _LEAST_ABSENT_MS and heard_ms < _ONE_SIDED * text_ms:
                absent = self._best_units(words, left, right) or self._whole_units(*words)
                if absent is not None:
                    found.append(_Break(Kind.ABSENT, left, right, absent))
            elif other and text_ms >= 2 * _LEAST_UNCOVERED_MS:
                found.append(_Break(Kind.UNCOVERED, left, right, words, other=True))
        return found

    def _recogniser_is_good(self) -> bool:
        """Whether the rest of the window was heard as the text has it."""
        inside = {pair.piece for pair in self._pairs}
        tokens = sum(len(self._heard[piece].tokens) for piece in inside)
        return tokens >= _CLEARLY_OTHER and len(self._pairs) >= 0.7 * tokens

    def _between(self, left: _Pair | None, right: _Pair | None) -> tuple[float, int]:
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
        self, words: tuple[int, int], left: _Pair | None, right: _Pair | None
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
            equal = _equal_tokens(script, words[0], low, tokens) + _equal_tokens(
                script, high, words[1], tokens
            )
            cost = abs(needs_ms - heard_ms) / 1000 - _TOKEN_WORTH_S * min(equal, len(tokens))
            if best is None or cost < best[0] - 1e-9:
                best = (cost, (low, high))
        if best is None or self._pace.needs_ms(script.letters(*best[1])) < _LEAST_ABSENT_MS:
            return None
        return best[1]

    def _tokens_between(self, left: _Pair | None, right: _Pair | None) -> list[int]:
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

    def _bounds(self, gap: _Break) -> tuple[int, int, tuple[int, int]]:
        """Where the text before ends and the text after begins, and what is absent."""
        before = 0 if gap.left is None else gap.left.word + 1
        after = len(self._script) if gap.right is None else gap.right.word
        if gap.kind is Kind.UNCOVERED and not gap.other:
            # A few words of ours beside it are of the sentence before or of the one after.
            low, high = gap.words
            split = next((w for w in range(low, high + 1) if self._script.begins_sentence[w]), high)
            if gap.left is None:
                split = low
            elif gap.right is None:
                split = high
            absent = (split, split)
        else:
            absent = gap.words
        before_ms = self._needs_ms(max(before, self._words[0]), absent[0])
        after_ms = self._needs_ms(absent[1], min(after, self._words[1]))
        end_ms = self._span[0] if gap.left is None else self._end_after(gap.left)
        resume_ms = self._span[1] if gap.right is None else self._start_before(gap.right)
        if gap.kind is Kind.ABSENT:
            cut = self._cut_between(gap.left, gap.right, before_ms, after_ms)
            return cut, cut, absent
        return (
            self._taking(end_ms, resume_ms, before_ms),
            self._giving(end_ms, resume_ms, after_ms),
            absent,
        )

    def _needs_ms(self, first: int, last: int) -> float:
        return self._pace.needs_ms(self._script.letters(first, last)) if last > first else 0.0

    def _inside(self, start_ms: int, end_ms: int) -> list[Piece]:
        return pieces_between([heard.piece for heard in self._heard], start_ms, end_ms)

    def _taking(self, start_ms: int, end_ms: int, needs_ms: float) -> int:
        """``start_ms`` moved on over the pieces that words without a pair may be in."""
        for piece in self._inside(start_ms, end_ms):
            if needs_ms < piece.speech_ms / 2:
                break
            needs_ms -= piece.speech_ms
            start_ms = piece.end_ms
        return start_ms

    def _giving(self, start_ms: int, end_ms: int, needs_ms: float) -> int:
        """``end_ms`` moved back likewise."""
        for piece in reversed(self._inside(start_ms, end_ms)):
            if needs_ms < piece.speech_ms / 2:
                break
            needs_ms -= piece.speech_ms
            end_ms = piece.start_ms
        return end_ms

    def _end_after(self, pair: _Pair) -> int:
        heard = self._heard[pair.piece]
        tail = len(heard.tokens) - 1 - pair.at
        if tail < _LONG_TAIL:
            return heard.piece.end_ms
        return self._cut_within(heard, pair.at + 1)

    def _start_before(self, pair: _Pair) -> int:
        heard = self._heard[pair.piece]
        if pair.at < _LONG_TAIL:
            return heard.piece.start_ms
        return self._cut_within(heard, pair.at)

    def _cut_within(self, heard: HeardPiece, token: int) -> int:
        """The quietest place about where ``token`` begins, were all tokens equally long."""
        piece = heard.piece
        about = piece.start_ms + (piece.end_ms - piece.start_ms) * token // len(heard.tokens)
        low = max(piece.start_ms, about - _CUT_SLACK_MS)
        return self._best_cut(low, min(piece.end_ms, about + _CUT_SLACK_MS))

    def _cut_between(
        self, left: _Pair | None, right: _Pair | None, before_ms: float, after_ms: float
    ) -> int:
        """Where words are missing between two pairs: what is heard there is shared out among
        the words that are said before and after them."""
        if left is not None and right is not None and left.piece == right.piece:
            return self._cut_within(self._heard[left.piece], (left.at + right.at + 1) // 2)
        start_ms = self._span[0] if left is None else self._end_after(left)
        end_ms = self._span[1] if right is None else self._start_before(right)
        inside = self._inside(start_ms, end_ms)
        needs_ms = before_ms + after_ms
        share = before_ms / needs_ms if needs_ms else float(right is None)
        quota = share * speech_ms(inside)
        for piece in inside:
            if quota < piece.speech_ms / 2:
                return piece.start_ms
            quota -= piece.speech_ms
        return max(start_ms, end_ms)

    # -- text -------------------------------------------------------------------

    def _text(
        self,
        start_ms: int,
        end_ms: int,
        first: int,
        last: int,
        left: _Pair | None,
        right: _Pair | None,
    ) -> list[Part]:
        """The words ``first`` to ``last``, cut at pauses where it is clear what follows."""
        if first >= last and end_ms <= start_ms:
            return []
        if first >= last:
            return [Part(Kind.UNCOVERED, start_ms, end_ms, first, first)]
        if end_ms <= start_ms:
            return [Part(Kind.ABSENT, start_ms, start_ms, first, last)]
        parts: list[Part] = []
        begin_ms, begin = start_ms, first
        cuts = [
            (time_ms, word)
            for time_ms, word in self._clear_cuts()
            if start_ms < time_ms < end_ms and first < word < last
        ]
        for index, (time_ms, word) in enumerate(cuts):
            following = cuts[index + 1][0] if index + 1 < len(cuts) else end_ms
            if following - begin_ms > LONGEST_TEXT_MS and word > begin:
                parts.append(Part(Kind.TEXT, begin_ms, time_ms, begin, word))
                begin_ms, begin = time_ms, word
        parts.append(Part(Kind.TEXT, begin_ms, end_ms, begin, last))
        return parts

    def _clear_cuts(self) -> list[tuple[int, int]]:
        """(ms, word) of the pauses between pieces after which it is clear which word follows."""
        cuts: list[tuple[int, int]] = []
        for left, right in pairwise(self._pairs):
            if right.piece != left.piece + 1:
                continue
            tail = len(self._heard[left.piece].tokens) - 1 - left.at
            head = right.at
            between = right.word - left.word - 1
            if tail > _EDGE_TOKENS or head > _EDGE_TOKENS or between > tail + head + 1:
                continue
            word = right.word
            if between:
                choices = range(left.word + 1, right.word + 1)
                word = next(
                    (w for w in choices if self._script.begins_sentence[w]),
                    left.word + 1 + min(tail, between),
                )
            cuts.append((self._heard[right.piece].piece.start_ms, word))
        return cuts
