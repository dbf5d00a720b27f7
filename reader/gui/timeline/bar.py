"""The whole recording at a glance, or a part of it down to a word: who speaks where and how
loud, chapters, marks, and where one is.

What it looks like is painted once (``picture``) and shown from there; while playing only
the strip that the playhead crosses is painted again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.core.timecode import format_time
from reader.core.timing import Span
from reader.gui.look.theme import Theme
from reader.gui.timeline.ground import Stretches
from reader.gui.timeline.hover import TimelineHover
from reader.gui.timeline.marks import ChapterMark, Pin
from reader.gui.timeline.overview import TimelineOverview
from reader.gui.timeline.picture import TimelinePicture, draw_loop, draw_playhead, draw_pointer
from reader.gui.timeline.pointer import TimelinePointer
from reader.gui.timeline.rows import WHOLE, WORDLESS, ZOOMED, Rows
from reader.gui.timeline.scale import TimeScale
from reader.session.document import Document

if TYPE_CHECKING:
    from reader.core.waveform import Waveform
    from reader.gui.timeline.accessible import TimelineSlider
    from reader.gui.timeline.pointed import Pointed

SIDE_PX = 22
KEY_STEP_MS = 5000
KEY_STEP_PX = 24  # zoomed in, an arrow key goes so far, where that is less
PAGE_SHARE = 0.1
KEY_ZOOM = 2.0
WHEEL_ZOOM = 1.0016  # for each of the 120 units of a wheel's notch
WHEEL_PAN_PX = 1.0  # for each of them
TURN_PAGE_AT = 0.98  # of the strip: the playhead reaching it brings the next part ...
PAGE_BEGINS_AT = 0.06  # ... with the playhead here
JUMP_MS = 4000  # a playhead that moves so far at once was sent there


class TimelineBar(QWidget):
    """Asks for seeks; knows nothing about playing."""

    seek_requested = Signal(int)  # ms: a click
    stepped = Signal(int)  # ms: one of several small steps by keys
    scrubbed = Signal(int)  # ms: one of many while dragging
    scrub_started = Signal()
    scrub_finished = Signal(int)
    loop_requested = Signal(object)  # Span: drawn, or pulled at
    scale_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Timeline"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.accessible: TimelineSlider | None = None
        self._document: Document | None = None
        self._position_ms = 0
        self._loop: Span | None = None
        self._loop_start_ms: int | None = None
        self._following = True
        self._picture = TimelinePicture()
        self.scale = TimeScale(left_px=SIDE_PX)
        self.rows: Rows = WHOLE
        self.setFixedHeight(WHOLE.height_px)
        self.overview = TimelineOverview(self._picture.voices, self)
        self.overview.moved.connect(self._show_from)
        self.overview.resized.connect(self.show_between)
        self.overview.whole_requested.connect(self.show_whole)
        self.overview.wheel_turned.connect(self._turn_by)
        self._hand = TimelinePointer(self)
        self._hand.sought.connect(self.seek_requested)
        self._hand.scrub_started.connect(self.scrub_started)
        self._hand.scrubbed.connect(self.scrubbed)
        self._hand.scrub_finished.connect(self.scrub_finished)
        self._hand.loop_pulled.connect(self.loop_requested)
        self.hover = TimelineHover(self)
        from reader.gui.timeline.accessible import install

        install()

    def sizeHint(self) -> QSize:
        return QSize(600, self.rows.height_px)

    # -- what is shown --------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._picture.theme = theme
        self.overview.set_theme(theme)
        self.hover.leave()
        self._forget_picture()

    def set_document(self, document: Document | None) -> None:
        """Another conversation, or other times or labels of the same."""
        if document is None:
            self.show_whole()
        self._document = document
        self._picture.set_document(document)
        self._share_height_out()
        self._forget_picture()

    def set_chapters(self, chapters: Sequence[ChapterMark]) -> None:
        self._picture.marks.set_chapters(chapters)
        self._forget_marks()

    def set_waveform(self, waveform: Waveform | None) -> None:
        """How loud the recording is, as far as that is known."""
        self._picture.voices.set_waveform(waveform)
        self._forget_picture()

    def set_lanes(self, in_lanes: bool) -> None:
        """Each speaker's bars in a lane of their own."""
        if in_lanes != self._picture.in_lanes:
            self._picture.in_lanes = in_lanes
            self._forget_picture()

    def set_duration(self, duration_ms: int) -> None:
        if duration_ms != self.scale.duration_ms:
            self._set_scale(self.scale.of(duration_ms))

    def set_pins(self, pins: Sequence[Pin]) -> None:
        self._picture.marks.set_pins(pins)
        self._forget_marks()

    def set_stretches(self, stretches: Stretches) -> None:
        """What is not in the text, where the times are doubtful, how far aligning is."""
        if self._picture.ground.set_stretches(stretches):
            self._forget_marks()

    @property
    def stretches(self) -> Stretches:
        return self._picture.ground.stretches

    def set_hits(self, times_ms: Sequence[int], current_ms: int | None = None) -> None:
        """Ticks where something that is searched for is said, in order, one of them stronger."""
        marks = self._picture.marks
        marks.hits, marks.current_hit_ms = times_ms, current_ms
        self._forget_marks()

    @property
    def hits_ms(self) -> Sequence[int]:
        return self._picture.marks.hits

    def set_loop(self, loop: Span | None, start_ms: int | None = None) -> None:
        """What is repeated, or where what shall be repeated begins."""
        self._loop, self._loop_start_ms = loop, start_ms
        self.update()

    @property
    def loop(self) -> Span | None:
        return self._loop

    def set_position(self, position_ms: int) -> None:
        """Move the playhead, and what is shown with it where it is followed."""
        if self._hand.leads:
            return
        jumped = abs(position_ms - self._position_ms) >= JUMP_MS
        self.move_playhead(position_ms)
        if self.scale.is_whole or self._hand.is_busy:
            return
        if jumped or self.scale.shows(position_ms):
            self._following = True
        if self._following:
            self._follow()

    def move_playhead(self, position_ms: int) -> None:
        """Paints only the strip between the old and the new place."""
        old = self.scale.x_of(self._position_ms)
        self._position_ms = position_ms
        new = self.scale.x_of(position_ms)
        self.overview.set_position(position_ms)
        ratio = self.devicePixelRatioF()
        if round(old * ratio) != round(new * ratio):
            left, right = sorted((max(-9.0, min(old, new)), min(self.width() + 9.0, max(old, new))))
            self.update(int(left) - 3, 0, int(right - left) + 7, self.height())

    @property
    def position_ms(self) -> int:
        return self._position_ms

    def position_text(self) -> str:
        """Where the playhead is, for the ear."""
        place = self.tr("{0} of {1}").format(
            format_time(self._position_ms), format_time(self.scale.duration_ms)
        )
        document = self._document
        if document is None or document.timeline is None:
            return place
        cursor = document.timeline.cursor_at(self._position_ms)
        name = "" if cursor is None else document.transcript.speaker_name(cursor.turn)
        return f"{place}, {name}" if name else place

    # -- which part ------------------------------------------------------------

    def zoom(self, factor: float, at_ms: float | None = None) -> None:
        """``factor`` times as large around ``at_ms``, else around the playhead where that is
        shown, else around the middle."""
        if at_ms is None:
            middle_ms = self.scale.start_ms + self.scale.span_ms / 2
            at_ms = self._position_ms if self.scale.shows(self._position_ms) else middle_ms
        self._set_scale(self.scale.zoomed(factor, at_ms), by_hand=True)

    def show_whole(self) -> None:
        self._set_scale(self.scale.whole(), by_hand=True)

    def show_between(self, start_ms: float, end_ms: float) -> None:
        self._set_scale(self.scale.between(start_ms, end_ms), by_hand=True)

    def pan_px(self, by_px: float) -> None:
        """Pull what is shown ``by_px`` to the right."""
        if not self.scale.is_whole:
            self._set_scale(self.scale.moved(-by_px / self.scale.px_per_ms), by_hand=True)

    def _show_from(self, start_ms: float) -> None:
        self._set_scale(self.scale.moved(start_ms - self.scale.start_ms), by_hand=True)

    def _set_scale(self, scale: TimeScale, *, by_hand: bool = False) -> None:
        """``by_hand``: who has brought the playhead out of sight is looking at something."""
        if by_hand:
            self._following = scale.shows(self._position_ms)
        if scale == self.scale:
            return
        self.scale = scale
        self._share_height_out()
        self.overview.setVisible(not scale.is_whole)
        if not scale.is_whole:
            self.overview.show_scale(scale)
        self._forget_picture(overview=False)
        self.hover.refresh()
        self.scale_changed.emit()

    def _share_height_out(self) -> None:
        timed = self._document is not None and bool(self._document.timeline)
        rows = WHOLE if self.scale.is_whole else ZOOMED if timed else WORDLESS
        if rows is not self.rows:
            self.rows = rows
            self.setFixedHeight(rows.height_px)

    def _follow(self) -> None:
        """Turn a page when the playhead comes to the edge; between, nothing moves."""
        share = (self._position_ms - self.scale.start_ms) / self.scale.span_ms
        if not 0 <= share <= TURN_PAGE_AT:
            self._set_scale(self.scale.with_at(self._position_ms, PAGE_BEGINS_AT))

    @property
    def is_following(self) -> bool:
        """What is shown goes along with the playhead."""
        return self._following

    # -- painting -------------------------------------------------------------

    def _forget_picture(self, *, overview: bool = True) -> None:
        self._picture.forget()
        if overview:
            self.overview.forget()
        self.update()

    def _forget_marks(self) -> None:
        self._picture.forget_marks()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.overview.setFixedWidth(self.width())
            self._set_scale(self.scale.on(SIDE_PX, self.width() - 2 * SIDE_PX))
        self._picture.forget()

    def moveEvent(self, event: QMoveEvent) -> None:
        self.hover.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._picture.theme
        if theme is None or self.scale.duration_ms <= 0:
            return
        head = self.scale.x_of(self._position_ms)
        if self.scale.is_whole:
            head = min(self.scale.right_px, max(self.scale.left_px, head))
        with QPainter(self) as painter:
            size_px = (self.width(), self.devicePixelRatioF())
            self._picture.paint(painter, self.scale, self.rows, size_px, head)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._loop is not None:
                draw_loop(painter, theme, self.scale, self.rows, self._loop, complete=True)
            elif self._loop_start_ms is not None:
                start = Span(self._loop_start_ms, self._loop_start_ms)
                draw_loop(painter, theme, self.scale, self.rows, start, complete=False)
            if self.hover.x is not None and not self._hand.leads:
                draw_pointer(painter, theme, self.hover.x, self.rows)
            draw_playhead(painter, theme, head, self.rows)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QColor(theme.accent))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 0.5, -8, -0.5), 6, 6)

    # -- pointing -------------------------------------------------------------

    def target_at(self, point: QPointF) -> int:
        """Where a click at ``point`` leads: to a mark, or a word where words are shown."""
        pin = self._picture.marks.pin_at(point, self.scale, self.rows)
        if pin is not None:
            return pin.time_ms
        if point.y() < self.rows.bars_top_px:
            word_ms = self._picture.words.word_start_at(point.x(), self.scale)
            if word_ms is not None:
                return word_ms
        return self.scale.time_at(point.x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.scale.duration_ms > 0:
            self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.scale.duration_ms <= 0:
            return
        self._hand.move(event)
        self.hover.point(event.position(), at_once=self._hand.leads)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self.scale.is_whole:
            self._hand.cancel()
            self.show_whole()
        else:
            self._hand.press(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turn_by(event, self.scale.time_at(event.position().x()))
        self.hover.point(event.position(), at_once=self._hand.leads)
        event.accept()

    def _turn_by(self, event: QWheelEvent, at_ms: float | None = None) -> None:
        """The wheel: zoom around ``at_ms`` (as ``zoom`` has it), or pan."""
        turned, px = event.angleDelta(), event.pixelDelta()
        across = turned.x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not across:
            across = turned.y()
        if abs(across) >= abs(turned.y()):
            self.pan_px(px.x() or across * WHEEL_PAN_PX)
        else:
            self.zoom(WHEEL_ZOOM ** turned.y(), at_ms)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            at_ms = self.scale.time_at(event.position().x())
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(max(0.1, 1 + event.value()), at_ms)
                return True
            if event.gestureType() is Qt.NativeGestureType.SmartZoomNativeGesture:
                if self.scale.is_whole:
                    self.zoom(8.0, at_ms)
                else:
                    self.show_whole()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        scale, key = self.scale, Qt.Key(event.key())
        step_ms = float(KEY_STEP_MS)
        if scale.px_per_ms > 0:
            step_ms = min(step_ms, KEY_STEP_PX / scale.px_per_ms)
        if scale.is_whole:
            step_ms = KEY_STEP_MS
        page_ms = PAGE_SHARE * scale.span_ms
        targets = {
            Qt.Key.Key_Left: self._position_ms - step_ms,
            Qt.Key.Key_Right: self._position_ms + step_ms,
            Qt.Key.Key_PageDown: self._position_ms - page_ms,
            Qt.Key.Key_PageUp: self._position_ms + page_ms,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: float(scale.duration_ms),
        }
        if key in targets:
            target_ms = round(min(scale.duration_ms, max(0.0, targets[key])))
            step = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            (self.stepped if step else self.seek_requested).emit(target_ms)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(KEY_ZOOM)
        elif key is Qt.Key.Key_Minus:
            self.zoom(1 / KEY_ZOOM)
        elif key is Qt.Key.Key_Escape and not scale.is_whole:
            self.show_whole()
        else:
            super().keyPressEvent(event)

    # -- what is pointed at ------------------------------------------------------

    def pointed(self, point: QPointF) -> Pointed:
        """What stands under ``point``."""
        from reader.gui.timeline.pointed import pointed_at  # nobody points while starting

        pin = self._picture.marks.pin_at(point, self.scale, self.rows)
        time_ms = self.scale.time_at(point.x()) if pin is None else pin.time_ms
        return pointed_at(time_ms, pin, self._picture, self._document, self.scale)

    def tip_at(self, point: QPointF) -> str:
        """The same in one line."""
        return self.pointed(point).as_text()

    @property
    def theme(self) -> Theme | None:
        return self._picture.theme

    def leaveEvent(self, event: QEvent) -> None:
        self.hover.leave()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.hover.leave()
