"""The view as a reader meets it: what is painted, clicked, selected, copied."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.core.search import find
from reader.core.selection import Position, TextRange
from reader.core.timeline import Cursor, Timeline
from reader.core.timing import interpolate
from reader.core.transcript import NO_SPEAKER, Anchor, Speaker, Transcript
from reader.gui.transcript.buttons import StampButton
from reader.gui.transcript.style import PageStyle
from reader.gui.transcript.view import TranscriptView

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


def conversation(turns: int = 60) -> Transcript:
    texts = [
        f"Turn {turn} begins here. It says a little, and then it says a little more of it."
        f"\nA second paragraph ends turn {turn}."
        for turn in range(turns)
    ]
    people = (Speaker("Ada"), Speaker("Ben"))
    return Transcript(texts, array("i", (turn % 2 for turn in range(turns))), people)


class Watched(TranscriptView):
    """Remembers which parts were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.region().boundingRect())
        super().paintEvent(event)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[Watched]:
    transcript = conversation()
    alignment = interpolate(
        transcript, [(transcript.first_word[turn], turn * 10_000) for turn in range(60)]
    )
    view = Watched()
    view.resize(900, 600)
    view.set_smooth_scrolling(False)
    view.set_document(transcript, Timeline(transcript, alignment))
    with qtbot.waitExposed(view):
        view.show()
    yield view
    QGuiApplication.clipboard().clear()
    view.close()
    view.deleteLater()


def middle(view: TranscriptView, turn: int, word: int) -> QPoint:
    rects = view.word_rects(turn, word)
    assert rects, f"word {word} of turn {turn} is out of sight"
    return rects[0].center()


def click(view: TranscriptView, turn: int, word: int, held: Qt.KeyboardModifier = _NONE) -> None:
    QTest.mouseClick(view.viewport(), _LEFT, held, middle(view, turn, word))


def drag(view: TranscriptView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view.viewport(), _LEFT, _NONE, start)
    QTest.mouseMove(view.viewport(), start + QPoint(15, 0))
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), _LEFT, _NONE, end)


def picture(view: TranscriptView) -> QImage:
    return view.viewport().grab().toImage()


# Painting


def test_only_the_words_that_change_are_painted(view: Watched, qtbot: QtBot) -> None:
    view.painted.clear()
    view.set_cursor((1,), Cursor(1, 3))
    qtbot.waitUntil(lambda: bool(view.painted))
    QGuiApplication.processEvents()  # whatever else was to be painted
    view.painted.clear()
    view.set_cursor((1,), Cursor(1, 4))
    qtbot.waitUntil(lambda: bool(view.painted))
    wanted = view.word_rects(1, 3)[0].united(view.word_rects(1, 4)[0]).adjusted(-3, -3, 3, 3)
    assert all(wanted.contains(part) for part in view.painted)


def test_the_highlight_changes_grounds_and_never_metrics(view: Watched) -> None:
    before = [view.word_rects(turn, word) for turn in range(4) for word in range(10)]
    view.set_cursor((1,), Cursor(1, 4))
    after = [view.word_rects(turn, word) for turn in range(4) for word in range(10)]
    assert after == before
    corner = view.word_rects(1, 4)[0].topLeft() + QPoint(5, 2)
    assert picture(view).pixelColor(corner) == QColor(view.page_style.current_word)


def test_all_turns_that_sound_are_tinted(view: Watched) -> None:
    view.set_cursor((1, 2), Cursor(2, 0))
    image = picture(view)
    tints = [
        image.pixelColor(view.word_rects(turn, 0)[0].left() - 10, view.word_rects(turn, 1)[0].top())
        for turn in range(4)
    ]
    ground, current = QColor(view.page_style.ground), QColor(view.page_style.current_turn)
    assert tints == [ground, current, current, ground]


