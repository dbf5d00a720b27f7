"""Changes of many annotations in many documents: one transaction, one step of undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.core.annotation import Annotation
from reader.session.notes.notebook import Notebook
from reader.session.undo import UndoStack
from reader.storage.annotations import Annotations
from reader.storage.database import Database

Owned = tuple[int, Annotation]  # with the id of its document


class BulkChanges:
    """What is open is told, so that its lists, page and timeline change at once."""

    def __init__(
        self, database: Database, store: Annotations, notebook: Notebook, undo: UndoStack
    ) -> None:
        self._database = database
        self._store = store
        self._notebook = notebook
        self._undo = undo

    def replace(self, before: Sequence[Owned], after: Sequence[Owned], name: str) -> None:
        """These instead of those, as one change that undo takes back under its ``name``. Raises
        StorageProblem; then nothing has changed."""
        self._notebook.drafting.end()
        self._undo.do(
            name,
            lambda: self._put(before, after),
            lambda: self._put(after, before),
            lasts=True,
        )

    def _put(self, old: Sequence[Owned], new: Sequence[Owned]) -> None:
        old_of, new_of = _by_document(old), _by_document(new)
        documents = dict.fromkeys((*old_of, *new_of))
        stored: dict[int, list[Annotation]] = {}
        with self._database.writing():
            for ident in documents:
                stored[ident] = self._store.change(
                    ident, old_of.get(ident, []), new_of.get(ident, [])
                )
        # Last of all: who is told may ask the store, or undo.
        shown = self._notebook.document_id
        if shown not in documents:
            self._notebook.take(0, [], [])
        else:
            self._notebook.take(shown, old_of.get(shown, []), stored[shown])


def _by_document(owned: Iterable[Owned]) -> dict[int, list[Annotation]]:
    found: dict[int, list[Annotation]] = {}
    for document_id, annotation in owned:
        found.setdefault(document_id, []).append(annotation)
    return found
