"""Every figure of the reading room in one table.

    python tests/benchmarks/reading_room.py [PART ...]

Runs what the other scripts here measure (the page, search, the waveform, the library, the
timeline, the start, following, idling), each in a process of its own, one after the other, and
prints what was measured, the bar, median and 99th percentile, how many times as long something
bare takes that does the same work, and how busy the machine was at the time. Needs a display (a
virtual one will do) and takes some minutes. Ends with 1 where a bar was missed: on a machine that
does something else, look at the load before at the program.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # the tests, which are not installed

from tests.benchmarks.figure import Figure

PARTS = (
    "startup",
    "firsts",
    "view",
    "search",
    "timeline",
    "library",
    "waveform",
    "playing",
    "idle",
)
OFF_SCREEN = ("view", "search", "timeline")  # what others do on the display is not theirs


def measure(part: str) -> None:
    """What the process of a part does: a figure a line, as JSON."""
    if part in OFF_SCREEN:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    module = importlib.import_module(f"tests.benchmarks.{part}")
    application = None
    if part in OFF_SCREEN:
        from PySide6.QtWidgets import QApplication

        application = QApplication(sys.argv[:1])
    for figure in module.figures():
        print("figure", json.dumps(asdict(figure)), flush=True)
    del application


def row(figure: Figure) -> str:
    def shown(value: float | None) -> str:
        return "" if value is None else f"{value:.3f}" if figure.unit == "s" else f"{value:.1f}"

    bar = shown(figure.bar)
    if bar:
        bar = f"{'median ' if figure.bar_is_median else ''}≤ {bar}"
    many = figure.count > 1
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f} x {figure.bare}"
    missed = "" if figure.is_met else "  MISSED"
    return (
        f"{figure.what:<56}{bar:>16}{shown(figure.median):>10}"
        f"{shown(figure.p99) if many else '':>10} {figure.unit:<7}{figure.count:>6}"
        f"   {ratio}{missed}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], default=[], metavar="PART")
    parser.add_argument("--measure", choices=PARTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure)
        return 0
    print(f"{os.cpu_count()} cores\n")
    print(f"{'':<56}{'bar':>16}{'median':>10}{'p99':>10} {'unit':<7}{'of':>6}   ratio")
    missed = 0
    for part in options.parts or PARTS:
        before = os.getloadavg()[0]
        done = subprocess.run(
            [sys.executable, __file__, "--measure", part],
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        print(f"{part}, load {before:.1f} before and {os.getloadavg()[0]:.1f} after")
        if done.returncode != 0:
            missed += 1
            print(f"  ended with {done.returncode}")
        for line in done.stdout.splitlines():
            if line.startswith("figure "):
                figure = Figure(**json.loads(line.removeprefix("figure ")))
                missed += not figure.is_met
                print(row(figure), flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
