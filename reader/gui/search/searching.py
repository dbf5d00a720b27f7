"""Searching the open conversation: what was found, which hit is shown, and the way back.

Stepping through hits never moves the sound; following is suspended while one searches.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from reader.core.search import Hit, find
from reader.core.selection import Position
from reader.core.transcript import Transcript
from reader.gui.search.field import SearchField
from reader.gui.timeline.bar import TimelineBar
from reader.gui.transcript.page import ReadingPlace
from reader.gui.transcript.view import TranscriptView
from reader.session.reading_session import ReadingSession

# More ticks than this run together on any screen: their turns' times will do.
MOST_EXACT_TIMES = 2000


class Searching(QObject):
    def __init__(
        self,
        session: ReadingSession,
        field: SearchField,
        view: TranscriptView,
        timeline: TimelineBar,
    ) -> None:
        super().__init__(view)
        self._timeline = timeline
        self._session = session
        self._field = field
        self._view = view
        self._hits: list[Hit] = []
        self._times: list[int] = []
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
        self.find_times()
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
        self._times = []
        self._field.clear()
        self._timeline.set_hits([])

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
        self._show_times()
        self._field.show_count(self._index, len(self._hits))
        hit = self.current
        if hit is not None:
            self._view.reveal_place(Position(hit.turn, hit.start))

    def find_times(self) -> None:
        """The hits, or their times, are others: tick them on the timeline."""
        exact = len(self._hits) <= MOST_EXACT_TIMES
        times = (self._time_of(hit, exact=exact) for hit in self._hits)
        self._times = [time_ms for time_ms in times if time_ms is not None]
        self._show_times()

    def _show_times(self) -> None:
        current = self.current
        self._timeline.set_hits(self._times, None if current is None else self._time_of(current))

    def _time_of(self, hit: Hit, *, exact: bool = True) -> int | None:
        """Of its word, or quicker and less ``exact`` of its turn; None where it has none."""
        document = self._session.document
        if document is None or document.timeline is None:
            return None
        if not exact:
            return document.timeline.turn_start(hit.turn)
        word = document.transcript.word_at(hit.turn, hit.start)
        return document.timeline.word_start(hit.turn, word or 0)

    @property
    def _transcript(self) -> Transcript | None:
        document = self._session.document
        return None if document is None else document.transcript
