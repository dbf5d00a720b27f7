"""The sound through libVLC. The only file that imports ``vlc``.

libVLC's callbacks come on its threads and only emit queued signals; nothing of libVLC is
called from them. Nothing of it is touched before the first need either: ``load`` answers at
once, and a thread imports the binding and makes the instance while the window paints.

What libVLC 3 needs to be right is in ``libvlc_engine``. Besides, a new rate reaches the sound
only after about a second of buffered sound; a seek to where one is flushes that.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from reader.core.clock import PlaybackClock, PlayerTick
from reader.core.errors import PlayerProblem
from reader.core.text import say
from reader.playback.base import MAX_RATE, MIN_RATE, NO_SOUND_CARD, PlayerState
from reader.playback.libvlc_engine import (
    NO_AVFORMAT,
    SILENT_OUTPUT,
    Engine,
    EngineMaker,
    stretch_shift_ms,
)
from reader.playback.loaded_recording import LoadedRecording
from reader.playback.opened_media import OpenedMedia
from reader.playback.scan import unplayable
from reader.playback.seek_queue import SeekQueue, single_shot

_PREPARE_DELAY_MS = 200  # lets the window paint first
_OUTPUT_CHECK_MS = 1500
_MAX_TAIL_MS = 1500  # libVLC may report the end while its last second still sounds


def _import_vlc() -> Any:
    """The binding. It would look for the library with a compiler or ldconfig run in a child
    process; on Linux the loader knows it by name."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("PYTHON_VLC_LIB_PATH", "libvlc.so.5")
    try:
        import vlc  # type: ignore[import-untyped]  # it ships no types
    except (ImportError, OSError, NotImplementedError) as error:
        raise PlayerProblem(say("libVLC could not be loaded ({error}).", error=error)) from error
    return vlc


