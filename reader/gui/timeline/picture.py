"""What the timeline looks like: painted once into two pixmaps, played and to come, and shown
from them, so that while playing only the strip that the playhead crosses is painted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from reader.core.timing import Span
from reader.gui.look.theme import Theme, interface_font, mixed
from reader.gui.timeline.ground import TimelineGround
from reader.gui.timeline.marks import TimelineMarks
from reader.gui.timeline.rows import Rows
from reader.gui.timeline.scale import TimeScale
from reader.gui.timeline.voices import LANES, Voices
from reader.gui.timeline.words import TimelineWords
from reader.session.document import Document

BAR_PX = 2.2
REST_OPACITY = 0.34
REST_OPACITY_IN_CONTRAST = 0.52
BLEED_PX = 10  # marks at the very edge are not cut


class TimelinePicture:
    def __init__(self) -> None:
        self.voices = Voices()
        self.ground = TimelineGround()
        self.marks = TimelineMarks()
        self.words = TimelineWords(self.voices)
        self.theme: Theme | None = None
        self.in_lanes = False
        self._below: QPixmap | None = None
        self._bars: QPixmap | None = None
        self._above: QPixmap | None = None
        self._played: QPixmap | None = None
        self._rest: QPixmap | None = None

    def set_document(self, document: Document | None) -> None:
        self.voices.set_document(document)
        self.words.set_conversation(
            None if document is None else document.transcript,
            None if document is None else document.timeline,
        )
        self.forget()

    def forget(self) -> None:
        """Everything is to be drawn anew: another stretch, size or theme."""
        self._bars = None
        self.forget_marks()

    def forget_marks(self) -> None:
        """What lies under and over the bars is."""
        self._below = self._above = None
        self._played = self._rest = None

    def paint(
        self,
        painter: QPainter,
        scale: TimeScale,
        rows: Rows,
        size_px: tuple[int, float],
        head: float,
    ) -> None:
        """All but what moves. ``size_px`` is the widget's width and its px ratio, ``head``
        where the playhead is."""
        theme = self.theme
        assert theme is not None
        width_px, ratio = size_px
        if self._played is None or self._rest is None:
            if self._bars is None:
                self._bars = self._draw_bars(theme, scale, rows, size_px)
            if self._below is None:
                self._below = self._draw_below(theme, scale, rows, size_px)
            if self._above is None:
                self._above = self._draw_above(theme, scale, rows, size_px)
            self._played = self._draw(size_px, rows, 1.0)
            rest = REST_OPACITY_IN_CONTRAST if theme.contrast else REST_OPACITY
            self._rest = self._draw(size_px, rows, rest)
        head = min(float(width_px), max(0.0, head))
        for picture, box in (
            (self._played, QRectF(0, 0, head, rows.height_px)),
            (self._rest, QRectF(head, 0, width_px - head, rows.height_px)),
        ):
            if box.width() > 0:
                source = QRectF(box.topLeft() * ratio, box.size() * ratio)
                painter.drawPixmap(box, picture, source)

    def _empty(self, rows: Rows, size_px: tuple[int, float]) -> QPixmap:
        width_px, ratio = size_px
        picture = QPixmap(round(width_px * ratio), round(rows.height_px * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def _draw(self, size_px: tuple[int, float], rows: Rows, opacity: float) -> QPixmap:
        """The layers on top of each other, the bars as strong as ``opacity``."""
        picture = self._empty(rows, size_px)
        with QPainter(picture) as painter:
            for layer in (self._below, self._bars, self._above):
                assert layer is not None
                painter.setOpacity(opacity if layer is self._bars else 1.0)
                painter.drawPixmap(0, 0, layer)
        return picture

    def _draw_below(
        self, theme: Theme, scale: TimeScale, rows: Rows, size_px: tuple[int, float]
    ) -> QPixmap:
        picture = self._empty(rows, size_px)
        with QPainter(picture) as painter:
            _keep_within(painter, scale, rows)
            self.ground.paint_below(painter, theme, scale, rows)
            self.marks.draw_hairlines(painter, theme, scale, rows)
        return picture

    def _draw_above(
        self, theme: Theme, scale: TimeScale, rows: Rows, size_px: tuple[int, float]
    ) -> QPixmap:
        picture = self._empty(rows, size_px)
        with QPainter(picture) as painter:
            _keep_within(painter, scale, rows)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.ground.paint_above(painter, theme, scale, rows)
            self.words.draw(painter, theme, scale, rows)
            self.marks.draw_hits(painter, theme, scale, rows)
            if not self.words.fit(scale):
                self.marks.draw_titles(painter, theme, scale, rows)
            self.marks.draw_pins(painter, theme, scale, rows)
            if self.in_lanes:
                self._draw_initials(painter, theme, scale, rows)
        return picture

    def _lane(self, place: int, rows: Rows) -> tuple[float, float]:
        """Middle and height, in px, of where the bars of speaker ``place`` are."""
        room_px = rows.bars_px - 8
        top_px = rows.bars_top_px + 1
        lanes = min(LANES, len(self.voices.names))
        if not self.in_lanes or lanes < 2:
            return top_px + room_px / 2, room_px
        lane = min(lanes - 1, max(0, place))
        height_px = room_px / lanes
        return top_px + (lane + 0.5) * height_px, height_px - 1.5

    def _draw_bars(
        self, theme: Theme, scale: TimeScale, rows: Rows, size_px: tuple[int, float]
    ) -> QPixmap:
        picture = self._empty(rows, size_px)
        with QPainter(picture) as painter:
            _keep_within(painter, scale, rows)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            lanes = {place: self._lane(place, rows) for place in range(-1, len(self.voices.names))}
            colours = {place: theme.speaker_colour(place) for place in lanes}
            for left_px, share, place in self.voices.bars(scale):
                middle_px, tallest_px = lanes[place]
                height_px = max(BAR_PX, tallest_px * share)
                painter.setBrush(colours[place])
                painter.drawRoundedRect(
                    QRectF(left_px + 0.75, middle_px - height_px / 2, BAR_PX, height_px),
                    BAR_PX / 2,
                    BAR_PX / 2,
                )
        return picture

    def _draw_initials(self, painter: QPainter, theme: Theme, scale: TimeScale, rows: Rows) -> None:
        names = self.voices.names[:LANES]
        if len(names) < 2:
            return
        size_px = min(11, round(self._lane(0, rows)[1]) + 1)
        painter.setFont(interface_font(size_px, QFont.Weight.DemiBold))
        for place, name in enumerate(names):
            middle_px, _ = self._lane(place, rows)
            painter.setPen(theme.speaker_colour(place))
            painter.drawText(
                QRectF(0, middle_px - 8, scale.left_px - 6, 16),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                name[:1],
            )


def _keep_within(painter: QPainter, scale: TimeScale, rows: Rows) -> None:
    """Zoomed in, what lies beyond the strip's ends is not drawn over the margins."""
    if not scale.is_whole:
        width_px = scale.width_px + 2 * BLEED_PX
        painter.setClipRect(QRectF(scale.left_px - BLEED_PX, 0, width_px, rows.height_px))


