"""How long one has listened: a sum for each document and day."""

from __future__ import annotations

from reader.storage.database import Database


class Listening:
    """In ms of real time, whatever the rate. Raises StorageProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, document_id: int, day: str, listened_ms: int) -> None:
        """``day`` is the user's date, in ISO 8601."""
        with self._database.writing():
            self._database.execute(
                "INSERT INTO listening VALUES (?, ?, ?) ON CONFLICT (document_id, day) "
                "DO UPDATE SET listened_ms = listened_ms + excluded.listened_ms",
                (document_id, day, listened_ms),
            )

    def totals_ms(self) -> dict[int, int]:
        """Of every document that was listened to, by its id."""
        return dict(
            self._database.rows(
                "SELECT document_id, sum(listened_ms) FROM listening GROUP BY document_id"
            )
        )

    def days_ms(self, document_id: int) -> dict[str, int]:
        """Of a document, by day, the first day first."""
        return dict(
            self._database.rows(
                "SELECT day, listened_ms FROM listening WHERE document_id = ? ORDER BY day",
                (document_id,),
            )
        )
