"""One turn as assistive technology reads its characters: who, when, and what is said.

Offsets are the toolkit's, UTF-16 units, in the text that ``TranscriptView.spoken_turn``
gives: the credit ("Ada, 0:12: ") and after it the turn's own text. The binding hands
neither selections nor attributes out, so both are told otherwise: what is selected by an
announcement, what is marked in the turn's description.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect
from PySide6.QtGui import QAccessibleActionInterface, QAccessibleTextInterface

from reader.core.selection import Position, TextRange
from reader.core.timeline import Cursor

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.transcript.view import TranscriptView

NO_CARET = -1


def to_units(text: str, char: int) -> int:
    """How many UTF-16 units the first ``char`` characters of ``text`` take."""
    if text.isascii() or max(text) <= "\uffff":
        return char
    return char + sum(c > "\uffff" for c in text[:char])


def to_char(text: str, unit: int) -> int:
    """The character that UTF-16 unit number ``unit`` of ``text`` belongs to."""
    if not text or text.isascii() or max(text) <= "\uffff":
        return unit
    return len(text.encode("utf-16-le")[: 2 * unit].decode("utf-16-le", "ignore"))


class TurnText(QAccessibleTextInterface):
    """The text of whichever turn ``turn`` answers, with the caret that the keys walk."""

    def __init__(self, view: TranscriptView, turn: Callable[[], int | None]) -> None:
        super().__init__()
        self._view = view
        self._turn = turn

    def _spoken(self) -> str:
        turn = self._turn()
        return "" if turn is None else self._view.spoken_turn(turn)

    def _credit_length(self, turn: int) -> int:
        """How many characters stand before the turn's own."""
        assert self._view.transcript is not None
        return len(self._view.spoken_turn(turn)) - len(self._view.transcript.texts[turn])

    def offset_of(self, place: Position) -> int:
        """The offset of a place in the turn."""
        return to_units(self._spoken(), self._credit_length(place.turn) + place.char)

    def _place(self, offset: int) -> Position | None:
        turn, transcript = self._turn(), self._view.transcript
        if turn is None or transcript is None:
            return None
        char = to_char(self._spoken(), offset) - self._credit_length(turn)
        return Position(turn, max(0, min(char, len(transcript.texts[turn]))))

    def characterCount(self) -> int:
        spoken = self._spoken()
        return to_units(spoken, len(spoken))

    def text(self, start: int, end: int) -> str:
        spoken = self._spoken()
        return spoken[to_char(spoken, max(0, start)) : to_char(spoken, max(0, end))]

    def cursorPosition(self) -> int:
        caret, transcript = self._view.caret(), self._view.transcript
        if caret is None or transcript is None or caret.turn != self._turn():
            return NO_CARET
        start, _ = transcript.word_spans(caret.turn)[caret.word]
        return self.offset_of(Position(caret.turn, start))

    def setCursorPosition(self, position: int) -> None:
        place, transcript = self._place(position), self._view.transcript
        if place is None or transcript is None:
            return
        word = transcript.word_at(*place)
        if word is not None:
            self._view.show_caret(Cursor(place.turn, word), reveal=True)

    def characterRect(self, offset: int) -> QRect:
        turn = self._turn()
        if turn is None:
            return QRect()
        char = to_char(self._spoken(), offset) - self._credit_length(turn)
        return self._view.character_rect_on_screen(turn, char)

    def offsetAtPoint(self, point: QPoint) -> int:
        viewport = self._view.viewport()
        place = self._view.place_at(QPointF(viewport.mapFromGlobal(point)))
        if place is None or place.turn != self._turn():
            return -1
        return self.offset_of(place)

    def scrollToSubstring(self, start: int, end: int) -> None:
        place = self._place(start)
        if place is not None:
            self._view.reveal_place(place)

    def selectionCount(self) -> int:
        return 0

    def addSelection(self, start: int, end: int) -> None:
        one, other = self._place(start), self._place(end)
        if one is not None and other is not None:
            self._view.set_selection(TextRange.between(one, other))

    def setSelection(self, index: int, start: int, end: int) -> None:
        self.addSelection(start, end)

    def removeSelection(self, index: int) -> None:
        self._view.set_selection(None)


class TurnActions(QAccessibleActionInterface):
    """What can be done with whichever turn ``turn`` answers."""

    def __init__(self, view: TranscriptView, turn: Callable[[], int | None]) -> None:
        super().__init__()
        self._view = view
        self._turn = turn

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.showMenuAction()]

    def localizedActionName(self, name: str) -> str:
        return _tr("Menu") if name == self.showMenuAction() else _tr("Play")

    def localizedActionDescription(self, name: str) -> str:
        if name == self.showMenuAction():
            return _tr("Show what can be done with this turn")
        return _tr("Play from here")

    def doAction(self, name: str) -> None:
        turn = self._turn()
        if turn is None:
            return
        if name == self.pressAction():
            self._view.time_stamp_activated.emit(turn)
        elif name == self.showMenuAction():
            self._view.request_menu(Cursor(turn, 0))

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


def _tr(text: str) -> str:
    return QCoreApplication.translate("TurnActions", text)
