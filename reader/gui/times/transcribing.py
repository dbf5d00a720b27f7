"""Transcribing as the window shows it: the offer for a recording alone, how far it is, and
what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from reader.gui.message_bar import Message
from reader.gui.times.align_bar import AlignBar
from reader.gui.times.aligning import left_text
from reader.session.companions import AUDIO_SUFFIXES, NoTranscript

if TYPE_CHECKING:
    from reader.align.progress import Progress
    from reader.gui.main_window import MainWindow

KEY = "transcribe"


class TranscribingView(QObject):
    """Bound to one window and its session; makes a line of its own above the footer."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._transcribing = window.session.transcribing
        self.bar = AlignBar(self._transcribing.cancel, self._transcribing.cancel, window)
        self.bar.setObjectName("transcribeBar")
        transcribing = self._transcribing
        transcribing.started.connect(lambda _audio: self._show(None))
        transcribing.progressed.connect(self._show)
        transcribing.finished.connect(self._on_finished)
        transcribing.cancelled.connect(self._on_cancelled)
        transcribing.failed.connect(self._on_failed)

    # -- the offer ----------------------------------------------------------------

    def offer(self, problem: NoTranscript) -> None:
        """A recording was opened that has no transcript."""
        audio = problem.audio
        self._window.messages.show_message(
            Message(
                "proposal",
                self.tr("{0} has no transcript beside it.").format(audio.name),
                self.tr(
                    "Earmark can make a first one by listening: with mistakes, and marked as "
                    "machine-made."
                ),
                (
                    (self.tr("Transcribe"), partial(self.start, audio)),
                    (self.tr("Transcribe as…"), partial(self.choose_target, audio)),
                    (self.tr("Open a transcript…"), partial(self.choose_text, audio)),
                ),
                key=KEY,
            )
        )

    def start(self, audio: Path, target: Path | None = None) -> None:
        if self._transcribing.running:
            self._window.messages.show_notice(
                self.tr("A transcript is being made already; one at a time."), key=KEY
            )
            return
        self._transcribing.start(audio, target)

    def choose_recording(self) -> None:
        """Ask for a recording to transcribe."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("Transcribe a recording"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = " ".join(f"*{suffix}" for suffix in AUDIO_SUFFIXES)
        dialog.setNameFilters([f"{self.tr('Recordings')} ({kinds})", self.tr("All files") + " (*)"])
        dialog.fileSelected.connect(lambda path: self.start(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_target(self, audio: Path) -> None:
        """Ask where the transcript is to be saved, then make it."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("Save the transcript as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        target = self._transcribing.target(audio)
        dialog.setDirectoryUrl(QUrl.fromLocalFile(str(target.parent)))
        dialog.selectFile(target.name)
        dialog.setDefaultSuffix("txt")
        dialog.setNameFilters([self.tr("Text") + " (*.txt)"])
        dialog.fileSelected.connect(lambda path: self.start(audio, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_text(self, audio: Path) -> None:
        """There is a transcript, under another name."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("The transcript of {0}").format(audio.name))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setDirectoryUrl(QUrl.fromLocalFile(str(audio.parent)))
        dialog.fileSelected.connect(lambda path: self._session.open([Path(path), audio]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- how far it is --------------------------------------------------------------

    def _show(self, progress: Progress | None) -> None:
        audio = self._transcribing.audio
        name = "" if audio is None else audio.name
        if progress is None or not progress.total_ms or not progress.done:
            text = self.tr("Transcribing {0} …").format(name)
        else:
            share = min(100, int(100 * progress.done_ms / progress.total_ms))
            text = self.tr("Transcribing {0}: {1} %").format(name, share)
            if progress.left_s is not None:
                text += " · " + left_text(progress.left_s)
        self.bar.show_line(text, self.tr("Stop"), closable=False)

    def _hide(self) -> None:
        if self.bar.button.hasFocus():
            self._window.pages.setFocus()
        self.bar.hide()

    def _on_finished(self, text: Path) -> None:
        self._hide()
        said = self.tr("{0} is made. It is machine-made: words, names and speakers may be wrong.")
        messages = self._window.messages
        if self._session.document is None:
            self._session.open([text])
            messages.show_notice(said.format(text.name), key=KEY)
        else:
            messages.show_message(
                Message(
                    "proposal",
                    said.format(text.name),
                    answers=((self.tr("Open it"), lambda: self._session.open([text])),),
                    key=KEY,
                )
            )

    def _on_cancelled(self) -> None:
        self._hide()
        self._window.messages.show_notice(
            self.tr("Stopped. What was heard is kept: transcribing again goes on from there."),
            key=KEY,
        )

    def _on_failed(self, _error: Exception) -> None:
        self._hide()
