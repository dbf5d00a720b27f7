"""What the library page asks for, done by the session: opening, searching, hearing."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from reader.gui.library.adding import Adding
from reader.gui.library.entry_commands import EntryCommands
from reader.gui.library.found_rows import FoundRow
from reader.gui.library.library_view import LibraryView
from reader.gui.library.page import LibraryPage
from reader.gui.main_window import MainWindow
from reader.gui.transcript.page import ReadingPlace
from reader.session.library_order import SortOrder
from reader.session.library_preview import Preview
from reader.storage.full_text_search import Found, FoundPlace
from reader.storage.library_shelf import ShelfEntry

MORE_PLACES = 30  # at a time


class PageCommands(QObject):
    """Bound to the library page of one window."""

    def __init__(self, window: MainWindow, page: LibraryPage, view: LibraryView) -> None:
        super().__init__(view)
        self._window = window
        self._session = window.session
        self._page = page
        self._view = view
        self._awaited: FoundRow | None = None  # a place to go to once its document is there
        self._heard_by: Preview | None = None
        self.adding = Adding(window, page, view)
        self.entries = EntryCommands(window, view)
        catalogue = self._session.catalogue
        self._session.settled.connect(self._reach_place)
        page.set_cover_of(self._cover_of)
        page.open_requested.connect(self.open)
        page.menu_requested.connect(self.entries.open_menu)
        page.take_off_requested.connect(self.entries.take_off)
        page.files_requested.connect(window.commands.file.open_files)
        page.search_requested.connect(self._search)
        page.search_ended.connect(catalogue.indexing.forget_search)
        page.place_chosen.connect(self.open_place)
        page.play_requested.connect(self.hear)
        page.more_requested.connect(self._show_more)
        page.order_chosen.connect(self._set_order)
        page.notebook_requested.connect(window.commands.file.notebook)
        catalogue.changed.connect(self._fill_if_visible)
        catalogue.indexing.changed.connect(self._on_index_changed)
        catalogue.missing_changed.connect(lambda: page.set_missing(catalogue.missing))
        catalogue.covers.arrived.connect(lambda _path: page.shelf.viewport().update())

    def forget(self) -> None:
        """The page is left: what is heard from it ends, and so do its messages."""
        if self._heard_by is not None:
            self._heard_by.stop()
        self.entries.forget()

    def _fill_if_visible(self) -> None:
        if self._page.isVisible():
            self.fill()

    def _on_index_changed(self) -> None:
        if self._page.isVisible():
            self._page.search_again()

    def fill(self) -> None:
        order = SortOrder(self._session.settings.get("library.order"))
        self._page.set_entries(self._session.catalogue.entries(), order)
        self._page.set_missing(self._session.catalogue.missing)

    def _set_order(self, order: SortOrder) -> None:
        self._session.settings.set("library.order", order.value)
        self.fill()
        self._page.shelf.scrollToTop()

    def _cover_of(self, entry: ShelfEntry) -> QImage | None:
        audio = entry.audio_path
        return None if audio is None else self._session.catalogue.covers.of(audio)

    # -- opening ----------------------------------------------------------------

    def open(self, entry: ShelfEntry) -> None:
        document = self._session.document
        if document is not None and document.document_id == entry.document_id:
            self._view.leave()
            return
        if not entry.path.exists():
            self._session.catalogue.look_for_missing()
            self.entries.offer_to_locate(entry)
            return
        self._session.open_record(self._session.library.record(entry.document_id))

    def open_place(self, row: FoundRow) -> None:
        """The conversation at a place that was found; where one was in it is one step back."""
        entry = self._session.catalogue.entry(row.document_id)
        if entry is None:
            return
        self._awaited = row if row.place or row.note else None
        document = self._session.document
        self.open(entry)
        if document is not None and document.document_id == row.document_id:
            self._reach_place()

    def _reach_place(self) -> None:
        row, document = self._awaited, self._session.document
        self._awaited = None
        found = None if row is None else row.place or row.note
        if found is None or document is None or document.document_id != found.document_id:
            return
        if found.turn >= len(document.transcript):
            return  # the text has changed since
        view, timeline = self._window.view, document.timeline
        view.restore_position(ReadingPlace(found.turn, found.char))
        word = document.transcript.word_at(found.turn, found.char) or 0
        start_ms = None if timeline is None else timeline.word_start(found.turn, word)
        if start_ms is not None:
            self._session.transport.seek(start_ms)
        typed = self._page.typed.strip('"')
        if typed:
            self._window.header.search.activate(typed)
            view.restore_position(ReadingPlace(found.turn, found.char))

    # -- searching --------------------------------------------------------------

    def _search(self, typed: str, newest_first: bool) -> None:
        catalogue = self._session.catalogue
        titles = {entry.document_id: entry.shown_title for entry in catalogue.entries()}

        def done(found: Found) -> None:
            self._page.set_found(found, titles)

        catalogue.indexing.search(typed, catalogue.recency_s(), done, newest_first=newest_first)

    def _show_more(self, row: FoundRow) -> None:
        turns = list(row.turns[:MORE_PLACES])

        def done(places: list[FoundPlace]) -> None:
            self._page.show_more(row, places, len(turns))

        self._session.catalogue.indexing.more_places(
            row.document_id, turns, self._page.field.text(), done
        )

    def hear(self, row: FoundRow) -> None:
        """A place that was found, without leaving what is open; again: silence."""
        catalogue = self._session.catalogue
        preview, entry = catalogue.preview, catalogue.entry(row.document_id)
        if preview is not self._heard_by:
            self._heard_by = preview
            preview.changed.connect(self._page.set_playing)
            preview.failed.connect(self._session.failed)
            preview.noticed.connect(self._window.messages.show_notice)
        if preview.key == row.key:
            preview.stop()
            return
        audio = None if entry is None else entry.audio_path
        if audio is None or row.start_ms is None or not audio.exists():
            self._window.messages.show_notice(
                self.tr("There is no recording of this conversation to be heard."), key="refused"
            )
            return
        preview.play(row.key, audio, row.start_ms, row.end_ms)
