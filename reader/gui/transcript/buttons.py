"""The real buttons on the page: time stamps in the gutter, and the way back to the voice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from reader.gui.transcript.pin_marks import draw_pin
from reader.gui.transcript.style import PageStyle


class StampButton(QAbstractButton):
    """A turn's time; pressing it plays from there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.turn = -1
        self._style = PageStyle()
        self._pinned = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_time(
        self,
        turn: int,
        text: str,
        style: PageStyle,
        font: QFont,
        speaker: str,
        *,
        pinned: bool = False,
    ) -> None:
        """Stand for ``turn``, whose time is written ``text``; ``pinned`` where a time in it was
        set by hand."""
        tip = self.tr("Play from {time}").format(time=text)
        if pinned:
            tip += " · " + self.tr("set by hand")
        self._pinned = pinned
        self._show(turn, text, tip, style, font, speaker)

    def show_absence(
        self, turn: int, text: str, style: PageStyle, font: QFont, speaker: str
    ) -> None:
        """Stand for ``turn``, which the recording does not contain; ``text`` says so."""
        self._pinned = False
        self._show(turn, text, self.tr("Not in this recording"), style, font, speaker)

    def _show(
        self, turn: int, text: str, tip: str, style: PageStyle, font: QFont, speaker: str
    ) -> None:
        name = f"{tip}, {speaker}" if speaker else tip
        if (turn, name, style) == (self.turn, self.accessibleName(), self._style):
            return
        self.turn = turn
        self._style = style
        self.setText(text)
        self.setFont(font)
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        style = self._style
        lively = self.underMouse() or self.hasFocus() or self.isDown()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            painter.setPen(QColor(style.accent if lively else style.quiet))
            box = QRectF(self.rect()).adjusted(4, 0, -4, 0)
            if self._pinned:
                ink = QColor(style.accent if lively else style.quiet)
                draw_pin(painter, box.left(), box.center().y(), ink)
                painter.setPen(ink)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.text()
            )
            if self.hasFocus():
                painter.setPen(QPen(QColor(style.accent), 1.6))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8), 4, 4)
            elif self.underMouse():
                y_px = self.height() - 1.5
                width_px = QFontMetricsF(self.font()).horizontalAdvance(self.text())
                painter.drawLine(QPointF(box.right() - width_px, y_px), QPointF(box.right(), y_px))


class PageChip(QAbstractButton):
    """What lies over the page's lower edge: a few words, an arrow where there is a way to
    show, and the key that does the same."""

    _HEIGHT_PX = 35
    _SHADOW_PX = 5

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = PageStyle()
        self._key = ""
        self._direction = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    @property
    def direction(self) -> int:
        """Where the voice is: -1 above, 1 below, 0 in sight."""
        return self._direction

    def set_style(self, style: PageStyle) -> None:
        self._style = style
        font = QFont(style.ui_family)
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.DemiBold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.setFont(font)
        self._refresh()

    def set_key(self, key: str) -> None:
        """The key to name, as people read it; empty for none."""
        self._key = key
        self._refresh()

    def point(self, direction: int) -> None:
        self._direction = direction
        self._refresh()

    def _words(self) -> str:
        """What it says."""
        raise NotImplementedError

    def _refresh(self) -> None:
        text = self._words()
        self.setText(text)
        self.setAccessibleName(text)
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        width_px = 36.0 + QFontMetricsF(self.font()).horizontalAdvance(self.text())
        if self._direction:
            width_px += 18
        if self._key:
            width_px += 10 + self._key_px()
        return QSize(round(width_px) + 2 * self._SHADOW_PX, self._HEIGHT_PX + 2 * self._SHADOW_PX)

    def _key_px(self) -> float:
        return max(18.0, QFontMetricsF(self._key_font()).horizontalAdvance(self._key) + 10)

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.Medium)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        style = self._style
        ink = QColor(style.chip_text)
        shadow_px = self._SHADOW_PX
        box = QRectF(self.rect()).adjusted(shadow_px, shadow_px, -shadow_px, -shadow_px)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for step in range(shadow_px, 0, -1):
                painter.setBrush(QColor(0, 0, 0, 5 + 3 * (shadow_px - step)))
                around = box.adjusted(-step, 1 - step, step, step)
                painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)
            ground = QColor(style.chip)
            if self.underMouse():
                ground = ground.lighter(115) if ground.lightnessF() < 0.5 else ground.darker(106)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            x_px = box.left() + 18
            if self._direction:
                self._draw_arrow(painter, QPointF(x_px + 5, box.center().y()), ink)
                x_px += 18
            painter.setFont(self.font())
            painter.setPen(ink)
            painter.drawText(
                QRectF(x_px, box.top(), box.width(), box.height()),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                self.text(),
            )
            if self._key:
                self._draw_key(painter, box, ink)
            if self.hasFocus():
                painter.setPen(QPen(QColor(style.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                ring = box.adjusted(2.5, 2.5, -2.5, -2.5)
                painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)

    def _draw_key(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        width_px = self._key_px()
        cap = QRectF(box.right() - 16 - width_px, box.center().y() - 8.5, width_px, 17)
        faint = QColor(ink)
        faint.setAlphaF(0.55)
        painter.setPen(QPen(faint, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(self._key_font())
        faint.setAlphaF(0.85)
        painter.setPen(faint)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _draw_arrow(self, painter: QPainter, middle: QPointF, ink: QColor) -> None:
        way = self._direction
        path = QPainterPath(middle + QPointF(0, -5 * way))
        path.lineTo(middle + QPointF(0, 5 * way))
        path.moveTo(middle + QPointF(-4, 1 * way))
        path.lineTo(middle + QPointF(0, 5 * way))
        path.lineTo(middle + QPointF(4, 1 * way))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(
                ink, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            )
        )
        painter.drawPath(path)


class VoiceChip(PageChip):
    """“Back to the voice”."""

    def _words(self) -> str:
        return self.tr("Back to the voice") if self._direction else self.tr("Follow the voice")


class SkipChip(PageChip):
    """Said while the sound is where the text has no words; pressing it goes past that."""

    def _words(self) -> str:
        return self.tr("Not in the text (an advert?): skip it")


def focus_view(viewport: QWidget) -> None:
    """A button that had the focus goes: hand it to the view, so that it is not lost."""
    view = viewport.parentWidget()
    if view is not None:
        view.setFocus()
