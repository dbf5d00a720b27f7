"""VlcPlayer against the real libVLC, with its silent output."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from reader.core.clock import PlayerTick
from reader.core.errors import PlayerProblem
from reader.playback.base import PlayerState
from reader.playback.choose import libvlc_problem
from reader.playback.libvlc_engine import stretch_shift_ms
from reader.playback.vlc_player import VlcPlayer

pytestmark = pytest.mark.skipif(bool(libvlc_problem()), reason=libvlc_problem())
ROOT = Path(__file__).parents[3]
DURATION_MS = 20_000


class Ticks(list[PlayerTick]):
    def __init__(self, player: VlcPlayer) -> None:
        super().__init__()
        player.ticked.connect(self.append)

    def sounding(self) -> list[PlayerTick]:
        return [tick for tick in self if tick.playing]


def test_making_one_is_nothing() -> None:
    code = (
        "import sys, time\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from reader.playback.vlc_player import VlcPlayer\n"
        "application = QCoreApplication([])\n"
        "VlcPlayer('adummy').close()\n"  # Qt's own first time
        "begin = time.perf_counter()\n"
        "player = VlcPlayer('adummy')\n"
        "took_ms = 1000 * (time.perf_counter() - begin)\n"
        "assert 'vlc' not in sys.modules and 'av' not in sys.modules\n"
        "assert took_ms < 5, took_ms\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, timeout=60)


def test_loads_paused_at_the_beginning(player: VlcPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(player)
    with qtbot.waitSignal(player.duration_changed, timeout=5000):
        player.load(recording)
        assert player.state is PlayerState.PAUSED
    assert abs(player.duration_ms - DURATION_MS) <= 1
    assert ticks
    assert all(not tick.playing and tick.position_ms == 0 for tick in ticks)


def test_the_callers_length_wins(player: VlcPlayer, recording: Path, qtbot: QtBot) -> None:
    player.load(recording, duration_ms=19_990)
    player.play()
    ticks = Ticks(player)
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 3, timeout=5000)
    assert player.duration_ms == 19_990


def test_plays_pauses_and_goes_on(player: VlcPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(player)
    player.load(recording)
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 3, timeout=5000)
    first, last = ticks.sounding()[1], ticks.sounding()[-1]
    elapsed_ms = (last.monotonic_s - first.monotonic_s) * 1000
    assert last.position_ms - first.position_ms == pytest.approx(elapsed_ms, abs=60)
    player.pause()
    qtbot.waitUntil(lambda: not ticks[-1].playing, timeout=2000)
    paused_at = ticks[-1].position_ms
    assert paused_at == pytest.approx(
        last.position_ms + (time.monotonic() - last.monotonic_s) * 1000, abs=400
    )
    player.play()
    ticks.clear()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=2000)
    assert ticks.sounding()[0].position_ms == pytest.approx(paused_at, abs=60)


def test_seek_before_anything_is_ready(player: VlcPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(player)
    player.load(recording)
    number = player.seek(12_000)
    assert ticks[-1].position_ms == 12_000
    assert ticks[-1].seek == number
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=5000)
    assert all(11_900 <= tick.position_ms < 14_000 for tick in ticks.sounding())


def test_seek_while_paused(player: VlcPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(player)
    player.load(recording)
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 1, timeout=5000)
    player.pause()
    qtbot.waitUntil(lambda: not ticks[-1].playing, timeout=2000)
    ticks.clear()
    number = player.seek(4000)
    assert [(t.position_ms, t.playing, t.seek) for t in ticks] == [(4000, False, number)]
    ticks.clear()
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=2000)
    assert all(3950 <= tick.position_ms < 6000 for tick in ticks)


def test_of_many_seeks_the_last_wins(player: VlcPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(player)
    player.load(recording)
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 1, timeout=5000)
    begin = time.monotonic()
    for step in range(200):
        number = player.seek(1000 + 50 * step)
    qtbot.waitUntil(lambda: ticks[-1].seek == number, timeout=2000)
    assert time.monotonic() - begin < 0.5
    assert ticks[-1].position_ms == pytest.approx(1000 + 50 * 199, abs=100)
    shown = {round(tick.position_ms) for tick in ticks if tick.playing}
    assert len(shown) < 20, "every step of the drag reached libVLC"


def test_seeks_are_clamped(player: VlcPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(player)
    with qtbot.waitSignal(player.duration_changed, timeout=5000):
        player.load(recording)
    qtbot.waitUntil(lambda: player.duration_ms == DURATION_MS, timeout=5000)
    player.seek(-5)
    assert ticks[-1].position_ms == 0
    player.load(recording, duration_ms=DURATION_MS)
    player.seek(99_000_000)
    assert ticks[-1].position_ms == DURATION_MS


@pytest.mark.parametrize("rate", [0.5, 2.0, 3.0])
def test_rate(player: VlcPlayer, recording: Path, qtbot: QtBot, rate: float) -> None:
    ticks = Ticks(player)
    player.load(recording)
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 1, timeout=5000)
    player.set_rate(rate)
    ticks.clear()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 4, timeout=5000)
    first, last = ticks.sounding()[1], ticks.sounding()[-1]
    elapsed_ms = (last.monotonic_s - first.monotonic_s) * 1000
    assert (last.position_ms - first.position_ms) / elapsed_ms == pytest.approx(rate, rel=0.1)


def test_rates_are_clamped(player: VlcPlayer, recording: Path) -> None:
    ticks = Ticks(player)
    player.load(recording)
    player.set_rate(9)
    assert ticks[-1].rate == 3.0
    player.set_rate(0.01)
    assert ticks[-1].rate == 0.5


def test_ends_and_plays_again(player: VlcPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(player)
    player.load(recording, duration_ms=DURATION_MS)
    player.seek(DURATION_MS - 700)
    player.play()
    begin = time.monotonic()
    with qtbot.waitSignal(
        player.state_changed, timeout=6000, check_params_cb=lambda s: s is PlayerState.ENDED
    ):
        pass
    assert time.monotonic() - begin > 0.5, "ended before the last words could be heard"
    assert ticks[-1].position_ms == DURATION_MS
    assert not ticks[-1].playing
    ticks.clear()
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=5000)
    assert ticks.sounding()[-1].position_ms < 2000
    assert player.state is PlayerState.PLAYING


def test_seek_after_the_end_stays_paused_there(
    player: VlcPlayer, recording: Path, qtbot: QtBot
) -> None:
    ticks = Ticks(player)
    player.load(recording, duration_ms=DURATION_MS)
    player.seek(DURATION_MS - 300)
    player.play()
    qtbot.waitUntil(lambda: player.state is PlayerState.ENDED, timeout=6000)
    player.seek(9000)
    assert player.state is PlayerState.PAUSED
    assert ticks[-1].position_ms == 9000
    ticks.clear()
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=5000)
    assert all(8900 <= tick.position_ms < 11_000 for tick in ticks.sounding())


def _bad_file(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.mp3"
    match kind:
        case "empty":
            path.touch()
        case "text":
            path.write_text("This is a transcript, not a recording.\n" * 500)
        case "folder":
            path.mkdir()
        case "noise":
            path.write_bytes(os.urandom(3000))
    return path


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("missing", "not there"),
        ("empty", "empty"),
        ("text", "damaged"),
        ("folder", "folder"),
        ("noise", "damaged"),
    ],
)
def test_says_what_cannot_be_played(
    player: VlcPlayer, tmp_path: Path, qtbot: QtBot, kind: str, words: str
) -> None:
    path = _bad_file(tmp_path, kind)
    with qtbot.waitSignal(player.failed, timeout=5000) as failed:
        player.load(path)
    assert failed.args is not None
    (problem,) = failed.args
    assert isinstance(problem, PlayerProblem)
    assert words in str(problem)
    assert str(path) in str(problem)
    assert player.state is PlayerState.EMPTY


def test_plays_something_good_after_something_bad(
    player: VlcPlayer, recording: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(player.failed, timeout=5000):
        player.load(_bad_file(tmp_path, "text"))
    ticks = Ticks(player)
    player.load(recording)
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=5000)


def test_another_recording_while_playing(player: VlcPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(player)
    player.load(recording)
    player.seek(15_000)
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=5000)
    player.load(recording)
    ticks.clear()
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=5000)
    assert all(tick.position_ms < 3000 for tick in ticks)


def test_paused_is_idle(player: VlcPlayer, recording: Path, qtbot: QtBot) -> None:
    ticks = Ticks(player)
    player.load(recording)
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=5000)
    player.pause()
    qtbot.waitUntil(lambda: not ticks[-1].playing, timeout=2000)
    timers = player.findChildren(QTimer)
    assert len(timers) >= 5
    assert not any(timer.isActive() for timer in timers)


def test_close_leaves_no_thread(recording: Path, qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    player = VlcPlayer("adummy")
    ticks = Ticks(player)
    player.load(recording)
    player.play()
    qtbot.waitUntil(lambda: len(ticks.sounding()) > 2, timeout=5000)
    player.close()
    player.close()
    assert player.state is PlayerState.EMPTY
    left = [t for t in set(threading.enumerate()) - before if not t.name.startswith("Dummy")]
    assert left == []


@pytest.mark.slow
@pytest.mark.parametrize("closes", [True, False])
def test_no_crash_at_exit(recording: Path, closes: bool) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from reader.playback.vlc_player import VlcPlayer\n"
        "application = QCoreApplication([])\n"
        "player = VlcPlayer('adummy')\n"
        "heard = []\n"
        "def on_tick(tick):\n"
        "    heard.append(tick)\n"
        "    if sum(t.playing for t in heard) == 2:\n"
        "        application.quit() if sys.argv[2] == 'True' else sys.exit(0)\n"
        "player.ticked.connect(on_tick)\n"
        "player.load(Path(sys.argv[1]))\n"
        "player.play()\n"
        "QTimer.singleShot(20000, lambda: sys.exit(3))\n"
        "application.exec()\n"
    )
    for _ in range(10):
        done = subprocess.run(
            [sys.executable, "-X", "faulthandler", "-c", code, str(recording), str(closes)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_stretching_shifts_nothing_at_the_natural_rate() -> None:
    assert stretch_shift_ms(1.0) == 0.0
    assert stretch_shift_ms(1.0, packet_ms=93.0) == 0.0
    assert stretch_shift_ms(0.75) < 0 < stretch_shift_ms(2.0)
    assert stretch_shift_ms(2.0, packet_ms=93.0) < -30 < stretch_shift_ms(2.0, packet_ms=26.0)
