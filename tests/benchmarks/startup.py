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
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # the tests, which are not installed

from tests.benchmarks.figure import Figure, figure

STARTED_VARIABLE = "STARTED_S"
COMPILED = str(Path(tempfile.gettempdir(), f"earmark-compiled-{os.getuid()}"))

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

# ``earmark open FILE`` and nothing else; the hook comes where the window is about to be loaded.
EARMARK = (
    REPORT
    + """
import functools
from reader.session import read_ahead
begun = read_ahead.read_ahead
def hook(*given):
    ahead = begun(*given)
    from reader.gui import pyside_features
    pyside_features.declare_unused()
    from reader import app
    app.run = functools.partial(app.run, first_paint=report)
    return ahead
read_ahead.read_ahead = hook
from reader.cli import main
main(["open", sys.argv[1], "--data-dir", sys.argv[2]])
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
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": COMPILED}
    # An installed program is compiled: what is measured is not to depend on who ran it before.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment[STARTED_VARIABLE] = str(time.monotonic())  # one clock for all, on Linux
    done = subprocess.run(
        [sys.executable, "-P", "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    if not done.stdout.strip():
        sys.exit(f"nothing was painted:\n{done.stderr}")
    seconds, megabytes = done.stdout.split()[:2]
    return float(seconds), float(megabytes)


Pairs = list[tuple[tuple[float, float], tuple[float, float]]]  # bare and ours: seconds, MB


def in_turn(path: Path, folder: Path, runs: int, *, known: bool) -> Pairs:
    """Bare and Earmark one after the other; a text open before, or never."""
    data = str(folder / "data")
    if known:
        measure(BARE, str(path))
        measure(EARMARK, str(path), data)
    pairs = []
    for run in range(runs):
        fresh = data if known else str(folder / f"fresh-{run}")
        pairs.append((measure(BARE, str(path)), measure(EARMARK, str(path), fresh)))
    return pairs


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "five-hours.txt")
        path.write_text(made_up(535, 104), encoding="utf-8")
        for known, what in ((True, "open before"), (False, "never open before")):
            pairs = in_turn(path, Path(folder), 7, known=known)
            for index, (name, unit, bar) in enumerate(
                (("start to first paint", "s", 0.35), ("memory then", "MB", None))
            ):
                yield figure(
                    f"{name}, {what}",
                    [ours[index] for _, ours in pairs],
                    unit,
                    bar=bar if known else None,
                    bar_is_median=True,
                    ratio=statistics.median(ours[index] / bare[index] for bare, ours in pairs),
                    bare="Qt text view",
                )


def show(name: str, values: list[float], unit: str) -> None:
    median = statistics.median(values)
    print(f"  {name:22} median {median:8.3f} {unit}  ({min(values):.3f} - {max(values):.3f})")


def report(title: str, pairs: Pairs) -> None:
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
        for known in (True, False):
            pairs = in_turn(path, Path(folder), options.runs, known=known)
            report(f"{path.name}, {'open before' if known else 'never open before'}", pairs)
        if options.large:
            large = Path(folder, "large.txt")
            large.write_text(made_up(100_000, 100), encoding="utf-8")
            data = str(Path(folder, "data"))
            results = [measure(EARMARK, str(large), data) for _ in range(3)]
            print("100,000 turns, 10 million words, 3 runs")
            show("start to paint", [seconds for seconds, _ in results], "s")
            show("memory", [megabytes for _, megabytes in results], "MB")


if __name__ == "__main__":
    main()
