"""What the page of the notebook asks for, done by the session: asking, hearing, opening, and
changing many notes at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCompleter, QInputDialog, QLineEdit

from reader.core.annotation_query import NoteFilter, NoteGrouping, NoteOrder
from reader.gui.main_window import MainWindow
from reader.gui.notebook.page import NotebookPage
from reader.gui.transcript.page import ReadingPlace
from reader.session.library_preview import Preview
from reader.session.notes.library_notebook import NotebookAnswer
from reader.storage.annotation_search import NotebookEntry
from reader.storage.deleted_annotations import DeletedAnnotation

MANY = 3_000  # notes, which take about 0.2 s to change: from here on one sees it is at work
REFRESH_MS = 60  # several changes in one go are asked for once


class PageCommands(QObject):
    """Bound to the notebook page of one window."""

    def __init__(self, window: MainWindow, page: NotebookPage, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._session = window.session
        self._page = page
        self._notebook = window.session.library_notebook
        self._awaited: NotebookEntry | None = None  # a place to go to once its text is there
        self._heard_by: Preview | None = None
        self._lacks_facets = True
        self._refreshing = QTimer(self)
        self._refreshing.setSingleShot(True)
        self._refreshing.setInterval(REFRESH_MS)
        self._refreshing.timeout.connect(self._refresh)
        self._notebook.changed.connect(self._on_changed)
        self._session.settled.connect(self._reach_place)
        page.asked.connect(self._ask)
        page.arrangement_changed.connect(self._keep_arrangement)
        page.open_requested.connect(self.open)
        page.play_requested.connect(self.hear)
        page.star_requested.connect(self.toggle_star)
        page.colour_requested.connect(self._recolour)
        page.tags_requested.connect(self.ask_tags)
        page.untag_requested.connect(self._untag)
        page.delete_requested.connect(self.delete)
        page.export_requested.connect(self._export)
        page.deleted_wanted.connect(self._show_deleted)
        page.restore_requested.connect(self.restore)
        page.delete_for_good_requested.connect(self._delete_for_good)
        page.list.rows.set_reader(self._notebook.entries)
        settings = self._session.settings
        page.set_arrangement(
            NoteOrder(settings.get("notebook.order")),
            NoteGrouping(settings.get("notebook.grouping")),
        )

    def begin(self) -> None:
        """The page is about to be shown."""
        if self._page.shows_deleted:
            self._show_deleted(False)
        self._refresh()

    def forget(self) -> None:
        """The page is left: what is heard from it ends."""
        self._refreshing.stop()
        self._notebook.forget()
        if self._heard_by is not None:
            self._heard_by.stop()

    # -- asking -----------------------------------------------------------------

    def _on_changed(self) -> None:
        if self._window.notebook.visible:
            self._refreshing.start()

    def _refresh(self) -> None:
        self._page.set_listened_ms(self._notebook.listened_ms())
        self._lacks_facets = True
        self._page.ask_again()

    def _ask(self, wanted: NoteFilter, order: NoteOrder, grouping: NoteGrouping) -> None:
        self._notebook.ask(wanted, order, grouping, self._show_answer)

    def _show_answer(self, answer: NotebookAnswer) -> None:
        self._page.set_answer(answer)
        if self._lacks_facets:  # after the list, which is waited for
            self._lacks_facets = False
            self._notebook.ask_facets(self._page.set_facets)

    def _keep_arrangement(self, order: NoteOrder, grouping: NoteGrouping) -> None:
        self._session.settings.set("notebook.order", order.value)
        self._session.settings.set("notebook.grouping", grouping.value)

    # -- opening and hearing ----------------------------------------------------

    def open(self, entry: NotebookEntry) -> None:
        """Its conversation at its place; where one was in it is one step back."""
        listed = self._session.catalogue.entry(entry.document_id)
        if listed is None:
            return
        self._awaited = entry
        document = self._session.document
        if document is not None and document.document_id == entry.document_id:
            self._window.notebook.leave()
            self._reach_place()
        else:
            self._window.library.open(listed)

    def _reach_place(self) -> None:
        entry, document = self._awaited, self._session.document
        if entry is None or document is None or document.document_id != entry.document_id:
            return
        self._awaited = None
        # Where it is in this text, which may be another than when it was listed.
        there = [a for a in self._session.notebook.annotations if a.ident == entry.annotation.ident]
        if not there:
            return
        turn, char = there[0].range.start
        view, timeline = self._window.view, document.timeline
        view.restore_position(ReadingPlace(turn, char))
        word = document.transcript.word_at(turn, char) or 0
        start_ms = None if timeline is None else timeline.word_start(turn, word)
        if start_ms is None:
            start_ms = there[0].start_ms
        if start_ms is not None:
            self._session.transport.seek(start_ms)
            view.restore_position(ReadingPlace(turn, char))
        view.reveal_place(there[0].range.start)  # not at the edge, below what is said there

    def hear(self, entry: NotebookEntry) -> None:
        """What it is on, without leaving what is open; again: silence."""
        catalogue, note = self._session.catalogue, entry.annotation
        preview, listed = catalogue.preview, catalogue.entry(entry.document_id)
        if preview is not self._heard_by:
            self._heard_by = preview
            preview.changed.connect(self._page.set_playing)
            preview.failed.connect(self._session.failed)
            preview.noticed.connect(self._window.messages.show_notice)
        if preview.key == entry.number:
            preview.stop()
            return
        audio = None if listed is None else listed.audio_path
        if audio is None or note.start_ms is None or not audio.exists():
            self._window.messages.show_notice(
                self.tr("There is no recording of this conversation to be heard."), key="refused"
            )
            return
        preview.play(entry.number, audio, note.start_ms, note.end_ms)

    # -- changing ---------------------------------------------------------------

    def toggle_star(self, numbers: Sequence[int]) -> None:
        """A star for all, or for none if all have one."""
        with _at_work(numbers):
            entries = self._notebook.entries(numbers)
            starred = not all(entry.annotation.starred for entry in entries.values())
            self._notebook.set_star(numbers, starred)

    def _recolour(self, numbers: Sequence[int], colour: str) -> None:
        with _at_work(numbers):
            changed = self._notebook.recolour(numbers, colour)
        if not changed:
            self._window.messages.show_notice(
                self.tr("Only highlights and notes have a colour."), key="refused"
            )

    def ask_tags(self, numbers: Sequence[int]) -> None:
        """Which tags? Those that there are complete what is typed."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Tag"))
        dialog.setLabelText(self.tr("Tags to add, separated by commas", "", len(numbers)))
        field = dialog.findChild(QLineEdit)
        if field is not None:
            completer = QCompleter(self._session.notebook.known_tags(), dialog)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)
        dialog.textValueSelected.connect(lambda text: self.add_tags(numbers, text))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_tags(self, numbers: Sequence[int], typed: str) -> None:
        """``typed`` are tags with commas between."""
        tags = [tag.strip().lstrip("#") for tag in typed.split(",") if tag.strip("# ")]
        if tags:
            with _at_work(numbers):
                self._notebook.add_tags(numbers, tags)

    def _untag(self, numbers: Sequence[int], tag: str) -> None:
        with _at_work(numbers):
            self._notebook.remove_tag(numbers, tag)

    def delete(self, numbers: Sequence[int]) -> None:
        with _at_work(numbers):
            count = self._notebook.delete(numbers)
        if count:
            self._window.messages.show_notice(
                self.tr("%Ln note(s) deleted", "", count),
                (self.tr("Undo"), self._session.notebook.undo),
                key="deleted",
            )

    def _export(self, numbers: Sequence[int]) -> None:
        entries = self._notebook.entries(numbers).values()
        idents = frozenset(entry.annotation.ident for entry in entries)
        documents = tuple(sorted({entry.document_id for entry in entries}))
        self._window.commands.file.export_chosen(idents, documents)

    # -- deleted ----------------------------------------------------------------

    def _show_deleted(self, shown: bool) -> None:
        page = self._page
        if shown:
            page.set_deleted(self._notebook.deleted())
        else:
            page.list.rows.set_reader(self._notebook.entries)
            page.show_everything()
            page.ask_again()

    def restore(self, chosen: Sequence[DeletedAnnotation]) -> None:
        self._notebook.restore(chosen)
        self._window.messages.show_notice(
            self.tr("%Ln note(s) restored", "", len(chosen)),
            (self.tr("Undo"), self._session.notebook.undo),
            key="restored",
        )

    def _delete_for_good(self, chosen: Sequence[DeletedAnnotation]) -> None:
        self._window.messages.show_notice(
            self.tr("%Ln note(s) will be gone for good.", "", len(chosen)),
            (self.tr("Delete for good"), lambda: self._notebook.delete_for_good(chosen)),
            key="for good",
        )


@contextmanager
def _at_work(numbers: Sequence[int]) -> Iterator[None]:
    """The pointer says so where it takes long enough to be noticed."""
    if len(numbers) < MANY:
        yield
        return
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
