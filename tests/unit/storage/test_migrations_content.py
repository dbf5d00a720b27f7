"""Stores of every earlier schema, with something in every column, brought up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.storage.database import FILE_NAME, Database
from reader.storage.migrations import MIGRATIONS
from reader.storage.tables import Table, user_tables

DOCUMENTS, ROWS = 2, 3


def value(table: str, column: str, declared: str, row: int) -> object:
    """Another one for each column and row, of the column's type."""
    match column:
        case "document_id":
            return 1 + row % DOCUMENTS
        case "number" if table == "annotation_tags":
            return row + 1
        case "speakers" | "rejected_repairs" | "tags":
            return f'["{table} {row}"]'
        case "correction":
            return f'{{"what": "{row}"}}'
    seed = 1000 * row + sum(map(ord, f"{table}.{column}"))
    if declared == "INTEGER":
        return row + 1 if column in ("id", "number") else seed
    if declared == "REAL":
        return seed + 0.125
    return f"{table} {column} {row} \u4e00\U0001f442"


def fill(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")
    for table in user_tables(connection):
        info = connection.execute(f'PRAGMA table_info("{table.name}")').fetchall()
        for row in range(DOCUMENTS if table.name == "documents" else ROWS):
            values = [value(table.name, each[1], each[2], row) for each in info]
            marks = ", ".join("?" * len(values))
            connection.execute(f'INSERT INTO "{table.name}" VALUES ({marks})', values)
    connection.commit()


def content(connection: sqlite3.Connection, table: Table, columns: list[str]) -> set[object]:
    names = ", ".join(f'"{name}"' for name in columns)
    return set(connection.execute(f'SELECT {names} FROM "{table.name}"').fetchall())


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_nothing_in_any_column_is_lost(tmp_path: Path, version: int) -> None:
    Database(tmp_path, MIGRATIONS[:version]).close()
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as old:
        fill(old)
        before = {
            table.name: (list(table.columns), content(old, table, list(table.columns)))
            for table in user_tables(old)
        }
    database = Database(tmp_path)
    assert database.notice == ""
    assert database.read_only is None
    after = {table.name: table for table in user_tables(database.connection)}
    assert set(before) <= set(after)
    for name, (columns, rows) in before.items():
        assert rows, name
        assert set(columns) <= set(after[name].columns), name
        assert content(database.connection, after[name], columns) == rows, name
    assert database.rows("PRAGMA integrity_check") == [("ok",)]
    assert database.rows("PRAGMA foreign_key_check") == []
    database.close()
