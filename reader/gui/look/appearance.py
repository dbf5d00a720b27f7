"""Which theme and which type the window wears, as the settings have it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QGuiApplication

from reader.core.errors import FormatProblem
from reader.gui.look.reading_look import (
    COLUMN_STEP_CHARS,
    LINE_HEIGHT_STEP_PERCENT,
    OPTION_OF,
    SPOKEN,
    SYSTEM_FAMILY,
    Look,
)
from reader.gui.look.stylesheet import page_style, style_sheet
from reader.gui.look.theme import (
    AUTO,
    BOOK_FAMILY,
    THEMES,
    Theme,
    effective_name,
    load_family,
    load_theme,
    system_family,
)
from reader.gui.transcript.painter import Spoken

if TYPE_CHECKING:
    from reader.gui.look.motion import SystemMotion
    from reader.gui.look.popup import LookPopup
    from reader.gui.main_window import MainWindow


ASK_SYSTEM_AFTER_MS = 1500


class Appearance(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.session.settings
        self._choice = str(self._settings.get("theme"))
        self.look = Look.from_settings(self._settings)
        self.popup: LookPopup | None = None  # while it is open
        self.theme = self._load_theme()
        self._motion: SystemMotion | None = None
        # Late: asking costs more than painting the text, and nothing moves before.
        QTimer.singleShot(ASK_SYSTEM_AFTER_MS, self, self._ask_system)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    # The theme

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

    def _on_system_changed(self) -> None:
        if self._choice == AUTO:
            self.apply_theme()

    def _load_theme(self) -> Theme:
        """What is chosen, or, where its file is no theme, what the system would have."""
        try:
            return load_theme(effective_name(self._choice))
        except FormatProblem as problem:
            fault, session = problem, self._window.session
            # Said once there is a window to say it in.
            QTimer.singleShot(0, session, lambda: session.failed.emit(fault))
            return load_theme(effective_name(AUTO))

    def apply_theme(self) -> None:
        """Dress the whole window."""
        self.theme = self._load_theme()
        window = self._window
        window.setStyleSheet(style_sheet(self.theme))
        window.take_theme(self.theme)
        for name in (AUTO, *THEMES):
            window.actions_table[f"theme_{name}"].setChecked(name == self._choice)
        if self.popup is not None:
            self.popup.set_theme(self.theme, self._choice)
        self.apply_look()

    # The type

    def apply_look(self) -> None:
        look, view = self.look, self._window.view
        family = system_family() if look.family == SYSTEM_FAMILY else look.family
        if family != BOOK_FAMILY:
            load_family(family)
        view.set_spoken(Spoken(look.highlight))
        view.set_focus_mode(look.focus)
        view.set_smooth_scrolling(self.wants_motion)
        view.set_palette_tokens(
            page_style(
                self.theme,
                family=family,
                size_px=look.size_px,
                line_height=look.line_height,
                column_chars=look.column_chars,
            )
        )
        self._window.actions_table["focus_mode"].setChecked(look.focus)

    @property
    def wants_motion(self) -> bool:
        """Whether things may move on the screen."""
        if self.look.motion == AUTO:
            return self._motion is None or not self._motion.is_reduced
        return self.look.motion == "on"

    def _ask_system(self) -> None:
        """Begin to hear what the system says of motion."""
        from reader.gui.look.motion import SystemMotion

        self._motion = SystemMotion(self)
        self._motion.changed.connect(self.apply_look)
        self._motion.watch()
        self._window.view.set_smooth_scrolling(self.wants_motion)

    def set_look(self, look: Look) -> None:
        """Set the type otherwise, at once and lastingly."""
        before, self.look = self.look, look
        for name, key in OPTION_OF.items():
            if getattr(look, name) != getattr(before, name):
                self._settings.set(key, getattr(look, name))
        if self.popup is not None:
            self.popup.set_look(look)
        self.apply_look()

    def change(self, **values: object) -> None:
        """Set what is named of the look."""
        self.set_look(replace(self.look, **values))  # type: ignore[arg-type]

    def change_size(self, step: int) -> None:
        """One px up or down; 0 is back to the usual size."""
        size_px = self.look.size_px + step if step else Look().size_px
        self.set_look(self.look.with_size(size_px))

    def change_column(self, step: int) -> None:
        """Wider or narrower, ``step`` by ``step``."""
        chars = self.look.column_chars + step * COLUMN_STEP_CHARS
        self.set_look(self.look.with_column(chars))

    def change_line_height(self, step: int) -> None:
        """Looser or tighter, ``step`` by ``step``."""
        percent = self.look.line_height_percent + step * LINE_HEIGHT_STEP_PERCENT
        self.set_look(self.look.with_line_height(percent))

    def next_spoken(self) -> None:
        """Mark the word, its sentence or the turn alone: the one after that which is."""
        place = SPOKEN.index(self.look.highlight)
        self.change(highlight=SPOKEN[(place + 1) % len(SPOKEN)])

    # The popup

    def open_popup(self, corner: QPoint) -> None:
        from reader.gui.look.popup import LookPopup

        popup = self.popup = LookPopup(self.look, self.theme, self._choice, self._window)
        popup.look_changed.connect(self.set_look)
        popup.theme_chosen.connect(self.choose_theme)
        popup.destroyed.connect(self._on_popup_gone)
        popup.open_below(corner)

    def _on_popup_gone(self) -> None:
        self.popup = None
