"""Recordings that tell where they are being played, and the ear that understands them.

Every second carries its own tone (300 Hz + 20 Hz a second) under noise of its own, drawn
from a generator seeded with the second. The tone makes the second plain to a human; the
noise makes any forty milliseconds unlike all others, so that correlating them with the
recording gives the position to the millisecond. Stretches of 15 s with and without hiss make
an encoder with varying bit rate vary it.

What counts as the truth is the recording as PyAV decodes it, which is what an aligner hears.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

ENCODED_HZ = 44100
HEARD_HZ = 8000  # enough for noise below 3 kHz
NEAR_MS = 1500.0
_HISS_STRETCH_S = 15


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to write a recording: an encoder with its options, the container's options."""

    file_name: str
    codec: str
    options: dict[str, str]
    container_options: dict[str, str]
    bit_rate: int | None = None


_VARYING = {"global_quality": "472", "flags": "+qscale"}  # LAME's V4
ENCODINGS = {
    "mp3-cbr": Encoding("cbr.mp3", "libmp3lame", {}, {}, 128_000),
    "mp3-vbr": Encoding("vbr.mp3", "libmp3lame", _VARYING, {}),
    "mp3-vbr-no-table": Encoding("bare.mp3", "libmp3lame", _VARYING, {"write_xing": "0"}),
    "m4a": Encoding("aac.m4a", "aac", {}, {}, 96_000),
    "opus": Encoding("opus.opus", "libopus", {}, {}, 48_000),
    "flac": Encoding("flac.flac", "flac", {}, {}),
    "wav": Encoding("wav.wav", "pcm_s16le", {}, {}),
    "mkv": Encoding("sound.mkv", "libopus", {}, {}, 48_000),
    "mp4": Encoding("sound.mp4", "aac", {}, {}, 96_000),
}


def tone_signal(seconds: int) -> NDArray[np.int16]:
    """``seconds`` of the self-telling sound, mono, ENCODED_HZ."""
    times = np.arange(ENCODED_HZ) / ENCODED_HZ
    blocks = []
    for second in range(seconds):
        noise = np.random.default_rng(second)
        spectrum = np.zeros(ENCODED_HZ // 2 + 1, dtype=complex)
        band = slice(300, 3000)  # bins are 1 Hz apart
        spectrum[band] = noise.normal(size=2700) + 1j * noise.normal(size=2700)
        block = np.fft.irfft(spectrum, ENCODED_HZ)
        block *= 0.12 / block.std()
        block += 0.06 * np.sin(2 * np.pi * (300 + 20 * second) * times)
        if second // _HISS_STRETCH_S % 2 == 0:
            block += noise.normal(0, 0.1, ENCODED_HZ)
        blocks.append(block)
    return (np.clip(np.concatenate(blocks), -1, 1) * 32767).astype(np.int16)


def write_recording(folder: Path, kind: str, seconds: int) -> Path:
    """Encode ``seconds`` of the sound as ENCODINGS[kind] into ``folder``."""
    how = ENCODINGS[kind]
    path = folder / how.file_name
    samples = tone_signal(seconds)
    rate = 48_000 if how.codec == "libopus" else ENCODED_HZ
    with av.open(str(path), "w", options=how.container_options) as container:
        stream: Any = container.add_stream(how.codec, rate=rate, options=how.options)
        stream.layout = "mono"
        if how.bit_rate:
            stream.bit_rate = how.bit_rate
        resampler = av.AudioResampler(format=stream.format, layout="mono", rate=rate)
        for first in range(0, len(samples), 4096):
            chunk = samples[None, first : first + 4096]
            frame = av.AudioFrame.from_ndarray(chunk, format="s16", layout="mono")
            frame.sample_rate = ENCODED_HZ
            frame.pts = first
            frame.time_base = Fraction(1, ENCODED_HZ)
            for part in resampler.resample(frame):
                container.mux(stream.encode(part))
        for part in resampler.resample(None):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def decode(path: Path) -> NDArray[np.int16]:
    """The recording's sound, mono, HEARD_HZ."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=HEARD_HZ)
    blocks = []
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            blocks += [part.to_ndarray()[0] for part in resampler.resample(frame)]
    blocks += [part.to_ndarray()[0] for part in resampler.resample(None)]
    return np.concatenate(blocks)


class Ear:
    """Knows one recording by heart and tells which part of it a sound is."""

    def __init__(self, recording: NDArray[np.int16]) -> None:
        self._recording = recording.astype(np.float32)
        self._size = 1 << int(np.ceil(np.log2(len(recording) + HEARD_HZ)))
        self._spectrum = np.fft.rfft(self._recording, self._size)
        squares = self._recording.astype(np.float64) ** 2
        self._energy = np.concatenate([[0.0], np.cumsum(squares)])

    def locate(
        self, sound: NDArray[np.int16], *, near_ms: float | None = None
    ) -> tuple[float, float]:
        """(position in ms of the sound's first sample, likeness 0..1).

        ``sound`` is HEARD_HZ mono, shorter than a second. The whole recording is searched, or
        NEAR_MS on both sides of ``near_ms``.
        """
        length = len(sound)
        count = len(self._recording) - length
        probe = sound.astype(np.float32)
        product = np.fft.irfft(self._spectrum * np.conj(np.fft.rfft(probe, self._size)), self._size)
        energy = self._energy[length : length + count] - self._energy[:count]
        own = float((probe.astype(np.float64) ** 2).sum())
        likeness = product[:count] / (np.sqrt(energy * own) + 1.0)
        first = 0
        if near_ms is not None:
            first = max(0, int((near_ms - NEAR_MS) * HEARD_HZ / 1000))
            likeness = likeness[first : int((near_ms + NEAR_MS) * HEARD_HZ / 1000)]
        best = int(np.argmax(likeness))
        return (first + best) * 1000 / HEARD_HZ, float(likeness[best])
