"""The whole recording at a glance: who speaks where, chapters, marks, and where one is.

The picture is painted once into two pixmaps (played and to come) and shown from them;
while playing only the strip that the playhead crosses is painted again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader.core.timecode import format_time
from reader.gui.look.theme import Theme
from reader.gui.timeline.ground import Stretches, TimelineGround
from reader.gui.timeline.speech_rate import Bar, density_bars
from reader.gui.transcript.painter import speaker_order
from reader.gui.widgets import shortened
from reader.session.document import Document

HEIGHT_PX = 58
SIDE_PX = 22
PIN_ROOM_PX = 12
BAR_PX = 2.2
BAR_STEP_PX = 3.7
REST_OPACITY = 0.34
SCRUB_INTERVAL_MS = 40  # a drag asks for at most 25 seeks a second
GRAB_PX = 6
HIT_PX = 6
KEY_STEP_MS = 5000
TIP_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Pin:
    """A mark on the upper edge; ``colour`` names a highlight, empty for a bookmark."""

    time_ms: int
    colour: str = ""
    text: str = ""


class TimelineBar(QWidget):
    """Asks for seeks; knows nothing about playing."""

    seek_requested = Signal(int)  # ms: a click
    scrubbed = Signal(int)  # ms: one of many while dragging
    scrub_started = Signal()
    scrub_finished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Timeline"))
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._theme: Theme | None = None
        self._document: Document | None = None
        self._duration_ms = 0
        self._position_ms = 0
        self._chapters: list[int] = []
        self._places: dict[int, int] = {}
        self._pins: list[Pin] = []
        self._ground = TimelineGround(self._x_of, HEIGHT_PX, PIN_ROOM_PX)
        self._hits: list[int] = []
        self._current_hit_ms: int | None = None
        self._played: QPixmap | None = None
        self._rest: QPixmap | None = None
        self._press_x: float | None = None
        self._dragging = False
        self._pending_ms: int | None = None
        self._scrub = QTimer(self)
        self._scrub.setSingleShot(True)
        self._scrub.setInterval(SCRUB_INTERVAL_MS)
        self._scrub.timeout.connect(self._send_scrub)

    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT_PX)

    # -- what is shown --------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._forget_picture()

    def set_document(self, document: Document | None, chapters_ms: list[int]) -> None:
        """``chapters_ms`` are the times of the hairlines."""
        self._document = document
        self._chapters = chapters_ms
        self._places = {} if document is None else speaker_order(document.transcript)
        self._forget_picture()

    def set_duration(self, duration_ms: int) -> None:
        if duration_ms != self._duration_ms:
            self._duration_ms = duration_ms
            self._forget_picture()

    def set_pins(self, pins: list[Pin]) -> None:
        self._pins = sorted(pins, key=lambda pin: pin.time_ms)
        self.update()

    def set_stretches(self, stretches: Stretches) -> None:
        """What is not in the text, where the times are doubtful, how far aligning is."""
        if self._ground.set_stretches(stretches):
            self.update()

    @property
    def stretches(self) -> Stretches:
        return self._ground.stretches

    def set_hits(self, times_ms: list[int], current_ms: int | None = None) -> None:
        """Ticks where something that is searched for is said, one of them stronger."""
        if (times_ms, current_ms) != (self._hits, self._current_hit_ms):
            self._hits, self._current_hit_ms = times_ms, current_ms
            self.update()

    @property
    def hits_ms(self) -> list[int]:
        return self._hits

    def set_position(self, position_ms: int) -> None:
        """Move the playhead; paints only the strip between the old and the new place."""
        if self._dragging:
            return  # the hand leads
        self._move_playhead(position_ms)

    def _move_playhead(self, position_ms: int) -> None:
        old = self._x_of(self._position_ms)
        self._position_ms = position_ms
        new = self._x_of(position_ms)
        ratio = self.devicePixelRatioF()
        if round(old * ratio) != round(new * ratio):
            left, right = min(old, new), max(old, new)
            self.update(int(left) - 3, 0, int(right - left) + 7, self.height())

    @property
    def position_ms(self) -> int:
        return self._position_ms

    # -- times and places -----------------------------------------------------

    def _x_of(self, time_ms: float) -> float:
        room = max(1, self.width() - 2 * SIDE_PX)
        if self._duration_ms <= 0:
            return SIDE_PX
        return SIDE_PX + room * min(1.0, max(0.0, time_ms / self._duration_ms))

    def _time_at(self, x: float) -> int:
        room = max(1, self.width() - 2 * SIDE_PX)
        share = min(1.0, max(0.0, (x - SIDE_PX) / room))
        return round(share * self._duration_ms)

    def _pin_at(self, point: QPointF) -> Pin | None:
        if point.y() > PIN_ROOM_PX + 8 or not self._pins:
            return None
        index = bisect_left(self._pins, self._time_at(point.x()), key=lambda pin: pin.time_ms)
        near = self._pins[max(0, index - 1) : index + 1]
        pin = min(near, key=lambda p: abs(self._x_of(p.time_ms) - point.x()))
        return pin if abs(self._x_of(pin.time_ms) - point.x()) <= GRAB_PX else None

    # -- painting -------------------------------------------------------------

    def _forget_picture(self) -> None:
        self._played = self._rest = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._forget_picture()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None or self._duration_ms <= 0:
            return
        if self._played is None or self._rest is None:
            bars = self._draw_bars(theme)
            self._played = self._draw(theme, bars, 1.0)
            self._rest = self._draw(theme, bars, REST_OPACITY)
        head = self._x_of(self._position_ms)
        with QPainter(self) as painter:
            self._ground.paint_below(painter, theme, self._duration_ms)
            painter.save()
            painter.setClipRect(QRectF(0, 0, head, HEIGHT_PX))
            painter.drawPixmap(0, 0, self._played)
            painter.restore()
            painter.save()
            painter.setClipRect(QRectF(head, 0, self.width() - head, HEIGHT_PX))
            painter.drawPixmap(0, 0, self._rest)
            painter.restore()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._ground.paint_above(painter, theme, self._duration_ms)
            self._draw_hits(painter, theme)
            left_ms = self._time_at(event.rect().left() - 2 * GRAB_PX)
            right_ms = self._time_at(event.rect().right() + 2 * GRAB_PX)
            first = bisect_left(self._pins, left_ms, key=lambda pin: pin.time_ms)
            last = bisect_right(self._pins, right_ms, key=lambda pin: pin.time_ms)
            taken: tuple[int, str] | None = None
            for pin in self._pins[first:last]:
                place = (round(self._x_of(pin.time_ms)), pin.colour)
                if place != taken:  # of marks on the same spot one is seen
                    taken = place
                    self._draw_pin(painter, theme, pin)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.text))
            painter.drawRoundedRect(QRectF(head - 1, PIN_ROOM_PX, 2, HEIGHT_PX - 12), 1, 1)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QColor(theme.accent))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 3.5, -8, -0.5), 6, 6)

    def _empty_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(HEIGHT_PX * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def _draw(self, theme: Theme, bars: QPixmap, opacity: float) -> QPixmap:
        picture = self._empty_picture()
        with QPainter(picture) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            for time_ms in self._chapters:
                painter.setBrush(QColor(theme.line))
                painter.drawRect(QRectF(round(self._x_of(time_ms)), PIN_ROOM_PX, 1, HEIGHT_PX - 12))
            painter.setOpacity(opacity)
            painter.drawPixmap(0, 0, bars)
        return picture

    def _draw_bars(self, theme: Theme) -> QPixmap:
        picture = self._empty_picture()
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            middle = PIN_ROOM_PX + (HEIGHT_PX - PIN_ROOM_PX) / 2 - 1
            tallest = HEIGHT_PX - PIN_ROOM_PX - 8
            bars = self._bars()
            step = (self.width() - 2 * SIDE_PX) / max(1, len(bars))
            for index, bar in enumerate(bars):
                height = max(BAR_PX, tallest * (0.1 + 0.9 * bar.density) * bool(bar.density))
                painter.setBrush(theme.speaker_colour(self._places.get(bar.speaker)))
                left = SIDE_PX + index * step + (step - BAR_PX) / 2
                painter.drawRoundedRect(
                    QRectF(left, middle - height / 2, BAR_PX, height), BAR_PX / 2, BAR_PX / 2
                )
        return picture

    def _bars(self) -> list[Bar]:
        count = int((self.width() - 2 * SIDE_PX) / BAR_STEP_PX)
        document = self._document
        if document is None or document.timeline is None:
            return [Bar(0.0, -1)] * max(0, count)
        return density_bars(document.transcript, document.timeline, self._duration_ms, count)

    def _draw_hits(self, painter: QPainter, theme: Theme) -> None:
        """Below the bars, where nothing else is; of hits on the same px one is drawn."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        for x in sorted({round(self._x_of(time_ms)) for time_ms in self._hits}):
            painter.drawRect(QRectF(x - 0.75, HEIGHT_PX - HIT_PX, 1.5, HIT_PX))
        if self._current_hit_ms is not None:
            x = round(self._x_of(self._current_hit_ms))
            painter.setBrush(QColor(theme.current_hit))
            painter.drawRoundedRect(QRectF(x - 2, HEIGHT_PX - HIT_PX - 3, 4, HIT_PX + 3), 1.5, 1.5)

    def _draw_pin(self, painter: QPainter, theme: Theme, pin: Pin) -> None:
        x = self._x_of(pin.time_ms)
        if pin.colour:
            painter.setPen(QColor(theme.quiet))
            painter.setBrush(theme.highlight_colour(pin.colour))
            painter.drawRoundedRect(QRectF(x - 4, 4.5, 8, 8), 2.5, 2.5)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawRect(QRectF(x - 0.75, 4, 1.5, 11))
        flag = [QPointF(x, 4), QPointF(x + 8, 4), QPointF(x + 6, 7), QPointF(x + 8, 10)]
        painter.drawPolygon(QPolygonF([*flag, QPointF(x, 10)]))

    # -- pointing -------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._duration_ms > 0:
            self._press_x = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._duration_ms <= 0:
            return
        x = event.position().x()
        if self._press_x is None:
            self._show_tip(event)
            return
        if not self._dragging and abs(x - self._press_x) >= 3:
            self._dragging = True
            self.scrub_started.emit()
        if self._dragging:
            time_ms = self._time_at(x)
            self._move_playhead(time_ms)
            self._pending_ms = time_ms
            if not self._scrub.isActive():
                self._send_scrub()
            self._show_tip(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._press_x is None:
            return
        self._press_x = None
        time_ms = self._time_at(event.position().x())
        if self._dragging:
            self._dragging = False
            self._scrub.stop()
            self._pending_ms = None
            self.scrub_finished.emit(time_ms)
        else:
            pin = self._pin_at(event.position())
            self.seek_requested.emit(time_ms if pin is None else pin.time_ms)

    def _send_scrub(self) -> None:
        if self._pending_ms is not None:
            time_ms, self._pending_ms = self._pending_ms, None
            self._scrub.start()
            self.scrubbed.emit(time_ms)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: self._position_ms - KEY_STEP_MS,
            Qt.Key.Key_Right: self._position_ms + KEY_STEP_MS,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._duration_ms,
        }
        target = steps.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
            return
        self.seek_requested.emit(min(self._duration_ms, max(0, target)))

    def _show_tip(self, event: QMouseEvent) -> None:
        QToolTip.showText(event.globalPosition().toPoint(), self.tip_at(event.position()), self)

    def tip_at(self, point: QPointF) -> str:
        """What stands under ``point``: a mark's words, else the time and who speaks then."""
        pin = self._pin_at(point)
        time_ms = self._time_at(point.x()) if pin is None else pin.time_ms
        tip = format_time(time_ms)
        if pin is not None and pin.text:
            return f"{tip}  {shortened(pin.text, TIP_CHARACTERS)}"
        document = self._document
        if document is not None and document.timeline is not None:
            cursor = document.timeline.cursor_at(time_ms)
            name = "" if cursor is None else document.transcript.speaker_name(cursor.turn)
            tip += f"  {name}" if name else ""
        said = self._ground.tip_at(time_ms, round(3 * self._duration_ms / max(1, self.width())))
        return f"{tip}  {said}" if said else tip

    def leaveEvent(self, event: QEvent) -> None:
        QToolTip.hideText()
        super().leaveEvent(event)
