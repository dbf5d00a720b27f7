"""The timeline by itself: where things are, what the hand and the keys do, what is painted."""

from __future__ import annotations

import time
from array import array
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.timeline import Timeline
from reader.core.timing import Span, interpolate
from reader.core.transcript import Transcript
from reader.core.waveform import BUCKET_MS, Waveform
from reader.gui.look.theme import load_theme
from reader.gui.main_window import MainWindow
from reader.gui.timeline.bar import TimelineBar
from reader.gui.timeline.marks import ChapterMark, Pin
from reader.gui.timeline.rows import WHOLE, ZOOMED
from reader.gui.timeline.scale import TimeScale
from reader.gui.timeline.speech_rate import densities
from reader.gui.timeline.voices import Voices
from reader.playback.base import PlayerState, PlayerTick
from reader.session.companions import Companions
from reader.session.document import Document
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS, conversation

LONG_MS = 1_000_000


class SilentPlayer(QObject):
    """Says that it plays and never where it is: between two ticks."""

    ticked = Signal(object)
    state_changed = Signal(object)
    duration_changed = Signal(int)
    failed = Signal(object)
    noticed = Signal(str)
    name = "silent"
    duration_ms = 60 * TURN_MS
    state = PlayerState.PAUSED

    def load(self, path: Path, *, duration_ms: int = 0) -> None:
        self.duration_changed.emit(self.duration_ms)

    def play(self) -> None:
        self.state_changed.emit(PlayerState.PLAYING)
        self.ticked.emit(PlayerTick(0.0, time.monotonic(), 1.0, True, 0))

    def pause(self) -> None:
        self.state_changed.emit(PlayerState.PAUSED)

    def seek(self, position_ms: int) -> int:
        return 0

    def set_rate(self, rate: float) -> None: ...

    def set_volume(self, percent: int) -> None: ...

    def close(self) -> None: ...


WIDTH_PX = 1044  # 1000 between the sides: a px a second


def document_of(transcript: Transcript, turn_ms: int = TURN_MS) -> Document:
    marks = [(transcript.first_word[turn], turn * turn_ms) for turn in range(len(transcript))]
    length_ms = len(transcript) * turn_ms
    alignment = interpolate(transcript, marks, duration_ms=length_ms)
    companions = Companions(transcript=Path("/talks/long.txt"))
    timeline = Timeline(transcript, alignment)
    return Document(companions, transcript, transcript, 0, alignment, timeline)


@pytest.fixture
def bar(qtbot: QtBot) -> TimelineBar:
    """A thousand seconds, 250 turns of three people, on a thousand px."""
    bar = TimelineBar()
    qtbot.addWidget(bar)
    bar.resize(WIDTH_PX, 60)
    bar.set_theme(load_theme("light"))
    bar.set_duration(LONG_MS)
    bar.set_document(document_of(conversation(250)))
    bar.show()
    qtbot.waitExposed(bar)
    return bar


