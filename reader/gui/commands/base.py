"""What all commands know: the window, and what is open in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


class MenuCommands(QObject):
    """The commands of one menu of one window: a method an action, named as in the table.
    Each hands on to the session or to a part of the window and decides as little as possible."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._transport = window.session.transport

    def turn_here(self) -> int | None:
        """The turn that a mark is for: the one being spoken, else the first in sight."""
        cursor = self._transport.cursor
        if cursor is None:
            cursor = self._window.view.word_in_sight()
        return None if cursor is None else cursor.turn
