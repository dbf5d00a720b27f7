"""A check box that is drawn as a switch, in the theme's colours at any scale."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox

TRACK_PX = QSize(36, 20)
EDGE_PX = 3  # around it, where the focus shows
_Role = QPalette.ColorRole


class Switch(QCheckBox):
    def sizeHint(self) -> QSize:
        return TRACK_PX + QSize(2 * EDGE_PX, 2 * EDGE_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Not its own: below a scroll area that a style sheet dresses, that is the system's.
        palette, on = self.window().palette(), self.isChecked()
        track = QRectF(EDGE_PX, EDGE_PX, TRACK_PX.width(), TRACK_PX.height())
        knob_px = track.height() - 8
        x = track.right() - knob_px - 4 if on else track.left() + 4
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(palette.color(_Role.Highlight), 1.5))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
            painter.setPen(QPen(palette.color(_Role.Highlight if on else _Role.PlaceholderText)))
            painter.setBrush(palette.color(_Role.Highlight if on else _Role.Base))
            painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(_Role.HighlightedText if on else _Role.PlaceholderText))
            painter.drawEllipse(QRectF(x, track.top() + 4, knob_px, knob_px))
