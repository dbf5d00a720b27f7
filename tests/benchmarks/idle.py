"""What the program does while nothing happens: nothing.

    python tests/benchmarks/idle.py [TRANSCRIPT] [--seconds 5]

Starts the real program as a process of its own, beside a bare PySide6 window, and leaves it
alone in three states: its first page, a conversation opened, and the same played and paused
(the sample's sound into the void). From /proc it prints the CPU time, and how often each
thread woke up, in those seconds; and which timers were still running, with what owns them.
Needs a display (a virtual one will do) and Linux. CPU time is counted in ticks of 10 ms.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))  # the tests, which are not installed

from tests.benchmarks.figure import Figure, figure

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "the-slow-ear.txt"
SETTLING_S = 4.0
SECONDS = 5.0

# The program, with a thread that sleeps until it is told something on standard input.
PROGRAM = """
import gc, sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt, QTimer, Slot
from reader import app

class Asked(QObject):
    def __init__(self, earmark):
        super().__init__(earmark.window)
        self.earmark = earmark
    @Slot()
    def play(self):
        self.earmark.session.transport.play()
    @Slot()
    def pause(self):
        self.earmark.session.transport.pause()
    @Slot()
    def timers(self):
        running = [t for t in gc.get_objects() if isinstance(t, QTimer) and t.isActive()]
        found = [f"{type(t.parent()).__name__} every {t.interval()} ms" for t in running]
        print("timers", "; ".join(found) or "none", flush=True)

build = app.build
def built(**options):
    earmark = build(**options)
    asked = Asked(earmark)
    def listen():
        for line in sys.stdin:
            QMetaObject.invokeMethod(asked, line.strip(), Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=listen, daemon=True).start()
    return earmark
app.build = built
paths = [Path(sys.argv[2])] if len(sys.argv) > 2 else []
sys.exit(app.run(paths, data_dir=Path(sys.argv[1]), size=(1440, 900)))
"""

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QPlainTextEdit
app = QApplication([])
text = QPlainTextEdit("one two three")
text.setReadOnly(True)
text.show()
sys.exit(app.exec())
"""


class Spent(NamedTuple):
    """What a process has used so far: CPU in ticks, and each thread's wake-ups by its name."""

    ticks: int
    wakes: Counter[str]


def spent(pid: int) -> Spent:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    wakes: Counter[str] = Counter()
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            name = (task / "comm").read_text().strip()
            status = (task / "status").read_text()
        except FileNotFoundError:  # it has just ended
            continue
        wakes[f"{name}/{task.name}"] = int(status.split("\nvoluntary_ctxt_switches:")[1].split()[0])
    return Spent(int(fields[11]) + int(fields[12]), wakes)


class Idled(NamedTuple):
    """What a process has done in a while in which nothing happened to it."""

    cpu_percent: float
    wakes_a_second: float
    threads: int
    active: str  # the threads that woke up, and how often


def watched(pid: int, seconds: float) -> Idled:
    time.sleep(SETTLING_S)
    before = spent(pid)
    time.sleep(seconds)
    after = spent(pid)
    woken = {name: count - before.wakes[name] for name, count in after.wakes.items()}
    by_name: Counter[str] = Counter()
    for name, count in woken.items():
        by_name[name.partition("/")[0]] += count
    active = ", ".join(f"{name} {count}" for name, count in by_name.most_common() if count)
    tick_ms = 1000 / os.sysconf("SC_CLK_TCK")
    cpu_ms = (after.ticks - before.ticks) * tick_ms
    return Idled(cpu_ms / seconds / 10, sum(woken.values()) / seconds, len(after.wakes), active)


def watch(what: str, pid: int, seconds: float) -> None:
    idled = watched(pid, seconds)
    print(
        f"{what:<34}{idled.cpu_percent:6.2f} % CPU {idled.wakes_a_second:8.1f} "
        f"wake-ups/s of {idled.threads} threads  {idled.active}"
    )


def started(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"EARMARK_AUDIO_OUTPUT": "dummy"},
    )


def tell(program: subprocess.Popen[str], what: str) -> None:
    assert program.stdin is not None
    program.stdin.write(f"{what}\n")
    program.stdin.flush()


def timers_of(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    tell(program, "timers")
    return program.stdout.readline().strip()


def figures() -> Iterator[Figure]:
    with (
        tempfile.TemporaryDirectory() as folder,
        started(PROGRAM, folder, str(SAMPLE)) as program,
    ):
        time.sleep(SETTLING_S)
        tell(program, "play")
        playing = watched(program.pid, SECONDS)
        tell(program, "pause")
        paused = watched(program.pid, SECONDS)
        timers = timers_of(program).removeprefix("timers ")
        program.kill()
    yield figure("paused: CPU", [paused.cpu_percent], "%", bar=0)
    running = 0 if timers == "none" else len(timers.split(";"))
    yield figure("paused: timers that run", [running], "", bar=0)
    yield figure("paused: wake-ups a second, all threads", [paused.wakes_a_second], "")
    yield figure("playing: wake-ups a second, to compare", [playing.wakes_a_second], "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("transcript", nargs="?", default=str(SAMPLE))
    parser.add_argument("--seconds", type=float, default=SECONDS)
    options = parser.parse_args()
    print("load", " ".join(f"{load:.2f}" for load in os.getloadavg()))
    with started(BARE) as bare:
        watch("a bare window", bare.pid, options.seconds)
        bare.kill()
    with tempfile.TemporaryDirectory() as folder:
        with started(PROGRAM, folder) as program:
            watch("Earmark, first page", program.pid, options.seconds)
            print(f"    {timers_of(program)}")
            program.kill()
        with started(PROGRAM, folder, options.transcript) as program:
            watch("Earmark, opened", program.pid, options.seconds)
            print(f"    {timers_of(program)}")
            tell(program, "play")
            watch("Earmark, playing (to compare)", program.pid, options.seconds)
            tell(program, "pause")
            watch("Earmark, paused", program.pid, options.seconds)
            print(f"    {timers_of(program)}")
            program.kill()


if __name__ == "__main__":
    main()
