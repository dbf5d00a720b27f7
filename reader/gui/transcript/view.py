"""The transcript on the screen: a scroll area that lays out only what is in sight.

It shows a conversation, where the voice is, and what is marked; it asks (by signals) to
play from somewhere and never touches a player or a store. ``Page`` knows where everything
is, ``PagePainter`` paints it, ``Scroller`` moves it with the voice, ``Pointer`` and
``Keyboard`` are the reader's hands; here they are put together.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from reader.core.timeline import Cursor, Timeline
from reader.core.transcript import Transcript
from reader.gui.transcript import accessible
from reader.gui.transcript.following_view import FollowingView
from reader.gui.transcript.keys import Keyboard
from reader.gui.transcript.marks import Marks
from reader.gui.transcript.pointer import Pointer
from reader.gui.transcript.style import PageStyle
from reader.session.follow import Follow

if TYPE_CHECKING:
    from reader.session.text_fixing import WordsChange

WHEEL_LINES = 3
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TranscriptView(FollowingView):
    """See the module. Turns and words are numbered as in ``Transcript``."""

    word_activated = Signal(int, int)  # turn, word: play from there
    time_stamp_activated = Signal(int)  # turn: play from its beginning
    annotation_clicked = Signal(int)  # turn: the sign of a mark was pressed
    sign_hovered = Signal(int)  # turn, -1 for none: the pointer is on its sign
    text_clicked = Signal(object)  # Position: a press on words that selected nothing
    selection_made = Signal()  # by the mouse, which has let go
    bar_requested = Signal()  # by the menu key, while words are selected or a mark is chosen
    mark_dropped = Signal()  # by Esc
    deletion_requested = Signal()  # of the chosen mark
    edge_moved = Signal(bool, object)  # whether of the start, TextRange: the chosen mark's edge
    context_menu_requested = Signal(int, int, QPoint)  # turn, word or -1, global position

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        follow: Follow | None = None,
        style: PageStyle | None = None,
    ) -> None:
        super().__init__(parent, style or PageStyle(), follow or Follow())
        accessible.install()
        self.accessible: accessible.PageDocument | None = None  # once somebody asks for it
        self._wheel_rest_px = 0.0
        self._hovered_sign = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Transcript"))
        self._stamps.activated.connect(self.time_stamp_activated)
        self._stamps.activated.connect(self.resume_following)
        self._pointer = Pointer(self)
        self._keyboard = Keyboard(self)

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

    def set_words(
        self, transcript: Transcript, timeline: Timeline | None, change: WordsChange
    ) -> None:
        """Other words in some turns: the reader stays where they are, and so does what they
        have selected. Marks that are given by characters have to be given anew."""
        before, chosen, caret = self._page.transcript, self.selection(), self._marks.caret
        self._page.replace_words(transcript, change.char)
        self._marks.hits, self._marks.current_hit = {}, None
        self._painter.relabel()
        if chosen is not None:
            self.set_selection(change.range(chosen) or None)
        if caret is not None and before is not None:
            number = change.word(before.first_word[caret.turn] + caret.word)
            self._marks.caret = Cursor(*transcript.locate(min(number, transcript.word_count - 1)))
        # The voice's place is told next; until then nothing is marked as said.
        self._marks.current_turns, self._marks.cursor = (), None
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

    def _on_moved(self) -> None:
        super()._on_moved()
        if self.accessible is not None:
            self.accessible.tell_moved()

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
        place = self.text_at(at)
        if place is not None:
            self.text_clicked.emit(place)

    def _activate(self, word: Cursor) -> None:
        self.word_activated.emit(word.turn, word.word)
        if self._timeline is None or self._timeline.word_start(word.turn, word.word) is not None:
            self._scroller.resume()  # a word the recording lacks leads nowhere

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
        turn = self._flag_at(event.position())
        self._hover(-1 if turn is None else turn)
        if turn is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self.handle_at(event.position()) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif not self._page.text_left_px - 8 <= event.position().x() <= self._page.ground_right_px:
            shape = Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def _hover(self, turn: int) -> None:
        if turn != self._hovered_sign:
            self._hovered_sign = turn
            self.sign_hovered.emit(turn)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.released(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        word = self.word_at(QPointF(event.pos()))
        place = self.place_at(QPointF(event.pos()))
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            if self.selection() is not None or self.chosen() is not None:
                self.bar_requested.emit()
                return
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
