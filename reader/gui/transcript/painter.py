"""Paints what of a page is in sight: grounds, marks, words, names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextCharFormat,
    QTextLayout,
)

from reader.core.transcript import NO_SPEAKER, Transcript
from reader.gui.transcript.layouts import RowLayout
from reader.gui.transcript.marks import Marks
from reader.gui.transcript.page import Page, PlacedRow
from reader.gui.transcript.pin_marks import draw_points
from reader.gui.transcript.rows import Row
from reader.gui.transcript.signs import draw_flag, draw_note
from reader.gui.transcript.style import PageStyle

STICKY_PX = 10  # how far below the window's top a long turn's name stays
FLAG_PX = 14


class Palette:
    """A style's colours as Qt takes them, made once."""

    def __init__(self, style: PageStyle) -> None:
        self.ground = QColor(style.ground)
        self.line = QColor(style.line)
        self.text = QColor(style.text)
        self.quiet = QColor(style.quiet)
        self.accent = QColor(style.accent)
        self.current_turn = QColor(style.current_turn)
        self.current_word = QColor(style.current_word)
        self.selection = QColor(style.selection)
        self.hit = QColor(style.search_hit)
        self.current_hit = QColor(style.search_hit_current)
        self.bookmark = QColor(style.bookmark)
        self.doubt = QPen(QColor(style.doubt), 1.2, Qt.PenStyle.DotLine)
        self.highlights = {name: QColor(colour) for name, colour in style.highlights.items()}
        self.any_highlight = next(iter(self.highlights.values()), self.selection)
        self.speakers = [QColor(colour) for colour in style.speakers] or [self.text]
        self.absent_look = _ink(style.quiet)
        self.current_word_look = _ink(style.current_word_text)
        self.current_hit_look = _ink(style.search_hit_current_text)


def _ink(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QBrush(QColor(colour)))
    return look


def speaker_order(transcript: Transcript) -> dict[int, int]:
    """Speakers, as numbered in ``speaker_of``, to their place in order of appearance."""
    seen = dict.fromkeys(transcript.speaker_of)
    seen.pop(NO_SPEAKER, None)
    return {speaker: place for place, speaker in enumerate(seen)}


