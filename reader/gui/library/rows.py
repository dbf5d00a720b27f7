"""The documents of the library as rows: a model over thousands, and what paints one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeAlias
from unicodedata import bidirectional

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.core.search import fold
from reader.core.timecode import format_time
from reader.gui.look.icons import pixmap
from reader.gui.look.theme import Theme, book_font, interface_font, mixed
from reader.storage.library_shelf import ShelfEntry

Index: TypeAlias = QModelIndex | QPersistentModelIndex
CoverOf = Callable[[ShelfEntry], QImage | None]

ROW_PX = 84
COVER_PX = 56
BAR_PX = 96
SIDE_PX = 14  # between a row's edge and what stands in it
MOST_NAMES = 4
MOST_MONOGRAM_LETTERS = 2
_SMALL_WORDS = {"the", "a", "an", "and", "of", "on", "in", "with", "der", "die", "das", "und"}


def opened_text(opened: datetime, today: date) -> str:
    """``Today``, ``Yesterday``, ``3 days ago``, then the date."""
    days = (today - opened.date()).days
    if days <= 0:
        return QCoreApplication.translate("Library", "Today")
    if days == 1:
        return QCoreApplication.translate("Library", "Yesterday")
    if days < 7:
        return QCoreApplication.translate("Library", "{0} days ago").format(days)
    form = QCoreApplication.translate("Library", "d MMM yyyy", "the form of a date")
    return QLocale().toString(QDate(opened.year, opened.month, opened.day), form)


def duration_text(duration_ms: int) -> str:
    """``2 h 10 min``, ``12 min``; what is shorter than a minute counts as one."""
    minutes = max(1, round(duration_ms / 60_000))
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return QCoreApplication.translate("Library", "{0} min").format(minutes)
    if not minutes:
        return QCoreApplication.translate("Library", "{0} h").format(hours)
    return QCoreApplication.translate("Library", "{0} h {1} min").format(hours, minutes)


def progress_text(entry: ShelfEntry) -> str:
    """How much is left, or that nothing was begun or all is done."""
    if entry.progress >= 0.995:
        return QCoreApplication.translate("Library", "Finished")
    if not entry.opened_s:
        return QCoreApplication.translate("Library", "New")
    if entry.duration_ms:
        left = duration_text(entry.duration_ms - entry.position_ms)
        return QCoreApplication.translate("Library", "{0} left").format(left)
    if entry.progress:
        percent = QLocale().toString(round(entry.progress * 100))
        return QCoreApplication.translate("Library", "{0} % read").format(percent)
    return ""


def _apart(name: str) -> str:
    """A name that is written from right to left, kept from turning round what stands beside
    it (Unicode Standard Annex 9, 2.4: isolates)."""
    if any(bidirectional(letter) in ("R", "AL") for letter in name):
        return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"
    return name


def about_text(entry: ShelfEntry) -> str:
    """Who speaks, how long it is, how much was noted."""
    names = ", ".join(map(_apart, entry.speakers[:MOST_NAMES]))
    if len(entry.speakers) > MOST_NAMES:
        names += " …"
    length = ""
    if entry.duration_ms:
        length = format_time(entry.duration_ms)
    elif entry.words:
        words = QLocale().toString(entry.words)
        length = QCoreApplication.translate("Library", "{0} words").format(words)
    notes = ""
    if entry.notes:
        notes = QCoreApplication.translate("Library", "%n note(s)", "", entry.notes)
    return "  ·  ".join(part for part in (names, length, notes) if part)


def mirrored(part: QRectF, within: QRect | QRectF) -> QRectF:
    """``part`` as far from the other side, for who reads from right to left."""
    whole = QRectF(within)
    return QRectF(
        whole.left() + whole.right() - part.right(), part.top(), part.width(), part.height()
    )


def monogram(title: str) -> str:
    """A letter or two to know a title by."""
    words = [word.lstrip("\"'“‘([#-–—") for word in title.split()]
    telling = [word for word in words if word[:1].isalnum() and fold(word) not in _SMALL_WORDS]
    letters = [word[0] for word in (telling or [w for w in words if w[:1].isalnum()])]
    return "".join(letters[:MOST_MONOGRAM_LETTERS]).upper()


class ShelfModel(QAbstractListModel):
    """Entries in the order they are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[ShelfEntry] = ()
        self.missing: frozenset[int] = frozenset()

    def set_entries(self, entries: Sequence[ShelfEntry]) -> None:
        if entries == self.entries:
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def set_missing(self, missing: frozenset[int]) -> None:
        self.missing = missing
        if self.entries:
            self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.shown_title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            gone = entry.document_id in self.missing
            state = self.tr("File not found") if gone else progress_text(entry)
            return ", ".join(p for p in (entry.shown_title, about_text(entry), state) if p)
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(entry.path)
        return None

    def row_of(self, document_id: int) -> int | None:
        return next(
            (row for row, e in enumerate(self.entries) if e.document_id == document_id), None
        )


