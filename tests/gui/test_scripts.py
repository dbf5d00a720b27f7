"""Texts in scripts that run leftwards, and in scripts without spaces: what is pointed at,
walked, selected and broken into lines. Nothing here depends on which faces a machine has:
where a glyph is missing, a box as wide stands for it, in the same place."""

from __future__ import annotations

from array import array
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.selection import quotation
from reader.core.timeline import Cursor
from reader.core.transcript import Anchor, Chapter, Speaker, Transcript
from reader.gui.transcript.direction import Sides, is_mixed, runs_leftwards, sides_of
from reader.gui.transcript.layouts import RowLayout
from reader.gui.transcript.rows import LONGEST_ROW, Rows
from reader.gui.transcript.view import TranscriptView

ARABIC = (
    "مرحبا بكم في برنامجنا. كيف حالك يا سارة؟ نتحدث اليوم عن الاستماع والقراءة معا، وعن كل "
    "ما يساعد على التركيز حين يطول الحديث."
)
HEBREW = "שלום וברוכים הבאים. היום נדבר על האזנה וקריאה בו זמנית, ועל מה שעוזר לזכור."
PERSIAN = "سلام، به برنامهٔ امروز خوش آمدید. دربارهٔ Python 3.11 و Earmark صحبت می‌کنیم، دوست داری؟"
CHINESE = "大家好，欢迎收听《慢耳朵》。今天我们讨论“边听边读”的习惯，你觉得怎么样？我觉得很好！"
JAPANESE = (
    "こんにちは。今日は「ゆっくり聞く耳」についてお話しします。"
    "ちょっと、Earmarkを使います。「え？」"
)
THAI = "สวัสดีครับ วันนี้เราจะคุยเรื่องน้ำใจกับ Earmark ไม่เป็นไรครับ"
MIXED_IN = "He said “שלום לכם” and then مرحبا بكم, which I wrote down."

ALL = {
    "Arabic": ARABIC,
    "Hebrew": HEBREW,
    "Persian": PERSIAN,
    "Chinese": CHINESE,
    "Japanese": JAPANESE,
    "Thai": THAI,
    "mixed": MIXED_IN,
}


def shown(qtbot: QtBot, *texts: str, width_px: int = 900) -> TranscriptView:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(width_px, 700)
    who = array("i", (turn % 2 for turn in range(len(texts))))
    view.set_document(Transcript(texts, who, (Speaker("أحمد"), Speaker("田中"))))
    view.show()
    qtbot.waitExposed(view)
    return view


def boxes_of(view: TranscriptView, turn: int, word: int) -> list[QRectF]:
    assert view.transcript is not None
    return view._page.boxes(turn, *view.transcript.word_spans(turn)[word])


@pytest.fixture(params=ALL)
def script(request: pytest.FixtureRequest) -> str:
    return ALL[request.param]


# -- what stands where -----------------------------------------------------------------


def test_pointing_at_a_word_finds_it(qtbot: QtBot, script: str) -> None:
    view = shown(qtbot, script, script)
    assert view.transcript is not None
    words = len(view.transcript.word_spans(1))
    assert words > 8
    for word in range(words):
        for box in boxes_of(view, 1, word):
            assert view.word_at(box.center()) == Cursor(1, word)


def test_words_stand_beside_each_other(qtbot: QtBot, script: str) -> None:
    view = shown(qtbot, script)
    assert view.transcript is not None
    placed = [
        box for word in range(len(view.transcript.word_spans(0))) for box in boxes_of(view, 0, word)
    ]
    for index, box in enumerate(placed):
        for other in placed[index + 1 :]:
            if box.top() == other.top():
                assert min(box.right(), other.right()) - max(box.left(), other.left()) < 1.5


@pytest.mark.parametrize(("text", "way"), [(ARABIC, -1), (HEBREW, -1), (CHINESE, 1), (THAI, 1)])
def test_words_follow_each_other_as_they_are_written(qtbot: QtBot, text: str, way: int) -> None:
    view = shown(qtbot, text)
    assert view.transcript is not None
    placed = [boxes_of(view, 0, word)[0] for word in range(len(view.transcript.word_spans(0)))]
    steps = [
        (right.center().x() - left.center().x()) * way
        for left, right in pairwise(placed)
        if left.top() == right.top()
    ]
    assert len(steps) > 5
    assert min(steps) > 0


