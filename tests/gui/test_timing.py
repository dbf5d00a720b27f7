"""Putting times right in the window: keys, menu, signs and what is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from reader.core.errors import StorageProblem
from reader.core.pins import Pin, Reach
from reader.core.selection import Position, TextRange
from reader.core.timeline import Cursor
from reader.gui.main_window import MainWindow
from reader.gui.transcript.buttons import StampButton
from reader.session.reading_session import ReadingSession

TURN_MS = 4000


@pytest.fixture
def ready(window: MainWindow, session: ReadingSession) -> MainWindow:
    """As if the pins' document had been opened from a file."""
    document = session.document
    assert document is not None
    session.timing_fixes.open(document.document_id, document.transcript)
    session.timing_fixes.put_right(document.alignment)
    return window


def begins(window: MainWindow, turn: int, word: int = 0) -> int | None:
    document = window.session.document
    assert document is not None
    assert document.timeline is not None
    return document.timeline.word_start(turn, word)


def said(window: MainWindow) -> str:
    message = window.messages.message
    return "" if message is None else message.text


def stamp(window: MainWindow, turn: int) -> StampButton:
    return next(
        button
        for button in window.view.buttons_in_sight()
        if isinstance(button, StampButton) and button.turn == turn
    )


def menu_on(window: MainWindow, turn: int, word: int) -> dict[str, QAction]:
    """The entries of the turn menu's "Time", by their text up to a bracket."""
    window.turn_menu.open(turn, word, QPoint(100, 100))
    menu = window.turn_menu.menu
    assert menu is not None
    (times,) = (
        entry
        for action in menu.actions()
        if isinstance(entry := action.menu(), QMenu) and action.text() == "Time"
    )
    return {a.text().split(" (")[0]: a for a in times.actions() if not a.isSeparator()}


def close_menu(window: MainWindow) -> None:
    menu = window.turn_menu.menu
    assert menu is not None
    menu.close()


def test_a_key_says_that_the_turn_starts_now(ready: MainWindow, qtbot: QtBot) -> None:
    ready.session.transport.seek(2 * TURN_MS + 700)
    QTest.keyClick(ready, Qt.Key.Key_T)
    assert begins(ready, 2) == 2 * TURN_MS + 700
    assert said(ready).startswith("“This is turn number 2 of our long")
    assert "starts at 0:08.7" in said(ready)
    assert "Ctrl+Z" in said(ready)


def test_the_sign_of_a_pin_and_what_it_says(ready: MainWindow, qtbot: QtBot) -> None:
    before = stamp(ready, 2)
    width_px = before.width()
    ready.session.transport.seek(2 * TURN_MS + 700)
    ready.actions_table["pin_turn"].trigger()
    after = stamp(ready, 2)
    assert after.width() > width_px
    assert "set by hand" in after.toolTip()
    assert "set by hand" in after.accessibleName()
    assert "set by hand" in ready.view.spoken_turn(2)
    assert "set by hand" not in stamp(ready, 1).toolTip()
    ready.actions_table["undo"].trigger()
    assert stamp(ready, 2).width() == width_px
    assert "set by hand" not in stamp(ready, 2).toolTip()


def test_a_pinned_word_within_a_turn_is_marked_and_told_of(ready: MainWindow, qtbot: QtBot) -> None:
    view = ready.view
    box = view.word_rects(1, 3)[0]
    plain = view.viewport().grab(box.adjusted(-3, -6, 3, 0)).toImage()
    ready.session.transport.seek(TURN_MS + 1500)
    ready.timing.pin_word(Cursor(1, 3))
    view.set_cursor((), None)
    assert view.viewport().grab(box.adjusted(-3, -6, 3, 0)).toImage() != plain
    at = box.center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    view.viewportEvent(event)
    assert QToolTip.text() == "Begins at 0:05.5, set by hand"
    QToolTip.hideText()


