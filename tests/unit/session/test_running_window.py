from __future__ import annotations

import os
import select
import socket
import stat
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.opening import Opening
from reader.session.running_window import (
    PATIENCE_S,
    REFUSED,
    TAKEN,
    Claim,
    address,
    claim,
    hand_over,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such sockets there")


@pytest.fixture(autouse=True)
def run_time_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Claim]:
    held = claim(tmp_path)
    assert held is not None
    yield held
    held.release()


def answer(held: Claim, reply: bytes, got: list[bytes]) -> threading.Thread:
    """Serve one request as the window does."""
    held.listening.setblocking(True)

    def serve() -> None:
        connection, _ = held.listening.accept()
        with connection:
            got.append(connection.recv(4096))
            connection.sendall(reply)

    thread = threading.Thread(target=serve)
    thread.start()
    return thread


@pytest.mark.parametrize(("reply", "taken"), [(TAKEN, True), (REFUSED, False), (b"", False)])
def test_what_is_handed_over_is_taken_or_not(
    held: Claim, tmp_path: Path, reply: bytes, taken: bool
) -> None:
    got: list[bytes] = []
    thread = answer(held, reply, got)
    asked = Opening((tmp_path / "a.txt",), 5)
    assert hand_over(tmp_path, asked) is taken
    thread.join()
    assert Opening.from_line(got[0]) == asked


def test_a_window_that_is_still_starting_is_waited_for(held: Claim, tmp_path: Path) -> None:
    taken: list[bool] = []
    asking = threading.Thread(target=lambda: taken.append(hand_over(tmp_path, Opening())))
    asking.start()
    assert select.select([held.listening], [], [], PATIENCE_S)[0]  # it has connected
    answer(held, TAKEN, []).join()
    asking.join()
    assert taken == [True]


def test_nobody_there_is_found_at_once(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, Opening())


def test_a_window_that_hangs_costs_less_than_a_second(held: Claim, tmp_path: Path) -> None:
    begin_s = time.monotonic()
    assert not hand_over(tmp_path, Opening())
    assert PATIENCE_S / 2 < time.monotonic() - begin_s < 1.0


def test_there_is_one_window_for_a_folder(held: Claim, tmp_path: Path) -> None:
    assert claim(tmp_path) is None
    other = claim(tmp_path / "other")
    assert other is not None
    other.release()


def test_a_socket_left_behind_is_in_nobodys_way(tmp_path: Path) -> None:
    path = address(tmp_path)
    assert path is not None
    with socket.socket(socket.AF_UNIX) as dead:  # as after a kill: bound, nobody listens
        dead.bind(str(path))
    assert path.exists()
    assert not hand_over(tmp_path, Opening())
    fresh = claim(tmp_path)
    assert fresh is not None
    fresh.release()
    assert not path.exists()


def test_one_folder_by_two_names_is_one_window(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to("data")
    assert address(tmp_path / "data") == address(tmp_path / "link")


def test_a_run_time_folder_that_others_can_write_is_not_used(
    run_time_folder: Path, tmp_path: Path
) -> None:
    run_time_folder.chmod(0o777)
    path = address(tmp_path)
    assert path is not None
    assert run_time_folder not in path.parents
    state = path.parent.stat()
    assert state.st_uid == os.getuid()
    assert stat.S_IMODE(state.st_mode) & 0o022 == 0


def test_a_place_too_deep_for_a_socket_is_none(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 90)
    deep.mkdir(mode=0o700)
    assert address(tmp_path, {"XDG_RUNTIME_DIR": str(deep)}) is None
