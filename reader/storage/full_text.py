"""What is said in all conversations, to be searched: an index in a file of its own.

Everything here is derived: the file may be deleted at any time and is then made anew. It is
apart from the store, so that neither its size nor its damage ever endangers what somebody
wrote; a file that is damaged, or of another version, is deleted. Each document is one
transaction, so that making the index can be ended at any moment and goes on where it was.

A turn is a row of a contentless FTS5 table (``rowid`` is document << TURN_BITS | turn). The
text itself, needed to show a place and to take a document out again, is one compressed blob a
document: a third of the size that FTS5 would keep. ``docs/data-folder.md`` has the figures.

What was noted has an index in the store (annotation_words.py).

An object belongs to the thread that made it.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from reader.core.errors import StorageProblem
from reader.core.text import say
from reader.storage.full_text_query import indexed_text
from reader.storage.texts import storable_text

FILE_NAME = "search.sqlite3"
INDEX_VERSION = 2  # of the schema and of indexed_text()
TURN_BITS = 24
TURN_MASK = (1 << TURN_BITS) - 1
BUSY_TIMEOUT_S = 10.0
UNKNOWN_MS = -1

# Our own words come apart at blanks: to ``ascii`` everything beyond ASCII is part of a word.
_TOKENIZE = "tokenize='ascii', content=''"
_SCHEMA = (
    """CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        text_hash TEXT NOT NULL,
        timed INTEGER NOT NULL,
        body BLOB NOT NULL
    ) STRICT""",
    f"CREATE VIRTUAL TABLE turns USING fts5 (text, {_TOKENIZE})",
)


class DamagedIndex(StorageProblem):
    """The index cannot be read any more: delete it and make it anew."""


@dataclass(frozen=True)
class IndexedText:
    """A conversation as it is kept for showing places in it. ``speakers[speaker_of[turn]]``
    says ``texts[turn]`` at ``start_ms[turn]``; a number of -1 is nobody, a time of -1 not
    known. ``start_ms`` may be empty: no time is known."""

    texts: Sequence[str]
    speaker_of: Sequence[int]
    speakers: Sequence[str]
    start_ms: Sequence[int] = ()

    def speaker(self, turn: int) -> str:
        index = self.speaker_of[turn]
        return self.speakers[index] if index >= 0 else ""

    def time_ms(self, turn: int) -> int | None:
        known = self.start_ms[turn] if turn < len(self.start_ms) else UNKNOWN_MS
        return None if known < 0 else known

    @property
    def credits(self) -> tuple[list[int], list[str], list[int]]:
        """Who says each turn and when, as it is stored."""
        speakers = [storable_text(name) for name in self.speakers]
        return list(self.speaker_of), speakers, list(self.start_ms)

    def packed(self) -> bytes:
        value = [[storable_text(text) for text in self.texts], *self.credits]
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return zlib.compress(text.encode(), 6)

    @classmethod
    def unpacked(cls, packed: bytes) -> IndexedText:
        return cls(*json.loads(zlib.decompress(packed)))


@dataclass(frozen=True, slots=True)
class IndexState:
    """What the index has of a document."""

    text_hash: str
    timed: bool


class FullTextIndex:
    """Raises StorageProblem where the disk or the folder fails, DamagedIndex on damage."""

    def __init__(self, folder: Path) -> None:
        """Open the index in ``folder``, making it if need be. One of another version is
        deleted first. Raises StorageProblem and DamagedIndex."""
        self.path = folder / FILE_NAME
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        with self._world():
            connection = sqlite3.connect(self.path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        try:
            with self._world():
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                if version != INDEX_VERSION:
                    if version:
                        connection.close()
                        delete_index(self.path.parent)
                        return self._open()
                    self._make(connection)
                # Derived data: what the last second added may go with a power cut.
                connection.execute("PRAGMA synchronous=NORMAL")
        except BaseException:
            connection.close()
            raise
        return connection

    def _make(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            for statement in _SCHEMA:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={INDEX_VERSION}")
        connection.execute("COMMIT")

    def __enter__(self) -> FullTextIndex:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def interrupt(self) -> None:
        """End the query that runs now: it raises Interrupted. May be called from any thread."""
        with suppress(sqlite3.ProgrammingError):  # it has been closed meanwhile
            self._connection.interrupt()

    # -- what there is --------------------------------------------------------

    def states(self) -> dict[int, IndexState]:
        """Of every document in the index, by its id."""
        rows = self.rows("SELECT id, text_hash, timed FROM documents")
        return {row[0]: IndexState(row[1], bool(row[2])) for row in rows}

    def text(self, document_id: int) -> IndexedText | None:
        """None where the document is not in the index."""
        rows = self.rows("SELECT body FROM documents WHERE id = ?", (document_id,))
        return self._unpacked(rows[0][0]) if rows else None

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        """The rows of a query. Raises Interrupted too."""
        with self._world():
            return self._connection.execute(statement, values).fetchall()

    # -- putting in and taking out --------------------------------------------

    def put(self, document_id: int, text_hash: str, text: IndexedText) -> None:
        """Add a document, in place of what was there under its id. Raises StorageProblem, and
        then nothing has changed."""
        with self._writing():
            self._take_out(document_id)
            self._connection.executemany(
                "INSERT INTO turns (rowid, text) VALUES (?, ?)",
                self._turn_rows(document_id, text),
            )
            self._connection.execute(
                "INSERT INTO documents (id, text_hash, timed, body) VALUES (?, ?, ?, ?)",
                (document_id, text_hash, bool(text.start_ms), text.packed()),
            )

    def put_credits(self, document_id: int, credited: IndexedText) -> None:
        """Who says each turn of a document, and when, for the same words; times that there
        were stay where there are no others. A document not in the index is passed over."""
        text = self.text(document_id)
        if text is None or len(credited.speaker_of) != len(text.texts):
            return
        start_ms = credited.start_ms or text.start_ms
        if len(start_ms) not in (0, len(text.texts)):
            return
        new = IndexedText(text.texts, credited.speaker_of, credited.speakers, start_ms)
        if new.credits == text.credits:
            return
        with self._writing():
            self._connection.execute(
                "UPDATE documents SET timed = ?, body = ? WHERE id = ?",
                (bool(start_ms), new.packed(), document_id),
            )

    def remove(self, document_id: int) -> None:
        """Take a document out; one that is not there does not matter."""
        with self._writing():
            self._take_out(document_id)

    def _take_out(self, document_id: int) -> None:
        rows = self._connection.execute(
            "SELECT body FROM documents WHERE id = ?", (document_id,)
        ).fetchall()
        if not rows:
            return
        # A contentless table forgets a row when it is told what stood in it.
        self._connection.executemany(
            "INSERT INTO turns (turns, rowid, text) VALUES ('delete', ?, ?)",
            self._turn_rows(document_id, self._unpacked(rows[0][0])),
        )
        self._connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def _turn_rows(self, document_id: int, text: IndexedText) -> Iterator[tuple[int, str]]:
        base = document_id << TURN_BITS
        for turn, said in enumerate(text.texts):
            yield base | turn, indexed_text(storable_text(said))

    def _unpacked(self, packed: bytes) -> IndexedText:
        try:
            return IndexedText.unpacked(packed)
        except (ValueError, TypeError, zlib.error) as error:
            raise self._damaged(error) from error

    # -- what can go wrong ----------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._world():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _world(self) -> Iterator[None]:
        """SQLite's errors as what they mean to the user."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            if code == sqlite3.SQLITE_INTERRUPT:
                raise Interrupted from error
            if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or _has_no_table(error):
                raise self._damaged(error) from error
            if code in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE):
                raise
            remedy = say("Your notes are not concerned.")
            if code == sqlite3.SQLITE_FULL:
                remedy = say("Free some space. Your notes are not concerned.")
            raise StorageProblem(
                say(
                    "the index for searching the library cannot be written ({error}).", error=error
                ),
                remedy=remedy,
                path=self.path,
            ) from error

    def _damaged(self, error: Exception) -> DamagedIndex:
        return DamagedIndex(
            say("the index for searching the library is damaged ({error}).", error=error),
            remedy=say("It is made anew by itself; your notes are not concerned."),
            path=self.path,
        )


class Interrupted(Exception):
    """A query was ended because nobody waits for it any more."""


def delete_index(folder: Path) -> None:
    """Delete the index in ``folder``; it is made anew when next asked for. Raises
    StorageProblem."""
    for suffix in ("-wal", "-shm", ""):
        path = folder / f"{FILE_NAME}{suffix}"
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise StorageProblem(
                say(
                    "the index for searching the library cannot be deleted ({reason}).",
                    reason=error.strerror,
                ),
                remedy=say("Delete it yourself; it is made anew."),
                path=path,
            ) from error


def _has_no_table(error: Exception) -> bool:
    """Somebody made another file of it: its version is right and what it should hold is not."""
    return str(error).startswith("no such table")
