"""The signs of what is marked, drawn beside a turn; ``at`` is their upper left corner."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF


def draw_flag(painter: QPainter, at: QPointF, colour: QColor) -> None:
    """A bookmark."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(at.x() + 2, at.y() + 1, 1.6, 12.5), 0.8, 0.8)
    cloth = QPainterPath(at + QPointF(4.2, 1.6))
    cloth.lineTo(at + QPointF(12.6, 1.6))
    cloth.lineTo(at + QPointF(10.2, 4.9))
    cloth.lineTo(at + QPointF(12.6, 8.2))
    cloth.lineTo(at + QPointF(4.2, 8.2))
    cloth.closeSubpath()
    painter.drawPath(cloth)


def draw_note(painter: QPainter, at: QPointF, colour: QColor) -> None:
    """A sheet with writing on it."""
    painter.setPen(
        QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(at.x() + 1.5, at.y() + 1.5, 11, 11), 2.4, 2.4)
    for y_px, width_px in ((5.2, 5.0), (8.6, 3.2)):
        start = at + QPointF(4.4, y_px)
        painter.drawLine(QLineF(start, start + QPointF(width_px, 0)))


def draw_capture(painter: QPainter, at: QPointF, colour: QColor) -> None:
    """Brackets around what was heard."""
    painter.setPen(
        QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for edge_px, inner_px in ((1.6, 4.4), (12.4, 9.6)):
        painter.drawPolyline(
            [
                at + QPointF(inner_px, 2.2),
                at + QPointF(edge_px, 2.2),
                at + QPointF(edge_px, 11.8),
                at + QPointF(inner_px, 11.8),
            ]
        )
    for x_px, half_px in ((5.4, 1.6), (7.0, 3.0), (8.6, 1.6)):
        painter.drawLine(QLineF(at + QPointF(x_px, 7 - half_px), at + QPointF(x_px, 7 + half_px)))


def draw_star(painter: QPainter, at: QPointF, colour: QColor) -> None:
    """Five points."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    points = []
    for step in range(10):
        reach_px = 6.4 if step % 2 == 0 else 2.7
        turn = -pi / 2 + step * pi / 5
        points.append(at + QPointF(7 + reach_px * cos(turn), 7.4 + reach_px * sin(turn)))
    painter.drawPolygon(QPolygonF(points))


DRAW_SIGN: dict[str, Callable[[QPainter, QPointF, QColor], None]] = {
    "bookmark": draw_flag,
    "note": draw_note,
    "capture": draw_capture,
    "star": draw_star,
}
