from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.rewording import Rewording
from reader.core.selection import Position, TextRange
from reader.core.timeline import Cursor
from reader.gui.fixing.everywhere_dialog import EverywhereDialog
from reader.gui.fixing.history_dialog import HistoryDialog
from reader.gui.fixing.words_editor import WordsEditor
from reader.gui.main_window import MainWindow
from reader.session.document import Document
from tests.gui.conftest import conversation


def opened(window: MainWindow) -> Document:
    session, transcript = window.session, conversation()
    document = session.document
    assert document is not None
    session.close_document()
    session.labels.open(document.document_id, transcript)
    session.show_document(document)
    assert session.document is not None
    return session.document


def editor_of(window: MainWindow) -> WordsEditor:
    editor = window.correcting.editor
    assert editor is not None
    return editor


def texts(window: MainWindow) -> list[str]:
    assert window.session.document is not None
    return list(window.session.document.transcript.texts)


def test_e_corrects_the_word_of_the_caret(window: MainWindow) -> None:
    opened(window)
    window.view.show_caret(Cursor(2, 2))
    window.actions_table["correct_words"].trigger()
    editor = editor_of(window)
    assert editor.text == "turn"
    assert editor.edit.hasFocus()
    QTest.keyClicks(editor.edit, "round")
    QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    assert texts(window)[2].startswith("This is round number 2 of")
    assert window.correcting.editor is None
    assert window.view.transcript is window.session.document.transcript  # type: ignore[union-attr]
    assert window.actions_table["undo"].isEnabled()
    window.actions_table["undo"].trigger()
    assert texts(window)[2].startswith("This is turn number 2 of")


def test_esc_leaves_all_as_it_was(window: MainWindow) -> None:
    opened(window)
    before = texts(window)
    window.correcting.open(1, 0)
    editor = editor_of(window)
    QTest.keyClicks(editor.edit, "nothing")
    QTest.keyClick(editor.edit, Qt.Key.Key_Escape)
    assert window.correcting.editor is None
    assert texts(window) == before
    assert not window.session.corrections.kept


def test_a_selection_is_corrected_whole_words_at_a_time(window: MainWindow) -> None:
    opened(window)
    window.view.set_selection(TextRange(Position(3, 6), Position(3, 10)))
    window.correcting.open()
    assert editor_of(window).text == "is turn"
    window.correcting.close()
    window.view.set_selection(TextRange(Position(3, 6), Position(4, 10)))
    window.correcting.open()
    assert window.correcting.editor is None
    assert window.messages.message is not None


def test_the_page_and_the_selection_stay_where_they_are(window: MainWindow) -> None:
    opened(window)
    window.view.ensure_line_visible(30, 0, smoothly=False)
    before = window.view.reading_position()
    window.view.set_selection(TextRange(Position(31, 8), Position(31, 12)))
    window.session.text_fixing.correct(
        [Rewording(0, 0, 4, "All of this at great length " * 40), Rewording(31, 0, 4, "Thus, this")]
    )
    assert window.view.reading_position() == before
    assert window.view.selected_text() == "turn"


def test_everywhere_is_offered_looked_through_and_done(window: MainWindow, qtbot: QtBot) -> None:
    opened(window)
    window.correcting.open(2, 7)
    editor = editor_of(window)
    assert editor.text == "long"
    editor.edit.setPlainText("short")
    qtbot.waitUntil(editor.everywhere_button.isVisible)
    assert "60" in editor.everywhere_button.text()
    editor.everywhere_button.click()
    (dialog,) = window.findChildren(EverywhereDialog)
    row = dialog.tree.topLevelItem(0)
    assert row is not None
    row.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.accept()
    assert [("short" in text) for text in texts(window)] == [False] + [True] * 59
    window.actions_table["undo"].trigger()
    assert not any("short" in text for text in texts(window))


def test_the_history_tells_and_takes_back(window: MainWindow) -> None:
    opened(window)
    window.session.text_fixing.correct([Rewording(2, 0, 4, "That")])
    window.session.labels.relabel_turn(4, "Dora")
    window.actions_table["corrections"].trigger()
    (dialog,) = window.findChildren(HistoryDialog)
    label, words = dialog.tree.topLevelItem(0), dialog.tree.topLevelItem(1)
    assert label is not None
    assert words is not None
    assert [label.text(n) for n in (0, 1)] == ["Ben", "Dora"]
    assert [words.text(n) for n in (0, 1)] == ["This", "That"]
    words.setSelected(True)
    dialog.back_button.click()
    assert texts(window)[2].startswith("This")
    assert dialog.tree.topLevelItemCount() == 1
    dialog.all_box.setChecked(True)
    assert dialog.tree.topLevelItemCount() == 2
    dialog.everything_button.click()
    assert window.session.document is not None
    assert window.session.document.transcript.speaker_name(4) == "Ben"
    window.actions_table["undo"].trigger()
    assert window.session.document.transcript.speaker_name(4) == "Dora"
    dialog.reject()


def test_corrected_words_are_marked_where_that_is_wanted(window: MainWindow) -> None:
    opened(window)
    window.session.text_fixing.correct([Rewording(0, 0, 4, "That")])
    plain = window.view.grab().toImage()
    window.actions_table["show_corrected"].trigger()
    assert window.session.settings.get("text.show_corrected")
    assert window.view.grab().toImage() != plain
