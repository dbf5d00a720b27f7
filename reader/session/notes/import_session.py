"""Importing annotations and opening bundles, as the window does it: read and planned in a
worker, shown, then done as one step that undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.errors import ReaderError
from reader.formats.notes.incoming import IncomingNotes
from reader.session.bundles import (
    Contents,
    Unpacked,
    contents_of,
    make_bundle,
    paths_to_open,
    unpack_bundle,
)
from reader.session.notes.importing import (
    Choices,
    Imported,
    ImportPlan,
    OpenText,
    TextOf,
    carry_out,
    plan_import,
    snapshot,
)
from reader.session.notes.texts_at_hand import text_of_known
from reader.session.tasks import Outcome
from reader.storage.merging import KnownDocument, Merging

if TYPE_CHECKING:
    from reader.session.reading_session import ReadingSession
    from reader.session.store import Store
    from reader.session.undo import UndoStack


class NotesImport(QObject):
    """Reads, plans and does imports; opens and writes bundles."""

    planned = Signal(object)  # ImportPlan, to be looked at; ``carry_out`` does it
    imported = Signal(object)  # Imported
    bundle_written = Signal(object, int)  # Path, how many annotations are in it
    failed = Signal(object)  # ReaderError, or our own bug
    begun = Signal(str)  # the name of the file that is being read

    def __init__(self, session: ReadingSession, store: Store, undo: UndoStack) -> None:
        super().__init__(session)
        self._session = session
        self._store = store
        self._undo = undo
        self._merging = Merging(store.database)

    # -- files of annotations ---------------------------------------------------

    def read(self, path: Path) -> None:
        """Read a file of annotations; ``planned`` says what importing it would do."""
        from reader.formats.notes.reading import read_notes

        self.begun.emit(path.name)

        def done(outcome: Outcome[IncomingNotes]) -> None:
            if outcome.result is None:
                self.failed.emit(outcome.error)
            else:
                self.plan(outcome.result)

        self._session.tasks.run_long(lambda _cancelled: read_notes(path), done)

    def plan(
        self,
        notes: IncomingNotes,
        choices: Choices | None = None,
        then: Callable[[ImportPlan], None] | None = None,
    ) -> None:
        """Plan the import of ``notes``, with the documents that the user has chosen; then
        ``planned``, unless ``then`` is to have it."""
        open_id = self._open_id
        try:
            known = snapshot(notes, self._merging, open_id=open_id, choices=choices)
        except ReaderError as error:
            self.failed.emit(error)
            return
        text_of = self._text_of()

        def done(outcome: Outcome[ImportPlan]) -> None:
            if outcome.result is None:
                self.failed.emit(outcome.error)
            elif then is not None:
                then(outcome.result)
            else:
                self.planned.emit(outcome.result)

        self._session.tasks.run_long(
            lambda _cancelled: plan_import(notes, known, text_of, open_id=open_id, choices=choices),
            done,
        )

    def carry_out(self, plan: ImportPlan) -> None:
        """Do what ``plan`` says, as one step of undo."""
        done: list[Imported] = []

        def redo() -> None:
            if done:
                done[0].redo(self._merging)
            else:
                done.append(carry_out(plan, self._merging))
            self._tell(done[0])

        def undo() -> None:
            done[0].undo(self._merging)
            self._tell(done[0])

        try:
            self._session.notebook.drafting.end()
            self._undo.do(self.tr("Import notes"), redo, undo, lasts=True)
        except ReaderError as error:
            self.failed.emit(error)
            return
        self.imported.emit(done[0])

    def _tell(self, imported: Imported) -> None:
        """What is open shows it at once. Corrections and times set by hand make other text of
        it: that is read again."""
        document = self._session.document
        touched = {*imported.put, *imported.before}
        if document is None:
            return
        if document.document_id in imported.work_after:
            files = document.companions
            again = (files.transcript, files.timed, files.audio, files.alignment)
            self._session.open([path for path in again if path is not None])
        elif document.document_id in touched:
            self._session.notebook.reload()

    @property
    def _open_id(self) -> int:
        document = self._session.document
        return 0 if document is None else document.document_id

    def _text_of(self) -> TextOf:
        document = self._session.document
        from_files = text_of_known(self._store.texts)

        def text_of(known: KnownDocument) -> OpenText | None:
            if document is not None and document.document_id == known.document_id:
                return OpenText(document.transcript, document.timeline)
            return from_files(known)

        return text_of

    # -- bundles ------------------------------------------------------------------

    def open_bundle(self, path: Path) -> None:
        """Unpack a bundle and open what is in it. Its notes come in at once where there are
        none of the user's own on that text; else ``planned`` shows them first."""
        self._session.opening_started.emit(path.name)
        folder = self._store.folder

        def done(outcome: Outcome[Unpacked]) -> None:
            if outcome.result is None:
                self.failed.emit(outcome.error)
                self._session.settled.emit()
            else:
                self._take_in(outcome.result)

        self._session.tasks.run(lambda: unpack_bundle(path, folder), done, urgent=True)

    def _take_in(self, unpacked: Unpacked) -> None:
        try:
            paths = paths_to_open(unpacked, self._store.library, self._merging)
            own = any(
                known.text_hash == unpacked.text_hash
                and self._merging.annotations_of(known.document_id)
                for known in self._merging.documents()
            )
            plan = plan_import(unpacked.notes, self._merging, lambda _known: None)
            if not own:
                carry_out(plan, self._merging)
        except ReaderError as error:
            self.failed.emit(error)
            self._session.settled.emit()
            return
        self._session.open(paths)
        if own and plan.changes_anything:
            self.planned.emit(plan)

    def write_bundle(self, out: Path, *, with_audio: bool) -> None:
        """Write what is open as a bundle; then ``bundle_written``."""
        document = self._session.document
        if document is None:
            return
        self._session.notebook.drafting.end()
        try:
            record = self._store.library.record(document.document_id)
            contents = contents_of(
                self._store.database, record, self._session.alignments, document.companions
            )
        except ReaderError as error:
            self.failed.emit(error)
            return
        self._write(contents, out, with_audio)

    def _write(self, contents: Contents, out: Path, with_audio: bool) -> None:
        def write() -> int:
            make_bundle(contents, out, with_audio=with_audio)
            return len(contents.notes.annotations)

        def done(outcome: Outcome[int]) -> None:
            if outcome.error is not None:
                self.failed.emit(outcome.error)
            else:
                self.bundle_written.emit(out, outcome.result or 0)

        self._session.tasks.run(write, done)
