"""What went wrong, said in the window's one place for messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.errors import ReaderError
from reader.gui.times.aligning import ALIGNING
from reader.session.companions import NoTranscript, SeveralConversations

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


class Failures(QObject):
    """Messages about what failed, withdrawn when they are no longer the matter."""

    happened = Signal()  # whatever was being opened or done is over

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._of_files: set[str] = set()  # keys of messages
        window.session.failed.connect(self.show)
        window.session.warned.connect(self._on_warned)

    def show(self, error: Exception) -> None:
        """Something of the user's world, or a bug of ours."""
        if not isinstance(error, ReaderError):
            error = ReaderError(
                self.tr("Earmark made a mistake: {0}.").format(f"{type(error).__name__}: {error}"),
                remedy=self.tr("Nothing you wrote is lost. Please report it."),
            )
        key = ""
        if error is self._window.session.aligning.error:
            key = ALIGNING
        elif error.path is not None:
            # What is wrong with a file is no longer the matter once another is being opened.
            key = f"file {error.path}"
            self._of_files.add(key)
        self.happened.emit()
        if isinstance(error, SeveralConversations) and error.path is not None:
            self._window.commands.file.choose_conversation(error.path, error.choices)
        elif isinstance(error, NoTranscript):
            self.forget()
            self._window.transcribing.offer(error)
        else:
            self._window.messages.show_error(error, key)

    def forget(self) -> None:
        """The reader has turned to something else."""
        for key in (ALIGNING, *self._of_files):
            self._window.messages.withdraw(key)
        self._of_files.clear()

    def _on_warned(self, warning: str) -> None:
        report = self._window.commands.file.reading_report
        self._window.messages.show_notice(warning, (self.tr("Show all"), report))
