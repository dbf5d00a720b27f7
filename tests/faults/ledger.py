"""What a store must hold, from what the process that wrote to it has told.

A ``State`` names everything that the user made. A step is told twice: what it is going to
change, and that its call has returned. Only then is it acknowledged, and must be there
whatever happens; one that was under way, or was refused, may be there whole or not at all.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from reader.core.annotation import Annotation
from reader.storage.annotations import Annotations
from reader.storage.backups import FOLDER_NAME as BACKUPS
from reader.storage.backups import list_backups
from reader.storage.corrections import Corrections
from reader.storage.database import FILE_NAME, Database
from reader.storage.library import Library
from reader.storage.mirror import digest_of
from reader.storage.pins import Pins
from tests.faults.child import Message

State = dict[str, object]
# In an expected annotation: when it is made is not known yet.
NOT_KNOWN_S = -1.0


class Delta(NamedTuple):
    """A change of a state: these are there instead, those are not any more."""

    put: State
    gone: tuple[str, ...] = ()

    def applied_to(self, state: State) -> State:
        return {key: value for key, value in state.items() if key not in self.gone} | self.put


class Ledger:
    """What has been told so far, of one process or several in turn."""

    def __init__(self, state: State | None = None) -> None:
        self.state: State = dict(state or {})
        self.open_ends: list[Delta] = []
        self.acknowledged = 0
        self.refused = 0
        self.backups = 0
        self.last_backup = ""  # its name

    def hear(self, message: Message) -> None:
        """``("begins", delta)``, then ``("done", delta)`` or ``("refused", why)``."""
        match message:
            case ("begins", delta):
                self.open_ends.append(delta)
            case ("done", delta):
                self.state = delta.applied_to(self.state)
                if delta.put or delta.gone:  # else nothing may have been written
                    self.open_ends.clear()
                self.acknowledged += 1
            case ("refused", _):
                self.refused += 1
            case ("found", state, is_settled):
                why = self.explain(state, is_settled=is_settled)
                assert not why, f"found on opening: {why}"
            case ("backed up", name):
                self.backups += 1
                self.last_backup = name or self.last_backup
            case ("raised", trace):
                raise AssertionError(f"the writer failed:\n{trace}")

    def explain(self, found: State, *, is_settled: bool = True) -> str:
        """Why ``found`` cannot be; empty where it can. It is what is expected from then on,
        unless it was only read, by who could not write."""
        for expected in (self.state, *(delta.applied_to(self.state) for delta in self.open_ends)):
            if not _differences(expected, found):
                if is_settled:
                    self.state = found
                    self.open_ends.clear()
                return ""
        return "\n".join(_differences(self.state, found)[:12])


def _differences(expected: State, found: State) -> list[str]:
    lost = [f"lost: {key} {_brief(expected[key])}" for key in expected if key not in found]
    more = [f"nobody put: {key} {_brief(found[key])}" for key in found if key not in expected]
    other = [
        f"other: {key}\n  expected {_brief(value)}\n  found    {_brief(found[key])}"
        for key, value in expected.items()
        if key in found and not _agree(value, found[key])
    ]
    return lost + more + other


def _brief(value: object) -> str:
    if isinstance(value, Annotation):
        value = replace(value, quote=value.quote[:9], prefix="", suffix="", placed_in="")
    return repr(value)[:400]


def _agree(expected: object, found: object) -> bool:
    if isinstance(expected, Annotation) and isinstance(found, Annotation):
        if expected.created_s == NOT_KNOWN_S:
            found = replace(found, created_s=NOT_KNOWN_S)
        if expected.modified_s == NOT_KNOWN_S:
            found = replace(found, modified_s=NOT_KNOWN_S)
    return expected == found


def note_key(document_id: int, ident: str) -> str:
    return f"{document_id} note {ident}"


def pin_key(document_id: int, ident: str) -> str:
    return f"{document_id} pin {ident}"


def state_of(database: Database) -> State:
    """Everything that the user made, as the store's own classes read it."""
    state: State = {}
    annotations, pins = Annotations(database), Pins(database)
    library, corrections = Library(database), Corrections(database)
    for record in library.recent(10_000):
        number, place = record.document_id, record.place
        state[f"{number} document"] = (record.title, record.speakers, record.text_hash)
        state[f"{number} place"] = (place.position_ms, place.turn, place.char)
        state[f"{number} labels"] = repr(corrections.of(number))
        state[f"{number} answers"] = tuple(sorted(corrections.answers(number).items()))
        state |= {note_key(number, note.ident): note for note in annotations.of(number)}
        state |= {pin_key(number, pin.ident): pin for pin in pins.of(number)}
    return state


def sound_state_of(folder: Path) -> State:
    """Start on ``folder`` as the program does: without a question, sound, and with what state.
    Raises AssertionError where it is not sound."""
    database = Database(folder)
    try:
        assert database.notice == "", database.notice
        state = state_of(database)
    finally:
        database.close()
    check_file(folder / FILE_NAME)
    for backup in list_backups(folder / BACKUPS):
        check_file(backup.path)
        with closing(sqlite3.connect(backup.path)) as copy:
            assert digest_of(copy) == backup.digest, f"{backup.path.name} is not what it says"
        assert backup.mirror.exists(), f"{backup.path.name} has no mirror"
        json.loads(backup.mirror.read_bytes())
    return state


def check_file(path: Path) -> None:
    """The whole file is sound, and no row refers to one that is not there."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        assert found == [("ok",)], f"{path.name}: {found[:5]}"
        dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
        assert dangling == [], f"{path.name}: {dangling[:5]}"
