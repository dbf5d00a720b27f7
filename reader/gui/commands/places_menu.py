"""Go > Places I was at: where jumps began, the last one first; filled when about to be seen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from reader.core.timecode import format_time
from reader.gui.widgets import shortened

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

MOST = 12
WORDS_CHARACTERS = 44


class PlacesMenu(QMenu):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setTitle(self.tr("P&laces I was at"))
        self._window = window
        self._session = window.session
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """The time of each, and what is said there."""
        self.clear()
        session = self._session
        if session.has_times:
            places_ms = session.jumps.in_sound.places()[:MOST]
            texts = [f"{format_time(ms)}   {self._words_at(ms)}" for ms in places_ms]
        else:
            texts = [self._words_on_page(n) for n in session.jumps.on_page.places()[:MOST]]
        for steps, text in enumerate(texts, start=1):
            action = self.addAction(text.rstrip().replace("&", "&&"))
            action.triggered.connect(partial(self._go, steps))
        if not texts:
            self.addAction(self.tr("No jump was made yet")).setEnabled(False)

    def _words_on_page(self, offset: int) -> str:
        """Where nothing has a time: who speaks there, and the words."""
        document = self._session.document
        if document is None:
            return ""
        turn, char = document.transcript.place_at(offset)
        said = document.transcript.texts[turn][char : char + 4 * WORDS_CHARACTERS]
        name = document.transcript.speaker_name(turn)
        return "   ".join(part for part in (name, shortened(said, WORDS_CHARACTERS)) if part)

    def _words_at(self, time_ms: int) -> str:
        document = self._session.document
        cursor = None
        if document is not None and document.timeline is not None:
            cursor = document.timeline.cursor_at(time_ms)
        if document is None or cursor is None:
            return ""
        text = document.transcript.texts[cursor.turn]
        spans = document.transcript.word_spans(cursor.turn)
        start = spans[cursor.word][0] if cursor.word < len(spans) else 0
        return shortened(text[start : start + 4 * WORDS_CHARACTERS], WORDS_CHARACTERS)

    def _go(self, steps: int, _checked: bool = False) -> None:
        self._window.report_place()
        self._session.jumps.back(steps)
        self._window.view.resume_following()
