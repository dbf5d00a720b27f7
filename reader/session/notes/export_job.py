"""Exports that run beside the window: gathering, previews, writing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.formats.notes.base import ExportOptions, NotesFormat
from reader.session.notes.exporting import (
    ExportCancelled,
    Exported,
    conflicts,
    export,
    preview,
)
from reader.session.notes.gathering import Wish, gather

if TYPE_CHECKING:
    from reader.core.document_notes import DocumentNotes
    from reader.core.errors import StorageProblem
    from reader.session.tasks import Outcome, Task, Tasks

PROGRESS_MS = 100
FormMaker = Callable[[], NotesFormat]


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What is to be written where. ``with_sound``: cards get their clips."""

    form: FormMaker
    documents: Sequence[DocumentNotes]
    options: ExportOptions
    target: Path
    with_sound: bool = True
    replaced: bool = False


class ExportJob(QObject):
    """One thing of each kind at a time; a later wish takes the place of an earlier one."""

    gathered = Signal(object)  # list[DocumentNotes]
    previewed = Signal(str)
    preview_failed = Signal(object)  # ReaderError, or our bug
    progressed = Signal(int)  # annotations written so far
    in_the_way = Signal(object)  # list[Path]: nothing was written, somebody has to say
    finished = Signal(object)  # Exported
    cancelled = Signal()
    failed = Signal(object)  # ReaderError, or our bug

    def __init__(
        self,
        tasks: Tasks,
        folder: Path,
        read_only: StorageProblem | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._folder = folder
        self._read_only = read_only
        self._gathering: Task | None = None
        self._previewing: Task | None = None
        self._writing: Task | None = None
        self._stop = threading.Event()
        self._written = 0
        self._watch = QTimer(self)  # only while something is being written
        self._watch.setInterval(PROGRESS_MS)
        self._watch.timeout.connect(lambda: self.progressed.emit(self._written))

    @property
    def is_writing(self) -> bool:
        return self._writing is not None

    def gather(self, wish: Wish) -> None:
        if self._gathering is not None:
            self._gathering.cancel()
        folder, read_only = self._folder, self._read_only

        def done(outcome: Outcome[list[DocumentNotes]]) -> None:
            self._gathering = None
            if outcome.error is not None:
                self.failed.emit(outcome.error)
            else:
                self.gathered.emit(outcome.result)

        self._gathering = self._tasks.run_long(
            lambda cancelled: gather(folder, wish, read_only, cancelled), done
        )

    def preview(
        self, form: FormMaker, documents: Sequence[DocumentNotes], options: ExportOptions
    ) -> None:
        if self._previewing is not None:
            self._previewing.cancel()
        stopped = threading.Event()

        def step() -> None:
            if stopped.is_set():
                raise ExportCancelled

        def show() -> str:
            from reader.playback.clip import SoundCutter

            with SoundCutter() as cutter:
                wishes = replace(options, cut=cutter, step=step)
                return preview(form(), documents, wishes)

        def done(outcome: Outcome[str]) -> None:
            self._previewing = None
            if outcome.error is not None:
                self.preview_failed.emit(outcome.error)
            else:
                self.previewed.emit(outcome.result or "")

        self._previewing = self._tasks.run(show, done, cancelled=stopped)

    def write(self, plan: ExportPlan) -> None:
        if self._writing is not None:
            return
        self._stop = stop = threading.Event()
        self._written = 0

        def step() -> None:
            if stop.is_set():
                raise ExportCancelled
            self._written += 1

        def work() -> Exported | list[Path]:
            from reader.playback.clip import SoundCutter

            with SoundCutter() as cutter:
                cut = cutter if plan.with_sound else None
                wishes = replace(plan.options, cut=cut, step=step)
                form = plan.form()
                if not plan.replaced:
                    found = conflicts(form, plan.documents, wishes, plan.target)
                    if found:
                        return found
                done = export(form, plan.documents, wishes, plan.target, replaced=plan.replaced)
                done.encoded_again += sorted(cutter.encoded_again)
                return done

        def done(outcome: Outcome[Exported | list[Path]]) -> None:
            self._writing = None
            self._watch.stop()
            if isinstance(outcome.error, ExportCancelled):
                self.cancelled.emit()
            elif outcome.error is not None:
                self.failed.emit(outcome.error)
            elif isinstance(outcome.result, list):
                self.in_the_way.emit(outcome.result)
            else:
                self.finished.emit(outcome.result)

        # Not the task's own event: whoever cancels is told when nothing is being written.
        self._writing = self._tasks.run(work, done)
        self._watch.start()

    def cancel(self) -> None:
        """End what is being written; ``cancelled`` follows."""
        self._stop.set()

    def close(self) -> None:
        """Nobody waits any more."""
        self._stop.set()
        self._watch.stop()
        for task in (self._gathering, self._previewing, self._writing):
            if task is not None:
                task.cancel()
