"""How long many annotations take to export, and how long the window's thread waits meanwhile.

    .venv/bin/python tests/benchmarks/exporting.py [--notes 100000] [--forms markdown csv ...]

Prints, for each form, seconds and the longest gap between two ticks of a 10 ms timer.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.document_notes import DocumentNotes
from reader.core.selection import Position, TextRange
from reader.formats.notes.base import ExportOptions
from reader.formats.notes.registry import form
from reader.session.notes.export_job import ExportJob, ExportPlan
from reader.session.notes.gathering import Wish
from reader.session.store import Store
from reader.session.tasks import Tasks

TICK_MS = 10


class Gaps:
    """The longest time that the main thread's timer had to wait."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._last_s = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(TICK_MS)

    def _on_tick(self) -> None:
        now_s = time.perf_counter()
        self.longest_s = max(self.longest_s, now_s - self._last_s)
        self._last_s = now_s

    def reset(self) -> None:
        self.longest_s, self._last_s = 0.0, time.perf_counter()


def fill(folder: Path, count: int) -> None:
    store = Store.open(folder)
    record = store.library.remember(Path("/talks/many.txt"), "ab" * 32, "Many", ("Ada",), None)
    store.annotations.put(
        record.document_id,
        [
            Annotation(
                f"note-{number}",
                AnnotationKind.NOTE,
                TextRange(Position(number, 0), Position(number, 40)),
                f"What was said in turn number {number} of the conversation.",
                start_ms=number * 1000,
                end_ms=number * 1000 + 900,
                body="A **thought** on it." if number % 3 == 0 else "",
                created_s=1.7e9 + number,
                tags=("one",) if number % 2 else (),
                speaker="Ada",
            )
            for number in range(count)
        ],
    )
    store.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--forms", nargs="*", default=["markdown", "html", "csv", "docx", "anki"])
    options = parser.parse_args()
    application = QCoreApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, options.notes)
        tasks = Tasks()
        job = ExportJob(tasks, folder)
        job.failed.connect(print)
        gaps, loop = Gaps(), QEventLoop()
        found: list[list[DocumentNotes]] = []
        job.gathered.connect(found.append)
        job.gathered.connect(loop.quit)
        begun_s = time.perf_counter()
        job.gather(Wish())
        loop.exec()
        gathered_s = time.perf_counter() - begun_s
        print(f"gathered {gathered_s:.1f} s, longest wait {gaps.longest_s * 1000:.0f} ms")
        for done in (job.finished, job.failed):
            done.connect(loop.quit)
        for key in options.forms:
            gaps.reset()
            begun_s = time.perf_counter()
            job.write(ExportPlan(partial(form, key), found[0], ExportOptions(), folder / key))
            loop.exec()
            took_s = time.perf_counter() - begun_s
            print(f"{key:9} {took_s:5.1f} s, longest wait {gaps.longest_s * 1000:4.0f} ms")
        tasks.close()
    del application


if __name__ == "__main__":
    main()
