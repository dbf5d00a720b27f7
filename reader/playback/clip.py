"""Stretches of recordings as files of their own, cut without encoding again where that goes.

- MP3: the frames as they are, behind a new Info frame whose LAME fields (enc. delay and
  padding) say which samples of the first and last frames are not to be heard; see
  ``clip_mp3.py``.
- AAC, ALAC: the packets, in MP4, whose edit list hides those before the start.
- Opus, Vorbis: the packets, in Ogg, with a pre-skip (RFC 7845) of the same effect for Opus.
- FLAC and PCM: decoded and written in the same form: nothing is lost, and every sample counts.
- All else is encoded again, as MP3.

Times are from the recording's first sample on, as the decoder has them. PyAV is imported
when the first clip is cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.core.errors import PlayerProblem
from reader.core.text import say
from reader.playback.clip_mp3 import mp3_of

if TYPE_CHECKING:
    from av import AudioStream, Packet
    from av.container import InputContainer

LEAD_MS = 400  # read before the start: what a decoder wants to have heard
LONGEST_MS = 4 * 3600 * 1000
_OPUS_RATE = 48_000
_MOST_PRE_SKIP = 0xFFFF
_COPIED = {
    "mp3": ".mp3",
    "mp3float": ".mp3",
    "aac": ".m4a",
    "alac": ".m4a",
    "opus": ".opus",
    "libopus": ".opus",
    "vorbis": ".ogg",
}
_MUXERS = {".m4a": "ipod", ".opus": "ogg", ".ogg": "ogg"}
_ENCODED_BIT_RATE = 160_000


@dataclass(frozen=True, slots=True)
class Clip:
    """``encoded_again`` says that it is not the recording's own sound, bit by bit."""

    data: bytes
    extension: str
    encoded_again: bool


class SoundCutter:
    """Cuts clips, most quickly those of one recording in their order. For one thread; use it
    as a context or ``close`` it."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._container: InputContainer | None = None
        self.encoded_again: set[Path] = set()  # recordings whose clips could not be copied

    def __enter__(self) -> SoundCutter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._container is not None:
            self._container.close()
        self._container = self._path = None

    def extension(self, recording: Path) -> str:
        """Raises PlayerProblem."""
        return _extension(self._stream(recording))

    def __call__(self, recording: Path, start_ms: int, end_ms: int) -> bytes:
        clip = self.cut(recording, start_ms, end_ms)
        if clip.encoded_again:
            self.encoded_again.add(recording)
        return clip.data

    def cut(self, recording: Path, start_ms: int, end_ms: int) -> Clip:
        """The sound from ``start_ms`` to ``end_ms``, or to the end. Raises PlayerProblem."""
        from av.error import FFmpegError

        end_ms = min(end_ms, start_ms + LONGEST_MS)
        try:
            stream = self._stream(recording)
            clip = _cut(stream, max(0, start_ms), end_ms)
        except (FFmpegError, ValueError, OSError) as error:
            self.close()  # what is amiss with it shall not be the next clip's matter
            raise _problem(recording, error) from error
        if not clip.data:
            raise PlayerProblem(say("The recording has no sound there."), path=recording)
        return clip

    def _stream(self, recording: Path) -> AudioStream:
        if recording != self._path or self._container is None:
            self.close()
            import av
            from av.error import FFmpegError

            try:
                container = av.open(str(recording))
            except (FFmpegError, OSError) as error:
                raise _problem(recording, error) from error
            if not container.streams.audio:
                container.close()
                raise PlayerProblem(say("There is no sound in this file."), path=recording)
            self._container, self._path = container, recording
        return self._container.streams.audio[0]


def _problem(recording: Path, error: Exception) -> PlayerProblem:
    return PlayerProblem(
        say("No clip can be cut out of this recording ({reason}).", reason=error), path=recording
    )


def _extension(stream: AudioStream) -> str:
    name = stream.codec_context.name
    if name.startswith("pcm_"):
        return ".wav"
    return ".flac" if name == "flac" else _COPIED.get(name, ".mp3")


def _cut(stream: AudioStream, start_ms: int, end_ms: int) -> Clip:
    extension = _extension(stream)
    name = stream.codec_context.name
    first, last = _tick(stream, start_ms), _tick(stream, end_ms)
    if name in _COPIED:
        packets = list(_packets(stream, first, last))
        if extension == ".mp3":
            assert stream.time_base is not None
            data = mp3_of([(p.pts or 0, bytes(p)) for p in packets], first, last, stream.time_base)
            if data:
                return Clip(data, extension, False)
        elif packets:
            return Clip(_muxed(stream, packets, first, last, extension), extension, False)
    lossless = extension in (".wav", ".flac")
    return Clip(_encoded(stream, first, last, extension), extension, not lossless)


def _tick(stream: AudioStream, time_ms: int) -> int:
    """A time in the stream's units; it begins at its first sample."""
    assert stream.time_base is not None
    return (stream.start_time or 0) + round(Fraction(time_ms, 1000) / stream.time_base)


