from __future__ import annotations

import itertools
import random
from array import array
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from reader.core.transcript import Chapter, Speaker, Transcript
from reader.gui.transcript.page import Page, ReadingPlace
from reader.gui.transcript.rows import LONGEST_ROW, Rows
from reader.gui.transcript.style import PageStyle


def talk(texts: Sequence[str], chapters: tuple[Chapter, ...] = ()) -> Transcript:
    who = array("i", (i % 2 for i in range(len(texts))))
    return Transcript(texts, who, (Speaker("Ada"), Speaker("Ben")), chapters=chapters)


def long_talk(turns: int = 400) -> Transcript:
    chance = random.Random(11)
    sentences = ["Well.", "That is what I meant by it.", "And so it goes on, much as before."]
    texts = [" ".join(chance.choices(sentences, k=chance.randint(1, 30))) for _ in range(turns)]
    for turn in range(0, turns, 7):
        texts[turn] = texts[turn] + "\n" + texts[turn - 1]
    return talk(texts, chapters=(Chapter("Beginning", 0, 0), Chapter("Middle", None, 200)))


@pytest.fixture
def page(qapp: QApplication) -> Page:
    page = Page(PageStyle())
    page.set_size(888, 712)
    page.set_document(long_talk())
    return page


def sight(page: Page) -> list[tuple[int, int, str]]:
    """What stands where in the window, to compare."""
    transcript = page.transcript
    assert transcript is not None
    return [
        (placed.row, placed.top_px, transcript.texts[page.rows[placed.row].turn][:20])
        for placed in page.frame()
    ]


def test_rows_are_paragraphs_and_hold_all_of_the_text() -> None:
    texts = ["one\ntwo\n\nthree", "alone", "x" * (LONGEST_ROW + 10), "word. " * LONGEST_ROW]
    rows = Rows(talk(texts))
    held: dict[int, str] = {}
    for number in range(len(rows)):
        row = rows[number]
        assert row.end - row.start <= LONGEST_ROW
        held[row.turn] = held.get(row.turn, "") + texts[row.turn][row.start : row.end]
        for char in (row.start, max(row.start, row.end - 1)):
            assert rows.at(row.turn, char) == number or row.start == row.end
    assert [held[turn] for turn in range(4)] == [text.replace("\n", "") for text in texts]
    first, after = rows.of_turn(0)
    assert [rows[i].after_break for i in range(first, after)] == [False, True, True, True]


def test_a_cut_falls_between_sentences() -> None:
    rows = Rows(talk(["This is said here. " * 1000]))
    assert all(
        rows[i].end == 19_000 or rows[i].end % len("This is said here. ") == 0
        for i in range(len(rows))
    )


