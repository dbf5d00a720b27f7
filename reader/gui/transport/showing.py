"""The row of playing as a part of the window: bound to what is open and to its chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.gui.transcript.margin import speaker_order

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow
    from reader.session.document import Document

LEFT_OPTION = "playback.time_left"


class TransportShowing(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = session = window.session
        self._transport = transport = session.transport
        self._bar = bar = window.transport_bar
        self._places: dict[int, int] = {}
        self._chapter: int | None = None
        bar.times.set_mode(str(session.settings.get(LEFT_OPTION)))
        bar.times.mode_changed.connect(lambda mode: session.settings.set(LEFT_OPTION, mode))
        bar.sleep_after_chapter_requested.connect(transport.sleep_after_chapter)
        bar.place.speaker.clicked.connect(self._on_speaker_clicked)
        bar.place.chapter.clicked.connect(self._on_chapter_clicked)
        session.document_changed.connect(self._on_document_changed)
        session.labels_changed.connect(self._on_document_changed)
        session.chapters.changed.connect(self._on_chapters_changed)
        transport.turns_changed.connect(self._show_speaker)
        transport.position_changed.connect(self._show_chapter)
        self._on_document_changed(session.document)

    def _on_document_changed(self, document: Document | None) -> None:
        self._places = {} if document is None else speaker_order(document.transcript)
        self._on_chapters_changed()
        self._show_speaker()

    def _on_chapters_changed(self) -> None:
        self._chapter = None
        self._show_chapter()

    def _show_speaker(self, *_args: object) -> None:
        """Who is heard, or was last."""
        document, turns = self._session.document, self._transport.current_turns
        if document is None or not turns:
            self._bar.place.speaker.show_text("")
            return
        transcript = document.transcript
        names = dict.fromkeys(transcript.speaker_name(turn) for turn in turns)
        place = self._places.get(transcript.speaker_of[turns[-1]], -1)
        self._bar.place.speaker.show_text(", ".join(name for name in names if name), place)

    def _show_chapter(self, *_args: object) -> None:
        chapters, cursor = self._session.chapters, self._transport.cursor
        number = chapters.current(
            self._transport.position_ms, None if cursor is None else cursor.turn
        )
        self._chapter = number
        self._bar.place.chapter.show_text("" if number is None else chapters.entries[number].title)

    def _on_speaker_clicked(self) -> None:
        self._window.view.resume_following()
        turns = self._transport.current_turns
        if turns:
            self._window.view.scroll_to_turn(turns[-1])

    def _on_chapter_clicked(self) -> None:
        if self._chapter is None or self._chapter >= len(self._session.chapters.entries):
            return
        start_ms = self._session.chapters.entries[self._chapter].start_ms
        if start_ms is not None:
            self._transport.seek(start_ms)
            self._window.view.resume_following()
