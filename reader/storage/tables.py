"""The tables that hold what the user made, as the schema itself describes them.

Mirrors, comparing and restoring go by this, so that a table added to the schema is part of
them without a word here.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

# Made of the others, and made anew where they are not there.
DERIVED = frozenset({"annotation_words_due"})


@dataclass(frozen=True, slots=True)
class Child:
    """A table whose rows belong to one of another: ``column`` there is ``of`` here."""

    name: str
    column: str
    of: str
    columns: tuple[str, ...]  # without ``column``


@dataclass(frozen=True, slots=True)
class Table:
    """``key`` are the columns by which a row is the same in two stores; ``surrogates`` are
    numbers that mean something within one store only; ``owner`` is ``document_id`` where its
    rows belong to a document."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    surrogates: tuple[str, ...] = ()
    owner: str = ""
    children: tuple[Child, ...] = ()

    @property
    def lasting(self) -> tuple[str, ...]:
        """The columns that mean the same in every store."""
        return tuple(c for c in self.columns if c not in (*self.surrogates, self.owner))


def user_tables(connection: sqlite3.Connection) -> list[Table]:
    """In order of their names. Tables that belong to an index for searching are none."""
    listed = connection.execute("PRAGMA main.table_list").fetchall()
    virtual = [name for _, name, kind, *_ in listed if kind == "virtual"]
    names = sorted(
        name
        for _, name, kind, *_ in listed
        if kind == "table"
        and not name.startswith("sqlite_")
        and name not in DERIVED
        and not any(name.startswith(f"{other}_") for other in virtual)
    )
    children: dict[str, list[Child]] = {}
    parts: set[str] = set()
    for name in names:
        for _, _, parent, column, of, *_ in connection.execute(
            f'PRAGMA foreign_key_list("{name}")'
        ).fetchall():
            if parent not in ("documents", name):
                others = tuple(c for c in _columns(connection, name) if c != column)
                children.setdefault(parent, []).append(Child(name, column, of, others))
                parts.add(name)
    tables: list[Table] = []
    for name in names:
        columns = _columns(connection, name)
        key, surrogates = _key(connection, name)
        owner = "document_id" if "document_id" in columns else ""
        of_it = tuple(children.get(name, ()))
        tables.append(Table(name, columns, key, surrogates, owner, of_it))
    return tables


def parts_of(tables: list[Table]) -> set[str]:
    """The names of tables whose rows are parts of rows elsewhere."""
    return {child.name for table in tables for child in table.children}


def plain_row(table: Table, row: tuple[object, ...]) -> dict[str, object]:
    return dict(zip(table.columns, row, strict=True))


def child_rows(
    connection: sqlite3.Connection, table: Table, row: dict[str, object]
) -> dict[str, list[tuple[object, ...]]]:
    """What belongs to ``row``, by table, in order."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for child in table.children:
        names = ", ".join(f'"{name}"' for name in child.columns)
        rows = connection.execute(
            f'SELECT {names} FROM "{child.name}" WHERE "{child.column}" = ? ORDER BY {names}',
            (row[child.of],),
        ).fetchall()
        if rows:
            found[child.name] = rows
    return found


def _columns(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    return tuple(row[1] for row in connection.execute(f'PRAGMA table_info("{name}")').fetchall())


def _key(connection: sqlite3.Connection, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The key, and the numbers that stand for it within the store: where a table is numbered
    and has something unique besides, that is the key."""
    info = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
    primary = tuple(row[1] for row in sorted(info, key=lambda row: row[5]) if row[5])
    if name == "documents":
        return primary, ()
    for _, index, unique, origin, *_ in connection.execute(
        f'PRAGMA index_list("{name}")'
    ).fetchall():
        if unique and origin == "u":
            columns = connection.execute(f'PRAGMA index_info("{index}")').fetchall()
            return tuple(row[2] for row in columns), primary
    numbered = len(primary) == 1 and any(
        row[1] == primary[0] and row[2] == "INTEGER" for row in info
    )
    if numbered:  # nothing but the number tells its rows apart: their content does
        others = tuple(row[1] for row in info if row[1] not in primary)
        return others, primary
    return primary or tuple(row[1] for row in info), ()