class VlcPlayer(QObject):
    """A Player (see ``reader.playback.base``) over libVLC 3.

    ``audio_output`` names a libVLC output module ("pulse", "adummy"); None lets libVLC
    choose. ``on_engine`` is called once with libVLC's media player before anything is played:
    tests put their audio callbacks there. libVLC comes with the first recording, not before.
    """

    ticked = Signal(PlayerTick)
    state_changed = Signal(PlayerState)
    duration_changed = Signal(int)
    failed = Signal(PlayerProblem)
    noticed = Signal(object)  # a text: what it is made of would be lost as str

    def __init__(
        self,
        audio_output: str | None = None,
        *,
        on_engine: Callable[[Any], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._audio_output = audio_output
        self._on_engine = on_engine
        self._closed = False
        self._state = PlayerState.EMPTY
        self._wants_playing = False
        self._sounding = False  # libVLC says it plays
        self._rate = 1.0
        self._volume = 100
        self._output_checked = False
        self._told_s = 0.0  # when libVLC was last told to go somewhere
        self._clock = PlaybackClock()
        self._seeks = SeekQueue(self._tell_seek, lambda: self._wants_playing, self)
        self._recording = LoadedRecording(self)
        self._recording.duration_changed.connect(self.duration_changed)
        self._recording.learnt.connect(self._on_learnt)
        self._recording.failed.connect(self._fail)
        self._media = OpenedMedia(self._recording, self)
        self._media.prepared.connect(self._on_prepared)
        self._media.sounding.connect(self._on_sounding)
        self._media.paused.connect(self._on_paused)
        self._media.time_told.connect(self._on_time)
        self._media.buffered.connect(self._on_buffered)
        self._media.ended.connect(self._on_end)
        self._media.broken.connect(self._on_broken)
        self._maker = EngineMaker(_import_vlc, self)
        self._maker.made.connect(self._on_engine_made)
        self._prepare_timer = single_shot(self, self._prepare)
        self._output_timer = single_shot(self, self._check_output)
        self._end_timer = single_shot(self, self._finish)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    @property
    def name(self) -> str:
        engine = self._media.engine
        return f"libVLC {engine.version}" if engine else "libVLC"

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
        self._stop()
        self._media.reset()
        self._recording.load(path, duration_ms)
        self._wants_playing = False
        self._output_checked = False
        self._clock.reset()
        self._seeks.clear()
        self._set_state(PlayerState.PAUSED)
        self._tick(0.0)
        if duration_ms:
            self.duration_changed.emit(duration_ms)
        self._prepare_timer.start(_PREPARE_DELAY_MS)

    def play(self) -> None:
        if self._recording.path is None:
            return
        if self._state is PlayerState.ENDED:
            self.seek(0)
        self._wants_playing = True
        self._set_state(PlayerState.PLAYING)
        if self._media.player is not None:
            self._seeks.send()
            self._media.player.set_pause(0)
        else:
            self._prepare()

    def pause(self) -> None:
        if self._state is not PlayerState.PLAYING:
            return
        self._wants_playing = False
        if self._end_timer.isActive():
            self._end_timer.stop()
            self._finish()
            return
        self._set_state(PlayerState.PAUSED)
        self._output_timer.stop()
        self._seeks.hold()
        if self._media.player is not None:
            self._media.player.set_pause(1)

    def seek(self, position_ms: int) -> int:
        if self._recording.path is None:
            return self._seeks.number
        position = self._recording.clamp(float(position_ms))
        number = self._seeks.ask(position)
        self._clock.seek(position, number)
        ending = self._end_timer.isActive()
        self._end_timer.stop()
        late_index = self._media.index_unused and self._media.is_prepared
        if ending or late_index or self._state is PlayerState.ENDED:
            # libVLC has closed the recording and must open it again, or the index of its frames
            # has come since it did.
            if self._state is PlayerState.ENDED:
                self._set_state(PlayerState.PAUSED)
            self._stop()
            self._open()
        if not self._sounding:
            self._seeks.all_done()
            self._tick(position)
        if not self._media.is_prepared:
            if not self._media.is_open and not self._prepare_timer.isActive():
                self._prepare_timer.start(_PREPARE_DELAY_MS)
        elif self._wants_playing:
            self._seeks.send_while_playing()
        else:
            self._seeks.send_while_paused()
        return number

    def set_rate(self, rate: float) -> None:
        rate = min(MAX_RATE, max(MIN_RATE, rate))
        if rate == self._rate:
            return
        position = self._clock.position_ms()
        self._rate = rate
        if self._media.player is not None:
            self._media.player.set_rate(rate)
            if self._sounding:
                # A seek to here flushes what is buffered at the old rate.
                in_flight_ms = self._seeks.in_flight_ms
                self._seeks.repeat(position if in_flight_ms is None else in_flight_ms)
                if in_flight_ms is None:
                    self._seeks.send()
        self._tick(position)

    def set_volume(self, percent: int) -> None:
        self._volume = min(100, max(0, percent))
        if self._media.engine is not None:
            self._media.engine.player.audio_set_volume(self._volume)

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._prepare_timer.stop()
        self._recording.close()
        self._stop()
        self._media.engine = None
        self._maker.close()
        self._set_state(PlayerState.EMPTY)

    # Getting libVLC and the recording ready

    def _prepare(self) -> None:
        self._prepare_timer.stop()
        path = self._recording.path
        if path is None or self._media.is_open:
            return
        if not path.is_file():
            self._fail(unplayable(path, None))
        elif self._media.engine is not None:
            self._open()
        else:
            self._maker.start(
                self._audio_output,
                silent_without_card=self._audio_output is None and self._on_engine is None,
            )

    def _on_engine_made(self, engine: Engine | PlayerProblem) -> None:
        if isinstance(engine, PlayerProblem):
            self._fail(engine)
            return
        if self._on_engine is not None:
            self._on_engine(engine.player)
        elif self._audio_output is None and engine.audio_output == SILENT_OUTPUT:
            self._output_checked = True
            self.noticed.emit(NO_SOUND_CARD)
        self._media.set_engine(engine)
        engine.player.audio_set_volume(self._volume)
        self._open()

    def _open(self) -> None:
        path = self._recording.path
        if path is not None and not path.is_file():
            self._fail(unplayable(path, None))
        else:
            self._media.open(rate=self._rate, at_once=self._wants_playing)

    def _on_learnt(self) -> None:
        if self._recording.mp4_header is not None and self._media.is_open:
            self._media.index_unused = True
            if self._seeks.in_flight_ms is not None and self._media.is_prepared:
                # A slow search is under way: the index is there sooner.
                self._seeks.repeat(self._seeks.in_flight_ms)
                self._stop()
        self._open()

    def _stop(self) -> None:
        self._media.stop()
        self._sounding = False
        self._seeks.interrupt()
        self._output_timer.stop()
        self._end_timer.stop()

    # What libVLC says

    def _on_prepared(self) -> None:
        if not self._media.uses_avformat:
            self.noticed.emit(NO_AVFORMAT)
        player = self._media.player
        player.set_rate(self._rate)
        player.audio_set_volume(self._volume)
        self._seeks.send()
        if self._wants_playing:
            player.set_pause(0)

    def _on_paused(self, stamp_s: float) -> None:
        if self._sounding:
            late_ms = (time.monotonic() - stamp_s) * 1000 * self._rate
            self._sounding = False
            self._tick(max(0.0, self._clock.position_ms() - late_ms))
        if self._wants_playing:  # play() overtook the pause
            self._media.player.set_pause(0)

    def _on_sounding(self) -> None:
        if not self._wants_playing:
            self._media.player.set_pause(1)
            return
        self._sounding = True
        self._seeks.expect_arrival()
        self._tick(self._clock.position_ms())
        if not self._output_checked:
            self._output_timer.start(_OUTPUT_CHECK_MS)

    def _on_time(self, time_ms: float, stamp_s: float) -> None:
        # While a seek is under way libVLC echoes what was asked for, long before it sounds.
        if self._sounding and self._seeks.in_flight_ms is None:
            self._tick(self._heard_ms(time_ms), stamp_s)

    def _on_buffered(self, stamp_s: float) -> None:
        """The sound at the place sought is there and begins within some ms."""
        told_ms = self._seeks.in_flight_ms
        if told_ms is None or stamp_s < self._told_s:
            return
        self._seeks.arrived()
        if self._sounding:
            self._tick(self._heard_ms(told_ms), stamp_s)

    def _heard_ms(self, libvlc_ms: float) -> float:
        shift_ms = stretch_shift_ms(self._rate, self._recording.packet_ms)
        return max(0.0, libvlc_ms + shift_ms)

    def _tick(self, position_ms: float, stamp_s: float | None = None) -> None:
        tick = PlayerTick(
            position_ms,
            time.monotonic() if stamp_s is None else stamp_s,
            self._rate,
            self._sounding and self._seeks.in_flight_ms is None,
            self._seeks.done,
        )
        self._clock.tick(tick)
        self.ticked.emit(tick)

    def _tell_seek(self, target_ms: float) -> float | None:
        if self._media.player is None:
            return None
        target_ms = self._recording.reachable(target_ms)
        self._told_s = time.monotonic()
        self._media.player.set_time(int(target_ms))
        return target_ms

    # The end, and trouble

    def _on_end(self) -> None:
        self._seeks.interrupt()
        left_ms = 0.0
        if self._sounding and self.duration_ms:
            left_ms = (self.duration_ms - self._clock.position_ms()) / self._rate
        if 0 < left_ms <= _MAX_TAIL_MS:
            self._end_timer.start(round(left_ms))
        else:
            self._finish()

    def _finish(self) -> None:
        self._stop()
        self._wants_playing = False
        self._seeks.all_done()
        self._tick(float(self.duration_ms) or self._clock.position_ms())
        self._set_state(PlayerState.ENDED)

    def _on_broken(self) -> None:
        if self._media.can_do_without_avformat():
            self._stop()
            self._open()
        elif self._recording.path is not None:
            self._fail(unplayable(self._recording.path, None))

    def _fail(self, problem: PlayerProblem) -> None:
        self._stop()
        self._recording.unload()
        self._wants_playing = False
        self._prepare_timer.stop()
        self._set_state(PlayerState.EMPTY)
        self.failed.emit(problem)

    def _check_output(self) -> None:
        """Sound was decoded but none was taken: no output works, so use the silent one."""
        engine = self._media.engine
        if not self._sounding or engine is None:
            return
        self._output_checked = True
        if self._on_engine is not None or not engine.output_takes_nothing():
            return
        position = self._clock.position_ms()
        self._stop()
        engine.player.audio_output_set(SILENT_OUTPUT)
        self._seeks.repeat(position)
        self._tick(position)
        self._open()
        self.noticed.emit(NO_SOUND_CARD)

    def _set_state(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
