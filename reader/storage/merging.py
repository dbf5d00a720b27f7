"""What comes from elsewhere into the store: documents that it may not know, their annotations
and what else was made of them. All within ``Database.writing``, so that it is one change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from reader.core.annotation import Annotation
from reader.core.document_notes import DocumentNotes
from reader.core.document_work import DocumentWork, RecordedCorrection
from reader.core.kept_pins import KeptPin
from reader.storage.annotations import ANNOTATION_COLUMNS, Annotations, annotation_from_row
from reader.storage.corrections import Corrections
from reader.storage.database import Database
from reader.storage.pins import Pins
from reader.storage.texts import path_from_text, path_to_text, storable_text

_CHUNK = 500  # values a statement


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that notes may belong to. ``listed``: the user sees it in the library; else
    it is kept for its notes, its text not known here or taken off the list."""

    document_id: int
    title: str
    path: Path
    text_hash: str
    opened_s: float
    listed: bool


class Merging:
    """Raises StorageProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._annotations = Annotations(database)
        self._corrections = Corrections(database)
        self._pins = Pins(database)

    def writing(self) -> AbstractContextManager[None]:
        """What is done within is one transaction."""
        return self._database.writing()

    def documents(self) -> list[KnownDocument]:
        """All there are, last opened first. Rows that stand for deleted ones are none."""
        rows = self._database.rows(
            "SELECT id, title, path, text_hash, opened_s, listed FROM documents "
            "WHERE NOT (path = '' AND text_hash = '') ORDER BY opened_s DESC, id DESC"
        )
        return [
            KnownDocument(number, title, path_from_text(path), text_hash, opened_s, bool(listed))
            for number, title, path, text_hash, opened_s, listed in rows
        ]

    def known(self, idents: Iterable[str]) -> dict[str, tuple[int, Annotation]]:
        """Which of these annotations there are: (document's id, annotation) by ident."""
        found: dict[str, tuple[int, Annotation]] = {}
        wanted = list(idents)
        for begin in range(0, len(wanted), _CHUNK):
            chunk = wanted[begin : begin + _CHUNK]
            marks = ", ".join("?" for _ in chunk)
            rows = self._database.rows(
                f"SELECT {ANNOTATION_COLUMNS}, annotations.document_id FROM annotations "
                f"WHERE annotations.id IN ({marks})",
                chunk,
            )
            for row in rows:
                annotation = annotation_from_row(row[:-1])
                found[annotation.ident] = (row[-1], annotation)
        return found

    def annotations_of(self, document_id: int) -> list[Annotation]:
        return self._annotations.of(document_id)

    def exchange(self, remove: Sequence[str], put: Mapping[int, Sequence[Annotation]]) -> None:
        """Remove annotations by ident, put others by their document's id; one transaction."""
        with self._database.writing():
            self._annotations.remove(remove)
            for document_id, annotations in put.items():
                self._annotations.put(document_id, annotations)

    def add_document(self, notes: DocumentNotes, path: Path, now_s: float) -> int:
        """A record for a text that was never open here; its id. It is on the list if its file
        is there, else it only keeps the notes, and joins the text once that is opened."""
        work = notes.work or DocumentWork()
        audio = None if notes.audio_path is None else path_to_text(notes.audio_path)
        timed = None if work.timed_path is None else path_to_text(work.timed_path)
        with self._database.writing():
            self._database.execute(
                "INSERT INTO documents (path, text_hash, title, speakers, audio_path, timed_path, "
                "duration_ms, opened_s, added_s, position_ms, turn, char, turns, words, listed) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    path_to_text(path),
                    notes.text_hash,
                    storable_text(notes.title),
                    json.dumps(notes.speakers),
                    audio,
                    timed,
                    notes.duration_ms,
                    notes.opened_s,
                    work.added_s or now_s,
                    *(work.position_ms, work.turn, work.char),
                    *(work.turns, work.words),
                    int(notes.path != Path() and notes.path.is_file()),
                ),
            )
            return int(self._database.rows("SELECT last_insert_rowid()")[0][0])

    # -- what else was made ------------------------------------------------------

    def work_of(self, document_id: int) -> DocumentWork:
        """All of it. Raises KeyError where there is no such document."""
        rows = self._database.rows(
            "SELECT rejected_repairs, position_ms, turn, char, timed_path, turns, words, added_s "
            "FROM documents WHERE id = ?",
            (document_id,),
        )
        if not rows:
            raise KeyError(document_id)
        rejected, position_ms, turn, char, timed, turns, words, added_s = rows[0]
        return DocumentWork(
            self._recorded(document_id),
            self._corrections.answers(document_id),
            tuple(self._pins.of(document_id)),
            tuple(json.loads(rejected)),
            *(position_ms, turn, char),
            None if timed is None else path_from_text(timed),
            *(turns, words, added_s),
            dict(
                self._database.rows(
                    "SELECT day, listened_ms FROM listening WHERE document_id = ?", (document_id,)
                )
            ),
        )

    def _recorded(self, document_id: int) -> tuple[RecordedCorrection, ...]:
        rows = self._database.rows(
            "SELECT number, correction, act, made_s, taken_back_s FROM corrections "
            "WHERE document_id = ? ORDER BY number",
            (document_id,),
        )
        return tuple(
            RecordedCorrection(number, json.loads(text), act, made_s, taken_back_s)
            for number, text, act, made_s, taken_back_s in rows
        )

    def _record(self, document_id: int, corrections: Sequence[RecordedCorrection]) -> None:
        for each in corrections:
            self._database.execute(
                "INSERT INTO corrections "
                "(document_id, number, correction, act, made_s, taken_back_s) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (
                    *(document_id, each.number, json.dumps(dict(each.value))),
                    *(each.act, each.made_s, each.taken_back_s),
                ),
            )

    def _listened(self, document_id: int, listened_ms: Mapping[str, int]) -> None:
        for day, time_ms in listened_ms.items():
            self._database.execute(
                "INSERT INTO listening (document_id, day, listened_ms) VALUES (?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                (document_id, day, time_ms),
            )

    def add_work(self, document_id: int, work: DocumentWork) -> bool:
        """What of ``work`` the document does not have yet; whether that was anything.

        Never instead of what is there: corrections build on each other and come only where
        there are none, as do repairs taken back; answers and pins come beside others."""
        there = self.work_of(document_id)
        corrections = () if there.corrections else work.corrections
        answers = {i: a for i, a in work.answers.items() if i not in there.answers}
        pins = self._unknown_pins(work.pins)
        rejected = () if there.rejected_repairs else work.rejected_repairs
        listened = {d: ms for d, ms in work.listened_ms.items() if d not in there.listened_ms}
        if not (corrections or answers or pins or rejected or listened):
            return False
        with self._database.writing():
            self._record(document_id, corrections)
            self._listened(document_id, listened)
            for ident, answer in answers.items():
                self._corrections.set_answer(document_id, ident, answer)
            self._pins.change(document_id, put=pins)
            if rejected:
                self._set_rejected(document_id, rejected)
        return True

    def restore_work(self, document_id: int, work: DocumentWork) -> None:
        """Exactly ``work``, as ``work_of`` gave it, but for the place."""
        with self._database.writing():
            for table in ("corrections", "proposal_answers", "listening"):
                self._database.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))
            self._record(document_id, work.corrections)
            self._listened(document_id, work.listened_ms)
            for ident, answer in work.answers.items():
                self._corrections.set_answer(document_id, ident, answer)
            there = [pin.ident for pin in self._pins.of(document_id)]
            self._pins.change(document_id, put=work.pins, remove=there)
            self._set_rejected(document_id, work.rejected_repairs)

    def _set_rejected(self, document_id: int, idents: Sequence[str]) -> None:
        self._database.execute(
            "UPDATE documents SET rejected_repairs = ? WHERE id = ?",
            (json.dumps(list(idents)), document_id),
        )

    def _unknown_pins(self, pins: Sequence[KeptPin]) -> list[KeptPin]:
        """Those whose idents nobody has: a pin of another document is never taken from it."""
        return [
            pin
            for pin in pins
            if not self._database.rows("SELECT 1 FROM pins WHERE id = ?", (pin.ident,))
        ]
