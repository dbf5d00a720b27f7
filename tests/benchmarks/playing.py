"""What following costs: the processor while playing, and how late a word is shown.

    python tests/benchmarks/playing.py [--seconds 30]

Opens the real window (a virtual display will do) with the sample's recording, plays it through
libVLC with a dummy output, and prints for 535 and for 100,000 turns (made up, a word every 250 ms)

- the processor time of the whole process, decoding included, in percent of one core, and
- from the moment a word begins, by the playback clock, to the end of the paint that shows it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))  # the tests, which are not installed

from PySide6.QtCore import QEvent, QObject, QTimer

from reader.app import AUDIO_OUTPUT_VARIABLE, attach_sound, build, sample_conversation
from reader.core.timeline import Timeline
from reader.core.timing import Alignment, Provenance
from reader.core.transcript import Speaker, Transcript
from reader.session.companions import Companions
from reader.session.document import Document
from tests.benchmarks.figure import Figure, at_99, figure

SIZES = (535, 100_000)
WORD_MS = 250
WORDS_A_TURN = 100


def conversation(turns: int) -> tuple[Transcript, Alignment]:
    text = " ".join(["listen", "to", "what", "somebody", "says"] * (WORDS_A_TURN // 5)) + "."
    transcript = Transcript(
        [text] * turns, array("i", [i % 2 for i in range(turns)]), (Speaker("A"), Speaker("B"))
    )
    words = turns * WORDS_A_TURN
    starts = array("q", range(0, words * WORD_MS, WORD_MS))
    ends = array("q", range(WORD_MS, (words + 1) * WORD_MS, WORD_MS))
    return transcript, Alignment(
        starts, ends, bytearray([Provenance.SOURCE]) * words, bytearray([90]) * words
    )


class Watch(QObject):
    """Notes how far the clock is past a word's start when its paint has ended."""

    def __init__(self, program: object, timeline: Timeline) -> None:
        super().__init__()
        self._transport = program.session.transport  # type: ignore[attr-defined]
        self._timeline = timeline
        self._awaited: int | None = None
        self.late_ms: list[float] = []
        self._transport.cursor_changed.connect(self._on_cursor_changed)
        program.window.view.viewport().installEventFilter(self)  # type: ignore[attr-defined]

    def _on_cursor_changed(self, _old: object, new: object) -> None:
        if new is not None:
            self._awaited = self._timeline.word_start(new.turn, new.word)  # type: ignore[attr-defined]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._awaited is not None:
            start, self._awaited = self._awaited, None
            # The event has yet to be handled; what is queued comes after it.
            QTimer.singleShot(0, lambda: self._note(start))
        return False

    def _note(self, start_ms: int) -> None:
        late = self._transport.clock_ms - start_ms
        self.late_ms.append(late / self._transport.rate)


class Followed(NamedTuple):
    """What following took over ``wall_s``: percent of a core; how late each word was shown."""

    cpu_percent: float
    wall_s: float
    late_ms: list[float]


def figures() -> Iterator[Figure]:
    os.environ.setdefault(AUDIO_OUTPUT_VARIABLE, "dummy")
    for turns in SIZES:
        done = followed(turns, 12)
        yield figure(f"playing and following, {turns:,} turns", [done.cpu_percent], "%", bar=6)
        yield figure(f"a word is shown late, {turns:,} turns", done.late_ms, bar=20)


def measure(turns: int, seconds: float) -> None:
    done = followed(turns, seconds)
    print(
        f"{turns:>7,} turns: {done.cpu_percent:5.2f} % of a core over {done.wall_s:.0f} s; "
        f"{len(done.late_ms)} words shown late by median {statistics.median(done.late_ms):.1f}, "
        f"p99 {at_99(done.late_ms):.1f}, at most {max(done.late_ms):.1f} ms",
        flush=True,
    )


def followed(turns: int, seconds: float) -> Followed:
    with tempfile.TemporaryDirectory() as folder:
        program = build(data_dir=Path(folder), size=(1440, 900))
        session, window = program.session, program.window
        transcript, alignment = conversation(turns)
        timeline = Timeline(transcript, alignment)
        attach_sound(session)
        window.show()
        audio = sample_conversation().with_suffix(".mp3")
        session.show_document(
            Document(
                Companions(audio.with_suffix(".txt"), audio),
                transcript,
                transcript,
                alignment=alignment,
                timeline=timeline,
            )
        )
        watch = Watch(program, timeline)
        session.transport.play()
        QTimer.singleShot(3000, lambda: mark.append(os.times()))  # after settling in
        QTimer.singleShot(3000, watch.late_ms.clear)
        QTimer.singleShot(int(3000 + seconds * 1000), lambda: mark.append(os.times()))
        QTimer.singleShot(int(3050 + seconds * 1000), program.application.quit)
        mark: list[os.times_result] = []
        program.application.exec()
        spent = (mark[1].user + mark[1].system) - (mark[0].user + mark[0].system)
        wall = mark[1].elapsed - mark[0].elapsed
        program.close()
    return Followed(100 * spent / wall, wall, watch.late_ms)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=30)
    options = parser.parse_args()
    os.environ.setdefault(AUDIO_OUTPUT_VARIABLE, "dummy")
    print(f"load average before: {os.getloadavg()[0]:.2f}")
    for turns in SIZES:
        measure(turns, options.seconds)


if __name__ == "__main__":
    main()
