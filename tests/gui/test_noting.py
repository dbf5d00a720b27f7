"""Notes beside the words: looked at, written in, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.annotation import Annotation
from reader.core.errors import StorageProblem
from reader.core.selection import Position, TextRange
from reader.gui.main_window import MainWindow
from reader.gui.notes.beside import NoteEditorBeside
from reader.gui.notes.cards import NoteEditor
from reader.gui.notes.mark_bar import Swatch
from reader.gui.notes.note_form import NoteForm, NoteText
from reader.session.notes.drafting import Written
from reader.session.reading_session import ReadingSession
from reader.session.store import Store

WORDS = TextRange(Position(1, 5), Position(1, 19))


def stored(session: ReadingSession) -> list[Annotation]:
    """What another process would find on the disk now."""
    store = Store.open(session.folder)
    try:
        assert session.document is not None
        return store.annotations.of(session.document.document_id)
    finally:
        store.close()


@pytest.fixture
def note(window: MainWindow, session: ReadingSession) -> Annotation:
    """On some words of the second turn."""
    made = session.notebook.add_note(1, "a **bold** claim", WORDS)
    assert made is not None
    window.annotating.refresh()
    window.activateWindow()
    return made


def sign(window: MainWindow) -> QPoint:
    return window.view.sign_rect(1).center()


def editor(window: MainWindow) -> NoteEditorBeside:
    found = window.marking.noting.editor
    assert found is not None
    return found


def shown(window: MainWindow) -> list[str]:
    preview = window.marking.noting.preview
    assert preview is not None
    return [text.toPlainText() for text in preview.findChildren(NoteText) if text.isVisible()]


def test_the_pointer_on_a_sign_shows_the_note_as_it_reads_and_leaving_hides_it(
    window: MainWindow, note: Annotation, qtbot: QtBot
) -> None:
    viewport = window.view.viewport()
    QTest.mouseMove(viewport, sign(window))
    assert window.marking.noting.preview is None  # who only passes by is not shown it
    qtbot.waitUntil(lambda: window.marking.noting.preview is not None)
    assert shown(window) == ["a bold claim"]
    QTest.mouseMove(viewport, QPoint(40, 40))
    qtbot.waitUntil(lambda: window.marking.noting.preview is None)


def test_by_key_it_takes_the_focus_and_escape_gives_it_back(
    window: MainWindow, session: ReadingSession, note: Annotation
) -> None:
    session.transport.scrub(5000)  # in the second turn
    window.view.setFocus()
    QTest.keyClicks(window.view, "v")
    preview = window.marking.noting.preview
    assert preview is not None
    assert preview.has_focus()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert window.marking.noting.preview is None
    assert window.view.hasFocus()


def test_a_press_on_the_sign_writes_beside_the_words_and_not_on_them(
    window: MainWindow, session: ReadingSession, note: Annotation, qtbot: QtBot
) -> None:
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=sign(window))
    form = editor(window).form
    assert form.editor.hasFocus()
    words = window.view.range_rects(WORDS)
    assert not any(editor(window).geometry().intersects(rect) for rect in words)
    form.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(form.editor, " and more")
    qtbot.waitUntil(lambda: stored(session)[0].body == "a **bold** claim and more", timeout=3000)
    assert session.notebook.annotations == (note,)  # not a change yet
    QTest.keyClick(form.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.notebook.annotations[0].body == "a **bold** claim and more"
    assert session.notebook.undo_text == "Edit note"
    assert window.marking.noting.editor is None


def test_escape_gives_text_tags_and_colour_up(
    window: MainWindow, session: ReadingSession, note: Annotation, qtbot: QtBot
) -> None:
    window.marking.noting.edit(note)
    form = editor(window).form
    QTest.keyClicks(form.tag_field, "idea, ")
    form._choose("blue")
    qtbot.waitUntil(lambda: stored(session)[0].tags == ("idea",), timeout=3000)
    assert stored(session)[0].colour == "blue"
    QTest.keyClick(form.editor, Qt.Key.Key_Escape)
    assert stored(session) == [note]
    assert session.notebook.annotations == (note,)


def test_tags_are_taken_from_the_field_and_from_the_text(
    window: MainWindow, session: ReadingSession, note: Annotation
) -> None:
    window.marking.noting.edit(note, tags=True)
    form = editor(window).form
    assert form.tag_field.hasFocus()
    QTest.keyClicks(form.tag_field, "zebra, Follow up")
    form.editor.setPlainText("claim #idea\n#later #now")
    window.annotating.finish_writing()
    (kept,) = session.notebook.annotations
    assert kept.tags == ("Follow up", "idea", "later", "now", "zebra")
    assert kept.body == "claim #idea"


def test_the_librarys_tags_are_offered_while_one_is_typed(
    window: MainWindow, session: ReadingSession, note: Annotation
) -> None:
    session.notebook.set_tags(note.ident, ["attention"])
    window.marking.noting.edit(note)
    form = editor(window).form
    form.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(form.editor, " #att")
    offers = form.tag_offers.offers
    assert offers.currentCompletion() == "attention"
    popup = offers.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert form.editor.toPlainText() == "a **bold** claim #attention "
    assert not popup.isVisible()


def test_a_store_that_cannot_write_leaves_the_text_where_it_is(
    window: MainWindow, session: ReadingSession, note: Annotation, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    session.failed.connect(said.append)
    window.marking.noting.edit(note)
    form = editor(window).form
    form.editor.setPlainText("much work")

    def full(*_args: object, **_more: object) -> None:
        raise StorageProblem("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(session.notebook._store, "put", full)
        QTest.keyClick(form.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert said
        assert editor(window).form.editor.toPlainText() == "much work"
    QTest.keyClick(form.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [a.body for a in stored(session)] == ["much work"]


def test_going_elsewhere_keeps_what_was_written(
    window: MainWindow, session: ReadingSession, note: Annotation, qtbot: QtBot
) -> None:
    window.marking.noting.edit(note)
    editor(window).form.editor.setPlainText("left in a hurry")
    window.view.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(lambda: window.marking.noting.editor is None)
    assert [a.body for a in stored(session)] == ["left in a hurry"]


def test_from_the_editor_to_the_tags_is_not_elsewhere(
    window: MainWindow, note: Annotation, qtbot: QtBot
) -> None:
    window.marking.noting.edit(note)
    form = editor(window).form
    QTest.keyClick(form.editor, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert window.marking.noting.editor is not None
    assert editor(window).has_focus()


def test_several_marks_have_their_number_and_are_all_shown(
    window: MainWindow, session: ReadingSession, note: Annotation, qtbot: QtBot
) -> None:
    session.notebook.add_note(1, "second")
    session.notebook.toggle_bookmark(1)
    session.notebook.capture(7000, 2)
    qtbot.waitUntil(lambda: not window.annotating._refreshing.isActive())
    signs, number = window.view._painter.signs_of(1)
    assert (signs, number) == (["note"], 4)
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=sign(window))
    assert sorted(shown(window)) == ["a bold claim", "second"]
    assert window.marking.noting.editor is None  # which of them is not known yet


def test_a_note_typed_in_the_panel_has_its_tags(
    window: MainWindow, session: ReadingSession
) -> None:
    session.transport.scrub(100)
    window.commands.mark.note()
    composer = window.notes.composer
    editor = composer.findChild(NoteEditor)
    assert isinstance(editor, NoteEditor)
    editor.setPlainText("why #idea\n#more")
    composer.save()
    (made,) = session.notebook.annotations
    assert (made.body, made.tags) == ("why #idea", ("idea", "more"))


def test_a_card_keeps_its_tags_when_its_text_is_changed(
    window: MainWindow, session: ReadingSession, note: Annotation
) -> None:
    session.notebook.set_tags(note.ident, ["kept"])
    window.annotating.refresh()
    window.notes.body_edited.emit(note.ident, "new #extra")
    (edited,) = session.notebook.annotations
    assert (edited.body, edited.tags) == ("new #extra", ("extra", "kept"))
    assert session.notebook.undo() == "Edit note"
    assert session.notebook.annotations[0].tags == ("kept",)


def test_what_is_deleted_elsewhere_is_not_shown_on(
    window: MainWindow, session: ReadingSession, note: Annotation
) -> None:
    assert window.marking.noting.show_preview(1, by_keyboard=False)
    session.notebook.remove(note.ident)
    assert window.marking.noting.preview is None


def test_a_link_in_a_note_is_no_file(window: MainWindow, session: ReadingSession) -> None:
    made = session.notebook.add_note(1, "[x](file:///etc/passwd) ![y](file:///etc/x.png)")
    assert made is not None
    assert window.marking.noting.show_preview(1, by_keyboard=False)
    preview = window.marking.noting.preview
    assert preview is not None
    (text,) = preview.findChildren(NoteText)
    for x in range(0, text.width(), 6):
        assert text.anchorAt(QPointF(x, 8).toPoint()) == ""


def test_the_editor_stays_in_the_window_at_its_smallest(
    window: MainWindow, session: ReadingSession, note: Annotation, qtbot: QtBot
) -> None:
    window.resize(640, 480)
    qtbot.waitUntil(lambda: window.view.viewport().width() > 500)
    window.marking.noting.edit(note)
    room = QRect(QPoint(), window.view.viewport().size())
    assert room.contains(editor(window).geometry())
    assert replace(note) in session.notebook.annotations


def test_the_place_for_a_new_note_takes_its_colour_and_tags_too(
    window: MainWindow, session: ReadingSession
) -> None:
    session.transport.scrub(100)
    window.commands.mark.note()
    composer = window.notes.composer
    form = composer.findChild(NoteForm)
    assert isinstance(form, NoteForm)
    form.editor.setPlainText("why")
    form.tag_field.setText("one, two")
    blue = next(s for s in form.findChildren(Swatch) if s.style_name == "blue")
    QTest.mouseClick(blue, Qt.MouseButton.LeftButton)
    assert composer.is_open
    composer.save()
    (made,) = session.notebook.annotations
    assert (made.body, made.tags, made.colour) == ("why", ("one", "two"), "blue")
    window.commands.mark.note()  # the next one begins with nothing of it
    assert form.draft == Written("", (), "")


def test_esc_goes_from_the_preview_back_to_writing(
    window: MainWindow, session: ReadingSession
) -> None:
    session.transport.scrub(100)
    window.commands.mark.note()
    composer = window.notes.composer
    form = composer.findChild(NoteForm)
    assert isinstance(form, NoteForm)
    form.editor.setPlainText("a **bold** claim")
    form._shows.setChecked(True)
    assert "**" not in form.preview.toPlainText()
    QTest.keyClick(form.preview, Qt.Key.Key_Escape)
    assert composer.is_open
    assert form.editor.isVisible()
    QTest.keyClick(form.editor, Qt.Key.Key_Escape)
    assert not composer.is_open


def test_the_bar_is_out_of_the_way_while_a_note_is_written(
    window: MainWindow, session: ReadingSession
) -> None:
    chosen = TextRange(Position(1, 4), Position(1, 12))  # with the spaces around two words
    window.view.set_selection(chosen)
    window.marking._on_selection_made()
    assert window.marking.bar is not None
    assert window.marking.bar.isVisible()
    window.commands.mark.note()
    assert not window.marking.bar.isVisible()
    form = window.notes.composer.findChild(NoteForm)
    assert isinstance(form, NoteForm)
    form.editor.setPlainText("why")
    window.notes.composer.save()
    (made,) = session.notebook.annotations
    assert made.quote == "is turn"


def test_in_a_low_window_the_fields_of_a_new_note_do_not_lie_on_one_another(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    for turn in range(6):
        session.notebook.add_note(turn, "something")
    window.resize(900, 560)
    session.transport.scrub(100)
    window.commands.mark.note()
    form = window.notes.composer.findChild(NoteForm)
    assert isinstance(form, NoteForm)
    qtbot.waitUntil(lambda: form.tag_field.y() >= form.editor.height())
    composer = window.notes.composer
    qtbot.waitUntil(lambda: composer.geometry().bottom() <= window.notes.height())
