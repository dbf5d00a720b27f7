"""Ctrl+C as a question that long work asks, so that it ends where nothing is lost."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any

# A closed terminal and a polite `kill` end the work in the same way.
_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class Interruption:
    """A context in which the process is not interrupted: it is told so when it asks.

    A second Ctrl+C ends the process at once: the first may have come at a moment when
    nobody asks.
    """

    def __init__(self, *, end: Callable[[int], Any] = os._exit) -> None:
        self._came = threading.Event()
        self._end = end
        self._before: dict[int, Any] = {}
        self.status = 128 + signal.SIGINT  # what shells give a process that was interrupted

    def __enter__(self) -> Interruption:
        if threading.current_thread() is threading.main_thread():  # others cannot
            for number in _SIGNALS:
                if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
                    self._before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def __call__(self) -> bool:
        """Whether it is to end."""
        return self._came.is_set()

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self.status = 128 + number
        if self._came.is_set():
            self._end(self.status)
        self._came.set()
