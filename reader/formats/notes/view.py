"""Annotations as forms and templates see them: plain texts and numbers, made one at a time.

What a template is given has neither a path nor a stream nor anything else that could be
called to reach the system.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import overload

from reader.core.annotation import HIGHLIGHT_STYLES, Annotation, AnnotationKind, sort_key
from reader.core.chapters import ChapterPlaces
from reader.core.document_notes import DocumentNotes
from reader.core.opening import link_to
from reader.core.timecode import format_time
from reader.formats.notes.base import ExportOptions, Group, Order

KIND_NAMES = {
    AnnotationKind.BOOKMARK: "Bookmark",
    AnnotationKind.HIGHLIGHT: "Highlight",
    AnnotationKind.NOTE: "Note",
    AnnotationKind.CAPTURE: "Capture",
}
DETACHED_TITLE = "Detached: their words are not in the text any more"

# What no text form can hold: control characters but tab and line feed, and halves of pairs.
_UNPRINTABLE: dict[int, str | None] = dict.fromkeys(
    code for code in (*range(32), *range(127, 160)) if code not in (9, 10)
)
_LINES: dict[int, str | None] = {0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}


def printable(text: str) -> str:
    """``text`` with its line ends as ``\\n``, and without what no text form can hold."""
    if not text.isprintable():
        text = text.replace("\r\n", "\n").translate(_UNPRINTABLE | _LINES)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        # U+FFFE and U+FFFF are no characters, and forbidden in XML.
        text = text.replace("\ufffe", "").replace("\uffff", "")
    return text


@dataclass(frozen=True, slots=True)
class NoteView:
    """One annotation. Times are written (``1:02:03``), empty where they are not known;
    ``made`` and ``changed`` are local (``2026-05-01 14:03``), ``made_utc`` is ISO 8601.
    ``anchor`` is a name for links to it, which is the same in every export; empty where it
    stands in the file already (under another tag)."""

    id: str
    anchor: str
    kind: str
    kind_name: str
    quote: str
    before: str
    after: str
    body: str
    speaker: str
    time: str
    end_time: str
    start_ms: int | None
    end_ms: int | None
    link: str
    colour: str
    tags: tuple[str, ...]
    starred: bool
    detached: bool
    made: str
    changed: str
    made_utc: str


def _local(time_s: float) -> str:
    return _moment(time_s).astimezone().strftime("%Y-%m-%d %H:%M") if time_s else ""


def _moment(time_s: float) -> datetime:
    try:
        return datetime.fromtimestamp(time_s, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(0, UTC)


def note_view(
    annotation: Annotation, document: DocumentNotes, *, with_context: bool, again: bool = False
) -> NoteView:
    start_ms, end_ms = annotation.start_ms, annotation.end_ms
    name = sha256(annotation.ident.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return NoteView(
        id=annotation.ident,
        anchor="" if again else f"em-{name}",
        kind=annotation.kind.value,
        kind_name=KIND_NAMES[annotation.kind],
        quote=printable(annotation.quote),
        before=printable(annotation.prefix) if with_context else "",
        after=printable(annotation.suffix) if with_context else "",
        body=printable(annotation.body).strip("\n"),
        speaker=" ".join(printable(annotation.speaker).split()),
        time="" if start_ms is None else format_time(start_ms),
        end_time="" if end_ms is None else format_time(end_ms),
        start_ms=start_ms,
        end_ms=end_ms,
        link=document_link(document, start_ms),
        colour=annotation.colour,
        tags=tuple(" ".join(printable(tag).split()) for tag in annotation.tags),
        starred=annotation.starred,
        detached=annotation.is_detached,
        made=_local(annotation.created_s),
        changed=_local(annotation.modified_s),
        made_utc=_moment(annotation.created_s).isoformat(timespec="seconds"),
    )


def document_link(document: DocumentNotes, at_ms: int | None = None) -> str:
    """The link that opens the conversation; empty where its name cannot stand in one."""
    try:
        return link_to(document.path, at_ms)
    except UnicodeEncodeError:
        return ""


class Notes(Sequence[NoteView]):
    """The views of some annotations, each made when it is asked for."""

    def __init__(
        self,
        document: DocumentNotes,
        annotations: Sequence[tuple[Annotation, bool]],
        options: ExportOptions,
    ) -> None:
        self._document = document
        self._annotations = annotations
        self._options = options

    def __len__(self) -> int:
        return len(self._annotations)

    @overload
    def __getitem__(self, index: int) -> NoteView: ...
    @overload
    def __getitem__(self, index: slice) -> Notes: ...
    def __getitem__(self, index: int | slice) -> NoteView | Notes:
        if isinstance(index, slice):
            return Notes(self._document, self._annotations[index], self._options)
        return self._view(*self._annotations[index])

    def __iter__(self) -> Iterator[NoteView]:
        for annotation, again in self._annotations:
            self._options.step()
            yield self._view(annotation, again)

    def _view(self, annotation: Annotation, again: bool) -> NoteView:
        return note_view(
            annotation, self._document, with_context=self._options.with_context, again=again
        )


@dataclass(frozen=True, slots=True)
class GroupView:
    """Annotations under one heading; ``name`` is empty where there are no groups."""

    name: str
    notes: Notes


def shown_title(document: DocumentNotes) -> str:
    """On one line; the file's name where there is none."""
    return " ".join(printable(document.title).split()) or printable(document.path.stem)


