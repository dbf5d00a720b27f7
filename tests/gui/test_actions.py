from __future__ import annotations

from collections import Counter
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.core.resources import resource
from reader.gui.commands.actions import ACTIONS, MENUS, plain
from reader.gui.commands.finding import fuzzy_score
from reader.gui.commands.palette import CommandPalette
from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession

MENU_CLASS = {ident: f"{ident.capitalize()}Commands" for ident, _title in MENUS}


def test_no_key_is_given_twice() -> None:
    keys = Counter(QKeySequence.fromString(key).toString() for a in ACTIONS for key in a.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys, "a key that Qt cannot read"


def test_every_action_has_its_method_menu_and_icon() -> None:
    menus = {ident for ident, _title in MENUS}
    for spec in ACTIONS:
        methods = getattr(import_module(f"reader.gui.commands.{spec.menu}"), MENU_CLASS[spec.menu])
        assert callable(getattr(methods, spec.ident)), spec.ident
        assert spec.menu in menus
        assert not spec.icon or resource("icons", f"{spec.icon}.svg").exists(), spec.icon


@pytest.mark.parametrize(
    ("ident", "key"),
    [
        ("play_pause", "Space"),
        ("step_back", "Left"),
        ("long_step_on", "Shift+Right"),
        ("next_turn", "J"),
        ("previous_turn", "Up"),
        ("next_sentence", "."),
        ("rate_up", "]"),
        ("loop_turn", "L"),
        ("bookmark", "B"),
        ("note", "N"),
        ("highlight", "H"),
        ("find", "Ctrl+F"),
        ("follow", "F"),
        ("go_to_time", "Ctrl+L"),
        ("command_palette", "Ctrl+K"),
        ("show_keys", "F1"),
        ("go_back", "Ctrl+Backspace"),
    ],
)
def test_keys_are_those_of_the_design(ident: str, key: str) -> None:
    spec = next(spec for spec in ACTIONS if spec.ident == ident)
    assert key in spec.keys


def test_the_menu_holds_every_action(window: MainWindow) -> None:
    menu = QMenu(window)
    window.actions_table.fill_menu(menu)
    held = [
        action.objectName()
        for entry in menu.actions()
        if isinstance(submenu := entry.menu(), QMenu)
        for action in submenu.actions()
        if not action.isSeparator()
    ]
    assert sorted(held) == sorted(spec.ident for spec in ACTIONS)


def test_without_a_conversation_only_what_makes_sense_is_on(empty_window: MainWindow) -> None:
    table = empty_window.actions_table
    assert table["open_files"].isEnabled()
    assert not table["play_pause"].isEnabled()
    assert not table["next_turn"].isEnabled()
    assert not table["bookmark"].isEnabled()


def test_keys_drive_the_transport(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(9000)
    QTest.keyClick(window.view, Qt.Key.Key_Right)
    assert session.transport.position_ms == 14000
    QTest.keyClick(window.view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert session.transport.position_ms == 0
    QTest.keyClick(window.view, Qt.Key.Key_J)
    assert session.transport.position_ms == 4000
    QTest.keyClick(window.view, Qt.Key.Key_BracketRight)
    assert session.transport.rate == pytest.approx(1.1)


def test_letters_typed_into_a_field_are_not_commands(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(9000)
    window.commands.edit.find()
    field = window.header.search
    QTest.keyClicks(window.focusWidget(), "bl j")
    assert field.query == "bl j"
    assert len(session.notebook.annotations) == 0
    assert session.transport.position_ms == 9000
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Left)
    assert session.transport.position_ms == 9000


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [("glt", "Go to time", False), ("gtt", "Go to time", True), ("NOTE", "Note…", True)],
)
def test_fuzzy_score_finds_letters_in_order(query: str, text: str, found: bool) -> None:
    assert (fuzzy_score(query, text) is not None) is found


def test_fuzzy_score_prefers_the_beginnings_of_words() -> None:
    initials = fuzzy_score("nt", "Next theme")
    inside = fuzzy_score("nt", "Contents")
    assert initials is not None
    assert inside is not None
    assert initials < inside


def test_the_palette_runs_what_is_chosen(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(9000)
    palette = CommandPalette(window.actions_table, window)
    palette.open_over(window)
    QTest.keyClicks(palette.edit, "bookmark this")
    item = palette.list.topLevelItem(0)
    assert item is not None
    assert item.text(0) == "Bookmark this turn"
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert session.notebook.bookmarked_turns() == frozenset({2})


def test_plain_drops_access_keys_only() -> None:
    assert plain("Search && &find") == "Search & find"
