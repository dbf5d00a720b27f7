"""A window on a session whose store is a folder of the test's own."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.timeline import Timeline
from reader.core.timing import interpolate
from reader.core.transcript import Chapter, Speaker, Transcript
from reader.gui.main_window import MainWindow
from reader.session.companions import Companions
from reader.session.document import Document
from reader.session.reading_session import ReadingSession
from reader.session.store import Store

TURN_MS = 4000
NAMES = ("Ada", "Ben", "Cleo")


def conversation(turns: int = 60) -> Transcript:
    """Three people in turn; each turn says its number and is two sentences long."""
    texts = [
        f"This is turn number {turn} of our long talk. It has a second sentence, too."
        for turn in range(turns)
    ]
    chapters = tuple(Chapter(f"Part {n + 1}", None, n * 10) for n in range(turns // 10))
    return Transcript(
        texts,
        array("i", (turn % 3 for turn in range(turns))),
        tuple(Speaker(name) for name in NAMES),
        title="A long talk - about nothing in particular",
        chapters=chapters,
        text_hash="0" * 64,
    )


def show(session: ReadingSession, transcript: Transcript) -> Document:
    """Open ``transcript`` as if it had been read from a file; a turn every four seconds."""
    companions = Companions(transcript=Path("/talks/long.txt"))
    names = tuple(speaker.name for speaker in transcript.speakers)
    record = session.library.remember(
        companions.main, transcript.text_hash, transcript.title, names, None
    )
    session.labels.open(record.document_id, transcript)
    session.notebook.open(record.document_id, transcript)
    marks = [(transcript.first_word[turn], turn * TURN_MS) for turn in range(len(transcript))]
    alignment = interpolate(transcript, marks, duration_ms=len(transcript) * TURN_MS)
    timeline = Timeline(transcript, alignment)
    session.document = Document(
        companions, transcript, transcript, record.document_id, alignment, timeline
    )
    session.notebook.set_timeline(timeline)
    session.transport.set_conversation(transcript, timeline)
    session.document_changed.emit(session.document)
    return session.document


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ReadingSession]:
    session = ReadingSession(Store.open(tmp_path / "data"))
    session.settings.set("theme", "light")
    yield session
    session.close()


@pytest.fixture
def empty_window(session: ReadingSession, qtbot: QtBot) -> MainWindow:
    """With nothing open."""
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def window(empty_window: MainWindow, session: ReadingSession, qtbot: QtBot) -> MainWindow:
    """With a conversation open and its panels filled."""
    show(session, conversation())
    qtbot.waitUntil(lambda: bool(empty_window.contents.shares))
    return empty_window
