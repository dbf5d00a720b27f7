from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.annotation import Annotation, AnnotationKind, Placement
from reader.core.selection import Position, TextRange
from reader.storage.annotations import Annotations, Extent
from reader.storage.database import Database
from reader.storage.library import Library

NOTE = Annotation(
    ident="a",
    kind=AnnotationKind.NOTE,
    range=TextRange(Position(3, 4), Position(5, 6)),
    quote="the quote\nof two turns",
    prefix="before ",
    suffix=" after",
    start_ms=1000,
    end_ms=None,
    body="ganz schön — 語 👩‍🚀 \x00 end",
    colour="yellow",
    created_s=1700000000.123456,
    modified_s=1700000001.5,
    tags=("zu lesen", "Ähre"),
    starred=True,
    speaker="Ann",
    placement=Placement.FOUND,
    placed_in="abc",
    score=0.875,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path)
    yield database
    database.close()


@pytest.fixture
def document_id(database: Database) -> int:
    return Library(database).remember(Path("/t.txt"), "h", "T", (), None).document_id


def test_an_annotation_comes_back_exactly(database: Database, document_id: int) -> None:
    annotations = Annotations(database)
    others = [replace(NOTE, ident=kind.value, kind=kind) for kind in AnnotationKind]
    annotations.put(document_id, [NOTE, *others])
    assert {a.ident: a for a in annotations.of(document_id)} == {
        a.ident: a for a in [NOTE, *others]
    }
    assert len(annotations.of(document_id)) == 1 + len(AnnotationKind)
    assert annotations.of(document_id + 1) == []


def test_other_tags_take_the_place_of_those_before(database: Database, document_id: int) -> None:
    annotations = Annotations(database)
    annotations.put(document_id, [NOTE])
    annotations.put(document_id, [NOTE.with_tags(["b", "A", "a "])])
    assert annotations.of(document_id)[0].tags == ("A", "b")
    annotations.remove([NOTE.ident])
    assert database.rows("SELECT * FROM annotation_tags") == []


def test_annotations_come_oldest_first(database: Database, document_id: int) -> None:
    annotations = Annotations(database)
    made = [replace(NOTE, ident=str(n), created_s=float(9 - n)) for n in range(9)]
    annotations.put(document_id, made)
    assert annotations.of(document_id) == made[::-1]


def test_putting_again_replaces_and_removing_removes(database: Database, document_id: int) -> None:
    annotations = Annotations(database)
    annotations.put(document_id, [NOTE, replace(NOTE, ident="b")])
    annotations.put(document_id, [replace(NOTE, body="other")])
    annotations.remove(["b", "never there"])
    assert annotations.of(document_id) == [replace(NOTE, body="other")]


def test_a_set_is_put_whole_or_not_at_all(database: Database, document_id: int) -> None:
    annotations = Annotations(database)
    wrong = replace(NOTE, ident="wrong", start_ms="no number")  # type: ignore[arg-type]
    with pytest.raises(Exception, match="cannot store TEXT"):
        annotations.put(document_id, [NOTE, wrong])
    assert annotations.of(document_id) == []


def test_half_a_character_does_not_cost_the_note(database: Database, document_id: int) -> None:
    annotations = Annotations(database)
    annotations.put(document_id, [replace(NOTE, body="a \ud83d b", quote="\ud83d\ude80")])
    (stored,) = annotations.of(document_id)
    assert (stored.body, stored.quote) == ("a \ufffd b", "\U0001f680")


def test_extents_tell_number_and_last_change(database: Database, document_id: int) -> None:
    other = Library(database).remember(Path("/o.txt"), "h2", "O", (), None).document_id
    annotations = Annotations(database)
    annotations.put(document_id, [NOTE, replace(NOTE, ident="b", modified_s=1700000009.0)])
    assert annotations.extents() == {document_id: Extent(2, 1700000009.0)}
    annotations.put(other, [replace(NOTE, ident="c")])
    assert annotations.extents()[other] == Extent(1, NOTE.modified_s)
