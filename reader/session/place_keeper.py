"""Where the reader is in the open conversation, kept so that it is found again.

The place is kept on pausing, on closing, every PLACE_INTERVAL_S while playing, and when
the reader rests after a jump or after scrolling: no timer runs while nothing happens.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from reader.playback.base import PlayerState
from reader.session.transport import Transport
from reader.storage.library import Place

PLACE_INTERVAL_S = 10.0
REST_MS = 1500
SAME_PLACE_MS = 500


class PlaceKeeper(QObject):
    """``keep`` writes a place; it is not called between ``close`` and ``open``."""

    def __init__(
        self, transport: Transport, keep: Callable[[Place], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._transport = transport
        self._keep = keep
        self._is_open = False
        self._is_held = False
        self._page_place = (0, 0)
        self._began_ms = self._left_ms = 0
        self._saved_s = 0.0
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self.save)
        transport.jumped.connect(lambda _before, _after: self._resting.start())
        transport.state_changed.connect(self._on_state_changed)
        transport.position_changed.connect(self._on_position_changed)

    @property
    def page_place(self) -> tuple[int, int]:
        """Turn and character at the top of the page, as last reported or stored."""
        return self._page_place

    def open(self, place: Place, left_ms: int | None = None) -> None:
        """A conversation is open, and the reader at ``place``; the sound was left at
        ``left_ms``, which the small rewind took it back from."""
        self._page_place = (place.turn, place.char)
        self._began_ms = place.position_ms
        self._left_ms = place.position_ms if left_ms is None else left_ms
        self._saved_s = time.monotonic()
        self._is_open = True

    def close(self) -> None:
        """Keep the place for the last time."""
        self.save()
        self._is_open = False

    def hold(self, held: bool) -> None:
        """While a recording is being loaded it begins at its beginning: that is no place."""
        self._is_held = held

    def set_page_place(self, turn: int, char: int) -> None:
        """The view reports what is at its top."""
        if (turn, char) != self._page_place:
            self._page_place = (turn, char)
            if not self._transport.playing:
                self._resting.start()

    def save(self) -> None:
        self._resting.stop()
        if self._is_open:
            self._saved_s = time.monotonic()
            position_ms = self._transport.position_ms
            if abs(position_ms - self._began_ms) <= SAME_PLACE_MS:
                position_ms = self._left_ms  # who only looks in does not slip back each time
            self._keep(Place(position_ms, *self._page_place))

    def _on_state_changed(self, state: PlayerState) -> None:
        if state in (PlayerState.PAUSED, PlayerState.ENDED) and not self._is_held:
            self.save()

    def _on_position_changed(self, _position_ms: int) -> None:
        if self._transport.playing and time.monotonic() - self._saved_s >= PLACE_INTERVAL_S:
            self.save()
