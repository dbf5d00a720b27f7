"""CSV with the columns that Readwise takes: Highlight, Title, Author, URL, Note, Location, Date.

Readwise makes one source of what has the same title, author and address: these are the
document's, for all its rows. So who says it and when stands in the note, below the tags, and
the location is the time in whole seconds, a number by which Readwise orders. Tags are written
as Readwise has them in notes: ``.tag``, without spaces.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and
some drop white space before it. Such a cell gets an apostrophe in front (OWASP, "CSV
Injection"); so does one that has apostrophes before such a character already, which makes
``unguarded`` exact.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO
from typing import BinaryIO, ClassVar

from reader.core.document_notes import DocumentNotes
from reader.core.text import say
from reader.formats.notes.base import ExportOptions, NotesFormat
from reader.formats.notes.view import Documents, DocumentView, NoteView

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")
_GUARDED = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
_ROWS_AT_ONCE = 500
_SIGNATURE = re.compile(r"—(?: (?P<speaker>.*?))?(?:(?:,| at) (?P<time>\d+(?::\d\d){1,2}))?")


def guarded(cell: str) -> str:
    """``cell`` so that no spreadsheet computes it."""
    return f"'{cell}" if _GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    """What ``guarded`` was given."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell[1:]) else cell


class ReadwiseCsv(NotesFormat):
    key: ClassVar[str] = "csv"
    name: ClassVar[str] = say("CSV (Readwise’s columns)")
    extension: ClassVar[str] = ".csv"

    def write(
        self, documents: Sequence[DocumentNotes], out: BinaryIO, options: ExportOptions
    ) -> None:
        text = StringIO(newline="")
        writer = csv.writer(text)  # RFC 4180: CRLF, quotes doubled
        writer.writerow(COLUMNS)
        rows = 0
        for document in Documents(documents, options):
            for group in document.groups:
                for note in group.notes:
                    if not note.anchor:
                        continue  # it has a row already, under another tag
                    writer.writerow(map(guarded, row(document, note)))
                    rows += 1
                    if rows % _ROWS_AT_ONCE == 0:
                        out.write(text.getvalue().encode())
                        text.seek(0)
                        text.truncate()
        out.write(text.getvalue().encode())


def row(document: DocumentView, note: NoteView) -> tuple[str, ...]:
    """The cells of COLUMNS, not yet guarded."""
    return (
        note.quote,
        document.title,
        ", ".join(document.speakers),
        document.link,
        note_cell(note),
        "" if note.start_ms is None else str(note.start_ms // 1000),
        note.made_utc.replace("T", " "),
    )


def note_cell(note: NoteView) -> str:
    """Tags, then who says it and when, then the note: each on lines of its own."""
    tags = [*note.tags, note.colour, note.kind]
    if note.starred:
        tags.append("favorite")  # as Readwise calls a star
    if note.detached:
        tags.append("detached")
    written = " ".join(f".{_tag(tag)}" for tag in tags if _tag(tag))
    who = f"— {note.speaker}" if note.speaker else "—"
    when = f", {note.time}" if note.time and note.speaker else f" at {note.time}" * bool(note.time)
    return "\n".join(part for part in (written, who + when, note.body) if part)


def _tag(tag: str) -> str:
    return re.sub(r"[\s.,;]+", "_", tag).strip("_")


def without_signature(note: str) -> tuple[str, str]:
    """(the note, who says it) of what is left of ``note_cell`` without its tags."""
    first, _, rest = note.partition("\n")
    match = _SIGNATURE.fullmatch(first.strip())
    return (rest, match["speaker"] or "") if match else (note, "")
