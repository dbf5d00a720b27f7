"""QtPlayer against the real Qt Multimedia. Its FFmpeg back end plays without a sound card."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from reader.core.clock import PlaybackClock, PlayerTick
from reader.core.errors import PlayerProblem
from reader.playback.base import NO_SOUND_CARD, PlayerState
from reader.playback.libvlc_fix import libvlc_fix
from reader.playback.qt_player import QtPlayer
from tests.e2e.tone_audio import HEARD_HZ, Ear, decode, write_recording

multimedia = pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)

DURATION_MS = 20_000
SECONDS = 60

# What Qt logs of a machine without PipeWire or a sound card, and of files that it cannot open.
pytestmark = pytest.mark.qt_log_ignore(
    "PulseAudioService", "pipewire", "No audio device", "Could not open media"
)


class Ticks(list[PlayerTick]):
    def __init__(self, player: QtPlayer) -> None:
        super().__init__()
        player.ticked.connect(self.append)

    def sounding(self) -> list[PlayerTick]:
        return [tick for tick in self if tick.playing]


@pytest.fixture
def qt_player(qapp: object) -> Iterator[QtPlayer]:
    player = QtPlayer()
    yield player
    player.close()


@pytest.fixture(scope="module")
def bare_vbr(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """SECONDS of an MP3 of varying bit rate without a table: Qt takes it for 53 s."""
    return write_recording(tmp_path_factory.mktemp("qt"), "mp3-vbr-no-table", SECONDS)


def test_plays_pauses_and_goes_on(qt_player: QtPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(qt_player)
    qt_player.load(recording)
    assert qt_player.state is PlayerState.PAUSED
    qt_player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 4, timeout=5000)
    assert qt_player.duration_ms == pytest.approx(DURATION_MS, abs=1)
    first, last = ticks.sounding()[1], ticks.sounding()[-1]
    elapsed_ms = (last.monotonic_s - first.monotonic_s) * 1000
    assert last.position_ms - first.position_ms == pytest.approx(elapsed_ms, abs=80)
    qt_player.pause()
    qtbot.waitUntil(lambda: not ticks[-1].playing, timeout=2000)
    paused_at = ticks[-1].position_ms
    ticks.clear()
    qt_player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=2000)
    assert ticks.sounding()[0].position_ms == pytest.approx(paused_at, abs=80)


def test_position_is_smooth(qt_player: QtPlayer, recording: Path, qtbot: QtBot) -> None:
    """What is shown moves on with the time, whatever the steps of Qt's own position."""
    clock = PlaybackClock()
    qt_player.ticked.connect(clock.tick)
    qt_player.load(recording)
    qt_player.play()
    qtbot.waitUntil(lambda: clock.position_ms() > 600, timeout=5000)
    seen: list[tuple[float, float]] = []
    watch = QTimer()
    watch.timeout.connect(lambda: seen.append((time.monotonic() * 1000, clock.position_ms())))
    watch.start(20)
    qtbot.waitUntil(lambda: len(seen) > 60, timeout=5000)
    watch.stop()
    ahead = np.array([position - moment for moment, position in seen])
    assert np.ptp(ahead) < 60, ahead.round().tolist()
    assert all(a[1] <= b[1] for a, b in pairwise(seen))


@pytest.mark.parametrize("playing", [True, False])
def test_seek(qt_player: QtPlayer, recording: Path, qtbot: QtBot, playing: bool) -> None:
    ticks = Ticks(qt_player)
    qt_player.load(recording)
    qt_player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 1, timeout=5000)
    if not playing:
        qt_player.pause()
        qtbot.waitUntil(lambda: not ticks[-1].playing, timeout=2000)
    ticks.clear()
    number = qt_player.seek(12_000)
    if not playing:
        assert [(t.position_ms, t.playing, t.seek) for t in ticks] == [(12_000, False, number)]
        qt_player.play()
    qtbot.waitUntil(lambda: sum(tick.seek == number for tick in ticks.sounding()) > 2, timeout=3000)
    told = [tick.position_ms for tick in ticks.sounding() if tick.seek == number]
    assert all(12_000 <= position < 14_000 for position in told)


def test_of_many_seeks_the_last_wins(qt_player: QtPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(qt_player)
    qt_player.load(recording)
    qt_player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 1, timeout=5000)
    for step in range(100):
        number = qt_player.seek(1000 + 100 * step)
    assert number == 100
    qtbot.waitUntil(lambda: ticks[-1].seek == number and ticks[-1].playing, timeout=3000)
    qtbot.waitUntil(lambda: ticks[-1].position_ms > 11_200, timeout=3000)
    told = [tick.position_ms for tick in ticks if tick.seek == number]
    assert all(10_900 <= position < 12_500 for position in told)


@pytest.mark.parametrize("rate", [0.5, 2.0, 3.0])
def test_rate(qt_player: QtPlayer, recording: Path, qtbot: QtBot, rate: float) -> None:
    ticks = Ticks(qt_player)
    qt_player.load(recording)
    qt_player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 1, timeout=5000)
    qt_player.set_rate(rate)
    ticks.clear()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 6, timeout=5000)
    first, last = ticks.sounding()[2], ticks.sounding()[-1]
    elapsed_ms = (last.monotonic_s - first.monotonic_s) * 1000
    assert (last.position_ms - first.position_ms) / elapsed_ms == pytest.approx(rate, rel=0.12)


