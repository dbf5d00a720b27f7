from __future__ import annotations

import base64

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.gui.main_window import USUAL_SIZE, MainWindow
from reader.gui.panel_grip import STEP_PX, PanelGrip
from reader.gui.panel_widths import PAGE_NEEDS_PX
from reader.session.reading_session import ReadingSession


def drag(grip: PanelGrip, by_px: int) -> None:
    middle = grip.rect().center()
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=middle)
    there = QPointF(grip.mapToGlobal(middle)) + QPointF(by_px, 0)
    QTest.mouseMove(grip, grip.mapFromGlobal(there.toPoint()))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=grip.mapFromGlobal(there.toPoint()))


def test_a_panel_is_dragged_wider_and_stays_so(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    before = window.contents.width()
    drag(window.panel_widths.contents_grip, 60)
    assert window.contents.width() == before + 60
    assert session.settings.get("panels.contents_px") == before + 60
    cards = window.notes.width()
    drag(window.panel_widths.notes_grip, -50)
    assert window.notes.width() == cards + 50
    window.close()
    again = MainWindow(session)
    qtbot.addWidget(again)
    again.show()
    assert again.contents.maximumWidth() == before + 60
    assert again.notes.maximumWidth() == cards + 50


def test_a_double_click_and_enter_bring_the_usual_width(
    window: MainWindow, session: ReadingSession
) -> None:
    grip, usual = window.panel_widths.contents_grip, window.contents.width()
    drag(grip, 60)
    QTest.mouseDClick(grip, Qt.MouseButton.LeftButton)
    assert window.contents.width() == usual
    grip.setFocus()
    QTest.keyClick(grip, Qt.Key.Key_Right)
    assert window.contents.width() == usual + STEP_PX
    QTest.keyClick(grip, Qt.Key.Key_Return)
    assert window.contents.width() == usual
    assert session.settings.get("panels.contents_px") == usual


def test_panels_leave_the_page_its_room(window: MainWindow, session: ReadingSession) -> None:
    drag(window.panel_widths.contents_grip, 2000)
    assert window.contents.width() <= 520
    drag(window.panel_widths.contents_grip, -2000)
    assert window.contents.width() == 180
    session.settings.set("panels.contents_px", 520)
    session.settings.set("panels.notes_px", 640)
    window.resize(1280, 800)
    assert window.pages.width() >= PAGE_NEEDS_PX


@pytest.mark.parametrize("stored", ["", "nonsense!", base64.b64encode(b"no geometry").decode()])
def test_without_a_place_the_window_has_its_usual_size(
    session: ReadingSession, qtbot: QtBot, stored: str
) -> None:
    session.settings.set("window.geometry", stored)
    window = MainWindow(session)
    qtbot.addWidget(window)
    room = QGuiApplication.primaryScreen().availableGeometry().size()
    assert window.size() == USUAL_SIZE.boundedTo(room).expandedTo(window.minimumSize())


def test_a_window_on_a_screen_that_is_gone_comes_back(empty_window: MainWindow) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    empty_window.move(QPoint(screen.right() + 4000, screen.bottom() + 4000))
    empty_window._place.bring_back()
    assert screen.intersects(empty_window.geometry())
    at = empty_window.pos()
    empty_window._place.bring_back()
    assert empty_window.pos() == at


def test_a_maximised_window_is_maximised_again(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    empty_window.showMaximized()
    qtbot.waitUntil(empty_window.isMaximized)
    empty_window.close()
    again = MainWindow(session)
    qtbot.addWidget(again)
    assert again.isMaximized()
