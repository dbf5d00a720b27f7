"""Opening and closing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from reader.core.errors import FileProblem
from reader.core.resources import resource
from reader.gui.commands.base import MenuCommands
from reader.session.companions import find_companions, is_notes_file, role_of

if TYPE_CHECKING:
    from reader.gui.import_.importing import Importing
    from reader.session.notes.importing import ImportPlan

SAMPLE = "the-slow-ear.txt"


class FileCommands(MenuCommands):
    """The file menu."""

    def open_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("Open a conversation"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        document = self._session.document
        if document is not None:
            dialog.setDirectoryUrl(QUrl.fromLocalFile(str(document.companions.main.parent)))
        dialog.setNameFilters(
            [
                self.tr("Conversations and recordings")
                + " (*.txt *.md *.html *.htm *.srt *.vtt *.json *.earmark *.mp3 *.m4a *.m4b *.aac"
                " *.ogg *.oga *.opus *.flac *.wav *.mp4 *.mkv *.webm)",
                self.tr("All files") + " (*)",
            ]
        )
        dialog.filesSelected.connect(self.open_paths)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_paths(self, paths: Sequence[str | Path]) -> None:
        """Open what was chosen or dropped. A recording or times that have no transcript of
        their own are for the conversation that is open."""
        chosen = [Path(path) for path in paths]
        if chosen and all(map(is_notes_file, chosen)):
            for path in chosen:
                self.importing.read(path)
            return
        role = role_of(chosen[0]) if len(chosen) == 1 and chosen[0].is_file() else ""
        if self._session.document is not None and role in ("audio", "alignment"):
            try:
                find_companions(chosen)
            except FileProblem:
                if role == "audio":
                    self._session.set_audio(chosen[0])
                else:
                    self._session.set_times(chosen[0])
                return
        self._session.open(chosen)

    @cached_property
    def importing(self) -> Importing:
        """Made when first needed."""
        from reader.gui.import_.importing import Importing

        return Importing(self._window)

    def import_notes(self) -> None:
        self.importing.ask()

    def share_bundle(self) -> None:
        self.importing.ask_bundle()

    def show_import(self, plan: ImportPlan) -> None:
        """What an import would do has been found out."""
        self.importing.show_plan(plan)

    def library(self) -> None:
        """Over to the library, or from there back to what is open."""
        if not self._window.library.leave():
            self._window.library.show()

    def notebook(self) -> None:
        """Over to all notes of the library, or from there back."""
        if not self._window.notebook.leave():
            self._window.notebook.show()

    def add_folder(self) -> None:
        self._window.library.ask_folder()

    def open_sample(self) -> None:
        self._session.open([resource("sample", SAMPLE)])

    def choose_conversation(self, folder: Path, choices: Sequence[Path]) -> None:
        """A folder holds several: open the one that is chosen."""
        from reader.gui.choosing import ChooseConversation

        dialog = ChooseConversation(folder, choices, self._window)
        dialog.chosen.connect(lambda path: self._session.open([path]))
        dialog.all_chosen.connect(lambda: self._window.library.add_folder(folder))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def close_document(self) -> None:
        self._session.close_document()

    def reading_report(self) -> None:
        document = self._session.document
        if document is None:
            return
        from reader.gui.reading_report import ReadingReport

        report = ReadingReport(
            document.companions.main.name,
            document.source.repairs,
            self._session.rejected_repairs,
            self._session.warnings,
            self._window,
        )
        report.repairs_rejected.connect(self._session.reject_repairs)
        report.finished.connect(report.deleteLater)
        report.open()

    def backups(self) -> None:
        self.open_backups()

    def open_backups(self, chosen: Path | None = None, *, only_missing: bool = False) -> None:
        """The copies of the notes; ``chosen`` is looked at first, with ``only_missing`` for
        what is not here at all."""
        from reader.gui.backups.dialog import BackupsDialog

        dialog = BackupsDialog(
            self._session.keeping, self._window, chosen, only_missing=only_missing
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_notes(self) -> None:
        """Notes of what is open or of the library, to files."""
        self.export_chosen(frozenset())

    def export_chosen(self, idents: frozenset[str], documents: tuple[int, ...] = ()) -> None:
        """As ``export_notes``; the notes of ``idents`` are offered first. ``documents`` are the
        conversations they are of: the one that is open, where none are given."""
        from reader.gui.export.dialog import ExportDialog

        self._session.notebook.drafting.end()
        dialog = ExportDialog(self._window, idents, documents)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def copy_notes(self) -> None:
        """All notes of what is open, to the clipboard."""
        from reader.gui.export.copying import copy_notes

        copy_notes(self._window)

    def quit(self) -> None:
        self._window.close()
