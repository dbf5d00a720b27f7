"""What the newest good backup has that the store has not: asked after a store was salvaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import StorageProblem
from reader.storage.backups import Backup, list_backups
from reader.storage.in_memory import read_into_memory


@dataclass(frozen=True, slots=True)
class MissingNotes:
    """How many annotations of ``backup`` are nowhere in the store."""

    backup: Backup
    notes: int


def missing_notes(store: Path, backups: Path, *, by_reading: bool = False) -> MissingNotes | None:
    """By the newest of ``backups`` that is not damaged itself; None where none is good.
    ``by_reading``: without opening ``store`` as a database, which writes beside it. Raises
    StorageProblem and sqlite3.DatabaseError where the store cannot be read."""
    for backup in list_backups(backups):
        try:
            there, salvaged = read_into_memory(backup.path)
        except StorageProblem:
            continue  # it cannot be read or is of a newer Earmark: an older one may do
        with closing(there):
            if salvaged is not None:
                continue
            theirs = _idents(there)
        if by_reading:
            here, _ = read_into_memory(store)
        else:
            here = sqlite3.connect(store, isolation_level=None)
        with closing(here):
            return MissingNotes(backup, len(theirs - _idents(here)))
    return None


def _idents(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT id FROM annotations")}
