"""Kill a writing process 200 times: nothing acknowledged is lost, the store opens again."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from reader.storage.annotations import Annotations
from reader.storage.database import FILE_NAME, Database
from reader.storage.library import Library
from reader.storage.pins import Pins

KILLS = 200
WRITER = Path(__file__).with_name("store_writer.py")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")


def _writer_module() -> ModuleType:
    spec = spec_from_file_location("store_writer", WRITER)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


store_writer = _writer_module()


def _write_and_kill(folder: Path, seed: int, generator: random.Random) -> int | None:
    """Start the writer, kill it at a random moment; the number of steps it acknowledged,
    None if it was killed before it had opened the store."""
    process = subprocess.Popen(
        [sys.executable, "-S", "-E", str(WRITER), str(folder), str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,  # communicate() would not see what readline() had read ahead
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        said = b""
        if generator.random() < 0.3:  # while it starts, makes its file, migrates
            moment_s = generator.uniform(0.0, 0.15)
        else:
            said = process.stdout.readline()
            moment_s = generator.expovariate(1 / 0.015)
        time.sleep(moment_s)  # not a wait for something: the random moment of the kill
    finally:
        process.send_signal(signal.SIGKILL)
        rest, errors = process.communicate()
    assert process.returncode == -signal.SIGKILL, errors.decode()
    lines = (said + rest).splitlines(keepends=True)
    whole = [line for line in lines if line.endswith(b"\n")]
    return len(whole) - 1 if whole else None


def _state_of(folder: Path) -> tuple[dict[str, object], int]:
    """What the store holds, and how many documents, having checked that it is sound."""
    database = Database(folder)
    try:
        assert database.notice == ""
        found = Library(database).recent()
        state: dict[str, object] = {}
        for document in found:
            state.update((a.ident, a) for a in Annotations(database).of(document.document_id))
            state.update((pin.ident, pin) for pin in Pins(database).of(document.document_id))
    finally:
        database.close()
    connection = sqlite3.connect(folder / FILE_NAME)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        connection.close()
    return state, len(found)


@pytest.mark.timeout(300)
def test_nothing_acknowledged_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(2**32)
    sys.stdout.write(f"seed {seed}\n")
    generator = random.Random(seed)
    began = time.monotonic()
    acknowledged = killed_before_open = 0
    folder = tmp_path / "store-0"
    state: dict[str, object] = {}
    for kill in range(KILLS):
        if kill % 10 == 0:  # a new store now and then: being made is a moment like another
            folder, state = tmp_path / f"store-{kill}", {}
        steps_seed = generator.getrandbits(32)
        steps = _write_and_kill(folder, steps_seed, generator)
        found, documents = _state_of(folder)
        # The step under way at the kill may be there, whole, or not at all.
        expected = dict(state)
        steps_generator = random.Random(steps_seed)
        for _ in range(steps or 0):
            store_writer.take_step(expected, steps_generator)
        if found != expected:
            store_writer.take_step(expected, steps_generator)
        assert found == expected, f"kill {kill} of seed {seed}, after {steps} steps"
        assert documents <= 1
        assert steps is None or documents == 1
        state = found
        acknowledged += steps or 0
        killed_before_open += steps is None
    sys.stdout.write(
        f"{KILLS} kills, {killed_before_open} before the store was open, "
        f"{acknowledged} steps acknowledged, {time.monotonic() - began:.1f} s\n"
    )
    # The test has tested something only if kills fell on both sides.
    assert killed_before_open >= 3
    assert acknowledged >= KILLS
