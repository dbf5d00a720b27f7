"""Times set by hand, and a real aligner that has to keep to them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.doubt import doubtful
from reader.core.resources import resource
from reader.core.timing import Alignment, Provenance
from reader.session.aligning import AlignState
from reader.session.reading_session import ReadingSession
from reader.session.store import Store

pytest.importorskip("pocketsphinx", reason="the embedded engines are not on this platform")

NAME = "the-slow-ear"
FIRST, LAST = 3, 5  # turns that are pinned
TOO_LATE_MS = 400


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ReadingSession]:
    """The sample conversation, open with its times."""
    for suffix in ("txt", "mp3", "earmark.json"):
        shutil.copy(resource("sample", f"{NAME}.{suffix}"), tmp_path)
    session = ReadingSession(Store.open(tmp_path / "data"))
    with qtbot.waitSignal(session.settled, timeout=20_000):
        session.open([tmp_path / f"{NAME}.txt"])
    yield session
    session.close()


def shown(session: ReadingSession) -> Alignment:
    assert session.document is not None
    assert session.document.alignment is not None
    return session.document.alignment


def test_what_lies_between_two_pins_is_aligned_again_and_the_pins_hold(
    session: ReadingSession, qtbot: QtBot
) -> None:
    assert session.document is not None
    first_word, fixes = session.document.transcript.first_word, session.timing_fixes
    before = shown(session)
    first, last = first_word[FIRST], first_word[LAST]
    right_ms = before.start_ms[last]
    for word, off_ms in ((first, 0), (last, TOO_LATE_MS)):
        session.transport.seek(before.start_ms[word] + off_ms)
        fixes.pin_word_now(*session.document.transcript.locate(word))
    with qtbot.waitSignal(session.aligning.finished, timeout=100_000):
        session.aligning.start_between(first, last)
    assert session.aligning.state is AlignState.DONE

    after = shown(session)
    assert after.start_ms[first] == before.start_ms[first]
    assert after.start_ms[last] == right_ms + TOO_LATE_MS
    assert after.provenance[first] == after.provenance[last] == Provenance.PINNED
    assert after.start_ms[:first] == before.start_ms[:first]
    end = first_word[LAST + 1]
    assert after.start_ms[end:] == before.start_ms[end:], "nothing else was touched"
    inside = after.provenance[first + 1 : last]
    assert inside.count(Provenance.MEASURED) > len(inside) * 0.8
    middle = first_word[FIRST + 1]
    assert abs(after.start_ms[middle] - before.start_ms[middle]) <= 150, "it was heard"

    session.notebook.undo()
    gone = shown(session)
    assert gone.provenance[last] != Provenance.PINNED
    assert fixes.pins()[-1].word == first
    assert session.notebook.undo() == "Set a time"
    assert fixes.pins() == ()
    flags = doubtful(shown(session))
    assert flags[first], "its time was the user's, and nobody vouches for it now"
