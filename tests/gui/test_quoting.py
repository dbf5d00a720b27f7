"""What is copied as a quotation, and that its link leads back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from reader.core.opening import parse_link
from reader.core.selection import Position, TextRange
from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS


def copied(window: MainWindow) -> list[str]:
    window.actions_table["copy_as_quote"].trigger()
    return QGuiApplication.clipboard().text().splitlines()


def test_a_quotation_says_who_and_when_and_its_link_leads_there(
    window: MainWindow, session: ReadingSession
) -> None:
    window.view.set_selection(TextRange(Position(4, 0), Position(4, 21)))
    quote, link = copied(window)
    assert quote == "“This is turn number 4” — Ben, 0:16"
    opening = parse_link(link)
    assert (opening.paths, opening.at_ms) == ((Path("/talks/long.txt"),), 4 * TURN_MS)


def test_without_a_selection_it_is_the_turn_that_is_heard(
    window: MainWindow, session: ReadingSession
) -> None:
    session.transport.seek(7 * TURN_MS)
    quote, link = copied(window)
    assert quote.startswith("“This is turn number 7")
    assert parse_link(link).at_ms == 7 * TURN_MS


def test_who_wants_no_link_gets_none(window: MainWindow, session: ReadingSession) -> None:
    session.settings.set("copy.with_link", False)
    window.view.set_selection(TextRange(Position(4, 0), Position(4, 21)))
    assert copied(window) == ["“This is turn number 4” — Ben, 0:16"]
    window.actions_table["copy"].trigger()
    assert QGuiApplication.clipboard().text() == "This is turn number 4"
