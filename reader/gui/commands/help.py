"""What there is to know about the program."""

from __future__ import annotations

from reader.gui.commands.base import MenuCommands


class HelpCommands(MenuCommands):
    """The help menu."""

    def show_keys(self) -> None:
        from reader.gui.commands.keys_dialog import KeysDialog

        dialog = KeysDialog(self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def command_palette(self) -> None:
        from reader.gui.commands.palette import CommandPalette

        palette = CommandPalette(self._window.actions_table, self._window)
        palette.open_over(self._window)

    def about(self) -> None:
        from reader.gui.commands.dialogs import AboutDialog

        dialog = AboutDialog(self._transport.player_name, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
