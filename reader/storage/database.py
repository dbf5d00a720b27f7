"""One SQLite file with all that the user makes.

Durable when a call returns: write-ahead log, ``synchronous=FULL``, explicit transactions.
The schema's version is ``PRAGMA user_version``; ``migrations`` lists the steps. What is
wrong with the user's disk or file comes as StorageProblem, with what to do.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from reader.core.errors import StorageProblem
from reader.core.text import say
from reader.storage.files import put_aside
from reader.storage.migrations import MIGRATIONS, Migrations

FILE_NAME = "earmark.sqlite3"
BUSY_TIMEOUT_S = 10.0

Row = tuple[object, ...]


class Database:
    """The open store. ``notice`` is a sentence for the user if a damaged file was put aside."""

    def __init__(self, folder: Path, migrations: Migrations = MIGRATIONS) -> None:
        """Open (making it if need be) the store in ``folder``. Raises StorageProblem."""
        self._migrations = migrations
        self.path = folder / FILE_NAME
        self.notice = ""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageProblem(
                say("the data folder cannot be made ({reason}).", reason=error.strerror),
                remedy=say("Choose another with --data-dir or EARMARK_DATA_DIR."),
                path=folder,
            ) from error
        try:
            self._connection = self._open_or_begin_anew()
        except sqlite3.DatabaseError as error:
            raise self._problem(error) from error

    def _open_or_begin_anew(self) -> sqlite3.Connection:
        try:
            return self._open()
        except sqlite3.DatabaseError as error:
            if _code(error) not in _DAMAGE:
                raise
        self._put_damaged_file_aside()
        return self._open()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path,
            timeout=BUSY_TIMEOUT_S,
            isolation_level=None,
            cached_statements=64,
        )
        try:
            version = self._known_version(connection)
            _use_write_ahead_log(connection)
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA fullfsync=ON")  # macOS: to the disk, not its cache
            connection.execute("PRAGMA foreign_keys=ON")
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
            if found != ("ok",):
                raise _Malformed(found[0])
            if version < len(self._migrations):
                self._migrate(connection, version)
        except BaseException:
            connection.close()
            raise
        return connection

    def _known_version(self, connection: sqlite3.Connection) -> int:
        """The schema's version. Asked before anything is changed: a newer Earmark's store
        is left exactly as it is."""
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > len(self._migrations):
            raise StorageProblem(
                say(
                    "the store was written by a newer Earmark (schema {version}, this one knows "
                    "{known}).",
                    version=version,
                    known=len(self._migrations),
                ),
                remedy=say("Update Earmark, or choose another folder with --data-dir."),
                path=self.path,
            )
        return version

    def _migrate(self, connection: sqlite3.Connection, version: int) -> None:
        for number in range(version, len(self._migrations)):
            connection.execute("BEGIN IMMEDIATE")
            try:
                # Another process may have been quicker while we waited for the lock.
                if connection.execute("PRAGMA user_version").fetchone()[0] == number:
                    if number == version > 0:
                        self._copy_before_migration(number)
                    for statement in self._migrations[number]:
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version={number + 1}")
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    def _copy_before_migration(self, version: int) -> None:
        """A copy beside the store, complete in one file and there only when whole.

        The caller holds the lock for writing, so that nobody else makes one or migrates."""
        path = self.path.with_name(f"{FILE_NAME}.before-schema-{version + 1}")
        unfinished = path.with_name(f"{path.name}.tmp")
        try:
            unfinished.unlink(missing_ok=True)
            with (
                closing(sqlite3.connect(self.path)) as original,
                closing(sqlite3.connect(unfinished)) as copy,
            ):
                original.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
            unfinished.replace(path)
        except OSError as error:
            raise StorageProblem(
                say(
                    "the store cannot be copied before it is brought up to date ({reason}).",
                    reason=error.strerror,
                ),
                remedy=say("Make room for the copy; the store has not been changed."),
                path=path,
            ) from error

    def _put_damaged_file_aside(self) -> None:
        """Never deletes: what is damaged may still be read by somebody who knows how."""
        try:
            aside = put_aside(self.path, companions=("-wal", "-shm"))
        except OSError as error:
            raise StorageProblem(
                say(
                    "the store is damaged and cannot be put aside ({reason}).",
                    reason=error.strerror,
                ),
                remedy=say("Move it elsewhere yourself, or choose another folder with --data-dir."),
                path=self.path,
            ) from error
        self.notice = say(
            "Your store of notes was damaged. It is kept as {aside}; a new one has been begun.",
            aside=aside,
        )
        copies = sorted(self.path.parent.glob(f"{FILE_NAME}.before-schema-*[0-9]"))
        if copies:
            older = say("An older copy is {path}.", path=copies[-1])
            self.notice = say("{notice} {older}", notice=self.notice, older=older)

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
            if not _is_of_the_world(error):
                raise
            raise self._problem(error) from error

    def execute(self, statement: str, values: Sequence[object] = ()) -> int:
        """Run a statement within ``writing``; the number of rows concerned."""
        return self._connection.execute(statement, values).rowcount

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        """The rows of a query. Their types are those of the schema."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            if not _is_of_the_world(error):
                raise
            raise self._problem(error) from error

    def close(self) -> None:
        """Close the store. Nothing is lost without it."""
        self._connection.close()

    def _problem(self, error: sqlite3.DatabaseError) -> StorageProblem:
        remedy = say("Nothing of what was stored before is lost.")
        match _code(error):
            case sqlite3.SQLITE_FULL:
                remedy = say("Free some space; what was stored before is not lost.")
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
                remedy = say("Make the folder writable, or choose another with --data-dir.")
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                remedy = say("Another program is writing to it: close that and try again.")
            case code if code in _DAMAGE:
                remedy = say("Start Earmark again: it puts the damaged file aside and begins anew.")
        return StorageProblem(
            say("the store cannot be used ({error}).", error=error), remedy=remedy, path=self.path
        )


class _Malformed(sqlite3.DatabaseError):
    """What quick_check found. SQLite gives it as a row, not as an error."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _code(error: sqlite3.DatabaseError) -> int:
    """SQLite's primary result code (https://www.sqlite.org/rescode.html)."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _is_of_the_world(error: sqlite3.DatabaseError) -> bool:
    """A full disk, a lock, damage; not a statement that is wrong: that is our bug."""
    return _code(error) not in (
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_MISUSE,
        sqlite3.SQLITE_RANGE,
    )


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """SQLite does not wait for the lock that this change takes, so we do: two processes
    may begin the same store."""
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.005)
        else:
            return
