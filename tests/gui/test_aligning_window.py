"""Aligning as one sees it, with a real process that speaks the protocol in our stead."""

from __future__ import annotations

import os
import signal
import sys
from array import array
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.core.doubt import WordSpan
from reader.core.pins import Pin
from reader.core.timeline import Timeline
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.gui.main_window import MainWindow
from reader.gui.times.aligning import duration_text, left_text
from reader.gui.times.doubting import characters, whole_turns
from reader.gui.transcript.buttons import SkipChip, StampButton
from reader.session.aligning import AlignState
from reader.session.follow import FollowState
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS, conversation
from tests.gui.test_reaching_everything import _tab_round
from tests.unit.session.test_aligning import STANDIN, TURNS, silence

SECONDS = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    talk = [
        f"{'Ada' if turn % 2 else 'Ben'}: Turn number {turn} says ten words and no more. So"
        for turn in range(TURNS)
    ]
    (tmp_path / "talk.txt").write_text("\n\n".join(talk), encoding="utf-8")
    silence(tmp_path / "talk.wav", SECONDS)
    return tmp_path


def opened(session: ReadingSession, qtbot: QtBot, folder: Path, mode: str = "well") -> None:
    session.aligning.command = (sys.executable, str(STANDIN), mode)
    with qtbot.waitSignal(session.settled, timeout=10_000):
        session.open([folder / "talk.txt"])


def button(window: MainWindow) -> QPushButton:
    return window.aligning.bar.button


def click(window: MainWindow) -> None:
    QTest.mouseClick(button(window), Qt.MouseButton.LeftButton)


def message(window: MainWindow) -> str:
    shown = window.messages.message
    return "" if shown is None else shown.text


def test_align_is_offered_where_a_recording_has_no_times(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, folder: Path
) -> None:
    opened(session, qtbot, folder)
    bar = empty_window.aligning.bar
    assert bar.isVisible()
    assert button(empty_window).text() == "Align"
    assert "no times" in bar.text.text()
    assert empty_window.actions_table["align"].isEnabled()
    assert not empty_window.actions_table["cancel_aligning"].isEnabled()
    bar.cross.click()
    assert not bar.isVisible()
    assert empty_window.actions_table["align"].isEnabled()  # in the menu all the same


def test_align_is_offered_once_a_recording_is_dropped_on_a_text(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, folder: Path
) -> None:
    (folder / "talk.wav").rename(folder / "dropped.wav")
    opened(session, qtbot, folder)
    assert not empty_window.aligning.bar.isVisible()
    empty_window.commands.file.open_paths([folder / "dropped.wav"])
    assert empty_window.aligning.bar.isVisible()
    assert button(empty_window).text() == "Align"
    session.aligning.start()
    qtbot.waitUntil(lambda: session.aligning.state is AlignState.DONE, timeout=10_000)
    silence(folder / "other.wav", SECONDS + 1)
    empty_window.commands.file.open_paths([folder / "other.wav"])
    assert button(empty_window).text() == "Align with this one"


def test_the_offer_can_be_reached_and_heard_without_a_mouse(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, folder: Path
) -> None:
    opened(session, qtbot, folder)
    empty_window.activateWindow()
    reached = _tab_round(empty_window)
    bar = empty_window.aligning.bar
    assert reached.index(bar.button) + 1 == reached.index(bar.cross)
    assert reached.index(bar.cross) < reached.index(empty_window.timeline)
    interface = QAccessible.queryAccessibleInterface(bar.cross)
    assert interface.text(QAccessible.Text.Name) == "Not now"


def test_nothing_is_offered_without_a_recording_or_with_times(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, folder: Path
) -> None:
    (folder / "talk.srt").write_text(
        "1\n00:00:01,000 --> 00:00:04,000\nBen: Turn number 0 says ten words and no more. So\n",
        encoding="utf-8",
    )
    opened(session, qtbot, folder)
    assert not empty_window.aligning.bar.isVisible()
    assert empty_window.actions_table["align"].isEnabled()  # captions can be made precise
    (folder / "talk.srt").unlink()
    (folder / "talk.wav").unlink()
    opened(session, qtbot, folder)
    assert not empty_window.aligning.bar.isVisible()
    assert not empty_window.actions_table["align"].isEnabled()