def turn_wheel(
    bar: TimelineBar,
    x: int,
    notches: int,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    at = QPointF(x, bar.height() - 20)
    event = QWheelEvent(
        at,
        bar.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(bar, event)


def watch_paints(bar: TimelineBar) -> list[int]:
    """The widths, in px, of what is painted from now on."""
    painted: list[int] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.rect().width())
            return False

    bar.installEventFilter(Watch(bar))
    return painted


# -- what is shown -----------------------------------------------------------------------


def test_density_shows_pauses() -> None:
    transcript = Transcript(["one two three four five", "six seven eight"], array("i", [0, 0]), ())
    alignment = interpolate(transcript, [(0, 0), (5, 10_000)], duration_ms=20_000)
    shares = densities(Timeline(transcript, alignment), [1000.0 * i for i in range(21)])
    assert shares[0] > 0.5
    assert shares[8] == 0.0, "nobody speaks from the 3rd to the 10th second"
    assert shares[10] > 0.5
    assert densities(Timeline(transcript, alignment), [0.0]) == [], "no room for a single bar"


def test_bars_are_those_who_speak() -> None:
    voices = Voices()
    voices.set_document(document_of(conversation(6)))
    scale = TimeScale().of(6 * TURN_MS).on(0, 600)
    bars = voices.bars(scale)
    places = [bar.place for bar in bars]
    assert places[0] == 0
    assert places[-1] == 2
    assert sorted(set(places)) == [0, 1, 2]
    assert bars[0].left_px == pytest.approx(0)
    assert all(0 <= bar.height <= 1 for bar in bars)


def test_loudness_takes_over_where_it_is_known() -> None:
    voices = Voices()
    voices.set_document(document_of(conversation(10)))
    scale = TimeScale().of(10 * TURN_MS).on(0, 370)
    before = voices.bars(scale)
    waveform = Waveform(10 * TURN_MS)
    half = 5 * TURN_MS // BUCKET_MS
    waveform.write(0, bytes([200, 20]) * (half // 2), bytes([90, 10]) * (half // 2))
    voices.set_waveform(waveform)
    after = voices.bars(scale)
    assert [b.left_px for b in before] == [b.left_px for b in after], "bars have moved"
    changed = [a != b for a, b in zip(before, after, strict=True)]
    assert any(changed[: len(changed) // 2 - 1])
    assert not any(changed[len(changed) // 2 + 1 :])


def test_the_playhead_repaints_only_its_strip(bar: TimelineBar, qtbot: QtBot) -> None:
    painted = watch_paints(bar)
    bar.update()
    qtbot.waitUntil(lambda: bool(painted))
    painted.clear()
    bar.set_position(100)  # a tenth of a pixel is not worth painting
    bar.set_position(5_000)
    qtbot.waitUntil(lambda: bool(painted))
    assert len(painted) == 1
    assert painted[0] < 20


def test_a_jump_of_the_playhead_is_painted_at_both_ends(bar: TimelineBar, qtbot: QtBot) -> None:
    bar.set_position(900_000)
    qtbot.wait(0)
    image = bar.grab().toImage()
    played, rest = image.pixelColor(500, 36), image.pixelColor(1000, 36)
    bar.set_position(100_000)
    image = bar.grab().toImage()
    assert image.pixelColor(500, 36) != played or image.pixelColor(1000, 36) == rest


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
def test_played_and_unplayed_look_different(bar: TimelineBar, theme: str) -> None:
    bar.set_theme(load_theme(theme))
    bar.set_position(0)
    unplayed = bar.grab().toImage()
    bar.set_position(LONG_MS)
    played = bar.grab().toImage()
    differing = sum(unplayed.pixel(x, 38) != played.pixel(x, 38) for x in range(22, WIDTH_PX - 22))
    assert differing > 200


# -- zooming -----------------------------------------------------------------------------


def test_the_wheel_zooms_around_the_pointer(bar: TimelineBar) -> None:
    before_ms = bar.scale.time_at(322)
    turn_wheel(bar, 322, 4)
    assert bar.scale.span_ms < LONG_MS / 2
    assert bar.scale.time_at(322) == pytest.approx(before_ms, abs=2)
    assert bar.rows is ZOOMED
    assert bar.overview.isVisible()
    turn_wheel(bar, 322, -20)
    assert bar.scale.is_whole
    assert bar.rows is WHOLE
    assert not bar.overview.isVisible()


def test_one_can_zoom_in_to_a_word_and_no_further(bar: TimelineBar) -> None:
    for _ in range(20):
        turn_wheel(bar, 500, 10)
    assert bar.scale.x_of(300) - bar.scale.x_of(0) == pytest.approx(120, abs=1)


def test_shift_and_the_wheel_pan(bar: TimelineBar) -> None:
    bar.show_between(400_000, 500_000)
    turn_wheel(bar, 500, -2, Qt.KeyboardModifier.ShiftModifier)
    assert bar.scale.start_ms > 400_000
    assert bar.scale.span_ms == pytest.approx(100_000)
    turn_wheel(bar, 500, 200, Qt.KeyboardModifier.ShiftModifier)
    assert bar.scale.start_ms == 0


def test_the_middle_button_pans(bar: TimelineBar) -> None:
    bar.show_between(400_000, 500_000)
    at = QPoint(500, 80)
    QTest.mousePress(bar, Qt.MouseButton.MiddleButton, pos=at)
    QTest.mouseMove(bar, at + QPoint(100, 0))
    QTest.mouseRelease(bar, Qt.MouseButton.MiddleButton, pos=at + QPoint(100, 0))
    assert bar.scale.start_ms == pytest.approx(390_000, abs=200)


def test_a_double_click_shows_the_whole(bar: TimelineBar) -> None:
    bar.show_between(400_000, 500_000)
    QTest.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(500, 80))
    assert bar.scale.is_whole


def test_keys_zoom_and_move(bar: TimelineBar) -> None:
    sought: list[int] = []
    bar.seek_requested.connect(sought.append)
    bar.stepped.connect(sought.append)
    bar.set_position(500_000)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(bar, key)
    assert sought == [505_000, 600_000, 0, LONG_MS]
    QTest.keyClick(bar, Qt.Key.Key_Plus)
    QTest.keyClick(bar, Qt.Key.Key_Plus)
    assert bar.scale.span_ms == pytest.approx(LONG_MS / 4)
    assert bar.scale.x_of(500_000) == pytest.approx(522), "the playhead has moved away"
    QTest.keyClick(bar, Qt.Key.Key_Minus)
    assert bar.scale.span_ms == pytest.approx(LONG_MS / 2)
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.scale.is_whole


def test_steps_by_keys_do_not_crowd_the_history(
    window: MainWindow, session: ReadingSession
) -> None:
    session.transport.scrub(60_000)
    for _ in range(3):
        QTest.keyClick(window.timeline, Qt.Key.Key_Right)
    assert session.transport.position_ms == 75_000
    assert not session.jumps.can_go_back
    QTest.keyClick(window.timeline, Qt.Key.Key_Home)
    session.jumps.back()
    assert session.transport.position_ms == 75_000


def test_zoomed_in_a_page_is_turned_when_the_playhead_comes_to_the_edge(bar: TimelineBar) -> None:
    bar.set_position(1_000)
    bar.show_between(0, 100_000)
    shown = bar.scale
    bar.set_position(3_000)
    bar.set_position(6_000)
    assert bar.scale == shown, "what is shown moved without need"
    for position_ms in range(9_000, 102_000, 3_000):
        bar.set_position(position_ms)
    assert bar.scale.start_ms > 80_000
    assert bar.scale.shows(99_000)


def test_who_looks_elsewhere_is_left_there(bar: TimelineBar) -> None:
    bar.set_position(1_000)
    bar.show_between(0, 100_000)
    bar.pan_px(-3000)
    assert not bar.is_following
    shown = bar.scale
    for position_ms in range(2_000, 140_000, 2_000):
        bar.set_position(position_ms)
    assert bar.scale == shown
    bar.set_position(900_000)  # sent there: by a click in the text, say
    assert bar.is_following
    assert bar.scale.shows(900_000)


def test_the_overview_moves_and_resizes_what_is_shown(bar: TimelineBar) -> None:
    bar.show_between(400_000, 600_000)
    overview = bar.overview
    left, right = overview.window_px()
    assert (left, right) == pytest.approx((422, 622))
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=QPoint(500, 8))
    QTest.mouseMove(overview, QPoint(600, 8))
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=QPoint(600, 8))
    assert bar.scale.start_ms == pytest.approx(500_000, abs=1500)
    assert bar.scale.span_ms == pytest.approx(200_000)
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=QPoint(722, 8))
    QTest.mouseMove(overview, QPoint(822, 8))
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=QPoint(822, 8))
    assert bar.scale.start_ms == pytest.approx(500_000, abs=1500)
    assert bar.scale.end_ms == pytest.approx(800_000, abs=1500)
    QTest.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(172, 8))
    assert bar.scale.start_ms == pytest.approx(0, abs=1500)
    QTest.mouseDClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(100, 8))
    assert bar.scale.is_whole


