"""What can be done with a card, and the notes whose words the text no longer has."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from reader.core.selection import Position, TextRange
from reader.gui.main_window import MainWindow
from reader.gui.notes.list import NoteList
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS, conversation, show


def _lists(window: MainWindow) -> list[NoteList]:
    return window.notes.findChildren(NoteList)


def _choose(menu: QMenu, text: str) -> None:
    action = next(action for action in menu.actions() if action.text() == text)
    action.trigger()


def _click_first(cards: NoteList) -> None:
    where = cards.visualRect(cards.model().index(0, 0)).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_notes_without_a_place_are_listed_apart_with_their_words(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.notebook.add_note(3, "stays")
    session.notebook.add_note(7, "loses its words")
    talk = conversation()
    texts = list(talk.texts)
    texts[7] = "Something else altogether was said."
    show(session, replace(talk, texts=texts, text_hash="1" * 64))
    qtbot.waitUntil(lambda: len(window.notes.detached_cards) == 1)
    assert [card.body for card in window.notes.cards] == ["stays"]
    (card,) = window.notes.detached_cards
    assert card.body == "loses its words"
    assert card.quote.startswith("This is turn number 7")
    apart = _lists(window)[1]
    assert apart.isVisible()
    assert any(
        "do not stand in this text" in label.text() and label.isVisible()
        for label in window.notes.findChildren(QLabel)
    )
    _click_first(apart)  # its time is known, though its words are not there
    assert session.transport.position_ms == 7 * TURN_MS

    _choose(apart.card_menu(card), "Delete")
    qtbot.waitUntil(lambda: window.notes.detached_cards == [])
    assert not apart.isVisible()
    session.notebook.undo()
    qtbot.waitUntil(lambda: len(window.notes.detached_cards) == 1)


def test_a_bookmark_gets_a_text_and_keeps_being_a_bookmark(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.notebook.toggle_bookmark(2)
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    cards = _lists(window)[0]
    _choose(cards.card_menu(window.notes.cards[0]), "Write a note…")
    editor = QGuiApplication.focusObject()
    QTest.keyClicks(editor, "why")  # type: ignore[arg-type]
    window.annotating.finish_writing()
    (mark,) = session.notebook.annotations
    assert (mark.kind.value, mark.body) == ("bookmark", "why")


def test_a_highlight_is_given_another_colour_and_back(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.notebook.add_highlight(TextRange(Position(0, 8), Position(0, 12)))
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    menu = _lists(window)[0].card_menu(window.notes.cards[0])
    colours = next(a.menu() for a in menu.actions() if a.text() == "Colour")
    assert isinstance(colours, QMenu)
    _choose(colours, "Green")
    assert session.notebook.annotations[0].colour == "green"
    session.notebook.undo()
    assert session.notebook.annotations[0].colour == "yellow"


def test_a_card_is_copied_with_its_place(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.notebook.add_note(7, "my thought")
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    _choose(_lists(window)[0].card_menu(window.notes.cards[0]), "Copy")
    assert QGuiApplication.clipboard().text() == (
        "“This is turn number 7 of our long talk.” — Ben, 0:28\nmy thought"
    )


def test_a_card_is_gone_to_on_the_page_where_nothing_has_a_time(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    document = session.document
    assert document is not None
    session.document = replace(document, alignment=None, timeline=None)
    session.transport.set_conversation(document.transcript, None)
    session.document_changed.emit(session.document)
    session.notebook.toggle_bookmark(50)
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    with qtbot.assertNotEmitted(session.noticed):  # nobody asked to hear it
        _click_first(_lists(window)[0])
    assert 50 in window.view.turns_in_sight()


def test_a_card_is_gone_to_on_the_page_while_following_is_off(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.notebook.toggle_bookmark(50)
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    window.view.set_following(False)
    _click_first(_lists(window)[0])
    assert session.transport.position_ms == 50 * TURN_MS
    assert 50 in window.view.turns_in_sight()
