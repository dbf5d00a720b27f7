"""The way back from jumps, and forward again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.session.document import Document
from reader.session.history import NEAR_CHARS, History
from reader.session.transport import Transport


class Jumps(QObject):
    """Jumps are from time to time, and where nothing has a time from place to place on the
    page. ``document`` tells what is open, ``page_place`` turn and character at the page's top."""

    changed = Signal()
    page_wanted = Signal(int, int)  # turn, char: to be at the top of the page again

    def __init__(
        self,
        transport: Transport,
        document: Callable[[], Document | None],
        page_place: Callable[[], tuple[int, int]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._transport = transport
        self._document = document
        self._page_place = page_place
        self.in_sound = History(self.changed.emit)  # ms
        self.on_page = History(self.changed.emit, near=NEAR_CHARS)  # characters
        transport.jumped.connect(self.in_sound.jumped)

    def clear(self) -> None:
        """Another conversation: one has been nowhere in it."""
        self.in_sound.clear()
        self.on_page.clear()

    @property
    def can_go_back(self) -> bool:
        return self._way.can_go_back

    @property
    def can_go_forward(self) -> bool:
        return self._way.can_go_forward

    @property
    def _way(self) -> History:
        document = self._document()
        return self.in_sound if document is None or document.timeline else self.on_page

    def to_turn(self, turn: int) -> None:
        """``turn`` is about to be gone to on the page, for want of times."""
        document = self._document()
        if document is not None and not document.timeline:
            self.on_page.jumped(self._page_offset(document), document.transcript.offset_of(turn))

    def back(self, steps: int = 1) -> None:
        """To where the last jump began, or one before it."""
        document = self._document()
        if document is not None and self._way is self.on_page:
            self._want_page(document, self.on_page.back(self._page_offset(document), steps))
        else:
            self._scrub(self.in_sound.back(self._transport.position_ms, steps))

    def forward(self) -> None:
        """To where one was called back from."""
        document = self._document()
        if document is not None and self._way is self.on_page:
            self._want_page(document, self.on_page.forward(self._page_offset(document)))
        else:
            self._scrub(self.in_sound.forward(self._transport.position_ms))

    def _page_offset(self, document: Document) -> int:
        turn, char = self._page_place()
        return document.transcript.offset_of(turn) + char

    def _want_page(self, document: Document, offset: int | None) -> None:
        if offset is not None:
            self.page_wanted.emit(*document.transcript.place_at(offset))

    def _scrub(self, target_ms: int | None) -> None:
        if target_ms is not None:
            self._transport.scrub(target_ms)
