"""The text of a row, set in lines; the last few hundred are kept.

Qt counts text in UTF-16 units, Python in characters: they differ only in rows that hold
characters beyond U+FFFF (emoji, rare ideographs), and this file alone knows it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reader.core.transcript import Emphasis
from reader.gui.transcript.direction import is_mixed, runs_leftwards

KEPT = 256


class RowLayout:
    """One row's lines. Places are characters from the row's beginning; px are relative to
    the top left of the text."""

    __slots__ = (
        "_is_mixed",
        "_starts",
        "_text",
        "_units",
        "height_px",
        "layout",
        "line_px",
        "tops",
    )

    def __init__(
        self,
        text: str,
        font: QFont,
        width_px: int,
        line_px: float,
        baseline_px: float,
        emphasis: Sequence[Emphasis] = (),
    ) -> None:
        self._units: array[int] | None = None
        if not text.isascii() and max(text) > "\uffff":
            self._units = array(
                "i", accumulate((2 if c > "\uffff" else 1 for c in text), initial=0)
            )
        self._is_mixed = is_mixed(text)
        self.line_px = line_px
        self._text = text
        self.layout = layout = QTextLayout(text, font)
        option = QTextOption()
        if self._is_mixed and runs_leftwards(text):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        else:
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        if emphasis:
            layout.setFormats([self._emphasised(part) for part in emphasis])
        self.tops = tops = array("i")  # of each line's box, which is line_px high
        self._starts = starts = array("i")
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width_px)
            top_px = round(len(tops) * line_px)
            # By the baseline: lines stay even where another face stands in for letters.
            line.setPosition(QPointF(0, top_px + round(baseline_px) - line.ascent()))
            tops.append(top_px)
            starts.append(line.textStart())
            line = layout.createLine()
        layout.endLayout()
        self.height_px = max(1, round(max(1, len(tops)) * line_px))

    def _emphasised(self, part: Emphasis) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        if part.strong:
            look.setFontWeight(QFont.Weight.Bold)
        else:
            look.setFontItalic(True)
        return self.formatted(part.start, part.end, look)

    def formatted(self, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
        """``look`` for characters ``start`` to ``end``, as Qt wants it."""
        stretch = QTextLayout.FormatRange()
        first = self._unit(start)
        stretch.start = first
        stretch.length = self._unit(end) - first
        stretch.format = look
        return stretch

    def _unit(self, char: int) -> int:
        return char if self._units is None else self._units[min(char, len(self._units) - 1)]

    def _char(self, unit: int) -> int:
        return unit if self._units is None else bisect_right(self._units, unit) - 1

    def line_of(self, char: int) -> int:
        """The number of the line that ``char`` stands on."""
        return max(0, bisect_right(self._starts, self._unit(char)) - 1)

    def line_span(self, line: int) -> tuple[int, int]:
        """The (start, end) characters of a line."""
        at = self.layout.lineAt(line)
        return self._char(at.textStart()), self._char(at.textStart() + at.textLength())

    def char_at(self, x_px: float, y_px: float, *, on_character: bool = False) -> int:
        """The place nearest to a point: between characters, or (``on_character``) the
        character that the point is on."""
        if not self.tops:
            return 0
        index = max(0, bisect_right(self.tops, int(y_px)) - 1)
        line = self.layout.lineAt(index)
        unit = max(line.textStart(), line.xToCursor(x_px + self._hanging_px(line)))
        last = line.textStart() + line.textLength()
        if unit >= last and index + 1 < len(self.tops):
            unit = last - 1  # the line's own last place, not the next line's first
        char = self._char(unit)
        if on_character:
            for near in (char, char - 1, char + 1):
                if any(box.left() <= x_px < box.right() for box in self.boxes(near, near + 1)):
                    return near
        return char

    def _hanging_px(self, line: QTextLine) -> float:
        """By how much Qt 6.11 takes a point too far right: in lines that run leftwards it
        forgets, finding a place, the spaces that hang over the end, which it does not
        forget placing the line."""
        if self.layout.textOption().textDirection() is not Qt.LayoutDirection.RightToLeft:
            return 0.0
        start, end = self.line_span(line.lineNumber())
        said = self._text[start:end]
        spaces = said[len(said.rstrip()) :]
        return QFontMetricsF(self.layout.font()).horizontalAdvance(spaces) if spaces else 0.0

    def x_of(self, char: int) -> float:
        """Where the caret stands before ``char``."""
        if not self.tops:
            return 0.0
        return _x(self.layout.lineAt(self.line_of(char)), self._unit(char))

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The parts of lines that characters ``start`` to ``end`` fill, as high as the
        lines stand apart; more than one a line where directions mix."""
        first, after = self._unit(start), self._unit(end)
        found = []
        for index in range(self.line_of(start), len(self.tops)):
            line = self.layout.lineAt(index)
            line_start = line.textStart()
            line_end = line_start + line.textLength()
            if line_start >= after:
                break
            low, high = max(first, line_start), min(after, line_end)
            if high > low:
                found += [
                    QRectF(left, self.tops[index], right - left, self.line_px)
                    for left, right in self._extents(line, low, high)
                ]
        return found

    def _extents(self, line: QTextLine, low: int, high: int) -> list[tuple[float, float]]:
        if not self._is_mixed:
            left, right = _x(line, low), _x(line, high)
            # The space that a line is broken at hangs over its end: nothing is marked there.
            end = line.x() + line.naturalTextWidth()
            return [(left, max(left, min(right, end)))]
        # Where directions mix, the caret's x is ambiguous at every change: ask the glyphs.
        parts = []
        for run in line.glyphRuns(low, high - low):
            places = [place.x() for place in run.positions()]
            advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
            ends = [x + advance.x() for x, advance in zip(places, advances, strict=True)]
            if places:
                parts.append((min(places), max(ends)))
        return _joined(parts)


def _joined(parts: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The same stretches with those that touch made one."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted(parts):
        if joined and start <= joined[-1][1] + 0.5:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _x(line: QTextLine, unit: int) -> float:
    placed = cast(tuple[float, int], line.cursorToX(unit))  # the stubs say float
    return placed[0]


class LayoutCache:
    """The layouts used last, at most ``kept`` of them; the rest are made again."""

    def __init__(self, make: Callable[[int], RowLayout], kept: int = KEPT) -> None:
        self._make = make
        self._kept = kept
        self._layouts: OrderedDict[int, RowLayout] = OrderedDict()

    def __len__(self) -> int:
        return len(self._layouts)

    def __getitem__(self, row: int) -> RowLayout:
        layouts = self._layouts
        layout = layouts.get(row)
        if layout is None:
            layout = layouts[row] = self._make(row)
            if len(layouts) > self._kept:
                layouts.popitem(last=False)
        else:
            layouts.move_to_end(row)
        return layout

    def clear(self) -> None:
        self._layouts.clear()
