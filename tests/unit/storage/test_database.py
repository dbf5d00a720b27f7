from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.core.errors import StorageProblem
from reader.storage import database as module
from reader.storage.database import FILE_NAME, Database, ReadOnlyStore
from reader.storage.migrations import MIGRATIONS

ROOT = Path(__file__).parents[3]
ADDS_A_TABLE = ("CREATE TABLE extra (n INTEGER)", "INSERT INTO extra VALUES (1)")


def insert_document(database: Database, title: str) -> None:
    with database.writing():
        database.execute(
            "INSERT INTO documents (path, text_hash, title, speakers, opened_s) "
            "VALUES ('/p', 'h', ?, '[]', 0)",
            (title,),
        )


def titles(database: Database) -> list[str]:
    return [title for (title,) in database.rows("SELECT title FROM documents ORDER BY id")]


def test_a_new_store_is_made_with_its_folders(tmp_path: Path) -> None:
    database = Database(tmp_path / "a" / "b")
    assert database.path == tmp_path / "a" / "b" / FILE_NAME
    assert database.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert database.rows("PRAGMA journal_mode") == [("wal",)]
    assert database.rows("PRAGMA synchronous") == [(2,)]
    assert database.rows("PRAGMA foreign_keys") == [(1,)]
    assert database.notice == ""
    database.close()


def test_what_was_written_is_there_again(tmp_path: Path) -> None:
    first = Database(tmp_path)
    insert_document(first, "one")
    second = Database(tmp_path)  # the first was never closed
    assert titles(second) == ["one"]
    first.close()
    second.close()


def test_a_transaction_is_whole_or_not_at_all(tmp_path: Path) -> None:
    database = Database(tmp_path)

    def fail_midway() -> None:
        with database.writing():
            database.execute(
                "INSERT INTO documents (path, text_hash, title, speakers, opened_s) "
                "VALUES ('/p', 'h', 't', '[]', 0)"
            )
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_midway()
    assert titles(database) == []
    insert_document(database, "after")
    assert titles(database) == ["after"]
    database.close()


# -- migrations -----------------------------------------------------------------


@pytest.mark.parametrize("version", range(len(MIGRATIONS)))
def test_every_earlier_schema_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    Database(tmp_path, MIGRATIONS[:version]).close()
    database = Database(tmp_path)
    insert_document(database, "one")
    assert database.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
    database.close()


def test_a_migration_keeps_what_there_was_and_a_copy_of_it(tmp_path: Path) -> None:
    old = Database(tmp_path)
    insert_document(old, "one")
    old.close()
    new = Database(tmp_path, (*MIGRATIONS, ADDS_A_TABLE))
    assert titles(new) == ["one"]
    assert new.rows("SELECT n FROM extra") == [(1,)]
    new.close()
    copy = sqlite3.connect(tmp_path / f"{FILE_NAME}.before-schema-{len(MIGRATIONS) + 1}")
    assert copy.execute("SELECT title FROM documents").fetchall() == [("one",)]
    assert copy.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)  # one file
    copy.close()
    assert not list(tmp_path.glob("*.tmp"))


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    old = Database(tmp_path)
    insert_document(old, "one")
    old.close()
    with pytest.raises(StorageProblem):
        Database(tmp_path, (*MIGRATIONS, (*ADDS_A_TABLE, "INSERT INTO nowhere VALUES (1)")))
    again = Database(tmp_path)
    assert titles(again) == ["one"]
    assert again.rows("SELECT name FROM sqlite_master WHERE name = 'extra'") == []
    again.close()


def test_a_migration_is_not_begun_where_its_copy_cannot_be_made(tmp_path: Path) -> None:
    Database(tmp_path).close()
    (tmp_path / f"{FILE_NAME}.before-schema-{len(MIGRATIONS) + 1}").mkdir()
    newer = Database(tmp_path, (*MIGRATIONS, ADDS_A_TABLE))  # in memory, to be read
    assert newer.read_only is not None
    assert "has not been changed" in newer.read_only.remedy
    assert newer.rows("SELECT n FROM extra") == [(1,)]
    newer.close()
    as_it_was = Database(tmp_path)
    assert as_it_was.read_only is None
    as_it_was.close()


