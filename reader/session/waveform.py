"""The waveform of the open recording: from the cache, or computed in the background.

Computing is done by a process of its own (``waveform_worker``), begun some time after the
recording was loaded, where it is listened to. It ends with the recording or the program.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.session.document import Document
from reader.session.tasks import Outcome, Task, Tasks
from reader.session.transport import Transport
from reader.session.worker_process import WorkerProcess, note_fault

if TYPE_CHECKING:
    from reader.core.waveform import Waveform

# -P: a file called random.py in the user's folder is not to be imported.
WORKER = (sys.executable, "-P", "-m", "reader.session.waveform_worker")
DELAY_MS = 300  # after the recording was loaded: the window has been painted by then
PATIENCE_MS = 3000  # for a player; where there is none, a waveform is still of use
INTERVAL_MS = 500  # between two changes that are told of
_WHO = "waveform"  # in the log


class RecordingWaveform(QObject):
    """``changed`` comes at most about twice a second while more becomes known. It carries the
    same object each time while the recording is the same: who draws asks it for ``bars``."""

    changed = Signal(object)  # Waveform | None
    finished = Signal()  # there will be no more of this recording

    def __init__(
        self,
        folder: Path,
        transport: Transport,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        """``folder`` is the data folder."""
        super().__init__(parent)
        self.command: Sequence[str] = WORKER
        self.log = folder / "errors.log"
        self._folder = folder
        self._transport = transport
        self._tasks = tasks
        self._recording: Path | None = None
        self._begun = False
        self._current: Waveform | None = None
        self._lookup: Task | None = None
        self._process: WorkerProcess | None = None
        self._start = _single_shot(self, PATIENCE_MS, self._look_up)
        self._pause = _single_shot(self, INTERVAL_MS, self._tell_rest)
        self._untold = False
        transport.duration_changed.connect(self._on_duration_changed)

    @property
    def current(self) -> Waveform | None:
        """None while nothing is known, and without a recording."""
        return self._current

    @property
    def computing(self) -> bool:
        return self._process is not None

    def set_document(self, document: Document | None) -> None:
        """Go on with the recording of ``document``; the same one as before is left alone."""
        recording = None if document is None else document.companions.audio
        if recording == self._recording:
            return
        self.close()
        self._recording = recording
        self._begun = False
        if self._current is not None:
            self._current = None
            self.changed.emit(None)
        if recording is not None:
            self._start.start(PATIENCE_MS)

    def close(self) -> None:
        """End what is under way."""
        self._start.stop()
        self._pause.stop()
        self._untold = False
        self._recording = None
        if self._lookup is not None:
            self._lookup.cancel()
            self._lookup = None
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            process.deleteLater()

    def _on_duration_changed(self, duration_ms: int) -> None:
        if duration_ms and self._recording is not None and not self._begun:
            self._start.start(DELAY_MS)

    # -- from the cache, or not -------------------------------------------------------------

    def _look_up(self) -> None:
        recording = self._recording
        if recording is None or self._begun:
            return
        self._begun = True
        # Not with the window: what it needs costs the start of the program milliseconds.
        from reader.session.waveform_cache import FOLDER, WaveformCache

        cache = WaveformCache(self._folder / FOLDER)

        def find() -> tuple[Path | None, Waveform | None]:
            path = cache.path(recording)
            return path, None if path is None else cache.load(path)

        def done(outcome: Outcome[tuple[Path | None, Waveform | None]]) -> None:
            self._lookup = None
            path, found = outcome.result or (None, None)
            if outcome.error is not None:
                note_fault(self.log, repr(outcome.error), _WHO)
            if found is not None:
                self._current = found
                self.changed.emit(found)
                self.finished.emit()
            elif path is not None:
                self._compute(recording, path)
            else:
                self.finished.emit()

        self._lookup = self._tasks.run(find, done)

    def _compute(self, recording: Path, cache: Path) -> None:
        from reader.session.waveform_wire import Job, job_line

        process = self._process = WorkerProcess(self.command, self)
        process.said.connect(self._on_said)
        process.ended.connect(self._on_ended)
        process.start(job_line(Job(recording, self._transport.position_ms, cache)))

    # -- what the process says --------------------------------------------------------------

    def _on_said(self, line: bytes) -> None:
        from reader.core.waveform import Waveform
        from reader.session.waveform_wire import Begun, Piece, read_event

        try:
            event = read_event(line)
        except ValueError as error:
            note_fault(self.log, str(error), _WHO)
            return
        if isinstance(event, Begun):
            self._current = Waveform(event.duration_ms)
        elif isinstance(event, Piece):
            if self._current is None:
                self._current = Waveform(0)
            self._current.write(event.bucket, event.peaks, event.loudness)
            self._tell()
        elif self._current is not None:
            if not event.problem:
                self._current.finish(event.duration_ms)
            self._tell()

    def _on_ended(self, well: bool) -> None:
        process, self._process = self._process, None
        if process is not None:
            if not well:  # a waveform of what there is; nobody can do anything about it
                note_fault(self.log, process.errors or "It crashed.", _WHO)
            process.deleteLater()
        self._pause.stop()
        self._tell_rest()
        self._pause.stop()
        self.finished.emit()

    def _tell(self) -> None:
        if self._pause.isActive():
            self._untold = True
        else:
            self._pause.start()
            self.changed.emit(self._current)

    def _tell_rest(self) -> None:
        if self._untold:
            self._untold = False
            self._tell()


def _single_shot(parent: QObject, interval_ms: int, then: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(then)
    return timer
