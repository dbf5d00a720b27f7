from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.selection import Position, TextRange
from reader.storage.annotations import Annotations
from reader.storage.database import Database
from reader.storage.library import Library, Place
from reader.storage.library_shelf import LibraryShelf, NewDocument, ShelfEntry
from reader.storage.migrations import MIGRATIONS

# What a later step may add: something that belongs to an annotation.
TAGS = (
    """CREATE TABLE tags (
        annotation_id TEXT NOT NULL REFERENCES annotations (id),
        tag TEXT NOT NULL
    ) STRICT""",
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path, (*MIGRATIONS, TAGS))
    yield database
    database.close()


@pytest.fixture
def library(database: Database) -> Library:
    return Library(database)


@pytest.fixture
def shelf(database: Database) -> LibraryShelf:
    return LibraryShelf(database)


def new(path: str, text_hash: str, audio: str | None = None) -> NewDocument:
    sound = None if audio is None else Path(audio)
    return NewDocument(Path(path), text_hash, "A talk", ("Ann", "Bö"), sound, None, 12, 340)


def note(ident: str) -> Annotation:
    place = TextRange(Position(0, 0), Position(0, 4))
    return Annotation(ident, AnnotationKind.NOTE, place, "Good", body="why?", modified_s=5.0)


def only(shelf: LibraryShelf) -> ShelfEntry:
    (entry,) = shelf.entries()
    return entry


def test_what_was_added_is_listed_behind_what_was_opened(
    shelf: LibraryShelf, library: Library, database: Database
) -> None:
    ((added, is_new),) = shelf.add([new("/talks/a.txt", "a", "/talks/a.mp3")])
    opened = library.remember(Path("/talks/b.txt"), "b", "Another", (), None)
    Annotations(database).put(opened.document_id, [note("one"), note("two")])
    assert is_new
    first, second = shelf.entries()
    assert (first.document_id, first.notes, first.opened_s > 0) == (opened.document_id, 2, True)
    assert (second.document_id, second.notes, second.opened_s) == (added, 0, 0.0)
    assert second.speakers == ("Ann", "Bö")
    assert (second.path, second.audio_path) == (Path("/talks/a.txt"), Path("/talks/a.mp3"))
    assert (second.turns, second.words, second.latest_s) == (12, 340, second.added_s)
    assert shelf.entry(added) == second
    assert [record.document_id for record in library.recent()] == [opened.document_id]


def test_progress_is_by_the_recording_else_by_the_page(
    shelf: LibraryShelf, library: Library
) -> None:
    ((ident, _),) = shelf.add([new("/talks/a.txt", "a")])
    assert only(shelf).progress == 0.0
    library.set_place(ident, Place(30_000, 11, 0))
    assert only(shelf).progress == 1.0
    library.set_duration(ident, 120_000)
    assert only(shelf).progress == 0.25
    library.set_extent(ident, 0, 0, ())
    library.set_duration(ident, 0)
    assert only(shelf).progress == 0.0


def test_what_is_there_is_not_added_twice(
    shelf: LibraryShelf, library: Library, tmp_path: Path
) -> None:
    here, copy = tmp_path / "here.txt", tmp_path / "copy.txt"
    here.write_text("x")
    record = library.remember(here, "a", "A talk", (), None)
    assert shelf.add([new(str(copy), "a")]) == [(record.document_id, False)]
    assert only(shelf).path == here  # it is still where it was
    here.unlink()
    shelf.add([new(str(copy), "a", "/talks/a.mp3")])
    assert (only(shelf).path, only(shelf).audio_path) == (copy, Path("/talks/a.mp3"))
    assert only(shelf).opened_s == record.opened_s
    library.unlist(record.document_id)
    assert shelf.add([new(str(copy), "a")]) == [(record.document_id, True)]


def test_off_the_list_and_back(shelf: LibraryShelf, library: Library) -> None:
    ((ident, _),) = shelf.add([new("/talks/a.txt", "a")])
    library.unlist(ident)
    assert shelf.entries() == []
    assert shelf.entry(ident) is None
    shelf.relist(ident)
    assert only(shelf).document_id == ident


def test_files_that_moved(shelf: LibraryShelf) -> None:
    ((one, _), (two, _)) = shelf.add(
        [new("/old/a.txt", "a", "/old/a.mp3"), new("/old/b.txt", "b", "/old/b.mp3")]
    )
    shelf.move([(one, Path("/new/a.txt"), Path("/new/a.mp3")), (two, Path("/new/b.txt"), None)])
    places = {entry.document_id: (entry.path, entry.audio_path) for entry in shelf.entries()}
    assert places == {
        one: (Path("/new/a.txt"), Path("/new/a.mp3")),
        two: (Path("/new/b.txt"), Path("/old/b.mp3")),
    }


def _everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    tables = ("documents", "annotations", "tags", "pins", "corrections", "proposal_answers")
    return {table: sorted(database.rows(f"SELECT * FROM {table}"), key=repr) for table in tables}


def test_deleting_takes_all_that_belongs_to_it_and_can_be_undone(
    shelf: LibraryShelf, library: Library, database: Database
) -> None:
    record = library.remember(Path("/a.txt"), "a", "A talk", ("Ann",), Path("/a.mp3"))
    other = library.remember(Path("/b.txt"), "b", "Another", (), None)
    library.set_place(record.document_id, Place(5000, 1, 2))
    annotations = Annotations(database)
    annotations.put(record.document_id, [note("one")])
    annotations.put(other.document_id, [note("two")])
    with database.writing():
        database.execute("INSERT INTO tags VALUES ('one', 'craft')")
        database.execute("INSERT INTO tags VALUES ('two', 'craft')")
        database.execute(
            "INSERT INTO corrections (document_id, number, correction) VALUES (?, 0, '{}')",
            (record.document_id,),
        )
    before = _everything(database)
    deleted = shelf.delete(record.document_id)
    assert [entry.document_id for entry in shelf.entries()] == [other.document_id]
    assert annotations.of(record.document_id) == []
    assert database.rows("SELECT annotation_id FROM tags") == [("two",)]
    assert database.rows("SELECT count(*) FROM corrections") == [(0,)]
    assert "/a.txt" not in str(_everything(database))
    shelf.put_back(deleted)
    assert _everything(database) == before


def test_the_number_of_what_was_deleted_is_not_given_out_again(
    shelf: LibraryShelf, library: Library
) -> None:
    first = library.remember(Path("/a.txt"), "a", "A talk", (), None)
    shelf.delete(first.document_id)
    again = library.remember(Path("/a.txt"), "a", "A talk", (), None)
    assert again.document_id != first.document_id
    assert again.place == Place()
    with pytest.raises(KeyError):
        shelf.delete(999)
