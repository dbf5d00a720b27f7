"""A turn letter by letter, and where one is, as a screen reader is told."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.timeline import Cursor
from reader.core.transcript import Anchor, Chapter, Speaker, Transcript
from reader.gui.transcript.accessible_text import NO_CARET, to_char, to_units
from reader.gui.transcript.view import TranscriptView
from reader.gui.whereabouts import whereabouts

TALK = Transcript(
    ["🙂 Good evening to you. And welcome.", "", "Thank you, 𠮷野.", *["More."] * 40],
    array("i", [0, 1, 1, *[0] * 40]),
    (Speaker("Ada"), Speaker("Ben")),
    anchors=(Anchor(0, 0), Anchor(9000, 2)),
    chapters=(Chapter("First", None, 0), Chapter("Second", None, 2)),
)


@pytest.fixture
def view(qtbot: QtBot) -> TranscriptView:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.set_document(TALK)
    with qtbot.waitExposed(view):
        view.show()
    return view


def text_of(view: TranscriptView, place: int) -> QAccessibleTextInterface:
    return QAccessible.queryAccessibleInterface(view).child(place).textInterface()


class Heard(TranscriptView):
    """Keeps what it has had a screen reader say."""

    def __init__(self) -> None:
        self.said: list[str] = []
        super().__init__()

    def announce(self, text: str) -> bool:
        self.said.append(text)
        return super().announce(text)


def test_a_selection_made_by_keys_says_what_comes_in_and_what_goes(qtbot: QtBot) -> None:
    view = Heard()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.set_document(TALK)
    view.show_caret(Cursor(0, 2))  # "evening"
    by_words = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(view, key, by_words)
    assert view.said == ["evening, selected", "to, selected", "to, not selected any more"]
    view.said.clear()
    QTest.keyClick(view, Qt.Key.Key_Left, by_words)
    QTest.keyClick(view, Qt.Key.Key_Left, by_words)  # over to the other side of where it began
    assert view.said == ["evening, not selected any more", "Good, selected"]


@given(st.text(max_size=30), st.integers(0, 30))
def test_offsets_are_counted_there_and_back(text: str, char: int) -> None:
    char = min(char, len(text))
    unit = to_units(text, char)
    assert unit == len(text[:char].encode("utf-16-le", "surrogatepass")) // 2
    if not any("\ud800" <= c <= "\udfff" for c in text):
        assert to_char(text, unit) == char


def test_letters_beyond_the_first_plane_shift_nothing(view: TranscriptView) -> None:
    text = text_of(view, 0)
    said = "Ada, 0:00: 🙂 Good evening to you. And welcome."
    assert text.characterCount() == len(said) + 1
    assert text.text(0, text.characterCount()) == said
    at = said.index("Good") + 1  # the smile is two
    assert text.text(at, at + 4) == "Good"


def test_the_caret_is_told_where_it_was_put(view: TranscriptView) -> None:
    text, other = text_of(view, 0), text_of(view, 2)
    assert text.cursorPosition() == NO_CARET
    at = text.text(0, text.characterCount()).index("evening") + 1
    text.setCursorPosition(at + 3)
    assert view.caret() == Cursor(0, 2)
    assert text.cursorPosition() == at
    assert other.cursorPosition() == NO_CARET


def test_a_letters_place_leads_back_to_it(view: TranscriptView) -> None:
    text = text_of(view, 2)
    for offset in range(11, text.characterCount() - 4):  # behind "Ben, 0:09: "
        rect = text.characterRect(offset)
        assert text.offsetAtPoint(QPoint(rect.left() + 1, rect.center().y())) == offset


def test_selecting_from_outside_selects(view: TranscriptView) -> None:
    text = text_of(view, 2)
    text.addSelection(11, 20)
    assert view.selected_text() == "Thank you"
    text.removeSelection(0)
    assert view.selection() is None


def test_a_turn_says_which_it_is_and_what_it_is_marked_as(view: TranscriptView) -> None:
    view.set_bookmarks([2])
    view.set_noted([2])
    view.set_highlights({2: [(0, 5, "yellow")]})
    view.set_cursor((2,), Cursor(2, 0))
    assert view.turn_remarks(0) == "1 of 43"
    assert view.turn_remarks(2) == "3 of 43, being spoken, bookmarked, has a note, highlighted"


def test_alt_and_arrows_walk_from_turn_to_turn_over_empty_ones(view: TranscriptView) -> None:
    def walk(key: Qt.Key) -> Cursor | None:
        QTest.keyClick(view, key, Qt.KeyboardModifier.AltModifier)
        return view.caret()

    assert walk(Qt.Key.Key_Down) == Cursor(0, 0)  # the first in sight
    assert walk(Qt.Key.Key_Down) == Cursor(2, 0)
    assert walk(Qt.Key.Key_Up) == Cursor(0, 0)
    assert walk(Qt.Key.Key_Up) == Cursor(0, 0)
    for _ in range(60):
        walk(Qt.Key.Key_Down)
    assert view.caret() == Cursor(42, 0)
    assert view.word_rects(42, 0) != []  # in sight


@pytest.mark.parametrize(
    ("word", "position_ms", "duration_ms", "said"),
    [
        (
            Cursor(0, 5),
            1000,
            60_000,
            "Ada, 0:01 of 1:00, First, turn 1 of 43: And welcome.",
        ),
        (Cursor(2, 1), 9500, 0, "Ben, 0:09, Second, turn 3 of 43: Thank you, 𠮷野."),
        (Cursor(3, 0), None, 0, "Ada, Second, turn 4 of 43: More."),
        (None, 0, 60_000, "0:00 of 1:00"),
    ],
)
def test_where_one_is_in_a_sentence(
    word: Cursor | None, position_ms: int | None, duration_ms: int, said: str
) -> None:
    assert whereabouts(TALK, word, position_ms, duration_ms) == said
