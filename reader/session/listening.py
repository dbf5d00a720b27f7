"""Counts how long one listens: real time, only while there is sound.

It is written when the sound pauses and about once a minute while it plays, on the ticks that
come anyway: no timer runs for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from reader.playback.base import PlayerState
from reader.session.transport import Transport

WRITE_INTERVAL_MS = 60_000
# Between two ticks: more than that, and the machine has slept.
LONGEST_STEP_MS = 5_000
SHORTEST_MS = 1_000  # who only tries whether there is sound does not listen


class ListeningTime(QObject):
    """``keep`` writes (document, day in ISO 8601, ms); ``document_id`` says what is open, 0 for
    nothing that is kept."""

    def __init__(
        self,
        transport: Transport,
        document_id: Callable[[], int],
        keep: Callable[[int, str, int], object],
        parent: QObject | None = None,
        *,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._transport = transport
        self._document_id = document_id
        self._keep = keep
        self._clock_s = clock_s
        self._since_s: float | None = None  # when what is not counted yet began
        self._listened_ms = 0.0
        transport.state_changed.connect(self._on_state_changed)
        transport.position_changed.connect(self._on_position_changed)

    def flush(self) -> None:
        """Write what was counted; to be called before another document is opened."""
        self._count()
        listened_ms, self._listened_ms = round(self._listened_ms), 0.0
        document_id = self._document_id()
        if document_id and listened_ms >= SHORTEST_MS:
            self._keep(document_id, date.today().isoformat(), listened_ms)

    def _on_state_changed(self, state: PlayerState) -> None:
        if state is PlayerState.PLAYING:
            if self._since_s is None:
                self._since_s = self._clock_s()
        elif self._since_s is not None:
            self.flush()
            self._since_s = None

    def _on_position_changed(self, _position_ms: int) -> None:
        if self._since_s is not None:
            self._count()
            if self._listened_ms >= WRITE_INTERVAL_MS:
                self.flush()

    def _count(self) -> None:
        if self._since_s is None:
            return
        now_s = self._clock_s()
        self._listened_ms += min((now_s - self._since_s) * 1000, LONGEST_STEP_MS)
        self._since_s = now_s
