"""The other end of ``python -m reader.align.worker``: a process that may crash without us.

Runs nothing until it is asked to. ``reader/align/wire.py`` says what is exchanged.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

PATIENCE_MS = 1500  # for a process that was told to end
_HOME = Path(__file__).parents[2]
_TAIL_BYTES = 20_000  # of what it wrote to stderr, for the log

# -P: a file called random.py in the user's folder is not to be imported.
WORKER = (sys.executable, "-P", "-m", "reader.align.worker")


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """What is to hear the words; empty: what comes along, and what the text tells."""

    language: str = ""
    recogniser: str = ""
    model: str = ""


class WorkerProcess(QObject):
    """One run of one job."""

    said = Signal(bytes)  # a line
    ended = Signal(bool)  # whether it ended as it should have

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rest = b""
        self._errors = b""
        self._is_over = False
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(list(command[1:]))
        environment = QProcessEnvironment.systemEnvironment()
        path = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", str(_HOME) + (os.pathsep + path if path else ""))
        self._process.setProcessEnvironment(environment)
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.readyReadStandardError.connect(self._on_errors)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._process.kill)

    @property
    def process_id(self) -> int:
        return self._process.processId()

    @property
    def errors(self) -> str:
        """What it wrote to stderr, the end of it."""
        return self._errors.decode("utf-8", "replace")

    def start(self, first: bytes) -> None:
        """Run it; ``first`` is the job's line."""
        self._process.start()
        self._process.write(first)

    def send(self, data: bytes) -> None:
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.write(data)

    def cancel(self, order: bytes) -> None:
        """Ask it to end; where it does not, it is ended."""
        self.send(order)
        self._patience.start()

    def close(self, order: bytes) -> None:
        """As ``cancel``, and wait until it has ended."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self.send(order)
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(PATIENCE_MS):
                self._process.kill()
                self._process.waitForFinished(PATIENCE_MS)

    def kill(self) -> None:
        """End it at once, where nothing that it does is to be kept; it says no more."""
        self.blockSignals(True)
        self._patience.stop()
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(PATIENCE_MS)

    def _on_output(self) -> None:
        self._rest += self._process.readAllStandardOutput().data()
        *lines, self._rest = self._rest.split(b"\n")
        for line in lines:
            self.said.emit(line)

    def _on_errors(self) -> None:
        new = self._process.readAllStandardError().data()
        self._errors = (self._errors + new)[-_TAIL_BYTES:]

    def _on_finished(self, status: int, how: QProcess.ExitStatus) -> None:
        self._on_output()
        self._on_errors()
        self._end(how is QProcess.ExitStatus.NormalExit and status == 0)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._errors = self._process.errorString().encode()
            self._end(False)

    def _end(self, well: bool) -> None:
        self._patience.stop()
        if not self._is_over:
            self._is_over = True
            self.ended.emit(well)


def note_fault(log: Path | None, text: str, who: str = "aligner") -> None:
    """What a crashed worker had to say goes into the log; where that cannot be written, to the
    terminal."""
    if log is None or not text.strip():
        return
    import time

    try:
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {who}\n{text}\n")
    except OSError as problem:
        sys.stderr.write(f"earmark: {log}: {problem.strerror}\n{text}\n")
