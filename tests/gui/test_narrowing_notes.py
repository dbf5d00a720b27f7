"""Narrowing the notes beside a conversation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.core.annotation_query import NoteGrouping, NoteOrder
from reader.gui.main_window import MainWindow
from reader.gui.notes.cards import NoteModel
from reader.session.reading_session import ReadingSession


def test_the_notes_are_narrowed_ordered_and_changed_together(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    notes, notebook = window.notes, session.notebook
    for turn, body in ((2, "a bridge"), (5, "a river"), (9, "another bridge")):
        notebook.add_note(turn, body)
    qtbot.waitUntil(lambda: len(notes.cards) == 3)
    notes._filter.click()
    bar = window.narrowing.bar
    bar.field.setText("bridge")
    assert [card.body for card in notes.cards] == ["a bridge", "another bridge"]
    window.narrowing.tag_shown("craft")
    assert [a.tags for a in notebook.annotations] == [("craft",), (), ("craft",)]
    bar.field.clear()
    qtbot.waitUntil(lambda: [card.tags for card in notes.all_cards].count(("craft",)) == 2)
    bar.filters.choose_tag("craft")
    assert len(notes.cards) == 2
    bar.set_order(NoteOrder.CREATED)
    assert [card.body for card in notes.cards] == ["another bridge", "a bridge"]
    window.narrowing.delete_shown()
    assert [a.body for a in notebook.annotations] == ["a river"]
    notebook.undo()
    assert len(notebook.annotations) == 3
    notes._filter.click()
    qtbot.waitUntil(lambda: len(notes.cards) == 3)


def test_several_cards_are_chosen_and_changed_as_one_step(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    notes, notebook = window.notes, session.notebook
    for turn, body in ((2, "one"), (5, "two"), (9, "three")):
        notebook.add_note(turn, body)
    qtbot.waitUntil(lambda: len(notes.cards) == 3)
    cards = notes._list
    cards.setFocus()
    cards.setCurrentIndex(cards.model().index(0, 0))
    assert notes.chosen == []
    press(cards, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [card.body for card in notes.chosen] == ["one", "two"]
    press(cards, Qt.Key.Key_Asterisk, text="*")
    assert [a.starred for a in notebook.annotations] == [True, True, False]
    press(cards, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(notes.chosen) == 3
    press(cards, Qt.Key.Key_Escape)
    assert notes.chosen == []
    middle = cards.visualRect(cards.model().index(2, 0)).center()
    at = session.transport.position_ms
    left, control = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(cards.viewport(), left, control, middle)
    first = cards.visualRect(cards.model().index(0, 0)).center()
    QTest.mouseClick(cards.viewport(), left, control, first)
    assert [card.body for card in notes.chosen] == ["one", "three"]
    assert session.transport.position_ms == at  # to choose is not to go there
    assert len(window.narrowing.menu().actions()) > 4
    press(cards, Qt.Key.Key_Delete)
    assert [a.body for a in notebook.annotations] == ["two"]
    notebook.undo()
    assert len(notebook.annotations) == 3
    notebook.undo()
    assert not any(a.starred for a in notebook.annotations)


def test_notes_are_grouped_under_headings(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    notes, notebook = window.notes, session.notebook
    for turn, body in ((2, "one"), (5, "two"), (9, "three")):
        notebook.add_note(turn, body)
    qtbot.waitUntil(lambda: len(notes.cards) == 3)
    first, second, _ = notebook.annotations
    notebook.replace([first], [first.with_tags(("sea", "craft"))], "Tag")
    notebook.replace([second], [second.with_tags(("sea",))], "Tag")
    qtbot.waitUntil(lambda: len(notes.all_cards[1].tags) == 1)
    notes._filter.click()
    bar, model = window.narrowing.bar, notes._list.model()
    bar.set_grouping(NoteGrouping.TAG)
    assert isinstance(model, NoteModel)
    assert [card.body for card in notes.cards] == ["one", "one", "two", "three"]
    assert model.headings == {0: "craft", 1: "sea", 3: "Without a tag"}
    assert str(model.index(1).data()).startswith("sea. ")
    assert notes._badge.text() == "3"
    bar.set_grouping(NoteGrouping.SPEAKER)
    assert set(model.headings.values()) == {card.speaker for card in notes.all_cards}
    bar.set_grouping(NoteGrouping.NONE)
    assert model.headings == {}


def press(
    widget: QWidget,
    key: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    text: str = "",
) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, held, text))


def test_esc_takes_back_what_was_asked_for_and_then_folds_the_row(
    window: MainWindow, session: ReadingSession
) -> None:
    session.notebook.add_note(1, "here")
    window.annotating.refresh()
    window.notes._filter.click()
    field = window.narrowing.bar.field
    QTest.keyClicks(field, "there")
    assert not window.notes.cards
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), len(window.notes.cards)) == ("", 1)
    assert field.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert window.view.hasFocus()
