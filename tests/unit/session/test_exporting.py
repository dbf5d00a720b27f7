"""Exports into folders: nobody's work is replaced, and the same notes change nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.document_notes import DocumentNotes
from reader.core.errors import FileProblem
from reader.core.selection import Position, TextRange
from reader.formats.notes.base import ExportOptions
from reader.formats.notes.registry import form
from reader.session.notes.exporting import ExportCancelled, conflicts, export

PLACE = TextRange(Position(0, 0), Position(0, 4))


def notes(title: str, body: str, number: int = 1) -> DocumentNotes:
    mark = Annotation(f"id-{number}", AnnotationKind.NOTE, PLACE, "quoted", body=body)
    return DocumentNotes(title, Path(f"/talks/{number}.txt"), f"{number:064x}", (mark,))


def vault(folder: Path, *documents: DocumentNotes, replaced: bool = False) -> list[str]:
    done = export(form("obsidian"), documents, ExportOptions(), folder, replaced=replaced)
    assert not done.failed
    return sorted(path.name for path in done.written)


def test_exporting_again_changes_only_what_is_other(tmp_path: Path) -> None:
    assert len(vault(tmp_path, notes("One", "a", 1), notes("Two", "b", 2))) == 2
    assert vault(tmp_path, notes("One", "a", 1), notes("Two", "c", 2)) == ["Two 000000.md"]
    assert "c" in (tmp_path / "Two 000000.md").read_text()


def test_two_of_one_title_are_two_files(tmp_path: Path) -> None:
    assert len(vault(tmp_path, notes("One", "a", 1), notes("One", "b", 2))) == 2


def test_what_somebody_has_changed_is_not_replaced_unasked(tmp_path: Path) -> None:
    vault(tmp_path, notes("One", "a"))
    path = tmp_path / "One 000000.md"
    path.write_text("my own words")
    changed = [notes("One", "b")]
    assert conflicts(form("obsidian"), changed, ExportOptions(), tmp_path) == [path]
    done = export(form("obsidian"), changed, ExportOptions(), tmp_path)
    assert [type(error) for error in done.failed] == [FileProblem]
    assert path.read_text() == "my own words"
    assert vault(tmp_path, *changed, replaced=True) == [path.name]


def test_a_single_file_that_is_there_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("mine")
    with pytest.raises(FileProblem) as caught:
        export(form("markdown"), [notes("One", "a")], ExportOptions(), path)
    assert caught.value.path == path
    assert path.read_text() == "mine"


def test_a_cancelled_export_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop() -> None:
        raise ExportCancelled

    path = tmp_path / "notes.md"
    with pytest.raises(ExportCancelled):
        export(form("markdown"), [notes("One", "a")], ExportOptions(step=stop), path)
    assert list(tmp_path.iterdir()) == []


def test_detached_notes_are_there_and_said_to_be(tmp_path: Path) -> None:
    from reader.core.annotation import Placement

    document = notes("One", "a")
    lost = replace(document.annotations[0], placement=Placement.DETACHED)
    path = tmp_path / "notes.txt"
    export(form("plain"), [replace(document, annotations=(lost,))], ExportOptions(), path)
    assert "Detached" in path.read_text()
    assert "quoted" in path.read_text()
