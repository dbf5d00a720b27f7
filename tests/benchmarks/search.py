"""How quick searching is, at 535 turns and at ten million words:
``python tests/benchmarks/search.py``.

Prints how long the index takes and how much memory, then for each query the median and the
99th percentile in ms of everything the window asks for: how many hits there are, which is
current, those of the turns in sight and of the rows of the list. Beside it what a bare
``str.count`` takes over the folded text, which counts and knows no place, and, at 535 turns,
what ``QTextDocument.find`` takes to step through all hits. Text is made up: an alphabet and
letters as frequent as English has them, curly apostrophes and a few accents among them. At
last, patterns and how far they get in the time they are given.
"""

from __future__ import annotations

import os
import random
import re
import resource
import statistics
import sys
import time
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from reader.core.search import find, fold
from reader.core.search_hits import Hits, ListedHits
from reader.core.search_index import TextIndex
from reader.core.search_pattern import find_pattern
from reader.core.transcript import Speaker, Transcript
from tests.benchmarks.figure import Figure, at_99, figure

SIZES = (535, 100_000)
WORDS_A_TURN = 100
ROWS_IN_SIGHT = 12
TURNS_IN_SIGHT = 6
REPEATS = 30
PATIENCE_S = 20.0
LONG_PLAIN = ("the same, one person", "a rare word")  # without an index a matter of seconds
_LETTERS = (
    "eeeeeeeeeeeetttttttttaaaaaaaaooooooooiiiiiiinnnnnnnsssssshhhhhhrrrrrrddddllllcccuuu"
    "mmmwwffggyyppbbvk"
)
_COMMON = ("the", "and", "that’s", "I", "of", "to", "a", "in", "it", "you", "don’t", "so", "is")


