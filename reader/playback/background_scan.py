"""The packet scan on a thread of its own, answered on the player's."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from reader.core.errors import PlayerProblem
from reader.playback.scan import scan_recording


class BackgroundScan(QObject):
    """Looks at one recording at a time; a new one, or ``stop``, voids the one before.

    ``finished`` carries a RecordingFacts or a PlayerProblem; None where PyAV is missing and
    the player's own opinion has to do.
    """

    finished = Signal(object)
    _scanned = Signal(int, object)  # from the thread, queued; the number of the scan

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._busy = False
        self._threads: list[threading.Thread] = []
        self._scanned.connect(self._on_scanned, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """A scan is under way and its answer is awaited."""
        return self._busy

    def start(self, path: Path, *, walk: bool) -> None:
        """Look at ``path``: all of it, or (without ``walk``) at its beginning."""
        self._number += 1
        self._busy = True
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(
            target=self._run, args=(self._number, path, walk), name="recording-scan", daemon=True
        )
        self._threads.append(thread)
        thread.start()

    def stop(self) -> None:
        """Forget the scan under way, without waiting for it."""
        self._number += 1
        self._busy = False

    def close(self) -> None:
        """Stop, and wait until no thread is left."""
        self.stop()
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _run(self, number: int, path: Path, walk: bool) -> None:
        result: object = None
        try:
            result = scan_recording(path, walk=walk, cancelled=lambda: self._number != number)
        except ImportError:
            result = None
        except PlayerProblem as problem:
            result = problem
        if self._number == number:
            self._scanned.emit(number, result)

    def _on_scanned(self, number: int, result: object) -> None:
        if number == self._number:
            self._busy = False
            self.finished.emit(result)
