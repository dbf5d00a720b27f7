"""Hearing a bookmark without losing one's place, with the real libVLC on its silent output."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.resources import resource
from reader.gui.main_window import MainWindow
from reader.gui.notes.list import NoteList
from reader.playback.base import Player
from reader.playback.choose import libvlc_problem
from reader.session.reading_session import ReadingSession

pytestmark = pytest.mark.skipif(bool(libvlc_problem()), reason=libvlc_problem())

TIMEOUT_MS = 15_000


def player() -> tuple[Player | None, str]:
    from reader.playback.vlc_player import VlcPlayer

    return VlcPlayer("adummy"), ""


@pytest.fixture
def cards(empty_window: MainWindow, session: ReadingSession, qtbot: QtBot) -> NoteList:
    """Of the sample, which is open at a minute, with a bookmark on "Like this."."""
    session.make_player = player
    session.set_player(*player())
    with qtbot.waitSignal(session.settled):
        session.open([resource("sample", "the-slow-ear.txt")])
    session.transport.scrub(30_000)
    document = session.document
    assert document is not None
    session.notebook.toggle_bookmark(document.transcript.texts.index("Like this."))
    qtbot.waitUntil(lambda: len(empty_window.notes.cards) == 1)
    (first, *_) = empty_window.notes.findChildren(NoteList)
    first.setFocus()
    first.setCurrentIndex(first.model().index(0, 0))
    return first


def test_a_bookmark_is_heard_to_its_end_and_the_place_stays(
    empty_window: MainWindow, session: ReadingSession, cards: NoteList, qtbot: QtBot
) -> None:
    preview = session.catalogue.preview
    with qtbot.waitSignal(preview.changed, timeout=TIMEOUT_MS):
        QTest.keyClick(cards, Qt.Key.Key_P)
    assert preview.key == cards.cards[0].ident
    message = empty_window.messages.message
    assert message is not None
    assert message.text.endswith("Then it goes on from 0:30.")
    qtbot.waitUntil(lambda: preview.key is None, timeout=TIMEOUT_MS)
    assert session.transport.position_ms == 30_000
    assert not session.jumps.in_sound.can_go_back
    assert empty_window.messages.message is None


def test_the_same_key_ends_it(session: ReadingSession, cards: NoteList, qtbot: QtBot) -> None:
    QTest.keyClick(cards, Qt.Key.Key_P)
    QTest.keyClick(cards, Qt.Key.Key_P)
    assert session.catalogue.preview.key is None


def test_without_a_recording_it_is_said(window: MainWindow, session: ReadingSession) -> None:
    session.notebook.toggle_bookmark(3)
    window.annotating.refresh()
    window.peeking.peek(window.notes.cards[0])
    message = window.messages.message
    assert message is not None
    assert message.text == "There is no recording in which this could be heard."


def test_a_capture_is_heard_by_its_exact_times_and_progress_stays(
    empty_window: MainWindow, session: ReadingSession, cards: NoteList, qtbot: QtBot
) -> None:
    """From the page, too; where it goes on after a restart is as before."""
    preview = session.catalogue.preview
    session.transport.scrub(9_300)
    capture = session.notebook.capture(session.transport.position_ms, 1)
    assert capture is not None
    session.transport.scrub(30_000)
    empty_window.marking.choosing.choose(capture)
    before = session.transport.position_ms, session.page_place
    with qtbot.waitSignal(preview.changed, timeout=TIMEOUT_MS):
        empty_window.commands.mark.hear_mark()
    assert preview.key == capture.ident
    assert preview._end_ms == capture.end_ms == 9_300
    qtbot.waitUntil(lambda: preview.key is None, timeout=TIMEOUT_MS)
    assert (session.transport.position_ms, session.page_place) == before
    assert not session.jumps.in_sound.can_go_back
