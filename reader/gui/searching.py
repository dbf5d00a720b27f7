"""Searching the open conversation: what was found, which hit is shown, and the way back.

Stepping through hits never moves the sound; following is suspended while one searches.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from reader.core.search import Hit, find
from reader.core.selection import Position
from reader.core.transcript import Transcript
from reader.gui.search_field import SearchField
from reader.gui.transcript.page import ReadingPlace
from reader.gui.transcript.view import TranscriptView
from reader.session.reading_session import ReadingSession


class Searching(QObject):
    def __init__(self, session: ReadingSession, field: SearchField, view: TranscriptView) -> None:
        super().__init__(view)
        self._session = session
        self._field = field
        self._view = view
        self._hits: list[Hit] = []
        self._index: int | None = None
        self._origin: ReadingPlace | None = None
        self._was_following = False
        field.query_changed.connect(self.search)
        field.step_requested.connect(self.step)
        field.play_requested.connect(self.play)
        field.closed.connect(self.close)

    @property
    def hits(self) -> list[Hit]:
        return self._hits

    @property
    def current(self) -> Hit | None:
        return None if self._index is None else self._hits[self._index]

    def search(self, query: str) -> None:
        """Find ``query`` and show the first hit from where one is reading on."""
        transcript = self._transcript
        if transcript is None:
            return
        if self._origin is None and query.strip():
            self._origin = self._view.reading_position()
            self._was_following = self._view.follow.state.value == "following"
            self._view.pause_following()
        self._hits = list(find(transcript, query)) if query.strip() else []
        self._index = None
        if self._hits:
            origin = self._origin
            here = Hit(0, 0, 0) if origin is None else Hit(origin.turn, origin.char, 0)
            self._index = next((i for i, hit in enumerate(self._hits) if hit >= here), 0)
        self._show()

    def step(self, step: int) -> None:
        if self._hits and self._index is not None:
            self._index = (self._index + step) % len(self._hits)
            self._view.pause_following()
            self._show()

    def play(self) -> None:
        """Go on listening from the hit that is shown."""
        hit, transcript = self.current, self._transcript
        if hit is None or transcript is None:
            return
        word = transcript.word_at(hit.turn, hit.start)
        self._session.activate_word(hit.turn, word or 0)
        self.leave()
        self._view.resume_following()
        self._session.transport.play()

    def close(self) -> None:
        """Back to where one was before searching."""
        origin, following = self._origin, self._was_following
        self.leave()
        if origin is not None:
            self._view.restore_position(origin)
            if following:
                self._view.resume_following()

    def forget(self) -> None:
        """Another conversation: nothing has been searched for in it."""
        self._origin = None
        self._hits, self._index = [], None
        self._field.clear()

    @property
    def is_active(self) -> bool:
        return self._origin is not None

    def leave(self) -> None:
        """Have done with searching; the page stays where it is."""
        self.forget()
        self._view.set_search_hits(())
        self._view.setFocus()

    def _show(self) -> None:
        self._view.set_search_hits(self._hits, self.current)
        self._field.show_count(self._index, len(self._hits))
        hit = self.current
        if hit is not None:
            self._view.reveal_place(Position(hit.turn, hit.start))

    @property
    def _transcript(self) -> Transcript | None:
        document = self._session.document
        return None if document is None else document.transcript
