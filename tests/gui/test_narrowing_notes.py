"""Narrowing the notes beside a conversation."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from reader.core.annotation_query import NoteOrder
from reader.gui.main_window import MainWindow
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
