"""Making a first transcript of a recording that has none, in another process.

The result is two files side by side: the text, whose first line says that it is machine-made,
and the times of its words, which are found with it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.errors import FileProblem, ReaderError
from reader.core.text import say
from reader.session.companions import ALIGNMENT_SUFFIX
from reader.session.tasks import Outcome, Tasks
from reader.session.worker_process import WORKER, EngineChoice, WorkerProcess, note_fault

if TYPE_CHECKING:
    from typing import Any

    from reader.align.progress import Progress

FOLDER = "transcripts"  # in the data folder, where the recording's own may not be written to
JOURNALS = "alignments"


class Transcribing(QObject):
    """One recording at a time. ``folder`` is the data folder."""

    started = Signal(object)  # Path: the recording
    progressed = Signal(object)  # Progress
    finished = Signal(object)  # Path: the text
    cancelled = Signal()
    failed = Signal(object)  # ReaderError

    def __init__(self, folder: Path, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._tasks = tasks
        self.command: Sequence[str] = WORKER
        self.engine: Callable[[], EngineChoice] = EngineChoice
        self._worker: WorkerProcess | None = None
        self._audio: Path | None = None
        self._target: Path | None = None
        self._ending = False
        self._progress: Progress | None = None

    @property
    def running(self) -> bool:
        return self._audio is not None

    @property
    def audio(self) -> Path | None:
        """What is being transcribed."""
        return self._audio

    @property
    def progress(self) -> Progress | None:
        return self._progress

    def target(self, audio: Path) -> Path:
        """Where the text belongs if the user does not say otherwise: beside the recording,
        or in the data folder where that may not be written to. Names no file that is there."""
        folder = audio.parent if os.access(audio.parent, os.W_OK) else self._folder / FOLDER
        path = folder / f"{audio.stem}.txt"
        number = 2
        while path.exists():
            path = folder / f"{audio.stem} {number}.txt"
            number += 1
        return path

    def start(self, audio: Path, target: Path | None = None) -> None:
        """Transcribe ``audio`` into ``target``; goes on where it was ended."""
        if self.running:
            return
        from reader.align import wire

        journal = self._journal(audio)
        try:
            journal.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.failed.emit(
                FileProblem(
                    say("The folder cannot be made ({reason}).", reason=error.strerror or error),
                    remedy=say("Check that the disk is not full and the folder may be written to."),
                    path=journal.parent,
                )
            )
            return
        self._close_worker()
        self._audio, self._target = audio, target or self.target(audio)
        self._ending, self._progress = False, None
        engine = self.engine()
        job = wire.Job(
            audio,
            wire.no_transcript(),
            journal=journal,
            language=engine.language,
            recogniser=engine.recogniser,
            model=engine.model,
            transcribe=True,
        )
        worker = WorkerProcess(self.command, self)
        worker.said.connect(self._on_said)
        worker.ended.connect(self._on_ended)
        self._worker = worker
        self.started.emit(audio)
        worker.start(wire.line(wire.job_message(job)))

    def _journal(self, audio: Path) -> Path:
        import zlib

        name = f"{zlib.crc32(os.fsencode(audio)):08x}.transcript.journal"
        return self._folder / JOURNALS / name

    def cancel(self) -> None:
        """End it; what was heard is kept for another time."""
        if self._worker is not None:
            from reader.align import wire

            self._worker.cancel(wire.line({"cancel": True}))

    def close(self) -> None:
        """The program ends."""
        self._close_worker()
        self._audio = None

    def _close_worker(self) -> None:
        from reader.align import wire

        worker, self._worker = self._worker, None
        if worker is not None:
            worker.said.disconnect(self._on_said)
            worker.ended.disconnect(self._on_ended)
            worker.close(wire.line({"cancel": True}))
            worker.deleteLater()

    # -- from the worker --------------------------------------------------------

    def _on_said(self, line: bytes) -> None:
        from reader.align import wire

        if self._ending:
            return
        try:
            message = wire.message(line)
            event = message["event"]
            if event == wire.PROGRESS:
                self._progress = wire.progress_from(message)
                self.progressed.emit(self._progress)
                return
            self._ending = True
            if event == wire.TRANSCRIBED:
                self._save(message)
            elif event == wire.FAILED:
                self._fail(wire.failure_from(message))
            elif event == wire.CANCELLED:
                self._audio = None
                self.cancelled.emit()
            else:
                raise ValueError(f"an event {event!r}")
        except (KeyError, TypeError, ValueError) as error:
            self._ending = True
            fault = f"{type(error).__name__}: {error}: {line[:500]!r}"
            note_fault(self._folder / "errors.log", fault)
            self.cancel()  # nobody will hear what it still finds
            self._crashed()

    def _on_ended(self, well: bool) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.deleteLater()
            if not (well and self._ending):
                note_fault(self._folder / "errors.log", worker.errors)
        if not self._ending:
            self._ending = True
            self._crashed()

    def _crashed(self) -> None:
        self._fail(
            ReaderError(
                self.tr("Transcribing ended unexpectedly; what was heard so far is kept."),
                remedy=self.tr("Start it again to go on from there."),
            )
        )

    def _fail(self, error: ReaderError) -> None:
        self._audio = None
        self.failed.emit(error)

    def _save(self, message: dict[str, Any]) -> None:
        target, audio = self._target, self._audio
        assert target is not None
        assert audio is not None
        journal = self._journal(audio)

        def save() -> Path:
            write(message, target)
            with suppress(OSError):  # left behind, it does no harm
                journal.unlink(missing_ok=True)
            return target

        def saved(outcome: Outcome[Path]) -> None:
            self._audio = None
            if outcome.result is not None:
                self.finished.emit(outcome.result)
            else:
                self.failed.emit(outcome.error)

        self._tasks.run(save, saved)


def write(message: dict[str, Any], target: Path) -> None:
    """Write the text that a worker has made and, beside it, its times. Raises FileProblem,
    and FormatProblem where the text is not what the times are for."""
    from reader.align import wire
    from reader.core.errors import FormatProblem
    from reader.core.files import write_atomically
    from reader.formats.alignment_file import write_alignment
    from reader.formats.registry import load_transcript

    text, alignment = wire.transcribed_from(message)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            say(
                "The folder for the transcript cannot be made ({reason}).",
                reason=error.strerror or error,
            ),
            remedy=say("Choose another place."),
            path=target.parent,
        ) from error
    write_atomically(target, [text.encode("utf-8")])
    transcript = load_transcript(target)
    if transcript.word_count != len(alignment):
        raise FormatProblem(
            say("The transcript was written, but its times do not fit it."),
            remedy=say("Open it with its recording and align them."),
            path=target,
        )
    write_alignment(target.with_name(target.stem + ALIGNMENT_SUFFIX), alignment, transcript)
