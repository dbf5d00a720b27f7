"""Everything out of one store and into an empty one: the same state, to the last column."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.annotation import (
    HIGHLIGHT_STYLES,
    Annotation,
    AnnotationKind,
    Placement,
    ordered_tags,
)
from reader.core.document_notes import DocumentNotes
from reader.core.document_work import DocumentWork, RecordedCorrection
from reader.core.kept_pins import KeptPin, Recording
from reader.core.pins import Reach
from reader.core.relabel import KINDS, Correction
from reader.core.selection import Position, TextRange
from reader.core.text_fixes import TextFix
from reader.formats.notes.base import ExportOptions
from reader.formats.notes.json_ld import JsonLd
from reader.formats.notes.reading import read_notes_of
from reader.session.notes.importing import Status, carry_out, plan_import
from reader.storage.annotations import Annotations
from reader.storage.database import Database
from reader.storage.library import Library
from reader.storage.merging import Merging
from reader.storage.texts import storable_text

# What the store numbers itself, and what only says what can be opened on this machine.
_OWN_COLUMNS = {
    "documents": {"id", "listed"},
    "annotations": {"number", "document_id"},
    "annotation_tags": {"number"},
}

_JOINS = {
    "documents": "documents",
    "annotations": "annotations JOIN documents ON documents.id = document_id",
    "annotation_tags": "annotation_tags JOIN annotations USING (number)",
    "corrections": "corrections JOIN documents ON documents.id = document_id",
    "proposal_answers": "proposal_answers JOIN documents ON documents.id = document_id",
    "listening": "listening JOIN documents ON documents.id = document_id",
    "pins": "pins JOIN documents ON documents.id = document_id",
}

any_text = st.text(max_size=40)  # with control characters and lone halves of surrogate pairs
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
moments = st.floats(min_value=0, max_value=4e9)
times = st.none() | st.integers(0, 3_600_000_000)
places = st.builds(Position, st.integers(0, 10**6), st.integers(0, 10**6))
ranges = st.tuples(places, places).map(lambda two: TextRange(min(two), max(two)))
idents = st.uuids().map(str) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=50
)


histories = st.tuples(st.none() | st.integers(0, 9), moments, st.none() | moments)


@st.composite
def an_annotation(draw: st.DrawFn, ident: str) -> Annotation:
    return Annotation(
        ident,
        draw(st.sampled_from(AnnotationKind)),
        draw(ranges),
        draw(any_text),
        draw(any_text),
        draw(any_text),
        draw(times),
        draw(times),
        draw(any_text),
        draw(st.sampled_from(["", *HIGHLIGHT_STYLES])),
        draw(moments),
        draw(moments),
        ordered_tags(map(storable_text, draw(st.lists(any_text, max_size=4)))),
        draw(st.booleans()),
        draw(any_text),
        draw(st.sampled_from(Placement)),
        draw(st.just("") | hashes),
        draw(st.floats(0, 1)),
    )


@st.composite
def works(draw: st.DrawFn, number: int) -> DocumentWork:
    names = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    corrections = draw(
        st.lists(
            st.builds(
                lambda kind, first, more, speaker, other: Correction(
                    kind, first, None if more is None else first + more, speaker, other
                ),
                st.sampled_from(KINDS),
                st.integers(0, 1000),
                st.none() | st.integers(0, 50),
                names,
                names,
            ),
            max_size=3,
        )
    )
    fixes = [
        TextFix(TextRange(place, Position(place.turn, place.char + 3)), "was", "a", "b", text)
        for place, text in draw(st.lists(st.tuples(places, names), max_size=2))
    ]
    made: list[Correction | TextFix] = [*corrections, *fixes]
    pins = [
        KeptPin(
            f"pin {number} {n}",
            TextRange(place, Position(place.turn, place.char + len(word))),
            word,
            context[0],
            context[1],
            start_ms,
            reach,
            Recording(*recording),
            float(n),
        )
        for n, (place, word, context, start_ms, reach, recording) in enumerate(
            draw(
                st.lists(
                    st.tuples(
                        places,
                        names,
                        st.tuples(names, names),
                        st.integers(0, 10**8),
                        st.sampled_from(Reach),
                        st.tuples(st.integers(0, 10**10), st.integers(0, 10**8)),
                    ),
                    max_size=3,
                )
            )
        )
    ]
    return DocumentWork(
        tuple(
            RecordedCorrection(n * 2, correction.to_json(), *draw(histories))
            for n, correction in enumerate(made)
        ),
        draw(st.dictionaries(names, names, max_size=3)),
        tuple(pins),
        tuple(sorted(set(draw(st.lists(names, max_size=3))))),
        listened_ms=draw(
            st.dictionaries(st.dates().map(str), st.integers(0, 86_400_000), max_size=2)
        ),
    )


@st.composite
def libraries(draw: st.DrawFn) -> list[tuple[DocumentNotes, DocumentWork]]:
    every_hash = draw(st.lists(hashes, max_size=4, unique=True))
    free = iter(draw(st.lists(idents, max_size=12, unique=True)))
    library = []
    for number, text_hash in enumerate(every_hash):
        count = draw(st.integers(0, 4))
        marks = [draw(an_annotation(ident)) for ident, _ in zip(free, range(count), strict=False)]
        library.append(
            (
                DocumentNotes(
                    draw(any_text),
                    Path(f"/texts/{number}\udce9.txt"),  # a name that is not UTF-8
                    text_hash,
                    tuple(marks),
                    draw(st.none() | st.just(Path("/sounds/a b.mp3"))),
                    draw(st.integers(0, 10**9)),
                    tuple(draw(st.lists(any_text, max_size=3))),
                ),
                draw(works(number)),
            )
        )
    return library


@contextmanager
def _store() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as name:
        database = Database(Path(name))
        try:
            yield database
        finally:
            database.close()


def _fill(database: Database, library: list[tuple[DocumentNotes, DocumentWork]]) -> None:
    """As a user would: opened, marked, corrected, read on."""
    for notes, work in library:
        documents = Library(database)
        record = documents.remember(
            notes.path, notes.text_hash, notes.title, notes.speakers, notes.audio_path
        )
        documents.set_duration(record.document_id, notes.duration_ms)
        documents.set_extent(record.document_id, 12, 345, notes.speakers)
        Annotations(database).put(record.document_id, notes.annotations)
        Merging(database).restore_work(record.document_id, work)


def _export(database: Database) -> bytes:
    documents = []
    for row in database.rows("SELECT id FROM documents ORDER BY id"):
        record = Library(database).record(row[0])
        documents.append(
            DocumentNotes(
                record.title,
                record.path,
                record.text_hash,
                tuple(Annotations(database).of(record.document_id)),
                record.audio_path,
                record.duration_ms,
                record.speakers,
                record.opened_s,
                work=Merging(database).work_of(record.document_id),
            )
        )
    out = BytesIO()
    JsonLd().write(documents, out, ExportOptions())
    return out.getvalue()


def _state(database: Database) -> dict[str, list[object]]:
    """Every row of every table that is the user's, by what names a document or an annotation
    everywhere instead of by the numbers of this store."""
    state: dict[str, list[object]] = {}
    for table, joined in _JOINS.items():
        own = _OWN_COLUMNS.get(table, {"document_id"})
        columns = [
            f"{table}.{name}"
            for (name,) in database.rows(f"SELECT name FROM pragma_table_info('{table}')")
            if name not in own
        ]
        named = "annotations.id" if table == "annotation_tags" else "documents.text_hash"
        rows = database.rows(f"SELECT {named}, {', '.join(columns)} FROM {joined}")
        state[table] = sorted(rows, key=repr)
    return state


@given(library=libraries())
@settings(max_examples=60)
def test_what_is_exported_comes_back_as_it_was(
    library: list[tuple[DocumentNotes, DocumentWork]],
) -> None:
    with _store() as one, _store() as other:
        _fill(one, library)
        written = _export(one)
        notes = read_notes_of(written, Path("all.jsonld"))
        merging = Merging(other)
        carry_out(plan_import(notes, merging, lambda _: None), merging)

        assert _state(other) == _state(one)
        assert _export(other) == written

        again = plan_import(notes, merging, lambda _: None)
        assert again.count(Status.SAME) == notes.count
        carry_out(again, merging)
        assert _state(other) == _state(one)


@given(library=libraries(), mine=libraries())
@settings(max_examples=30)
def test_an_import_is_taken_back_and_done_again(
    library: list[tuple[DocumentNotes, DocumentWork]],
    mine: list[tuple[DocumentNotes, DocumentWork]],
) -> None:
    with _store() as one, _store() as other:
        _fill(one, library)
        _fill(other, mine)
        merging = Merging(other)
        before = _state(other)
        notes = read_notes_of(_export(one), Path("all.jsonld"))
        imported = carry_out(plan_import(notes, merging, lambda _: None), merging)
        after = _state(other)
        imported.undo(merging)
        taken_back = _state(other)
        for table in _JOINS.keys() - {"documents"}:
            assert taken_back[table] == before[table]
        imported.redo(merging)
        assert _state(other) == after
