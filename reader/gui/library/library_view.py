"""The library of one window: coming and going. What the page can do is made with the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from pathlib import Path

    from reader.gui.library.entry_commands import EntryCommands
    from reader.gui.library.page import LibraryPage
    from reader.gui.library.page_commands import PageCommands
    from reader.gui.library.start_page import StartPage
    from reader.gui.main_window import MainWindow
    from reader.session.document import Document
    from reader.storage.library_shelf import ShelfEntry


class LibraryView(QObject):
    """Shows the library over whatever is open, and goes back. Light: a window that opens a
    file from the file manager never needs the rest."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._pages = window.pages
        self._commands: PageCommands | None = None
        self._pages.library_page_made.connect(self._on_page_made)
        self._pages.start_page_made.connect(self._on_start_page_made)
        self._session.document_changed.connect(self._on_document_changed)

    @property
    def page(self) -> LibraryPage:
        return self._pages.library_page

    @property
    def commands(self) -> PageCommands:
        """What the page asks for."""
        _ = self.page  # it is made with them
        assert self._commands is not None
        return self._commands

    @property
    def entry_commands(self) -> EntryCommands:
        """What can be done with one document."""
        return self.commands.entries

    @property
    def visible(self) -> bool:
        return self._pages.shows_library

    # -- coming and going -------------------------------------------------------

    def show(self) -> None:
        """The library, over whatever is open; it goes on sounding."""
        catalogue = self._session.catalogue
        self._session.save_place()  # the list says how far one is in what is open, too
        catalogue.refresh()  # places and notes have changed since it was last looked at
        if not catalogue.entries() and self._session.document is None:
            self._pages.show_start()
            self._window.header.set_library(False)
            self._pages.start_page.choose_first()
            return
        self.commands.fill()
        self._window.header.set_library(True)
        document = self._session.document
        self.page.set_open_title("" if document is None else document.title)
        self._pages.show_library()
        if document is not None:
            self._window.panels.set_document(False)
            self._window.header.set_conversation(False)
        self.page.field.setFocus()
        # The list is painted first: what runs in the background would take its time from it.
        QTimer.singleShot(0, self, self._look_around)

    def _look_around(self) -> None:
        if self.visible and self._window.isVisible():
            self._session.catalogue.look_for_missing()
            self._session.catalogue.indexing.complete()

    def search(self) -> None:
        """The library, ready for what is to be looked for in all conversations."""
        self.show()
        if self.visible:
            self.page.start_typing(said=True)

    def leave(self) -> bool:
        """Back to what is open; False where the library is not shown or nothing is open."""
        if self._pages.shows_conversation or self._session.document is None:
            return False
        self._pages.show_conversation()
        self._on_left()
        self._window.view.setFocus()
        return True

    def ask_folder(self) -> None:
        """Add a folder of conversations: which one?"""
        self.commands.adding.ask_folder()

    def add_folder(self, folder: Path) -> None:
        """Add all conversations in ``folder`` and below."""
        self.commands.adding.add_folder(folder)

    def open(self, entry: ShelfEntry) -> None:
        """Open a document of the list; if it is open already, go back to it."""
        self.commands.open(entry)

    def _on_document_changed(self, document: Document | None) -> None:
        if document is not None:
            self._window.header.set_library(True)
        if document is not None and self._commands is not None:
            self._commands.forget()

    def _on_left(self) -> None:
        window, document = self._window, self._session.document
        if self._commands is not None:
            self._commands.forget()
        if document is not None:
            window.panels.set_document(True)
            window.header.set_conversation(True)

    def _on_start_page_made(self, page: StartPage) -> None:
        page.open_requested.connect(self._window.commands.file.open_files)
        page.sample_requested.connect(self._window.commands.file.open_sample)
        page.folder_requested.connect(self.ask_folder)

    def _on_page_made(self, page: LibraryPage) -> None:
        from reader.gui.library.page_commands import PageCommands

        self._commands = PageCommands(self._window, page, self)
        page.leave_requested.connect(self.leave)
