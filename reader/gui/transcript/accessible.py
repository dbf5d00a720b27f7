"""What assistive technology sees of a page: a document whose children are the turns in
sight, then the buttons on it. However long the conversation is, nobody is handed more of it.

The children are places in the window, not turns: they are made once, take on whichever
turn is there, and are never deleted one by one, because the toolkit keeps them. All go
before Python does: the toolkit would ask them at the very end, when nobody answers.
Which of the turns it is is said in the description ("12 of 535"), as a place's index among
its siblings says nothing. (The stubs deny that an interface may answer None; it may.)

Nothing is ever spoken because the voice goes on; docs/decisions/accessibility.md.
"""

from __future__ import annotations

import atexit
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Object, VoidPtr, getCppPointer, isValid

from reader.gui.transcript.accessible_text import TurnActions, TurnText

if TYPE_CHECKING:
    from reader.core.timeline import Cursor
    from reader.gui.transcript.view import TranscriptView


_NOTHING = VoidPtr(0)  # where the binding wants an address, None ends the program


def _address(what: Object) -> VoidPtr:
    return VoidPtr(getCppPointer(what)[0])


class TurnInSight(QAccessibleInterface):
    """The turn that is ``place``-th from the top just now."""

    def __init__(self, view: TranscriptView, document: PageDocument, place: int) -> None:
        super().__init__()
        self._view = view
        self._document = document
        self.place = place
        # The toolkit is handed their addresses: they live as long as this does.
        self.characters = TurnText(view, self._turn)
        self._actions = TurnActions(view, self._turn)
        self._kinds = {
            QAccessible.InterfaceType.TextInterface: _address(self.characters),
            QAccessible.InterfaceType.ActionInterface: _address(self._actions),
        }

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        return self._kinds.get(kind, _NOTHING)

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
        state.multiLine = 1
        state.selectableText = 1
        if self._turn() is None:
            state.invisible = 1
        return state

    def text(self, kind: QAccessible.Text) -> str:
        turn = self._turn()
        if turn is None:
            return ""
        if kind is QAccessible.Text.Name:
            return self._view.spoken_turn(turn)
        if kind is QAccessible.Text.Description:
            return self._view.turn_remarks(turn)
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
        self._told: list[int] = []  # the turns in sight, as far as anybody knows

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

    def tell_moved(self) -> None:
        """Places that somebody has looked at hold other turns now: what they kept of them is
        out of date. Nothing of it is spoken."""
        turns = self._view.turns_in_sight()
        if turns == self._told or not QAccessible.isActive():
            return
        for place, turn in enumerate(turns[: len(self._turns)]):
            if place >= len(self._told) or self._told[place] != turn:
                for change in (QAccessible.Event.NameChanged, QAccessible.Event.DescriptionChanged):
                    QAccessible.updateAccessibility(QAccessibleEvent(self._turns[place], change))
        self._told = turns

    def tell_caret(self, caret: Cursor) -> None:
        """For what follows the caret, such as a magnifier."""
        turns = self._view.turns_in_sight()
        if caret.turn not in turns or not QAccessible.isActive():
            return
        child = self.child(turns.index(caret.turn))
        if isinstance(child, TurnInSight):
            offset = child.characters.cursorPosition()
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(child, offset))

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


def announce(view: TranscriptView, text: str) -> bool:
    """Have a screen reader say ``text`` once it has said what it is saying; False if none
    listens."""
    if not QAccessible.isActive():
        return False
    event = QAccessibleAnnouncementEvent(view, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)
    return True
