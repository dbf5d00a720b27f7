"""Word's DOCX (ECMA-376, Office Open XML), written piece by piece.

By hand: the five parts that it takes are smaller than a library for them (python-docx with
lxml: 15 MB), and a document of 100,000 annotations needs not be held in memory. The tests
open what is written with python-docx.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from typing import BinaryIO, ClassVar
from xml.sax.saxutils import escape, quoteattr

from reader.core.document_notes import DocumentNotes
from reader.core.text import say
from reader.formats.notes.base import ExportOptions, NotesFormat
from reader.formats.notes.docx_body import Links, body_paragraphs, paragraph, run
from reader.formats.notes.docx_parts import PARTS, RELATIONS_HEAD, RELATIONS_TAIL
from reader.formats.notes.view import Documents, DocumentView, NoteView

_DATE = (1980, 1, 1, 0, 0, 0)  # the same notes are the same bytes
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_HEAD = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {_NAMESPACES}><w:body>'
)
_TAIL = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" '
    'w:bottom="1134" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    "</w:body></w:document>"
)
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


class Docx(NotesFormat):
    key: ClassVar[str] = "docx"
    name: ClassVar[str] = say("Word (DOCX)")
    extension: ClassVar[str] = ".docx"

    def write(
        self, documents: Sequence[DocumentNotes], out: BinaryIO, options: ExportOptions
    ) -> None:
        links = Links()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in PARTS.items():
                archive.writestr(_entry(name), text)
            with archive.open(_entry("word/document.xml"), "w", force_zip64=True) as part:
                part.write(_HEAD.encode())
                for document in Documents(documents, options):
                    for piece in _document(document, links):
                        part.write(piece.encode())
                part.write(_TAIL.encode())
            with archive.open(_entry("word/_rels/document.xml.rels"), "w") as part:
                part.write(RELATIONS_HEAD.encode())
                for ident, target in links:
                    part.write(
                        f'<Relationship Id="{ident}" Type="{_HYPERLINK}" '
                        f'Target={quoteattr(target)} TargetMode="External"/>\n'.encode()
                    )
                part.write(RELATIONS_TAIL.encode())

    def preview(self, documents: Sequence[DocumentNotes], options: ExportOptions) -> str:
        from reader.formats.notes.templates import TemplateFormat, shipped_template

        return TemplateFormat(shipped_template("plain")).preview(documents, options)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _document(document: DocumentView, links: Links) -> Iterator[str]:
    yield paragraph(run(document.title), "Heading1")
    about = [", ".join(document.speakers), document.published, document.duration]
    shown = " · ".join(part for part in about if part)
    if shown:
        yield paragraph(run(shown), "Facts")
    yield paragraph(_linked(document.file, document.link, links), "Facts")
    for group in document.groups:
        if group.name:
            yield paragraph(run(group.name), "Heading2")
        for note in group.notes:
            yield from _note(note, links)


def _note(note: NoteView, links: Links) -> Iterator[str]:
    if note.quote:
        before = run(f"…{note.before.lstrip()}", "Around") if note.before else ""
        after = run(f"{note.after.rstrip()}…", "Around") if note.after else ""
        yield paragraph(before + run(note.quote) + after, "Quote")
    who = run(f"— {note.speaker}, ") if note.speaker else ""
    when = f"{note.time}–{note.end_time}" if note.end_time not in ("", note.time) else note.time
    facts = [note.kind_name, note.colour, "★" if note.starred else ""]
    facts += ["detached" if note.detached else "", note.made, *(f"#{tag}" for tag in note.tags)]
    rest = "".join(f" · {fact}" for fact in facts if fact)
    yield paragraph(who + _linked(when or "open", note.link, links) + run(rest), "Facts")
    if note.body:
        yield from body_paragraphs(note.body, links)


def _linked(text: str, target: str, links: Links) -> str:
    if not target:
        return run(text)
    return f'<w:hyperlink r:id="{escape(links.to(target))}">{run(text, "Hyperlink")}</w:hyperlink>'
