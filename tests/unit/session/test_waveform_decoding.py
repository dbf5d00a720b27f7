"""From sound that was made for it to the bytes of its waveform."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from reader.core.errors import ReaderError
from reader.core.resources import resource
from reader.core.waveform import BUCKET_MS, Waveform
from reader.session.waveform_decoding import WaveformDecoding, scaled

SECONDS = 6


def _bursts(rate: int, channels: int) -> NDArray[np.float32]:
    """(channels, samples): each second half a second of a tone, the loudest in the fourth."""
    at = np.arange(SECONDS * rate) / rate
    loud = np.where(at % 1 < 0.5, 0.2, 0.0)
    loud[(at >= 3) & (at < 3.5)] = 0.8
    tone = (np.sin(2 * np.pi * 440 * at) * loud).astype(np.float32)
    quiet = tone * 0.5
    return np.stack([tone] + [quiet] * (channels - 1))


def _write(path: Path, codec: str, rate: int, channels: int) -> Path:
    layout = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}[channels]
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=rate, layout=layout)
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(_bursts(rate, channels).T.reshape(1, -1)),
            format="flt",
            layout=layout,
        )
        frame.sample_rate = rate
        resampler = av.AudioResampler(format=stream.codec_context.format, layout=layout, rate=rate)
        fifo: Any = av.AudioFifo()
        for resampled in (*resampler.resample(frame), *resampler.resample(None)):
            resampled.pts = None
            fifo.write(resampled)
        size = stream.codec_context.frame_size or 4096
        while fifo.samples:
            container.mux(stream.encode(fifo.read(size, partial=True)))
        container.mux(stream.encode(None))
    return path


def _decode(path: Path, start_ms: int = 0) -> Waveform:
    decoding = WaveformDecoding(path)
    waveform = Waveform(decoding.duration_ms)
    for piece in decoding.pieces(start_ms):
        waveform.write(piece.bucket, piece.peaks, piece.loudness)
    decoding.close()
    waveform.finish(max((span.end_ms for span in waveform.known), default=0))
    return waveform


@pytest.mark.parametrize(
    ("name", "codec", "rate", "channels"),
    [
        ("a.wav", "pcm_s16le", 44_100, 2),
        ("a.wav", "pcm_u8", 8000, 1),
        ("a.wav", "pcm_s32le", 48_000, 8),
        ("a.wav", "pcm_f32le", 22_050, 1),
        ("a.flac", "flac", 11_025, 1),
        ("a.mp3", "libmp3lame", 44_100, 2),
        ("a.m4a", "aac", 48_000, 6),
        ("a.opus", "libopus", 48_000, 1),
        ("a.mkv", "libopus", 48_000, 2),
    ],
)
def test_every_coding_gives_the_same_picture(
    tmp_path: Path, name: str, codec: str, rate: int, channels: int
) -> None:
    waveform = _decode(_write(tmp_path / name, codec, rate, channels))
    assert abs(waveform.duration_ms - SECONDS * 1000) <= 60
    peaks = waveform.bars(0, SECONDS * 1000, 2 * SECONDS)
    quiet, usual, loudest = (scaled(np.array([value]))[0] for value in (0.02, 0.2, 0.8))
    for second in range(SECONDS):
        expected = loudest if second == 3 else usual
        assert peaks[2 * second] == pytest.approx(expected, abs=12), second
    # Where it begins and ends, to a bucket or two.
    near = waveform.bars(2940, 3060, 12)
    assert max(near[:4]) <= quiet + 10, list(near)
    assert min(near[8:]) >= usual, list(near)
    # The root of the mean square of a sine, half of the time, in one of the channels.
    loud = waveform.loudness(3100, 3400, 1)[0]
    assert scaled(np.array([0.8 / 2**0.5 * 0.5]))[0] - 8 <= loud < peaks[6]


@pytest.mark.parametrize("name", ["a.mp3", "a.flac", "a.m4a", "a.opus"])
@pytest.mark.parametrize("start_ms", [1, 1500, 3210, 5990, 60_000])
def test_where_one_begins_changes_nothing(tmp_path: Path, name: str, start_ms: int) -> None:
    codec = {"a.mp3": "libmp3lame", "a.flac": "flac", "a.m4a": "aac", "a.opus": "libopus"}[name]
    path = _write(tmp_path / name, codec, 48_000, 1)
    whole, begun_within = _decode(path), _decode(path, start_ms)
    assert begun_within.known == whole.known
    first = next(WaveformDecoding(path).pieces(start_ms))
    if start_ms < SECONDS * 1000:
        assert first.bucket == start_ms // BUCKET_MS
    for count in (600, 50):
        one, other = (w.bars(0, SECONDS * 1000, count) for w in (whole, begun_within))
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 4


def test_of_a_recording_that_breaks_off_there_is_what_there_is(tmp_path: Path) -> None:
    whole = resource("sample", "the-slow-ear.mp3").read_bytes()
    path = tmp_path / "cut.mp3"
    path.write_bytes(whole[: len(whole) // 3])
    waveform = _decode(path)
    assert 60_000 < waveform.known_ms < 80_000
    assert max(waveform.bars(0, 60_000, 20)) > 100


def test_noise_within_a_recording_takes_nothing_away_from_the_rest(tmp_path: Path) -> None:
    data = bytearray(resource("sample", "the-slow-ear.mp3").read_bytes())
    middle = len(data) // 2
    data[middle : middle + 20_000] = np.random.default_rng(5).bytes(20_000)
    path = tmp_path / "noisy.mp3"
    path.write_bytes(data)
    good, spoilt = _decode(resource("sample", "the-slow-ear.mp3")), _decode(path)
    assert good.bars(0, 90_000, 90) == spoilt.bars(0, 90_000, 90)
    assert spoilt.duration_ms == pytest.approx(good.duration_ms, abs=4000)


@pytest.mark.parametrize("content", [b"", b"This is no recording.", b"\0" * 5000])
def test_what_is_no_recording_is_a_problem_of_the_user(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(content)
    with pytest.raises(ReaderError, match=r"a\.mp3"):
        WaveformDecoding(path)
