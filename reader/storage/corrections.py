"""Corrections of speaker labels, and answers to proposals of them, in the store.

Corrections are JSON objects here (core/relabel.py says what is in them), kept in order.
"""

from __future__ import annotations

import json

from reader.storage.database import Database


class Corrections:
    """Durable when a method returns. Raises StorageProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, document_id: int) -> list[dict[str, object]]:
        rows = self._database.rows(
            "SELECT correction FROM corrections WHERE document_id = ? ORDER BY number",
            (document_id,),
        )
        return [json.loads(text) for (text,) in rows]

    def replace(self, document_id: int, corrections: list[dict[str, object]]) -> None:
        """These, in this order, instead of those there were."""
        with self._database.writing():
            self._database.execute("DELETE FROM corrections WHERE document_id = ?", (document_id,))
            for number, correction in enumerate(corrections):
                self._database.execute(
                    "INSERT INTO corrections VALUES (?, ?, ?)",
                    (document_id, number, json.dumps(correction)),
                )

    def answers(self, document_id: int) -> dict[str, str]:
        """What the user said to proposals, by their ident."""
        rows = self._database.rows(
            "SELECT proposal, answer FROM proposal_answers WHERE document_id = ?",
            (document_id,),
        )
        return dict(rows)

    def set_answer(self, document_id: int, proposal: str, answer: str) -> None:
        with self._database.writing():
            self._database.execute(
                "INSERT OR REPLACE INTO proposal_answers VALUES (?, ?, ?)",
                (document_id, proposal, answer),
            )
