"""Paints what of a page is in sight: grounds, marks, words, names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextLayout

from reader.core.selection import Granularity, Position, TextRange, range_around
from reader.core.timeline import Cursor
from reader.gui.transcript.highlights import HighlightPainter, draw_chosen, draw_handle
from reader.gui.transcript.layouts import RowLayout
from reader.gui.transcript.margin import MarginPainter
from reader.gui.transcript.marks import Marks
from reader.gui.transcript.page import Page, PlacedRow
from reader.gui.transcript.pin_marks import draw_points
from reader.gui.transcript.rows import Row

RECEDED_OPACITY = 0.4  # of the grounds behind text that recedes

_Boxes = Callable[[int, int], list[QRectF]]
"""The boxes of a row's lines that hold characters (start, end) of its turn."""


class Spoken(Enum):
    """What is marked within the turn that is being spoken; as the option has it."""

    WORD = "word"
    SENTENCE = "sentence"
    TURN = "turn"


class ChosenEdge(NamedTuple):
    """One end of the chosen mark, in the window."""

    is_start: bool
    row: Row
    box: QRectF


class PagePainter(MarginPainter):
    """Paints ``page`` with ``marks``; holds no state but what makes painting quick."""

    def __init__(self, page: Page, marks: Marks) -> None:
        super().__init__(page, marks)
        self.spoken = Spoken.WORD

    def restyle(self) -> None:
        super().restyle()
        radius_px = self._page.style.word_radius_px
        self._highlights = HighlightPainter(self.palette, radius_px, self.glyph_box)

    def paint(self, painter: QPainter, clip: QRect) -> None:
        painter.fillRect(clip, self.palette.ground)
        page = self._page
        if page.transcript is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for turn in self.marks.current_turns:
            self._paint_ground(painter, turn)
        top_px, bottom_px = clip.top() - 8, clip.bottom() + 8
        turns: list[int] = []
        for placed in page.frame():
            if placed.top_px >= bottom_px:
                break
            if placed.top_px + page.heights[placed.row] <= top_px:
                continue
            self._paint_row(painter, placed, clip)
            turn = page.rows.turn_of[placed.row]
            if not turns or turns[-1] != turn:
                turns.append(turn)
        within = page.text_left_px <= clip.left() and clip.right() < page.text_right_px
        if not within or page.is_narrow:
            for turn in turns:
                self._paint_name(painter, turn)
                self._paint_flags(painter, turn)

    def _paint_ground(self, painter: QPainter, turn: int) -> None:
        page, style = self._page, self._page.style
        edges = page.turn_edges(turn)
        if edges is None:
            return
        left_px, right_px = page.ground_left_px, page.ground_right_px
        top_px = max(edges[0], -4 * style.turn_radius_px)
        bottom_px = min(edges[1], page.height_px + 4 * style.turn_radius_px)
        box = QRectF(left_px, top_px, right_px - left_px, bottom_px - top_px)
        radius_px, edge_px = style.turn_radius_px, style.edge_px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.save()
        if page.runs_leftwards(turn):  # the edge is where reading begins
            painter.translate(left_px + right_px, 0)
            painter.scale(-1, 1)
        painter.save()
        painter.setClipRect(
            QRectF(left_px, top_px, 2 * radius_px, bottom_px - top_px),
            Qt.ClipOperation.IntersectClip,
        )
        painter.setBrush(self.palette.accent)
        painter.drawRoundedRect(box, radius_px, radius_px)
        painter.restore()
        painter.setBrush(self.palette.current_turn)
        painter.drawPath(_inside_edge(box, radius_px, edge_px))
        painter.restore()

    def _paint_row(self, painter: QPainter, placed: PlacedRow, clip: QRect) -> None:
        page, marks, palette = self._page, self.marks, self.palette
        at = page.rows[placed.row]
        layout = page.layout(placed.row)
        text_top_px = placed.top_px + page.above_text_px(at)
        origin = QPointF(page.text_left_px, text_top_px)
        if at.is_first and at.turn in page.headings:
            self._paint_headings(painter, at.turn, placed.top_px)
        recedes = self.recedes(at.turn)
        inks = self._absent_inks(at, layout, recedes=recedes)

        def boxes(start: int, end: int) -> list[QRectF]:
            low, high = max(start, at.start) - at.start, min(end, at.end) - at.start
            if high <= low:
                return []
            return [box.translated(origin) for box in layout.boxes(low, high)]

        if self.spoken is Spoken.SENTENCE:
            self._paint_spoken(painter, at, layout, boxes, inks)
        if recedes:
            painter.setOpacity(RECEDED_OPACITY)
        self._paint_grounds(painter, at, boxes)
        if recedes:
            painter.setOpacity(1.0)
        if self.spoken is Spoken.WORD:
            self._paint_spoken(painter, at, layout, boxes, inks)
        hit = marks.current_hit
        if hit is not None and hit.turn == at.turn:
            self._fill(painter, boxes(hit.start, hit.end), palette.current_hit, spread_px=2)
            low, high = max(hit.start, at.start), min(hit.end, at.end)
            if high > low:
                inks.append(
                    layout.formatted(low - at.start, high - at.start, palette.current_hit_look)
                )
        self._paint_lines(painter, at, boxes, recedes=recedes)
        painter.setPen(palette.receded if recedes else palette.text)
        layout.layout.draw(painter, origin, inks, QRectF(clip).adjusted(0, -40, 0, 40))

    def _paint_grounds(self, painter: QPainter, at: Row, boxes: _Boxes) -> None:
        """Of highlights, hits and what is selected, which fills the whole line."""
        marks, palette = self.marks, self.palette
        painter.setPen(Qt.PenStyle.NoPen)
        self._highlights.paint_grounds(painter, marks.highlight_segments(at.turn), boxes)
        for start, end in marks.hits.get(at.turn, ()):
            self._fill(painter, boxes(start, end), palette.hit, spread_px=1)
        if marks.selection is not None:
            part = marks.selection.within(at.turn, at.end)
            if part is not None:
                painter.setBrush(palette.selection)
                for box in boxes(*part):
                    painter.drawRect(_whole_px(box))

    def _paint_spoken(
        self,
        painter: QPainter,
        at: Row,
        layout: RowLayout,
        boxes: _Boxes,
        inks: list[QTextLayout.FormatRange],
    ) -> None:
        span = self.spoken_span(at.turn)
        if span is None:
            return
        low, high = max(span[0], at.start) - at.start, min(span[1], at.end) - at.start
        if high <= low:
            return
        style, palette = self._page.style, self.palette
        painter.setPen(Qt.PenStyle.NoPen)
        if self.spoken is Spoken.SENTENCE:
            painter.setBrush(palette.current_sentence)
        else:
            painter.setBrush(palette.current_word)
            inks.append(layout.formatted(low, high, palette.current_word_look))
        for box in boxes(*span):
            filled = self.glyph_box(box, style.word_spread_px, over_the_line=True)
            painter.drawRoundedRect(filled, style.word_radius_px, style.word_radius_px)

    def _paint_lines(self, painter: QPainter, at: Row, boxes: _Boxes, *, recedes: bool) -> None:
        """What tells marks apart whatever the ground is: a highlight has a line at its foot,
        a hit one around it, what is absent a bracket below it, what is doubtful dots."""
        marks, palette = self.marks, self.palette
        if recedes:
            painter.setOpacity(RECEDED_OPACITY)
        self._highlights.paint_feet(painter, marks.highlight_segments(at.turn), boxes)
        for start, end in marks.hits.get(at.turn, ()):
            self._frame(painter, boxes(start, end), palette.hit_line, 1)
        for start, end in marks.absent.get(at.turn, ()):
            if at.turn not in marks.absent_turns:  # of those the margin says so
                self._bracket(painter, boxes(start, end))
        for start, end in marks.doubtful.get(at.turn, ()):
            self._underline(painter, boxes(start, end), palette.doubt)
        for start, end, _ in marks.corrected.get(at.turn, ()) if marks.shows_corrected else ():
            self._underline(painter, boxes(start, end), palette.corrected)
        for pinned in marks.pinned.get(at.turn, ()):
            self._paint_point(painter, at, pinned, boxes)
        painter.setOpacity(1.0)
        hit = marks.current_hit
        if hit is not None and hit.turn == at.turn:
            self._frame(painter, boxes(hit.start, hit.end), palette.current_hit_line, 2)
        if marks.chosen is not None:
            self._paint_chosen(painter, at, marks.chosen, boxes)
        caret = marks.caret
        if caret is not None and caret.turn == at.turn:
            span = self._span(caret.turn, caret.word)
            self._frame(painter, boxes(*span), palette.caret_line, 3.4)

    def _paint_chosen(self, painter: QPainter, at: Row, chosen: TextRange, boxes: _Boxes) -> None:
        """The mark that keys act on: a frame, with a handle at either end to move it by."""
        part = chosen.within(at.turn, at.end)
        if part is None:
            return
        pen = self.palette.chosen_line
        found = [self.glyph_box(box, 2.5) for box in boxes(*part)]
        draw_chosen(painter, found, pen, self._page.style.word_radius_px + 1)
        for edge in self.chosen_edges(chosen):
            if edge.row == at:
                draw_handle(painter, edge.box.topLeft(), edge.box.height(), pen)

    def chosen_edges(self, chosen: TextRange) -> list[ChosenEdge]:
        """Where the handles of a chosen mark stand in the window, as far as they are in sight;
        the one at its start first. A box is as high as the glyphs and has no width."""
        page = self._page
        edges = []
        for is_start, place in ((True, chosen.start), (False, chosen.end)):
            char = place.char if is_start else max(0, place.char - 1)
            found = page.boxes(place.turn, char, char + 1)
            if found:
                glyph = self.glyph_box(found[0], 2.5)
                leftwards = page.runs_leftwards(place.turn)
                x_px = glyph.left() if is_start != leftwards else glyph.right()
                row = page.rows[page.rows.at(place.turn, char)]
                box = QRectF(x_px, glyph.top(), 0, glyph.height())
                edges.append(ChosenEdge(is_start, row, box))
        return edges

    def _paint_point(
        self,
        painter: QPainter,
        at: Row,
        word: int,
        boxes: _Boxes,
    ) -> None:
        """Over a word whose time was set by hand; a turn that begins with it has its sign
        beside the time."""
        start, end = self._span(at.turn, word)
        if word and start >= at.start:
            glyphs = [self.glyph_box(box, 0) for box in boxes(start, end)[:1]]
            draw_points(painter, glyphs, self.palette.quiet)

    def _absent_inks(
        self, at: Row, layout: RowLayout, *, recedes: bool
    ) -> list[QTextLayout.FormatRange]:
        inks = []
        for start, end in self.marks.absent.get(at.turn, ()):
            low, high = max(start, at.start), min(end, at.end)
            if high > low:
                palette = self.palette
                look = palette.receded_absent_look if recedes else palette.absent_look
                inks.append(layout.formatted(low - at.start, high - at.start, look))
        return inks

    def _underline(self, painter: QPainter, boxes: Iterable[QRectF], pen: QPen) -> None:
        """Dots below the words, clear of their descenders' joints."""
        painter.setPen(pen)
        for box in boxes:
            y_px = box.top() + self._page.measures.baseline_px + 3.5
            painter.drawLine(QLineF(box.left(), y_px, box.right(), y_px))

    def spoken_span(self, turn: int) -> tuple[int, int] | None:
        """The characters of ``turn`` that are marked as being spoken: the current word or
        its sentence; None elsewhere, and where the turn is enough."""
        cursor = self.marks.cursor
        if cursor is None or cursor.turn != turn:
            return None
        return self.span_at(cursor)

    def span_at(self, cursor: Cursor) -> tuple[int, int] | None:
        """What would be marked while the voice is at ``cursor``."""
        if self.spoken is Spoken.TURN:
            return None
        word = self._span(cursor.turn, cursor.word)
        transcript = self._page.transcript
        if self.spoken is Spoken.WORD or transcript is None:
            return word
        around = range_around(transcript, Position(cursor.turn, word[0]), Granularity.SENTENCE)
        return around.start.char, around.end.char

    def _span(self, turn: int, word: int) -> tuple[int, int]:
        transcript = self._page.transcript
        assert transcript is not None
        spans = transcript.word_spans(turn)
        return spans[word] if 0 <= word < len(spans) else (0, 0)

    def glyph_box(self, box: QRectF, spread_px: float, *, over_the_line: bool = False) -> QRectF:
        """A line's box cut down to its glyphs and their surround, which may reach a little
        over the line's own height."""
        middle_px = box.center().y()
        half_px = self._page.measures.glyphs_px / 2 + spread_px
        if not over_the_line:
            half_px = min(half_px, self._page.measures.line_px / 2)
        return QRectF(
            box.left() - spread_px, middle_px - half_px, box.width() + 2 * spread_px, 2 * half_px
        )

    def _fill(
        self, painter: QPainter, boxes: Iterable[QRectF], colour: QColor, spread_px: float
    ) -> None:
        radius_px = self._page.style.word_radius_px
        painter.setBrush(colour)
        for box in boxes:
            painter.drawRoundedRect(self.glyph_box(box, spread_px), radius_px, radius_px)

    def _frame(
        self, painter: QPainter, boxes: Iterable[QRectF], pen: QPen, spread_px: float
    ) -> None:
        radius_px = self._page.style.word_radius_px
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in boxes:
            painter.drawRoundedRect(self.glyph_box(box, spread_px), radius_px, radius_px)

    def _bracket(self, painter: QPainter, boxes: Iterable[QRectF]) -> None:
        """A bracket lying below words that the recording does not contain."""
        painter.setPen(self.palette.absent)
        for box in boxes:
            y_px = box.top() + self._page.measures.baseline_px + 5.5
            left_px, right_px = box.left() + 0.5, box.right() - 0.5
            painter.drawPolyline(
                [
                    QPointF(left_px, y_px - 3.5),
                    QPointF(left_px, y_px),
                    QPointF(right_px, y_px),
                    QPointF(right_px, y_px - 3.5),
                ]
            )


