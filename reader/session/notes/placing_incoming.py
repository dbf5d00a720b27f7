"""Where annotations of other programs are in a text: by their words, else by their time.

What ``core/locating.py`` is sure of is taken. Other programs give less to go by than Earmark
keeps, a quote of three words or only a time; a place found by that is FOUND, for the user to
look through, and never more than one guess is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.core.annotation import (
    Annotation,
    Placement,
    context_of,
    exact_text,
    turn_range,
)
from reader.core.locating import Locator, all_placed
from reader.core.selection import Position, TextRange
from reader.core.timeline import Timeline
from reader.core.transcript import Transcript

LEAST_CHARACTERS = 8  # of a quote that stands in one place only and is taken for that
NEAR_MS = 30_000
_SCORE = 0.5  # neither context nor a long quote: an even chance is all that is claimed


def place_all(
    annotations: Sequence[Annotation], transcript: Transcript, timeline: Timeline | None = None
) -> list[Annotation]:
    """Each of ``annotations``, in their order, in its place or detached."""
    locator = Locator(transcript)
    return [
        _completed(_found(annotation, transcript, timeline), transcript)
        for annotation in all_placed(annotations, locator)
    ]


def _found(found: Annotation, transcript: Transcript, timeline: Timeline | None) -> Annotation:
    """``found`` by what other programs give, where the locator was not sure of a place."""
    if not found.is_detached:
        return found
    if found.quote.strip():
        where = _by_words(found, transcript, timeline)
    else:
        where = _by_time(found, transcript, timeline)
    if where is None:
        return found
    return replace(
        found,
        range=where,
        placement=Placement.FOUND,
        placed_in=transcript.words_hash,
        score=_SCORE,
    )


def _by_words(
    annotation: Annotation, transcript: Transcript, timeline: Timeline | None
) -> TextRange | None:
    """The one place in a turn where the quote stands, or the one near its time."""
    if annotation.prefix or annotation.suffix:
        return None  # there is context to go by, and it has spoken
    quote = annotation.quote.strip()
    places = []
    for turn, text in enumerate(transcript.texts):
        at = text.find(quote)
        while at >= 0:
            places.append(TextRange(Position(turn, at), Position(turn, at + len(quote))))
            at = text.find(quote, at + 1)
    at_ms = annotation.start_ms
    if at_ms is not None and timeline is not None:
        near = [p for p in places if _is_near(p, at_ms, transcript, timeline)]
        return near[0] if len(near) == 1 else None
    return places[0] if len(places) == 1 and len(quote) >= LEAST_CHARACTERS else None


def _is_near(where: TextRange, at_ms: int, transcript: Transcript, timeline: Timeline) -> bool:
    word = transcript.word_at(where.start.turn, where.start.char)
    start_ms = None if word is None else timeline.word_start(where.start.turn, word)
    return start_ms is not None and abs(start_ms - at_ms) <= NEAR_MS


def _by_time(
    annotation: Annotation, transcript: Transcript, timeline: Timeline | None
) -> TextRange | None:
    """The turn that is spoken at its time."""
    if annotation.start_ms is None or timeline is None:
        return None
    cursor = timeline.cursor_at(annotation.start_ms)
    return None if cursor is None else turn_range(transcript, cursor.turn)


def _completed(annotation: Annotation, transcript: Transcript) -> Annotation:
    """With what is kept of every place, as far as the file did not say it."""
    if annotation.is_detached:
        return annotation
    quote = annotation.quote or exact_text(transcript, annotation.range)
    prefix, suffix = annotation.prefix, annotation.suffix
    if not (prefix or suffix):
        prefix, suffix = context_of(transcript, annotation.range)
    speaker = annotation.speaker or transcript.speaker_name(annotation.turn)
    return replace(annotation, quote=quote, prefix=prefix, suffix=suffix, speaker=speaker)
