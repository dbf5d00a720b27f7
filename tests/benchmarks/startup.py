"""How long until the conversation is painted, and how much memory then.

    python tests/benchmarks/startup.py [TRANSCRIPT] [--runs 9] [--large]

Starts, in turn and each as a process of its own, a bare PySide6 plain-text window and Earmark
with the same text, and prints the time from the process's start to the end of the first paint of
the text, the memory at that moment, and the ratios run by run: for a text that was open before
(kept as read) and for one that never was (a fresh data folder every time). Without a TRANSCRIPT
one of five hours' size is made up. ``--large`` also opens 100,000 turns with 10 million words.
Needs a display (a virtual one will do) and Linux.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STARTED_VARIABLE = "STARTED_S"

REPORT = """
import os, sys, time
def report():
    from pathlib import Path
    took = time.monotonic() - float(os.environ["STARTED_S"])
    status = Path("/proc/self/status").read_text()
    memory = int(status.split("VmRSS:")[1].split()[0])
    print(f"{took:.4f} {memory / 1024:.1f}", flush=True)
    os._exit(0)
"""

BARE = (
    REPORT
    + """
from PySide6.QtWidgets import QApplication, QPlainTextEdit
class Window(QPlainTextEdit):
    def paintEvent(self, event):
        super().paintEvent(event)
        report()
application = QApplication(sys.argv)
window = Window()
with open(sys.argv[1], encoding="utf-8") as file:
    window.setPlainText(file.read())
window.resize(1440, 900)
window.show()
application.exec()
"""
)

EARMARK = (
    REPORT
    + """
from pathlib import Path
from reader.session.read_ahead import read_ahead
ahead = read_ahead([Path(sys.argv[1])], Path(sys.argv[2]))  # as ``earmark open`` does
from reader.app import run
path, folder = Path(sys.argv[1]), Path(sys.argv[2])
run([path], data_dir=folder, size=(1440, 900), first_paint=report, ahead=ahead)
"""
)


def made_up(turns: int, words_a_turn: int) -> str:
    generator = random.Random(1)
    vocabulary = ["".join(generator.choices("etaoinshrdlu", k=k % 9 + 1)) for k in range(2000)]
    lines = []
    for turn in range(turns):
        body = " ".join(generator.choices(vocabulary, k=words_a_turn))
        lines.append(f"{('Ada Byron', 'Ben Okri')[turn % 2]}\n\n{body.capitalize()}.\n")
    return "\n".join(lines)


def measure(script: str, *arguments: str) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ
        | {
            "PYTHONPATH": str(Path(__file__).parents[2]),
            STARTED_VARIABLE: str(time.monotonic()),  # one clock for all processes, on Linux
        },
    )
    if not done.stdout.strip():
        sys.exit(f"nothing was painted:\n{done.stderr}")
    seconds, megabytes = done.stdout.split()[:2]
    return float(seconds), float(megabytes)


def show(name: str, values: list[float], unit: str) -> None:
    median = statistics.median(values)
    print(f"  {name:22} median {median:8.3f} {unit}  ({min(values):.3f} - {max(values):.3f})")


def report(title: str, pairs: list[tuple[tuple[float, float], tuple[float, float]]]) -> None:
    print(f"{title}, {len(pairs)} runs in turn")
    for index, (name, unit) in enumerate((("start to paint", "s"), ("memory", "MB"))):
        show(f"bare {name}", [bare[index] for bare, _ in pairs], unit)
        show(f"Earmark {name}", [ours[index] for _, ours in pairs], unit)
        show(f"ratio {name}", [ours[index] / bare[index] for bare, ours in pairs], "x")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("transcript", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.transcript
        if path is None:
            path = Path(folder, "five-hours.txt")
            path.write_text(made_up(535, 104), encoding="utf-8")
        data = str(Path(folder, "data"))
        measure(EARMARK, str(path), data)
        for known in (True, False):
            pairs = []
            for run in range(options.runs):
                fresh = data if known else str(Path(folder, f"fresh-{run}"))
                pairs.append((measure(BARE, str(path)), measure(EARMARK, str(path), fresh)))
            report(f"{path.name}, {'open before' if known else 'never open before'}", pairs)
        if options.large:
            large = Path(folder, "large.txt")
            large.write_text(made_up(100_000, 100), encoding="utf-8")
            results = [measure(EARMARK, str(large), data) for _ in range(3)]
            print("100,000 turns, 10 million words, 3 runs")
            show("start to paint", [seconds for seconds, _ in results], "s")
            show("memory", [megabytes for _, megabytes in results], "MB")


if __name__ == "__main__":
    main()
