"""Bookmarks, notes, highlights."""

from __future__ import annotations

from reader.gui.commands.base import MenuCommands


class MarkCommands(MenuCommands):
    """The mark menu."""

    def bookmark(self) -> None:
        turn = self.turn_here()
        if turn is not None:
            self._window.annotating.toggle_bookmark(turn)

    def note(self) -> None:
        chosen = self._window.view.selection()
        turn = self.turn_here()
        if chosen is not None:
            self._window.annotating.compose(chosen)
        elif turn is not None:
            self._window.annotating.compose_on_turn(turn)

    def highlight(self) -> None:
        chosen = self._window.view.selection()
        if chosen is None:
            self._window.messages.show_notice(
                self.tr("Select some words first; then this key highlights them."), key="highlight"
            )
            return
        self._window.annotating.highlight(chosen)
        self._window.view.set_selection(None)
