"""From where the reader points on the timeline to the place there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


class Seeking(QObject):
    """Each brings the page along; a jump is in the history, a small step is not."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.session
        self._transport = window.session.transport
        self._view = window.view
        self._scrub_origin_ms = 0
        window.timeline.seek_requested.connect(self.seek)
        window.timeline.stepped.connect(self._step)
        window.timeline.scrub_started.connect(self._on_scrub_started)
        window.timeline.scrubbed.connect(self._transport.scrub)
        window.timeline.scrub_finished.connect(self._on_scrub_finished)

    def seek(self, time_ms: int) -> None:
        self._transport.seek(time_ms)
        self._view.resume_following()

    def _step(self, time_ms: int) -> None:
        self._transport.scrub(time_ms)
        self._view.resume_following()

    def _on_scrub_started(self) -> None:
        self._scrub_origin_ms = self._transport.position_ms

    def _on_scrub_finished(self, time_ms: int) -> None:
        self._transport.scrub(time_ms)
        self._session.jumps.in_sound.jumped(self._scrub_origin_ms, time_ms)
        self._view.resume_following()
