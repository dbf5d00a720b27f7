"""What assistive technology sees of a page: a document whose children are the turns in
sight, then the buttons on it.

The children are places in the window, not turns: they are made once, take on whichever
turn is there, and are never deleted one by one, because the toolkit keeps them. All go
before Python does: the toolkit would ask them at the very end, when nobody answers.
(The stubs deny that an interface may answer None; it may.)
"""

from __future__ import annotations

import atexit
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from reader.gui.transcript.view import TranscriptView


class TurnInSight(QAccessibleInterface):
    """The turn that is ``place``-th from the top just now."""

    def __init__(self, view: TranscriptView, document: PageDocument, place: int) -> None:
        super().__init__()
        self._view = view
        self._document = document
        self.place = place

    def _turn(self) -> int | None:
        turns = self._view.turns_in_sight()
        return turns[self.place] if self.place < len(turns) else None

    def isValid(self) -> bool:
        return True

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Paragraph

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = 1
        if self._turn() is None:
            state.invisible = 1
        return state

    def text(self, kind: QAccessible.Text) -> str:
        turn = self._turn()
        if turn is None:
            return ""
        if kind is QAccessible.Text.Name:
            return self._view.spoken_turn(turn)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing here can be changed."""

    def rect(self) -> QRect:
        turn = self._turn()
        return QRect() if turn is None else self._view.turn_rect_on_screen(turn)

    def parent(self) -> QAccessibleInterface:
        return self._document

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1


class PageDocument(QAccessibleWidget):
    """The page itself."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view, QAccessible.Role.Document, view.accessibleName())
        self._view = view
        self._turns: list[TurnInSight] = []

    def forget(self) -> None:
        """Take everything back from the toolkit."""
        for turn in self._turns:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(turn))
        self._turns.clear()
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(self))

    def childCount(self) -> int:
        return len(self._view.turns_in_sight()) + len(self._view.buttons_in_sight())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        turns = len(self._view.turns_in_sight())
        if 0 <= index < turns:
            while len(self._turns) <= index:
                made = TurnInSight(self._view, self, len(self._turns))
                QAccessible.registerAccessibleInterface(made)
                self._turns.append(made)
            return self._turns[index]
        buttons = self._view.buttons_in_sight()
        if 0 <= index - turns < len(buttons):
            return QAccessible.queryAccessibleInterface(buttons[index - turns])
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, TurnInSight):
            return child.place
        buttons: list[QWidget] = self._view.buttons_in_sight()
        button = child.object()
        if button in buttons:
            return len(self._view.turns_in_sight()) + buttons.index(button)
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        at = QPoint(x, y)
        for index in reversed(range(self.childCount())):
            child = self.child(index)
            if child is not None and child.rect().contains(at):
                return child
        return None


@cache
def install() -> None:
    """Have the toolkit ask here about transcript views. Once a process is enough."""
    from reader.gui.transcript.view import TranscriptView  # the view imports this module

    documents: WeakSet[PageDocument] = WeakSet()

    def made(_name: str, what: QObject) -> QAccessibleInterface | None:
        if isinstance(what, TranscriptView):
            what.accessible = PageDocument(what)  # the toolkit keeps no reference of its own
            documents.add(what.accessible)
            return what.accessible
        return None

    def forget() -> None:
        for document in list(documents):
            if isValid(document):
                document.forget()

    QAccessible.installFactory(made)
    atexit.register(forget)


def announce(view: TranscriptView, text: str) -> None:
    """Have a screen reader, if one listens, say ``text``."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, text))
