"""Asking all annotations of the library, and the index of their words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.annotation_query import NoteFilter, NoteGrouping, NoteOrder
from reader.core.selection import Position, TextRange
from reader.storage import annotation_words
from reader.storage.annotation_search import NO_TAG, AnnotationSearch
from reader.storage.annotations import Annotations
from reader.storage.database import FILE_NAME, Database
from reader.storage.deleted_annotations import DAY_S, KEPT_DAYS, DeletedAnnotations
from reader.storage.library_shelf import LibraryShelf, NewDocument


class Library:
    """Two conversations with five annotations."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(folder)
        self.annotations = Annotations(self.database)
        self.shelf = LibraryShelf(self.database)
        added = self.shelf.add(
            NewDocument(folder / f"{name}.txt", name * 64, name, (), None, None, 9, 90)
            for name in ("a", "b")
        )
        self.first, self.second = (ident for ident, _ in added)
        self.annotations.put(
            self.first,
            [
                note("one", 5, "The slow ear hears it", tags=("craft", "Memory"), created_s=300.0),
                note("two", 2, "Über die Brücke", body="a bridge", created_s=100.0, starred=True),
            ],
        )
        self.annotations.put(
            self.second,
            [
                note("three", 1, "colour of a sound", colour="pink", created_s=200.0),
                note("four", 0, "slow again", tags=("craft",), speaker="Ben", created_s=9e8),
                note("five", 7, "the last", colour="pink", created_s=9e8 + 2 * DAY_S),
            ],
        )
        self.ident_of = dict(self.database.rows("SELECT number, id FROM annotations"))

    def find(
        self,
        wanted: NoteFilter | None = None,
        order: NoteOrder = NoteOrder.PLACE,
        grouping: NoteGrouping = NoteGrouping.NONE,
    ) -> dict[object, list[str]]:
        with AnnotationSearch(self.folder) as search:
            found = search.find(wanted or NoteFilter(), order, grouping)
        self.ident_of = dict(self.database.rows("SELECT number, id FROM annotations"))
        return {g.key: [self.ident_of[n] for n in g.numbers] for g in found.groups}

    def all(self, wanted: NoteFilter, order: NoteOrder = NoteOrder.PLACE) -> list[str]:
        return [ident for group in self.find(wanted, order).values() for ident in group]


def note(
    ident: str,
    turn: int,
    quote: str,
    *,
    body: str = "",
    tags: tuple[str, ...] = (),
    colour: str = "",
    speaker: str = "Ada",
    created_s: float = 0.0,
    starred: bool = False,
) -> Annotation:
    kind = AnnotationKind.HIGHLIGHT if colour else AnnotationKind.NOTE
    return Annotation(
        ident,
        kind,
        TextRange(Position(turn, 0), Position(turn, 4)),
        quote,
        body=body,
        tags=tags,
        colour=colour,
        speaker=speaker,
        created_s=created_s,
        modified_s=1000.0 - created_s if created_s < 1000 else created_s,
        starred=starred,
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path)
    yield made
    made.database.close()


def test_all_are_found_in_the_order_of_the_texts(library: Library) -> None:
    found = library.find(grouping=NoteGrouping.DOCUMENT)
    assert found[library.first] == ["two", "one"]
    assert found[library.second] == ["four", "three", "five"]


def test_orders_by_time(library: Library) -> None:
    assert library.all(NoteFilter(), NoteOrder.CREATED) == ["five", "four", "one", "three", "two"]
    assert library.all(NoteFilter(), NoteOrder.MODIFIED)[2:] == ["two", "three", "one"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (NoteFilter(tags=("CRAFT",)), {"one", "four"}),
        (NoteFilter(tags=("craft", "memory")), {"one"}),
        (NoteFilter(colours=("pink",)), {"three", "five"}),
        (NoteFilter(kinds=("note",)), {"one", "two", "four"}),
        (NoteFilter(speakers=("Ben",)), {"four"}),
        (NoteFilter(starred=True), {"two"}),
        (NoteFilter(since_s=200.0, until_s=300.0), {"three"}),
        (NoteFilter(typed="slow"), {"one", "four"}),
        (NoteFilter(typed="uber brucke"), {"two"}),
        (NoteFilter(typed='"slow ear"'), {"one"}),
        (NoteFilter(typed="memor"), {"one"}),
        (NoteFilter(typed="ben"), {"four"}),
        (NoteFilter(typed="bridge", starred=True), {"two"}),
        (NoteFilter(typed="slow", colours=("pink",)), set()),
    ],
)
def test_filters(library: Library, wanted: NoteFilter, expected: set[str]) -> None:
    assert set(library.all(wanted)) == expected
    if not wanted.typed:  # the notes beside one conversation are narrowed by the same filter
        everything = library.annotations.of(library.first) + library.annotations.of(library.second)
        assert {a.ident for a in wanted.matching(everything)} == expected


def test_groups_of_tags_hold_a_note_in_each_and_those_without(library: Library) -> None:
    found = library.find(grouping=NoteGrouping.TAG)
    assert set(found["craft"]) == {"one", "four"}
    assert found["Memory"] == ["one"]
    assert set(found[NO_TAG]) == {"two", "three", "five"}


