"""Options whose parts do not look them up each time: told when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


class LiveSettings(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.session.settings
        self._settings.listen(self._on_changed)

    def _on_changed(self, key: str) -> None:
        get = self._settings.get
        if key in ("playback.skip_back_s", "playback.skip_forward_s"):
            self._window.transport_bar.set_skips(
                int(get("playback.skip_back_s")), int(get("playback.skip_forward_s"))
            )
        elif key == "playback.resume_rewind_s":
            self._window.session.transport.resume_rewind_ms = int(get(key)) * 1000
        elif key == "follow.enabled":
            self._window.view.set_following(bool(get(key)))
