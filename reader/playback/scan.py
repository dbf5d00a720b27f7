"""How long a recording really is, by looking at every packet of it.

A constant-rate guess from the file's size, which is all that a player makes of an MP3 or a
bare AAC stream without a table, is wrong by minutes when the bit rate varies. Walking over
the packets without decoding them is exact, and takes about a second for five hours. Files
whose container states the length (MP4, Matroska, Ogg, FLAC, WAV) are not walked.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import PlayerProblem
from reader.core.text import say
from reader.playback.indexed_mp3 import FrameIndex, mp4_header

# Streams without a container: libavformat's names. Their header, where there is one, is a
# claim that a cut or joined file no longer keeps.
_UNSTATED = frozenset({"mp3", "aac", "ac3", "eac3", "loas", "mpeg", "mpegts"})
_BREATHE_EVERY = 4096  # packets; other threads get the interpreter in between


@dataclass(frozen=True, slots=True)
class RecordingFacts:
    """``duration_ms`` is the sound's length; ``exact`` whether it was counted or stated
    rather than estimated; ``packet_ms`` is how long a compressed piece of sound lasts, 0 where
    it is not compressed or the file does not say; ``codec`` and ``container`` are
    libavformat's short names."""

    duration_ms: int
    exact: bool
    packet_ms: float
    codec: str
    container: str
    mp4_header: bytes | None = None  # of an MP3 that was walked: see indexed_mp3


def scan_recording(
    path: Path,
    *,
    walk: bool = True,
    cancelled: Callable[[], bool] = lambda: False,
) -> RecordingFacts | None:
    """The facts about ``path``'s first sound track, or None when ``cancelled()`` became true.

    Without ``walk`` only the beginning is looked at, and the length may be a guess. Raises
    PlayerProblem where the file cannot be read or holds no sound. Imports PyAV.
    """
    import av

    try:
        container = av.open(str(path), metadata_errors="replace")
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise unplayable(path, error) from error
    with container:
        if not container.streams.audio:
            raise PlayerProblem(
                say("There is no sound in this file."),
                remedy=say("Choose the recording of the conversation (MP3, M4A, Opus, FLAC, WAV)."),
                path=path,
            )
        stream = container.streams.audio[0]
        names = frozenset(container.format.name.split(","))
        codec = stream.codec_context.name
        time_base = float(stream.time_base or 0)
        stated = 0
        if stream.duration:
            stated = round(stream.duration * time_base * 1000)
        elif container.duration:
            stated = round(container.duration / 1000)
        exact = stated > 0 and not names & _UNSTATED
        begin: int | None = None
        end = count = 0
        packet_ms = 0.0
        offsets, sizes = array("Q"), array("I")
        is_mp3 = names == {"mp3"}
        samples_per_frame = 0
        try:
            for packet in container.demux(stream):
                if packet.pts is None:
                    continue
                if begin is None:
                    begin = packet.pts
                    if not codec.startswith("pcm_"):
                        packet_ms = (packet.duration or 0) * time_base * 1000
                    samples_per_frame = round((packet.duration or 0) * time_base * stream.rate)
                    if exact or not walk:
                        break
                if is_mp3 and packet.pos is not None:
                    offsets.append(packet.pos)
                    sizes.append(packet.size)
                end = max(end, packet.pts + (packet.duration or 0))
                count += 1
                if count % _BREATHE_EVERY == 0:
                    if cancelled():
                        return None
                    time.sleep(0.001)
        except (av.error.FFmpegError, OSError):
            # A damaged tail: what could be read is what there is.
            exact = False
        if begin is None:
            raise unplayable(path, None)
        header = None
        if not exact and walk:
            if offsets and len(offsets) == count and samples_per_frame:
                skipped = round(max(0, stream.start_time or 0) * time_base * stream.rate)
                channels = stream.codec_context.channels
                header = mp4_header(
                    FrameIndex(offsets, sizes, samples_per_frame, stream.rate, channels, skipped)
                )
            begin = max(begin, stream.start_time or 0)
            stated, exact = round((end - begin) * time_base * 1000), True
        return RecordingFacts(stated, exact, packet_ms, codec, container.format.name, header)


def unplayable(path: Path, error: Exception | None) -> PlayerProblem:
    """The problem with a recording that nothing could read."""
    if not path.exists():
        return PlayerProblem(
            say("The recording is not there."),
            remedy=say("It may have been moved or renamed, or its disk is not connected."),
            path=path,
        )
    if path.is_dir():
        return PlayerProblem(say("This is a folder, not a recording."), path=path)
    if isinstance(error, PermissionError):
        return PlayerProblem(
            say("The recording may not be read."),
            remedy=say("Allow reading it and try again."),
            path=path,
        )
    if path.stat().st_size == 0:
        return PlayerProblem(
            say("The recording is empty (0 bytes)."),
            remedy=say("Copy or download it again."),
            path=path,
        )
    return PlayerProblem(
        say("This is not a recording that can be played, or it is damaged."),
        remedy=say(
            "Expected MP3, M4A/AAC, Ogg/Opus, FLAC, WAV, MP4 or MKV. If it was downloaded, "
            "it may be incomplete: download it again."
        ),
        path=path,
    )