def test_a_copy_left_unfinished_by_a_kill_is_no_obstacle(tmp_path: Path) -> None:
    Database(tmp_path).close()
    copy = tmp_path / f"{FILE_NAME}.before-schema-{len(MIGRATIONS) + 1}"
    copy.with_name(f"{copy.name}.tmp").write_bytes(b"half of a copy")
    Database(tmp_path, (*MIGRATIONS, ADDS_A_TABLE)).close()
    assert copy.read_bytes().startswith(b"SQLite format 3")


def test_a_newer_store_is_declined_and_left_alone(tmp_path: Path) -> None:
    Database(tmp_path, (*MIGRATIONS, ADDS_A_TABLE)).close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(StorageProblem, match="newer Earmark") as caught:
        Database(tmp_path)
    assert "Update Earmark" in caught.value.remedy
    assert caught.value.path == tmp_path / FILE_NAME
    assert (tmp_path / FILE_NAME).read_bytes() == before


# -- damage -----------------------------------------------------------------------


def fill(folder: Path) -> None:
    database = Database(folder)
    for number in range(200):
        insert_document(database, f"title {number} " + "x" * 400)
    database.close()


@pytest.mark.parametrize("damage", ["not a database at all", "zeros inside", "cut off"])
def test_a_damaged_store_is_kept_aside_and_a_new_one_begun(tmp_path: Path, damage: str) -> None:
    fill(tmp_path)
    path = tmp_path / FILE_NAME
    data = path.read_bytes()
    match damage:
        case "not a database at all":
            data = b"a letter to my aunt\n" * 1000
        case "zeros inside":
            data = data[:4096] + bytes(len(data) - 8192) + data[-4096:]
        case "cut off":
            data = data[: len(data) // 2]
    path.write_bytes(data)
    database = Database(tmp_path)
    (aside,) = tmp_path.glob(f"{FILE_NAME}.damaged-*")
    assert aside.read_bytes() == data
    assert str(aside) in database.notice
    assert database.salvaged is not None
    read = titles(database)
    there = [f"title {number} " + "x" * 400 for number in range(200)]
    assert set(read) <= set(there)
    assert len(read) == database.salvaged.documents
    if damage == "cut off":
        assert 5 < len(read) < 140  # the first pages are those of the empty tables
    insert_document(database, "new")
    database.close()
    again = Database(tmp_path)
    assert again.notice == ""
    assert titles(again) == [*read, "new"]
    again.close()


def test_every_damaged_file_is_kept_and_the_older_copy_named(tmp_path: Path) -> None:
    Database(tmp_path).close()
    newer = (*MIGRATIONS, ADDS_A_TABLE)
    Database(tmp_path, newer).close()
    contents = {b"first" * 999, b"second" * 999, b"third" * 999}
    for content in contents:  # within one second, most likely
        (tmp_path / FILE_NAME).write_bytes(content)
        (tmp_path / f"{FILE_NAME}-wal").write_bytes(content)
        database = Database(tmp_path, newer)
        assert f"before-schema-{len(newer)}" in database.notice
        database.close()
    kept = [p.read_bytes() for p in tmp_path.glob(f"{FILE_NAME}.damaged-*") if p.suffix != "-wal"]
    assert contents <= set(kept)


def test_damage_met_later_says_what_to_do(tmp_path: Path) -> None:
    fill(tmp_path)
    database = Database(tmp_path)
    path = tmp_path / FILE_NAME
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * (size - 8192))
    database.rows("PRAGMA shrink_memory")  # what quick_check has read is still in memory
    with pytest.raises(StorageProblem, match="Start Earmark again"):
        database.rows("SELECT count(*), max(title) FROM documents")
    database.close()


def test_a_damaged_store_that_cannot_be_put_aside_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"damaged" * 1000)

    def refuse(*_: object, **__: object) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module, "put_aside", refuse)  # root is refused nothing
    database = Database(tmp_path)
    assert database.read_only is not None
    assert "cannot be put aside" in database.read_only.problem
    assert titles(database) == []
    database.close()


def test_a_salvaged_store_takes_its_place_though_we_were_ended(tmp_path: Path) -> None:
    database = Database(tmp_path)
    insert_document(database, "read from the damaged one")
    database.close()
    (tmp_path / FILE_NAME).rename(tmp_path / f"{FILE_NAME}.salvaged.tmp")
    again = Database(tmp_path)
    assert titles(again) == ["read from the damaged one"]
    again.close()


