"""Bookmarks, highlights and notes, and how they find their place again.

An annotation stores three anchors: the position in the text (turn and characters), the
quote with what stands before and after it, and the time in the recording. The first and
the second are the W3C Web Annotation model's TextPositionSelector and TextQuoteSelector,
the third a media fragment. In a changed transcript the quote decides; where it does not
stand in exactly one fitting place the annotation is *detached*, never put on a guess.
"""

from __future__ import annotations

import re
import time
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from reader.core.selection import Position, TextRange
from reader.core.transcript import Transcript

CONTEXT_CHARACTERS = 48
# A quote of this length is evidence enough without anything that stood around it.
TELLING_CHARACTERS = 24
NO_COLOUR = ""

_BLACK = re.compile(r"\S+")  # as str.split() sees it, whatever the script


class AnnotationKind(Enum):
    """What a mark is. The values are stored: never change them."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One mark on a range of text. Times in ms of the recording, None where unknown;
    ``created_s`` and ``modified_s`` in seconds since 1970 (UTC)."""

    ident: str
    kind: AnnotationKind
    range: TextRange
    quote: str
    prefix: str = ""
    suffix: str = ""
    start_ms: int | None = None
    end_ms: int | None = None
    body: str = ""
    colour: str = NO_COLOUR
    created_s: float = 0.0
    modified_s: float = 0.0

    @property
    def turn(self) -> int:
        """The turn it begins in."""
        return self.range.start.turn

    def with_body(self, body: str) -> Annotation:
        return replace(self, body=body, modified_s=time.time())

    def with_colour(self, colour: str) -> Annotation:
        return replace(self, colour=colour, modified_s=time.time())


@dataclass(frozen=True, slots=True)
class AnnotationChange:
    """What a change of the notebook came to. A reader of it needs not look at the rest."""

    added: tuple[Annotation, ...] = ()
    changed: tuple[Annotation, ...] = ()
    removed: tuple[Annotation, ...] = field(default=())


def annotate(
    transcript: Transcript,
    kind: AnnotationKind,
    text_range: TextRange,
    *,
    start_ms: int | None = None,
    end_ms: int | None = None,
    body: str = "",
    colour: str = NO_COLOUR,
) -> Annotation:
    """A new annotation of ``text_range``, with its quote and context taken from the text."""
    import uuid  # it is slow to import, and no annotation is made at the start

    now = time.time()
    prefix, suffix = context_of(transcript, text_range)
    return Annotation(
        ident=str(uuid.uuid4()),
        kind=kind,
        range=text_range,
        quote=exact_text(transcript, text_range),
        prefix=prefix,
        suffix=suffix,
        start_ms=start_ms,
        end_ms=end_ms,
        body=body,
        colour=colour,
        created_s=now,
        modified_s=now,
    )


def turn_range(transcript: Transcript, turn: int) -> TextRange:
    """The whole of one turn."""
    return TextRange(Position(turn, 0), Position(turn, len(transcript.texts[turn])))


def exact_text(transcript: Transcript, text_range: TextRange) -> str:
    """The characters of the range and nothing else, turns joined by ``\\n``: no speakers,
    whose labels may be corrected without the words changing."""
    start, end = text_range.start, text_range.end
    if start.turn == end.turn:
        return transcript.texts[start.turn][start.char : end.char]
    parts = [transcript.texts[start.turn][start.char :]]
    parts += (transcript.texts[turn] for turn in range(start.turn + 1, end.turn))
    parts.append(transcript.texts[end.turn][: end.char])
    return "\n".join(parts)


def _before(transcript: Transcript, position: Position) -> str:
    """Up to CONTEXT_CHARACTERS before ``position``, from the turns before it if need be."""
    parts = [transcript.texts[position.turn][: position.char]]
    turn = position.turn
    while sum(map(len, parts)) < CONTEXT_CHARACTERS and turn > 0:
        turn -= 1
        parts.insert(0, transcript.texts[turn] + "\n")
    return "".join(parts)[-CONTEXT_CHARACTERS:]


