"""The annotations of a document, in the store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.selection import Position, TextRange
from reader.storage.database import Database
from reader.storage.texts import storable_text

_COLUMNS = (
    "id, kind, start_turn, start_char, end_turn, end_char, quote, prefix, suffix, "
    "start_ms, end_ms, body, colour, created_s, modified_s"
)


class Extent(NamedTuple):
    """How many annotations a document has, and when the last of them was changed."""

    number: int
    modified_s: float


class Annotations:
    """Durable when a method returns. Raises StorageProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, document_id: int) -> list[Annotation]:
        """All of a document's, oldest first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM annotations WHERE document_id = ? ORDER BY created_s, id",
            (document_id,),
        )
        return [_from_row(row) for row in rows]

    def extents(self) -> dict[int, Extent]:
        """Of every document that has any, by its id."""
        rows = self._database.rows(
            "SELECT document_id, count(*), max(modified_s) FROM annotations GROUP BY document_id"
        )
        return {row[0]: Extent(row[1], row[2]) for row in rows}

    def put(self, document_id: int, annotations: Iterable[Annotation]) -> None:
        """Add these, replacing those with the same ident, in one transaction."""
        with self._database.writing():
            for annotation in annotations:
                self._database.execute(
                    f"INSERT OR REPLACE INTO annotations (document_id, {_COLUMNS}) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (document_id, *_to_row(annotation)),
                )

    def remove(self, idents: Iterable[str]) -> None:
        """Remove these, in one transaction; those that are not there do not matter."""
        with self._database.writing():
            for ident in idents:
                self._database.execute("DELETE FROM annotations WHERE id = ?", (ident,))


def _to_row(annotation: Annotation) -> tuple[object, ...]:
    start, end = annotation.range.start, annotation.range.end
    return (
        annotation.ident,
        annotation.kind.value,
        *(start.turn, start.char, end.turn, end.char),
        *map(storable_text, (annotation.quote, annotation.prefix, annotation.suffix)),
        *(annotation.start_ms, annotation.end_ms),
        *map(storable_text, (annotation.body, annotation.colour)),
        *(annotation.created_s, annotation.modified_s),
    )


def _from_row(row: tuple) -> Annotation:  # type: ignore[type-arg]  # types are the schema's
    ident, kind, start_turn, start_char, end_turn, end_char, *rest = row
    return Annotation(
        ident,
        AnnotationKind(kind),
        TextRange(Position(start_turn, start_char), Position(end_turn, end_char)),
        *rest,
    )