def test_notes_whose_document_is_lost_are_given_one(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with database.writing():
        database.execute(
            "INSERT INTO documents (id, path, text_hash, title, speakers, opened_s) "
            "VALUES (7, '/p', 'h', 't', '[]', 0)"
        )
        database.execute("INSERT INTO proposal_answers VALUES (7, 'merge', 'no')")
    database.rows("PRAGMA foreign_keys=OFF")
    with database.writing():
        database.execute("DELETE FROM documents")
    database.close()
    again = Database(tmp_path)
    assert again.rows("SELECT id, title FROM documents") == [(7, "Found notes")]
    assert again.rows("SELECT answer FROM proposal_answers") == [("no",)]
    assert again.rows("PRAGMA foreign_keys") == [(1,)]
    again.close()


# -- the user's world ---------------------------------------------------------------


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageProblem, match="--data-dir"):
        Database(tmp_path / "file")
    with pytest.raises(StorageProblem, match="--data-dir"):
        Database(tmp_path / "file" / "folder")


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(StorageProblem, match="--data-dir"):
        Database(tmp_path)


def test_a_full_disk(tmp_path: Path) -> None:
    database = Database(tmp_path)
    insert_document(database, "before")
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count={pages}")  # SQLite's own disk is full now
    with pytest.raises(StorageProblem, match="Free some space"):
        insert_document(database, "x" * 100_000)
    assert titles(database) == ["before"]
    database.close()


def test_a_read_only_store(tmp_path: Path) -> None:
    database = Database(tmp_path)
    database.rows("PRAGMA query_only=ON")
    with pytest.raises(StorageProblem, match="writable"):
        insert_document(database, "one")
    database.close()


def test_a_lock_that_is_not_released(tmp_path: Path) -> None:
    database, other = Database(tmp_path), Database(tmp_path)
    database.rows("PRAGMA busy_timeout=1")
    with other.writing(), pytest.raises(StorageProblem, match="Another program"):
        insert_document(database, "one")
    insert_document(database, "two")
    assert titles(database) == ["two"]
    database.close()
    other.close()


def test_a_lock_on_a_store_not_yet_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_TIMEOUT_S", 0.05)
    other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM sqlite_master").fetchall()  # reads, so nobody may switch
    database = Database(tmp_path)
    assert database.read_only is not None
    assert "Another program" in database.read_only.remedy
    with pytest.raises(ReadOnlyStore, match="nothing can be changed now"):
        insert_document(database, "one")
    other.close()
    assert database.try_again()
    insert_document(database, "one")
    assert titles(database) == ["one"]
    database.close()


def test_beginning_a_store_is_tried_again_while_another_reads_it(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM sqlite_master").fetchall()
    connection = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None, timeout=0)
    attempts: list[str] = []

    def let_go_at_the_third(statement: str) -> None:
        attempts.append(statement)
        if len(attempts) == 3:
            other.execute("COMMIT")

    connection.set_trace_callback(let_go_at_the_third)
    module._use_write_ahead_log(connection)
    connection.set_trace_callback(None)
    assert len(attempts) >= 3
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    other.close()


@pytest.mark.parametrize(
    "statement",
    ["SELECT nothing FROM nowhere", "INSERT INTO annotations (id) VALUES (NULL)"],
)
def test_a_wrong_statement_is_our_bug_not_the_users_problem(tmp_path: Path, statement: str) -> None:
    database = Database(tmp_path)
    with pytest.raises(sqlite3.DatabaseError), database.writing():
        database.execute(statement)
    with pytest.raises(sqlite3.DatabaseError):
        database.rows(statement)
    database.close()


# -- reading only ---------------------------------------------------------------------


def test_what_can_only_be_read_is_read_with_its_log(tmp_path: Path) -> None:
    writer = Database(tmp_path)
    insert_document(writer, "one")  # in the log only
    reason = StorageProblem("it is in use elsewhere.", remedy="Close that.")
    reader = Database(tmp_path, read_only=reason)
    assert titles(reader) == ["one"]
    assert reader.read_only is reason
    with pytest.raises(ReadOnlyStore, match=r"in use elsewhere\. Close that"):
        insert_document(reader, "two")
    assert not reader.changed_elsewhere()
    insert_document(writer, "two")
    assert reader.changed_elsewhere()
    assert titles(reader) == ["one", "two"]
    told: list[bool] = []
    reader.listen(lambda: told.append(reader.read_only is None))
    assert reader.try_again()
    assert told == [True]
    insert_document(reader, "three")
    assert titles(writer) == ["one", "two", "three"]
    reader.close()
    writer.close()


