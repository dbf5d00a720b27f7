"""The reader's own marks in one conversation: bookmarks, highlights, notes.

Every change is durable in the store when the method returns, can be undone, and is told
as what changed, so that views need not look at everything again.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reader.core.annotation import (
    HIGHLIGHT_COLOURS,
    Annotation,
    AnnotationChange,
    AnnotationKind,
    Placement,
    annotate,
    context_of,
    exact_text,
    ordered_tags,
    sort_key,
    turn_range,
)
from reader.core.errors import StorageProblem
from reader.core.selection import Position, TextRange
from reader.core.timeline import Timeline
from reader.core.transcript import Transcript
from reader.session.notes.capturing import last_heard, place_without_words, words_said
from reader.session.notes.drafting import Drafting, kind_in_colour
from reader.session.notes.placing import (
    Offer,
    Placing,
    at_its_time,
    confirmed,
    is_by_time,
    nowhere,
    on_words,
)
from reader.session.undo import UndoStack
from reader.storage.annotations import Annotations

MANY = 50  # in one change: sorting all is quicker than finding the place of each


class Notebook(QObject):
    """The annotations of the open document, in the order of the text.

    Whatever changes them does it through ``replace``; what is being typed is ``drafting``'s
    until it has been written.
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
        self.placing = Placing(self)
        self.placing.placed.connect(self._on_placed)
        self.drafting = Drafting(self, store)

    def open(self, document_id: int, transcript: Transcript) -> None:
        """Take up a document; its annotations find their places in ``transcript``."""
        self._document_id = document_id
        self._transcript = transcript
        self._timeline = None
        self._annotations, self._detached = [], []
        stored = self._store.of(document_id)
        here = self.placing.open(stored, transcript)
        before = {a.ident: a for a in stored}
        self._keep_placed([a for a in here if a != before[a.ident]])
        self._take_in(here)
        self.changed.emit(AnnotationChange(added=tuple(self._annotations)))

    def reload(self) -> AnnotationChange:
        """Take up what somebody else has written to the store; what that changed here. What is
        being typed stays as it is. Raises StorageProblem."""
        if self._transcript is None or not self._document_id:
            return AnnotationChange()
        here = {a.ident: a for a in (*self._annotations, *self._detached)}
        stored = self._store.of(self._document_id)
        there = {a.ident: a for a in self.placing.all_placed(stored)}
        change = AnnotationChange(
            added=tuple(a for a in there.values() if a.ident not in here),
            changed=tuple(a for i, a in there.items() if i in here and here[i] != a),
            removed=tuple(a for i, a in here.items() if i not in there),
        )
        if change != AnnotationChange():
            self._annotations, self._detached = [], []
            self._take_in(there.values())
            self.changed.emit(change)
        return change

    def set_timeline(self, timeline: Timeline | None) -> None:
        """New annotations take their times from here, and those that have only a time their
        words."""
        self._timeline = timeline
        transcript = self._transcript
        if timeline is not None and transcript is not None and any(map(is_by_time, self._all())):
            self._change(lambda a: at_its_time(a, transcript, timeline))

    def set_transcript(self, transcript: Transcript) -> None:
        """The same conversation under other labels, or with words put right."""
        before, self._transcript = self._transcript, transcript
        self.placing.set_transcript(transcript)
        if before is not None and before.words_hash != transcript.words_hash:
            self._timeline = None  # it is of other words
            by_ident = {a.ident: a for a in self.placing.all_placed(self._all())}
            self._change(lambda a: by_ident[a.ident])

    def close(self) -> None:
        self.drafting.let_go()
        self.placing.close()
        removed = tuple(self._annotations)
        self._transcript = None
        self._timeline = None
        self._annotations, self._detached = [], []
        self.changed.emit(AnnotationChange(removed=removed))

    @property
    def document_id(self) -> int:
        """What is open, as the store numbers it."""
        return self._document_id

    # -- what there is --------------------------------------------------------

    @property
    def annotations(self) -> Sequence[Annotation]:
        return tuple(self._annotations)

    @property
    def detached(self) -> Sequence[Annotation]:
        """Annotations whose words are not in this text (any more)."""
        return tuple(self._detached)

    @property
    def found(self) -> Sequence[Annotation]:
        """Annotations that were placed by their score, to be looked through."""
        return tuple(a for a in self._annotations if a.placement is Placement.FOUND)

    def get(self, ident: str) -> Annotation:
        """Raises KeyError."""
        for annotation in self._annotations + self._detached:
            if annotation.ident == ident:
                return annotation
        raise KeyError(ident)

    def of_turn(self, turn: int) -> list[Annotation]:
        return [a for a in self._annotations if a.turn == turn]

    def at(self, place: Position) -> list[Annotation]:
        """Every annotation whose words hold the character at ``place``, in the text's order."""
        return [a for a in self._annotations if a.range.start <= place < a.range.end]

    def known_tags(self) -> list[str]:
        """All tags of the library, those used most first."""
        return self._store.tags()

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
            self.replace(there, [], self.tr("Remove bookmark"))
            return False
        self._add(
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
        return self._add(AnnotationKind.NOTE, where, self.tr("Note"), body=body)

    def add_highlight(
        self, chosen: TextRange, colour: str = HIGHLIGHT_COLOURS[0]
    ) -> Annotation | None:
        return self._add(AnnotationKind.HIGHLIGHT, chosen, self.tr("Highlight"), colour=colour)

    def capture(self, position_ms: int, seconds: int, turn: int = 0) -> Annotation | None:
        """The ``seconds`` before ``position_ms`` of the recording with what was said in them;
        where the text has no words for them it is put near ``turn``. None where nothing has
        been heard."""
        stretch = last_heard(position_ms, seconds)
        if stretch is None or self._transcript is None or not len(self._transcript):
            return None
        transcript, timeline = self._transcript, self._timeline
        where = None if timeline is None else words_said(transcript, timeline, stretch)
        if where is None:
            where = place_without_words(transcript, timeline, stretch, turn)
        made = self.make(AnnotationKind.CAPTURE, where)
        if made is None:
            return None
        made = replace(made, start_ms=stretch.start_ms, end_ms=stretch.end_ms)
        self.replace([], [made], self.tr("Capture"))
        return made

    def edit(self, ident: str, body: str) -> None:
        """Another text for a note; a text for a bookmark or highlight."""
        before = self.get(ident)
        if body != before.body:
            self.replace([before], [before.with_body(body)], self.tr("Edit note"))

    def recolour(self, ident: str, colour: str) -> None:
        """A note that is given a colour becomes a highlight with that text."""
        before = self.get(ident)
        if colour != before.colour:
            after = replace(before.with_colour(colour), kind=kind_in_colour(before.kind, colour))
            self.replace([before], [after], self.tr("Change colour"))

    def set_tags(self, ident: str, tags: Iterable[str]) -> None:
        before, wanted = self.get(ident), ordered_tags(tags)
        if wanted != before.tags:
            self.replace([before], [before.with_tags(wanted)], self.tr("Change tags"))

    def set_star(self, ident: str, starred: bool) -> None:
        before = self.get(ident)
        if starred != before.starred:
            name = self.tr("Star") if starred else self.tr("Remove star")
            self.replace([before], [before.with_star(starred)], name)

    def move_edges(self, ident: str, where: TextRange) -> None:
        """``where`` is what the annotation is on from now on: quote and times are taken from
        there, those of a capture stay what was heard. An empty range changes nothing."""
        before = self.get(ident)
        if self._transcript is None or not where or where == before.range:
            return
        prefix, suffix = context_of(self._transcript, where)
        start_ms, end_ms = self._times_of(where)
        if before.kind is AnnotationKind.CAPTURE:
            start_ms, end_ms = before.start_ms, before.end_ms
        after = replace(
            before.with_body(before.body),  # as of now
            range=where,
            quote=exact_text(self._transcript, where),
            prefix=prefix,
            suffix=suffix,
            start_ms=start_ms,
            end_ms=end_ms,
            speaker=self._transcript.speaker_name(where.start.turn),
            placement=Placement.KEPT,
            placed_in=self._transcript.words_hash,
            score=1.0,
        )
        self.replace([before], [after], self.tr("Move edge"))

    # -- where they are in a changed text --------------------------------------

    def offers(self, ident: str) -> list[Offer]:
        """The places where a detached annotation may belong. Raises KeyError."""
        return self.placing.offers(self.get(ident), self._timeline)

    def place_on(self, ident: str, where: TextRange) -> None:
        """The user says that an annotation belongs on ``where``; an empty range changes nothing.
        Raises KeyError."""
        before = self.get(ident)
        if self._transcript is None or not where:
            return
        after = on_words(before, self._transcript, where, Placement.CHOSEN)
        if before.kind is not AnnotationKind.CAPTURE:  # its times are what was asked for
            start_ms, end_ms = self._times_of(where)
            if start_ms is not None:
                after = replace(after, start_ms=start_ms, end_ms=end_ms)
        self.replace([before], [after], self.tr("Put note in its place"))

    def confirm(self, idents: Sequence[str]) -> None:
        """These were found where they belong. Raises KeyError."""
        before = [self.get(ident) for ident in idents]
        if self._transcript is not None and before:
            after = confirmed(before, self._transcript)
            self.replace(before, after, self.tr("Confirm place"))

    def detach(self, idents: Sequence[str]) -> None:
        """These were found where they do not belong. Raises KeyError."""
        before = [self.get(ident) for ident in idents]
        transcript = self._transcript
        if transcript is not None and before:
            after = [nowhere(annotation, transcript) for annotation in before]
            self.replace(before, after, self.tr("Detach note"))

    def remove(self, ident: str) -> None:
        annotation = self.get(ident)
        self.replace([annotation], [], self._name_of_removal(annotation))

    def _name_of_removal(self, annotation: Annotation) -> str:
        names = {
            AnnotationKind.BOOKMARK: self.tr("Remove bookmark"),
            AnnotationKind.HIGHLIGHT: self.tr("Remove highlight"),
            AnnotationKind.NOTE: self.tr("Delete note"),
            AnnotationKind.CAPTURE: self.tr("Remove capture"),
        }
        return names[annotation.kind]

    # -- undo -----------------------------------------------------------------

    @property
    def undo_text(self) -> str:
        return self._undo.undo_text

    @property
    def redo_text(self) -> str:
        return self._undo.redo_text

    @property
    def undo_document(self) -> int:
        """The only document that ``undo`` would change; 0 where it is not one alone."""
        return self._undo.undo_document

    @property
    def redo_document(self) -> int:
        return self._undo.redo_document

    def undo(self) -> str:
        """Take back the last change (of labels too); its name, empty without one. What is
        being written counts as written."""
        self.drafting.end()
        return self._undo.undo()

    def redo(self) -> str:
        self.drafting.end()
        return self._undo.redo()

    # -- within ---------------------------------------------------------------

    def _add(
        self,
        kind: AnnotationKind,
        where: TextRange,
        text: str,
        *,
        body: str = "",
        colour: str = "",
    ) -> Annotation | None:
        annotation = self.make(kind, where, body=body, colour=colour)
        if annotation is not None:
            self.replace([], [annotation], text)
        return annotation

    def make(
        self, kind: AnnotationKind, where: TextRange, *, body: str = "", colour: str = ""
    ) -> Annotation | None:
        """An annotation of ``where``, with its times, which is not in the notebook yet; None
        where nothing is open."""
        if self._transcript is None:
            return None
        start_ms, end_ms = self._times_of(where)
        return annotate(
            self._transcript,
            kind,
            where,
            start_ms=start_ms,
            end_ms=end_ms,
            body=body,
            colour=colour,
        )

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

    def replace(self, before: Sequence[Annotation], after: Sequence[Annotation], name: str) -> None:
        """These instead of those, as one change that ``undo`` takes back under its ``name``.
        Raises StorageProblem; then nothing has changed."""
        document_id = self._document_id
        self._undo.do(
            name,
            lambda: self._put(document_id, before, after),
            lambda: self._put(document_id, after, before),
            lasts=True,
            document_id=document_id,
        )

    def _put(self, document_id: int, old: Sequence[Annotation], new: Sequence[Annotation]) -> None:
        if document_id == self._document_id:
            # They may be of a text whose words have been put right since.
            old, new = self.placing.all_placed(old), self.placing.all_placed(new)
        # At once: a process that ends in between must not leave what goes without what comes.
        self.take(document_id, old, self._store.change(document_id, old, new))

    def take(self, document_id: int, old: Sequence[Annotation], new: Sequence[Annotation]) -> None:
        """The store has ``new`` instead of ``old`` in a document: what is open shows it if it is
        that one."""
        if self._transcript is None or document_id != self._document_id:
            self.changed.emit(AnnotationChange())
            return
        kept = {a.ident for a in new}
        was_there = {a.ident for a in old}
        idents = was_there | kept
        self.drafting.changed_elsewhere(idents)
        self._annotations = [a for a in self._annotations if a.ident not in idents]
        self._detached = [a for a in self._detached if a.ident not in idents]
        # A step may be older than the text that is open now.
        placed = self.placing.all_placed(new)
        self._take_in(placed)
        self.changed.emit(
            AnnotationChange(
                added=tuple(a for a in placed if a.ident not in was_there),
                changed=tuple(a for a in placed if a.ident in was_there),
                removed=tuple(a for a in old if a.ident not in kept),
            )
        )

    def _all(self) -> list[Annotation]:
        return self._annotations + self._detached

    def _take_in(self, annotations: Iterable[Annotation]) -> None:
        annotations = list(annotations)
        self._detached += [a for a in annotations if a.is_detached]
        attached = [a for a in annotations if not a.is_detached]
        if len(attached) > MANY:
            self._annotations = sorted([*self._annotations, *attached], key=sort_key)
        else:
            for annotation in attached:
                insort(self._annotations, annotation, key=sort_key)

    def _keep_placed(self, annotations: Sequence[Annotation]) -> None:
        if annotations:
            with suppress(StorageProblem):  # found again next time; the store says it itself
                self._store.put(self._document_id, annotations)

    def _change(self, other: Callable[[Annotation], Annotation]) -> None:
        """Put ``other`` of each in its stead; not a step of the user's, who did not do it."""
        everything = self._all()
        after = [other(annotation) for annotation in everything]
        pairs = zip(everything, after, strict=True)
        changed = tuple(new for old, new in pairs if new is not old and new != old)
        if changed:
            self._keep_placed(changed)
            self._annotations, self._detached = [], []
            self._take_in(after)
            self.changed.emit(AnnotationChange(changed=changed))

    def _on_placed(self, found: list[Annotation]) -> None:
        """A worker has found the places of these, which have not been shown so far."""
        known = {annotation.ident for annotation in self._all()}
        found = [annotation for annotation in found if annotation.ident not in known]
        self._keep_placed(found)
        self._take_in(found)
        self.changed.emit(AnnotationChange(added=tuple(a for a in found if not a.is_detached)))
