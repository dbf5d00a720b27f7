"""The desktop plays and pauses: a real bus, and a client that is not ours (gdbus)."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.app import sample_conversation

pytestmark = pytest.mark.skipif(
    not (shutil.which("dbus-daemon") and shutil.which("gdbus")),
    reason="no dbus-daemon or no gdbus here",
)

TIMEOUT_S = 20.0
NAME = "org.mpris.MediaPlayer2.earmark"
PATH = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
PROPERTIES = "org.freedesktop.DBus.Properties"


def wait_until(holds: Callable[[], bool], what: str) -> None:
    deadline_s = time.monotonic() + TIMEOUT_S
    while not holds():
        assert time.monotonic() < deadline_s, f"not in time: {what}"
        time.sleep(0.05)  # another process: there is no signal to wait for


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


def gdbus(method: str, *arguments: str, name: str = NAME) -> str:
    done = subprocess.run(
        [
            "gdbus",
            "call",
            "--session",
            "--dest",
            name,
            "--object-path",
            PATH,
            "--method",
            method,
            *list(arguments),
        ],
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    return done.stdout.strip() or done.stderr.strip()


def get(name: str, interface: str = PLAYER) -> str:
    return gdbus(f"{PROPERTIES}.Get", interface, name)


def position_ms() -> int:
    found = re.search(r"int64 (\d+)", get("Position"))
    return -1 if found is None else int(found[1]) // 1000


@pytest.fixture
def earmark(bus: str, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "reader",
            "open",
            str(sample_conversation()),
            "--data-dir",
            str(tmp_path / "data"),
        ]
    )
    wait_until(lambda: "true" in get("CanPlay"), "the recording is loaded")
    wait_until(lambda: "mpris:length" in get("Metadata"), "its length is known")
    yield process
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    process.wait(TIMEOUT_S)


def test_it_says_what_it_is_and_what_it_plays(earmark: subprocess.Popen[bytes]) -> None:
    root = gdbus(f"{PROPERTIES}.GetAll", "org.mpris.MediaPlayer2")
    assert "'Identity': <'Earmark'>" in root
    assert "'DesktopEntry': <'earmark'>" in root
    metadata = get("Metadata")
    assert "'mpris:trackid': <objectpath " in metadata
    assert re.search(r"'mpris:length': <int64 20\d{7}>", metadata)  # 3:27 in µs, all 64 bits
    assert "'xesam:artist': <['Mira'" in metadata
    described = gdbus("org.freedesktop.DBus.Introspectable.Introspect")
    assert '<property name="Position" type="x" access="read"/>' in described


def test_the_desktop_plays_pauses_seeks_and_sets_the_rate(
    earmark: subprocess.Popen[bytes],
) -> None:
    assert "'Paused'" in get("PlaybackStatus")
    gdbus(f"{PLAYER}.PlayPause")
    wait_until(lambda: "'Playing'" in get("PlaybackStatus"), "it plays")
    gdbus(f"{PLAYER}.Pause")
    wait_until(lambda: "'Paused'" in get("PlaybackStatus"), "it pauses")
    before_ms = position_ms()
    gdbus(f"{PLAYER}.Seek", "30000000")
    assert position_ms() == before_ms + 30_000
    track = re.search(r"'mpris:trackid': <objectpath '([^']+)'>", get("Metadata"))
    assert track is not None
    gdbus(f"{PLAYER}.SetPosition", track[1], "60000000")
    assert position_ms() == 60_000
    gdbus(f"{PLAYER}.SetPosition", "/another/track", "10000000")
    gdbus(f"{PLAYER}.SetPosition", track[1], "99999000000")
    assert position_ms() == 60_000
    gdbus(f"{PLAYER}.Next")
    assert position_ms() > 60_000
    gdbus(f"{PROPERTIES}.Set", PLAYER, "Rate", "<1.5>")
    assert "1.5" in get("Rate")
    gdbus(f"{PROPERTIES}.Set", PLAYER, "Volume", "<0.25>")
    assert "0.25" in get("Volume")


def test_what_cannot_be_done_is_an_error_of_the_bus(earmark: subprocess.Popen[bytes]) -> None:
    assert "UnknownMethod" in gdbus(f"{PLAYER}.Explode")
    assert "UnknownProperty" in get("Colour")
    assert "UnknownInterface" in get("Rate", "org.mpris.MediaPlayer2.TrackList")
    assert "PropertyReadOnly" in gdbus(f"{PROPERTIES}.Set", PLAYER, "CanPlay", "<true>")
    assert "InvalidArgs" in gdbus(f"{PROPERTIES}.Set", PLAYER, "Rate", "<'fast'>")
    assert earmark.poll() is None


def test_changes_and_jumps_are_announced(earmark: subprocess.Popen[bytes], tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    with heard.open("wb") as out:
        monitor = subprocess.Popen(["gdbus", "monitor", "--session", "--dest", NAME], stdout=out)
        wait_until(lambda: "is owned by" in heard.read_text(), "the monitor listens")
        gdbus(f"{PLAYER}.SetPosition", "/no/track", "1")
        gdbus(f"{PLAYER}.Seek", "40000000")
        gdbus(f"{PLAYER}.Play")
        wait_until(lambda: "<'Playing'>" in heard.read_text(), "playing is told")
        gdbus(f"{PLAYER}.Pause")
        wait_until(lambda: "<'Paused'>" in heard.read_text(), "pausing is told")
        monitor.terminate()
        monitor.wait()
    told = heard.read_text()
    assert len(re.findall(r"Seeked \(int64 40\d{6},\)", told)) == 1
    assert "'Position'" not in told


def test_a_second_window_is_a_player_of_its_own(
    earmark: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    second = subprocess.Popen(
        [sys.executable, "-m", "reader", "open", "--data-dir", str(tmp_path / "other")]
    )
    name = f"{NAME}.instance{second.pid}"
    ask = f"{PROPERTIES}.GetAll"
    wait_until(lambda: "'Identity'" in gdbus(ask, "org.mpris.MediaPlayer2", name=name), "it is")
    gdbus("org.mpris.MediaPlayer2.Quit", name=name)
    assert second.wait(TIMEOUT_S) == 0


def test_a_bus_that_goes_away_takes_nothing_along(
    earmark: subprocess.Popen[bytes], bus: str
) -> None:
    found = subprocess.run(
        [
            "gdbus",
            "call",
            "--session",
            "--dest",
            "org.freedesktop.DBus",
            "--object-path",
            "/",
            "--method",
            "org.freedesktop.DBus.GetConnectionUnixProcessID",
            "org.freedesktop.DBus",
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=TIMEOUT_S,
    )
    daemon = re.search(r"uint32 (\d+)", found.stdout)
    assert daemon is not None
    subprocess.run(["kill", daemon[1]], check=True)
    with pytest.raises(subprocess.TimeoutExpired):
        earmark.wait(0.5)  # long enough for the news; it reads on
