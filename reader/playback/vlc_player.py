"""The sound through libVLC. The only file that imports ``vlc``.

What libVLC 3 needs to be right, each measured (docs/decisions/player-position.md):

- ``:demux=avformat`` and ``:codec=avcodec``: libVLC's own demuxers miss by up to half a
  minute in MP3s of varying bit rate, by 70-100 ms in Opus and FLAC, and its own MP3 decoder
  by 52 ms. With these two a time event says what the loudspeaker emits to the millisecond.
- The event, stamped where it is made, not ``get_time()``: the latter is up to 300 ms old.
- At other rates than 1 the time stretching keeps sound back: ``stretch_shift_ms``.
- A new rate reaches the sound only after about a second of buffered sound; a seek to where
  one is flushes that.

libVLC's callbacks come on its threads and only emit queued signals; nothing of libVLC is
called from them. Nothing of it is touched before the first need either: ``load`` answers at
once, and a thread imports the binding and makes the instance while the window paints.
"""

from __future__ import annotations

import ctypes
import math
import os
import sys
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from reader.core.clock import PlaybackClock, PlayerTick
from reader.core.errors import PlayerProblem
from reader.playback.background_scan import BackgroundScan
from reader.playback.base import MAX_RATE, MIN_RATE, PlayerState
from reader.playback.indexed_mp3 import IndexedMp3
from reader.playback.scan import RecordingFacts, unplayable

_INSTANCE_OPTIONS = (
    "--no-video",
    "--no-spu",
    "--no-sub-autodetect-file",
    "--no-metadata-network-access",
    "--no-lua",
    "--quiet",
)
_MEDIA_OPTIONS = (":codec=avcodec",)
_DEMUX_OPTION = ":demux=avformat"
_SILENT_OUTPUT = "adummy"

_PREPARE_DELAY_MS = 200  # lets the window paint first
_SEEK_INTERVAL_MS = 60  # how often a dragged slider may really seek
_PAUSED_SEEK_DELAY_MS = 150
_SEEK_TIMEOUT_MS = 6000  # a five-hour MP3 on a slow disk may take this long
_LONG_MP3_BYTES = 8_000_000  # below it a place is found in less than a tenth of a second
_LONG_PACKET_MS = 40.0  # FLAC has 93 ms and more, MP3, AAC and Opus about 25
_OUTPUT_CHECK_MS = 1500
_MAX_TAIL_MS = 1500  # libVLC may report the end while its last second still sounds

_EVENTS = (
    "MediaPlayerTimeChanged",
    "MediaPlayerBuffering",
    "MediaPlayerPlaying",
    "MediaPlayerPaused",
    "MediaPlayerEndReached",
    "MediaPlayerEncounteredError",
    "MediaPlayerLengthChanged",
)

NO_SOUND_CARD = (
    "No sound output was found, so nothing will be heard; the text is followed all the same. "
    "Connect a loudspeaker or headset and open the recording again."
)


NO_AVFORMAT = (
    "This libVLC lacks its avformat plugin, so places in an MP3 of varying bit rate may be off. "
    "Install vlc-plugin-base (Debian, Ubuntu) or the full VLC."
)


def stretch_shift_ms(rate: float) -> float:
    """How far (ms of the recording) the heard sound is after what libVLC 3 says at ``rate``.

    Negative: the sound is behind. Measured on its ``scaletempo`` with its default stride of
    30 ms, in twelve rates from 0.5 to 3; at 1 nothing is stretched.
    """
    return 0.0 if rate == 1.0 else max(-32.0, 31.0 * rate - 56.0)


