"""All copies of the store that there are, with what they hold, for choosing one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from reader.storage.backups import list_backups
from reader.storage.backups_restoring import conflict_copies
from reader.storage.database import FILE_NAME


class CopyKind(Enum):
    """How a copy came to be."""

    BACKUP = "backup"
    BEFORE_UPDATE = "before update"
    CONFLICT = "conflict"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class StoreCopy:
    """``made_s`` in seconds since 1970 (UTC). ``notes`` and ``documents`` are None where the
    copy cannot be read as it is."""

    path: Path
    kind: CopyKind
    made_s: float
    size_bytes: int
    notes: int | None = None
    documents: int | None = None


def list_copies(folder: Path, backups: Path) -> list[StoreCopy]:
    """The copies of the store in ``folder``, whose backups are in ``backups``, the newest
    first. Raises StorageProblem where the folder of backups cannot be read."""
    found = [_copy(backup.path, CopyKind.BACKUP, backup.made_s) for backup in list_backups(backups)]
    others: list[StoreCopy] = []
    with suppress(OSError):
        for path, kind in _beside(folder):
            with suppress(OSError):
                others.append(_copy(path, kind, path.stat().st_mtime))
    others.sort(key=lambda copy: -copy.made_s)
    return [*(c for c in others if c.kind is CopyKind.CONFLICT), *found] + [
        c for c in others if c.kind is not CopyKind.CONFLICT
    ]


def _beside(folder: Path) -> Iterator[tuple[Path, CopyKind]]:
    for path in conflict_copies(folder):
        yield path, CopyKind.CONFLICT
    for path in folder.glob(f"{FILE_NAME}.before-schema-*[0-9]"):
        yield path, CopyKind.BEFORE_UPDATE
    for path in folder.glob(f"{FILE_NAME}.damaged-*"):
        if not path.name.endswith(("-wal", "-shm")):
            yield path, CopyKind.DAMAGED


def _copy(path: Path, kind: CopyKind, made_s: float) -> StoreCopy:
    notes: int | None = None
    documents: int | None = None
    # Nobody writes to a copy, so that no lock and no log is wanted beside it.
    with (
        suppress(sqlite3.Error, OSError),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as copy,
    ):
        (notes,) = copy.execute("SELECT count(*) FROM annotations").fetchone()
        (documents,) = copy.execute(
            "SELECT count(DISTINCT document_id) FROM annotations"
        ).fetchone()
    size_bytes = path.stat().st_size if path.exists() else 0
    return StoreCopy(path, kind, made_s, size_bytes, notes, documents)
