"""The alignments made here: where they are kept, one file a document, and for what recording.

They lie in the data folder, because the folder of the transcript may not be ours to write
to. The file is the format that ``earmark align`` writes beside a transcript.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from reader.core.errors import StorageProblem
from reader.core.text import say
from reader.core.timing import Alignment
from reader.core.transcript import Transcript

FOLDER = "alignments"
PATIENCE_S = 10.0
# In ``Alignment.extra``: how many bytes the recording had. Tells another rendition of it
# from the one that was aligned without reading either.
RECORDING_BYTES = "recording_bytes"


class Alignments:
    """``folder`` is the data folder; ours in it is made when first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._due: dict[int, threading.Event] = {}

    def path(self, document_id: int) -> Path:
        return self._folder / f"{document_id}.earmark.json"

    def journal(self, document_id: int) -> Path:
        """Where the aligner keeps what it has done. Raises StorageProblem where the folder
        cannot be made."""
        self._make_folder()
        return self._folder / f"{document_id}.journal"

    def expect(self, document_id: int) -> None:
        """It will be written in a moment, by another thread: who looks for it waits."""
        self._due[document_id] = threading.Event()

    def find(self, document_id: int, other: Path | None = None) -> Path | None:
        """The document's alignment, unless ``other`` (found beside the text) is newer."""
        self._wait(document_id)
        path = self.path(document_id)
        try:
            made_s = path.stat().st_mtime
        except OSError:
            return None
        try:
            newer = other is not None and other.stat().st_mtime > made_s
        except OSError:
            newer = False
        return None if newer else path

    def keep(self, document_id: int, alignment: Alignment, transcript: Transcript) -> None:
        """Write it, whole or not at all. Raises FileProblem and StorageProblem."""
        from reader.formats.alignment_file import write_alignment

        try:
            self._make_folder()
            write_alignment(self.path(document_id), alignment, transcript)
        finally:
            due = self._due.pop(document_id, None)
            if due is not None:
                due.set()

    def put_aside(self, document_id: int) -> None:
        """The user wants other times: keep these under another name, the last ones that were
        put aside making room. Raises StorageProblem."""
        self._wait(document_id)
        path = self.path(document_id)
        try:
            if path.exists():
                path.replace(path.with_name(path.name + ".before"))
        except OSError as error:
            raise StorageProblem(
                say(
                    "The times made before cannot be put aside ({reason}).",
                    reason=error.strerror or error,
                ),
                path=path,
            ) from error

    def delete(self, document_id: int) -> None:
        """The document is gone: so is all that was made for it. What cannot be deleted stays."""
        for name in (f"{document_id}.earmark.json", f"{document_id}.journal"):
            for path in self._folder.glob(f"{name}*"):
                with suppress(OSError):
                    path.unlink()

    def _wait(self, document_id: int) -> None:
        due = self._due.get(document_id)
        if due is not None:
            due.wait(PATIENCE_S)

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageProblem(
                say(
                    "The folder for alignments cannot be made ({reason}).",
                    reason=error.strerror or error,
                ),
                remedy=say("Check that the disk is not full and the folder may be written to."),
                path=self._folder,
            ) from error


def made_for(alignment: Alignment, audio: Path) -> Alignment:
    """``alignment`` with a note of which recording it belongs to."""
    size = _size(audio)
    if size is None:
        return alignment
    return replace(alignment, extra={**alignment.extra, RECORDING_BYTES: str(size)})


def is_of_another(alignment: Alignment, audio: Path) -> bool:
    """Whether ``alignment`` was made with another recording than ``audio``, as far as known."""
    noted, size = alignment.extra.get(RECORDING_BYTES), _size(audio)
    return noted is not None and size is not None and noted != str(size)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
