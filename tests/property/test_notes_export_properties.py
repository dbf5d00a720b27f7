"""Whatever is in an annotation, every form of it stays well-formed and keeps its words."""

from __future__ import annotations

import csv
import sqlite3
import tempfile
import zipfile
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.core.annotation import (
    HIGHLIGHT_STYLES,
    Annotation,
    AnnotationKind,
    Placement,
    ordered_tags,
)
from reader.core.chapters import Chapter
from reader.core.document_notes import DocumentNotes
from reader.core.selection import Position, TextRange
from reader.formats.notes.base import ExportOptions, Group, Order
from reader.formats.notes.docx import Docx
from reader.formats.notes.file_names import MOST_BYTES, safe_file_name
from reader.formats.notes.markup import escape_markdown, markdown_to_html, obsidian_tag, yaml_text
from reader.formats.notes.readwise_csv import COLUMNS, ReadwiseCsv, guarded, unguarded
from reader.formats.notes.registry import form
from reader.formats.notes.view import printable

NASTY = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x")',
    "---\ntitle: x",
    "\x00\x08\x1b[31m",
    "\u202eright to left",
    "{{ 7 * 7 }} {% for %}",
    "]]>",
    "[x](javascript:alert(1)) ![p](http://x/y.png)",
    "שלום עולם",
    "👩‍👩‍👧 \ud83d",
    "' \" & < >",
    "%%hidden%% ==marked== $x$ #tag ^block",
    "\r\n\t@SUM(1)",
    "```\ncode",
    "[sound:x.mp3]",
)
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40),
    st.tuples(st.sampled_from(NASTY), st.text(max_size=10)).map("".join),
)
moments = st.floats(min_value=0, max_value=4e9)
times = st.none() | st.integers(0, 36_000_000)
marks = st.builds(
    Annotation,
    st.uuids().map(str) | st.text(min_size=1, max_size=8),
    st.sampled_from(AnnotationKind),
    st.just(TextRange(Position(0, 0), Position(0, 4))),
    texts,
    texts,
    texts,
    times,
    times,
    texts,
    st.sampled_from(("", *HIGHLIGHT_STYLES)),
    moments,
    moments,
    tags=st.lists(texts, max_size=3).map(ordered_tags),
    starred=st.booleans(),
    speaker=texts,
    placement=st.sampled_from(Placement),
)
documents = st.builds(
    DocumentNotes,
    texts,
    st.just(Path("/talks/a talk (1).txt")),
    st.binary(min_size=32, max_size=32).map(bytes.hex),
    st.lists(marks, min_size=1, max_size=4, unique_by=lambda a: a.ident).map(tuple),
    speakers=st.lists(texts, max_size=2).map(tuple),
    published=texts,
    chapters=st.lists(
        st.builds(Chapter, texts, st.integers(0, 10**6), st.integers(0, 3)), max_size=2
    ).map(tuple),
)
options = st.builds(ExportOptions, st.sampled_from(Order), st.sampled_from(Group), st.booleans())
several = st.lists(documents, min_size=1, max_size=2, unique_by=lambda d: d.text_hash)
few = settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def written(key: str, some: list[DocumentNotes], wishes: ExportOptions) -> bytes:
    out = BytesIO()
    form(key).write(some, out, wishes)
    return out.getvalue()


def squeezed(text: str) -> str:
    return "".join(printable(text).split())