def conversation(turns: int, seed: int = 7) -> Transcript:
    """``turns`` turns of 100 made-up words, three people; one word stands in it once."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(2, 9))) for _ in range(20_000)]
    words = [re.sub(r"(.)\1\1+", r"\1\1", word) for word in words]
    words[::900] = [word + "é" for word in words[::900]]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    words = [*_COMMON, *words]
    weights = [0.25] * len(_COMMON) + weights
    texts = []
    for start in range(0, turns, 1000):
        said = chance.choices(words, weights, k=WORDS_A_TURN * min(1000, turns - start))
        texts += [
            " ".join(said[at : at + WORDS_A_TURN]).capitalize() + "."
            for at in range(0, len(said), WORDS_A_TURN)
        ]
    texts[turns // 2] += " Quetzalcoatl."
    people = (Speaker("Mira"), Speaker("Theo"), Speaker("Hana"))
    return Transcript(texts, array("i", (i % 3 for i in range(turns))), people)


QUERIES: tuple[tuple[str, str, bool, set[int] | None], ...] = (
    ("a letter", "e", False, None),
    ("a letter, whole words", "a", True, None),
    ("a letter of one person", "e", False, {1}),
    ("a frequent word", "the", False, None),
    ("the same, whole words", "the", True, None),
    ("the same, one person", "the", True, {2}),
    ("typography", "that's", False, None),
    ("doubled letter", "ee", False, None),
    ("a rare word", "quetzalcoatl", False, None),
    ("a phrase", "and the", False, None),
    ("a longer phrase", "it is so that’s to the", False, None),
    ("not there", "zzyx", False, None),
)

# The last would never end: it tries every way to divide what it meets.
PATTERNS = (r"\bt\w+e\b", r"(?:\w|\s|\w\s)+[?;]")


def looked_at(hits: Hits, turns: int) -> int:
    """What the window asks for; how many hits."""
    middle = turns // 2
    current = hits.index_from(middle) % max(1, len(hits))
    for row in range(current, min(current + ROWS_IN_SIGHT, len(hits))):
        hits[row]
    for turn in range(middle, middle + TURNS_IN_SIGHT):
        hits.spans(turn)
    return len(hits)


def spent_on(act: Callable[[], int], repeats: int = REPEATS) -> tuple[list[float], int]:
    """How many ms each time, and what came of it."""
    spent: list[float] = []
    began = time.perf_counter()
    while len(spent) < repeats and (not spent or time.perf_counter() - began < PATIENCE_S):
        start = time.perf_counter()
        came = act()
        spent.append((time.perf_counter() - start) * 1000)
    return spent, came


def timed(act: Callable[[], int], repeats: int = REPEATS) -> tuple[float, float, int]:
    """Median and 99th percentile in ms, and what came of it."""
    spent, came = spent_on(act, repeats)
    return statistics.median(spent), at_99(spent), came


def figures() -> Iterator[Figure]:
    turns = SIZES[-1]
    transcript = conversation(turns)
    start = time.perf_counter()
    index = TextIndex(transcript.texts)
    spent_ms = (time.perf_counter() - start) * 1000
    yield figure(f"index of {transcript.word_count / 1e6:.0f} million words", [spent_ms])
    folded = "\n".join(map(fold, transcript.texts))
    for name, query, whole, speakers in QUERIES:
        spent, count = spent_on(
            lambda query=query, whole=whole, speakers=speakers: looked_at(  # type: ignore[misc]
                index.find(transcript, query, whole_word=whole, speakers=speakers), turns
            )
        )
        bare, _, _ = timed(lambda query=query: folded.count(fold(query)), 5)  # type: ignore[misc]
        yield figure(
            f"search: {name} ({count:,} hits)",
            spent,
            bar=50,
            ratio=statistics.median(spent) / bare,
            bare="str.count",
        )


def stepped_through(document: QTextDocument, query: str) -> int:
    count = 0
    cursor = document.find(query)
    while not cursor.isNull():
        count += 1
        cursor = document.find(query, cursor)
    return count


def measure(turns: int) -> None:
    transcript = conversation(turns)
    characters = sum(map(len, transcript.texts))
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    index = TextIndex(transcript.texts)
    took_ms = (time.perf_counter() - start) * 1000
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb
    print(
        f"\n{turns:,} turns, {transcript.word_count:,} words, {characters:,} characters; index:"
        f" {took_ms:.0f} ms, {index.size_bytes / 1e6:.1f} MB"
        f" ({index.size_bytes / characters:.2f} bytes a character),"
        f" {max(0, peak_kb) / 1024:.0f} MB more at most while it is built"
    )
    folded = "\n".join(map(fold, transcript.texts))
    document = QTextDocument("\n".join(transcript.texts)) if turns == SIZES[0] else None
    print(
        f"{'median / p99, ms':26}{'hits':>10}{'index':>18}{'plain':>16}{'str.count':>11}"
        f"{'ratio':>7}{'Qt find':>9}{'ratio':>7}"
    )
    for name, query, whole, speakers in QUERIES:
        median, worst, count = timed(
            lambda query=query, whole=whole, speakers=speakers: looked_at(  # type: ignore[misc]
                index.find(transcript, query, whole_word=whole, speakers=speakers), turns
            )
        )
        plain: float | None = None
        if turns == SIZES[0] or name in LONG_PLAIN:
            plain, _, checked = timed(
                lambda query=query, whole=whole, speakers=speakers: looked_at(  # type: ignore[misc]
                    ListedHits(find(transcript, query, whole_word=whole, speakers=speakers)), turns
                ),
                REPEATS if turns == SIZES[0] else 1,
            )
            assert checked == count
        bare, _, _ = timed(lambda query=query: folded.count(fold(query)), 9)  # type: ignore[misc]
        line = f"{name:26}{count:>10,}{median:>9.2f} /{worst:>7.2f}"
        line += " " * 16 if plain is None else f"{plain:>16.2f}"
        line += f"{bare:>11.2f}"
        line += f"{median / bare:>7.2f}"
        if document is not None and speakers is None and not whole:
            stepping, _, _ = timed(lambda query=query: stepped_through(document, query), 5)  # type: ignore[misc]
            line += f"{stepping:>9.1f}{median / stepping:>7.3f}"
        print(line)
    for pattern in PATTERNS:
        start = time.perf_counter()
        result = find_pattern(transcript, pattern)
        took_s = time.perf_counter() - start
        print(
            f"pattern {pattern:18}{len(result.hits):>10,}  {took_s:.2f} s,"
            f" {result.looked_at:.0%} looked through"
        )


def main() -> None:
    app = QApplication.instance() or QApplication(sys.argv)
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")
    for turns in SIZES:
        measure(turns)
    app.quit()


if __name__ == "__main__":
    main()
