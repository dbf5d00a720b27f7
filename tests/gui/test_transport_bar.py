"""The row of playing in a window: what it says, and what can be set there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from reader.core.timing import Span
from reader.gui.main_window import MainWindow
from reader.gui.transport.rate_popup import RateField, RatePopup
from reader.gui.transport.times import CLOCK, TransportTimes
from reader.session.reading_session import ReadingSession
from reader.session.sleep_timer import Sleep
from tests.gui.conftest import TURN_MS


def turn_wheel(widget: QWidget, notches: int) -> None:
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_it_says_who_speaks_and_which_chapter_this_is(
    window: MainWindow, session: ReadingSession
) -> None:
    session.transport.scrub(25 * TURN_MS + 100)
    place = window.transport_bar.place
    assert (place.speaker.text(), place.chapter.text()) == ("Ben", "Part 3")
    assert place.speaker.isVisible()
    place.chapter.click()
    assert session.transport.position_ms == 20 * TURN_MS
    session.jumps.back()
    assert session.transport.position_ms == 25 * TURN_MS + 100


def test_a_click_on_the_speaker_brings_the_page_to_the_voice(
    window: MainWindow, session: ReadingSession
) -> None:
    session.transport.scrub(40 * TURN_MS)
    window.view.pause_following()
    window.view.scroll_to_start()
    assert 40 not in window.view.turns_in_sight()
    window.transport_bar.place.speaker.click()
    assert 40 in window.view.turns_in_sight()
    assert session.transport.position_ms == 40 * TURN_MS


def test_what_is_left_is_said_in_three_ways(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    times = TransportTimes(parent)
    times.show_times(60_000, 180_000, 1.0, True)
    assert times.left.text() == "2:00 left"
    times.show_times(60_000, 180_000, 2.0, True)
    assert times.left.text() == "1:00 left at 2×"
    times.left.click()
    assert times.left.text() == "2:00 left"
    times.left.click()
    assert times.left.text().startswith("ends at ")
    times.show_times(60_000, 180_000, 2.0, False)
    assert times.left.text() == "1:00 left at 2×", "a paused recording ends later and later"
    times.left.click()
    assert times.mode != CLOCK


def test_a_click_while_paused_says_when_it_would_end(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    times = TransportTimes(parent)
    times.show_times(60_000, 180_000, 1.0, False)
    times.left.click()
    assert times.left.text().startswith("ends at "), "the click seems to do nothing"
    times._clock_said.setInterval(1)
    with qtbot.waitSignal(times._clock_said.timeout):
        pass
    assert times.left.text() == "2:00 left"


@pytest.mark.parametrize("width_px", [1440, 1100, 800])
def test_a_running_sleep_timer_is_seen_at_any_width(
    window: MainWindow, session: ReadingSession, width_px: int
) -> None:
    window.resize(width_px, 600)
    bar = window.transport_bar
    before_px = bar._sleep.sizeHint().width()
    session.transport.set_sleep_minutes(15)
    assert bar._sleep.property("limited")
    assert bar._sleep.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert "15:00" in bar._sleep.toolTip()
    session.transport.cancel_sleep()
    assert not bar._sleep.property("limited")
    assert bar._sleep.sizeHint().width() == before_px


def test_loud_again_is_as_loud_as_before(window: MainWindow, session: ReadingSession) -> None:
    window.transport_bar._volume.setValue(30)
    window.transport_bar._volume.setValue(0)
    window.actions_table["mute"].trigger()
    assert session.transport.volume == 30


def test_how_the_rest_is_said_is_remembered(window: MainWindow, session: ReadingSession) -> None:
    window.transport_bar.times.left.click()
    assert session.settings.get("playback.time_left") == "clock"


@pytest.mark.parametrize(
    ("typed", "rate"), [("1.35", 1.35), ("1,6×", 1.6), ("2", 2.0), ("7", None), ("x", None)]
)
def test_a_rate_is_typed(
    window: MainWindow, session: ReadingSession, typed: str, rate: float | None
) -> None:
    window.actions_table["choose_rate"].trigger()
    popup = window.findChild(RatePopup)
    assert isinstance(popup, RatePopup)
    assert popup.field.hasFocus()
    QTest.keyClicks(popup.field, typed)
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    popup.close()
    assert session.transport.rate == pytest.approx(rate or 1.0)


def test_the_rate_is_stepped_chosen_and_turned(window: MainWindow, session: ReadingSession) -> None:
    popup = window.transport_bar.open_rate_popup()
    QTest.keyClick(popup.field, Qt.Key.Key_Up)
    assert session.transport.rate == pytest.approx(1.05)
    turn_wheel(popup.field, 2)
    assert session.transport.rate == pytest.approx(1.15)
    preset = next(b for b in popup._presets.buttons() if b.text() == "1.5×")
    preset.click()
    assert session.transport.rate == 1.5
    turn_wheel(window.transport_bar._rate, -2)
    assert session.transport.rate == pytest.approx(1.4)


def test_the_field_shows_no_more_figures_than_needed(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    field = RateField(parent)
    field.setValue(1.5)
    assert field.text() == "1.5×"
    field.setValue(1.25)
    assert field.text() == "1.25×"


def test_the_sleep_menu_offers_the_chapter(window: MainWindow, session: ReadingSession) -> None:
    menu = window.transport_bar._sleep.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    chapter = next(a for a in menu.actions() if a.text() == "When this chapter ends")
    session.transport.scrub(12 * TURN_MS)
    chapter.trigger()
    assert session.transport.sleep == Sleep(at_ms=20 * TURN_MS, after_chapter=True)
    assert window.transport_bar._sleep.text() == "After this chapter"


def test_a_loop_is_on_the_timeline_and_pulled_there(
    window: MainWindow, session: ReadingSession
) -> None:
    session.transport.scrub(10 * TURN_MS + 100)
    session.transport.toggle_loop_turn()
    loop = window.timeline.loop
    assert loop is not None
    assert loop == session.transport.loop
    window.timeline.loop_requested.emit(Span(loop.start_ms, loop.end_ms + 5_000))
    assert session.transport.loop == Span(loop.start_ms, loop.end_ms + 5_000)
    assert "0:40" in window.transport_bar._loop_action.iconText()


@pytest.mark.parametrize("width_px", [640, 800, 920, 1100, 1180, 1440])
def test_nothing_lies_over_anything_at_any_width(
    window: MainWindow, session: ReadingSession, width_px: int, qtbot: QtBot
) -> None:
    session.transport.set_rate(1.25)
    session.transport.set_sleep_minutes(90)
    session.transport.seek(25 * TURN_MS)
    window.resize(width_px, 600)
    bar = window.transport_bar
    qtbot.waitUntil(lambda: bar.minimumSizeHint().width() <= width_px)
    children = [
        c for c in bar.findChildren(QWidget) if c.isVisible() and not c.findChildren(QWidget)
    ]
    places = [(c, c.rect().translated(c.mapTo(bar, QPoint()))) for c in children]
    for index, (one, place) in enumerate(places):
        assert bar.rect().contains(place), (one, place)
        for other, there in places[index + 1 :]:
            assert not place.intersects(there), (one, other)
    middle = bar._play.geometry().center().x()
    assert abs(middle - bar.width() / 2) < 45


def test_the_wheel_over_the_sign_of_the_volume(window: MainWindow, session: ReadingSession) -> None:
    turn_wheel(window.transport_bar._mute, -2)
    assert session.transport.volume == 88
