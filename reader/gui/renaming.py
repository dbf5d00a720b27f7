"""Another name for a speaker, wherever they speak; two of one name become one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


class Renaming(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._labels = window.session.labels

    def ask(self, speaker: str) -> None:
        """Have ``speaker`` given another name, or that of somebody who is there already."""
        from reader.gui.commands.dialogs import NameDialog

        others = [name for name in self._labels.speakers() if name != speaker]
        dialog = NameDialog(speaker, others, self._window)
        dialog.accepted.connect(lambda: self.rename(speaker, dialog.edit.text()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def rename(self, speaker: str, typed: str) -> None:
        """Do it and say so; white space around and twice within ``typed`` does not count."""
        name = " ".join(typed.split())
        joined = name in self._labels.speakers()
        turns = self._labels.rename(speaker, name)
        if not turns:
            return
        if joined:
            told = self.tr("%n turn(s) of {0} are {1}’s now.", "", turns)
        else:
            told = self.tr("{0} is {1} now, in %n turn(s).", "", turns)
        self._window.messages.show_notice(
            told.format(speaker, name),
            (self.tr("Undo"), self._window.commands.edit.undo),
            key="renamed",
        )
