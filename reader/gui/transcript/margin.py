"""Paints what stands beside the words: names, signs of marks, titles of chapters."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reader.core.transcript import NO_SPEAKER, Transcript
from reader.gui.transcript.direction import runs_leftwards
from reader.gui.transcript.marks import Marks
from reader.gui.transcript.measures import SIGN_PX
from reader.gui.transcript.page import Page
from reader.gui.transcript.palette import Palette
from reader.gui.transcript.signs import DRAW_SIGN

STICKY_PX = 10  # how far below the window's top a long turn's name stays
SIGN_GAP_PX = 6
RECEDED_SIGN_OPACITY = 0.6
MOST_SIGNS = 2  # one below the other; a turn of one line has no room for more
NUMBER_PX = 11


def speaker_order(transcript: Transcript) -> dict[int, int]:
    """Speakers, as numbered in ``speaker_of``, to their place in order of appearance."""
    seen = dict.fromkeys(transcript.speaker_of)
    seen.pop(NO_SPEAKER, None)
    return {speaker: place for place, speaker in enumerate(seen)}


class MarginPainter:
    """Paints beside the text of ``page``, with ``marks``."""

    def __init__(self, page: Page, marks: Marks) -> None:
        self.focuses = False  # whether all but what is being spoken recedes
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
            room_px = page.text_width_px * 0.7 if page.is_narrow else page.gutter_px
            name = self._names[speaker] = QFontMetricsF(page.measures.name_font).elidedText(
                transcript.speaker_name(turn), Qt.TextElideMode.ElideRight, room_px
            )
        return name

    def forget_names(self) -> None:
        """The room for names has changed."""
        self._names.clear()

    def recedes(self, turn: int) -> bool:
        """Whether the turn steps back, being not what is spoken."""
        spoken = self.marks.current_turns
        return self.focuses and bool(spoken) and turn not in spoken

    def _paint_headings(self, painter: QPainter, turn: int, top_px: int) -> None:
        page = self._page
        metrics = QFontMetricsF(page.measures.heading_font)
        painter.setFont(page.measures.heading_font)
        right_px = page.text_left_px + page.text_width_px
        for number, title in enumerate(page.headings[turn]):
            bottom_px = top_px + page.measures.heading_px * (number + 1)
            title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, page.text_width_px)
            baseline_px = round(bottom_px - 8 - metrics.descent())
            width_px = metrics.horizontalAdvance(title)
            left_px: float = page.text_left_px
            line_left_px, line_right_px = left_px + width_px + 14, float(right_px)
            if runs_leftwards(title):
                line_left_px, line_right_px = left_px, right_px - width_px - 14
                left_px = right_px - width_px
            painter.setPen(self.palette.quiet)
            painter.drawText(QPointF(left_px, baseline_px), title)
            if line_right_px - line_left_px > 24:
                y_px = baseline_px - round(metrics.xHeight() / 2) + 0.5
                painter.setPen(QPen(self.palette.line, 1))
                painter.drawLine(QLineF(line_left_px, y_px, line_right_px, y_px))

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
        painter.setPen(self.palette.receded if self.recedes(turn) else self.speaker_colour(turn))
        metrics = QFontMetricsF(page.measures.name_font)
        width_px = metrics.horizontalAdvance(name)
        if page.is_narrow:
            left_px: float = page.text_left_px
            baseline_px = top_px + round(metrics.ascent())
        else:
            left_px = page.gutter_left_px + page.gutter_px - width_px
            baseline_px = top_px + round(page.measures.baseline_px)
        painter.drawText(QPointF(page.on_its_side(turn, left_px, width_px), baseline_px), name)

    def signs_of(self, turn: int) -> tuple[list[str], int]:
        """The signs that the turn's marks get, two at most, and the number below them: how many
        marks there are, 0 where the signs say that."""
        marks = self.marks
        signs = ["bookmark"] if turn in marks.bookmarks else []
        signs += ["note"] if turn in marks.noted else []
        signs += marks.signs.get(turn, ())
        count = marks.counts.get(turn, len(signs))
        if len(signs) > MOST_SIGNS:
            signs = ["note"] if "note" in signs else signs[:1]
        return signs, count if count > len(signs) else 0

    def flag_box(self, turn: int) -> QRectF | None:
        """Where the turn's signs stand, the bookmark first, and the number after them."""
        page = self._page
        top_px = self.names_top(turn)
        signs, number = self.signs_of(turn)
        if top_px is None or not signs:
            return None
        count = len(signs) + bool(number)
        right_px, sign_px = page.text_right_px, page.measures.sign_px
        long_px = count * (sign_px + SIGN_GAP_PX) - SIGN_GAP_PX
        if page.is_narrow:
            middle_px = top_px + page.measures.header_px / 2
            left_px = page.on_its_side(turn, right_px - long_px, long_px)
            return QRectF(left_px, middle_px - sign_px / 2, long_px, sign_px)
        middle_px = top_px + page.measures.line_px / 2
        left_px = page.on_its_side(turn, right_px + 8, sign_px)
        return QRectF(left_px, middle_px - sign_px / 2, sign_px, long_px)

    def _paint_flags(self, painter: QPainter, turn: int) -> None:
        signs, number = self.signs_of(turn)
        box = self.flag_box(turn) if signs else None
        if box is None:
            return
        painter.save()
        painter.translate(box.topLeft())
        scale = self._page.measures.sign_px / SIGN_PX
        painter.scale(scale, scale)
        painter.setOpacity(RECEDED_SIGN_OPACITY if self.recedes(turn) else 1.0)
        at = QPointF(0, 0)
        step_px = SIGN_PX + SIGN_GAP_PX / scale
        step = QPointF(step_px, 0) if self._page.is_narrow else QPointF(0, step_px)
        for sign in signs:
            DRAW_SIGN[sign](painter, at, self.palette.bookmark)
            at += step
        if number:
            font = QFont(self._page.measures.stamp_font)
            font.setPixelSize(NUMBER_PX)
            painter.setFont(font)
            painter.setPen(self.palette.bookmark)
            room = QRectF(at.x() - 4, at.y() - SIGN_GAP_PX / 2, SIGN_PX + 8, SIGN_PX)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.restore()
