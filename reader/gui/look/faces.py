"""The list of all faces that are installed, each shown in itself, with a field to find one."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QKeyEvent, QRawFont
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from reader.gui.look.theme import READING_FAMILIES

ROW_PX = 32
SAMPLE_PX = 16


class _Families(QStringListModel):
    """Families by name; what a family's own face cannot write is written in the interface's."""

    def __init__(self, parent: QWidget) -> None:
        names = [
            name
            for name in QFontDatabase.families()
            # neither the system's hidden ones nor the weights of ours under names of their own
            if not name.startswith((".", *(f"{ours} " for ours in READING_FAMILIES)))
        ]
        super().__init__(names, parent)
        self._fonts: dict[str, QFont | None] = {}

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.FontRole:
            return self._font(str(super().data(index, Qt.ItemDataRole.DisplayRole)))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(80, ROW_PX)
        return super().data(index, role)

    def _font(self, family: str) -> QFont | None:
        """Made when its row is first seen: opening every face would take seconds."""
        if family not in self._fonts:
            font = QFont(family)
            font.setPixelSize(SAMPLE_PX)
            writes = QRawFont.fromFont(font)
            able = all(writes.supportsCharacter(letter) for letter in family if letter != " ")
            tall = QFontMetrics(font).height() > 2 * SAMPLE_PX
            self._fonts[family] = font if able and not tall else None
        return self._fonts[family]


class FaceList(QWidget):
    """``chosen`` tells each family that is gone to, ``done`` that the reader wants back."""

    chosen = Signal(str)
    done = Signal()

    def __init__(self, family: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find a face"))
        self.field.setAccessibleName(self.tr("Find a face"))
        self.field.setClearButtonEnabled(True)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Faces"))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown.setSourceModel(_Families(self))
        self.list.setModel(self._shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self.field.textChanged.connect(self._shown.setFilterFixedString)
        self._go_to(family)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(self.done)
        self.field.returnPressed.connect(self._on_return)
        self.setFocusProxy(self.field)

    def _go_to(self, family: str) -> None:
        for row in range(self._shown.rowCount()):
            index = self._shown.index(row, 0)
            if index.data() == family:
                self.list.setCurrentIndex(index)
                self.list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
                return

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid() and self.list.hasFocus():
            self.chosen.emit(str(current.data()))

    def _on_return(self) -> None:
        """The first that was found."""
        index = self._shown.index(0, 0)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.chosen.emit(str(index.data()))
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setFocus()
            first = self._shown.index(0, 0)
            if first.isValid() and not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(first)
        elif event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)
