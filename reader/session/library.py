"""The library as the window sees it: what is listed, and what can be done with it.

Everything that waits for a disk beyond the store runs in a worker: looking which files are
gone, finding them again, importing a folder, indexing, pictures.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.core.errors import ReaderError, StorageProblem
from reader.core.kept_corrections import KeptCorrection
from reader.session.alignments import Alignments
from reader.session.document import Document
from reader.session.library_covers import Covers
from reader.session.library_import import Imported, LibraryImport
from reader.session.library_indexing import LibraryIndexing, Wanted
from reader.session.library_moved import FoundFiles, find_moved
from reader.session.library_preview import MakePlayer, Preview
from reader.session.store import Store
from reader.session.tasks import Outcome, Task, Tasks
from reader.session.transport import Transport
from reader.storage.library_shelf import DeletedDocument, LibraryShelf, ShelfEntry
from reader.storage.texts import path_from_text


class Catalogue(QObject):
    """What is listed, kept until it changes."""

    changed = Signal()  # other documents are listed, or more is known of them
    missing_changed = Signal()  # it is known which files are gone
    located = Signal(object, int)  # ShelfEntry that was looked for; how many others came with it
    not_located = Signal(object, object)  # ShelfEntry, Path: it is not there
    failed = Signal(object)  # ReaderError, or our own bug

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        transport: Transport,
        alignments: Alignments,
        make_player: MakePlayer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = tasks
        self._transport = transport
        self._alignments = alignments
        self._shelf = LibraryShelf(store.database)
        self._entries: list[ShelfEntry] | None = None
        self._looking: Task | None = None
        self._deleted: set[int] = set()  # not put back yet: their files go when all is closed
        self.missing: frozenset[int] = frozenset()  # documents whose text is not where it was
        self._make_player = make_player
        self.indexing = LibraryIndexing(
            store.folder,
            tasks,
            self._wanted,
            alignments.path,
            self._corrections_of,
            self,
            reads_only=lambda: not store.database.may_be_opened,
        )
        self.importing = LibraryImport(tasks, self._add, self)
        self.importing.failed.connect(self.failed)
        self.covers = Covers(store.folder, tasks, self)

    @cached_property
    def preview(self) -> Preview:
        """Made when a place is first heard."""
        return Preview(self._transport, self._make_player, self)

    # -- what there is ----------------------------------------------------------

    def entries(self) -> Sequence[ShelfEntry]:
        """All that is listed, last opened first. A store that cannot be read says so with
        ``failed`` and has nothing."""
        if self._entries is None:
            try:
                self._entries = self._shelf.entries()
            except StorageProblem as error:
                self.failed.emit(error)
                return []
        return self._entries

    def entry(self, document_id: int) -> ShelfEntry | None:
        """None where it is not listed."""
        return next((e for e in self.entries() if e.document_id == document_id), None)

    def refresh(self) -> None:
        """Something was opened, read or noted: what is listed is read anew when next asked."""
        self._entries = None
        self.changed.emit()

    def recency_s(self) -> dict[int, float]:
        """When each listed document was opened, else added."""
        return {entry.document_id: entry.latest_s for entry in self.entries()}

    def look_for_missing(self) -> None:
        """See which files are gone, in the background: a network's folders may take long."""
        if self._looking is not None:
            return
        places = [(entry.document_id, entry.path_text) for entry in self.entries()]

        def look(cancelled: Callable[[], bool]) -> frozenset[int]:
            return frozenset(
                ident for ident, text in places if not cancelled() and not _exists(text)
            )

        def done(outcome: Outcome[frozenset[int]]) -> None:
            self._looking = None
            if outcome.result is not None and outcome.result != self.missing:
                self.missing = outcome.result
                self.missing_changed.emit()

        self._looking = self._tasks.run_long(look, done)

    # -- taking off and deleting ------------------------------------------------

    def take_off(self, document_id: int) -> bool:
        """Take a document off the list; all that was made in it is kept and comes back with
        it. Whether that could be written."""
        return self._written(lambda: self._store.library.unlist(document_id), document_id)

    def put_back_on(self, document_id: int) -> bool:
        """Undo ``take_off``."""
        done = self._written(lambda: self._shelf.relist(document_id), None)
        self.indexing.complete()
        return done

    def delete(self, document_id: int) -> DeletedDocument | None:
        """Delete a document with everything that was made in it; its files stay untouched.
        None where that could not be written."""
        deleted: list[DeletedDocument] = []
        if not self._written(lambda: deleted.append(self._shelf.delete(document_id)), document_id):
            return None
        self._deleted.add(document_id)
        return deleted[0]

    def undo_delete(self, deleted: DeletedDocument) -> bool:
        """Everything is as it was."""
        done = self._written(lambda: self._shelf.put_back(deleted), None)
        if done:
            self._deleted.discard(deleted.document_id)
        self.indexing.complete()
        return done

    def _written(self, write: Callable[[], object], gone: int | None) -> bool:
        try:
            write()
        except ReaderError as error:
            self.failed.emit(error)
            return False
        if gone is not None:
            self.indexing.take_out(gone)
        self.refresh()
        return True

    # -- files that moved -------------------------------------------------------

    def locate(self, entry: ShelfEntry, chosen: Path) -> None:
        """The text of ``entry`` is ``chosen``, or somewhere in that folder; what else is
        missing and has moved with it is found, too."""
        missing = [e for e in self.entries() if e.document_id in self.missing]

        def done(outcome: Outcome[list[FoundFiles]]) -> None:
            if outcome.error is not None:
                self.failed.emit(outcome.error)
            elif not outcome.result:
                self.not_located.emit(entry, chosen)
            else:
                self._take_places(entry, outcome.result)

        self._tasks.run_long(lambda cancelled: find_moved(entry, chosen, missing, cancelled), done)

    def _take_places(self, entry: ShelfEntry, found: list[FoundFiles]) -> None:
        places = [(one.document_id, one.path, one.audio) for one in found]
        if self._written(lambda: self._shelf.move(places), None):
            self.missing -= {one.document_id for one in found}
            self.missing_changed.emit()
            self.located.emit(self.entry(entry.document_id) or entry, len(found) - 1)

    # -- the index and what is imported -----------------------------------------

    def show(self, document: Document | None) -> None:
        """What is open has changed, or its times."""
        self._entries = None
        self.indexing.show(document)
        if document is not None and document.document_id:
            shown = document.transcript
            self._written(
                lambda: self._store.library.set_extent(
                    document.document_id, len(shown), shown.word_count, shown.people
                ),
                None,
            )

    def _corrections_of(self, document_id: int) -> list[KeptCorrection]:
        return self._store.corrections.history(document_id)

    def _add(self, read: Iterable[Imported]) -> list[tuple[int, bool]]:
        read = list(read)
        added = self._shelf.add([one.document for one in read])
        for one, (document_id, new) in zip(read, added, strict=True):
            if new:
                self.indexing.add(document_id, one.document.text_hash, one.text)
        self.refresh()
        return added

    def _wanted(self) -> list[Wanted]:
        return [
            Wanted(entry.document_id, entry.path_text, entry.text_hash) for entry in self.entries()
        ]

    def close(self) -> None:
        """End what runs. What was deleted loses the files that were made for it."""
        self.importing.cancel()
        self.indexing.close()
        self.covers.close()
        if "preview" in self.__dict__:
            self.preview.close()
        for document_id in self._deleted:
            self._alignments.delete(document_id)


def _exists(path_text: str) -> bool:
    """Without a Path for every one of thousands."""
    return os.path.exists(path_from_text(path_text) if "\0" in path_text else path_text)  # noqa: PTH110
