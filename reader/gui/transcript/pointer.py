"""The mouse on the page: a click goes to a word, a drag selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from reader.core.selection import Granularity, Position, TextRange, range_around

if TYPE_CHECKING:
    from reader.gui.transcript.view import TranscriptView

AUTOSCROLL_MS = 30


class Pointer(QObject):
    """Turns mouse events of one view into selections and requests.

    One press selects by characters, two by words, three by paragraphs, four by turns.
    """

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed_at: QPointF | None = None
        self._anchor: TextRange | None = None
        self._granularity = Granularity.CHARACTER
        self._is_click = False
        self._last_press = QElapsedTimer()
        self._last_point = QPointF()
        self._presses = 0
        self._autoscroll: QTimer | None = None
        self._edge: TextRange | None = None  # the chosen mark, while an end of it is held
        self._holds_start = False

    @property
    def is_selecting(self) -> bool:
        return self._view.follow.selecting

    def pressed(self, event: QMouseEvent) -> None:
        view, at = self._view, event.position()
        self._count(at)
        place = view.place_at(at)
        if place is None:
            return
        self._pressed_at = at
        self._edge = None
        held = view.handle_at(at)
        if held is not None:
            self._edge, self._holds_start, self._is_click = view.chosen(), held, False
            return
        chosen = view.selection()
        view.show_caret(None)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._presses == 1:
            self._is_click = False
            if self._anchor is None or chosen is None:
                self._anchor = TextRange(place, place)
            self._extend(place)
            return
        self._granularity = {
            1: Granularity.CHARACTER,
            2: Granularity.WORD,
            3: Granularity.PARAGRAPH,
        }.get(self._presses, Granularity.TURN)
        # A press that takes a selection away is no request to go there.
        self._is_click = self._presses == 1 and chosen is None
        if self._granularity is Granularity.WORD:
            place = view.place_at(at, on_character=True) or place
        assert view.transcript is not None
        self._anchor = range_around(view.transcript, place, self._granularity)
        view.set_selection(self._anchor)

    def _count(self, at: QPointF) -> None:
        hints = QGuiApplication.styleHints()
        near = (at - self._last_point).manhattanLength() <= hints.mouseDoubleClickDistance() + 1
        soon = (
            self._last_press.isValid()
            and self._last_press.elapsed() <= hints.mouseDoubleClickInterval()
        )
        self._presses = self._presses + 1 if near and soon else 1
        self._last_press.restart()
        self._last_point = at

    def moved(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        at = event.position()
        if not self.is_selecting:
            way = (at - self._pressed_at).manhattanLength()
            if way < QGuiApplication.styleHints().startDragDistance():
                return
            self._view.follow.selecting = True
            self._is_click = False
        self._last_point = at
        self._extend_to(at)
        outside = not 0 <= at.y() < self._view.viewport().height()
        if outside and self._autoscroll is None:
            self._autoscroll = QTimer(self)
            self._autoscroll.setInterval(AUTOSCROLL_MS)
            self._autoscroll.timeout.connect(self._on_autoscroll)
        if self._autoscroll is not None:
            if outside and not self._autoscroll.isActive():
                self._autoscroll.start()
            elif not outside:
                self._autoscroll.stop()

    def released(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        self._pressed_at = None
        if self._autoscroll is not None:
            self._autoscroll.stop()
        view = self._view
        view.follow.selecting = False
        if self._edge is not None:
            before, self._edge = self._edge, None
            after = view.chosen()
            if after is not None and after != before:
                view.edge_moved.emit(self._holds_start, after)
            return
        if self._is_click:
            view.activate_at(event.position())
        elif view.selection() is not None:
            view.selection_made.emit()
        view.offer_primary_selection()

    def _extend_to(self, at: QPointF) -> None:
        place = self._view.place_at(at)
        if place is not None:
            self._extend(place)

    def _extend(self, place: Position) -> None:
        view = self._view
        assert view.transcript is not None
        if self._edge is not None:
            self._move_edge(self._edge, place)
            return
        assert self._anchor is not None
        reached = range_around(view.transcript, place, self._granularity)
        view.set_selection(self._anchor.joined(reached))

    def _move_edge(self, edge: TextRange, place: Position) -> None:
        """The held end of the chosen mark goes to the word at ``place``, not past the other."""
        view = self._view
        assert view.transcript is not None
        word = range_around(view.transcript, place, Granularity.WORD)
        if self._holds_start and word.start < edge.end:
            view.show_chosen(TextRange(word.start, edge.end))
        elif not self._holds_start and word.end > edge.start:
            view.show_chosen(TextRange(edge.start, word.end))

    def _on_autoscroll(self) -> None:
        y_px = self._last_point.y()
        height_px = self._view.viewport().height()
        beyond_px = y_px if y_px < 0 else y_px - height_px + 1
        self._view.scroll_by_reader(round(beyond_px / 3) or (1 if beyond_px > 0 else -1))
        self._extend_to(self._last_point)

    def forget(self) -> None:
        """Another conversation: nothing is held on to."""
        self._pressed_at = self._anchor = self._edge = None
        self._presses = 0
        self._view.follow.selecting = False
        if self._autoscroll is not None:
            self._autoscroll.stop()