class DocumentView:
    """One conversation and its annotations, grouped and in order."""

    def __init__(self, document: DocumentNotes, options: ExportOptions) -> None:
        self.id = document.text_hash
        self.title = shown_title(document)
        self.file = printable(document.path.name)
        self.recording = "" if document.audio_path is None else printable(document.audio_path.name)
        self.link = document_link(document)
        self.speakers = tuple(" ".join(printable(name).split()) for name in document.speakers)
        self.duration = format_time(document.duration_ms) if document.duration_ms else ""
        self.published = " ".join(printable(document.published).split())
        self.count = len(document.annotations)
        self.tags = tuple(
            sorted({tag for a in document.annotations for tag in a.tags}, key=str.casefold)
        )
        self.groups = tuple(
            GroupView(name, Notes(document, annotations, options))
            for name, annotations in grouped(document, options)
        )


class Documents(Sequence[DocumentView]):
    """The views of documents, each made when it is asked for."""

    def __init__(self, documents: Sequence[DocumentNotes], options: ExportOptions) -> None:
        self._documents = documents
        self._options = options

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, index: int) -> DocumentView: ...
    @overload
    def __getitem__(self, index: slice) -> Documents: ...
    def __getitem__(self, index: int | slice) -> DocumentView | Documents:
        if isinstance(index, slice):
            return Documents(self._documents[index], self._options)
        return DocumentView(self._documents[index], self._options)

    def __iter__(self) -> Iterator[DocumentView]:
        for document in self._documents:
            yield DocumentView(document, self._options)

    @property
    def total(self) -> int:
        """How many annotations."""
        return sum(len(document.annotations) for document in self._documents)


Marked = list[tuple[Annotation, bool]]


def grouped(document: DocumentNotes, options: ExportOptions) -> list[tuple[str, Marked]]:
    """(heading, [(annotation, whether it stands further up already)]), in order; what is
    detached comes last, under a heading of its own."""
    key: Callable[[Annotation], object] = sort_key
    if options.order is Order.MADE:
        key = _made
    ordered = sorted(document.annotations, key=key)  # type: ignore[arg-type]
    attached = [a for a in ordered if not a.is_detached]
    detached = [a for a in ordered if a.is_detached]
    groups = [(name, marked) for name, marked in _groups(document, attached, options) if marked]
    if detached:
        groups.append((DETACHED_TITLE, [(a, False) for a in detached]))
    return groups


def _made(annotation: Annotation) -> tuple[float, str]:
    return annotation.created_s, annotation.ident


def _groups(
    document: DocumentNotes, annotations: list[Annotation], options: ExportOptions
) -> list[tuple[str, Marked]]:
    if options.group is Group.NONE:
        return [("", [(a, False) for a in annotations])]
    if options.group is Group.CHAPTER:
        return _by_chapter(document, annotations)
    if options.group is Group.TAG:
        return _by_tag(annotations)
    found: dict[str, Marked] = {}
    if options.group is Group.COLOUR:
        found = {colour.capitalize(): [] for colour in HIGHLIGHT_STYLES}
    elif options.group is Group.KIND:
        found = {f"{name}s": [] for name in KIND_NAMES.values()}
    for annotation in annotations:
        if options.group is Group.COLOUR:
            name = annotation.colour.capitalize() or "No colour"
        elif options.group is Group.KIND:
            name = f"{KIND_NAMES[annotation.kind]}s"
        else:
            name = " ".join(printable(annotation.speaker).split()) or "No speaker"
        found.setdefault(name, []).append((annotation, False))
    return list(found.items())


def _by_tag(annotations: list[Annotation]) -> list[tuple[str, Marked]]:
    found: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        for tag in annotation.tags:
            found.setdefault(tag, []).append(annotation)
    seen: set[str] = set()
    groups: list[tuple[str, Marked]] = []
    for tag in sorted(found, key=str.casefold):
        marked = [(a, a.ident in seen) for a in found[tag]]
        groups.append((" ".join(printable(tag).split()), marked))
        seen.update(a.ident for a in found[tag])
    return [*groups, ("No tag", [(a, False) for a in annotations if not a.tags])]


def _by_chapter(document: DocumentNotes, annotations: list[Annotation]) -> list[tuple[str, Marked]]:
    places = ChapterPlaces(document.chapters)
    found: dict[int | None, Marked] = {}
    for annotation in annotations:
        number = places.current(annotation.start_ms, annotation.turn)
        found.setdefault(number, []).append((annotation, False))
    numbers = sorted(found, key=lambda number: -1 if number is None else number)
    before = "Before the first chapter" if document.chapters else ""
    return [
        (before if n is None else printable(document.chapters[n].title), found[n]) for n in numbers
    ]
