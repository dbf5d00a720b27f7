"""A message is read as a whole, and what it says does not hide what one reads for long."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.core.errors import PlayerProblem
from reader.gui.main_window import MainWindow
from reader.gui.message_bar import MessageBar
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import conversation, show


@pytest.mark.parametrize("width_px", [640, 800, 1000, 1440])
def test_a_long_message_is_shown_as_a_whole(
    window: MainWindow, session: ReadingSession, qtbot: QtBot, width_px: int
) -> None:
    window.resize(width_px, 600)
    session.failed.emit(
        PlayerProblem(
            "This is not a recording that can be played, or it is damaged.",
            remedy="Expected MP3, M4A/AAC, Ogg/Opus, FLAC, WAV, MP4 or MKV. If it was "
            "downloaded, it may be incomplete: download it again and drop it on the window.",
        )
    )
    bar = window.messages
    text = next(label for label in bar.findChildren(QLabel) if "damaged" in label.text())

    def has_room() -> bool:
        room = QRect(0, 0, text.width(), 10_000)
        needed = text.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text.text())
        below = bar.mapTo(window, bar.rect().bottomLeft()).y()
        page = window.view.mapTo(window, window.view.rect().topLeft()).y()
        return needed.height() <= text.height() and page >= below

    qtbot.waitUntil(has_room)


def test_without_times_there_is_no_line_of_them(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    show(session, conversation())
    assert empty_window.timeline.isVisible()
    assert session.document is not None
    document = session.document
    session.transport.set_conversation(document.transcript, None)
    session.document_changed.emit(document)
    assert not empty_window.timeline.isVisible()
    session.transport.set_conversation(document.transcript, document.timeline)
    session.timing_changed.emit(document)
    assert empty_window.timeline.isVisible()


def test_notices_that_come_together_are_each_read(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    shown: list[str] = []
    bar.changed.connect(lambda: shown.append(bar.message.text if bar.message else ""))
    bar.show_notice("VLC was not found.")
    bar.show_notice("The recording is shorter.")
    assert shown == ["VLC was not found."]
    bar.show_notice("Bookmark deleted", key="deleted")  # what one has just done comes first
    assert shown[-1] == "Bookmark deleted"
    for _ in range(3):
        bar.dismiss()
    assert shown[2:] == ["VLC was not found.", "The recording is shorter.", ""]
