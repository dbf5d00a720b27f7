"""One name for one person, given once: page, panels, search, notes and library take it over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from reader.gui.commands.dialogs import NameDialog
from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession
from reader.storage.full_text_search import Found

BEN = 1  # in the list, and a turn of his


def asked(window: MainWindow) -> QLineEdit:
    dialog = window.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    return dialog.edit


def rename_by_key(window: MainWindow, name: str) -> None:
    people = window.contents.speaker_list
    people.setFocus()
    people.setCurrentIndex(people.speakers.index(BEN))
    QTest.keyClick(people, Qt.Key.Key_F2)
    edit = asked(window)
    edit.setText(name)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def names(window: MainWindow) -> list[str]:
    return [share.name for share in window.contents.shares]


def test_a_name_is_changed_by_a_key_and_undone_from_the_message(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.notebook.toggle_bookmark(BEN)
    rename_by_key(window, "  Benedict  the Elder ")
    assert names(window) == ["Ada", "Benedict the Elder", "Cleo"]
    document = session.document
    assert document is not None
    assert document.transcript.speaker_name(58) == "Benedict the Elder"
    assert document.source.speaker_name(58) == "Ben"  # what was read stays as it is
    qtbot.waitUntil(lambda: [c.speaker for c in window.notes.cards] == ["Benedict the Elder"])
    message = window.messages.message
    assert message is not None
    assert "Benedict the Elder" in message.text
    (_, undo) = message.answers[0]
    undo()
    assert names(window) == ["Ada", "Ben", "Cleo"]


def test_the_name_of_somebody_who_is_there_joins_the_two(
    window: MainWindow, session: ReadingSession
) -> None:
    window.renaming.rename("Ben", "Ada")
    assert names(window) == ["Ada", "Cleo"]
    assert window.contents.shares[0].turns == 40
    message = window.messages.message
    assert message is not None
    assert message.text.startswith("20 ")


def test_nothing_typed_and_the_same_name_change_nothing(
    window: MainWindow, session: ReadingSession
) -> None:
    window.renaming.rename("Ben", "  ")
    window.renaming.rename("Ben", " Ben ")
    assert names(window) == ["Ada", "Ben", "Cleo"]
    assert session.notebook.undo_text == ""


def test_the_library_knows_people_by_their_new_names(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    catalogue = session.catalogue
    assert session.document is not None
    catalogue.show(session.document)
    window.renaming.rename("Ben", "Benedict")
    assert catalogue.entries()[0].speakers == ("Ada", "Benedict", "Cleo")
    with qtbot.waitSignal(catalogue.indexing.changed):
        pass
    found: list[Found] = []
    qtbot.waitUntil(lambda: catalogue.indexing.idle)
    catalogue.indexing.search("number 58", catalogue.recency_s(), found.append)
    qtbot.waitUntil(lambda: bool(found))
    (document,) = found[0].documents
    assert document.places[0].speaker == "Benedict"
