"""The session with the real aligner in its real process, on the sample that is shipped."""

from __future__ import annotations

import json
import os
import shutil
import signal
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.app import sample_conversation
from reader.core.timing import Provenance
from reader.session.aligning import AlignState
from reader.session.reading_session import ReadingSession
from reader.session.store import Store

PATIENCE_MS = 300_000
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample without its times."""
    text = sample_conversation()
    for path in (text, text.with_suffix(".mp3")):
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.fixture
def session(folder: Path, qtbot: QtBot) -> Iterator[ReadingSession]:
    session = ReadingSession(Store.open(folder / "data"))
    yield session
    session.close()


def opened(session: ReadingSession, qtbot: QtBot, path: Path) -> None:
    with qtbot.waitSignal(session.settled, timeout=20_000):
        session.open([path])


def gold_turns() -> list[float]:
    """When each turn of the sample begins, in ms."""
    path = sample_conversation().with_suffix(".gold.json")
    gold = json.loads(path.read_text(encoding="utf-8"))
    return [turn["start_s"] * 1000 for turn in gold["turns"]]


def children_of(process: int) -> set[int]:
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if parent == process:
                found.add(int(entry.name))
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_killed_half_way_it_goes_on_and_ends_well(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder / "the-slow-ear.txt")
    assert session.document is not None
    assert session.document.alignment is None
    session.transport.scrub(100_000)
    session.aligning.start()

    journals = folder / "data" / "alignments"

    def has_heard_something() -> bool:
        # Not the first words that are placed: on a quick machine they come all at once.
        return any(path.stat().st_size for path in journals.glob("*.journal"))

    qtbot.waitUntil(has_heard_something, timeout=PATIENCE_MS)
    assert session.aligning.running
    worker = session.aligning.process_id
    engines = children_of(worker)
    with qtbot.waitSignal(session.failed, timeout=20_000):
        os.kill(worker, signal.SIGKILL)
    assert session.aligning.state is AlignState.FAILED
    qtbot.waitUntil(
        lambda: not any(Path(f"/proc/{pid}").exists() for pid in engines), timeout=20_000
    )
    with qtbot.waitSignal(session.aligning.finished, timeout=PATIENCE_MS):
        session.aligning.start()
    document = session.document
    assert document is not None
    assert document.alignment is not None
    assert document.timeline is not None
    assert Provenance.PENDING not in document.alignment.provenance
    starts = [document.timeline.turn_start(turn) for turn in range(len(document.transcript))]
    errors_ms = []
    for start, gold in zip(starts, gold_turns(), strict=True):
        assert start is not None
        errors_ms.append(abs(start - gold))
    # How exact it is, is measured elsewhere; here two runs have been made one.
    assert statistics.median(errors_ms) < 100


def test_the_wrong_recording_is_refused_and_nothing_changes(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    other = folder / "other.txt"
    words = "harbour lanterns drift beside seven quiet orchards while magnets hum below granite"
    lines = [
        f"{'Ada' if n % 2 else 'Ben'}: {' '.join(words.split()[n % 5 :])} number {n}."
        for n in range(60)
    ]
    other.write_text("\n\n".join(lines), encoding="utf-8")
    shutil.copy(folder / "the-slow-ear.mp3", folder / "other.mp3")
    opened(session, qtbot, other)
    with qtbot.waitSignal(session.failed, timeout=PATIENCE_MS) as failure:
        session.aligning.start()
    print(f"\nrefused with: {failure.args[0]}")
    assert session.aligning.state is AlignState.FAILED
    assert "unexpectedly" not in str(failure.args[0])
    assert session.document is not None
    assert session.document.alignment is None
    assert not session.aligning.unfinished
