"""Where one listens, told to whoever works for it: soon after one has moved, not every moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from reader.session.transport import Transport

LISTEN_MS = 300  # a drag on the timeline is one move
MOVED_MS = 5000  # who has moved so far wants other words first


class ListeningPlace(QObject):
    """Follows the transport between ``begin`` and ``end``; ``tell`` gets a place in ms. A word
    that the user wants to hear comes before the sound that goes on elsewhere, until it is known
    or the user jumps."""

    def __init__(
        self, transport: Transport, tell: Callable[[int], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._transport = transport
        self._tell = tell
        self._follows = False
        self._told_ms = 0  # where one was when it was last told
        self.wanted: int | None = None  # a word's number
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LISTEN_MS)
        self._timer.timeout.connect(lambda: self._tell_now(self._transport.position_ms))
        transport.jumped.connect(self._on_jumped)
        transport.position_changed.connect(self._on_position_changed)

    def begin(self) -> int:
        """Follow from now on; where one is."""
        self._follows, self.wanted = True, None
        self._told_ms = self._transport.position_ms
        return self._told_ms

    def end(self) -> None:
        self._follows, self.wanted = False, None
        self._timer.stop()

    def want(self, word: int, place_ms: int) -> None:
        """The user wants to hear ``word``, which will be about at ``place_ms``."""
        self.wanted = word
        self._timer.stop()
        self._tell_now(place_ms)

    def _on_jumped(self, _before_ms: int, after_ms: int) -> None:
        if self.wanted is not None:
            self.wanted = None  # somewhere else now
            self._timer.start()
        self._on_position_changed(after_ms)

    def _on_position_changed(self, position_ms: int) -> None:
        moved = abs(position_ms - self._told_ms) >= MOVED_MS
        if self._follows and moved and self.wanted is None:
            self._timer.start()

    def _tell_now(self, place_ms: int) -> None:
        self._told_ms = self._transport.position_ms
        self._tell(place_ms)
