"""How much of a store is read after bytes were flipped, on one page after another.

``python tests/benchmarks/salvage.py [--notes 6000] [--every 1]``

Makes a store, flips bytes on each page in turn (in its head, in its middle, and all of it set
to zero), salvages it, and counts which annotations came back just as they were, which came
back otherwise, and which did not. Prints the counts; ends with 1 where anything crashed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.selection import Position, TextRange
from reader.storage.annotations import Annotations
from reader.storage.database import FILE_NAME, Database
from reader.storage.library import Library
from reader.storage.salvage import salvage

NOTES_EACH = 100
Damage = Callable[[bytearray, random.Random], None]


def make_store(folder: Path, notes: int) -> Path:
    chance = random.Random(7)
    database = Database(folder)
    library, annotations = Library(database), Annotations(database)
    for number in range(-(-notes // NOTES_EACH)):
        record = library.remember(Path(f"/talks/{number}.txt"), f"{number:064}", "A talk", (), None)
        annotations.put(
            record.document_id,
            [
                Annotation(
                    f"{number:06}-{turn:06}",
                    AnnotationKind.NOTE,
                    TextRange(Position(turn, 0), Position(turn, 40)),
                    quote="what was said there " * chance.randint(1, 12),
                    body="what was thought of it " * chance.choice((1, 4, 12, 12, 400)),
                    modified_s=float(turn),
                    tags=("idea", f"tag {turn % 7}"),
                )
                for turn in range(NOTES_EACH)
            ],
        )
    database.close()
    return folder / FILE_NAME


def content(path: Path) -> dict[str, tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as store:
        return {
            row[0]: row
            for row in store.execute(
                "SELECT id, document_id, quote, body, start_turn, modified_s FROM annotations"
            )
        }


def _head(page: bytearray, chance: random.Random) -> None:
    page[chance.randrange(0, 12)] ^= 1 << chance.randrange(8)


def _middle(page: bytearray, chance: random.Random) -> None:
    for _ in range(3):
        page[chance.randrange(len(page))] ^= 1 << chance.randrange(8)


def _zeros(page: bytearray, _chance: random.Random) -> None:
    page[:] = bytes(len(page))


DAMAGES: dict[str, Damage] = {
    "a bit in the page's head": _head,
    "three bits anywhere": _middle,
    "all zeros": _zeros,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=6000)
    parser.add_argument("--every", type=int, default=1, help="only every so manieth page")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="earmark-salvage-"))
    crashes = 0
    try:
        path = make_store(folder / "store", options.notes)
        whole, data = content(path), path.read_bytes()
        page_bytes = 4096
        pages = range(0, len(data) // page_bytes, options.every)
        print(f"{len(data):,} bytes, {len(data) // page_bytes} pages, {len(whole)} annotations")
        for name, damage in DAMAGES.items():
            chance = random.Random(3)
            same = other = lost = 0
            worst = 0
            start = time.perf_counter()
            for number in pages:
                damaged = bytearray(data)
                at = number * page_bytes
                page = damaged[at : at + page_bytes]
                damage(page, chance)
                damaged[at : at + page_bytes] = page
                hurt, new = folder / "damaged.sqlite3", folder / "new.sqlite3"
                hurt.write_bytes(damaged)
                new.unlink(missing_ok=True)
                try:
                    salvage(hurt, new)
                    found = content(new)
                except Exception as error:  # noqa: BLE001  counted, and the run fails
                    crashes += 1
                    print(f"page {number}, {name}: {type(error).__name__}: {error}")
                    continue
                right = sum(found.get(ident) == row for ident, row in whole.items())
                missing = sum(ident not in found for ident in whole)
                same += right
                lost += missing
                other += len(whole) - right - missing
                worst = max(worst, missing)
            seconds = time.perf_counter() - start
            total = max(1, len(pages) * len(whole))
            print(
                f"{name:<26} {len(pages)} stores: {same / total:.4%} as they were, "
                f"{other / total:.4%} otherwise, {lost / total:.4%} lost "
                f"(at most {worst} of one store); {seconds / max(1, len(pages)) * 1000:.0f} ms each"
            )
        print(f"crashes: {crashes}")
    finally:
        shutil.rmtree(folder)
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main())
