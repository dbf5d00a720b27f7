"""Highlights on the page, also where several lie on the same words.

Every stretch of words that the same highlights lie on is one segment. Its ground is as many
bands, one above the other, as there are colours: text then stands on colours of the theme
only, whose contrast is known, and each can be told, which no blend would allow. At the foot
is a line in a darker shade of the lowest band's colour, and above it one more for each other
highlight that no band tells: a second of the same colour, an underline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPen

from reader.core.annotation import UNDERLINE

if TYPE_CHECKING:
    from reader.gui.transcript.palette import Palette

MOST_BANDS = 3  # more could not be told apart within the height of a letter
MOST_LINES = 3
LINE_PX = 1.6
LINE_STEP_PX = 2.6
UNDERLINE_PX = 2.0
NOTED = "noted"  # words that a note is on which gave them no colour


class Segment(NamedTuple):
    """Characters ``start`` to ``end`` of a turn and the colours on them, the first made first.
    ``opens`` and ``closes`` say that no ground goes on before or behind it."""

    start: int
    end: int
    colours: tuple[str, ...]
    opens: bool
    closes: bool


def segments(spans: Iterable[tuple[int, int, str]]) -> list[Segment]:
    """Overlapping (start, end, colour) spans cut into segments that do not, in order.

    Of spans that begin together the order of ``spans`` is kept.
    """
    spans = [span for span in spans if span[1] > span[0]]
    if len(spans) == 1:
        start, end, colour = spans[0]
        return [Segment(start, end, (colour,), True, True)]
    edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
    ordered = sorted(spans, key=lambda span: span[0])
    cut: list[tuple[int, int, tuple[str, ...]]] = []
    active: list[tuple[int, int, str]] = []
    following = 0
    for start, end in pairwise(edges):
        active = [span for span in active if span[1] > start]
        while following < len(ordered) and ordered[following][0] <= start:
            active.append(ordered[following])
            following += 1
        if active:
            cut.append((start, end, tuple(colour for _, _, colour in active)))
    found = []
    for index, (start, end, colours) in enumerate(cut):
        before = cut[index - 1] if index else None
        after = cut[index + 1] if index + 1 < len(cut) else None
        opens = before is None or before[1] < start or not _grounds(before[2])
        closes = after is None or after[0] > end or not _grounds(after[2])
        found.append(Segment(start, end, colours, opens, closes))
    return found


def _grounds(colours: Sequence[str]) -> list[str]:
    """The colours of a segment's bands, each once."""
    return [name for name in dict.fromkeys(colours) if name not in (UNDERLINE, NOTED)][:MOST_BANDS]


def _feet(colours: Sequence[str]) -> list[str]:
    """The lines at a segment's foot, from the lowest."""
    grounds = _grounds(colours)
    feet = grounds[-1:]
    seen: set[str] = set()
    for name in colours:
        if name in (UNDERLINE, NOTED) or name in seen:
            feet.append(name)
        seen.add(name)
    return feet[:MOST_LINES]


_Boxes = Callable[[int, int], list[QRectF]]
_GlyphBox = Callable[[QRectF, float], QRectF]


