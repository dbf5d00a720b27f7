"""How quick the page is, at 535 turns and at 100,000: ``python tests/benchmarks/view.py``.

Prints, for each size, the median and the 99th percentile in ms, and the ratio of the two
sizes; once with bare text, once with everything marked and all but the current turn receding.
Then the same work by a bare ``QPlainTextEdit`` that has the same text (paragraphs without
names, times or marks), and how many times as long the page takes. Text is made up; the window
is off screen, 888 x 712.

The bars: a frame of scrolling 8 ms (99th percentile); another size, width or line height
30 ms at 535 turns and 100 ms at 100,000.
"""

from __future__ import annotations

import gc
import os
import random
import resource
import statistics
import sys
import time
from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from reader.core.annotation import UNDERLINE
from reader.core.search import Hit
from reader.core.timeline import Cursor
from reader.core.transcript import Speaker, Transcript
from reader.gui.transcript.painter import Spoken
from reader.gui.transcript.view import TranscriptView
from tests.benchmarks.figure import Figure, at_99, figure

SIZES = (535, 100_000)
WORDS_A_TURN = 100
BOUNDARIES = 1000
FRAMES = 400
_SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ten",
    "sur",
    "va",
    "ne",
    "pol",
    "ri",
    "da",
    "shu",
    "bren",
    "to",
    "el",
    "ga",
]


def conversation(turns: int, seed: int = 7) -> Transcript:
    """``turns`` turns of 10 to 190 made-up words, three people."""
    chance = random.Random(seed)
    words = [
        "".join(chance.choices(_SYLLABLES, k=chance.choice((1, 1, 2, 2, 3)))) for _ in range(4000)
    ]
    texts = []
    for _ in range(turns):
        said = chance.choices(words, k=chance.randint(10, 2 * WORDS_A_TURN - 10))
        texts.append(" ".join(said).capitalize() + ".")
    people = (Speaker("Mira"), Speaker("Theo"), Speaker("Hana"))
    return Transcript(texts, array("i", (i % 3 for i in range(turns))), people)