def draw_loop(
    painter: QPainter, theme: Theme, scale: TimeScale, rows: Rows, loop: Span, *, complete: bool
) -> None:
    """What is repeated: a tinted band with a handle at each end; the first alone where the
    other is still to be set."""
    left_px, right_px = scale.x_of(loop.start_ms), scale.x_of(loop.end_ms)
    begin_px, end_px = max(scale.left_px, left_px), min(scale.right_px, right_px)
    accent = QColor(theme.accent)
    top_px, height_px = rows.bars_top_px - 2, rows.bars_px - 2
    painter.setPen(Qt.PenStyle.NoPen)
    if complete:
        tint = QColor(theme.accent)
        tint.setAlphaF(0.16)
        painter.setBrush(tint)
        if end_px > begin_px:
            painter.drawRect(QRectF(begin_px, top_px, end_px - begin_px, height_px))
    painter.setBrush(accent)
    for x, inward in ((left_px, 1), (right_px, -1)):
        if not scale.left_px - 1 <= x <= scale.right_px + 1:
            continue
        painter.drawRect(QRectF(x - 1, top_px, 2, height_px))
        grip = QRectF(x - 1, top_px + height_px / 2 - 7, 5, 14)
        if inward < 0:
            grip.moveRight(x + 1)
        painter.drawRoundedRect(grip, 2, 2)
        if not complete:
            break


def draw_playhead(painter: QPainter, theme: Theme, x: float, rows: Rows) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.text))
    top_px = rows.bars_top_px - 3
    painter.drawRoundedRect(QRectF(x - 1, top_px, 2, rows.height_px - top_px), 1, 1)


def draw_pointer(painter: QPainter, theme: Theme, x: float, rows: Rows) -> None:
    """Where the pointer is, more quietly than the playhead."""
    painter.fillRect(
        QRectF(round(x), rows.bars_top_px, 1, rows.bars_px - 2),
        QColor(mixed(theme.ground, theme.text, 0.45)),
    )
