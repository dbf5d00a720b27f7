"""The notebook of one window: coming and going. What its page can do is made with the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow
    from reader.gui.notebook.page import NotebookPage
    from reader.gui.notebook.page_commands import PageCommands
    from reader.session.document import Document


class NotebookView(QObject):
    """Shows the notebook over whatever is open, and goes back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._pages = window.pages
        self._commands: PageCommands | None = None
        self._pages.notebook_page_made.connect(self._on_page_made)
        self._session.document_changed.connect(self._on_document_changed)

    @property
    def page(self) -> NotebookPage:
        return self._pages.notebook_page

    @property
    def commands(self) -> PageCommands:
        _ = self.page  # it is made with them
        assert self._commands is not None
        return self._commands

    @property
    def visible(self) -> bool:
        return self._pages.shows_notebook

    def show(self) -> None:
        """The notebook, over whatever is open; it goes on sounding."""
        window, document = self._window, self._session.document
        self.commands.begin()
        self.page.set_open_title("" if document is None else document.title)
        self._pages.show_notebook()
        window.header.set_library(True)
        if document is not None:
            window.panels.set_document(False)
            window.header.set_conversation(False)
        self.page.field.setFocus()

    def leave(self) -> bool:
        """Back to what is open, else to the library; False where the notebook is not shown."""
        if not self.visible:
            return False
        window = self._window
        if self._session.document is None:
            self.commands.forget()
            window.library.show()
            return True
        self._pages.show_conversation()
        self.commands.forget()
        window.panels.set_document(True)
        window.header.set_conversation(True)
        window.view.setFocus()
        return True

    def _on_document_changed(self, document: Document | None) -> None:
        if document is not None and self._commands is not None:
            self._commands.forget()

    def _on_page_made(self, page: NotebookPage) -> None:
        from reader.gui.notebook.page_commands import PageCommands

        self._commands = PageCommands(self._window, page, self)
        page.leave_requested.connect(self.leave)
