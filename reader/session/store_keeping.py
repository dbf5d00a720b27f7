"""What keeps the user's notes safe while the program runs: copies, and who else writes.

Nothing here runs by the clock alone: a copy is made some time after a change, and once after
the start where one is due; other windows' changes are looked for when this one is turned to.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.annotation import AnnotationChange
from reader.core.errors import StorageProblem
from reader.session.tasks import Outcome, Tasks
from reader.session.translation import translated

if TYPE_CHECKING:
    from reader.session.notes.notebook import Notebook
    from reader.session.store import Store
    from reader.storage.backups import Backup
    from reader.storage.backups_listing import StoreCopy
    from reader.storage.backups_missing import MissingNotes
    from reader.storage.backups_restoring import DocumentDifference, Restored

AFTER_START_MS = 4000
AFTER_CHANGE_MS = 60_000  # further changes go along
HOUR_S = 3600.0


class StoreKeeping(QObject):
    """Copies of the store, bringing them back, and whether it can be written to."""

    state_changed = Signal()  # writing has begun to fail, or goes again
    changed_elsewhere = Signal(object)  # AnnotationChange: what another window did, seen here
    backed_up = Signal(object)  # Backup
    restored = Signal(object)  # Restored
    missing_counted = Signal(object)  # MissingNotes, or None: after the store was salvaged
    failed = Signal(object)  # StorageProblem

    def __init__(
        self, store: Store, tasks: Tasks, notebook: Notebook, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = tasks
        self._notebook = notebook
        self._last_s: float | None = None  # by the clock that nobody sets
        self._said = ""
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._back_up)
        self._closed = False
        self._checked = False
        store.database.listen(self.state_changed.emit)
        notebook.undo_changed.connect(self._on_changed)

    # -- whether it can be written to -------------------------------------------

    @property
    def problem(self) -> StorageProblem | None:
        """Why nothing can be kept now; None where all is well."""
        return self._store.database.read_only or self._store.database.write_problem

    @property
    def is_read_only(self) -> bool:
        return self._store.database.read_only is not None

    @property
    def is_in_use_elsewhere(self) -> bool:
        """Whether it is read only because another machine has it open."""
        return self.is_read_only and bool(self._store.occupancy.others())

    def try_again(self, *, anyway: bool = False) -> bool:
        """Whether the store can be written to now; ``anyway`` also where another machine has
        it open."""
        if not anyway and self.is_in_use_elsewhere:
            return False
        if not self._store.database.try_again():
            return False
        self._store.occupancy.enter()
        self.look()
        return True

    def look(self) -> None:
        """Take up what others have written since. To be called when the window is turned to."""
        try:
            if not self._store.database.changed_elsewhere():
                return
            change = self._notebook.reload()
        except StorageProblem as error:
            self.failed.emit(error)
            return
        if change != AnnotationChange():
            self.changed_elsewhere.emit(change)

    # -- copies -------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """Where copies are kept."""
        return self._store.backups_folder

    def begin(self) -> None:
        """The window is there: see soon whether a copy is due."""
        if not self._closed:
            self._waiting.start(AFTER_START_MS)

    def close(self) -> None:
        self._closed = True
        self._waiting.stop()

    def _on_changed(self) -> None:
        if not (self._notebook.undo_text or self._notebook.redo_text):
            return  # a document was closed, nothing was changed
        self._store.occupancy.beat()
        if self._waiting.isActive() or self._closed:
            return
        since_s = HOUR_S if self._last_s is None else time.monotonic() - self._last_s
        self._waiting.start(max(AFTER_CHANGE_MS, int((HOUR_S - since_s) * 1000)))

    def _back_up(self) -> None:
        if not self._store.database.may_be_opened:
            return
        path, folder = self._store.database.path, self.folder

        def work() -> Backup | None:
            from reader.storage.backups import back_up, is_due, list_backups, prune

            if not is_due(list_backups(folder), time.time()):
                return None
            made = back_up(path, folder)
            if made is not None:
                prune(folder)
            return made

        self._last_s = time.monotonic()
        self._tasks.run(work, self._on_backed_up)
        if not self._checked:
            self._checked = True
            self._check_fully()

    def _check_fully(self) -> None:
        """Once a week, soon after the start."""
        path = self._store.database.path

        def work() -> None:
            from reader.storage.full_check import check_fully, is_due

            now_s = time.time()
            if is_due(path.parent, now_s):
                check_fully(path, now_s)

        self._tasks.run(work, self._on_checked)

    def _on_checked(self, outcome: Outcome[None]) -> None:
        if outcome.error is not None:
            self.failed.emit(outcome.error)

    def back_up_now(self) -> None:
        """Copy the store though no copy is due; ``backed_up`` or ``failed`` tells."""
        path, folder = self._store.database.path, self.folder
        try:
            self._require_place()
        except StorageProblem as error:
            self.failed.emit(error)
            return

        def work() -> Backup | None:
            from reader.storage.backups import back_up

            return back_up(path, folder, even_if_same=True)

        self._tasks.run(work, self._on_backed_up)

    def _require_place(self) -> None:
        """No copy may be made of a file that has taken the store's place: opening it would put
        the log of the store into it. Raises StorageProblem."""
        if not self.is_read_only:
            self._store.database.stay_in_place()

    def _on_backed_up(self, outcome: Outcome[Backup | None]) -> None:
        if outcome.result is not None:
            self._said = ""
            self.backed_up.emit(outcome.result)
        elif outcome.error is not None and str(outcome.error) != self._said:
            self._said = str(outcome.error)  # once, not every hour
            self.failed.emit(outcome.error)

    def list_copies(self, done: Callable[[Outcome[list[StoreCopy]]], None]) -> None:
        """All copies that there are, to ``done``."""
        store, backups = self._store.folder, self.folder

        def work() -> list[StoreCopy]:
            from reader.storage.backups_listing import list_copies

            return list_copies(store, backups)

        self._tasks.run(work, done)

    def conflict_copies(self) -> list[Path]:
        """What a synchronising program has left beside the store."""
        from reader.storage.backups_restoring import conflict_copies

        try:
            return conflict_copies(self._store.folder)
        except OSError:
            return []

    def preview(
        self, copy: Path, done: Callable[[Outcome[list[DocumentDifference]]], None]
    ) -> None:
        """What bringing ``copy`` back would change, to ``done``."""
        path = self._store.database.path
        by_reading = not self._store.database.may_be_opened

        def work() -> list[DocumentDifference]:
            from reader.storage.backups_restoring import compare_files

            return compare_files(path, copy, by_reading=by_reading)

        self._tasks.run(work, done)

    def restore(
        self,
        copy: Path,
        *,
        only_missing: bool = False,
        documents: Collection[tuple[int | None, int | None]] | None = None,
    ) -> Restored:
        """Bring back what ``copy`` has (see ``backups_restoring.restore``), after a copy of the
        present state, by which this can be taken back. Raises StorageProblem; then nothing has
        changed."""
        from reader.storage.backups import back_up
        from reader.storage.backups_restoring import restore
        from reader.storage.in_memory import read_into_memory

        self._notebook.drafting.end()
        self._require_place()
        there, _ = read_into_memory(copy)
        with closing(there):
            if self._store.database.read_only is None:
                back_up(self._store.database.path, self.folder)
            result = restore(
                self._store.database, there, only_missing=only_missing, documents=documents
            )
        self._notebook.reload()
        self.restored.emit(result)
        return result

    @property
    def was_salvaged(self) -> bool:
        """Whether the store had to be saved from a damaged file when it was opened."""
        return self._store.database.salvaged is not None

    @property
    def salvage_notice(self) -> str:
        """What was said of it then; empty where nothing was."""
        return translated(self._store.database.notice)

    def count_missing(self) -> None:
        """How many notes the newest good backup has more; ``missing_counted`` or ``failed``
        tells."""
        path, folder = self._store.database.path, self.folder
        by_reading = self.is_read_only

        def work() -> MissingNotes | None:
            from reader.storage.backups_missing import missing_notes

            return missing_notes(path, folder, by_reading=by_reading)

        self._tasks.run(work, self._on_missing_counted)

    def _on_missing_counted(self, outcome: Outcome[MissingNotes | None]) -> None:
        if outcome.error is not None:
            self.failed.emit(outcome.error)
        else:
            self.missing_counted.emit(outcome.result)
