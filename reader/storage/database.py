"""One SQLite file with all that the user makes.

Durable when a call returns: write-ahead log, ``synchronous=FULL``, explicit transactions.
The schema's version is ``PRAGMA user_version``; ``migrations`` lists the steps. What is
wrong with the user's disk or file comes as StorageProblem, with what to do.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.core.errors import StorageProblem
from reader.storage.migrations import MIGRATIONS, SCHEMA_VERSION

FILE_NAME = "earmark.sqlite3"
BUSY_TIMEOUT_S = 10.0

Row = tuple[object, ...]


class Database:
    """The open store. ``notice`` is a sentence for the user if a damaged file was put aside."""

    def __init__(self, folder: Path) -> None:
        """Open (making it if need be) the store in ``folder``. Raises StorageProblem."""
        self.path = folder / FILE_NAME
        self.notice = ""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageProblem(
                f"the data folder cannot be made ({error.strerror}).",
                remedy="Choose another with --data-dir or EARMARK_DATA_DIR.",
                path=folder,
            ) from error
        try:
            self._connection = self._open()
        except sqlite3.DatabaseError as error:
            if _is_damage(error) and self.path.exists():
                self._put_damaged_file_aside()
                self._connection = self._open()
            else:
                raise self._problem(error) from error

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path,
            timeout=BUSY_TIMEOUT_S,
            isolation_level=None,
            cached_statements=64,
        )
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
            if found != ("ok",):
                raise sqlite3.DatabaseError(
                    f"database disk image is malformed: {found[0]}"
                )
            self._migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == SCHEMA_VERSION:
            return
        if version > SCHEMA_VERSION:
            raise StorageProblem(
                f"the store was written by a newer Earmark (schema {version}, this one knows "
                f"{SCHEMA_VERSION}).",
                remedy="Update Earmark, or choose another folder with --data-dir.",
                path=self.path,
            )
        if version > 0:
            self._copy_before_migration(connection, version)
        for number in range(version, SCHEMA_VERSION):
            connection.execute("BEGIN IMMEDIATE")
            try:
                # Another process may have been quicker while we waited for the lock.
                if connection.execute("PRAGMA user_version").fetchone()[0] == number:
                    for statement in MIGRATIONS[number]:
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version={number + 1}")
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    def _copy_before_migration(
        self, connection: sqlite3.Connection, version: int
    ) -> None:
        copy = sqlite3.connect(
            self.path.with_name(f"{FILE_NAME}.before-schema-{version + 1}")
        )
        try:
            connection.backup(copy)
        finally:
            copy.close()

    def _put_damaged_file_aside(self) -> None:
        aside = self.path.with_name(
            f"{FILE_NAME}.damaged-{time.strftime('%Y%m%d-%H%M%S')}"
        )
        self.path.rename(aside)
        for suffix in ("-wal", "-shm"):
            companion = self.path.with_name(FILE_NAME + suffix)
            if companion.exists():
                companion.rename(aside.with_name(aside.name + suffix))
        self.notice = f"Your store of notes was damaged. It is kept as {aside}; a new one has been begun."

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: everything within it becomes durable together, or not at all."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
        except sqlite3.DatabaseError as error:
            raise self._problem(error) from error

    def execute(self, statement: str, values: Sequence[object] = ()) -> int:
        """Run a statement within ``writing``; the number of rows concerned."""
        return self._connection.execute(statement, values).rowcount

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        """The rows of a query. Their types are those of the schema."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._problem(error) from error

    def close(self) -> None:
        """Close the store. Nothing is lost without it."""
        self._connection.close()

    def _problem(self, error: sqlite3.DatabaseError) -> StorageProblem:
        text = str(error)
        remedy = "Nothing of what was stored before is lost."
        if "disk is full" in text or "database or disk is full" in text:
            remedy = "Free some space; what was stored before is not lost."
        elif "readonly" in text or "unable to open" in text:
            remedy = "Make the folder writable, or choose another with --data-dir."
        elif "locked" in text:
            remedy = "Another program is writing to it: close that and try again."
        return StorageProblem(
            f"the store cannot be used ({text}).", remedy=remedy, path=self.path
        )


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    text = str(error)
    return "malformed" in text or "not a database" in text
