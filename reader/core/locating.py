"""Where the words of a quote are in a transcript, which may have changed since."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from reader.core.annotation import (
    Annotation,
    Placement,
    exact_text,
    sort_key,
    text_after,
    text_before,
)
from reader.core.selection import Position, TextRange
from reader.core.transcript import Transcript

if TYPE_CHECKING:
    from reader.core.reattaching import Reattaching

# A quote of this length is evidence enough without anything that stood around it.
TELLING_CHARACTERS = 24
_SPARE = 16

_BLACK = re.compile(r"\S+")  # as str.split() sees it, whatever the script


def _spaced(text: str) -> str:
    """``text`` with each run of white space as one space, none at its ends."""
    return " ".join(text.split())


class Quoted(Protocol):
    """Something fastened to a quote: what a Locator can find again."""

    @property
    def range(self) -> TextRange: ...
    @property
    def quote(self) -> str: ...
    @property
    def prefix(self) -> str: ...
    @property
    def suffix(self) -> str: ...


class Locator:
    """Finds annotations in one transcript, which may have changed since they were made.

    1. Where quote and context stand as they stood, that is the place.
    2. Else every place where the quote stands is weighed by the sides of its context that
       agree (0 to 2). The heaviest wins; the old position settles a draw.
    3. A place where neither side agrees counts only if the quote has TELLING_CHARACTERS:
       "Yes." in another neighbourhood is another "Yes.".
    4. Where words have changed ``Reattaching`` weighs what still agrees.
    5. In every other case, a draw too, nobody can tell.

    White space is the same whatever its kind and length, breaks between turns included:
    taking a repair of a page break back moves breaks and leaves the words.
    """

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript

    def locate(self, quoted: Quoted) -> TextRange | None:
        """Where the quoted words are now; None where that is not certain."""
        for look in (self.unmoved, self._elsewhere, self._among_others):
            found = look(quoted)
            if found is not None:
                return found
        return None

    def unmoved(self, quoted: Quoted) -> TextRange | None:
        """Its old place, where quote and context stand there as they did; else None."""
        if not self.stands_at(quoted):
            return None
        where, prefix, suffix = quoted.range, quoted.prefix, quoted.suffix
        if not _spaced(quoted.quote):  # only the very white space around it says where it is
            before = text_before(self.transcript, where.start, len(prefix))
            behind = text_after(self.transcript, where.end, len(suffix))
            return where if (before, behind) == (prefix, suffix) else None
        return where if self._is_between(where, prefix, suffix) else None

    def stands_at(self, quoted: Quoted) -> bool:
        """Whether the quote stands at its old place, whatever is around it."""
        return self._has(quoted.range, _spaced(quoted.quote))

    @cached_property
    def reattaching(self) -> Reattaching:
        """What finds quotes whose context has changed, or themselves."""
        from reader.core.reattaching import Reattaching  # not before a text has changed

        return Reattaching(self)

    def _among_others(self, quoted: Quoted) -> TextRange | None:
        """Between words that have changed, if it is beyond doubt all the same."""
        return self.reattaching.place(quoted) if _spaced(quoted.quote) else None

    def _elsewhere(self, quoted: Quoted) -> TextRange | None:
        """Where the very quote stands with at least one side of its context."""
        exact, prefix, suffix = map(_spaced, (quoted.quote, quoted.prefix, quoted.suffix))
        if not exact:
            return None  # nothing but its context could say where an empty place is
        here = quoted.range if self._has(quoted.range, exact) else None
        places = [
            (self._weight(start, start + len(exact), prefix, suffix), start)
            for start in self._places_of(exact)
        ]
        best = max((weight for weight, _ in places), default=0)
        if best == 0 and len(exact) < TELLING_CHARACTERS:
            return None
        heaviest = [start for weight, start in places if weight == best]
        if here is not None and self._offset(here.start) in heaviest:
            return here
        if len(heaviest) != 1:
            return None
        start, last = heaviest[0], heaviest[0] + len(exact) - 1
        turn, char = self._position(last)
        return TextRange(self._position(start), Position(turn, char + 1))

    def _has(self, where: TextRange, exact: str) -> bool:
        texts = self.transcript.texts
        return (
            where.end.turn < len(texts)
            and where.end.char <= len(texts[where.end.turn])
            and where.start.char <= len(texts[where.start.turn])
            and _spaced(exact_text(self.transcript, where)) == exact
        )

    def _is_between(self, where: TextRange, prefix: str, suffix: str) -> bool:
        """The usual case, told without making the whole text."""
        # Some more than was stored: it may stand there with other white space.
        before = text_before(self.transcript, where.start, len(prefix) + _SPARE)
        behind = text_after(self.transcript, where.end, len(suffix) + _SPARE)
        before, behind, prefix, suffix = map(_spaced, (before, behind, prefix, suffix))
        return (before.endswith(prefix) if prefix else not before) and (
            behind.startswith(suffix) if suffix else not behind
        )

    def _weight(self, start: int, end: int, prefix: str, suffix: str) -> int:
        text = self._text
        before_end = start - 1 if text[start - 1 : start] == " " else start
        after_start = end + 1 if text[end : end + 1] == " " else end
        before_agrees = text.endswith(prefix, 0, before_end) if prefix else start == 0
        after_agrees = text.startswith(suffix, after_start) if suffix else end == len(text)
        return before_agrees + after_agrees

    def _places_of(self, exact: str) -> Iterator[int]:
        place = self._text.find(exact)
        while place >= 0:
            yield place
            place = self._text.find(exact, place + 1)

    @cached_property
    def _text(self) -> str:
        """The whole transcript, evenly spaced; made when the first annotation has moved."""
        return " ".join(spaced for spaced in map(_spaced, self.transcript.texts) if spaced)

    @cached_property
    def _turns(self) -> tuple[array[int], array[int]]:
        """The turns that have words, and where in ``_text`` each begins."""
        turns, starts = array("q"), array("q")
        offset = 0
        for turn, text in enumerate(self.transcript.texts):
            length = len(_spaced(text))
            if length:
                turns.append(turn)
                starts.append(offset)
                offset += length + 1
        return turns, starts

    def _offset(self, position: Position) -> int:
        """Where in ``_text`` the first character at or after ``position`` is that is not
        white space."""
        turns, starts = self._turns
        index = bisect_left(turns, position.turn)
        if turns[index] > position.turn:
            return starts[index]
        text = self.transcript.texts[position.turn]
        rest = len(_spaced(text[position.char :]))
        if not rest:
            return starts[index + 1]
        return starts[index] + len(_spaced(text)) - rest

    def _position(self, offset: int) -> Position:
        """The character at ``offset`` of ``_text``, which is not white space."""
        turns, starts = self._turns
        index = bisect_right(starts, offset) - 1
        spans = [match.span() for match in _BLACK.finditer(self.transcript.texts[turns[index]])]
        spaced = list(accumulate((end - start + 1 for start, end in spans), initial=starts[index]))
        word = bisect_right(spaced, offset) - 1
        return Position(turns[index], spans[word][0] + offset - spaced[word])


def all_placed(annotations: Sequence[Annotation], locator: Locator) -> list[Annotation]:
    """Each of ``annotations``, in their order, where its words are in the locator's transcript,
    or detached; itself where it was placed in this very text. All together find places that
    one alone would not."""
    words_hash = locator.transcript.words_hash
    moved = [a for a in annotations if a.placed_in != words_hash]
    if not moved:
        return list(annotations)
    if all(locator.unmoved(annotation) is not None for annotation in moved):
        found = [_unmoved(annotation, words_hash) for annotation in moved]
    else:
        found = locator.reattaching.everywhere(moved)
    by_ident = {annotation.ident: annotation for annotation in found}
    return [by_ident.get(annotation.ident, annotation) for annotation in annotations]


def _unmoved(annotation: Annotation, words_hash: str) -> Annotation:
    return replace(annotation, placement=Placement.KEPT, placed_in=words_hash, score=1.0)


def relocated(
    annotations: Iterable[Annotation], transcript: Transcript
) -> tuple[list[Annotation], list[Annotation]]:
    """(attached, detached): those whose words were found, with their ranges as they are in
    ``transcript``, in its order; and those whose words were not."""
    everywhere = all_placed(list(annotations), Locator(transcript))
    attached = sorted((a for a in everywhere if not a.is_detached), key=sort_key)
    return attached, [a for a in everywhere if a.is_detached]
