"""``earmark store`` on real files."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.cli import main
from reader.core.annotation import Annotation, AnnotationKind
from reader.core.selection import Position, TextRange
from reader.storage.annotations import Annotations
from reader.storage.backups import list_backups
from reader.storage.database import FILE_NAME, Database
from reader.storage.library import Library


def note(ident: str, body: str) -> Annotation:
    where = TextRange(Position(1, 0), Position(1, 5))
    return Annotation(ident, AnnotationKind.NOTE, where, "words", body=body)


def change(folder: Path, *notes: Annotation, gone: tuple[str, ...] = ()) -> None:
    database = Database(folder)
    document = Library(database).remember(Path("/talk.txt"), "a" * 64, "A talk", (), None)
    annotations = Annotations(database)
    annotations.put(document.document_id, list(notes))
    annotations.remove(gone)
    database.close()


def bodies(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as store:
        return dict(store.execute("SELECT id, body FROM annotations"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    change(made, note("a", "first"), note("b", "second"))
    return made


def run(name: str, folder: Path, *more: object) -> int:
    return main(["store", name, "--data-dir", str(folder), *map(str, more)])


def newest(folder: Path) -> Path:
    return list_backups(folder / "backups")[0].path


def damage_an_index(path: Path) -> None:
    """So that the quick look on opening finds nothing, and only a full check does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as store:
        store.execute("CREATE INDEX by_body ON annotations (body)")
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ((root,),) = store.execute("SELECT rootpage FROM sqlite_master WHERE name = 'by_body'")
    data = bytearray(path.read_bytes())
    at = data.index(b"second", (root - 1) * 4096)
    assert at < root * 4096
    data[at : at + 6] = b"zecond"
    path.write_bytes(data)


def test_a_sound_store_is_said_to_be_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", folder) == 0
    assert "no fault" in capsys.readouterr().out


def test_damage_is_said_and_makes_the_status_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / FILE_NAME
    damage_an_index(path)
    before = path.read_bytes()
    assert run("check", folder) == 1
    assert f"{path}: damaged." in capsys.readouterr().out
    path.write_bytes(b"a letter to my aunt\n" * 500)
    assert run("check", folder, path) == 1
    assert path.read_bytes() != before


def test_where_there_is_no_store_it_is_said_and_none_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("check", "backup"):
        assert run(name, tmp_path) == 1
        assert "--data-dir" in capsys.readouterr().err
    assert not (tmp_path / FILE_NAME).exists()


def test_a_backup_is_made_with_its_mirror_and_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("backup", folder) == 0
    made, mirror = map(Path, capsys.readouterr().out.split())
    assert bodies(made) == {"a": "first", "b": "second"}
    assert json.loads(mirror.read_text(encoding="utf-8"))["rows"]["annotations"] == 2
    assert run("backups", folder) == 0
    listed = capsys.readouterr().out
    assert listed.count("\n") == 1
    assert "2 notes" in listed
    assert str(made) in listed


def test_no_backup_is_made_of_a_damaged_store(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage_an_index(folder / FILE_NAME)
    assert run("backup", folder) == 1
    assert "damaged" in capsys.readouterr().err
    assert list_backups(folder / "backups") == []


def test_restoring_can_be_looked_at_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("backup", folder)
    change(folder, note("a", "otherwise"), note("c", "third"), gone=("b",))
    path = folder / FILE_NAME
    capsys.readouterr()
    assert run("restore", folder, newest(folder), "--dry-run") == 0
    assert "A talk: 1 would come back, 1 change, 1 go" in capsys.readouterr().out
    assert bodies(path) == {"a": "otherwise", "c": "third"}
    assert len(list_backups(folder / "backups")) == 1


def test_restoring_keeps_how_it_was_before(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("backup", folder)
    old = newest(folder)
    change(folder, note("a", "otherwise"), note("c", "third"), gone=("b",))
    assert run("restore", folder, old) == 0
    assert "1 came back, 1 changed, 1 went." in capsys.readouterr().out
    path = folder / FILE_NAME
    assert bodies(path) == {"a": "first", "b": "second"}
    assert run("restore", folder, newest(folder)) == 0
    assert bodies(path) == {"a": "otherwise", "c": "third"}


def test_what_is_missing_alone_comes_back(folder: Path) -> None:
    run("backup", folder)
    change(folder, note("a", "otherwise"), note("c", "third"), gone=("b",))
    assert run("restore", folder, newest(folder), "--only-missing") == 0
    assert bodies(folder / FILE_NAME) == {"a": "otherwise", "b": "second", "c": "third"}


def test_a_backup_that_is_not_there_changes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("restore", folder, tmp_path / "nothing.sqlite3") == 1
    assert "nothing.sqlite3" in capsys.readouterr().err
    assert bodies(folder / FILE_NAME) == {"a": "first", "b": "second"}


def test_a_damaged_store_is_read_into_a_new_one(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, new = folder / FILE_NAME, tmp_path / "new.sqlite3"
    data = path.read_bytes()
    hurt = b"\0" * 100 + data[100:]  # its head is gone: SQLite does not know it any more
    path.write_bytes(hurt)
    assert run("check", folder) == 1
    assert main(["store", "salvage", str(path), str(new)]) == 0
    assert "ok" in capsys.readouterr().out
    assert bodies(new) == {"a": "first", "b": "second"}
    assert path.read_bytes() == hurt


def test_salvaging_overwrites_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "mine.txt"
    there.write_text("keep me", encoding="utf-8")
    assert main(["store", "salvage", str(folder / FILE_NAME), str(there)]) == 1
    assert there.read_text(encoding="utf-8") == "keep me"
    assert main(["store", "salvage", str(tmp_path / "none"), str(tmp_path / "new")]) == 1
    assert "none" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
