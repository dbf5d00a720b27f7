"""Choosing one of several conversations that a folder holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class ChooseConversation(QDialog):
    chosen = Signal(object)  # Path
    all_chosen = Signal()  # for the library

    def __init__(self, folder: Path, choices: Sequence[Path], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chooser")
        self.setWindowTitle(self.tr("Open a conversation"))
        self.resize(460, 380)
        self._choices = list(choices)
        lead = QLabel(
            self.tr("{0} holds {1} conversations. Which one?").format(
                folder.name or str(folder), len(self._choices)
            ),
            self,
        )
        lead.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Conversations"))
        for path in self._choices:
            item = QListWidgetItem(path.name)
            item.setToolTip(str(path))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._choose)
        open_button = QPushButton(self.tr("Open"), self)
        open_button.setDefault(True)
        open_button.clicked.connect(self._choose)
        add_all = QPushButton(self.tr("Add all to the library"), self)
        add_all.setAutoDefault(False)
        add_all.clicked.connect(self._choose_all)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(add_all)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(12)
        layout.addWidget(lead)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    def _choose_all(self) -> None:
        self.accept()
        self.all_chosen.emit()

    def _choose(self) -> None:
        row = self.list.currentRow()
        if self.result() == QDialog.DialogCode.Accepted or row < 0:
            return  # Enter both activates the row and presses the button
        self.accept()
        self.chosen.emit(self._choices[row])
