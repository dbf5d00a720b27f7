"""Small dialogs: go to a time, a number, a name, about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader import __version__
from reader.core.timecode import format_time, parse_place
from reader.session.translation import translated


class GoToTimeDialog(QDialog):
    """Takes 1:02:03, 62:03, 3723, 1h2m, +30, -10s or 50%; says at once when it is none."""

    def __init__(self, position_ms: int, duration_ms: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Go to time"))
        self._position_ms, self._duration_ms = position_ms, duration_ms
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
            self.time_ms = parse_place(text, self._position_ms, self._duration_ms)
        except ValueError as error:
            self.time_ms = None
            fault = translated(error.args[0])
            self._hint.setText(
                fault if text.strip() else self.tr("Such as 1:02:03, 1h2m, +30 or 50%")
            )
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


class NameDialog(QDialog):
    """Asks for another name for ``speaker``; with one of ``others`` the two become one, which
    is said before it is done."""

    def __init__(self, speaker: str, others: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rename speaker"))
        self._speaker, self._others = speaker, frozenset(others)
        label = QLabel(self.tr("Name of {0} in all of this conversation").format(speaker), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.edit = QLineEdit(speaker, self)
        self.edit.setAccessibleName(label.text())
        self.edit.selectAll()
        completer = QCompleter(list(others), self.edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.edit.setCompleter(completer)
        self.edit.textChanged.connect(self._check)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "small")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setMinimumWidth(320)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(self.tr("Rename"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(10)
        for part in (label, self.edit, self._hint, buttons):
            layout.addWidget(part)
        self._check(speaker)

    def _check(self, text: str) -> None:
        name = " ".join(text.split())
        self._ok.setEnabled(bool(name) and name != self._speaker)
        told = self.tr("The file stays as it is.")
        if name in self._others:
            told = self.tr("{0} and {1} become one. This can be undone.").format(
                self._speaker, name
            )
        self._hint.setText(told)


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
