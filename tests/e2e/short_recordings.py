"""Recordings cut from the sample and spoilt in the ways that recordings are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from numpy.typing import NDArray

from reader.core.resources import resource
from reader.core.timing import NO_TIME, Alignment
from reader.core.transcript import Transcript
from reader.formats.registry import load_transcript

RATE = 16_000
_CHUNK = 1 << 14

Sound = NDArray[np.int16]  # (samples,), or (samples, channels)


@dataclass(frozen=True)
class Excerpt:
    """The sound of some turns of the sample, their text, and when they truly start."""

    sound: Sound
    text: str
    starts_ms: list[int]

    def transcript(self, folder: Path) -> Transcript:
        return load_transcript(self.write_text(folder))

    def write_text(self, folder: Path) -> Path:
        path = folder / "talk.txt"
        path.write_text(self.text, encoding="utf-8")
        return path


def excerpt(turns: int) -> Excerpt:
    """The first ``turns`` turns of the sample, cut in the pause after them."""
    audio = resource("sample", "the-slow-ear.mp3")
    gold = json.loads(resource("sample", "the-slow-ear.gold.json").read_text(encoding="utf-8"))
    whole = load_transcript(resource("sample", "the-slow-ear.txt"))
    spoken = gold["turns"]
    end_s = (spoken[turns - 1]["end_s"] + spoken[turns]["start_s"]) / 2
    text = "\n\n".join(
        f"{whole.speaker_name(turn)}: {' '.join(whole.texts[turn].split())}"
        for turn in range(turns)
    )
    sound = decode(audio)[: round(end_s * RATE)]
    return Excerpt(sound, text + "\n", [round(t["start_s"] * 1000) for t in spoken[:turns]])


def decode(path: Path) -> Sound:
    """One channel at RATE."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    blocks = []
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            blocks += [part.to_ndarray()[0] for part in resampler.resample(frame)]
    blocks += [part.to_ndarray()[0] for part in resampler.resample(None)]
    return cast(Sound, np.concatenate(blocks))


def write_sound(
    path: Path,
    sound: Sound,
    codec: str,
    *,
    rate: int = RATE,
    bit_rate: int | None = None,
    pictures: bool = False,
) -> Path:
    """Encode ``sound`` (at RATE) as ``codec`` at ``rate``; with grey ``pictures`` it is a video."""
    layout = "mono" if sound.ndim == 1 else "stereo"
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=rate)
        stream.layout = layout
        if bit_rate:
            stream.bit_rate = bit_rate
        if pictures:
            _add_pictures(container, len(sound) // RATE)
        resampler = av.AudioResampler(format=stream.format, layout=layout, rate=rate)
        for first in range(0, len(sound), _CHUNK):
            piece = np.ascontiguousarray(sound[first : first + _CHUNK]).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(piece, format="s16", layout=layout)
            frame.sample_rate = RATE
            frame.pts = first
            frame.time_base = Fraction(1, RATE)
            for part in resampler.resample(frame):
                container.mux(stream.encode(part))
        for part in resampler.resample(None):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def _add_pictures(container: Any, seconds: int) -> None:
    stream = container.add_stream("mpeg4", rate=1)
    stream.width = stream.height = 64
    stream.pix_fmt = "yuv420p"
    for second in range(seconds):
        grey = np.full((64, 64, 3), 40 + second % 128, np.uint8)
        frame = av.VideoFrame.from_ndarray(grey, format="rgb24")
        frame.pts = second
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def music(seconds: int) -> Sound:
    """Plucked notes with overtones over held chords, and something like a drum."""
    noise = np.random.default_rng(4)
    sound = np.zeros(seconds * RATE)
    notes_hz = (220, 247, 262, 294, 330, 349, 392, 440, 494, 523)
    for beat in range(seconds * 2):
        rest = sound[beat * RATE // 2 :][: RATE * 6 // 5]
        times = np.arange(len(rest)) / RATE
        chord = (110, 165, 220) if beat % 4 == 0 else ()
        for hertz in (int(noise.choice(notes_hz)), *chord):
            for overtone in range(1, 5):
                wave = np.sin(2 * np.pi * hertz * overtone * times)
                rest += np.exp(-3 * times) * wave / overtone
        rest += noise.normal(size=len(rest)) * np.exp(-40 * times)
    return np.asarray(sound / np.abs(sound).max() * 12_000, np.int16)


def turn_starts(alignment: Alignment, transcript: Transcript) -> list[int | None]:
    """When each turn's first word with a time starts, in ms; None for a turn without."""
    starts: list[int | None] = []
    for turn in range(len(transcript)):
        first, end = transcript.first_word[turn], transcript.first_word[turn + 1]
        times = [time for time in alignment.start_ms[first:end] if time != NO_TIME]
        starts.append(times[0] if times else None)
    return starts
