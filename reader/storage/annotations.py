"""The annotations of a document, in the store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.core.annotation import Annotation, AnnotationKind, Placement
from reader.core.selection import Position, TextRange
from reader.storage.annotation_changes import as_stored, merged
from reader.storage.database import Database
from reader.storage.texts import storable_text

_COLUMNS = (
    "id",
    "kind",
    "start_turn",
    "start_char",
    "end_turn",
    "end_char",
    "quote",
    "prefix",
    "suffix",
    "start_ms",
    "end_ms",
    "body",
    "colour",
    "created_s",
    "modified_s",
    "starred",
    "speaker",
    "placement",
    "placed_in",
    "score",
)
# What annotation_from_row wants, of a table or join that names ``annotations``.
ANNOTATION_COLUMNS = ", ".join(f"annotations.{name}" for name in _COLUMNS) + (
    ", (SELECT json_group_array(tag) FROM "
    "(SELECT tag FROM annotation_tags AS t WHERE t.number = annotations.number ORDER BY tag))"
)
_PUT = (
    f"INSERT INTO annotations (document_id, {', '.join(_COLUMNS)}) "
    f"VALUES (?{', ?' * len(_COLUMNS)}) ON CONFLICT (id) DO UPDATE SET "
    f"document_id = excluded.document_id, "
    f"{', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[1:])}"
)


class Extent(NamedTuple):
    """How many annotations a document has, and when the last of them was changed."""

    number: int
    modified_s: float


class Annotations:
    """Durable when a method returns. Raises StorageProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._written: dict[str, int] = {}  # what this window wrote last of each, as its hash

    def of(self, document_id: int) -> list[Annotation]:
        """All of a document's, oldest first."""
        rows = self._database.rows(
            f"SELECT {ANNOTATION_COLUMNS} FROM annotations WHERE document_id = ? "
            "ORDER BY created_s, id",
            (document_id,),
        )
        return [annotation_from_row(row) for row in rows]

    def extents(self) -> dict[int, Extent]:
        """Of every document that has any, by its id."""
        rows = self._database.rows(
            "SELECT document_id, count(*), max(modified_s) FROM annotations GROUP BY document_id"
        )
        return {row[0]: Extent(row[1], row[2]) for row in rows}

    def tags(self) -> list[str]:
        """Every tag of the library once, those used most first."""
        rows = self._database.rows(
            "SELECT tag, count(*) AS uses FROM annotation_tags GROUP BY tag ORDER BY uses DESC, tag"
        )
        spelt: dict[str, str] = {}
        uses: dict[str, int] = {}
        for tag, used in rows:
            key = tag.casefold()
            spelt.setdefault(key, tag)
            uses[key] = uses.get(key, 0) + used
        return [spelt[key] for key in sorted(spelt, key=lambda key: (-uses[key], key))]

    def put(
        self, document_id: int, annotations: Iterable[Annotation], remove: Iterable[str] = ()
    ) -> None:
        """Remove those with the idents ``remove``, and add these, replacing those with the same
        ident; in one transaction."""
        with self._database.writing():
            for ident in remove:
                self._database.execute("DELETE FROM annotations WHERE id = ?", (ident,))
            for annotation in annotations:
                self._database.execute(_PUT, (document_id, *_to_row(annotation)))
                self._written[annotation.ident] = hash(as_stored(annotation))
                number = "(SELECT number FROM annotations WHERE id = ?)"
                self._database.execute(
                    f"DELETE FROM annotation_tags WHERE number = {number}", (annotation.ident,)
                )
                for tag in annotation.tags:
                    self._database.execute(
                        f"INSERT INTO annotation_tags VALUES ({number}, ?)",
                        (annotation.ident, storable_text(tag)),
                    )

    def change(
        self, document_id: int, before: Sequence[Annotation], after: Sequence[Annotation]
    ) -> list[Annotation]:
        """``after`` instead of ``before``, which is how they were read, in one transaction; what
        is stored now. Where another window has changed one since, the change is done to that."""
        base = {annotation.ident: annotation for annotation in before}
        with self._database.writing():
            stored = self._with(a.ident for a in after if a.ident in base)
            result: list[Annotation] = []
            for annotation in after:
                now = stored.get(annotation.ident)
                if now is not None and self._is_from_elsewhere(now, base[now.ident]):
                    annotation = merged(base[now.ident], annotation, now)
                result.append(annotation)
            kept = {annotation.ident for annotation in after}
            self.put(document_id, result, remove=[i for i in base if i not in kept])
        return result

    def _with(self, idents: Iterable[str]) -> dict[str, Annotation]:
        rows = self._database.rows(
            f"SELECT {ANNOTATION_COLUMNS} FROM annotations "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(idents)),),
        )
        return {row[0]: annotation_from_row(row) for row in rows}

    def _is_from_elsewhere(self, stored: Annotation, read: Annotation) -> bool:
        return stored != as_stored(read) and hash(stored) != self._written.get(stored.ident)

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
        int(annotation.starred),
        storable_text(annotation.speaker),
        annotation.placement.value,
        annotation.placed_in,
        annotation.score,
    )


def annotation_from_row(row: tuple) -> Annotation:  # type: ignore[type-arg]  # types: the schema's
    """An annotation of the values of ANNOTATION_COLUMNS."""
    ident, kind, start_turn, start_char, end_turn, end_char, quote, prefix, suffix, *rest = row
    start_ms, end_ms, body, colour, created_s, modified_s, starred, speaker, *placing, tags = rest
    placement, placed_in, score = placing
    return Annotation(
        ident,
        AnnotationKind(kind),
        TextRange(Position(start_turn, start_char), Position(end_turn, end_char)),
        quote,
        prefix,
        suffix,
        start_ms,
        end_ms,
        body,
        colour,
        created_s,
        modified_s,
        # Ordered as ordered_tags() has them: SQLite's order knows no case.
        tags=tuple(sorted(json.loads(tags), key=str.casefold)),
        starred=bool(starred),
        speaker=speaker,
        placement=Placement(placement),
        placed_in=placed_in,
        score=score,
    )
