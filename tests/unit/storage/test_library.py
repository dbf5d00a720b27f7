from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.errors import StorageProblem
from reader.core.selection import Position, TextRange
from reader.storage.annotations import Annotations
from reader.storage.corrections import Corrections
from reader.storage.database import Database
from reader.storage.library import DocumentRecord, Library, Place

TEXT, OTHER_TEXT = Path("/talks/a.txt"), Path("/talks/b.txt")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path)
    yield database
    database.close()


@pytest.fixture
def library(database: Database) -> Library:
    return Library(database)


def remember(library: Library, path: Path = TEXT, text_hash: str = "h") -> DocumentRecord:
    return library.remember(path, text_hash, "A talk", ("Ann", "Bo"), None)


def test_what_is_remembered(library: Library) -> None:
    record = library.remember(TEXT, "h", "Ein Gespräch", ("Ann", "Bö"), Path("/talks/a.mp3"))
    assert (record.path, record.text_hash, record.title) == (TEXT, "h", "Ein Gespräch")
    assert record.speakers == ("Ann", "Bö")
    assert record.audio_path == Path("/talks/a.mp3")
    assert (record.place, record.notes, record.progress) == (Place(), 0, 0.0)
    assert library.record(record.document_id) == record


def test_the_same_text_elsewhere_is_the_same_document(library: Library) -> None:
    first = remember(library)
    moved = remember(library, OTHER_TEXT)
    assert moved.document_id == first.document_id
    assert moved.path == OTHER_TEXT


def test_another_text_at_the_same_path_is_the_same_document(library: Library) -> None:
    first = remember(library)
    changed = remember(library, text_hash="new")
    assert changed.document_id == first.document_id
    assert changed.text_hash == "new"


def test_the_text_counts_for_more_than_the_path(library: Library) -> None:
    first, second = remember(library), remember(library, OTHER_TEXT, "other")
    assert first.document_id != second.document_id
    # The second text is copied over the first file.
    assert remember(library, TEXT, "other").document_id == second.document_id
    assert remember(library, TEXT, "h").document_id == first.document_id


def test_a_recording_once_known_is_kept(library: Library) -> None:
    library.remember(TEXT, "h", "T", (), Path("/sound/far/away.mp3"))
    assert remember(library).audio_path == Path("/sound/far/away.mp3")
    other = library.remember(TEXT, "h", "T", (), Path("/talks/b.mp3"))
    assert other.audio_path == Path("/talks/b.mp3")


def test_recent_lists_the_last_opened_first(library: Library) -> None:
    for name in ("a", "b", "c", "a"):
        remember(library, Path(f"/{name}"), name)
    assert [str(r.path) for r in library.recent()] == ["/a", "/c", "/b"]
    assert [str(r.path) for r in library.recent(limit=2)] == ["/a", "/c"]


def test_what_is_taken_off_the_list_comes_back_with_its_notes(
    library: Library, database: Database
) -> None:
    record = remember(library)
    place = TextRange(Position(0, 0), Position(0, 1))
    Annotations(database).put(
        record.document_id, [Annotation("a", AnnotationKind.NOTE, place, "x")]
    )
    library.unlist(record.document_id)
    assert library.recent() == []
    assert remember(library).notes == 1
    assert [r.document_id for r in library.recent()] == [record.document_id]


def test_the_place_is_restored_and_gives_the_progress(library: Library) -> None:
    ident = remember(library).document_id
    library.set_place(ident, Place(30_000, 12, 345))
    assert remember(library).place == Place(30_000, 12, 345)
    assert library.record(ident).progress == 0.0
    library.set_duration(ident, 120_000)
    assert library.record(ident).progress == 0.25
    library.set_duration(ident, 20_000)
    assert library.record(ident).progress == 1.0


def test_repairs_taken_back_are_known_before_the_text_is_read(library: Library) -> None:
    assert library.rejected_repairs(TEXT) == frozenset()
    ident = remember(library).document_id
    library.set_rejected_repairs(ident, frozenset({"page-break:7:ä", "emphasis:9:x"}))
    assert library.rejected_repairs(TEXT) == {"page-break:7:ä", "emphasis:9:x"}
    assert library.rejected_repairs(OTHER_TEXT) == frozenset()


def test_where_nothing_can_be_written_the_record_is_what_it_was(tmp_path: Path) -> None:
    writer = Database(tmp_path)
    before = remember(Library(writer))
    writer.close()
    reader = Database(tmp_path, read_only=StorageProblem("it is in use elsewhere."))
    again = Library(reader).remember(TEXT, "h", "Another title", (), Path("/talks/a.mp3"))
    assert again == before
    with pytest.raises(StorageProblem, match="in use elsewhere"):
        remember(Library(reader), OTHER_TEXT, "other")
    reader.close()


def test_a_document_that_is_not_there(library: Library) -> None:
    with pytest.raises(KeyError):
        library.record(7)


@pytest.mark.skipif(os.name == "nt", reason="paths are not bytes there")
def test_a_path_that_is_not_utf8_is_remembered(library: Library) -> None:
    path = Path(os.fsdecode(b"/talks/caf\xe9.txt"))
    record = library.remember(path, "h", "caf\udce9", ("B\udce9",), path.with_suffix(".mp3"))
    assert (record.path, record.audio_path) == (path, path.with_suffix(".mp3"))
    library.set_rejected_repairs(record.document_id, frozenset({"x"}))
    assert library.rejected_repairs(path) == {"x"}
    assert library.remember(path, "new", "T", (), None).document_id == record.document_id


# -- corrections ---------------------------------------------------------------------


def test_corrections_come_back_in_their_order(library: Library, database: Database) -> None:
    corrections = Corrections(database)
    ident, other = remember(library).document_id, remember(library, OTHER_TEXT, "o").document_id
    listed: list[dict[str, object]] = [{"kind": "exchange", "from": n} for n in (12, 3, 40)]
    corrections.replace(ident, listed)
    assert corrections.of(ident) == listed
    corrections.replace(ident, listed[:1])
    assert corrections.of(ident) == listed[:1]
    assert corrections.of(other) == []


def test_corrections_are_replaced_whole_or_not_at_all(library: Library, database: Database) -> None:
    corrections, ident = Corrections(database), remember(library).document_id
    corrections.replace(ident, [{"n": 1}])
    with pytest.raises(TypeError):
        corrections.replace(ident, [{"n": 2}, {"n": object()}])
    assert corrections.of(ident) == [{"n": 1}]


def test_an_answer_to_a_proposal_lasts(library: Library, database: Database) -> None:
    corrections, ident = Corrections(database), remember(library).document_id
    assert corrections.answers(ident) == {}
    corrections.set_answer(ident, "exchange:12", "kept")
    corrections.set_answer(ident, "exchange:12", "accepted")
    corrections.set_answer(ident, "exchange:40", "kept")
    assert corrections.answers(ident) == {"exchange:12": "accepted", "exchange:40": "kept"}


def test_the_source_of_times_is_remembered(library: Library) -> None:
    library.remember(TEXT, "h", "T", (), None, Path("/talks/stamped.md"))
    assert remember(library).timed_path == Path("/talks/stamped.md")
