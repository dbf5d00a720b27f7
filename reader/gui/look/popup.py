"""The popup behind "Aa": how the text is set, what is marked as it is spoken and how the page
moves. Every change shows at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QSlider, QWidget

from reader.gui.look.theme import BOOK_FAMILY, READING_FAMILIES, load_family

SIZES_PX = (14, 34)
USUAL_SIZE_PX = 19
LINE_HEIGHTS_PERCENT = (125, 220)
COLUMNS_PX = (420, 960)


@dataclass(frozen=True, slots=True)
class Look:
    """How the conversation is set; the defaults are the design's."""

    family: str = BOOK_FAMILY
    size_px: int = USUAL_SIZE_PX
    line_height: float = 1.62
    column_px: int = 640
    highlight: str = "word"  # as the option "follow.highlight"
    motion: str = "auto"  # as the option "motion"

    def with_size(self, size_px: int) -> Look:
        return replace(self, size_px=min(SIZES_PX[1], max(SIZES_PX[0], size_px)))


class LookPopup(QFrame):
    look_changed = Signal(object)  # Look

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("How the text is set"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look = look
        layout = QGridLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setHorizontalSpacing(14)
        layout.setVerticalSpacing(14)
        self._grid = layout
        self.size_slider = self._slider(0, self.tr("Text size"), SIZES_PX, look.size_px)
        self.line_height_slider = self._slider(
            1, self.tr("Line height"), LINE_HEIGHTS_PERCENT, round(look.line_height * 100)
        )
        self.column_slider = self._slider(2, self.tr("Column width"), COLUMNS_PX, look.column_px)
        self.column_slider.setSingleStep(20)
        self.face_box = self._box(3, self.tr("Face"))
        for family in READING_FAMILIES:
            load_family(family)
            self.face_box.addItem(family, family)
            self.face_box.setItemData(
                self.face_box.count() - 1, QFont(family), Qt.ItemDataRole.FontRole
            )
        self.highlight_box = self._box(4, self.tr("Marked as spoken"))
        self.highlight_box.addItem(self.tr("Turn and word"), "word")
        self.highlight_box.addItem(self.tr("Turn only"), "turn")
        self.motion_box = self._box(5, self.tr("Scrolling"))
        self.motion_box.addItem(self.tr("As the system has it"), "auto")
        self.motion_box.addItem(self.tr("Smooth"), "on")
        self.motion_box.addItem(self.tr("At once"), "off")
        for box, name in (
            (self.face_box, "family"),
            (self.highlight_box, "highlight"),
            (self.motion_box, "motion"),
        ):
            box.setCurrentIndex(max(0, box.findData(getattr(look, name))))
            box.currentIndexChanged.connect(partial(self._on_chosen, box, name))
        self._values()

    def _box(self, row: int, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        self._grid.addWidget(QLabel(name, self), row, 0)
        self._grid.addWidget(box, row, 1, 1, 2)
        return box

    def _on_chosen(self, box: QComboBox, name: str, _index: int) -> None:
        self._change(**{name: box.currentData()})

    def _slider(self, row: int, name: str, limits: tuple[int, int], value: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setAccessibleName(name)
        slider.setRange(*limits)
        slider.setValue(value)
        slider.setFixedWidth(170)
        shown = QLabel(self)
        shown.setObjectName(f"value{row}")
        shown.setProperty("role", "small")
        shown.setMinimumWidth(48)
        shown.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(QLabel(name, self), row, 0)
        self._grid.addWidget(slider, row, 1)
        self._grid.addWidget(shown, row, 2)
        slider.valueChanged.connect(self._on_slider)
        return slider

    def _on_slider(self) -> None:
        self._change(
            size_px=self.size_slider.value(),
            line_height=self.line_height_slider.value() / 100,
            column_px=self.column_slider.value(),
        )

    def _change(self, **changes: object) -> None:
        self._look = replace(self._look, **changes)  # type: ignore[arg-type]
        self._values()
        self.look_changed.emit(self._look)

    def _values(self) -> None:
        texts = (
            f"{self._look.size_px} px",
            f"{self._look.line_height:.2f}",
            f"{self._look.column_px} px",
        )
        for row, text in enumerate(texts):
            label = self.findChild(QLabel, f"value{row}")
            if isinstance(label, QLabel):
                label.setText(text)

    def open_below(self, corner: QPoint) -> None:
        """With its upper right corner at ``corner`` (global)."""
        self.adjustSize()
        self.move(corner - QPoint(self.width(), 0))
        self.show()
        self.size_slider.setFocus(Qt.FocusReason.PopupFocusReason)