def test_marks_show_and_move_nothing(view: Watched) -> None:
    transcript = view.transcript
    assert transcript is not None
    before, rects = picture(view), view.word_rects(2, 5)
    images = [before]
    view.set_bookmarks({1})
    images.append(picture(view))
    view.set_noted({1, 2})
    images.append(picture(view))
    view.set_highlights({2: [(0, 30, "yellow"), (31, 40, "no such colour")]})
    images.append(picture(view))
    hits = list(find(transcript, "little"))
    view.set_search_hits(hits, hits[1])
    images.append(picture(view))
    view.set_doubtful({0: [(0, 4)]})
    images.append(picture(view))
    assert all(one != other for one, other in itertools.pairwise(images))
    assert view.word_rects(2, 5) == rects


def test_a_theme_repaints_and_keeps_the_place(view: Watched) -> None:
    view.scroll_to_turn(20)
    place = view.reading_position()
    view.set_palette_tokens(PageStyle(ground="#101010", text="#eeeeee"))
    assert picture(view).pixelColor(5, 5) == QColor("#101010")
    assert view.reading_position() == place
    view.set_palette_tokens(replace(view.page_style, size_px=27))
    assert view.reading_position().turn == place.turn


def test_a_place_is_restored(view: Watched, qtbot: QtBot) -> None:
    view.scroll_to_turn(33)
    place = view.reading_position()
    other = TranscriptView()
    qtbot.addWidget(other)
    other.resize(900, 600)
    other.set_document(conversation())
    other.restore_position(place)
    other.show()
    assert other.reading_position() == place


def test_other_labels_for_the_same_text_leave_everything_in_place(view: Watched) -> None:
    transcript = view.transcript
    assert transcript is not None
    view.scroll_to_turn(30)
    view.set_bookmarks({30})
    view.set_selection(TextRange(Position(30, 0), Position(30, 4)))
    place, before = view.reading_position(), picture(view)
    view.set_document(
        transcript.relabelled(array("i", [1]) * 60, (Speaker("Ada"), Speaker("Cleopatra")))
    )
    assert view.reading_position() == place
    assert view.selection() is not None
    assert "Cleopatra" in view.spoken_turn(30)
    assert picture(view) != before


def test_an_empty_view_takes_everything(qtbot: QtBot) -> None:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_A, _CTRL)
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, QPoint(100, 100))
    view.set_cursor((), None)
    view.set_document(Transcript([], array("i"), ()))
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, QPoint(100, 100))
    QTest.keyClick(view, Qt.Key.Key_A, _CTRL)
    view.clear()
    assert view.selection() is None
    assert not view.copy()


# Clicking


def test_a_click_on_a_word_asks_to_go_there(view: Watched, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.word_activated) as asked:
        click(view, 2, 7)
    assert asked.args == [2, 7]


def test_a_click_beside_the_words_asks_nothing(view: Watched, qtbot: QtBot) -> None:
    last = view.word_rects(2, 22)[0]
    with qtbot.assertNotEmitted(view.word_activated):
        QTest.mouseClick(
            view.viewport(), _LEFT, _NONE, QPoint(last.right() + 60, last.center().y())
        )
        QTest.mouseClick(view.viewport(), _LEFT, _NONE, QPoint(5, 200))


def test_a_click_that_takes_a_selection_away_asks_nothing(view: Watched, qtbot: QtBot) -> None:
    view.set_selection(TextRange(Position(1, 0), Position(1, 9)))
    with qtbot.assertNotEmitted(view.word_activated):
        click(view, 2, 7)
    assert view.selection() is None


def test_a_drag_selects_across_turns_and_goes_nowhere(view: Watched, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.word_activated):
        drag(view, view.word_rects(1, 2)[0].topLeft() + QPoint(3, 10), middle(view, 3, 1))
    chosen = view.selection()
    assert chosen is not None
    assert chosen.start.turn == 1
    assert chosen.end.turn == 3
    assert view.selected_text().startswith("Ben: begins here.")


def test_two_clicks_select_a_word_three_a_paragraph_four_a_turn(view: Watched) -> None:
    at = middle(view, 2, 2)
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, at)
    QTest.mouseDClick(view.viewport(), _LEFT, _NONE, at)
    assert view.selected_text() == "begins"
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, at)
    assert view.selected_text().endswith("more of it.")
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, at)
    assert view.selected_text().endswith("ends turn 2.")


