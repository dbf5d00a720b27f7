"""The top line: menu, title, search, and how the page looks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from reader.gui.commands.actions import Actions
from reader.gui.look.icons import icon
from reader.gui.look.theme import Theme, interface_font
from reader.gui.search.field import SearchField
from reader.gui.widgets import ElidedLabel, action_button, shortened

HEIGHT_PX = 52


class HeaderBar(QFrame):
    look_requested = Signal(object)  # QPoint: where the popup is to hang, global

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT_PX)
        self._actions = actions
        self._menu: QMenu | None = None
        self._narrow = False
        self.submenus: dict[str, QMenu] = {}  # by the action each comes after
        self._menu_button = self._tool(self.tr("Menu"))
        self._menu_button.clicked.connect(self._open_menu)
        self._title = ElidedLabel(self)
        self._title.setProperty("role", "title")
        self._subtitle = ElidedLabel(self)
        self._subtitle.setProperty("role", "quiet")
        self.search = SearchField(self)
        self._look = self._tool(self.tr("Text and colours"))
        self._look.setText("Aa")
        self._look.setFont(interface_font(16))
        self._look.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._look.clicked.connect(self.ask_look)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 14, 0)
        layout.setSpacing(8)
        layout.addWidget(self._menu_button)
        self._library = action_button(actions["library"], self)
        layout.addWidget(self._library)
        self._contents = action_button(actions["show_contents"], self)
        layout.addWidget(self._contents)
        layout.addSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self._subtitle, 1)
        layout.addWidget(self.search)
        layout.addSpacing(3)
        layout.addWidget(self._look)
        layout.addWidget(action_button(actions["next_theme"], self))
        self.last_stop = action_button(actions["show_notes"], self)
        layout.addWidget(self.last_stop)

    def _tool(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(34, 34)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def set_theme(self, theme: Theme) -> None:
        self._menu_button.setIcon(icon("menu", theme.text, 20))
        self.search.set_theme(theme)

    def set_title(self, title: str, subtitle: str) -> None:
        self._title.setText(shortened(title, 60))
        self._title.setToolTip(title)
        self._subtitle.setToolTip(subtitle)
        self._title.setFont(interface_font(14, QFont.Weight.DemiBold))
        self._show_subtitle()

    def set_library(self, any_there: bool) -> None:
        """Whether there is a library to go to, or nothing was ever opened."""
        self._library.setVisible(any_there)

    def set_conversation(self, shown: bool) -> None:
        """Whether the window shows a conversation: only then there is something to search,
        and panels to be shown beside it."""
        for part in (self.search, self._contents, self.last_stop):
            part.setVisible(shown)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.search.set_narrow(narrow)
        self._show_subtitle()

    def _show_subtitle(self) -> None:
        """Beside the title where there is room for it."""
        self._subtitle.setText("" if self._narrow else self._subtitle.toolTip())
        # Only what stands before nothing gives way. A label's hint is never below its minimum:
        # that of the title before has to go first.
        self._title.setMinimumWidth(0)
        if not self._narrow:
            self._title.setMinimumWidth(self._title.sizeHint().width())

    def _open_menu(self) -> None:
        if self._menu is None:
            self._menu = QMenu(self)
            self._menu.setAccessibleName(self.tr("Menu"))
            self._actions.fill_menu(self._menu, self.submenus)
        below = self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height() + 4))
        self._menu.popup(below)

    def ask_look(self) -> None:
        """Ask for the popup of how the page looks, to hang from its button."""
        self.look_requested.emit(
            self._look.mapToGlobal(QPoint(self._look.width(), self._look.height() + 4))
        )
