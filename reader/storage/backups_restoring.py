"""What a copy of the store would change, and bringing it back, row by row in one transaction.

Not by putting a file in place of another: the store stays open, here and in other windows,
only what differs is written, and one conversation's notes can come back by themselves. The
same goes for any other copy, such as those that synchronising programs leave on a conflict.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from reader.core.annotation import Annotation
from reader.storage.annotations import ANNOTATION_COLUMNS, annotation_from_row
from reader.storage.database import FILE_NAME, Database
from reader.storage.in_memory import read_into_memory
from reader.storage.salvage import LOST_HASH
from reader.storage.tables import Child, Table, child_rows, parts_of, plain_row, user_tables

# What is only ever added to: coming back must take nothing of it away.
_GROWING = frozenset({"listening", "deleted_annotations"})
_STEM, _SUFFIX = FILE_NAME.rsplit(".", 1)
# Dropbox, Nextcloud and others; Syncthing; OneDrive and others that add the computer's name.
_CONFLICT = re.compile(
    rf"{re.escape(_STEM)}(?: ?\(.*\)|\.sync-conflict-.+|-[^.]+)\.{_SUFFIX}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DocumentDifference:
    """What would change in one conversation. ``copy_id`` and ``document_id`` are its numbers
    in the copy and here, None where it is not there; ``others`` counts what differs besides
    annotations: corrections, times set by hand, answers. ``changed`` are pairs: as it is here,
    as it is in the copy."""

    title: str
    copy_id: int | None
    document_id: int | None
    added: tuple[Annotation, ...] = ()
    changed: tuple[tuple[Annotation, Annotation], ...] = ()
    gone: tuple[Annotation, ...] = ()
    others: int = 0

    @property
    def is_same(self) -> bool:
        return not (self.added or self.changed or self.gone or self.others)

    @property
    def missing(self) -> DocumentDifference | None:
        """The part that changes and takes away nothing; None where there is none."""
        if self.copy_id is None or not (self.added or self.others):
            return None
        return replace(self, changed=(), gone=())


@dataclass(frozen=True, slots=True)
class Restored:
    """How many annotations came back, became as they were, and went."""

    added: int = 0
    changed: int = 0
    gone: int = 0


def conflict_copies(folder: Path) -> list[Path]:
    """Copies of the store that a synchronising program has put beside it because two machines
    had changed it. Raises OSError."""
    return sorted(
        path for path in folder.iterdir() if _CONFLICT.fullmatch(path.name) and path.is_file()
    )


def compare(store: sqlite3.Connection, copy: sqlite3.Connection) -> list[DocumentDifference]:
    """What ``restore`` would change, a conversation each, those that are the same left out."""
    here = _Side(store)
    there = _Side(copy)
    same = _matched(there, here)
    found: list[DocumentDifference] = []
    for copy_id, title in there.titles.items():
        found.append(_difference(here, there, title, copy_id, same.get(copy_id)))
    matched = set(same.values())
    for document_id, title in here.titles.items():
        if document_id not in matched:
            found.append(_difference(here, there, title, None, document_id))
    return [difference for difference in found if not difference.is_same]


def compare_files(store: Path, copy: Path, *, by_reading: bool = False) -> list[DocumentDifference]:
    """What bringing ``copy`` back into ``store`` would change. ``by_reading``: without opening
    ``store`` as a database, which writes beside it. Raises StorageProblem."""
    there, _ = read_into_memory(copy)
    with closing(there):
        if by_reading or not store.exists():
            here, _ = read_into_memory(store)
        else:
            here = sqlite3.connect(store, isolation_level=None)
        with closing(here):
            here.execute("PRAGMA query_only=ON")
            here.execute("BEGIN")  # one state of it, whatever is written meanwhile
            return compare(here, there)


def restore(
    database: Database,
    copy: sqlite3.Connection,
    *,
    only_missing: bool = False,
    documents: Collection[tuple[int | None, int | None]] | None = None,
) -> Restored:
    """Bring back what the copy has; with ``only_missing`` nothing that is here changes or
    goes. ``documents`` are the ``(copy_id, document_id)`` concerned, all where it is None. One
    transaction. Raises StorageProblem; then nothing has changed."""
    there = _Side(copy)
    added = changed = gone = 0
    with database.writing():
        here = _Side(database.connection)
        same = _matched(there, here)
        pairs: list[tuple[int | None, int | None]] = [(c, same.get(c)) for c in there.titles]
        pairs += [(None, d) for d in here.titles if d not in set(same.values())]
        for copy_id, document_id in pairs:
            if documents is not None and (copy_id, document_id) not in documents:
                continue
            if copy_id is None and only_missing:
                continue
            difference = _difference(here, there, "", copy_id, document_id)
            if difference.is_same:
                continue
            if document_id is None and copy_id is not None:
                document_id = _add_document(here, there, copy_id)
            elif copy_id is not None and here.is_lost(document_id):
                _name_document(here, there, copy_id)
            added += _put(here, there, document_id, [a.ident for a in difference.added])
            if not only_missing:
                changed += _put(here, there, document_id, [b.ident for _, b in difference.changed])
                for annotation in difference.gone:
                    database.execute("DELETE FROM annotations WHERE id = ?", (annotation.ident,))
                    gone += 1
            if copy_id is not None:
                for table in here.other_tables:
                    _put_others(here, there, table, copy_id, document_id, only_missing)
    return Restored(added, changed, gone)


class _Side:
    """One of two stores."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        tables = user_tables(connection)
        parts = parts_of(tables)
        self.tables = {table.name: table for table in tables}
        self.other_tables = [
            table
            for table in tables
            if table.owner and table.name != "annotations" and table.name not in parts
        ]
        self.documents: dict[int, tuple[str, str]] = {}
        self.titles: dict[int, str] = {}
        for ident, text_hash, path, title in connection.execute(
            "SELECT id, text_hash, path, title FROM documents ORDER BY opened_s DESC, id"
        ):
            self.documents[ident] = (text_hash, path)
            self.titles[ident] = title

    def is_lost(self, document_id: int | None) -> bool:
        """Whether only the number of the document is known, by its notes."""
        if document_id not in self.documents:
            return False
        return self.documents[document_id] == (LOST_HASH.format(document_id), "")

    def annotations(self, document_id: int | None) -> dict[str, Annotation]:
        rows = self.connection.execute(
            f"SELECT {ANNOTATION_COLUMNS} FROM annotations WHERE document_id = ? "
            "ORDER BY start_turn, start_char, id",
            (document_id,),
        ).fetchall()
        return {row[0]: annotation_from_row(row) for row in rows}

    def rows(self, table: Table, document_id: int | None) -> list[tuple[object, ...]]:
        names = ", ".join(f'"{name}"' for name in table.lasting)
        return self.connection.execute(
            f'SELECT {names} FROM "{table.name}" WHERE document_id = ? ORDER BY {names}',
            (document_id,),
        ).fetchall()

    def row(self, ident: str) -> dict[str, object]:
        table = self.tables["annotations"]
        names = ", ".join(f'"{name}"' for name in table.columns)
        found = self.connection.execute(
            f"SELECT {names} FROM annotations WHERE id = ?", (ident,)
        ).fetchone()
        return plain_row(table, found)


