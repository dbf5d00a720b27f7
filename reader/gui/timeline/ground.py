"""What lies under and over the timeline's bars: stretches without text, doubt, aligning."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from reader.core.spans import span_at
from reader.core.timing import Span
from reader.gui.look.theme import Theme, mixed
from reader.gui.timeline.rows import Rows
from reader.gui.timeline.scale import TimeScale

TRACK_PX = 3
DOUBT_PX = 2
LEAST_PX = 3  # what is shorter on the screen is drawn so wide all the same


@dataclass(frozen=True, slots=True)
class Stretches:
    """All in order. ``uncovered``: no text. ``doubtful``: times that may be wrong.
    ``aligned`` while aligning is not finished, None else; ``working``: what is being worked
    on; ``lit``: it is shown more strongly just now."""

    uncovered: tuple[Span, ...] = ()
    doubtful: tuple[Span, ...] = ()
    aligned: tuple[Span, ...] | None = None
    working: Span | None = None
    lit: bool = False


class TimelineGround:
    def __init__(self) -> None:
        self.stretches = Stretches()

    def set_stretches(self, stretches: Stretches) -> bool:
        """Whether there is anything to paint anew."""
        changed = stretches != self.stretches
        self.stretches = stretches
        return changed

    def paint_below(self, painter: QPainter, theme: Theme, scale: TimeScale, rows: Rows) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(theme.ground, theme.line, 0.45)))
        top_px = rows.bars_top_px
        height_px = rows.bars_px - 6
        boxes = [_box(s, scale, top_px, height_px) for s in _shown(self.stretches.uncovered, scale)]
        painter.drawRects(boxes)
        painter.setBrush(
            QBrush(QColor(mixed(theme.ground, theme.quiet, 0.45)), Qt.BrushStyle.BDiagPattern)
        )
        painter.drawRects(boxes)
        working = self.stretches.working
        if working is not None:
            share = 0.26 if self.stretches.lit else 0.16
            painter.setBrush(QColor(mixed(theme.ground, theme.accent, share)))
            painter.drawRoundedRect(_box(working, scale, top_px, height_px), 3, 3)

    def paint_above(self, painter: QPainter, theme: Theme, scale: TimeScale, rows: Rows) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.doubt))
        doubt_top_px = rows.height_px - TRACK_PX - DOUBT_PX - 1
        reached_px = -1e9
        for span in _shown(self.stretches.doubtful, scale):
            box = _box(span, scale, doubt_top_px, DOUBT_PX)
            if box.right() > reached_px:  # of a crowd on the same px one is drawn
                painter.drawRect(box)
                reached_px = box.right()
        if self.stretches.aligned is None:
            return
        track_px = rows.height_px - TRACK_PX
        painter.setBrush(QColor(theme.line))
        whole = Span(0, scale.duration_ms)
        painter.drawRoundedRect(_box(whole, scale, track_px, TRACK_PX), 1.5, 1.5)
        if self.stretches.working is not None:
            painter.setBrush(QColor(mixed(theme.ground, theme.accent, 0.5)))
            painter.drawRect(_box(self.stretches.working, scale, track_px, TRACK_PX))
        painter.setBrush(QColor(theme.accent))
        for span in _shown(self.stretches.aligned, scale):
            painter.drawRoundedRect(_box(span, scale, track_px, TRACK_PX), 1.5, 1.5)

    def tip_at(self, time_ms: int, near_ms: int) -> str:
        """What is to be said of a time; ``near_ms`` is how exactly one can point."""

        def said(text: str) -> str:
            return QCoreApplication.translate("TimelineBar", text)

        shown = self.stretches
        if span_at(shown.uncovered, time_ms) is not None:
            return said("not in the text")
        if shown.working is not None and span_at((shown.working,), time_ms) is not None:
            return said("being aligned")
        if shown.aligned is not None and span_at(shown.aligned, time_ms) is None:
            return said("not aligned yet")
        if any(s.start_ms - near_ms <= time_ms < s.end_ms + near_ms for s in shown.doubtful):
            return said("times doubtful here")
        return ""


def _shown(spans: Sequence[Span], scale: TimeScale) -> Iterator[Span]:
    """Those of ``spans`` (in order, apart from each other) of which something is shown."""
    first = bisect_right(spans, scale.start_ms, key=lambda span: span.start_ms) - 1
    for index in range(max(0, first), len(spans)):
        if spans[index].start_ms > scale.end_ms:
            return
        if spans[index].end_ms >= scale.start_ms:
            yield spans[index]


def _box(span: Span, scale: TimeScale, top_px: float, height_px: float) -> QRectF:
    """No wider than the strip, however far one has zoomed in."""
    left_px = max(scale.left_px, scale.x_of(span.start_ms))
    right_px = min(scale.right_px, scale.x_of(span.end_ms))
    return QRectF(left_px, top_px, max(LEAST_PX, right_px - left_px), height_px)
