"""What a waveform costs: computing it, drawing from it, and what it does to the window meanwhile.

    python tests/benchmarks/waveform.py [RECORDING ...] [--hours 5.5] [--no-window]

Without a recording, one of ``--hours`` is made of the sample's, over and over. Prints

- for each recording the processor and wall time of the process that computes it, how many
  times faster than real time that is, and the most memory it had,
- how long the bars of a window's width take at zooms from all of it to a fifth of a second, and
  reading and writing it as a file,
- in the real window (a virtual display will do), playing the recording through a dummy output:
  how late a word is shown and how long a keystroke would have waited, while the waveform is
  being computed and once it is there.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))  # the tests, which are not installed

from PySide6.QtCore import QObject, QTimer

from reader.app import AUDIO_OUTPUT_VARIABLE, attach_sound, build, sample_conversation
from reader.core.timeline import Timeline
from reader.core.waveform import Waveform
from reader.session.companions import Companions
from reader.session.document import Document
from reader.session.waveform import WORKER
from reader.session.waveform_cache import WaveformCache
from reader.session.waveform_wire import Job, job_line
from tests.benchmarks.figure import Figure, figure
from tests.benchmarks.figure import at_99 as p99
from tests.benchmarks.playing import Watch, conversation

HOURS = 5.5
BARS = 400
PROBE_MS = 5


class Computed(NamedTuple):
    """What it took to compute a waveform."""

    waveform: Waveform
    wall_s: float
    cpu_s: float
    peak_mb: float

    @property
    def length_s(self) -> float:
        return self.waveform.duration_ms / 1000


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        recording = made_of_the_sample(Path(folder) / "long.mp3", HOURS)
        done = compute(recording, Path(folder) / "cache" / "a.waveform")
    hours = f"waveform of {done.length_s / 3600:.1f} hours"
    share = [done.wall_s / done.length_s * 1000]
    yield figure(f"{hours}, of real time", share, "1/1000", bar=10)
    yield figure(f"{hours}, memory of its process", [done.peak_mb], "MB")


def made_of_the_sample(path: Path, hours: float) -> Path:
    sample = sample_conversation().with_suffix(".mp3").read_bytes()
    with path.open("wb") as file:
        for _ in range(round(hours * 3600 / 207.8)):
            file.write(sample)
    return path


def compute(recording: Path, cache: Path) -> Computed:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began_s = time.perf_counter()
    process = subprocess.Popen(WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(job_line(Job(recording, 0, cache)))
    process.stdin.flush()  # and left open: its end would end the process
    *_, last = process.stdout
    process.stdin.close()
    process.wait()
    wall_s = time.perf_counter() - began_s
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    waveform = WaveformCache(cache.parent).load(cache)
    assert waveform is not None, last
    return Computed(waveform, wall_s, cpu_s, after.ru_maxrss / 1024)


def tell(recording: Path, done: Computed) -> None:
    print(
        f"{recording.name}: {done.length_s / 3600:.2f} h in {done.wall_s:.1f} s "
        f"({done.cpu_s:.1f} s of a core): 1/{done.length_s / done.wall_s:.0f} of real time; "
        f"at most {done.peak_mb:.0f} MB",
        flush=True,
    )


def draw(waveform: Waveform) -> None:
    middle_ms = waveform.duration_ms // 2
    for label, span_ms in (
        ("all of it", waveform.duration_ms),
        ("an hour", 3_600_000),
        ("ten minutes", 600_000),
        ("a minute", 60_000),
        ("two seconds", 2000),
        ("0.2 s", 200),
    ):
        if span_ms <= waveform.duration_ms:
            start_ms = max(0, middle_ms - span_ms // 2)
            times = []
            for _ in range(50):
                began = time.perf_counter()
                waveform.bars(start_ms, start_ms + span_ms, BARS)
                times.append((time.perf_counter() - began) * 1e6)
            print(f"{BARS} bars of {label}: median {sorted(times)[25]:.0f} us")
    began = time.perf_counter()
    data = waveform.to_bytes()
    written = time.perf_counter()
    Waveform.from_bytes(data)
    print(
        f"as a file {len(data) / 1e6:.1f} MB, made in {(written - began) * 1000:.0f} ms, "
        f"read in {(time.perf_counter() - written) * 1000:.0f} ms",
        flush=True,
    )


class Probe(QObject):
    """How late a timer comes: so long a keystroke would have waited."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self._due_s = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_due)

    def start(self) -> None:
        self._due_s = time.perf_counter() + PROBE_MS / 1000
        self._timer.start(PROBE_MS)

    def stop(self) -> None:
        self._timer.stop()

    def _on_due(self) -> None:
        self.late_ms.append((time.perf_counter() - self._due_s) * 1000)
        self.start()


def beside_the_window(recording: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        program = build(data_dir=Path(folder), size=(1440, 900))
        session, window = program.session, program.window
        transcript, alignment = conversation(535)
        timeline = Timeline(transcript, alignment)
        attach_sound(session)
        window.show()
        companions = Companions(recording.with_suffix(".txt"), recording)
        probe, watch = Probe(), Watch(program, timeline)
        lengths_s: list[float] = []
        began_s = [0.0]

        def report(label: str) -> None:
            print(
                f"{label}: {len(watch.late_ms)} words shown late by p99 {p99(watch.late_ms):.1f}, "
                f"at most {max(watch.late_ms):.1f} ms; a key waits p99 {p99(probe.late_ms):.1f}, "
                f"at most {max(probe.late_ms):.1f} ms",
                flush=True,
            )
            watch.late_ms.clear()
            probe.late_ms.clear()

        def on_changed(_waveform: object) -> None:
            if not began_s[0]:  # loading and the first paint are over
                began_s[0] = time.perf_counter()
                watch.late_ms.clear()
                probe.late_ms.clear()
                probe.start()

        def on_finished() -> None:
            lengths_s.append(time.perf_counter() - began_s[0])
            report("while the waveform is computed")
            QTimer.singleShot(max(5000, int(lengths_s[0] * 1000)), finish)

        def finish() -> None:
            probe.stop()
            report("once it is there")
            program.application.quit()

        session.waveform.changed.connect(on_changed)
        session.waveform.finished.connect(on_finished)
        session.show_document(
            Document(companions, transcript, transcript, alignment=alignment, timeline=timeline)
        )
        session.transport.play()
        program.application.exec()
        program.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("recordings", nargs="*", type=Path)
    parser.add_argument("--hours", type=float, default=HOURS)
    parser.add_argument("--no-window", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault(AUDIO_OUTPUT_VARIABLE, "dummy")
    print(f"load average before: {os.getloadavg()[0]:.2f}")
    with tempfile.TemporaryDirectory() as folder:
        recordings = options.recordings or [
            made_of_the_sample(Path(folder) / "long.mp3", options.hours)
        ]
        for recording in recordings:
            done = compute(recording.absolute(), Path(folder) / "cache" / "a.waveform")
            tell(recording, done)
        draw(done.waveform)
        if not options.no_window:
            beside_the_window(recordings[-1].absolute())


if __name__ == "__main__":
    main()