def test_from_the_offer_to_the_end(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, folder: Path
) -> None:
    opened(session, qtbot, folder)
    lines: list[str] = []
    session.aligning.progressed.connect(
        lambda _: lines.append(empty_window.aligning.bar.text.text())
    )
    click(empty_window)
    assert button(empty_window).text() == "Stop"
    qtbot.waitUntil(lambda: session.aligning.state is AlignState.DONE, timeout=10_000)
    assert any("50 %" in line and "2 min left" in line for line in lines)
    assert not empty_window.aligning.bar.isVisible()
    assert "8 s of the recording is not in the text" in message(empty_window)
    assert "doubtful" in message(empty_window)
    stretches = empty_window.timeline.stretches
    assert stretches.aligned is None
    assert stretches.uncovered == (Span(50_000, 58_000),)
    assert stretches.doubtful


def test_what_is_aligned_worked_on_and_to_do_is_on_the_timeline(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, folder: Path
) -> None:
    opened(session, qtbot, folder, "wait")
    seen = []
    session.aligning.progressed.connect(lambda _: seen.append(empty_window.timeline.stretches))
    session.transport.scrub(31_000)
    session.aligning.start()
    qtbot.waitUntil(lambda: session.document is not None and session.document.alignment is not None)
    assert seen[0].working == Span(30_000, 40_000)
    assert seen[0].aligned == ()
    assert Span(30_000, 40_000) in (seen[1].aligned or ())
    tip = empty_window.timeline.tip_at
    session.transport.duration_changed.emit(SECONDS * 1000)
    empty_window.timeline.set_duration(SECONDS * 1000)
    assert "not aligned yet" in tip(QPointF(empty_window.timeline.scale.x_of(5_000), 40))
    assert "not aligned" not in tip(QPointF(empty_window.timeline.scale.x_of(35_000), 40))
    click(empty_window)  # stop
    qtbot.waitUntil(lambda: session.aligning.state is AlignState.CANCELLED, timeout=10_000)
    assert button(empty_window).text() == "Resume"
    assert "33 %" in empty_window.aligning.bar.text.text()
    assert empty_window.timeline.stretches.aligned == (Span(30_000, 50_000),)
    assert empty_window.timeline.stretches.working is None


def test_the_window_goes_on_when_the_process_is_killed(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, folder: Path
) -> None:
    opened(session, qtbot, folder, "wait")
    session.aligning.start()
    qtbot.waitUntil(lambda: session.document is not None and session.document.alignment is not None)
    with qtbot.waitSignal(session.failed):
        os.kill(session.aligning.process_id, signal.SIGKILL)
    assert "unexpectedly" in message(empty_window)
    assert button(empty_window).text() == "Resume"
    kept = empty_window.timeline.stretches.aligned
    assert kept
    lines: list[str] = []
    shown: list[tuple[Span, ...] | None] = []
    session.aligning.progressed.connect(
        lambda _: lines.append(empty_window.aligning.bar.text.text())
    )
    session.aligning.progressed.connect(
        lambda _: shown.append(empty_window.timeline.stretches.aligned)
    )
    session.aligning.command = (sys.executable, str(STANDIN), "well")
    click(empty_window)
    assert message(empty_window) == ""  # why it ended is no longer the matter
    assert empty_window.timeline.stretches.aligned == kept
    qtbot.waitUntil(lambda: session.aligning.state is AlignState.DONE, timeout=10_000)
    assert lines[0].startswith("Listening")
    assert "33 %" in lines[1]
    assert shown[0] == kept


