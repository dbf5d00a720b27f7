"""The session with the real libVLC and a recording long enough to be played by its index.

Every change of the cursor is written down; after a jump the first is the place jumped to,
and from there it only goes on.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from reader.core.errors import PlayerProblem
from reader.core.timeline import Cursor
from reader.core.timing import Span
from reader.playback.base import PlayerState, PlayerTick
from reader.playback.choose import libvlc_problem
from reader.playback.vlc_player import VlcPlayer
from reader.session.reading_session import ReadingSession
from reader.session.store import Store
from tests.e2e.tone_audio import write_recording

pytestmark = [
    pytest.mark.skipif(bool(libvlc_problem()), reason=libvlc_problem()),
    pytest.mark.slow,
]

SECONDS = 600
TURN_MS = 5000
WORDS = 10
TIMEOUT_MS = 10_000


def _stamp(ms: int) -> str:
    seconds, ms = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{ms:03}"


@pytest.fixture(scope="module")
def conversation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text of ten minutes with its captions, and an MP3 above the size that is indexed."""
    folder = tmp_path_factory.mktemp("talk")
    text, captions = [], []
    for turn in range(SECONDS * 1000 // TURN_MS):
        name = ("Ada", "Ben")[turn % 2]
        words = " ".join(f"word{turn:03}{word}" for word in range(WORDS)) + "."
        text.append(f"{name}: {words}\n")
        span = f"{_stamp(turn * TURN_MS)} --> {_stamp((turn + 1) * TURN_MS)}"
        captions.append(f"{turn + 1}\n{span}\n{name}: {words}\n")
    (folder / "talk.txt").write_text("\n".join(text), encoding="utf-8")
    (folder / "talk.srt").write_text("\n".join(captions), encoding="utf-8")
    recording = write_recording(folder, "mp3-cbr", SECONDS).rename(folder / "talk.mp3")
    assert recording.stat().st_size > 8_000_000
    return folder / "talk.txt"


class Ear:
    """Writes down jumps and what the cursor does, in order."""

    def __init__(self, session: ReadingSession, player: VlcPlayer) -> None:
        self.session = session
        self.transport = session.transport
        self.player = player
        self.cursors: list[tuple[int, int]] = []
        self.ticks: list[PlayerTick] = []
        self.messages: list[object] = []
        self.transport.cursor_changed.connect(self._on_cursor)
        player.ticked.connect(self.ticks.append)
        session.failed.connect(self.messages.append)

    def _on_cursor(self, _old: Cursor | None, new: Cursor | None) -> None:
        assert new is not None, "a conversation without a gap always has a current word"
        self.cursors.append((new.turn, new.word))

    def place_of(self, ms: int) -> tuple[int, int]:
        timeline = self.transport.timeline
        assert timeline is not None
        cursor = timeline.cursor_at(ms)
        assert cursor is not None
        return cursor.turn, cursor.word

    def seek(self, ms: int) -> None:
        """Jump, and see that the cursor is there at once."""
        self.transport.seek(ms)
        self.cursors.clear()
        cursor = self.transport.cursor
        assert cursor is not None
        assert (cursor.turn, cursor.word) == self.place_of(ms)
        self.cursors.append((cursor.turn, cursor.word))

    def assert_only_onwards(self) -> None:
        assert self.cursors == sorted(self.cursors)

    @property
    def sounding(self) -> bool:
        return bool(self.ticks) and self.ticks[-1].playing


@pytest.fixture
def ear(tmp_path: Path, conversation: Path, qtbot: QtBot) -> Iterator[Ear]:
    session = ReadingSession(Store.open(tmp_path / "data"))
    player = VlcPlayer("adummy")
    ear = Ear(session, player)
    session.set_player(player)
    with qtbot.waitSignal(session.settled, timeout=TIMEOUT_MS):
        session.open([conversation])
    qtbot.waitUntil(lambda: session.transport.duration_ms > 0, timeout=TIMEOUT_MS)
    yield ear
    session.close()


def on_words(ear: Ear, qtbot: QtBot, count: int) -> None:
    """Until ``count`` more changes of the cursor have been seen."""
    wanted = len(ear.cursors) + count
    qtbot.waitUntil(lambda: len(ear.cursors) >= wanted, timeout=TIMEOUT_MS)


def test_its_true_length_is_known(ear: Ear, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: abs(ear.transport.duration_ms - SECONDS * 1000) < 60, timeout=TIMEOUT_MS
    )


def test_jumps_while_playing(ear: Ear, qtbot: QtBot) -> None:
    ear.transport.play()
    on_words(ear, qtbot, 3)
    ear.assert_only_onwards()
    for target_ms in (400_250, 12_300, 585_000, 586_100):
        ear.seek(target_ms)
        on_words(ear, qtbot, 3)
        ear.assert_only_onwards()
        assert ear.transport.position_ms - target_ms < 5000
    assert ear.messages == []


def test_jumps_while_paused(ear: Ear, qtbot: QtBot) -> None:
    ear.transport.play()
    on_words(ear, qtbot, 2)
    ear.transport.pause()
    qtbot.waitUntil(lambda: not ear.sounding, timeout=TIMEOUT_MS)
    for target_ms in (300_000, 100_600):
        ear.seek(target_ms)
        assert ear.transport.position_ms == target_ms
    qtbot.waitUntil(lambda: not active_timers(ear), timeout=TIMEOUT_MS)
    assert ear.cursors == [ear.place_of(100_600)]
    assert ear.transport.position_ms == 100_600
    ear.transport.play()
    on_words(ear, qtbot, 3)
    ear.assert_only_onwards()
    assert 100_600 < ear.transport.position_ms < 105_000


def test_of_a_drag_the_last_place_wins(ear: Ear, qtbot: QtBot) -> None:
    ear.transport.play()
    on_words(ear, qtbot, 2)
    steps = list(range(20_000, 520_000, 2_500))
    begun_s = time.monotonic()
    remaining = iter(steps)
    drag = QTimer()
    drag.timeout.connect(lambda: ear.transport.scrub(next(remaining, steps[-1])))
    drag.start(5)
    qtbot.waitUntil(lambda: ear.transport.position_ms == steps[-1], timeout=TIMEOUT_MS)
    drag.stop()
    assert time.monotonic() - begun_s < 3.0, "the drag was held up"
    ear.seek(250_000)
    let_go_s = time.monotonic()
    on_words(ear, qtbot, 1)
    assert time.monotonic() - let_go_s < 1.5, "older jumps were still in the queue"
    on_words(ear, qtbot, 3)
    ear.assert_only_onwards()
    assert ear.transport.position_ms < 255_000


def test_rates_while_playing(ear: Ear, qtbot: QtBot) -> None:
    ear.transport.play()
    ear.seek(200_000)
    on_words(ear, qtbot, 2)
    for rate in (2.0, 0.75, 3.0, 1.0):
        ear.transport.set_rate(rate)
        on_words(ear, qtbot, 2)
        begin = (time.monotonic(), ear.transport.clock_ms)
        on_words(ear, qtbot, 4)
        went_ms = ear.transport.clock_ms - begin[1]
        assert went_ms / (time.monotonic() - begin[0]) / 1000 == pytest.approx(rate, rel=0.15)
    ear.assert_only_onwards()


def test_pause_and_play(ear: Ear, qtbot: QtBot) -> None:
    ear.seek(50_000)
    ear.transport.play()
    for _ in range(3):
        on_words(ear, qtbot, 2)
        ear.transport.pause()
        assert ear.transport.state is PlayerState.PAUSED
        qtbot.waitUntil(lambda: not ear.sounding, timeout=TIMEOUT_MS)
        here_ms = ear.transport.position_ms
        ear.transport.play()
        qtbot.waitUntil(lambda: ear.sounding, timeout=TIMEOUT_MS)
        assert ear.transport.position_ms - here_ms < 600
    ear.assert_only_onwards()


def test_ends_and_plays_again(ear: Ear, qtbot: QtBot) -> None:
    duration_ms = SECONDS * 1000
    ear.seek(duration_ms - 1800)
    ear.transport.play()
    qtbot.waitUntil(lambda: ear.transport.state is PlayerState.ENDED, timeout=TIMEOUT_MS)
    ear.assert_only_onwards()
    assert ear.cursors[-1] == ear.place_of(duration_ms)
    assert abs(ear.transport.position_ms - duration_ms) < 60
    assert ear.transport.is_idle
    ear.cursors.clear()
    ear.transport.play()
    on_words(ear, qtbot, 4)
    assert ear.cursors[0] == (0, 0)
    ear.assert_only_onwards()


@pytest.mark.parametrize(
    ("start_ms", "end_ms"),
    [(60_000, 61_500), (SECONDS * 1000 - 1500, SECONDS * 1000 + 800)],
)
def test_a_loop_comes_round(ear: Ear, qtbot: QtBot, start_ms: int, end_ms: int) -> None:
    """Also one whose end lies after that of the recording."""
    loop = Span(start_ms, end_ms)
    ear.transport.seek(start_ms)
    ear.transport.set_loop(loop)
    ear.transport.play()
    ear.cursors.clear()
    first = ear.place_of(start_ms)
    qtbot.waitUntil(lambda: ear.cursors.count(first) >= 3, timeout=20_000)
    assert ear.transport.loop == loop
    assert ear.transport.playing
    last = ear.place_of(loop.end_ms)
    assert all(first <= place <= last for place in ear.cursors)
    # In every round all of its words come up, in order.
    rounds, begin = [], ear.cursors.index(first)
    for at, place in enumerate(ear.cursors):
        if place == first and at > begin:
            rounds.append(ear.cursors[begin:at])
            begin = at
    assert all(words == sorted(words) and len(words) >= 3 for words in rounds), rounds


def test_sleep(ear: Ear, qtbot: QtBot) -> None:
    ear.seek(100_000)
    ear.transport.play()
    ear.transport.set_sleep_minutes(1.2 / 60)
    qtbot.waitUntil(lambda: not ear.transport.playing, timeout=TIMEOUT_MS)
    assert ear.transport.sleep is None
    ear.seek(104_000)
    ear.transport.play()
    ear.transport.sleep_after_turn()
    qtbot.waitUntil(lambda: not ear.transport.playing, timeout=TIMEOUT_MS)
    assert 105_000 <= ear.transport.position_ms < 105_500


def test_another_recording_and_bad_ones(ear: Ear, qtbot: QtBot, tmp_path: Path) -> None:
    document = ear.session.document
    assert document is not None
    good = document.companions.audio
    assert good is not None
    ear.transport.play()
    on_words(ear, qtbot, 2)
    (tmp_path / "broken.mp3").write_text("not a recording\n" * 500)
    for name, words in (("gone.mp3", "not there"), ("broken.mp3", "damaged")):
        ear.messages.clear()
        ear.session.set_audio(tmp_path / name)
        qtbot.waitUntil(lambda: bool(ear.messages), timeout=TIMEOUT_MS)
        (problem,) = ear.messages
        assert isinstance(problem, PlayerProblem)
        assert words in str(problem)
        assert name in str(problem)
        assert not ear.transport.has_sound
        ear.seek(70_000)  # the text can be read by time all the same
        ear.transport.play()
        assert not ear.transport.playing
    short = write_recording(tmp_path, "m4a", 20)
    ear.session.set_audio(short)
    qtbot.waitUntil(lambda: ear.transport.duration_ms == pytest.approx(20_000, abs=60))
    ear.transport.seek(2_000)
    ear.cursors.clear()
    ear.transport.play()
    on_words(ear, qtbot, 3)
    ear.session.set_audio(good)
    ear.transport.play()
    ear.seek(333_000)
    on_words(ear, qtbot, 3)
    ear.assert_only_onwards()


@pytest.mark.parametrize("playing", [True, False])
def test_closes_while_the_recording_is_looked_at(
    tmp_path: Path, conversation: Path, qtbot: QtBot, playing: bool
) -> None:
    session = ReadingSession(Store.open(tmp_path / "data"))
    session.set_player(VlcPlayer("adummy"))
    with qtbot.waitSignal(session.settled, timeout=TIMEOUT_MS):
        session.open([conversation])
    if playing:
        session.transport.play()
    qtbot.waitUntil(
        lambda: any(thread.name == "recording-scan" for thread in threading.enumerate()),
        timeout=TIMEOUT_MS,
    )
    session.close()
    assert not any(thread.name == "recording-scan" for thread in threading.enumerate())


def active_timers(ear: Ear) -> list[QTimer]:
    timers = [*ear.session.findChildren(QTimer), *ear.player.findChildren(QTimer)]
    assert len(timers) >= 8
    return [timer for timer in timers if timer.isActive()]


@pytest.mark.parametrize("was_playing", [True, False])
def test_paused_costs_nothing(ear: Ear, qtbot: QtBot, was_playing: bool) -> None:
    """No timer runs and no thread is busy, those of libVLC included."""
    if was_playing:
        ear.transport.play()
        on_words(ear, qtbot, 2)
        ear.transport.pause()
    qtbot.waitUntil(
        lambda: not any(thread.name == "recording-scan" for thread in threading.enumerate()),
        timeout=TIMEOUT_MS,
    )
    qtbot.waitUntil(lambda: not active_timers(ear), timeout=TIMEOUT_MS)
    qtbot.wait(500)  # what was decoded ahead
    begin_s = time.process_time()
    qtbot.wait(3000)
    busy_s = time.process_time() - begin_s
    assert busy_s < 0.03, f"{busy_s:.3f} s of processor time in 3 s of rest"
    assert not active_timers(ear)
