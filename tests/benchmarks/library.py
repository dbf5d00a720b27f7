"""The library with ten thousand conversations: opening its page, typing, searching all of it.

    python tests/benchmarks/library.py [--documents 10000] [--words 3000] [--data FOLDER]

Builds a made-up library (kept in FOLDER, if given, for the next run) whose words are as
unevenly frequent as those of a language (Zipf), opens the real window on it (a virtual display
will do) and prints what each step takes on the main thread, and what a query takes in the
worker. ``--words`` is the mean length of a conversation; an hour of talk is about 9000.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # the tests, which are not installed

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from reader.app import build
from reader.session.store import Store
from reader.storage.full_text import FILE_NAME, FullTextIndex, IndexedText
from reader.storage.full_text_search import search
from reader.storage.library_shelf import LibraryShelf, NewDocument
from tests.benchmarks.figure import Figure, figure

VOCABULARY = 60_000
WORDS_A_TURN = 80
SYLLABLES = [c + v for c in "bcdfghklmnprstvw" for v in ("a", "e", "i", "o", "u", "ei", "ou")]


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Words, the most frequent first, and how often each is said, summed up."""
    words = sorted({"".join(chance.choices(SYLLABLES, k=n % 4 + 1)) for n in range(2 * VOCABULARY)})
    chance.shuffle(words)
    words = words[:VOCABULARY]
    return words, list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(words))))


def make(folder: Path, documents: int, mean_words: int) -> None:
    chance = random.Random(4)
    words, weights = vocabulary(chance)
    said = chance.choices(words, cum_weights=weights, k=2_000_000)
    store = Store.open(folder)
    shelf = LibraryShelf(store.database)
    began_s = time.process_time()
    total = indexing_s = 0.0
    with FullTextIndex(folder) as index:
        for first in range(0, documents, 500):
            numbers = range(first, min(first + 500, documents))
            added = shelf.add(
                NewDocument(
                    Path(f"/talks/{n // 100}/{n}.txt"),
                    f"{n:064}",
                    " ".join(chance.choices(words, k=5)).capitalize(),
                    tuple(name.capitalize() for name in chance.choices(words[100:3000], k=3)),
                    Path(f"/talks/{n // 100}/{n}.mp3"),
                    None,
                    110,
                    mean_words,
                )
                for n in numbers
            )
            for (ident, _), n in zip(added, numbers, strict=True):
                text = conversation(chance, said, mean_words)
                total += sum(len(turn.split()) for turn in text.texts)
                before_s = time.process_time()
                index.put(ident, f"{n:064}", text)
                indexing_s += time.process_time() - before_s
        index.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    with store.database.writing():
        store.database.execute(
            "UPDATE documents SET opened_s = added_s + id, duration_ms = 3600000, "
            "position_ms = (id * 7919) % 3600000"
        )
    store.close()
    print(
        f"made {documents} conversations, {total / 1e6:.1f} million words, in "
        f"{time.process_time() - began_s:.0f} s; indexing {indexing_s:.0f} s of the processor "
        f"({total / indexing_s / 1e6:.2f} million words a second)"
    )


def conversation(chance: random.Random, said: list[str], mean_words: int) -> IndexedText:
    length = max(WORDS_A_TURN, int(chance.expovariate(1 / mean_words)))
    turns = []
    while length > 0:
        words = max(3, int(chance.expovariate(1 / WORDS_A_TURN)))
        start = chance.randrange(len(said) - words)
        turns.append(" ".join(said[start : start + words]))
        length -= words
    return IndexedText(
        turns,
        [n % 3 for n in range(len(turns))],
        ("A", "B", "C"),
        [n * 9000 for n in range(len(turns))],
    )


def report(what: str, times_ms: list[float], bound: str = "") -> None:
    times_ms = sorted(times_ms)
    p99 = times_ms[min(len(times_ms) - 1, int(len(times_ms) * 0.99))]
    print(
        f"{what:<44} median {statistics.median(times_ms):7.1f} ms   p99 {p99:7.1f} ms"
        f"   of {len(times_ms)} {bound}"
    )


