"""Wrapped text of a few lines on a card: plain, or Markdown where a note has any."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextDocument, QTextLayout, QTextOption

from reader.gui.look.theme import Theme

LONGEST = 2000  # characters that are looked at: a card has a few lines


class TextBlock:
    """Wrapped text of a few lines at most; its height is remembered."""

    def __init__(self, font: QFont, line_height: float, most_lines: int) -> None:
        self._font = font
        self._step = font.pixelSize() * line_height
        self._most = most_lines
        self._count = lru_cache(maxsize=20_000)(self._count_lines)

    def forget(self) -> None:
        self._count.cache_clear()

    def height(self, text: str, width_px: int) -> int:
        return round(self._count(text, width_px) * self._step)

    def _layout(self, text: str, width_px: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(text.replace("\n", "\u2028"), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        count = 0
        while count < self._most + 1:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width_px)
            line.setPosition(QPointF(0, count * self._step))
            count += 1
        layout.endLayout()
        return layout, count

    def _count_lines(self, text: str, width_px: int) -> int:
        return min(self._most, self._layout(text[:LONGEST], width_px)[1])

    def draw(self, painter: QPainter, text: str, width_px: int, at: QPointF) -> int:
        """Paint it; returns its height in px."""
        layout, count = self._layout(text[:LONGEST], width_px)
        metrics = QFontMetricsF(self._font)
        lift = (self._step - metrics.height()) / 2
        for index in range(min(count, self._most)):
            line = layout.lineAt(index)
            if index == self._most - 1 and count > self._most:
                painter.setFont(self._font)
                rest = metrics.elidedText(
                    text[line.textStart() : line.textStart() + 400],
                    Qt.TextElideMode.ElideRight,
                    width_px,
                )
                baseline = at + QPointF(0, index * self._step + lift + metrics.ascent())
                painter.drawText(baseline, rest)
            else:
                line.draw(painter, at + QPointF(0, lift))
        return round(min(count, self._most) * self._step)


class NoteBlock(TextBlock):
    """What was written, as Markdown; ``theme`` has to be set before it is drawn."""

    def __init__(self, font: QFont, line_height: float, most_lines: int) -> None:
        super().__init__(font, line_height, most_lines)
        self.theme: Theme | None = None
        self._tall = lru_cache(maxsize=20_000)(self._measure)

    def forget(self) -> None:
        super().forget()
        self._tall.cache_clear()

    def height(self, text: str, width_px: int) -> int:
        from reader.gui.notes.markdown import is_marked_up

        if self.theme is None or not is_marked_up(text[:LONGEST]):
            return super().height(text, width_px)
        return min(self._tall(text, width_px), round(self._most * self._step))

    def _measure(self, text: str, width_px: int) -> int:
        return round(self._document(text, width_px, "#000000").size().height())

    def _document(self, text: str, width_px: int, ink: str) -> QTextDocument:
        from reader.gui.notes.markdown import Inks, known_document

        assert self.theme is not None
        return known_document(
            text[:LONGEST],
            self._font.family(),
            self._font.pixelSize(),
            Inks.of(self.theme, ink),
            width_px,
        )

    def draw(self, painter: QPainter, text: str, width_px: int, at: QPointF) -> int:
        from reader.gui.notes.markdown import is_marked_up

        if self.theme is None or not is_marked_up(text[:LONGEST]):
            return super().draw(painter, text, width_px, at)
        document = self._document(text, width_px, painter.pen().color().name())
        height_px = self.height(text, width_px)
        painter.save()
        painter.translate(at)
        document.drawContents(painter, QRectF(0, 0, width_px, height_px))
        painter.restore()
        return height_px
