"""The fault shim (shim.c): building it, a program's environment with it, and its control."""

from __future__ import annotations

import errno
import mmap
import os
import shutil
import struct
import subprocess
import sys
from enum import IntFlag
from pathlib import Path
from typing import Self

SOURCE = Path(__file__).with_name("shim.c")
FOLDER, CONTROL, RECORD = (f"EARMARK_FAULT_{name}" for name in ("FOLDER", "CONTROL", "RECORD"))
# struct control of shim.c; clock_s is the last.
_LAYOUT = struct.Struct("IIQQIiQQIIq")
_NAMES = (
    *("armed", "calls", "at", "until", "fault", "error"),
    *("count", "failed", "sync_ms", "recording", "clock_s"),
)
EVER = 2**63


class Calls(IntFlag):
    """What a program can ask of the disk, as shim.c numbers it."""

    WRITE = 1
    SYNC = 2
    TRUNCATE = 4
    RENAME = 8
    UNLINK = 16
    OPEN = 32
    READ = 64
    MKDIR = 128


CHANGES = Calls(0xFF) & ~Calls.READ
_FAIL, _SHORT, _KILL = 1, 2, 3


def why_not() -> str:
    """Why there can be no shim on this machine; empty where there can."""
    if not sys.platform.startswith("linux"):
        return "the fault shim is written for Linux"
    return "" if _compiler() else "no C compiler here, which the fault shim wants"


def _compiler() -> str | None:
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


def build(folder: Path) -> Path:
    """Compile the shim into ``folder``; the library. Raises CalledProcessError."""
    library = folder / "shim.so"
    compiler = _compiler()
    assert compiler is not None, why_not()
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-lpthread"]
    subprocess.run(command, check=True)
    return library


def environment(library: Path, folder: Path, control: Path, record: Path | None) -> dict[str, str]:
    """What a program needs in its environment to be under the shim."""
    added = {"LD_PRELOAD": str(library), FOLDER: str(folder), CONTROL: str(control)}
    return added if record is None else {**added, RECORD: str(record)}


class Control:
    """What the shim does from now on, in every process that was given this file."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(_LAYOUT.size))
        with path.open("r+b") as file:
            self._mapped = mmap.mmap(file.fileno(), _LAYOUT.size)

    @classmethod
    def of_this_process(cls) -> Self | None:
        """The control of the shim that this process runs under."""
        path = os.environ.get(CONTROL)
        return None if path is None else cls(Path(path))

    def _get(self, index: int) -> int:
        return int(_LAYOUT.unpack(self._mapped[:])[index])

    def _set(self, **values: int) -> None:
        now = dict(zip(_NAMES, _LAYOUT.unpack(self._mapped[:]), strict=True)) | values
        self._mapped[:] = _LAYOUT.pack(*(now[name] for name in _NAMES))

    def count(self, calls: Calls) -> None:
        """Count such calls from now on."""
        self._set(armed=1, calls=calls, at=EVER, until=0, count=0, failed=0)

    def fail(self, calls: Calls, at: int, error: int = errno.EIO, *, onwards: bool = False) -> None:
        """The call ``at`` of these, counted from now and from 1, fails with ``error``; with
        ``onwards`` all after it too."""
        until = EVER if onwards else at
        self._set(
            armed=1, calls=calls, at=at, until=until, fault=_FAIL, error=error, count=0, failed=0
        )

    def cut_short(self, at: int) -> None:
        """The write ``at``, counted from now, writes half of what it was given."""
        self._set(armed=1, calls=Calls.WRITE, at=at, until=at, fault=_SHORT, count=0, failed=0)

    def kill(self, calls: Calls, at: int) -> None:
        """The process that makes the call ``at`` of these dies instead (SIGKILL)."""
        self._set(armed=1, calls=calls, at=at, until=at, fault=_KILL, count=0, failed=0)

    def heal(self) -> None:
        """Nothing fails any more."""
        self._set(armed=0)

    @property
    def counted(self) -> int:
        return self._get(6)

    @property
    def failed(self) -> int:
        """How many calls have failed since ``fail`` or ``cut_short``."""
        return self._get(7)

    def slow_syncs(self, sync_ms: int) -> None:
        self._set(sync_ms=sync_ms)

    def record(self, on: bool) -> None:
        self._set(recording=int(on))

    def set_clock(self, later_s: int) -> None:
        """The wall clock is so much ahead of the true one."""
        self._set(clock_s=later_s)