def _inside_edge(box: QRectF, radius_px: float, edge_px: float) -> QPainterPath:
    """A rounded box whose left side leaves ``edge_px`` of the outer one free, its corners
    narrowed as a border's inner side is."""
    left, top, right, bottom = box.left() + edge_px, box.top(), box.right(), box.bottom()
    narrow_px = max(0.0, radius_px - edge_px)
    path = QPainterPath(QPointF(left + narrow_px, top))
    path.lineTo(right - radius_px, top)
    path.arcTo(QRectF(right - 2 * radius_px, top, 2 * radius_px, 2 * radius_px), 90, -90)
    path.lineTo(right, bottom - radius_px)
    path.arcTo(
        QRectF(right - 2 * radius_px, bottom - 2 * radius_px, 2 * radius_px, 2 * radius_px), 0, -90
    )
    path.lineTo(left + narrow_px, bottom)
    path.arcTo(QRectF(left, bottom - 2 * radius_px, 2 * narrow_px, 2 * radius_px), 270, -90)
    path.lineTo(left, top + radius_px)
    path.arcTo(QRectF(left, top, 2 * narrow_px, 2 * radius_px), 180, -90)
    return path


def _whole_px(box: QRectF) -> QRectF:
    """So that the parts of a selection meet without seams."""
    left, right = round(box.left()), round(box.right())
    top, bottom = round(box.top()), round(box.top()) + box.toAlignedRect().height()
    return QRectF(left, top, right - left, bottom - top)
