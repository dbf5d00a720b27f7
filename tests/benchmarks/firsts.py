"""What is done for the first time, when more has to be loaded and built than ever after.

    python tests/benchmarks/firsts.py [--turns 535] [--runs 3]

Opens the real window (a virtual display will do) with a made-up text, each run in a process of
its own, does one thing after the other as a reader would, and prints for each how long the window
stood still the first time and the second: the longest that a key would have waited in the 0.7 s
from the action on. At last, how long it takes from being told to end until the process is gone,
with a recording open whose waveform is being computed.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # the tests, which are not installed

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from reader.app import AUDIO_OUTPUT_VARIABLE, Earmark, build
from tests.benchmarks.figure import Figure, figure
from tests.benchmarks.startup import made_up
from tests.benchmarks.waveform import made_of_the_sample

WATCHED_MS = 700
SETTLING_MS = 1500


def stood_still_ms(act: Callable[[], object]) -> float:
    """The longest time in which the event loop did not come round."""
    loop, ticks = QEventLoop(), [time.perf_counter()]
    beat = QTimer()
    beat.timeout.connect(lambda: ticks.append(time.perf_counter()))
    beat.start(0)
    QTimer.singleShot(0, act)
    QTimer.singleShot(WATCHED_MS, loop.quit)
    loop.exec()
    return max(after - before for before, after in pairwise(ticks)) * 1000


def settle(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def close_all() -> None:
    """What is open above the window: dialogs and panels that float."""
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget.parent() is not None:
            widget.close()


def deeds(program: Earmark) -> dict[str, Callable[[], object]]:
    table, window = program.window.actions_table, program.window

    def trigger(ident: str) -> Callable[[], object]:
        return table[ident].trigger

    def shown(ident: str) -> Callable[[], object]:
        def act() -> None:
            # Where it is modal, it goes as soon as it is there.
            QTimer.singleShot(WATCHED_MS // 2, close_all)
            table[ident].trigger()

        return act

    def type_letter() -> None:
        field = window.header.search.findChildren(QLineEdit)[0]
        QTest.keyClick(field, Qt.Key.Key_E)

    return {
        "larger text": trigger("text_larger"),
        "another theme": trigger("next_theme"),
        "to the search field": trigger("find"),
        "a letter in it": type_letter,
        "the look's panel": shown("open_look"),
        "the settings": shown("settings"),
        "all commands": shown("command_palette"),
        "the keys": shown("show_keys"),
        "a note": trigger("note"),
        "the library": trigger("library"),
    }


def measure(turns: int) -> dict[str, tuple[float, float]]:
    """In ms, by the deed: the first time and the second."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "talk.txt")
        text.write_text(made_up(turns, 104), encoding="utf-8")
        program = build(data_dir=Path(folder, "data"), size=(1440, 900))
        program.window.show()
        opened = QEventLoop()
        program.session.settled.connect(opened.quit)
        program.session.open([text])
        opened.exec()
        settle(SETTLING_MS)
        took = {}
        for what, act in deeds(program).items():
            twice = []
            for _ in range(2):
                twice.append(stood_still_ms(act))
                close_all()
                settle(100)
            took[what] = (twice[0], twice[1])
        program.close()
    return took


def ended_s() -> float:
    """From SIGTERM to the end, five hours of sound open."""
    with tempfile.TemporaryDirectory() as folder:
        recording = made_of_the_sample(Path(folder, "talk.mp3"), 5.0)
        recording.with_suffix(".txt").write_text(made_up(535, 104), encoding="utf-8")
        program = subprocess.Popen(
            [sys.executable, "-m", "reader", str(recording), "--data-dir", f"{folder}/data"],
            cwd=Path(__file__).parents[2],
            env=os.environ | {AUDIO_OUTPUT_VARIABLE: "dummy"},
        )
        time.sleep(3)
        began_s = time.perf_counter()
        program.send_signal(signal.SIGTERM)
        if program.wait() != 0:
            sys.exit("it was ended before it could listen")
        return time.perf_counter() - began_s


def measured(turns: int, runs: int) -> dict[str, list[tuple[float, float]]]:
    found: dict[str, list[tuple[float, float]]] = {}
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, __file__, "--once", str(turns)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        for what, (first, second) in json.loads(done.stdout.splitlines()[-1]).items():
            found.setdefault(what, []).append((first, second))
    return found


def figures() -> Iterator[Figure]:
    for what, twice in measured(535, 3).items():
        yield figure(f"{what}, the first time", [first for first, _ in twice], bar=250)
    yield figure("told to end, until it is gone", [ended_s() for _ in range(3)], "s", bar=1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--turns", type=int, default=535)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--once", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(measure(options.once)))
        return
    print(f"{options.turns:,} turns, {options.runs} runs, load {os.getloadavg()[0]:.1f}")
    for what, twice in measured(options.turns, options.runs).items():
        firsts, seconds = zip(*twice, strict=True)
        print(
            f"{what:22} stood still for {min(firsts):6.1f} - {max(firsts):6.1f} ms,"
            f" the second time {min(seconds):6.1f} - {max(seconds):6.1f} ms"
        )
    print(f"told to end, until it is gone: {', '.join(f'{ended_s():.2f} s' for _ in range(3))}")


if __name__ == "__main__":
    main()
