"""The whole window as assistive technology meets it: a name and a role for whatever acts, in
every state. ``tests/e2e/test_at_spi.py`` asks the same from outside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from reader.gui.commands.actions import ACTIONS, plain
from reader.gui.main_window import MainWindow
from reader.gui.message_bar import Message
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS, conversation, show

_Role = QAccessible.Role
_ACTS = {
    _Role.Button,
    _Role.ButtonMenu,
    _Role.CheckBox,
    _Role.RadioButton,
    _Role.ComboBox,
    _Role.EditableText,
    _Role.Slider,
    _Role.SpinBox,
    _Role.List,
    _Role.ListItem,
    _Role.Table,
    _Role.Tree,
    _Role.TreeItem,
    _Role.PageTab,
    _Role.MenuItem,
    _Role.Link,
    _Role.Document,
    _Role.Paragraph,
}
_SAYS_NOTHING = {_Role.NoRole, _Role.Client, _Role.Pane, _Role.Window}
_CONTAINERS = {_Role.Grouping, _Role.Dialog, _Role.LayeredPane}
_GENERIC = re.compile(
    r"^(|button|tool ?button|push ?button|check ?box|list|menu item|slider|text|widget"
    r"|label|item|\.\.\.|…|[^\w]+)$",
    re.IGNORECASE,
)
_KEY = re.compile(r"\((?:Ctrl|Alt|Shift|F\d|[A-Z]\)|Up|Down|Space)")
_DEEPEST = 60


@dataclass(frozen=True)
class Node:
    """Something in the tree: what it is, what it is called, and what it is in."""

    role: QAccessible.Role
    name: str
    value: str
    focusable: bool
    path: str

    def __str__(self) -> str:
        return f"{self.path}: {self.role.name} {self.name!r}"


def nodes(root: QAccessibleInterface, path: str = "", depth: int = 0) -> Iterator[list[Node]]:
    """The children of each thing in sight, together, from ``root`` downwards."""
    assert depth < _DEEPEST, path
    siblings: list[Node] = []
    below: list[tuple[QAccessibleInterface, str]] = []
    for index in range(root.childCount()):
        child = root.child(index)
        state = child.state()
        if state.invisible or child.role() is _Role.ScrollBar:
            continue
        what = child.object()
        kind = child.role().name if what is None else type(what).__name__  # type: ignore[redundant-expr]
        node = Node(
            child.role(),
            child.text(QAccessible.Text.Name),
            child.text(QAccessible.Text.Value),
            bool(state.focusable),
            f"{path}/{kind}",
        )
        siblings.append(node)
        below.append((child, node.path))
    yield siblings
    for child, inside in below:
        yield from nodes(child, inside, depth + 1)


def faults(root: QWidget | QMenu) -> list[str]:
    """What in the tree below ``root`` has no name, or one that says nothing, or the wrong
    role, or is called as its neighbour is."""
    found: list[str] = []
    interface = QAccessible.queryAccessibleInterface(root)
    seen = 0
    for siblings in nodes(interface):
        seen += len(siblings)
        for node in siblings:
            acts = node.role in _ACTS
            if node.role is _Role.TreeItem and not node.name:
                continue  # a column that has nothing to say of this row
            if acts and (_GENERIC.match(node.name.strip()) or not node.name.strip()):
                found.append(f"no name: {node}")
            if acts and _KEY.search(node.name):
                found.append(f"a key in its name: {node}")
            if node.focusable and node.role in _SAYS_NOTHING:
                found.append(f"takes the focus and does not say what it is: {node}")
        named = Counter(
            (node.role, node.name)
            for node in siblings
            if node.role in _ACTS - {_Role.ListItem, _Role.TreeItem, _Role.Paragraph}
        )
        found += [f"{n} named alike: {key[1]!r}" for key, n in named.items() if n > 1]
    assert seen > 0
    return found


@pytest.fixture
def filled(window: MainWindow, session: ReadingSession, qtbot: QtBot) -> MainWindow:
    """With all in sight that can be at a time."""
    session.notebook.add_note(3, "a note")
    session.notebook.toggle_bookmark(5)
    session.transport.seek(20 * TURN_MS)
    window.view.scroll_to_start()  # the way back to the voice
    window.messages.show_message(
        Message("proposal", "Is it so?", answers=(("Yes", lambda: None), ("No", lambda: None)))
    )
    qtbot.waitUntil(lambda: len(window.notes.cards) == 2)
    return window


def test_the_window_says_what_it_has(filled: MainWindow) -> None:
    assert "\n".join(faults(filled)) == ""


def test_the_start_page_says_what_it_has(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "\n".join(faults(empty_window)) == ""
    for name in ("talk", "walk"):
        path = tmp_path / f"{name}.txt"
        path.write_text("Ada: Good evening.\n\nBen: Good evening.\n", encoding="utf-8")
        with qtbot.waitSignal(session.settled):
            session.open([path])
        session.close_document()
    assert "\n".join(faults(empty_window)) == ""


_OPENED = {
    # What opens a window of its own within the program; not what asks the system for a file.
    spec.ident
    for spec in ACTIONS
    if plain(spec.text).endswith("…") or spec.menu == "help"
} - {"open_files", "add_folder", "transcribe", "import_notes", "share_bundle", "find", "note"}


def opened() -> list[QWidget]:
    """Windows and popups beside the main one."""
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and not isinstance(widget, MainWindow)
    ]


@pytest.mark.parametrize("ident", sorted(_OPENED))
def test_each_dialog_says_what_it_has_and_lets_go_by_escape(
    window: MainWindow, ident: str, qtbot: QtBot
) -> None:
    window.activateWindow()
    action = window.actions_table[ident]
    if not action.isEnabled():
        pytest.skip(f"{ident} has nothing to do here")
    action.trigger()
    qtbot.wait(0)
    found = opened()
    if not found:
        return  # a panel of the window, which the other tests walk
    (dialog,) = found
    assert "\n".join(faults(dialog)) == ""
    name = QAccessible.queryAccessibleInterface(dialog).text(QAccessible.Text.Name)
    assert name.strip()
    inside: QWidget | None = dialog.focusWidget()
    QTest.keyClick(dialog if inside is None else inside, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened() == [])


@pytest.mark.parametrize("ident", sorted(_OPENED))
def test_tab_comes_round_in_each_dialog(window: MainWindow, ident: str, qtbot: QtBot) -> None:
    window.activateWindow()
    action = window.actions_table[ident]
    if not action.isEnabled():
        pytest.skip(f"{ident} has nothing to do here")
    action.trigger()
    qtbot.wait(0)
    found = opened()
    if not found:
        return  # a panel of the window
    (dialog,) = found
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is QApplication.focusWidget() is not None)
    reached: list[QWidget] = []
    at = dialog.focusWidget()
    while at not in reached and len(reached) < 400:
        reached.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = dialog.focusWidget()
    assert at in reached
    missed = [
        widget.accessibleName() or type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() in (Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus)
        and not widget.objectName().startswith("qt_")  # within a spin box
        and widget.isVisible()
        and widget.isEnabled()
        and widget not in reached
    ]
    assert missed == []
    QTest.keyClick(reached[0], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened() == [])


def test_the_menu_of_a_turn_says_what_it_has(filled: MainWindow, qtbot: QtBot) -> None:
    filled.turn_menu.open(3, 0, filled.mapToGlobal(QPoint(400, 200)))
    menu = filled.turn_menu.menu
    assert menu is not None
    assert "\n".join(faults(menu)) == ""
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened() == [])


def test_what_is_written_and_searched_says_what_it_has(
    filled: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    filled.actions_table["note"].trigger()
    assert "\n".join(faults(filled)) == ""
    filled.actions_table["find"].trigger()
    filled.activateWindow()
    focus = filled.header.search.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "second")
    qtbot.waitUntil(lambda: len(filled.searching.hits) > 0)
    assert "\n".join(faults(filled)) == ""


def test_the_looks_say_what_they_have(window: MainWindow, qtbot: QtBot) -> None:
    window.appearance.open_popup(window.mapToGlobal(QPoint(1200, 60)))
    (popup,) = opened()
    assert "\n".join(faults(popup)) == ""
    QTest.keyClick(QApplication.focusWidget() or popup, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened() == [])


def test_a_hundred_thousand_turns_are_not_handed_out(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    show(session, conversation(100_000))
    view = empty_window.view
    document = QAccessible.queryAccessibleInterface(view)
    view.scroll_to_turn(70_000)
    assert document.childCount() < 60
    texts = [
        document.child(index).text(QAccessible.Text.Description)
        for index in range(len(view.turns_in_sight()))
    ]
    assert "70001 of 100000" in texts
    assert len(document._turns) < 60  # type: ignore[attr-defined]


def test_times_are_read_as_times(window: MainWindow, session: ReadingSession) -> None:
    session.transport.seek(20 * TURN_MS)
    labels = [
        QAccessible.queryAccessibleInterface(label)
        for label in window.transport_bar.findChildren(QLabel)
        if label.isVisible()
    ]
    told = {
        label.text(QAccessible.Text.Description): label.text(QAccessible.Text.Name)
        for label in labels
    }
    assert told["Position"] == "1:20"
