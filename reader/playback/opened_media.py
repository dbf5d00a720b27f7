"""A recording in libVLC: how far its opening is, and what libVLC says of it, on our thread."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from reader.playback.libvlc_engine import Engine, has_avformat
from reader.playback.loaded_recording import LoadedRecording


class OpenedMedia(QObject):
    """Opens the recording in ``engine`` (None until there is one) and leaves it paused.

    The signals are what libVLC's threads said, in their order, through Qt's queue; what an
    earlier opening left in the queue is dropped. Stamps are monotonic seconds.
    """

    prepared = Signal()  # it is open and waits, silent, at its beginning
    time_told = Signal(float, float)  # ms, stamp
    buffered = Signal(float)  # stamp
    sounding = Signal()
    paused = Signal(float)  # stamp
    ended = Signal()
    broken = Signal()  # libVLC cannot open it, or there is nothing in it

    _event = Signal(int, str, float, float)  # number of the opening, name, value, stamp

    def __init__(self, recording: LoadedRecording, parent: QObject) -> None:
        super().__init__(parent)
        self._recording = recording
        self._number = 0
        self.engine: Engine | None = None
        self.is_open = False  # libVLC was told to open it
        self.is_prepared = False  # ... and has
        self.uses_avformat = True
        self.index_unused = False  # an index has come since it was opened
        self._event.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    @property
    def player(self) -> Any:
        """libVLC's media player, where it may be told something; else None."""
        return self.engine.player if self.engine is not None and self.is_prepared else None

    def set_engine(self, engine: Engine) -> None:
        self.engine = engine
        engine.listen(lambda *event: self._event.emit(self._number, *event))

    def reset(self) -> None:
        """Another recording will be opened."""
        self.stop()
        self.uses_avformat = True
        self.index_unused = False

    def open(self, *, rate: float, at_once: bool) -> None:
        """Open it and find out about it. Unless ``at_once`` the index of a long MP3 is awaited:
        call it again when more has been learnt."""
        if self.engine is None or self._recording.path is None or self.is_open:
            return
        awaited = self.uses_avformat and self._recording.is_long_mp3 and not self._recording.scanned
        if at_once or not awaited:
            header = self._recording.mp4_header if self.uses_avformat else None
            self.index_unused = False
            self.is_open = True
            self.engine.open(self._recording.path, header, avformat=self.uses_avformat, rate=rate)
        self._recording.scan()

    def stop(self) -> None:
        """Close it; whatever libVLC still says of it is void."""
        if self.engine is not None and self.is_open:
            self.engine.player.stop()
        self._number += 1
        self.is_open = self.is_prepared = False

    def can_do_without_avformat(self) -> bool:
        """Whether its opening may have failed because libVLC lacks that plugin. If so, the
        next one does without."""
        if not self.uses_avformat or has_avformat():
            return False
        self.uses_avformat = False
        return True

    def _on_event(self, number: int, name: str, value: float, stamp_s: float) -> None:
        if number != self._number or self.engine is None:
            return
        match name:
            case "MediaPlayerTimeChanged":
                self.time_told.emit(value, stamp_s)
            case "MediaPlayerBuffering":
                self.buffered.emit(stamp_s)
            case "MediaPlayerPlaying" if self.is_prepared:
                self.sounding.emit()
            case "MediaPlayerPaused" if self.is_prepared:
                self.paused.emit(stamp_s)
            case "MediaPlayerPaused":
                self.is_prepared = True
                self.prepared.emit()
            case "MediaPlayerLengthChanged":
                self._recording.guess_duration(round(value))
            case "MediaPlayerEndReached" if self.is_prepared:
                self.ended.emit()
            case "MediaPlayerEndReached" | "MediaPlayerEncounteredError":
                # What ends before it could be paused has nothing in it that can be played.
                self.broken.emit()
