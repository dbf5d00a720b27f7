"""Asking for a file to import or to write, showing what it comes to, and saying what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QCheckBox, QFileDialog

from reader.formats.notes.file_names import safe_file_name
from reader.session.companions import BUNDLE_SUFFIX
from reader.session.notes.importing import Imported, ImportPlan, Status

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


class Importing(QObject):
    """Of one window; made when first needed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._notes = window.session.notes_import
        self._notes.imported.connect(self._on_imported)
        self._notes.bundle_written.connect(self._on_bundle_written)

    def ask(self) -> None:
        """Which file is to be imported."""
        dialog = QFileDialog(self._window, self.tr("Import notes"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                self.tr("Exported notes") + " (*.jsonld *.json *.csv *.tsv *.annotation *.ann)",
                self.tr("All files") + " (*)",
            ]
        )
        dialog.fileSelected.connect(lambda path: self._notes.read(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read(self, path: Path) -> None:
        """Import a file that was dropped or opened."""
        self._notes.read(path)

    def show_plan(self, plan: ImportPlan) -> None:
        """What importing would do, for the user to say yes or no."""
        from reader.gui.import_.preview import ImportPreview

        if not plan.notes.count:
            self._window.messages.show_notice(
                self.tr("There are no notes in {0}.").format(plan.notes.path.name)
            )
            return
        dialog = ImportPreview(plan, self._notes.plan, self._window)
        dialog.accepted_plan.connect(self._notes.carry_out)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_imported(self, imported: Imported) -> None:
        added = imported.counts.get(Status.ADDED, 0)
        changed = imported.counts.get(Status.CHANGED, 0)
        told = self.tr("%n note(s) imported.", "", added + changed)
        if imported.unplaced:
            told += " " + self.tr("Without a place in the text: {0}.").format(imported.unplaced)
        self._window.messages.show_notice(told, (self.tr("Undo"), self._undo))

    def _undo(self) -> None:
        self._session.notebook.undo()

    # -- bundles ------------------------------------------------------------------

    def ask_bundle(self) -> None:
        """Where what is open is to be written as a bundle, and whether with its recording."""
        document = self._session.document
        if document is None:
            return
        dialog = QFileDialog(self._window, self.tr("Share as a bundle"))
        # The desktop's own dialog has no room for the question about the recording.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(BUNDLE_SUFFIX[1:])
        dialog.setNameFilter(self.tr("Earmark bundles") + f" (*{BUNDLE_SUFFIX})")
        dialog.setDirectoryUrl(QUrl.fromLocalFile(str(document.companions.main.parent)))
        dialog.selectFile(safe_file_name(document.title, BUNDLE_SUFFIX))
        audio = document.companions.audio
        with_audio = QCheckBox(self._audio_text(audio), dialog)
        with_audio.setEnabled(audio is not None)
        layout = dialog.layout()
        if layout is not None:
            layout.addWidget(with_audio)
        dialog.fileSelected.connect(
            lambda path: self._notes.write_bundle(Path(path), with_audio=with_audio.isChecked())
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _audio_text(self, audio: Path | None) -> str:
        if audio is None:
            return self.tr("With the recording (there is none)")
        try:
            size = max(1, round(audio.stat().st_size / 1_000_000))
        except OSError:
            return self.tr("With the recording")
        return self.tr("With the recording ({0} MB)").format(size)

    def _on_bundle_written(self, path: Path, count: int) -> None:
        self._window.messages.show_notice(
            self.tr("{0} is written, with %n note(s).", "", count).format(path.name)
        )
