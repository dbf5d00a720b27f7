from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.kept_pins import KeptPin, Recording
from reader.core.pins import Reach
from reader.core.selection import Position, TextRange
from reader.storage.database import Database
from reader.storage.library import Library
from reader.storage.pins import Pins

PIN = KeptPin(
    ident="a",
    range=TextRange(Position(3, 4), Position(3, 9)),
    quote="schön",
    prefix="ganz ",
    suffix=" — 語 👩‍🚀",
    start_ms=123_456,
    reach=Reach.BETWEEN,
    recording=Recording(300_000_000, 18_900_123),
    created_s=1700000000.125,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path)
    yield database
    database.close()


@pytest.fixture
def document_id(database: Database) -> int:
    return Library(database).remember(Path("/t.txt"), "h", "T", (), None).document_id


def test_pins_come_back_exactly_and_oldest_first(database: Database, document_id: int) -> None:
    made = [
        replace(PIN, ident=r.value, reach=r, created_s=float(9 - n)) for n, r in enumerate(Reach)
    ]
    Pins(database).change(document_id, put=[*made, PIN])
    assert Pins(database).of(document_id) == [*made[::-1], PIN]
    assert Pins(database).of(document_id + 1) == []


def test_pins_are_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    first = Database(tmp_path)
    document_id = Library(first).remember(Path("/t.txt"), "h", "T", (), None).document_id
    Pins(first).change(document_id, put=[PIN])
    second = Database(tmp_path)  # while the first has not been closed: as after a kill
    assert Pins(second).of(document_id) == [PIN]
    second.close()
    first.close()


def test_a_change_replaces_and_removes_together(database: Database, document_id: int) -> None:
    pins = Pins(database)
    other = replace(PIN, ident="b")
    pins.change(document_id, put=[PIN, other])
    moved = PIN.moved(5, Reach.TURN, Recording())
    pins.change(document_id, put=[moved], remove=["b", "never there"])
    assert pins.of(document_id) == [moved]


def test_a_change_is_made_whole_or_not_at_all(database: Database, document_id: int) -> None:
    pins = Pins(database)
    pins.change(document_id, put=[PIN])
    bad = replace(PIN, ident="b", start_ms="soon")  # type: ignore[arg-type]
    with pytest.raises(Exception, match="cannot store TEXT"):
        pins.change(document_id, put=[replace(PIN, start_ms=1), bad], remove=["a"])
    assert pins.of(document_id) == [PIN]
