"""Undoing, copying, finding."""

from __future__ import annotations

from reader.gui.commands.base import MenuCommands
from reader.gui.quoting import copy_quotation


class EditCommands(MenuCommands):
    """The edit menu."""

    def undo(self) -> None:
        self._window.annotating.finish_writing()
        notebook = self._session.notebook
        document_id = notebook.undo_document
        self._say_where(document_id, self.tr("Undone in “{0}”: {1}"), notebook.undo())

    def redo(self) -> None:
        self._window.annotating.finish_writing()
        notebook = self._session.notebook
        document_id = notebook.redo_document
        self._say_where(document_id, self.tr("Done again in “{0}”: {1}"), notebook.redo())

    def _say_where(self, document_id: int, text: str, name: str) -> None:
        """What was changed in a conversation that is not open, where nobody sees it."""
        document = self._session.document
        is_open = document is not None and document.document_id == document_id
        if not name or not document_id or is_open:
            return
        entry = self._session.catalogue.entry(document_id)
        if entry is not None:
            self._window.messages.show_notice(text.format(entry.shown_title, name), key="undo")

    def copy(self) -> None:
        self._window.view.copy()

    def copy_as_quote(self) -> None:
        chosen, turn = self._window.view.selection(), self.turn_here()
        if chosen is not None:
            copy_quotation(self._session, chosen)
        elif turn is not None:
            self._window.turn_menu.copy_turn(turn)

    def correct_words(self) -> None:
        self._window.correcting.open()

    def corrections(self) -> None:
        self._window.correcting.show_history()

    def find(self) -> None:
        chosen = self._window.view.selection()
        query = ""
        if chosen is not None and chosen.start.turn == chosen.end.turn:
            query = self._window.view.selected_text()
        self._window.header.search.activate(query if len(query) <= 80 else "")

    def search_library(self) -> None:
        self._window.library.search()

    def settings(self) -> None:
        from reader.gui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def find_next(self) -> None:
        self._window.searching.step(1)

    def find_previous(self) -> None:
        self._window.searching.step(-1)

    def find_whole_words(self) -> None:
        self._window.searching.toggle_whole_word()

    def find_pattern(self) -> None:
        self._window.searching.toggle_pattern()

    def show_results(self) -> None:
        self._window.searching.toggle_panel()
