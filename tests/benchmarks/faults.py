"""The fault harness at full length, and what it counted.

    python -m tests.benchmarks.faults [--seed N] [--share 0.1] [PART...]

Prints a table for docs/decisions/faults.md. Ends with 1 at the first finding, which names its
seed and its place.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import shim
from tests.faults.counts import Counts, as_table
from tests.faults.plan import AT_ONCE, parts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**31))
    parser.add_argument("--share", type=float, default=1.0, help="of the full length")
    parser.add_argument("part", nargs="*", help="words of the titles of what is to be run")
    options = parser.parse_args()
    table: dict[str, Counts] = {}
    findings = []
    with tempfile.TemporaryDirectory(prefix="earmark-faults-") as name:
        folder = Path(name)
        library = None if shim.why_not() else shim.build(folder)
        for part in parts(options.share):
            if options.part and not any(word in part.title for word in options.part):
                continue
            if why := part.why_not():
                sys.stdout.write(f"{part.title}: left out, {why}\n")
                continue
            began_s = time.monotonic()
            try:
                counts = part.run(folder, options.seed, library)
            except AssertionError as error:
                findings.append(part.title)
                sys.stdout.write(f"{part.title}: FOUND\n{error}\n")
                continue
            table[part.title] = {**counts, "seconds": round(time.monotonic() - began_s)}
            sys.stdout.write(f"{part.title}: done\n")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    sys.stdout.write(f"\nseed {options.seed}, {AT_ONCE} processes, load {load:.1f}\n\n")
    sys.stdout.write(f"{as_table(table)}\n")
    return int(bool(findings))


if __name__ == "__main__":
    sys.exit(main())
