"""Between the notebook, the panel and the page: notes to their places by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reader.core.errors import StorageProblem
from reader.core.selection import TextRange

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow
    from reader.gui.notes.cards import NoteCard
    from reader.session.notes.placing import Offer


class Replacing(QObject):
    """Offers places for what has none, and tells what was found."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._notebook = window.session.notebook
        self._ident = ""
        panel = window.notes
        panel.offers_requested.connect(self.open)
        self._notebook.changed.connect(self._on_changed)
        # Later: what is opening now takes away what is said before it stands.
        later = Qt.ConnectionType.QueuedConnection
        self._notebook.placing.settled.connect(self._on_settled, later)
        window.view.selection_changed.connect(self._on_selection)

    def open(self, card: NoteCard) -> None:
        """Show the places for the note of ``card``; again: close them."""
        if self._ident == card.ident:
            self.close()
            return
        self._ident = str(card.ident)
        offers = self._window.notes.offers()
        if not offers.property("connected"):
            offers.setProperty("connected", True)
            offers.chosen.connect(lambda offer: self._put(offer.range))
            offers.heard.connect(self._hear)
            offers.shown.connect(self._show)
            offers.selection_wanted.connect(self._put_on_selection)
            offers.closed.connect(self.close)
        offers.show_offers(self._notebook.offers(self._ident))
        offers.set_selection(bool(self._window.view.selection()))
        self._window.notes.show_offers(True)
        if offers.rows:
            offers.rows[0].setFocus()

    def close(self) -> None:
        if self._ident:
            self._ident = ""
            self._window.notes.show_offers(False)

    def review(self) -> None:
        """Look through what was found by its score."""
        from reader.gui.notes.detached_review import FoundPlaces

        FoundPlaces(self._window).show()

    def _put(self, where: TextRange) -> None:
        ident = self._ident
        self.close()
        try:
            self._notebook.place_on(ident, where)
        except StorageProblem as error:
            self._window.session.failed.emit(error)
            return
        self._window.view.reveal_place(where.start)
        self._window.messages.show_notice(
            self.tr("The note is in its place."),
            (self.tr("Undo"), self._notebook.undo),
            key="placed",
        )

    def _put_on_selection(self) -> None:
        chosen = self._window.view.selection()
        if chosen:
            self._put(chosen)

    def _hear(self, offer: Offer) -> None:
        annotation = self._notebook.get(self._ident)
        there = replace(annotation, range=offer.range, start_ms=offer.time_ms, end_ms=None)
        self._window.peeking.hear(there)

    def _show(self, offer: Offer) -> None:
        self._window.view.pause_following()
        self._window.view.reveal_place(offer.range.start)

    def _on_selection(self) -> None:
        if self._ident:
            self._window.notes.offers().set_selection(bool(self._window.view.selection()))

    def _on_changed(self, _change: object) -> None:
        if self._ident and all(a.ident != self._ident for a in self._notebook.detached):
            self.close()

    def _on_settled(self, found: int, detached: int) -> None:
        """What opening a changed text came to."""
        if not found:
            return
        text = self.tr("%n note(s) found their place in the changed text.", "", found)
        self._window.messages.show_notice(
            text, (self.tr("Look through…"), self.review), key="found"
        )
