"""What lies under and over the timeline's bars: stretches without text, doubt, aligning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from reader.core.spans import span_at
from reader.core.timing import Span
from reader.gui.look.theme import Theme, mixed

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
    """``x_of`` is where a time is, in px."""

    def __init__(self, x_of: Callable[[float], float], height_px: int, top_px: int) -> None:
        self._x_of = x_of
        self._height_px = height_px
        self._top_px = top_px
        self.stretches = Stretches()

    def set_stretches(self, stretches: Stretches) -> bool:
        """Whether there is anything to paint anew."""
        changed = stretches != self.stretches
        self.stretches = stretches
        return changed

    def paint_below(self, painter: QPainter, theme: Theme, duration_ms: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(theme.ground, theme.line, 0.45)))
        top_px = self._top_px + 2
        height_px = self._height_px - top_px - 6
        boxes = [self._box(s, top_px, height_px) for s in self.stretches.uncovered]
        painter.drawRects(boxes)
        painter.setBrush(
            QBrush(QColor(mixed(theme.ground, theme.quiet, 0.45)), Qt.BrushStyle.BDiagPattern)
        )
        painter.drawRects(boxes)
        working = self.stretches.working
        if working is not None:
            share = 0.26 if self.stretches.lit else 0.16
            painter.setBrush(QColor(mixed(theme.ground, theme.accent, share)))
            painter.drawRoundedRect(self._box(working, top_px, height_px), 3, 3)

    def paint_above(self, painter: QPainter, theme: Theme, duration_ms: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.doubt))
        doubt_top_px = self._height_px - TRACK_PX - DOUBT_PX - 1
        reached_px = -1.0
        for span in self.stretches.doubtful:
            box = self._box(span, doubt_top_px, DOUBT_PX)
            if box.right() > reached_px:  # of a crowd on the same px one is drawn
                painter.drawRect(box)
                reached_px = box.right()
        if self.stretches.aligned is None:
            return
        track_px = self._height_px - TRACK_PX
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(self._box(Span(0, duration_ms), track_px, TRACK_PX), 1.5, 1.5)
        if self.stretches.working is not None:
            painter.setBrush(QColor(mixed(theme.ground, theme.accent, 0.5)))
            painter.drawRect(self._box(self.stretches.working, track_px, TRACK_PX))
        painter.setBrush(QColor(theme.accent))
        for span in self.stretches.aligned:
            painter.drawRoundedRect(self._box(span, track_px, TRACK_PX), 1.5, 1.5)

    def _box(self, span: Span, top_px: float, height_px: float) -> QRectF:
        left_px = self._x_of(span.start_ms)
        width_px = max(LEAST_PX, self._x_of(span.end_ms) - left_px)
        return QRectF(left_px, top_px, width_px, height_px)

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