def test_stopped_while_aligning_again_the_whole_times_come_back(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, folder: Path
) -> None:
    opened(session, qtbot, folder)
    session.aligning.start()
    qtbot.waitUntil(lambda: session.aligning.state is AlignState.DONE, timeout=10_000)
    whole = session.aligning.times
    session.aligning.command = (sys.executable, str(STANDIN), "wait")
    with qtbot.waitSignal(session.aligning.times_known, timeout=10_000):
        empty_window.aligning.start()
    click(empty_window)
    qtbot.waitUntil(lambda: session.aligning.state is AlignState.CANCELLED, timeout=10_000)
    assert session.aligning.times is whole
    assert not empty_window.aligning.bar.isVisible()
    assert empty_window.timeline.stretches.aligned is None
    session.aligning.command = (sys.executable, str(STANDIN), "crash")
    with qtbot.waitSignal(session.failed, timeout=10_000):
        empty_window.aligning.start()
    assert "the times are as they were" in message(empty_window)
    assert session.aligning.times is whole


def test_a_wrong_recording_is_refused_in_a_sentence(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, folder: Path
) -> None:
    opened(session, qtbot, folder, "wrong")
    with qtbot.waitSignal(session.failed):
        session.aligning.start()
    assert "of another conversation" in message(empty_window)
    assert button(empty_window).text() == "Align"


