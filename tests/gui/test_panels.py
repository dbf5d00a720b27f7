from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from reader.core.annotation import AnnotationKind
from reader.core.selection import Position, TextRange
from reader.gui.main_window import MainWindow
from reader.gui.notes.cards import NoteCard, NoteEditor, NoteModel
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS


def _note_list(window: MainWindow) -> QListView:
    found = window.notes.findChild(QListView)
    assert isinstance(found, QListView)
    return found


def _click(window: MainWindow, row: int, view: QListView, at: QPoint | None = None) -> None:
    rect = view.visualRect(view.model().index(row, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at or rect.center())


def test_a_bookmark_becomes_a_card_a_pin_and_goes_again(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(7 * TURN_MS + 100)
    QTest.keyClick(window.view, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    card = window.notes.cards[0]
    assert (card.kind, card.head) == ("bookmark", "Ben, 0:28")
    assert card.quote == "This is turn number 7 of our long talk."
    QTest.keyClick(window.view, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: window.notes.cards == [])


def test_a_note_is_written_on_the_turn_one_hears(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(7 * TURN_MS + 100)
    QTest.keyClick(window.view, Qt.Key.Key_N)
    composer = window.notes.composer
    assert composer.is_open
    session.transport.scrub(20 * TURN_MS)  # the voice goes on while one writes
    editor = composer.findChild(NoteEditor)
    assert isinstance(editor, NoteEditor)
    QTest.keyClicks(editor, "bring this up again")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not composer.is_open
    (note,) = session.notebook.annotations
    assert (note.kind, note.turn, note.body) == (AnnotationKind.NOTE, 7, "bring this up again")


def test_leaving_the_editor_keeps_what_was_written(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(100)
    window.commands.mark.note()
    editor = window.notes.composer.findChild(NoteEditor)
    assert isinstance(editor, NoteEditor)
    QTest.keyClicks(editor, "half a thought")
    window.view.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(lambda: len(session.notebook.annotations) == 1)
    assert [note.body for note in session.notebook.annotations] == ["half a thought"]


def test_escape_writes_nothing(window: MainWindow, session: ReadingSession, qtbot: QtBot) -> None:
    session.transport.scrub(100)
    window.commands.mark.note()
    editor = window.notes.composer.findChild(NoteEditor)
    assert isinstance(editor, NoteEditor)
    QTest.keyClicks(editor, "never mind")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not window.notes.composer.is_open
    assert len(session.notebook.annotations) == 0


def test_a_card_that_is_clicked_is_gone_to(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.notebook.toggle_bookmark(30)
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    _click(window, 0, _note_list(window))
    assert session.transport.position_ms == 30 * TURN_MS


def test_the_basket_deletes_and_undo_brings_back(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.notebook.add_note(3, "worth keeping")
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    view = _note_list(window)
    rect = view.visualRect(view.model().index(0, 0))
    _click(window, 0, view, QPoint(rect.right() - 22, rect.top() + 16))
    assert len(session.notebook.annotations) == 0
    message = window.messages.message
    assert message is not None
    (label, undo) = message.answers[0]
    assert label == "Undo"
    undo()
    assert [note.body for note in session.notebook.annotations] == ["worth keeping"]


def test_a_card_is_edited_in_place(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    note = session.notebook.add_note(3, "first")
    assert note is not None
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    view = _note_list(window)
    height = view.visualRect(view.model().index(0, 0)).height()
    window.notes.edit_card(note.ident)
    editor = view.findChild(NoteEditor)
    assert isinstance(editor, NoteEditor)
    assert editor.toPlainText() == "first"
    assert view.visualRect(view.model().index(0, 0)).height() > height
    editor.setPlainText("second")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [card.body for card in window.notes.cards] == ["second"])
    assert session.notebook.annotations[0].body == "second"


def test_a_highlight_is_made_from_the_selection(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    window.view.set_selection(TextRange(Position(0, 8), Position(0, 12)))
    QTest.keyClick(window.view, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: len(window.notes.cards) == 1)
    assert (window.notes.cards[0].kind, window.notes.cards[0].quote) == ("highlight", "turn")
    assert window.view.selection() is None


def test_a_new_card_is_put_in_without_a_reset(qtbot: QtBot, window: MainWindow) -> None:
    model = NoteModel(window)
    cards = [NoteCard(n, "bookmark", n, "Ada", 0, "q", "") for n in range(5)]
    model.set_cards(cards[:2] + cards[3:])
    with (
        qtbot.waitSignal(model.rowsInserted) as inserted,
        qtbot.assertNotEmitted(model.modelReset),
    ):
        model.set_cards(cards)
    assert inserted.args is not None
    assert inserted.args[1:] == [2, 2]
    with (
        qtbot.waitSignal(model.rowsRemoved) as removed,
        qtbot.assertNotEmitted(model.modelReset),
    ):
        model.set_cards(cards[1:])
    assert removed.args is not None
    assert removed.args[1:] == [0, 0]


def test_labels_corrected_by_hand_show_everywhere(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.notebook.toggle_bookmark(1)
    session.labels.relabel_turn(1, "Dora")
    qtbot.waitUntil(lambda: [card.speaker for card in window.notes.cards] == ["Dora"])
    assert "Dora" in [share.name for share in window.contents.shares]
