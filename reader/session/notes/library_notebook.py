"""All annotations of the library: asking for them, and changing many at once.

Questions are answered in a worker; a question ends the one before. What is changed is changed
on the main thread, durable when the method returns, as one step of undo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from PySide6.QtCore import QObject, Signal

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.annotation_query import NoteFilter, NoteGrouping, NoteOrder
from reader.core.errors import StorageProblem
from reader.session.notes.bulk import BulkChanges, Owned
from reader.session.notes.drafting import kind_in_colour
from reader.session.notes.notebook import Notebook
from reader.session.store import Store
from reader.session.tasks import Outcome, Tasks
from reader.session.undo import UndoStack
from reader.storage.annotation_search import (
    AnnotationSearch,
    Facets,
    FoundNotes,
    NotebookEntry,
    SearchInterrupted,
    read_entries,
)
from reader.storage.deleted_annotations import DeletedAnnotation, DeletedAnnotations
from reader.storage.listening import Listening

FIRST_ENTRIES = 40


@dataclass(frozen=True, slots=True)
class NotebookAnswer:
    """``entries`` are the first of ``found``, to be shown without asking again."""

    found: FoundNotes
    entries: dict[int, NotebookEntry]


class LibraryNotebook(QObject):
    """Annotations are named by ``annotations.number`` of the store."""

    changed = Signal()  # annotations were made, changed or deleted: ask again
    failed = Signal(object)  # StorageProblem

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        notebook: Notebook,
        undo: UndoStack,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = tasks
        self._notebook = notebook
        self._bulk = BulkChanges(store.database, store.annotations, notebook, undo)
        self._deleted = DeletedAnnotations(store.database)
        self._listening = Listening(store.database)
        self._asked: _Question | None = None
        self._try(self._deleted.prune)
        notebook.changed.connect(lambda _change: self.changed.emit())

    # -- asking -----------------------------------------------------------------

    def ask(
        self,
        wanted: NoteFilter,
        order: NoteOrder,
        grouping: NoteGrouping,
        done: Callable[[NotebookAnswer], None],
    ) -> None:
        """``done`` gets the answer, on this thread, unless another question is asked before."""
        self.forget()

        def work(search: AnnotationSearch) -> NotebookAnswer:
            found = search.find(wanted, order, grouping)
            first = islice(chain.from_iterable(g.numbers for g in found.groups), FIRST_ENTRIES)
            return NotebookAnswer(found, search.entries(first))

        self._asked = question = _Question(self._store)
        self._run(question, lambda: question.run(work), done)

    def ask_facets(self, done: Callable[[Facets], None]) -> None:
        """What there is to filter by."""
        question = _Question(self._store)
        self._run(question, lambda: question.run(AnnotationSearch.facets), done)

    def forget(self) -> None:
        """Nobody waits any more for what was asked last."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def _run(
        self, question: _Question, work: Callable[[], object], done: Callable[..., object]
    ) -> None:
        def answered(outcome: Outcome[object]) -> None:
            if question is self._asked:
                self._asked = None
            if question.cancelled or isinstance(outcome.error, SearchInterrupted):
                return
            if outcome.error is not None:
                self.failed.emit(outcome.error)
            else:
                done(outcome.result)

        self._tasks.run(work, answered)

    def entries(self, numbers: Iterable[int]) -> dict[int, NotebookEntry]:
        """Those of ``numbers`` that are there, at once: for the few that come into sight."""
        try:
            return read_entries(self._store.database.rows, numbers)
        except StorageProblem as error:
            self.failed.emit(error)
            return {}

    def listened_ms(self) -> dict[int, int]:
        """How long each document was listened to, by its id."""
        try:
            return self._listening.totals_ms()
        except StorageProblem as error:
            self.failed.emit(error)
            return {}

    # -- changing ---------------------------------------------------------------

    def set_star(self, numbers: Sequence[int], starred: bool) -> int:
        """How many were changed; so with all below."""

        def name(count: int) -> str:
            if starred:
                return self.tr("Star %n note(s)", "", count)
            return self.tr("Remove %n star(s)", "", count)

        return self._change(
            numbers, lambda a: a if a.starred == starred else a.with_star(starred), name
        )

    def recolour(self, numbers: Sequence[int], colour: str) -> int:
        """Highlights, and notes, which become highlights with a text."""

        def coloured(annotation: Annotation) -> Annotation:
            can = (AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE)
            if annotation.kind not in can or annotation.colour == colour:
                return annotation
            kind = kind_in_colour(annotation.kind, colour)
            return replace(annotation.with_colour(colour), kind=kind)

        return self._change(numbers, coloured, lambda n: self.tr("Recolour %n note(s)", "", n))

    def add_tags(self, numbers: Sequence[int], tags: Sequence[str]) -> int:
        def tagged(annotation: Annotation) -> Annotation:
            more = annotation.with_tags((*annotation.tags, *tags))
            return annotation if more.tags == annotation.tags else more

        return self._change(numbers, tagged, lambda n: self.tr("Tag %n note(s)", "", n))

    def remove_tag(self, numbers: Sequence[int], tag: str) -> int:
        def untagged(annotation: Annotation) -> Annotation:
            left = [t for t in annotation.tags if t.casefold() != tag.casefold()]
            return annotation if len(left) == len(annotation.tags) else annotation.with_tags(left)

        return self._change(
            numbers, untagged, lambda n: self.tr("Remove a tag from %n note(s)", "", n)
        )

    def delete(self, numbers: Sequence[int]) -> int:
        return self._change(numbers, lambda _a: None, lambda n: self.tr("Delete %n note(s)", "", n))

    def _change(
        self,
        numbers: Sequence[int],
        change: Callable[[Annotation], Annotation | None],
        name: Callable[[int], str],
    ) -> int:
        before: list[Owned] = []
        after: list[Owned] = []
        for entry in self.entries(numbers).values():
            changed = change(entry.annotation)
            if changed is entry.annotation:
                continue
            before.append((entry.document_id, entry.annotation))
            if changed is not None:
                after.append((entry.document_id, changed))
        if before and not self._try(lambda: self._bulk.replace(before, after, name(len(before)))):
            return 0
        return len(before)

    # -- deleted ----------------------------------------------------------------

    def deleted(self) -> list[DeletedAnnotation]:
        """Those that can be brought back, deleted last first."""
        try:
            return self._deleted.all()
        except StorageProblem as error:
            self.failed.emit(error)
            return []

    def restore(self, chosen: Sequence[DeletedAnnotation]) -> None:
        """Back to where they were."""
        owned = [(one.document_id, one.annotation) for one in chosen]
        if owned:
            name = self.tr("Restore %n note(s)", "", len(owned))
            self._try(lambda: self._bulk.replace([], owned, name))

    def delete_for_good(self, chosen: Sequence[DeletedAnnotation]) -> None:
        """Nobody can bring these back any more: that is not undone."""
        if self._try(lambda: self._deleted.delete_for_good(c.annotation.ident for c in chosen)):
            self.changed.emit()

    def _try(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except StorageProblem as error:
            self.failed.emit(error)
            return False
        return True


class _Question:
    """One that can be given up from the main thread while a worker looks for the answer."""

    def __init__(self, store: Store) -> None:
        self._folder = store.folder
        self._by_reading = not store.database.may_be_opened
        self._search: AnnotationSearch | None = None
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True
        search = self._search
        if search is not None:
            search.interrupt()

    def run(self, work: Callable[[AnnotationSearch], object]) -> object:
        """In the worker."""
        with AnnotationSearch(self._folder, by_reading=self._by_reading) as search:
            self._search = search
            try:
                if self.cancelled:
                    raise SearchInterrupted
                return work(search)
            finally:
                self._search = None
