"""The list of chapters: titles with their times, the current one marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.core.chapters import Chapter
from reader.core.timecode import format_time
from reader.gui.look.theme import Theme, interface_font, mixed

ROW_PX = 31
SCROLL_BAR_PX = 10  # in the style sheet; lists reach so far to the right of their rows
_ROUND_PX = 7

Index = QModelIndex | QPersistentModelIndex


class ChapterModel(QAbstractListModel):
    """``entries`` are all chapters; rows are those that the filter leaves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: Sequence[Chapter] = ()
        self.current: int | None = None  # an entry's number
        self._rows: Sequence[int] = ()
        self._words: list[str] = []

    def set_entries(self, entries: Sequence[Chapter]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.current = None
        self._rows = self._left()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Leave the chapters in whose titles (or what they say more) all words of ``text``
        stand."""
        from reader.core.search import fold

        words = fold(text).split()
        if words != self._words:
            self.beginResetModel()
            self._words = words
            self._rows = self._left()
            self.endResetModel()

    def _left(self) -> Sequence[int]:
        if not self._words:
            return range(len(self.entries))
        from reader.core.search import fold

        return [
            number
            for number, entry in enumerate(self.entries)
            if all(word in fold(f"{entry.title} {entry.detail}") for word in self._words)
        ]

    def set_current(self, number: int | None) -> bool:
        """Mark the chapter that is being spoken; whether that changed anything."""
        if number == self.current:
            return False
        old, self.current = self.current, number
        for changed in (old, number):
            index = QModelIndex() if changed is None else self.index_of(changed)
            if index.isValid():
                self.dataChanged.emit(index, index)
        return True

    def index_of(self, number: int) -> QModelIndex:
        """Where an entry is shown; invalid where the filter hides it."""
        try:
            return self.index(self._rows.index(number))
        except ValueError:
            return QModelIndex()

    def number_of(self, index: Index) -> int:
        return self._rows[index.row()]

    def entry(self, index: Index) -> Chapter:
        return self.entries[self._rows[index.row()]]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.title}\n{entry.detail}" if entry.detail else entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [entry.title]
            if entry.start_ms is not None:
                parts.append(format_time(entry.start_ms))
            if self.rowCount() and self.number_of(index) == self.current:
                parts.append(self.tr("current"))
            return ", ".join(parts)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return entry.detail
        return None


class _ChapterDelegate(QStyledItemDelegate):
    def __init__(self, model: ChapterModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme: Theme | None = None
        self._title = interface_font(13)
        self._title_current = interface_font(13, QFont.Weight.DemiBold)
        self._time = interface_font(13, tabular=True)
        self._time_current = interface_font(13, QFont.Weight.DemiBold, tabular=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.theme
        if theme is None:
            return
        entry = self._model.entry(index)
        current = self._model.number_of(index) == self._model.current
        rect = row_rect(option, self.parent())
        painter.save()
        paint_row_ground(painter, theme, option, rect, current=current)
        time = "" if entry.start_ms is None else format_time(entry.start_ms)
        inner = rect.adjusted(10, 0, -10, 0)
        time_font = self._time_current if current else self._time
        painter.setFont(time_font)
        painter.setPen(QColor(theme.quiet))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, time)
        taken = QFontMetricsF(time_font).horizontalAdvance(time)
        title_font = self._title_current if current else self._title
        room = inner.adjusted(0, 0, -round(taken) - 8 if time else 0, 0)
        title = QFontMetricsF(title_font).elidedText(
            entry.title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(title_font)
        painter.setPen(QColor(theme.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, title)
        painter.restore()


def row_rect(option: QStyleOptionViewItem, view: QObject | None) -> QRect:
    """Where a row is drawn: the same with and without a scroll bar, which stands beside it."""
    rect = QRect(option.rect)
    if isinstance(view, QWidget):
        rect.setRight(view.width() - SCROLL_BAR_PX - 1)
    return rect


def paint_row_ground(
    painter: QPainter,
    theme: Theme,
    option: QStyleOptionViewItem,
    rect: QRect,
    *,
    current: bool = False,
) -> None:
    """What a row stands on when it is current, pointed at, or has the focus."""
    from PySide6.QtWidgets import QStyle  # 6 ms, which the start of the program need not pay

    state: QStyle.StateFlag = option.state
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ground = QRectF(rect).adjusted(0, 0.5, 0, -0.5)
    if current:
        shape = QPainterPath()
        shape.addRoundedRect(ground, _ROUND_PX, _ROUND_PX)
        # On the panel the page's tint would vanish; it is drawn from the accent instead.
        painter.fillPath(shape, QColor(mixed(theme.panel, theme.accent, 0.09)))
        painter.fillPath(shape.subtracted(shape.translated(3, 0)), QColor(theme.accent))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(mixed(theme.panel, theme.turn, 0.6)))
        painter.drawRoundedRect(ground, _ROUND_PX, _ROUND_PX)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(theme.accent))
        painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND_PX, _ROUND_PX)


class RowList(QListView):
    """A list of rows of one height that is reached by Tab, at ``first_row`` of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.first_row = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(self.first_row, 0))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():  # as a button does
            self.activated.emit(index)
            return
        super().keyPressEvent(event)


class ChapterList(RowList):
    """``model`` and its rows as ``ChapterModel`` has them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.chapters = ChapterModel(self)
        self._delegate = _ChapterDelegate(self.chapters, self)
        self.setItemDelegate(self._delegate)
        self.setModel(self.chapters)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        if self.isVisible():  # before, the viewport need not be known to Python: 10 ms
            self.viewport().update()

    def set_current(self, number: int | None) -> None:
        """Mark an entry and keep it in view."""
        if self.chapters.set_current(number):
            self._keep_in_view()

    def _keep_in_view(self) -> None:
        current = self.chapters.current
        index = QModelIndex() if current is None else self.chapters.index_of(current)
        if index.isValid():
            self.first_row = index.row()
            rect = self.visualRect(index)
            if self.underMouse():  # what somebody is about to click stays where it is
                self.scrollTo(index)
            elif not self.viewport().rect().adjusted(0, 0, 0, -ROW_PX).contains(rect):
                self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._keep_in_view()
