"""Transcribing from the session, with a process that speaks the protocol in our stead."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.errors import FileProblem
from reader.session.companions import NoTranscript, find_companions
from reader.session.reading_session import ReadingSession
from reader.session.store import Store
from tests.unit.session.test_aligning import STANDIN, orders, silence, told

__all__ = ["orders"]


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ReadingSession]:
    session = ReadingSession(Store.open(tmp_path / "data"))
    session.transcribing.command = (sys.executable, str(STANDIN), "well")
    yield session
    session.close()


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    folder.mkdir()
    silence(folder / "talk.wav", 60)
    return folder / "talk.wav"


def test_a_recording_alone_says_that_it_lacks_a_text(recording: Path) -> None:
    with pytest.raises(NoTranscript) as raised:
        find_companions([recording])
    assert raised.value.audio == recording


def test_the_transcript_lies_beside_the_recording_and_opens_with_its_times(
    session: ReadingSession, recording: Path, qtbot: QtBot, orders: Path
) -> None:
    with qtbot.waitSignal(session.transcribing.finished, timeout=10_000) as finished:
        session.transcribing.start(recording)
    assert finished.args == [recording.with_suffix(".txt")]
    job = told(orders)[0]["job"]
    assert isinstance(job, dict)
    assert job["transcribe"] is True
    assert Path(str(job["journal"])).parent == session.folder / "alignments"
    with qtbot.waitSignal(session.settled, timeout=10_000):
        session.open([recording])
    document = session.document
    assert document is not None
    assert "achine-made" in document.transcript.title
    assert [turn.text for turn in document.transcript.turns()] == [
        "Hello there, my friend.",
        "Good day to you, too.",
    ]
    assert document.timeline is not None
    assert document.timeline.turn_start(1) == 5000
    assert document.timeline.word_start(1, 2) == 5600


def test_nothing_that_is_there_is_written_over(session: ReadingSession, recording: Path) -> None:
    recording.with_suffix(".txt").write_text("mine", encoding="utf-8")
    assert session.transcribing.target(recording).name == "talk 2.txt"


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not closed so there")
def test_where_the_folder_is_closed_the_data_folder_takes_it(
    session: ReadingSession, recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) != recording.parent)
    assert session.transcribing.target(recording) == session.folder / "transcripts" / "talk.txt"


def test_stopped_it_leaves_no_half_transcript(
    session: ReadingSession, recording: Path, qtbot: QtBot
) -> None:
    session.transcribing.command = (sys.executable, str(STANDIN), "wait")
    with qtbot.waitSignal(session.transcribing.progressed, timeout=10_000):
        session.transcribing.start(recording)
    assert session.transcribing.running
    with qtbot.waitSignal(session.transcribing.cancelled, timeout=10_000):
        session.transcribing.cancel()
    assert not session.transcribing.running
    assert list(recording.parent.iterdir()) == [recording]


@pytest.mark.parametrize("mode", ["crash", "wrong"])
def test_what_goes_wrong_is_said(
    session: ReadingSession, recording: Path, qtbot: QtBot, mode: str
) -> None:
    session.transcribing.command = (sys.executable, str(STANDIN), mode)
    with qtbot.waitSignal(session.failed, timeout=10_000) as failure:
        session.transcribing.start(recording)
    assert ("unexpectedly" if mode == "crash" else "another conversation") in str(failure.args[0])
    assert not session.transcribing.running


def test_a_place_that_cannot_be_written_to_is_said(
    session: ReadingSession, recording: Path, qtbot: QtBot
) -> None:
    (recording.parent / "file").write_text("", encoding="utf-8")
    with qtbot.waitSignal(session.failed, timeout=10_000) as failure:
        session.transcribing.start(recording, recording.parent / "file" / "talk.txt")
    assert isinstance(failure.args[0], FileProblem)
    assert not session.transcribing.running


def test_quitting_ends_it(recording: Path, tmp_path: Path, qtbot: QtBot) -> None:
    session = ReadingSession(Store.open(tmp_path / "data"))
    session.transcribing.command = (sys.executable, str(STANDIN), "wait")
    with qtbot.waitSignal(session.transcribing.progressed, timeout=10_000):
        session.transcribing.start(recording)
    session.close()
    assert not session.transcribing.running