def test_latin_within_persian_stands_from_left_to_right(qtbot: QtBot) -> None:
    view = shown(qtbot, PERSIAN, width_px=1400)
    start = PERSIAN.index("Earmark")
    letters = [view._page.boxes(0, start + n, start + n + 1)[0].left() for n in range(7)]
    assert letters == sorted(letters)
    before = view._page.boxes(0, *_span(PERSIAN, "دربارهٔ"))[0]
    after = view._page.boxes(0, *_span(PERSIAN, "صحبت"))[0]
    if before.top() == after.top():
        assert after.right() < letters[0] < before.left()


def _span(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def test_the_current_word_is_filled_where_its_glyphs_are(qtbot: QtBot, script: str) -> None:
    view = shown(qtbot, script)
    view.set_cursor((0,), Cursor(0, 5))
    plain = view.word_rects(0, 4) + view.word_rects(0, 6)
    (filled, *_) = view.word_rects(0, 5)
    image = view.viewport().grab().toImage()
    current = view._painter.palette.current_word.rgb()
    ratio = image.devicePixelRatio()

    def share(rect: QRectF) -> float:
        inside = [
            image.pixel(x, y) == current
            for x in range(round(rect.left() * ratio), round(rect.right() * ratio))
            for y in range(round(rect.top() * ratio), round(rect.bottom() * ratio))
        ]
        return sum(inside) / len(inside)

    assert share(QRectF(filled)) > 0.3
    assert all(
        share(QRectF(rect).adjusted(6, 0, -6, 0)) < 0.1 for rect in plain if rect.width() > 16
    )


# -- lines -------------------------------------------------------------------------------

_NOT_FIRST = set("。、，！？：；）」』》】ー々ゃゅょっ…”؟،.!?,")
_NOT_LAST = set("「『（《【“")


@pytest.mark.parametrize("text", [CHINESE, JAPANESE])
@pytest.mark.parametrize("width_px", range(120, 420, 20))
def test_lines_begin_and_end_as_they_may(text: str, width_px: int) -> None:
    whole = text * 6
    layout = RowLayout(whole, QFont("Literata", 14), width_px, 30.0, 20.0)
    lines = [whole[slice(*layout.line_span(n))] for n in range(len(layout.tops))]
    assert len(lines) > 3
    assert "".join(lines) == whole
    assert [line for line in lines[1:] if line[0] in _NOT_FIRST] == []
    assert [line for line in lines[:-1] if line[-1] in _NOT_LAST] == []


@pytest.mark.parametrize("text", [ARABIC, HEBREW])
def test_lines_of_a_leftward_turn_end_at_the_same_right_edge(text: str) -> None:
    layout = RowLayout(text * 2, QFont("Literata", 14), 300, 30.0, 20.0)
    lefts, rights = [], []
    for line in range(len(layout.tops)):
        boxes = layout.boxes(*layout.line_span(line))
        lefts.append(min(box.left() for box in boxes))
        rights.append(max(box.right() for box in boxes))
    assert len(rights) > 3
    assert max(rights) - min(rights) < 6  # but for the space at a line's end
    assert max(lefts) - min(lefts) > 6


def test_a_long_chinese_paragraph_is_cut_after_a_full_stop() -> None:
    text = CHINESE * (2 * LONGEST_ROW // len(CHINESE))
    rows = Rows(Transcript([text], array("i", [0]), (Speaker("王明"),)))
    assert len(rows) > 1
    assert all(text[rows[n].end - 1] in "。！？" for n in range(len(rows) - 1))


# -- the hands ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "onward"),
    [(ARABIC, Qt.Key.Key_Left), (HEBREW, Qt.Key.Key_Left), (JAPANESE, Qt.Key.Key_Right)],
)
def test_walking_goes_on_where_the_text_does(qtbot: QtBot, text: str, onward: Qt.Key) -> None:
    view = shown(qtbot, text)
    for word in range(4):
        QTest.keyClick(view, onward, Qt.KeyboardModifier.ControlModifier)
        assert view.caret() == Cursor(0, word)
    back = Qt.Key.Key_Right if onward is Qt.Key.Key_Left else Qt.Key.Key_Left
    QTest.keyClick(view, back, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == Cursor(0, 2)


def test_selecting_by_keys_takes_the_words_as_they_are_read(qtbot: QtBot) -> None:
    view = shown(qtbot, HEBREW)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Left, held)
    assert view.selected_text() == "שלום וברוכים"
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    chosen = view.selection()
    assert chosen is not None
    assert (chosen.start.char, chosen.end.char) == (0, len("שלום וברוכים "))


@pytest.mark.parametrize("text", [ARABIC, HEBREW, CHINESE, JAPANESE, THAI])
def test_dragging_from_word_to_word_selects_what_is_between(qtbot: QtBot, text: str) -> None:
    view = shown(qtbot, text)
    transcript = view.transcript
    assert transcript is not None
    leftwards = runs_leftwards(text)
    first, last = boxes_of(view, 0, 1)[0], boxes_of(view, 0, 4)[0]
    begin = first.right() - 1 if leftwards else first.left() + 1
    end = last.left() + 1 if leftwards else last.right() - 1
    viewport = view.viewport()
    start_at, end_at = QPointF(begin, first.center().y()), QPointF(end, last.center().y())
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start_at.toPoint())
    QTest.mouseMove(viewport, _midway(start_at, end_at))
    QTest.mouseMove(viewport, end_at.toPoint())
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end_at.toPoint())
    spans = transcript.word_spans(0)
    assert view.selected_text() == text[spans[1][0] : spans[4][1]]


