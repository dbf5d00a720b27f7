"""The store's file is taken away, replaced or made unwritable while it is open, or fails."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
from pathlib import Path

import pytest

from reader.core.errors import StorageProblem
from reader.storage import salvage
from reader.storage.database import FILE_NAME, Database, ReadOnlyStore


def insert_document(database: Database, title: str) -> None:
    with database.writing():
        database.execute(
            "INSERT INTO documents (path, text_hash, title, speakers, opened_s) "
            "VALUES ('/p', 'h', ?, '[]', 0)",
            (title,),
        )


def titles(database: Database) -> list[str]:
    return [title for (title,) in database.rows("SELECT title FROM documents ORDER BY id")]


def made(folder: Path, title: str) -> Path:
    database = Database(folder)
    insert_document(database, title)
    database.close()
    return folder / FILE_NAME


def take_place(folder: Path, other: Path) -> None:
    """As synchronising programs do it: a new file, renamed."""
    shutil.copy(other, folder / "new")
    (folder / "new").replace(folder / FILE_NAME)


def test_a_store_that_was_deleted_is_written_to_no_more(tmp_path: Path) -> None:
    path = made(tmp_path, "one")
    database = Database(tmp_path)
    told: list[bool] = []
    database.listen(lambda: told.append(database.write_problem is None))
    path.rename(tmp_path / "away")
    with pytest.raises(StorageProblem, match="not where it was"):
        insert_document(database, "lost")
    assert not database.try_again()
    assert not path.exists()
    assert not database.is_in_place
    (tmp_path / "away").rename(path)
    assert database.is_in_place
    assert database.try_again()
    assert told == [False, True]
    insert_document(database, "two")
    assert titles(database) == ["one", "two"]
    database.close()


def test_a_store_that_was_replaced_is_kept_beside_the_other(tmp_path: Path) -> None:
    other = made(tmp_path / "other", "theirs")
    here = tmp_path / "here"
    first, second = Database(here), Database(here)
    insert_document(first, "ours")
    take_place(here, other)
    for database in (first, second):  # the second finds the log of the new one, and leaves it
        with pytest.raises(StorageProblem, match="another file has taken the place"):
            insert_document(database, "to neither")
    insert_document(first, "from now on")
    insert_document(second, "both")
    assert titles(first) == titles(second) == ["theirs", "from now on", "both"]
    first.close()
    second.close()
    for copy in here.glob("earmark-replaced-*.sqlite3"):
        kept = sqlite3.connect(copy)
        assert kept.execute("SELECT title FROM documents").fetchall() == [("ours",)]
        kept.close()
    assert list(here.glob("earmark-replaced-*.sqlite3"))


def test_a_store_write_protected_after_it_failed_is_only_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "one")
    database = Database(tmp_path)
    database.rows("PRAGMA query_only=ON")
    with pytest.raises(StorageProblem, match="writable"):
        insert_document(database, "refused")
    with monkeypatch.context() as patched:
        patched.setattr(os, "access", lambda *_: False)  # root is refused nothing
        with pytest.raises(StorageProblem, match="write-protected"):
            insert_document(database, "refused, too")
        assert database.read_only is not None
        with pytest.raises(ReadOnlyStore):
            insert_document(database, "and again")
        assert not database.try_again()
    assert titles(database) == ["one"]
    assert database.try_again()
    insert_document(database, "two")
    assert titles(database) == ["one", "two"]
    database.close()


def test_what_is_only_read_stays_open_where_nothing_can_be_opened(tmp_path: Path) -> None:
    path = made(tmp_path, "one")
    database = Database(tmp_path, read_only=StorageProblem("it is in use elsewhere."))
    path.rename(tmp_path / "away")
    path.mkdir()
    assert not database.try_again()
    assert titles(database) == ["one"]
    path.rmdir()
    (tmp_path / "away").rename(path)
    assert database.try_again()
    database.close()


def test_a_disk_that_fails_is_named(tmp_path: Path) -> None:
    database = Database(tmp_path)
    insert_document(database, "before")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))  # to SQLite a disk that fails
    try:
        with pytest.raises(StorageProblem, match="does not take what is written"):
            insert_document(database, "x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    insert_document(database, "after")
    assert titles(database) == ["before", "after"]
    database.close()


def test_a_file_that_can_be_opened_and_is_not_sound_is_salvaged(tmp_path: Path) -> None:
    path = made(tmp_path, "one")
    with path.open("r+b") as file:
        file.seek(36)  # the number of free pages
        file.write((5).to_bytes(4))
    database = Database(tmp_path)
    assert titles(database) == ["one"]
    assert database.notice
    assert database.rows("PRAGMA quick_check") == [("ok",)]
    database.close()


def test_notes_without_a_document_are_left_where_giving_them_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "one")
    database = Database(tmp_path)
    with database.writing():
        database.execute("INSERT INTO proposal_answers SELECT id, 'merge', 'no' FROM documents")
    database.rows("PRAGMA foreign_keys=OFF")
    with database.writing():
        database.execute("DELETE FROM documents")
    database.close()

    def fail_midway(connection: sqlite3.Connection) -> int:
        connection.execute("DELETE FROM proposal_answers")
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(salvage, "adopt_orphans", fail_midway)
        with pytest.raises(RuntimeError):
            Database(tmp_path)
    again = Database(tmp_path)
    assert again.rows("SELECT answer FROM proposal_answers") == [("no",)]
    assert titles(again) == ["Found notes"]
    again.close()
