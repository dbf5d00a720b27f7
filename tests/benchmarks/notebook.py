"""The notebook of the whole library with 100,000 annotations in 1,000 conversations.

    python tests/benchmarks/notebook.py [--annotations 100000] [--documents 1000] [--data FOLDER]

Makes a store (kept in FOLDER, if given, for the next run) whose words are as unevenly frequent
as those of a language, and prints what a question takes in the worker (count, order, groups and
the first page of entries), and what making the index of words takes.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import accumulate, chain, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # the tests, which are not installed

from reader.core.annotation import HIGHLIGHT_STYLES, Annotation, AnnotationKind
from reader.core.annotation_query import NoteFilter, NoteGrouping, NoteOrder
from reader.core.selection import Position, TextRange
from reader.session.store import Store
from reader.storage.annotation_search import AnnotationSearch
from reader.storage.library_shelf import LibraryShelf, NewDocument
from tests.benchmarks.figure import Figure, figure

BAR_MS = 100.0
PAGE = 40
ROUNDS = 15
SYLLABLES = [c + v for c in "bcdfghklmnprstvw" for v in ("a", "e", "i", "o", "u", "ei", "ou")]
SPEAKERS = [f"Speaker {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
YEAR_S = 365 * 86400


def make(folder: Path, annotations: int, documents: int) -> list[str]:
    """The words used, the most frequent first."""
    chance = random.Random(7)
    words = sorted({"".join(chance.choices(SYLLABLES, k=n % 4 + 1)) for n in range(60_000)})
    chance.shuffle(words)
    weights = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(words))))
    tags = words[200:320]
    store = Store.open(folder)
    if store.annotations.extents():
        store.close()
        return words
    added = LibraryShelf(store.database).add(
        NewDocument(
            folder / f"talk-{number}.txt",
            f"{number:064x}",
            " ".join(chance.choices(words[50:], k=4)).capitalize(),
            tuple(chance.sample(SPEAKERS, 3)),
            None,
            None,
            400,
            30_000,
        )
        for number in range(documents)
    )
    now_s = time.time()
    for place, (document_id, _) in enumerate(added):
        count = annotations * (place + 1) // documents - annotations * place // documents
        made = []
        for number in range(count):
            turn = chance.randrange(400)
            kind = chance.choice(list(AnnotationKind))
            created_s = now_s - chance.random() * 3 * YEAR_S
            made.append(
                Annotation(
                    f"{place}-{number}",
                    kind,
                    TextRange(Position(turn, 0), Position(turn, 90)),
                    " ".join(chance.choices(words, cum_weights=weights, k=18)),
                    start_ms=turn * 30_000,
                    end_ms=turn * 30_000 + 9000,
                    body=" ".join(chance.choices(words, cum_weights=weights, k=12))
                    if chance.random() < 0.5
                    else "",
                    colour=chance.choice(HIGHLIGHT_STYLES)
                    if kind is AnnotationKind.HIGHLIGHT
                    else "",
                    created_s=created_s,
                    modified_s=created_s + chance.random() * 86400,
                    tags=tuple(sorted(set(chance.choices(tags, k=chance.randrange(4))))),
                    starred=chance.random() < 0.05,
                    speaker=chance.choice(SPEAKERS),
                )
            )
        store.annotations.put(document_id, made)
    store.close()
    return words


def questions(words: list[str]) -> dict[str, tuple[NoteFilter, NoteOrder, NoteGrouping]]:
    """By what they are called."""
    everything = NoteFilter()
    place, made, changed = NoteOrder.PLACE, NoteOrder.CREATED, NoteOrder.MODIFIED
    none, document = NoteGrouping.NONE, NoteGrouping.DOCUMENT
    since_s = time.time() - YEAR_S / 12
    return {
        "all by document": (everything, place, document),
        "all by time made": (everything, made, none),
        "all by time changed": (everything, changed, none),
        "all by day": (everything, made, NoteGrouping.DAY),
        "all by tag": (everything, place, NoteGrouping.TAG),
        "changed, by document": (everything, changed, document),
        "one tag": (NoteFilter(tags=(words[205],)), place, document),
        "two colours": (NoteFilter(colours=("yellow", "blue")), made, none),
        "one kind": (NoteFilter(kinds=("note",)), place, document),
        "one speaker": (NoteFilter(speakers=("Speaker A",)), place, document),
        "one document": (NoteFilter(documents=(7,)), place, none),
        "starred": (NoteFilter(starred=True), changed, none),
        "the last month": (NoteFilter(since_s=since_s), made, NoteGrouping.DAY),
        "the most frequent word": (NoteFilter(words[0]), place, document),
        "a rare word": (NoteFilter(words[5000]), place, document),
        "two letters": (NoteFilter(words[0][:2]), place, document),
        "two words": (NoteFilter(f"{words[0]} {words[30]}"), changed, none),
        "a phrase, a colour, a star": (
            NoteFilter(f'"{words[0]} {words[1]}"', colours=("pink",), starred=True),
            place,
            document,
        ),
    }


def timed_ms(work: Callable[[], object]) -> float:
    began_s = time.perf_counter()
    work()
    return (time.perf_counter() - began_s) * 1000


def measure(folder: Path, words: list[str]) -> list[Figure]:
    figures = []
    with AnnotationSearch(folder) as search:
        building_ms = timed_ms(lambda: search.find(NoteFilter(words[0])))
        figures.append(figure("first search, making the index of words", [building_ms]))
    for name, asked in questions(words).items():

        def ask(asked: tuple[NoteFilter, NoteOrder, NoteGrouping] = asked) -> None:
            # As the page does it: a connection of its own, all numbers, and the first entries.
            with AnnotationSearch(folder) as search:
                found = search.find(*asked)
                search.entries(islice(chain(*(g.numbers for g in found.groups)), PAGE))

        figures.append(figure(name, [timed_ms(ask) for _ in range(ROUNDS)], bar=BAR_MS))

    def facets() -> None:
        with AnnotationSearch(folder) as search:
            search.facets()

    figures.append(figure("what there is to filter by", [timed_ms(facets) for _ in range(ROUNDS)]))
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--annotations", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--data", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = chosen.data or Path(made)
        words = make(folder, chosen.annotations, chosen.documents)
        for each in measure(folder, words):
            bar = "" if each.bar is None else f"  bar {each.bar:.0f}"
            print(f"{each.what:42} median {each.median:8.1f}  p99 {each.p99:8.1f} ms{bar}")


if __name__ == "__main__":
    main()
