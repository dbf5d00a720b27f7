"""The middle of the window: the conversation, the library or the start page, with messages
over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.gui.look.theme import Theme
from reader.gui.message_bar import MessageBar

if TYPE_CHECKING:
    from reader.gui.library.page import LibraryPage
    from reader.gui.library.start_page import StartPage
    from reader.gui.notebook.page import NotebookPage

MESSAGE_PX = 760
MESSAGE_HEIGHT_PX = 46
MESSAGE_TOP_PX = 10


class Pages(QWidget):
    """The library and the start page are made when first needed: who opens a file from the
    file manager never sees them."""

    start_page_made = Signal(object)  # StartPage, to be connected
    library_page_made = Signal(object)  # LibraryPage, to be connected
    notebook_page_made = Signal(object)  # NotebookPage, to be connected

    def __init__(self, view: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._view = view
        self._start_page: StartPage | None = None
        self._library_page: LibraryPage | None = None
        self._notebook_page: NotebookPage | None = None
        self._theme: Theme | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(view)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._stack)
        self.messages = MessageBar(self)
        self.messages.changed.connect(self._place_message)

    @property
    def start_page(self) -> StartPage:
        if self._start_page is None:
            from reader.gui.library.start_page import StartPage

            self._start_page = StartPage(self)
            if self._theme is not None:
                self._start_page.set_theme(self._theme)
            self._stack.addWidget(self._start_page)
            self.start_page_made.emit(self._start_page)
        return self._start_page

    @property
    def library_page(self) -> LibraryPage:
        if self._library_page is None:
            from reader.gui.library.page import LibraryPage

            self._library_page = LibraryPage(self)
            if self._theme is not None:
                self._library_page.set_theme(self._theme)
            self._stack.addWidget(self._library_page)
            self.library_page_made.emit(self._library_page)
        return self._library_page

    @property
    def notebook_page(self) -> NotebookPage:
        if self._notebook_page is None:
            from reader.gui.notebook.page import NotebookPage

            self._notebook_page = NotebookPage(self)
            if self._theme is not None:
                self._notebook_page.set_theme(self._theme)
            self._stack.addWidget(self._notebook_page)
            self.notebook_page_made.emit(self._notebook_page)
        return self._notebook_page

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.messages.set_theme(theme)
        for page in (self._start_page, self._library_page, self._notebook_page):
            if page is not None:
                page.set_theme(theme)

    @property
    def shows_conversation(self) -> bool:
        return self._stack.currentWidget() is self._view

    @property
    def shows_library(self) -> bool:
        return self._library_page is not None and (
            self._stack.currentWidget() is self._library_page
        )

    @property
    def shows_notebook(self) -> bool:
        return self._notebook_page is not None and (
            self._stack.currentWidget() is self._notebook_page
        )

    def show_notebook(self) -> None:
        self._stack.setCurrentWidget(self.notebook_page)

    def show_conversation(self) -> None:
        self._stack.setCurrentWidget(self._view)

    def show_library(self) -> None:
        self._stack.setCurrentWidget(self.library_page)

    def show_start(self) -> None:
        self._stack.setCurrentWidget(self.start_page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_message()

    def _place_message(self) -> None:
        """Over the page's upper edge; what waits for an answer moves the page down."""
        bar = self.messages
        width = min(bar.wanted_width(), MESSAGE_PX, self.width() - 32)
        height = max(MESSAGE_HEIGHT_PX, bar.wanted_height(width))
        bar.setGeometry((self.width() - width) // 2, MESSAGE_TOP_PX, width, height)
        bar.raise_()
        stays = bar.message is not None and bar.message.kind != "notice"
        self._layout.setContentsMargins(0, MESSAGE_TOP_PX + height + 4 if stays else 0, 0, 0)
