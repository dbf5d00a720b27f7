"""What was heard in a window against what should be said there: which part of the sound
holds which words, which sound no word covers, and which words no sound holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from reader.align.placing.comparison import ALONE_MS, Break, Comparison, HeardPiece, Kind, Pair
from reader.align.placing.judge import Pace
from reader.align.script import Script
from reader.align.sound.pieces import BestCut, Piece, pieces_between, speech_ms

# Heard words at the edge of a piece that the recogniser may have got wrong.
_EDGE_TOKENS = 2
_LONG_TAIL = 4
_CUT_SLACK_MS = 400
LONGEST_TEXT_MS = 20_000


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


def _misfit(speech: Sequence[int], needs_ms: float) -> float:
    """How far from ``needs_ms`` the first few pieces of ``speech`` together are at best."""
    if not needs_ms:
        return 0.0
    return min(abs(total - needs_ms) for total in accumulate(speech, initial=0))


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
        self._comparison = Comparison(script, pace, heard, words)

    def parts(self) -> list[Part]:
        parts: list[Part] = []
        start_ms, first = self._span[0], self._words[0]
        for gap in self._comparison.breaks():
            end_ms, resume_ms, absent = self._bounds(gap)
            # Neighbouring breaks may reach for the same sound and words: the first has them.
            end_ms = max(end_ms, start_ms)
            resume_ms = max(resume_ms, end_ms)
            absent = (max(absent[0], first), max(absent[1], first))
            parts.extend(self._text(start_ms, end_ms, first, absent[0]))
            if resume_ms > end_ms:
                parts.append(Part(Kind.UNCOVERED, end_ms, resume_ms, absent[0], absent[0]))
            if absent[1] > absent[0]:
                parts.append(Part(Kind.ABSENT, resume_ms, resume_ms, *absent))
            start_ms, first = resume_ms, absent[1]
        parts.extend(self._text(start_ms, self._span[1], first, self._words[1]))
        return parts

    def _bounds(self, gap: Break) -> tuple[int, int, tuple[int, int]]:
        """Where the text before ends and the text after begins, and what is absent."""
        before = 0 if gap.left is None else gap.left.word + 1
        after = len(self._script) if gap.right is None else gap.right.word
        if gap.kind is Kind.UNCOVERED and not gap.other:
            # A few words of ours beside it are said before it or after it.
            low, high = gap.words
            split = self._said_before(gap, low, high)
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

    def _said_before(self, gap: Break, low: int, high: int) -> int:
        """Up to which of the words ``low`` to ``high`` they are said before the gap: a whole
        sentence or none, as the pieces at its two ends have room for them."""
        if gap.left is None or gap.right is None or low == high:
            return low
        inside = self._inside(self._end_after(gap.left), self._start_before(gap.right))
        speech = [piece.speech_ms for piece in inside]
        begins = self._script.begins_sentence
        splits = [w for w in range(low, high + 1) if begins[w]] or [high]
        return min(
            splits,
            key=lambda w: (
                _misfit(speech, self._needs_ms(low, w))
                + _misfit(speech[::-1], self._needs_ms(w, high))
            ),
        )

    def _needs_ms(self, first: int, last: int) -> float:
        letters = self._script.letters(first, last)
        return self._pace.needs_ms(letters) + ALONE_MS if letters else 0.0

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

    def _end_after(self, pair: Pair) -> int:
        heard = self._heard[pair.piece]
        tail = len(heard.tokens) - 1 - pair.at
        if tail < _LONG_TAIL:
            return heard.piece.end_ms
        return self._cut_within(heard, pair.at + 1)

    def _start_before(self, pair: Pair) -> int:
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
        self, left: Pair | None, right: Pair | None, before_ms: float, after_ms: float
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

    def _text(self, start_ms: int, end_ms: int, first: int, last: int) -> list[Part]:
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
        for left, right in pairwise(self._comparison.pairs):
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
