"""The page behind the window: rows, their heights, and what of it is in sight.

The truth of scrolling is the row at the top and how many px of it are hidden; whatever a
scroll bar says is derived. Heights are guesses until a row is first seen: correcting one
changes the length of the page, never what stands in the window.
"""

from __future__ import annotations

from array import array
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from reader.core.transcript import Transcript
from reader.gui.transcript.direction import Sides, runs_leftwards, sides_of
from reader.gui.transcript.layouts import LayoutCache, RowLayout
from reader.gui.transcript.measures import Measures
from reader.gui.transcript.rows import Row, Rows
from reader.gui.transcript.style import PageStyle
from reader.session.follow import TARGET

TOP_PADDING = 26
MARGIN = 24  # beside the text in a narrow window
MOST_NAMES = 64  # of a conversation are measured
WIDEST_NAMES = 1.9  # of the gutter
_SAMPLES = 24
_NO_SPEAKERS = array("i")


class ReadingPlace(NamedTuple):
    """The line that holds ``char`` of ``turn`` has its top ``offset_px`` below the
    window's; kept between sessions, whatever the window's size is by then."""

    turn: int
    char: int
    offset_px: int = 0


class PlacedRow(NamedTuple):
    """A row in sight and where its top is, px below the window's."""

    row: int
    top_px: int


