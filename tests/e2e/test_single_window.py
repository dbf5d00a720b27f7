"""Starting Earmark a second time, ending it by signal: real processes and windows."""

from __future__ import annotations

import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from reader.app import sample_conversation
from reader.core.opening import link_to
from reader.session.running_window import address

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="each start is a window there")

TIMEOUT_S = 20.0
Start = Callable[..., subprocess.Popen[bytes]]


def wait_until(holds: Callable[[], bool], what: str) -> None:
    deadline_s = time.monotonic() + TIMEOUT_S
    while not holds():
        assert time.monotonic() < deadline_s, f"not in time: {what}"
        time.sleep(0.02)  # another process: there is no signal to wait for


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(run))
    return tmp_path / "data"


@pytest.fixture
def start(data: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: object, folder: Path = data) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "reader", "open", *map(str, arguments)]
        process = subprocess.Popen([*command, "--data-dir", str(folder)])
        started.append(process)
        return process

    yield begin
    for process in started:
        if process.poll() is None:
            process.send_signal(signal.SIGCONT)
            process.kill()
        process.wait()


def opened(data: Path) -> set[str]:
    """The names of the documents that the library of ``data`` remembers."""
    try:
        with closing(sqlite3.connect(f"file:{data}/earmark.sqlite3?mode=ro", uri=True)) as store:
            rows = store.execute("SELECT path FROM documents").fetchall()
    except sqlite3.OperationalError:  # there is none yet
        return set()
    return {Path(path).name for (path,) in rows}


def talk(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("Ada\nHow are you?\n\nBen\nVery well, thank you.\n" * 3, encoding="utf-8")
    return path


def test_a_second_start_opens_its_file_in_the_first_window(
    start: Start, data: Path, tmp_path: Path
) -> None:
    first = start(talk(tmp_path, "one.txt"))
    wait_until(lambda: "one.txt" in opened(data), "the first is open")
    second = start(talk(tmp_path, "two.txt"))
    assert second.wait(TIMEOUT_S) == 0
    wait_until(lambda: "two.txt" in opened(data), "the second is open")
    assert first.poll() is None
    third = start(link_to(talk(tmp_path, "three ä.txt"), 1000))
    assert third.wait(TIMEOUT_S) == 0
    wait_until(lambda: "three ä.txt" in opened(data), "the link is followed")
    first.terminate()
    assert first.wait(TIMEOUT_S) == 0


@pytest.mark.parametrize("way", ["--new-window", "other folder"])
def test_a_window_of_its_own_is_had_for_the_asking(
    start: Start, data: Path, tmp_path: Path, way: str
) -> None:
    start(talk(tmp_path, "one.txt"))
    wait_until(lambda: "one.txt" in opened(data), "the first is open")
    if way == "--new-window":
        folder = data
        second = start(talk(tmp_path, "two.txt"), way)
    else:
        folder = tmp_path / "other"
        second = start(talk(tmp_path, "two.txt"), folder=folder)
    wait_until(lambda: "two.txt" in opened(folder), "the second is open")
    assert second.poll() is None


def test_a_window_that_hangs_holds_nobody_up(start: Start, data: Path, tmp_path: Path) -> None:
    first = start(talk(tmp_path, "one.txt"))
    wait_until(lambda: "one.txt" in opened(data), "the first is open")
    first.send_signal(signal.SIGSTOP)
    second = start(talk(tmp_path, "two.txt"))
    wait_until(lambda: "two.txt" in opened(data), "a window of its own")
    assert second.poll() is None
    second.terminate()
    assert second.wait(TIMEOUT_S) == 0
    first.send_signal(signal.SIGCONT)
    first.terminate()
    assert first.wait(TIMEOUT_S) == 0


def test_nonsense_is_refused_and_the_window_lives(start: Start, data: Path, tmp_path: Path) -> None:
    first = start(talk(tmp_path, "one.txt"))
    wait_until(lambda: "one.txt" in opened(data), "the first is open")
    path = address(data)
    assert path is not None
    for nonsense in (b"\n", b"{}\n", b"x" * 200_000):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(TIMEOUT_S)
            connection.connect(str(path))
            try:
                connection.sendall(nonsense)
                reply = connection.recv(64)
            except (BrokenPipeError, ConnectionResetError):
                reply = b""
            assert reply in (b"refused\n", b"")
    with ExitStack() as idle:  # who connects and says nothing
        for _ in range(12):
            connection = idle.enter_context(socket.socket(socket.AF_UNIX))
            connection.connect(str(path))
        second = start(talk(tmp_path, "two.txt"))
        assert second.wait(TIMEOUT_S) == 0
    assert first.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_keeps_its_place_and_ends(
    start: Start, data: Path, number: signal.Signals
) -> None:
    process = start(sample_conversation())
    wait_until(lambda: sample_conversation().name in opened(data), "it is open")
    process.send_signal(number)
    assert process.wait(TIMEOUT_S) == 0
    assert (data / "settings.json").exists()
    path = address(data)
    assert path is not None
    assert not path.exists()
