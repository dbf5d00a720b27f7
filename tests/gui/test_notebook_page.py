"""The notebook of the library in the window, and changes of many notes at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.annotation import AnnotationKind, annotate, turn_range
from reader.core.annotation_query import NoteGrouping, NoteOrder
from reader.gui.export.dialog import ExportDialog
from reader.gui.main_window import MainWindow
from reader.gui.notebook.page import NotebookPage
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import conversation, show


@pytest.fixture
def page(window: MainWindow, session: ReadingSession, qtbot: QtBot) -> NotebookPage:
    """The notebook over a conversation with three notes; another one has two."""
    other = replace(conversation(), text_hash="1" * 64, title="Another talk")
    record = session.library.remember(session.folder / "other.txt", "1" * 64, other.title, (), None)
    session._store.annotations.put(
        record.document_id,
        [
            annotate(other, AnnotationKind.NOTE, turn_range(other, turn), body=f"elsewhere {turn}")
            for turn in (3, 4)
        ],
    )
    for turn in (2, 5, 9):
        session.notebook.add_note(turn, f"here {turn}")
    window.notebook.show()
    found = window.notebook.page
    qtbot.waitUntil(lambda: notes(found) == 5)
    return found


def notes(page: NotebookPage) -> int:
    return len(page.list.rows.numbers(0, page.list.rows.rowCount()))


def bodies(page: NotebookPage) -> list[str]:
    entries = (page.list.rows.entry(row) for row in range(page.list.rows.rowCount()))
    return [entry.annotation.body for entry in entries if entry is not None]


def choose_all(page: NotebookPage) -> list[int]:
    page.list.selectAll()
    return page.list.chosen


def test_all_notes_stand_under_their_conversations(page: NotebookPage) -> None:
    assert sorted(bodies(page)) == ["elsewhere 3", "elsewhere 4", "here 2", "here 5", "here 9"]
    titles = {
        group.title
        for row in range(page.list.rows.rowCount())
        if (group := page.list.rows.heading(row)) is not None
    }
    assert "Another talk" in titles
    assert len(titles) == 2


def test_typing_narrows_and_escape_goes_back_step_by_step(
    page: NotebookPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.field.setText("elsewhere")
    qtbot.waitUntil(lambda: bodies(page) == ["elsewhere 3", "elsewhere 4"])
    page.filters.choose_tag("no such tag")
    qtbot.waitUntil(lambda: notes(page) == 0)
    assert not page.list.isVisible()
    page.filters.clear()
    qtbot.waitUntil(lambda: notes(page) == 2)
    page.field.setFocus()
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: notes(page) == 5)
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert window.pages.shows_conversation


def test_many_are_deleted_as_one_step_and_come_back(
    page: NotebookPage, window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    assert len(choose_all(page)) == 5
    assert page.bulk.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert session.notebook.annotations == ()  # what is open is told at once
    qtbot.waitUntil(lambda: notes(page) == 0)
    assert "5" in session.notebook.undo_text
    session.notebook.undo()
    assert len(session.notebook.annotations) == 3
    qtbot.waitUntil(lambda: notes(page) == 5)


def test_a_step_outlasts_the_document_it_was_made_in(
    page: NotebookPage, window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(choose_all(page)) == 5)
    window.notebook.commands.toggle_star(page.list.chosen)
    document_id = session.notebook.document_id
    assert all(a.starred for a in session.notebook.annotations)
    session.close_document()
    assert session.notebook.undo_text
    session.notebook.undo()
    assert not any(a.starred for a in session._store.annotations.of(document_id))
    show(session, conversation())
    session.notebook.redo()
    assert all(a.starred for a in session.notebook.annotations)


def test_tags_and_colours_of_many(
    page: NotebookPage, window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    chosen = choose_all(page)
    window.notebook.commands.add_tags(chosen, "craft, #memory , ")
    assert {a.tags for a in session.notebook.annotations} == {("craft", "memory")}
    page.colour_requested.emit(chosen, "pink")
    assert {a.colour for a in session.notebook.annotations} == {"pink"}
    page.untag_requested.emit(chosen, "CRAFT")
    assert {a.tags for a in session.notebook.annotations} == {("memory",)}
    for _ in range(3):
        session.notebook.undo()
    assert {a.tags for a in session.notebook.annotations} == {()}
    assert {a.kind for a in session.notebook.annotations} == {AnnotationKind.NOTE}


def test_what_was_deleted_is_restored(
    page: NotebookPage, window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    window.notebook.commands.delete(choose_all(page)[:2])
    qtbot.waitUntil(lambda: notes(page) == 3)
    page.deleted_wanted.emit(True)
    assert notes(page) == 2
    page.list.selectAll()
    page.bulk.restore_requested.emit()
    qtbot.waitUntil(lambda: notes(page) == 0)
    page.deleted_wanted.emit(False)
    qtbot.waitUntil(lambda: notes(page) == 5)


def test_groups_and_orders_are_kept(
    page: NotebookPage, session: ReadingSession, qtbot: QtBot
) -> None:
    page._arrange(NoteOrder.CREATED, NoteGrouping.NONE)
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 5)
    assert bodies(page)[0] == "here 9"
    assert session.settings.get("notebook.grouping") == "none"


def test_enter_goes_to_the_place(
    page: NotebookPage, window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    row = next(
        row
        for row in range(page.list.rows.rowCount())
        if (entry := page.list.rows.entry(row)) is not None and entry.annotation.body == "here 9"
    )
    page.list.setCurrentIndex(page.list.rows.index(row))
    page.list.selectionModel().select(
        page.list.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.pages.shows_conversation
    (word, *_) = window.view.word_rects(9, 0)
    height_px = window.view.viewport().height()
    assert height_px * 0.1 < word.top() < height_px * 0.6  # clear of the messages at the edge


@pytest.mark.parametrize("opened", [True, False])
def test_exactly_what_is_chosen_is_exported(
    page: NotebookPage, window: MainWindow, session: ReadingSession, qtbot: QtBot, opened: bool
) -> None:
    """Also of other conversations than the one that is open, and where none is."""
    if not opened:
        session.close_document()
        window.notebook.show()
        qtbot.waitUntil(lambda: notes(page) == 5)
    rows = page.list.rows
    of_body = {
        entry.annotation.body: entry.number
        for row in range(rows.rowCount())
        if (entry := rows.entry(row)) is not None
    }
    page.export_requested.emit([of_body["elsewhere 3"], of_body["here 5"]])
    (dialog,) = window.findChildren(ExportDialog)
    qtbot.waitUntil(lambda: bool(dialog.preview.toPlainText()))
    shown = dialog.preview.toPlainText()
    assert "elsewhere 3" in shown
    assert "here 5" in shown
    assert "elsewhere 4" not in shown
    assert "here 2" not in shown
    dialog.reject()
