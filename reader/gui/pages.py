"""The middle of the window: the conversation or the start page, with messages over it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.gui.library.start_page import RecentConversation, StartPage
from reader.gui.look.theme import Theme
from reader.gui.message_bar import MessageBar

MESSAGE_PX = 760
MESSAGE_HEIGHT_PX = 46
MESSAGE_TOP_PX = 10


class Pages(QWidget):
    start_page_made = Signal(object)  # StartPage, to be connected

    def __init__(self, view: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._view = view
        self._start_page: StartPage | None = None
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
        """Made when it is first needed: who opens a file never sees it."""
        if self._start_page is None:
            self._start_page = StartPage(self)
            if self._theme is not None:
                self._start_page.set_theme(self._theme)
            self._stack.addWidget(self._start_page)
            self.start_page_made.emit(self._start_page)
        return self._start_page

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.messages.set_theme(theme)
        if self._start_page is not None:
            self._start_page.set_theme(theme)

    def show_conversation(self) -> None:
        self._stack.setCurrentWidget(self._view)

    def show_start(self, recent: list[RecentConversation]) -> None:
        self.start_page.set_recent(recent)
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
