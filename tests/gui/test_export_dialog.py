"""The export dialog in a real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reader.core.annotation import AnnotationKind
from reader.gui.export.dialog import ExportDialog
from reader.gui.export.template_editor import TemplateEditor
from reader.gui.main_window import MainWindow
from tests.gui.conftest import conversation, show


@pytest.fixture
def dialog(empty_window: MainWindow, qtbot: QtBot) -> ExportDialog:
    session = empty_window.session
    show(session, conversation())
    session.notebook.toggle_bookmark(3)
    session.notebook.add_note(5, "a thought")
    made = ExportDialog(empty_window)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: "a thought" in made.preview.toPlainText())
    return made


def choose(dialog: ExportDialog, key: str) -> None:
    for index in range(dialog.form.count()):
        if dialog.form.itemData(index).key == key:
            dialog.form.setCurrentIndex(index)
            return
    raise AssertionError(key)


def test_what_is_previewed_is_what_is_written(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "notes.md"
    with qtbot.waitSignal(dialog.job.finished):
        dialog.export_to(target, dialog._maker())
    assert target.read_text() == dialog.preview.toPlainText()
    assert "2" in dialog.said.text()


def test_choices_are_those_of_the_form_and_are_remembered(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(dialog, "csv")
    assert dialog.group.isHidden()
    qtbot.waitUntil(lambda: dialog.preview.toPlainText().startswith("Highlight,"))
    with qtbot.waitSignal(dialog.job.finished):
        dialog.export_to(tmp_path / "notes.csv", dialog._maker())
    assert dialog._settings.get("export.form") == "csv"


def test_what_is_in_the_way_is_asked_about(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(dialog, "obsidian")
    with qtbot.waitSignal(dialog.job.finished):
        dialog.export_to(tmp_path, dialog._maker())
    (path,) = tmp_path.glob("A long talk*.md")
    path.write_text("mine")
    with qtbot.waitSignal(dialog.job.in_the_way):
        dialog.export_to(tmp_path, dialog._maker())
    assert path.read_text() == "mine"
    with qtbot.waitSignal(dialog.job.finished):
        dialog.replace_button.click()
    assert "a thought" in path.read_text()


def test_a_template_is_told_its_mistake_and_kept_when_it_has_none(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    editor = TemplateEditor(dialog._session, "plain", dialog._documents, dialog)
    qtbot.addWidget(editor)
    editor.show()
    editor.source.setPlainText("{#\nname: x\n#}\n{% for %}")
    qtbot.waitUntil(lambda: editor.said.text().startswith("Line 4"))
    editor.save()
    assert editor.isVisible()
    editor.source.setPlainText("{#\nname: Short\nextension: .txt\n#}\n{{ documents.total }} in all")
    qtbot.waitUntil(lambda: editor.preview.toPlainText() == "2 in all", timeout=10_000)
    with qtbot.waitSignal(editor.saved):
        editor.save()
    assert (dialog._session.folder / "templates" / "my-plain.jinja").is_file()


def test_notes_are_copied_as_markdown(dialog: ExportDialog) -> None:
    window = dialog._window
    assert {a.kind for a in window.session.notebook.annotations} == {
        AnnotationKind.BOOKMARK,
        AnnotationKind.NOTE,
    }
    window.commands.file.copy_notes()
    assert "a thought" in QGuiApplication.clipboard().text()


def test_the_preview_of_a_page_begins_with_the_notes(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog, "html")
    qtbot.waitUntil(lambda: dialog.preview.toPlainText().startswith("<body"))
    assert "a thought" in dialog.preview.toPlainText()
