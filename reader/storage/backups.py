"""Copies of the store, taken while it is used, and which of them are kept.

A copy is there only when it is whole: SQLite's backup of one moment, checked, on the disk,
then renamed. Beside each lies a mirror that needs no program to be read (``mirror.py``). The
order of copies is that of their numbers, not of the clock, which may be wrong.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reader.core.errors import FileProblem, StorageProblem
from reader.core.text import say
from reader.storage.mirror import digest_of, write_mirror

FOLDER_NAME = "backups"
HOURS, DAYS, WEEKS = 24, 14, 12
HOUR_S, DAY_S = 3600, 86400
# A clock that is a little ahead, on another machine of a synced folder, is no sign of trouble.
_LENIENCE_S = 300
_BUSY_S = 10.0
_NAME = re.compile(r"earmark-(\d{6,})-(\d{8}T\d{6})Z-([0-9a-f]{12})\.sqlite3")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy. ``number`` grows with each, ``made_s`` is in seconds since 1970 (UTC) by the
    clock of then, ``digest`` tells copies of the same content."""

    path: Path
    number: int
    made_s: float
    digest: str

    @property
    def mirror(self) -> Path:
        return self.path.with_suffix(".json")

    @property
    def size_bytes(self) -> int:
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def list_backups(folder: Path) -> list[Backup]:
    """The newest first; none where the folder is not there. Raises StorageProblem."""
    try:
        names = [entry.name for entry in folder.iterdir()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _problem(folder, error) from error
    found = [backup for name in names if (backup := _from_name(folder / name)) is not None]
    return sorted(found, key=lambda backup: (backup.number, backup.path.name), reverse=True)


def _from_name(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    number, stamp, digest = match.groups()
    year, month, day = int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8])
    hour, minute, second = int(stamp[9:11]), int(stamp[11:13]), int(stamp[13:15])
    try:
        made = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, int(number), made.timestamp(), digest)


def is_due(backups: Iterable[Backup], now_s: float) -> bool:
    """Whether the newest is an hour old; or from the future, which tells nothing."""
    newest = max(backups, key=lambda backup: backup.number, default=None)
    if newest is None:
        return True
    age_s = now_s - newest.made_s
    return age_s >= HOUR_S or age_s < -_LENIENCE_S


def kept(backups: Iterable[Backup], now_s: float) -> set[Backup]:
    """Those to be kept: the newest of each of the last 24 hours, 14 days and 12 weeks that
    have any, and always the last one made.

    Hours without a copy do not count, so that a clock put forward makes none too old; copies
    from the future (the clock has been put back) are reckoned by themselves, so that they do
    not stand in for those made from now on.
    """
    every = list(backups)
    newest_first = sorted(every, key=lambda b: (b.made_s, b.number), reverse=True)
    chosen = {max(every, key=lambda b: b.number)} if every else set()
    future = [b for b in newest_first if b.made_s > now_s + _LENIENCE_S]
    for group in (future, [b for b in newest_first if b.made_s <= now_s + _LENIENCE_S]):
        for length_s, most in ((HOUR_S, HOURS), (DAY_S, DAYS), (7 * DAY_S, WEEKS)):
            taken: dict[int, Backup] = {}
            for backup in group:
                taken.setdefault(int(backup.made_s // length_s), backup)
                if len(taken) == most:
                    break
            chosen.update(taken.values())
    return chosen


def prune(folder: Path, now_s: float | None = None) -> int:
    """Delete what need not be kept; how many. What was begun and never finished goes too."""
    now_s = time.time() if now_s is None else now_s
    backups = list_backups(folder)
    staying = kept(backups, now_s)
    gone = [backup for backup in backups if backup not in staying]
    for backup in gone:
        with suppress(OSError):
            backup.path.unlink(missing_ok=True)
            backup.mirror.unlink(missing_ok=True)
    with suppress(OSError):
        for mirror in folder.glob("earmark-*.json"):
            copy = mirror.with_suffix(".sqlite3")
            if _from_name(copy) is not None and not copy.exists():
                mirror.unlink(missing_ok=True)
        for left in folder.glob("*.unfinished*"):
            if abs(now_s - left.stat().st_mtime) > HOUR_S:
                left.unlink(missing_ok=True)
    return len(gone)


def back_up(store: Path, folder: Path, *, even_if_same: bool = False) -> Backup | None:
    """Copy the store at ``store`` into ``folder``; None where nothing that the user made has
    changed since the last copy. To be called from any thread: it opens the store by itself.
    Raises StorageProblem, also where the store turns out to be damaged."""
    unfinished = folder / f"{os.getpid()}-{time.monotonic_ns()}.unfinished"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = list_backups(folder)
        with closing(_open(store)) as original:
            digest = digest_of(original)
            if before and before[0].digest == digest and not even_if_same:
                return None
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
                original.backup(copy)  # in one step: one moment, and no writer waits for it
                copy.execute("PRAGMA journal_mode=DELETE")
                _check(copy, store)
                digest = digest_of(copy)  # somebody may have written in between
                made_s = time.time()
                number = before[0].number + 1 if before else 1
                stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(made_s))
                name = f"earmark-{number:06}-{stamp}-{digest}.sqlite3"
                backup = Backup(folder / name, number, float(int(made_s)), digest)
                write_mirror(copy, backup.mirror, backup.made_s)
        _flush(unfinished)
        unfinished.replace(backup.path)
        _flush(folder)
    except OSError as error:
        raise _problem(folder, error) from error
    except FileProblem as error:
        raise StorageProblem(error.problem, remedy=error.remedy, path=error.path) from error
    except sqlite3.DatabaseError as error:
        raise StorageProblem(
            say("no backup could be made ({reason}).", reason=error),
            remedy=say("Check whether the folder for backups has room; your notes are kept."),
            path=folder,
        ) from error
    finally:
        with suppress(OSError):
            for suffix in ("", "-journal"):
                unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
    return backup


def check_store(store: Path) -> list[str]:
    """What a full check finds wrong, a line each; none where all is well. Opens the store by
    itself. Raises StorageProblem where it cannot be opened."""
    try:
        with closing(_open(store)) as connection:
            return _faults(connection)
    except sqlite3.DatabaseError as error:
        return [str(error)]


def _open(store: Path) -> sqlite3.Connection:
    if not store.is_file():
        raise StorageProblem(say("there is no store here."), path=store)
    connection = sqlite3.connect(store, timeout=_BUSY_S, isolation_level=None)
    connection.execute("PRAGMA query_only=ON")
    return connection


def _faults(connection: sqlite3.Connection) -> list[str]:
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    faults = [fault for fault in found if fault != "ok"]
    if not faults:
        rows = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
        faults += [
            f"{table}: row {rowid} refers to nothing in {to}" for table, rowid, to, _ in rows
        ]
    return faults


def _check(copy: sqlite3.Connection, store: Path) -> None:
    faults = _faults(copy)
    if faults:
        raise StorageProblem(
            say("the store is damaged ({fault}); no backup was made of it.", fault=faults[0]),
            remedy=say("Start Earmark again: it saves what can still be read."),
            path=store,
        )


def _flush(path: Path) -> None:
    """To the disk, not only to its cache."""
    if sys.platform == "win32" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _problem(folder: Path, error: OSError) -> StorageProblem:
    return StorageProblem(
        say("the folder for backups cannot be used ({reason}).", reason=error.strerror or error),
        remedy=say("Choose another in the settings; your notes themselves are kept."),
        path=folder,
    )
