"""The transcript on the screen: a scroll area that lays out only what is in sight.

It shows a conversation, where the voice is, and what is marked; it asks (by signals) to
play from somewhere and never touches a player or a store. ``Page`` knows where everything
is, ``PagePainter`` paints it, ``Scroller`` moves it with the voice, ``Pointer`` and
``Keyboard`` are the reader's hands; here they are put together.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from reader.core.selection import Position
from reader.core.timeline import Cursor, Timeline
from reader.core.transcript import Transcript
from reader.gui.transcript import accessible
from reader.gui.transcript.buttons import PageChip
from reader.gui.transcript.keys import Keyboard
from reader.gui.transcript.marks import Marks
from reader.gui.transcript.page import ReadingPlace
from reader.gui.transcript.page_view import PageView
from reader.gui.transcript.painter import Spoken
from reader.gui.transcript.pointer import Pointer
from reader.gui.transcript.scroller import Scroller
from reader.gui.transcript.style import PageStyle
from reader.session.follow import BAND_BOTTOM, BAND_TOP, TARGET, Follow, FollowState

WHEEL_LINES = 3
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TranscriptView(PageView):
    """See the module. Turns and words are numbered as in ``Transcript``."""

    word_activated = Signal(int, int)  # turn, word: play from there
    time_stamp_activated = Signal(int)  # turn: play from its beginning
    skip_requested = Signal()  # past what the text does not cover
    annotation_clicked = Signal(int)  # turn: a bookmark's or note's sign was pressed
    user_scrolled = Signal()
    following_changed = Signal(bool)
    context_menu_requested = Signal(int, int, QPoint)  # turn, word or -1, global position

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        follow: Follow | None = None,
        style: PageStyle | None = None,
    ) -> None:
        super().__init__(parent, style or PageStyle())
        accessible.install()
        self.accessible: accessible.PageDocument | None = None  # once somebody asks for it
        self.follow = follow or Follow()
        self._wheel_rest_px = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Transcript"))
        viewport = self.viewport()
        self._stamps.activated.connect(self.time_stamp_activated)
        self._stamps.activated.connect(self.resume_following)
        self._scroller = Scroller(self._page, self.follow, self._voice_line, viewport)
        self._scroller.moved.connect(self._on_moved)
        self._scroller.state_changed.connect(self._on_follow_changed)
        for chip in self._chips:
            chip.set_style(self._page.style)
        self._scroller.skip_chip.clicked.connect(self.skip_requested)
        self._pointer = Pointer(self)
        self._keyboard = Keyboard(self)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll_bar)

    # The document

    def set_document(self, transcript: Transcript, timeline: Timeline | None = None) -> None:
        """Show a conversation from its beginning, without any marks. The same text with
        other labels is taken over where one stands, marks and all."""
        shown = self._page.transcript
        if shown is not None and shown.texts is transcript.texts:
            self._page.replace_document(transcript)
        else:
            self._forget()
            self._page.set_document(transcript)
        self._painter.relabel()
        self.set_timeline(timeline)
        self._on_moved()

    def clear(self) -> None:
        """Show nothing."""
        self._forget()
        self._page.set_document(None)
        self._painter.relabel()
        self.set_timeline(None)
        self._on_moved()

    def _forget(self) -> None:
        self._scroller.stop()
        had_selection = self._marks.selection is not None
        self._marks = self._painter.marks = Marks()
        self._stamps.set_absent(frozenset())
        self._pointer.forget()
        self._keyboard.forget()
        if had_selection:
            self.selection_changed.emit()

    def set_palette_tokens(self, style: PageStyle) -> None:
        """Other looks: a theme, a face, a size. The reader keeps their place."""
        self._page.set_style(style)
        self._painter.restyle()
        for chip in self._chips:
            chip.set_style(style)
        self._on_moved()

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

    def _on_moved(self) -> None:
        super()._on_moved()
        if self.accessible is not None:
            self.accessible.tell_moved()

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

    # Selecting and going

    def caret(self) -> Cursor | None:
        """The word the keyboard has walked to."""
        return self._marks.caret

    def show_caret(self, caret: Cursor | None, *, reveal: bool = False) -> None:
        if caret != self._marks.caret:
            self._marks.caret = caret
            self.viewport().update()
        if reveal and caret is not None:
            self.ensure_line_visible(caret.turn, caret.word, smoothly=False)
            assert self.transcript is not None
            accessible.announce(self, self.transcript.word_text(caret.turn, caret.word))
        if caret is not None and self.accessible is not None:
            self.accessible.tell_caret(caret)

    def walk_turns(self, step: int) -> None:
        """Take the caret to the next turn (1) or the one before (-1), the one in sight first."""
        self._keyboard.walk_turns(step)

    def announce(self, text: str) -> bool:
        """Have a screen reader say ``text``; False if none listens."""
        return accessible.announce(self, text)

    def activate_caret(self) -> bool:
        """Go to the word the keyboard has walked to; False if there is none."""
        caret = self._marks.caret
        if caret is not None:
            self._activate(caret)
        return caret is not None

    def activate_at(self, at: QPointF) -> None:
        """A press on a sign or a word that selected nothing."""
        turn = self._flag_at(at)
        if turn is not None:
            self.annotation_clicked.emit(turn)
            return
        word = self.word_at(at)
        if word is not None:
            self._activate(word)

    def _activate(self, word: Cursor) -> None:
        self.word_activated.emit(word.turn, word.word)
        if self._timeline is None or self._timeline.word_start(word.turn, word.word) is not None:
            self._scroller.resume()  # a word the recording lacks leads nowhere

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

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = self.viewport().size()
        is_first = not self._page.height_px
        self._page.set_size(size.width(), size.height())
        self._painter.forget_names()
        self._on_moved()
        self._scroller.place_chip()
        if is_first:
            self._scroller.voice_moved()
        else:
            self._scroller.show_chip()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the window's zoom
            return
        pixels_px = float(event.pixelDelta().y())
        if not pixels_px:
            pixels_px = event.angleDelta().y() / 120 * WHEEL_LINES * self._page.measures.line_px
        self._wheel_rest_px += pixels_px
        whole_px = int(self._wheel_rest_px)
        if whole_px:
            self._wheel_rest_px -= whole_px
            self.scroll_by_reader(-whole_px)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.pressed(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pointer.moved(event)
            return
        shape = Qt.CursorShape.IBeamCursor
        if self._flag_at(event.position()) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif not self._page.text_left_px - 8 <= event.position().x() <= self._page.ground_right_px:
            shape = Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.released(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        word = self.word_at(QPointF(event.pos()))
        place = self.place_at(QPointF(event.pos()))
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            word = self.caret() or self.word_in_sight()
            if word is not None:
                self.request_menu(word)
        elif word is not None:
            self.context_menu_requested.emit(word.turn, word.word, event.globalPos())
        elif place is not None:
            self.context_menu_requested.emit(place.turn, -1, event.globalPos())

    def request_menu(self, word: Cursor) -> None:
        """Ask for the menu of a word, to stand beneath it."""
        assert self.transcript is not None
        has_words = bool(self.transcript.word_spans(word.turn))
        rects = self.word_rects(word.turn, word.word) if has_words else []
        corner = rects[0].bottomLeft() if rects else self.viewport().rect().center()
        at = self.viewport().mapToGlobal(corner)
        self.context_menu_requested.emit(word.turn, word.word if has_words else -1, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self._keyboard.press(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus(event.reason() in _KEYBOARD_REASONS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_focus(False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from the page to its stamps, from the top, to the way back, and on."""
        stops: list[QWidget] = [self, *self.buttons_in_sight()]
        focused = next((stop for stop in stops if stop.hasFocus()), None)
        if focused is not None:
            index = stops.index(focused) + (1 if forward else -1)
            if 0 <= index < len(stops):
                stops[index].setFocus(
                    Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                )
                return True
        with self.buttons_out_of_the_way():
            return super().focusNextPrevChild(forward)

    @contextmanager
    def buttons_out_of_the_way(self) -> Iterator[None]:
        """While this holds, Tab passes the page's buttons by: their order is the page's
        affair, and in the window's they would come last and lead back to the page."""
        with self._stamps.out_of_the_way():
            for chip in self._chips:
                chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            try:
                yield
            finally:
                for chip in self._chips:
                    chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._keyboard.claims(
            cast(QKeyEvent, event)
        ):
            event.accept()
            return True
        return super().event(event)

    def buttons_in_sight(self) -> list[QWidget]:
        """The stamps from the top, then the way back to the voice or on to it, if it shows."""
        return [*self._stamps.in_order(), *(chip for chip in self._chips if chip.isVisible())]
