"""The list of what was found: a row for each hit, painted when it comes into sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.core.search import Hit
from reader.core.search_hits import Hits, ListedHits
from reader.core.timecode import format_time
from reader.core.transcript import Transcript
from reader.gui.look.theme import Theme, interface_font, mixed

Index = QModelIndex | QPersistentModelIndex

ROW_PX = 76
CAPTION_PX = 30
MOST_ROWS = 2_000_000_000 // ROW_PX  # further down a list cannot be scrolled
BEFORE_CHARACTERS = 26
SHOWN_CHARACTERS = 200
SPOKEN_CHARACTERS = 60  # to either side, for assistive technology
SIDE_PX = 12
LINES = 2


@dataclass(frozen=True, slots=True)
class Extract:
    """A piece of a turn with a hit in it: characters ``start`` to ``end`` of ``text``."""

    text: str
    start: int
    end: int


def extract(text: str, start: int, end: int, before: int, after: int) -> Extract:
    """The words around characters ``start`` to ``end`` of ``text`` on one line: about
    ``before`` characters ahead of it, from the beginning of a word, and ``after`` behind."""
    low = max(0, start - before)
    if low > 0:
        space = text.find(" ", low, start)
        low = space + 1 if space >= 0 else low
    ahead = " ".join(text[low:start].split())
    if ahead and text[start - 1 : start].isspace():
        ahead += " "
    if low > 0:
        ahead = "… " + ahead
    found = " ".join(text[start : min(end, start + after)].split())
    high = end + after
    if high < len(text):
        space = text.rfind(" ", end, high + 1)
        high = space if space > end else high
    behind = " ".join(text[end:high].split())
    if behind and text[end : end + 1].isspace():
        behind = " " + behind
    if high < len(text):
        behind += "…"
    return Extract(ahead + found + behind, len(ahead), len(ahead) + len(found))


class ResultsModel(QAbstractTableModel):
    """The hits of one search in one column."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: Hits = ListedHits()
        self.transcript: Transcript | None = None
        self.time_of: Callable[[Hit], int | None] = lambda _hit: None
        self.captions: dict[int, str] = {}  # before which row the title of a chapter stands
        self.current = -1

    def set_hits(self, hits: Hits, transcript: Transcript | None, captions: dict[int, str]) -> None:
        self.beginResetModel()
        self.hits, self.transcript, self.captions = hits, transcript, captions
        self.current = -1
        self.endResetModel()

    def set_current(self, row: int) -> None:
        """The hit that is shown on the page; -1 for none."""
        old, self.current = self.current, row
        for changed in {old, row}:
            if 0 <= changed < self.rowCount():
                self.dataChanged.emit(self.index(changed, 0), self.index(changed, 0))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else min(len(self.hits), MOST_ROWS)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.transcript is None:
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        hit = self.hits[index.row()]
        text = self.transcript.texts[hit.turn]
        around = extract(text, hit.start, hit.end, SPOKEN_CHARACTERS, SPOKEN_CHARACTERS).text
        if role == Qt.ItemDataRole.DisplayRole:
            return around
        time_ms = self.time_of(hit)
        parts = [
            self.captions.get(index.row(), ""),
            self.transcript.speaker_name(hit.turn),
            "" if time_ms is None else format_time(time_ms),
            around,
        ]
        return ", ".join(part for part in parts if part)


