"""Ticks of what was found, and the way back from a jump."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from reader.gui.main_window import MainWindow
from reader.gui.timeline.bar import SIDE_PX
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS


def test_what_is_found_is_ticked_on_the_timeline(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    window.commands.edit.find()
    QTest.keyClicks(window.header.search.focusWidget(), "number 5")
    qtbot.waitUntil(lambda: len(window.searching.hits) == 11)
    times = window.timeline.hits_ms
    assert len(times) == 11
    assert 5 * TURN_MS < times[0] < 6 * TURN_MS  # the word, not the turn
    picture = window.timeline.grab().toImage()
    room = window.timeline.width() - 2 * SIDE_PX
    x = round(SIDE_PX + room * times[3] / session.transport.duration_ms)
    ratio = picture.devicePixelRatio()
    accent = QColor(window.appearance.theme.accent)
    near = [picture.pixelColor(round((x + dx) * ratio), picture.height() - 2) for dx in (-1, 0, 1)]
    assert any(
        abs(c.red() - accent.red()) < 60 and abs(c.blue() - accent.blue()) < 60 for c in near
    )
    window.searching.leave()
    assert window.timeline.hits_ms == []


def _shown(window: MainWindow, ident: str) -> bool:
    return any(
        button.defaultAction() is window.actions_table[ident] and button.isVisible()
        for button in window.transport_bar.findChildren(QToolButton)
    )


def test_the_way_back_is_to_be_seen_once_there_is_one(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    assert not _shown(window, "go_back")
    session.transport.seek(40 * TURN_MS)
    assert _shown(window, "go_back")
    assert _shown(window, "go_forward")
    assert not window.actions_table["go_forward"].isEnabled()


def test_going_back_brings_the_page_along(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.seek(50 * TURN_MS)
    window.view.scroll_to_start()  # the reader looks elsewhere
    assert window.view.follow_state.value == "paused"
    session.transport.seek(10 * TURN_MS)
    window.view.scroll_to_start()
    QTest.keyClick(window.view, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert session.transport.position_ms == 50 * TURN_MS
    qtbot.waitUntil(lambda: 50 in window.view.turns_in_sight())
    assert window.view.follow_state.value == "following"
