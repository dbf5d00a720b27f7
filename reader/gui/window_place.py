"""Where the window stands on the screens, and that it stands where it can be seen.

Screens come and go: a place that was kept for a screen that is no longer there, or became
smaller, is brought into one that is.
"""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QByteArray, QObject, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

SEEN_PX = QSize(160, 60)  # of the title, on some screen: enough to take hold of


class WindowPlace(QObject):
    def __init__(self, window: QMainWindow, usual: QSize) -> None:
        super().__init__(window)
        self._window = window
        self._usual = usual
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._on_screens_changed)

    def restore(self, stored: str) -> None:
        """As ``to_text`` gave it, maximised or full screen if it was; else the usual size."""
        try:
            state = base64.b64decode(stored, validate=True)
        except (binascii.Error, ValueError):
            state = b""
        if not state or not self._window.restoreGeometry(QByteArray(state)):
            room = self._window.screen().availableGeometry().size()
            self._window.resize(self._usual.boundedTo(room))
        self.bring_back()

    def to_text(self) -> str:
        return base64.b64encode(self._window.saveGeometry().data()).decode("ascii")

    def bring_back(self) -> None:
        """Into a screen, where the window is out of all of them."""
        window = self._window
        if window.isMaximized() or window.isFullScreen():
            return  # the system's business
        title = QRect(window.pos(), QSize(window.width(), SEEN_PX.height()))
        for screen in QGuiApplication.screens():
            seen = screen.availableGeometry() & title
            if seen.width() >= SEEN_PX.width() and seen.height() >= SEEN_PX.height() // 2:
                return
        room = QGuiApplication.primaryScreen().availableGeometry()
        size = window.size().boundedTo(room.size()).expandedTo(window.minimumSize())
        window.resize(size)
        window.move(room.center() - QRect(room.topLeft(), size).center() + room.topLeft())

    def _on_screens_changed(self) -> None:
        QTimer.singleShot(0, self, self.bring_back)  # when the system has moved what it moves
