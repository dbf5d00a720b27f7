"""How exactly clips are cut: decoded again and laid on the recording they were cut out of.

    .venv/bin/python tests/benchmarks/clips.py RECORDING [--clips 40]

Writes the recording in every form that is copied or kept whole (in a temporary folder), cuts
random clips, decodes each as a player would, and finds by correlation where its samples are in
the decoded recording. Prints the errors of start and end, and what of the clip's samples is the
recording's (1 is: every one).
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from reader.playback.clip import SoundCutter

Samples = NDArray[np.float32]
_FORMS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("mp3", "libmp3lame", {"b": "64k"}),
    ("mp3", "libmp3lame", {"q": "4"}),
    ("m4a", "aac", {"b": "96k"}),
    ("opus", "libopus", {"b": "48k"}),
    ("flac", "flac", {}),
    ("wav", "pcm_s16le", {}),
)
_SLACK_S = 0.3  # where a clip is looked for


def decoded(source: Any, seconds: float = 1e9) -> tuple[Samples, int]:
    """(samples of one channel, rate)."""
    with av.open(source) as container:
        parts: list[Samples] = []
        rate, total = 1, 0
        for frame in container.decode(audio=0):
            resampled = frame.to_ndarray().astype(np.float32)
            if frame.format.name in ("s16", "s16p"):
                resampled /= 32768
            if not frame.format.is_planar:
                resampled = resampled.reshape(-1, frame.layout.nb_channels).T
            parts.append(resampled[0])
            rate, total = frame.sample_rate, total + frame.samples
            if total > seconds * rate:
                break
    return np.concatenate(parts), rate


def written(path: Path, codec: str, options: dict[str, str], samples: Samples, rate: int) -> None:
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=rate, options=options, layout="mono")
        if "q" in options:
            stream.codec_context.flags |= 2  # quality instead of a bit rate
            stream.codec_context.global_quality = 118 * int(options["q"])
        frame = av.AudioFrame.from_ndarray(
            (samples * 32767).astype(np.int16)[None, :], "s16", "mono"
        )
        frame.sample_rate = rate
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def error_of(clip: Samples, whole: Samples, start: int, end: int, rate: int) -> tuple[float, ...]:
    """(start and end error in ms, share of its samples that agree)."""
    slack = int(_SLACK_S * rate)
    origin = max(0, start - slack)
    around = whole[origin : end + slack]
    size = 1 << (len(around) + len(clip) - 1).bit_length()
    spectrum = np.fft.rfft(around, size) * np.conj(np.fft.rfft(clip, size))
    found = int(np.argmax(np.fft.irfft(spectrum, size)[: len(around)])) + origin
    there = whole[found : found + len(clip)]
    agree = float(np.mean(np.abs(there - clip[: len(there)]) < 2e-3)) if len(there) else 0.0
    end_error = found + len(clip) - min(end, len(whole))
    return (found - start) * 1000 / rate, end_error * 1000 / rate, agree


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recording", type=Path)
    parser.add_argument("--clips", type=int, default=40)
    options = parser.parse_args()
    samples, rate = decoded(str(options.recording), 90)
    print(f"{options.recording.name}: {len(samples) / rate:.0f} s at {rate} Hz")
    with tempfile.TemporaryDirectory() as folder:
        files = [options.recording]
        for number, (extension, codec, settings) in enumerate(_FORMS):
            path = Path(folder) / f"{codec}-{number}.{extension}"
            written(path, codec, settings, samples, rate)
            files.append(path)
        for path in files:
            measure(path, options.clips)


def measure(path: Path, clips: int) -> None:
    whole, rate = decoded(str(path))
    chance = random.Random(1)
    errors, took_s = [], 0.0
    length_ms = len(whole) * 1000 // rate
    with SoundCutter() as cutter:
        for _ in range(clips):
            start_ms = chance.randrange(0, length_ms - 4000)
            end_ms = start_ms + chance.randrange(800, 4000)
            begun_s = time.perf_counter()
            clip = cutter.cut(path, start_ms, end_ms)
            took_s += time.perf_counter() - begun_s
            heard, clip_rate = decoded(BytesIO(clip.data))
            scale = clip_rate / 1000
            assert clip_rate == rate, (clip_rate, rate)
            errors.append(
                error_of(heard, whole, int(start_ms * scale), int(end_ms * scale), clip_rate)
            )
    starts, ends, agree = (np.array(column) for column in zip(*errors, strict=True))
    print(
        f"{path.name:24} start {np.abs(starts).max():6.2f} ms at most, "
        f"end {np.abs(ends).max():6.2f} ms, agreeing {agree.mean():.4f} (least {agree.min():.4f}), "
        f"{took_s * 1000 / clips:.1f} ms a clip{', encoded again' * clip.encoded_again}"
    )


if __name__ == "__main__":
    main()
