"""What aligning costs the window: how long new times of five hours keep it from the reader.

    python tests/benchmarks/aligning_window.py [--rounds 30]

Opens the real window (a virtual display will do) on a made-up text of five hours, and gives it a
third more of its times again and again, as aligning does, and last all of them as the aligner's
process sends them. Prints the processor time of each, and for how long nothing else could happen.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from array import array
from collections.abc import Callable
from functools import partial as bound
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from reader.align import wire
from reader.align.progress import PlacedWords
from reader.app import build
from reader.core.timing import Alignment, Provenance, Span
from reader.core.transcript import Speaker, Transcript
from reader.session.companions import Companions
from reader.session.document import Document
from reader.session.partial_times import PartialTimes

TURNS = 535
WORDS_A_TURN = 102
DURATION_MS = 5 * 3600 * 1000


def conversation() -> Transcript:
    text = " ".join(["listen", "to", "what", "somebody", "says", "now"] * (WORDS_A_TURN // 6))
    speakers = array("i", [turn % 4 for turn in range(TURNS)])
    return Transcript([text] * TURNS, speakers, tuple(Speaker(name) for name in "ABCD"))


def columns(words: int) -> PlacedWords:
    starts = array("q", (DURATION_MS * word // words for word in range(words)))
    ends = array("q", (start + 200 for start in starts))
    sure = bytes(20 if word % 199 < 3 else 90 for word in range(words))
    return PlacedWords(0, starts, ends, bytes([Provenance.MEASURED]) * words, sure)


def part(whole: PlacedWords, first: int, end: int) -> PlacedWords:
    return PlacedWords(
        first,
        whole.start_ms[first:end],
        whole.end_ms[first:end],
        whole.provenance[first:end],
        whole.confidence[first:end],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    print(f"load average before: {os.getloadavg()[0]:.2f}")
    transcript = conversation()
    words = transcript.word_count
    whole = columns(words)
    with tempfile.TemporaryDirectory() as folder:
        program = build(data_dir=Path(folder), size=(1440, 900))
        session = program.session
        program.window.show()
        files = Companions(Path("/talks/five.txt"), Path("/talks/five.mp3"))
        session.show_document(Document(files, transcript, transcript))
        session.transport.duration_changed.emit(DURATION_MS)
        settle(0.5)
        partial = PartialTimes(words)
        spent: list[tuple[float, float]] = []
        for number in range(options.rounds):
            end = words * (number + 1) // options.rounds
            partial.add(part(whole, words * number // options.rounds, end))
            partial.look([Span(0, DURATION_MS * (number + 1) // options.rounds)], DURATION_MS)
            spent.append(cost(lambda: session.aligning.times_known.emit(partial.alignment())))
        report(f"more of {words} words", spent)
        line = wire.line(
            wire.finished_event(
                Alignment(
                    whole.start_ms,
                    whole.end_ms,
                    bytearray(whole.provenance),
                    bytearray(whole.confidence),
                    duration_ms=DURATION_MS,
                )
            )
        )
        spent = []
        for _ in range(5):
            taken = wire.alignment_from(wire.message(line)["alignment"])
            spent.append(cost(bound(session.aligning.finished.emit, taken)))
        report("all of them", spent)
        program.close()


def cost(act: Callable[[], object]) -> tuple[float, float]:
    """(ms of the processor for ``act`` itself, and for that and what it leads to)."""
    before_s = time.process_time()
    act()
    own_s = time.process_time() - before_s
    settle(0.15)  # the page and the timeline are painted
    return own_s * 1000, (time.process_time() - before_s) * 1000


def settle(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def report(what: str, spent: list[tuple[float, float]]) -> None:
    own, in_all = zip(*spent, strict=True)
    print(
        f"{what}: {statistics.median(own):.1f} ms at once (at most {max(own):.1f}), "
        f"{statistics.median(in_all):.1f} ms with painting (at most {max(in_all):.1f})"
    )


if __name__ == "__main__":
    main()
