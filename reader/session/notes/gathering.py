"""Annotations out of the store with all that goes along with them. Qt-free, for a worker."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path

from reader.core.annotation import Annotation, sort_key
from reader.core.annotation_query import NoteFilter
from reader.core.chapters import Chapter, of_transcript
from reader.core.document_notes import DocumentNotes
from reader.core.errors import ReaderError, StorageProblem
from reader.core.transcript import Transcript
from reader.session.companions import find_companions
from reader.session.loader import load_text
from reader.storage.database import Database
from reader.storage.library import Library
from reader.storage.merging import Merging
from reader.storage.transcript_cache import FORMATS, TranscriptCache

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Wish:
    """Which annotations: of ``documents`` (None: all), those that ``note_filter`` matches and,
    where ``idents`` is not None, those only. ``with_texts`` reads the texts too, for chapters
    and positions; ``with_work`` takes along what else the user made, and documents without
    annotations. ``chapters`` of documents that are open are better than those read."""

    documents: tuple[int, ...] | None = None
    idents: frozenset[str] | None = None
    note_filter: NoteFilter = field(default_factory=NoteFilter)
    with_texts: bool = False
    with_work: bool = False
    chapters: tuple[tuple[int, tuple[Chapter, ...]], ...] = ()


def gather(
    folder: Path,
    wish: Wish,
    read_only: StorageProblem | None = None,
    cancelled: Cancelled = lambda: False,
) -> list[DocumentNotes]:
    """What is asked for of the store in ``folder``, by a connection of its own; what was last
    opened first. Raises StorageProblem."""
    with closing(Database(folder, read_only=read_only)) as database:
        return gather_from(database, wish, TranscriptCache(folder, FORMATS), cancelled)


def gather_from(
    database: Database,
    wish: Wish,
    texts: TranscriptCache | None = None,
    cancelled: Cancelled = lambda: False,
) -> list[DocumentNotes]:
    """As ``gather``, of a store that is open."""
    merging, library = Merging(database), Library(database)
    chapters = dict(wish.chapters)
    found = []
    for known in merging.documents():
        if cancelled():
            break
        number = known.document_id
        if wish.documents is not None and number not in wish.documents:
            continue
        annotations = chosen(merging.annotations_of(number), wish)
        work = merging.work_of(number) if wish.with_work else None
        if not annotations and not wish.with_work:
            continue
        record = library.record(number)
        notes = DocumentNotes(
            title=record.title or record.path.stem,
            path=record.path,
            text_hash=record.text_hash,
            annotations=in_order(annotations),
            audio_path=record.audio_path,
            duration_ms=record.duration_ms,
            speakers=record.speakers,
            opened_s=record.opened_s,
            chapters=chapters.get(number, ()),
            work=work,
        )
        if wish.with_texts:
            notes = with_text(notes, _text_of(notes, texts))
        found.append(notes)
    return found


def chosen(annotations: Iterable[Annotation], wish: Wish) -> list[Annotation]:
    some = wish.note_filter.matching(annotations)
    return [a for a in some if wish.idents is None or a.ident in wish.idents]


def in_order(annotations: Collection[Annotation]) -> tuple[Annotation, ...]:
    """As DocumentNotes has them: in the order of the text, the detached ones last."""
    return tuple(sorted(annotations, key=lambda a: (a.is_detached, sort_key(a))))


def with_text(notes: DocumentNotes, transcript: Transcript | None) -> DocumentNotes:
    """``notes`` with what only the text knows; as they are where it is another one."""
    if transcript is None or transcript.text_hash != notes.text_hash:
        return notes
    offsets = list(accumulate((len(text) + 1 for text in transcript.texts), initial=0))[:-1]
    return replace(
        notes,
        published=transcript.published,
        turn_offsets=offsets,
        chapters=notes.chapters or of_transcript(transcript, None),
    )


def _text_of(notes: DocumentNotes, cache: TranscriptCache | None) -> Transcript | None:
    try:
        if not notes.path.is_file():
            return None
        return load_text(find_companions([notes.path]), cache=cache).transcript
    except (ReaderError, OSError):
        return None  # the notes go all the same
