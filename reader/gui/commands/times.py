"""Aligning, doubt, and times set by hand."""

from __future__ import annotations

from reader.core.pins import Reach
from reader.gui.commands.base import MenuCommands
from reader.session.timing_fixes import NUDGE_MS


class TimesCommands(MenuCommands):
    """The times menu."""

    def align(self) -> None:
        self._window.aligning.start()

    def cancel_aligning(self) -> None:
        self._session.aligning.cancel()

    def transcribe(self) -> None:
        self._window.transcribing.choose_recording()

    def align_between_pins(self) -> None:
        self._window.aligning.start_between_pins()

    def next_doubtful(self) -> None:
        self._window.doubting.step(1)

    def previous_doubtful(self) -> None:
        self._window.doubting.step(-1)

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
