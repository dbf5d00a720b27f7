"""The measures: those of ``score_alignment.py`` beside the repository, run as it stands."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

KINDS = ("turn", "sentence", "word")
PERCENTILES = ("p50", "p90", "p95", "p99", "max")
WITHIN = ("<=0.05s", "<=0.1s", "<=0.3s", "<=1s")

_FOUND = re.compile(r"^(turn|sentence|word)\s+(?:(\d+)/(\d+) found|none of (\d+) found)")
_MILLISECONDS = re.compile(r"\b(p50|p90|p95|p99|max) (\d+)")
_SHARE = re.compile(r"(<=[\d.]+s) ([\d.]+)%")
_RECALL = re.compile(r"^(uncovered|absent)\s+precision ([\d.]+)\s+recall ([\d.]+)")


@dataclass(frozen=True, slots=True)
class Distribution:
    """Absolute errors of the starts of one kind: ``ms`` by percentile, ``within`` in percent
    of all ``total`` starts (one that was not found is within nothing)."""

    found: int
    total: int
    ms: dict[str, int] = field(default_factory=dict)
    within: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Score:
    """Distributions by kind, and (precision, recall) of ``uncovered`` and ``absent``."""

    starts: dict[str, Distribution]
    found: dict[str, tuple[float, float]]


def score(shared: Path, result: Path, gold: Path) -> Score:
    """What the script prints of the JSON files ``result`` and ``gold``, taken apart."""
    script = shared / "tools" / "score_alignment.py"
    printed = subprocess.run(
        [sys.executable, str(script), str(result), str(gold)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return parse(printed)


def parse(printed: str) -> Score:
    """ValueError for a line that says something this does not know."""
    starts: dict[str, Distribution] = {}
    found: dict[str, tuple[float, float]] = {}
    for line in printed.splitlines():
        if match := _FOUND.match(line):
            kind, count, total, none_of = match.groups()
            starts[kind] = Distribution(
                int(count or 0),
                int(total or none_of),
                {name: int(value) for name, value in _MILLISECONDS.findall(line)},
                {name: float(value) for name, value in _SHARE.findall(line)},
            )
        elif match := _RECALL.match(line):
            found[match[1]] = (float(match[2]), float(match[3]))
        else:
            raise ValueError(f"not a line of the scoring script: {line!r}")
    return Score(starts, found)


def scoring_script(shared: Path) -> ModuleType:
    """The script as a module, for its notion of which words are the same."""
    path = shared / "tools" / "score_alignment.py"
    spec = spec_from_file_location("score_alignment", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
