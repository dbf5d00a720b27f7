"""The popup of the playback rate: typed, stepped, turned by the wheel, or one of the usual."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QButtonGroup,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.gui.transport.times import rate_text
from reader.playback.base import MAX_RATE, MIN_RATE
from reader.session.playing import RATES

STEP = 0.05
COLUMNS = 4


class RateField(QDoubleSpinBox):
    """Takes a decimal comma or point, with or without the sign."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Playback rate"))
        self.setRange(MIN_RATE, MAX_RATE)
        self.setSingleStep(STEP)
        self.setDecimals(2)
        self.setSuffix("\N{MULTIPLICATION SIGN}")
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill_with_text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_with_text()

    def _fill_with_text(self) -> None:
        # Dressed by a style sheet, a box without buttons leaves no room between them.
        self.lineEdit().setGeometry(self.rect().adjusted(5, 3, -5, -3))

    def textFromValue(self, value: float) -> str:
        return QLocale().toString(round(value, 2), "g", 3)

    def valueFromText(self, text: str) -> float:
        return self._parsed(text) or self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        typed = text.removesuffix(self.suffix()).strip()
        if any(character not in "0123456789.," for character in typed):
            return QValidator.State.Invalid, text, position
        value = self._parsed(text)
        good = value is not None and MIN_RATE <= value <= MAX_RATE
        state = QValidator.State.Acceptable if good else QValidator.State.Intermediate
        return state, text, position

    def _parsed(self, text: str) -> float | None:
        try:
            return float(text.removesuffix(self.suffix()).strip().replace(",", "."))
        except ValueError:
            return None


class RatePopup(QFrame):
    rate_chosen = Signal(float)

    def __init__(self, rate: float, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Playback rate"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = RateField(self)
        self.field.setValue(rate)
        self.field.setFixedWidth(86)
        self.field.valueChanged.connect(self._on_value)
        self.field.lineEdit().returnPressed.connect(self.close)
        self._slower = self._step_button("\N{MINUS SIGN}", self.tr("Slower"), -1)
        self._faster = self._step_button("+", self.tr("Faster"), 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for widget in (self._slower, self.field, self._faster):
            row.addWidget(widget)
        row.addStretch(1)
        self._presets = QButtonGroup(self)
        self._presets.setExclusive(False)
        grid = QGridLayout()
        grid.setSpacing(6)
        for index, preset in enumerate(RATES):
            button = QPushButton(rate_text(preset), self)
            button.setProperty("role", "choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setMinimumWidth(62)
            button.clicked.connect(partial(self._on_preset, preset))
            self._presets.addButton(button, index)
            grid.addWidget(button, index // COLUMNS, index % COLUMNS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(14)
        layout.addLayout(row)
        layout.addLayout(grid)
        self._mark()

    def _step_button(self, text: str, name: str, step: int) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setProperty("role", "choice")
        button.setAutoDefault(False)
        button.setAutoRepeat(True)
        button.setFixedWidth(38)
        button.clicked.connect(lambda _checked=False: self.field.stepBy(step))
        return button

    def _on_preset(self, rate: float, _checked: bool = False) -> None:
        self.field.setValue(rate)
        self._mark()
        self.close()

    def _on_value(self, rate: float) -> None:
        self._mark()
        self.rate_chosen.emit(round(rate, 2))

    def _mark(self) -> None:
        for index, preset in enumerate(RATES):
            self._presets.button(index).setChecked(preset == round(self.field.value(), 2))

    def open_above(self, corner: QPoint) -> None:
        """With the middle of its lower edge at ``corner`` (global), as far as the screen goes."""
        self.adjustSize()
        place = corner - QPoint(self.width() // 2, self.height())
        screen = self.screen().availableGeometry()
        left = min(screen.right() - self.width(), max(screen.left(), place.x()))
        self.move(left, max(screen.top(), place.y()))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.selectAll()
