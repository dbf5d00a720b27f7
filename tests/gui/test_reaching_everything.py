"""Whoever has no mouse or no eyes: everything has a name and can be reached; and whoever
listens to nothing pays for nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.gui.look.theme import THEMES
from reader.gui.main_window import MainWindow
from reader.gui.message_bar import Message
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS

LEAST_PX = 20  # that a focus has to change, to be seen at all
_INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)


def _nameless(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        reachable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not (isinstance(widget, _INTERACTIVE) or reachable) or isinstance(widget, QScrollBar):
            continue
        if widget.objectName().startswith("qt_") or not widget.isVisibleTo(root):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def _fill(window: MainWindow, session: ReadingSession, qtbot: QtBot) -> None:
    """Have everything on the screen that can be."""
    session.notebook.add_note(3, "a note")
    session.transport.seek(20 * TURN_MS)
    window.view.scroll_to_start()  # the way back to the voice
    window.messages.show_message(
        Message("proposal", "Is it so?", answers=(("Yes", lambda: None), ("No", lambda: None)))
    )
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)


def test_everything_to_be_used_has_a_name(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    _fill(window, session, qtbot)
    assert _nameless(window) == []


@pytest.mark.parametrize(
    "ident", ["go_to_time", "show_keys", "about", "reading_report", "command_palette"]
)
def test_everything_in_a_dialog_has_a_name(window: MainWindow, ident: str, qtbot: QtBot) -> None:
    window.actions_table[ident].trigger()
    dialogs = [w for w in window.findChildren(QWidget) if w.isWindow() and w.isVisible()]
    assert dialogs
    assert _nameless(dialogs[0]) == []
    dialogs[0].close()


def test_everything_on_the_start_page_has_a_name(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("Ada: Good evening.\n\nBen: Good evening.\n", encoding="utf-8")
    with qtbot.waitSignal(session.settled):
        session.open([path])
    session.close_document()
    assert _nameless(empty_window) == []


def _tab_round(window: MainWindow) -> list[QWidget]:
    """What gets the focus, one Tab after the other, until it comes round."""
    window.view.setFocus(Qt.FocusReason.OtherFocusReason)
    reached: list[QWidget] = []
    for _ in range(150):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in reached:
            break
        reached.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return reached


def test_tab_reaches_everything(window: MainWindow, session: ReadingSession, qtbot: QtBot) -> None:
    _fill(window, session, qtbot)
    window.activateWindow()
    rounds = _tab_round(window)
    reached = set(rounds)
    missed = [
        f"{type(widget).__name__}: {widget.accessibleName()}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, _INTERACTIVE)
        and not isinstance(widget, QScrollBar)
        and widget.isVisible()
        and widget.isEnabled()
        and not widget.visibleRegion().isEmpty()
        and widget not in reached
    ]
    assert missed == []
    names = [type(widget).__name__ for widget in rounds]
    assert names.index("NoteList") < names.index("TimelineBar") < names.index("PlayButton")
    labels = [
        QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        for widget in rounds
    ]
    assert labels.index("Menu") < labels.index("Search this conversation")
    assert labels.index("Yes") < labels.index("Close this message") < labels.index("Chapters")


@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_is_to_be_seen_wherever_it_is(
    window: MainWindow, session: ReadingSession, qtbot: QtBot, theme: str
) -> None:
    _fill(window, session, qtbot)
    window.appearance.choose_theme(theme)
    window.activateWindow()
    unseen = []
    for widget in _tab_round(window):
        widget.clearFocus()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        around = widget.parentWidget() or widget
        if not around.rect().contains(widget.geometry()):
            continue  # the page's edge cuts it
        with_focus = around.grab().toImage()
        widget.clearFocus()
        if not widget.isVisible():
            continue
        if _differing(around.grab().toImage(), with_focus) < LEAST_PX:
            unseen.append(f"{type(widget).__name__}: {widget.accessibleName()}")
    assert unseen == []


def _differing(one: QImage, other: QImage) -> int:
    """How many px of the two are not alike."""
    kind = QImage.Format.Format_RGB32
    left, right = (
        np.frombuffer(bytes(image.convertToFormat(kind).constBits()), np.uint32)
        for image in (one, other)
    )
    return int(np.count_nonzero(left != right))


class _Timers(QObject):
    """Counts timers that fire anywhere in the program."""

    def __init__(self) -> None:
        super().__init__()
        self.fired: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Timer:
            self.fired.append(type(watched).__name__)
        return False


def test_paused_and_untouched_nothing_runs(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(5 * TURN_MS)
    app = QApplication.instance()
    assert app is not None

    def running() -> list[QTimer]:
        return [timer for timer in window.findChildren(QTimer) if timer.isActive()]

    qtbot.waitUntil(lambda: running() == [])
    assert session.transport.is_idle
    timers = _Timers()
    app.installEventFilter(timers)
    qtbot.waitUntil(_after(app, 400))
    app.removeEventFilter(timers)
    ours = [name for name in timers.fired if name not in ("QTimer", "QObject")]
    assert ours == []


def _after(parent: QObject, wait_ms: int) -> Callable[[], bool]:
    done: list[bool] = []
    QTimer.singleShot(wait_ms, parent, lambda: done.append(True))
    return lambda: bool(done)
