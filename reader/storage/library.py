"""The documents that have been opened, and where one was in each."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import StorageProblem
from reader.storage.database import Database
from reader.storage.texts import path_from_text, path_to_text, storable_text

_COLUMNS = (
    "id, path, text_hash, title, speakers, audio_path, duration_ms, opened_s, "
    "position_ms, turn, char, (SELECT count(*) FROM annotations WHERE document_id = documents.id), "
    "timed_path"
)


_SAME = (
    "SELECT id FROM documents WHERE text_hash = ? OR path = ? "
    "ORDER BY text_hash = ? DESC, path = ? DESC, opened_s DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one was: in the sound, and the top of the page (a character of a turn)."""

    position_ms: int = 0
    turn: int = 0
    char: int = 0


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What the library knows of a document. ``opened_s`` in seconds since 1970 (UTC)."""

    document_id: int
    path: Path
    text_hash: str
    title: str
    speakers: tuple[str, ...]
    audio_path: Path | None
    duration_ms: int
    opened_s: float
    place: Place
    notes: int
    timed_path: Path | None = None

    @property
    def progress(self) -> float:
        """How far one has listened, 0..1."""
        return min(1.0, self.place.position_ms / self.duration_ms) if self.duration_ms else 0.0


class Library:
    """Durable when a method returns. Raises StorageProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(
        self,
        path: Path,
        text_hash: str,
        title: str,
        speakers: tuple[str, ...],
        audio_path: Path | None,
        timed_path: Path | None = None,
    ) -> DocumentRecord:
        """The record of a document being opened, made or brought up to date.

        The same text is the same document wherever it lies; another text at the same path
        is the same document changed (its annotations find their places again or say so).
        Without ``audio_path`` or ``timed_path`` (the source of its times) what it had before
        is kept. Where nothing can be written, what there was before is the record; StorageProblem
        is raised only where there was nothing.
        """
        try:
            return self._remember(path, text_hash, title, speakers, audio_path, timed_path)
        except StorageProblem:
            found = self._database.rows(_SAME, _same(path, text_hash))
            if not found:
                raise
            return self.record(int(found[0][0]))

    def _remember(
        self,
        path: Path,
        text_hash: str,
        title: str,
        speakers: tuple[str, ...],
        audio_path: Path | None,
        timed_path: Path | None,
    ) -> DocumentRecord:
        path_text = path_to_text(path)
        now_s = time.time()
        values = (
            path_text,
            text_hash,
            storable_text(title),
            json.dumps(speakers),
            None if audio_path is None else path_to_text(audio_path),
            None if timed_path is None else path_to_text(timed_path),
            now_s,
        )
        with self._database.writing():
            found = self._database.rows(_SAME, _same(path, text_hash))
            if found:
                document_id = int(found[0][0])
                self._database.execute(
                    "UPDATE documents SET path = ?, text_hash = ?, title = ?, speakers = ?, "
                    "audio_path = coalesce(?, audio_path), "
                    "timed_path = coalesce(?, timed_path), opened_s = ?, listed = 1 WHERE id = ?",
                    (*values, document_id),
                )
            else:
                self._database.execute(
                    "INSERT INTO documents "
                    "(path, text_hash, title, speakers, audio_path, timed_path, opened_s, "
                    "added_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (*values, now_s),
                )
                document_id = int(self._database.rows("SELECT last_insert_rowid()")[0][0])
        return self.record(document_id)

    def opened_before_s(self, text_hash: str) -> float:
        """When this very text was last opened, in seconds since 1970 (UTC); 0.0 for never."""
        rows = self._database.rows(
            "SELECT max(opened_s) FROM documents WHERE text_hash = ?", (text_hash,)
        )
        return float(rows[0][0] or 0.0)

    def record(self, document_id: int) -> DocumentRecord:
        """Raises KeyError where there is no such document."""
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM documents WHERE id = ?", (document_id,))
        if not rows:
            raise KeyError(document_id)
        return _from_row(rows[0])

    def recent(self, limit: int = 50) -> list[DocumentRecord]:
        """The documents listed that were opened before, last opened first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM documents WHERE listed AND opened_s > 0 "
            "ORDER BY opened_s DESC, id DESC LIMIT ?",
            (limit,),
        )
        return [_from_row(row) for row in rows]

    def unlist(self, document_id: int) -> None:
        """Take it off the list; its annotations stay and come back with it."""
        with self._database.writing():
            self._database.execute("UPDATE documents SET listed = 0 WHERE id = ?", (document_id,))

    def set_place(self, document_id: int, place: Place) -> None:
        with self._database.writing():
            self._database.execute(
                "UPDATE documents SET position_ms = ?, turn = ?, char = ? WHERE id = ?",
                (place.position_ms, place.turn, place.char, document_id),
            )

    def set_duration(self, document_id: int, duration_ms: int) -> None:
        with self._database.writing():
            self._database.execute(
                "UPDATE documents SET duration_ms = ? WHERE id = ?",
                (duration_ms, document_id),
            )

    def set_extent(
        self, document_id: int, turns: int, words: int, speakers: tuple[str, ...]
    ) -> None:
        """How long the text is, with the place it says how far one has read; and who speaks
        in it, as its labels are now."""
        values = (turns, words, json.dumps(speakers))
        with self._database.writing():
            self._database.execute(
                "UPDATE documents SET turns = ?, words = ?, speakers = ? "
                "WHERE id = ? AND (turns, words, speakers) != (?, ?, ?)",
                (*values, document_id, *values),
            )

    def rejected_repairs(self, path: Path) -> frozenset[str]:
        """The repairs of the text at ``path`` that the user has taken back."""
        rows = self._database.rows(
            "SELECT rejected_repairs FROM documents WHERE path = ? ORDER BY opened_s DESC LIMIT 1",
            (path_to_text(path),),
        )
        return frozenset(json.loads(rows[0][0])) if rows else frozenset()

    def set_rejected_repairs(self, document_id: int, idents: frozenset[str]) -> None:
        with self._database.writing():
            self._database.execute(
                "UPDATE documents SET rejected_repairs = ? WHERE id = ?",
                (json.dumps(sorted(idents)), document_id),
            )


def _same(path: Path, text_hash: str) -> tuple[str, ...]:
    """The values for _SAME."""
    return (text_hash, path_to_text(path)) * 2


def _from_row(row: tuple) -> DocumentRecord:  # type: ignore[type-arg]  # types are the schema's
    (
        document_id,
        path,
        text_hash,
        title,
        speakers,
        audio_path,
        duration_ms,
        opened_s,
        position_ms,
        turn,
        char,
        notes,
        timed_path,
    ) = row
    return DocumentRecord(
        document_id,
        path_from_text(path),
        text_hash,
        title,
        tuple(json.loads(speakers)),
        None if audio_path is None else path_from_text(audio_path),
        duration_ms,
        opened_s,
        Place(position_ms, turn, char),
        notes,
        None if timed_path is None else path_from_text(timed_path),
    )
