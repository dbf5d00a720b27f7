"""A text that nothing is known of when it is said: turns are walked, and jumps undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.timeline import Cursor
from reader.gui.commands.places_menu import PlacesMenu
from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession


@pytest.fixture
def text(
    empty_window: MainWindow, session: ReadingSession, tmp_path: Path, qtbot: QtBot
) -> MainWindow:
    """Sixty turns of two people under six headings."""
    path = tmp_path / "talk.txt"
    said = ("That is what I meant to say, and more of it. " * 6).strip()
    path.write_text(
        "".join(f"{'Ben' if n % 2 else 'Ada'}: Turn {n}. {said}\n\n" for n in range(60)),
        encoding="utf-8",
    )
    with qtbot.waitSignal(session.settled):
        session.open([path])
    assert not session.has_times
    return empty_window


def test_the_keys_of_turns_walk_the_page(text: MainWindow) -> None:
    view = text.view
    for key in (Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_K):
        QTest.keyClick(view, key)
    assert view.caret() == Cursor(1, 0)
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.caret() == Cursor(31, 0)
    assert 31 in view.turns_in_sight()


def test_a_speaker_is_stepped_through(text: MainWindow) -> None:
    for _ in range(6):
        text.contents_showing.step_speaker(1, True)
    assert text.view.caret() == Cursor(11, 0)
    assert 11 in text.view.turns_in_sight()


def test_jumps_on_the_page_are_undone_and_done_again(
    text: MainWindow, session: ReadingSession
) -> None:
    view, table = text.view, text.actions_table
    back, forward = table["go_back"], table["go_forward"]
    assert not back.isEnabled()
    view.scroll_by_reader(200)
    began = view.reading_position()
    session.notebook.add_note(40, "Ask about this")
    text.annotating.refresh()
    text.notes.card_activated.emit(text.notes.cards[0])
    assert 40 in view.turns_in_sight()
    text.contents_showing.step_speaker(0, False)  # from the page on
    places = PlacesMenu(text)
    places.fill()
    document = session.document
    assert document is not None
    who = document.transcript.speaker_name(began.turn)
    assert places.actions()[-1].text().startswith(f"{who}   ")  # the first, and no time
    while back.isEnabled():
        back.trigger()
    came_back = view.reading_position()
    assert (came_back.turn, came_back.char) == (began.turn, began.char)  # the same line
    forward.trigger()
    forward.trigger()
    assert view.reading_position().turn > began.turn
