"""Annotations from elsewhere into the store: first what would change, then the change.

``plan_import`` decides, without writing anything, which document each is of, where its words
are, and whether it is new, changed or known. ``carry_out`` does it as one transaction and
returns what takes it back. Qt-free: plans are made in a worker and on the command line.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

from reader.core.annotation import Annotation
from reader.core.document_work import DocumentWork
from reader.core.timeline import Timeline
from reader.core.transcript import Transcript
from reader.formats.notes.incoming import IncomingDocument, IncomingNotes
from reader.session.notes.placing_incoming import place_all
from reader.storage.merging import KnownDocument, Merging

SAME_TIME_MS = 1000


class Status(Enum):
    """What becomes of an annotation of the file."""

    ADDED = "added"
    CHANGED = "changed"  # known, and the file's is the later one
    SAME = "same"  # known, and no different
    KEPT = "kept"  # known and different, but ours is the later one


class Reason(Enum):
    """Why a document is taken for the one that the file means."""

    TEXT = "text"  # the very same text
    PATH = "path"  # the file lies where it lay
    TITLE = "title"  # the same title or address: likely
    OPEN = "open"  # it is what is open: a guess
    CHOSEN = "chosen"  # the user said so
    NONE = "none"  # nothing here is it


@dataclass(frozen=True, slots=True)
class PlannedAnnotation:
    """``after`` is what the store will have; ``before`` what it has, with the id of its
    document, where there is one."""

    status: Status
    after: Annotation
    before: tuple[int, Annotation] | None = None


@dataclass(frozen=True, slots=True)
class PlannedDocument:
    """``destination`` is None where a new record will keep the annotations until their text is
    opened. ``text_known``: their places could be looked for."""

    incoming: IncomingDocument
    destination: KnownDocument | None
    reason: Reason
    annotations: tuple[PlannedAnnotation, ...]
    text_known: bool = False

    @property
    def title(self) -> str:
        notes = self.incoming.notes
        return notes.title or notes.path.stem or self.incoming.address

    def count(self, status: Status) -> int:
        return sum(planned.status is status for planned in self.annotations)

    @property
    def unplaced(self) -> int:
        """How many that come in have no place in the text."""
        return sum(
            planned.after.is_detached
            for planned in self.annotations
            if planned.status in (Status.ADDED, Status.CHANGED)
        )

    @property
    def is_sure(self) -> bool:
        return self.reason in (Reason.TEXT, Reason.CHOSEN)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do. ``known`` are the documents that there are to choose from."""

    notes: IncomingNotes
    documents: tuple[PlannedDocument, ...]
    known: tuple[KnownDocument, ...]

    def count(self, status: Status) -> int:
        return sum(document.count(status) for document in self.documents)

    @property
    def unplaced(self) -> int:
        return sum(document.unplaced for document in self.documents)

    @property
    def changes_anything(self) -> bool:
        return any(
            document.count(Status.ADDED) + document.count(Status.CHANGED)
            or (document.incoming.notes.work or DocumentWork()).is_handwork
            for document in self.documents
        )


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text that notes can find their places in, and its times where they are known."""

    transcript: Transcript
    timeline: Timeline | None = None


# By the number of the document in the file: another that the user chose, None for none.
Choices = Mapping[int, int | None]


class Known(Protocol):
    """What a plan has to know of the store: Merging itself, or a snapshot of it."""

    def documents(self) -> list[KnownDocument]: ...
    def known(self, idents: Iterable[str]) -> Mapping[str, tuple[int, Annotation]]: ...
    def annotations_of(self, document_id: int) -> Sequence[Annotation]: ...


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the store has of what a plan may ask for, to be taken along to a worker."""

    every: tuple[KnownDocument, ...]
    by_ident: Mapping[str, tuple[int, Annotation]]
    by_document: Mapping[int, tuple[Annotation, ...]]

    def documents(self) -> list[KnownDocument]:
        return list(self.every)

    def known(self, _idents: Iterable[str]) -> Mapping[str, tuple[int, Annotation]]:
        return self.by_ident

    def annotations_of(self, document_id: int) -> Sequence[Annotation]:
        return self.by_document.get(document_id, ())


def snapshot(
    notes: IncomingNotes, merging: Merging, *, open_id: int = 0, choices: Choices | None = None
) -> Snapshot:
    """What planning the import of ``notes`` needs of the store. Raises StorageProblem."""
    every = merging.documents()
    idents = [a.ident for document in notes.documents for a in document.notes.annotations]
    wanted = set() if choices is None else {c for c in choices.values() if c is not None}
    for incoming in notes.documents:
        if not incoming.by_earmark:
            destination, _ = find_document(incoming, every, open_id)
            wanted |= set() if destination is None else {destination.document_id}
    return Snapshot(
        tuple(every),
        merging.known(idents),
        {number: tuple(merging.annotations_of(number)) for number in wanted},
    )


TextOf = Callable[[KnownDocument], OpenText | None]


