"""The library as a whole: all that is listed at once, adding many, deleting with all that
belongs to a document, and giving files a new place."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from reader.storage.database import Database
from reader.storage.texts import path_from_text, path_to_text, storable_text

_ENTRY = """SELECT id, path, text_hash, title, speakers, audio_path, duration_ms, opened_s, added_s,
    position_ms, turn, turns, words, coalesce(marks.number, 0)
    FROM documents LEFT JOIN
    (SELECT document_id, count(*) AS number FROM annotations GROUP BY document_id) AS marks
    ON marks.document_id = documents.id """


class ShelfEntry(NamedTuple):
    """A listed document, light enough for ten thousand. ``opened_s`` and ``added_s`` in seconds
    since 1970 (UTC), the first 0 where it was only added; ``path_text`` and ``audio_text`` are
    for ``path_from_text``; ``notes`` counts all marks."""

    document_id: int
    path_text: str
    text_hash: str
    title: str
    speakers: tuple[str, ...]
    audio_text: str | None
    duration_ms: int
    opened_s: float
    added_s: float
    position_ms: int
    turn: int
    turns: int
    words: int
    notes: int

    @property
    def path(self) -> Path:
        return path_from_text(self.path_text)

    @property
    def audio_path(self) -> Path | None:
        return None if self.audio_text is None else path_from_text(self.audio_text)

    @property
    def shown_title(self) -> str:
        return self.title or self.path.stem

    @property
    def progress(self) -> float:
        """How far one has listened, or read where there is no recording, 0..1."""
        if self.duration_ms:
            return min(1.0, self.position_ms / self.duration_ms)
        if self.turns > 1:
            return min(1.0, self.turn / (self.turns - 1))
        return 0.0

    @property
    def latest_s(self) -> float:
        """When it was opened, else added."""
        return self.opened_s or self.added_s


@dataclass(frozen=True, slots=True)
class NewDocument:
    """What is to be added without being opened."""

    path: Path
    text_hash: str
    title: str
    speakers: tuple[str, ...]
    audio_path: Path | None
    timed_path: Path | None
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class DeletedDocument:
    """All that was deleted with a document, so that it can be put back: its own row and
    (table, columns, rows), in the order in which they can be put back."""

    document_id: int
    columns: tuple[str, ...]
    row: tuple[object, ...]
    belonging: tuple[tuple[str, tuple[str, ...], tuple[tuple[object, ...], ...]], ...]


class LibraryShelf:
    """Durable when a method returns. Raises StorageProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self) -> list[ShelfEntry]:
        """All that is listed, last opened first, what was only added behind."""
        rows = self._database.rows(
            _ENTRY + "WHERE listed ORDER BY opened_s DESC, added_s DESC, id DESC"
        )
        return [_entry(row) for row in rows]

    def entry(self, document_id: int) -> ShelfEntry | None:
        """None where there is no such document, or it is not listed."""
        rows = self._database.rows(_ENTRY + "WHERE listed AND id = ?", (document_id,))
        return _entry(rows[0]) if rows else None

    def add(self, documents: Iterable[NewDocument]) -> list[tuple[int, bool]]:
        """Put these on the list, in one transaction; (id, whether it is new there) of each.

        The same text is the same document: one that is listed keeps its files where they still
        exist, one that had been taken off the list is back with its notes."""
        with self._database.writing():
            return [self._add(document) for document in documents]

    def _add(self, document: NewDocument) -> tuple[int, bool]:
        path_text = path_to_text(document.path)
        files = [
            None if path is None else path_to_text(path)
            for path in (document.audio_path, document.timed_path)
        ]
        found = self._database.rows(
            "SELECT id, listed, path FROM documents WHERE text_hash = ? OR path = ? "
            "ORDER BY text_hash = ? DESC, path = ? DESC, listed DESC LIMIT 1",
            (document.text_hash, path_text, document.text_hash, path_text),
        )
        what = (document.text_hash, storable_text(document.title), json.dumps(document.speakers))
        if not found:
            self._database.execute(
                "INSERT INTO documents (text_hash, title, speakers, path, audio_path, timed_path, "
                "turns, words, opened_s, added_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
                (*what, path_text, *files, document.turns, document.words, time.time()),
            )
            return int(self._database.rows("SELECT last_insert_rowid()")[0][0]), True
        document_id, listed, known_path = found[0]
        if listed and path_from_text(known_path).exists():
            path_text = known_path
        self._database.execute(
            "UPDATE documents SET text_hash = ?, title = ?, speakers = ?, path = ?, "
            "audio_path = coalesce(?, audio_path), timed_path = coalesce(?, timed_path), "
            "turns = ?, words = ?, listed = 1 WHERE id = ?",
            (*what, path_text, *files, document.turns, document.words, document_id),
        )
        return document_id, not listed

    def relist(self, document_id: int) -> None:
        """Back on the list."""
        with self._database.writing():
            self._database.execute("UPDATE documents SET listed = 1 WHERE id = ?", (document_id,))

    def move(self, places: Iterable[tuple[int, Path, Path | None]]) -> None:
        """(id, path of the text, path of the recording, None to keep what is known) of
        documents whose files have moved, in one transaction."""
        with self._database.writing():
            for document_id, path, audio in places:
                self._database.execute(
                    "UPDATE documents SET path = ?, audio_path = coalesce(?, audio_path) "
                    "WHERE id = ?",
                    (path_to_text(path), audio and path_to_text(audio), document_id),
                )

    # -- deleting ---------------------------------------------------------------

    def delete(self, document_id: int) -> DeletedDocument:
        """Delete a document with its notes and all else that belongs to it. Raises KeyError.

        Its number is never given out again: files are named by it. So an empty row stays."""
        with self._database.writing():
            columns = self._columns("documents")
            rows = self._database.rows("SELECT * FROM documents WHERE id = ?", (document_id,))
            if not rows:
                raise KeyError(document_id)
            belonging = []
            for table, where in self._belonging():
                kept = self._database.rows(f"SELECT * FROM {table} WHERE {where}", (document_id,))
                belonging.append((table, self._columns(table), tuple(kept)))
            for table, where in reversed(self._belonging()):
                self._database.execute(f"DELETE FROM {table} WHERE {where}", (document_id,))
            # Its notes have just come there; with their conversation they go for good.
            self._database.execute(
                "DELETE FROM deleted_annotations WHERE document_id = ?", (document_id,)
            )
            self._database.execute("DELETE FROM documents WHERE id = ?", (document_id,))
            self._database.execute(
                "INSERT INTO documents (id, path, text_hash, title, speakers, opened_s, listed) "
                "VALUES (?, '', '', '', '[]', 0, 0)",
                (document_id,),
            )
        return DeletedDocument(document_id, columns, tuple(rows[0]), tuple(belonging))

    def put_back(self, deleted: DeletedDocument) -> None:
        """Undo ``delete``."""
        with self._database.writing():
            self._database.execute("DELETE FROM documents WHERE id = ?", (deleted.document_id,))
            self._insert("documents", deleted.columns, (deleted.row,))
            for table, columns, rows in deleted.belonging:
                self._insert(table, columns, rows)

    def _insert(
        self, table: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]
    ) -> None:
        marks = ", ".join("?" for _ in columns)
        for row in rows:
            self._database.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", row
            )

    def _columns(self, table: str) -> tuple[str, ...]:
        return tuple(
            row[0] for row in self._database.rows("SELECT name FROM pragma_table_info(?)", (table,))
        )

    def _belonging(self) -> list[tuple[str, str]]:
        """(table, condition on it with the document's id) of all that refers to documents, and
        of what refers to that, in the order in which rows can be put in. Read from the schema:
        a table that a later step adds is not forgotten here."""
        references = [
            (row[0], row[1], row[2], row[3] or "id")
            for row in self._database.rows(
                'SELECT m.name, f."table", f."from", f."to" FROM sqlite_master AS m, '
                "pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table' ORDER BY m.name"
            )
        ]
        found: list[tuple[str, str]] = []
        reached = [("documents", "id = ?")]
        while reached:
            target, condition = reached.pop(0)
            for table, refers_to, column, key in references:
                if refers_to == target and table not in [name for name, _ in found]:
                    where = f"{column} IN (SELECT {key} FROM {target} WHERE {condition})"
                    found.append((table, where))
                    reached.append((table, where))
        return found


def _entry(row: tuple) -> ShelfEntry:  # type: ignore[type-arg]  # types are the schema's
    return ShelfEntry._make((*row[:4], tuple(json.loads(row[4])), *row[5:]))
