"""Hearing what a note is on without losing one's place: the sound goes on where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.core.annotation import AnnotationKind
from reader.core.timecode import format_time

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.annotation import Annotation
    from reader.gui.main_window import MainWindow
    from reader.gui.notes.cards import NoteCard
    from reader.session.document import Document
    from reader.session.library_preview import Preview

SHORTEST_MS = 1500  # of a single word nobody would hear what it is


class Peeking(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._heard_by: Preview | None = None
        window.notes.peek_requested.connect(self.peek)
        self._session.document_closing.connect(self._stop)

    def peek(self, card: NoteCard) -> None:
        """Hear what ``card`` is on, to its end; again: silence."""
        document = self._session.document
        audio = None if document is None else document.companions.audio
        if document is None or audio is None or card.time_ms is None:
            self._window.messages.show_notice(
                self.tr("There is no recording in which this could be heard."), key="refused"
            )
            return
        annotation = next(
            (a for a in self._session.notebook.annotations if a.ident == card.ident), None
        )
        end_ms = None if annotation is None else self._end_ms(document, annotation, card.time_ms)
        self._play(card.ident, audio, card.time_ms, end_ms, card.head)

    def hear(self, annotation: Annotation) -> None:
        """As ``peek``, whether the panel shows it or not."""
        from reader.gui.notes.annotating import card_of

        document = self._session.document
        if document is None:
            return
        card = card_of(annotation, document.transcript, document.timeline)
        audio = document.companions.audio
        if audio is None or card.time_ms is None:
            self.peek(card)  # which says why not
            return
        end_ms = self._end_ms(document, annotation, card.time_ms)
        self._play(annotation.ident, audio, card.time_ms, end_ms, card.head)

    def _play(
        self, ident: object, audio: Path, start_ms: int, end_ms: int | None, head: str
    ) -> None:
        preview = self._preview()
        if preview.key == ident:
            preview.stop()
            return
        preview.play(ident, audio, start_ms, end_ms)
        if preview.key == ident:
            self._window.messages.show_notice(
                self.tr("Hearing {0}. Then it goes on from {1}.").format(
                    head, format_time(self._session.transport.position_ms)
                ),
                (self.tr("Stop"), preview.stop),
                key="peek",
            )

    def _preview(self) -> Preview:
        preview = self._session.catalogue.preview
        if preview is not self._heard_by:
            self._heard_by = preview
            preview.changed.connect(self._on_changed)
            preview.failed.connect(self._session.failed)
            preview.noticed.connect(self._window.messages.show_notice)
        return preview

    def _end_ms(self, document: Document, annotation: Annotation, start_ms: int) -> int | None:
        """When the last word of what ``annotation`` is on has been said, or what was captured
        ends; None where nobody knows."""
        if annotation.kind is AnnotationKind.CAPTURE and annotation.end_ms is not None:
            return annotation.end_ms
        if document.timeline is None:
            return annotation.end_ms
        end_ms = _last_word_end(document, annotation)
        return None if end_ms is None else max(end_ms, start_ms + SHORTEST_MS)

    def _on_changed(self, key: object) -> None:
        if key is None:
            self._window.messages.withdraw("peek")

    def _stop(self) -> None:
        if self._heard_by is not None:
            self._heard_by.stop(resume=False)


def _last_word_end(document: Document, annotation: Annotation) -> int | None:
    timeline, (turn, char) = document.timeline, annotation.range.end
    assert timeline is not None
    if char == 0 and turn > annotation.range.start.turn:
        turn, char = turn - 1, len(document.transcript.texts[turn - 1])
    spans = document.transcript.word_spans(turn)
    touched = [word for word, (start, _end) in enumerate(spans) if start < char]
    ends = (timeline.word_end(turn, word) for word in reversed(touched))
    return next((end for end in ends if end is not None), None)
