"""What the page marks as spoken, what recedes, and how it is measured."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPaintEvent
from pytestqt.qtbot import QtBot

from reader.core.search import Hit
from reader.core.selection import Position, TextRange
from reader.core.timeline import Cursor
from reader.core.transcript import Speaker, Transcript
from reader.gui.transcript.page import Page
from reader.gui.transcript.painter import Spoken
from reader.gui.transcript.style import PageStyle
from reader.gui.transcript.view import TranscriptView

LONG_NAME = "Somebody whose name goes on and on and on"


def conversation(names: tuple[str, ...] = ("Ada", "Ben"), turns: int = 30) -> Transcript:
    text = (
        "The first sentence is short. The second one is longer and goes on to another line or "
        "more of them. And the third ends the turn."
    )
    return Transcript(
        [text] * turns, array("i", (turn % len(names) for turn in range(turns))),
        tuple(Speaker(name) for name in names),
    )  # fmt: skip


class Watched(TranscriptView):
    """Remembers which parts were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.region().boundingRect())
        super().paintEvent(event)


@pytest.fixture
def view(qtbot: QtBot) -> Watched:
    view = Watched()
    qtbot.addWidget(view)
    view.set_smooth_scrolling(False)
    view.resize(900, 700)
    view.show()
    view.set_document(conversation())
    return view


def picture(view: TranscriptView) -> QImage:
    return view.viewport().grab().toImage()


def ground_at(view: TranscriptView, turn: int, word: int) -> QColor:
    """Over the letters of a word, below where the ground of the line above reaches."""
    box = view.word_rects(turn, word)[0]
    return picture(view).pixelColor(box.left() + 5, box.top() + 4)


def ink_of(view: TranscriptView, turn: int, word: int) -> QColor:
    """The pixel of a word furthest from the page's ground."""
    image, box = picture(view), view.word_rects(turn, word)[0]
    ground = QColor(view.page_style.ground)
    pixels = (
        image.pixelColor(x, y)
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
    )
    return max(pixels, key=lambda c: abs(c.lightness() - ground.lightness()))


def test_the_sentence_is_marked_and_no_other(view: Watched) -> None:
    view.set_spoken(Spoken.SENTENCE)
    view.set_cursor((1,), Cursor(1, 7))
    sentence = QColor(view.page_style.current_sentence)
    marked = [word for word in range(24) if ground_at(view, 1, word) == sentence]
    assert marked == list(range(5, 20))  # "The second one ... of them."


def test_within_a_sentence_nothing_is_painted_again(view: Watched, qtbot: QtBot) -> None:
    view.set_spoken(Spoken.SENTENCE)
    view.set_cursor((1,), Cursor(1, 6))
    picture(view)
    view.painted.clear()
    view.set_cursor((1,), Cursor(1, 7))
    qtbot.wait(0)
    assert view.painted == []
    view.set_cursor((1,), Cursor(1, 19))
    qtbot.waitUntil(lambda: bool(view.painted))


def test_what_is_not_spoken_recedes(view: Watched) -> None:
    style = view.page_style
    bright, receded = QColor(style.text), QColor(style.receded)
    view.set_cursor((1,), Cursor(1, 0))
    view.set_focus_mode(True)
    assert ink_of(view, 1, 2) == bright
    assert ink_of(view, 0, 2) == receded
    view.set_cursor((0, 1), Cursor(1, 0))
    assert ink_of(view, 0, 2) == bright
    view.set_cursor((), None)  # before the first word everything is as it was
    assert ink_of(view, 2, 2) == bright
    view.set_cursor((1,), Cursor(1, 0))
    view.set_focus_mode(False)
    assert ink_of(view, 0, 2) == bright


def test_a_hit_in_what_recedes_is_seen_as_ever(view: Watched) -> None:
    span = conversation().word_spans(0)[1]
    view.set_cursor((1,), Cursor(1, 0))
    view.set_focus_mode(True)
    view.set_search_hits([Hit(0, *span)], Hit(0, *span))
    box = view.word_rects(0, 1)[0]
    seen = picture(view).pixelColor(box.left() + 4, box.center().y() - 8)
    assert seen == QColor(view.page_style.search_hit_current)


