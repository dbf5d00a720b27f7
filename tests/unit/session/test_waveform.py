"""The waveform of what is open: computed by the real process, cached, ended with it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from reader.core.resources import resource
from reader.core.timing import Span
from reader.core.transcript import Transcript
from reader.core.waveform import Waveform
from reader.session import waveform as module
from reader.session.companions import Companions
from reader.session.document import Document
from reader.session.reading_session import ReadingSession
from reader.session.store import Store
from reader.session.waveform_wire import Begun, Ended, Piece, event_line, read_event

PATIENCE_MS = 15_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def session(
    folder: Path, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ReadingSession]:
    monkeypatch.setattr(module, "PATIENCE_MS", 10)
    session = ReadingSession(Store.open(folder))
    yield session
    session.close()


def _document(audio: Path | None) -> Document:
    from array import array

    transcript = Transcript(["Some words."], array("i", [-1]), ())
    return Document(Companions(transcript=Path("talk.txt"), audio=audio), transcript, transcript)


def _open(session: ReadingSession, audio: Path | None) -> None:
    session.show_document(_document(audio))


def test_a_recording_has_a_waveform_that_is_there_at_once_the_next_time(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    waveform = session.waveform
    with qtbot.waitSignal(waveform.finished, timeout=PATIENCE_MS):
        _open(session, resource("sample", "the-slow-ear.mp3"))
    first = waveform.current
    assert first is not None
    assert first.complete
    assert first.duration_ms == pytest.approx(207_828, abs=60)
    assert first.bars(0, 207_000, 50).count(0) == 0
    assert not waveform.computing
    assert len(list((folder / "waveforms").glob("*.waveform"))) == 1

    with qtbot.waitSignal(waveform.changed) as changed:
        session.close_document()
    assert changed.args == [None]
    waveform.command = (sys.executable, "-c", "raise SystemExit(5)")  # it is not asked again
    with qtbot.waitSignal(waveform.finished, timeout=PATIENCE_MS):
        _open(session, resource("sample", "the-slow-ear.mp3"))
    again = waveform.current
    assert again is not None
    assert again is not first
    assert again.bars(0, 207_000, 500) == first.bars(0, 207_000, 500)


def test_it_is_computed_from_where_one_listens(session: ReadingSession, qtbot: QtBot) -> None:
    seen: list[tuple[Span, ...]] = []
    session.waveform.changed.connect(lambda found: seen.append(found.known))
    session.transport.scrub(120_000)
    with qtbot.waitSignal(session.waveform.finished, timeout=PATIENCE_MS):
        session.waveform.set_document(_document(resource("sample", "the-slow-ear.mp3")))
    assert session.waveform.current is not None
    assert session.waveform.current.complete
    position_ms = session.transport.position_ms
    assert seen[0][0].start_ms == position_ms - position_ms % 10


@pytest.mark.parametrize("content", [b"", b"This is a text and no recording at all."])
def test_what_is_no_recording_has_none_and_nothing_is_said(
    session: ReadingSession, tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(content)
    with (
        qtbot.assertNotEmitted(session.failed),
        qtbot.waitSignal(session.waveform.finished, timeout=PATIENCE_MS),
    ):
        session.waveform.set_document(_document(path))
    assert session.waveform.current is None


def test_a_process_that_crashes_leaves_what_there_is_and_is_logged(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    lines = (
        event_line(Begun(60_000))
        + b"nonsense\n"
        + event_line(Piece(10, b"\x80" * 50, b"\x40" * 50))
    )
    script = f"import os; os.write(1, {lines!r}); os.write(2, b'It hurts.'); os._exit(7)"
    session.waveform.command = (sys.executable, "-c", script)
    with qtbot.waitSignal(session.waveform.finished, timeout=PATIENCE_MS):
        session.waveform.set_document(_document(resource("sample", "the-slow-ear.mp3")))
    found = session.waveform.current
    assert found is not None
    assert found.known == (Span(100, 600),)
    assert found.bars(0, 1000, 1) == b"\x80"
    assert "It hurts." in (folder / "errors.log").read_text()
    assert "nonsense" in (folder / "errors.log").read_text()


def test_much_is_told_of_at_most_twice_a_second(session: ReadingSession, qtbot: QtBot) -> None:
    pieces = b"".join(event_line(Piece(n * 10, b"\x80" * 10, b"\x40" * 10)) for n in range(200))
    lines = event_line(Begun(20_000)) + pieces + event_line(Ended(20_000))
    script = f"import os, sys; sys.stdin.readline(); os.write(1, {lines!r})"
    session.waveform.command = (sys.executable, "-c", script)
    told: list[int] = []
    session.waveform.changed.connect(lambda found: told.append(found.known_ms))
    with qtbot.waitSignal(session.waveform.finished, timeout=PATIENCE_MS):
        session.waveform.set_document(_document(resource("sample", "the-slow-ear.mp3")))
    assert 1 <= len(told) <= 3
    assert told[-1] == 20_000


def test_closing_ends_the_process(session: ReadingSession, qtbot: QtBot, tmp_path: Path) -> None:
    script = "import sys, time; sys.stdin.readline(); print(flush=True); time.sleep(600)"
    session.waveform.command = (sys.executable, "-c", script)
    session.waveform.set_document(_document(resource("sample", "the-slow-ear.mp3")))
    qtbot.waitUntil(lambda: session.waveform.computing, timeout=PATIENCE_MS)
    with qtbot.assertNotEmitted(session.waveform.finished, wait=50):
        session.waveform.set_document(None)
    assert not session.waveform.computing


def test_the_same_recording_is_left_alone(session: ReadingSession, qtbot: QtBot) -> None:
    document = _document(resource("sample", "the-slow-ear.mp3"))
    with qtbot.waitSignal(session.waveform.finished, timeout=PATIENCE_MS):
        session.waveform.set_document(document)
    with qtbot.assertNotEmitted(session.waveform.changed, wait=100):
        session.waveform.set_document(document)
    assert isinstance(session.waveform.current, Waveform)


@pytest.mark.parametrize(
    "event", [Begun(5), Piece(3, b"\0\xff", b"12"), Ended(9, "Line\nbreak “q”")]
)
def test_an_event_survives_the_line(event: Begun | Piece | Ended) -> None:
    line = event_line(event)
    assert line.count(b"\n") == 1
    assert read_event(line) == event


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"[]", b"5", b'{"bucket": 1}', b'{"duration_ms": []}']
)
def test_a_line_that_is_no_event_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_event(line)
