"""A conversation set in type: its rows, how wide they run, and how high each is.

Heights are guesses, from the number of characters, until a row is first laid out.
"""

from __future__ import annotations

from array import array

from PySide6.QtGui import QFontMetricsF

from reader.core.transcript import Transcript
from reader.gui.transcript.direction import Sides, runs_leftwards, sides_of
from reader.gui.transcript.layouts import LayoutCache, RowLayout
from reader.gui.transcript.measures import Measures
from reader.gui.transcript.rows import Row, Rows
from reader.gui.transcript.style import PageStyle

MARGIN = 24  # beside the text in a narrow window
MOST_NAMES = 64  # of a conversation are measured
WIDEST_NAMES = 1.9  # of the gutter
_SAMPLES = 24
_NO_SPEAKERS = array("i")


class Typesetting:
    """``transcript`` in ``style``, for a window ``width_px`` wide."""

    def __init__(self, style: PageStyle) -> None:
        self.style = style
        self.transcript: Transcript | None = None
        self.headings: dict[int, list[str]] = {}
        self.width_px = 0
        self._layouts = LayoutCache(self._lay_out)
        self._characters_by_px = 0.0
        self._sides = Sides()
        self._use_style()
        self._set_rows(None)

    # What is set, and how wide

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
