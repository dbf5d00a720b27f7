"""The commands of a window, a class a menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.gui.commands.edit import EditCommands
from reader.gui.commands.file import FileCommands
from reader.gui.commands.go import GoCommands
from reader.gui.commands.help import HelpCommands
from reader.gui.commands.mark import MarkCommands
from reader.gui.commands.play import PlayCommands
from reader.gui.commands.times import TimesCommands
from reader.gui.commands.view import ViewCommands

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


class Commands:
    """Bound to one window and its session. The attributes are named as the menus are."""

    def __init__(self, window: MainWindow) -> None:
        self.file = FileCommands(window)
        self.edit = EditCommands(window)
        self.view = ViewCommands(window)
        self.play = PlayCommands(window)
        self.go = GoCommands(window)
        self.mark = MarkCommands(window)
        self.times = TimesCommands(window)
        self.help = HelpCommands(window)

    def handler(self, menu: str, ident: str) -> Callable[..., object]:
        """What the action ``ident`` of ``menu`` does."""
        handler: Callable[..., object] = getattr(getattr(self, menu), ident)
        return handler