def test_the_word_walked_to_is_meant_once(ready: MainWindow, qtbot: QtBot) -> None:
    ready.session.transport.seek(TURN_MS + 1200)
    ready.view.show_caret(Cursor(1, 2))
    QTest.keyClick(ready, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert begins(ready, 1, 2) == TURN_MS + 1200
    assert ready.view.caret() is None, "the next key means what is heard then"
    QTest.keyClick(ready, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert "Which word?" in said(ready)
    assert len(ready.session.timing_fixes.pins()) == 1


def test_the_turn_walked_to_is_meant_wherever_one_is(ready: MainWindow) -> None:
    ready.session.transport.seek(TURN_MS + 1200)
    ready.view.show_caret(Cursor(9, 2))
    QTest.keyClick(ready, Qt.Key.Key_T)
    assert begins(ready, 9) == TURN_MS + 1200


def test_far_from_every_beginning_the_turn_has_to_be_pointed_at(ready: MainWindow) -> None:
    fixes = ready.session.timing_fixes
    for turn in (58, 59):
        ready.session.transport.seek(turn * TURN_MS)
        fixes.pin_turn_now(turn)
    ready.session.transport.seek(60 * TURN_MS - 100)  # the last turn's time is known
    ready.actions_table["pin_turn"].trigger()
    assert "No turn is known to begin near here" in said(ready)
    assert len(fixes.pins()) == 2


def test_what_nobody_knows_the_time_of_cannot_be_nudged(ready: MainWindow) -> None:
    document = ready.session.document
    assert document is not None
    ready.session.transport.set_conversation(document.transcript, None)
    ready.actions_table["pin_later"].trigger()
    assert "Nothing tells when this is said. Press T" in said(ready)


def test_the_word_that_is_selected_is_meant(ready: MainWindow) -> None:
    ready.session.transport.seek(TURN_MS + 1200)
    ready.view.set_selection(TextRange(Position(1, 6), Position(1, 9)))
    ready.actions_table["pin_word"].trigger()
    assert begins(ready, 1, 1) == TURN_MS + 1200
    assert ready.view.selection() is None


def test_a_tenth_earlier_and_later_by_key(ready: MainWindow) -> None:
    ready.session.transport.seek(TURN_MS + 50)
    QTest.keyClicks(ready, "<")
    assert begins(ready, 1) == TURN_MS - 100
    QTest.keyClicks(ready, ">>")
    assert begins(ready, 1) == TURN_MS + 100
    assert "starts at 0:04.1" in said(ready)
    ready.actions_table["undo"].trigger()
    assert begins(ready, 1) == TURN_MS


def test_what_was_said_is_withdrawn_when_it_is_undone(ready: MainWindow, qtbot: QtBot) -> None:
    ready.actions_table["pin_turn"].trigger()
    assert "Ctrl+Z" in said(ready)
    ready.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: not said(ready))


def test_what_follows_can_be_moved_from_the_message(ready: MainWindow, qtbot: QtBot) -> None:
    ready.session.transport.seek(TURN_MS + 500)
    ready.actions_table["pin_turn"].trigger()
    assert begins(ready, 5) == 5 * TURN_MS
    message = ready.messages.message
    assert message is not None
    labels = [label for label, _ in message.answers]
    assert labels == ["All that follows, too", "Stretch to the pins around"]
    (button,) = (b for b in ready.messages.findChildren(QPushButton) if b.text() == labels[0])
    button.click()
    assert begins(ready, 5) == 5 * TURN_MS + 500
    assert "All that follows moves" in said(ready)


def test_the_menu_on_a_turn_puts_its_time_right(ready: MainWindow) -> None:
    ready.session.transport.seek(3 * TURN_MS + 900)
    entries = menu_on(ready, 3, -1)
    assert list(entries) == [
        "This turn starts now",
        "A tenth earlier",
        "A tenth later",
        "Only its turn moves with it",
        "All that follows moves with it",
        "Stretch to the pins around it",
        "Remove the pin",
    ]
    assert not entries["Remove the pin"].isEnabled()
    assert not entries["All that follows moves with it"].isEnabled()
    entries["This turn starts now"].trigger()
    close_menu(ready)
    assert begins(ready, 3) == 3 * TURN_MS + 900
    entries = menu_on(ready, 3, 2)
    assert "This word starts now" in entries
    assert entries["Only its turn moves with it"].isChecked()
    entries["All that follows moves with it"].trigger()
    close_menu(ready)
    (pin,) = ready.session.timing_fixes.pins()
    assert pin.reach is Reach.ONWARD
    entries = menu_on(ready, 3, 2)
    entries["Remove the pin"].trigger()
    close_menu(ready)
    assert ready.session.timing_fixes.pins() == ()
    assert begins(ready, 3) == 3 * TURN_MS
    assert "the pin is gone" in said(ready)


def test_the_menu_on_a_word_is_about_that_word(ready: MainWindow) -> None:
    ready.session.transport.seek(3 * TURN_MS + 900)
    entries = menu_on(ready, 3, 2)
    entries["This word starts now"].trigger()
    close_menu(ready)
    document = ready.session.document
    assert document is not None
    word = document.transcript.first_word[3] + 2
    assert ready.session.timing_fixes.pins() == (Pin(word, 3 * TURN_MS + 900),)
    entries = menu_on(ready, 3, 2)
    entries["A tenth later"].trigger()
    close_menu(ready)
    assert begins(ready, 3, 2) == 3 * TURN_MS + 1000


@pytest.mark.parametrize("ident", ["pin_onward", "pin_between", "pin_turn_only", "unpin"])
def test_without_a_pin_it_is_said_how_to_set_one(ready: MainWindow, ident: str) -> None:
    ready.actions_table[ident].trigger()
    assert "No time is set by hand here. Press T" in said(ready)


def test_a_full_disk_is_told_and_changes_nothing(
    ready: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StorageProblem("the disk is full.", remedy="Free some space.")

    monkeypatch.setattr(ready.session.timing_fixes._store, "change", refuse)
    ready.session.transport.seek(TURN_MS + 500)
    ready.actions_table["pin_turn"].trigger()
    assert "disk is full" in said(ready)
    assert begins(ready, 1) == TURN_MS
    assert not ready.actions_table["undo"].isEnabled()


def test_pins_can_be_set_as_soon_as_something_is_open(
    empty_window: MainWindow, ready: MainWindow
) -> None:
    for ident in ("pin_turn", "pin_word", "pin_earlier", "pin_onward", "unpin"):
        assert ready.actions_table[ident].isEnabled()
    ready.session.close_document()
    for ident in ("pin_turn", "pin_word", "pin_earlier", "pin_onward", "unpin"):
        assert not ready.actions_table[ident].isEnabled()
    ready.timing.pin_turn()
    ready.timing.unpin()
    assert ready.messages.message is None, "nothing is open: nothing to be said"
