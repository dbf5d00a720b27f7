from __future__ import annotations

from array import array
from pathlib import Path

from reader.core.relabel import relabel_turn
from reader.core.text_fixes import FixedText, fix_at
from reader.core.transcript import NO_SPEAKER, Transcript
from reader.storage.corrections import Corrections
from reader.storage.database import Database
from reader.storage.library import Library


def test_none_is_deleted_and_each_holds_again(tmp_path: Path) -> None:

    database = Database(tmp_path)
    try:
        ident = Library(database).remember(Path("/a.txt"), "a" * 64, "A", (), None).document_id
        store = Corrections(database)
        source = Transcript(["We met Jhon."], array("i", [NO_SPEAKER]), ())
        fix, label = fix_at(source, 0, 7, 12, "John."), relabel_turn(0, "Ada")
        numbers = store.add(ident, [fix.to_json(), label.to_json()], made_s=5.0)
        assert numbers == [0, 1]
        assert store.add(ident, [label.to_json()], made_s=6.0) == [2]
        store.set_taken_back(ident, [0], 7.0)
        kept = store.history(ident)
        assert [each.correction for each in kept] == [fix, label, label]
        assert [each.act for each in kept] == [0, 0, 2]
        assert [each.taken_back_s for each in kept] == [7.0, None, None]
        assert store.of(ident) == [label.to_json()] * 2
        store.set_taken_back(ident, [0], None)
        assert store.of(ident)[0] == fix.to_json()
        assert FixedText(source, [(0, fix)]).transcript.texts == ["We met John."]
        store.replace(ident, [fix.to_json()])
        assert store.of(ident) == [fix.to_json()]
        assert len(store.history(ident)) == 3
    finally:
        database.close()


def test_what_a_newer_program_wrote_is_left_alone(tmp_path: Path) -> None:
    database = Database(tmp_path)
    try:
        ident = Library(database).remember(Path("/a.txt"), "a" * 64, "A", (), None).document_id
        store = Corrections(database)
        newer: dict[str, object] = {"kind": "melody", "notes": [1, 2]}
        store.add(ident, [newer, relabel_turn(0, "Ada").to_json()], made_s=5.0)
        assert [each.number for each in store.history(ident)] == [1]
        assert store.of(ident)[0] == newer
    finally:
        database.close()


def test_replacing_keeps_what_both_begin_with(tmp_path: Path) -> None:
    database = Database(tmp_path)
    try:
        ident = Library(database).remember(Path("/a.txt"), "a" * 64, "A", (), None).document_id
        store = Corrections(database)
        first, second, third = (relabel_turn(turn, "Ada").to_json() for turn in range(3))
        store.add(ident, [first, second], made_s=5.0)
        store.replace(ident, [first, third])
        assert store.of(ident) == [first, third]
        assert [each.taken_back_s is None for each in store.history(ident)] == [True, False, True]
    finally:
        database.close()
