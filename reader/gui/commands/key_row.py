"""One line of the list of keys: an action and the keys it has."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reader.gui.look.theme import Theme, interface_font, mixed

HEIGHT_PX = 28
KEY_HEIGHT_PX = 20
PADDING_PX = 8
MOST_SHOWN = 3


class KeyRow(QAbstractButton):
    """Pressed to be edited. Up and down go from line to line, as in a list."""

    step_requested = Signal(int)

    def __init__(self, ident: str, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.ident = ident
        self.setText(name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._keys: tuple[str, ...] = ()
        self._changed = False
        self._name_font = interface_font(13)
        self._key_font = interface_font(11)

    def set_keys(self, keys: tuple[str, ...], *, changed: bool) -> None:
        """``keys`` as the platform writes them; ``changed`` where they are the reader's."""
        self._keys, self._changed = keys, changed
        spoken = ", ".join(keys) if keys else self.tr("no key")
        self.setAccessibleName(self.tr("{0}: {1}").format(self.text(), spoken))
        self.update()

    def holds(self, query: str) -> bool:
        """Whether name or keys have every word of ``query`` (in lower case) in them."""
        whole = " ".join((self.text(), *self._keys)).casefold()
        return all(word in whole for word in query.split())

    def sizeHint(self) -> QSize:
        return QSize(280, HEIGHT_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.step_requested.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(QColor(theme.accent)) if self.hasFocus() else Qt.PenStyle.NoPen)
            if self.isChecked():
                painter.setBrush(QColor(theme.turn))
            elif self.underMouse():
                painter.setBrush(QColor(mixed(theme.ground, theme.turn, 0.75)))
            else:
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 6, 6)
            left_px = self._paint_keys(painter)
            painter.setFont(self._name_font)
            painter.setPen(QColor(theme.text))
            room = self.rect().adjusted(PADDING_PX, 0, 0, 0)
            room.setRight(round(left_px) - PADDING_PX)
            name = painter.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_keys(self, painter: QPainter) -> float:
        """From the right; where they begin, in px."""
        theme = self._theme
        painter.setFont(self._key_font)
        measure = QFontMetrics(self._key_font)
        right_px = float(self.width() - PADDING_PX)
        top_px = (self.height() - KEY_HEIGHT_PX) / 2
        for key in reversed(self._keys[:MOST_SHOWN]):
            width_px = max(KEY_HEIGHT_PX, measure.horizontalAdvance(key) + 12)
            cap = QRectF(right_px - width_px, top_px, width_px, KEY_HEIGHT_PX)
            painter.setPen(QColor(theme.accent if self._changed else theme.line))
            painter.setBrush(QColor(theme.ground))
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(theme.text if self._changed else theme.quiet))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            right_px -= width_px + 4
        return right_px
