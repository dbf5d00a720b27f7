"""One conversation with all that was made of it in one file: ``*.earmark``.

A zip archive; docs/decisions/bundle.md says why. In it:

- ``mimetype``: MEDIA_TYPE, first and stored, so that what it is can be told from its bytes;
- ``manifest.json``: version, title, and of every other entry its role, size and SHA-256;
- the transcript as its file was, to the byte; the alignment; the annotations and whatever else
  was made (JSON-LD); on request the recording.

The same content gives the same bytes. What is read is believed only as far as the manifest and
the hashes go: names in the archive are never used as names of files, every size is bounded
before and while it is unpacked, and only the entries of the manifest may be there.
"""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from reader.core.errors import FileProblem, FormatProblem
from reader.core.files import write_atomically
from reader.core.text import say

SUFFIX = ".earmark"
MEDIA_TYPE = "application/vnd.earmark.bundle+zip"
VERSION = 1
FORMAT = "earmark bundle"

MIMETYPE, MANIFEST, NOTES = "mimetype", "manifest.json", "notes.jsonld"
TRANSCRIPT, TIMED, ALIGNMENT, ANNOTATIONS, RECORDING = (
    "transcript",
    "timed",
    "alignment",
    "annotations",
    "recording",
)
# The most bytes of each, unpacked.
MOST_BYTES = {
    TRANSCRIPT: 64 * 1024**2,
    TIMED: 64 * 1024**2,
    ALIGNMENT: 256 * 1024**2,
    ANNOTATIONS: 256 * 1024**2,
    RECORDING: 4 * 1024**3,
}
MOST_MANIFEST_BYTES = 256 * 1024
MOST_ENTRIES = 16
MOST_NAME_CHARACTERS = 200
# Text does not get smaller than this; what does is a bomb.
MOST_RATIO = 200
_SMALL_BYTES = 1024**2

_CHUNK_BYTES = 1024**2
_DATE = (1980, 1, 1, 0, 0, 0)  # the first that zip knows: the same content, the same bytes
_LOCAL_HEADER_BYTES = 30
_SUFFIXES = {
    TRANSCRIPT: {".txt", ".md", ".markdown", ".text", ".html", ".htm"},
    TIMED: {".srt", ".vtt"},
    ALIGNMENT: {".json"},
    ANNOTATIONS: {".jsonld"},
}


@dataclass(frozen=True, slots=True)
class Part:
    """What goes into a bundle: ``source`` is a file or the bytes themselves; ``name`` what
    the file was called."""

    role: str
    name: str
    source: Path | bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as the manifest has it; ``sha256`` in hex."""

    role: str
    name: str
    path: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    title: str
    entries: tuple[Entry, ...]

    def entry(self, role: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.role == role), None)

    @property
    def text(self) -> Entry:
        """The transcript or, without one, what has the times and the words."""
        found = self.entry(TRANSCRIPT) or self.entry(TIMED)
        assert found is not None
        return found


# -- writing ------------------------------------------------------------------------------------


def write_bundle(path: Path, title: str, parts: Sequence[Part]) -> None:
    """Write the file, whole or not at all. Raises FileProblem."""
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=path.parent) as file:
            _write(file, title, parts)
            file.seek(0)
            write_atomically(path, iter(lambda: file.read(_CHUNK_BYTES), b""))
    except OSError as error:
        raise FileProblem(
            say("This bundle cannot be written ({reason}).", reason=error.strerror or error),
            remedy=say("Check that the folder exists, may be written to and has room."),
            path=path,
        ) from error


def _write(file: IO[bytes], title: str, parts: Sequence[Part]) -> None:
    entries = [_described(part, number) for number, part in enumerate(parts)]
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "title": title,
        "entries": [
            {
                "role": entry.role,
                "name": entry.name,
                "path": entry.path,
                "bytes": entry.size_bytes,
                "sha256": entry.sha256,
            }
            for entry in entries
        ],
    }
    with zipfile.ZipFile(file, "w", allowZip64=True) as archive:
        _put(archive, MIMETYPE, MEDIA_TYPE.encode(), packed=False)
        _put(archive, MANIFEST, json.dumps(manifest, indent=1).encode() + b"\n", packed=True)
        for part, entry in zip(parts, entries, strict=True):
            _put(archive, entry.path, part.source, packed=part.role != RECORDING)


def _described(part: Part, number: int) -> Entry:
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(part.source):
        digest.update(piece)
        size += len(piece)
    suffix = "".join(c for c in Path(part.name).suffix if c.isascii() and c.isalnum())
    path = NOTES if part.role == ANNOTATIONS else f"{part.role}/{number}.{suffix or 'bin'}"
    name = part.name.encode("utf-8", "replace").decode()
    return Entry(part.role, name, path, size, digest.hexdigest())


def _pieces(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    with source.open("rb") as file:
        while piece := file.read(_CHUNK_BYTES):
            yield piece


def _put(archive: zipfile.ZipFile, name: str, source: Path | bytes, *, packed: bool) -> None:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    info.create_system = 3  # Unix, wherever it is made
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    # The size is not known beforehand; saying so keeps the form the same for every size.
    info.file_size = len(source) if isinstance(source, bytes) else source.stat().st_size
    with archive.open(info, "w") as out:
        for piece in _pieces(source):
            out.write(piece)


# -- reading ------------------------------------------------------------------------------------


def is_bundle(path: Path) -> bool:
    """Whether the file begins as a bundle does, whatever it is called."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_LOCAL_HEADER_BYTES + 256)
    except OSError:
        return False
    return head.startswith(b"PK\x03\x04") and MEDIA_TYPE.encode() in head


