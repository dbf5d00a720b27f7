from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.gui.commands.actions import ACTIONS
from reader.gui.commands.key_rules import why_refused
from reader.gui.commands.keys_dialog import KeysDialog
from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession
from reader.storage.settings_file import read_settings

_Ctrl = Qt.KeyboardModifier.ControlModifier
_Shift = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> KeysDialog:
    window.commands.help.show_keys()
    dialog = window.findChild(KeysDialog)
    assert isinstance(dialog, KeysDialog)
    qtbot.waitExposed(dialog)
    return dialog


def press(
    dialog: KeysDialog, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press "Add a key", then the key."""
    dialog.editor.catcher.click()
    QTest.keyClick(dialog.editor.catcher, key, held)


def test_a_new_key_works_at_once_is_shown_and_kept(
    dialog: KeysDialog, window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    dialog.edit("bookmark")
    press(dialog, Qt.Key.Key_F7)
    assert window.actions_table.keys.keys("bookmark") == ("B", "F7")
    row = next(row for row in dialog.rows if row.ident == "bookmark")
    assert "F7" in row.accessibleName()
    dialog.close()
    settings, _notice = read_settings(session.folder)
    assert json.loads(settings.get("keys.changed")) == {"bookmark": ["B", "F7"]}
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    session.transport.scrub(9000)
    QTest.keyClick(window.view, Qt.Key.Key_F7)
    assert session.notebook.bookmarked_turns() == frozenset({2})


def test_a_key_of_another_action_is_named_and_taken_only_when_asked_for(
    dialog: KeysDialog, window: MainWindow
) -> None:
    keys = window.actions_table.keys
    dialog.edit("bookmark")
    press(dialog, Qt.Key.Key_N)
    assert "Note" in dialog.editor.message.text()
    assert keys.owner("N") == "note"
    dialog.editor.leave_button.click()
    assert keys.owner("N") == "note"
    press(dialog, Qt.Key.Key_N)
    dialog.editor.take_button.click()
    assert keys.keys("bookmark") == ("B", "N")
    assert keys.keys("note") == ()
    assert dialog.reset_all_button.isVisible()
    dialog.reset_all_button.click()
    assert keys.keys("note") == ("N",)


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_V, _Ctrl),
        (Qt.Key.Key_C, _Ctrl),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, _Ctrl),
        (Qt.Key.Key_VolumeUp, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_keys_that_others_need_are_refused_with_a_reason(
    dialog: KeysDialog, window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    dialog.edit("bookmark")
    press(dialog, key, held)
    assert window.actions_table.keys.keys("bookmark") == ("B",)
    assert "cannot be given away" in dialog.editor.message.text()
    assert not dialog.editor.catcher.isChecked()


def test_escape_gives_up_waiting_but_keeps_the_dialog(dialog: KeysDialog) -> None:
    dialog.edit("bookmark")
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.editor.catcher.isChecked()


def test_a_sign_that_needs_shift_is_that_sign(dialog: KeysDialog, window: MainWindow) -> None:
    dialog.edit("bookmark")
    dialog.editor.catcher.click()
    QTest.keyClicks(dialog.editor.catcher, "?", _Shift)
    assert window.actions_table.keys.keys("bookmark") == ("B", "?")


def test_keys_are_taken_away_and_reset_one_by_one(dialog: KeysDialog, window: MainWindow) -> None:
    dialog.edit("redo")
    chip = next(
        button
        for button in dialog.editor.findChildren(QPushButton)
        if button.text().startswith("Ctrl+Y")
    )
    chip.click()
    assert window.actions_table.keys.keys("redo") == ("Ctrl+Shift+Z",)
    dialog.editor.reset_button.click()
    assert window.actions_table.keys.keys("redo") == ("Ctrl+Shift+Z", "Ctrl+Y")


def test_the_list_is_searched_by_name_and_by_key(dialog: KeysDialog) -> None:
    def shown() -> set[str]:
        return {row.ident for row in dialog.rows if row.isVisible()}

    assert shown() == {spec.ident for spec in ACTIONS}
    dialog.filter.setText("ctrl+shift+l")
    assert shown() == {"show_contents"}
    dialog.filter.setText("previous turn")
    assert shown() == {"previous_turn"}
    QTest.keyClick(dialog.filter, Qt.Key.Key_Down)
    row = next(row for row in dialog.rows if row.ident == "previous_turn")
    assert row.hasFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert dialog.editor.isVisible()
    assert dialog.isVisible()


def test_what_names_a_key_names_the_new_one(window: MainWindow, dialog: KeysDialog) -> None:
    actions = window.actions_table
    actions.keys.add("follow", "F6")
    actions.keys.remove("F")
    actions.keys.remove("N")
    actions.take_keys()
    assert actions["follow"].toolTip().endswith("(F6)")
    assert actions.hint("follow") == "F6"
    assert actions.hint("note") == "“Note”"
    assert actions["note"].toolTip() == "Note"
    window.commands.view.follow()
    assert window.messages.message is not None
    assert "F6" in window.messages.message.text


def test_every_key_of_the_table_could_be_given(window: MainWindow) -> None:
    """But for those that are in text fields what they are in the window."""
    shared = {"Ctrl+C", "Ctrl+Z"}
    refused = {key for spec in ACTIONS for key in spec.keys if why_refused(key)}
    assert refused <= shared


def test_media_keys_step_in_the_window(window: MainWindow, session: ReadingSession) -> None:
    session.transport.scrub(9000)
    QTest.keyClick(window.view, Qt.Key.Key_MediaNext)
    assert session.transport.position_ms == 12_000
    QTest.keyClick(window.view, Qt.Key.Key_MediaPrevious)
    assert session.transport.position_ms == 8_000