def test_shift_and_click_extends(view: Watched, qtbot: QtBot) -> None:
    drag(view, middle(view, 1, 0), middle(view, 1, 2))
    with qtbot.assertNotEmitted(view.word_activated):
        click(view, 2, 2, _SHIFT)
    chosen = view.selection()
    assert chosen is not None
    assert (chosen.start.turn, chosen.end.turn) == (1, 2)


def test_dragging_past_the_edge_scrolls_on(view: Watched, qtbot: QtBot) -> None:
    viewport = view.viewport()
    QTest.mousePress(viewport, _LEFT, _NONE, middle(view, 1, 0))
    QTest.mouseMove(viewport, QPoint(400, 300))
    QTest.mouseMove(viewport, QPoint(400, 800))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 600, timeout=5000)
    QTest.mouseRelease(viewport, _LEFT, _NONE, QPoint(400, 800))
    chosen = view.selection()
    assert chosen is not None
    assert chosen.end.turn > 6


def test_a_sign_in_the_margin_is_clicked_as_such(view: Watched, qtbot: QtBot) -> None:
    view.set_bookmarks({2})
    line = view.word_rects(2, 0)[0]
    at = QPoint(round(view._painter.flag_box(2).center().x()), line.center().y())  # type: ignore[union-attr]
    with (
        qtbot.waitSignal(view.annotation_clicked) as pressed,
        qtbot.assertNotEmitted(view.word_activated),
    ):
        QTest.mouseClick(view.viewport(), _LEFT, _NONE, at)
    assert pressed.args == [2]


# Copying


def test_copies_the_words_alone(view: Watched) -> None:
    view.set_selection(TextRange(Position(6, 0), Position(6, 6)))
    assert view.copy()
    assert QGuiApplication.clipboard().text() == "Turn 6"
    view.set_selection(None)
    assert not view.copy()


def test_select_all_and_copy_by_keys(view: Watched) -> None:
    QTest.keyClick(view, Qt.Key.Key_A, _CTRL)
    QTest.keyClick(view, Qt.Key.Key_C, _CTRL)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Ada: Turn 0 begins")
    assert text.endswith("ends turn 59.")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection() is None


# Time stamps


def stamps(view: TranscriptView) -> list[StampButton]:
    shown = [b for b in view.viewport().findChildren(StampButton) if b.isVisible()]
    return sorted(shown, key=lambda button: button.turn)


def test_stamps_are_buttons_with_times(view: Watched, qtbot: QtBot) -> None:
    shown = stamps(view)
    assert [button.text() for button in shown[:3]] == ["0:00", "0:10", "0:20"]
    assert "Ben" in shown[1].accessibleName()
    with qtbot.waitSignal(view.time_stamp_activated) as asked:
        QTest.mouseClick(shown[1], _LEFT)
    assert asked.args == [1]


def test_a_stamp_takes_the_name_that_a_turn_is_given(view: Watched) -> None:
    transcript = view.transcript
    assert transcript is not None
    view.set_document(
        transcript.relabelled(array("i", [1]) * 60, (Speaker("Ada"), Speaker("Cleopatra"))),
        view._timeline,
    )
    assert "Cleopatra" in stamps(view)[0].accessibleName()


def test_stamps_are_used_again_when_scrolling(view: Watched) -> None:
    count = len(view.viewport().findChildren(StampButton))
    for _ in range(30):
        view.scroll_by_reader(300)
    assert len(view.viewport().findChildren(StampButton)) <= count + 2
    for button in stamps(view):
        assert button.text() == f"{button.turn // 6}:{button.turn % 6}0"


def test_stamps_found_in_the_text_serve_without_a_timeline(qtbot: QtBot) -> None:
    transcript = Transcript(
        ["One.", "Two."], array("i", [NO_SPEAKER] * 2), (), anchors=(Anchor(65_000, 1),)
    )
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.set_document(transcript)
    view.show()
    assert [(button.turn, button.text()) for button in stamps(view)] == [(1, "1:05")]