def test_groups_of_days_and_colours(library: Library) -> None:
    days = library.find(order=NoteOrder.CREATED, grouping=NoteGrouping.DAY)
    newest = datetime.fromtimestamp(9e8 + 2 * DAY_S).date()
    assert next(iter(days)) == newest
    assert days[newest] == ["five"]
    assert days[date.fromtimestamp(200)] == ["one", "three", "two"]
    in_place = library.find(grouping=NoteGrouping.DAY)
    assert [i for i in in_place[date.fromtimestamp(200)] if i != "three"] == ["two", "one"]
    assert set(library.find(grouping=NoteGrouping.COLOUR)["pink"]) == {"three", "five"}


def test_what_is_taken_off_the_list_is_not_found(library: Library) -> None:
    library.shelf.delete(library.second)
    assert set(library.all(NoteFilter())) == {"one", "two"}
    assert library.all(NoteFilter(typed="colour")) == []


def test_the_index_follows_every_way_of_writing(library: Library) -> None:
    assert library.all(NoteFilter(typed="ear")) == ["one"]
    one = next(a for a in library.annotations.of(library.first) if a.ident == "one")
    library.annotations.put(library.first, [replace(one, quote="nothing of it", tags=("new",))])
    assert library.all(NoteFilter(typed="ear")) == []
    assert library.all(NoteFilter(typed="new")) == ["one"]
    # Another program, which knows nothing of the index.
    with closing(sqlite3.connect(library.folder / FILE_NAME)) as other, other:
        other.execute("UPDATE annotations SET body = 'an elephant' WHERE id = 'five'")
        other.execute("DELETE FROM annotations WHERE id = 'four'")
    assert library.all(NoteFilter(typed="elephant")) == ["five"]
    assert library.all(NoteFilter(typed="again")) == []


def test_a_change_of_colour_makes_no_work_for_the_index(library: Library) -> None:
    library.all(NoteFilter(typed="slow"))
    three = next(a for a in library.annotations.of(library.second) if a.ident == "three")
    library.annotations.put(library.second, [three.with_colour("blue").with_star(True)])
    assert library.database.rows("SELECT count(*) FROM annotation_words_due") == [(0,)]


def test_an_index_of_another_version_is_made_anew(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.all(NoteFilter(typed="slow"))
    monkeypatch.setattr(annotation_words, "TABLE", "annotation_words_2")
    assert set(library.all(NoteFilter(typed="slow"))) == {"one", "four"}
    names = library.database.rows("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")
    assert names == [("annotation_words_2",)]


def test_a_damaged_index_stops_nothing_and_is_made_anew(library: Library) -> None:
    library.all(NoteFilter(typed="slow"))
    with closing(sqlite3.connect(library.folder / FILE_NAME)) as other, other:
        other.execute(f"UPDATE {annotation_words.TABLE}_data SET block = x'ffffff'")
    library.annotations.put(library.first, [note("six", 3, "written all the same, slow")])
    assert set(library.all(NoteFilter(typed="slow"))) == {"one", "four", "six"}


def test_facets_count_what_there_is(library: Library) -> None:
    with AnnotationSearch(library.folder) as search:
        facets = search.facets()
    assert [(f.name, f.count) for f in facets.tags] == [("craft", 2), ("Memory", 1)]
    assert [(f.value, f.count) for f in facets.colours] == [("pink", 2)]
    assert {(f.value, f.count) for f in facets.documents} == {
        (library.first, 2),
        (library.second, 3),
    }
    assert (facets.starred, facets.count) == (1, 5)


def test_what_was_deleted_can_be_brought_back_for_a_while(library: Library) -> None:
    deleted = DeletedAnnotations(library.database)
    one = next(a for a in library.annotations.of(library.first) if a.ident == "one")
    library.annotations.remove(["one"])
    kept = deleted.all()
    assert [(d.document_id, d.title, d.annotation) for d in kept] == [(library.first, "a", one)]
    assert deleted.prune(kept[0].deleted_s + (KEPT_DAYS - 1) * DAY_S) == 0
    library.annotations.put(library.first, [one])
    assert deleted.all() == []
    library.annotations.remove(["one"])
    assert deleted.prune(kept[0].deleted_s + (KEPT_DAYS + 1) * DAY_S) == 1
    assert deleted.all() == []


def test_a_bookmark_that_says_nothing_is_not_kept_and_one_with_a_tag_is(library: Library) -> None:
    bare = replace(note("b1", 1, "words"), kind=AnnotationKind.BOOKMARK)
    library.annotations.put(library.first, [bare, replace(bare, ident="b2", tags=("craft",))])
    library.annotations.remove(["b1", "b2"])
    assert [d.annotation.ident for d in DeletedAnnotations(library.database).all()] == ["b2"]


def test_with_its_conversation_what_was_deleted_goes_for_good(library: Library) -> None:
    library.annotations.remove(["four"])
    gone = library.shelf.delete(library.second)
    assert DeletedAnnotations(library.database).all() == []
    library.shelf.put_back(gone)
    assert [d.annotation.ident for d in DeletedAnnotations(library.database).all()] == ["four"]


def test_a_store_that_is_only_read_is_searched_without_a_byte_written(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.database.close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with AnnotationSearch(tmp_path, by_reading=True) as search:
        found = search.find(NoteFilter("slow"), NoteOrder.PLACE, NoteGrouping.NONE)
        entries = search.entries(found.groups[0].numbers)
    assert {entry.annotation.ident for entry in entries.values()} == {"one", "four"}
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert after == before
