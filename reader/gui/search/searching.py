"""Searching the open conversation: what was found, which hit is shown, and the way back.

Stepping through hits never moves the sound; following is suspended while one searches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from reader.core.search import Hit
from reader.core.search_hits import Hits, ListedHits, SpansByTurn
from reader.core.selection import Position
from reader.core.transcript import Transcript
from reader.gui.look.theme import Theme
from reader.gui.search.field import SearchField
from reader.gui.timeline.bar import TimelineBar
from reader.gui.transcript.page import ReadingPlace
from reader.gui.transcript.view import TranscriptView
from reader.session.reading_session import ReadingSession
from reader.session.search import DocumentSearch, Found, Query

if TYPE_CHECKING:
    from reader.gui.search.panel import SearchPanel

# In a conversation with more turns than this nobody sees by how much a turn's time differs
# from its word's, and there is much to look up.
MOST_EXACT_TURNS = 20_000


class Searching(QObject):
    """Between the field, the list, the page and the timeline on one side and the search on
    the other."""

    panel_made = Signal(object)  # SearchPanel, when first needed
    # Whether the list is to be seen, and whether the reader has asked for just that.
    panel_wanted = Signal(bool, bool)

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
        self._panel: SearchPanel | None = None
        self._theme: Theme | None = None
        self._search = DocumentSearch(session.tasks, self)
        self._hits: Hits = ListedHits()
        self._query = Query()
        self._spread: list[Hit] = []
        self._times: list[int] = []
        self._index: int | None = None
        self._is_active = False
        self._wants_panel = True
        self._origin: ReadingPlace | None = None
        self._was_following = False
        self._plays_when_found = False
        self._search.found.connect(self._on_found)
        self._search.spread_found.connect(self._on_spread)
        self._search.failed.connect(session.failed)
        field.focused.connect(self._search.prepare)
        field.query_changed.connect(self.search)
        field.step_requested.connect(self.step)
        field.play_requested.connect(self._on_play_from_field)
        field.closed.connect(self.close)
        field.results_requested.connect(self.toggle_panel)
        field.recent_requested.connect(self.offer_recent)

    # The list beside the text

    @property
    def panel(self) -> SearchPanel:
        """Made when first asked for."""
        if self._panel is None:
            from reader.gui.search.panel import SearchPanel

            self._panel = panel = SearchPanel(self._view.window())
            panel.hide()
            panel.set_transcript(self._transcript)
            panel.model.time_of = self._time_of
            if self._theme is not None:
                panel.set_theme(self._theme)
            panel.limits_changed.connect(self.search_again)
            panel.hit_chosen.connect(self.show_hit)
            panel.play_requested.connect(self.play)
            panel.settled.connect(self._on_settled)
            panel.closed.connect(self.close)
            self.panel_made.emit(panel)
            before = self._field.last_stop
            for stop in panel.stops:
                panel.setTabOrder(before, stop)
                before = stop
        return self._panel

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._panel is not None:
            self._panel.set_theme(theme)

    def show_panel(self, shown: bool) -> None:
        """The reader wants to see the list, or not."""
        self._wants_panel = shown
        if shown and not self.panel.isVisible():
            self._fill_panel()
            if not self._is_active:
                self.panel.set_message(self.tr("Type above to search this conversation."))
        self.panel_wanted.emit(shown, True)

    def toggle_whole_word(self) -> None:
        """Whole words only, or not; seen in the panel, which is brought up for it."""
        self._bring_up_limits()
        self.panel.toggle_whole_word()

    def toggle_pattern(self) -> None:
        """What is typed is a regular expression, or not."""
        self._bring_up_limits()
        self.panel.toggle_pattern()

    def _bring_up_limits(self) -> None:
        if not self.panel.isVisible():
            self.show_panel(True)
        if not self._is_active:
            self._field.activate()

    def toggle_panel(self) -> None:
        self.show_panel(self._panel is None or not self._panel.isVisible())

    def offer_recent(self) -> None:
        """What was searched for before, below the field."""
        recent = self._search.recent
        if not recent:
            return
        menu = QMenu(self._field)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Recent searches"))
        menu.setMinimumWidth(self._field.width())
        for text in recent:
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, text=text: self._field.set_query(text))
        menu.popup(self._field.mapToGlobal(QPoint(0, self._field.height() + 4)))
        menu.setActiveAction(menu.actions()[0])

    # Searching

    @property
    def hits(self) -> Hits:
        return self._hits

    @property
    def current(self) -> Hit | None:
        return None if self._index is None else self._hits[self._index]

    @property
    def is_active(self) -> bool:
        return self._is_active

    def search(self, text: str) -> None:
        """Find ``text`` and show the first hit from where one is reading on."""
        if self._transcript is None:
            return
        if not self._is_active and text.strip():
            self._is_active = True
            self._origin = self._view.reading_position()
            self._was_following = self._view.follow.state.value == "following"
            self._view.pause_following()
            if self._wants_panel:
                self.panel.set_message("")
                self.panel_wanted.emit(True, False)
        panel = self._panel
        self._query = Query(text)
        if panel is not None:
            self._query = Query(text, panel.whole_word, panel.speakers, panel.is_pattern)
        if self._query.is_pattern:
            self._field.show_count(None, 0, whole=False)
        self._search.find(self._query, 0 if self._origin is None else self._origin.turn)

    def search_again(self) -> None:
        """Within other limits, or in a text whose labels have changed."""
        if self._is_active:
            self.search(self._field.query)

    def _on_found(self, found: Found) -> None:
        here = self._here(found)
        self._query, self._hits = found.query, found.hits
        self._spread, self._times = [], []
        self._index = None
        if len(found.hits):
            index = found.hits.index_from(*here)
            self._index = index if index < len(found.hits) else 0
        if self._is_active:
            self._fill_panel(found)
        self._show(
            whole=found.whole, problem=self._message_of(found) if found.problem is not None else ""
        )
        if self._plays_when_found and found.whole:
            self._on_play_from_field()

    def _here(self, found: Found) -> tuple[int, int]:
        """From where on the first hit is looked for: where one was, unless what comes now only
        completes or limits what one has stepped through since."""
        current = self.current
        if current is not None and found.query.text == self._query.text:
            return current.turn, current.start
        origin = self._origin
        return (0, 0) if origin is None else (origin.turn, origin.char)

    def _fill_panel(self, found: Found | None = None) -> None:
        panel = self.panel
        panel.set_hits(self._hits, whole=found is None or found.whole)
        panel.set_current(self._index)
        panel.set_message("" if found is None else self._message_of(found))

    def _message_of(self, found: Found) -> str:
        if found.problem is not None:
            text = self.tr("Not a regular expression: {0} at character {1}.")
            return text.format(found.problem.reason, found.problem.at + 1)
        if found.looked_at < 1:
            percent = round(found.looked_at * 100)
            text = self.tr(
                "This expression takes too long: {0} % of the text was looked through. A "
                "plainer one will do it all."
            )
            return text.format(percent)
        if found.query and found.whole and not len(found.hits):
            if found.query.whole_word or found.query.speakers is not None:
                return self.tr("Nothing found within these limits.")
            return self.tr("Nothing found.")
        return ""

    # Going through what was found

    def step(self, step: int) -> None:
        if self._index is not None:
            self.show_hit((self._index + step) % len(self._hits))

    def show_hit(self, number: int) -> None:
        """Show a hit on the page. The sound stays where it is."""
        if not 0 <= number < len(self._hits):
            return
        self._index = number
        self._search.remember(self._query.text)
        self._view.pause_following()
        self._show()

    def play(self) -> None:
        """Go on listening from the hit that is shown; what was found stays at hand."""
        hit, transcript = self.current, self._transcript
        if hit is None or transcript is None:
            return
        self._search.remember(self._query.text)
        word = transcript.word_at(hit.turn, hit.start)
        self._session.activate_word(hit.turn, word or 0)
        self._origin, self._was_following = None, True  # one has gone where one wanted to be
        self._view.resume_following()
        self._session.transport.play()

    def _on_play_from_field(self) -> None:
        self._plays_when_found = self._index is None and bool(self._field.query.strip())
        if self._index is not None:
            self.play()
            self._view.setFocus()

    def _on_settled(self) -> None:
        """Here one stays."""
        self._origin, self._was_following = None, False
        self._view.setFocus()

    # Having done with it

    def close(self) -> None:
        """Back to where one was before searching."""
        origin, following = self._origin, self._was_following
        self.leave()
        if origin is not None:
            self._view.restore_position(origin)
        if following:
            self._view.resume_following()

    def forget(self) -> None:
        """Nothing has been searched for, in what is open now."""
        self._search.set_transcript(self._transcript)
        self._is_active = False
        self._plays_when_found = False
        self._origin = None
        self._query = Query()
        self._hits, self._index = ListedHits(), None
        self._spread, self._times = [], []
        self._field.clear()
        self._timeline.set_hits([])
        self._view.set_search_hits(())
        if self._panel is not None:
            self._panel.set_transcript(self._transcript)
            self._fill_panel()
            self.panel_wanted.emit(False, False)

    def relabel(self) -> None:
        """Who says what has changed."""
        self._search.set_transcript(self._transcript)
        if self._panel is not None:
            self._panel.set_transcript(self._transcript)
        self.search_again()

    def leave(self) -> None:
        """Have done with searching; the page stays where it is."""
        if self._hits:
            self._search.remember(self._query.text)
        self.forget()
        self._view.setFocus()

    # Showing

    def _show(self, *, whole: bool = True, problem: str = "") -> None:
        transcript = self._transcript
        turns = 0 if transcript is None else len(transcript)
        self._view.set_search_hits(SpansByTurn(self._hits, turns), self.current)
        self._show_times()
        self._field.show_count(self._index, len(self._hits), whole=whole, problem=problem)
        if self._panel is not None and self._panel.model.current != self._index:
            self._panel.set_current(self._index)
        hit = self.current
        if hit is not None:
            self._view.reveal_place(Position(hit.turn, hit.start))

    def _on_spread(self, hits: Hits, spread: list[Hit]) -> None:
        if hits is self._hits:
            self._spread = spread
            self.find_times()

    def find_times(self) -> None:
        """The hits, or their times, are others: tick them on the timeline."""
        transcript = self._transcript
        exact = transcript is not None and len(transcript) <= MOST_EXACT_TURNS
        times = (self._time_of(hit, exact=exact) for hit in self._spread)
        self._times = [time_ms for time_ms in times if time_ms is not None]
        self._show_times()
        if self._panel is not None:
            self._panel.list.viewport().update()

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
