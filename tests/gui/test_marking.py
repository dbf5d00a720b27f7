"""Marking from the page: by keys and by the bar, and which of several marks is meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.errors import StorageProblem
from reader.core.selection import Position, TextRange
from reader.gui.main_window import MainWindow
from reader.gui.notes.mark_bar import MarkBar, bar_place
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS

COLOURS = {"1": "yellow", "2": "green", "3": "blue", "4": "pink", "5": "purple", "6": "underline"}


def span(start: tuple[int, int], end: tuple[int, int]) -> TextRange:
    return TextRange(Position(*start), Position(*end))


WORDS = span((1, 5), (1, 26))  # "is turn number 1 of o" of the second turn


def marks(session: ReadingSession) -> list[Annotation]:
    return list(session.notebook.annotations)


def press(window: MainWindow, key: str) -> None:
    window.activateWindow()
    window.view.setFocus()
    QTest.keyClicks(window.view, key)


def drag(window: MainWindow, where: TextRange) -> None:
    """Select with the mouse."""
    rect = window.view.range_rects(where)[0]
    viewport = window.view.viewport()
    start, end = rect.center(), rect.center()
    start.setX(rect.left() + 3)
    end.setX(rect.right() - 3)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, start + QPoint(20, 0))
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def bar(window: MainWindow) -> MarkBar:
    assert window.marking.bar is not None
    return window.marking.bar


@pytest.mark.parametrize(("key", "style"), COLOURS.items())
def test_a_key_highlights_and_the_next_changes_it(
    window: MainWindow, session: ReadingSession, key: str, style: str
) -> None:
    window.view.set_selection(WORDS)
    press(window, key)
    (made,) = marks(session)
    assert (made.kind, made.colour, made.range) == (AnnotationKind.HIGHLIGHT, style, WORDS)
    assert window.view.selection() is None
    window.marking.choosing.choose(made)
    other = next(k for k, s in COLOURS.items() if s != style)
    press(window, other)
    (changed,) = marks(session)
    assert (changed.ident, changed.colour) == (made.ident, COLOURS[other])


def test_h_takes_the_colour_used_last(window: MainWindow, session: ReadingSession) -> None:
    window.view.set_selection(WORDS)
    press(window, "4")
    window.view.set_selection(span((2, 0), (3, 4)))
    press(window, "h")
    assert [a.colour for a in marks(session)] == ["pink", "pink"]


def test_a_capture_is_made_while_the_sound_goes_on_and_is_exact(
    window: MainWindow, session: ReadingSession
) -> None:
    session.transport.scrub(10 * TURN_MS)
    press(window, "c")
    QTest.keyClick(window.view, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    short, long = sorted(marks(session), key=lambda a: -(a.start_ms or 0))
    assert (short.start_ms, short.end_ms) == (25_000, 40_000)
    assert (long.start_ms, long.end_ms) == (10_000, 40_000)
    assert short.kind is AnnotationKind.CAPTURE
    assert "turn number 8" in short.quote
    assert session.notebook.undo_text == "Capture"
    assert window.actions_table["undo"].text() == "&Undo capture"


def test_the_menu_names_what_undo_and_redo_would_do(
    window: MainWindow, session: ReadingSession
) -> None:
    note = session.notebook.add_note(3, "why")
    assert note is not None
    session.notebook.remove(note.ident)
    assert window.actions_table["undo"].text() == "&Undo delete note"
    window.actions_table["undo"].trigger()
    assert window.actions_table["redo"].text() == "&Redo delete note"
    assert window.actions_table["undo"].text() == "&Undo note"
    assert marks(session) == [note]


def test_undo_says_where_when_that_is_not_open(window: MainWindow, session: ReadingSession) -> None:
    session.notebook.add_note(4, "here")
    session.close_document()
    window.actions_table["undo"].trigger()
    message = window.messages.message
    assert message is not None
    assert message.text == "Undone in “A long talk - about nothing in particular”: Note"
    window.actions_table["redo"].trigger()
    message = window.messages.message
    assert message is not None
    assert message.text.startswith("Done again in “A long talk")


def test_a_star_goes_to_the_mark_here_or_makes_one(
    window: MainWindow, session: ReadingSession
) -> None:
    session.transport.scrub(100)
    press(window, "*")
    (made,) = marks(session)
    assert (made.kind, made.starred, made.turn) == (AnnotationKind.BOOKMARK, True, 0)
    press(window, "*")
    assert [a.starred for a in marks(session)] == [False]


# -- several on the same words ---------------------------------------------------------------


@pytest.fixture
def nested(window: MainWindow, session: ReadingSession) -> list[Annotation]:
    """A long, a middle and a short highlight on the same words."""
    made = [
        session.notebook.add_highlight(where, colour)
        for where, colour in (
            (span((1, 0), (2, 10)), "yellow"),
            (span((1, 5), (1, 20)), "pink"),
            (span((1, 8), (1, 12)), "blue"),
        )
    ]
    window.annotating.refresh()
    return [a for a in made if a is not None]


def test_a_press_chooses_the_shortest_and_the_next_press_the_next(
    window: MainWindow, session: ReadingSession, nested: list[Annotation]
) -> None:
    long, between, short = nested
    rect = window.view.range_rects(short.range)[0]
    away = QPoint(QApplication.startDragDistance(), 0)  # too far to be a double press
    colours = []
    for at in (rect.center() - away, rect.center(), rect.center() - away, rect.center()):
        QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        chosen = window.marking.choosing.annotation
        assert chosen is not None
        colours.append(chosen.ident)
    assert colours == [short.ident, between.ident, long.ident, short.ident]
    assert session.transport.position_ms > 0  # a press on a word still goes there


def test_a_press_beside_the_letters_of_a_mark_chooses_nothing(
    window: MainWindow, nested: list[Annotation]
) -> None:
    rect = window.view.range_rects(span((1, 0), (1, 1)))[0]
    QTest.mouseClick(
        window.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() - QPoint(60, 0)
    )
    assert window.marking.choosing.annotation is None


def test_commands_act_on_the_one_that_is_chosen(
    window: MainWindow, session: ReadingSession, nested: list[Annotation]
) -> None:
    choosing = window.marking.choosing
    choosing.choose_at(Position(1, 9))
    choosing.choose_at(Position(1, 9))
    assert choosing.place_in_row == (2, 3)
    press(window, "2")
    assert {a.ident: a.colour for a in marks(session)}[nested[1].ident] == "green"
    assert choosing.annotation is not None
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_Delete)
    assert {a.ident for a in marks(session)} == {nested[0].ident, nested[2].ident}
    assert choosing.annotation is None
    assert window.view.chosen() is None


def test_the_key_walks_through_the_marks_in_sight(
    window: MainWindow, nested: list[Annotation]
) -> None:
    seen = []
    for _ in range(3):
        press(window, "o")
        chosen = window.marking.choosing.annotation
        assert chosen is not None
        seen.append(chosen.ident)
    assert sorted(seen) == sorted(a.ident for a in nested)
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.marking.choosing.annotation is None


def test_edges_go_word_by_word_and_not_past_each_other(
    window: MainWindow, session: ReadingSession
) -> None:
    made = session.notebook.add_highlight(span((1, 5), (1, 12)))
    assert made is not None
    choosing = window.marking.choosing
    choosing.choose(made)
    commands = window.commands.mark
    commands.end_later()
    commands.start_earlier()
    (moved,) = marks(session)
    assert moved.quote == "This is turn number"
    assert window.view.chosen() == moved.range
    for _ in range(8):
        commands.start_later()
    assert [a.quote for a in marks(session)] == ["number"]
    session.notebook.undo()
    assert [a.quote for a in marks(session)] == ["turn number"]


def test_an_edge_is_dragged_by_its_handle(window: MainWindow, session: ReadingSession) -> None:
    made = session.notebook.add_highlight(span((1, 5), (1, 12)))
    assert made is not None
    window.marking.choosing.choose(made)
    viewport = window.view.viewport()
    rect = window.view.range_rects(made.range)[-1]
    handle = QPoint(rect.right(), rect.bottom() + 5)
    target = window.view.range_rects(span((1, 13), (1, 19)))[0].center()  # in "number"
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=handle)
    QTest.mouseMove(viewport, handle + QPoint(15, 0))
    QTest.mouseMove(viewport, target)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=target)
    assert [a.quote for a in marks(session)] == ["is turn number"]
    assert session.notebook.undo_text == "Move edge"


# -- the bar -----------------------------------------------------------------------------------


def test_the_bar_comes_with_a_selection_by_mouse_and_goes_with_it(
    window: MainWindow, session: ReadingSession
) -> None:
    drag(window, WORDS)
    assert bar(window).isVisible()
    for rect in window.view.range_rects(window.view.selection() or WORDS):
        assert not bar(window).geometry().intersects(rect)
    swatch = bar(window).swatches[2]
    QTest.mouseClick(swatch, Qt.MouseButton.LeftButton)
    assert [a.colour for a in marks(session)] == ["blue"]
    assert not bar(window).isVisible()


def test_the_bar_can_be_switched_off(window: MainWindow, session: ReadingSession) -> None:
    session.settings.set("notes.selection_bar", False)
    drag(window, WORDS)
    assert window.view.selection() is not None
    assert window.marking.bar is None


def test_the_menu_key_gives_the_keyboard_to_the_bar_and_escape_takes_it_back(
    window: MainWindow, session: ReadingSession
) -> None:
    window.activateWindow()
    window.view.setFocus()
    window.view.set_selection(WORDS)
    at = QPoint(5, 5)
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, at, window.view.viewport().mapToGlobal(at)
    )
    QApplication.sendEvent(window.view.viewport(), asked)
    assert bar(window).has_focus()
    QTest.keyClick(bar(window).swatches[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is bar(window).swatches[1]
    QTest.keyClick(bar(window).swatches[1], Qt.Key.Key_Escape)
    assert not bar(window).isVisible()
    assert window.view.hasFocus()


ROOM, SIZE = QRect(0, 0, 800, 600), QSize(300, 36)


@pytest.mark.parametrize(
    "words",
    [
        [QRect(100, 0, 300, 24)],
        [QRect(100, 570, 300, 24)],
        [QRect(780, 300, 20, 24)],
        [QRect(0, 300, 10, 24), QRect(0, 330, 500, 24)],
    ],
)
def test_the_bar_stands_within_the_window_and_on_no_selected_word(words: list[QRect]) -> None:
    at = bar_place(words, SIZE, ROOM, 700)
    assert at is not None
    there = QRect(at, SIZE)
    assert ROOM.contains(there)
    assert not any(there.intersects(rect) for rect in words)


def test_where_everything_is_selected_the_bar_takes_the_margin_or_stays_away() -> None:
    words = [QRect(100, y, 300, 24) for y in range(0, 600, 24)]
    at = bar_place(words, SIZE, ROOM, 450)
    assert at is not None
    assert at.x() >= 450
    assert bar_place(words, SIZE, ROOM, 700) is None
    assert bar_place([], SIZE, ROOM, 450) is None


# -- a store that cannot write -----------------------------------------------------------------


def test_a_store_that_cannot_write_says_so_and_nothing_changes(
    window: MainWindow, session: ReadingSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    session.failed.connect(said.append)

    def full(*_args: object, **_more: object) -> None:
        raise StorageProblem("The disk is full.")

    monkeypatch.setattr(session.notebook._store, "put", full)
    window.view.set_selection(WORDS)
    press(window, "1")
    assert marks(session) == []
    assert window.view.selection() == WORDS  # to be tried again
    press(window, "b")
    assert marks(session) == []
    assert len(said) == 2
    assert session.notebook.undo_text == ""


def test_a_mark_that_is_chosen_runs_no_timer(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    drag(window, WORDS)
    press(window, "1")
    window.marking.choosing.choose(marks(session)[0])
    qtbot.waitUntil(lambda: not window.annotating._refreshing.isActive())
    assert not window.annotating._keeping.isActive()
