from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.errors import StorageProblem
from reader.core.selection import Position, TextRange
from reader.storage.annotations import Annotations
from reader.storage.backups import back_up, check_store, is_due, list_backups, prune
from reader.storage.backups_listing import CopyKind, list_copies
from reader.storage.backups_restoring import compare, conflict_copies, restore
from reader.storage.database import FILE_NAME, Database
from reader.storage.in_memory import read_into_memory
from reader.storage.library import Library, Place


def note(ident: str, body: str = "", turn: int = 1, **more: object) -> Annotation:
    where = TextRange(Position(turn, 0), Position(turn, 5))
    made = Annotation(ident, AnnotationKind.NOTE, where, "words", body=body, modified_s=5.0)
    return replace(made, **more)  # type: ignore[arg-type]  # each is of its field


class Folder:
    """A store with two documents, and a folder for its copies."""

    def __init__(self, path: Path) -> None:
        self.database = Database(path / "data")
        self.library = Library(self.database)
        self.annotations = Annotations(self.database)
        self.backups = path / "backups"
        self.first = self.library.remember(Path("/one.txt"), "1" * 64, "One", ("A",), None)
        self.second = self.library.remember(Path("/two.txt"), "2" * 64, "Two", ("B",), None)
        self.annotations.put(self.first.document_id, [note("a", "first", tags=("idea", "way"))])
        self.annotations.put(self.second.document_id, [note("b", "second"), note("c", "third")])

    def back_up(self) -> Path:
        made = back_up(self.database.path, self.backups)
        assert made is not None
        return made.path

    def all(self) -> dict[str, Annotation]:
        both = (self.first.document_id, self.second.document_id)
        return {a.ident: a for number in both for a in self.annotations.of(number)}


@pytest.fixture
def folder(tmp_path: Path) -> object:
    made = Folder(tmp_path)
    yield made
    made.database.close()


def test_a_copy_is_one_sound_file_with_all_there_was(folder: Folder) -> None:
    path = folder.back_up()
    assert check_store(path) == []
    assert not list(folder.backups.glob("*unfinished*"))
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("SELECT id FROM annotations ORDER BY id").fetchall() == [
            ("a",),
            ("b",),
            ("c",),
        ]
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_mirror_can_be_read_without_a_store(folder: Folder) -> None:
    mirror = json.loads(folder.back_up().with_suffix(".json").read_text(encoding="utf-8"))
    assert mirror["rows"]["annotations"] == 3
    (first, _) = mirror["documents"]
    assert first["title"] == "One"
    (written,) = first["annotations"]
    assert (written["body"], written["quote"], written["tags"]) == (
        "first",
        "words",
        ["idea", "way"],
    )


def test_no_copy_is_made_where_nothing_was_made(folder: Folder) -> None:
    folder.back_up()
    folder.library.set_place(folder.first.document_id, Place(9000, 3, 0))  # only listened
    assert back_up(folder.database.path, folder.backups) is None
    folder.annotations.put(folder.first.document_id, [note("d")])
    newest, older = [folder.back_up(), *folder.backups.glob("earmark-000001-*.sqlite3")]
    assert newest != older
    assert [b.number for b in list_backups(folder.backups)] == [2, 1]


def test_a_damaged_store_is_not_copied_over_good_copies(folder: Folder) -> None:
    folder.back_up()
    folder.annotations.put(folder.first.document_id, [note(f"n{i}", "x" * 900) for i in range(200)])
    folder.database.close()
    path = folder.database.path
    with path.open("r+b") as file:
        file.seek(40 * 4096)
        file.write(b"\xff" * 4096 * 3)
    assert check_store(path) != []
    with pytest.raises(StorageProblem):
        back_up(path, folder.backups)
    assert len(list_backups(folder.backups)) == 1
    assert not list(folder.backups.glob("*unfinished*"))


def test_a_folder_that_takes_nothing_is_said(folder: Folder) -> None:
    folder.backups.write_text("a file")
    with pytest.raises(StorageProblem, match="Choose another in the settings"):
        back_up(folder.database.path, folder.backups)