def _packets(stream: AudioStream, first: int, last: int) -> Iterator[Packet[AudioStream]]:
    """From LEAD_MS before ``first`` to the one that ``last`` falls into."""
    assert stream.time_base is not None
    lead = round(Fraction(LEAD_MS, 1000) / stream.time_base)
    container: Any = stream.container
    # Without a table FFmpeg goes through an MP3 frame by frame: slowly, but rightly.
    container.seek(max(0, first - lead), stream=stream, backward=True)
    for packet in container.demux(stream):
        if packet.pts is None or packet.size == 0:
            continue
        if packet.pts >= last:
            return
        if packet.pts + (packet.duration or 0) > first - lead:
            yield packet


def _muxed(
    stream: AudioStream, packets: list[Packet[AudioStream]], first: int, last: int, extension: str
) -> bytes:
    import av

    out = BytesIO()
    assert stream.time_base is not None
    with av.open(out, "w", format=_MUXERS[extension]) as container:
        copy = container.add_stream_from_template(stream)
        origin = first
        if extension == ".opus":
            origin = packets[0].pts or 0
            skip = round((first - origin) * stream.time_base * _OPUS_RATE)
            head = bytearray(copy.codec_context.extradata or b"")
            head[10:12] = min(skip, _MOST_PRE_SKIP).to_bytes(2, "little")
            copy.codec_context.extradata = bytes(head)
        elif extension == ".ogg":
            packets = [p for p in packets if (p.pts or 0) + (p.duration or 0) * 2 > first]
            origin = packets[0].pts or 0
        for packet in packets:
            over = (packet.pts or 0) + (packet.duration or 0) - last
            if over > 0 and packet.duration:
                packet.duration -= over  # the end is told by the length of the last packet
            packet.pts = (packet.pts or 0) - origin
            packet.dts = packet.pts
            packet.stream = copy
            container.mux(packet)
    return out.getvalue()


def _encoded(stream: AudioStream, first: int, last: int, extension: str) -> bytes:
    import av

    source = stream.codec_context
    codec = {".wav": source.name, ".flac": "flac"}.get(extension, "libmp3lame")
    out = BytesIO()
    with av.open(out, "w", format=extension[1:]) as container:
        made: Any = container.add_stream(codec, rate=source.rate)
        made.layout = source.layout.name if extension != ".mp3" else _narrow(source.layout)
        made.format = source.format.name if extension != ".mp3" else "s16p"
        if extension == ".mp3":
            made.bit_rate = _ENCODED_BIT_RATE
        resampler = av.AudioResampler(
            format=made.format.name, layout=made.layout.name, rate=made.rate
        )
        for frame in _frames(stream, first, last):
            for ready in resampler.resample(frame):
                container.mux(made.encode(ready))
        for ready in resampler.resample(None):
            container.mux(made.encode(ready))
        container.mux(made.encode(None))
    return out.getvalue()


def _narrow(layout: Any) -> str:
    return "mono" if layout.nb_channels == 1 else "stereo"


def _frames(stream: AudioStream, first: int, last: int) -> Iterator[Any]:
    """Decoded frames, cut to the sample at both ends, without time stamps."""
    from av import AudioFifo

    assert stream.time_base is not None
    stream.codec_context.flush_buffers()
    for packet in _packets(stream, first, last):
        frames: Any = packet.decode()
        for frame in frames:
            if frame.pts is None:
                continue
            step = Fraction(1, frame.sample_rate) / stream.time_base
            drop = max(0, round((first - frame.pts) / step))
            keep = min(frame.samples, round((last - frame.pts) / step))
            if keep <= drop:
                continue
            frame.pts = None
            fifo = AudioFifo()
            fifo.write(frame)
            if drop:
                fifo.read(drop)
            cut: Any = fifo.read(keep - drop)
            cut.pts = None
            yield cut
