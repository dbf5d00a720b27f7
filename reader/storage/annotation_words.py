"""An index of the words of all annotations, in the store itself.

``annotation_words`` is an FTS5 table whose rowid is ``annotations.number``; what it holds of an
annotation is quote, note, tags and speaker as ``indexed_text`` makes them. It is derived: the
store's triggers only write down which annotations it has still to look at
(``annotation_words_due``), so that nothing about it can keep an annotation from being written,
and no way of writing one can pass it by. ``catch_up`` does what is due, in small transactions;
one that is missing, damaged or of another version is made anew there.
docs/decisions/notebook.md says why.

For a connection of one's own, in a worker: the store's lock is held for milliseconds at a time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress

from reader.storage.full_text_query import indexed_text

WORDS_VERSION = 1  # of indexed_text() and of what is indexed of an annotation
TABLE = f"annotation_words_{WORDS_VERSION}"
BATCH = 400  # about 20 ms of the store's lock

_AS_IF_OURS = (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR)

_TEXTS = """SELECT number, quote, body, speaker,
    (SELECT group_concat(tag, ' ') FROM annotation_tags AS t WHERE t.number = a.number)
    FROM annotations AS a WHERE number IN (SELECT value FROM json_each(?))"""


def catch_up(connection: sqlite3.Connection, cancelled: Callable[[], bool] = lambda: False) -> int:
    """Bring the index up to date; how many annotations were looked at. Raises sqlite3's errors;
    an index that is damaged is made anew."""
    _make(connection)
    done = 0
    made_anew = False
    while not cancelled():
        try:
            count = _catch_up_some(connection)
        except sqlite3.DatabaseError as error:
            if made_anew or not is_damage(error):
                raise
            made_anew = True
            drop(connection)
            _make(connection)
            continue
        done += count
        if count < BATCH:
            break
    return done


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the index, and not the store, is damaged. A write to it may also fail as if a row
    were there already, or as if the statement were wrong."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code == sqlite3.SQLITE_CORRUPT_VTAB or code & 0xFF in _AS_IF_OURS


def drop(connection: sqlite3.Connection) -> None:
    """Delete the index; the next ``catch_up`` makes it anew."""
    with _Writing(connection):
        _drop_all(connection)


def _make(connection: sqlite3.Connection) -> None:
    if _tables(connection) == [TABLE]:
        return
    with _Writing(connection):
        if _tables(connection) == [TABLE]:
            return
        _drop_all(connection)
        # Our own words come apart at blanks: to ``ascii`` all beyond ASCII is part of a word.
        connection.execute(f"CREATE VIRTUAL TABLE {TABLE} USING fts5 (text, tokenize='ascii')")
        connection.execute(
            "INSERT OR IGNORE INTO annotation_words_due SELECT number FROM annotations"
        )


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND "
        "name LIKE 'annotation%words%' AND sql LIKE 'CREATE VIRTUAL TABLE%' ORDER BY name"
    )
    return [row[0] for row in rows]


def _drop_all(connection: sqlite3.Connection) -> None:
    for name in _tables(connection):
        connection.execute(f"DROP TABLE {name}")


def _catch_up_some(connection: sqlite3.Connection) -> int:
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM annotation_words_due)").fetchone()[0]:
        return 0
    with _Writing(connection):
        due = [
            row[0]
            for row in connection.execute(
                "SELECT number FROM annotation_words_due LIMIT ?", (BATCH,)
            )
        ]
        numbers = f"[{','.join(map(str, due))}]"
        texts = [
            (number, indexed_text("\n".join((quote, body, tags or "", speaker))))
            for number, quote, body, speaker, tags in connection.execute(_TEXTS, (numbers,))
        ]
        connection.executemany(f"DELETE FROM {TABLE} WHERE rowid = ?", ((n,) for n in due))
        connection.executemany(f"INSERT INTO {TABLE} (rowid, text) VALUES (?, ?)", texts)
        connection.executemany(
            "DELETE FROM annotation_words_due WHERE number = ?", ((n,) for n in due)
        )
    return len(due)


class _Writing:
    """One transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
        else:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
