"""Who has the store open, for a folder that several machines synchronise.

On one machine SQLite's own locks keep two windows apart. Between machines there are none: each
writes its own copy of the file, and the synchronising program keeps one of them. So each
process that may write leaves a small file of its own beside the store while it has it open
(one each: a common one would itself be a conflict), and looks at those of the others.
"""

from __future__ import annotations

import json
import os
import re
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import StorageProblem
from reader.core.text import say

PREFIX = "earmark.in-use."
# Whoever has written nothing for a day has most likely been switched off.
OLD_S = 24 * 3600
_BEAT_S = 600
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Occupant:
    """Somebody who has the store open; times in seconds since 1970 (UTC)."""

    path: Path
    host: str
    user: str
    pid: int
    started_s: float
    beat_s: float


class Occupancy:
    """This process's place in the store of ``folder``. Never raises: a folder where no file
    can be left cannot be written to anyhow, which the store says itself."""

    def __init__(self, folder: Path, host: str = "", pid: int = 0) -> None:
        self._folder = folder
        self._host = host or socket.gethostname()
        self._pid = pid or os.getpid()
        self._started_s = 0.0
        self._beat_s = 0.0
        name = re.sub(r"[^\w-]", "_", self._host)[:60]
        self._path = folder / f"{PREFIX}{name}-{self._pid}.json"

    def others(self) -> list[Occupant]:
        """Who has it open on other machines, the last to write first. What was left behind on
        this one, by a process that is no more, is removed."""
        found: list[Occupant] = []
        now_s = time.time()
        with suppress(OSError):
            for path in self._folder.glob(f"{PREFIX}*.json"):
                occupant = _read(path)
                if occupant is None:
                    continue
                if occupant.host == self._host:
                    if occupant.pid != self._pid and not _is_alive(occupant.pid):
                        path.unlink(missing_ok=True)
                elif abs(now_s - occupant.beat_s) < OLD_S:
                    found.append(occupant)
        return sorted(found, key=lambda occupant: -occupant.beat_s)

    def enter(self) -> None:
        """From now on this process may write."""
        self._started_s = self._started_s or time.time()
        self._write()

    def beat(self) -> None:
        """Something is being written; the file says so, at most every ten minutes."""
        if self._started_s and abs(time.time() - self._beat_s) >= _BEAT_S:
            self._write()

    def leave(self) -> None:
        self._started_s = 0.0
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _write(self) -> None:
        self._beat_s = time.time()
        value = {
            "host": self._host,
            "user": os.environ.get("USER") or os.environ.get("USERNAME") or "",
            "pid": self._pid,
            "started_s": round(self._started_s, 3),
            "beat_s": round(self._beat_s, 3),
        }
        temporary = self._path.with_suffix(".tmp")
        with suppress(OSError):
            temporary.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
            temporary.replace(self._path)


def in_use(occupant: Occupant) -> StorageProblem:
    """Why one does not write at once where somebody else may be."""
    since = time.strftime("%Y-%m-%d %H:%M", time.localtime(occupant.started_s))
    return StorageProblem(
        say(
            "it is open on {host} ({user}) since {since}.",
            host=occupant.host,
            user=occupant.user or "?",
            since=since,
        ),
        remedy=say("Close Earmark there, or write here all the same if it is not in use there."),
    )


def _read(path: Path) -> Occupant | None:
    try:
        with path.open("rb") as file:
            value = json.loads(file.read(_MOST_BYTES))
        return Occupant(
            path,
            str(value["host"])[:80],
            str(value["user"])[:80],
            int(value["pid"]),
            float(value["started_s"]),
            float(value["beat_s"]),
        )
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None  # half synchronised, or not one of ours


def _is_alive(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # asking would need more than it is worth: on one machine nothing hangs on it
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
