"""What there is to be said of a place on the timeline that is pointed at."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.timecode import format_tenths, format_time
from reader.gui.timeline.marks import Pin
from reader.gui.timeline.picture import TimelinePicture
from reader.gui.timeline.scale import TimeScale
from reader.gui.timeline.voices import NOBODY
from reader.gui.widgets import shortened
from reader.session.document import Document

WORDS_AROUND = 14
MARK_CHARACTERS = 60
TENTHS_FROM_PX_PER_MS = 0.02  # zoomed in so far, whole seconds say too little


@dataclass(frozen=True, slots=True)
class Pointed:
    """``words`` are those around, and of them the characters ``word`` (start, end) are the
    one that is pointed at; ``place`` gives the speaker's colour; ``remark`` is what is wrong
    with the time; ``mark_colour`` is empty for a bookmark."""

    time: str
    speaker: str = ""
    place: int = NOBODY
    chapter: str = ""
    words: str = ""
    word: tuple[int, int] = (0, 0)
    remark: str = ""
    mark: str = ""
    mark_colour: str = ""

    def as_text(self) -> str:
        """In one line: a mark's words, else who speaks and what is to be known of the time."""
        if self.mark:
            return f"{self.time}  {shortened(self.mark, MARK_CHARACTERS)}"
        return "  ".join(part for part in (self.time, self.speaker, self.remark) if part)


def pointed_at(
    time_ms: int,
    pin: Pin | None,
    picture: TimelinePicture,
    document: Document | None,
    scale: TimeScale,
) -> Pointed:
    """At ``time_ms``, where ``pin`` stands if any does."""
    exact = scale.px_per_ms >= TENTHS_FROM_PX_PER_MS and pin is None
    time = format_tenths(time_ms) if exact else format_time(time_ms)
    near_ms = round(3 / scale.px_per_ms) if scale.px_per_ms > 0 else 0
    remark = picture.ground.tip_at(time_ms, near_ms)
    chapter = picture.marks.chapter_at(time_ms)
    title = "" if chapter is None else chapter.title
    mark, colour = ("", "") if pin is None else (pin.text, pin.colour)
    said = Pointed(
        time, chapter=title, remark=remark, mark=" ".join(mark.split()), mark_colour=colour
    )
    if document is None or document.timeline is None:
        return said
    cursor = document.timeline.cursor_at(time_ms)
    if cursor is None:
        return said
    transcript = document.transcript
    spans = transcript.word_spans(cursor.turn)
    first = spans[max(0, cursor.word - WORDS_AROUND)][0]
    last = spans[min(len(spans) - 1, cursor.word + WORDS_AROUND)][1]
    begin, end = spans[cursor.word]
    return Pointed(
        time,
        transcript.speaker_name(cursor.turn),
        picture.voices.place_of(cursor.turn),
        title,
        # Same length, so that the word keeps its place.
        transcript.texts[cursor.turn][first:last].replace("\n", " ").replace("\t", " "),
        (begin - first, end - first),
        remark,
        said.mark,
        colour,
    )
