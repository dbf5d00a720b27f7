"""Ctrl+K: every action by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.gui.commands.actions import Actions, plain

WIDTH_PX = 520
HEIGHT_PX = 380


def fuzzy_score(query: str, text: str) -> int | None:
    """How well the letters of ``query`` are found in ``text`` in their order: 0 is best;
    None where they are not. Letters at the beginning of words and in a row count less."""
    text = text.casefold()
    score, at = 0, -1
    for letter in query.casefold():
        if letter.isspace():
            continue
        found = text.find(letter, at + 1)
        initial = next(
            (
                i
                for i in range(at + 1, len(text))
                if text[i] == letter and not text[i - 1 : i].isalnum()
            ),
            -1,
        )
        if found < 0:
            return None
        if found != at + 1 and initial >= 0:
            found = initial
        if found != at + 1:
            score += 1 if found == initial else 3
        at = found
    return score


class CommandPalette(QDialog):
    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("All commands"))
        self._actions = [a for a in actions if a.objectName() != "command_palette"]
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(self.tr("What do you want to do?"))
        self.edit.setAccessibleName(self.tr("Command"))
        self.edit.textChanged.connect(self._filter)
        self.edit.installEventFilter(self)
        self.list = QTreeWidget(self)
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setObjectName("palette")
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.edit)
        layout.addWidget(self.list)
        self._filter("")

    def open_over(self, window: QWidget) -> None:
        width = min(WIDTH_PX, window.width() - 40)
        self.resize(width, min(HEIGHT_PX, window.height() - 120))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, 64)))
        self.show()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def _filter(self, query: str) -> None:
        scored = []
        for order, action in enumerate(self._actions):
            score = fuzzy_score(query, plain(action.text()))
            if score is not None and action.isEnabled():
                scored.append((score, order, action))
        scored.sort(key=lambda entry: entry[:2])
        self.list.clear()
        for _score, _order, action in scored:
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            name = plain(action.text())
            item = QTreeWidgetItem([name, key])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, Qt.ItemDataRole.UserRole, action.objectName())
            item.setSizeHint(0, QSize(0, 30))
            self.list.addTopLevelItem(item)
        self._choose(0)

    def _choose(self, row: int) -> None:
        item = self.list.topLevelItem(row)
        if item is not None:
            self.list.setCurrentItem(item)

    def _run(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        ident = item.data(0, Qt.ItemDataRole.UserRole)
        action: QAction = next(a for a in self._actions if a.objectName() == ident)
        self.close()
        action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                count = max(1, self.list.topLevelItemCount())
                self._choose((self.list.currentIndex().row() + step) % count)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)
