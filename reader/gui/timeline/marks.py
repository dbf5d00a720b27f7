"""What is marked along a recording, and how it is drawn: chapters, bookmarks, notes, hits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from reader.core.annotation import UNDERLINE
from reader.gui.look.theme import Theme, interface_font
from reader.gui.timeline.rows import Rows
from reader.gui.timeline.scale import TimeScale

GRAB_PX = 6
HIT_PX = 6
PIN_PX = 10
CROWD_PX = 4  # marks of one kind closer together than this are drawn as one
TITLE_PX = 11  # of chapters' titles
TITLE_ROOM_PX = 88  # with less than this a title is there in full or not at all


@dataclass(frozen=True, slots=True)
class Pin:
    """A mark on the upper edge; ``colour`` names a highlight, empty for a bookmark."""

    time_ms: int
    colour: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ChapterMark:
    """Where a chapter begins."""

    time_ms: int
    title: str = ""


class TimelineMarks:
    """All in order of time."""

    def __init__(self) -> None:
        self.pins: list[Pin] = []
        self.chapters: list[ChapterMark] = []
        self.hits: Sequence[int] = ()
        self.current_hit_ms: int | None = None
        self._title_font = interface_font(TITLE_PX)

    def set_pins(self, pins: Sequence[Pin]) -> None:
        self.pins = sorted(pins, key=lambda pin: pin.time_ms)

    def set_chapters(self, chapters: Sequence[ChapterMark]) -> None:
        self.chapters = sorted(chapters, key=lambda chapter: chapter.time_ms)

    def chapter_at(self, time_ms: int) -> ChapterMark | None:
        index = bisect_right(self.chapters, time_ms, key=lambda chapter: chapter.time_ms)
        return self.chapters[index - 1] if index else None

    def chapter_after(self, time_ms: int, direction: int) -> ChapterMark | None:
        """The next one after ``time_ms`` (``direction`` 1) or the last before it (-1)."""
        chapters = self.chapters
        if direction > 0:
            index = bisect_right(chapters, time_ms, key=lambda chapter: chapter.time_ms)
            return chapters[index] if index < len(chapters) else None
        index = bisect_left(chapters, time_ms, key=lambda chapter: chapter.time_ms)
        return chapters[index - 1] if index else None

    def pin_at(self, point: QPointF, scale: TimeScale, rows: Rows) -> Pin | None:
        if not rows.pins_top_px <= point.y() <= rows.pins_top_px + PIN_PX + 10 or not self.pins:
            return None
        index = bisect_left(self.pins, scale.time_at(point.x()), key=lambda pin: pin.time_ms)
        near = self.pins[max(0, index - 1) : index + 1]
        pin = min(near, key=lambda p: abs(scale.x_of(p.time_ms) - point.x()))
        return pin if abs(scale.x_of(pin.time_ms) - point.x()) <= GRAB_PX else None

    # -- drawing --------------------------------------------------------------------

    def draw_hairlines(self, painter: QPainter, theme: Theme, scale: TimeScale, rows: Rows) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        top_px = rows.pins_top_px
        for x in scale.columns_of([c.time_ms for c in self.chapters]):
            painter.drawRect(QRectF(x, top_px, 1, rows.height_px - top_px))

    def draw_titles(self, painter: QPainter, theme: Theme, scale: TimeScale, rows: Rows) -> None:
        """Where there is room for enough of one, up to the next chapter or pin."""
        chapters = self.chapters
        if not chapters:
            return
        metrics = QFontMetricsF(self._title_font)
        painter.setFont(self._title_font)
        painter.setPen(QColor(theme.quiet))
        first = bisect_right(chapters, scale.start_ms, key=lambda c: c.time_ms) - 1
        for index in range(max(0, first), len(chapters)):
            chapter = chapters[index]
            if chapter.time_ms > scale.end_ms:
                break
            left_px = max(scale.left_px - 1, scale.x_of(chapter.time_ms)) + 6
            end_ms = chapters[index + 1].time_ms if index + 1 < len(chapters) else scale.duration_ms
            end_px = min(scale.right_px, scale.x_of(end_ms))
            left_px, end_px = self._between_pins(scale, left_px, end_px)
            room_px = end_px - left_px - 6
            if not chapter.title or room_px < TITLE_ROOM_PX:
                needed_px = metrics.horizontalAdvance(chapter.title)
                if not chapter.title or room_px < needed_px:
                    continue
            title = metrics.elidedText(chapter.title, Qt.TextElideMode.ElideRight, room_px)
            painter.drawText(
                QRectF(left_px, rows.pins_top_px - 2, room_px + 4, rows.pins_px),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                title,
            )

    def _between_pins(self, scale: TimeScale, left_px: float, end_px: float) -> tuple[float, float]:
        """Room between the pins that stand at ``left_px`` and the next one, or ``end_px``."""
        index = bisect_left(self.pins, scale.time_at(left_px - 12), key=lambda p: p.time_ms)
        for pin in self.pins[index:]:
            x = scale.x_of(pin.time_ms)
            if x > left_px + 4:
                return left_px, min(end_px, x - 3)
            left_px = max(left_px, x + PIN_PX + 2)
            if left_px >= end_px:  # a crowd: there is no room at all
                break
        return left_px, end_px

    def draw_pins(self, painter: QPainter, theme: Theme, scale: TimeScale, rows: Rows) -> None:
        margin_ms = 2 * GRAB_PX / scale.px_per_ms
        low, high = scale.start_ms - margin_ms, scale.end_ms + margin_ms
        first = bisect_left(self.pins, low, key=lambda pin: pin.time_ms)
        last = bisect_right(self.pins, high, key=lambda pin: pin.time_ms)
        reached: dict[str, float] = {}
        for pin in self.pins[first:last]:
            x = scale.x_of(pin.time_ms)
            if x >= reached.get(pin.colour, -1e9):  # of marks on the same spot one is seen
                reached[pin.colour] = x + CROWD_PX
                _draw_pin(painter, theme, pin, round(x), rows.pins_top_px)

    def draw_hits(self, painter: QPainter, theme: Theme, scale: TimeScale, rows: Rows) -> None:
        """Below the bars, where nothing else is; of hits on the same px one is drawn."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        top_px = rows.height_px - HIT_PX
        columns = scale.columns_of(self.hits)
        painter.drawRects([QRectF(x - 0.75, top_px, 1.5, HIT_PX) for x in columns])
        if self.current_hit_ms is not None and scale.shows(self.current_hit_ms):
            x = round(scale.x_of(self.current_hit_ms))
            painter.setBrush(QColor(theme.text))
            painter.drawRoundedRect(QRectF(x - 2, top_px - 4, 4, HIT_PX + 4), 1.5, 1.5)


def _draw_pin(painter: QPainter, theme: Theme, pin: Pin, x: int, top_px: float) -> None:
    if pin.colour == UNDERLINE:
        painter.setPen(QColor(theme.quiet))
        painter.setBrush(QColor(theme.ground))
        painter.drawRoundedRect(QRectF(x - 4, top_px + 1.5, 8, 8), 2.5, 2.5)
        painter.fillRect(QRectF(x - 2.5, top_px + 6, 5, 2), QColor(theme.accent))
        return
    if pin.colour:
        painter.setPen(QColor(theme.quiet))
        painter.setBrush(theme.highlight_colour(pin.colour))
        painter.drawRoundedRect(QRectF(x - 4, top_px + 1.5, 8, 8), 2.5, 2.5)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    painter.drawRect(QRectF(x - 0.75, top_px + 1, 1.5, 11))
    flag = [(0, 1), (8, 1), (6, 4), (8, 7), (0, 7)]
    painter.drawPolygon(QPolygonF([QPointF(x + dx, top_px + dy) for dx, dy in flag]))
