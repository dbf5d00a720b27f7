"""Ended by the system: as when the window is closed, everything is kept first."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Termination(QObject):
    """Calls ``end`` from the event loop when the process is told to end. A signal alone does
    not wake Qt's loop up; a byte that Python writes to a socket does. To be made in the main
    thread."""

    def __init__(self, end: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        self._ours, self._pythons = socket.socketpair()
        for one in (self._ours, self._pythons):
            one.setblocking(False)
        self._before = {number: signal.signal(number, self._on_signal) for number in SIGNALS}
        self._wakeup_before = signal.set_wakeup_fd(
            self._pythons.fileno(), warn_on_full_buffer=False
        )
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)

    def close(self) -> None:
        """Signals mean what they meant before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._ours.close()
        self._pythons.close()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        """In Python's own time; the byte in the socket is what counts."""

    def _on_woken(self) -> None:
        try:
            numbers = self._ours.recv(64)
        except BlockingIOError:
            return
        if any(number in numbers for number in SIGNALS):
            self._end()