def _midway(one: QPointF, other: QPointF) -> QPoint:
    return ((one + other) / 2).toPoint()


def test_a_quotation_keeps_the_order_of_what_was_said(qtbot: QtBot) -> None:
    view = shown(qtbot, ARABIC, JAPANESE)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    chosen, transcript = view.selection(), view.transcript
    assert chosen is not None
    assert transcript is not None
    quoted = quotation(transcript, chosen)
    assert quoted == f"“{ARABIC}” — أحمد\n\n“{JAPANESE}” — 田中"


# -- which way -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [
        ("", False),
        ("plain", False),
        ("“café”", False),
        (ARABIC, True),
        ("... 12:30 שלום", True),
        ("Earmark הוא", False),
        (CHINESE, False),
    ],
)
def test_the_first_letter_says_which_way_a_turn_runs(text: str, leftwards: bool) -> None:
    assert runs_leftwards(text) is leftwards


def test_only_text_that_holds_leftward_letters_is_mixed() -> None:
    assert [is_mixed(text) for text in ("plain", CHINESE, MIXED_IN, HEBREW)] == [
        False,
        False,
        True,
        True,
    ]


def test_a_side_without_turns_takes_no_room() -> None:
    assert sides_of(["one", "two"]) == Sides(left=True, right=False)
    assert sides_of([ARABIC, "", HEBREW]) == Sides(left=False, right=True)
    assert sides_of([ARABIC, "one"]) == Sides(left=True, right=True)
    assert sides_of([]) == Sides(left=True, right=False)
    assert sides_of(["one"] * 5000) == Sides(left=True, right=False)


@pytest.mark.parametrize("text", [ARABIC, HEBREW])
@pytest.mark.parametrize("width_px", [300, 600, 2000])
def test_a_point_of_a_leftward_line_is_nearest_to_its_letter(text: str, width_px: int) -> None:
    layout = RowLayout(text, QFont("Literata", 14), width_px, 30.0, 20.0)
    for char in range(len(text)):
        if text[char] == " " or text[char + 1 : char + 2] == " ":
            continue  # where lines break a place is on both
        if "لا" in text[max(0, char - 1) : char + 2]:
            continue  # one glyph
        (box,) = layout.boxes(char, char + 1)
        quarter_px = box.width() / 4
        assert layout.char_at(box.right() - quarter_px + 0.1, box.center().y()) == char


# -- beside the text -------------------------------------------------------------------------


def stamped(qtbot: QtBot, *texts: str, width_px: int = 1200) -> TranscriptView:
    """A conversation with a time and a bookmark at every turn."""
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(width_px, 700)
    who = array("i", (turn % 2 for turn in range(len(texts))))
    anchors = tuple(Anchor(turn * 1000, turn) for turn in range(len(texts)))
    speakers = Speaker("דוד"), Speaker("Theo")
    view.set_document(Transcript(texts, who, speakers, anchors=anchors))
    view.set_bookmarks(range(len(texts)))
    view.set_noted(range(len(texts)))
    view.show()
    qtbot.waitExposed(view)
    return view