def plan_import(
    notes: IncomingNotes,
    merging: Known,
    text_of: TextOf,
    *,
    open_id: int = 0,
    choices: Choices | None = None,
    also: KnownDocument | None = None,
    most_looked_up: int = 200,
) -> ImportPlan:
    """What importing ``notes`` would do. ``text_of`` gives the text of a document, None where it
    cannot be read; at most ``most_looked_up`` are asked for. ``also`` is a document that is
    taken for one of the store's. Raises StorageProblem."""
    known = merging.documents()
    if also is not None:
        known.insert(0, also)
    planned = []
    for number, incoming in enumerate(notes.documents):
        if choices is not None and number in choices:
            wanted = choices[number]
            destination = next((d for d in known if d.document_id == wanted), None)
            reason = Reason.CHOSEN
        else:
            destination, reason = find_document(incoming, known, open_id)
        text = None
        if destination is not None and most_looked_up > 0 and _wants_text(incoming, destination):
            most_looked_up -= 1
            text = text_of(destination)
        annotations = _planned(incoming, destination, merging, text)
        planned.append(
            PlannedDocument(incoming, destination, reason, annotations, text is not None)
        )
    return ImportPlan(notes, tuple(planned), tuple(known))


def _wants_text(incoming: IncomingDocument, destination: KnownDocument) -> bool:
    """Ours in the text they were made in are where they are."""
    return not (incoming.by_earmark and incoming.notes.text_hash == destination.text_hash)


def find_document(
    incoming: IncomingDocument, known: Sequence[KnownDocument], open_id: int = 0
) -> tuple[KnownDocument | None, Reason]:
    """The document that the file means, the surest sign first."""
    notes = incoming.notes
    if notes.text_hash:
        for document in known:
            if document.text_hash == notes.text_hash:
                return document, Reason.TEXT
    if notes.path != Path():
        for document in known:
            if document.path == notes.path:
                return document, Reason.PATH
    place = _placeholder_path(incoming)
    for document in known:
        if not incoming.by_earmark and document.path == place:
            return document, Reason.PATH
    names = {_bare(notes.title), _bare(_last_of(incoming.address))} - {""}
    alike = [d for d in known if {_bare(d.title), _bare(d.path.stem)} & names]
    if len(alike) == 1 or (alike and alike[0].document_id == open_id):
        return alike[0], Reason.TITLE
    if not incoming.by_earmark:
        for document in known:
            if document.document_id == open_id:
                return document, Reason.OPEN
    return None, Reason.NONE


def _bare(title: str) -> str:
    return "".join(c for c in title.casefold() if c.isalnum())


def _last_of(address: str) -> str:
    """The name at the end of a web address, without its suffix."""
    return Path(address.partition("?")[0].partition("#")[0].rstrip("/")).stem


def _placeholder_path(incoming: IncomingDocument) -> Path:
    """Where a document lay or, for one that is no file, a name that no file has."""
    notes = incoming.notes
    if notes.path != Path():
        return notes.path
    return Path(incoming.address or f"imported:{notes.title}")


# -- what becomes of each ---------------------------------------------------------------------


def _planned(
    incoming: IncomingDocument,
    destination: KnownDocument | None,
    merging: Known,
    text: OpenText | None,
) -> tuple[PlannedAnnotation, ...]:
    annotations = incoming.notes.annotations
    known = merging.known(annotation.ident for annotation in annotations)
    alike: dict[object, list[Annotation]] = {}
    if destination is not None and not incoming.by_earmark:  # ours are known by their idents
        alike = _by_content(merging, destination)
    taken = {mine.ident for _, mine in known.values()}  # each is the twin of one at most
    decided: list[PlannedAnnotation] = []
    for annotation in annotations:
        before = known.get(annotation.ident)
        if before is None and destination is not None:
            twins = alike.get(_content(annotation), ())
            free = (a for a in twins if a.ident not in taken and _at_one_time(a, annotation))
            twin = next(free, None)
            if twin is not None:
                taken.add(twin.ident)
                before = (destination.document_id, twin)
        decided.append(_decide(annotation, before, destination, incoming.by_earmark))
    if text is None:
        return tuple(decided)
    coming = [p.after for p in decided if _has_to_be_placed(p)]
    placed = {a.ident: a for a in place_all(coming, text.transcript, text.timeline)}
    return tuple(
        replace(p, after=placed[p.after.ident]) if _has_to_be_placed(p) else p for p in decided
    )


def _has_to_be_placed(planned: PlannedAnnotation) -> bool:
    return planned.status in (Status.ADDED, Status.CHANGED)


def _by_content(merging: Known, destination: KnownDocument) -> dict[object, list[Annotation]]:
    found: dict[object, list[Annotation]] = {}
    for annotation in merging.annotations_of(destination.document_id):
        found.setdefault(_content(annotation), []).append(annotation)
    return found


def _content(annotation: Annotation) -> object:
    """What two annotations with different idents have in common if they are one."""
    return " ".join(annotation.quote.split()), " ".join(annotation.body.split())


