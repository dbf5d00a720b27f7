"""How wide the side panels are: as the reader left them, and as the window allows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.core.settings import OPTIONS
from reader.gui.panel_grip import PanelGrip

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

PAGE_NEEDS_PX = 420  # what the panels leave the page at least


class PanelWidths(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.session.settings
        contents, notes = window.contents, window.notes
        self.contents_grip = self._grip(
            "panels.contents_px", contents, contents.setFixedWidth, notes, left=True
        )
        self.notes_grip = self._grip(
            "panels.notes_px", notes, notes.set_width, contents, left=False
        )
        self.fit()

    def _grip(
        self,
        key: str,
        panel: QWidget,
        apply: Callable[[int], object],
        other: QWidget,
        *,
        left: bool,
    ) -> PanelGrip:
        option = next(option for option in OPTIONS if option.key == key)
        assert option.minimum is not None
        assert option.maximum is not None

        def most_px() -> int:
            taken_px = 0 if other.isHidden() else other.width()
            return self._window.width() - taken_px - PAGE_NEEDS_PX

        grip = PanelGrip(
            panel,
            apply,
            left=left,
            limits_px=(int(option.minimum), int(option.maximum)),
            usual_px=int(option.default),
            most_px=most_px,
        )
        grip.resized.connect(partial(self._settings.set, key))
        return grip

    def fit(self) -> None:
        """As wide as the reader wants them, in a window that has become wider or narrower."""
        self.contents_grip.set_width(int(self._settings.get("panels.contents_px")))
        self.notes_grip.set_width(int(self._settings.get("panels.notes_px")))