class Bundle:
    """A bundle open for reading; to be used in ``with``. Raises FileProblem where the file
    cannot be read and FormatProblem where it is not what a bundle should be."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._file: BinaryIO = path.open("rb")
        except (OSError, ValueError) as error:
            raise FileProblem(
                say("This bundle cannot be read ({reason}).", reason=error),
                remedy=say("Check the name, and that the file may be read."),
                path=path,
            ) from error
        try:
            self._archive = self._open()
            self.manifest = self._read_manifest()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Bundle:
        return self

    def __exit__(self, *_error: object) -> None:
        self._archive.close()
        self._file.close()

    def problem(self, what: str) -> FormatProblem:
        return FormatProblem(
            what,
            remedy=say("Ask for the bundle again; nothing of it has been opened."),
            path=self.path,
        )

    def read(self, role: str) -> bytes:
        """The bytes of what has this role. Raises KeyError where nothing has."""
        entry = self.manifest.entry(role)
        if entry is None:
            raise KeyError(role)
        return b"".join(self._checked(entry))

    def unpack(self, entry: Entry, to: Path) -> None:
        """Write an entry to ``to``, whole and as its hash says or not at all."""
        write_atomically(to, self._checked(entry))

    # -- within ---------------------------------------------------------------

    def _open(self) -> zipfile.ZipFile:
        self._check_directory_size()
        try:
            archive = zipfile.ZipFile(self._file)
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            OSError,
            ValueError,
            OverflowError,
        ) as error:
            raise self.problem(say("This is not an Earmark bundle ({why}).", why=error)) from None
        infos = archive.infolist()
        if len(infos) > MOST_ENTRIES:
            raise self.problem(say("There are more than {most} things in it.", most=MOST_ENTRIES))
        names = [info.filename for info in infos]
        if len(set(names)) != len(names):
            raise self.problem(say("Two things in it have the same name."))
        for info in infos:
            self._check_info(info)
        return archive

    def _check_directory_size(self) -> None:
        """The archive's directory is read whole by zipfile: what says that it has a million
        entries is refused before (the end record: APPNOTE.TXT 4.3.16)."""
        end_bytes, most_comment = 22, 65535
        size = self._file.seek(0, 2)
        begin = max(0, size - end_bytes - most_comment)
        self._file.seek(begin)
        tail = self._file.read(end_bytes + most_comment)
        self._file.seek(0)
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or len(tail) - at < end_bytes:
            raise self.problem(
                say("This is not an Earmark bundle (not a zip archive, or cut off).")
            )
        count = int.from_bytes(tail[at + 10 : at + 12], "little")
        directory_bytes = int.from_bytes(tail[at + 12 : at + 16], "little")
        if count > MOST_ENTRIES or directory_bytes > 64 * 1024:
            raise self.problem(say("There are more than {most} things in it.", most=MOST_ENTRIES))

    def _check_info(self, info: zipfile.ZipInfo) -> None:
        """Names lead nowhere else, even though they are not used as names of files."""
        name = info.filename
        parts = name.replace("\\", "/").split("/")
        bad = name != info.orig_filename or "\\" in name or "\0" in name or ":" in name
        if bad or name.startswith("/") or ".." in parts or len(name) > MOST_NAME_CHARACTERS:
            raise self.problem(say("A name in it leads to another folder."))
        kind = stat.S_IFMT(info.external_attr >> 16)
        if info.is_dir() or kind not in (0, stat.S_IFREG):
            raise self.problem(
                say("There is something other than files in it (a link or a folder).")
            )
        if info.flag_bits & 0x1:
            raise self.problem(say("Something in it is encrypted."))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.problem(
                say("Something in it is packed in a way that Earmark does not read.")
            )
        packed = max(1, info.compress_size)
        if info.file_size > _SMALL_BYTES and info.file_size > MOST_RATIO * packed:
            raise self.problem(say("Something in it unpacks to far more than it should."))

    def _read_manifest(self) -> Manifest:
        mimetype = self._archive.NameToInfo.get(MIMETYPE)
        if mimetype is None or self._small(mimetype, 200).strip() != MEDIA_TYPE.encode():
            raise self.problem(say("This is an archive, but not an Earmark bundle."))
        info = self._archive.NameToInfo.get(MANIFEST)
        if info is None:
            raise self.problem(say("It has no {name}.", name=MANIFEST))
        try:
            value = json.loads(self._small(info, MOST_MANIFEST_BYTES))
            manifest = _manifest(value)
        except (ValueError, RecursionError, TypeError) as error:
            raise self.problem(
                say("Its {name} is not what it should be ({why}).", name=MANIFEST, why=error)
            ) from None
        listed = {MIMETYPE, MANIFEST, *(entry.path for entry in manifest.entries)}
        if set(self._archive.NameToInfo) != listed:
            raise self.problem(say("What is in it is not what its manifest says."))
        for entry in manifest.entries:
            if self._archive.NameToInfo[entry.path].file_size != entry.size_bytes:
                raise self.problem(say("What is in it is not what its manifest says."))
        return manifest

    def _small(self, info: zipfile.ZipInfo, most_bytes: int) -> bytes:
        return b"".join(self._unpacked(info, most_bytes))

    def _checked(self, entry: Entry) -> Iterator[bytes]:
        digest = hashlib.sha256()
        info = self._archive.NameToInfo[entry.path]
        for piece in self._unpacked(info, entry.size_bytes):
            digest.update(piece)
            yield piece
        if digest.hexdigest() != entry.sha256:
            raise self.problem(say("“{name}” in it is damaged.", name=entry.name))

    def _unpacked(self, info: zipfile.ZipInfo, most_bytes: int) -> Iterator[bytes]:
        """Piece by piece; what a header says of its size is not believed."""
        total = 0
        try:
            with self._archive.open(info) as file:
                while piece := file.read(_CHUNK_BYTES):
                    total += len(piece)
                    if total > most_bytes:
                        raise self.problem(
                            say("Something in it unpacks to far more than it should.")
                        )
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
            ValueError,
        ) as error:
            raise self.problem(say("The archive is damaged ({why}).", why=error)) from None


def _manifest(value: object) -> Manifest:
    """Raises ValueError."""
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ValueError("no bundle of Earmark")
    version, title, listed = value.get("version"), value.get("title"), value.get("entries")
    if type(version) is not int or version < 1:
        raise ValueError("no version")
    if version > VERSION:
        raise ValueError(f"written by a newer Earmark: version {version}, known is {VERSION}")
    if not isinstance(title, str) or len(title) > 10_000 or not isinstance(listed, list):
        raise ValueError("no title or no entries")
    entries = tuple(_entry(item) for item in listed)
    roles = [entry.role for entry in entries]
    if len(set(roles)) != len(roles) or len({entry.path for entry in entries}) != len(entries):
        raise ValueError("the same twice")
    if not {TRANSCRIPT, TIMED} & set(roles):
        raise ValueError("no transcript")
    return Manifest(title, entries)


def _entry(value: object) -> Entry:
    if not isinstance(value, dict):
        raise ValueError("an entry that is none")
    role, name, path = value.get("role"), value.get("name"), value.get("path")
    size, digest = value.get("bytes"), value.get("sha256")
    if role not in MOST_BYTES or not isinstance(name, str) or not isinstance(path, str):
        raise ValueError("an entry without role, name or path")
    if type(size) is not int or not 0 <= size <= MOST_BYTES[role]:
        raise ValueError(f"a {role} of a size that is not taken")
    if not isinstance(digest, str) or len(digest) != 64 or path in (MIMETYPE, MANIFEST):
        raise ValueError("an entry without a hash, or one of the archive's own")
    suffix = Path(name.replace("\0", "")).suffix.lower()
    wanted = _SUFFIXES.get(role)
    if len(name) > MOST_NAME_CHARACTERS or (wanted is not None and suffix not in wanted):
        raise ValueError(f"a {role} called {name[:40]}")
    return Entry(role, name, path, size, digest.lower())