def test_ends_and_plays_again(qt_player: QtPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(qt_player)
    qt_player.load(recording)
    qt_player.seek(DURATION_MS - 900)
    qt_player.play()
    qtbot.waitUntil(lambda: qt_player.state is PlayerState.ENDED, timeout=6000)
    assert ticks[-1].position_ms == DURATION_MS
    ticks.clear()
    qt_player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=5000)
    assert ticks.sounding()[-1].position_ms < 2000
    qt_player.seek(DURATION_MS - 500)
    qtbot.waitUntil(lambda: qt_player.state is PlayerState.ENDED, timeout=6000)
    qt_player.seek(9000)
    assert qt_player.state is PlayerState.PAUSED
    ticks.clear()
    qt_player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=5000)
    assert all(8900 <= tick.position_ms < 11_000 for tick in ticks.sounding())


def test_true_length_and_heard_place_without_a_table(
    qt_player: QtPlayer, bare_vbr: Path, qtbot: QtBot
) -> None:
    ear = Ear(decode(bare_vbr))
    clock = PlaybackClock()
    qt_player.ticked.connect(clock.tick)
    heard: list[tuple[float, float, float]] = []

    def on_buffer(buffer: Any) -> None:
        shown_ms = clock.position_ms()
        sound = np.frombuffer(bytes(buffer.constData()), np.int16)
        if len(sound) > HEARD_HZ // 50:
            place_ms, likeness = ear.locate(sound)
            heard.append((shown_ms, place_ms, likeness))

    with qtbot.waitSignal(qt_player.duration_changed, timeout=5000):
        qt_player.load(bare_vbr)
    format_ = multimedia.QAudioFormat()
    format_.setSampleRate(HEARD_HZ)
    format_.setChannelCount(1)
    format_.setSampleFormat(multimedia.QAudioFormat.SampleFormat.Int16)
    tap = multimedia.QAudioBufferOutput(format_, qt_player)
    tap.audioBufferReceived.connect(on_buffer)
    assert qt_player.duration_ms == pytest.approx(SECONDS * 1000, abs=60)
    engine: Any = qt_player.findChild(multimedia.QMediaPlayer)
    engine.setAudioBufferOutput(tap)
    qt_player.play()
    for target_ms in (55_500, 20_250, 41_000):
        number = qt_player.seek(target_ms)
        clock.seek(target_ms, number)
        qtbot.waitUntil(lambda n=number: clock.seek_number == n and not clock.is_settling)  # type: ignore[misc]
        heard.clear()
        qtbot.waitUntil(lambda: len(heard) > 20, timeout=5000)
        sure = [(shown, place) for shown, place, likeness in heard if likeness > 0.6]
        assert len(sure) > 10
        errors = np.array([shown - place for shown, place in sure])
        assert np.abs(np.median(errors)) < 150, errors.round().tolist()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b"a transcript\n" * 999, "damaged"), (None, "not there")],
)
@pytest.mark.parametrize("suffix", [".mp3", ".m4a"])
def test_says_what_cannot_be_played(
    qt_player: QtPlayer,
    tmp_path: Path,
    recording: Path,
    qtbot: QtBot,
    content: bytes | None,
    words: str,
    suffix: str,
) -> None:
    path = tmp_path / f"talk{suffix}"
    if content is not None:
        path.write_bytes(content)
    with qtbot.waitSignal(qt_player.failed, timeout=5000) as failed:
        qt_player.load(path)
    assert failed.args is not None
    (problem,) = failed.args
    assert isinstance(problem, PlayerProblem)
    assert words in str(problem)
    assert str(path) in str(problem)
    assert qt_player.state is PlayerState.EMPTY
    ticks = Ticks(qt_player)
    qt_player.load(recording)
    qt_player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 1, timeout=5000)


def test_says_that_qt_multimedia_cannot_be_loaded(
    qt_player: QtPlayer, recording: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its module is there, but a library of the system that it needs is not."""
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    with qtbot.waitSignal(qt_player.failed, timeout=5000) as failed:
        qt_player.load(recording)
    assert failed.args is not None
    assert "Qt Multimedia could not be loaded" in str(failed.args[0])
    assert libvlc_fix() in str(failed.args[0])
    assert qt_player.state is PlayerState.EMPTY


def test_says_that_nothing_will_be_heard(
    qt_player: QtPlayer, recording: Path, qtbot: QtBot
) -> None:
    notices: list[str] = []
    qt_player.noticed.connect(notices.append)
    qt_player.load(recording)
    qt_player.play()
    ticks = Ticks(qt_player)
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 1, timeout=5000)
    no_card = multimedia.QMediaDevices.defaultAudioOutput().isNull()
    assert notices == ([NO_SOUND_CARD] if no_card else [])


def test_closes_while_playing_an_indexed_mp3(bare_vbr: Path, qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    player = QtPlayer()
    ticks = Ticks(player)
    player.load(bare_vbr)
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=5000)
    player.load(bare_vbr)
    player.play()
    ticks.clear()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=5000)
    player.close()
    player.close()
    assert player.state is PlayerState.EMPTY
    left = [t for t in set(threading.enumerate()) - before if not t.name.startswith("Dummy")]
    assert left == []
    assert not any(timer.isActive() for timer in player.findChildren(QTimer))


def test_paused_is_idle(qt_player: QtPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(qt_player)
    qt_player.load(recording)
    qt_player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 1, timeout=5000)
    qt_player.pause()
    qtbot.waitUntil(lambda: not ticks[-1].playing, timeout=2000)
    assert not any(timer.isActive() for timer in qt_player.findChildren(QTimer))
