"""Files of annotations, whoever wrote them: told by what is in them, read within bounds."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from reader.core.errors import FormatProblem
from reader.core.text import say
from reader.formats.notes import hypothesis, readwise_reader
from reader.formats.notes.incoming import (
    MOST_ANNOTATIONS,
    Gathering,
    IncomingNotes,
    Refused,
    refusal,
    storable,
    too_many,
)
from reader.formats.notes.json_items import Item, JsonItems, open_bounded
from reader.formats.notes.json_ld import DOCUMENTS, ITEMS, VERSION, VERSION_TERM
from reader.formats.notes.json_ld_reader import IDENT, OwnDocuments
from reader.formats.notes.readwise_csv import unguarded
from reader.formats.notes.thorium import (
    is_web_annotation,
    read_web_annotation,
    title_of_set,
)

OWN = say("Earmark JSON-LD")
THORIUM = say("Web annotations (Thorium)")
HYPOTHESIS = say("Hypothesis")
READWISE = say("Readwise CSV")

# What such files are called; what they are is told by what is in them.
SUFFIXES = (".jsonld", ".annotation", ".ann", ".csv", ".tsv")

_HYPOTHESIS_LISTS = ("annotations", "rows")
_LISTS = frozenset((DOCUMENTS, ITEMS, *_HYPOTHESIS_LISTS))
_HEAD_BYTES = 8192
_SEPARATORS = ",;\t"
_MOST_COLUMNS = 200


def read_notes(path: Path) -> IncomingNotes:
    """The annotations in the file. Raises FileProblem where it cannot be read; FormatProblem,
    with the line, where it is not what it should be or goes beyond the bounds."""
    with open_bounded(path) as file:
        return _read(file, path)


def read_notes_of(data: bytes, path: Path) -> IncomingNotes:
    """As ``read_notes``, of what was read already."""
    from io import BytesIO

    return _read(BytesIO(data), path)


def _read(file: BinaryIO, path: Path) -> IncomingNotes:
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    utf_16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16" if utf_16 else "utf-8-sig", "replace").lstrip()
    if not text:
        raise FormatProblem(
            say("The file is empty."), remedy=say("Export the annotations again."), path=path
        )
    if text.startswith(("{", "[")):
        return _read_json(file, path)
    if head.startswith(b"PK"):
        raise FormatProblem(
            say("This is an archive, not a file of annotations."),
            remedy=say("Open an Earmark bundle as you open a conversation."),
            path=path,
        )
    if text.startswith("<"):
        raise FormatProblem(
            say("This is a page, not a file of annotations."),
            remedy=say("Export as JSON or CSV instead."),
            path=path,
        )
    return _read_csv(file, path, "utf-16" if utf_16 else "utf-8-sig")


# -- JSON ---------------------------------------------------------------------------------------


def _read_json(file: BinaryIO, path: Path) -> IncomingNotes:
    items = JsonItems(file, path, _LISTS)
    own = OwnDocuments(path)
    marks: list[hypothesis.HypothesisMark] = []
    forms: dict[str, None] = {}
    for item in items:
        try:
            forms[_take(item, items, own, marks)] = None
        except Refused as error:
            raise refusal(error, path, item.line) from None
        if len(forms) > 1:
            raise refusal(
                Refused(say("Annotations of two kinds of file are mixed here.")), path, item.line
            )
        if len(marks) > MOST_ANNOTATIONS:
            raise too_many(path, item.line)
    if not forms:
        if VERSION_TERM in items.head:
            return IncomingNotes(path, OWN, ())
        if not any(name in items.head for name in (*_LISTS, "total", "about")):
            raise FormatProblem(
                say("There are no notes in it that Earmark knows."),
                remedy=say(
                    "Expected is a file that Earmark, Readwise, Hypothesis or Thorium exported."
                ),
                path=path,
            )
        return IncomingNotes(path, THORIUM if "items" in items.head else HYPOTHESIS, ())
    form = next(iter(forms))
    if form == OWN:
        return IncomingNotes(path, OWN, own.documents())
    gathering = Gathering(path)
    title = title_of_set(items.head) if form == THORIUM else ""
    for mark in hypothesis.with_replies(marks):
        gathering.add(mark.mark, title=mark.title or title, address=mark.address, line=mark.line)
    return IncomingNotes(path, form, gathering.documents())


def _take(
    item: Item, items: JsonItems, own: OwnDocuments, marks: list[hypothesis.HypothesisMark]
) -> str:
    """What kind of file has an item like this one. Raises Refused and FormatProblem."""
    fields = item.value
    if item.key == DOCUMENTS:
        _check_version(items.head.get(VERSION_TERM))
        own.describe(fields)
        return OWN
    if IDENT in fields:
        _check_version(items.head.get(VERSION_TERM))
        own.add(fields, item.line)
        return OWN
    if is_web_annotation(fields):
        mark, address = read_web_annotation(fields)
        marks.append(hypothesis.HypothesisMark(mark, "", address, "", item.line))
        return THORIUM
    if hypothesis.is_hypothesis(fields):
        marks.append(hypothesis.read_hypothesis(fields, item.line))
        return HYPOTHESIS
    raise Refused(say("Earmark does not know this kind of annotation."))


def _check_version(version: object) -> None:
    if type(version) is not int or version < 1:
        raise Refused(say("earmark:version should stand before the annotations."))
    if version > VERSION:
        raise Refused(
            say(
                "The file was written by a newer Earmark (version {version}, this one knows "
                "{known}).",
                version=min(version, 10**9),
                known=VERSION,
            )
        )


# -- CSV ----------------------------------------------------------------------------------------


def _read_csv(file: BinaryIO, path: Path, encoding: str) -> IncomingNotes:
    wrapper = TextIOWrapper(file, encoding=encoding, newline="")
    try:
        return _read_table(wrapper, path)
    finally:
        wrapper.detach()


def _read_table(text: TextIOWrapper, path: Path) -> IncomingNotes:
    rows = _rows(text, path)
    _, columns = next(rows, (1, {}))
    names = set(columns)
    gathering = Gathering(path)
    if names >= hypothesis.CSV_COLUMNS:
        form = HYPOTHESIS
        for line, row in rows:
            try:
                found = hypothesis.read_csv_row(row, line)
            except Refused as error:
                raise refusal(error, path, line) from None
            gathering.add(found.mark, title=found.title, address=found.address, line=line)
    elif names >= readwise_reader.COLUMNS and readwise_reader.OTHER_COLUMNS & names:
        form = READWISE
        alike: dict[str, int] = {}  # rows have no ident: two of the same words are two notes
        for line, row in rows:
            try:
                mark, title, address = readwise_reader.read_row(row)
            except Refused as error:
                raise refusal(error, path, line) from None
            before = alike.get(mark.ident, 0)
            alike[mark.ident] = before + 1
            if before:
                mark.ident += f"\0{before}"
            gathering.add(mark, title=title, address=address, line=line)
    else:
        raise FormatProblem(
            say("Nothing here looks like exported notes."),
            remedy=say(
                "Expected is JSON-LD of Earmark, JSON or CSV of Hypothesis, an .annotation file "
                "of Thorium, or a CSV with the columns of Readwise (Highlight, Title, Note …)."
            ),
            path=path,
            line=1,
        )
    return IncomingNotes(path, form, gathering.documents())


def _rows(text: TextIOWrapper, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, row by the names of its columns): the header first, as a row of itself; empty
    rows are passed over. Raises FormatProblem."""
    line = 1
    try:
        first = text.readline(_HEAD_BYTES)
        separator = max(_SEPARATORS, key=first.count)
        text.seek(0)
        reader = csv.reader(text, delimiter=separator, strict=True)
        names: list[str] = []
        for cells in reader:
            if len(cells) > _MOST_COLUMNS:
                raise _no_table(
                    say("There are more columns than any such file has."), path, reader.line_num
                )
            if not names:
                names = [cell.strip().lower() for cell in cells]
                yield line, dict.fromkeys(names, "")
            elif any(cell.strip() for cell in cells):
                # A sign that keeps spreadsheets from reckoning is none of the text.
                values = [unguarded(storable(cell)) for cell in cells]
                yield line, dict(zip(names, values, strict=False))
            line = reader.line_num + 1
    except csv.Error as error:
        raise _no_table(say("This is not CSV ({why}).", why=str(error)[:80]), path, line) from None
    except UnicodeError:
        raise _no_table(say("This is not text in UTF-8."), path, line) from None


def _no_table(what: str, path: Path, line: int) -> FormatProblem:
    return FormatProblem(
        what,
        remedy=say("Export it again as CSV in UTF-8; nothing has been imported."),
        path=path,
        line=line,
    )
