"""The library behind the window, with a real store, a real index and real files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from reader.session.library import Catalogue
from reader.session.library_covers import SIZE_PX, Covers, small_cover
from reader.session.library_import import ImportSummary, conversations_in
from reader.session.library_moved import find_moved, move_of
from reader.session.library_order import LibraryFilter, SortOrder, ordered, title_key
from reader.session.reading_session import ReadingSession
from reader.session.store import Store
from reader.storage.full_text import FILE_NAME, FullTextIndex, IndexedText
from reader.storage.full_text_search import Found, FoundPlace
from reader.storage.library_shelf import ShelfEntry


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ReadingSession]:
    session = ReadingSession(Store.open(tmp_path / "data"))
    yield session
    session.close()


@pytest.fixture
def catalogue(session: ReadingSession) -> Catalogue:
    return session.catalogue


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """Three conversations, one of them a folder below, a recording, and two other files."""
    folder = tmp_path / "talks"
    (folder / "more").mkdir(parents=True)
    write(folder / "herons.txt", "The heron stands.")
    write(folder / "letters.txt", "A letter is a slow heron.")
    write(folder / "more" / "salt.txt", "Salt keeps.")
    (folder / "herons.mp3").write_bytes(b"")
    (folder / "README.md").write_text("Not a conversation.")
    (folder / ".hidden.txt").write_text("Ada: Hush.\n\nBen: Hush.\n")
    return folder


def write(path: Path, said: str) -> Path:
    path.write_text(f"Ada: Good evening.\n\nBen: {said}\n\nAda: Indeed, {path.stem}.\n")
    return path


def add(catalogue: Catalogue, folder: Path, qtbot: QtBot) -> ImportSummary:
    with qtbot.waitSignal(catalogue.importing.finished) as finished:
        catalogue.importing.start(folder)
    qtbot.waitUntil(lambda: catalogue.indexing.idle)
    summary: ImportSummary = finished.args[0]
    return summary


def find(catalogue: Catalogue, typed: str, qtbot: QtBot) -> Found:
    found: list[Found] = []
    catalogue.indexing.search(typed, catalogue.recency_s(), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def names(entries: object) -> list[str]:
    return [entry.path.name for entry in entries]  # type: ignore[attr-defined]


def by_name(catalogue: Catalogue, name: str) -> ShelfEntry:
    (entry,) = [entry for entry in catalogue.entries() if entry.path.name == name]
    return entry


# -- adding a folder ----------------------------------------------------------------


def test_a_folder_is_added_with_what_lies_below(
    catalogue: Catalogue, talks: Path, qtbot: QtBot
) -> None:
    assert names_of(conversations_in(talks)) == ["herons.txt", "letters.txt", "salt.txt"]
    summary = add(catalogue, talks, qtbot)
    assert (summary.added, summary.known, summary.failures) == (3, 0, [])
    assert sorted(names(catalogue.entries())) == ["herons.txt", "letters.txt", "salt.txt"]
    heron = by_name(catalogue, "herons.txt")
    assert heron.audio_path == talks / "herons.mp3"
    assert heron.speakers == ("Ada", "Ben")
    assert (heron.turns, heron.words, heron.opened_s) == (3, 7, 0.0)
    found = find(catalogue, "heron ", qtbot)
    assert found.document_count == 2
    assert {place.start_ms for d in found.documents for place in d.places} == {None}
    again = add(catalogue, talks, qtbot)
    assert (again.added, again.known) == (0, 3)
    assert len(catalogue.entries()) == 3


def names_of(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_a_place_of_what_was_added_has_its_time(
    catalogue: Catalogue, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "stamped"
    folder.mkdir()
    turns = (f"Ada: [00:{n:02}:00] Number {n}.\n\n" for n in range(9))
    (folder / "talk.txt").write_text("".join(turns) + "Ben: [00:09:30] A heron.\n")
    add(catalogue, folder, qtbot)
    (document,) = find(catalogue, "heron", qtbot).documents
    assert document.places[0].start_ms == 570_000


def test_one_bad_file_does_not_stop_the_rest(
    catalogue: Catalogue, talks: Path, qtbot: QtBot
) -> None:
    (talks / "bad.srt").write_text("this is not a subtitle file\n")
    (talks / "worse.txt").write_bytes(b"")
    summary = add(catalogue, talks, qtbot)
    assert summary.added == 3
    assert sorted(path.name for path, _ in summary.failures) == ["bad.srt", "worse.txt"]
    assert all(str(error) for _, error in summary.failures)


def test_an_import_that_is_ended_keeps_what_it_has(
    catalogue: Catalogue, tmp_path: Path, qtbot: QtBot
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(40):
        write(many / f"talk-{number:02}.txt", f"Heron number {number}.")
    importing = catalogue.importing
    importing.progressed.connect(lambda done, total: importing.cancel() if done else None)
    with qtbot.waitSignal(importing.finished) as finished:
        importing.start(many)
    assert finished.args[0].cancelled
    assert 0 < len(catalogue.entries()) < 40
    assert not importing.running


def test_a_folder_without_conversations(catalogue: Catalogue, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "empty").mkdir()
    summary = add(catalogue, tmp_path / "empty", qtbot)
    assert (summary.added, summary.known, summary.failures) == (0, 0, [])


# -- the index --------------------------------------------------------------------------


def test_what_is_opened_and_noted_can_be_found(
    session: ReadingSession, catalogue: Catalogue, talks: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.settled):
        session.open([talks / "letters.txt"])
    with qtbot.waitSignal(catalogue.indexing.changed):
        pass
    qtbot.waitUntil(lambda: catalogue.indexing.idle)
    (document,) = find(catalogue, "slow her", qtbot).documents
    (place,) = document.places
    assert (place.turn, place.speaker) == (1, "Ben")
    session.notebook.add_note(0, "Ask about kingfishers")
    qtbot.waitUntil(lambda: bool(find(catalogue, "kingfisher", qtbot).notes), timeout=10_000)


def test_what_the_index_lacks_is_made_up_for(
    catalogue: Catalogue, talks: Path, session: ReadingSession, qtbot: QtBot
) -> None:
    add(catalogue, talks, qtbot)
    for file in session.folder.glob(f"{FILE_NAME}*"):
        file.unlink()
    (talks / "letters.txt").unlink()  # what cannot be read is passed over
    assert find(catalogue, "heron", qtbot) == Found()
    catalogue.indexing.complete()
    qtbot.waitUntil(lambda: catalogue.indexing.idle)
    assert find(catalogue, "heron", qtbot).document_count == 1
    assert find(catalogue, "salt", qtbot).document_count == 1
    with FullTextIndex(session.folder) as index:
        index.remove(by_name(catalogue, "salt.txt").document_id)
        index.put(999, "h", IndexedText(["heron"], [-1], []))  # of one that is gone
    catalogue.indexing.complete()
    qtbot.waitUntil(lambda: catalogue.indexing.idle)
    with FullTextIndex(session.folder) as index:
        listed = {entry.document_id for entry in catalogue.entries()}
        gone = {by_name(catalogue, "letters.txt").document_id}
        assert set(index.states()) == listed - gone


def test_a_damaged_index_is_made_anew_with_a_quiet_word(
    catalogue: Catalogue, talks: Path, session: ReadingSession, qtbot: QtBot
) -> None:
    add(catalogue, talks, qtbot)
    for suffix in ("-wal", "-shm"):
        (session.folder / f"{FILE_NAME}{suffix}").unlink(missing_ok=True)
    (session.folder / FILE_NAME).write_bytes(b"no database at all " * 500)
    with qtbot.waitSignal(session.noticed) as noticed:
        catalogue.indexing.search("heron", catalogue.recency_s(), lambda _found: None)
    assert "made anew" in noticed.args[0]
    qtbot.waitUntil(lambda: catalogue.indexing.idle)
    assert find(catalogue, "heron", qtbot).document_count == 2


def test_a_search_that_nobody_waits_for_says_nothing(
    catalogue: Catalogue, talks: Path, qtbot: QtBot
) -> None:
    add(catalogue, talks, qtbot)
    first: list[Found] = []
    second: list[Found] = []
    catalogue.indexing.search("heron", catalogue.recency_s(), first.append)
    catalogue.indexing.search("salt", catalogue.recency_s(), second.append)
    qtbot.waitUntil(lambda: bool(second))
    assert first == []
    assert second[0].document_count == 1
    catalogue.indexing.search(" ", catalogue.recency_s(), first.append)
    assert first == [Found()]


def test_further_places_of_a_conversation(catalogue: Catalogue, talks: Path, qtbot: QtBot) -> None:
    add(catalogue, talks, qtbot)
    ident = by_name(catalogue, "herons.txt").document_id
    places: list[FoundPlace] = []
    catalogue.indexing.more_places(ident, [1], "heron", places.extend)
    qtbot.waitUntil(lambda: bool(places))
    assert places[0].snippet == "The heron stands."


# -- taking off, deleting ---------------------------------------------------------------


def test_what_is_taken_off_is_neither_listed_nor_found_until_it_is_back(
    session: ReadingSession, catalogue: Catalogue, talks: Path, qtbot: QtBot
) -> None:
    add(catalogue, talks, qtbot)
    entry = by_name(catalogue, "herons.txt")
    with qtbot.waitSignal(catalogue.changed):
        assert catalogue.take_off(entry.document_id)
    qtbot.waitUntil(lambda: catalogue.indexing.idle)
    assert "herons.txt" not in names(catalogue.entries())
    assert find(catalogue, "stands", qtbot) == Found()
    assert catalogue.put_back_on(entry.document_id)
    qtbot.waitUntil(lambda: catalogue.indexing.idle)
    assert find(catalogue, "stands", qtbot).document_count == 1


def test_deleting_can_be_undone_until_all_is_closed(
    session: ReadingSession, catalogue: Catalogue, talks: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("herons.txt", "letters.txt"):
        with qtbot.waitSignal(session.settled):
            session.open([talks / name])
        session.notebook.add_note(0, f"A note on {name}")
    session.close_document()
    made = session.folder / "alignments"
    made.mkdir()
    idents = {}
    for name in ("herons.txt", "letters.txt"):
        idents[name] = by_name(catalogue, name).document_id
        (made / f"{idents[name]}.earmark.json").write_text("{}")
    before = by_name(catalogue, "herons.txt")
    assert before.notes == 1
    deleted = catalogue.delete(idents["herons.txt"])
    assert deleted is not None
    assert names(catalogue.entries()) == ["letters.txt"]
    assert catalogue.undo_delete(deleted)
    assert by_name(catalogue, "herons.txt") == before
    assert catalogue.delete(idents["letters.txt"]) is not None
    session.close()
    assert sorted(path.name for path in made.iterdir()) == [f"{idents['herons.txt']}.earmark.json"]
    assert (talks / "letters.txt").exists()
    store = Store.open(tmp_path / "data")
    assert store.annotations.of(idents["letters.txt"]) == []
    assert len(store.annotations.of(idents["herons.txt"])) == 1
    store.close()


# -- files that moved -------------------------------------------------------------------


def test_what_is_gone_is_marked_and_found_with_its_neighbours(
    catalogue: Catalogue, talks: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    add(catalogue, talks, qtbot)
    moved = tmp_path / "elsewhere" / "talks"
    shutil.move(talks, moved)
    (moved / "letters.txt").write_text("Ada: This is another text.\n\nBen: It is.\n")
    with qtbot.waitSignal(catalogue.missing_changed):
        catalogue.look_for_missing()
    assert catalogue.missing == {entry.document_id for entry in catalogue.entries()}
    heron = by_name(catalogue, "herons.txt")
    with qtbot.waitSignal(catalogue.located) as located:
        catalogue.locate(heron, moved / "herons.txt")
    assert located.args[0].path == moved / "herons.txt"
    assert located.args[1] == 1  # salt.txt; the changed letters.txt is not taken for itself
    assert by_name(catalogue, "herons.txt").audio_path == moved / "herons.mp3"
    assert by_name(catalogue, "salt.txt").path == moved / "more" / "salt.txt"
    assert by_name(catalogue, "letters.txt").path == talks / "letters.txt"
    assert catalogue.missing == {by_name(catalogue, "letters.txt").document_id}


def test_a_folder_is_looked_through_for_what_is_wanted(
    catalogue: Catalogue, talks: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    add(catalogue, talks, qtbot)
    moved = tmp_path / "new" / "deep"
    moved.mkdir(parents=True)
    entry = by_name(catalogue, "salt.txt")
    with qtbot.waitSignal(catalogue.not_located):
        catalogue.locate(entry, tmp_path / "new")
    shutil.move(talks / "more" / "salt.txt", moved / "salt.txt")
    with qtbot.waitSignal(catalogue.located):
        catalogue.locate(entry, tmp_path / "new")
    assert by_name(catalogue, "salt.txt").path == moved / "salt.txt"


def test_a_text_that_was_named_is_taken_even_if_it_has_changed(
    catalogue: Catalogue, talks: Path, qtbot: QtBot
) -> None:
    add(catalogue, talks, qtbot)
    entry = by_name(catalogue, "salt.txt")
    other = write(talks / "salt, second edition.txt", "Salt keeps well.")
    (found,) = find_moved(entry, other, [entry])
    assert (found.path, found.changed) == (other, True)


@pytest.mark.parametrize(
    ("before", "after", "roots"),
    [
        ("/a/b/c/x.txt", "/z/c/x.txt", ("/a/b", "/z")),
        ("/a/x.txt", "/b/x.txt", ("/a", "/b")),
        ("/a/b/x.txt", "/a/c/b/x.txt", ("/a", "/a/c")),
        ("/x.txt", "/b/x.txt", ("/", "/b")),
    ],
)
def test_a_move_is_as_high_up_as_the_paths_tell(
    before: str, after: str, roots: tuple[str, str]
) -> None:
    assert move_of(Path(before), Path(after)) == (Path(roots[0]), Path(roots[1]))


# -- order and filter -------------------------------------------------------------------


def entry(ident: int, title: str, **values: Any) -> ShelfEntry:
    whole = ShelfEntry(
        ident, f"/talks/{ident}.txt", "h", title, ("Ada",), None, 0, 0.0, 0.0, 0, 0, 0, 0, 0
    )
    return whole._replace(**values)


def test_orders() -> None:
    one = entry(1, "The 10th talk", opened_s=5.0, duration_ms=100, position_ms=100, notes=1)
    two = entry(2, "the 9th talk", opened_s=9.0, duration_ms=200, position_ms=20, added_s=3.0)
    three = entry(3, "Élan", words=500, added_s=8.0, notes=4)
    found = {
        order: [e.document_id for e in ordered([one, two, three], order)] for order in SortOrder
    }
    assert found == {
        SortOrder.OPENED: [2, 1, 3],
        SortOrder.ADDED: [3, 2, 1],
        SortOrder.TITLE: [3, 2, 1],
        SortOrder.LENGTH: [2, 1, 3],
        SortOrder.NOTES: [3, 1, 2],
        SortOrder.PROGRESS: [2, 1, 3],  # what is begun, what is done, what is new
    }
    assert title_key("") < title_key("a")


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("", [1, 2]),
        ("heron", [1]),
        ("HÉRON city", [1]),
        ("gros", [2]),
        ("ada gross", [2]),
        ("2.txt", [2]),
        ("stork", []),
        ("talks", []),  # of the path the file's name counts, not the folders
    ],
)
def test_filter(typed: str, finds: list[int]) -> None:
    entries = [entry(1, "Herons in the city"), entry(2, "Die große Stille")]
    assert [e.document_id for e in LibraryFilter(entries).matching(typed)] == finds


# -- pictures ---------------------------------------------------------------------------


def picture(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#8a5a12"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def counting(answer: bytes | None) -> tuple[list[Path], Callable[[Path], bytes | None]]:
    asked: list[Path] = []

    def cover_of(path: Path) -> bytes | None:
        asked.append(path)
        return answer

    return asked, cover_of


@pytest.mark.parametrize("size", [(500, 300), (20, 60), (128, 128)])
def test_a_cover_is_small_and_square_and_looked_up_once(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    recording = tmp_path / "a.mp3"
    recording.write_bytes(b"x")
    asked, cover_of = counting(picture(*size))
    for _ in range(2):
        image = small_cover(recording, tmp_path / "covers", cover_of)
        assert image is not None
        assert (image.width(), image.height()) == (SIZE_PX, SIZE_PX)
        assert image.pixelColor(5, 5) == QColor("#8a5a12")
    assert asked == [recording]


@pytest.mark.parametrize("answer", [None, b"", b"no picture"])
def test_that_there_is_no_cover_is_known_from_then_on(tmp_path: Path, answer: bytes | None) -> None:
    recording = tmp_path / "a.mp3"
    recording.write_bytes(b"x")
    asked, cover_of = counting(answer)
    assert small_cover(recording, tmp_path / "covers", cover_of) is None
    assert small_cover(recording, tmp_path / "covers", cover_of) is None
    assert asked == [recording]
    recording.write_bytes(b"another")
    assert small_cover(recording, tmp_path / "covers", cover_of) is None
    assert len(asked) == 2
    assert small_cover(tmp_path / "gone.mp3", tmp_path / "covers", cover_of) is None


def test_covers_come_in_the_background(
    session: ReadingSession, tmp_path: Path, qtbot: QtBot
) -> None:
    recording = tmp_path / "a.mp3"
    recording.write_bytes(b"x")
    _asked, cover_of = counting(picture(300, 300))
    covers = Covers(tmp_path / "data", session.tasks, session, cover_of)
    with qtbot.waitSignal(covers.arrived) as arrived:
        assert covers.of(recording) is None
    assert arrived.args == [recording]
    assert covers.of(recording) is not None
