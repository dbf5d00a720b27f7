"""Seeks, one at a time with the player, and only the newest request next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

_INTERVAL_MS = 60  # how often a dragged slider may really seek
_PAUSED_DELAY_MS = 150
_TIMEOUT_MS = 6000  # a five-hour MP3 on a slow disk may take this long


def single_shot(parent: QObject, slot: Callable[[], None]) -> QTimer:
    """A precise timer of ``parent``'s that calls ``slot`` once each time it is started."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(slot)
    return timer


class SeekQueue(QObject):
    """What was asked for (``number``), what ticks include (``done``), and what is between.

    ``tell(position_ms)`` asks the player to go there and returns where it was told to go
    (which may be a little beside), or None where it cannot be asked yet; the request then
    waits. Only while ``is_playing()`` does anything arrive. ``waiting_ms`` is asked for and
    not yet told; ``in_flight_ms`` is told and has not arrived.
    """

    def __init__(
        self,
        tell: Callable[[float], float | None],
        is_playing: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._is_playing = is_playing
        self.number = 0
        self.done = 0
        self.waiting_ms: float | None = None
        self.in_flight_ms: float | None = None
        self._in_flight_number = 0
        self._send_timer = single_shot(self, self.send)
        self._give_up_timer = single_shot(self, self._on_timeout)

    def ask(self, position_ms: float) -> int:
        """A new request, in place of one that still waits. Returns its number."""
        self.number += 1
        self.waiting_ms = position_ms
        return self.number

    def repeat(self, position_ms: float) -> None:
        """Go to ``position_ms`` for our own sake: no new request, and behind none."""
        if self.waiting_ms is None:
            self.waiting_ms = position_ms

    def send(self) -> None:
        """Tell the player what waits."""
        self._send_timer.stop()
        if self.waiting_ms is None:
            return
        told_ms = self._tell(self.waiting_ms)
        if told_ms is not None:
            self.waiting_ms = None
            self.in_flight_ms, self._in_flight_number = told_ms, self.number
            if self._is_playing():
                self.expect_arrival()

    def send_while_paused(self) -> None:
        """Let the player go there when no more requests come for a moment."""
        self._send_timer.start(_PAUSED_DELAY_MS)

    def send_while_playing(self) -> None:
        """At once, unless it has just been asked."""
        if self.in_flight_ms is None and not self._send_timer.isActive():
            self.send()

    def expect_arrival(self) -> None:
        """The player plays, so what is in flight has to arrive."""
        if self.in_flight_ms is not None:
            self._give_up_timer.start(_TIMEOUT_MS)

    def hold(self) -> None:
        """The player pauses; what is in flight arrives when it plays again."""
        self._give_up_timer.stop()

    def arrived(self) -> None:
        """What was in flight is there."""
        self.in_flight_ms = None
        self._give_up_timer.stop()
        self.done = max(self.done, self._in_flight_number)
        if self.waiting_ms is not None:
            self._send_timer.start(_INTERVAL_MS)

    def all_done(self) -> None:
        """Ticks tell of the last request from now on, wherever the player is."""
        self.done = self.number

    def interrupt(self) -> None:
        """The player has been stopped: nothing is in flight. What waits still waits."""
        self.in_flight_ms = None
        self._send_timer.stop()
        self._give_up_timer.stop()

    def clear(self) -> None:
        """Another recording."""
        self.interrupt()
        self.waiting_ms = None
        self.done = self.number

    def _on_timeout(self) -> None:
        """A very slow disk, or the player never said so: believe its next time."""
        if self.in_flight_ms is not None:
            self.arrived()
