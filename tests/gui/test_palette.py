from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from reader.gui.commands.actions import ACTIONS
from reader.gui.commands.finding import match_score
from reader.gui.commands.palette import CommandPalette
from reader.gui.commands.places_menu import PlacesMenu
from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession


def opened(window: MainWindow, typed: str = "") -> CommandPalette:
    palette = CommandPalette(window.actions_table, window)
    palette.open_over(window)
    QTest.keyClicks(palette.edit, typed)
    return palette


def lines(palette: CommandPalette) -> list[tuple[str, str, str]]:
    items = [palette.list.topLevelItem(n) for n in range(palette.list.topLevelItemCount())]
    return [(i.text(0), i.text(1), i.text(2)) for i in items if i is not None]


def test_it_offers_every_action_with_its_menu_and_its_key(window: MainWindow) -> None:
    shown = lines(opened(window))
    assert len(shown) == len(ACTIONS) - 1  # all but itself
    assert ("Bookmark this turn", "Mark", "B") in shown


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("time go", "Go to time"),
        ("epia", "Sepia"),
        ("gtt", "Go to time"),
        ("mark boo", "Bookmark this turn"),
        ("part 3", "Part 3"),
        ("cleo", "Next turn of Cleo"),
        ("1:02", "Go to 1:02"),
        ("50%", "Go to 2:00"),
        ("+30", "Go to 0:39"),
    ],
)
def test_what_is_meant_comes_first(
    window: MainWindow, session: ReadingSession, typed: str, first: str
) -> None:
    session.transport.scrub(9000)
    assert lines(opened(window, typed))[0][0] == first


def test_chapters_speakers_and_times_are_gone_to(
    window: MainWindow, session: ReadingSession
) -> None:
    for typed, time_ms in (("Part 3", 80_000), ("1:30", 90_000), ("next turn ben", 100_000)):
        QTest.keyClick(opened(window, typed).edit, Qt.Key.Key_Return)
        assert session.transport.position_ms == time_ms, typed
    assert session.jumps.in_sound.places() == [90_000, 80_000, 0]


def test_what_was_used_last_stands_first(window: MainWindow, session: ReadingSession) -> None:
    QTest.keyClick(opened(window, "loop this").edit, Qt.Key.Key_Return)
    QTest.keyClick(opened(window, "sepia").edit, Qt.Key.Key_Return)
    assert [name for name, _where, _key in lines(opened(window))[:2]] == [
        "Sepia",
        "Loop this turn",
    ]
    assert session.settings.get("palette.recent").split()[:2] == ["theme_sepia", "loop_turn"]


def test_what_cannot_be_had_says_why_and_does_nothing(
    empty_window: MainWindow, session: ReadingSession
) -> None:
    palette = opened(empty_window, "next sentence")
    assert lines(palette)[0] == ("Next sentence", "Open a conversation first", ".")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert session.transport.position_ms == 0
    palette.close()


def test_nonsense_finds_nothing_and_says_so(window: MainWindow) -> None:
    palette = opened(window, "xqzwv")
    assert lines(palette) == []
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.close()


def test_whole_words_come_before_parts_and_these_before_letters() -> None:
    names = ("Notes", "Show notes", "Connotes", "Next of the turns that everybody sees")
    scores = [match_score("notes", name) for name in names]
    known = [score for score in scores if score is not None]
    assert known == sorted(known)
    assert scores[0] == 0
    assert match_score("notes", "Zoom") is None


def test_the_places_of_jumps_are_listed_and_gone_back_to(
    window: MainWindow, session: ReadingSession
) -> None:
    for time_ms in (20_000, 60_000, 120_000):
        session.transport.seek(time_ms)
    menu = window.header.submenus["go_forward"]
    assert isinstance(menu, PlacesMenu)
    menu.fill()
    actions: list[QAction] = menu.actions()
    assert [action.text()[:4] for action in actions] == ["1:00", "0:20", "0:00"]
    assert "turn number 5" in actions[1].text()
    actions[1].trigger()
    assert session.transport.position_ms == 20_000
    session.jumps.forward()
    assert session.transport.position_ms == 60_000
    session.jumps.forward()
    assert session.transport.position_ms == 120_000


def test_without_jumps_the_list_says_so(window: MainWindow) -> None:
    menu = PlacesMenu(window)
    menu.fill()
    (only,) = menu.actions()
    assert not only.isEnabled()
