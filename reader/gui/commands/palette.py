"""Ctrl+K: every action, chapter and person by a few letters, and any time as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from reader.gui.commands.actions import Actions
from reader.gui.commands.palette_entries import (
    Entry,
    action_entries,
    place_entries,
    ranked,
    time_entry,
)
from reader.gui.commands.palette_line import OFF, PaletteLine

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

WIDTH_PX = 620
HEIGHT_PX = 420
MOST_RECENT = 8
PAGE = 8
RECENT = "palette.recent"


class CommandPalette(QDialog):
    def __init__(self, actions: Actions, parent: MainWindow) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("All commands"))
        self._window = parent
        self._settings = parent.session.settings
        self._actions = action_entries(parent)
        self._places = place_entries(parent)
        self._shown: list[Entry] = []
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(self.tr("A command, a chapter, a name, or 1:02:03"))
        self.edit.setAccessibleName(self.tr("Command"))
        self.edit.textChanged.connect(self._filter)
        self.edit.installEventFilter(self)
        self.list = QTreeWidget(self)
        self.list.setColumnCount(3)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setItemDelegate(PaletteLine(parent.appearance.theme, self))
        self.list.setObjectName("palette")
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._run)
        self._none = QLabel(self.tr("Nothing is called that."), self)
        self._none.setProperty("role", "quiet")
        self._none.setContentsMargins(8, 4, 8, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.edit)
        layout.addWidget(self._none)
        layout.addWidget(self.list)
        self._filter("")

    def open_over(self, window: MainWindow) -> None:
        width = min(WIDTH_PX, window.width() - 40)
        self.resize(width, min(HEIGHT_PX, window.height() - 120))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, 64)))
        self.show()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def _recent(self) -> list[str]:
        return str(self._settings.get(RECENT)).split()

    def _filter(self, query: str) -> None:
        entries = ranked(query, self._actions, self._places, self._recent())
        timed = time_entry(self._window, query)
        self._shown = ([timed] if timed is not None else []) + entries
        self.list.clear()
        items = []
        for entry in self._shown:
            item = QTreeWidgetItem([entry.name, entry.where, entry.key])
            if entry.run is None:
                item.setData(0, OFF, True)
                reason = self.tr("{0}: {1}").format(entry.name, entry.where)
                item.setData(0, Qt.ItemDataRole.AccessibleTextRole, reason)
            items.append(item)
        self.list.addTopLevelItems(items)
        self.list.setVisible(bool(items))
        self._none.setVisible(not items)
        self._choose(0)

    def _choose(self, row: int) -> None:
        item = self.list.topLevelItem(row)
        if item is not None:
            self.list.setCurrentItem(item)

    def _run(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        entry = self._shown[self.list.indexOfTopLevelItem(item)]
        if entry.run is None:
            return  # its line says why
        if entry.ident:
            used = [entry.ident, *(ident for ident in self._recent() if ident != entry.ident)]
            self._settings.set(RECENT, " ".join(used[:MOST_RECENT]))
        self.close()
        entry.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            count = max(1, self.list.topLevelItemCount())
            row = self.list.currentIndex().row()
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            page = {Qt.Key.Key_PageDown: PAGE, Qt.Key.Key_PageUp: -PAGE}.get(Qt.Key(event.key()))
            if step is not None:
                self._choose((row + step) % count)
                return True
            if page is not None:
                self._choose(min(count - 1, max(0, row + page)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)
