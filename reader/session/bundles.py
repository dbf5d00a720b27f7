"""Making a bundle of a conversation, and unpacking one into the data folder. Qt-free."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from reader.core.document_notes import DocumentNotes
from reader.core.document_work import DocumentWork
from reader.core.errors import FileProblem, FormatProblem, ReaderError
from reader.core.text import say
from reader.core.timing import Alignment
from reader.core.transcript import Transcript
from reader.formats.bundle import (
    ALIGNMENT,
    ANNOTATIONS,
    NOTES,
    RECORDING,
    TIMED,
    TRANSCRIPT,
    Bundle,
    Part,
    write_bundle,
)
from reader.formats.notes.base import ExportOptions
from reader.formats.notes.file_names import safe_file_name
from reader.formats.notes.incoming import IncomingNotes
from reader.formats.notes.json_ld import JsonLd
from reader.formats.notes.reading import read_notes_of
from reader.session.alignments import Alignments
from reader.session.companions import (
    ALIGNMENT_SUFFIX,
    AUDIO_SUFFIXES,
    TEXT_SUFFIXES,
    Companions,
    find_companions,
)
from reader.session.loader import LoadedText, load_text, load_times
from reader.storage.annotations import Annotations
from reader.storage.database import Database
from reader.storage.library import DocumentRecord, Library
from reader.storage.merging import Merging

FOLDER = "bundles"  # in the data folder
_HASH_CHARACTERS = 32


# -- making -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Contents:
    """What a bundle is made of, taken from the store where that may be read."""

    companions: Companions
    title: str
    notes: DocumentNotes
    rejected: frozenset[str]
    made: Path | None  # the alignment made here


def contents_of(
    database: Database, record: DocumentRecord, alignments: Alignments, companions: Companions
) -> Contents:
    """What there is of a document. Its reading place, the hours listened and where its files
    lie are the user's own and stay here. Raises StorageProblem."""
    merging = Merging(database)
    work = merging.work_of(record.document_id)
    notes = DocumentNotes(
        record.title,
        Path(companions.main.name),
        record.text_hash,
        tuple(Annotations(database).of(record.document_id)),
        None if companions.audio is None else Path(companions.audio.name),
        record.duration_ms,
        record.speakers,
        work=DocumentWork(
            work.corrections,
            work.answers,
            work.pins,
            work.rejected_repairs,
            turns=work.turns,
            words=work.words,
        ),
    )
    return Contents(
        companions,
        record.title or companions.main.stem,
        notes,
        frozenset(work.rejected_repairs),
        alignments.find(record.document_id, companions.alignment),
    )


def make_bundle(contents: Contents, out: Path, *, with_audio: bool) -> None:
    """Write the bundle. Raises ReaderError; then nothing is written."""
    companions = contents.companions
    main = companions.main
    text = load_text(companions, contents.rejected)
    transcript = text.transcript
    notes = contents.notes
    if transcript.text_hash != notes.text_hash:
        raise FileProblem(
            say("This text has changed since it was opened."),
            remedy=say("Open it again, check that your notes are in their places, and share it."),
            path=main,
        )
    role = TIMED if companions.transcript is None else TRANSCRIPT
    name = main.name
    if role == TRANSCRIPT and main.suffix.lower() not in TEXT_SUFFIXES:
        name += ".txt"
    parts = [Part(role, name, _bytes(main))]
    alignment = _alignment(contents, text)
    if alignment is not None:
        parts.append(Part(ALIGNMENT, Path(name).stem + ALIGNMENT_SUFFIX, alignment))
    written = BytesIO()
    notes = replace(notes, turn_offsets=_turn_offsets(transcript))
    JsonLd().write([notes], written, ExportOptions())
    parts.append(Part(ANNOTATIONS, NOTES, written.getvalue()))
    if with_audio:
        if companions.audio is None:
            raise FileProblem(
                say("This conversation has no recording that could be shared."), path=main
            )
        parts.append(Part(RECORDING, companions.audio.name, companions.audio))
    write_bundle(out, contents.title, parts)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileProblem(
            say("This file cannot be read ({reason}).", reason=error.strerror or error), path=path
        ) from error


def _alignment(contents: Contents, text: LoadedText) -> bytes | None:
    """The times as they are kept, without the pins (they are with the notes); None where they
    are in the text itself."""
    companions = contents.companions
    if contents.made is None and companions.alignment is None and companions.timed is None:
        return None
    if contents.made is None and companions.transcript is None and companions.alignment is None:
        return None
    times = load_times(companions, text, contents.made)
    return None if times is None else _written(times.alignment, text.transcript)


def _written(alignment: Alignment, transcript: Transcript) -> bytes:
    from reader.formats.alignment_file import write_alignment

    with tempfile.TemporaryDirectory(prefix="earmark-") as folder:
        path = Path(folder) / "alignment.json"
        write_alignment(path, alignment, transcript)
        return path.read_bytes()


def _turn_offsets(transcript: Transcript) -> list[int]:
    offsets, offset = [], 0
    for text in transcript.texts:
        offsets.append(offset)
        offset += len(text) + 1
    return offsets


