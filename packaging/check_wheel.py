"""Look into an installed wheel: is all of it there, and does it run from there?

Usage: ``PYTHONPATH=FOLDER python -P packaging/check_wheel.py FOLDER``, with the wheel
installed into FOLDER.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def problems(installed: Path) -> list[str]:
    import reader
    from reader.core.resources import resource
    from reader.formats.registry import load_transcript

    if not Path(reader.__file__).is_relative_to(installed):
        return [f"reader was imported from {reader.__file__}, not from {installed}"]
    shipped = {p.relative_to(ROOT / "resources") for p in (ROOT / "resources").rglob("*.*")}
    found = [
        f"the wheel lacks resources/{path}" for path in shipped if not resource(str(path)).exists()
    ]
    modules = {p.relative_to(ROOT) for p in (ROOT / "reader").rglob("*.py")}
    found += [f"the wheel lacks {path}" for path in modules if not (installed / path).exists()]
    found += [
        f"the wheel installs {name}"
        for name in ("tests", "packaging")
        if (installed / name).exists()
    ]
    sample = resource("sample", "the-slow-ear.txt")
    if not sample.is_relative_to(installed) or len(load_transcript(sample)) == 0:
        found.append("the sample cannot be read from the wheel")
    return sorted(found)


if __name__ == "__main__":
    found = problems(Path(sys.argv[1]))
    print("\n".join(found) or "The wheel has all that it needs.")
    sys.exit(bool(found))
