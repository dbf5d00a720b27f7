"""What assistive technology finds on a page."""

from __future__ import annotations

import gc
from array import array

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.timeline import Cursor
from reader.core.transcript import Anchor, Speaker, Transcript
from reader.gui.transcript.view import TranscriptView


@pytest.fixture
def view(qtbot: QtBot) -> TranscriptView:
    texts = [f"Sentence number {turn} of all that is said." for turn in range(50)]
    who = array("i", (turn % 2 for turn in range(50)))
    anchors = tuple(Anchor(turn * 1000, turn) for turn in range(50))
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.set_document(Transcript(texts, who, (Speaker("Ada"), Speaker("Ben")), anchors=anchors))
    with qtbot.waitExposed(view):
        view.show()
    return view


def names(view: TranscriptView) -> list[str]:
    document = QAccessible.queryAccessibleInterface(view)
    children = [document.child(index) for index in range(document.childCount())]
    return [child.text(QAccessible.Text.Name) for child in children]


def test_the_turns_in_sight_and_their_stamps_are_read(view: TranscriptView) -> None:
    document = QAccessible.queryAccessibleInterface(view)
    assert document.role() == QAccessible.Role.Document
    read = names(view)
    assert read[0] == "Ada, 0:00: Sentence number 0 of all that is said."
    assert read[1].startswith("Ben, 0:01:")
    assert "Play from 0:01, Ben" in read


def test_after_scrolling_other_turns_are_read(view: TranscriptView) -> None:
    names(view)
    view.scroll_to_turn(30)
    assert any("number 30 " in name for name in names(view))
    assert not any("number 0 " in name for name in names(view))


def test_a_turn_lies_where_it_is_seen(view: TranscriptView) -> None:
    document = QAccessible.queryAccessibleInterface(view)
    turn = document.child(2)
    middle = turn.rect().center()
    word = view.viewport().mapToGlobal(view.word_rects(2, 1)[0].center())
    assert turn.rect().contains(word)
    assert document.childAt(middle.x(), middle.y()).text(QAccessible.Text.Name) == turn.text(
        QAccessible.Text.Name
    )
    assert document.indexOfChild(turn) == 2


def test_views_come_and_go_while_somebody_listens(qtbot: QtBot, view: TranscriptView) -> None:
    transcript = view.transcript
    assert transcript is not None
    for _ in range(40):
        other = TranscriptView()
        other.resize(600, 400)
        other.set_document(transcript)
        other.show()
        other.set_cursor((1,), Cursor(1, 1))
        assert names(other)
        other.scroll_to_turn(20)
        assert names(other)
        other.close()
        other.deleteLater()
        QTest.qWait(0)
        del other
        gc.collect()
    assert names(view)
