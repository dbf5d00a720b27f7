"""A folder of conversations into the library: which, how far, and what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from reader.gui.library.library_view import LibraryView
from reader.gui.library.page import LibraryPage
from reader.gui.main_window import MainWindow
from reader.gui.message_bar import Answer, Message
from reader.session.library_import import ImportSummary

MOST_FAILURES_SHOWN = 12


class Adding(QObject):
    """Also shows how far indexing is, in the same line of the page."""

    def __init__(self, window: MainWindow, page: LibraryPage, view: LibraryView) -> None:
        super().__init__(view)
        self._window = window
        self._session = window.session
        self._page = page
        self._view = view
        catalogue = self._session.catalogue
        page.folder_requested.connect(self.ask_folder)
        page.import_cancelled.connect(catalogue.importing.cancel)
        catalogue.indexing.progressed.connect(self._on_indexed)
        catalogue.importing.progressed.connect(self._on_import_progressed)
        catalogue.importing.finished.connect(self._on_import_finished)

    def ask_folder(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Add a folder of conversations"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.add_folder(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_folder(self, folder: Path) -> None:
        """All conversations in it and below, in the background."""
        if not self._view.visible:
            self._view.show()
        self._window.pages.show_library()  # also while it is empty yet
        self._session.catalogue.importing.start(folder)
        self._page.show_progress(
            self.tr("Looking into {0} …").format(folder.name or str(folder)), can_stop=True
        )

    def _on_import_progressed(self, done: int, total: int) -> None:
        self._page.show_progress(
            self.tr("Adding conversations: {0} of {1}").format(done, total), can_stop=True
        )

    def _on_import_finished(self, summary: ImportSummary) -> None:
        self._page.show_progress("")
        added = self.tr("%n conversation(s) added.", "", summary.added)
        if not summary.added and not summary.known and not summary.failures:
            added = self.tr("There is no conversation in {0}.").format(summary.folder.name)
            if summary.cancelled:
                added = self.tr("Nothing was added.")
        known = self.tr("%n were there already.", "", summary.known) if summary.known else ""
        failed = ""
        answers: tuple[Answer, ...] = ()
        if summary.failures:
            failed = self.tr("%n could not be read.", "", len(summary.failures))
            answers = ((self.tr("Show which"), partial(self._show_failures, summary)),)
        text = " ".join(part for part in (added, known, failed) if part)
        kind = "error" if summary.failures else "notice"
        self._window.messages.show_message(Message(kind, text, answers=answers, key="imported"))
        # Who has turned to something else meanwhile is left there.
        if self._view.visible and not self._session.catalogue.entries():
            self._view.show()

    def _show_failures(self, summary: ImportSummary) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Could not be read"))
        box.setText(self.tr("%n file(s) could not be read.", "", len(summary.failures)))
        shown = summary.failures[:MOST_FAILURES_SHOWN]
        lines = [f"{path.relative_to(summary.folder)}: {_why(error)}" for path, error in shown]
        if len(summary.failures) > len(shown):
            lines.append("…")
        box.setInformativeText("\n".join(lines))
        box.setDetailedText("\n".join(str(error) for _, error in summary.failures))
        box.finished.connect(box.deleteLater)
        box.open()

    def _on_indexed(self, done: int, total: int) -> None:
        if self._session.catalogue.importing.running:
            return
        if done >= total:
            self._page.show_progress("")
        else:
            self._page.show_progress(
                self.tr("Preparing to search what was said: {0} of {1}").format(done, total)
            )


def _why(error: Exception) -> str:
    return str(getattr(error, "problem", "") or error)
