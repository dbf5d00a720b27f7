"""How long the timeline takes to paint: five hours, 100,000 turns, 2,000 notes, 5,000 hits.

    python tests/benchmarks/timeline.py [--turns N] [--width PX] [--frames N]

Prints, in ms, median and 99th percentile of a frame while playing (the whole recording
shown; then zoomed in, with the pages that turn), of one while zooming by the wheel, panning
and pointing, and the ratio to painting the ready picture of the same size alone.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader.core.timeline import Timeline
from reader.core.timing import Span, interpolate
from reader.core.transcript import Speaker, Transcript
from reader.core.waveform import BUCKET_MS, Waveform
from reader.gui.look.theme import load_theme
from reader.gui.timeline.bar import TimelineBar
from reader.gui.timeline.ground import Stretches
from reader.gui.timeline.marks import ChapterMark, Pin
from reader.session.companions import Companions
from reader.session.document import Document
from tests.benchmarks.figure import Figure, at_99, figure

HOURS = 5
FRAME_MS = 1000 / 60
LENGTH_MS = HOURS * 3600 * 1000


def document_of(turns: int) -> Document:
    """A turn about every 180 ms at 100,000 of them, of a few words."""
    transcript = Transcript(
        [f"This is turn number {turn}, yes." for turn in range(turns)],
        array("i", (turn * 7 % 5 for turn in range(turns))),
        tuple(Speaker(f"Speaker {n}") for n in range(5)),
        text_hash="0" * 64,
    )
    first = transcript.first_word
    marks = [(first[turn], LENGTH_MS * turn // turns) for turn in range(turns)]
    alignment = interpolate(transcript, marks, duration_ms=LENGTH_MS)
    timeline = Timeline(transcript, alignment)
    return Document(Companions(Path("/t.txt")), transcript, transcript, 0, alignment, timeline)


def waveform() -> Waveform:
    made = Waveform(LENGTH_MS)
    loud = random.Random(1).randbytes(LENGTH_MS // BUCKET_MS)
    made.write(0, loud, bytes(value // 2 for value in loud))
    return made


def bar_of(turns: int, width_px: int) -> TimelineBar:
    chance = random.Random(2)
    bar = TimelineBar()
    bar.resize(width_px, 60)
    bar.set_theme(load_theme("light"))
    bar.set_duration(LENGTH_MS)
    bar.set_document(document_of(turns))
    bar.set_waveform(waveform())
    colours = ("", "yellow", "green", "blue")
    bar.set_pins(
        [Pin(chance.randrange(LENGTH_MS), chance.choice(colours), "a note") for _ in range(2000)]
    )
    bar.set_hits(sorted(chance.randrange(LENGTH_MS) for _ in range(5000)), LENGTH_MS // 3)
    bar.set_chapters([ChapterMark(n * LENGTH_MS // 60, f"Chapter number {n}") for n in range(60)])
    doubtful = [Span(t, t + 2000) for t in range(0, LENGTH_MS, 20_000)]
    uncovered = [Span(t, t + 60_000) for t in range(0, LENGTH_MS, 1_800_000)]
    bar.set_stretches(Stretches(tuple(uncovered), tuple(doubtful)))
    bar.show()
    return bar


def spent_on(steps: Iterable[Callable[[], object]]) -> list[float]:
    """In ms, sorted: each step and what is painted because of it."""
    took: list[float] = []
    for step in steps:
        begin = time.perf_counter()
        step()
        QApplication.processEvents()
        took.append((time.perf_counter() - begin) * 1000)
    return sorted(took)


def measure(name: str, steps: Iterable[Callable[[], object]], bare_ms: float = 0.0) -> float:
    """Prints what the steps took; the median."""
    took = spent_on(steps)
    median, p99 = took[len(took) // 2], at_99(took)
    ratio = f"   {median / bare_ms:6.2f} x the ready picture" if bare_ms else ""
    print(f"{name:34} median {median:7.3f}   p99 {p99:7.3f} ms{ratio}")
    return median


class Ready(QWidget):
    """Paints a picture that is ready: nothing that shows one can be quicker."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self._picture = picture
        self.resize(picture.size())
        self.show()

    def paintEvent(self, event: object) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)


def wheel(bar: TimelineBar, notches: int) -> None:
    at = QPointF(bar.width() * 0.4, bar.height() - 20)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        bar,
        QWheelEvent(
            at,
            bar.mapToGlobal(at),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            none,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def point(bar: TimelineBar, x: float) -> None:
    at = QPointF(x, bar.height() - 20)
    button, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QMouseEvent.Type.MouseMove, at, bar.mapToGlobal(at), button, button, none)
    QApplication.sendEvent(bar, move)


def figures() -> Iterator[Figure]:
    bar = bar_of(100_000, 1920)
    QApplication.processEvents()
    ready = Ready(bar.grab())
    bare_ms = statistics.median(spent_on([ready.update] * 200))
    works: list[tuple[str, float | None, list[Callable[[], object]]]] = [
        ("playing", FRAME_MS, [partial(bar.set_position, n * 15_000) for n in range(400)]),
        ("wheel, from all to a word", FRAME_MS, [lambda: wheel(bar, 1)] * 60),
        ("panning, words shown", FRAME_MS, [lambda: bar.pan_px(-7)] * 400),
        ("everything anew", None, [lambda: bar.set_theme(load_theme("dark"))] * 20),
    ]
    for name, wanted, steps in works:
        spent = spent_on(steps)
        ratio = statistics.median(spent) / bare_ms
        yield figure(
            f"timeline: {name}",
            spent,
            bar=wanted,
            bar_is_median=True,  # 2,000 notes and 5,000 hits; the first notch makes the overview
            ratio=ratio,
            bare="ready picture",
        )


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--turns", type=int, default=100_000)
    options.add_argument("--width", type=int, default=1920)
    options.add_argument("--frames", type=int, default=400)
    given = options.parse_args()
    application = QApplication(sys.argv[:1])
    bar = bar_of(given.turns, given.width)
    QApplication.processEvents()
    print(f"{HOURS} h, {given.turns} turns, {given.width} px, load {os.getloadavg()[0]:.2f}")
    ready = Ready(bar.grab())
    bare_ms = measure("the ready picture", [ready.update] * given.frames)
    frames = range(given.frames)
    steps = [lambda n=n: bar.set_position(n * 15_000) for n in frames]
    measure("playing, the whole shown", steps, bare_ms)
    measure("everything anew", [lambda: bar.set_theme(load_theme("dark"))] * 50, bare_ms)
    measure("the hits are others", [lambda: bar.set_hits(bar.hits_ms)] * 100, bare_ms)
    measure("wheel, from all to a word", [lambda: wheel(bar, 1)] * 60, bare_ms)
    bar.set_position(0)
    bar.show_between(0, 8_000)
    steps = [lambda n=n: bar.set_position(n * 25) for n in frames]
    measure("playing, words shown, 40 a second", steps, bare_ms)
    measure("panning, words shown", [lambda: bar.pan_px(-7)] * given.frames, bare_ms)
    bar.show_between(0, 600_000)
    measure("panning, ten minutes shown", [lambda: bar.pan_px(-7)] * given.frames, bare_ms)
    bar.show_whole()
    steps = [lambda n=n: point(bar, 30 + n * 3) for n in frames]
    measure("pointing", steps, bare_ms)
    del application


if __name__ == "__main__":
    main()
