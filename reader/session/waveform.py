"""The waveform of the open recording: from the cache, or computed in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from reader.core.waveform import Waveform


class RecordingWaveform(QObject):
    """``changed`` comes at most about twice a second while more becomes known. It carries the
    same object each time while the recording is the same: who draws asks it for ``bars``."""

    changed = Signal(object)  # Waveform | None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: Waveform | None = None

    @property
    def current(self) -> Waveform | None:
        """None while nothing is known, and without a recording."""
        return self._current
