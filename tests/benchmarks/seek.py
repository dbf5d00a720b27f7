"""How long a seek takes: seek.py RECORDING... [--seeks 30]

For each recording: from the request to the first new sample's moment (sound), and to the tick
that tells of it (shown), at random places, right after opening; and its length as shown.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from PySide6.QtCore import QCoreApplication

from reader.core.clock import PlayerTick
from tests.e2e.captured_sound import Listener


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recordings", type=Path, nargs="+")
    parser.add_argument("--seeks", type=int, default=30)
    arguments = parser.parse_args()
    application = QCoreApplication([])
    for path in arguments.recordings:
        measure(path, arguments.seeks)
    del application


def measure(path: Path, seeks: int) -> None:
    chance = random.Random(11)
    listener = Listener()
    ticks: list[PlayerTick] = []
    listener.player.ticked.connect(ticks.append)
    begin = time.monotonic()
    listener.player.load(path)
    listener.player.play()
    while not any(tick.playing for tick in ticks):
        listener.wait(2)
    opened_ms = (time.monotonic() - begin) * 1000
    while not listener.player.duration_ms:
        listener.wait(2)
    times = []
    for _ in range(seeks):
        target_ms = chance.randrange(listener.player.duration_ms - 10_000)
        begin = time.monotonic()
        number = listener.player.seek(target_ms)
        listener.clock.seek(target_ms, number)
        while ticks[-1].seek != number:
            listener.wait(1)
        times.append((ticks[-1].monotonic_s - begin) * 1000)
        listener.wait(150)
    listener.wait(1500)  # the packet scan
    p50, p95 = np.percentile(times, [50, 95])
    print(
        f"{path.name:24} opened {opened_ms:4.0f} ms  first seek {times[0]:5.0f}  p50 {p50:5.0f}  "
        f"p95 {p95:5.0f}  max {max(times):5.0f} ms  "
        f"length {listener.player.duration_ms / 1000:.3f} s",
        flush=True,
    )
    listener.close()


if __name__ == "__main__":
    main()
