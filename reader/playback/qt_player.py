"""The sound through Qt Multimedia: what plays where libVLC is missing.

Qt's own FFmpeg back end does the work, with or without a sound card. Its position steps by
some tens of ms and is not stamped, so a tick is as exact as its delivery; it keeps the pitch
from Qt 6.10 on. QtMultimedia is imported with the first recording, because loading it takes
a while. What it needs to be right, found by trying (6.11):

- It guesses the length of an MP3 without a table and lets nobody seek beyond its guess. So an
  MP3 is given to it behind the header that makes it an indexed file.
- Of seeks in quick succession it may keep another one than the last, and each may block for
  a while. So there is one at a time.
- Stopping waits for Qt's own threads, and these, ending, ask Python about the objects that it
  made. Who holds Python's lock while stopping waits for ever, once in many times. So Qt's slots
  are called through ``_let_go``.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Q_ARG, QMetaObject, QObject, Qt, QUrl, Signal

from reader.core.clock import SETTLE_MS, PlaybackClock, PlayerTick
from reader.core.errors import PlayerProblem
from reader.core.text import say
from reader.playback.base import MAX_RATE, MIN_RATE, NO_SOUND_CARD, PlayerState
from reader.playback.libvlc_fix import libvlc_fix
from reader.playback.loaded_recording import LoadedRecording
from reader.playback.scan import unplayable
from reader.playback.seek_queue import SeekQueue, single_shot

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer


_LOAD_DELAY_MS = 200  # lets the window paint first
_TICK_INTERVAL_S = 0.2  # Qt tells its position twenty times a second
_NEAR_END_MS = 50.0


def _indexed_copy(header: bytes, path: Path) -> Path:
    """The MP3 behind the header that makes it an indexed file, as a temporary file.

    A device of ours that shows the two as one would spare the copy, but Qt's threads read
    it while the main thread waits for them and holds the interpreter: a deadlock, seen.
    Raises OSError.
    """
    handle, name = tempfile.mkstemp(prefix="earmark-", suffix=".m4a")
    try:
        with os.fdopen(handle, "wb") as copy, path.open("rb") as source:
            copy.write(header)
            shutil.copyfileobj(source, copy, 1 << 20)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _not_there(what: str) -> PlayerProblem:
    return PlayerProblem(
        say("Qt Multimedia could not be loaded ({what}), so nothing can be played.", what=what),
        remedy=libvlc_fix(),
    )


class QtPlayer(QObject):
    """A Player (see ``reader.playback.base``) over QMediaPlayer."""

    ticked = Signal(PlayerTick)
    state_changed = Signal(PlayerState)
    duration_changed = Signal(int)
    failed = Signal(PlayerProblem)
    noticed = Signal(object)  # a text: what it is made of would be lost as str

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._output: QAudioOutput | None = None
        self._copy: Path | None = None
        self._state = PlayerState.EMPTY
        self._wants_playing = False
        self._sounding = False
        self._opened = False  # Qt was told to open the recording
        self._ready = False  # ... and has
        self._rate = 1.0
        self._volume = 100
        self._clock = PlaybackClock()
        self._last_tick_s = 0.0
        self._closed = False
        self._seeks = SeekQueue(self._tell_seek, lambda: self._wants_playing, self)
        self._recording = LoadedRecording(self)
        self._recording.duration_changed.connect(self.duration_changed)
        self._recording.learnt.connect(self._open)
        self._recording.failed.connect(self._fail)
        self._load_timer = single_shot(self, self._open)

    @property
    def name(self) -> str:
        return "Qt Multimedia"

    @property
    def state(self) -> PlayerState:
        return self._state

    @property
    def duration_ms(self) -> int:
        return self._recording.duration_ms

    # Requests

    def load(self, path: Path, *, duration_ms: int = 0) -> None:
        if self._closed:
            return
        self._close_source()
        self._recording.load(path, duration_ms)
        self._wants_playing = False
        self._clock.reset()
        self._seeks.clear()
        self._set_state(PlayerState.PAUSED)
        self._tick(0.0)
        if duration_ms:
            self.duration_changed.emit(duration_ms)
        self._load_timer.start(_LOAD_DELAY_MS)

    def play(self) -> None:
        if self._recording.path is None:
            return
        if self._state is PlayerState.ENDED:
            self.seek(0)
        self._wants_playing = True
        self._set_state(PlayerState.PLAYING)
        if self._ready:
            self._seeks.send()
            _let_go(self._qt_player(), "play")
        elif self._load_timer.isActive():
            self._open()

    def pause(self) -> None:
        if self._state is not PlayerState.PLAYING:
            return
        self._wants_playing = False
        self._seeks.hold()
        self._set_state(PlayerState.PAUSED)
        if self._ready:
            _let_go(self._qt_player(), "pause")

    def seek(self, position_ms: int) -> int:
        if self._recording.path is None:
            return self._seeks.number
        position = self._recording.clamp(float(position_ms))
        number = self._seeks.ask(position)
        self._clock.seek(position, number)
        if self._state is PlayerState.ENDED:
            self._set_state(PlayerState.PAUSED)
        if not self._sounding:
            self._seeks.all_done()
            self._tick(position)
        if self._ready and self._wants_playing:
            self._seeks.send_while_playing()
        elif self._ready:
            self._seeks.send_while_paused()
        return number

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
        self._load_timer.stop()
        self._recording.close()
        if self._player is not None:
            self._player.disconnect(self)
            self._close_source()
            self._player.deleteLater()
            self._player = None
        if self._output is not None:
            self._output.deleteLater()
            self._output = None
        self._set_state(PlayerState.EMPTY)

    # Getting Qt and the recording ready

    def _open(self) -> None:
        self._load_timer.stop()
        recording = self._recording
        path = recording.path
        if path is None or self._opened:
            return
        if not path.is_file():
            self._fail(unplayable(path, None))
            return
        recording.scan(whole=recording.is_mp3)
        if recording.is_mp3 and not recording.scanned:
            return  # its answer comes back here
        try:
            player = self._qt_player()
        except ImportError as error:
            self._fail(_not_there(str(error)))
            return
        if not player.isAvailable():
            self._fail(_not_there(say("none of its back ends")))
            return
        self._opened = True
        if recording.mp4_header is not None:
            try:
                path = self._copy = _indexed_copy(recording.mp4_header, path)
            except OSError as error:
                self._fail(unplayable(path, error))
                return
        _let_go(player, "setSource", Q_ARG(QUrl, QUrl.fromLocalFile(str(path))))

    def _close_source(self) -> None:
        self._opened = self._ready = self._sounding = False
        self._seeks.interrupt()
        if self._player is not None:
            _let_go(self._player, "stop")
            _let_go(self._player, "setSource", Q_ARG(QUrl, QUrl()))
        if self._copy is not None:
            self._copy.unlink(missing_ok=True)
            self._copy = None

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
            self._player.durationChanged.connect(self._recording.guess_duration)
            self._player.playbackStateChanged.connect(self._on_playback_state)
            self._player.mediaStatusChanged.connect(self._on_media_status)
            self._player.errorOccurred.connect(self._on_error)
            if self._output.device().isNull():
                self.noticed.emit(NO_SOUND_CARD)
        return self._player

    def _tell_seek(self, target_ms: float) -> float | None:
        if not self._ready:
            return None
        if self._recording.duration_exact:
            # At the very end Qt would stop and begin anew.
            target_ms = min(target_ms, max(0.0, self.duration_ms - _NEAR_END_MS))
        _let_go(self._qt_player(), "setPosition", Q_ARG("qlonglong", int(target_ms)))
        return target_ms

    # What Qt says, on this thread

    def _on_position(self, position_ms: int) -> None:
        if not self._sounding:
            return
        told_ms = self._seeks.in_flight_ms
        if told_ms is not None:
            # Qt echoes the place at once; the first that is beyond it has sounded.
            if not told_ms < position_ms <= told_ms + SETTLE_MS * max(1.0, self._rate):
                return
            self._seeks.arrived()
        elif time.monotonic() - self._last_tick_s < _TICK_INTERVAL_S:
            return
        self._tick(float(position_ms))

    def _on_playback_state(self) -> None:
        player = self._qt_player()
        playing = player.playbackState() == player.PlaybackState.PlayingState
        if playing != self._sounding:
            position = self._clock.position_ms()
            self._sounding = playing
            if playing:
                self._seeks.expect_arrival()
            self._tick(position)

    def _on_media_status(self) -> None:
        player = self._qt_player()
        status = player.mediaStatus()
        path = self._recording.path
        if path is None or not self._opened:
            return
        if status in (player.MediaStatus.LoadedMedia, player.MediaStatus.BufferedMedia):
            if self._ready:
                return
            if not player.hasAudio():
                self._fail(PlayerProblem(say("There is no sound in this file."), path=path))
                return
            self._ready = True
            player.setPlaybackRate(self._rate)
            self._seeks.send()
            if self._wants_playing:
                _let_go(player, "play")
        elif status == player.MediaStatus.EndOfMedia:
            self._wants_playing = self._sounding = False
            self._seeks.interrupt()
            self._seeks.all_done()
            self._tick(float(self.duration_ms) or self._clock.position_ms())
            self._set_state(PlayerState.ENDED)
        elif status == player.MediaStatus.InvalidMedia:
            self._fail(unplayable(path, None))

    def _on_error(self) -> None:
        if self._recording.path is not None and self._opened:
            self._fail(unplayable(self._recording.path, None))

    def _fail(self, problem: PlayerProblem) -> None:
        self._recording.unload()
        self._wants_playing = False
        self._load_timer.stop()
        self._close_source()
        self._set_state(PlayerState.EMPTY)
        self.failed.emit(problem)

    def _tick(self, position_ms: float) -> None:
        tick = PlayerTick(
            position_ms,
            time.monotonic(),
            self._rate,
            self._sounding and self._seeks.in_flight_ms is None,
            self._seeks.done,
        )
        self._last_tick_s = tick.monotonic_s
        self._clock.tick(tick)
        self.ticked.emit(tick)

    def _set_state(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)


def _let_go(player: QMediaPlayer, slot: str, *arguments: object) -> None:
    """Call a slot of Qt's without Python's lock, as PySide does it for ``invokeMethod``."""
    done = QMetaObject.invokeMethod(player, slot, Qt.ConnectionType.DirectConnection, *arguments)  # type: ignore[call-overload]
    assert done, slot
