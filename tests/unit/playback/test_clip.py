"""Clips: exactly the sound asked for, decoded as a player would."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from reader.core.errors import PlayerProblem
from reader.core.resources import resource
from reader.playback.clip import SoundCutter

RATE = 24_000
FORMS = {
    ".mp3": ("libmp3lame", 0),
    ".opus": ("libopus", 0),
    ".flac": ("flac", 0),
    ".wav": ("pcm_s16le", 0),
    ".m4a": ("aac", 50),  # whole packets at its end
}


def decoded(source: Any) -> NDArray[np.float32]:
    resampler = av.AudioResampler(format="fltp", layout="mono")
    parts = []
    with av.open(source) as container:
        for frame in container.decode(audio=0):
            parts += [ready.to_ndarray()[0] for ready in resampler.resample(frame)]
    return np.concatenate(parts)


@pytest.fixture(scope="module")
def speech() -> NDArray[np.float32]:
    return decoded(str(resource("sample", "the-slow-ear.mp3")))[: 30 * RATE]


def recording(folder: Path, extension: str, samples: NDArray[np.float32]) -> Path:
    path = folder / f"talk{extension}"
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(FORMS[extension][0], rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(
            (samples * 32767).astype(np.int16)[None, :], "s16", "mono"
        )
        frame.sample_rate = RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("extension", FORMS)
def test_a_clip_is_the_recording_between_its_times(
    extension: str, tmp_path: Path, speech: NDArray[np.float32]
) -> None:
    path = recording(tmp_path, extension, speech)
    whole = decoded(str(path))
    rate = 48_000 if extension == ".opus" else RATE
    with SoundCutter() as cutter:
        for start_ms, end_ms in ((0, 1500), (7_123, 9_456), (20_000, 21_000)):
            clip = cutter.cut(path, start_ms, end_ms)
            assert not clip.encoded_again
            assert clip.extension == cutter.extension(path) == extension
            heard = decoded(BytesIO(clip.data))
            start, end = start_ms * rate // 1000, end_ms * rate // 1000
            assert abs(len(heard) - (end - start)) <= FORMS[extension][1] * rate // 1000 + 1
            both = min(len(heard), end - start)
            off = np.abs(heard[:both] - whole[start : start + both])
            assert float(np.mean(off < 2e-3)) > 0.97


def test_clips_of_one_recording_need_not_come_in_order(
    tmp_path: Path, speech: NDArray[np.float32]
) -> None:
    path = recording(tmp_path, ".mp3", speech)
    with SoundCutter() as cutter:
        first = cutter(path, 5000, 6000)
        cutter(path, 20_000, 21_000)
        assert cutter(path, 5000, 6000) == first


def test_what_is_no_recording_is_told_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "broken.mp3"
    path.write_bytes(b"no sound at all")
    with SoundCutter() as cutter, pytest.raises(PlayerProblem) as caught:
        cutter(path, 0, 1000)
    assert caught.value.path == path


def test_a_time_after_the_end_has_no_sound(tmp_path: Path, speech: NDArray[np.float32]) -> None:
    path = recording(tmp_path, ".wav", speech[: 2 * RATE])
    with SoundCutter() as cutter, pytest.raises(PlayerProblem):
        cutter(path, 60_000, 61_000)
