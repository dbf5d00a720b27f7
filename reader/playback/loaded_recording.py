"""What is known about the recording that a player has, and finding it out."""

from __future__ import annotations

from math import floor
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.core.errors import PlayerProblem
from reader.playback.background_scan import BackgroundScan
from reader.playback.scan import RecordingFacts

_LONG_MP3_BYTES = 8_000_000  # below it a place is found in less than a tenth of a second
_LONG_PACKET_MS = 40.0  # FLAC has 93 ms and more, MP3, AAC and Opus about 25


class LoadedRecording(QObject):
    """Path, true length and, of an MP3, the header that makes it an indexed file.

    ``learnt`` comes when the scan has ended (also where it could find out nothing),
    ``failed`` carries the PlayerProblem of a file that cannot be played.
    """

    duration_changed = Signal(int)
    learnt = Signal()
    failed = Signal(PlayerProblem)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.duration_ms = 0
        self.duration_exact = False
        self.packet_ms = 0.0  # how long a piece of coded sound is; 0 while unknown
        self.mp4_header: bytes | None = None
        self.scanned = False
        self._scan = BackgroundScan(self)
        self._scan.finished.connect(self._on_scanned)

    def load(self, path: Path, duration_ms: int) -> None:
        """Another recording; ``duration_ms`` is its true length, or 0."""
        self._scan.stop()
        self.path = path
        self.duration_ms = duration_ms
        self.duration_exact = duration_ms > 0
        self.packet_ms = 0.0
        self.mp4_header = None
        self.scanned = False

    def unload(self) -> None:
        self._scan.stop()
        self.path = None

    def close(self) -> None:
        self._scan.close()
        self.path = None

    def scan(self, *, whole: bool = False) -> None:
        """Look at the file, unless that has been or is being done: at all of it where that
        tells more, or where ``whole`` says so."""
        if self.path is not None and not self.scanned and not self._scan.busy:
            walk = whole or not self.duration_exact or self.is_long_mp3
            self._scan.start(self.path, walk=walk)

    @property
    def is_mp3(self) -> bool:
        return self.path is not None and self.path.suffix.lower() == ".mp3"

    @property
    def is_long_mp3(self) -> bool:
        """Whether places in it would be found too slowly without an index."""
        if self.path is None or not self.is_mp3:
            return False
        try:
            return self.path.stat().st_size > _LONG_MP3_BYTES
        except OSError:
            return False

    def clamp(self, position_ms: float) -> float:
        """``position_ms`` kept within the recording, as far as its length is known."""
        if self.duration_exact:
            position_ms = min(position_ms, float(self.duration_ms))
        return max(0.0, position_ms)

    def reachable(self, position_ms: float) -> float:
        """Where libVLC has to be sent so that it sounds what it then says, near there."""
        if self.duration_exact:
            # At the very end libVLC would close the recording.
            position_ms = min(position_ms, max(0.0, self.duration_ms - 50.0))
        if self.packet_ms >= _LONG_PACKET_MS:
            # libVLC drops whole pieces before the target and would then sound up to one of
            # them ahead of what it says; so ask for the beginning of the nearest.
            position_ms = floor(round(position_ms / self.packet_ms) * self.packet_ms)
        return position_ms

    def guess_duration(self, duration_ms: int) -> None:
        """The player's own opinion, good until something better is known."""
        if not self.duration_exact:
            self._set_duration(duration_ms)

    def _set_duration(self, duration_ms: int) -> None:
        if duration_ms > 0 and duration_ms != self.duration_ms:
            self.duration_ms = duration_ms
            self.duration_changed.emit(duration_ms)

    def _on_scanned(self, facts: RecordingFacts | PlayerProblem | None) -> None:
        if isinstance(facts, PlayerProblem):
            self.failed.emit(facts)
            return
        self.scanned = True
        if facts is not None:
            self.packet_ms = facts.packet_ms
            self.mp4_header = facts.mp4_header
            if not self.duration_exact:
                self.duration_exact = facts.exact
                self._set_duration(facts.duration_ms)
        self.learnt.emit()
