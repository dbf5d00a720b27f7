"""Which theme and which type the window wears, as the settings have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle

from reader.gui.look.popup import USUAL_SIZE_PX, Look, LookPopup
from reader.gui.look.stylesheet import page_style, style_sheet
from reader.gui.look.theme import AUTO, BOOK_FAMILY, THEMES, effective_name, load_family, load_theme

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


class Appearance(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.session.settings
        self._choice = str(self._settings.get("theme"))
        self.look = Look(
            family=str(self._settings.get("text.family")),
            size_px=int(self._settings.get("text.size_px")),
            line_height=float(self._settings.get("text.line_height")),
            column_px=int(self._settings.get("text.column_px")),
            highlight=str(self._settings.get("follow.highlight")),
            motion=str(self._settings.get("motion")),
        )
        self.theme = load_theme(effective_name(self._choice))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def choice(self) -> str:
        """``auto`` or a theme's name."""
        return self._choice

    def choose_theme(self, choice: str) -> None:
        self._choice = choice
        self._settings.set("theme", choice)
        self.apply_theme()

    def next_theme(self) -> None:
        """The one after that which is shown."""
        shown = THEMES.index(self.theme.name)
        self.choose_theme(THEMES[(shown + 1) % len(THEMES)])

    def _on_scheme_changed(self) -> None:
        if self._choice == AUTO:
            self.apply_theme()

    def apply_theme(self) -> None:
        """Dress the whole window."""
        self.theme = load_theme(effective_name(self._choice))
        window = self._window
        window.setStyleSheet(style_sheet(self.theme))
        window.take_theme(self.theme)
        for name in (AUTO, *THEMES):
            window.actions_table[f"theme_{name}"].setChecked(name == self._choice)
        self.apply_look()

    def apply_look(self) -> None:
        if self.look.family != BOOK_FAMILY:
            load_family(self.look.family)
        look, view = self.look, self._window.view
        view.set_word_marked(look.highlight == "word")
        view.set_smooth_scrolling(self._wants_motion(look.motion))
        view.set_palette_tokens(
            page_style(
                self.theme,
                family=look.family,
                size_px=look.size_px,
                line_height=look.line_height,
                column_px=look.column_px,
            )
        )

    @property
    def wants_motion(self) -> bool:
        """Whether things may move on the screen."""
        return self._wants_motion(self.look.motion)

    def _wants_motion(self, choice: str) -> bool:
        if choice == "auto":  # where the system asks for less, its style animates nothing
            style = self._window.style()
            return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        return choice == "on"

    def set_look(self, look: Look) -> None:
        """Set the type otherwise, at once and lastingly."""
        self.look = look
        self._settings.set("text.family", look.family)
        self._settings.set("text.size_px", look.size_px)
        self._settings.set("text.line_height", look.line_height)
        self._settings.set("text.column_px", look.column_px)
        self._settings.set("follow.highlight", look.highlight)
        self._settings.set("motion", look.motion)
        self.apply_look()

    def change_size(self, step: int) -> None:
        """One px up or down; 0 is back to the usual size."""
        size_px = self.look.size_px + step if step else USUAL_SIZE_PX
        self.set_look(self.look.with_size(size_px))

    def open_popup(self, corner: QPoint) -> None:
        popup = LookPopup(self.look, self._window)
        popup.look_changed.connect(self.set_look)
        popup.open_below(corner)
