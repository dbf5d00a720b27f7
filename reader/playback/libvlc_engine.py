"""One libVLC instance with its one media player, made on a thread of its own.

What libVLC 3 needs to be right, each measured (docs/decisions/player-position.md):

- ``:demux=avformat`` and ``:codec=avcodec``: libVLC's own demuxers miss by up to half a
  minute in MP3s of varying bit rate, by 70-100 ms in Opus and FLAC, and its own MP3 decoder
  by 52 ms. With these two a time event says what the loudspeaker emits to the millisecond.
- The event, stamped where it is made, not ``get_time()``: the latter is up to 300 ms old.
- At other rates than 1 the time stretching keeps sound back: ``stretch_shift_ms``.

The binding comes in from outside (``reader.playback.vlc_player`` imports it).
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from reader.core.errors import PlayerProblem
from reader.core.text import say
from reader.playback.indexed_mp3 import IndexedMp3

SILENT_OUTPUT = "adummy"
NO_AVFORMAT = say(
    "This libVLC lacks its avformat plugin, so places in an MP3 of varying bit rate may be off. "
    "Install vlc-plugin-base (Debian, Ubuntu) or the full VLC."
)

_INSTANCE_OPTIONS = (
    "--no-video",
    "--no-spu",
    "--no-sub-autodetect-file",
    "--no-metadata-network-access",
    "--no-lua",
    "--quiet",
)
_MEDIA_OPTIONS = (":codec=avcodec", ":start-paused")
_DEMUX_OPTION = ":demux=avformat"
_VERY_LONG_PACKET_MS = 80.0
_EVENTS = (
    "MediaPlayerTimeChanged",
    "MediaPlayerBuffering",
    "MediaPlayerPlaying",
    "MediaPlayerPaused",
    "MediaPlayerEndReached",
    "MediaPlayerEncounteredError",
    "MediaPlayerLengthChanged",
)


def stretch_shift_ms(rate: float, packet_ms: float = 0.0) -> float:
    """How far (ms of the recording) the heard sound is after what libVLC 3 says at ``rate``.

    Negative: the sound is behind. Measured on its ``scaletempo`` with its default stride of
    30 ms, in twelve rates from 0.5 to 3; at 1 nothing is stretched. Where a coded piece of
    sound, ``packet_ms``, is longer than what is stretched at a time (FLAC's 93 ms), the shift
    hardly depends on the rate.
    """
    if rate == 1.0:
        return 0.0
    if packet_ms >= _VERY_LONG_PACKET_MS and rate > 1.0:
        return -24.0 - 6.0 * rate
    return max(-32.0, 31.0 * rate - 56.0)


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


def has_avformat() -> bool:
    """Whether libVLC's avformat plugin is there, as far as its file can be seen."""
    roots = [Path(p) for p in (os.environ.get("VLC_PLUGIN_PATH"),) if p]
    if sys.platform.startswith("linux"):
        for pattern in ("lib/vlc/plugins", "lib64/vlc/plugins", "lib/*/vlc/plugins"):
            roots += Path("/usr").glob(pattern)
    # Without a root it cannot be told: try without, and fail then.
    return any(True for root in roots for _ in root.glob("demux/libavformat_plugin*"))


class Engine:
    """``player`` is libVLC's media player, ``audio_output`` the output module asked for.

    Raises PlayerProblem where libVLC does not start.
    """

    def __init__(self, vlc: Any, audio_output: str | None) -> None:
        options = list(_INSTANCE_OPTIONS)
        if audio_output:
            options.append(f"--aout={audio_output}")
        self.audio_output = audio_output
        self._vlc = vlc
        self._instance = vlc.Instance(options)
        if self._instance is None:
            raise PlayerProblem(
                say("libVLC was found but did not start."),
                remedy=say(
                    "Its plugins may be missing: install vlc-plugin-base (Debian, Ubuntu) or "
                    "install VLC again."
                ),
            )
        self.player = self._instance.media_player_new()
        self.version = vlc.libvlc_get_version().decode().split()[0]
        self._callback: Callable[[str, float, float], None] | None = None
        self._media_callbacks: tuple[Any, ...] = ()

    def listen(self, callback: Callable[[str, float, float], None]) -> None:
        """From now on ``callback(name, value, monotonic_s)`` is called on libVLC's threads,
        where nothing of libVLC may be touched. ``value`` is the new time or length in ms."""
        self._callback = callback
        events = self.player.event_manager()
        for name in _EVENTS:
            events.event_attach(getattr(self._vlc.EventType, name), self._on_event, name)

    def _on_event(self, event: Any, name: str) -> None:
        stamp = time.monotonic()
        value = 0.0
        if name == "MediaPlayerTimeChanged":
            value = float(event.u.new_time)
        elif name == "MediaPlayerLengthChanged":
            value = float(event.u.new_length)
        elif name == "MediaPlayerBuffering" and event.u.new_cache < 100.0:
            return
        if self._callback is not None:
            self._callback(name, value, stamp)

    def open(self, path: Path, mp4_header: bytes | None, *, avformat: bool, rate: float) -> None:
        """Open the recording and wait, silent, at its beginning (``MediaPlayerPaused``).
        With ``mp4_header`` it is an MP3 seen through that: see ``indexed_mp3``."""
        if mp4_header is not None:
            media = self._indexed_media(mp4_header, path)
        else:
            media = self._instance.media_new_path(str(path))
        for option in (*_MEDIA_OPTIONS, *([_DEMUX_OPTION] if avformat else [])):
            media.add_option(option)
        self.player.set_media(media)
        media.release()
        self.player.set_rate(rate)
        self.player.play()

    def _indexed_media(self, header: bytes, path: Path) -> Any:
        """The MP3 at ``path`` seen through ``header``. libVLC reads it on its own threads."""
        decorators = self._vlc.CallbackDecorators
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
        self._media_callbacks = (
            decorators.MediaOpenCb(open_stream),
            decorators.MediaReadCb(read),
            decorators.MediaSeekCb(seek),
            decorators.MediaCloseCb(close),
        )
        return self._instance.media_new_callbacks(*self._media_callbacks, None)

    def output_takes_nothing(self) -> bool:
        """Sound was decoded, but no output has taken any of it."""
        media = self.player.get_media()
        if media is None:
            return False
        stats = self._vlc.MediaStats()
        known = media.get_stats(stats)
        media.release()
        return bool(known) and stats.decoded_audio > 0 and stats.played_abuffers == 0

    def release(self) -> None:
        """Stop, and wait for libVLC's threads."""
        events = self.player.event_manager()
        for name in _EVENTS:
            events.event_detach(getattr(self._vlc.EventType, name))
        self.player.stop()
        self.player.release()
        self._instance.release()


class EngineMaker(QObject):
    """Makes the one Engine while the window paints; ``made`` carries it, or a PlayerProblem.

    ``import_binding`` returns the module ``vlc`` or raises PlayerProblem; it is called on the
    thread.
    """

    made = Signal(object)
    _ready = Signal(object)  # from the thread, queued

    def __init__(self, import_binding: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._import_binding = import_binding
        self._thread: threading.Thread | None = None
        self._busy = False
        self._closed = threading.Event()
        self._release: weakref.finalize[Any, Any] | None = None
        self._ready.connect(self._on_ready, Qt.ConnectionType.QueuedConnection)

    def start(self, audio_output: str | None, *, silent_without_card: bool) -> None:
        """``audio_output`` as for Engine; ``silent_without_card`` plays into the void where
        there is nothing to play on. Does nothing while one is being made."""
        if self._busy or self._closed.is_set():
            return
        self._busy = True
        self._thread = threading.Thread(
            target=self._make, args=(audio_output, silent_without_card), name="libvlc", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Release what was made, or is being made."""
        self._closed.set()
        if self._thread is not None:
            self._thread.join()
        if self._release is not None:
            self._release()

    def _make(self, audio_output: str | None, silent_without_card: bool) -> None:
        try:
            vlc = self._import_binding()
            if silent_without_card and not has_sound_card():
                audio_output = SILENT_OUTPUT
            engine: object = Engine(vlc, audio_output)
        except PlayerProblem as problem:
            engine = problem
        if isinstance(engine, Engine):
            if self._closed.is_set():
                engine.release()
                return
            # close() waits for this thread, so an engine that the queue never delivers is
            # still known to it.
            self._release = weakref.finalize(self, engine.release)
        if not self._closed.is_set():
            self._ready.emit(engine)

    def _on_ready(self, engine: object) -> None:
        self._busy = False
        if not self._closed.is_set():
            self.made.emit(engine)
