"""A scenario of the harness, run in a process of its own: it forks, and may be under the shim.

``python -m tests.faults.scenario NAME FOLDER SEED [KEY=NUMBER ...]`` prints its counts as
JSON; an AssertionError is a scenario's finding.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.faults import shim
from tests.faults.counts import Counts, added

ROOT = Path(__file__).parents[2]
PATIENCE_S = 600
LIBRARY = "EARMARK_FAULT_LIBRARY"  # the shim, for a scenario that starts programs


@dataclass
class Scenario:
    """A run of ``tests.faults.<name>.run(folder, seed, **sizes)`` that has been started."""

    name: str
    seed: int
    process: subprocess.Popen[str]

    @classmethod
    def start(
        cls,
        name: str,
        folder: Path,
        seed: int,
        *,
        library: Path | None = None,
        recorded: bool = False,
        prefix: tuple[str, ...] = (),
        **sizes: int,
    ) -> Scenario:
        """``library`` is the shim; ``prefix`` a command that runs another (unshare)."""
        work = (folder / f"{name}-{seed}").resolve()
        stores = work / "stores"
        stores.mkdir(parents=True)
        environment = dict(os.environ)
        if library is not None:
            control = work / "control"
            shim.Control(control)
            record = work / "record" if recorded else None
            environment |= shim.environment(library, stores, control, record)
        given = [f"{key}={value}" for key, value in sizes.items()]
        command = [sys.executable, "-m", "tests.faults.scenario", name, str(stores), str(seed)]
        process = subprocess.Popen(
            [*prefix, *command, *given],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        return cls(name, seed, process)

    def counts(self) -> Counts:
        """What it came to. Raises AssertionError with its finding."""
        try:
            out, err = self.process.communicate(timeout=PATIENCE_S)
        finally:
            self.process.kill()
        assert self.process.returncode == 0, f"{self.name}, seed {self.seed}:\n{err}"
        result: Counts = json.loads(out.splitlines()[-1])
        return result


def counts_of(scenarios: list[Scenario]) -> Counts:
    """Of all of these together, which run at the same time."""
    try:
        return added([scenario.counts() for scenario in scenarios])
    finally:
        for scenario in scenarios:
            with scenario.process as process:  # whose pipes this closes
                process.kill()


def main(name: str, folder: str, seed: str, *sizes: str) -> None:
    # Only what a scenario itself starts is to be under the shim.
    os.environ[LIBRARY] = os.environ.pop("LD_PRELOAD", "")
    given = {key: int(value) for key, _, value in (size.partition("=") for size in sizes)}
    counts = import_module(f"tests.faults.{name}").run(Path(folder), int(seed), **given)
    sys.stdout.write(f"{json.dumps(counts)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