# -- pointing ----------------------------------------------------------------------------


def test_a_click_on_a_pin_goes_to_its_very_time(bar: TimelineBar, qtbot: QtBot) -> None:
    bar.set_pins([Pin(500_123, "yellow", "a thought")])
    with qtbot.waitSignal(bar.seek_requested) as sought:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(524, 8))
    assert sought.args == [500_123]
    with qtbot.waitSignal(bar.seek_requested) as sought:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(524, 40))
    assert sought.args == [502_000]


def test_a_click_on_a_word_goes_to_its_beginning(bar: TimelineBar, qtbot: QtBot) -> None:
    bar.show_between(8_000, 10_000)
    x = round(bar.scale.x_of(8_100))  # within the first word of the third turn
    with qtbot.waitSignal(bar.seek_requested) as sought:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, bar.rows.words_top_px + 8))
    assert sought.args == [8_000]
    with qtbot.waitSignal(bar.seek_requested) as sought:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, bar.rows.bars_top_px + 20))
    assert sought.args == [pytest.approx(8_100, abs=5)]


def test_what_is_pointed_at_is_told(bar: TimelineBar) -> None:
    bar.set_chapters([ChapterMark(0, "Beginnings"), ChapterMark(300_000, "Ends")])
    bar.set_pins([Pin(500_000, "yellow", "a  thought\nof mine")])
    told = bar.pointed(QPointF(22 + 405, 40))
    assert (told.time, told.speaker, told.chapter) == ("6:45", "Cleo", "Ends")
    begin, end = told.word
    assert "turn number 101" in told.words
    assert told.words[begin:end] in ("turn", "number", "101", "of", "is")
    marked = bar.pointed(QPointF(22 + 500, 6))
    assert marked.mark == "a thought of mine"
    assert bar.tip_at(QPointF(22 + 500, 6)) == "8:20  a thought of mine"


