"""A style's colours as the painter takes them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen, QTextCharFormat

from reader.gui.transcript.style import PageStyle


class Palette:
    """A style's colours as Qt takes them, made once."""

    def __init__(self, style: PageStyle) -> None:
        self.ground = QColor(style.ground)
        self.line = QColor(style.line)
        self.text = QColor(style.text)
        self.quiet = QColor(style.quiet)
        self.accent = QColor(style.accent)
        self.current_turn = QColor(style.current_turn)
        self.receded = QColor(style.receded)
        self.current_sentence = QColor(style.current_sentence)
        self.current_word = QColor(style.current_word)
        self.selection = QColor(style.selection)
        self.hit = QColor(style.search_hit)
        self.hit_line = QPen(QColor(style.search_hit_line), 1.0)
        self.current_hit = QColor(style.search_hit_current)
        self.current_hit_line = QPen(QColor(style.search_hit_line), 1.8)
        self.bookmark = QColor(style.bookmark)
        self.doubt = QPen(QColor(style.doubt), 1.2, Qt.PenStyle.DotLine)
        self.corrected = QPen(self.accent, 1.4, Qt.PenStyle.DotLine)
        self.highlights = {name: QColor(colour) for name, colour in style.highlights.items()}
        self.any_highlight = next(iter(self.highlights.values()), self.selection)
        self.highlight_lines = {
            name: _between(colour, self.text) for name, colour in self.highlights.items()
        }
        self.any_highlight_line = next(iter(self.highlight_lines.values()), self.quiet)
        self.noted_line = QPen(self.accent, 1.4, Qt.PenStyle.DashLine)
        self.chosen_line = QPen(self.accent, 1.4)
        self.caret_line = QPen(self.accent, 1.8)
        self.absent = QPen(self.quiet, 1.0)
        self.speakers = [QColor(colour) for colour in style.speakers] or [self.text]
        self.absent_look = _ink(style.quiet)
        self.receded_absent_look = _ink(style.receded)
        self.current_word_look = _ink(style.current_word_text)
        self.current_hit_look = _ink(style.search_hit_current_text)


def _between(one: QColor, other: QColor, share: float = 0.45) -> QColor:
    """``one`` with ``share`` of ``other`` in it."""
    return QColor.fromRgbF(
        *(
            a + (b - a) * share
            for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True)  # type: ignore[index]
        )
    )


def _ink(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QBrush(QColor(colour)))
    return look
