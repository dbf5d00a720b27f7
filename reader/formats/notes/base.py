"""What a form of exported notes is, and how to add one.

To add a form write one file in this folder with one class that derives from
``NotesFormat``, give it a ``key``, a ``name`` and an ``extension``, write ``write``, and add
a row to the table in ``registry.py``. The dialog and the command line get it from there. A
form that is text needs no class: a template in ``resources/templates`` and a row will do.

- ``write`` is handed all documents and a stream that takes bytes; it may write piece by
  piece. It calls ``options.step()`` once for every annotation: that tells the progress, and
  raises where the user has cancelled.
- The same notes give the same bytes, so that exporting again changes nothing: no times of
  day, no random numbers.
- Nothing of an annotation is executed, loaded or trusted by whoever opens the file: text is
  escaped as the form demands. Every form carries the quote, the speaker, the time, the
  title, the tags and the date, and says which annotations are detached.
- A form that needs what only other rooms have (cut sound) gets it through ``options``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO, ClassVar, Protocol

from reader.core.document_notes import DocumentNotes
from reader.formats.notes.file_names import document_file_name, safe_file_name

PREVIEW_CHARACTERS = 6000


class CutSound(Protocol):
    """Cuts sound out of recordings."""

    def extension(self, recording: Path) -> str:
        """Of the files it makes of this recording, with the dot."""
        ...

    def __call__(self, recording: Path, start_ms: int, end_ms: int) -> bytes:
        """A file of the sound between. Raises ReaderError."""
        ...


class Order(Enum):
    PLACE = "place"  # of the text
    MADE = "made"  # the first made first


class Group(Enum):
    NONE = "none"
    CHAPTER = "chapter"
    SPEAKER = "speaker"
    TAG = "tag"  # one with several tags stands under each
    COLOUR = "colour"
    KIND = "kind"


def _no_step() -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """``with_context`` adds the words before and after a quote; ``padding_ms`` is what a clip
    has more at either end. ``cut`` cuts clips, None where there are to be none. ``step`` is
    called once for every annotation written and raises what is to end the export."""

    order: Order = Order.PLACE
    group: Group = Group.NONE
    with_context: bool = False
    padding_ms: int = 0
    cut: CutSound | None = None
    step: Callable[[], None] = _no_step


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an export: its name, and what writes it."""

    name: str
    write: Callable[[BinaryIO], None]


class NotesFormat(ABC):
    key: ClassVar[str]  # for the command line and the settings: "markdown"
    name: ClassVar[str]  # for the user: "Markdown"
    extension: ClassVar[str]  # lower case, with the dot
    makes_folder: ClassVar[bool] = False  # several files, of which parts() says the names

    @abstractmethod
    def write(
        self, documents: Sequence[DocumentNotes], out: BinaryIO, options: ExportOptions
    ) -> None:
        """All of ``documents`` as one file. Raises ReaderError, and what ``step`` raises."""

    def parts(self, documents: Sequence[DocumentNotes], options: ExportOptions) -> Iterator[Part]:
        """The files of an export: here one for each document that has notes if
        ``makes_folder``, else one for all."""
        if not self.makes_folder:
            yield Part(
                self.suggested_name(documents), lambda out: self.write(documents, out, options)
            )
            return
        for document in documents:
            yield Part(
                document_file_name(document, self.extension),
                lambda out, document=document: self.write([document], out, options),  # type: ignore[misc]
            )

    def suggested_name(self, documents: Sequence[DocumentNotes]) -> str:
        title = documents[0].title if len(documents) == 1 else "Earmark notes"
        return safe_file_name(title, self.extension)

    def preview(self, documents: Sequence[DocumentNotes], options: ExportOptions) -> str:
        """The beginning of what would be written, as text; ``documents`` are cut short
        already."""
        from io import BytesIO

        out = BytesIO()
        self.write(documents, out, options)
        return out.getvalue()[: 4 * PREVIEW_CHARACTERS].decode("utf-8", "replace")[
            :PREVIEW_CHARACTERS
        ]
