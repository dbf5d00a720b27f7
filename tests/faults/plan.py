"""What is run of the harness: all of it for the benchmark, a part in every run of the tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.faults import shim
from tests.faults.counts import Counts
from tests.faults.full_disk import alone
from tests.faults.power_cuts import DEAF_DISK, FAITHFUL, NO_SYNC
from tests.faults.scenario import Scenario, counts_of
from tests.faults.surroundings import humbled

AT_ONCE = 2  # processes


@dataclass(frozen=True)
class Part:
    """A scenario ``AT_ONCE`` times, with seeds that follow each other."""

    title: str
    scenario: str
    sizes: dict[str, int]
    needs_shim: bool = False
    recorded: bool = False
    needs_mounts: bool = False
    humbled: bool = False  # root may then no more than permissions give
    each: tuple[dict[str, int], ...] = ()  # sizes of the single processes, where they differ

    def why_not(self) -> str:
        """Why it cannot be run on this machine; empty where it can."""
        if self.needs_shim and (why := shim.why_not()):
            return why
        if self.needs_mounts and not alone():
            return "nobody here may mount a small disk of his own (unshare --mount)"
        return ""

    def _prefix(self) -> tuple[str, ...]:
        if self.humbled:
            return humbled()
        return alone() if self.needs_mounts else ()

    def run(self, folder: Path, seed: int, library: Path | None) -> Counts:
        """Raises AssertionError with the finding, its seed and its place."""
        return counts_of(
            [
                Scenario.start(
                    self.scenario,
                    folder / self.title.replace(" ", "-"),
                    seed + number,
                    library=library,
                    recorded=self.recorded,
                    prefix=self._prefix(),
                    **self.sizes,
                    **(self.each[number] if self.each else {}),
                )
                for number in range(AT_ONCE)
            ]
        )


# What a slow disk takes for each fsync, in the two processes of that part.
SLOW_SYNCS_MS = (50, 200)


def parts(share: float = 1.0) -> tuple[Part, ...]:
    """All parts; ``share`` of the full size each."""

    def some(number: int) -> int:
        return max(4, round(number * share / AT_ONCE))

    return (
        # 500 in every run: of the store that take milliseconds, of the whole program seconds.
        Part("SIGKILL of the store's process", "kills", {"kills": 230}),
        Part("SIGKILL of the program", "programs", {"kills": 20}),
        _power_cuts("power cuts", some(3000), FAITHFUL),
        _power_cuts("canary: a disk deaf to fsync", 100, DEAF_DISK),
        _power_cuts("canary: synchronous=OFF", 100, NO_SYNC),
        Part("failing calls", "io_errors", {"acts": 16, "most": some(2400)}, needs_shim=True),
        Part("surroundings", "surroundings", {"rounds": some(60)}, needs_shim=True, humbled=True),
        Part(
            "slow disk",
            "slow_disk",
            {"acts": some(400)},
            needs_shim=True,
            each=tuple({"sync_ms": sync_ms} for sync_ms in SLOW_SYNCS_MS),
        ),
        Part("full disk", "full_disk", {"fills": some(400)}, needs_mounts=True),
    )


def _power_cuts(title: str, cuts: int, disk: int) -> Part:
    sizes = {"cuts": cuts, "acts": 90, "disk": disk}
    return Part(title, "power_cuts", sizes, needs_shim=True, recorded=True)