def has_sound_card() -> bool:
    """Whether this machine has anything to play on; True wherever that cannot be told."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("PULSE_SERVER"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}")
    if any(Path(runtime, name).exists() for name in ("pulse/native", "pipewire-0")):
        return True
    sound = Path("/dev/snd")
    return sound.is_dir() and any(p.name.startswith("pcm") for p in sound.iterdir())


class _Engine:
    """One libVLC instance with its one media player."""

    def __init__(self, vlc: Any, audio_output: str | None) -> None:
        options = list(_INSTANCE_OPTIONS)
        if audio_output:
            options.append(f"--aout={audio_output}")
        self.vlc = vlc
        self.audio_output = audio_output
        self.instance = vlc.Instance(options)
        if self.instance is None:
            raise PlayerProblem(
                "libVLC was found but did not start.",
                remedy="Its plugins may be missing: install vlc-plugin-base (Debian, Ubuntu) or "
                "install VLC again.",
            )
        self.player = self.instance.media_player_new()
        self.media_callbacks: tuple[Any, ...] = ()
        self.version = vlc.libvlc_get_version().decode().split()[0]

    def attach(self, callback: Callable[[Any, str], None]) -> None:
        events = self.player.event_manager()
        for name in _EVENTS:
            events.event_attach(getattr(self.vlc.EventType, name), callback, name)

    def indexed_media(self, header: bytes, path: Path) -> Any:
        """The MP3 at ``path`` seen through ``header``. libVLC reads it on its own threads."""
        decorators = self.vlc.CallbackDecorators
        streams: list[IndexedMp3] = []

        def open_stream(_data: Any, _stream: Any, size: Any) -> int:
            try:
                stream = IndexedMp3(header, path)
            except OSError:
                return -1
            streams.append(stream)
            size[0] = stream.size
            return 0

        def read(_data: Any, buffer: Any, length: int) -> int:
            try:
                data = streams[-1].read(length)
            except (OSError, ValueError):
                return -1
            ctypes.memmove(buffer, data, len(data))
            return len(data)

        def seek(_data: Any, offset: int) -> int:
            streams[-1].seek(offset)
            return 0

        def close(_data: Any) -> None:
            streams.pop().close()

        # Kept, because libVLC does not keep them.
        self.media_callbacks = (
            decorators.MediaOpenCb(open_stream),
            decorators.MediaReadCb(read),
            decorators.MediaSeekCb(seek),
            decorators.MediaCloseCb(close),
        )
        return self.instance.media_new_callbacks(*self.media_callbacks, None)

    def release(self) -> None:
        events = self.player.event_manager()
        for name in _EVENTS:
            events.event_detach(getattr(self.vlc.EventType, name))
        self.player.stop()
        self.player.release()
        self.instance.release()


def _import_vlc() -> Any:
    """The binding. It would look for the library with a compiler or ldconfig run in a child
    process; on Linux the loader knows it by name."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("PYTHON_VLC_LIB_PATH", "libvlc.so.5")
    try:
        import vlc  # type: ignore[import-untyped]  # it ships no types
    except (ImportError, OSError, NotImplementedError) as error:
        raise PlayerProblem(f"libVLC could not be loaded ({error}).") from error
    return vlc