class Page:
    """A conversation set in type, and a window ``width_px`` by ``height_px`` on it."""

    def __init__(self, style: PageStyle) -> None:
        self.style = style
        self.transcript: Transcript | None = None
        self.headings: dict[int, list[str]] = {}
        self.width_px = self.height_px = 0
        self.top_row = 0
        self.offset_px = -TOP_PADDING  # how much of the top row is above the window
        self._layouts = LayoutCache(self._lay_out)
        self._frame: list[PlacedRow] | None = None
        self._wanted: ReadingPlace | None = None  # until there is a window to put it in
        # What is held on to while looks and window change, so that a slider drawn to and fro
        # does not move the text a line a step; until the page is scrolled.
        self._held: ReadingPlace | None = None
        self._characters_by_px = 0.0
        self._sides = Sides()
        self._use_style()
        self._set_rows(None)

    # What is on the page

    def set_document(self, transcript: Transcript | None) -> None:
        """Show ``transcript`` from its beginning."""
        self._wanted = self._held = None
        self._set_rows(transcript)
        self.top_row, self.offset_px = 0, -TOP_PADDING

    def replace_document(self, transcript: Transcript) -> None:
        """The same text with other labels or chapters: what is read does not move."""
        if self.transcript is not None and transcript.chapters == self.transcript.chapters:
            self.transcript = transcript
            self._measure_names()
            self._use_width()
            return
        place = self._wanted or self.place()
        self._set_rows(transcript)
        self.go_to(place)

    def _set_rows(self, transcript: Transcript | None) -> None:
        self.transcript = transcript
        self.headings = {}
        if transcript is None:
            transcript = Transcript((), _NO_SPEAKERS, ())
        for chapter in transcript.chapters:
            if 0 <= chapter.turn < len(transcript):
                self.headings.setdefault(chapter.turn, []).append(chapter.title)
        self._texts = transcript.texts
        self._emphasis = transcript.emphasis
        self.rows = Rows(transcript)
        self._sides = sides_of(self._texts)
        self._measure_names()
        self._use_width()
        self._characters_by_px = 0.0
        self._estimate()

    def set_style(self, style: PageStyle) -> None:
        """Other looks; the reader's place stays where it is in the window."""
        place = self._held or self.place()
        self.style = style
        self._use_style()
        self._estimate()
        self.go_to(place)
        self._held = place

    def set_size(self, width_px: int, height_px: int) -> None:
        """Another window; the reader's place stays where it is in it."""
        if (width_px, height_px) == (self.width_px, self.height_px):
            return
        place = self._wanted or self._held or self.place()
        self._wanted = None
        old = self.text_width_px, self.is_narrow
        self.width_px, self.height_px = width_px, height_px
        self._use_width()
        self._frame = None
        if old != (self.text_width_px, self.is_narrow):
            self._estimate()
        self.go_to(place)
        self._held = place

    def _use_style(self) -> None:
        self.measures = Measures(self.style)
        self._measure_names()
        self._characters_by_px = 0.0
        self._use_width()

    def _measure_names(self) -> None:
        """How wide the widest of the speakers' names is."""
        metrics = QFontMetricsF(self.measures.name_font)
        names = self.transcript.speakers[:MOST_NAMES] if self.transcript is not None else ()
        self._names_px = max(
            (metrics.horizontalAdvance(speaker.name) for speaker in names), default=0.0
        )

    def _use_width(self) -> None:
        style = self.style
        beside = self.measures.gutter_px + style.gap_px
        more = beside * (self._sides.gutters - 1)
        self.is_narrow = self.width_px < self.measures.narrow_px + more
        if self.is_narrow:
            self.text_width_px = max(80, min(self.measures.column_px, self.width_px - 2 * MARGIN))
            self.text_left_px = max(0, (self.width_px - self.text_width_px) // 2)
            self.gutter_left_px = self.text_left_px
            self.gutter_px = self.measures.gutter_px
            return
        room = self.width_px - 2 * style.side_padding_px - beside - more
        self.text_width_px = max(80, min(self.measures.column_px, room))
        left_px = (self.width_px - beside - more - self.text_width_px) // 2
        self.text_left_px = left_px + (beside if self._sides.left else 0)
        # Long names take what the window leaves free beside the gutter; the text stays.
        free_px = max(0, left_px - style.side_padding_px - 8)
        wanted_px = round(min(self._names_px, WIDEST_NAMES * self.measures.gutter_px))
        self.gutter_px = self.measures.gutter_px + max(
            0, min(free_px, wanted_px - self.measures.gutter_px)
        )
        # of turns that run rightwards
        self.gutter_left_px = self.text_left_px - style.gap_px - self.gutter_px

    @property
    def text_right_px(self) -> int:
        return self.text_left_px + self.text_width_px

    def runs_leftwards(self, turn: int) -> bool:
        """Whether what stands beside the turn is to be on the other side."""
        if self.is_narrow or self._sides.gutters == 2:
            return runs_leftwards(self._texts[turn])
        return self._sides.right

    def on_its_side(self, turn: int, left_px: float, width_px: float) -> float:
        """Where that begins which is at ``left_px``, ``width_px`` wide, beside a turn that runs
        rightwards: there, or, beside one that runs leftwards, as in a mirror."""
        if not self.runs_leftwards(turn):
            return left_px
        return self.text_left_px + self.text_right_px - left_px - width_px

    @property
    def ground_left_px(self) -> int:
        """Where a current turn's ground begins."""
        aside = MARGIN - 8 if self.is_narrow else self.style.side_padding_px
        left_px = self.gutter_left_px if self._sides.left else self.text_left_px
        return max(0, left_px - aside)

    @property
    def ground_right_px(self) -> int:
        aside = MARGIN - 8 if self.is_narrow else self.style.side_padding_px
        right_px = self.text_right_px
        if self._sides.right and not self.is_narrow:
            right_px += self.text_left_px - self.gutter_left_px
        return min(self.width_px, right_px + aside)

    # Heights

    def _estimate(self) -> None:
        self._frame = None
        self._layouts.clear()
        if not self._characters_by_px:
            self._characters_by_px = self._sampled()
        style = self.style
        padding = 2 * style.turn_padding_px + (self.measures.header_px if self.is_narrow else 0)
        self.heights = self.rows.estimated_heights(
            self.text_width_px * self._characters_by_px,
            self.measures.line_px,
            0 if self.is_narrow else self.measures.least_px,
            base_px=padding,
            gap_px=self.measures.paragraph_gap_px,
        )
        for turn, titles in self.headings.items():
            row = self.rows.of_turn(turn)[0]
            self.heights.update(row, self.heights[row] + self.measures.heading_px * len(titles))
        self._measured = bytearray(len(self.rows))

    def _sampled(self) -> float:
        """Characters to a px in this conversation and face, a little less for the ends of
        lines that words leave free."""
        texts = self._texts
        count = len(texts)
        sample = "".join(
            texts[i * count // _SAMPLES][:120] for i in range(min(count, _SAMPLES))
        ).replace("\n", " ")
        width_px = QFontMetricsF(self.measures.font).horizontalAdvance(sample) if sample else 0
        return 0.96 * len(sample) / width_px if width_px else 0.11

    def _lay_out(self, row: int) -> RowLayout:
        at = self.rows[row]
        emphasis = [
            type(part)(
                max(part.start, at.start) - at.start, min(part.end, at.end) - at.start, part.strong
            )
            for part in self._emphasis.get(at.turn, ())
            if part.start < at.end and at.start < part.end
        ]
        text = self._texts[at.turn][at.start : at.end]
        return RowLayout(
            text,
            self.measures.font,
            self.text_width_px,
            self.measures.line_px,
            self.measures.baseline_px,
            emphasis,
        )

    def layout(self, row: int) -> RowLayout:
        return self._layouts[row]

    def above_text_px(self, at: Row) -> int:
        """What stands in a row before its text: padding, headings, the gap, a name."""
        if not at.is_first:
            return self.measures.paragraph_gap_px if at.after_break else 0
        above = self.style.turn_padding_px + self.measures.heading_px * len(
            self.headings.get(at.turn, ())
        )
        return above + (self.measures.header_px if self.is_narrow else 0)

    def measure(self, row: int) -> int:
        """The row's true height, px."""
        if not self._measured[row]:
            at = self.rows[row]
            text_px = self._layouts[row].height_px
            if at.is_first and at.is_last and not self.is_narrow:
                text_px = max(text_px, self.measures.least_px)
            below = self.style.turn_padding_px if at.is_last else 0
            self.heights.update(row, self.above_text_px(at) + text_px + below)
            self._measured[row] = 1
        return self.heights[row]

    # Scrolling

    @property
    def bottom_padding_px(self) -> int:
        """Room for the last line to reach the place where the voice is kept."""
        return round(self.height_px * (1 - TARGET))

    @property
    def position_px(self) -> int:
        """How far down the page the window is, as a scroll bar shows it."""
        if not len(self.rows):
            return 0
        return max(0, TOP_PADDING + self.heights.top(self.top_row) + self.offset_px)

    @property
    def farthest_px(self) -> int:
        """The greatest position, as far as heights are known."""
        length = TOP_PADDING + self.heights.total + self.bottom_padding_px
        return max(0, length - self.height_px)

    def jump_to(self, position_px: int) -> None:
        """Put the window at a scroll bar's value."""
        if not len(self.rows):
            return
        self._held = None
        position_px = max(0, min(position_px, self.farthest_px))
        row, offset_px = self.heights.row_at(position_px - TOP_PADDING)
        guessed = self.heights[row]
        if offset_px > 0 and guessed:
            offset_px = offset_px * self.measure(row) // guessed
        self.top_row, self.offset_px = row, offset_px
        self._frame = None
        self._settle()

    def scroll_by(self, delta_px: int) -> int:
        """Move the window down by ``delta_px``; returns how far it went."""
        if not len(self.rows) or not delta_px:
            return 0
        if abs(delta_px) > 4 * self.height_px:
            before = self.position_px
            self.jump_to(before + delta_px)
            return self.position_px - before
        row, offset_px = self.top_row, self.offset_px
        self.offset_px += delta_px
        self._frame = self._held = None
        self._settle()
        return self._distance(row, offset_px)

    def _distance(self, row: int, offset_px: int) -> int:
        """How far the window is below where it was with ``offset_px`` of ``row`` hidden."""
        return self.heights.top(self.top_row) + self.offset_px - self.heights.top(row) - offset_px

    def _settle(self) -> None:
        """Make the top row the one that is at the window's top, within the page."""
        self._normalise()
        frame, last = self.frame(), len(self.rows) - 1
        if frame and frame[-1].row == last:
            end_px = frame[-1].top_px + self.heights[last]
        elif not frame and self.top_row == last:  # the whole page is above the window
            end_px = self.measure(last) - self.offset_px
        else:
            return
        missing_px = self.height_px - end_px - self.bottom_padding_px
        if missing_px > 0:
            self.offset_px -= missing_px
            self._frame = None
            self._normalise()

    def _normalise(self) -> None:
        last = len(self.rows) - 1
        while self.offset_px < 0 and self.top_row > 0:
            self.top_row -= 1
            self.offset_px += self.measure(self.top_row)
        while self.top_row < last and self.offset_px >= self.measure(self.top_row):
            self.offset_px -= self.heights[self.top_row]
            self.top_row += 1
        if self.top_row == 0:
            self.offset_px = max(self.offset_px, -TOP_PADDING)

    def frame(self) -> list[PlacedRow]:
        """The rows in sight, from the top; all of them measured."""
        if self._frame is None:
            self._frame = []
            row, top_px = self.top_row, -self.offset_px
            count = len(self.rows)
            while row < count and top_px < self.height_px:
                height_px = self.measure(row)
                if top_px + height_px > 0:
                    self._frame.append(PlacedRow(row, top_px))
                row, top_px = row + 1, top_px + height_px
        return self._frame

    # Places

    def top_of(self, row: int) -> int:
        """Where the row begins, px below the window's top; exact within some windows'
        distance, further off as good as the guesses."""
        top_row = self.top_row
        if abs(row - top_row) < 40:
            for between in range(min(row, top_row), max(row, top_row)):
                self.measure(between)
        return self.heights.top(row) - self.heights.top(top_row) - self.offset_px

    def text_top_of(self, row: int) -> int:
        """Where the first line of the row begins, likewise."""
        return self.top_of(row) + self.above_text_px(self.rows[row])

    def line_edges(self, turn: int, char: int) -> tuple[int, int]:
        """Top and bottom of the line that ``char`` stands on, px below the window's top."""
        row = self.rows.at(turn, char)
        layout = self.layout(row)
        top_px = self.text_top_of(row)
        if layout.tops:
            top_px += layout.tops[layout.line_of(char - self.rows[row].start)]
        return top_px, top_px + ceil(self.measures.line_px)

    def boxes(self, turn: int, start: int, end: int) -> list[QRectF]:
        """Where characters ``start`` to ``end`` of ``turn`` stand in the window; only the
        rows in sight are asked."""
        found = []
        first, after = self.rows.of_turn(turn)
        for row, top_px in self.frame():
            if not first <= row < after:
                continue
            at = self.rows[row]
            if at.end <= start or end <= at.start:
                continue
            text_top_px = top_px + self.above_text_px(at)
            found += [
                box.translated(self.text_left_px, text_top_px)
                for box in self.layout(row).boxes(
                    max(start, at.start) - at.start, min(end, at.end) - at.start
                )
            ]
        return found

    def turn_edges(self, turn: int) -> tuple[int, int] | None:
        """Top and bottom of what of ``turn`` is in sight, without its chapter heading; an
        edge out of sight lies outside of the window. None if none of it is."""
        first, after = self.rows.of_turn(turn)
        top_px = bottom_px = None
        for row, row_top_px in self.frame():
            if first <= row < after:
                if top_px is None:
                    top_px = row_top_px if row == first else -self.height_px
                    if row == first:
                        top_px += self.measures.heading_px * len(self.headings.get(turn, ()))
                bottom_px = row_top_px + self.heights[row]
                if row != after - 1:  # more of it may follow out of sight
                    bottom_px = max(bottom_px, 2 * self.height_px)
        return None if top_px is None or bottom_px is None else (top_px, bottom_px)

    def turns_in_sight(self) -> list[int]:
        turns: list[int] = []
        for row, _ in self.frame():
            turn = self.rows.turn_of[row]
            if not turns or turns[-1] != turn:
                turns.append(turn)
        return turns

    def char_at(
        self, x_px: float, y_px: float, *, on_character: bool = False
    ) -> tuple[int, int] | None:
        """(turn, char) nearest to a point of the window; None on an empty page."""
        frame = self.frame()
        if not frame:
            return None
        placed = frame[0]
        for placed in frame:
            if y_px < placed.top_px + self.heights[placed.row]:
                break
        at = self.rows[placed.row]
        layout = self.layout(placed.row)
        text_y_px = y_px - placed.top_px - self.above_text_px(at)
        if text_y_px < 0:
            return at.turn, at.start
        if text_y_px >= layout.height_px:
            return at.turn, at.end
        x_px -= self.text_left_px
        return at.turn, at.start + layout.char_at(x_px, text_y_px, on_character=on_character)

    def place(self) -> ReadingPlace:
        """The first line that begins in the window, or the one that fills it."""
        for row, top_px in self.frame() if self.height_px else ():
            at = self.rows[row]
            layout = self.layout(row)
            text_top_px = top_px + self.above_text_px(at)
            for line, line_top_px in enumerate(layout.tops):
                if text_top_px + line_top_px + self.measures.line_px / 2 > 0:
                    char = at.start + layout.line_span(line)[0]
                    return ReadingPlace(at.turn, char, text_top_px + line_top_px)
        at = self.rows[self.top_row] if len(self.rows) else Row(0, 0, 0, True, True, False)
        return ReadingPlace(at.turn, at.start, self.above_text_px(at) - self.offset_px)

    def go_to(self, place: ReadingPlace) -> None:
        """Bring the line that holds the place to where it was in the window."""
        count = len(self._texts)
        if not count:
            return
        self._held = None
        turn = max(0, min(place.turn, count - 1))
        char = max(0, min(place.char, len(self._texts[turn])))
        row = self.rows.at(turn, char)
        self.measure(row)
        at = self.rows[row]
        layout = self.layout(row)
        in_row_px = self.above_text_px(at)
        if layout.tops:
            in_row_px += layout.tops[layout.line_of(char - at.start)]
        self.top_row, self.offset_px = row, in_row_px - place.offset_px
        self._frame = None
        if self.height_px:
            self._settle()
        else:
            self._wanted = place
