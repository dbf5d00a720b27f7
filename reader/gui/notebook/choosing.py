"""Dialogs of the filter row, for what a menu is too short for: any two days, and one of many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.search import fold

LIST_SIZE = QSize(420, 460)
_VALUE = Qt.ItemDataRole.UserRole
_FOLDED = Qt.ItemDataRole.UserRole + 1


class DaysDialog(QDialog):
    """From which day to which, both included."""

    chosen = Signal(object, object)  # date, date

    def __init__(self, since: date, until: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Between two days"))
        self.since, self.until = self._field(since), self._field(until)
        form = QFormLayout()
        form.addRow(self.tr("From"), self.since)
        form.addRow(self.tr("To"), self.until)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(_buttons(self))
        self.accepted.connect(self._on_accepted)

    def _field(self, day: date) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day), self)
        field.setCalendarPopup(True)
        field.setDisplayFormat(QLocale().dateFormat(QLocale.FormatType.ShortFormat))
        return field

    def _on_accepted(self) -> None:
        days = [date(d.year(), d.month(), d.day()) for d in (self.since.date(), self.until.date())]
        self.chosen.emit(min(days), max(days))


class ChoicesDialog(QDialog):
    """Any of many, found by typing; Space or a click ticks."""

    chosen = Signal(object)  # the values, in the order of the list

    def __init__(
        self,
        title: str,
        choices: Sequence[tuple[str | int, str, int]],
        ticked: Sequence[str | int],
        parent: QWidget,
    ) -> None:
        """``choices`` are (value, name, how many notes have it)."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._narrow)
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setUniformItemSizes(True)
        for value, name, count in choices:
            text = self.tr("{0}  ({1})").format(name, QLocale().toString(count))
            item = QListWidgetItem(text, self.list)
            item.setData(_VALUE, value)
            item.setData(_FOLDED, fold(name))
            item.setCheckState(
                Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked
            )
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(_buttons(self))
        self.resize(LIST_SIZE)
        self.accepted.connect(lambda: self.chosen.emit(self.ticked))
        self.field.setFocus()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    @property
    def ticked(self) -> list[str | int]:
        """Those that are hidden by what was typed too."""
        return [i.data(_VALUE) for i in self._items() if i.checkState() is Qt.CheckState.Checked]

    def _narrow(self, typed: str) -> None:
        words = fold(typed).split()
        for item in self._items():
            item.setHidden(not all(word in item.data(_FOLDED) for word in words))


def _buttons(dialog: QDialog) -> QDialogButtonBox:
    standard = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(standard.Ok | standard.Cancel, dialog)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