def _matched(there: _Side, here: _Side) -> dict[int, int]:
    """Which documents are the same: by number and text or place, else by text, else by place,
    else by the number alone of one that was lost here in salvaging; each once."""
    by_hash: dict[str, int] = {}
    by_path: dict[str, int] = {}
    for ident, (text_hash, path) in here.documents.items():
        if text_hash:
            by_hash.setdefault(text_hash, ident)
        if path:
            by_path.setdefault(path, ident)
    same: dict[int, int] = {}
    taken: set[int] = set()
    for of in ("number", "hash", "path", "lost"):
        for copy_id, (text_hash, path) in there.documents.items():
            if copy_id in same:
                continue
            found: int | None = None
            if of == "number":
                hash_here, path_here = here.documents.get(copy_id, ("", ""))
                if (text_hash and text_hash == hash_here) or (path and path == path_here):
                    found = copy_id
            elif of == "lost":
                found = copy_id if here.is_lost(copy_id) else None
            else:
                found = by_hash.get(text_hash) if of == "hash" else by_path.get(path)
            if found is not None and found not in taken:
                same[copy_id] = found
                taken.add(found)
    return same


def _difference(
    here: _Side, there: _Side, title: str, copy_id: int | None, document_id: int | None
) -> DocumentDifference:
    before, after = here.annotations(document_id), there.annotations(copy_id)
    # One that has come to another conversation (two entries of one text) is not lost here.
    added = [a for ident, a in after.items() if ident not in before]
    changed = [(before[i], a) for i, a in after.items() if i in before and before[i] != a]
    gone = [a for ident, a in before.items() if ident not in after]
    others = 0
    if copy_id is not None:
        for table in here.other_tables:
            if table.name in there.tables and table.name not in _GROWING:
                mine, theirs = here.rows(table, document_id), there.rows(table, copy_id)
                others += len(set(mine) ^ set(theirs))
    return DocumentDifference(
        title, copy_id, document_id, tuple(added), tuple(changed), tuple(gone), others
    )


