"""Hostile files of notes and bundles: what becomes of each, how long it takes and how much
memory. A process of its own for each, so that the memory is that one's.

    python tests/benchmarks/hostile_notes.py
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

HOME = Path(__file__).parents[2]
FILES = HOME / "tests" / "unit" / "formats" / "notes" / "hostile_files.py"
sys.path.insert(0, str(HOME))


def _hostile() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hostile_files", FILES)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _peak_kb() -> int:
    """The most memory so far. Not ``ru_maxrss``: that of the process before exec counts in it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


def attempt(kind: str, path: Path, folder: Path) -> None:
    """In a process of its own: one file, and what came of it as a line of JSON."""
    from reader.core.errors import ReaderError
    from reader.formats.notes.reading import read_notes
    from reader.session.bundles import unpack_bundle

    outcome, told = "TAKEN", ""
    before_kb = _peak_kb()
    began = time.perf_counter()
    try:
        if kind == "bundle":
            unpack_bundle(path, folder)
        else:
            read_notes(path)
    except ReaderError as error:
        outcome, told = "refused", str(error).replace(f"{path.parent}/", "")
    except BaseException as error:  # noqa: BLE001  what it is, is the result
        outcome, told = "BUG", repr(error)
    took_s = time.perf_counter() - began
    after_kb = _peak_kb()
    left = sum(p.is_file() for p in folder.rglob("*"))
    more_mb = (after_kb - before_kb) / 1024
    print(json.dumps([outcome, took_s, more_mb, left, told]))


def main() -> None:
    hostile = _hostile()
    cases = [("notes", name) for name in hostile.JSON_AND_CSV]
    cases += [("bundle", name) for name in hostile.BUNDLES]
    counts: dict[str, int] = {}
    worst_s = worst_mb = 0.0
    left_over = 0
    for kind, name in cases:
        with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as data:
            table = hostile.BUNDLES if kind == "bundle" else hostile.JSON_AND_CSV
            path = table[name](Path(made))
            command = [sys.executable, __file__, "--one", kind, str(path), data]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            outcome, took_s, more_mb, left, told = json.loads(done.stdout)
        counts[outcome] = counts.get(outcome, 0) + 1
        worst_s, worst_mb = max(worst_s, took_s), max(worst_mb, more_mb)
        left_over += left
        print(f"{outcome:8} {took_s * 1000:8.1f} ms {more_mb:7.1f} MB  {name}: {told}")
    print(
        f"{len(cases)} cases: {counts}; files written: {left_over}; "
        f"longest {worst_s:.2f} s, most memory {worst_mb:.0f} MB"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        attempt(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    else:
        main()
