"""What the hand does on the timeline: point, seek, drag along, pan, and pull at a loop."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from reader.core.timing import Span
from reader.gui.timeline.marks import GRAB_PX

if TYPE_CHECKING:
    from reader.gui.timeline.bar import TimelineBar

SCRUB_INTERVAL_MS = 40  # a drag asks for at most 25 seeks a second
DRAG_FROM_PX = 3
LEAST_LOOP_MS = 200


class _Doing(Enum):
    NOTHING = 0
    PRESSING = 1
    SCRUBBING = 2
    PANNING = 3
    LOOPING = 4


class TimelinePointer(QObject):
    """Times in ms. Left drags along, or pulls at an end of the loop; with Shift it draws a
    loop; the middle button pans."""

    sought = Signal(int)  # a click
    scrub_started = Signal()
    scrubbed = Signal(int)  # one of many while dragging
    scrub_finished = Signal(int)
    loop_pulled = Signal(object)  # Span

    def __init__(self, bar: TimelineBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._doing = _Doing.NOTHING
        self._press = QPointF()
        self._other_end_ms = 0  # of the loop: the end that stays
        self._pending_ms: int | None = None
        self._scrub = QTimer(self)
        self._scrub.setSingleShot(True)
        self._scrub.setInterval(SCRUB_INTERVAL_MS)
        self._scrub.timeout.connect(self._send_scrub)

    @property
    def leads(self) -> bool:
        """The playhead is in the hand."""
        return self._doing is _Doing.SCRUBBING

    @property
    def is_busy(self) -> bool:
        return self._doing not in (_Doing.NOTHING, _Doing.PRESSING)

    def press(self, event: QMouseEvent) -> None:
        bar = self._bar
        self._press = event.position()
        if event.button() is Qt.MouseButton.MiddleButton and not bar.scale.is_whole:
            self._doing = _Doing.PANNING
            bar.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() is Qt.MouseButton.LeftButton:
            end = self.loop_end_at(event.position())
            if end is not None:
                loop = bar.loop
                assert loop is not None
                self._other_end_ms = loop.end_ms if end == "start" else loop.start_ms
                self._doing = _Doing.LOOPING
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._other_end_ms = bar.scale.time_at(event.position().x())
                self._doing = _Doing.LOOPING
            else:
                self._doing = _Doing.PRESSING

    def move(self, event: QMouseEvent) -> None:
        bar, x = self._bar, event.position().x()
        if self._doing is _Doing.NOTHING:
            self._show_shape(event.position())
        elif self._doing is _Doing.PANNING:
            bar.pan_px(x - self._press.x())
            self._press = event.position()
        elif self._doing is _Doing.LOOPING:
            self._pull_loop(x)
        elif self._doing is _Doing.PRESSING and abs(x - self._press.x()) >= DRAG_FROM_PX:
            self._doing = _Doing.SCRUBBING
            self.scrub_started.emit()
        if self._doing is _Doing.SCRUBBING:
            time_ms = bar.scale.time_at(x)
            bar.move_playhead(time_ms)
            self._pending_ms = time_ms
            if not self._scrub.isActive():
                self._send_scrub()

    def release(self, event: QMouseEvent) -> None:
        doing, self._doing = self._doing, _Doing.NOTHING
        bar = self._bar
        if doing is _Doing.PANNING:
            bar.unsetCursor()
        elif doing is _Doing.SCRUBBING:
            self._scrub.stop()
            self._pending_ms = None
            self.scrub_finished.emit(bar.scale.time_at(event.position().x()))
        elif doing is _Doing.PRESSING:
            self.sought.emit(bar.target_at(event.position()))

    def cancel(self) -> None:
        """What was begun is not to be: the second press of a double click."""
        self._doing = _Doing.NOTHING

    def loop_end_at(self, point: QPointF) -> str | None:
        """``start`` or ``end`` of the loop, where one can take hold of it."""
        bar = self._bar
        loop = bar.loop
        if loop is None or point.y() < bar.rows.bars_top_px - 2:
            return None
        start = abs(bar.scale.x_of(loop.start_ms) - point.x())
        end = abs(bar.scale.x_of(loop.end_ms) - point.x())
        if min(start, end) > GRAB_PX:
            return None
        return "start" if start < end else "end"

    def _pull_loop(self, x: float) -> None:
        time_ms = self._bar.scale.time_at(x)
        start_ms, end_ms = sorted((time_ms, self._other_end_ms))
        if end_ms - start_ms >= LEAST_LOOP_MS:
            self.loop_pulled.emit(Span(start_ms, end_ms))

    def _show_shape(self, point: QPointF) -> None:
        if self.loop_end_at(point) is not None:
            self._bar.setCursor(Qt.CursorShape.SizeHorCursor)
        else:
            self._bar.unsetCursor()

    def _send_scrub(self) -> None:
        if self._pending_ms is not None:
            time_ms, self._pending_ms = self._pending_ms, None
            self._scrub.start()
            self.scrubbed.emit(time_ms)
