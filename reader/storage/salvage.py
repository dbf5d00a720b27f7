"""What a damaged store still holds, read row by row into a new one.

SQLite gives up on a tree where one of its pages is damaged. Here every page is read by
itself: what can be reached from the roots, then what looks like a row of ours on pages that
nothing leads to any more, then what can be made out on pages whose own list is damaged. The
damaged file is only read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from reader.storage.migrations import MIGRATIONS, Migrations
from reader.storage.salvage_pages import (
    INTERIOR_INDEX,
    LEAF_INDEX,
    LEAF_TABLE,
    Cell,
    Pages,
    Value,
)
from reader.storage.tables import DERIVED

_TYPES: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "REAL": (float, int),  # a whole number is stored as one
    "TEXT": (str,),
    "BLOB": (bytes,),
}
_MOST_PAGES_DEEP = 40
# In place of the hash of a document's text, where nothing but its number is known.
LOST_HASH = "lost-{}"


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many rows of each table were read, and on how many pages something could not be."""

    rows: dict[str, int] = field(default_factory=dict)
    damaged_pages: int = 0

    @property
    def notes(self) -> int:
        return self.rows.get("annotations", 0)

    @property
    def documents(self) -> int:
        return self.rows.get("documents", 0)


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    types: tuple[type, ...]
    needed: bool
    default: bool
    alias: bool  # of the rowid: stored as NULL


@dataclass(frozen=True, slots=True)
class _Table:
    """``columns`` are in the order in which they are stored."""

    name: str
    columns: tuple[_Column, ...]
    with_rowid: bool

    def fits(self, rowid: int | None, values: tuple[Value, ...]) -> bool:
        """Whether this can be a row of the table. Those from before a column was added are
        shorter."""
        if (rowid is not None) != self.with_rowid or not values:
            return False
        if len(values) > len(self.columns):
            return False
        if any(not c.default and c.needed for c in self.columns[len(values) :]):
            return False
        return all(map(_fits, self.columns, values))

    def row(self, cell: Cell) -> dict[str, Value]:
        return {
            column.name: cell.rowid if column.alias else value
            for column, value in zip(self.columns, cell.values, strict=False)
        }


def _fits(column: _Column, value: Value) -> bool:
    if column.alias:
        return value is None
    if value is None:
        return not column.needed
    return isinstance(value, column.types)


def salvage(damaged: Path, target: Path, migrations: Migrations = MIGRATIONS) -> Salvaged:
    """Make a store at ``target`` of what ``damaged`` (and the log beside it) holds, in the
    schema it had, at most that of ``migrations``. Raises OSError and, where the new store
    cannot be written, sqlite3.DatabaseError."""
    pages = Pages(damaged)
    version = pages.schema_version
    if not 0 < version <= len(migrations):
        version = len(migrations)
    with closing(sqlite3.connect(target, isolation_level=None)) as new:
        return fill(new, pages, migrations[:version])


def fill(new: sqlite3.Connection, pages: Pages, migrations: Migrations) -> Salvaged:
    """Make the schema of ``migrations`` in an empty store and put the rows of ``pages`` in."""
    new.execute("PRAGMA foreign_keys=OFF")
    new.execute("BEGIN IMMEDIATE")
    for step in migrations:
        for statement in step:
            new.execute(statement)
    new.execute(f"PRAGMA user_version={len(migrations)}")
    tables = {table.name: table for table in _tables(new)}
    reading = _Reading(pages, tables)
    for name, row in reading.rows():
        names = ", ".join(f'"{column}"' for column in row)
        with suppress(sqlite3.IntegrityError):
            new.execute(
                f'INSERT OR IGNORE INTO "{name}" ({names}) VALUES (?{", ?" * (len(row) - 1)})',
                tuple(row.values()),
            )
    adopt_orphans(new)
    counts = {
        name: int(new.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables
    }
    new.execute("COMMIT")
    return Salvaged(counts, len(reading.damaged))


def adopt_orphans(connection: sqlite3.Connection) -> int:
    """Give rows whose document is lost one without a name, so that they can still be found;
    the tags of lost annotations go. How many rows were concerned."""
    concerned = 0
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        concerned += 1
        if parent != "documents" and rowid is not None:
            connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))
    if not concerned:
        return 0
    for table in list(_tables(connection)):
        columns = [column.name for column in table.columns]
        if table.name != "documents" and "document_id" in columns:
            connection.execute(
                "INSERT INTO documents (id, path, text_hash, title, speakers, opened_s) "
                f"SELECT DISTINCT document_id, '', '{LOST_HASH.format('')}' || document_id, "
                "?, '[]', 0 "
                f'FROM "{table.name}" WHERE document_id NOT IN (SELECT id FROM documents)',
                ("Found notes",),
            )
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'annotation_tags'").fetchone():
        connection.execute(
            "DELETE FROM annotation_tags WHERE number NOT IN (SELECT number FROM annotations)"
        )
    return concerned