class VlcPlayer(QObject):
    """A Player (see ``reader.playback.base``) over libVLC 3.

    ``audio_output`` names a libVLC output module ("pulse", "adummy"); None lets libVLC
    choose. ``on_engine`` is called once with the libVLC media player before anything is
    played: tests put their audio callbacks there. Making one costs next to nothing; libVLC
    comes with the first recording.
    """

    ticked = Signal(PlayerTick)
    state_changed = Signal(PlayerState)
    duration_changed = Signal(int)
    failed = Signal(PlayerProblem)
    noticed = Signal(str)

    # From other threads, queued. The first argument is the load that it belongs to.
    _engine_made = Signal(object)
    _native_event = Signal(int, str, float, float)

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
        self._engine: _Engine | None = None
        self._release: weakref.finalize[Any, Any] | None = None
        self._maker: threading.Thread | None = None
        self._making = False
        self._closed = threading.Event()
        self._load = 0  # numbers the recordings, so that leftovers of one are told
        self._path: Path | None = None
        self._state = PlayerState.EMPTY
        self._wants_playing = False
        self._prepared = False  # libVLC has opened the recording and waits, paused
        self._opened = False  # libVLC was told to open it
        self._use_avformat = True
        self._duration_ms = 0
        self._duration_exact = False
        self._mp3_header: bytes | None = None  # makes a long MP3 an indexed file
        self._scanned = False
        self._index_unused = False
        self._packet_ms: float | None = None  # how long a piece of coded sound is, once known
        self._rate = 1.0
        self._volume = 100
        self._clock = PlaybackClock()
        self._seek = 0  # number of the last request
        self._seek_done = 0  # number of the last request that ticks include
        self._sounding = False  # libVLC says it plays
        self._target_ms: float | None = None  # asked for, not yet told to libVLC
        self._in_flight: tuple[float, int, float] | None = None  # (position, number, when told)
        self._output_checked = False
        self._prepare_timer = self._single_shot(self._prepare)
        self._seek_timer = self._single_shot(self._send_seek)
        self._settle_timer = self._single_shot(self._on_seek_timeout)
        self._output_timer = self._single_shot(self._check_output)
        self._end_timer = self._single_shot(self._finish)
        queued = Qt.ConnectionType.QueuedConnection
        self._engine_made.connect(self._on_engine_made, queued)
        self._native_event.connect(self._on_native_event, queued)
        self._scan = BackgroundScan(self)
        self._scan.finished.connect(self._on_scanned)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    def _single_shot(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(slot)
        return timer

    @property
    def name(self) -> str:
        return f"libVLC {self._engine.version}" if self._engine else "libVLC"

    @property
    def state(self) -> PlayerState:
        return self._state

    @property
    def duration_ms(self) -> int:
        return self._duration_ms

    # Requests

    def load(self, path: Path, *, duration_ms: int = 0) -> None:
        if self._closed.is_set():
            return
        self._load += 1
        self._stop_native()
        self._scan.stop()
        self._path = path
        self._wants_playing = False
        self._use_avformat = True
        self._duration_ms = duration_ms
        self._duration_exact = duration_ms > 0
        self._packet_ms = None
        self._mp3_header = None
        self._scanned = False
        self._index_unused = False
        self._clock.reset()
        self._seek_done = self._seek
        self._target_ms = None
        self._output_checked = False
        self._set_state(PlayerState.PAUSED)
        self._tick(0.0)
        if duration_ms:
            self.duration_changed.emit(duration_ms)
        self._prepare_timer.start(_PREPARE_DELAY_MS)

    def play(self) -> None:
        if self._path is None or self._closed.is_set():
            return
        if self._state is PlayerState.ENDED:
            self.seek(0)
        self._wants_playing = True
        self._set_state(PlayerState.PLAYING)
        if self._prepared and self._engine is not None:
            self._send_seek()
            self._engine.player.set_pause(0)
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
        if self._prepared and self._engine is not None:
            self._engine.player.set_pause(1)

    def seek(self, position_ms: int) -> int:
        if self._path is None:
            return self._seek
        position = float(max(0, position_ms))
        if self._duration_exact:
            position = min(position, float(self._duration_ms))
        self._seek += 1
        self._clock.seek(position, self._seek)
        self._target_ms = position
        ending = self._end_timer.isActive()
        reopen = self._index_unused and self._opened and self._prepared
        self._end_timer.stop()
        if ending or reopen or self._state is PlayerState.ENDED:
            # libVLC has closed the recording and must open it again, or the index of its frames
            # has come since it did.
            if self._state is PlayerState.ENDED:
                self._set_state(PlayerState.PAUSED)
            self._stop_native()
            self._open()
        if not self._sounding:
            self._seek_done = self._seek
            self._tick(position)
        if not self._prepared:
            self._prepare_soon()
        elif not self._wants_playing:
            # libVLC takes it in while paused, or when it plays again.
            self._seek_timer.start(_PAUSED_SEEK_DELAY_MS)
        elif self._in_flight is None and not self._seek_timer.isActive():
            self._send_seek()
        return self._seek

    def set_rate(self, rate: float) -> None:
        rate = min(MAX_RATE, max(MIN_RATE, rate))
        if rate == self._rate:
            return
        position = self._clock.position_ms()
        self._rate = rate
        if self._engine is not None and self._prepared:
            self._engine.player.set_rate(rate)
            if self._sounding and self._target_ms is None:
                # A seek to here flushes what is buffered at the old rate.
                if self._in_flight is None:
                    self._target_ms = position
                    self._send_seek()
                else:
                    self._target_ms = self._in_flight[0]
        self._tick(position)

    def set_volume(self, percent: int) -> None:
        self._volume = min(100, max(0, percent))
        if self._engine is not None:
            self._engine.player.audio_set_volume(self._volume)

    def close(self) -> None:
        if self._closed.is_set():
            return
        self._closed.set()
        self._load += 1
        for timer in (
            self._prepare_timer,
            self._seek_timer,
            self._settle_timer,
            self._output_timer,
            self._end_timer,
        ):
            timer.stop()
        self._scan.close()
        if self._maker is not None:
            self._maker.join()
        self._engine = None
        if self._release is not None:
            self._release()
        self._path = None
        self._set_state(PlayerState.EMPTY)

    # Getting libVLC and the recording ready

    def _prepare_soon(self) -> None:
        if not self._opened and not self._prepare_timer.isActive():
            self._prepare_timer.start(_PREPARE_DELAY_MS)

    def _prepare(self) -> None:
        self._prepare_timer.stop()
        path = self._path
        if path is None or self._opened or self._closed.is_set():
            return
        if not path.is_file():
            self._fail(unplayable(path, None))
            return
        if self._engine is not None:
            self._open()
        elif not self._making:
            self._making = True
            self._maker = threading.Thread(target=self._make_engine, name="libvlc", daemon=True)
            self._maker.start()

    def _make_engine(self) -> None:
        try:
            vlc = _import_vlc()
            output = self._audio_output
            if output is None and self._on_engine is None and not has_sound_card():
                output = _SILENT_OUTPUT
            engine: object = _Engine(vlc, output)
        except PlayerProblem as problem:
            engine = problem
        if self._closed.is_set():
            if isinstance(engine, _Engine):
                engine.release()
            return
        # close() waits for this thread, so an engine that the queue never delivers is still
        # known to it.
        if isinstance(engine, _Engine):
            self._release = weakref.finalize(self, engine.release)
        self._engine_made.emit(engine)

    def _on_engine_made(self, engine: _Engine | PlayerProblem) -> None:
        self._making = False
        if self._closed.is_set():
            return
        if isinstance(engine, PlayerProblem):
            self._fail(engine)
            return
        self._engine = engine
        if self._on_engine is not None:
            self._on_engine(engine.player)
        elif self._audio_output is None and engine.audio_output == _SILENT_OUTPUT:
            self._output_checked = True
            self.noticed.emit(NO_SOUND_CARD)
        engine.attach(self._on_libvlc_thread)
        engine.player.audio_set_volume(self._volume)
        self._open()

    def _open(self) -> None:
        """Let libVLC open the recording and wait, silent, at its beginning."""
        engine, path = self._engine, self._path
        if engine is None or path is None or self._opened:
            return
        if not path.is_file():
            self._fail(unplayable(path, None))
            return
        if self._index_wanted(path) and not self._wants_playing:
            if not self._scan.busy:
                self._scan.start(path, walk=True)
            return  # its answer comes back here
        options = [*_MEDIA_OPTIONS, ":start-paused"]
        if self._use_avformat:
            options.append(_DEMUX_OPTION)
        if self._mp3_header is not None and self._use_avformat:
            media = engine.indexed_media(self._mp3_header, path)
            self._index_unused = False
        else:
            media = engine.instance.media_new_path(str(path))
        for option in options:
            media.add_option(option)
        engine.player.set_media(media)
        media.release()
        engine.player.set_rate(self._rate)
        self._opened = True
        engine.player.play()
        if not self._scanned and not self._scan.busy:
            self._scan.start(path, walk=not self._duration_exact or self._index_wanted(path))

    def _index_wanted(self, path: Path) -> bool:
        """Whether places in it would be found too slowly, and no scan has said otherwise."""
        if self._scanned or not self._use_avformat:
            return False
        try:
            return path.suffix.lower() == ".mp3" and path.stat().st_size > _LONG_MP3_BYTES
        except OSError:
            return False

    def _stop_native(self) -> None:
        if self._engine is not None and self._opened:
            self._engine.player.stop()
            self._load += 1  # whatever it still has in the queue is void
        self._opened = self._prepared = self._sounding = False
        self._in_flight = None
        for timer in (
            self._seek_timer,
            self._settle_timer,
            self._output_timer,
            self._end_timer,
        ):
            timer.stop()

    def _on_scanned(self, facts: RecordingFacts | PlayerProblem) -> None:
        if isinstance(facts, PlayerProblem):
            self._fail(facts)
            return
        self._packet_ms = facts.packet_ms
        self._scanned = True
        if facts.mp4_header is not None:
            self._mp3_header = facts.mp4_header
            self._index_unused = True  # until the recording is opened (again)
            if self._in_flight is not None and self._prepared:
                # A slow search is under way: the index is there sooner.
                if self._target_ms is None:
                    self._target_ms = self._in_flight[0]
                self._stop_native()
        if not self._duration_exact:
            self._duration_exact = facts.exact
            self._set_duration(facts.duration_ms)
        self._open()

    def _set_duration(self, duration_ms: int) -> None:
        if duration_ms > 0 and duration_ms != self._duration_ms:
            self._duration_ms = duration_ms
            self.duration_changed.emit(duration_ms)

    # What libVLC says

    def _on_libvlc_thread(self, event: Any, name: str) -> None:
        """Called on a thread of libVLC: stamp and queue, nothing else."""
        stamp = time.monotonic()
        value = 0.0
        if name == "MediaPlayerTimeChanged":
            value = float(event.u.new_time)
        elif name == "MediaPlayerLengthChanged":
            value = float(event.u.new_length)
        elif name == "MediaPlayerBuffering":
            value = float(event.u.new_cache)
            if value < 100.0:
                return
        if not self._closed.is_set():
            self._native_event.emit(self._load, name, value, stamp)

    def _on_native_event(self, load: int, name: str, value: float, stamp: float) -> None:
        if load != self._load or self._engine is None:
            return
        match name:
            case "MediaPlayerTimeChanged":
                self._on_time(value, stamp)
            case "MediaPlayerBuffering":
                self._on_buffered(stamp)
            case "MediaPlayerPlaying":
                if self._prepared:
                    self._on_sounding()
            case "MediaPlayerPaused":
                self._on_paused(stamp)
            case "MediaPlayerLengthChanged":
                if not self._duration_exact:
                    self._set_duration(round(value))
            case "MediaPlayerEndReached":
                self._on_end()
            case "MediaPlayerEncounteredError":
                self._on_error()

    def _on_paused(self, stamp: float) -> None:
        if not self._prepared:
            self._prepared = True
            if not self._use_avformat:
                self.noticed.emit(NO_AVFORMAT)
            self._engine_player().set_rate(self._rate)
            self._engine_player().audio_set_volume(self._volume)
            self._send_seek()
            if self._wants_playing:
                self._engine_player().set_pause(0)
            return
        if self._sounding:
            late_ms = (time.monotonic() - stamp) * 1000 * self._rate
            self._sounding = False
            self._tick(max(0.0, self._clock.position_ms() - late_ms))
        if self._wants_playing:  # play() overtook the pause
            self._engine_player().set_pause(0)

    def _on_sounding(self) -> None:
        if not self._wants_playing:
            self._engine_player().set_pause(1)
            return
        self._sounding = True
        if self._in_flight is not None:
            self._settle_timer.start(_SEEK_TIMEOUT_MS)
        self._tick(self._clock.position_ms())
        if not self._output_checked:
            self._output_timer.start(_OUTPUT_CHECK_MS)

    def _engine_player(self) -> Any:
        assert self._engine is not None
        return self._engine.player

    def _on_time(self, time_ms: float, stamp: float) -> None:
        # While a seek is under way libVLC echoes what was asked for, long before it sounds.
        if self._sounding and self._in_flight is None:
            self._tick(max(0.0, time_ms + stretch_shift_ms(self._rate)), stamp)

    def _on_buffered(self, stamp: float) -> None:
        """The sound at the place sought is there and begins within some ms."""
        if self._in_flight is None or stamp < self._in_flight[2]:
            return
        target, number, _ = self._in_flight
        self._seek_arrived(number)
        if self._sounding:
            self._tick(max(0.0, target + stretch_shift_ms(self._rate)), stamp)

    def _tick(self, position_ms: float, stamp: float | None = None) -> None:
        tick = PlayerTick(
            position_ms,
            time.monotonic() if stamp is None else stamp,
            self._rate,
            self._sounding and self._in_flight is None,
            self._seek_done,
        )
        self._clock.tick(tick)
        self.ticked.emit(tick)

    # Seeks: one at a time with libVLC, the newest request next

    def _send_seek(self) -> None:
        self._seek_timer.stop()
        if self._target_ms is None or not self._prepared:
            return
        target, self._target_ms = self._target_ms, None
        if self._duration_exact:
            # At the very end libVLC would close the recording.
            target = min(target, max(0.0, self._duration_ms - 50.0))
        if self._packet_ms is not None and self._packet_ms >= _LONG_PACKET_MS:
            # libVLC drops whole pieces before the target and would then sound up to one of
            # them ahead of what it says; so ask for the beginning of the nearest.
            target = math.floor(round(target / self._packet_ms) * self._packet_ms)
        told = time.monotonic()
        self._engine_player().set_time(int(target))
        self._in_flight = (target, self._seek, told)
        if self._wants_playing:
            self._settle_timer.start(_SEEK_TIMEOUT_MS)

    def _seek_arrived(self, number: int) -> None:
        self._in_flight = None
        self._settle_timer.stop()
        self._seek_done = max(self._seek_done, number)
        if self._target_ms is not None:
            self._seek_timer.start(_SEEK_INTERVAL_MS)

    def _on_seek_timeout(self) -> None:
        """A very slow disk, or libVLC never said so: believe its next time event."""
        if self._in_flight is not None:
            self._seek_arrived(self._in_flight[1])

    # The end, and trouble

    def _on_end(self) -> None:
        if not self._prepared:
            # It ended before it could be paused: nothing in it can be played.
            self._on_error()
            return
        self._in_flight = None
        self._settle_timer.stop()
        left_ms = 0.0
        if self._sounding and self._duration_ms:
            left_ms = (self._duration_ms - self._clock.position_ms()) / self._rate
        if 0 < left_ms <= _MAX_TAIL_MS:
            self._end_timer.start(round(left_ms))
        else:
            self._finish()

    def _finish(self) -> None:
        self._stop_native()
        self._wants_playing = False
        self._seek_done = self._seek
        end = float(self._duration_ms) or self._clock.position_ms()
        self._set_state(PlayerState.ENDED)
        self._tick(end)

    def _on_error(self) -> None:
        if self._use_avformat and not self._has_avformat():
            self._use_avformat = False
            self._stop_native()
            self._open()
            return
        if self._path is not None:
            self._fail(unplayable(self._path, None))

    def _has_avformat(self) -> bool:
        """Whether the plugin is there, as far as its file can be seen."""
        roots = [Path(p) for p in (os.environ.get("VLC_PLUGIN_PATH"),) if p]
        if sys.platform.startswith("linux"):
            for pattern in (
                "lib/vlc/plugins",
                "lib64/vlc/plugins",
                "lib/*/vlc/plugins",
            ):
                roots += Path("/usr").glob(pattern)
        if not roots:
            return False  # cannot be told: try without, and fail then
        return any(True for root in roots for _ in root.glob("demux/libavformat_plugin*"))

    def _fail(self, problem: PlayerProblem) -> None:
        self._stop_native()
        self._scan.stop()
        self._path = None
        self._wants_playing = False
        self._prepare_timer.stop()
        self._set_state(PlayerState.EMPTY)
        self.failed.emit(problem)

    def _check_output(self) -> None:
        """Sound was decoded but none was taken: no output works, so use the silent one."""
        if not self._sounding or self._engine is None:
            return
        self._output_checked = True
        if self._on_engine is not None:
            return
        media = self._engine_player().get_media()
        if media is None:
            return
        stats = self._engine.vlc.MediaStats()
        known = media.get_stats(stats)
        media.release()
        if not known or stats.decoded_audio == 0 or stats.played_abuffers > 0:
            return
        position = self._clock.position_ms()
        self._stop_native()
        self._engine_player().audio_output_set(_SILENT_OUTPUT)
        self._target_ms = position
        self._tick(position)
        self._open()
        self.noticed.emit(NO_SOUND_CARD)

    def _set_state(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
