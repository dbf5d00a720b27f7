"""A folder of conversations into the library at once, in the background.

Each conversation is read in a worker; one that cannot be read is told of at the end and stops
nothing. What has been read is written as it comes: an import that is ended has done half the
work and not none, and begun again it goes quickly past what is there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.core.errors import ReaderError
from reader.session.companions import TEXT_SUFFIXES, find_companions, role_of, stem_of
from reader.session.library_indexing import indexed_with_times
from reader.session.loader import load_text
from reader.session.tasks import Outcome, Task, Tasks
from reader.storage.full_text import IndexedText
from reader.storage.library_shelf import NewDocument

CHUNK = 8  # conversations a transaction
# Files that lie in folders of recordings and are no conversations.
_OTHER_NAMES = {"readme", "license", "licence", "copying", "changelog", "index", "notes"}


@dataclass
class ImportSummary:
    """What came of it. ``failures`` are (path, what was wrong)."""

    folder: Path
    added: int = 0
    known: int = 0
    failures: list[tuple[Path, Exception]] = field(default_factory=list)
    cancelled: bool = False


@dataclass(frozen=True)
class Imported:
    """A conversation that was read, and its words for the index."""

    document: NewDocument
    text: IndexedText


# Puts a chunk on the list: for each (id, whether it is new there).
Add = Callable[[Sequence[Imported]], list[tuple[int, bool]]]


class LibraryImport(QObject):
    """One import at a time."""

    started = Signal(object)  # Path: the folder
    progressed = Signal(int, int)  # done, of
    finished = Signal(object)  # ImportSummary
    failed = Signal(object)  # an exception: the store cannot be written, the import has ended

    def __init__(self, tasks: Tasks, add: Add, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._add = add
        self._task: Task | None = None
        self._left: list[Path] = []
        self._total = 0
        self._summary: ImportSummary | None = None

    @property
    def running(self) -> bool:
        return self._summary is not None

    def start(self, folder: Path) -> None:
        """Begin with ``folder`` and all below it; nothing while another import runs."""
        if self.running:
            return
        self._summary = ImportSummary(folder)
        self.started.emit(folder)
        self._task = self._tasks.run_long(
            lambda cancelled: conversations_in(folder, cancelled), self._on_listed
        )

    def cancel(self) -> None:
        """End it; what has been added stays."""
        if self._summary is not None:
            self._summary.cancelled = True
            if self._task is not None:
                self._task.cancel()
            self._finish()

    def _on_listed(self, outcome: Outcome[list[Path]]) -> None:
        if outcome.error is not None:
            self._give_up(outcome.error)
            return
        self._left = list(outcome.result or ())
        self._total = len(self._left)
        self.progressed.emit(0, self._total)
        self._next()

    def _next(self) -> None:
        chunk, self._left = self._left[:CHUNK], self._left[CHUNK:]
        if not chunk:
            self._finish()
            return
        self._task = self._tasks.run_long(
            lambda cancelled: [_read(path) for path in chunk if not cancelled()], self._on_read
        )

    def _on_read(self, outcome: Outcome[list[Imported | tuple[Path, Exception]]]) -> None:
        summary = self._summary
        assert summary is not None
        if outcome.error is not None:
            self._give_up(outcome.error)
            return
        results = outcome.result or []
        read = [result for result in results if isinstance(result, Imported)]
        summary.failures += [result for result in results if not isinstance(result, Imported)]
        try:
            for _, new in self._add(read):
                summary.added += new
                summary.known += not new
        except ReaderError as error:
            self._give_up(error)
            return
        self.progressed.emit(self._total - len(self._left), self._total)
        self._next()

    def _give_up(self, error: Exception) -> None:
        self.failed.emit(error)
        self._finish()

    def _finish(self) -> None:
        summary, self._summary, self._task, self._left = self._summary, None, None, []
        self.finished.emit(summary)


def conversations_in(folder: Path, cancelled: Callable[[], bool] = lambda: False) -> list[Path]:
    """The main file of each conversation in ``folder`` and below, in order: what has a
    transcript or captions. Folders that cannot be read and hidden ones are passed over."""
    found: list[Path] = []
    for where, folders, files in os.walk(folder):
        if cancelled():
            break
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        groups: dict[str, dict[str, Path]] = {}
        for name in sorted(files):
            path = Path(where, name)
            role = role_of(path)
            if name.startswith(".") or role in ("audio", "alignment", "bundle"):
                continue
            if role == "transcript" and (
                path.suffix.lower() not in TEXT_SUFFIXES or path.stem.lower() in _OTHER_NAMES
            ):
                continue
            groups.setdefault(stem_of(path), {}).setdefault(role, path)
        found += [group.get("transcript") or group["timed"] for group in groups.values()]
    return found


def _read(path: Path) -> Imported | tuple[Path, Exception]:
    try:
        companions = find_companions([path])
        loaded = load_text(companions)
        text = indexed_with_times(companions, loaded)
    except Exception as error:  # noqa: BLE001  told of at the end; the others are read on
        return path, error
    transcript = loaded.transcript
    names = tuple(speaker.name for speaker in transcript.speakers)
    return Imported(
        NewDocument(
            companions.main,
            transcript.text_hash,
            transcript.title,
            names,
            companions.audio,
            companions.timed,
            len(transcript),
            transcript.word_count,
        ),
        text,
    )