def _tables(connection: sqlite3.Connection) -> Iterator[_Table]:
    """The tables that hold what the user made: not what is made of them for searching."""
    listed = connection.execute("PRAGMA table_list").fetchall()
    virtual = tuple(name for _, name, kind, *_ in listed if kind == "virtual")
    for schema, name, kind, _, without_rowid, _ in listed:
        if schema != "main" or kind != "table" or name.startswith("sqlite_"):
            continue
        if name in DERIVED or any(name.startswith(f"{other}_") for other in virtual):
            continue
        columns: list[tuple[int, _Column]] = []
        info = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        keys = [row for row in info if row[5]]
        for _, column, declared, needed, default, key in info:
            alias = bool(key and not without_rowid and len(keys) == 1 and declared == "INTEGER")
            types = _TYPES.get(declared, (int, float, str, bytes))
            made = _Column(column, types, bool(needed), default is not None, alias)
            # Without a rowid the key's columns are stored first.
            columns.append((key if key and without_rowid else _MOST_PAGES_DEEP, made))
        if without_rowid:
            columns.sort(key=lambda pair: pair[0])
        yield _Table(name, tuple(column for _, column in columns), not without_rowid)


class _Reading:
    """The rows of a store's pages. ``damaged`` are the numbers of pages not wholly read."""

    def __init__(self, pages: Pages, tables: dict[str, _Table]) -> None:
        self._pages = pages
        self._tables = tables
        self._seen: set[int] = {1}
        self.damaged: set[int] = set()

    def rows(self) -> Iterator[tuple[str, dict[str, Value]]]:
        """The surest first: of two with the same key the first counts."""
        doubtful: list[tuple[int, int, tuple[_Table, ...]]] = []
        for name, root in self._roots():
            table = self._tables.get(name)
            yield from self._tree(root, table, doubtful)
        free = self._pages.free_pages()
        every = tuple(self._tables.values())
        for number in range(2, self._pages.count + 1):
            if number not in self._seen and number not in free:
                yield from self._orphan(number, every, doubtful)
        late: list[tuple[str, dict[str, Value]]] = []
        for number, kind, tables in doubtful:
            for table in tables:
                carved = self._pages.carved(number, kind, table.fits)
                late += ((table.name, table.row(cell)) for cell in carved)
        # Of an older and a newer state of a row that lie about, the newer one.
        late.sort(key=lambda named: -_number(named[1].get("modified_s")))
        yield from late

    def _roots(self) -> list[tuple[str, int]]:
        """Tables of ours, and indexes (without a name) so that their pages are known."""
        roots: list[tuple[str, int]] = []
        waiting = [1]
        while waiting:
            content = self._pages.content(waiting.pop())
            if not content.whole:
                self.damaged.add(1)
            for child in content.children:
                if child not in self._seen:
                    self._seen.add(child)
                    waiting.append(child)
            for cell in content.cells:
                match cell.values:
                    case (str(kind), str(name), str(), int(root), *_) if root > 1:
                        roots.append((name if kind == "table" else "", root))
        return roots

    def _tree(
        self, root: int, table: _Table | None, doubtful: list[tuple[int, int, tuple[_Table, ...]]]
    ) -> Iterator[tuple[str, dict[str, Value]]]:
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in self._seen or number > self._pages.count:
                continue
            self._seen.add(number)
            content = self._pages.content(number)
            waiting += content.children
            misfits = 0
            if table is not None:
                for cell in content.cells:
                    if table.fits(cell.rowid, cell.values):
                        yield table.name, table.row(cell)
                    else:
                        misfits += 1
            if content.whole and not misfits:
                continue
            self.damaged.add(number)
            if table is not None:
                kind = LEAF_TABLE if table.with_rowid else LEAF_INDEX
                doubtful.append((number, kind, (table,)))
            elif not content.cells:  # an index's, or a page that the schema leads to wrongly
                self._seen.discard(number)

    def _orphan(
        self,
        number: int,
        tables: tuple[_Table, ...],
        doubtful: list[tuple[int, int, tuple[_Table, ...]]],
    ) -> Iterator[tuple[str, dict[str, Value]]]:
        content = self._pages.content(number)
        if content.kind not in (LEAF_TABLE, LEAF_INDEX, INTERIOR_INDEX):
            return
        for cell in content.cells:
            table = _table_of(cell, tables)
            if table is not None:
                yield table.name, table.row(cell)
        if not content.whole:
            self.damaged.add(number)
            kind = LEAF_TABLE if content.kind == LEAF_TABLE else LEAF_INDEX
            with_rowid = kind == LEAF_TABLE
            doubtful.append((number, kind, tuple(t for t in tables if t.with_rowid == with_rowid)))


def _table_of(cell: Cell, tables: Iterable[_Table]) -> _Table | None:
    fitting = [table for table in tables if table.fits(cell.rowid, cell.values)]
    # A row is as long as its table, but for columns added later.
    return max(fitting, key=lambda t: len(cell.values) == len(t.columns)) if fitting else None


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