class ResultDelegate(QStyledItemDelegate):
    """Who says it and when, and under it two lines with the hit in them."""

    def __init__(self, model: ResultsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme: Theme | None = None
        self.speaker_places: dict[int, int] = {}
        self._name = interface_font(12, QFont.Weight.DemiBold)
        self._time = interface_font(12, tabular=True)
        self._text = interface_font(13)
        self._caption = interface_font(11, QFont.Weight.DemiBold)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, transcript = self.theme, self._model.transcript
        if theme is None or transcript is None:
            return
        row = index.row()
        hit = self._model.hits[row]
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        caption = self._model.captions.get(row)
        if caption is not None:
            head = QRectF(rect.left() + SIDE_PX, rect.top(), rect.width() - 2 * SIDE_PX, CAPTION_PX)
            self._draw_caption(painter, head, caption, theme)
            rect.setTop(rect.top() + CAPTION_PX)
        current = row == self._model.current
        state: QStyle.StateFlag = option.state
        self._draw_ground(painter, rect.adjusted(2, 1, -2, -1), current, state, theme)
        inner = rect.adjusted(SIDE_PX, 8, -SIDE_PX, 0)
        self._draw_head(painter, inner, hit, transcript, theme)
        inner.setTop(inner.top() + 20)
        self._draw_text(painter, inner, hit, transcript, current, theme)
        painter.restore()

    def _draw_caption(self, painter: QPainter, rect: QRectF, title: str, theme: Theme) -> None:
        painter.setFont(self._caption)
        painter.setPen(QColor(theme.quiet))
        title = QFontMetricsF(self._caption).elidedText(
            title, Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(
            rect.adjusted(0, 0, 0, -5),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
            title,
        )

    def _draw_ground(
        self,
        painter: QPainter,
        rect: QRectF,
        current: bool,
        state: QStyle.StateFlag,
        theme: Theme,
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if current:
            painter.setBrush(QColor(theme.ground))
            painter.setPen(QColor(theme.line))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(mixed(theme.panel, theme.turn, 0.6)))
            painter.drawRoundedRect(rect, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _draw_head(
        self, painter: QPainter, rect: QRectF, hit: Hit, transcript: Transcript, theme: Theme
    ) -> None:
        time_ms = self._model.time_of(hit)
        time = "" if time_ms is None else format_time(time_ms)
        line = QRectF(rect.left(), rect.top(), rect.width(), 16)
        painter.setFont(self._time)
        painter.setPen(QColor(theme.quiet))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, time)
        taken_px = QFontMetricsF(self._time).horizontalAdvance(time) + 8
        colour = theme.speaker_colour(self.speaker_places.get(transcript.speaker_of[hit.turn]))
        name = QFontMetricsF(self._name).elidedText(
            transcript.speaker_name(hit.turn),
            Qt.TextElideMode.ElideRight,
            line.width() - taken_px,
        )
        painter.setFont(self._name)
        painter.setPen(colour)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _draw_text(
        self,
        painter: QPainter,
        rect: QRectF,
        hit: Hit,
        transcript: Transcript,
        current: bool,
        theme: Theme,
    ) -> None:
        text = transcript.texts[hit.turn]
        piece = extract(text, hit.start, hit.end, BEFORE_CHARACTERS, SHOWN_CHARACTERS)
        layout = self._laid_out(piece.text, rect.width())
        kept = piece.text
        while layout.lineCount() > LINES:
            last = layout.lineAt(LINES - 1)
            kept = kept[: last.textStart() + last.textLength()].rstrip(" …")
            space = kept.rfind(" ")
            kept = kept[: space if space > len(kept) // 2 else len(kept) - 2]
            kept = kept.rstrip(" .,;:") + "…"
            piece = Extract(kept, piece.start, min(piece.end, len(kept)))
            layout = self._laid_out(kept, rect.width())
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = piece.start, piece.end - piece.start
        look = QTextCharFormat()
        look.setBackground(QBrush(QColor(theme.current_hit if current else theme.hit)))
        look.setForeground(QBrush(QColor(theme.current_hit_text if current else theme.text)))
        mark.format = look
        painter.setPen(QColor(theme.text))
        layout.draw(painter, rect.topLeft(), [mark])

    def _laid_out(self, text: str, width_px: float) -> QTextLayout:
        """``text`` in lines of ``width_px``; one line more than is shown at most."""
        layout = QTextLayout(text, self._text)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top_px = 0.0
        for _ in range(LINES + 1):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width_px)
            line.setPosition(QPointF(0, top_px))
            top_px += 18
        layout.endLayout()
        return layout