def _after(transcript: Transcript, position: Position) -> str:
    parts = [transcript.texts[position.turn][position.char :]]
    turn = position.turn
    while sum(map(len, parts)) < CONTEXT_CHARACTERS and turn + 1 < len(transcript):
        turn += 1
        parts.append("\n" + transcript.texts[turn])
    return "".join(parts)[:CONTEXT_CHARACTERS]


def _spaced(text: str) -> str:
    """``text`` with each run of white space as one space, none at its ends."""
    return " ".join(text.split())


def context_of(transcript: Transcript, text_range: TextRange) -> tuple[str, str]:
    """What stands before and after the range, as far as it is kept with a quote."""
    return _before(transcript, text_range.start), _after(transcript, text_range.end)


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
    4. In every other case, a draw too, nobody can tell.

    White space is the same whatever its kind and length, breaks between turns included:
    taking a repair of a page break back moves breaks and leaves the words.
    """

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript

    def locate(self, quoted: Quoted) -> TextRange | None:
        """Where the quoted words are now; None where that is not certain."""
        exact, prefix, suffix = map(_spaced, (quoted.quote, quoted.prefix, quoted.suffix))
        here = quoted.range if self._has(quoted.range, exact) else None
        if here is not None and self._is_between(here, prefix, suffix):
            return here
        if not exact:
            return None  # nothing but its context could say where an empty place is
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
        texts = self._transcript.texts
        return (
            where.end.turn < len(texts)
            and where.end.char <= len(texts[where.end.turn])
            and where.start.char <= len(texts[where.start.turn])
            and _spaced(exact_text(self._transcript, where)) == exact
        )

    def _is_between(self, where: TextRange, prefix: str, suffix: str) -> bool:
        """The usual case, told without making the whole text."""
        return (
            _spaced(_before(self._transcript, where.start)) == prefix
            and _spaced(_after(self._transcript, where.end)) == suffix
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
        return " ".join(spaced for spaced in map(_spaced, self._transcript.texts) if spaced)

    @cached_property
    def _turns(self) -> tuple[array[int], array[int]]:
        """The turns that have words, and where in ``_text`` each begins."""
        turns, starts = array("q"), array("q")
        offset = 0
        for turn, text in enumerate(self._transcript.texts):
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
        text = self._transcript.texts[position.turn]
        rest = len(_spaced(text[position.char :]))
        if not rest:
            return starts[index + 1]
        return starts[index] + len(_spaced(text)) - rest

    def _position(self, offset: int) -> Position:
        """The character at ``offset`` of ``_text``, which is not white space."""
        turns, starts = self._turns
        index = bisect_right(starts, offset) - 1
        spans = [match.span() for match in _BLACK.finditer(self._transcript.texts[turns[index]])]
        spaced = list(accumulate((end - start + 1 for start, end in spans), initial=starts[index]))
        word = bisect_right(spaced, offset) - 1
        return Position(turns[index], spans[word][0] + offset - spaced[word])


def relocated(
    annotations: Iterable[Annotation], transcript: Transcript
) -> tuple[list[Annotation], list[Annotation]]:
    """(attached, detached): those whose words were found, with their ranges as they are in
    ``transcript``, in its order; and those whose words were not, as they were."""
    locator = Locator(transcript)
    attached, detached = [], []
    for annotation in annotations:
        found = locator.locate(annotation)
        if found is None:
            detached.append(annotation)
        elif found == annotation.range:
            attached.append(annotation)
        else:
            attached.append(replace(annotation, range=found))
    attached.sort(key=sort_key)
    return attached, detached


def sort_key(annotation: Annotation) -> tuple[Position, Position, float, str]:
    """The order of the text; ties in order of making."""
    return (
        annotation.range.start,
        annotation.range.end,
        annotation.created_s,
        annotation.ident,
    )
