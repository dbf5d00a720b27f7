"""The page goes with the voice, and lets the reader go elsewhere."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.timeline import Cursor, Timeline
from reader.core.timing import NO_TIME, interpolate
from reader.core.transcript import Speaker, Transcript
from reader.gui.transcript.buttons import VoiceChip
from reader.gui.transcript.view import TranscriptView
from reader.session.follow import FollowState

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot) -> TranscriptView:
    texts = ["Some words that are said here, one after another. " * 3] * 80
    texts[40] = "A speech of its own that will not end. " * 200
    who = array("i", (turn % 2 for turn in range(80)))
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.set_smooth_scrolling(False)
    view.set_document(Transcript(texts, who, (Speaker("Ada"), Speaker("Ben"))))
    with qtbot.waitExposed(view):
        view.show()
    return view


def say(view: TranscriptView, turn: int, word: int = 0) -> None:
    view.set_cursor((turn,), Cursor(turn, word))


def line_px(view: TranscriptView, turn: int, word: int = 0) -> int:
    """Where the word stands, from the window's top."""
    return view.word_rects(turn, word)[0].center().y()


def state(view: TranscriptView) -> FollowState:
    return view.follow_state


def turn_wheel(view: TranscriptView, notches: int) -> None:
    at = QPointF(300, 200)
    event = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        _NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def chip(view: TranscriptView) -> VoiceChip:
    found = view.viewport().findChild(VoiceChip)
    assert isinstance(found, VoiceChip)
    return found


def test_the_voice_is_brought_to_a_third_from_the_top(view: TranscriptView) -> None:
    say(view, 30)
    assert line_px(view, 30) == pytest.approx(200, abs=20)


def test_the_page_holds_still_while_the_line_is_in_comfortable_sight(
    view: TranscriptView,
) -> None:
    say(view, 30)
    value = view.verticalScrollBar().value()
    for word in range(25):
        say(view, 30, word)
    say(view, 31, 0)
    assert view.verticalScrollBar().value() == value


def test_a_turn_taller_than_the_window_is_followed_by_its_line(view: TranscriptView) -> None:
    for word in range(0, 1800, 9):
        say(view, 40, word)
        assert 0 < line_px(view, 40, word) < 0.7 * 600


def test_the_last_turn_reaches_the_target(view: TranscriptView) -> None:
    say(view, 79)
    assert line_px(view, 79) == pytest.approx(200, abs=20)


def test_scrolling_a_little_keeps_following(view: TranscriptView) -> None:
    say(view, 30)
    turn_wheel(view, -1)
    assert state(view) is FollowState.FOLLOWING
    assert not chip(view).isVisible()


def test_scrolling_the_voice_out_of_sight_pauses_and_shows_the_way_back(
    view: TranscriptView, qtbot: QtBot
) -> None:
    say(view, 30)
    with qtbot.waitSignal(view.following_changed) as changed:
        turn_wheel(view, -8)
    assert changed.args == [False]
    assert chip(view).isVisible()
    assert chip(view).direction == -1
    value = view.verticalScrollBar().value()
    say(view, 31)
    assert view.verticalScrollBar().value() == value
    with qtbot.waitSignal(view.following_changed) as changed:
        QTest.mouseClick(chip(view), _LEFT)
    assert changed.args == [True]
    assert not chip(view).isVisible()
    assert line_px(view, 31) == pytest.approx(200, abs=20)


def test_the_chip_points_down_when_the_voice_is_below(view: TranscriptView) -> None:
    say(view, 30)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert chip(view).direction == 1


def test_scrolling_back_resumes_where_the_reader_is(view: TranscriptView) -> None:
    say(view, 30)
    turn_wheel(view, -8)
    assert state(view) is FollowState.PAUSED
    turn_wheel(view, 7)
    assert state(view) is FollowState.FOLLOWING
    assert not chip(view).isVisible()


def test_going_to_a_word_resumes(view: TranscriptView) -> None:
    say(view, 30)
    turn_wheel(view, -12)
    place = view.word_in_sight()
    assert place is not None
    view.word_activated.connect(lambda turn, word: say(view, turn, word))
    QTest.mouseClick(
        view.viewport(), _LEFT, _NONE, view.word_rects(place.turn, place.word + 4)[0].center()
    )
    assert state(view) is FollowState.FOLLOWING
    assert view.word_rects(place.turn, place.word + 4)


