"""Notes whose text has changed: what was found is looked through, the rest is put in place."""

from __future__ import annotations

from array import array
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.annotation import Placement
from reader.core.selection import Position, TextRange
from reader.gui.main_window import MainWindow
from reader.gui.notes.detached_review import FoundPlaces
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import conversation, show

LOST = "What we said about gardens was that they want rain and patience, most of all."


def _changed(session: ReadingSession, turn: int, before: str, after: str) -> None:
    """A note on ``turn``, which reads ``before``, and the text opened again with ``after``."""
    talk = conversation()
    texts = list(talk.texts)
    texts[turn] = before
    show(session, replace(talk, texts=tuple(texts), text_hash="2" * 64))
    session.notebook.add_note(turn, "mine")
    texts[turn] = after
    show(session, replace(talk, texts=tuple(texts), text_hash="3" * 64))


def test_a_lost_note_is_put_on_the_selected_words_and_taken_back(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    _changed(session, 7, LOST, "Nobody knows.")
    qtbot.waitUntil(lambda: len(window.notes.detached_cards) == 1)
    window.replacing.open(window.notes.detached_cards[0])
    chosen = TextRange(Position(9, 0), Position(9, 12))
    window.view.set_selection(chosen)
    window.notes.offers().selection_wanted.emit()
    (placed,) = session.notebook.annotations
    assert (placed.range, placed.placement) == (chosen, Placement.CHOSEN)
    assert placed.body == "mine"
    assert not window.notes.offers().isVisible()
    session.notebook.undo()
    assert [a.quote for a in session.notebook.detached] == [LOST]


def test_enter_puts_a_lost_note_on_an_offered_place(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    _changed(session, 7, LOST, "They want sun, one said of gardens, not rain and patience.")
    qtbot.waitUntil(lambda: len(window.notes.detached_cards) == 1)
    window.replacing.open(window.notes.detached_cards[0])
    rows = window.notes.offers().rows
    assert 1 <= len(rows) <= 3
    QTest.keyClick(rows[0], Qt.Key.Key_Return)
    (placed,) = session.notebook.annotations
    assert placed.range == rows[0].offer.range
    assert placed.placement is Placement.CHOSEN


def test_what_was_found_is_confirmed_or_refused(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    now = LOST.replace("patience", "some patience")
    _changed(session, 7, LOST, now)
    assert [a.quote for a in session.notebook.found] == [LOST]
    window.replacing.review()
    (dialog,) = window.findChildren(FoundPlaces)
    assert "<u>some</u>" in dialog.detail.text()
    dialog.confirm()
    (kept,) = session.notebook.annotations
    assert (kept.placement, kept.quote) == (Placement.KEPT, now)
    session.notebook.undo()
    assert [a.ident for a in dialog.found] == [kept.ident]
    QTest.keyClick(dialog, Qt.Key.Key_Delete)
    assert [a.ident for a in session.notebook.detached] == [kept.ident]
    dialog.close()


def test_notes_go_along_with_words_that_are_put_right(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    document = session.document
    assert document is not None
    notebook = session.notebook
    note = notebook.add_note(4, "mine", TextRange(Position(4, 8), Position(4, 19)))
    assert note is not None
    notebook.remove(note.ident)
    texts = list(document.transcript.texts)
    texts[4] = "Well, " + texts[4]
    notebook.set_transcript(replace(document.transcript, texts=tuple(texts)))
    notebook.undo()  # made before the words were others
    (again,) = notebook.annotations
    assert again.range == TextRange(Position(4, 14), Position(4, 25))
    assert texts[4][14:25] == note.quote


def test_in_a_long_text_a_worker_finds_the_places(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    talk = conversation(900)
    texts = [*talk.texts[:500], LOST, *talk.texts[501:]]
    show(session, replace(talk, texts=tuple(texts)))
    note = session.notebook.add_note(500, "mine")
    assert note is not None
    texts[500] = LOST.replace("patience", "some patience")
    texts.insert(3, "A turn that is new.")
    speakers = array("i", (turn % 3 for turn in range(len(texts))))
    changed = replace(talk, texts=tuple(texts), speaker_of=speakers, text_hash="4" * 64)
    with qtbot.waitSignal(session.notebook.placing.settled) as settled:
        show(session, changed)
        assert session.notebook.placing.is_looking
    assert settled.args == [1, 0]
    (found,) = session.notebook.annotations
    assert (found.ident, found.placement) == (note.ident, Placement.FOUND)
    assert found.turn == 501
    show(session, changed)  # nothing is left to be found
    assert not session.notebook.placing.is_looking
    assert session.notebook.annotations == (found,)
