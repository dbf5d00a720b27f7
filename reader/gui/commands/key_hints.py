"""The keys that are written in the window, kept in step with what the reader has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


class KeyHints(QObject):
    """Tells the parts of a window that show a key which it is; tool tips are the actions'."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.actions_table.keys_changed.connect(self.show_keys)
        self.show_keys()

    def show_keys(self) -> None:
        window, actions = self._window, self._window.actions_table
        window.view.set_follow_key(actions.key("follow"))
        window.view.set_skip_key(actions.key("skip_uncovered"))
        window.header.search.set_key(actions.key("find"))
        window.notes.set_keys(actions.hint("bookmark"), actions.hint("note"))
        window.notes.composer.set_key(actions.key("note"))
