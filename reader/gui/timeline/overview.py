"""The whole recording in a narrow strip above the timeline while that is zoomed in: which
part of it is shown, to be moved and resized by hand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from reader.gui.look.theme import Theme, mixed
from reader.gui.timeline.rows import OVERVIEW_PX
from reader.gui.timeline.scale import TimeScale
from reader.gui.timeline.voices import Voices

EDGE_PX = 6
LEAST_WINDOW_PX = 8  # however little is shown, there is something to take hold of


class TimelineOverview(QWidget):
    """``scale`` is always the whole recording; ``shown`` the part that the timeline shows."""

    moved = Signal(float)  # ms: what is shown shall begin there
    resized = Signal(float, float)  # ms: from, to
    whole_requested = Signal()
    wheel_turned = Signal(object)  # QWheelEvent

    def __init__(self, voices: Voices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timelineOverview")
        self.setAccessibleName(self.tr("Overview of the recording"))
        self.setFixedHeight(OVERVIEW_PX)
        self.setMouseTracking(True)
        self._voices = voices
        self._theme: Theme | None = None
        self._scale = TimeScale()
        self._shown = TimeScale()
        self._position_ms = 0
        self._bars: QPixmap | None = None
        self._grabbed = ""  # "left", "right" or "window"
        self._grab_offset_px = 0.0
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        """The bars are others."""
        self._bars = None
        self.update()

    def show_scale(self, shown: TimeScale) -> None:
        whole = shown.on(shown.left_px - self.x(), shown.width_px).whole()
        if whole != self._scale:
            self._scale = whole
            self._bars = None
        self._shown = shown
        self.update()

    def set_position(self, position_ms: int) -> None:
        old, new = self._scale.x_of(self._position_ms), self._scale.x_of(position_ms)
        self._position_ms = position_ms
        if round(old) != round(new):
            for x in (old, new):
                self.update(int(x) - 2, 0, 5, self.height())

    def window_px(self) -> tuple[float, float]:
        """Left and right edge of the part that is shown."""
        left = self._scale.x_of(self._shown.start_ms)
        right = self._scale.x_of(self._shown.end_ms)
        lacking = max(0.0, LEAST_WINDOW_PX - (right - left)) / 2
        return left - lacking, right + lacking

    # -- painting -------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None or self._scale.duration_ms <= 0:
            return
        if self._bars is None:
            self._bars = self._draw_bars(theme)
        left, right = self.window_px()
        with QPainter(self) as painter:
            strip = QRectF(self._scale.left_px, 0, self._scale.width_px, self.height())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mixed(theme.ground, theme.line, 0.4)))
            painter.drawRoundedRect(strip, 4, 4)
            window = QRectF(left, 0, right - left, self.height())
            painter.setBrush(QColor(theme.ground))
            painter.drawRoundedRect(window, 4, 4)
            painter.drawPixmap(0, 0, self._bars)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(window.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            if window.width() > 4 * EDGE_PX:
                for x in (window.left() + 2, window.right() - 4):
                    painter.drawRoundedRect(QRectF(x, 5, 2, self.height() - 10), 1, 1)
            painter.setBrush(QColor(theme.text))
            x = self._scale.x_of(self._position_ms)
            painter.drawRect(QRectF(x - 0.75, 1, 1.5, self.height() - 2))

    def _draw_bars(self, theme: Theme) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        middle, tallest = self.height() / 2, self.height() - 6
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for left_px, share, place in self._voices.bars(self._scale):
                height = max(1.0, tallest * share)
                painter.setBrush(theme.speaker_colour(place))
                painter.drawRect(QRectF(left_px + 1, middle - height / 2, 1.6, height))
        return picture

    # -- by hand --------------------------------------------------------------------

    def _part_at(self, x: float) -> str:
        left, right = self.window_px()
        reach = EDGE_PX if right - left > 4 * EDGE_PX else 2
        if abs(x - left) <= reach and self._shown.span_ms > self._shown.least_span_ms:
            return "left"
        if abs(x - right) <= reach and self._shown.span_ms > self._shown.least_span_ms:
            return "right"
        return "window" if left <= x <= right else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._grabbed = self._part_at(x)
        if not self._grabbed:  # the part around the pointer, which then has it in hand
            self._grabbed = "window"
            self._grab_offset_px = (self.window_px()[1] - self.window_px()[0]) / 2
            self.moved.emit(self._time_at(x) - self._shown.span_ms / 2)
            return
        self._grab_offset_px = x - self._scale.x_of(self._shown.start_ms)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._grabbed == "window":
            self.moved.emit(self._time_at(x - self._grab_offset_px))
        elif self._grabbed == "left":
            self.resized.emit(min(self._time_at(x), self._shown.end_ms), self._shown.end_ms)
        elif self._grabbed == "right":
            self.resized.emit(self._shown.start_ms, max(self._time_at(x), self._shown.start_ms))
        else:
            edge = self._part_at(x) in ("left", "right")
            self.setCursor(Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.ArrowCursor)

    def _time_at(self, x: float) -> float:
        """Also beyond the recording's ends, which whoever moves the window then holds."""
        return (x - self._scale.left_px) / max(1e-9, self._scale.px_per_ms)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._grabbed = ""
        self.whole_requested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheel_turned.emit(event)
        event.accept()
