from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.selection import Position, TextRange
from reader.storage.annotations import Annotations
from reader.storage.database import FILE_NAME, Database
from reader.storage.library import Library
from reader.storage.salvage import salvage
from reader.storage.salvage_pages import LEAF_TABLE, Pages

PAGE_BYTES = 4096
Row = tuple[object, ...]
COLUMNS = "id, document_id, quote, body, start_turn"


@dataclass(frozen=True)
class Whole:
    """A sound store: its bytes, its notes, and on which pages each of them lies."""

    data: bytes
    notes: dict[str, Row]
    pages: dict[str, frozenset[int]]

    @property
    def numbers(self) -> range:
        return range(1, len(self.data) // PAGE_BYTES + 1)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    folder = tmp_path_factory.mktemp("store")
    database = Database(folder)
    library, annotations = Library(database), Annotations(database)
    for number in range(3):
        record = library.remember(Path(f"/{number}.txt"), f"{number:064}", "A talk", (), None)
        annotations.put(
            record.document_id,
            [
                Annotation(
                    f"{number}-{turn:04}",
                    AnnotationKind.NOTE,
                    TextRange(Position(turn, 0), Position(turn, 40)),
                    quote=f"said in {number} at {turn} " * 6,
                    # One in twenty is longer than a page, and goes on elsewhere.
                    body=f"thought of {number} at {turn} " * (300 if turn % 20 == 7 else 8),
                    modified_s=float(turn),
                    tags=("idea", f"tag {turn % 7}"),
                )
                for turn in range(120)
            ],
        )
    database.close()
    path = folder / FILE_NAME
    return Whole(path.read_bytes(), read(path), where_they_lie(path))


def read(path: Path) -> dict[str, Row]:
    with closing(sqlite3.connect(path)) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = store.execute(f"SELECT {COLUMNS} FROM annotations")
        return {row[0]: row for row in rows}


def where_they_lie(path: Path) -> dict[str, frozenset[int]]:
    """The page of each note's row, and those on which its text stands, also in part."""
    pages = Pages(path)
    leaves: dict[str, int] = {}
    for number in range(1, pages.count + 1):
        content = pages.content(number)
        if content.kind == LEAF_TABLE:
            for cell in content.cells:
                ident = next((v for v in cell.values if is_ident(v)), None)
                if ident is not None and len(cell.values) > 12:
                    leaves[str(ident)] = number
    found: dict[str, frozenset[int]] = {}
    for ident, leaf in leaves.items():
        document, turn = ident.split("-")
        words = f"of {document} at {int(turn)} thought".encode()
        more = {n for n in range(1, pages.count + 1) if words in pages.page(n)}
        found[ident] = frozenset({leaf, *more})
    return found


def is_ident(value: object) -> bool:
    return isinstance(value, str) and len(value) == 6 and value[1] == "-" and value[2:].isdigit()


def salvaged(tmp_path: Path, data: bytes) -> dict[str, Row]:
    damaged, new = tmp_path / "damaged.sqlite3", tmp_path / "new.sqlite3"
    damaged.write_bytes(data)
    new.unlink(missing_ok=True)
    found = salvage(damaged, new)
    assert damaged.read_bytes() == data
    notes = read(new)
    assert found.notes == len(notes)
    return notes


def zeros(page: bytearray, _chance: random.Random) -> None:
    page[:] = bytes(len(page))


def one_bit(page: bytearray, chance: random.Random) -> None:
    page[chance.randrange(len(page))] ^= 1 << chance.randrange(8)


def one_bit_in_its_head(page: bytearray, chance: random.Random) -> None:
    page[chance.randrange(12)] ^= 1 << chance.randrange(8)


def test_the_store_is_as_it_is_meant_to_be_here(whole: Whole) -> None:
    assert 60 <= len(whole.numbers) <= 300
    assert whole.pages.keys() == whole.notes.keys()
    assert len(whole.notes) == 360
    assert any(len(pages) > 1 for pages in whole.pages.values())  # some go on elsewhere


@pytest.mark.parametrize("damage", [zeros, one_bit, one_bit_in_its_head])
def test_nothing_outside_the_damaged_page_is_lost(
    whole: Whole, tmp_path: Path, damage: Callable[[bytearray, random.Random], None]
) -> None:
    chance = random.Random(5)
    for number in whole.numbers:
        data = bytearray(whole.data)
        at = (number - 1) * PAGE_BYTES
        page = data[at : at + PAGE_BYTES]
        damage(page, chance)
        data[at : at + PAGE_BYTES] = page
        found = salvaged(tmp_path, bytes(data))
        # The document's number may be lost with its page; the note itself may not.
        for ident, row in whole.notes.items():
            if number not in whole.pages[ident]:
                assert found.get(ident) == row, f"page {number}, note {ident}"


def test_what_lies_before_the_end_of_a_file_cut_off_is_read(whole: Whole, tmp_path: Path) -> None:
    for number in whole.numbers:
        cut = (number - 1) * PAGE_BYTES + 1717
        found = salvaged(tmp_path, whole.data[:cut])
        for ident, row in whole.notes.items():
            if max(whole.pages[ident]) < number:
                assert found.get(ident) == row, f"cut off on page {number}, note {ident}"


def test_an_empty_file_and_one_of_another_kind_make_an_empty_store(tmp_path: Path) -> None:
    for data in (b"", b"S", b"SQLite format 3\0", b"\xff" * 100_000, bytes(50_000)):
        assert salvaged(tmp_path, data) == {}


def test_a_sound_store_is_read_whole(whole: Whole, tmp_path: Path) -> None:
    assert salvaged(tmp_path, whole.data) == whole.notes