def test_going_to_a_word_that_the_recording_lacks_leaves_the_reader_there(
    view: TranscriptView,
) -> None:
    transcript = view.transcript
    assert transcript is not None
    last = transcript.word_count - 1
    alignment = interpolate(transcript, [(0, 0), (last, 3_000_000)])
    gap = transcript.first_word[36]
    for word in range(gap, gap + 27):
        alignment.start_ms[word] = alignment.end_ms[word] = NO_TIME
    view.set_timeline(Timeline(transcript, alignment))
    say(view, 10)
    view.ensure_line_visible(36, 0)
    assert state(view) is FollowState.PAUSED
    value = view.verticalScrollBar().value()
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, view.word_rects(36, 2)[0].center())
    assert state(view) is FollowState.PAUSED
    assert view.verticalScrollBar().value() == value
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, view.word_rects(37, 2)[0].center())
    assert state(view) is FollowState.FOLLOWING


def test_nothing_moves_while_text_is_being_selected(view: TranscriptView) -> None:
    say(view, 30)
    start = view.word_rects(30, 0)[0].center()
    QTest.mousePress(view.viewport(), _LEFT, _NONE, start)
    QTest.mouseMove(view.viewport(), start + QPoint(60, 0))
    value = view.verticalScrollBar().value()
    say(view, 60)
    assert view.verticalScrollBar().value() == value
    QTest.mouseRelease(view.viewport(), _LEFT, _NONE, start + QPoint(60, 0))
    say(view, 60, 1)
    assert line_px(view, 60, 1) == pytest.approx(200, abs=20)


def test_the_scroll_bar_is_the_readers_hand_too(view: TranscriptView, qtbot: QtBot) -> None:
    say(view, 5)
    with qtbot.waitSignal(view.user_scrolled):
        view.verticalScrollBar().setValue(3000)
    assert state(view) is FollowState.PAUSED
    assert view.verticalScrollBar().value() == pytest.approx(3000, abs=400)


def test_following_by_itself_is_no_scrolling_of_the_reader(
    view: TranscriptView, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(view.user_scrolled):
        for turn in range(0, 70, 7):
            say(view, turn)
    assert state(view) is FollowState.FOLLOWING


def test_off_is_off_and_shows_no_chip(view: TranscriptView) -> None:
    say(view, 30)
    view.toggle_following()
    turn_wheel(view, -20)
    say(view, 60)
    assert state(view) is FollowState.OFF
    assert not chip(view).isVisible()
    assert view.word_rects(60, 0) == []
    view.toggle_following()
    assert line_px(view, 60) == pytest.approx(200, abs=20)


def test_looking_elsewhere_pauses_only_if_the_voice_goes_out_of_sight(
    view: TranscriptView,
) -> None:
    say(view, 30)
    view.ensure_line_visible(31, 2)
    assert state(view) is FollowState.FOLLOWING
    view.ensure_line_visible(70, 2)
    assert state(view) is FollowState.PAUSED
    assert view.word_rects(70, 2)


def test_smooth_scrolling_arrives_where_the_instant_one_does(
    view: TranscriptView, qtbot: QtBot
) -> None:
    view.set_smooth_scrolling(True)
    say(view, 3)
    qtbot.waitUntil(lambda: line_px(view, 3) == pytest.approx(200, abs=20))
    assert state(view) is FollowState.FOLLOWING
    say(view, 60)  # far: at once
    assert line_px(view, 60) == pytest.approx(200, abs=20)


def test_the_readers_hand_stops_a_smooth_scroll(view: TranscriptView, qtbot: QtBot) -> None:
    say(view, 30)
    view.set_smooth_scrolling(True)
    say(view, 33)
    turn_wheel(view, 20)
    value = view.verticalScrollBar().value()
    QApplication.processEvents()
    assert state(view) is FollowState.PAUSED
    assert view.verticalScrollBar().value() == value


def test_a_resized_window_keeps_the_chip_inside(view: TranscriptView) -> None:
    say(view, 30)
    turn_wheel(view, -20)
    view.resize(500, 300)
    QApplication.processEvents()
    assert view.viewport().rect().contains(chip(view).geometry())


def test_a_voice_that_was_somewhere_before_the_window_showed_is_in_sight(qtbot: QtBot) -> None:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.set_document(Transcript(["Some words."] * 300, array("i", [0]) * 300, (Speaker("Ada"),)))
    say(view, 200)
    with qtbot.waitExposed(view):
        view.show()
    assert line_px(view, 200) == pytest.approx(200, abs=20)
    view.clear()
    say(view, 200)
    assert view.word_in_sight() is None


def test_search_holds_the_page_even_in_sight_of_the_voice(view: TranscriptView) -> None:
    say(view, 30)
    view.pause_following()
    view.ensure_line_visible(31, 0)
    assert state(view) is FollowState.PAUSED
    assert chip(view).isVisible()
    assert chip(view).direction == 0
    view.toggle_following()
    assert state(view) is FollowState.FOLLOWING
