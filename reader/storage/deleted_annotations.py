"""Annotations that were deleted, for a while. A trigger of the store puts them here when they
go and takes them out when they are back (migrations step 6)."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass

from reader.core.annotation import Annotation
from reader.storage.annotations import ANNOTATION_COLUMNS, annotation_from_row
from reader.storage.database import Database

KEPT_DAYS = 30
DAY_S = 86_400.0

# The columns are those of an annotation, its tags as ANNOTATION_COLUMNS gives them.
_COLUMNS = ANNOTATION_COLUMNS.split(", (SELECT", 1)[0].replace("annotations.", "gone.") + ", tags"


@dataclass(frozen=True, slots=True)
class DeletedAnnotation:
    """``deleted_s`` in seconds since 1970 (UTC)."""

    document_id: int
    title: str
    deleted_s: float
    annotation: Annotation


class DeletedAnnotations:
    """Durable when a method returns. Raises StorageProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[DeletedAnnotation]:
        """Those of documents that are there, deleted last first."""
        rows = self._database.rows(
            "SELECT document_id, coalesce(nullif(title, ''), path), deleted_s, "
            f"{_COLUMNS} FROM deleted_annotations AS gone JOIN documents ON "
            "documents.id = document_id WHERE path != '' ORDER BY deleted_s DESC, gone.id"
        )
        return [
            DeletedAnnotation(row[0], row[1], row[2], annotation_from_row(row[3:])) for row in rows
        ]

    def count(self) -> int:
        return int(
            self._database.rows(
                "SELECT count(*) FROM deleted_annotations JOIN documents ON "
                "documents.id = document_id WHERE path != ''"
            )[0][0]
        )

    def delete_for_good(self, idents: Iterable[str]) -> None:
        """Nobody can bring these back any more."""
        with self._database.writing():
            self._database.execute(
                "DELETE FROM deleted_annotations WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(idents)),),
            )

    def prune(self, now_s: float | None = None) -> int:
        """Delete for good what was deleted more than KEPT_DAYS ago; how many."""
        until_s = (time.time() if now_s is None else now_s) - KEPT_DAYS * DAY_S
        due = self._database.rows(
            "SELECT EXISTS (SELECT 1 FROM deleted_annotations WHERE deleted_s < ?)", (until_s,)
        )
        if not due[0][0]:
            return 0
        with self._database.writing():
            return self._database.execute(
                "DELETE FROM deleted_annotations WHERE deleted_s < ?", (until_s,)
            )