def _at_one_time(one: Annotation, other: Annotation) -> bool:
    if one.start_ms is None or other.start_ms is None:
        return True
    return abs(one.start_ms - other.start_ms) <= SAME_TIME_MS


def _decide(
    annotation: Annotation,
    before: tuple[int, Annotation] | None,
    destination: KnownDocument | None,
    by_earmark: bool,
) -> PlannedAnnotation:
    if before is None:
        return PlannedAnnotation(Status.ADDED, annotation)
    document_id, mine = before
    elsewhere = destination is not None and document_id != destination.document_id
    if _says_the_same(annotation, mine, by_earmark):
        status = Status.CHANGED if elsewhere and not by_earmark else Status.SAME
        return PlannedAnnotation(status, mine, before)
    if annotation.modified_s > mine.modified_s:
        return PlannedAnnotation(Status.CHANGED, _brought_up(annotation, mine, by_earmark), before)
    return PlannedAnnotation(Status.KEPT, mine, before)


def _says_the_same(annotation: Annotation, mine: Annotation, by_earmark: bool) -> bool:
    """Whether nothing that a user makes is different; places are found anew anyway."""
    if mine.ident != annotation.ident:
        return set(annotation.tags) <= set(mine.tags)  # quote and text agree already
    if by_earmark:
        return (
            replace(
                annotation,
                range=mine.range,
                placement=mine.placement,
                placed_in=mine.placed_in,
                score=mine.score,
                modified_s=mine.modified_s,
            )
            == mine
        )
    return (
        annotation.body == mine.body
        and annotation.quote == mine.quote
        and set(annotation.tags) == set(mine.tags)
        and annotation.starred <= mine.starred
    )


def _brought_up(annotation: Annotation, mine: Annotation, by_earmark: bool) -> Annotation:
    if by_earmark:
        return replace(annotation, ident=mine.ident)
    return replace(
        mine,
        kind=annotation.kind,
        body=annotation.body,
        tags=annotation.tags,
        modified_s=annotation.modified_s,
    )


# -- doing it ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Imported:
    """What was done, and what it takes to undo it and to do it again. ``put`` and ``before`` are
    by the document's id."""

    put: Mapping[int, tuple[Annotation, ...]]
    before: Mapping[int, tuple[Annotation, ...]]
    work_before: Mapping[int, DocumentWork]
    work_after: Mapping[int, DocumentWork]
    counts: Mapping[Status, int]
    unplaced: int

    def undo(self, merging: Merging) -> None:
        """Raises StorageProblem; then nothing has changed."""
        there = {a.ident for annotations in self.before.values() for a in annotations}
        came = [a.ident for annotations in self.put.values() for a in annotations]
        with merging.writing():
            merging.exchange([ident for ident in came if ident not in there], self.before)
            for document_id, work in self.work_before.items():
                merging.restore_work(document_id, work)

    def redo(self, merging: Merging) -> None:
        """Raises StorageProblem; then nothing has changed."""
        with merging.writing():
            merging.exchange([], self.put)
            for document_id, work in self.work_after.items():
                merging.restore_work(document_id, work)


def carry_out(plan: ImportPlan, merging: Merging) -> Imported:
    """Do what ``plan`` says, in one transaction. Raises StorageProblem; then nothing has
    changed."""
    put: dict[int, list[Annotation]] = {}
    before: dict[int, list[Annotation]] = {}
    work_before: dict[int, DocumentWork] = {}
    work_after: dict[int, DocumentWork] = {}
    now_s = time.time()
    with merging.writing():
        for document in plan.documents:
            coming = [p for p in document.annotations if _has_to_be_placed(p)]
            work = document.incoming.notes.work
            if document.destination is not None:
                document_id = document.destination.document_id
            elif document.annotations or document.incoming.by_earmark:
                path = _placeholder_path(document.incoming)
                document_id = merging.add_document(document.incoming.notes, path, now_s)
            else:
                continue
            if work is not None:
                had = merging.work_of(document_id)
                if merging.add_work(document_id, work):
                    work_before[document_id] = had
                    work_after[document_id] = merging.work_of(document_id)
            for planned in coming:
                after = planned.after
                if not document.incoming.by_earmark:
                    after = _dated(after, now_s)
                put.setdefault(document_id, []).append(after)
                if planned.before is not None:
                    owner, mine = planned.before
                    before.setdefault(owner, []).append(mine)
        merging.exchange([], put)
    counts = Counter(p.status for document in plan.documents for p in document.annotations)
    return Imported(_frozen(put), _frozen(before), work_before, work_after, counts, plan.unplaced)


def _dated(annotation: Annotation, now_s: float) -> Annotation:
    """One whose file does not say when it was made was made now, as far as anybody knows."""
    if annotation.created_s:
        return annotation
    return replace(annotation, created_s=now_s, modified_s=annotation.modified_s or now_s)


def _frozen(lists: Mapping[int, Iterable[Annotation]]) -> dict[int, tuple[Annotation, ...]]:
    return {document_id: tuple(annotations) for document_id, annotations in lists.items()}
