"""The popup behind "Aa": colours, face, measures, what is marked as it is spoken, and how the
page moves. Every change shows at once on the page beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.gui.look.faces import FaceList
from reader.gui.look.reading_look import (
    COLUMN_STEP_CHARS,
    COLUMNS_CHARS,
    LINE_HEIGHT_STEP_PERCENT,
    LINE_HEIGHTS_PERCENT,
    SIZES_PX,
    SYSTEM_FAMILY,
    Look,
)
from reader.gui.look.swatches import FaceTile, ThemeTile, Tile
from reader.gui.look.theme import (
    AUTO,
    BOOK_FAMILY,
    INTERFACE_FAMILY,
    LEGIBLE_FAMILY,
    Theme,
    load_family,
    loadable_themes,
    system_family,
)

WIDTH_PX = 432
MARGIN_PX = 18
TILES_IN_ROW = 6

_Value = TypeVar("_Value", str, bool)


class LookPopup(QFrame):
    look_changed = Signal(object)  # Look
    theme_chosen = Signal(str)  # AUTO or a theme's name

    def __init__(self, look: Look, theme: Theme, choice: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Text and colours"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look = look
        self._pages = QStackedWidget(self)
        self._page = QWidget(self)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(MARGIN_PX, 14, MARGIN_PX, 14)
        self._column.setSpacing(12)
        self._make_themes()
        self._make_faces()
        self._make_sliders()
        self._make_choices()
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        self._pages.addWidget(self._scroll)
        self.faces: FaceList | None = None  # once the reader has asked for all of them
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.set_theme(theme, choice)
        self.set_look(look)

    # What is in it

    def _make_themes(self) -> None:
        captions = {
            "light": self.tr("Light"),
            "sepia": self.tr("Sepia"),
            "dark": self.tr("Dark"),
            "black": self.tr("Black"),
            "contrast": self.tr("Contrast"),
        }
        themes = loadable_themes()
        by_name = {theme.name: theme for theme in themes}
        day, night = by_name.get("light", themes[0]), by_name.get("dark", themes[-1])
        group = self._group(self.tr("Colours"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(6)
        self.theme_tiles: dict[str, ThemeTile] = {}
        system = self.tr("As the system has it")
        tiles = [(AUTO, ThemeTile(system, self.tr("System"), (day, night), self._page))]
        for theme in themes:
            caption = captions.get(theme.name, theme.title)
            tiles.append((theme.name, ThemeTile(caption, caption, (theme,), self._page)))
        for place, (name, tile) in enumerate(tiles):
            self.theme_tiles[name] = tile
            tile.setProperty("choice", name)
            group.addButton(tile)
            grid.addWidget(tile, place // TILES_IN_ROW, place % TILES_IN_ROW)
        group.buttonClicked.connect(
            lambda tile: self.theme_chosen.emit(str(tile.property("choice")))
        )
        self._column.addLayout(grid)

    def _make_faces(self) -> None:
        group = self._group(self.tr("Face"))
        row = QHBoxLayout()
        row.setSpacing(4)
        self.face_tiles: list[FaceTile] = []
        for family, caption in (
            (BOOK_FAMILY, BOOK_FAMILY),
            (LEGIBLE_FAMILY, self.tr("Legible")),
            (INTERFACE_FAMILY, INTERFACE_FAMILY),
            (SYSTEM_FAMILY, self.tr("System")),
        ):
            load_family(family)
            name = family or self.tr("The system's face")
            tile = FaceTile(name, caption, family or system_family(), self._page)
            tile.setProperty("choice", family)
            tile.clicked.connect(lambda _on=False, family=family: self._change(family=family))
            self.face_tiles.append(tile)
            group.addButton(tile)
            row.addWidget(tile)
        self.other_face = FaceTile(self.tr("Another face…"), self.tr("Other…"), "", self._page)
        self.other_face.clicked.connect(self._show_faces)
        group.addButton(self.other_face)
        row.addWidget(self.other_face)
        self._column.addLayout(row)

    def _make_sliders(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._values: list[QLabel] = []

        def slider(name: str, bounds: tuple[int, int], step: int) -> QSlider:
            made = QSlider(Qt.Orientation.Horizontal, self._page)
            made.setAccessibleName(name)
            made.setRange(*bounds)
            made.setSingleStep(step)
            made.setPageStep(3 * step)
            value = QLabel(self._page)
            value.setProperty("role", "small")
            value.setMinimumWidth(44)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row = len(self._values)
            self._values.append(value)
            grid.addWidget(QLabel(name, self._page), row, 0)
            grid.addWidget(made, row, 1)
            grid.addWidget(value, row, 2)
            made.valueChanged.connect(self._on_slider)
            return made

        self.size_slider = slider(self.tr("Text size"), SIZES_PX, 1)
        self.line_height_slider = slider(
            self.tr("Line height"), LINE_HEIGHTS_PERCENT, LINE_HEIGHT_STEP_PERCENT
        )
        self.column_slider = slider(self.tr("Letters a line"), COLUMNS_CHARS, COLUMN_STEP_CHARS)
        self._column.addWidget(self._rule())
        self._column.addLayout(grid)

    def _make_choices(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.spoken_buttons = self._segments(
            grid,
            0,
            self.tr("Marked as spoken"),
            "highlight",
            (
                (self.tr("Word"), "word"),
                (self.tr("Sentence"), "sentence"),
                (self.tr("Turn"), "turn"),
            ),
        )
        self.motion_buttons = self._segments(
            grid,
            2,
            self.tr("Motion"),
            "motion",
            ((self.tr("System"), "auto"), (self.tr("Smooth"), "on"), (self.tr("None"), "off")),
        )
        self.focus_buttons = self._segments(
            grid,
            1,
            self.tr("All the rest"),
            "focus",
            ((self.tr("As it is"), False), (self.tr("Recedes"), True)),
        )
        self.reset_button = QPushButton(self.tr("Back to the usual"), self._page)
        self.reset_button.setProperty("role", "link")
        self.reset_button.clicked.connect(self._reset)
        self._column.addWidget(self._rule())
        self._column.addLayout(grid)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.reset_button)
        self._column.addLayout(foot)

    def _group(self, name: str) -> QButtonGroup:
        group = QButtonGroup(self)
        group.setObjectName(name)
        return group

    def _rule(self) -> QFrame:
        rule = QFrame(self._page)
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        return rule

    def _segments(
        self,
        grid: QGridLayout,
        row: int,
        name: str,
        field: str,
        choices: tuple[tuple[str, _Value], ...],
    ) -> dict[_Value, QToolButton]:
        """Buttons of which one is down; each sets ``field`` of the look."""
        group = self._group(name)
        made: dict[_Value, QToolButton] = {}
        line = QHBoxLayout()
        line.setSpacing(4)
        for text, value in choices:
            button = QToolButton(self._page)
            button.setText(text)
            button.setAccessibleName(f"{name}: {text}")
            button.setProperty("role", "segment")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self._on_segment, field, value))
            group.addButton(button)
            line.addWidget(button)
            made[value] = button
        grid.addWidget(QLabel(name, self._page), row, 0)
        grid.addLayout(line, row, 1)
        return made

    # What it shows

    def set_theme(self, theme: Theme, choice: str) -> None:
        """Another theme is worn, by choice or because the system says so."""
        tiles: list[Tile] = [*self.theme_tiles.values(), *self.face_tiles, self.other_face]
        for tile in tiles:
            tile.set_theme(theme)
        chosen = self.theme_tiles.get(choice)
        if chosen is not None:
            chosen.setChecked(True)

    def set_look(self, look: Look) -> None:
        """The type is another, set here or by a key."""
        self._look = look
        for slider, value in (
            (self.size_slider, look.size_px),
            (self.line_height_slider, look.line_height_percent),
            (self.column_slider, look.column_chars),
        ):
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
        texts = (
            self.tr("{0} px").format(look.size_px),
            self.locale().toString(look.line_height, "f", 2),
            self.locale().toString(look.column_chars),
        )
        for label, text in zip(self._values, texts, strict=True):
            label.setText(text)
        for tile in self.face_tiles:
            if tile.property("choice") == look.family:
                tile.setChecked(True)
                break
        else:
            self.other_face.show_family(look.family)
            self.other_face.setText(look.family)
            self.other_face.setChecked(True)
        self.spoken_buttons[look.highlight].setChecked(True)
        self.motion_buttons[look.motion].setChecked(True)
        self.focus_buttons[look.focus].setChecked(True)
        self.reset_button.setEnabled(look != Look())

    # What is done with it

    def _on_slider(self) -> None:
        self._change(
            size_px=self.size_slider.value(),
            line_height=self.line_height_slider.value() / 100,
            column_chars=self.column_slider.value(),
        )

    def _on_segment(self, field: str, value: object, _down: bool) -> None:
        self._change(**{field: value})

    def _change(self, **changes: object) -> None:
        look = replace(self._look, **changes)  # type: ignore[arg-type]
        self.set_look(look)
        self.look_changed.emit(look)

    def _reset(self) -> None:
        self.set_look(Look())
        self.look_changed.emit(self._look)

    def _show_faces(self) -> None:
        if self.faces is None:
            self.faces = FaceList(self._look.family, self)
            self.faces.setContentsMargins(MARGIN_PX, 14, MARGIN_PX, 14)
            self.faces.chosen.connect(lambda family: self._change(family=family))
            self.faces.done.connect(self._leave_faces)
            self._pages.addWidget(self.faces)
        self._pages.setCurrentWidget(self.faces)
        self.faces.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_look(self._look)

    def _leave_faces(self) -> None:
        self._pages.setCurrentWidget(self._scroll)
        self.other_face.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from tile to tile and choose, as in every group of this kind."""
        focused = self.focusWidget()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        group = focused.group() if isinstance(focused, QAbstractButton) else None
        if step is not None and group is not None and isinstance(focused, QAbstractButton):
            buttons = group.buttons()
            beside = buttons.index(focused) + step
            if 0 <= beside < len(buttons):
                buttons[beside].setFocus(Qt.FocusReason.TabFocusReason)
                if buttons[beside] is not self.other_face:
                    buttons[beside].click()
            return
        super().keyPressEvent(event)

    def open_below(self, corner: QPoint) -> None:
        """With its upper right corner at ``corner`` (global), on the screen at any rate."""
        room = self.screen().availableGeometry()
        self._page.ensurePolished()
        needed = self._page.sizeHint()
        width_px = max(WIDTH_PX, needed.width() + 2)
        self.resize(min(width_px, room.width()), min(needed.height() + 2, room.height()))
        left_px = min(max(corner.x() - self.width(), room.left()), room.right() - self.width())
        top_px = min(max(corner.y(), room.top()), room.bottom() + 1 - self.height())
        self.move(left_px, top_px)
        self.show()
        for tile in self.theme_tiles.values():
            if tile.isChecked():
                tile.setFocus(Qt.FocusReason.PopupFocusReason)
