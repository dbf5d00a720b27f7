"""The window's place on the desktop: what others ask of it, and what it tells them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from reader.core.opening import Opening
from reader.gui.desktop.termination import Termination

if TYPE_CHECKING:
    from reader.gui.desktop.asked import Asked
    from reader.gui.desktop.media_player import MediaPlayer
    from reader.gui.main_window import MainWindow
    from reader.session.running_window import Claim

# What Qt's platforms read when a window asks to come to the front.
_TOKEN_VARIABLES = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


class Presence(QObject):
    """Ends cleanly when told to from the start on; ``begin`` does what can wait until the
    first picture stands."""

    def __init__(self, window: MainWindow, claim: Claim | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._claim = claim
        self._asked: Asked | None = None
        self._media_player: MediaPlayer | None = None
        self._begun = False
        self._termination = Termination(QApplication.quit, self)
        self._session.settings.listen(self._on_setting)

    def begin(self) -> None:
        """Listen to others. Nothing of it fails: where there is no desktop, nobody asks."""
        if self._begun:
            return
        self._begun = True
        if self._claim is not None:
            from reader.gui.desktop.asked import Asked

            self._asked = Asked(self._claim.listening, self.take, self)
        QTimer.singleShot(0, self, self._offer_media_controls)

    def close(self) -> None:
        if self._asked is not None:
            self._asked.close()
        if self._claim is not None:
            self._claim.release()
            self._claim = None
        if self._media_player is not None:
            self._media_player.close()
            self._media_player = None
        self._begun = False
        self._termination.close()

    # -- what others ask ------------------------------------------------------

    def take(self, opening: Opening) -> bool:
        """Open what another start was given, here; False where each is to have a window."""
        if not self._session.settings.get("desktop.single_window"):
            return False
        # Answered first: who asks has little patience, and a file may take its time.
        QTimer.singleShot(0, self, lambda: self._open(opening))
        return True

    def _open(self, opening: Opening) -> None:
        self.bring_forward(opening.token)
        if not opening.paths:
            return
        document = self._session.document
        if document is not None and opening.paths == (document.companions.main,):
            if opening.at_ms is not None:
                self._session.transport.seek(opening.at_ms)
        elif opening.at_ms is not None:
            self._session.open(opening.paths, at_ms=opening.at_ms)
        else:
            self._window.commands.file.open_paths(opening.paths)

    def bring_forward(self, token: str = "") -> None:
        """To the front, where the desktop allows it; else it marks the window."""
        for name in _TOKEN_VARIABLES:
            if token:
                os.environ[name] = token
            else:
                os.environ.pop(name, None)
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()

    # -- what it tells them ----------------------------------------------------

    def _on_setting(self, key: str) -> None:
        if key == "desktop.media_controls":
            self._offer_media_controls()

    def _offer_media_controls(self) -> None:
        if not self._begun or not sys.platform.startswith("linux"):
            return
        wanted = bool(self._session.settings.get("desktop.media_controls"))
        if wanted and self._media_player is None:
            from reader.gui.desktop.media_player import MediaPlayer

            self._media_player = MediaPlayer.connected(self._window, self.bring_forward, self)
        elif not wanted and self._media_player is not None:
            self._media_player.close()
            self._media_player = None
