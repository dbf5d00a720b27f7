"""Small corrections of the words themselves: kept apart from the source, and reversible.

A fix holds on to its place in the source as an annotation does (position, quote, context), so
it survives other repairs and a source that has changed; one whose words are not certain to
be those is not applied. Fixes are all made of the source, none of what another one left, so
that each can be taken back by itself: of two that meet, the later one holds.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reader.core.annotation import context_of, exact_text
from reader.core.locating import Locator
from reader.core.selection import Position, TextRange
from reader.core.transcript import PARAGRAPH_BREAK, Anchor, Transcript, count_words
from reader.core.word_edits import Edit, map_char, within, word_edits

KIND = "text"  # in the JSON of a fix; labels have others


def tidy(text: str) -> str:
    """``text`` as a turn can have it: single spaces, a line break only between paragraphs."""
    paragraphs = (" ".join(part.split()) for part in text.splitlines())
    return PARAGRAPH_BREAK.join(part for part in paragraphs if part)


@dataclass(frozen=True, slots=True)
class TextFix:
    """``quote``, at ``range`` of the source, is ``text``; nothing where that is empty.

    ``range`` is within one turn and goes from word to word; ``prefix`` and ``suffix`` as an
    Annotation has them, all of the source.
    """

    range: TextRange
    quote: str
    prefix: str
    suffix: str
    text: str

    def __post_init__(self) -> None:
        if self.range.start.turn != self.range.end.turn or not self.range:
            raise ValueError("a fix is of words of one turn")
        if not self.quote.strip():
            raise ValueError("a fix is of some words")

    def to_json(self) -> dict[str, object]:
        """For storage; ``from_json`` reads it back."""
        return {
            "kind": KIND,
            "turn": self.range.start.turn,
            "start": self.range.start.char,
            "end": self.range.end.char,
            "quote": self.quote,
            "prefix": self.prefix,
            "suffix": self.suffix,
            "text": self.text,
        }

    @classmethod
    def from_json(cls, value: object) -> TextFix:
        """Raises ValueError or TypeError where ``value`` is not what ``to_json`` gives."""
        match value:
            case {
                "kind": "text",
                "turn": int(turn),
                "start": int(start),
                "end": int(end),
                "quote": str(quote),
                "prefix": str(prefix),
                "suffix": str(suffix),
                "text": str(text),
            } if turn >= 0 and start >= 0:
                where = TextRange(Position(turn, start), Position(turn, end))
                return cls(where, quote, prefix, suffix, text)
        raise TypeError("a fix is an object with turn, start, end, quote and text")


def fix_at(source: Transcript, turn: int, start: int, end: int, text: str) -> TextFix:
    """That the characters ``start`` to ``end`` of ``turn``, whole words, are ``text``."""
    where = TextRange(Position(turn, start), Position(turn, end))
    return TextFix(where, exact_text(source, where), *context_of(source, where), text)


@dataclass(frozen=True, slots=True)
class PlacedFix:
    """A fix that holds: characters ``start`` to ``end`` of the source's ``turn`` are replaced;
    in the shown text it is at ``shown_start`` to ``shown_end``."""

    number: int
    turn: int
    start: int
    end: int
    shown_start: int
    shown_end: int
    text: str


class FixedText:
    """A source with fixes made, and the ways between the two. Turns are the same in both.

    ``fixes`` are (number, fix) in the order in which they were made; numbers tell them apart.
    """

    def __init__(self, source: Transcript, fixes: Sequence[tuple[int, TextFix]] = ()) -> None:
        self.source = source
        self.lost: frozenset[int] = frozenset()  # whose words the source has not
        self.replaced: frozenset[int] = frozenset()  # in whose place a later one is
        self.placed: dict[int, PlacedFix] = {}  # those that hold, by number
        self._edits: dict[int, tuple[Edit, ...]] = {}  # fine, by turn
        self._by_turn: dict[int, list[PlacedFix]] = {}
        self.transcript = source
        if fixes:
            self._place(fixes)

    # -- making -----------------------------------------------------------------

    def _place(self, fixes: Sequence[tuple[int, TextFix]]) -> None:
        locator = Locator(self.source)
        taken: dict[int, list[tuple[int, int, int, str]]] = {}
        lost, behind = set(), set()
        for number, fix in sorted(fixes, key=lambda each: -each[0]):
            found = self._found(locator, fix)
            if found is None:
                lost.add(number)
                continue
            turn, start, end = found
            here = taken.setdefault(turn, [])
            if any(start < other_end and other_start < end for other_start, other_end, *_ in here):
                behind.add(number)
            else:
                here.append((start, end, number, fix.text))
        self.lost, self.replaced = frozenset(lost), frozenset(behind)
        texts: list[str] | None = None
        for turn, here in taken.items():
            if here:
                texts = list(self.source.texts) if texts is None else texts
                texts[turn] = self._fixed(turn, sorted(here))
        if texts is not None:
            self.transcript = self._made(texts)

    def _found(self, locator: Locator, fix: TextFix) -> tuple[int, int, int] | None:
        """Turn, start and end of the words that ``fix`` is for; None where nobody can tell."""
        where = locator.locate(fix)
        if where is None or where.start.turn != where.end.turn:
            return None
        turn, start, end = where.start.turn, where.start.char, where.end.char
        spans = self.source.word_spans(turn)
        # A part of a longer word is another word.
        first = bisect_right(spans, (start, len(self.source.texts[turn]) + 1)) - 1
        last = bisect_right(spans, end - 1, key=lambda span: span[0]) - 1
        if first < 0 or spans[first][0] != start or spans[last][1] != end:
            return None
        return turn, start, end

    def _fixed(self, turn: int, here: Sequence[tuple[int, int, int, str]]) -> str:
        text = self.source.texts[turn]
        parts: list[str] = []
        edits: list[Edit] = []
        done = length = 0
        for start, end, number, words in here:
            if not words:  # with them goes the space before them, or after
                before = len(text[:start].rstrip())
                after = len(text) - len(text[end:].lstrip())
                if before < start and before >= done:
                    start = before
                elif after > end:
                    end = after
            parts += (text[done:start], words)
            length += start - done
            placed = PlacedFix(number, turn, start, end, length, length + len(words), words)
            self.placed[number] = placed
            self._by_turn.setdefault(turn, []).append(placed)
            edits += (
                Edit(start + e.start, start + e.end, e.text)
                for e in word_edits(text[start:end], words)
            )
            length += len(words)
            done = end
        parts.append(text[done:])
        self._edits[turn] = tuple(edits)
        return "".join(parts)

    def _made(self, texts: list[str]) -> Transcript:
        emphasis = dict(self.source.emphasis)
        for turn in self._edits.keys() & emphasis.keys():
            moved = (
                replace(
                    each, start=self._shown(turn, each.start), end=self._shown_end(turn, each.end)
                )
                for each in emphasis[turn]
            )
            emphasis[turn] = tuple(each for each in moved if each.start < each.end)
        made = replace(
            self.source,
            texts=texts,
            anchors=tuple(self._moved_anchor(each) for each in self.source.anchors),
            emphasis=emphasis,
        )
        made.__dict__["first_word"] = self._first_words(texts)
        return made

    def _moved_anchor(self, anchor: Anchor) -> Anchor:
        if anchor.turn not in self._edits:
            return anchor
        return replace(anchor, char=self._shown(anchor.turn, anchor.char))

    def _first_words(self, texts: Sequence[str]) -> array[int]:
        first_word = self.source.first_word
        more = {
            turn: count_words(texts[turn]) - (first_word[turn + 1] - first_word[turn])
            for turn in self._edits
        }
        if not any(more.values()):
            return first_word
        made = array("q", first_word)
        by = 0
        for turn in range(min(more), len(texts)):
            by += more.get(turn, 0)
            made[turn + 1] += by
        return made

    def over(self, labelled: Transcript) -> Transcript:
        """The words as they were put right under the labels of ``labelled``, which is the
        source as far as its words go."""
        if not self._edits:
            return labelled
        fixed = self.transcript
        made = replace(labelled, texts=fixed.texts, anchors=fixed.anchors, emphasis=fixed.emphasis)
        for name in ("first_word", "words_hash"):
            made.__dict__[name] = getattr(fixed, name)
        return made

    # -- from place to place ------------------------------------------------------

    @property
    def turns(self) -> frozenset[int]:
        """Those that say something else than in the source."""
        return frozenset(self._edits)

    def edits(self, turn: int) -> Sequence[Edit]:
        """What was changed in ``turn`` of the source, word by word, in order."""
        return self._edits.get(turn, ())

    def fixes_of(self, turn: int) -> Sequence[PlacedFix]:
        """Those that hold in ``turn``, in its order."""
        return self._by_turn.get(turn, ())

    def _shown(self, turn: int, char: int) -> int:
        return map_char(self.edits(turn), char)

    def _shown_end(self, turn: int, char: int) -> int:
        return map_char(self.edits(turn), char, end=True)

    def to_shown(self, where: TextRange) -> TextRange:
        """A range of the source in the shown text; words that were replaced are in it whole."""
        start, end = where.start, where.end
        first = Position(start.turn, self._shown(start.turn, start.char))
        last = Position(end.turn, self._shown_end(end.turn, end.char))
        return TextRange(min(first, last), last)

    def to_source(self, where: TextRange) -> TextRange:
        """A range of the shown text in the source, likewise."""
        start, end = where.start, where.end
        first = Position(start.turn, map_char(self._undoing(start.turn), start.char))
        last = Position(end.turn, map_char(self._undoing(end.turn), end.char, end=True))
        return TextRange(min(first, last), last)

    def _undoing(self, turn: int) -> Sequence[Edit]:
        """What makes the source's turn of the shown one."""
        return within(self.source.texts[turn], self.edits(turn))

    # -- from word to word ----------------------------------------------------------

    @cached_property
    def word_runs(self) -> Sequence[WordRun]:
        """The stretches of words that are others, in order."""
        from reader.core.word_runs import runs_of_turn

        return [
            run
            for turn in sorted(self._edits)
            for run in runs_of_turn(self.source, self.transcript, turn, self._edits[turn])
        ]

    def word_to_shown(self, word: int) -> int:
        """The shown word that is the source's word number ``word``, or about there."""
        return self._counterpart(word, "source_first", "source_end", "shown_first", "shown_end")

    def word_to_source(self, word: int) -> int:
        """The source's word that is the shown word number ``word``, or about there."""
        return self._counterpart(word, "shown_first", "shown_end", "source_first", "source_end")

    def _counterpart(self, word: int, first: str, end: str, to_first: str, to_end: str) -> int:
        runs = self.word_runs
        index = bisect_right(runs, word, key=lambda run: int(getattr(run, first))) - 1
        if index < 0:
            return word
        run = runs[index]
        low, high = getattr(run, first), getattr(run, end)
        to_low, to_high = getattr(run, to_first), getattr(run, to_end)
        if word >= high:
            return int(word - high + to_high)
        if to_low == to_high:
            return max(0, int(to_low) - 1) if to_low else 0
        return int(to_low + (word - low) * (to_high - to_low) // (high - low))


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words ``source_first`` to ``source_end`` of the source are ``shown_first`` to
    ``shown_end`` of the shown text (half open, of the whole transcript; either may be none).
    ``one_to_one``: each is another spelling of its counterpart, said at the same time."""

    source_first: int
    source_end: int
    shown_first: int
    shown_end: int
    one_to_one: bool = False
