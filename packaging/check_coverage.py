"""Hold the files of packaging/covered_files.txt at 100 % of their lines and branches.

Usage: ``check_coverage.py COVERAGE.json [--grow]``, with what ``coverage json`` wrote. The
list only grows: a file that is wholly covered and not on it is named, and ``--grow`` puts it
there. A file leaves the list when it leaves the repository.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

LIST = Path(__file__).with_name("covered_files.txt")
FULL = 100.0


def listed() -> list[str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def covered_percent(report: Path) -> dict[str, tuple[float, str]]:
    """For each measured file: per cent of lines and branches, and what was not reached."""
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    percent = {}
    for path, found in files.items():
        if not found["summary"]["num_statements"]:
            continue  # an empty __init__.py is no merit
        lines = [str(line) for line in found["missing_lines"]]
        branches = [f"{start}->{end}" for start, end in found["missing_branches"]]
        total = found["summary"]["percent_covered"]
        percent[Path(path).as_posix()] = (total, ", ".join(lines + branches))
    return percent


def main(arguments: list[str]) -> int:
    percent = covered_percent(Path(arguments[0]))
    held = listed()
    failures = []
    for path in held:
        if path not in percent:
            failures.append(f"{path}: on the list, but not measured; was it moved?")
        elif percent[path][0] < FULL:
            failures.append(f"{path}: not reached: {percent[path][1]}")
    for failure in failures:
        print(failure)
    new = sorted(path for path, (total, _) in percent.items() if total >= FULL and path not in held)
    if new and "--grow" in arguments:
        comments = [line for line in LIST.read_text(encoding="utf-8").splitlines() if "#" in line]
        LIST.write_text("\n".join(comments + sorted(held + new)) + "\n", encoding="utf-8")
        print(f"{len(new)} files added to {LIST.name}.")
    elif new:
        print(f"Wholly covered and not yet on the list (--grow adds them): {', '.join(new)}")
    print(f"{len(held) - len(failures)} of {len(held)} listed files are wholly covered.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
