"""A page that goes with the voice, and is scrolled to where one wants to be."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from reader.core.selection import Position
from reader.core.timeline import Cursor
from reader.gui.transcript.buttons import PageChip
from reader.gui.transcript.page import ReadingPlace
from reader.gui.transcript.page_view import PageView
from reader.gui.transcript.painter import Spoken
from reader.gui.transcript.scroller import Scroller
from reader.gui.transcript.style import PageStyle
from reader.session.follow import BAND_BOTTOM, BAND_TOP, TARGET, Follow, FollowState


class FollowingView(PageView):
    """``Follow`` decides whether the page goes along, ``Scroller`` moves it."""

    skip_requested = Signal()  # past what the text does not cover
    user_scrolled = Signal()
    following_changed = Signal(bool)

    def __init__(self, parent: QWidget | None, style: PageStyle, follow: Follow) -> None:
        super().__init__(parent, style)
        self.follow = follow
        self._scroller = Scroller(self._page, self.follow, self._voice_line, self.viewport())
        self._scroller.moved.connect(self._on_moved)
        self._scroller.state_changed.connect(self._on_follow_changed)
        for chip in self._chips:
            chip.set_style(self._page.style)
        self._scroller.skip_chip.clicked.connect(self.skip_requested)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll_bar)

    # The voice

    def set_cursor(self, turns: tuple[int, ...], cursor: Cursor | None) -> None:
        """``turns`` are sounding and ``cursor`` is the word; None before the first one."""
        marks, page = self._marks, self._page
        if page.transcript is None:
            turns, cursor = (), None
        if (turns, cursor) == (marks.current_turns, marks.cursor):
            return
        painter, before = self._painter, marks.cursor
        had_voice = bool(marks.current_turns)
        same = (
            before is not None
            and cursor is not None
            and before.turn == cursor.turn
            and painter.span_at(before) == painter.span_at(cursor)
        )
        changed = QRegion() if same else self._spoken_region(before)
        if turns != marks.current_turns:
            for turn in set(turns) ^ set(marks.current_turns):
                edges = page.turn_edges(turn)
                if edges is not None:
                    changed += QRect(0, edges[0] - 1, page.width_px, edges[1] - edges[0] + 2)
        marks.current_turns, marks.cursor = turns, cursor
        if not same:
            changed += self._spoken_region(cursor)
        if painter.focuses and had_voice != bool(turns):
            self.viewport().update()  # all others step back, or are there again
        elif not changed.isEmpty():
            self.viewport().update(changed)
        self._scroller.voice_moved()

    def _voice_line(self) -> tuple[int, int] | None:
        cursor, transcript = self._marks.cursor, self._page.transcript
        if cursor is None or transcript is None:
            return None
        return self._page.line_edges(
            cursor.turn, transcript.word_spans(cursor.turn)[cursor.word][0]
        )

    @property
    def follow_state(self) -> FollowState:
        return self.follow.state

    def toggle_following(self) -> None:
        """The key: back to the voice where paused, else off and on."""
        self._scroller.toggle()

    def set_following(self, enabled: bool) -> None:
        self._scroller.set_enabled(enabled)

    def resume_following(self) -> None:
        """The reader wants to be with the voice (pressed the chip, went to a place)."""
        self._scroller.resume()

    def pause_following(self) -> None:
        """The reader looks at something else, such as search hits."""
        self._scroller.pause()

    def set_follow_key(self, key: str) -> None:
        """The key that the way back names, as people read it."""
        self._scroller.chip.set_key(key)
        self._scroller.place_chip()

    def set_skip_key(self, key: str) -> None:
        self._scroller.skip_chip.set_key(key)

    def show_skip(self, shows: bool) -> None:
        """Say that what is heard is not in the text, and offer to skip it."""
        self._scroller.show_skip(shows)

    @property
    def _chips(self) -> tuple[PageChip, ...]:
        return self._scroller.chip, self._scroller.skip_chip

    def set_spoken(self, spoken: Spoken) -> None:
        """What is marked in the turn being spoken; the page follows the word's line anyway."""
        if spoken is not self._painter.spoken:
            self._painter.spoken = spoken
            self.viewport().update()

    def set_focus_mode(self, focuses: bool) -> None:
        """Whether all but what is being spoken recedes."""
        if focuses != self._painter.focuses:
            self._painter.focuses = focuses
            self.viewport().update()

    def set_smooth_scrolling(self, smooth: bool) -> None:
        """False where the system or the reader asks for less motion."""
        self._scroller.is_smooth = smooth

    def _on_follow_changed(self, state: FollowState) -> None:
        self.following_changed.emit(state is FollowState.FOLLOWING)

    # Places

    def restore_position(self, place: ReadingPlace) -> None:
        self._scroller.stop()
        self._page.go_to(place)
        self._on_moved()

    def scroll_to_turn(self, turn: int, *, smoothly: bool = False) -> None:
        """Bring the turn's beginning to where the voice is kept."""
        edges = self._page.line_edges(turn, 0)
        self._bring(edges[0], smoothly=smoothly)

    def reveal_place(self, place: Position, *, smoothly: bool = False) -> None:
        """Bring a place into comfortable sight if it is not there; pauses following if
        that takes the voice out of sight."""
        top_px, bottom_px = self._page.line_edges(*place)
        height_px = self._page.height_px
        if top_px < height_px * BAND_TOP or bottom_px > height_px * BAND_BOTTOM:
            self._bring(top_px, smoothly=smoothly)

    def ensure_line_visible(self, turn: int, word: int, *, smoothly: bool = True) -> None:
        """As ``reveal_place``, for a word."""
        assert self.transcript is not None
        spans = self.transcript.word_spans(turn)
        self.reveal_place(Position(turn, spans[word][0] if spans else 0), smoothly=smoothly)

    def _bring(self, top_px: int, *, smoothly: bool) -> None:
        self._scroller.go(top_px - round(self._page.height_px * TARGET), smoothly=smoothly)
        if not self._scroller.is_animating:
            self._scroller.page_turned()

    def place_beside(self, place: Position, step: int) -> Position:
        """The place one line further down (``step`` 1) or up (-1), at the same x."""
        page = self._page
        row = page.rows.at(*place)
        x_px = page.text_left_px + page.layout(row).x_of(place.char - page.rows[row].start)
        top_px, bottom_px = page.line_edges(*place)
        beyond_px = (
            page.measures.paragraph_gap_px
            + 2 * page.style.turn_padding_px
            + page.measures.header_px
        )
        for way_px in (1, beyond_px // 2, beyond_px, page.measures.heading_px + beyond_px):
            y_px = bottom_px + way_px if step > 0 else top_px - way_px
            if not 0 <= y_px < page.height_px:
                self.scroll_by_reader(step * page.height_px // 3)
                return self.place_beside(place, step) if y_px >= 0 else place
            found = page.char_at(x_px, y_px)
            if found is not None and page.line_edges(*found) != (top_px, bottom_px):
                return Position(*found)
        return place

    def word_in_sight(self) -> Cursor | None:
        """The current word if it is in sight, else the first word that is."""
        cursor, transcript = self._marks.cursor, self.transcript
        line = self._scroller.line()
        if cursor is not None and line is not None and line.is_visible:
            return cursor
        for turn in self._page.turns_in_sight():
            assert transcript is not None
            for word, (start, end) in enumerate(transcript.word_spans(turn)):
                if any(box.top() >= 0 for box in self._page.boxes(turn, start, end)):
                    return Cursor(turn, word)
        return None

    # Scrolling

    def page_step_px(self) -> int:
        return max(1, self._page.height_px - round(2 * self._page.measures.line_px))

    def scroll_by_reader(self, delta_px: int) -> None:
        """The reader moves the page."""
        self._scroller.stop()
        self._page.scroll_by(delta_px)
        self._after_reader()

    def scroll_to_start(self) -> None:
        self._scroller.stop()
        self._page.jump_to(0)
        self._after_reader()

    def scroll_to_end(self) -> None:
        self._scroller.stop()
        self._page.jump_to(self._page.farthest_px)
        self._page.jump_to(self._page.farthest_px)  # now that the end has been measured
        self._after_reader()

    def _after_reader(self) -> None:
        self._on_moved()
        self._scroller.reader_scrolled()
        self.user_scrolled.emit()

    def _on_scroll_bar(self, value: int) -> None:
        if not self._is_syncing:
            self.scroll_by_reader(value - self._page.position_px)