def test_the_card_is_shown_after_a_moment_and_goes_with_the_pointer(
    bar: TimelineBar, qtbot: QtBot
) -> None:
    QTest.mouseMove(bar, QPoint(427, 40))
    qtbot.waitUntil(lambda: bar.hover.card is not None and bar.hover.card.isVisible())
    assert bar.hover.card is not None
    assert bar.hover.card.pointed.speaker == "Cleo"
    bar.hover.card.grab()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert not bar.hover.card.isVisible()


# -- loops -------------------------------------------------------------------------------


def test_the_ends_of_a_loop_can_be_pulled(bar: TimelineBar) -> None:
    asked: list[Span] = []
    bar.loop_requested.connect(asked.append)
    bar.set_loop(Span(300_000, 400_000))
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(422, 40))
    QTest.mouseMove(bar, QPoint(522, 40))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(522, 40))
    assert asked[-1] == Span(300_000, 500_000)
    bar.set_loop(asked[-1])
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(322, 40))
    QTest.mouseMove(bar, QPoint(272, 40))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(272, 40))
    assert asked[-1] == Span(250_000, 500_000)


def test_a_loop_is_drawn_with_shift(bar: TimelineBar) -> None:
    asked: list[Span] = []
    sought: list[int] = []
    bar.loop_requested.connect(asked.append)
    bar.seek_requested.connect(sought.append)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, shift, QPoint(622, 40))
    QTest.mouseMove(bar, QPoint(522, 40))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, shift, QPoint(522, 40))
    assert asked[-1] == Span(500_000, 600_000)
    assert sought == []


# -- for the ear -------------------------------------------------------------------------


def test_it_is_a_slider_that_says_where_one_is(bar: TimelineBar) -> None:
    bar.set_position(405_000)
    seen = QAccessible.queryAccessibleInterface(bar)
    assert seen.role() is QAccessible.Role.Slider
    assert seen.text(QAccessible.Text.Name) == "Timeline"
    assert seen.text(QAccessible.Text.Value) == "6:45 of 16:40, Cleo"
    value = seen.valueInterface()
    assert value.currentValue() == pytest.approx(405)
    assert value.maximumValue() == pytest.approx(1000)
    sought: list[int] = []
    bar.seek_requested.connect(sought.append)
    value.setCurrentValue(99.5)
    assert sought == [99_500]


def test_zoomed_in_and_paused_no_timer_runs(window: MainWindow, session: ReadingSession) -> None:
    window.timeline.show_between(0, 5_000)
    session.transport.scrub(2_000)
    assert not window.timeline_showing._frame.isActive()
    assert session.transport.is_idle


def test_zoomed_in_and_playing_the_playhead_moves_evenly(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    player = SilentPlayer()
    session.transport.set_player(player)
    session.transport.load(Path("recording.mp3"))
    session.transport.play()
    assert not window.timeline_showing._frame.isActive(), "the ticks are enough for the whole"
    window.timeline.show_between(0, 5_000)
    qtbot.waitUntil(lambda: window.timeline.position_ms > 40)  # without a single tick
    session.transport.pause()
    assert not window.timeline_showing._frame.isActive()


def test_speakers_have_lanes_if_one_likes(window: MainWindow, session: ReadingSession) -> None:
    before = window.timeline.grab().toImage()
    window.actions_table["timeline_lanes"].trigger()
    assert session.settings.get("timeline.lanes") is True
    assert window.timeline.grab().toImage() != before


def test_the_playhead_coming_into_sight_is_followed_again(bar: TimelineBar) -> None:
    bar.set_position(1_000)
    bar.show_between(0, 100_000)
    bar.pan_px(-1500)
    assert not bar.is_following
    for position_ms in range(2_000, 300_000, 2_000):
        bar.set_position(position_ms)
    assert bar.is_following
    assert bar.scale.shows(298_000)


def test_the_card_tells_what_has_come_under_the_pointer(bar: TimelineBar, qtbot: QtBot) -> None:
    QTest.mouseMove(bar, QPoint(322, 41))
    qtbot.waitUntil(lambda: bar.hover.card is not None and bar.hover.card.isVisible())
    assert bar.hover.card is not None
    before = bar.hover.card.pointed
    bar.show_between(0, 100_000)
    assert bar.hover.card.pointed != before
    assert bar.hover.card.pointed.time == "0:30"


def test_the_wheel_over_the_overview_zooms_what_is_shown(bar: TimelineBar) -> None:
    bar.show_between(400_000, 600_000)
    event = QWheelEvent(
        QPointF(30, 8),
        bar.overview.mapToGlobal(QPointF(30, 8)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(bar.overview, event)
    assert bar.scale.span_ms < 200_000
    assert bar.scale.start_ms + bar.scale.span_ms / 2 == pytest.approx(500_000)
