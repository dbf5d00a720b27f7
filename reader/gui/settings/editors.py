"""A widget for each kind of option. Each shows a value and says when the reader changes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from reader.core.settings import Option
from reader.gui.settings.switch import Switch
from reader.gui.settings.texts import choice_of, name_of, unit_of

Changed = Callable[[Any], object]
FOLDERS = ("align.model",)  # texts that are the path of a folder
_WIDTH_PX = 190


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


class Editor:
    """``widget`` edits the option; ``show`` sets it without telling of a change."""

    def __init__(self, widget: QWidget, show: Callable[[Any], object], names: QWidget) -> None:
        self.widget = widget
        self._show = show
        self.named = names

    def show(self, value: object) -> None:
        with QSignalBlocker(self.named):
            self._show(value)


def editor_for(option: Option, changed: Changed, parent: QWidget) -> Editor:
    """What fits the option's type; ``changed`` is called with each new value."""
    editor = _made(option, changed, parent)
    editor.named.setAccessibleName(name_of(option))
    return editor


def _made(option: Option, changed: Changed, parent: QWidget) -> Editor:
    if isinstance(option.default, bool):
        check = Switch(parent)
        check.toggled.connect(changed)
        return Editor(check, check.setChecked, check)
    if option.choices:
        box = QComboBox(parent)
        box.setMinimumWidth(_WIDTH_PX)
        for choice in option.choices:
            box.addItem(choice_of(option, choice), choice)
        box.activated.connect(lambda index: changed(box.itemData(index)))
        return Editor(box, lambda value: box.setCurrentIndex(box.findData(value)), box)
    if isinstance(option.default, int | float):
        whole = isinstance(option.default, int)
        spin: QSpinBox | QDoubleSpinBox = QSpinBox(parent) if whole else QDoubleSpinBox(parent)
        if option.minimum is not None and option.maximum is not None:
            spin.setRange(int(option.minimum) if whole else option.minimum, option.maximum)  # type: ignore[arg-type]
        spin.setSuffix(unit_of(option))
        spin.setKeyboardTracking(False)  # a number half typed is none
        spin.setMinimumWidth(100)
        spin.lineEdit().setTextMargins(7, 0, 0, 0)
        spin.valueChanged.connect(changed)
        return Editor(spin, spin.setValue, spin)
    return _text_editor(option, changed, parent)


def _text_editor(option: Option, changed: Changed, parent: QWidget) -> Editor:
    line = QLineEdit(parent)
    line.setMinimumWidth(_WIDTH_PX)
    line.editingFinished.connect(lambda: changed(line.text().strip()))
    if option.key not in FOLDERS:
        return Editor(line, line.setText, line)
    both = QWidget(parent)
    browse = QPushButton(QCoreApplication.translate("SettingsDialog", "Choose…"), both)
    browse.setAutoDefault(False)
    browse.setAccessibleName(QCoreApplication.translate("SettingsDialog", "Choose a folder"))

    def choose() -> None:
        dialog = QFileDialog(parent, name_of(option), line.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)

        def take(path: str) -> None:
            line.setText(path)
            changed(path)

        dialog.fileSelected.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    browse.clicked.connect(choose)
    layout = QHBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(line)
    layout.addWidget(browse)
    return Editor(both, line.setText, line)
