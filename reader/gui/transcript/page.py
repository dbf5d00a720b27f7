"""The page behind the window: what of it is in sight, and what stands where.

The truth of scrolling is the row at the top and how many px of it are hidden; whatever a
scroll bar says is derived. Heights are guesses until a row is first seen: correcting one
changes the length of the page, never what stands in the window.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRectF

from reader.core.transcript import Transcript
from reader.gui.transcript.rows import Row
from reader.gui.transcript.style import PageStyle
from reader.gui.transcript.typesetting import Typesetting
from reader.session.follow import TARGET

TOP_PADDING = 26


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


class Page(Typesetting):
    """A conversation set in type, and a window ``width_px`` by ``height_px`` on it."""

    def __init__(self, style: PageStyle) -> None:
        self.height_px = 0
        self.top_row = 0
        self.offset_px = -TOP_PADDING  # how much of the top row is above the window
        self._frame: list[PlacedRow] | None = None
        self._wanted: ReadingPlace | None = None  # until there is a window to put it in
        # What is held on to while looks and window change, so that a slider drawn to and fro
        # does not move the text a line a step; until the page is scrolled.
        self._held: ReadingPlace | None = None
        super().__init__(style)

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

    def replace_words(self, transcript: Transcript, moved: Callable[[int, int], int]) -> None:
        """Other words in some turns: what is read does not move. ``moved`` tells where in its
        turn what stood at (turn, char) stands now."""
        place = self._wanted or self.place()
        self._set_rows(transcript)
        self.go_to(place._replace(char=moved(place.turn, place.char)))

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

    def _estimate(self) -> None:
        self._frame = None
        super()._estimate()

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
