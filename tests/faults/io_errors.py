"""The disk fails: the n-th call that a life makes on its store, for every n, in every way.

A call may fail once (EIO, ENOSPC, EINTR), from then on until the disk is well again, or write
less than it was given. Whatever it is, the store refuses with a sentence or does what was
asked, nothing acknowledged is lost, and once the disk is well life goes on: in the same
process, and in the next.
"""

from __future__ import annotations

import errno
import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reader.core.errors import ReaderError
from tests.faults.child import Child, Tell, result_of
from tests.faults.counts import Counts
from tests.faults.ledger import Ledger, sound_state_of
from tests.faults.life import Life, live
from tests.faults.shim import CHANGES, Calls, Control

Fault = Callable[[Control, int], None]
FAULTS: dict[str, Fault] = {
    "EIO once": lambda control, at: control.fail(CHANGES, at, errno.EIO),
    "EIO from then on": lambda control, at: control.fail(CHANGES, at, errno.EIO, onwards=True),
    "ENOSPC once": lambda control, at: control.fail(CHANGES, at, errno.ENOSPC),
    "ENOSPC from then on": lambda control, at: control.fail(
        Calls.WRITE | Calls.TRUNCATE | Calls.OPEN | Calls.MKDIR, at, errno.ENOSPC, onwards=True
    ),
    "EINTR once": lambda control, at: control.fail(CHANGES, at, errno.EINTR),
    "EIO of a read": lambda control, at: control.fail(Calls.READ, at, errno.EIO),
    "a short write": lambda control, at: control.cut_short(at),
}


def run(folder: Path, seed: int, acts: int, part: int = 0, parts: int = 1, most: int = 0) -> Counts:
    """Every call of a life of ``acts``, of every ``parts``-th the ``part``-th, or ``most`` of
    them, chosen by the seed."""
    control = Control.of_this_process()
    assert control is not None
    counts: Counts = {}
    cases = []
    for name, fault in FAULTS.items():
        control.fail(CHANGES, 0)
        fault(control, 2**62)
        child = lives_with_fault(folder / "counted", seed, acts, control.heal)
        status = child.wait()
        assert status == 0, child.messages[-1]
        shutil.rmtree(folder / "counted")
        cases += [(name, number) for number in range(1, control.counted + 1)]
        counts[name] = 0
    counts |= {"calls that failed": 0, "acts acknowledged": 0, "acts refused": 0}
    counts["starts refused"] = 0
    if most:
        cases = random.Random(seed).sample(cases, most)
    for name, number in cases[part::parts]:
        where = f"seed {seed}, {name}, call {number}"
        store = folder / "store"
        shutil.rmtree(store, ignore_errors=True)
        FAULTS[name](control, number)
        child = lives_with_fault(store, seed, acts, control.heal)
        status = child.wait()
        control.heal()
        counts[name] += 1
        counts["calls that failed"] += control.failed
        ledger = Ledger()
        try:
            assert status == 0, child.messages[-1:]
            for message in child.messages:
                ledger.hear(message)
            counts["starts refused"] += [message[0] for message in child.messages].count(
                "not opened"
            )
            found = result_of(partial(sound_state_of, store))
            why = ledger.explain(found)
            assert not why, why
            counts["acts acknowledged"] += ledger.acknowledged
            counts["acts refused"] += ledger.refused
            goes_on(store, seed, ledger)
        except AssertionError as error:
            raise AssertionError(f"{where}: {error}") from error
    return counts


def lives_with_fault(
    store: Path,
    seed: int,
    acts: int,
    heal: Callable[[], object],
    begins: Callable[[], object] | None = None,
) -> Child:
    """A child that goes through ``life_with_fault``."""
    return Child.forked(lambda tell: life_with_fault(store, seed, tell, acts, heal, begins))


def life_with_fault(
    store: Path,
    seed: int,
    tell: Tell,
    acts: int,
    heal: Callable[[], object],
    begins: Callable[[], object] | None = None,
) -> None:
    """Two lives under a fault, which ``heal`` ends in the second: then nothing is refused any
    more. ``begins`` is what lets the fault begin once the store is open."""
    healed = False
    for part in range(2):
        life = Life(store, seed + part, tell)
        try:
            life.open()
        except ReaderError as error:
            tell(("not opened", str(error)))
            if not healed:
                heal()
                healed = True
            life.open()  # is refused no more
            assert life.database is not None
            assert life.database.read_only is None
        if begins is not None and part == 0:
            begins()
        life.live(acts // 2)
        life.back_up()
        if part == 1:
            if not healed:
                heal()
            before = len(life.refusals)
            life.live(3)
            assert len(life.refusals) == before, "the disk is well, and the store still refuses"
        life.close()


def goes_on(store: Path, seed: int, ledger: Ledger) -> None:
    """Another life on what is left, without faults."""
    child = Child.forked(lambda tell: live(store, seed * 1000 + 7, tell, acts=2))
    assert child.wait() == 0, child.messages[-1]
    for message in child.messages:
        ledger.hear(message)
    why = ledger.explain(result_of(partial(sound_state_of, store)))
    assert not why, f"in the life after it: {why}"
