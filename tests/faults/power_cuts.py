"""The power is cut: everything acknowledged before is there when it comes back.

One life is recorded, call by call, and then cut at many points. At each the disk has lost
what it may (see disk.py), and the store is opened from what is left.
"""

from __future__ import annotations

import ctypes
import os
import random
import shutil
from pathlib import Path

from tests.faults.child import Child, Message, Tell, result_of
from tests.faults.counts import Counts
from tests.faults.disk import Disk, Loss, calls_in, cut_points
from tests.faults.ledger import Ledger, sound_state_of
from tests.faults.life import Life
from tests.faults.shim import RECORD, Control

FAITHFUL, DEAF_DISK, NO_SYNC = range(3)


def run(folder: Path, seed: int, cuts: int, acts: int, disk: int = FAITHFUL) -> Counts:
    """``disk`` DEAF_DISK and NO_SYNC (SQLite's ``synchronous=OFF``) are the canaries: there
    acknowledged acts must be found lost, and that is counted instead of raised."""
    generator = random.Random(seed)
    control = Control.of_this_process()
    assert control is not None
    store = folder / "store"
    control.record(True)
    child = Child.forked(
        lambda tell: _recorded_life(store, seed, tell, acts, careless=disk == NO_SYNC)
    )
    status = child.wait()
    control.record(False)
    assert status == 0, child.messages[-1]
    calls = calls_in(Path(os.environ[RECORD]))
    counts = {"calls recorded": len(calls), "power cuts": 0, "of them with losses": 0}
    counts |= {"acts acknowledged": 0, "cuts that lost something": 0}
    played = Disk(store, deaf_to_sync=disk == DEAF_DISK)
    done = 0
    for number, point in enumerate(cut_points(calls, generator, cuts)):
        for call in calls[done:point]:
            played.play(call)
        done = point
        loss = list(Loss)[number % len(Loss)]
        left = played.after_cut(loss, generator)
        counts["power cuts"] += 1
        counts["of them with losses"] += left != played.after_cut(Loss.NOTHING, generator)
        # Another path: the next life must depend on the files alone.
        place = folder / "after"
        _put(left, place)
        ledger, why = _judged(child.messages[: played.marks], place)
        counts["acts acknowledged"] += ledger.acknowledged
        if why and disk == FAITHFUL:
            kept = folder.parent / f"cut-{point}"
            _put(left, kept)
            raise AssertionError(
                f"seed {seed}, cut after call {point} ({loss.name}), in {kept}: {why}"
            )
        counts["cuts that lost something"] += bool(why)
    return counts


def _recorded_life(store: Path, seed: int, tell: Tell, acts: int, *, careless: bool) -> None:
    mark = ctypes.CDLL(None).earmark_fault_mark
    mark.argtypes = [ctypes.c_int64]
    told = 0

    def marking(message: Message) -> None:
        nonlocal told
        tell(message)
        told += 1
        mark(told)

    for part in range(3):  # closed and opened again in between
        life = Life(store, seed + part, marking)
        life.open()
        if careless and life.database is not None:
            life.database.execute("PRAGMA synchronous=OFF")
        life.live(acts // 3)
        life.close()


def _put(files: dict[str, bytes], place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name, data in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _judged(messages: list[Message], place: Path) -> tuple[Ledger, str]:
    ledger = Ledger()
    for message in messages:
        ledger.hear(message)
    try:
        found = result_of(lambda: sound_state_of(place))
    except AssertionError as error:
        return ledger, str(error)
    return ledger, ledger.explain(found)
