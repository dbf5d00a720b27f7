"""A part of the harness at every run; tests/benchmarks/faults.py runs all of it.

Nothing that was acknowledged may be lost, the store must be sound, nothing may have changed
that nobody changed, and the next start must ask nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faults.counts import Counts, as_table
from tests.faults.plan import Part, parts

SHARE = 0.1
PARTS = {part.title: part for part in parts(SHARE)}

pytestmark = [pytest.mark.timeout(300), pytest.mark.slow]


def _run(part: Part, folder: Path, seed: int, library: Path | None) -> Counts:
    if why := part.why_not():
        pytest.skip(why)
    counts = part.run(folder, seed, library)
    sys.stdout.write(f"\nseed {seed}\n{as_table({part.title: counts})}\n")
    return counts


@pytest.mark.parametrize("title", [title for title in PARTS if "canary" not in title])
def test_nothing_acknowledged_is_lost(
    title: str, tmp_path: Path, seed: int, library: Path | None
) -> None:
    counts = _run(PARTS[title], tmp_path, seed, library)
    # It has tested something only if something was acknowledged, and something went wrong.
    assert counts.get("acts acknowledged", 1) > 0
    assert counts.get("calls that failed", 1) > 0
    assert counts.get("acts refused", 1) > 0


@pytest.mark.parametrize("title", [title for title in PARTS if "canary" in title])
def test_the_harness_sees_what_is_lost(
    title: str, tmp_path: Path, seed: int, library: Path | None
) -> None:
    counts = _run(PARTS[title], tmp_path, seed, library)
    assert counts["cuts that lost something"] > counts["power cuts"] // 10
