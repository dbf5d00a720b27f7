"""How quick the page is, at 535 turns and at 100,000: ``python tests/benchmarks/view.py``.

Prints, for each size, the median and the 99th percentile in ms, and the ratio of the two
sizes. Text is made up; the window is off screen, 888 x 712.
"""

from __future__ import annotations

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

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from reader.core.timeline import Cursor
from reader.core.transcript import Speaker, Transcript
from reader.gui.transcript.view import TranscriptView

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
    for _ in range(FRAMES):
        yield "scroll 30 px", timed(lambda: view.scroll_by_reader(30))
    for to in random.Random(3).choices(range(turns), k=200):
        yield "jump anywhere", timed(lambda to=to: view.scroll_to_turn(to))  # type: ignore[misc]
    view.resume_following()
    for to in random.Random(4).choices(range(turns), k=200):
        at = Cursor(to, 3)
        spent = timed(lambda at=at: view.set_cursor((at.turn,), at))  # type: ignore[misc]
        yield "seek anywhere", spent
    for width in (760, 740, 720, 600, 820) * 4:
        yield "other width", timed(lambda width=width: view.resize(width, 712))  # type: ignore[misc]
    for px in (16, 22, 19, 26) * 5:
        style = replace(view.page_style, size_px=px)
        yield "other size", timed(lambda style=style: view.set_palette_tokens(style))  # type: ignore[misc]
    view.close()
    view.deleteLater()


def main() -> None:
    app = QApplication.instance() or QApplication(sys.argv)
    for face in sorted((ROOT / "resources" / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(face))
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    results: dict[int, dict[str, list[float]]] = {turns: {} for turns in SIZES}
    # Both sizes take turns, so that whatever else the machine does meets them alike.
    for pair in zip(*(runs(turns) for turns in SIZES), strict=True):
        for turns, (what, ms) in zip(SIZES, pair, strict=True):
            results[turns].setdefault(what, []).append(ms)
    print(
        f"{'median / p99, ms':26}" + "".join(f"{turns:>18,}" for turns in SIZES) + "   ratio of p99"
    )
    for what in results[SIZES[0]]:
        cells, worst = "", []
        for turns in SIZES:
            ordered = sorted(results[turns][what])
            worst.append(ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))])
            cells += f"{statistics.median(ordered):>9.2f} /{worst[-1]:>7.2f}"
        print(f"{what:26}{cells}{worst[1] / worst[0]:>11.2f}")
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory: {before_kb / 1024:.0f} MB before, {peak_kb / 1024:.0f} MB at most")
    app.quit()


if __name__ == "__main__":
    main()
