"""The quiet line below the times: who is speaking, and which chapter this is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from reader.gui.look.theme import Theme, interface_font

HEIGHT_PX = 20
DOT_PX = 7
PAD_PX = 2
NAME_ROOM_PX = 96


class PlaceButton(QToolButton):
    """A line of text that can be pressed; where room is short it ends in an ellipsis.
    ``has_dot``: the speaker's colour before the name, which alone would not be enough."""

    def __init__(self, what: str, parent: QWidget, *, has_dot: bool) -> None:
        super().__init__(parent)
        self._what = what
        self._has_dot = has_dot
        self._place = -1
        self._theme: Theme | None = None
        self.setFont(interface_font(12))
        self.setFixedHeight(HEIGHT_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(what)
        self.setToolTip(what)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_text(self, text: str, place: int = -1) -> None:
        if (text, place) != (self.text(), self._place):
            self._place = place
            self.setText(text)
            self.setAccessibleName(f"{text}. {self._what}" if text else self._what)
            self.setVisible(bool(text))
            self.updateGeometry()
            self.update()

    @property
    def _lead_px(self) -> int:
        return DOT_PX + 6 if self._has_dot and self._place >= 0 else 0

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width + self._lead_px + 2 * PAD_PX, HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        # Who speaks is said before what it is about.
        least = min(NAME_ROOM_PX, self.sizeHint().width()) if self._has_dot else 0
        return QSize(max(least, self._lead_px + 2 * PAD_PX), HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QColor(theme.accent))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            left = PAD_PX
            if self._lead_px:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.speaker_colour(self._place))
                centre = QPointF(left + DOT_PX / 2, self.height() / 2)
                painter.drawEllipse(centre, DOT_PX / 2, DOT_PX / 2)
                left += self._lead_px
            painter.setPen(QColor(theme.text if self.underMouse() else theme.quiet))
            painter.setFont(self.font())
            room = self.rect().adjusted(left, 0, -PAD_PX + 2, 0)
            text = self.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, side, text)


class PlaceLine(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.speaker = PlaceButton(self.tr("Show the turn being spoken"), self, has_dot=True)
        self.chapter = PlaceButton(self.tr("To the beginning of this chapter"), self, has_dot=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.speaker)
        row.addWidget(self.chapter)
        row.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        self.speaker.set_theme(theme)
        self.chapter.set_theme(theme)
