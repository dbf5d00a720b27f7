"""What is marked as it is spoken, and how the page moves."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS


def test_the_turn_alone_can_be_marked(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(2 * TURN_MS + 100)
    word = QColor(window.appearance.theme.word).rgb()

    def word_is_marked() -> bool:
        picture = window.view.viewport().grab().toImage()
        return any(
            picture.pixel(x, y) == word
            for y in range(0, picture.height(), 3)
            for x in range(0, picture.width(), 3)
        )

    assert word_is_marked()
    window.appearance.set_look(replace(window.appearance.look, highlight="turn"))
    assert not word_is_marked()
    assert session.settings.get("follow.highlight") == "turn"
    session.transport.scrub(40 * TURN_MS)
    assert 40 in window.view.turns_in_sight()  # and the page follows all the same


def test_less_motion_is_none(window: MainWindow, session: ReadingSession, qtbot: QtBot) -> None:
    def moves_at_once() -> bool:
        window.view.scroll_to_start()
        window.view.scroll_to_turn(5, smoothly=True)
        return bool(window.view.reading_position().turn > 0)

    window.appearance.set_look(replace(window.appearance.look, motion="on"))
    assert not moves_at_once()
    window.appearance.set_look(replace(window.appearance.look, motion="off"))
    assert moves_at_once()
    assert session.settings.get("motion") == "off"
