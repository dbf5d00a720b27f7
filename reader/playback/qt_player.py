"""The sound through Qt Multimedia: what plays where libVLC is missing.

Qt's own FFmpeg back end does the work. Its position steps by some tens of ms and is not
stamped, so a tick is as exact as its delivery; it keeps the pitch from Qt 6.10 on.
QtMultimedia is imported with the first recording, because loading it takes a while.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from reader.core.clock import SETTLE_MS, PlaybackClock, PlayerTick
from reader.core.errors import PlayerProblem
from reader.playback.background_scan import BackgroundScan
from reader.playback.base import MAX_RATE, MIN_RATE, PlayerState
from reader.playback.scan import RecordingFacts, unplayable

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer


_LOAD_DELAY_MS = 200  # lets the window paint first
_TICK_INTERVAL_S = 0.2  # Qt tells its position twenty times a second


class QtPlayer(QObject):
    """A Player (see ``reader.playback.base``) over QMediaPlayer."""

    ticked = Signal(PlayerTick)
    state_changed = Signal(PlayerState)
    duration_changed = Signal(int)
    failed = Signal(PlayerProblem)
    noticed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._output: QAudioOutput | None = None
        self._path: Path | None = None
        self._state = PlayerState.EMPTY
        self._wants_playing = False
        self._sounding = False
        self._ready = False
        self._duration_ms = 0
        self._duration_exact = False
        self._rate = 1.0
        self._volume = 100
        self._seek = 0
        self._seek_done = 0
        self._target_ms: float | None = None  # asked for while nothing was loaded yet
        self._clock = PlaybackClock()
        self._last_tick_s = 0.0
        self._closed = False
        self._scan = BackgroundScan(self)
        self._scan.finished.connect(self._on_scanned)
        self._load_timer = QTimer(self)
        self._load_timer.setSingleShot(True)
        self._load_timer.timeout.connect(self._open)

    @property
    def name(self) -> str:
        return "Qt Multimedia"

    @property
    def state(self) -> PlayerState:
        return self._state

    @property
    def duration_ms(self) -> int:
        return self._duration_ms

    def load(self, path: Path, *, duration_ms: int = 0) -> None:
        if self._closed:
            return
        self._path = path
        self._wants_playing = self._sounding = self._ready = False
        self._duration_ms = duration_ms
        self._duration_exact = duration_ms > 0
        self._target_ms = None
        self._seek_done = self._seek
        self._clock.reset()
        self._set_state(PlayerState.PAUSED)
        self._tick(0.0)
        if duration_ms:
            self.duration_changed.emit(duration_ms)
        self._scan.stop()
        self._load_timer.start(_LOAD_DELAY_MS)

    def _open(self) -> None:
        self._load_timer.stop()
        path = self._path
        if path is None:
            return
        if not path.is_file():
            self._fail(unplayable(path, None))
            return
        self._qt_player().setSource(QUrl.fromLocalFile(str(path)))
        if not self._duration_exact:
            self._scan.start(path, walk=True)

    def _on_scanned(self, facts: RecordingFacts | PlayerProblem) -> None:
        if isinstance(facts, PlayerProblem):
            self._fail(facts)
            return
        self._on_duration(facts.duration_ms)
        self._duration_exact = True

    def _qt_player(self) -> QMediaPlayer:
        if self._player is None:
            from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

            self._player = QMediaPlayer(self)
            self._output = QAudioOutput(self)
            self._output.setVolume(self._volume / 100)
            self._player.setAudioOutput(self._output)
            if hasattr(self._player, "setPitchCompensation"):
                self._player.setPitchCompensation(True)
            self._player.positionChanged.connect(self._on_position)
            self._player.durationChanged.connect(self._on_duration)
            self._player.playbackStateChanged.connect(self._on_playback_state)
            self._player.mediaStatusChanged.connect(self._on_media_status)
            self._player.errorOccurred.connect(self._on_error)
        return self._player

    def play(self) -> None:
        if self._path is None or self._closed:
            return
        if self._state is PlayerState.ENDED:
            self.seek(0)
        self._wants_playing = True
        self._set_state(PlayerState.PLAYING)
        if self._ready:
            self._qt_player().play()
        elif self._load_timer.isActive():
            self._open()

    def pause(self) -> None:
        if self._state is not PlayerState.PLAYING:
            return
        self._wants_playing = False
        self._set_state(PlayerState.PAUSED)
        if self._ready:
            self._qt_player().pause()

    def seek(self, position_ms: int) -> int:
        if self._path is None:
            return self._seek
        position = float(max(0, position_ms))
        if self._duration_exact:
            position = min(position, float(self._duration_ms))
        self._seek += 1
        self._clock.seek(position, self._seek)
        if self._state is PlayerState.ENDED:
            self._set_state(PlayerState.PAUSED)
        if self._ready:
            self._qt_player().setPosition(int(position))
        else:
            self._target_ms = position
        if not self._sounding:
            self._seek_done = self._seek
            self._tick(position)
        return self._seek

    def set_rate(self, rate: float) -> None:
        rate = min(MAX_RATE, max(MIN_RATE, rate))
        if rate == self._rate:
            return
        position = self._clock.position_ms()
        self._rate = rate
        if self._player is not None:
            self._player.setPlaybackRate(rate)
        self._tick(position)

    def set_volume(self, percent: int) -> None:
        self._volume = min(100, max(0, percent))
        if self._output is not None:
            self._output.setVolume(self._volume / 100)

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._path = None
        self._sounding = self._ready = False
        self._load_timer.stop()
        self._scan.close()
        if self._player is not None:
            player, self._player = self._player, None
            player.disconnect(self)
            player.stop()
            player.setSource(QUrl())
            player.deleteLater()
        if self._output is not None:
            self._output.deleteLater()
            self._output = None
        self._set_state(PlayerState.EMPTY)

    # What Qt says, on this thread

    def _on_position(self, position_ms: int) -> None:
        if not self._sounding:
            return
        if self._clock.is_settling:
            if abs(position_ms - self._clock.position_ms()) > SETTLE_MS * max(1.0, self._rate):
                return
            self._seek_done = self._seek
        elif time.monotonic() - self._last_tick_s < _TICK_INTERVAL_S:
            return
        self._tick(float(position_ms))

    def _on_duration(self, duration_ms: int) -> None:
        if duration_ms > 0 and not self._duration_exact and duration_ms != self._duration_ms:
            self._duration_ms = duration_ms
            self.duration_changed.emit(duration_ms)

    def _on_playback_state(self) -> None:
        player = self._qt_player()
        playing = player.playbackState() == player.PlaybackState.PlayingState
        if playing != self._sounding:
            position = self._clock.position_ms()
            self._sounding = playing
            self._tick(position)

    def _on_media_status(self) -> None:
        player = self._qt_player()
        status = player.mediaStatus()
        if status in (player.MediaStatus.LoadedMedia, player.MediaStatus.BufferedMedia):
            if self._ready:
                return
            if not player.hasAudio():
                if self._path is not None:
                    self._fail(PlayerProblem("There is no sound in this file.", path=self._path))
                return
            self._ready = True
            player.setPlaybackRate(self._rate)
            if self._target_ms is not None:
                player.setPosition(int(self._target_ms))
                self._target_ms = None
            if self._wants_playing:
                player.play()
        elif status == player.MediaStatus.EndOfMedia:
            self._wants_playing = self._sounding = False
            self._seek_done = self._seek
            self._set_state(PlayerState.ENDED)
            self._tick(float(self._duration_ms) or self._clock.position_ms())
        elif status == player.MediaStatus.InvalidMedia and self._path is not None:
            self._fail(unplayable(self._path, None))

    def _on_error(self) -> None:
        if self._path is not None:
            self._fail(unplayable(self._path, None))

    def _fail(self, problem: PlayerProblem) -> None:
        self._path = None
        self._wants_playing = self._sounding = self._ready = False
        self._load_timer.stop()
        self._scan.stop()
        self._set_state(PlayerState.EMPTY)
        self.failed.emit(problem)

    def _tick(self, position_ms: float) -> None:
        tick = PlayerTick(
            position_ms, time.monotonic(), self._rate, self._sounding, self._seek_done
        )
        self._last_tick_s = tick.monotonic_s
        self._clock.tick(tick)
        self.ticked.emit(tick)

    def _set_state(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
