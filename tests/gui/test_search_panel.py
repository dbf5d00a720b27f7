"""The list of what was found: what limits it, going through it, and where it stands."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from reader.core.search import Hit
from reader.core.search_hits import ListedHits
from reader.core.transcript import Speaker, Transcript
from reader.gui.look.theme import load_theme
from reader.gui.main_window import MainWindow
from reader.gui.search.panel import SearchPanel
from reader.gui.search.result_rows import CAPTION_PX, ROW_PX, extract
from reader.session import search
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import conversation, show


def _search(window: MainWindow, qtbot: QtBot, query: str, hits: int) -> SearchPanel:
    window.commands.edit.find()
    QTest.keyClicks(window.header.search.focusWidget(), query)
    qtbot.waitUntil(lambda: len(window.searching.hits) == hits)
    return window.searching.panel


def _click(panel: SearchPanel, row: int, *, twice: bool = False) -> None:
    at = panel.list.visualRect(panel.model.index(row, 0)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    if twice:
        QTest.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_results_stand_beside_the_text_in_the_place_of_the_notes(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.notes.isVisible()
    width = window.view.width()
    panel = _search(window, qtbot, "number 5", 11)
    assert panel.isVisible()
    assert not window.notes.isVisible()
    assert window.contents.isVisible()
    assert window.view.width() == width, "the text stays where it is"
    assert panel.model.rowCount() == 11
    QTest.keyClick(window.header.search.focusWidget(), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.notes.isVisible()


def test_a_small_window_gives_the_room_to_the_page_until_asked(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1100, 700)
    panel = _search(window, qtbot, "number 5", 11)
    assert panel.isVisible()
    assert not window.contents.isVisible()
    window.searching.close()
    assert window.contents.isVisible()
    window.resize(640, 700)
    _search(window, qtbot, "number 5", 11)
    assert not panel.isVisible()
    window.actions_table["show_results"].trigger()
    assert panel.isVisible()
    window.actions_table["show_results"].trigger()
    assert not panel.isVisible()


def test_who_puts_the_results_away_is_not_shown_them_again_until_asking(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = _search(window, qtbot, "number 5", 11)
    window.searching.toggle_panel()
    assert window.notes.isVisible()
    window.searching.close()
    _search(window, qtbot, "number 4", 11)
    assert not panel.isVisible()


def test_a_chosen_row_is_shown_and_the_sound_stays(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(100)
    panel = _search(window, qtbot, "number 5", 11)
    _click(panel, 2)
    assert window.searching.current == Hit(51, 13, 21)
    assert 51 in window.view.turns_in_sight()
    assert panel.model.current == 2
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert window.searching.current == Hit(52, 13, 21)
    assert session.transport.position_ms == 100


def test_a_row_is_heard_by_a_double_click_and_by_control_enter(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    panel = _search(window, qtbot, "number 5", 11)
    _click(panel, 2, twice=True)
    cursor = session.transport.cursor
    assert cursor is not None
    assert cursor.turn == 51
    assert panel.isVisible(), "the next one is at hand"
    assert window.view.follow_state.value == "following"
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    cursor = session.transport.cursor
    assert cursor is not None
    assert cursor.turn == 52
    place = window.view.reading_position()
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert window.view.reading_position() == place, "one has gone where one wanted to be"


def test_enter_in_the_list_stays_and_escape_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    before = window.view.reading_position()
    panel = _search(window, qtbot, "number 5", 11)
    _click(panel, 9)
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert window.view.reading_position() == before
    panel = _search(window, qtbot, "number 5", 11)
    _click(panel, 9)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert window.view.hasFocus()
    place = window.view.reading_position()
    assert place != before
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.view.reading_position() == place


def test_limits_narrow_what_is_found_and_are_kept(window: MainWindow, qtbot: QtBot) -> None:
    panel = _search(window, qtbot, "number 5", 11)
    window.searching.step(3)
    current = window.searching.current
    assert current is not None
    window.actions_table["find_whole_words"].trigger()
    assert [hit.turn for hit in window.searching.hits] == [5]
    window.actions_table["find_whole_words"].trigger()
    panel.choose_speakers(frozenset({"Ada"}))
    assert {hit.turn % 3 for hit in window.searching.hits} == {0}
    window.searching.close()
    _search(window, qtbot, "number 5", 3)
    panel.choose_speakers(frozenset())
    assert len(window.searching.hits) == 11


def test_whose_words_are_chosen_from_a_menu(window: MainWindow, qtbot: QtBot) -> None:
    panel = _search(window, qtbot, "number 5", 11)
    people = next(b for b in panel.findChildren(QToolButton) if "Everyone" in b.text())
    people.click()
    menu = panel.findChild(QMenu)
    assert isinstance(menu, QMenu)
    ben = next(action for action in menu.actions() if action.text() == "Ben")
    ben.trigger()
    menu.close()
    assert {hit.turn % 3 for hit in window.searching.hits} == {1}
    assert people.text().startswith("Ben")


def test_a_pattern_on_request_and_what_is_wrong_with_one(window: MainWindow, qtbot: QtBot) -> None:
    panel = _search(window, qtbot, "number 5", 11)
    panel.toggle_pattern()
    window.header.search.set_query(r"number \d\d (of|$)")
    qtbot.waitUntil(lambda: len(window.searching.hits) == 50)
    window.header.search.set_query(r"number (")
    qtbot.waitUntil(lambda: "character 9" in panel.message)
    assert not window.searching.hits
    window.header.search.set_query("nothing like it")
    qtbot.waitUntil(lambda: panel.message == "Nothing found.")


def test_a_pattern_that_never_ends_is_ended_and_that_is_said(
    window: MainWindow,
    session: ReadingSession,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "PATTERN_TIME_S", 0.2)
    show(session, replace(conversation(), texts=["Yes?", "word " * 40, *["no"] * 58]))
    panel = _search(window, qtbot, "zzz", 0)
    panel.toggle_pattern()
    window.header.search.set_query(r"(?:\w|\s|\w\s)+[?;]")
    qtbot.waitUntil(lambda: "takes too long: 2 %" in panel.message)
    assert list(window.searching.hits) == [Hit(0, 0, 4)], "what was found before is shown"


def test_what_is_said_by_others_now_is_found_with_them(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    panel = _search(window, qtbot, "number 5", 11)
    panel.choose_speakers(frozenset({"Ben"}))
    assert [hit.turn for hit in window.searching.hits] == [52, 55, 58]
    session.labels.relabel_turn(52, "Ada")
    session.labels.relabel_turn(53, "Ben")
    assert [hit.turn for hit in window.searching.hits] == [53, 55, 58]


def test_control_enter_before_anything_is_found_plays_once_it_is(
    window: MainWindow, session: ReadingSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "PLAIN_CHARACTERS", 10)
    monkeypatch.setattr(search, "FIRST_LOOK_S", -1.0)
    window.commands.edit.find()
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "number 42")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: getattr(session.transport.cursor, "turn", None) == 42)


def test_each_chapter_that_holds_a_hit_has_its_title_above_the_first(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = _search(window, qtbot, "number 5", 11)
    assert panel.model.captions == {0: "Part 1", 1: "Part 6"}
    assert [panel.list.rowHeight(row) for row in range(3)] == [
        ROW_PX + CAPTION_PX,
        ROW_PX + CAPTION_PX,
        ROW_PX,
    ]
    window.header.search.set_query("number 2")
    assert panel.list.rowHeight(2) == ROW_PX, "Part 3 begins with row 1"
    spoken = panel.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Part 3, Cleo, 1:20, ")
    assert "turn number 20 of our long talk" in spoken


def test_recent_searches_are_offered_in_the_empty_field(window: MainWindow, qtbot: QtBot) -> None:
    _search(window, qtbot, "number 5", 11)
    window.searching.step(1)
    window.searching.close()
    window.commands.edit.find()
    field = window.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Down)
    menu = window.header.search.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["number 5"]
    menu.actions()[0].trigger()
    menu.close()
    assert len(window.searching.hits) == 11


def test_by_tab_from_the_field_to_the_list(window: MainWindow, qtbot: QtBot) -> None:
    panel = _search(window, qtbot, "number 5", 11)
    window.activateWindow()
    stops = []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        stops.append(window.focusWidget())
    assert panel.list in stops
    assert stops.index(panel.stops[0]) < stops.index(panel.list)


def test_half_a_million_rows_are_painted_as_quickly_as_ten(qtbot: QtBot) -> None:
    panel = SearchPanel()
    qtbot.addWidget(panel)
    panel.set_theme(load_theme("light"))
    panel.set_transcript(Transcript(["ab " * 50], array("i", [0]), (Speaker("Ada"),)))
    asked: list[int] = []

    class Counting(ListedHits):
        def __len__(self) -> int:
            return 500_000

        def __getitem__(self, index: int) -> Hit:
            asked.append(index)
            return Hit(0, 3, 5)

    panel.resize(panel.width(), 700)
    panel.show()
    qtbot.waitExposed(panel)
    panel.set_hits(Counting())
    panel.set_current(499_990)
    panel.list.viewport().repaint()
    assert set(asked) <= set(range(20)) | set(range(499_970, 500_000))
    assert panel.list.indexAt(QPoint(50, 300)).row() > 499_900


@pytest.mark.parametrize(
    ("text", "start", "end", "around"),
    [
        ("one two three", 4, 7, ("one two three", "two")),
        (
            "a long way ahead of it: found, and on it",
            24,
            29,
            ("… ahead of it: found, and on…", "found"),
        ),
        ("a\n\nb", 3, 4, ("a b", "b")),
        ("x" * 60, 30, 32, ("… " + "x" * 14 + "xx" + "x" * 10 + "…", "xx")),
        ("", 0, 0, ("", "")),
    ],
)
def test_an_extract_shows_the_hit_among_its_words(
    text: str, start: int, end: int, around: tuple[str, str]
) -> None:
    piece = extract(text, start, end, 14, 10)
    assert (piece.text, piece.text[piece.start : piece.end]) == around


def test_a_pattern_that_finds_a_whole_turn_fits_the_list(qtbot: QtBot) -> None:
    panel = SearchPanel()
    qtbot.addWidget(panel)
    panel.set_theme(load_theme("dark"))
    text = "never-ending " * 300
    panel.set_transcript(Transcript([text], array("i", [-1]), ()))
    panel.set_hits(ListedHits([Hit(0, 0, len(text))]))
    panel.show()
    qtbot.waitExposed(panel)
    assert not panel.grab().isNull()