def marked(window: MainWindow, session: ReadingSession, qtbot: QtBot) -> Alignment:
    """A conversation, aligned: turn 4 is absent, an advert after turn 9, doubt in turn 6."""
    transcript = conversation()
    words = transcript.word_count
    a_turn = words // len(transcript)
    starts = array("q", [word * TURN_MS // a_turn for word in range(words)])
    for word in range(10 * a_turn, words):
        starts[word] += 20_000
    kinds = bytearray([Provenance.MEASURED]) * words
    sure = bytearray([90]) * words
    for word in range(4 * a_turn, 5 * a_turn):
        starts[word], kinds[word] = NO_TIME, Provenance.ABSENT
    for word in range(6 * a_turn + 2, 6 * a_turn + 6):
        sure[word] = 20
    ends = array("q", [start if start == NO_TIME else start + 200 for start in starts])
    alignment = Alignment(
        starts,
        ends,
        kinds,
        sure,
        duration_ms=starts[-1] + 1000,
        uncovered=(Span(10 * TURN_MS, 10 * TURN_MS + 20_000),),
    )
    assert session.document is not None
    timeline = Timeline(transcript, alignment)
    files = replace(session.document.companions, audio=Path("/talks/long.mp3"))
    session.document = replace(
        session.document, companions=files, alignment=alignment, timeline=timeline
    )
    session.transport.set_conversation(transcript, timeline)
    session.timing_changed.emit(session.document)
    return alignment


def test_doubtful_words_are_marked_and_can_be_hidden(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    marked(window, session, qtbot)
    marks = window.view._marks
    assert list(marks.doubtful) == [6]
    before = window.view.grab().toImage()
    ticks = window.timeline.stretches.doubtful
    assert len(ticks) == 1
    window.view.scroll_to_turn(6)
    seen = window.view.viewport().grab().toImage()
    window.actions_table["show_doubt"].trigger()
    assert marks.doubtful == {}
    assert window.timeline.stretches.doubtful == ()
    assert window.view.viewport().grab().toImage() != seen
    assert not session.settings.get("times.show_doubt")
    window.actions_table["show_doubt"].trigger()
    assert list(marks.doubtful) == [6]
    assert not before.isNull()


def test_a_screen_reader_hears_of_doubt_and_absence(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    marked(window, session, qtbot)
    assert "time doubtful" in window.view.spoken_turn(6)
    assert "not in this recording" in window.view.spoken_turn(4)
    assert "doubtful" not in window.view.spoken_turn(5)


def test_stepping_through_doubtful_places(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    alignment = marked(window, session, qtbot)
    QTest.keyClick(window.view, Qt.Key.Key_D)
    spot = window.doubting.spots[0]
    session.transport.seek(10 * TURN_MS + 5000)  # in the advert, after the place
    QTest.keyClick(window.view, Qt.Key.Key_D)
    assert "no doubtful place further on" in message(window)
    QTest.keyClick(window.view, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert session.transport.position_ms == alignment.start_ms[spot.first]
    assert "1 of 1" in message(window)
    QTest.keyClick(window.view, Qt.Key.Key_D)
    assert "no doubtful place further on" in message(window)
    session.transport.seek(50 * TURN_MS)
    QTest.keyClick(window.view, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert session.transport.position_ms == alignment.start_ms[spot.first]
    session.jumps.back()
    assert session.transport.position_ms == 50 * TURN_MS


def test_an_absent_turn_says_so_and_a_click_explains(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    marked(window, session, qtbot)
    window.view.scroll_to_turn(4)
    stamps = [b for b in window.view.buttons_in_sight() if isinstance(b, StampButton)]
    absent = next(b for b in stamps if b.turn == 4)
    assert absent.text() == "not recorded"
    interface = QAccessible.queryAccessibleInterface(absent)
    assert "Not in this recording" in interface.text(QAccessible.Text.Name)
    before = session.transport.position_ms
    absent.click()
    assert "does not contain these words" in message(window)
    assert session.transport.position_ms == before


def test_in_an_advert_nothing_is_marked_and_a_key_goes_past_it(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    marked(window, session, qtbot)
    chip = window.view.findChild(SkipChip)
    assert isinstance(chip, SkipChip)
    window.view.resize(700, 300)
    session.transport.seek(10 * TURN_MS + 5000)
    assert session.transport.cursor is None
    qtbot.waitUntil(lambda: 9 in window.view.turns_in_sight())  # what was said before it
    assert window.view._marks.current_turns == ()
    assert chip.isVisible()
    QTest.keyClick(window.view, Qt.Key.Key_S)
    assert session.transport.position_ms == 10 * TURN_MS + 20_000
    assert not chip.isVisible()
    cursor = session.transport.cursor
    assert cursor is not None
    assert cursor.turn == 10
    assert window.view.follow_state is FollowState.FOLLOWING
    QTest.keyClick(window.view, Qt.Key.Key_S)
    assert "nothing to skip" in message(window)
    session.transport.seek(10 * TURN_MS + 5000)
    chip.click()
    assert session.transport.position_ms == 10 * TURN_MS + 20_000


def test_aligning_between_pins_takes_those_around_the_place(
    window: MainWindow,
    session: ReadingSession,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alignment = marked(window, session, qtbot)
    session.aligning.set_times(alignment)
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(session.aligning, "start_between", lambda *words: asked.append(words))
    silence(tmp_path / "long.wav", 1)
    assert session.document is not None
    files = replace(session.document.companions, audio=tmp_path / "long.wav")
    session.document = replace(session.document, companions=files)
    session.transport.seek(20 * TURN_MS)
    cursor = session.transport.cursor
    assert cursor is not None
    word = session.document.transcript.first_word[cursor.turn] + cursor.word
    session.aligning.pins = list
    window.aligning.start_between_pins()
    assert asked == []
    assert "two such pins" in message(window)
    session.aligning.pins = lambda: [Pin(word + 40, 0), Pin(word - 50, 0), Pin(3, 0)]
    window.aligning.start_between_pins()
    assert asked == [(word - 50, word + 40)]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(42, "42 s"), (61, "1 min"), (3599, "1 h"), (3600, "1 h"), (4800, "1 h 20 min")],
)
def test_durations_are_said_as_people_say_them(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text
    assert left_text(10) == "less than a minute left"


def test_words_become_characters_and_whole_turns() -> None:
    transcript = conversation(4)
    first = transcript.first_word
    spans = [WordSpan(first[1] - 2, first[2] + 1), WordSpan(first[3], first[4])]
    found = characters(transcript, spans)
    assert [transcript.texts[0][start:end] for start, end in found[0]] == ["sentence, too."]
    assert found[1] == [(0, len(transcript.texts[1]))]
    assert [transcript.texts[2][start:end] for start, end in found[2]] == ["This"]
    assert whole_turns(transcript, spans) == frozenset({1, 3})
