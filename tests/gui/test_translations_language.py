"""The window in the language that was asked for, and what that takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from reader.app import Earmark, build
from reader.core.errors import FormatProblem
from reader.core.text import say
from reader.gui.commands.actions import plain
from reader.gui.commands.dialogs import GoToTimeDialog
from reader.gui.language import LANGUAGES, Language, choose
from reader.session.translation import translated


@pytest.mark.parametrize(
    ("wanted", "preferred", "chosen"),
    [
        ("auto", ["de-AT", "en"], "de"),
        ("auto", ["en-GB", "de"], "en"),
        ("auto", ["fr-FR", "fr"], "en"),
        ("auto", ["fr-FR", "de-CH"], "de"),
        ("auto", ["C"], "en"),
        ("auto", [], "en"),
        ("en", ["de-DE"], "en"),
        ("de", ["en-GB"], "de"),
    ],
)
def test_the_first_language_there_is_is_taken(
    wanted: str, preferred: list[str], chosen: str
) -> None:
    assert choose(wanted, preferred) == chosen


@pytest.fixture
def earmark(tmp_path: Path, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Earmark]:
    """Started with the language of the parameter."""
    (tmp_path / "settings.json").write_text(json.dumps({"language": request.param}))
    earmark = build(data_dir=tmp_path, theme="light")
    yield earmark
    earmark.close()
    earmark.window.deleteLater()


@pytest.mark.parametrize("earmark", ["de"], indirect=True)
def test_german_from_menu_to_message(earmark: Earmark, qtbot: QtBot) -> None:
    window = earmark.window
    table = window.actions_table
    assert plain(table["open_files"].text()) == "Öffnen …"
    assert plain(table["bookmark"].text()).startswith("Lesezeichen")
    error = FormatProblem(say("The file is empty."), path=Path("/a/leer.txt"), line=3)
    window.session.failed.emit(error)
    shown = [label.text() for label in window.messages.findChildren(QLabel)]
    assert "leer.txt, Zeile 3: Die Datei ist leer." in shown
    assert str(error) == "/a/leer.txt, line 3: The file is empty."  # logs stay English


@pytest.mark.parametrize("earmark", ["de"], indirect=True)
def test_the_texts_of_qt_are_german_too(earmark: Earmark, qtbot: QtBot) -> None:
    dialog = GoToTimeDialog(0, 60_000, earmark.window)
    qtbot.addWidget(dialog)
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
    assert plain(cancel.text()) == "Abbrechen"
    dialog.edit.setText("bald")
    assert "„bald“ ist keine Zeit" in "".join(w.text() for w in dialog.findChildren(QLabel))


@pytest.mark.parametrize("earmark", ["de"], indirect=True)
def test_numbers_and_dates_are_german(earmark: Earmark) -> None:
    assert QLocale().toString(1234567) == "1.234.567"
    assert QLocale().toString(QDate(2026, 3, 1), "d. MMMM yyyy") == "1. März 2026"
    assert translated(say("The file has {size:.1f} GB, which no transcript needs.", size=2.5)) == (
        "Die Datei hat 2,5 GB; so viel braucht kein Transkript."
    )


@pytest.mark.parametrize("earmark", ["en"], indirect=True)
def test_english_has_its_plurals(earmark: Earmark) -> None:
    def notes(count: int) -> str:
        return QCoreApplication.translate("NotesPanel", "%n note(s)", "", count)

    assert [notes(count) for count in (0, 1, 2)] == ["0 notes", "1 note", "2 notes"]
    assert QCoreApplication.translate("NotesPanel", "Notes") == "Notes"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_leaves_nothing_behind(code: str, qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = QLocale()
    language = Language(application, code)
    count = QCoreApplication.translate("NotesPanel", "%n note(s)", "", 1)
    assert count == {"en": "1 note", "de": "1 Notiz"}[code]
    language.remove()
    assert QLocale() == before
    assert QCoreApplication.translate("NotesPanel", "%n note(s)", "", 1) == "1 note(s)"
