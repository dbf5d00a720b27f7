"""The reader's own marks in one conversation: bookmarks, highlights, notes.

Every change is durable in the store when the method returns, can be undone, and is told
as what changed, so that views need not look at everything again.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from reader.core.annotation import (
    Annotation,
    AnnotationChange,
    AnnotationKind,
    annotate,
    relocated,
    sort_key,
    turn_range,
)
from reader.core.selection import TextRange
from reader.core.timeline import Timeline
from reader.core.transcript import Transcript
from reader.session.undo import UndoStack
from reader.storage.annotations import Annotations

HIGHLIGHT_COLOURS = ("yellow", "green", "blue", "pink", "purple")


@dataclass
class _Draft:
    """What is being written: ``before`` is the annotation as it was, None for a new note on
    ``where``; ``kept`` what the store has of it by now."""

    before: Annotation | None
    where: TextRange | None = None
    kept: Annotation | None = None

    @property
    def written(self) -> Annotation | None:
        return self.kept or self.before

    @property
    def body(self) -> str:
        return "" if self.written is None else self.written.body


class Notebook(QObject):
    """The annotations of the open document, in the order of the text.

    While a note is being written ``keep_draft`` puts what there is of it into the store, so
    that no crash takes more than the last words. Only ``end_draft`` makes it a change that is
    told and can be undone; ``give_up_draft`` restores what was before.
    """

    changed = Signal(object)  # AnnotationChange
    undo_changed = Signal()

    def __init__(self, store: Annotations, undo: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._undo = undo
        self._undo.listen(self.undo_changed.emit)
        self._document_id = 0
        self._transcript: Transcript | None = None
        self._timeline: Timeline | None = None
        self._annotations: list[Annotation] = []
        self._detached: list[Annotation] = []
        self._placeless: frozenset[str] = frozenset()  # deleted ones too: they may come back
        self._draft: _Draft | None = None

    def open(self, document_id: int, transcript: Transcript) -> None:
        """Take up a document; its annotations find their places in ``transcript``."""
        self._document_id = document_id
        self._transcript = transcript
        self._timeline = None
        stored = self._store.of(document_id)
        self._annotations, self._detached = relocated(stored, transcript)
        self._placeless = frozenset(a.ident for a in self._detached)
        before = {a.ident: a for a in stored}
        moved = [a for a in self._annotations if a.range != before[a.ident].range]
        if moved:
            self._store.put(document_id, moved)
        self.changed.emit(AnnotationChange(added=tuple(self._annotations)))

    def set_timeline(self, timeline: Timeline | None) -> None:
        """New annotations take their times from here."""
        self._timeline = timeline

    def set_transcript(self, transcript: Transcript) -> None:
        """The same words under other labels."""
        self._transcript = transcript

    def close(self) -> None:
        self._draft = None  # what the store has of it is a note from now on
        removed = tuple(self._annotations)
        self._transcript = None
        self._timeline = None
        self._annotations, self._detached = [], []
        self.changed.emit(AnnotationChange(removed=removed))

    # -- what there is --------------------------------------------------------

    @property
    def annotations(self) -> Sequence[Annotation]:
        return tuple(self._annotations)

    @property
    def detached(self) -> Sequence[Annotation]:
        """Annotations whose words are not in this text (any more)."""
        return tuple(self._detached)

    def get(self, ident: str) -> Annotation:
        """Raises KeyError."""
        for annotation in self._annotations + self._detached:
            if annotation.ident == ident:
                return annotation
        raise KeyError(ident)

    def of_turn(self, turn: int) -> list[Annotation]:
        return [a for a in self._annotations if a.turn == turn]

    def bookmarked_turns(self) -> frozenset[int]:
        return frozenset(a.turn for a in self._annotations if a.kind is AnnotationKind.BOOKMARK)

    def noted_turns(self) -> frozenset[int]:
        return frozenset(a.turn for a in self._annotations if a.kind is AnnotationKind.NOTE)

    # -- making and changing --------------------------------------------------

    def toggle_bookmark(self, turn: int) -> bool:
        """Bookmark a turn, or take its bookmark away; whether it is bookmarked now."""
        if self._transcript is None:
            return False
        there = [a for a in self.of_turn(turn) if a.kind is AnnotationKind.BOOKMARK]
        if there:
            self._replace(there, [], self.tr("Remove bookmark"))
            return False
        self._make(
            AnnotationKind.BOOKMARK,
            turn_range(self._transcript, turn),
            self.tr("Bookmark"),
        )
        return True

    def add_note(self, turn: int, body: str, chosen: TextRange | None = None) -> Annotation | None:
        """A note on a turn, or on the chosen words."""
        if self._transcript is None:
            return None
        where = chosen or turn_range(self._transcript, turn)
        return self._make(AnnotationKind.NOTE, where, self.tr("Note"), body=body)

    def add_highlight(
        self, chosen: TextRange, colour: str = HIGHLIGHT_COLOURS[0]
    ) -> Annotation | None:
        return self._make(AnnotationKind.HIGHLIGHT, chosen, self.tr("Highlight"), colour=colour)

    def edit(self, ident: str, body: str) -> None:
        """Another text for a note; a text for a bookmark or highlight."""
        before = self.get(ident)
        if body != before.body:
            self._replace([before], [before.with_body(body)], self.tr("Edit note"))

    def recolour(self, ident: str, colour: str) -> None:
        before = self.get(ident)
        if colour != before.colour:
            self._replace([before], [before.with_colour(colour)], self.tr("Change colour"))

    def remove(self, ident: str) -> None:
        names = {
            AnnotationKind.BOOKMARK: self.tr("Remove bookmark"),
            AnnotationKind.HIGHLIGHT: self.tr("Remove highlight"),
            AnnotationKind.NOTE: self.tr("Delete note"),
        }
        annotation = self.get(ident)
        self._replace([annotation], [], names[annotation.kind])

    # -- writing ----------------------------------------------------------------

    @property
    def is_drafting(self) -> bool:
        return self._draft is not None

    def begin_note(self, where: TextRange) -> None:
        """A note on ``where`` is going to be written."""
        self.end_draft()
        self._draft = _Draft(None, where)

    def begin_edit(self, ident: str) -> None:
        """The text of an annotation is going to be changed. Raises KeyError."""
        self.end_draft()
        self._draft = _Draft(self.get(ident))

    def keep_draft(self, body: str) -> None:
        """Put what has been written so far into the store. Raises StorageProblem."""
        draft = self._draft
        if draft is None or body == draft.body:
            return
        draft.kept = self._drafted(draft, body)
        if draft.kept is not None:
            self._store.put(self._document_id, [draft.kept])

    def end_draft(self, body: str | None = None) -> None:
        """It is written, as one change; None takes what was kept last. A new note without a
        word is none. Raises StorageProblem; then it is still a draft."""
        draft = self._draft
        if draft is None:
            return
        if body is None:
            body = draft.body
        if draft.before is None and not body.strip():
            self.give_up_draft()
        elif draft.before is None:
            after = self._drafted(draft, body)
            if after is not None:
                self._replace([], [after], self.tr("Note"))
        elif body != draft.before.body:
            self._replace([draft.before], [draft.before.with_body(body)], self.tr("Edit note"))
        elif draft.kept is not None:
            self._store.put(self._document_id, [draft.before])
        self._draft = None

    def give_up_draft(self) -> None:
        """What was before is again. Raises StorageProblem."""
        draft, self._draft = self._draft, None
        if draft is None or draft.kept is None:
            return
        if draft.before is None:
            self._store.remove([draft.kept.ident])
        else:
            self._store.put(self._document_id, [draft.before])

    def _drafted(self, draft: _Draft, body: str) -> Annotation | None:
        if draft.written is not None:
            return draft.written.with_body(body)
        if self._transcript is None or draft.where is None:
            return None
        start_ms, end_ms = self._times_of(draft.where)
        return annotate(
            self._transcript,
            AnnotationKind.NOTE,
            draft.where,
            start_ms=start_ms,
            end_ms=end_ms,
            body=body,
        )

    # -- undo -----------------------------------------------------------------

    @property
    def undo_text(self) -> str:
        return self._undo.undo_text

    @property
    def redo_text(self) -> str:
        return self._undo.redo_text

    def undo(self) -> str:
        """Take back the last change (of labels too); its name, empty without one. What is
        being written counts as written."""
        self.end_draft()
        return self._undo.undo()

    def redo(self) -> str:
        self.end_draft()
        return self._undo.redo()

    # -- within ---------------------------------------------------------------

    def _make(
        self,
        kind: AnnotationKind,
        where: TextRange,
        text: str,
        *,
        body: str = "",
        colour: str = "",
    ) -> Annotation | None:
        if self._transcript is None:
            return None
        start_ms, end_ms = self._times_of(where)
        annotation = annotate(
            self._transcript,
            kind,
            where,
            start_ms=start_ms,
            end_ms=end_ms,
            body=body,
            colour=colour,
        )
        self._replace([], [annotation], text)
        return annotation

    def _times_of(self, where: TextRange) -> tuple[int | None, int | None]:
        if self._timeline is None or self._transcript is None:
            return None, None
        transcript, timeline = self._transcript, self._timeline
        spans = transcript.word_spans(where.start.turn)
        first = next((i for i, (_, end) in enumerate(spans) if end > where.start.char), None)
        last = transcript.word_at(where.end.turn, max(0, where.end.char - 1))
        start = None if first is None else timeline.word_start(where.start.turn, first)
        end = None if last is None else timeline.word_end(where.end.turn, last)
        return start, end

    def _replace(self, before: list[Annotation], after: list[Annotation], text: str) -> None:
        document_id = self._document_id
        self._undo.do(
            text,
            lambda: self._put(document_id, before, after),
            lambda: self._put(document_id, after, before),
        )

    def _put(self, document_id: int, old: list[Annotation], new: list[Annotation]) -> None:
        kept = {a.ident for a in new}
        gone = [a for a in old if a.ident not in kept]
        if gone:
            self._store.remove(a.ident for a in gone)
        if new:
            self._store.put(document_id, new)
        was_there = {a.ident for a in old}
        idents = was_there | kept
        draft = self._draft
        if draft is not None and draft.before is not None and draft.before.ident in idents:
            self._draft = None  # changed from elsewhere: that is the latest word
        self._annotations = [a for a in self._annotations if a.ident not in idents]
        self._detached = [a for a in self._detached if a.ident not in idents]
        for annotation in new:
            if annotation.ident in self._placeless:
                self._detached.append(annotation)
            else:
                insort(self._annotations, annotation, key=sort_key)
        self.changed.emit(
            AnnotationChange(
                added=tuple(a for a in new if a.ident not in was_there),
                changed=tuple(a for a in new if a.ident in was_there),
                removed=tuple(gone),
            )
        )
