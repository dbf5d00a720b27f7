"""What can be done with one document of the library: its menu, taking it off the list, deleting
it, and finding its files again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from reader.core.errors import FileProblem
from reader.gui.library.library_view import LibraryView
from reader.gui.main_window import MainWindow
from reader.gui.message_bar import Message
from reader.storage.library_shelf import ShelfEntry

OFF_LIST, LOCATED = "off-list", "located"  # keys of messages


class EntryCommands(QObject):
    """Bound to one window."""

    def __init__(self, window: MainWindow, view: LibraryView) -> None:
        super().__init__(view)
        self._window = window
        self._session = window.session
        self._view = view
        self._session.catalogue.located.connect(self._on_located)
        self._session.catalogue.not_located.connect(self._on_not_located)

    def forget(self) -> None:
        """The reader has turned to something else."""
        self._window.messages.withdraw(OFF_LIST)

    # -- taking off and deleting ------------------------------------------------

    def open_menu(self, entry: ShelfEntry, where: QPoint) -> None:
        self.menu(entry).popup(where)

    def menu(self, entry: ShelfEntry) -> QMenu:
        """What can be done with a document."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        missing = entry.document_id in self._session.catalogue.missing
        opening = menu.addAction(self.tr("Open"))
        opening.setEnabled(not missing)
        opening.triggered.connect(partial(self._do, self._view.open, entry))
        locating = menu.addAction(self.tr("Locate the file…"))
        locating.setVisible(missing)
        locating.triggered.connect(partial(self._do, self._ask_file, entry))
        locating = menu.addAction(self.tr("Locate its folder…"))
        locating.setVisible(missing)
        locating.triggered.connect(partial(self._do, self._ask_its_folder, entry))
        showing = menu.addAction(self.tr("Show in its folder"))
        showing.setVisible(not missing)
        showing.triggered.connect(partial(self._do, self._show_folder, entry))
        copying = menu.addAction(self.tr("Copy its path"))
        copying.triggered.connect(partial(self._do, self._copy_path, entry))
        menu.addSeparator()
        taking = menu.addAction(self.tr("Take off the list"))
        taking.setToolTip(self.tr("Notes and place are kept and come back with it"))
        taking.triggered.connect(partial(self._do, self.take_off, entry))
        deleting = menu.addAction(
            self.tr("Delete with %n note(s)…", "", entry.notes)
            if entry.notes
            else self.tr("Delete all that was made for it…")
        )
        deleting.triggered.connect(partial(self._do, self.ask_delete, entry))
        return menu

    def _do(
        self, what: Callable[[ShelfEntry], None], entry: ShelfEntry, _checked: bool = False
    ) -> None:
        what(entry)

    def take_off(self, entry: ShelfEntry) -> None:
        """Off the list; what was noted in it stays and comes back with it."""
        self._close_if_open(entry)
        catalogue = self._session.catalogue
        if not catalogue.take_off(entry.document_id):
            return
        kept = (
            self.tr("Its %n note(s) are kept and come back with it.", "", entry.notes)
            if entry.notes
            else self.tr("Your place in it is kept.")
        )
        self._window.messages.show_notice(
            self.tr("{0} is off the list. {1}").format(entry.shown_title, kept),
            (self.tr("Undo"), lambda: catalogue.put_back_on(entry.document_id)),
            key=OFF_LIST,
        )
        self._after_removal()

    def ask_delete(self, entry: ShelfEntry) -> None:
        """Ask, saying plainly what goes and what stays."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(self.tr("Delete"))
        box.setText(self.tr("Delete “{0}” from the library?").format(entry.shown_title))
        gone = (
            self.tr("%n note(s), bookmark(s) and highlight(s)", "", entry.notes)
            if entry.notes
            else self.tr("Your place in it")
        )
        text = self.tr(
            "{0}, corrections of speakers and times made for it are deleted. Your own files, "
            "the transcript and the recording, stay where they are."
        ).format(gone)
        if entry.notes:
            text += "\n\n" + self.tr("To keep the notes, take it off the list instead.")
        box.setInformativeText(text)
        deleting = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        taking = box.addButton(self.tr("Take off the list"), QMessageBox.ButtonRole.ActionRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)

        def answered() -> None:
            if box.clickedButton() is deleting:
                self.delete(entry)
            elif box.clickedButton() is taking:
                self.take_off(entry)
            box.deleteLater()

        box.finished.connect(answered)
        box.open()

    def delete(self, entry: ShelfEntry) -> None:
        """Delete it with its notes; that can be undone until Earmark is closed."""
        self._close_if_open(entry)
        catalogue = self._session.catalogue
        deleted = catalogue.delete(entry.document_id)
        if deleted is None:
            return
        self._window.messages.show_message(
            Message(
                "proposal",
                self.tr("{0} is deleted.").format(entry.shown_title),
                answers=((self.tr("Undo"), lambda: catalogue.undo_delete(deleted)),),
                key=OFF_LIST,
            )
        )
        self._after_removal()

    def _close_if_open(self, entry: ShelfEntry) -> None:
        document = self._session.document
        if document is not None and document.document_id == entry.document_id:
            self._session.close_document()

    def _after_removal(self) -> None:
        if self._view.visible and not self._session.catalogue.entries():
            self._view.show()  # the way in, where nothing is left

    def _show_folder(self, entry: ShelfEntry) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(entry.path.parent)))

    def _copy_path(self, entry: ShelfEntry) -> None:
        QGuiApplication.clipboard().setText(str(entry.path))

    # -- files that moved -------------------------------------------------------

    def offer_to_locate(self, entry: ShelfEntry) -> None:
        self._window.messages.show_message(
            Message(
                "error",
                self.tr("{0} is not where it was ({1}).").format(
                    entry.path.name, str(entry.path.parent)
                ),
                answers=(
                    (self.tr("Locate the file…"), lambda: self._ask_file(entry)),
                    (self.tr("Locate its folder…"), lambda: self._ask_its_folder(entry)),
                ),
                key=LOCATED,
            )
        )

    def _ask_file(self, entry: ShelfEntry) -> None:
        dialog = QFileDialog(self._window, self.tr("Where is {0} now?").format(entry.path.name))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask_place(dialog, entry)

    def _ask_its_folder(self, entry: ShelfEntry) -> None:
        dialog = QFileDialog(
            self._window, self.tr("In which folder is {0} now?").format(entry.path.name)
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask_place(dialog, entry)

    def _ask_place(self, dialog: QFileDialog, entry: ShelfEntry) -> None:
        catalogue = self._session.catalogue
        dialog.fileSelected.connect(lambda path: catalogue.locate(entry, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_located(self, entry: ShelfEntry, others: int) -> None:
        self._window.messages.withdraw(LOCATED)
        text = self.tr("{0} was found.").format(entry.shown_title)
        if others:
            text += " " + self.tr("%n more moved with it and were found, too.", "", others)
        self._window.messages.show_notice(
            text, (self.tr("Open"), lambda: self._view.open(entry)), key=LOCATED
        )

    def _on_not_located(self, entry: ShelfEntry, where: Path) -> None:
        self._window.messages.show_error(
            FileProblem(
                self.tr("{0} is not in this folder.").format(entry.path.name),
                remedy=self.tr("Choose the folder that it lies in, or the file itself."),
                path=where,
            ),
            LOCATED,
        )
