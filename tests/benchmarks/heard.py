"""How far what is shown is from what is heard: heard.py [--seconds 120] [--seeks 8]

For each encoding and rate: plays through VlcPlayer, seeks about, catches the samples meant for
the sound card with the moments at which they have to sound, and compares with PlaybackClock.
Prints shown minus heard in ms: positive is a highlight that comes too early.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from PySide6.QtCore import QCoreApplication

from tests.e2e.captured_sound import Listener
from tests.e2e.tone_audio import ENCODINGS, Ear, decode, write_recording

RATES = (1.0, 0.75, 2.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--seeks", type=int, default=8)
    arguments = parser.parse_args()
    application = QCoreApplication([])
    print(
        f"{'encoding':18} {'rate':>5} {'n':>5} {'p5':>6} {'p50':>6} {'p95':>6} {'max':>6}  length"
    )
    with tempfile.TemporaryDirectory() as name:
        for kind in ENCODINGS:
            path = write_recording(Path(name), kind, arguments.seconds)
            measure(kind, path, arguments.seconds, arguments.seeks)
    del application


def measure(kind: str, path: Path, seconds: int, seeks: int) -> None:
    ear = Ear(decode(path))
    chance = random.Random(7)
    listener = Listener()
    listener.player.load(path)
    listener.player.play()
    listener.wait(900)
    for rate in RATES:
        listener.player.set_rate(rate)
        errors: list[float] = []
        for _ in range(seeks):
            listener.seek(chance.randrange(0, (seconds - 5) * 1000))
            seen = listener.listen(700)
            errors += [c.error_ms for c in listener.compare(seen, ear)]
        e = np.array(errors)
        p5, p50, p95 = np.percentile(e, [5, 50, 95])
        length = f"{listener.player.duration_ms / 1000:.3f} s" if rate == 1.0 else ""
        print(
            f"{kind:18} {rate:5} {len(e):5} {p5:6.0f} {p50:6.0f} {p95:6.0f} "
            f"{np.abs(e).max():6.0f}  {length}",
            flush=True,
        )
    listener.close()


if __name__ == "__main__":
    main()