def test_pruning_takes_the_mirror_along_and_what_was_left_behind(folder: Folder) -> None:
    path = folder.back_up()
    for number in range(2, 40):  # of one hour: only the newest of them stays
        name = path.name.replace("000001", f"{number:06}")
        (folder.backups / name).write_bytes(path.read_bytes())
        (folder.backups / name).with_suffix(".json").write_text("{}")
    left = folder.backups / "7-7.unfinished"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    assert prune(folder.backups) == 38
    assert sorted(p.suffix for p in folder.backups.iterdir()) == [".json", ".sqlite3"]


def test_a_copy_is_due_after_an_hour_and_where_the_clock_tells_nothing(folder: Folder) -> None:
    assert is_due([], 0.0)
    folder.back_up()
    backups = list_backups(folder.backups)
    made_s = backups[0].made_s
    assert not is_due(backups, made_s + 3599)
    assert is_due(backups, made_s + 3600)
    assert is_due(backups, made_s - 86400)  # the clock was put back


def test_everything_comes_back_as_it_was(folder: Folder) -> None:
    before = folder.all()
    copy, _ = read_into_memory(folder.back_up())
    folder.annotations.put(folder.first.document_id, [note("a", "changed", tags=("other",))])
    folder.annotations.remove(["b"])
    folder.annotations.put(folder.second.document_id, [note("new")])
    one, two = sorted(compare(folder.database.connection, copy), key=lambda d: d.title)
    assert [(x.body, y.body) for x, y in one.changed] == [("changed", "first")]
    assert ([a.ident for a in two.added], [a.ident for a in two.gone]) == (["b"], ["new"])
    result = restore(folder.database, copy)
    assert (result.added, result.changed, result.gone) == (1, 1, 1)
    assert folder.all() == before
    assert compare(folder.database.connection, copy) == []
    copy.close()


def test_what_is_missing_comes_back_and_nothing_else(folder: Folder) -> None:
    copy, _ = read_into_memory(folder.back_up())
    folder.annotations.put(folder.first.document_id, [note("a", "changed"), note("new")])
    folder.annotations.remove(["b"])
    restore(folder.database, copy, only_missing=True)
    assert {i: a.body for i, a in folder.all().items()} == {
        "a": "changed",
        "b": "second",
        "c": "third",
        "new": "",
    }
    copy.close()


def test_one_conversation_comes_back_alone(folder: Folder) -> None:
    copy, _ = read_into_memory(folder.back_up())
    folder.annotations.remove(["a", "b"])
    chosen = (folder.second.document_id, folder.second.document_id)
    restore(folder.database, copy, documents={chosen})
    assert set(folder.all()) == {"b", "c"}
    copy.close()


def test_a_copy_comes_back_into_an_empty_store(folder: Folder, tmp_path: Path) -> None:
    before = folder.all()
    copy, _ = read_into_memory(folder.back_up())
    empty = Database(tmp_path / "empty")
    assert restore(empty, copy).added == 3
    annotations = Annotations(empty)
    there = {a.ident: a for n in (1, 2) for a in annotations.of(n)}
    assert there == before
    assert compare(empty.connection, copy) == []
    empty.close()
    copy.close()


def test_a_failure_midway_changes_nothing(folder: Folder) -> None:
    copy, _ = read_into_memory(folder.back_up())
    folder.annotations.remove(["a", "b", "c"])
    with folder.database.writing():
        folder.database.execute(
            "CREATE TRIGGER refuses BEFORE INSERT ON annotations WHEN new.id = 'c' "
            "BEGIN SELECT raise(ABORT, 'no'); END"
        )
    with pytest.raises(sqlite3.IntegrityError):
        restore(folder.database, copy)
    assert folder.all() == {}
    copy.close()


@pytest.mark.parametrize(
    "name",
    [
        "earmark (Ada's conflicted copy 2026-11-23).sqlite3",
        "earmark.sync-conflict-20261123-101010-ABCDEFG.sqlite3",
        "earmark-DESKTOP7.sqlite3",
    ],
)
def test_copies_that_synchronising_leaves_are_found_and_listed_first(
    folder: Folder, name: str
) -> None:
    data = folder.database.path.parent
    path = folder.back_up()
    (data / name).write_bytes(path.read_bytes())
    assert conflict_copies(data) == [data / name]
    first, second = list_copies(data, folder.backups)
    assert (first.kind, first.notes) == (CopyKind.CONFLICT, 3)
    assert (second.kind, second.path) == (CopyKind.BACKUP, path)
    assert not [p for p in conflict_copies(data) if p.name == FILE_NAME]
