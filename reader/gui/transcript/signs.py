"""The signs of what is marked, drawn beside a turn; ``at`` is their upper left corner."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


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
