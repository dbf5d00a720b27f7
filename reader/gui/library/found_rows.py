"""What a search of the whole library found, as rows: conversations with their places, notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.core.timecode import format_time
from reader.gui.library.rows import mirrored
from reader.gui.look.icons import pixmap
from reader.gui.look.theme import Theme, book_font, interface_font, mixed
from reader.storage.full_text_search import Found, FoundDocument, FoundNote, FoundPlace

Index: TypeAlias = QModelIndex | QPersistentModelIndex
TitleOf = Callable[[int], str]

HEAD_PX, PLACE_PX, MORE_PX, NOTE_PX = 50, 76, 38, 76
HEAD_ABOVE_PX = 12  # keeps a conversation apart from the one above
SIDE_PX = 14
TIME_PX = 84  # the column of the play sign and the time
LINES = 2
LINE_PX = 22.0


@dataclass(frozen=True, slots=True)
class FoundRow:
    """``kind`` is head, place, more or note; ``count`` the places of a head or those that a
    ``more`` stands for; ``turns`` the places not shown yet."""

    kind: str
    document_id: int
    title: str = ""
    count: int = 0
    turns: tuple[int, ...] = ()
    place: FoundPlace | None = None
    note: FoundNote | None = None

    @property
    def playable(self) -> bool:
        return self.start_ms is not None

    @property
    def start_ms(self) -> int | None:
        found = self.place or self.note
        return None if found is None else found.start_ms

    @property
    def end_ms(self) -> int | None:
        return None if self.place is None else self.place.end_ms

    @property
    def key(self) -> tuple[str, int, int]:
        """Tells it from all other rows."""
        found = self.place or self.note
        return (self.kind, self.document_id, -1 if found is None else found.turn)


def places_as_rows(found: Found, title_of: TitleOf) -> list[FoundRow]:
    """Each conversation with the first of its places."""
    rows = []
    for document in found.documents:
        rows += _rows_of(document, title_of(document.document_id))
    return rows


def _rows_of(document: FoundDocument, title: str) -> list[FoundRow]:
    ident = document.document_id
    rows = [FoundRow("head", ident, title, len(document.turns))]
    rows += [FoundRow("place", ident, title, place=place) for place in document.places]
    others = document.turns[len(document.places) :]
    if others:
        rows.append(FoundRow("more", ident, title, len(others), others))
    return rows


def notes_as_rows(found: Found, title_of: TitleOf) -> list[FoundRow]:
    return [
        FoundRow("note", note.document_id, title_of(note.document_id), note=note)
        for note in found.notes
    ]


class FoundModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[FoundRow] = []
        self.playing: object = None  # the key of the row that is heard

    def set_rows(self, rows: list[FoundRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def set_playing(self, key: object) -> None:
        self.playing = key
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def show_more(self, document_id: int, places: Sequence[FoundPlace], asked: int) -> None:
        """Put further places where the row that promised them stands; ``asked`` turns of it
        are done with."""
        for row, entry in enumerate(self.rows):
            if entry.kind != "more" or entry.document_id != document_id:
                continue
            new = [FoundRow("place", document_id, entry.title, place=place) for place in places]
            self.beginInsertRows(QModelIndex(), row, row + len(new) - 1)
            self.rows[row:row] = new
            self.endInsertRows()
            at, left = row + len(new), entry.turns[asked:]
            if left:
                self.rows[at] = replace(entry, turns=left, count=len(left))
                self.dataChanged.emit(self.index(at), self.index(at))
            else:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self.rows[at]
                self.endRemoveRows()
            return

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row = self.rows[index.row()]
        if row.kind == "head":
            return ", ".join((row.title, self.tr("%Ln place(s)", "", row.count)))
        if row.kind == "more":
            return self.tr("%Ln more in this conversation", "", row.count)
        time = "" if row.start_ms is None else format_time(row.start_ms)
        if row.place is not None:
            return ", ".join(p for p in (row.place.speaker, time, row.place.snippet) if p)
        assert row.note is not None
        return ", ".join(p for p in (row.title, time, row.note.body, row.note.quote) if p)


class FoundDelegate(QStyledItemDelegate):
    def __init__(self, model: FoundModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._list = model, parent
        self.theme: Theme | None = None
        self._title_font = interface_font(14, QFont.Weight.DemiBold)
        self._small_font = interface_font(12, tabular=True)
        self._speaker_font = interface_font(12, QFont.Weight.DemiBold)
        self._text_font = book_font(15)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heights = {"head": HEAD_PX, "place": PLACE_PX, "more": MORE_PX, "note": NOTE_PX}
        return QSize(320, heights[self._model.rows[index.row()].kind])

    def play_rect(self, row: QRect) -> QRect:
        """Where a row is pressed to be heard."""
        where = QRect(row.left(), row.top(), SIDE_PX + TIME_PX - 8, row.height())
        return QStyle.visualRect(self._list.layoutDirection(), row, where)

    def _side(self, part: QRectF, row: QRect | QRectF) -> QRectF:
        """Where ``part`` of a row is for who reads the way the list is laid out."""
        if self._list.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return mirrored(part, row)
        return part

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.theme
        if theme is None:
            return
        row = self._model.rows[index.row()]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = hovered or bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hovered or focused:
            painter.setPen(QColor(theme.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mixed(theme.ground, theme.turn, 0.8)))
            above = HEAD_ABOVE_PX if row.kind == "head" else 0  # the ring is around its words
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5 + above, -1.5, -1.5), 10, 10)
        if row.kind == "head":
            self._paint_head(painter, theme, row, QRectF(rect))
        elif row.kind == "more":
            painter.setFont(self._small_font)
            painter.setPen(QColor(theme.accent))
            painter.drawText(
                self._side(QRectF(rect).adjusted(SIDE_PX + TIME_PX, 0, -SIDE_PX, 0), rect),
                Qt.AlignmentFlag.AlignVCenter,
                self.tr("%Ln more in this conversation", "", row.count),
            )
        else:
            self._paint_place(painter, theme, row, QRectF(rect), active=hovered or focused)
        painter.restore()

    def _paint_head(self, painter: QPainter, theme: Theme, row: FoundRow, rect: QRectF) -> None:
        inner = rect.adjusted(SIDE_PX, HEAD_ABOVE_PX, -SIDE_PX, 0)
        count = self.tr("%Ln place(s)", "", row.count)
        painter.setFont(self._small_font)
        painter.setPen(QColor(theme.quiet))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, count)
        taken = QFontMetricsF(self._small_font).horizontalAdvance(count) + 20
        painter.setFont(self._title_font)
        painter.setPen(QColor(theme.text))
        title = QFontMetricsF(self._title_font).elidedText(
            row.title, Qt.TextElideMode.ElideRight, inner.width() - taken
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, title)

    def _paint_place(
        self, painter: QPainter, theme: Theme, row: FoundRow, rect: QRectF, *, active: bool
    ) -> None:
        playing = self._model.playing is not None and self._model.playing == row.key
        top = rect.top() + 10
        left = rect.left() + SIDE_PX
        if row.start_ms is not None:
            name = "pause" if playing else "play"
            if active or playing:
                sign = self._side(QRectF(left, top + 1, 14, 14), rect)
                painter.drawPixmap(sign.topLeft(), pixmap(name, theme.accent, 14))
            painter.setFont(self._small_font)
            painter.setPen(QColor(theme.accent if playing else theme.quiet))
            where = self._side(QRectF(left + 18, top, TIME_PX - 22, 16), rect)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, format_time(row.start_ms))
        text = QRectF(left + TIME_PX, top, rect.width() - 2 * SIDE_PX - TIME_PX, 0)
        text = self._side(text, rect)
        head, snippet, marks = _shown(row)
        if head:
            painter.setFont(self._speaker_font)
            painter.setPen(QColor(theme.quiet))
            line = QFontMetricsF(self._speaker_font).elidedText(
                head, Qt.TextElideMode.ElideRight, text.width()
            )
            painter.drawText(
                QRectF(text.left(), top, text.width(), 16), Qt.AlignmentFlag.AlignVCenter, line
            )
        self._draw_snippet(
            painter, theme, snippet, marks, QRectF(text.left(), top + 18, text.width(), 0)
        )

    def _draw_snippet(
        self,
        painter: QPainter,
        theme: Theme,
        text: str,
        marks: tuple[tuple[int, int], ...],
        where: QRectF,
    ) -> None:
        layout = QTextLayout(text, self._text_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        formats = []
        shift = _shifts(text)
        for start, end in marks:
            found = QTextLayout.FormatRange()
            found.start, found.length = shift(start), shift(end) - shift(start)
            kind = QTextCharFormat()
            kind.setBackground(QColor(theme.hit))
            kind.setForeground(QColor(theme.text))
            found.format = kind
            formats.append(found)
        layout.setFormats(formats)
        layout.beginLayout()
        for number in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(where.width())
            line.setPosition(QPointF(0, number * LINE_PX))
        layout.endLayout()
        painter.setPen(QColor(theme.text))
        layout.draw(painter, where.topLeft())


def _shown(row: FoundRow) -> tuple[str, str, tuple[tuple[int, int], ...]]:
    """(head, text, marks) of a place or a note."""
    if row.place is not None:
        return row.place.speaker, row.place.snippet, row.place.marks
    assert row.note is not None
    if row.note.body and (row.note.marks or not row.note.quote_marks):
        return row.title, row.note.body, row.note.marks
    return row.title, row.note.quote, row.note.quote_marks


def _shifts(text: str) -> Callable[[int], int]:
    """From characters to Qt's, which counts those beyond the basic plane twice."""
    if text.isascii() or max(map(ord, text), default=0) <= 0xFFFF:
        return lambda place: place
    return lambda place: len(text[:place].encode("utf-16-le")) // 2
