"""The media keys of a keyboard or a headset, while the window has the focus.

Where the desktop hands them out itself (MPRIS on Linux) they do not arrive here. They are
no shortcuts of the table: nobody would give them another meaning, and a list of keys is
easier to read without them. The volume keys are the system's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

_Key = Qt.Key


class MediaKeys(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        play, go = window.commands.play, window.commands.go
        transport = window.session.transport
        pressed: dict[Qt.Key, Callable[[], object]] = {
            # Most keyboards have one key for both and send it as "play".
            _Key.Key_MediaPlay: play.play_pause,
            _Key.Key_MediaTogglePlayPause: play.play_pause,
            _Key.Key_MediaPause: transport.pause,
            _Key.Key_MediaStop: transport.pause,
            _Key.Key_MediaNext: go.next_turn,
            _Key.Key_MediaPrevious: go.previous_turn,
            _Key.Key_AudioForward: go.step_on,
            _Key.Key_AudioRewind: go.step_back,
        }
        for key, act in pressed.items():
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.activated.connect(self._if_open(act))
        self._session = window.session

    def _if_open(self, act: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            if self._session.document is not None:
                act()

        return run
