"""The buttons of the row of playing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from reader.gui.commands.actions import Actions
from reader.gui.look.icons import pixmap
from reader.gui.look.theme import Theme, interface_font, mixed
from reader.gui.widgets import repolish

PLAY_PX = 44
NOTCH = 120  # what a wheel turns by at once


class PlayButton(QToolButton):
    """Big and round, in the accent."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDefaultAction(actions["play_pause"])
        self.setAccessibleName(self.tr("Play"))
        self.setFixedSize(PLAY_PX + 6, PLAY_PX + 6)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme: Theme | None = None
        self._playing = False

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.setAccessibleName(self.tr("Pause") if playing else self.tr("Play"))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            disc = QRectF(3, 3, PLAY_PX, PLAY_PX)
            ground = theme.accent
            if not self.isEnabled():
                ground = mixed(theme.ground, theme.quiet, 0.35)
            elif self.isDown():
                ground = mixed(theme.accent, theme.text, 0.3)
            elif self.underMouse():
                ground = mixed(theme.accent, theme.text, 0.15)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawEllipse(disc)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QColor(theme.text))
                painter.drawEllipse(disc.adjusted(-2, -2, 2, 2))
            name = "pause" if self._playing else "play"
            drawing = pixmap(name, theme.on_accent, 22)
            # A triangle's weight is left of its box's middle.
            shift = 0 if self._playing else 1
            painter.drawPixmap(
                QPoint(3 + (PLAY_PX - 22) // 2 + shift, 3 + (PLAY_PX - 22) // 2), drawing
            )


class SkipButton(QToolButton):
    """An arrow with the number of seconds at its foot."""

    def __init__(
        self, actions: Actions, ident: str, *, number_first: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setDefaultAction(actions[ident])
        self.setFixedSize(46, 36)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icon_name = "skip-back" if number_first else "skip-forward"
        self._theme: Theme | None = None
        self._seconds = 0
        self._number_font = interface_font(11, tabular=True)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_seconds(self, seconds: int, name: str) -> None:
        self._seconds = seconds
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if (self.underMouse() and self.isEnabled()) or self.isDown():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(
                    QColor(mixed(theme.ground, theme.turn, 1.0 if self.isDown() else 0.75))
                )
                painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QColor(theme.accent))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            colour = theme.text if self.isEnabled() else mixed(theme.quiet, theme.ground, 0.5)
            painter.drawPixmap(QPoint(6, 7), pixmap(self._icon_name, colour, 21))
            painter.setFont(self._number_font)
            painter.setPen(QColor(colour))
            painter.drawText(QPoint(27, 27), str(self._seconds))


class Pill(QToolButton):
    """A button with an outline, which says what is set. The wheel over it is a request, too."""

    wheel_turned = Signal(int)  # notches, up is more

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._turned = 0
        self.setProperty("role", "pill")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(15, 15))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(30)

    def set_bare(self, bare: bool) -> None:
        """Its sign alone, where there is no room for words."""
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly if bare else style)
        self._set_look("bare", bare)

    def set_limited(self, limited: bool) -> None:
        """In the accent: what it stands for will make itself felt."""
        self._set_look("limited", limited)

    def _set_look(self, name: str, on: bool) -> None:
        if bool(self.property(name)) != on:
            self.setProperty(name, on)
            repolish(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        notches = int(self._turned / NOTCH)
        if notches:
            self._turned -= notches * NOTCH
            self.wheel_turned.emit(notches)
        event.accept()
