"""Corrections of labels and words, with their history, and answers to proposals of them.

Corrections are JSON objects here (core/relabel.py and core/text_fixes.py say what is in
them), kept in order. None is ever deleted: one that is taken back is marked as such.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress

from reader.core.kept_corrections import KeptCorrection, read_correction
from reader.storage.database import Database

_INSERT = (
    "INSERT INTO corrections (document_id, number, correction, act, made_s) VALUES (?, ?, ?, ?, ?)"
)


class Corrections:
    """Durable when a method returns. Raises StorageProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, document_id: int) -> list[dict[str, object]]:
        """Those that hold, in their order."""
        rows = self._database.rows(
            "SELECT correction FROM corrections WHERE document_id = ? AND taken_back_s IS NULL "
            "ORDER BY number",
            (document_id,),
        )
        return [json.loads(text) for (text,) in rows]

    def history(self, document_id: int) -> list[KeptCorrection]:
        """All there ever were, in their order. What a newer Earmark wrote and this one cannot
        read is left alone."""
        rows = self._database.rows(
            "SELECT number, act, made_s, taken_back_s, correction FROM corrections "
            "WHERE document_id = ? ORDER BY number",
            (document_id,),
        )
        found = []
        for number, act, made_s, taken_back_s, text in rows:
            with suppress(ValueError, TypeError):
                value = read_correction(json.loads(text))
                act = number if act is None else act
                found.append(KeptCorrection(number, act, made_s, taken_back_s, value))
        return found

    def add(
        self, document_id: int, corrections: Sequence[dict[str, object]], *, made_s: float
    ) -> list[int]:
        """Keep these, made at once, after those there are; their numbers."""
        texts = [json.dumps(correction) for correction in corrections]
        with self._database.writing():
            numbers = self._numbers(document_id, len(texts))
            for number, text in zip(numbers, texts, strict=True):
                act = None if len(texts) == 1 else numbers[0]
                self._database.execute(_INSERT, (document_id, number, text, act, made_s))
        return numbers

    def set_taken_back(
        self, document_id: int, numbers: Iterable[int], taken_back_s: float | None
    ) -> None:
        """These were taken back then; with None they hold again."""
        with self._database.writing():
            for number in numbers:
                self._database.execute(
                    "UPDATE corrections SET taken_back_s = ? WHERE document_id = ? AND number = ?",
                    (taken_back_s, document_id, number),
                )

    def replace(self, document_id: int, corrections: list[dict[str, object]]) -> None:
        """These, in this order, hold instead of those that do: of these, the first ones that
        are the same stay and the others are taken back."""
        texts = [json.dumps(correction) for correction in corrections]
        now_s = time.time()
        with self._database.writing():
            rows = self._database.rows(
                "SELECT number, correction FROM corrections "
                "WHERE document_id = ? AND taken_back_s IS NULL ORDER BY number",
                (document_id,),
            )
            same = 0
            for (_, text), wanted in zip(rows, texts, strict=False):
                if text != wanted:
                    break
                same += 1
            for number, _ in rows[same:]:
                self._database.execute(
                    "UPDATE corrections SET taken_back_s = ? WHERE document_id = ? AND number = ?",
                    (now_s, document_id, number),
                )
            numbers = self._numbers(document_id, len(texts) - same)
            for number, text in zip(numbers, texts[same:], strict=True):
                self._database.execute(_INSERT, (document_id, number, text, None, now_s))

    def _numbers(self, document_id: int, count: int) -> list[int]:
        ((last,),) = self._database.rows(
            "SELECT COALESCE(MAX(number), -1) FROM corrections WHERE document_id = ?",
            (document_id,),
        )
        return list(range(last + 1, last + 1 + count))

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
