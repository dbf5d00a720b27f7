"""One SQLite file with all that the user makes.

Durable when a call returns: write-ahead log, ``synchronous=FULL``, explicit transactions.
The schema's version is ``PRAGMA user_version``; ``migrations`` lists the steps. What is
wrong with the user's disk or file comes as StorageProblem, with what to do.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.errors import StorageProblem
from reader.core.text import say
from reader.storage.files import put_aside
from reader.storage.migrations import (
    MIGRATIONS,
    Migrations,
    NewerStore,
    known_version,
    migrate,
)

if TYPE_CHECKING:
    from reader.storage.salvage import Salvaged

FILE_NAME = "earmark.sqlite3"
BUSY_TIMEOUT_S = 10.0
_SALVAGED = f"{FILE_NAME}.salvaged.tmp"

Row = tuple[object, ...]


class ReadOnlyStore(StorageProblem):
    """The store can be read but not written to: nothing was changed."""


class Database:
    """The open store.

    ``notice`` is a sentence for the user if a damaged file was put aside, ``salvaged`` what
    could be read from it. Where the store can be read and not written to, it is opened all
    the same: ``read_only`` then says why, and ``writing`` raises it.
    """

    def __init__(
        self,
        folder: Path,
        migrations: Migrations = MIGRATIONS,
        *,
        read_only: StorageProblem | None = None,
    ) -> None:
        """Open (making it if need be) the store in ``folder``; with ``read_only``, a reason,
        for reading. Raises StorageProblem where it cannot even be read."""
        self._migrations = migrations
        self.path = folder / FILE_NAME
        self.notice = ""
        self.salvaged: Salvaged | None = None
        self.read_only: StorageProblem | None = None
        self.write_problem: StorageProblem | None = None
        self._listeners: list[Callable[[], None]] = []
        self._seen_version = 0
        self._snapshot_of: tuple[object, ...] | None = None
        self._in_writing = False
        self._must_reopen = False
        self._file = self._log = _NOWHERE  # which they are, whatever they are called
        self._log_path = folder / f"{FILE_NAME}-wal"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageProblem(
                say("the data folder cannot be made ({reason}).", reason=error.strerror),
                remedy=say("Choose another with --data-dir or EARMARK_DATA_DIR."),
                path=folder,
            ) from error
        if read_only is not None:
            self._connection = self._open_for_reading(read_only)
        else:
            self._connection = self._open_somehow()
        self.changed_elsewhere()  # from now on

    def _open_somehow(self) -> sqlite3.Connection:
        try:
            return self._open_or_salvage()
        except StorageProblem as problem:
            if isinstance(problem, NewerStore):
                raise
            return self._open_for_reading(problem)
        except sqlite3.DatabaseError as error:
            if not _is_of_the_world(error) or self.path.is_dir():
                raise self._problem(error) from error
            return self._open_for_reading(self._problem(error))

    # -- reading only -----------------------------------------------------------

    def _open_for_reading(self, reason: StorageProblem) -> sqlite3.Connection:
        """What the file and its log hold, in memory: SQLite wants to write beside a file in
        order to read it. Raises StorageProblem."""
        from reader.storage.in_memory import read_into_memory  # rarely needed

        stamp = self._file_stamp()
        connection, self.salvaged = read_into_memory(self.path, self._migrations)
        connection.execute("PRAGMA query_only=ON")
        self.read_only, self._snapshot_of = reason, stamp
        return connection

    def _file_stamp(self) -> tuple[object, ...]:
        stamp: list[object] = []
        for path in (self.path, self.path.with_name(f"{FILE_NAME}-wal")):
            try:
                state = path.stat()
                stamp += (state.st_mtime_ns, state.st_size, state.st_ino)
            except OSError:
                stamp.append(None)
        return tuple(stamp)

    def try_again(self) -> bool:
        """Open a store for writing that is read only, or write to one that failed last;
        whether it can be written to now. What else there was to read is read anew."""
        if self.read_only is None:
            try:
                with self.writing():
                    # The same number again, which is written to the disk all the same.
                    self._connection.execute(f"PRAGMA user_version={len(self._migrations)}")
            except StorageProblem:
                return False
            return True
        before, self.read_only, self._snapshot_of = self._connection, None, None
        reason: StorageProblem | None = None
        try:
            connection = self._open_somehow()
        except StorageProblem as problem:
            self.read_only = reason = problem
            connection = before
        if connection is not before:
            before.close()
        self._connection = connection
        self._seen_version = 0
        self.write_problem = None
        self._tell()
        return reason is None and self.read_only is None

    def listen(self, listener: Callable[[], None]) -> None:
        """``listener`` is called when writing has begun to fail or to succeed again."""
        self._listeners.append(listener)

    def _tell(self) -> None:
        for listener in list(self._listeners):
            listener()

    def changed_elsewhere(self) -> bool:
        """Whether somebody else has written to the store since this was last asked. Where it
        is only read, what is new is read. Raises StorageProblem."""
        if self._snapshot_of is not None:
            if self._file_stamp() == self._snapshot_of:
                return False
            assert self.read_only is not None
            connection = self._open_for_reading(self.read_only)
            self._connection.close()
            self._connection = connection
            return True
        version = int(self.rows("PRAGMA data_version")[0][0])
        changed = version != self._seen_version != 0
        self._seen_version = version
        return changed

    # -- opening ------------------------------------------------------------------

    def _open_or_salvage(self) -> sqlite3.Connection:
        try:
            return self._open()
        except sqlite3.DatabaseError as error:
            if _code(error) not in _DAMAGE:
                raise
        self._begin_anew()
        return self._open()

    def _open(self) -> sqlite3.Connection:
        salvaged = self.path.with_name(_SALVAGED)
        if not self.path.exists() and salvaged.exists():
            salvaged.replace(self.path)  # we were ended when it was all but in its place
        if self.path.exists() and not os.access(self.path, os.W_OK):
            # SQLite would open it all the same, and leave files beside it that may not be
            # written to either, for good.
            raise StorageProblem(
                say("the store cannot be written to (it is write-protected)."),
                remedy=say("Make the file and its folder writable, and try again."),
                path=self.path,
            )
        connection = sqlite3.connect(
            self.path,
            timeout=BUSY_TIMEOUT_S,
            isolation_level=None,
            cached_statements=64,
        )
        try:
            version = known_version(connection, self.path, self._migrations)
            _use_write_ahead_log(connection)
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA fullfsync=ON")  # macOS: to the disk, not its cache
            connection.execute("PRAGMA foreign_keys=ON")
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
            if found != ("ok",):
                raise _Malformed(found[0])
            migrate(connection, version, self._migrations, self._copy_before_migration)
            self._adopt_orphans(connection)
            self._file, self._log = _identity(self.path), _identity(self._log_path)
        except BaseException:
            connection.close()
            raise
        return connection

    def _adopt_orphans(self, connection: sqlite3.Connection) -> None:
        """No note may be out of sight because its document is not there."""
        if connection.execute("PRAGMA foreign_key_check").fetchone() is None:
            return
        from reader.storage.salvage import adopt_orphans

        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("BEGIN IMMEDIATE")
        try:
            adopt_orphans(connection)
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        connection.execute("PRAGMA foreign_keys=ON")

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

    def _begin_anew(self) -> None:
        """A new store of what the damaged one still holds. The damaged file is kept: somebody
        who knows how may read more of it."""
        from reader.storage.salvage import salvage  # rarely needed

        unfinished = self.path.with_name(_SALVAGED)
        try:
            for suffix in ("", "-journal"):
                unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
            salvaged = salvage(self.path, unfinished, self._migrations)
            # SQLite has written it to the disk; it takes the place of the damaged one below.
            aside = put_aside(self.path, companions=("-wal", "-shm"))
            unfinished.replace(self.path)
        except OSError as error:
            raise StorageProblem(
                say(
                    "the store is damaged and cannot be put aside ({reason}).",
                    reason=error.strerror,
                ),
                remedy=say("Move it elsewhere yourself, or choose another folder with --data-dir."),
                path=self.path,
            ) from error
        self.salvaged = salvaged
        self.notice = say(
            "Your store of notes was damaged. It is kept as {aside}; {n} notes could be "
            "read from it and are here.",
            one="Your store of notes was damaged. It is kept as {aside}; {n} note could be "
            "read from it and is here.",
            aside=aside,
            n=salvaged.notes,
        )
        copies = sorted(self.path.parent.glob(f"{FILE_NAME}.before-schema-*[0-9]"))
        if copies:
            older = say("An older copy is {path}.", path=copies[-1])
            self.notice = say("{notice} {older}", notice=self.notice, older=older)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: everything within it becomes durable together, or not at all."""
        if self.read_only is not None:
            raise ReadOnlyStore(
                say("nothing can be changed now: {why}", why=self.read_only.problem),
                remedy=self.read_only.remedy,
                path=self.path,
            )
        if self._in_writing:  # part of the transaction around it
            yield
            return
        try:
            if self._must_reopen:
                self._reopen()
            self.stay_in_place()
            self._connection.execute("BEGIN IMMEDIATE")
            self._in_writing = True
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._in_writing = False
        except sqlite3.DatabaseError as error:
            if not _is_of_the_world(error):
                raise
            problem = self._problem(error)
            self._must_reopen = _code(error) == sqlite3.SQLITE_READONLY
            if _code(error) in _LASTING:
                self._fail(problem)
            raise problem from error
        if self.write_problem is not None:
            self.write_problem = None
            self._tell()

    def _fail(self, problem: StorageProblem) -> None:
        """Writing fails, and will until somebody does something about it."""
        if self.write_problem is None:
            self.write_problem = problem
            self._tell()

    def _reopen(self) -> None:
        """A connection that was opened while the file could not be written to can only read
        for as long as it lives, whatever the disk allows by then. Raises StorageProblem."""
        self._connection.close()  # first: two in one process share what they know of the file
        self._must_reopen = False
        self._seen_version = -1  # who knows what was written meanwhile
        self._connection = self._open_somehow()
        if self.read_only is not None:
            self._tell()
            raise self.read_only

    @property
    def is_in_place(self) -> bool:
        """Whether what is open is still the file at ``path``. Nobody may open another one
        there while this is open: SQLite would put the log of this into that."""
        return self._snapshot_of is not None or _identity(self.path) == self._file

    @property
    def may_be_opened(self) -> bool:
        """Whether another connection may open the file at ``path`` while this is open."""
        return self.read_only is None and self.is_in_place

    def stay_in_place(self) -> None:
        """Nothing must be said to be stored in a file that is not the store (any more): SQLite
        goes on writing to one that was deleted or moved. Raises StorageProblem."""
        now = _identity(self.path)
        if now == _NOWHERE:
            problem = StorageProblem(
                say("the store is not where it was any more."),
                remedy=say("Put it back, or start Earmark again to begin a new one."),
                path=self.path,
            )
            self._fail(problem)
            raise problem
        if now == self._file:
            return
        stamp = time.strftime("%Y%m%d-%H%M%S")
        copy_path = self.path.with_name(f"earmark-replaced-{stamp}.sqlite3")
        with closing(sqlite3.connect(copy_path)) as copy:
            self._connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        self._connection.close()
        # The log is of the file that was there before: on another it would do damage. What it
        # holds is in the copy. (Unless another window has been quicker, and this is its log.)
        if _identity(self._log_path) == self._log:
            for path in (self._log_path, self.path.with_name(f"{FILE_NAME}-shm")):
                with suppress(FileNotFoundError):
                    path.rename(path.with_name(f"{path.name}.replaced-{stamp}"))
        self._reopen()
        raise StorageProblem(
            say("another file has taken the place of the store; it is open now."),
            remedy=say("What was there before is kept as {path}.", path=copy_path.name),
            path=self.path,
        )

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

    @property
    def connection(self) -> sqlite3.Connection:
        """For what must know the schema; to be written to within ``writing`` only."""
        return self._connection

    def close(self) -> None:
        """Close the store, as one file where nobody else has it open: who copies or
        synchronises the folder then has all of it. Nothing is lost without it."""
        if self._snapshot_of is None:
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA busy_timeout=0")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()

    def _problem(self, error: sqlite3.DatabaseError) -> StorageProblem:
        problem = say("the store cannot be used ({error}).", error=error)
        remedy = say("Nothing of what was stored before is lost.")
        match _code(error):
            case sqlite3.SQLITE_FULL:
                problem = say("the disk is full.")
                remedy = say("Free some space; what was stored before is not lost.")
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
                problem = say("the store cannot be written to ({error}).", error=error)
                remedy = say("Make the folder writable, or choose another with --data-dir.")
            case sqlite3.SQLITE_IOERR:
                problem = say("the disk does not take what is written ({error}).", error=error)
                remedy = say("Check whether it is full or failing; what was stored before is kept.")
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                remedy = say("Another program is writing to it: close that and try again.")
            case code if code in _DAMAGE:
                remedy = say("Start Earmark again: it saves what can still be read.")
        return StorageProblem(problem, remedy=remedy, path=self.path)


_NOWHERE = (0, 0)


def _identity(path: Path) -> tuple[int, int]:
    """Which file this is; _NOWHERE where there is none to be seen."""
    try:
        state = path.stat()
    except OSError:
        return _NOWHERE
    return state.st_dev, state.st_ino


class _Malformed(sqlite3.DatabaseError):
    """What quick_check found. SQLite gives it as a row, not as an error."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# What will fail again until somebody does something about it.
_LASTING = (
    *_DAMAGE,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
)


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