def sides(view: TranscriptView, turn: int) -> tuple[str, str]:
    """On which side of its text the turn's time is, and on which its signs are."""
    words = view.word_rects(turn, 0)[0]
    stamp = next(b for b in view._stamps.in_order() if b.turn == turn).geometry()
    signs = view._painter.flag_box(turn)
    assert signs is not None
    return (
        "right" if stamp.left() >= words.right() else "left",
        "right" if signs.left() >= words.right() else "left",
    )


def test_names_and_signs_change_sides_where_all_runs_leftwards(qtbot: QtBot) -> None:
    view = stamped(qtbot, HEBREW, ARABIC)
    assert [sides(view, turn) for turn in (0, 1)] == [("right", "left")] * 2
    page = view._page
    # What stands left of the text where all runs rightwards stands right of it here.
    other = stamped(qtbot, "Plain words.", "And more of them.")
    assert [sides(other, turn) for turn in (0, 1)] == [("left", "right")] * 2
    assert page.text_left_px == page.width_px - other._page.text_right_px


def test_in_a_mixed_conversation_each_turn_has_its_side_and_one_column(qtbot: QtBot) -> None:
    view = stamped(qtbot, HEBREW, "Plain words.", ARABIC, "More.")
    assert [sides(view, turn) for turn in range(4)] == [("right", "left"), ("left", "right")] * 2
    page = view._page
    assert page.text_left_px == page.width_px - page.text_right_px
    assert page.boxes(1, 0, 1)[0].left() == page.text_left_px
    assert round(page.boxes(0, 0, 1)[0].right()) == page.text_right_px


def test_in_a_narrow_window_the_name_stands_above_where_reading_begins(qtbot: QtBot) -> None:
    view = stamped(qtbot, HEBREW, "Plain words.", width_px=420)
    page = view._page
    assert page.is_narrow
    first, second = (b.geometry() for b in view._stamps.in_order())
    middle_px = (page.text_left_px + page.text_right_px) / 2
    assert first.left() > middle_px > second.right()
    signs = [view._painter.flag_box(turn) for turn in (0, 1)]
    assert signs[0] is not None
    assert signs[1] is not None
    assert (signs[0].left(), signs[1].right()) == (page.text_left_px, page.text_right_px)


def test_the_edge_of_the_current_turn_is_where_reading_begins(qtbot: QtBot) -> None:
    view = stamped(qtbot, HEBREW, "Plain words.")
    page = view._page

    def edge(turn: int, *, right: bool) -> bool:
        view.set_cursor((turn,), Cursor(turn, 0))
        image = view.viewport().grab().toImage()
        edges = page.turn_edges(turn)
        assert edges is not None
        x_px = page.ground_right_px - 2 if right else page.ground_left_px + 1
        ratio = image.devicePixelRatio()
        at = round(x_px * ratio), round((edges[0] + edges[1]) / 2 * ratio)
        return image.pixel(*at) == view._painter.palette.accent.rgb()

    assert [edge(0, right=True), edge(0, right=False)] == [True, False]
    assert [edge(1, right=True), edge(1, right=False)] == [False, True]


def test_a_chapters_title_begins_where_it_is_read_from(qtbot: QtBot) -> None:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(1200, 700)
    chapters = (Chapter("פרק ראשון", None, 0),)
    view.set_document(Transcript([HEBREW], array("i", [0]), (Speaker("דוד"),), chapters=chapters))
    view.show()
    page = view._page
    image = (
        view.viewport()
        .grab(
            QRect(
                page.text_left_px,
                0,
                page.text_width_px,
                page.frame()[0].top_px + page.measures.heading_px,
            )
        )
        .toImage()
    )
    ground = view._painter.palette.ground.rgb()
    inked = [
        sum(image.pixel(x, y) != ground for y in range(image.height()))
        for x in range(image.width())
    ]
    quarter = image.width() // 4
    assert max(inked[-quarter:]) > 5  # letters
    assert max(inked[:quarter]) <= 2  # the line
