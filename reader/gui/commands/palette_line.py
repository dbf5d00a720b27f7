"""How a line of the command palette is painted: name, menu or reason, key."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.gui.look.theme import Theme, mixed

ROW_PX = 30
PADDING_PX = 10
OFF = Qt.ItemDataRole.UserRole  # whether it cannot be had now


class PaletteLine(QStyledItemDelegate):
    """The style sheet gives all items one colour; here the name counts more than the rest."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        text = str(index.data() or "")
        width_px = option.fontMetrics.horizontalAdvance(text)
        return QSize(width_px + 2 * PADDING_PX + 4, ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, column = self._theme, index.column()
        rect, state = option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.turn))
        off = bool(index.model().index(index.row(), 0).data(OFF))
        colour = theme.text if column == 0 and not off else theme.quiet
        if off and column == 0:
            colour = mixed(theme.text, theme.quiet, 0.85)
        painter.setPen(QColor(colour))
        painter.setFont(option.font)
        side = Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag.AlignLeft
        room = rect.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)