class Parsed(HTMLParser):
    """What would be active, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "img", "svg", "form", "base", "link"):
            self.active.append(tag)
        for name, value in attrs:
            target = (value or "").strip().lower()
            if name.startswith("on") or name in ("src", "srcset", "style"):
                self.active.append(name)
            if name == "href" and target.startswith(("javascript:", "data:", "vbscript:", "file:")):
                self.active.append(target)
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in ("meta", "br", "hr"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@few
@given(several, options)
def test_a_web_page_is_whole_and_nothing_in_it_is_active(
    some: list[DocumentNotes], wishes: ExportOptions
) -> None:
    page = Parsed()
    page.feed(written("html", some, wishes).decode())
    page.close()
    assert page.active == []
    assert page.open == []
    words = "".join("".join(page.words).split())
    for document in some:
        for annotation in document.annotations:
            assert squeezed(annotation.quote) in words


@few
@given(several, options)
def test_csv_reads_back_to_the_same_quotes_and_no_cell_is_a_formula(
    some: list[DocumentNotes], wishes: ExportOptions
) -> None:
    text = written("csv", some, wishes).decode()
    rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert tuple(rows[0]) == COLUMNS
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert not any(
        cell.lstrip()[:1] in tuple("=+-@") for row in rows for cell in row if cell.strip()
    )
    quotes = sorted(unguarded(row[0]) for row in rows[1:])
    assert quotes == sorted(printable(a.quote) for d in some for a in d.annotations)


@given(texts | st.text(alphabet="'=+-@ \t\r\nx", max_size=8))
def test_a_guard_can_be_taken_off_exactly(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@few
@given(documents, options)
def test_front_matter_is_yaml_and_says_what_it_is_of(
    document: DocumentNotes, wishes: ExportOptions
) -> None:
    text = written("obsidian", [document], wishes).decode()
    assert text.startswith("---\n")
    front, marker, _ = text[4:].partition("\n---\n")
    assert marker
    read = yaml.safe_load(front)
    title = " ".join(printable(document.title).split()) or document.path.stem
    assert read["title"] == title
    assert read["earmark"] == document.text_hash
    assert read["notes"] == len(document.annotations)
    anchors = [line for line in text.split("\n") if line.startswith("^em-")]
    assert len(anchors) == len(set(anchors)) == len(document.annotations)


@given(st.text(max_size=60) | texts)
def test_yaml_text_reads_back(text: str) -> None:
    assert yaml.safe_load(yaml_text(printable(text))) == printable(text)


@given(texts | st.text(alphabet="ab12 \n*_`#>-+=.)[]<&;!|~$\\", max_size=30))
def test_escaped_markdown_is_shown_as_it_was(text: str) -> None:
    text = printable(text)
    page = Parsed()
    page.feed(
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape_markdown(text))
    )
    page.close()
    assert "".join("".join(page.words).split()) == "".join(text.split())


@given(texts)
def test_a_tag_is_one_that_obsidian_takes(tag: str) -> None:
    made = obsidian_tag(printable(tag))
    assert made
    assert not any(c.isspace() for c in made)
    assert not made.isdecimal()


@few
@given(several, options)
def test_docx_is_well_formed_and_opens(some: list[DocumentNotes], wishes: ExportOptions) -> None:
    data = written("docx", some, wishes)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ET.fromstring(archive.read(name))
        relations = ET.fromstring(archive.read("word/_rels/document.xml.rels"))
    targets = [relation.get("Target") or "" for relation in relations]
    assert not any(target.lower().startswith("javascript") for target in targets)
    docx = pytest.importorskip("docx")
    quotes = [p.text for p in docx.Document(BytesIO(data)).paragraphs if p.style.name == "Quote"]
    for document in some:
        for annotation in document.annotations:
            wanted = squeezed(annotation.quote)
            assert not wanted or any(wanted in "".join(quote.split()) for quote in quotes)


@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(several)
def test_an_anki_package_is_readable_and_has_a_card_for_each(some: list[DocumentNotes]) -> None:
    data = written("anki", some, ExportOptions())
    with zipfile.ZipFile(BytesIO(data)) as archive, tempfile.TemporaryDirectory() as folder:
        archive.extract("collection.anki2", folder)
        connection = sqlite3.connect(Path(folder) / "collection.anki2")
        try:
            rows = connection.execute("SELECT guid, flds, tags FROM notes").fetchall()
            cards = connection.execute("SELECT count(*) FROM cards").fetchone()[0]
        finally:
            connection.close()
    idents = {a.ident for d in some for a in d.annotations}
    assert len({guid for guid, _, _ in rows}) == len(idents)
    assert cards == len(rows)
    for _, fields, _ in rows:
        page = Parsed()
        page.feed(fields)
        assert page.active == []
        assert "[sound:" not in fields


@few
@given(several, options)
def test_the_same_notes_are_the_same_bytes(
    some: list[DocumentNotes], wishes: ExportOptions
) -> None:
    for key in ("markdown", "plain", "csv", "docx"):
        assert written(key, some, wishes) == written(key, some, wishes)


@given(st.text(max_size=300) | texts)
def test_every_title_is_a_file_name(title: str) -> None:
    name = safe_file_name(title, ".md", "a1b2c3")
    assert len(name.encode()) <= MOST_BYTES
    assert name.endswith(" a1b2c3.md")
    assert not set(name) & set('\\/:*?"<>|#^[]\0\n')
    assert not name.startswith(".")
    assert Path(name).name == name


@given(texts)
def test_markdown_of_notes_is_never_active(body: str) -> None:
    page = Parsed()
    page.feed(markdown_to_html(printable(body)))
    page.close()
    assert page.active == []


def test_each_class_is_the_form_that_is_offered() -> None:
    assert isinstance(form("csv"), ReadwiseCsv)
    assert isinstance(form("docx"), Docx)
