"""Bookmarks, highlights, notes and captures.

An annotation stores three anchors: the position in the text (turn and characters), the
quote with what stands before and after it, and the time in the recording. The first and
the second are the W3C Web Annotation model's TextPositionSelector and TextQuoteSelector,
the third a media fragment. ``locating.py`` finds its place in a changed transcript.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from reader.core.selection import Position, TextRange
from reader.core.transcript import Transcript

CONTEXT_CHARACTERS = 48
NO_COLOUR = ""

# Highlights are in one of five colours, or a line below the words. The names are stored.
HIGHLIGHT_COLOURS = ("yellow", "green", "blue", "pink", "purple")
UNDERLINE = "underline"
HIGHLIGHT_STYLES = (*HIGHLIGHT_COLOURS, UNDERLINE)


class AnnotationKind(Enum):
    """What a mark is. The values are stored: never change them."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"
    CAPTURE = "capture"  # the last seconds heard: its times are what was asked for


class Placement(Enum):
    """How an annotation came to where it is in the text. The values are stored."""

    KEPT = "kept"  # quote and text agree there, or it was made there
    FOUND = "found"  # in a changed text, by its score; to be looked through by the user
    CHOSEN = "chosen"  # put there by the user
    DETACHED = "detached"  # nowhere: its range is where it was last


@dataclass(frozen=True, slots=True)
class Annotation:
    """One mark on a range of text. Times in ms of the recording, None where unknown;
    ``created_s`` and ``modified_s`` in seconds since 1970 (UTC).

    ``quote``, ``prefix`` and ``suffix`` are as they were when it was made, whatever the text
    says by now. ``range`` is its place in the text whose ``Transcript.words_hash`` is ``placed_in``
    (empty: not known), ``placement`` how it came there and ``score``, 0 to 1, how well the
    words there agree with the quote and its context. ``colour`` is one of HIGHLIGHT_STYLES
    for a highlight; ``tags`` are in order and each once; ``speaker`` is who said the first
    word, empty for nobody.
    """

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
    tags: tuple[str, ...] = ()
    starred: bool = False
    speaker: str = ""
    placement: Placement = Placement.KEPT
    placed_in: str = ""
    score: float = 1.0

    @property
    def turn(self) -> int:
        """The turn it begins in."""
        return self.range.start.turn

    @property
    def is_detached(self) -> bool:
        """Whether nobody knows where its words are in the text."""
        return self.placement is Placement.DETACHED

    def with_body(self, body: str) -> Annotation:
        return replace(self, body=body, modified_s=time.time())

    def with_colour(self, colour: str) -> Annotation:
        return replace(self, colour=colour, modified_s=time.time())

    def with_tags(self, tags: Iterable[str]) -> Annotation:
        return replace(self, tags=ordered_tags(tags), modified_s=time.time())

    def with_star(self, starred: bool) -> Annotation:
        return replace(self, starred=starred, modified_s=time.time())


def ordered_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """``tags`` without those that are empty or differ only in case, in order."""
    spaced = {tag.casefold(): tag for tag in reversed([" ".join(t.split()) for t in tags]) if tag}
    return tuple(spaced[key] for key in sorted(spaced))


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
    tags: Iterable[str] = (),
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
        tags=ordered_tags(tags),
        speaker=transcript.speaker_name(text_range.start.turn),
        placed_in=transcript.words_hash,
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


def text_before(
    transcript: Transcript, position: Position, characters: int = CONTEXT_CHARACTERS
) -> str:
    """Up to ``characters`` before ``position``, from the turns before it if need be."""
    parts = [transcript.texts[position.turn][: position.char]]
    turn, length = position.turn, len(parts[0])
    while length < characters and turn > 0:
        turn -= 1
        parts.append(transcript.texts[turn] + "\n")
        length += len(parts[-1])
    return "".join(reversed(parts))[max(0, length - characters) :]


def text_after(
    transcript: Transcript, position: Position, characters: int = CONTEXT_CHARACTERS
) -> str:
    """Up to ``characters`` after ``position``, from the turns after it if need be."""
    parts = [transcript.texts[position.turn][position.char :]]
    turn, length = position.turn, len(parts[0])
    while length < characters and turn + 1 < len(transcript):
        turn += 1
        parts.append("\n" + transcript.texts[turn])
        length += len(parts[-1])
    return "".join(parts)[:characters]


def context_of(transcript: Transcript, text_range: TextRange) -> tuple[str, str]:
    """What stands before and after the range, as far as it is kept with a quote."""
    return text_before(transcript, text_range.start), text_after(transcript, text_range.end)


def sort_key(annotation: Annotation) -> tuple[Position, Position, float, str]:
    """The order of the text; ties in order of making."""
    return (
        annotation.range.start,
        annotation.range.end,
        annotation.created_s,
        annotation.ident,
    )
