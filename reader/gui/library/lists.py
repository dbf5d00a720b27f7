"""The lists of the library page: what the hand and the keyboard do to a row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reader.gui.library.found_rows import FoundDelegate, FoundModel, FoundRow
from reader.gui.library.rows import ShelfDelegate, ShelfModel
from reader.storage.library_shelf import ShelfEntry


class RowList(QListView):
    """One row after the other, each as high as it wants to be."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(28)

    def choose_first(self) -> None:
        """Come in from the field above."""
        if self.model().rowCount():
            if not self.currentIndex().isValid():
                self.setCurrentIndex(self.model().index(0, 0))
            self.setFocus(Qt.FocusReason.OtherFocusReason)


class ShelfList(RowList):
    opened = Signal(object)  # ShelfEntry
    menu_requested = Signal(object, object)  # ShelfEntry, QPoint (global)
    take_off_requested = Signal(object)  # ShelfEntry

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Conversations"), parent)
        self.setUniformItemSizes(True)
        self.rows = ShelfModel(self)
        self.delegate = ShelfDelegate(self.rows, self)
        self.setItemDelegate(self.delegate)
        self.setModel(self.rows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)

    def entry_at(self, index: QModelIndex) -> ShelfEntry | None:
        return self.rows.entries[index.row()] if index.isValid() else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        entry = self.entry_at(index)
        if entry is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        where = self.delegate.menu_rect(self.visualRect(index))
        if where.contains(event.position().toPoint()):
            self.menu_requested.emit(entry, self.viewport().mapToGlobal(where.bottomLeft()))
        else:
            self.opened.emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.entry_at(self.currentIndex())
        if entry is not None and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
        ):
            self.opened.emit(entry)
        elif entry is not None and event.key() == Qt.Key.Key_Delete:
            self.take_off_requested.emit(entry)
        else:
            super().keyPressEvent(event)

    def _on_menu(self, where: QPoint) -> None:
        # By the keyboard it is asked for where the row is, not where the pointer happens to be.
        index = self.indexAt(where)
        if not index.isValid():
            index = self.currentIndex()
        entry = self.entry_at(index)
        if entry is not None:
            self.menu_requested.emit(entry, self.viewport().mapToGlobal(where))


class FoundList(RowList):
    chosen = Signal(object)  # FoundRow: open it there
    play_requested = Signal(object)  # FoundRow: hear it from here
    more_requested = Signal(object)  # FoundRow

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.found = FoundModel(self)
        self.delegate = FoundDelegate(self.found, self)
        self.setItemDelegate(self.delegate)
        self.setModel(self.found)

    def row_at(self, index: QModelIndex) -> FoundRow | None:
        return self.found.rows[index.row()] if index.isValid() else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.row_at(index)
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        where = self.delegate.play_rect(self.visualRect(index))
        self._act(row, play=where.contains(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row_at(self.currentIndex())
        key = event.key()
        if row is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._act(row, play=bool(held))
        elif row is not None and key == Qt.Key.Key_Space:
            self._act(row, play=True)
        else:
            super().keyPressEvent(event)

    def _act(self, row: FoundRow, *, play: bool) -> None:
        if row.kind == "more":
            self.more_requested.emit(row)
        elif play and row.playable:
            self.play_requested.emit(row)
        else:
            self.chosen.emit(row)
