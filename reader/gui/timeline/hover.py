"""The pointer over the timeline: a line where it is, and after a moment the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer

if TYPE_CHECKING:
    from reader.gui.timeline.bar import TimelineBar
    from reader.gui.timeline.card import TimelineCard

DELAY_MS = 120  # who only crosses the timeline is not shown a card


class TimelineHover(QObject):
    def __init__(self, bar: TimelineBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._point: QPointF | None = None
        self.card: TimelineCard | None = None  # made when it is first shown
        self._soon = QTimer(self)  # runs only between pointing and showing
        self._soon.setSingleShot(True)
        self._soon.setInterval(DELAY_MS)
        self._soon.timeout.connect(self._show_card)

    @property
    def x(self) -> float | None:
        """Where the pointer is, None while it is elsewhere."""
        return None if self._point is None else self._point.x()

    def point(self, point: QPointF, *, at_once: bool) -> None:
        """The pointer is at ``point`` of the timeline; ``at_once`` shows the card now."""
        self._move(point)
        if at_once or (self.card is not None and self.card.isVisible()):
            self._show_card()
        elif not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """Something else is under the pointer now, though that has not moved."""
        if self.card is not None and self.card.isVisible():
            self._show_card()

    def leave(self) -> None:
        self._move(None)
        self._soon.stop()
        if self.card is not None:
            self.card.hide()

    def _move(self, point: QPointF | None) -> None:
        for place in (self._point, point):
            if place is not None:
                self._bar.update(int(place.x()) - 1, 0, 4, self._bar.height())
        self._point = point

    def _show_card(self) -> None:
        bar, point = self._bar, self._point
        if point is None or bar.theme is None or not bar.isVisible():
            return
        if self.card is None:
            from reader.gui.timeline.card import TimelineCard

            self.card = TimelineCard(bar.window())
        corner = bar.mapTo(bar.window(), QPoint())
        self.card.show_at(bar.pointed(point), bar.theme, corner.x() + point.x(), corner.y())
