"""How a row of the notebook is painted. All rows are of one height: a list of a hundred thousand
need not ask each how high it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.core.annotation import Annotation
from reader.core.timecode import format_time
from reader.gui.look.icons import pixmap
from reader.gui.look.theme import Theme, book_font, interface_font, mixed
from reader.gui.notebook.rows import Index, NotebookModel, RowGroup
from reader.gui.notes.cards import paint_swatch
from reader.gui.transcript.signs import DRAW_SIGN
from reader.storage.annotation_search import NotebookEntry

ROW_PX = 96
SIDE_PX = 14
TIME_PX = 92  # the column of sign and time
QUOTE_STEP_PX = 21.0
MOST_CHARACTERS = 400  # of a text of which two lines are shown


class NotebookDelegate(QStyledItemDelegate):
    def __init__(self, model: NotebookModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._list = model, parent
        self.theme: Theme | None = None
        self.shows_title = False  # of the conversation: where the headings do not say it
        self._heading_font = interface_font(15, QFont.Weight.DemiBold)
        self._small_font = interface_font(12, tabular=True)
        self._name_font = interface_font(12, QFont.Weight.DemiBold)
        self._tag_font = interface_font(11)
        self._quote_font = book_font(15)
        self._body_font = interface_font(13)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, ROW_PX)

    def play_rect(self, row: QRect) -> QRect:
        """Where a row is pressed to be heard."""
        return QRect(row.left(), row.top(), SIDE_PX + TIME_PX - 8, row.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.theme
        if theme is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group = self._model.heading(index.row())
        if group is not None:
            self._paint_heading(painter, theme, group, QRectF(rect))
        else:
            hovered = bool(state & QStyle.StateFlag.State_MouseOver)
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            if hovered or focused or chosen:
                painter.setPen(QColor(theme.accent) if focused else Qt.PenStyle.NoPen)
                share = 1.0 if chosen else 0.6
                painter.setBrush(QColor(mixed(theme.ground, theme.turn, share)))
                painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 10, 10)
            entry = self._model.entry(index.row())
            if entry is not None:
                self._paint_entry(painter, theme, entry, QRectF(rect), active=hovered or focused)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, theme: Theme, group: RowGroup, rect: QRectF
    ) -> None:
        inner = rect.adjusted(SIDE_PX, rect.height() - 44, -SIDE_PX, -10)
        painter.setFont(self._small_font)
        painter.setPen(QColor(theme.quiet))
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | bottom, group.about)
        taken_px = QFontMetricsF(self._small_font).horizontalAdvance(group.about) + 20
        painter.setFont(self._heading_font)
        painter.setPen(QColor(theme.text))
        title = QFontMetricsF(self._heading_font).elidedText(
            group.title, Qt.TextElideMode.ElideRight, inner.width() - taken_px
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | bottom, title)
        painter.setPen(QColor(theme.line))
        painter.drawLine(
            QPointF(inner.left(), rect.bottom() - 3), QPointF(inner.right(), rect.bottom() - 3)
        )

    def _paint_entry(
        self, painter: QPainter, theme: Theme, entry: NotebookEntry, rect: QRectF, *, active: bool
    ) -> None:
        note = entry.annotation
        top, left = rect.top() + 11, rect.left() + SIDE_PX
        playing = self._model.playing is not None and self._model.playing == entry.number
        self._paint_sign(painter, theme, note, QPointF(left, top + 8), active, playing)
        if note.start_ms is not None:
            painter.setFont(self._small_font)
            painter.setPen(QColor(theme.accent if playing else theme.quiet))
            where = QRectF(left + 20, top, TIME_PX - 24, 16)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, format_time(note.start_ms))
        text = QRectF(left + TIME_PX, top, rect.width() - 2 * SIDE_PX - TIME_PX, 16)
        self._paint_head(painter, theme, entry, text)
        room = 3 if not note.body else 2
        used = self._draw_lines(
            painter,
            note.quote,
            self._quote_font,
            QColor(theme.text),
            text.translated(0, 19),
            min(2, room) if note.quote else 0,
        )
        if note.body:
            lines = 1 if used == 2 else 2 if used else 3
            self._draw_lines(
                painter,
                note.body,
                self._body_font,
                QColor(theme.quiet),
                text.translated(0, 20 + used * QUOTE_STEP_PX),
                lines,
            )

    def _paint_sign(
        self,
        painter: QPainter,
        theme: Theme,
        note: Annotation,
        at: QPointF,
        active: bool,
        playing: bool,
    ) -> None:
        """What kind of mark it is; under the hand, that it can be heard."""
        if playing or (active and note.start_ms is not None):
            name = "pause" if playing else "play"
            painter.drawPixmap(QPointF(at.x(), at.y() - 7), pixmap(name, theme.accent, 14))
        elif note.kind.value == "highlight":
            swatch = QRectF(at.x() + 2, at.y() - 5, 10, 10)
            paint_swatch(painter, theme, note.colour, swatch)
        elif note.kind.value == "capture":
            painter.save()
            sign = QPointF(at.x(), at.y() - 7)
            DRAW_SIGN["capture"](painter, sign, QColor(theme.accent))
            painter.restore()
        else:
            name = "bookmark" if note.kind.value == "bookmark" else "note"
            painter.drawPixmap(QPointF(at.x(), at.y() - 7), pixmap(name, theme.accent, 14))

    def _paint_head(
        self, painter: QPainter, theme: Theme, entry: NotebookEntry, where: QRectF
    ) -> None:
        """Who says it (and where, if no heading says so), then the tags; a star at the end."""
        note = entry.annotation
        right = where.right()
        if note.starred:
            painter.save()
            star = QPointF(right - 14, where.top() + 1)
            DRAW_SIGN["star"](painter, star, QColor(theme.accent))
            painter.restore()
            right -= 22
        names = [note.speaker, entry.title] if self.shows_title else [note.speaker]
        head = "  ·  ".join(name for name in names if name)
        metrics, small = QFontMetricsF(self._name_font), QFontMetricsF(self._tag_font)
        tags_px = sum(min(140.0, small.horizontalAdvance(t)) + 22 for t in note.tags[:4])
        most_px = max(60.0, right - where.left() - min(tags_px, (right - where.left()) * 0.5) - 8)
        head = metrics.elidedText(head, Qt.TextElideMode.ElideRight, most_px)
        painter.setFont(self._name_font)
        painter.setPen(QColor(theme.quiet))
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, head)
        left = where.left() + metrics.horizontalAdvance(head) + (10 if head else 0)
        painter.setFont(self._tag_font)
        for tag in note.tags:
            text = small.elidedText(tag, Qt.TextElideMode.ElideRight, 140)
            pill = QRectF(left, where.top() - 1, small.horizontalAdvance(text) + 14, 18)
            if pill.right() > right:
                painter.drawText(pill.adjusted(0, 0, 20, 0), Qt.AlignmentFlag.AlignVCenter, "…")
                break
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.line))
            painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), 8.5, 8.5)
            painter.setPen(QColor(theme.quiet))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
            left = pill.right() + 5

    def _draw_lines(
        self, painter: QPainter, text: str, font: QFont, colour: QColor, where: QRectF, most: int
    ) -> int:
        """Up to ``most`` lines of ``text``, the last ending in an ellipsis; how many."""
        step_px = QUOTE_STEP_PX if font is self._quote_font else 18.0
        plain = " ".join(text[:MOST_CHARACTERS].split())
        layout = QTextLayout(plain, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) <= most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(where.width())
            starts.append(line.textStart())
        layout.endLayout()
        painter.setFont(font)
        painter.setPen(colour)
        shown = min(most, len(starts))
        units = plain if plain.isascii() else ""
        for number in range(shown):
            line = layout.lineAt(number)
            start, end = line.textStart(), line.textStart() + line.textLength()
            last = number == most - 1 and len(starts) > most
            piece = (
                _utf16_slice(plain, start, None if last else end)
                if not units
                else (plain[start:] if last else plain[start:end])
            )
            if last:
                piece = QFontMetricsF(font).elidedText(
                    piece, Qt.TextElideMode.ElideRight, where.width()
                )
            line_rect = QRectF(where.left(), where.top() + number * step_px, where.width(), step_px)
            painter.drawText(line_rect, Qt.AlignmentFlag.AlignVCenter, piece)
        return shown


def _utf16_slice(text: str, start: int, end: int | None) -> str:
    """By Qt's characters, which count those beyond the basic plane twice."""
    units = text.encode("utf-16-le")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")
