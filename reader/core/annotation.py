"""Bookmarks, highlights and notes, and how they find their place again.

An annotation stores three anchors: the position in the text (turn and characters), the
quote with what stands before and after it, and the time in the recording. The first and
the second are the W3C Web Annotation model's TextPositionSelector and TextQuoteSelector,
the third a media fragment. In a changed transcript the quote decides; where it does not
stand in exactly one fitting place the annotation is *detached*, never put on a guess.
"""

from __future__ import annotations

import time
import uuid
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from reader.core.selection import Position, TextRange
from reader.core.transcript import Transcript

CONTEXT_CHARACTERS = 48
NO_COLOUR = ""


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
    now = time.time()
    return Annotation(
        ident=str(uuid.uuid4()),
        kind=kind,
        range=text_range,
        quote=exact_text(transcript, text_range),
        prefix=_before(transcript, text_range.start),
        suffix=_after(transcript, text_range.end),
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


class Locator:
    """Finds annotations in one transcript. Holds the transcript's text as one string, made
    when the first annotation is not where it was."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._text: str | None = None
        self._turn_starts: list[int] = []

    def locate(self, annotation: Annotation) -> TextRange | None:
        """Where the annotation's words are now; None where that is not certain."""
        if self._is_still_there(annotation):
            return annotation.range
        if not annotation.quote.strip():
            return None
        places = self._places_of(annotation.quote)
        if len(places) > 1:
            places = [p for p in places if self._fits(annotation, p)]
        if len(places) != 1:
            return None
        start, end = places[0], places[0] + len(annotation.quote)
        return TextRange(self._position(start), self._position(end))

    def _is_still_there(self, annotation: Annotation) -> bool:
        start, end = annotation.range.start, annotation.range.end
        texts = self._transcript.texts
        if end.turn >= len(texts) or end.char > len(texts[end.turn]):
            return False
        if start.char > len(texts[start.turn]):
            return False
        if exact_text(self._transcript, annotation.range) != annotation.quote:
            return False
        # "Yes." stands in a hundred places: the same words may be another speech.
        return bool(annotation.quote) and (
            _before(self._transcript, start) == annotation.prefix
            or _after(self._transcript, end) == annotation.suffix
        )

    def _places_of(self, quote: str) -> list[int]:
        if self._text is None:
            offset = 0
            for text in self._transcript.texts:
                self._turn_starts.append(offset)
                offset += len(text) + 1
            self._text = "\n".join(self._transcript.texts)
        places = []
        place = self._text.find(quote)
        while place >= 0:
            places.append(place)
            place = self._text.find(quote, place + 1)
        return places

    def _fits(self, annotation: Annotation, place: int) -> bool:
        assert self._text is not None
        end = place + len(annotation.quote)
        before = self._text[max(0, place - len(annotation.prefix)) : place]
        after = self._text[end : end + len(annotation.suffix)]
        return before == annotation.prefix and after == annotation.suffix

    def _position(self, offset: int) -> Position:
        turn = bisect_right(self._turn_starts, offset) - 1
        return Position(turn, offset - self._turn_starts[turn])


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