def timed(act: Callable[[], None]) -> float:
    """How long ``act`` and the painting it asks for take, in ms."""
    start = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def mark_everything(view: TranscriptView, transcript: Transcript) -> None:
    """Overlapping highlights, hits, doubt in every turn, signs in many; focus mode."""
    spans = {turn: transcript.word_spans(turn) for turn in range(len(transcript))}
    colours = tuple(view.page_style.highlights)
    view.set_highlights(
        {
            t: [  # three that overlap
                (w[1][0], w[5][1], colours[t % len(colours)]),
                (w[3][0], w[8][1], colours[(t + 1) % len(colours)]),
                (w[4][0], w[6][1], UNDERLINE),
            ]
            for t, w in spans.items()
        }
    )
    hits = [Hit(t, *w[k]) for t, w in spans.items() for k in (2, 7)]
    view.set_search_hits(hits, hits[len(hits) // 2])
    view.set_doubtful({t: [(w[3][0], w[8][1])] for t, w in spans.items()})
    view.set_pinned(dict.fromkeys(spans, (4,)))
    view.set_bookmarks(range(0, len(transcript), 2))
    view.set_noted(range(0, len(transcript), 3))
    view.set_focus_mode(True)
    view.set_spoken(Spoken.SENTENCE)
    QApplication.processEvents()


def changes(view: TranscriptView) -> Iterator[tuple[str, float]]:
    """Scrolling and other measures."""
    for _ in range(FRAMES):
        yield "scroll 30 px", timed(lambda: view.scroll_by_reader(30))
    for width in (760, 740, 720, 600, 820) * 4:
        yield "other width", timed(lambda width=width: view.resize(width, 712))  # type: ignore[misc]
    view.resize(888, 712)
    for what, field, values in (
        ("other size", "size_px", (16, 22, 19, 26)),
        ("other line height", "line_height", (1.4, 1.5, 1.8, 1.62)),
        ("other column", "column_chars", (50, 58, 44, 62)),
    ):
        for value in values * 5:
            style = replace(view.page_style, **{field: value})  # type: ignore[arg-type]
            yield what, timed(lambda style=style: view.set_palette_tokens(style))  # type: ignore[misc]


def runs(turns: int) -> Iterator[tuple[str, float]]:
    """What was done and how many ms it took, one after the other."""
    transcript = conversation(turns)
    view = TranscriptView()
    view.set_smooth_scrolling(False)
    view.resize(888, 712)
    view.show()
    QApplication.processEvents()
    for _ in range(5):
        # A fresh object each time: the same texts would be taken for a relabelling.
        again = replace(transcript, texts=list(transcript.texts))
        yield "open to first paint", timed(lambda again=again: view.set_document(again))  # type: ignore[misc]
    turn, word = turns // 2, 0
    view.set_cursor((turn,), Cursor(turn, word))
    QApplication.processEvents()
    for _ in range(BOUNDARIES):
        word += 1
        if word >= len(transcript.word_spans(turn)):
            turn, word = turn + 1, 0
        at = Cursor(turn, word)
        spent = timed(lambda at=at: view.set_cursor((at.turn,), at))  # type: ignore[misc]
        yield "word boundary to repaint", spent
    for to in random.Random(3).choices(range(turns), k=200):
        yield "jump anywhere", timed(lambda to=to: view.scroll_to_turn(to))  # type: ignore[misc]
    view.resume_following()
    for to in random.Random(4).choices(range(turns), k=200):
        at = Cursor(to, 3)
        spent = timed(lambda at=at: view.set_cursor((at.turn,), at))  # type: ignore[misc]
        yield "seek anywhere", spent
    yield from changes(view)
    mark_everything(view, transcript)
    gc.collect()
    gc.freeze()  # as the program does with what it has once it is there
    for what, ms in changes(view):
        yield f"{what}, marked", ms
    view.close()
    view.deleteLater()


def bare(turns: int) -> Iterator[tuple[str, float]]:
    """The same work by Qt's own view of plain text."""
    view = QPlainTextEdit()
    view.setReadOnly(True)
    font = QFont("Literata")
    font.setPixelSize(19)
    view.setFont(font)
    view.resize(888, 712)
    view.show()
    view.setPlainText("\n".join(conversation(turns).texts))
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()
    for _ in range(FRAMES // 2):  # it scrolls by lines, of which one is about 30 px high
        yield "scroll 30 px", timed(lambda: bar.setValue(bar.value() + 1))
    for width in (760, 740, 720):
        yield "other width", timed(lambda width=width: view.resize(width, 712))  # type: ignore[misc]
    for px in (16, 22, 19):
        font.setPixelSize(px)
        yield "other size", timed(lambda: view.setFont(font))
    view.close()
    view.deleteLater()


Spent = dict[str, list[float]]  # ms, by the work


def load_faces() -> None:
    for face in sorted((ROOT / "resources" / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(face))


def spent_by_page() -> dict[int, Spent]:
    """By the number of turns. Both sizes take turns, so that whatever else the machine does
    meets them alike."""
    results: dict[int, Spent] = {turns: {} for turns in SIZES}
    for pair in zip(*(runs(turns) for turns in SIZES), strict=True):
        for turns, (what, ms) in zip(SIZES, pair, strict=True):
            results[turns].setdefault(what, []).append(ms)
    return results


def spent_by_bare(turns: int) -> Spent:
    """What a bare view can do of it."""
    by_work: Spent = {}
    for what, ms in bare(turns):
        by_work.setdefault(what, []).append(ms)
    return by_work


def figures() -> Iterator[Figure]:
    load_faces()
    results = spent_by_page()
    for turns in SIZES:
        plain = spent_by_bare(turns)
        change_ms = 30 if turns == SIZES[0] else 100
        for what, each in results[turns].items():
            work = what.removesuffix(", marked")
            bar = 8 if work.startswith("scroll") else change_ms if "other" in work else None
            ratio = None
            if what in plain:
                ratio = statistics.median(each) / statistics.median(plain[what])
            yield figure(
                f"{what}, {turns:,} turns", each, bar=bar, ratio=ratio, bare="Qt text view"
            )


def main() -> None:
    app = QApplication.instance() or QApplication(sys.argv)
    load_faces()
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    results = spent_by_page()
    print(
        f"{'median / p99, ms':26}" + "".join(f"{turns:>18,}" for turns in SIZES) + "   ratio of p99"
    )
    for what in results[SIZES[0]]:
        spent = [results[turns][what] for turns in SIZES]
        cells = "".join(f"{statistics.median(each):>9.2f} /{at_99(each):>7.2f}" for each in spent)
        print(f"{what:26}{cells}{at_99(spent[1]) / at_99(spent[0]):>11.2f}")
    print("\nQPlainTextEdit, median ms; in brackets how many times as long the page takes")
    others: dict[str, str] = {}
    for turns in SIZES:
        for what, each in spent_by_bare(turns).items():
            middle = statistics.median(each)
            times = statistics.median(results[turns][what]) / middle
            others[what] = others.get(what, "") + f"{middle:>10.2f} ({times:>6.3f})"
    for what, cells in others.items():
        print(f"{what:26}{cells}")
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory: {before_kb / 1024:.0f} MB before, {peak_kb / 1024:.0f} MB at most")
    app.quit()


if __name__ == "__main__":
    main()
