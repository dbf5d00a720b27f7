"""The card above the timeline: what is heard at the place that is pointed at."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from reader.gui.look.theme import Theme, book_font, interface_font
from reader.gui.timeline.pointed import Pointed
from reader.gui.timeline.voices import NOBODY

WIDTH_PX = 440
SIDE_PX = 14
HEAD_PX = 22
WORDS_PX = 28
LINE_PX = 20
FADE_PX = 36
GAP_PX = 8  # between the card and what it is about


class TimelineCard(QWidget):
    """Lies over the window, above the place, and takes no part in anything. The word that is
    pointed at stays in the middle, and what is said around it passes by."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timelineCard")
        self.setAccessibleName(self.tr("What is heard there"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme: Theme | None = None
        self._pointed = Pointed("")
        self._time_font = interface_font(13, QFont.Weight.DemiBold, tabular=True)
        self._font = interface_font(13)
        self._words_font = book_font(16)
        self.hide()

    @property
    def pointed(self) -> Pointed:
        return self._pointed

    def show_at(self, pointed: Pointed, theme: Theme, x: float, bottom: float) -> None:
        """With its middle at ``x`` and its lower edge above ``bottom``, in the window's px, as
        far as the window has room."""
        self._pointed, self._theme = pointed, theme
        room_px = self.window().width() - 16
        width = min(WIDTH_PX, room_px) if pointed.words or pointed.mark else self._head_px()
        width = min(room_px, width)
        height = HEAD_PX + 12
        height += WORDS_PX if pointed.words else 0
        height += LINE_PX if pointed.mark else 0
        left = min(room_px + 8 - width, max(8, x - width / 2))
        self.setGeometry(round(left), round(bottom - GAP_PX - height), round(width), height)
        self.raise_()
        self.show()
        self.update()

    def _head_px(self) -> int:
        head = QFontMetricsF(self._time_font).horizontalAdvance(self._pointed.time)
        rest = (self._pointed.speaker, self._pointed.remark, self._pointed.chapter)
        metrics = QFontMetricsF(self._font)
        parts = sum(metrics.horizontalAdvance(part) + 26 for part in rest if part)
        return round(2 * SIDE_PX + head + parts)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(theme.ground))
            painter.setPen(QColor(theme.line))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
            self._draw_head(painter, theme)
            top = 6 + HEAD_PX
            if self._pointed.words:
                self._draw_words(painter, theme, top)
                top += WORDS_PX
            if self._pointed.mark:
                self._draw_mark(painter, theme, top)

    def _draw_head(self, painter: QPainter, theme: Theme) -> None:
        pointed, x = self._pointed, float(SIDE_PX)
        metrics = QFontMetricsF(self._font)
        middle = Qt.AlignmentFlag.AlignVCenter

        def put(text: str, colour: QColor, font: QFont, *, right: bool = False) -> float:
            room_px = max(0.0, self.width() - SIDE_PX - x)
            fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room_px)
            painter.setFont(font)
            painter.setPen(colour)
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(x, 6, room_px + 1, HEAD_PX), side | middle, fitting)
            return QFontMetricsF(font).horizontalAdvance(fitting)

        x += put(pointed.time, QColor(theme.text), self._time_font) + 12
        if pointed.speaker:
            colour = theme.speaker_colour(pointed.place)
            if pointed.place != NOBODY:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(QPointF(x + 3.5, 6 + HEAD_PX / 2), 3.5, 3.5)
                x += 13
            x += put(pointed.speaker, colour, self._font) + 12
        if pointed.remark:
            x += put(pointed.remark, QColor(theme.doubt), self._font) + 12
        if pointed.chapter and self.width() - SIDE_PX - x > metrics.averageCharWidth() * 6:
            put(pointed.chapter, QColor(theme.quiet), self._font, right=True)

    def _draw_words(self, painter: QPainter, theme: Theme, top: float) -> None:
        begin, end = self._pointed.word
        layout = QTextLayout(self._pointed.words, self._words_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        word = QTextLayout.FormatRange()
        word.start, word.length = begin, end - begin
        emphasis = QTextCharFormat()
        emphasis.setForeground(QColor(theme.word_text))
        word.format = emphasis
        layout.setFormats([word])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        edges = sorted((_x_at(line, begin), _x_at(line, end)))
        middle = (edges[0] + edges[1]) / 2
        left = self.width() / 2 - middle
        inner = QRectF(SIDE_PX, top, self.width() - 2 * SIDE_PX, WORDS_PX)
        painter.save()
        painter.setClipRect(inner)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.word))
        ground = QRectF(left + edges[0] - 3, top + 2, edges[1] - edges[0] + 6, WORDS_PX - 5)
        painter.drawRoundedRect(ground, 4, 4)
        painter.setPen(QColor(theme.text))
        layout.draw(painter, QPointF(left, top + (WORDS_PX - line.height()) / 2))
        natural = line.naturalTextRect().translated(left, 0)
        if natural.left() < inner.left():
            _fade(painter, theme, inner, at_left=True)
        if natural.right() > inner.right():
            _fade(painter, theme, inner, at_left=False)
        painter.restore()

    def _draw_mark(self, painter: QPainter, theme: Theme, top: float) -> None:
        pointed = self._pointed
        painter.setPen(QColor(theme.quiet))
        if pointed.mark_colour:
            painter.setBrush(theme.highlight_colour(pointed.mark_colour))
            painter.drawRoundedRect(QRectF(SIDE_PX, top + 5, 8, 8), 2.5, 2.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRect(QRectF(SIDE_PX, top + 4, 1.5, 10))
            painter.drawRect(QRectF(SIDE_PX, top + 4, 7, 5))
        painter.setFont(self._font)
        painter.setPen(QColor(theme.text))
        room = QRectF(SIDE_PX + 15, top - 1, self.width() - 2 * SIDE_PX - 15, LINE_PX)
        text = QFontMetricsF(self._font).elidedText(
            pointed.mark, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _x_at(line: object, char: int) -> float:
    found = line.cursorToX(char)  # type: ignore[attr-defined]  # (x, char) in this binding
    return float(found[0] if isinstance(found, tuple) else found)


def _fade(painter: QPainter, theme: Theme, inner: QRectF, *, at_left: bool) -> None:
    """What does not fit vanishes at the edge instead of being cut."""
    edge = inner.left() if at_left else inner.right()
    inward = edge + (FADE_PX if at_left else -FADE_PX)
    shade = QLinearGradient(edge, 0, inward, 0)
    solid, clear = QColor(theme.ground), QColor(theme.ground)
    clear.setAlpha(0)
    shade.setColorAt(0, solid)
    shade.setColorAt(1, clear)
    left = min(edge, inward)
    painter.fillRect(QRectF(left - 1, inner.top(), FADE_PX + 2, inner.height()), shade)