class ShelfDelegate(QStyledItemDelegate):
    """Paints a document: cover or monogram, title, who and how long, how far one is."""

    def __init__(self, model: ShelfModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._list = model, parent
        self.cover_of: CoverOf = lambda entry: None
        self.theme: Theme | None = None
        self.today = date.today()
        self._title_font = book_font(17)
        self._small_font = interface_font(12, tabular=True)
        self._monogram_font = interface_font(19, QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, ROW_PX)

    def menu_rect(self, row: QRect) -> QRect:
        """Where a row under the pointer shows that there is more to be done with it."""
        where = QRect(row.right() - SIDE_PX - 24, row.center().y() - 15, 30, 30)
        return QStyle.visualRect(self._list.layoutDirection(), row, where)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.theme
        if theme is None:
            return
        entry = self._model.entries[index.row()]
        missing = entry.document_id in self._model.missing
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = hovered or bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(rect).adjusted(1, 1, -1, -1)
        if hovered or focused:
            painter.setPen(QColor(theme.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mixed(theme.ground, theme.turn, 0.8)))
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        else:
            painter.setPen(QColor(theme.line))
            painter.drawLine(
                QPointF(rect.left() + SIDE_PX, rect.bottom() + 0.5),
                QPointF(rect.right() - SIDE_PX, rect.bottom() + 0.5),
            )
        cover = QRectF(
            rect.left() + SIDE_PX, rect.center().y() + 0.5 - COVER_PX / 2, COVER_PX, COVER_PX
        )
        inner = QRectF(rect)
        inner.setLeft(cover.right() + 16)
        inner.setRight(rect.right() - SIDE_PX - 30)
        inner.adjust(0, 17, 0, -17)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            cover, inner = mirrored(cover, rect), mirrored(inner, rect)
        if missing:
            painter.setOpacity(0.5)
        self._paint_cover(painter, theme, entry, cover)
        painter.setOpacity(1.0)
        self._paint_text(painter, theme, entry, missing, inner)
        if hovered or focused:
            where = self.menu_rect(rect)
            painter.drawPixmap(where.left() + 6, where.top() + 6, pixmap("more", theme.quiet, 18))
        painter.restore()

    def _paint_text(
        self, painter: QPainter, theme: Theme, entry: ShelfEntry, missing: bool, inner: QRectF
    ) -> None:
        small, upper = QFontMetricsF(self._small_font), Qt.AlignmentFlag.AlignTop
        lower, right = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignRight
        opened = ""
        if entry.opened_s:
            opened = opened_text(datetime.fromtimestamp(entry.opened_s), self.today)
        painter.setFont(self._small_font)
        painter.setPen(QColor(theme.quiet))
        painter.drawText(inner.adjusted(0, 4, 0, 0), right | upper, opened)
        state = self.tr("File not found") if missing else progress_text(entry)
        painter.setPen(QColor(theme.error if missing else theme.quiet))
        painter.drawText(inner, right | lower, state)
        state_px = small.horizontalAdvance(state)
        begun = 0.0 < entry.progress < 0.995 and not missing
        if begun:
            # As wide for everybody, so that the eye can compare down the list.
            bar = QRectF(inner.right() - 92 - BAR_PX, inner.bottom() - 9, BAR_PX, 4)
            if state_px > 84:
                bar.moveRight(inner.right() - state_px - 10)
            read = QRectF(bar)
            read.setWidth(max(4.0, BAR_PX * entry.progress))
            if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                bar, read = mirrored(bar, inner), mirrored(read, inner)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.trough))
            painter.drawRoundedRect(bar, 2, 2)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(read, 2, 2)
        taken = state_px + (BAR_PX + 34 if begun else 20)
        painter.setPen(QColor(theme.quiet))
        painter.setFont(self._small_font)
        painter.drawText(
            inner,
            Qt.AlignmentFlag.AlignLeft | lower,
            small.elidedText(about_text(entry), Qt.TextElideMode.ElideRight, inner.width() - taken),
        )
        painter.setFont(self._title_font)
        painter.setPen(QColor(theme.quiet if missing else theme.text))
        title = QFontMetricsF(self._title_font).elidedText(
            " ".join(entry.shown_title.split()),
            Qt.TextElideMode.ElideRight,
            inner.width() - small.horizontalAdvance(opened) - 20,
        )
        painter.drawText(inner.adjusted(0, -1, 0, 0), Qt.AlignmentFlag.AlignLeft | upper, title)

    def _paint_cover(
        self, painter: QPainter, theme: Theme, entry: ShelfEntry, where: QRectF
    ) -> None:
        image = self.cover_of(entry)
        painter.save()
        if image is not None:
            path = QPainterPath()
            path.addRoundedRect(where, 8, 8)
            painter.setClipPath(path)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(where, image)
        else:
            # By the title, so that a conversation keeps its colour wherever it stands.
            letters = monogram(entry.shown_title)
            number = sum(map(ord, entry.shown_title)) % len(theme.speakers)
            colour = theme.speakers[number]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mixed(theme.ground, colour, 0.16)))
            painter.drawRoundedRect(where, 8, 8)
            painter.setPen(QColor(colour))
            painter.setFont(self._monogram_font)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, letters)
        painter.restore()