def test_reading_only_brings_an_old_store_up_to_date_in_memory(tmp_path: Path) -> None:
    Database(tmp_path, MIGRATIONS[:1]).close()
    before = (tmp_path / FILE_NAME).read_bytes()
    reader = Database(tmp_path, read_only=StorageProblem("no room."))
    assert reader.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
    reader.close()
    assert (tmp_path / FILE_NAME).read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == [FILE_NAME]


def test_writing_that_fails_is_told_and_goes_on_by_itself(tmp_path: Path) -> None:
    database = Database(tmp_path)
    states: list[bool] = []
    database.listen(lambda: states.append(database.write_problem is None))
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count={pages}")  # SQLite's own disk is full now
    for _ in range(2):
        with pytest.raises(StorageProblem, match="disk is full"):
            insert_document(database, "x" * 100_000)
    assert states == [False]
    database.rows("PRAGMA max_page_count=100000")
    insert_document(database, "room again")
    assert states == [False, True]
    assert titles(database) == ["room again"]
    database.close()


def test_what_another_window_writes_is_noticed_once(tmp_path: Path) -> None:
    here, elsewhere = Database(tmp_path), Database(tmp_path)
    assert not here.changed_elsewhere()
    insert_document(here, "mine")
    assert not here.changed_elsewhere()
    insert_document(elsewhere, "theirs")
    assert here.changed_elsewhere()
    assert not here.changed_elsewhere()
    here.close()
    elsewhere.close()


def test_a_closed_store_is_one_file(tmp_path: Path) -> None:
    first, second = Database(tmp_path), Database(tmp_path)
    insert_document(second, "one")
    second.close()
    assert (tmp_path / f"{FILE_NAME}-wal").stat().st_size == 0
    first.close()
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


# -- two processes --------------------------------------------------------------------

WRITES_FIFTY = """
import sys
from pathlib import Path
from reader.storage.database import Database
database = Database(Path(sys.argv[1]))
assert not database.notice
for number in range(50):
    with database.writing():
        database.execute(
            "INSERT INTO documents (path, text_hash, title, speakers, opened_s) "
            "VALUES ('/p', 'h', ?, '[]', 0)", (f"{sys.argv[2]} {number}",))
"""


def test_processes_begin_and_write_one_store_together(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITES_FIFTY, str(tmp_path), str(name)],
            cwd=ROOT,
            stderr=subprocess.PIPE,
        )
        for name in range(4)
    ]
    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert writer.returncode == 0, errors.decode()
    database = Database(tmp_path)
    assert sorted(titles(database)) == sorted(f"{w} {n}" for w in range(4) for n in range(50))
    assert database.rows("PRAGMA integrity_check") == [("ok",)]
    database.close()


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    first = Database(tmp_path)
    at_the_lock = threading.Event()

    def write_second() -> None:
        second = Database(tmp_path)
        at_the_lock.set()
        insert_document(second, "second")
        second.close()

    thread = threading.Thread(target=write_second)
    with first.writing():
        thread.start()
        assert at_the_lock.wait(10)
        first.execute(
            "INSERT INTO documents (path, text_hash, title, speakers, opened_s) "
            "VALUES ('/p', 'h', 'first', '[]', 0)"
        )
        assert titles(first) == ["first"]
    thread.join(10)
    assert titles(first) == ["first", "second"]
    first.close()


def test_another_process_may_migrate_while_we_wait(tmp_path: Path) -> None:
    Database(tmp_path).close()
    migrations = (*MIGRATIONS, ADDS_A_TABLE)
    threads = [
        threading.Thread(target=lambda: Database(tmp_path, migrations).close()) for _ in range(2)
    ]
    slow = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None, check_same_thread=False)
    slow.execute("BEGIN IMMEDIATE")
    for thread in threads:
        thread.start()
    slow.execute("COMMIT")
    for thread in threads:
        thread.join(20)
    database = Database(tmp_path, migrations)
    assert database.rows("SELECT n FROM extra") == [(1,)]
    database.close()
    slow.close()
