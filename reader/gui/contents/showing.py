"""The contents panel beside what is open: what it shows, and where a click leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from reader.core.chapters import Chapter
from reader.core.talk_shares import talk_shares
from reader.core.timeline import Cursor
from reader.gui.timeline.marks import ChapterMark

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

AT_BEGINNING_MS = 3000  # of a chapter: from here, back means the one before


class ContentsShowing(QObject):
    """Follows the session's chapters, the voice, and where nothing is heard the page."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._transport = window.session.transport
        self._panel = window.contents
        self._view = window.view
        self._session.chapters.changed.connect(self._show_chapters)
        self._session.document_closing.connect(self._on_closing)
        self._transport.turns_changed.connect(lambda _turns: self._mark_current())
        self._transport.position_changed.connect(lambda _position_ms: self._mark_current())
        self._view.user_scrolled.connect(self._mark_current)
        self._panel.chapter_requested.connect(self.go_to_chapter)
        self._panel.speaker_requested.connect(self.step_speaker)
        self._panel.speaker_menu_requested.connect(self._open_menu)
        self._panel.speaker_rename_requested.connect(self.rename_speaker)

    def refresh(self) -> None:
        """The document, its times or its labels are others."""
        document = self._session.document
        shares = [] if document is None else talk_shares(document.transcript, document.alignment)
        self._panel.set_shares(shares)
        self._show_chapters()

    def _on_closing(self) -> None:
        self._panel.set_shares(())

    def _show_chapters(self) -> None:
        chapters = self._session.chapters
        if chapters.entries != self._panel.entries or not chapters.entries:
            self._panel.set_chapters(chapters.entries, chapters.source)
        self._window.timeline.set_chapters(
            [ChapterMark(e.start_ms, e.title) for e in chapters.entries if e.start_ms is not None]
        )
        self._mark_current()

    def _mark_current(self) -> None:
        if self._panel.entries:
            self._panel.set_current(self._current())

    def _current(self) -> int | None:
        position_ms = self._transport.position_ms if self._transport.duration_ms else None
        return self._session.chapters.current(position_ms, self._turn_here())

    def _turn_here(self) -> int | None:
        cursor = self._transport.cursor or self._view.word_in_sight()
        return None if cursor is None else cursor.turn

    def go_to_chapter(self, chapter: Chapter) -> None:
        if chapter.start_ms is not None:
            self._transport.seek(chapter.start_ms)
            self._view.resume_following()
        else:
            self._view.pause_following()
            if chapter.turn is not None:
                self._window.report_place()
                self._session.jumps.to_turn(chapter.turn)
        if chapter.turn is not None:
            self._view.scroll_to_turn(chapter.turn)
        self._mark_current()

    def step_chapter(self, step: int) -> None:
        """To the next chapter (1), or the beginning of this one, and from there to the one
        before (-1)."""
        chapters = self._session.chapters
        if not chapters.entries:
            self._window.messages.show_notice(self.tr("There are no chapters."), key="refused")
            return
        current = self._current()
        target = 0 if current is None else current + 1
        if step < 0:
            target = -1 if current is None else current - (not self._is_within(current))
        if 0 <= target < len(chapters.entries):
            self.go_to_chapter(chapters.entries[target])

    def _is_within(self, number: int) -> bool:
        """Whether one is so far into a chapter that its beginning is a place to go back to."""
        chapter = self._session.chapters.entries[number]
        if chapter.start_ms is not None:
            return self._transport.position_ms - chapter.start_ms > AT_BEGINNING_MS
        here = self._turn_here()
        return chapter.turn is not None and here is not None and here > chapter.turn

    def step_speaker(self, speaker: int, forward: bool) -> None:
        """To the next (or the previous) turn of ``speaker``, from where one is; from the last
        on to the first."""
        document = self._session.document
        if document is None:
            return
        turns = [t for t, who in enumerate(document.transcript.speaker_of) if who == speaker]
        if not turns:
            return
        here = self._turn_here()
        walked = None if self._session.has_times else self._view.caret()
        here = -1 if here is None else here if walked is None else walked.turn
        turn = (
            next((t for t in turns if t > here), turns[0])
            if forward
            else next((t for t in reversed(turns) if t < here), turns[-1])
        )
        if self._transport.seek_turn(turn):
            self._view.resume_following()
        else:
            self._view.pause_following()
            self._window.report_place()
            self._session.jumps.to_turn(turn)
            self._view.show_caret(Cursor(turn, 0))
        self._view.scroll_to_turn(turn)

    def _open_menu(self, speaker: int, where: QPoint) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self._panel)
        menu.addAction(self.tr("Next turn"), lambda: self.step_speaker(speaker, True))
        menu.addAction(self.tr("Previous turn"), lambda: self.step_speaker(speaker, False))
        menu.addSeparator()
        menu.addAction(self.tr("Search in what they say…"), lambda: self.search_speaker(speaker))
        menu.addAction(self.tr("Rename…"), lambda: self.rename_speaker(speaker))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def rename_speaker(self, speaker: int) -> None:
        document = self._session.document
        if document is not None:
            self._window.renaming.ask(document.transcript.speakers[speaker].name)

    def search_speaker(self, speaker: int) -> None:
        """Search in what one of them says only."""
        document = self._session.document
        if document is None:
            return
        searching = self._window.searching
        searching.show_panel(True)
        searching.panel.choose_speakers(frozenset({document.transcript.speakers[speaker].name}))
        self._window.header.search.activate("")
