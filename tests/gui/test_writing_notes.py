"""What is typed is never lost, and each note is one step of undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from reader.core.annotation import Annotation
from reader.gui.main_window import MainWindow
from reader.gui.notes.cards import NoteEditor
from reader.session.reading_session import ReadingSession
from reader.session.store import Store
from tests.gui.conftest import conversation, show


def _stored(session: ReadingSession) -> list[Annotation]:
    """What another process would find on the disk now."""
    store = Store.open(session.folder)
    try:
        assert session.document is not None
        return store.annotations.of(session.document.document_id)
    finally:
        store.close()


def _composer_editor(window: MainWindow) -> NoteEditor:
    editor = window.notes.composer.findChild(NoteEditor)
    assert isinstance(editor, NoteEditor)
    return editor


def _card_editor(window: MainWindow, ident: object) -> NoteEditor:
    window.notes.edit_card(ident)
    cards = window.notes.findChild(QListView)
    assert isinstance(cards, QListView)
    editor = cards.findChild(NoteEditor)
    assert isinstance(editor, NoteEditor)
    return editor


def test_a_note_is_on_the_disk_while_it_is_being_typed(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(100)
    window.commands.mark.note()
    QTest.keyClicks(_composer_editor(window), "half a thou")
    qtbot.waitUntil(lambda: [a.body for a in _stored(session)] == ["half a thou"], timeout=2000)
    assert window.notes.composer.is_open
    assert session.notebook.undo_text == ""  # it is not a change yet
    QTest.keyClicks(_composer_editor(window), "ght")
    QTest.keyClick(_composer_editor(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [a.body for a in _stored(session)] == ["half a thought"]
    session.notebook.undo()
    assert _stored(session) == []
    assert session.notebook.undo_text == ""
    session.notebook.redo()
    assert [a.body for a in session.notebook.annotations] == ["half a thought"]


def test_escape_takes_a_half_written_note_off_the_disk_and_offers_it_again(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(100)
    window.commands.mark.note()
    QTest.keyClicks(_composer_editor(window), "never mind")
    qtbot.waitUntil(lambda: len(_stored(session)) == 1, timeout=2000)
    QTest.keyClick(_composer_editor(window), Qt.Key.Key_Escape)
    assert _stored(session) == []
    message = window.messages.message
    assert message is not None
    label, again = message.answers[0]
    assert label == "Go on writing"
    again()
    assert window.notes.composer.text == "never mind"
    window.notes.composer.save()
    assert [a.body for a in session.notebook.annotations] == ["never mind"]


def test_an_edited_note_is_on_the_disk_while_it_is_being_typed_and_escape_restores_it(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    note = session.notebook.add_note(3, "first")
    assert note is not None
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    editor = _card_editor(window, note.ident)
    QTest.keyClicks(editor, " and more")
    qtbot.waitUntil(lambda: [a.body for a in _stored(session)] == ["first and more"], timeout=2000)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: [a.body for a in _stored(session)] == ["first"])
    assert [a.body for a in session.notebook.annotations] == ["first"]


def test_an_edit_is_one_step_of_undo(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    note = session.notebook.add_note(3, "first")
    assert note is not None
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    editor = _card_editor(window, note.ident)
    QTest.keyClicks(editor, " and")
    qtbot.waitUntil(lambda: [a.body for a in _stored(session)] == ["first and"], timeout=2000)
    QTest.keyClicks(editor, " more")
    window.view.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(lambda: session.notebook.annotations[0].body == "first and more")
    session.notebook.undo()
    assert [a.body for a in _stored(session)] == ["first"]


def test_a_note_being_written_stays_with_its_conversation(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(100)
    window.commands.mark.note()
    QTest.keyClicks(_composer_editor(window), "before it closes")
    session.close_document()
    assert not window.notes.composer.is_open
    show(session, conversation())
    assert [a.body for a in session.notebook.annotations] == ["before it closes"]


def test_a_card_that_is_opened_while_a_note_is_written_keeps_both(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    old = session.notebook.add_note(9, "old")
    assert old is not None
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    session.transport.scrub(100)
    window.commands.mark.note()
    QTest.keyClicks(_composer_editor(window), "new")
    editor = _card_editor(window, old.ident)
    QTest.keyClicks(editor, "er")
    window.annotating.finish_writing()
    assert [a.body for a in session.notebook.annotations] == ["new", "older"]


def test_undo_from_the_menu_does_not_swallow_what_is_being_written(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.notebook.toggle_bookmark(5)
    session.transport.scrub(100)
    window.commands.mark.note()
    QTest.keyClicks(_composer_editor(window), "just this")
    window.actions_table["undo"].trigger()
    assert [a.turn for a in session.notebook.annotations] == [5]
    window.actions_table["redo"].trigger()
    assert [a.body for a in session.notebook.annotations] == ["just this", ""]