class HighlightPainter:
    """Paints the segments of one row; ``glyph_box`` cuts a line's box down to its glyphs."""

    def __init__(self, palette: Palette, radius_px: float, glyph_box: _GlyphBox) -> None:
        self._palette = palette
        self._radius_px = radius_px
        self._glyph_box = glyph_box

    def paint_grounds(self, painter: QPainter, parts: Sequence[Segment], boxes: _Boxes) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for part in parts:
            names = _grounds(part.colours)
            if not names:
                continue
            found = boxes(part.start, part.end)
            for index, box in enumerate(found):
                opens = part.opens or index > 0
                closes = part.closes or index + 1 < len(found)
                ground = self._glyph_box(box, 2)
                ground.adjust(0 if opens else 2, 0, 0 if closes else -2, 0)
                painter.setBrush(self._brush(names, ground))
                if opens and closes:
                    painter.drawRoundedRect(ground, self._radius_px, self._radius_px)
                else:
                    painter.drawPath(_ground_path(ground, self._radius_px, opens, closes))

    def _brush(self, names: Sequence[str], ground: QRectF) -> QBrush:
        colours = [
            self._palette.highlights.get(name, self._palette.any_highlight) for name in names
        ]
        if len(colours) == 1:
            return QBrush(colours[0])
        bands = QLinearGradient(ground.topLeft(), ground.bottomLeft())
        for index, colour in enumerate(colours):
            bands.setColorAt(index / len(colours), colour)
            bands.setColorAt((index + 1) / len(colours) - (index + 1 < len(colours)) * 1e-4, colour)
        return QBrush(bands)

    def paint_feet(self, painter: QPainter, parts: Sequence[Segment], boxes: _Boxes) -> None:
        palette = self._palette
        painter.setPen(Qt.PenStyle.NoPen)
        for part in parts:
            found = boxes(part.start, part.end)
            for index, box in enumerate(found):
                ground = self._glyph_box(box, 2)
                ground.adjust(
                    1 if part.opens or index else 2,
                    0,
                    -1 if part.closes or index + 1 < len(found) else -2,
                    0,
                )
                for level, name in enumerate(_feet(part.colours)):
                    y_px = ground.bottom() - LINE_PX - level * LINE_STEP_PX
                    if name == NOTED:
                        painter.setPen(palette.noted_line)
                        y_px += LINE_PX / 2
                        painter.drawLine(QLineF(ground.left(), y_px, ground.right(), y_px))
                        painter.setPen(Qt.PenStyle.NoPen)
                        continue
                    if name == UNDERLINE:
                        painter.setBrush(palette.accent)
                        thick_px = UNDERLINE_PX
                    else:
                        line = palette.highlight_lines.get(name, palette.any_highlight_line)
                        painter.setBrush(line)
                        thick_px = LINE_PX
                    painter.drawRect(QRectF(ground.left(), y_px, ground.width(), thick_px))


def _ground_path(box: QRectF, radius_px: float, opens: bool, closes: bool) -> QPainterPath:
    """A box whose corners are round where nothing goes on."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if not opens and not closes:
        path.addRect(box)
        return path
    path.addRoundedRect(box, radius_px, radius_px)
    half = QRectF(box)
    if opens:
        half.setLeft(max(box.left(), box.right() - radius_px))
    else:
        half.setRight(min(box.right(), box.left() + radius_px))
    path.addRect(half)
    return path


HANDLE_PX = 4.2  # half the width of the knob at the edge of a chosen mark
GRAB_PX = 9.0


def draw_chosen(painter: QPainter, grounds: Sequence[QRectF], pen: QPen, radius_px: float) -> None:
    """One line around the lines of a chosen mark, which are given from the top: a frame for
    each would be a grid over a long mark."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # where boxes overlap is within, too
    for ground, below in zip(grounds, (*grounds[1:], QRectF()), strict=True):
        box = QRectF(ground)
        if below.top() > ground.top() and below.left() < ground.right():
            box.setBottom(max(box.bottom(), below.top() + 1))
        if len(grounds) == 1:
            path.addRoundedRect(box, radius_px, radius_px)
        else:
            path.addRect(box)
    joined = QPen(pen)
    joined.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setPen(joined)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path.simplified())
    painter.restore()


def draw_handle(painter: QPainter, at: QPointF, height_px: float, pen: QPen) -> None:
    """A bar with a knob below it, by which an edge is moved; ``at`` is the bar's top."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawRoundedRect(QRectF(at.x() - 1, at.y(), 2, height_px), 1, 1)
    painter.drawEllipse(QPointF(at.x(), at.y() + height_px + HANDLE_PX - 1), HANDLE_PX, HANDLE_PX)
