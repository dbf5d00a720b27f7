"""The disk is full: a small one, filled at every kind of moment, and emptied again.

The scenario has a file system of its own (a tmpfs within a mount namespace: ``ALONE`` is the
command for that). However little room is left, what is acknowledged is there; what cannot be
kept is refused with a sentence that says why; and with room again life goes on without a
restart.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from contextlib import closing
from functools import partial
from pathlib import Path

from reader.storage.database import FILE_NAME, Database
from reader.storage.migrations import MIGRATIONS
from tests.faults.child import Child, result_of
from tests.faults.counts import Counts
from tests.faults.io_errors import goes_on, lives_with_fault
from tests.faults.ledger import Ledger, sound_state_of
from tests.faults.life import live

DISK_BYTES = 6 << 20
PAGE_BYTES = 4096
MOST_LEFT_PAGES = 120
MOMENTS = ("making the store", "starting", "annotating", "migrating")
RELEASED_SCHEMA = 4


def alone() -> tuple[str, ...]:
    """A command before another that gives it mounts of its own; empty where nobody may."""
    root = os.geteuid() == 0
    command = (
        ("unshare", "--mount") if root else ("unshare", "--user", "--map-root-user", "--mount")
    )
    if shutil.which("unshare") is None:
        return ()
    probe = [*command, "sh", "-c", "mount -t tmpfs none /mnt"]
    return (
        command if subprocess.run(probe, capture_output=True, check=False).returncode == 0 else ()
    )


def run(folder: Path, seed: int, fills: int, acts: int = 16) -> Counts:
    disk = folder / "disk"
    disk.mkdir()
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "none", str(disk)], check=True
    )
    generator = random.Random(seed)
    counts: Counts = {f"filled before {moment}": 0 for moment in MOMENTS}
    counts |= {"acts acknowledged": 0, "acts refused": 0, "starts refused": 0}
    counts |= {"backups refused": 0}
    for fill in range(fills):
        moment = MOMENTS[fill % len(MOMENTS)]
        left_bytes = generator.choice([0, generator.randint(0, MOST_LEFT_PAGES)]) * PAGE_BYTES
        where = f"seed {seed}, fill {fill}, before {moment}, {left_bytes} bytes left"
        for entry in disk.iterdir():
            entry.unlink() if entry.is_file() else shutil.rmtree(entry)
        store, filler = disk / "store", disk / "filler"
        try:
            ledger = _prepared(store, folder / "twin", moment, seed + fill)

            full = partial(_fill, filler, left_bytes)
            annotating = moment == "annotating"
            if not annotating:
                full()
            child = lives_with_fault(
                store, seed, acts, filler.unlink, begins=full if annotating else None
            )
            assert child.wait() == 0, child.messages[-1:]
            for message in child.messages:
                ledger.hear(message)
                if message[0] == "refused":
                    assert "full" in message[1] or "room" in message[1], message[1]
            why = ledger.explain(result_of(partial(sound_state_of, store)))
            assert not why, why
            kinds = [message[0] for message in child.messages]
            counts[f"filled before {moment}"] += 1
            counts["acts acknowledged"] += ledger.acknowledged
            counts["acts refused"] += ledger.refused
            counts["starts refused"] += kinds.count("not opened")
            counts["backups refused"] += kinds.count("no backup")
            goes_on(store, seed, ledger)
        except AssertionError as error:
            raise AssertionError(f"{where}: {error}") from error
    return counts


def _prepared(store: Path, twin: Path, moment: str, seed: int) -> Ledger:
    ledger = Ledger()
    if moment == "making the store":
        return ledger
    if moment == "migrating":
        result_of(lambda: make_released(store))
        shutil.rmtree(twin, ignore_errors=True)
        shutil.copytree(store, twin)
        return Ledger(result_of(lambda: sound_state_of(twin)))
    child = Child.forked(lambda tell: live(store, seed, tell, acts=12))
    assert child.wait() == 0, child.messages[-1:]
    for message in child.messages:
        ledger.hear(message)
    return ledger


def make_released(store: Path) -> None:
    """A store as the last release wrote it, with a thousand notes."""
    with closing(Database(store, MIGRATIONS[:RELEASED_SCHEMA])) as database, database.writing():
        database.execute(
            "INSERT INTO documents (id, path, text_hash, title, speakers, opened_s) "
            "VALUES (1, '/old.txt', 'old', 'Old', '[]', 5)"
        )
        for number in range(1000):
            database.execute(
                "INSERT INTO annotations VALUES (?, 1, 'note', 1, 2, 1, 9, 'quote', 'before', "
                "'after', NULL, NULL, ?, '', 1.5, 2.5)",
                (f"{number:032x}", f"note {number} " * 20),
            )
    assert (store / FILE_NAME).exists()


def _fill(filler: Path, left_bytes: int) -> None:
    block = bytes(64 << 10)
    with filler.open("wb", buffering=0) as file:
        size = 0
        while True:
            try:
                size += file.write(block)
            except OSError:
                if len(block) == 1:
                    break
                block = block[: len(block) // 2]
        file.truncate(max(0, size - left_bytes))
