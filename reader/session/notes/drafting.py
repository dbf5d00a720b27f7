"""What is being written, kept in the store from the first words on.

``keep`` puts what there is of a note into the store, so that no crash takes more than the
last words. Only ``end`` makes it a change that is told and can be undone; ``give_up``
restores what was before.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.core.annotation import Annotation, AnnotationKind

if TYPE_CHECKING:
    from reader.core.selection import TextRange
    from reader.session.notes.notebook import Notebook
    from reader.storage.annotations import Annotations


@dataclass
class _Draft:
    """``before`` is the annotation as it was, None for a new note on ``where``; ``kept`` what
    the store of ``document_id`` has of it by now."""

    document_id: int
    before: Annotation | None
    where: TextRange | None = None
    kept: Annotation | None = None

    @property
    def written(self) -> Annotation | None:
        return self.kept or self.before

    @property
    def body(self) -> str:
        return "" if self.written is None else self.written.body


class Drafting:
    """The note being written, if one is."""

    def __init__(self, notebook: Notebook, store: Annotations) -> None:
        self._notebook = notebook
        self._store = store
        self._draft: _Draft | None = None

    @property
    def is_writing(self) -> bool:
        return self._draft is not None

    def begin_note(self, where: TextRange) -> None:
        """A note on ``where`` is going to be written."""
        self.end()
        self._draft = _Draft(self._notebook.document_id, None, where)

    def begin_edit(self, ident: str) -> None:
        """The text of an annotation is going to be changed. Raises KeyError."""
        self.end()
        self._draft = _Draft(self._notebook.document_id, self._notebook.get(ident))

    def keep(self, body: str) -> None:
        """Put what has been written so far into the store. Raises StorageProblem."""
        draft = self._draft
        if draft is None or body == draft.body:
            return
        draft.kept = self._as_annotation(draft, body)
        if draft.kept is not None:
            self._store.put(draft.document_id, [draft.kept])

    def end(self, body: str | None = None) -> None:
        """It is written, as one change; None takes what was kept last. A new note without a
        word is none. Raises StorageProblem; then it is still a draft."""
        draft = self._draft
        if draft is None:
            return
        if body is None:
            body = draft.body
        if draft.before is None and not body.strip():
            self.give_up()
        elif draft.before is None:
            after = self._as_annotation(draft, body)
            if after is not None:
                self._notebook.replace([], [after], _translated("Note"))
        elif body != draft.before.body:
            edited = draft.before.with_body(body)
            self._notebook.replace([draft.before], [edited], _translated("Edit note"))
        elif draft.kept is not None:
            self._store.put(draft.document_id, [draft.before])
        self._draft = None

    def give_up(self) -> None:
        """What was before is again. Raises StorageProblem."""
        draft, self._draft = self._draft, None
        if draft is None or draft.kept is None:
            return
        if draft.before is None:
            self._store.remove([draft.kept.ident])
        else:
            self._store.put(draft.document_id, [draft.before])

    def let_go(self) -> None:
        """Another document: what the store has of the draft is a note from now on."""
        self._draft = None

    def changed_elsewhere(self, idents: Collection[str]) -> None:
        """These annotations have changed otherwise: that is the latest word on them."""
        draft = self._draft
        if draft is not None and draft.before is not None and draft.before.ident in idents:
            self._draft = None

    def _as_annotation(self, draft: _Draft, body: str) -> Annotation | None:
        if draft.written is not None:
            return draft.written.with_body(body)
        if draft.where is None:
            return None
        return self._notebook.make(AnnotationKind.NOTE, draft.where, body=body)


def _translated(text: str) -> str:
    # Names of steps are the notebook's texts, whoever takes them.
    return QCoreApplication.translate("Notebook", text)
