"""The sign of a time that was set by hand: a pin beside a turn's time, and its point over a
pinned word within the turn."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

PIN_PX = 8  # how wide the pin is, and how high
PIN_ROOM_PX = PIN_PX + 5  # with the gap to the digits
POINT_PX = 3.2  # half the width of the point over a word


def draw_pin(painter: QPainter, left_px: float, middle_px: float, colour: QColor) -> None:
    """A drawing pin that stands upright, PIN_PX wide, about ``middle_px``."""
    x_px, top_px = left_px + PIN_PX / 2, middle_px - PIN_PX / 2 - 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(x_px, top_px + 3), 3, 3)
    needle = QPainterPath(QPointF(x_px - 0.9, top_px + 5))
    needle.lineTo(QPointF(x_px + 0.9, top_px + 5))
    needle.lineTo(QPointF(x_px, top_px + PIN_PX + 2))
    needle.closeSubpath()
    painter.drawPath(needle)


def draw_points(painter: QPainter, boxes: Iterable[QRectF], colour: QColor) -> None:
    """A small point over the beginning of each box of glyphs, which covers none of them."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for box in boxes:
        point = QPainterPath(QPointF(box.left() - 0.5, box.top() - 1))
        point.lineTo(box.left() - 0.5 + 2 * POINT_PX, box.top() - 1)
        point.lineTo(box.left() - 0.5 + POINT_PX, box.top() + POINT_PX)
        point.closeSubpath()
        painter.drawPath(point)
