"""A recording without a text, as one sees it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import conversation, show
from tests.unit.session.test_aligning import STANDIN, silence


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    (tmp_path / "talks").mkdir()
    silence(tmp_path / "talks" / "talk.wav", 60)
    return tmp_path / "talks" / "talk.wav"


def answer(window: MainWindow, text: str) -> None:
    buttons = window.messages.findChildren(QPushButton)
    next(b for b in buttons if b.text() == text and b.isVisible()).click()


def test_a_recording_alone_is_transcribed_and_opened(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, recording: Path
) -> None:
    session.transcribing.command = (sys.executable, str(STANDIN), "well")
    session.open([recording])
    shown = empty_window.messages.message
    assert shown is not None
    assert "no transcript beside it" in shown.text
    assert "machine-made" in shown.detail
    lines: list[str] = []
    session.transcribing.progressed.connect(
        lambda _: lines.append(empty_window.transcribing.bar.text.text())
    )
    with qtbot.waitSignal(session.timing_changed, timeout=10_000):
        answer(empty_window, "Transcribe")
        assert empty_window.transcribing.bar.isVisible()
    assert lines == ["Transcribing talk.wav: 50 % · about 2 min left"]
    assert not empty_window.transcribing.bar.isVisible()
    assert "achine-made" in empty_window.windowTitle()


def test_stop_stops(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, recording: Path
) -> None:
    session.transcribing.command = (sys.executable, str(STANDIN), "wait")
    with qtbot.waitSignal(session.transcribing.progressed, timeout=10_000):
        empty_window.transcribing.start(recording)
    with qtbot.waitSignal(session.transcribing.cancelled, timeout=10_000):
        empty_window.transcribing.bar.button.click()
    assert not empty_window.transcribing.bar.isVisible()
    shown = empty_window.messages.message
    assert shown is not None
    assert "goes on from there" in shown.text


def test_who_is_reading_something_else_is_asked(
    window: MainWindow, session: ReadingSession, qtbot: QtBot, recording: Path
) -> None:
    session.transcribing.command = (sys.executable, str(STANDIN), "well")
    document = session.document
    with qtbot.waitSignal(session.transcribing.finished, timeout=10_000):
        window.transcribing.start(recording)
    assert session.document is document
    with qtbot.waitSignal(session.settled, timeout=10_000):
        answer(window, "Open it")
    assert session.document is not None
    assert session.document.companions.audio == recording
    show(session, conversation())
