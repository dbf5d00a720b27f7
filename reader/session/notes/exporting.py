"""Notes written to files, without harm to what is there. Qt-free, for a worker.

A folder that Earmark exports into gets a list of what was written (``LIST_NAME``), with the
SHA-256 of each file. What is there and is as it was written may be replaced; what somebody
has changed since, or put there, is not without being asked about.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from reader.core.annotation import Annotation
from reader.core.document_notes import DocumentNotes
from reader.core.errors import FileProblem, FormatProblem, ReaderError
from reader.core.files import write_atomically
from reader.core.text import say
from reader.formats.notes.base import ExportOptions, NotesFormat, Part

LIST_NAME = ".earmark-export.json"
PREVIEW_NOTES = 12
_VERSION = 1
_PIECE_BYTES = 1 << 20
_MOST_LIST_BYTES = 64 << 20


class ExportCancelled(Exception):
    """The user has ended it: nothing of the file that was being written is left."""


@dataclass
class Exported:
    """What was written, what was there already as it would be written, and what could not
    be, with why. ``encoded_again`` are recordings whose clips are not their very sound."""

    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    failed: list[ReaderError] = field(default_factory=list)
    encoded_again: list[Path] = field(default_factory=list)


def preview(form: NotesFormat, documents: Sequence[DocumentNotes], options: ExportOptions) -> str:
    """The beginning of an export, of PREVIEW_NOTES annotations at most. Raises ReaderError."""
    return form.preview(shortened(documents, PREVIEW_NOTES), replace(options, step=lambda: None))


def shortened(documents: Sequence[DocumentNotes], most: int) -> list[DocumentNotes]:
    """The first documents with ``most`` annotations altogether."""
    found: list[DocumentNotes] = []
    for document in documents:
        some: tuple[Annotation, ...] = document.annotations[:most]
        if some or not found:
            found.append(replace(document, annotations=some))
            most -= len(some)
        if most <= 0:
            break
    return found


def conflicts(
    form: NotesFormat,
    documents: Sequence[DocumentNotes],
    options: ExportOptions,
    target: Path,
) -> list[Path]:
    """What is at ``target`` that an export would replace and that is not Earmark's, or has
    been changed since Earmark wrote it."""
    if not form.makes_folder:
        return [target] if target.exists() else []
    known = _known(target)
    found = []
    for part in _distinct(form.parts(documents, options)):
        path = target / part.name
        if path.exists() and not _is_ours(path, known):
            found.append(path)
    return found


def export(
    form: NotesFormat,
    documents: Sequence[DocumentNotes],
    options: ExportOptions,
    target: Path,
    *,
    replaced: bool = False,
) -> Exported:
    """Write to ``target``, a file, or a folder where the form makes one. With ``replaced``
    what is in the way is replaced, else it is a failure of its own.

    Raises ReaderError where nothing of it could be written, and what ``options.step`` raises.
    """
    done = Exported()
    if not form.makes_folder:
        if target.exists() and not replaced:
            raise _in_the_way(target)
        if target.is_dir():
            raise FileProblem(say("This is a folder; a file was expected."), path=target)
        write_atomically(target, _bytes(lambda out: form.write(documents, out, options)))
        done.written.append(target)
        return done
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            say("This folder cannot be made ({reason}).", reason=error.strerror or error),
            path=target,
        ) from error
    known = _known(target)
    try:
        for part in _distinct(form.parts(documents, options)):
            _write_part(part, target, known, done, replaced=replaced)
    finally:
        if done.written:
            _keep(target, known)
    return done


def _write_part(
    part: Part, folder: Path, known: dict[str, str], done: Exported, *, replaced: bool
) -> None:
    path = folder / part.name
    try:
        data = b"".join(_bytes(part.write))
        digest = sha256(data).hexdigest()
        if path.exists():
            if _digest(path) == digest:
                known[part.name] = digest
                done.unchanged.append(path)
                return
            if not replaced and not _is_ours(path, known):
                raise _in_the_way(path)
        write_atomically(path, data)
    except ReaderError as error:
        if isinstance(error, FormatProblem):
            raise  # the template is at fault, for every other file too
        done.failed.append(error)
        return
    known[part.name] = digest
    done.written.append(path)


def _bytes(write: Callable[[BinaryIO], None]) -> Iterator[bytes]:
    """What ``write`` writes, in pieces. Larger than memory it is not: it is put on the disk
    meanwhile."""
    from tempfile import SpooledTemporaryFile

    with SpooledTemporaryFile(max_size=32 * _PIECE_BYTES) as file:
        write(cast("BinaryIO", file))
        file.seek(0)
        while piece := file.read(_PIECE_BYTES):
            yield piece


def _distinct(parts: Iterator[Part]) -> Iterator[Part]:
    """Two of one name (on systems where case is none) would be one file."""
    seen: set[str] = set()
    for part in parts:
        path = Path(part.name)
        name, number = part.name, 1
        while name.casefold() in seen:
            number += 1
            name = f"{path.stem} ({number}){path.suffix}"
        seen.add(name.casefold())
        yield replace(part, name=name)


def _in_the_way(path: Path) -> FileProblem:
    return FileProblem(
        say("There is something here already that Earmark did not write like this."),
        remedy=say("Choose another place, or say that it may be replaced."),
        path=path,
    )


def _known(folder: Path) -> dict[str, str]:
    """Name to digest of what was written into ``folder`` before; a list that is not ours
    knows nothing."""
    path = folder / LIST_NAME
    with suppress(OSError, ValueError, RecursionError):
        if path.stat().st_size <= _MOST_LIST_BYTES:
            value = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(value, dict) and value.get("earmark-export") == _VERSION:
                files = value.get("files")
                if isinstance(files, dict):
                    return {str(name): str(digest) for name, digest in files.items()}
    return {}


def _keep(folder: Path, known: dict[str, str]) -> None:
    value = {"earmark-export": _VERSION, "files": dict(sorted(known.items()))}
    text = json.dumps(value, ensure_ascii=False, indent=1)
    write_atomically(folder / LIST_NAME, text.encode("utf-8", "replace"))


def _is_ours(path: Path, known: dict[str, str]) -> bool:
    return path.name in known and _digest(path) == known[path.name]


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            digest = sha256()
            while piece := file.read(_PIECE_BYTES):
                digest.update(piece)
            return digest.hexdigest()
    except OSError:
        return ""