def _add_document(here: _Side, there: _Side, copy_id: int) -> int:
    """With its number where that is free: other files are named by it."""
    table = there.tables["documents"]
    names = ", ".join(f'"{name}"' for name in table.columns)
    row = plain_row(
        table,
        there.connection.execute(
            f"SELECT {names} FROM documents WHERE id = ?", (copy_id,)
        ).fetchone(),
    )
    if here.connection.execute("SELECT 1 FROM documents WHERE id = ?", (copy_id,)).fetchone():
        del row["id"]
    ident = _insert(here.connection, "documents", row)
    here.documents[ident] = there.documents[copy_id]
    return ident


def _name_document(here: _Side, there: _Side, ident: int) -> None:
    """What the copy knows of one that was lost here."""
    names = there.tables["documents"].columns
    row = there.connection.execute(
        f"SELECT {', '.join(names)} FROM documents WHERE id = ?", (ident,)
    ).fetchone()
    setting = ", ".join(f'"{name}" = ?' for name in names)
    here.connection.execute(f"UPDATE documents SET {setting} WHERE id = ?", (*row, ident))
    here.documents[ident] = there.documents[ident]


def _put(here: _Side, there: _Side, document_id: int | None, idents: list[str]) -> int:
    """Annotations of the copy as they are there; how many."""
    theirs, mine = there.tables["annotations"], here.tables["annotations"]
    for ident in idents:
        row = there.row(ident)
        lasting = {name: row[name] for name in mine.lasting if name in row}
        found = here.connection.execute(
            "SELECT number FROM annotations WHERE id = ?", (ident,)
        ).fetchone()
        if found is None:
            number = _insert(
                here.connection, "annotations", {**lasting, "document_id": document_id}
            )
        else:
            (number,) = found
            setting = ", ".join(f'"{name}" = ?' for name in lasting)
            here.connection.execute(
                f"UPDATE annotations SET document_id = ?, {setting} WHERE number = ?",
                (document_id, *lasting.values(), number),
            )
        parts = child_rows(there.connection, theirs, row)
        for child in mine.children:
            _put_parts(here.connection, child, number, parts.get(child.name, []))
    return len(idents)


def _put_parts(
    connection: sqlite3.Connection, child: Child, number: int, rows: list[tuple[object, ...]]
) -> None:
    connection.execute(f'DELETE FROM "{child.name}" WHERE "{child.column}" = ?', (number,))
    for row in rows:
        values = dict(zip(child.columns, row, strict=True))
        _insert(connection, child.name, {**values, child.column: number})


def _put_others(
    here: _Side,
    there: _Side,
    table: Table,
    copy_id: int,
    document_id: int | None,
    only_missing: bool,
) -> None:
    if table.name not in there.tables:
        return
    theirs = there.rows(there.tables[table.name], copy_id)
    mine = here.rows(table, document_id)
    by_ident = "id" in table.key
    if table.name in _GROWING:
        if mine and not by_ident:
            return
    elif not only_missing:
        if set(mine) == set(theirs):
            return
        here.connection.execute(f'DELETE FROM "{table.name}" WHERE document_id = ?', (document_id,))
    elif mine and not by_ident:
        return  # rows in an order: those of two orders do not go together
    for row in theirs:
        values = dict(zip(there.tables[table.name].lasting, row, strict=True))
        values = {name: value for name, value in values.items() if name in table.columns}
        _insert(here.connection, table.name, {**values, "document_id": document_id}, "OR IGNORE")


def _insert(
    connection: sqlite3.Connection, table: str, row: dict[str, object], conflict: str = ""
) -> int:
    names = ", ".join(f'"{name}"' for name in row)
    cursor = connection.execute(
        f'INSERT {conflict} INTO "{table}" ({names}) VALUES (?{", ?" * (len(row) - 1)})',
        tuple(row.values()),
    )
    return int(cursor.lastrowid or 0)