def test_correcting_guesses_never_moves_what_is_in_sight(page: Page) -> None:
    page.jump_to(page.farthest_px // 2)
    before = sight(page)
    length_before_px = page.heights.total
    for row in range(len(page.rows)):
        page.measure(row)
    page._frame = None
    assert page.heights.total != length_before_px
    assert sight(page) == before


def test_rows_in_sight_touch_each_other_and_fill_the_window(page: Page) -> None:
    for part in range(20):
        page.jump_to(page.farthest_px * part // 40)
        frame = page.frame()
        for (row, top_px), (next_row, next_top_px) in itertools.pairwise(frame):
            assert next_row == row + 1
            assert next_top_px == top_px + page.heights[row]
        assert frame[0].top_px <= 26
        last = frame[-1]
        assert last.top_px + page.heights[last.row] >= page.height_px


def test_scrolling_down_and_up_again_comes_back(page: Page) -> None:
    page.jump_to(page.farthest_px // 3)
    before = sight(page)
    chance = random.Random(5)
    ways = [chance.randint(1, 1200) for _ in range(25)]
    for way_px in ways:
        assert page.scroll_by(way_px) == way_px
    for way_px in ways:
        page.scroll_by(-way_px)
    assert sight(page) == before


def test_the_page_ends_where_its_ends_are(page: Page) -> None:
    assert page.scroll_by(-500) == 0
    assert page.frame()[0] == (0, 26)
    page.jump_to(10**9)
    page.jump_to(10**9)
    last = page.frame()[-1]
    end_px = last.top_px + page.heights[last.row]
    # the last line can be a third from the top, and no further up
    assert end_px == pytest.approx(page.height_px / 3, abs=2)
    assert page.scroll_by(50) == 0


def test_a_change_of_width_or_size_keeps_the_line_at_the_top(page: Page) -> None:
    page.jump_to(page.farthest_px // 2)
    place = page.place()
    page.set_size(760, 712)
    narrow = page.place()
    page.set_size(500, 500)
    assert page.is_narrow
    page.set_size(888, 712)
    page.set_style(replace(page.style, size_px=28))
    page.set_style(replace(page.style, size_px=19))
    for other in (narrow, page.place()):
        assert other.turn == place.turn
        assert other.offset_px == place.offset_px
        # the line that holds the place begins at most a line earlier
        assert 0 <= place.char - other.char < 110


def test_a_place_is_found_again_in_another_window(page: Page) -> None:
    page.go_to(ReadingPlace(123, 40, 12))
    place = page.place()
    assert place.turn == 123
    assert place.offset_px == 12
    other = Page(PageStyle())
    other.set_document(long_talk())
    other.go_to(place)
    other.set_size(640, 400)
    assert (other.place().turn, other.place().offset_px) == (123, 12)


def test_a_place_beyond_the_text_is_the_nearest_one(page: Page) -> None:
    page.go_to(ReadingPlace(10**6, 10**6, 100))
    assert page.place().turn <= 399
    assert page.frame()[-1].row == len(page.rows) - 1


def test_points_and_characters_agree(page: Page) -> None:
    page.jump_to(page.farthest_px // 2)
    transcript = page.transcript
    assert transcript is not None
    for turn in page.turns_in_sight():
        for word, (start, end) in enumerate(transcript.word_spans(turn)):
            for box in page.boxes(turn, start, end)[:1]:
                middle = box.center()
                found = page.char_at(middle.x(), middle.y(), on_character=True)
                assert found is not None
                assert found[0] == turn
                assert transcript.word_at(*found) == word


def test_chapter_titles_have_room_above_their_turn(page: Page) -> None:
    row = page.rows.of_turn(200)[0]
    with_title_px = page.measure(row)
    page.headings.clear()
    page._measured[row] = 0
    assert with_title_px - page.measure(row) == page.measures.heading_px


def test_an_empty_page_can_be_asked_anything(qapp: QApplication) -> None:
    page = Page(PageStyle())
    page.set_size(300, 300)
    page.set_document(talk([]))
    page.go_to(ReadingPlace(3, 3))
    page.jump_to(100)
    assert page.scroll_by(10) == 0
    assert page.frame() == []
    assert page.char_at(5, 5) is None
    assert page.place() == ReadingPlace(0, 0, 26 + 11 + page.measures.header_px)


@pytest.mark.parametrize("delta_px", [2_400, 100_000])
def test_a_long_push_at_the_end_leaves_the_last_line_in_sight(
    qapp: QApplication, delta_px: int
) -> None:
    page = Page(PageStyle())
    page.set_size(888, 712)
    page.set_document(talk([f"Turn {number} of a short talk." for number in range(12)]))
    page.scroll_by(delta_px)
    last = page.frame()[-1]
    assert last.row == len(page.rows) - 1
    assert 0 < last.top_px + page.heights[last.row] <= 712 / 2


def test_chapters_that_come_later_do_not_move_what_is_read(page: Page) -> None:
    page.scroll_by(9_000)
    place = page.place()
    transcript = page.transcript
    assert transcript is not None
    later = replace(transcript, chapters=(Chapter("New", 0, place.turn - 3), Chapter("B", 1, 1)))
    page.replace_document(later)
    assert (page.place().turn, page.place().char) == (place.turn, place.char)
    assert page.headings == {place.turn - 3: ["New"], 1: ["B"]}