def test_the_current_word_shows_in_what_is_selected(view: Watched) -> None:
    view.set_selection(TextRange(Position(1, 0), Position(1, 28)))
    view.set_cursor((1,), Cursor(1, 2))
    assert ground_at(view, 1, 2) == QColor(view.page_style.current_word)
    box = view.word_rects(1, 1)[0]
    beside = picture(view).pixelColor(box.left() + 4, box.top() + 4)
    assert beside == QColor(view.page_style.selection)


@pytest.mark.parametrize("size_px", [12, 19, 34])
def test_a_column_holds_as_many_letters_at_every_size(qtbot: QtBot, size_px: int) -> None:
    page = Page(PageStyle(text_family="DejaVu Sans", size_px=size_px, column_chars=50))
    page.set_document(conversation())
    page.set_size(3000, 700)
    font = QFont("DejaVu Sans")
    font.setPixelSize(size_px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    text = (
        "Nobody remembers who began to keep the book, but every keeper of the lighthouse has "
        "written a line in it for each day: the weather, the ships, and what was for dinner."
    )
    letter_px = QFontMetricsF(font).horizontalAdvance(text) / len(text)
    assert page.text_width_px / letter_px == pytest.approx(50, rel=0.05)


def test_a_slider_drawn_to_and_fro_leaves_the_text_where_it_was(view: Watched) -> None:
    view.scroll_to_turn(12)
    view.scroll_by_reader(50)
    before = view.reading_position()
    style = view.page_style
    for chars in (*range(64, 30, -2), *range(30, 66, 2), 66):
        view.set_palette_tokens(replace(style, column_chars=chars))
    for size_px in (20, 28, 24, 19):
        view.set_palette_tokens(replace(style, size_px=size_px))
    view.set_palette_tokens(style)
    assert view.reading_position() == before
    view.scroll_by_reader(90)
    assert view.reading_position() != before


def test_long_names_take_the_room_that_is_free_and_not_the_text_s(qtbot: QtBot) -> None:
    short, long = Page(PageStyle()), Page(PageStyle())
    short.set_document(conversation())
    long.set_document(conversation((LONG_NAME, "Ben")))
    for width_px in (720, 900, 1400):
        short.set_size(width_px, 700)
        long.set_size(width_px, 700)
        assert long.text_left_px == short.text_left_px
        assert long.text_width_px == short.text_width_px
        assert long.gutter_left_px >= 0
    assert long.gutter_px > short.gutter_px
    assert short.gutter_px == short.measures.gutter_px


def test_large_type_has_its_names_above_where_small_has_them_beside(qtbot: QtBot) -> None:
    page = Page(PageStyle(size_px=16))
    page.set_document(conversation())
    page.set_size(800, 700)
    assert not page.is_narrow
    page.set_style(replace(page.style, size_px=34))
    assert page.is_narrow


def test_the_space_a_line_is_broken_at_is_not_marked(qtbot: QtBot) -> None:
    page = Page(PageStyle(column_chars=30))
    page.set_document(conversation())
    page.set_size(900, 700)
    layout = page.layout(0)
    assert len(layout.tops) > 2
    space_px = QFontMetricsF(page.measures.font).horizontalAdvance(" ")
    for line in range(len(layout.tops) - 1):
        start, end = layout.line_span(line)
        (whole,) = layout.boxes(start, end)
        (letters,) = layout.boxes(start, end - 1)
        assert whole.right() - letters.right() < 0.6 * space_px  # letters may lean over


def test_names_and_times_stay_readable_beside_the_smallest_text(qtbot: QtBot) -> None:
    small = Page(PageStyle(size_px=12)).measures
    assert small.name_font.pixelSize() >= 11
    assert small.stamp_font.pixelSize() >= 10
    large = Page(PageStyle(size_px=34)).measures
    assert large.sign_px > small.sign_px
