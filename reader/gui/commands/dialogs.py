"""Small dialogs: go to a time, the keys, about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader import __version__
from reader.core.timecode import format_time, parse_time
from reader.gui.commands.actions import ACTIONS, MENUS, key_text, plain, translated
from reader.gui.widgets import key_label, section_label


class GoToTimeDialog(QDialog):
    """Takes 1:02:03, 62:03, 3723 or 1h2m; says at once when it is none of them."""

    def __init__(self, position_ms: int, duration_ms: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Go to time"))
        self._duration_ms = duration_ms
        self.time_ms: int | None = None
        self.edit = QLineEdit(format_time(position_ms), self)
        self.edit.setAccessibleName(self.tr("Time"))
        self.edit.selectAll()
        self.edit.textChanged.connect(self._check)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "small")
        self._hint.setMinimumWidth(300)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(self.tr("Go"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self.edit)
        layout.addWidget(self._hint)
        layout.addWidget(buttons)
        self._check(self.edit.text())

    def _check(self, text: str) -> None:
        try:
            self.time_ms = parse_time(text)
        except ValueError as error:
            self.time_ms = None
            self._hint.setText(str(error) if text.strip() else self.tr("Such as 1:02:03 or 1h2m"))
        else:
            if self._duration_ms and self.time_ms > self._duration_ms:
                self._hint.setText(
                    self.tr("The recording ends at {0}.").format(format_time(self._duration_ms))
                )
                self.time_ms = None
            else:
                self._hint.setText(self.tr("Goes to {0}").format(format_time(self.time_ms)))
        self._ok.setEnabled(self.time_ms is not None)


class NumberDialog(QDialog):
    """Asks for one number within limits, a decimal comma or point."""

    def __init__(
        self, title: str, label: str, limits: tuple[float, float], value: float, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._limits = limits
        self.value: float | None = None
        self.edit = QLineEdit(f"{value:g}", self)
        self.edit.setAccessibleName(label)
        self.edit.selectAll()
        self.edit.textChanged.connect(self._check)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(QLabel(label, self))
        layout.addWidget(self.edit)
        layout.addWidget(buttons)
        self._check(self.edit.text())

    def _check(self, text: str) -> None:
        try:
            number = float(text.strip().replace(",", "."))
        except ValueError:
            number = float("nan")
        low, high = self._limits
        self.value = number if low <= number <= high else None
        self._ok.setEnabled(self.value is not None)


class KeysDialog(QDialog):
    """The cheat sheet, made from the table of actions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(760, 560)
        body = QWidget(self)
        body.setObjectName("shortcuts")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(26, 22, 26, 22)
        columns.setSpacing(44)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(0)
        for index, (section, title) in enumerate(MENUS):
            specs = [spec for spec in ACTIONS if spec.menu == section and spec.keys]
            if not specs:
                continue
            column = right if section in ("go", "mark", "times", "help") else left
            column.addWidget(section_label(plain(translated(title)), body))
            column.addSpacing(6)
            grid = QGridLayout()
            grid.setVerticalSpacing(6)
            grid.setHorizontalSpacing(6)
            for row, spec in enumerate(specs):
                grid.addWidget(QLabel(plain(translated(spec.text)).rstrip("…"), body), row, 0)
                keys = QHBoxLayout()
                keys.setSpacing(4)
                keys.addStretch(1)
                for key in spec.keys[:2]:
                    keys.addWidget(key_label(key_text(key), body))
                grid.addLayout(keys, row, 1)
            column.addLayout(grid)
            column.addSpacing(20 if index < len(MENUS) - 1 else 0)
        for column in (left, right):
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(self.tr("Keys"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)


class AboutDialog(QDialog):
    def __init__(self, player_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Earmark"))
        player = player_name or self.tr("none found: reading without sound")
        text = QLabel(
            self.tr(
                "<h2>Earmark {0}</h2><p>Reads along with any conversation.</p>"
                "<p>Sound: {1}</p>"
                "<p>Free software under the GNU General Public License, version 3 or later. "
                "Faces: Literata, Inter and Atkinson Hyperlegible, under the SIL Open Font "
                "License.</p>"
            ).format(__version__, player),
            self,
        )
        text.setWordWrap(True)
        text.setMinimumWidth(380)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 18, 26, 18)
        layout.addWidget(text)
        layout.addWidget(buttons)