def test_tab_goes_through_the_stamps_and_on(qtbot: QtBot, view: Watched) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    before, after = QWidget(), QWidget()
    for widget in (before, view, after):
        box.addWidget(widget)
    for widget in (before, after):
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.resize(900, 600)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert view.hasFocus()
    for button in stamps(view):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert button.hasFocus()
    with qtbot.waitSignal(view.time_stamp_activated):
        QTest.keyClick(stamps(view)[-1], Qt.Key.Key_Space)
    QTest.keyClick(stamps(view)[-1], Qt.Key.Key_Tab)
    assert after.hasFocus()
    view.setParent(None)


# Keys


def test_keys_of_the_window_reach_the_window(qtbot: QtBot, view: Watched) -> None:
    heard: list[int] = []

    class Window(QWidget):
        def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
            heard.append(event.key())

    window = Window()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(view)
    window.show()
    place = view.reading_position()
    keys = [Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right]
    keys += [Qt.Key.Key_J, Qt.Key.Key_B, Qt.Key.Key_F, Qt.Key.Key_Escape, Qt.Key.Key_Return]
    for key in keys:
        QTest.keyClick(view, key)
    assert heard == keys
    assert view.reading_position() == place
    view.setParent(None)


def test_page_keys_scroll(view: Watched) -> None:
    bar = view.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert 400 < bar.value() < 600
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert view.word_rects(59, 0)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_walking_by_words_and_going_there(view: Watched, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_Right, _CTRL)
    assert view.caret() == Cursor(0, 0)
    for _ in range(25):
        QTest.keyClick(view, Qt.Key.Key_Right, _CTRL)
    assert view.caret() == Cursor(1, 2)
    QTest.keyClick(view, Qt.Key.Key_Left, _CTRL)
    with qtbot.waitSignal(view.word_activated) as asked:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == [1, 1]


def test_selecting_by_keys(view: Watched) -> None:
    view.show_caret(Cursor(1, 2))
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Right, _CTRL | _SHIFT)
    assert view.selected_text() == "begins here."
    QTest.keyClick(view, Qt.Key.Key_Left, _SHIFT)
    assert view.selected_text() == "begins here"
    QTest.keyClick(view, Qt.Key.Key_Down, _SHIFT)
    chosen = view.selection()
    assert chosen is not None
    assert chosen.end.char > 40
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Up, _SHIFT)
    chosen = view.selection()
    assert chosen is not None
    assert chosen.end == Position(1, 7)
    assert chosen.start.turn == 0


# Names


def test_a_name_too_long_is_shortened_and_told_in_full(qtbot: QtBot) -> None:
    name = "Maximiliana von und zu Hohenzollern-Sigmaringen"
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.set_document(Transcript(["Hello."], array("i", [0]), (Speaker(name),)))
    view.show()
    shown = view._painter.shown_name(0)
    assert shown.endswith("…")
    assert name.startswith(shown[:-1])


def test_colours_follow_the_order_of_appearance_and_begin_again_late(qtbot: QtBot) -> None:
    count = 13
    view = TranscriptView()
    qtbot.addWidget(view)
    who = array("i", reversed(range(count)))
    people = tuple(Speaker(f"P{i}") for i in range(count))
    view.set_document(Transcript(["Hm."] * count, who, people))
    colours = [view._painter.speaker_colour(turn).name() for turn in range(count)]
    assert colours[:12] == list(PageStyle().speakers)
    assert colours[12] == colours[0]


def test_the_context_menu_is_asked_for_with_its_word(view: Watched, qtbot: QtBot) -> None:
    at = middle(view, 1, 4)
    with qtbot.waitSignal(view.context_menu_requested) as asked:
        view.contextMenuEvent(
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
        )
    assert asked.args is not None
    assert asked.args[:2] == [1, 4]
    assert view.word_at(QPointF(at)) == Cursor(1, 4)