def contents_for_paths(database: Database, alignments: Alignments, paths: list[Path]) -> Contents:
    """As ``contents_of`` for files that need not have been opened. Raises ReaderError."""
    companions = find_companions(paths)
    library = Library(database)
    transcript = load_text(companions, library.rejected_repairs(companions.main)).transcript
    known = next(
        (d for d in Merging(database).documents() if d.text_hash == transcript.text_hash), None
    )
    if known is None:
        record = library.remember(
            companions.main,
            transcript.text_hash,
            transcript.title,
            tuple(speaker.name for speaker in transcript.speakers),
            companions.audio,
            companions.timed,
        )
    else:
        record = library.record(known.document_id)
    return contents_of(database, record, alignments, with_files_of(companions, record))


def with_files_of(companions: Companions, record: DocumentRecord) -> Companions:
    """With the recording and the times that the document was opened with last."""
    audio, timed = companions.audio, companions.timed
    if audio is None and record.audio_path is not None and record.audio_path.is_file():
        audio = record.audio_path
    if timed is None and record.timed_path is not None and record.timed_path.is_file():
        timed = record.timed_path
    return replace(companions, audio=audio, timed=timed)


# -- unpacking -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A bundle's files in the data folder, and the notes that came with them, of the text whose
    ``text_hash`` it is."""

    title: str
    main: Path
    audio: Path | None
    alignment: Path | None
    text_hash: str
    notes: IncomingNotes

    @property
    def paths(self) -> tuple[Path, ...]:
        """What is to be opened."""
        found = (self.main, self.audio, self.alignment)
        return tuple(path for path in found if path is not None)


def unpack_bundle(
    path: Path, data_folder: Path, cancelled: Callable[[], bool] = lambda: False
) -> Unpacked:
    """Unpack into ``bundles/`` in the data folder, never elsewhere; a text that was unpacked
    before goes to the same place. All is checked before anything is written. Raises
    FileProblem and FormatProblem."""
    with Bundle(path) as bundle:
        manifest = bundle.manifest
        text = manifest.text
        data = bundle.read(text.role)
        alignment = manifest.entry(ALIGNMENT)
        times = None if alignment is None else bundle.read(ALIGNMENT)
        stem = safe_file_name(Path(text.name).stem)
        folder = data_folder / FOLDER / text.sha256[:_HASH_CHARACTERS]
        main = folder / (stem + Path(text.name).suffix.lower())
        notes = _notes(bundle, path, main)
        recording = manifest.entry(RECORDING)
        audio = None
        if recording is not None:
            suffix = Path(recording.name).suffix.lower()
            if suffix not in AUDIO_SUFFIXES:
                raise bundle.problem(
                    say("The recording in it is of a kind that Earmark does not play.")
                )
            audio = folder / (stem + suffix)
        _make(folder)
        if (
            audio is not None
            and recording is not None
            and not _is_there(audio, recording.size_bytes)
        ):
            bundle.unpack(recording, audio)
        if not main.is_file() or main.read_bytes() != data:
            bundle.unpack(text, main)
        kept = None
        if times is not None and alignment is not None:
            kept = folder / (stem + ALIGNMENT_SUFFIX)
            bundle.unpack(alignment, kept)
    if audio is None:  # an earlier bundle may have brought it
        audio = next(
            (folder / (stem + s) for s in AUDIO_SUFFIXES if (folder / (stem + s)).is_file()), None
        )
    return Unpacked(manifest.title, main, audio, kept, text.sha256, notes)


def _is_there(path: Path, size_bytes: int) -> bool:
    """Whether the recording was unpacked before: it was checked then, and is large."""
    try:
        return path.stat().st_size == size_bytes
    except OSError:
        return False


def _notes(bundle: Bundle, path: Path, main: Path) -> IncomingNotes:
    """The annotations in it, as of the text that lies at ``main``."""
    if bundle.manifest.entry(ANNOTATIONS) is None:
        return IncomingNotes(path, "", ())
    try:
        notes = read_notes_of(bundle.read(ANNOTATIONS), path)
    except FormatProblem as error:
        raise FormatProblem(
            say("The notes in it: {problem}", problem=error.problem),
            remedy=say("Ask for the bundle again; nothing of it has been opened."),
            path=path,
        ) from error
    digest = bundle.manifest.text.sha256
    if any(d.notes.text_hash != digest or not d.by_earmark for d in notes.documents):
        raise bundle.problem(say("The notes in it are of another text."))
    documents = tuple(
        replace(
            document,
            notes=replace(
                document.notes,
                path=main,
                audio_path=None,
                opened_s=0.0,
                work=None
                if document.notes.work is None
                else replace(
                    document.notes.work,
                    timed_path=None,
                    position_ms=0,
                    turn=0,
                    char=0,
                    added_s=0.0,
                    listened_ms={},
                ),
            ),
        )
        for document in notes.documents
    )
    return replace(notes, documents=documents)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            say("The folder for bundles cannot be made ({reason}).", reason=error.strerror),
            remedy=say("Check that the disk is not full and the folder may be written to."),
            path=folder,
        ) from error


def paths_to_open(unpacked: Unpacked, library: Library, merging: Merging) -> tuple[Path, ...]:
    """What to open for it: the text where the user has it already, else what was unpacked.
    Opened twice it is the same document. Raises StorageProblem."""
    for known in merging.documents():
        if known.text_hash == unpacked.text_hash and known.path.is_file():
            record = library.record(known.document_id)
            try:
                companions = with_files_of(find_companions([known.path]), record)
            except ReaderError:
                continue
            extra = [] if companions.audio is not None else [unpacked.audio]
            if companions.alignment is None and companions.timed is None:
                extra.append(unpacked.alignment)
            return (known.path, *(path for path in extra if path is not None))
    return unpacked.paths
