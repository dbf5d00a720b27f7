"""What is being written, kept in the store from the first words on.

``keep`` puts what there is of a note into the store, so that no crash takes more than the
last words. Only ``end`` makes it a change that is told and can be undone; ``give_up``
restores what was before.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.core.annotation import NO_COLOUR, Annotation, AnnotationKind, ordered_tags

if TYPE_CHECKING:
    from reader.core.selection import TextRange
    from reader.session.notes.notebook import Notebook
    from reader.storage.annotations import Annotations


@dataclass(frozen=True, slots=True)
class Written:
    """What has been written of an annotation so far. ``tags`` and ``colour`` of None are those
    that it has."""

    body: str
    tags: tuple[str, ...] | None = None
    colour: str | None = None


@dataclass
class _Draft:
    """``before`` is the annotation as it was, None for a new note on ``where``; ``kept`` what
    the store of ``document_id`` has of it by now."""

    document_id: int
    before: Annotation | None
    where: TextRange | None = None
    kept: Annotation | None = None

    @property
    def latest(self) -> Annotation | None:
        return self.kept or self.before

    @property
    def written(self) -> Written:
        latest = self.latest
        if latest is None:
            return Written("")
        return Written(latest.body, latest.tags, latest.colour)


class Drafting:
    """The note being written, if one is. What is written is its text, or a ``Written``."""

    def __init__(self, notebook: Notebook, store: Annotations) -> None:
        self._notebook = notebook
        self._store = store
        self._draft: _Draft | None = None

    @property
    def is_writing(self) -> bool:
        return self._draft is not None

    @property
    def ident(self) -> str:
        """Of the annotation whose text is being changed; empty for a new one and for none."""
        draft = self._draft
        return "" if draft is None or draft.before is None else draft.before.ident

    def begin_note(self, where: TextRange) -> None:
        """A note on ``where`` is going to be written."""
        self.end()
        self._draft = _Draft(self._notebook.document_id, None, where)

    def begin_edit(self, ident: str) -> None:
        """The text of an annotation is going to be changed. Raises KeyError."""
        self.end()
        self._draft = _Draft(self._notebook.document_id, self._notebook.get(ident))

    def keep(self, written: str | Written) -> None:
        """Put what has been written so far into the store. Raises StorageProblem."""
        draft = self._draft
        if draft is None:
            return
        made = self._as_annotation(draft, _as_written(written))
        if made is None or (draft.latest is None and not _says_anything(made)):
            return
        if draft.latest is None or _differ(made, draft.latest):
            self._store.put(draft.document_id, [made])
            draft.kept = made

    def end(self, written: str | Written | None = None) -> None:
        """It is written, as one change; None takes what was kept last. A new note without a
        word is none. Raises StorageProblem; then it is still a draft."""
        draft = self._draft
        if draft is None:
            return
        final = self._as_annotation(
            draft, draft.written if written is None else _as_written(written)
        )
        before = draft.before
        if before is None and (final is None or not _says_anything(final)):
            self.give_up()
        elif before is None:
            assert final is not None
            highlights = final.kind is AnnotationKind.HIGHLIGHT
            name = _translated("Highlight") if highlights else _translated("Note")
            self._notebook.replace([], [final], name)
        elif final is not None and _differ(final, before):
            self._notebook.replace([before], [final], _name_of_edit(before, final))
        elif draft.kept is not None:
            self._store.put(draft.document_id, [before])
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

    def _as_annotation(self, draft: _Draft, written: Written) -> Annotation | None:
        latest = draft.latest
        if latest is None:
            if draft.where is None:
                return None
            latest = self._notebook.make(AnnotationKind.NOTE, draft.where)
            if latest is None:
                return None
        tags = latest.tags if written.tags is None else ordered_tags(written.tags)
        colour = latest.colour if written.colour is None else written.colour
        return replace(
            latest,
            kind=kind_in_colour(latest.kind, colour),
            body=written.body,
            tags=tags,
            colour=colour,
            modified_s=time.time(),
        )


def kind_in_colour(kind: AnnotationKind, colour: str) -> AnnotationKind:
    """A note that is given a colour is a highlight with a text; taken away it is a note."""
    if kind is AnnotationKind.NOTE and colour != NO_COLOUR:
        return AnnotationKind.HIGHLIGHT
    if kind is AnnotationKind.HIGHLIGHT and colour == NO_COLOUR:
        return AnnotationKind.NOTE
    return kind


def _as_written(written: str | Written) -> Written:
    return Written(written) if isinstance(written, str) else written


def _says_anything(annotation: Annotation) -> bool:
    return bool(annotation.body.strip() or annotation.tags or annotation.colour)


def _differ(one: Annotation, other: Annotation) -> bool:
    return (one.body, one.tags, one.colour) != (other.body, other.tags, other.colour)


def _name_of_edit(before: Annotation, after: Annotation) -> str:
    if after.body != before.body:
        return _translated("Edit note")
    if after.tags != before.tags:
        return _translated("Change tags")
    return _translated("Change colour")


def _translated(text: str) -> str:
    # Names of steps are the notebook's texts, whoever takes them.
    return QCoreApplication.translate("Notebook", text)
