"""One window for each user and data folder: who opens a file asks the one that is there.

The window that runs holds a socket in the user's run-time folder. Its name comes from the
data folder, so that another folder is another window. Who starts with something to open
connects, says what (``reader.core.opening``) and ends when that was taken. Everything is
bounded in time: a window that hangs costs the second one less than a second, and then there
are two. No Qt here: this runs before anything else is imported.

On Windows, where Python has no such sockets, each start is a window of its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.opening import Opening

if TYPE_CHECKING:
    import socket

PATIENCE_S = 0.8
TAKEN, REFUSED = b"taken\n", b"refused\n"
HAS_SOCKETS = sys.platform != "win32"


def address(folder: Path, environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where the window of the data folder ``folder`` listens; None where no place is safe."""
    place = _run_time_folder(environment)
    if place is None:
        return None
    name = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:16]
    path = place / f"earmark-{name}.socket"
    # The system's own limit, with its zero byte, on the shortest of platforms.
    return path if len(os.fsencode(path)) < 104 else None


def _run_time_folder(environment: Mapping[str, str]) -> Path | None:
    """A folder that is nobody else's: what comes through it is obeyed."""
    if not HAS_SOCKETS:
        return None
    given = environment.get("XDG_RUNTIME_DIR", "")
    if given.startswith("/") and _is_ours(Path(given)):
        return Path(given)
    import tempfile  # 5 ms, which most starts need not pay

    made = Path(tempfile.gettempdir(), f"earmark-{os.getuid()}")
    with contextlib.suppress(OSError):
        made.mkdir(mode=0o700)
    return made if _is_ours(made) else None


def _is_ours(folder: Path) -> bool:
    try:
        state = folder.lstat()
    except OSError:
        return False
    open_to_others = state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid() and not open_to_others


def hand_over(folder: Path, opening: Opening) -> bool:
    """Ask the window of ``folder`` to open something; whether there is one and it took it.
    Takes PATIENCE_S at most."""
    path = address(folder)
    if path is None or not path.exists():
        return False
    import socket

    deadline_s = time.monotonic() + PATIENCE_S
    try:
        line = opening.to_line()
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(PATIENCE_S)
            connection.connect(str(path))
            connection.sendall(line)
            answer = b""
            while not answer.endswith(b"\n"):
                connection.settimeout(max(0.001, deadline_s - time.monotonic()))
                got = connection.recv(64)
                if not got:
                    return False
                answer += got
    except (OSError, ValueError):
        return False
    return answer == TAKEN


class Claim:
    """This process is the window of its data folder, until ``release``."""

    def __init__(self, path: Path, lock: int, listening: socket.socket) -> None:
        self.listening = listening  # does not block
        self._path = path
        self._lock = lock

    def release(self) -> None:
        self.listening.close()
        with contextlib.suppress(OSError):
            self._path.unlink()
        os.close(self._lock)  # whose file stays: to delete it would be a race


def claim(folder: Path) -> Claim | None:
    """Become the window of ``folder``; None where another is, or where that is impossible.
    A socket that a killed Earmark left behind is in nobody's way."""
    path = address(folder)
    if path is None:
        return None
    import fcntl
    import socket

    try:
        lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        return None
    listening = None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # the system lets go when we end
        beside = path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listening.bind(str(beside))
        listening.listen(16)
        listening.setblocking(False)
        beside.replace(path)  # whoever finds it there can connect
    except OSError:
        if listening is not None:
            listening.close()
        os.close(lock)
        return None
    return Claim(path, lock, listening)
