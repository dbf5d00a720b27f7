"""What can be done with several notes at once: a bar that is there while they are chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from reader.core.annotation import HIGHLIGHT_STYLES
from reader.gui.look.theme import Theme, interface_font
from reader.gui.notebook.filter_bar import pill
from reader.gui.notes.list import colour_name, icon_of_colour


class BulkBar(QFrame):
    star_requested = Signal()
    tags_requested = Signal()
    colour_chosen = Signal(str)
    export_requested = Signal()
    delete_requested = Signal()
    restore_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bulkBar")
        self.setAccessibleName(self.tr("What is chosen"))
        self._theme: Theme | None = None
        self._count = QLabel(self)
        self._count.setFont(interface_font(13, QFont.Weight.DemiBold, tabular=True))
        self._tag = pill(self, self.tr("Tag…"))
        self._tag.clicked.connect(self.tags_requested)
        self._colour = pill(self, self.tr("Colour") + "  ▾")
        self._colour.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._colour)
        menu.aboutToShow.connect(lambda: self._fill_colours(menu))
        self._colour.setMenu(menu)
        self._star = pill(self, self.tr("Star"))
        self._star.clicked.connect(self.star_requested)
        self._export = pill(self, self.tr("Export…"))
        self._export.clicked.connect(self.export_requested)
        self._restore = pill(self, self.tr("Restore"))
        self._restore.clicked.connect(self.restore_requested)
        self._delete = pill(self, self.tr("Delete"))
        self._delete.clicked.connect(self.delete_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 6, 6)
        line.setSpacing(6)
        line.addWidget(self._count, 1)
        self._ordinary = (self._tag, self._colour, self._star, self._export)
        for button in (*self._ordinary, self._restore, self._delete):
            line.addWidget(button)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def show_count(self, count: int, *, deleted: bool) -> None:
        self._count.setText(self.tr("%Ln note(s) chosen", "", count))
        for button in self._ordinary:
            button.setVisible(not deleted)
        self._restore.setVisible(deleted)
        text = self.tr("Delete for good") if deleted else self.tr("Delete")
        self._delete.setText(text)
        self._delete.setAccessibleName(text)

    def _fill_colours(self, menu: QMenu) -> None:
        menu.clear()
        for name in HIGHLIGHT_STYLES:
            action = menu.addAction(colour_name(name))
            if self._theme is not None:
                action.setIcon(icon_of_colour(self._theme, name))
            action.triggered.connect(lambda _on=False, n=name: self.colour_chosen.emit(n))

    def fill_menu(self, menu: QMenu) -> None:
        """The same as entries of a menu."""
        menu.addAction(self.tr("Star or unstar")).triggered.connect(self.star_requested)
        menu.addAction(self.tr("Tag…")).triggered.connect(self.tags_requested)
        self._fill_colours(menu.addMenu(self.tr("Colour")))
        menu.addAction(self.tr("Export…")).triggered.connect(self.export_requested)
        menu.addSeparator()
        menu.addAction(self.tr("Delete")).triggered.connect(self.delete_requested)