def timed(act: Callable[[], object]) -> float:
    before_s = time.perf_counter()
    act()
    return (time.perf_counter() - before_s) * 1000


def settle(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def measure_queries(folder: Path) -> None:
    """As the worker runs them, the opening of the index and the snippets included."""
    chance = random.Random(4)
    words, _ = vocabulary(chance)
    chance = random.Random(5)
    recency = dict.fromkeys(range(1, 10_000_000 // 100), 1.0)
    kinds: dict[str, Callable[[], str]] = {
        "a rare word (rank 3000-30000)": lambda: chance.choice(words[3000:30000]) + " ",
        "a word (rank 300-3000)": lambda: chance.choice(words[300:3000]) + " ",
        "one of the 30 commonest words": lambda: chance.choice(words[:30]) + " ",
        "a beginning of 2 letters": lambda: chance.choice(words[:5000])[:2],
        "a beginning of 4 letters": lambda: chance.choice(words[:5000])[:4],
        "two words": lambda: " ".join(chance.choices(words[20:2000], k=2)) + " ",
        "a phrase of two common words": lambda: f'"{" ".join(chance.choices(words[:60], k=2))}"',
        "a common and a rare word": lambda: f"{words[0]} {chance.choice(words[2000:9000])} ",
    }
    for name, ask in kinds.items():
        times = []
        for _ in range(40):
            typed = ask()

            def query(typed: str = typed) -> None:
                with FullTextIndex(folder) as index:
                    search(index, typed, recency)

            times.append(timed(query))
        report(f"query: {name}", times)


Spent = tuple[list[float], list[float], list[float]]


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as made:
        make(Path(made), 10_000, 30)  # the page does not ask how long they are
        opening, typing, scrolling = spent_on_page(Path(made))
    yield figure("opening the library, 10,000 documents", opening, bar=200)
    yield figure("a key in the library's filter", typing, bar=50)
    yield figure("a frame of scrolling the library", scrolling, bar=1000 / 60)


def measure_page(folder: Path) -> None:
    opening, typing, scrolling = spent_on_page(folder)
    report("opening the page, painted", opening, "(wanted: <= 200 ms)")
    report("a key in the filter, painted", typing, "(wanted: <= 50 ms)")
    report("a frame of scrolling the list", scrolling)


def spent_on_page(folder: Path) -> Spent:
    """In ms: opening the page, a key in its filter, a frame of scrolling."""
    program = build(data_dir=folder, size=(1440, 900))
    window = program.window
    catalogue = program.session.catalogue
    window.resize(1440, 900)

    def shown() -> None:
        window.library.show()
        window.library.page.grab()  # painted, whatever the screen does

    window.show()  # with nothing open it shows the library: that was the first time
    opening = []
    for _ in range(12):
        window.pages.show_conversation()
        QApplication.processEvents()
        opening.append(timed(shown))
        settle(0.5)  # looking for missing files, comparing the index
    page = window.library.page
    names = [entry.shown_title.split()[0] for entry in catalogue.entries()[:40]]
    typing = []
    for name in names:
        for end in range(1, len(name) + 1):

            def typed(text: str = name[:end]) -> None:
                page.field.setText(text)
                page.repaint()

            typing.append(timed(typed))
        page.field.clear()
    page.field.clear()
    bar = page.shelf.verticalScrollBar()
    scrolling = []
    for step in range(200):

        def scrolled(value: int = step * 400) -> None:
            bar.setValue(value)
            page.shelf.viewport().repaint()

        scrolling.append(timed(scrolled))
    settle(0.2)
    program.close()
    return opening, typing, scrolling


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=3000)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    print(f"load average before: {os.getloadavg()[0]:.2f}")
    with tempfile.TemporaryDirectory() as made:
        folder = options.data or Path(made)
        if not (folder / FILE_NAME).exists():
            make(folder, options.documents, options.words)
        for name in ("earmark.sqlite3", FILE_NAME):
            print(f"{name}: {(folder / name).stat().st_size / 1e6:.0f} MB")
        measure_queries(folder)
        measure_page(folder)
    print(f"load average after: {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    main()
