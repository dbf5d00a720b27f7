"""Notes from elsewhere into what is open: looked at first, one step of undo."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from reader.core.annotation import AnnotationKind
from reader.core.errors import FormatProblem
from reader.gui.import_.preview import ImportPreview
from reader.gui.main_window import MainWindow
from reader.session.notes.importing import Reason, Status
from reader.session.reading_session import ReadingSession


def hypothesis_file(folder: Path, *quotes: str) -> Path:
    marks = [
        {
            "id": f"mark{number}",
            "uri": "https://example.org/talk",
            "user": "acct:ada@hypothes.is",
            "text": f"Remark {number}",
            "tags": ["from the web"],
            "created": "2024-05-01T10:00:00+00:00",
            "updated": "2024-05-01T10:00:00+00:00",
            "target": [{"selector": [{"type": "TextQuoteSelector", "exact": quote}]}],
            "document": {"title": ["Quite another title"]},
        }
        for number, quote in enumerate(quotes)
    ]
    path = folder / "annotations.json"
    path.write_text(json.dumps({"export_date": "2024-05-02", "annotations": marks}))
    return path


def preview_of(window: MainWindow, qtbot: QtBot, path: Path) -> ImportPreview:
    """What is shown when ``path`` is dropped on the window."""
    with qtbot.waitSignal(window.session.import_planned):
        window.commands.file.open_paths([path])
    found = [dialog for dialog in window.findChildren(ImportPreview) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


def rows(dialog: ImportPreview) -> list[QTreeWidgetItem]:
    top = dialog.tree.topLevelItem(0)
    assert top is not None
    found = [top.child(row) for row in range(top.childCount())]
    return [row for row in found if row is not None]


def test_nothing_changes_before_it_was_looked_at(
    window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    path = hypothesis_file(tmp_path, "turn number 7 of our long talk", "words nobody has said here")
    dialog = preview_of(window, qtbot, path)
    document = dialog.plan.documents[0]

    assert document.reason is Reason.OPEN
    assert (document.count(Status.ADDED), document.unplaced) == (2, 1)
    assert [row.text(2) for row in rows(dialog)] == ["New", "New, without a place"]
    assert not session.notebook.annotations
    dialog.reject()
    assert not session.notebook.annotations


def test_what_is_imported_is_shown_and_taken_back_as_one_step(
    window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    session.notebook.toggle_bookmark(3)
    path = hypothesis_file(tmp_path, "turn number 7 of our long talk", "words nobody has said here")
    preview_of(window, qtbot, path).import_button.click()

    found = next(a for a in session.notebook.annotations if a.kind is AnnotationKind.NOTE)
    assert (found.turn, found.body, found.tags) == (7, "Remark 0", ("from the web",))
    assert found.speaker == "Ben"
    assert [a.body for a in session.notebook.detached] == ["Remark 1"]
    assert window.messages.message is not None

    assert session.notebook.undo() == "Import notes"
    assert [a.turn for a in session.notebook.annotations] == [3]
    assert not session.notebook.detached
    session.notebook.redo()
    assert found in session.notebook.annotations


def test_notes_imported_again_are_known(
    window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    path = hypothesis_file(tmp_path, "turn number 7 of our long talk")
    preview_of(window, qtbot, path).import_button.click()
    before = session.notebook.annotations
    again = preview_of(window, qtbot, path)

    assert again.plan.count(Status.SAME) == 1
    assert not again.import_button.isEnabled()
    again.reject()
    assert session.notebook.annotations == before


def test_notes_can_wait_for_a_text_that_is_not_open(
    window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    path = hypothesis_file(tmp_path, "turn number 7 of our long talk")
    dialog = preview_of(window, qtbot, path)
    keep = dialog.destination.findData(None)
    dialog.destination.setCurrentIndex(keep)
    dialog.destination.activated.emit(keep)
    qtbot.waitUntil(lambda: dialog.plan.documents[0].destination is None)
    dialog.import_button.click()

    assert not session.notebook.annotations
    again = preview_of(window, qtbot, path)
    assert again.plan.documents[0].reason is Reason.PATH  # where they wait
    again.reject()


def test_a_file_that_is_none_is_refused_with_its_line(
    window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "broken.jsonld"
    path.write_text('{"items": [\n{"type": "Annotation", "target": [}]}')
    with qtbot.waitSignal(session.failed) as failed:
        window.commands.file.open_paths([path])
    error = failed.args[0]
    assert isinstance(error, FormatProblem)
    assert (error.path, error.line) == (path, 2)
