"""The commands that put times right by hand: part of ``Commands``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.core.pins import Reach
from reader.session.timing_fixes import NUDGE_MS

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


class PinCommands(QObject):
    """Bound to one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def pin_turn(self) -> None:
        self._window.timing.pin_turn()

    def pin_word(self) -> None:
        self._window.timing.pin_word()

    def pin_earlier(self) -> None:
        self._window.timing.nudge(-NUDGE_MS)

    def pin_later(self) -> None:
        self._window.timing.nudge(NUDGE_MS)

    def pin_turn_only(self) -> None:
        self._window.timing.set_reach(Reach.TURN)

    def pin_onward(self) -> None:
        self._window.timing.set_reach(Reach.ONWARD)

    def pin_between(self) -> None:
        self._window.timing.set_reach(Reach.BETWEEN)

    def unpin(self) -> None:
        self._window.timing.unpin()