class PagePainter:
    """Paints ``page`` with ``marks``; holds no state but what makes painting quick."""

    def __init__(self, page: Page, marks: Marks) -> None:
        self.marks_word = True  # False where the turn is enough
        self._page = page
        self.marks = marks
        self._order: dict[int, int] = {}
        self._names: dict[int, str] = {}
        self.restyle()

    def restyle(self) -> None:
        """The page's style has changed."""
        self.palette = Palette(self._page.style)
        self._names.clear()

    def relabel(self) -> None:
        """The page's conversation or its speakers have changed."""
        transcript = self._page.transcript
        self._order = speaker_order(transcript) if transcript is not None else {}
        self._names.clear()

    def speaker_colour(self, turn: int) -> QColor:
        transcript = self._page.transcript
        assert transcript is not None
        place = self._order.get(transcript.speaker_of[turn])
        colours = self.palette.speakers
        return self.palette.quiet if place is None else colours[place % len(colours)]

    def shown_name(self, turn: int) -> str:
        """The speaker's name as it fits beside (or above) the text, shortened with an ellipsis."""
        transcript = self._page.transcript
        assert transcript is not None
        speaker = transcript.speaker_of[turn]
        name = self._names.get(speaker)
        if name is None:
            page = self._page
            room_px = page.text_width_px * 0.7 if page.is_narrow else page.measures.gutter_px
            name = self._names[speaker] = QFontMetricsF(page.measures.name_font).elidedText(
                transcript.speaker_name(turn), Qt.TextElideMode.ElideRight, room_px
            )
        return name

    def forget_names(self) -> None:
        """The room for names has changed."""
        self._names.clear()

    # Painting

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
        if clip.left() < page.text_left_px or page.is_narrow:
            for turn in turns:
                self._paint_name(painter, turn)
        if clip.right() >= page.text_left_px + page.text_width_px or page.is_narrow:
            for turn in turns:
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
        painter.setClipRect(
            QRectF(left_px, top_px, 2 * radius_px, bottom_px - top_px),
            Qt.ClipOperation.IntersectClip,
        )
        painter.setBrush(self.palette.accent)
        painter.drawRoundedRect(box, radius_px, radius_px)
        painter.restore()
        painter.setBrush(self.palette.current_turn)
        painter.drawPath(_inside_edge(box, radius_px, edge_px))

    def _paint_row(self, painter: QPainter, placed: PlacedRow, clip: QRect) -> None:
        page, marks, palette = self._page, self.marks, self.palette
        at = page.rows[placed.row]
        layout = page.layout(placed.row)
        text_top_px = placed.top_px + page.above_text_px(at)
        origin = QPointF(page.text_left_px, text_top_px)
        if at.is_first and at.turn in page.headings:
            self._paint_headings(painter, at.turn, placed.top_px)
        inks = self._absent_inks(at, layout)

        def boxes(start: int, end: int) -> list[QRectF]:
            low, high = max(start, at.start) - at.start, min(end, at.end) - at.start
            if high <= low:
                return []
            return [box.translated(origin) for box in layout.boxes(low, high)]

        painter.setPen(Qt.PenStyle.NoPen)
        for start, end, name in marks.highlights.get(at.turn, ()):
            colour = palette.highlights.get(name, palette.any_highlight)
            self._fill(painter, boxes(start, end), colour, spread_px=2)
        for start, end in marks.hits.get(at.turn, ()):
            self._fill(painter, boxes(start, end), palette.hit, spread_px=1)
        hit = marks.current_hit
        if hit is not None and hit.turn == at.turn:
            self._fill(painter, boxes(hit.start, hit.end), palette.current_hit, spread_px=2)
            low, high = max(hit.start, at.start), min(hit.end, at.end)
            if high > low:
                inks.append(
                    layout.formatted(low - at.start, high - at.start, palette.current_hit_look)
                )
        word = self.word_span(at.turn)
        if word is not None:
            spread_px, radius_px = page.style.word_spread_px, page.style.word_radius_px
            painter.setBrush(palette.current_word)
            for box in boxes(*word):
                filled = self.glyph_box(box, spread_px, over_the_line=True)
                painter.drawRoundedRect(filled, radius_px, radius_px)
            if at.start <= word[0] < at.end:
                inks.append(
                    layout.formatted(
                        word[0] - at.start, word[1] - at.start, palette.current_word_look
                    )
                )
        if marks.selection is not None:
            part = marks.selection.within(at.turn, at.end)
            if part is not None:
                painter.setBrush(palette.selection)
                for box in boxes(*part):
                    painter.drawRect(_whole_px(box))
        for start, end in marks.doubtful.get(at.turn, ()):
            self._underline(painter, boxes(start, end))
        caret = marks.caret
        if caret is not None and caret.turn == at.turn:
            self._outline(painter, boxes(*self._span(caret.turn, caret.word)))
        for pinned in marks.pinned.get(at.turn, ()):
            self._paint_point(painter, at, pinned, boxes)
        painter.setPen(palette.text)
        layout.layout.draw(painter, origin, inks, QRectF(clip).adjusted(0, -40, 0, 40))

    def _paint_point(
        self,
        painter: QPainter,
        at: Row,
        word: int,
        boxes: Callable[[int, int], list[QRectF]],
    ) -> None:
        """Over a word whose time was set by hand; a turn that begins with it has its sign
        beside the time."""
        start, end = self._span(at.turn, word)
        if word and start >= at.start:
            glyphs = [self.glyph_box(box, 0) for box in boxes(start, end)[:1]]
            draw_points(painter, glyphs, self.palette.quiet)

    def _absent_inks(self, at: Row, layout: RowLayout) -> list[QTextLayout.FormatRange]:
        inks = []
        for start, end in self.marks.absent.get(at.turn, ()):
            low, high = max(start, at.start), min(end, at.end)
            if high > low:
                look = self.palette.absent_look
                inks.append(layout.formatted(low - at.start, high - at.start, look))
        return inks

    def _underline(self, painter: QPainter, boxes: Iterable[QRectF]) -> None:
        """Dots below the words, clear of their descenders' joints."""
        painter.setPen(self.palette.doubt)
        for box in boxes:
            y_px = box.top() + self._page.measures.baseline_px + 3.5
            painter.drawLine(QLineF(box.left(), y_px, box.right(), y_px))

    def word_span(self, turn: int) -> tuple[int, int] | None:
        """The current word's characters if it is in ``turn``."""
        cursor = self.marks.cursor
        if cursor is None or cursor.turn != turn or not self.marks_word:
            return None
        return self._span(turn, cursor.word)

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

    def _outline(self, painter: QPainter, boxes: Iterable[QRectF]) -> None:
        radius_px = self._page.style.word_radius_px
        painter.setPen(QPen(self.palette.accent, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in boxes:
            painter.drawRoundedRect(self.glyph_box(box, 2.2), radius_px, radius_px)

    def _paint_headings(self, painter: QPainter, turn: int, top_px: int) -> None:
        page = self._page
        metrics = QFontMetricsF(page.measures.heading_font)
        painter.setFont(page.measures.heading_font)
        right_px = page.text_left_px + page.text_width_px
        for number, title in enumerate(page.headings[turn]):
            bottom_px = top_px + page.measures.heading_px * (number + 1)
            title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, page.text_width_px)
            baseline_px = round(bottom_px - 8 - metrics.descent())
            painter.setPen(self.palette.quiet)
            painter.drawText(QPointF(page.text_left_px, baseline_px), title)
            line_left_px = page.text_left_px + metrics.horizontalAdvance(title) + 14
            if right_px - line_left_px > 24:
                y_px = baseline_px - round(metrics.xHeight() / 2) + 0.5
                painter.setPen(QPen(self.palette.line, 1))
                painter.drawLine(QLineF(line_left_px, y_px, right_px, y_px))

    def names_top(self, turn: int) -> int | None:
        """Where the box of the turn's name begins: at its first line, or, in a turn that
        began above the window, near the window's top as long as there is room."""
        page = self._page
        edges = page.turn_edges(turn)
        if edges is None:
            return None
        padding_px = page.style.turn_padding_px
        natural_px = edges[0] + padding_px
        if page.is_narrow:
            return natural_px
        room_end_px = edges[1] - padding_px - page.measures.least_px
        return max(natural_px, min(STICKY_PX, room_end_px))

    def _paint_name(self, painter: QPainter, turn: int) -> None:
        page = self._page
        name = self.shown_name(turn)
        top_px = self.names_top(turn) if name else None
        if top_px is None:
            return
        painter.setFont(page.measures.name_font)
        painter.setPen(self.speaker_colour(turn))
        metrics = QFontMetricsF(page.measures.name_font)
        if page.is_narrow:
            at = QPointF(page.text_left_px, top_px + round(metrics.ascent()))
        else:
            right_px = page.gutter_left_px + page.measures.gutter_px
            at = QPointF(
                right_px - metrics.horizontalAdvance(name),
                top_px + round(page.measures.baseline_px),
            )
        painter.drawText(at, name)

    def flag_box(self, turn: int) -> QRectF | None:
        """Where the turn's bookmark and note signs stand, the bookmark first."""
        page = self._page
        top_px = self.names_top(turn)
        if top_px is None:
            return None
        count = (turn in self.marks.bookmarks) + (turn in self.marks.noted)
        right_px = page.text_left_px + page.text_width_px
        if page.is_narrow:
            width_px = count * (FLAG_PX + 6) - 6
            middle_px = top_px + page.measures.header_px / 2
            return QRectF(right_px - width_px, middle_px - FLAG_PX / 2, width_px, FLAG_PX)
        middle_px = top_px + page.measures.line_px / 2
        return QRectF(right_px + 8, middle_px - FLAG_PX / 2, FLAG_PX, count * (FLAG_PX + 6) - 6)

    def _paint_flags(self, painter: QPainter, turn: int) -> None:
        marks = self.marks
        if turn not in marks.bookmarks and turn not in marks.noted:
            return
        box = self.flag_box(turn)
        if box is None:
            return
        at = box.topLeft()
        if turn in marks.bookmarks:
            draw_flag(painter, at, self.palette.bookmark)
            at += QPointF(FLAG_PX + 6, 0) if self._page.is_narrow else QPointF(0, FLAG_PX + 6)
        if turn in marks.noted:
            draw_note(painter, at, self.palette.bookmark)


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
