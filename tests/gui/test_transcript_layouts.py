from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from reader.core.transcript import Emphasis
from reader.gui.transcript.layouts import LayoutCache, RowLayout

LINE_PX = 30.78


def laid_out(text: str, width_px: int = 300, emphasis: tuple[Emphasis, ...] = ()) -> RowLayout:
    font = QFont("DejaVu Sans")
    font.setPixelSize(19)
    return RowLayout(text, font, width_px, LINE_PX, 22.0, emphasis)


@pytest.mark.parametrize(
    "text",
    [
        "plain words that go on for more than the width of a single line of text",
        "one 😀 two 👩‍🚀 three 𠀀 four and more words so that it wraps around 😀 again",
        "naïve café e\u0301tude, and so on until the line has been filled at least once",
        "日本語のテキストはスペースなしで書かれますので折り返しが必要です",
    ],
)
def test_lines_hold_every_character_once_whatever_the_script(qapp: QApplication, text: str) -> None:
    layout = laid_out(text)
    spans = [layout.line_span(line) for line in range(len(layout.tops))]
    assert len(spans) > 1
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(one[1] == other[0] for one, other in itertools.pairwise(spans))
    assert layout.height_px == round(len(spans) * LINE_PX)
    for line, (start, end) in enumerate(spans):
        assert layout.line_of(start) == layout.line_of(end - 1) == line


def test_a_place_on_a_character_is_that_character(qapp: QApplication) -> None:
    text = "one 😀 two 𠀀 three"
    layout = laid_out(text, 600)
    for start, end in ((0, 3), (4, 5), (6, 9), (10, 11), (12, 17)):
        (box,) = layout.boxes(start, end)
        assert layout.char_at(box.left() + 2, 10, on_character=True) == start
        assert start <= layout.char_at(box.right() - 2, 10, on_character=True) < end


def test_a_word_too_long_for_a_line_has_a_box_on_each(qapp: QApplication) -> None:
    layout = laid_out("a " + "x" * 100, 200)
    boxes = layout.boxes(2, 102)
    assert len(boxes) > 2
    assert [round(box.top()) for box in boxes] == list(layout.tops[-len(boxes) :])


def test_right_to_left_text_begins_at_the_right(qapp: QApplication) -> None:
    layout = laid_out("שלום עולם", 300)
    (first,) = layout.boxes(0, 4)
    (second,) = layout.boxes(5, 9)
    assert second.right() < first.left()
    assert first.right() == pytest.approx(300, abs=2)


def test_a_range_over_mixed_directions_leaves_no_gap(qapp: QApplication) -> None:
    text = "שלום English עולם"
    layout = laid_out(text, 400)
    whole = layout.boxes(0, len(text))
    assert len(whole) == 1
    (inner,) = layout.boxes(5, 12)
    assert whole[0].left() < inner.left() < inner.right() < whole[0].right()
    parts = [box for at in range(5, 12) for box in layout.boxes(at, at + 1)]
    assert sum(box.width() for box in parts) == pytest.approx(inner.width(), abs=1)


def test_emphasis_changes_the_letters(qapp: QApplication) -> None:
    plain, bold = laid_out("emphasis"), laid_out("emphasis", 300, (Emphasis(0, 8, True),))
    assert bold.boxes(0, 8)[0].width() > plain.boxes(0, 8)[0].width()


def test_a_place_past_the_end_of_a_line_stays_on_it(qapp: QApplication) -> None:
    layout = laid_out("some words that go on and on until they wrap", 200)
    char = layout.char_at(10_000, layout.tops[0] + 3)
    assert layout.line_of(char) == 0


def test_an_empty_row_is_one_line_high(qapp: QApplication) -> None:
    layout = laid_out("")
    assert layout.height_px == round(LINE_PX)
    assert layout.boxes(0, 0) == []
    assert layout.char_at(5, 5) == 0


def test_the_cache_keeps_the_ones_used_last(qapp: QApplication) -> None:
    made: list[int] = []

    def make(row: int) -> RowLayout:
        made.append(row)
        return laid_out(str(row))

    cache = LayoutCache(make, kept=3)
    for row in (1, 2, 3, 1, 4, 1, 2):
        cache[row]
    assert made == [1, 2, 3, 4, 2]
    assert len(cache) == 3
