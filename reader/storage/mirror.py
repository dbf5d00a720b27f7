"""A store as JSON that people and other programs can read, and what tells two contents apart.

``docs/data-folder.md`` describes the file. It is written row by row, so that a large store
needs no more memory than one conversation of it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from reader.core.files import write_atomically
from reader.storage.tables import Table, child_rows, plain_row, user_tables

FORMAT = "earmark-mirror"
VERSION = 1
# What changes by reading and listening alone: no reason for another copy.
_PASSING_TABLES = frozenset({"listening"})
_PASSING = frozenset(
    {"opened_s", "position_ms", "turn", "char", "duration_ms", "turns", "words", "speakers"}
)


def digest_of(connection: sqlite3.Connection) -> str:
    """12 hex digits of a SHA-256 of all that the user made, in one moment; where one stopped
    reading does not count."""
    digest = hashlib.sha256()
    connection.execute("BEGIN")
    try:
        for table in user_tables(connection):
            if table.name in _PASSING_TABLES:
                continue
            names = [c for c in table.columns if table.name != "documents" or c not in _PASSING]
            listed = ", ".join(f'"{name}"' for name in names)
            order = ", ".join(f'"{name}"' for name in table.key or names)
            digest.update(repr((table.name, names)).encode())
            for row in connection.execute(f'SELECT {listed} FROM "{table.name}" ORDER BY {order}'):
                digest.update(repr(row).encode("utf-8", "surrogatepass"))
    finally:
        connection.execute("COMMIT")
    return digest.hexdigest()[:12]


def write_mirror(connection: sqlite3.Connection, path: Path, made_s: float) -> None:
    """Write all that ``connection`` holds to ``path``, whole or not at all. Raises
    FileProblem."""
    write_atomically(path, _pieces(connection, made_s))


def _pieces(connection: sqlite3.Connection, made_s: float) -> Iterator[bytes]:
    schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
    made = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(made_s))
    counts = {
        table.name: int(connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0])
        for table in user_tables(connection)
    }
    head = {"format": FORMAT, "version": VERSION, "made": made, "schema": schema, "rows": counts}
    yield _text(head).removesuffix("\n}").encode() + b',\n "documents": ['
    separator = b"\n"
    for document in _documents(connection):
        yield separator + _text(document).encode("utf-8", "replace")
        separator = b",\n"
    yield b"\n ]\n}\n"


def _documents(connection: sqlite3.Connection) -> Iterator[dict[str, object]]:
    tables = user_tables(connection)
    (documents,) = (table for table in tables if table.name == "documents")
    owned = [table for table in tables if table.owner == "document_id"]
    names = ", ".join(f'"{name}"' for name in documents.columns)
    cursor = connection.cursor()
    for row in cursor.execute(f"SELECT {names} FROM documents ORDER BY id"):
        document: dict[str, object] = plain_row(documents, row)
        for table in owned:
            rows = _owned(connection, table, document["id"])
            if rows:
                document[table.name] = rows
        yield document


def _owned(connection: sqlite3.Connection, table: Table, document_id: object) -> list[object]:
    names = ", ".join(f'"{name}"' for name in table.columns)
    order = "start_turn, start_char, id" if table.name == "annotations" else ", ".join(table.key)
    rows: list[object] = []
    for row in connection.execute(
        f'SELECT {names} FROM "{table.name}" WHERE document_id = ? ORDER BY {order}',
        (document_id,),
    ).fetchall():
        plain = plain_row(table, row)
        children = child_rows(connection, table, plain)
        if "annotation_tags" in children:
            plain["tags"] = [tag for (tag,) in children.pop("annotation_tags")]
        for name, values in children.items():
            plain[name] = [list(value) for value in values]
        for surrogate in (*table.surrogates, "document_id"):
            plain.pop(surrogate, None)
        rows.append(plain)
    return rows


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=_as_text)


def _as_text(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
