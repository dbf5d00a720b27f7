"""The list of speakers: dot, name, bar and percentage of what each says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.core.talk_shares import TalkShare
from reader.core.timecode import format_time
from reader.gui.contents.chapter_list import Index, RowList, paint_row_ground, row_rect
from reader.gui.look.theme import Theme, interface_font

SPEAKER_ROW_PX = 27
INSET_PX = 10  # as the list of chapters has it


class SpeakerModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shares: Sequence[TalkShare] = ()

    def set_shares(self, shares: Sequence[TalkShare]) -> None:
        self.beginResetModel()
        self.shares = shares
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shares)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        share = self.shares[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return share.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{share.name}, {self.percentage(share)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(share)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._told(share)
        return None

    def percentage(self, share: TalkShare) -> str:
        return self.tr("{0} %").format(round(share.share * 100))

    def _told(self, share: TalkShare) -> str:
        turns = self.tr("%Ln turn(s)", "", share.turns)
        if share.talk_ms is None:
            words = self.tr("%Ln word(s)", "", share.words)
            how = self.tr("{0}: {1} in {2}, {3} of all words").format(
                share.name, words, turns, self.percentage(share)
            )
        else:
            how = self.tr("{0}: {1} in {2}, {3} of the talking time").format(
                share.name, format_time(share.talk_ms), turns, self.percentage(share)
            )
        return how + "\n" + self.tr("Click to go to their next turn, with Shift to the one before")


class _SpeakerDelegate(QStyledItemDelegate):
    def __init__(self, model: SpeakerModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme: Theme | None = None
        self._name = interface_font(13)
        self._share = interface_font(13, tabular=True)
        self._widest_px = 0.0

    def measure(self) -> None:
        """The names have changed: the bars begin behind the widest."""
        names = QFontMetricsF(self._name)
        widths = (names.horizontalAdvance(s.name) for s in self._model.shares[:100])
        self._widest_px = max(widths, default=0.0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, SPEAKER_ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.theme
        if theme is None:
            return
        share = self._model.shares[index.row()]
        rect = row_rect(option, self.parent())
        painter.save()
        paint_row_ground(painter, theme, option, rect)
        widest = QCoreApplication.translate("SpeakerModel", "{0} %").format(100)
        percent_px = QFontMetricsF(self._share).horizontalAdvance(widest) + 10
        left, right = rect.left() + INSET_PX, rect.right() + 1 - INSET_PX
        bar_left = left + 17 + min(max(self._widest_px + 14, 65.0), rect.width() * 0.5)
        bar_right = right - percent_px
        middle = rect.top() + SPEAKER_ROW_PX / 2
        colour = theme.speaker_colour(share.place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(left, middle - 4.5, 9, 9))
        painter.setBrush(QColor(theme.trough))
        bar = QRectF(bar_left, middle - 2.5, bar_right - bar_left, 5)
        painter.drawRoundedRect(bar, 2.5, 2.5)
        if share.share > 0:
            painter.setBrush(colour)
            bar.setWidth(max(5.0, bar.width() * share.share))
            painter.drawRoundedRect(bar, 2.5, 2.5)
        name = QRectF(left + 17, rect.top(), bar_left - left - 25, SPEAKER_ROW_PX)
        text = QFontMetricsF(self._name).elidedText(
            share.name, Qt.TextElideMode.ElideRight, name.width()
        )
        painter.setFont(self._name)
        painter.setPen(QColor(theme.text))
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(self._share)
        painter.setPen(QColor(theme.quiet))
        painter.drawText(
            QRectF(bar_right, rect.top(), right - bar_right, SPEAKER_ROW_PX),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            self._model.percentage(share),
        )
        painter.restore()


class SpeakerList(RowList):
    rename_requested = Signal(QModelIndex)  # by F2, as elsewhere

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.speakers = SpeakerModel(self)
        self._delegate = _SpeakerDelegate(self.speakers, self)
        self.setItemDelegate(self._delegate)
        self.setModel(self.speakers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        if self.isVisible():  # before, the viewport need not be known to Python: 10 ms
            self.viewport().update()

    def set_shares(self, shares: Sequence[TalkShare]) -> None:
        """Show these; a list that is the same stays where it was scrolled to."""
        if list(shares) == list(self.speakers.shares):
            return
        at = self.currentIndex().row()
        self.speakers.set_shares(shares)
        self._delegate.measure()
        if 0 <= at < len(shares):
            self.setCurrentIndex(self.speakers.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.rename_requested.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def share(self, index: QModelIndex) -> TalkShare:
        return self.speakers.shares[index.row()]
