"""The tiles of the popup: a theme shown in its colours, a face in its letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from reader.gui.look.theme import BOOK_FAMILY, Theme, interface_font

TILE_SIZE = QSize(62, 42)
NAME_PX = 18
RADIUS_PX = 8


class Tile(QAbstractButton):
    """One of several, of which one is chosen; its name stands below it."""

    def __init__(self, name: str, caption: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(caption)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme: Theme | None = None

    def set_theme(self, theme: Theme) -> None:
        """The theme of what is around the tile."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(TILE_SIZE.width(), TILE_SIZE.height() + NAME_PX)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _draw(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        """What is in the tile."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        box = QRectF(3, 3, self.width() - 6, TILE_SIZE.height() - 6)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, box, theme)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self.isChecked():
                painter.setPen(QPen(QColor(theme.accent), 2))
            else:
                painter.setPen(QPen(QColor(theme.quiet if self.underMouse() else theme.line), 1))
            painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
            if self.hasFocus():
                painter.setPen(QPen(QColor(theme.text), 1.4, Qt.PenStyle.DotLine))
                painter.drawRoundedRect(
                    box.adjusted(-2.2, -2.2, 2.2, 2.2), RADIUS_PX + 2, RADIUS_PX + 2
                )
            chosen = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
            font = interface_font(11, chosen)
            painter.setFont(font)
            painter.setPen(QColor(theme.text if self.isChecked() else theme.quiet))
            text = QFontMetrics(font).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, self.width()
            )
            painter.drawText(
                QRectF(0, TILE_SIZE.height(), self.width(), NAME_PX),
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
                text,
            )


class ThemeTile(Tile):
    """A theme: two letters on its ground, one of them as the word being spoken. With two
    themes it is the choice between them, which the system makes."""

    def __init__(self, name: str, caption: str, themes: tuple[Theme, ...], parent: QWidget) -> None:
        super().__init__(name, caption, parent)
        self._shown = themes

    def _draw(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        painter.save()
        outline = QPainterPath()
        outline.addRoundedRect(box, RADIUS_PX, RADIUS_PX)
        painter.setClipPath(outline)
        for place, shown in enumerate(self._shown):
            left_px = box.left() + place * box.width() / len(self._shown)
            part = QRectF(left_px, box.top(), box.right() - left_px, box.height())
            painter.fillRect(part, QColor(shown.ground))
        painter.restore()
        font = QFont(BOOK_FAMILY)
        font.setPixelSize(19)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        x_px = box.center().x() - metrics.horizontalAdvance("Aa") / 2
        y_px = box.center().y() + metrics.capHeight() / 2
        first, last = self._shown[0], self._shown[-1]
        painter.setPen(QColor(first.text))
        painter.drawText(QPointF(x_px, y_px), "A")
        x_px += metrics.horizontalAdvance("A")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(last.word))
        painter.drawRoundedRect(
            QRectF(x_px, y_px - 15, metrics.horizontalAdvance("a") + 1, 20), 3, 3
        )
        painter.setPen(QColor(last.word_text))
        painter.drawText(QPointF(x_px + 0.5, y_px), "a")


class FaceTile(Tile):
    """A face: two of its letters."""

    def __init__(self, name: str, caption: str, family: str, parent: QWidget) -> None:
        super().__init__(name, caption, parent)
        self.family = family
        self._letters = "Ag" if family else "…"
        self._face = QFont(family) if family else interface_font()

    def show_family(self, family: str) -> None:
        """Stand for another face."""
        self.family, self._letters, self._face = family, "Ag", QFont(family)
        self.update()

    def _draw(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        font = QFont(self._face)
        font.setPixelSize(19)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letters)
