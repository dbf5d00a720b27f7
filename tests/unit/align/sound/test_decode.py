from __future__ import annotations

import hashlib
import subprocess
import sys
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reader.align.engines.base import RATE, Samples
from reader.align.sound.decode import audio_hash, open_sound

Clicks = Callable[..., Any]
Encode = Callable[..., Path]


def everything(path: Path, step_ms: int = 1700) -> Samples:
    with open_sound(path) as sound:
        parts = [sound.read(at, at + step_ms) for at in range(0, sound.duration_ms + 1, step_ms)]
    return np.concatenate(parts)


def onset_ms(samples: Samples) -> float:
    """Where the first loud sample is."""
    return float(np.argmax(np.abs(samples) > 2500) * 1000 / RATE)


KINDS = [
    # name, codec, rate, channels, ms by which the codec's own delay is left in by players
    ("a.mp3", "libmp3lame", 44_100, 2, 0),
    ("a.mp3", "libmp3lame", 24_000, 1, 0),
    ("a.mp3", "libmp3lame", 11_025, 1, 0),
    ("a.m4a", "aac", 44_100, 2, 0),
    ("a.aac", "aac", 44_100, 1, 1024 / 44.1),
    ("a.opus", "libopus", 48_000, 1, 0),
    ("a.webm", "libopus", 48_000, 2, 0),
    ("a.mka", "flac", 44_100, 1, 0),
    ("a.flac", "flac", 48_000, 2, 0),
    ("a.wav", "pcm_s16le", 22_050, 1, 0),
    ("a.ac3", "ac3", 48_000, 2, 256 / 48),
    ("a.ts", "aac", 44_100, 1, 1024 / 44.1),
    ("a.avi", "pcm_s16le", 44_100, 1, 0),
]


@pytest.mark.parametrize(("name", "codec", "rate", "channels", "delay_ms"), KINDS)
def test_every_second_is_where_it_was_however_one_gets_there(
    encode: Encode,
    clicks: Clicks,
    name: str,
    codec: str,
    rate: int,
    channels: int,
    delay_ms: float,
) -> None:
    path = encode(name, codec, rate, clicks(rate, 44, channels))
    with open_sound(path) as sound:
        assert sound.duration_ms == pytest.approx(44_000, abs=50)
        assert sound.warnings == []
        # Forwards, far ahead, back, near the beginning, on from there, across the end.
        for second in (1, 2, 38, 25, 3, 4, 41, 0, 43):
            stretch = sound.read(second * 1000, second * 1000 + 300)
            assert len(stretch) == 300 * RATE // 1000
            assert onset_ms(stretch) == pytest.approx(delay_ms, abs=1.5)
        assert sound.warnings == []


@pytest.mark.parametrize(("name", "codec", "rate", "channels", "delay_ms"), KINDS[:1] + KINDS[5:10])
def test_going_there_gives_the_samples_of_reading_on(
    encode: Encode,
    clicks: Clicks,
    name: str,
    codec: str,
    rate: int,
    channels: int,
    delay_ms: float,
) -> None:
    path = encode(name, codec, rate, clicks(rate, 44, channels))
    whole = everything(path)
    for start_ms, end_ms in ((38_003, 39_111), (39_990, 44_000), (25_000, 25_010)):
        with open_sound(path) as sound:
            stretch = sound.read(start_ms, end_ms)
        expected = whole[start_ms * 16 : end_ms * 16]
        assert len(stretch) == len(expected)
        assert np.abs(stretch.astype(int) - expected).max() <= 1


def test_how_the_reading_is_cut_does_not_matter(encode: Encode, clicks: Clicks) -> None:
    path = encode("a.mp3", "libmp3lame", 44_100, clicks(44_100, 7, 2))
    assert np.array_equal(everything(path, 170), everything(path, 7100))


def test_overlapping_stretches_agree(encode: Encode, clicks: Clicks) -> None:
    path = encode("a.opus", "libopus", 48_000, clicks(48_000, 20))
    with open_sound(path) as sound:
        first = sound.read(1000, 9000)
        second = sound.read(5000, 12_000)
    assert np.array_equal(first[4000 * 16 :], second[: 4000 * 16])


def test_the_end_is_short_and_beyond_it_is_nothing(encode: Encode, clicks: Clicks) -> None:
    path = encode("a.wav", "pcm_s16le", 16_000, clicks(16_000, 3))
    with open_sound(path) as sound:
        assert len(sound.read(2500, 9000)) == 500 * 16
        assert len(sound.read(90_000, 91_000)) == 0
        assert sound.duration_ms == 3000
        assert len(sound.read(0, 100)) == 1600
        with pytest.raises(ValueError, match="no such stretch"):
            sound.read(200, 100)


def test_what_the_encoder_put_behind_the_sound_is_left_out(encode: Encode, clicks: Clicks) -> None:
    for seconds in (2.0, 2.5, 2.49, 2.51, 2.6):
        path = encode("a.mp3", "libmp3lame", 44_100, clicks(44_100, seconds))
        assert len(everything(path)) == pytest.approx(seconds * RATE, abs=2)


def test_an_mp3_without_a_table_is_measured_by_its_packets(encode: Encode, clicks: Clicks) -> None:
    # Quiet first, then rich: the bit rate at the beginning says nothing about the rest.
    sound_of = np.concatenate(
        [np.zeros((1, 44_100 * 20), np.int16), clicks(44_100, 20) * 2], axis=1
    ).astype(np.int16)
    path = encode("a.mp3", "libmp3lame", 44_100, sound_of, options={"write_xing": "0"})
    with open_sound(path) as sound:
        assert sound.duration_ms == pytest.approx(40_000, abs=80)
        assert sound.warnings == []
        # The encoder's delay is not written down either, so players play it.
        assert onset_ms(sound.read(30_000, 30_200)) == pytest.approx(1105 / 44.1, abs=2)


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"abc" * 100_000)
    assert audio_hash(path) == hashlib.sha256(b"abc" * 100_000).hexdigest()


# --- channels --------------------------------------------------------------------------------


def loudness(samples: Samples) -> float:
    return float(np.sqrt(np.mean(samples.astype(float) ** 2)))


def tone(rate: int, seconds: float, pitch_hz: float) -> Any:
    return 8000 * np.sin(2 * np.pi * pitch_hz * np.arange(round(rate * seconds)) / rate)


def test_both_speakers_of_a_call_recorded_side_by_side_are_heard(encode: Encode) -> None:
    silence = np.zeros(8000 * 2)
    left = np.concatenate([tone(8000, 2, 440), silence])
    right = np.concatenate([silence, tone(8000, 2, 660)])
    path = encode("call.wav", "pcm_mulaw", 8000, np.stack([left, right]).astype(np.int16))
    samples = everything(path)
    assert loudness(samples[: 2 * RATE]) > 2000
    assert loudness(samples[2 * RATE :]) > 2000


def test_channels_with_opposite_signs_do_not_cancel(encode: Encode) -> None:
    wave = tone(44_100, 4, 440)
    path = encode("a.flac", "flac", 44_100, np.stack([wave, -wave]).astype(np.int16))
    samples = everything(path)
    assert loudness(samples[RATE : 3 * RATE]) == pytest.approx(8000 / 2**0.5, rel=0.02)


def test_a_mix_begun_in_the_middle_is_the_same(encode: Encode) -> None:
    wave = tone(44_100, 40, 440)
    sign = np.where(np.arange(len(wave)) // 30_000 % 2, 1, -1)
    path = encode("a.flac", "flac", 44_100, np.stack([wave, sign * wave]).astype(np.int16))
    whole = everything(path)
    with open_sound(path) as sound:
        stretch = sound.read(33_333, 35_000)
    assert np.abs(stretch.astype(int) - whole[33_333 * 16 : 35_000 * 16]).max() <= 1
    assert loudness(whole[RATE:]) > 5000


def test_the_middle_channel_of_surround_sound_is_heard(encode: Encode) -> None:
    channels = np.zeros((6, 48_000 * 2), np.int16)
    channels[2] = tone(48_000, 2, 440)
    path = encode("a.flac", "flac", 48_000, channels, layout="5.1")
    assert loudness(everything(path)) > 1500


@pytest.mark.parametrize(("channels", "speaking"), [(3, 2), (4, 0), (8, 7), (12, 11)])
def test_whoever_has_a_microphone_of_their_own_is_heard(
    tmp_path: Path, channels: int, speaking: int
) -> None:
    # A field recorder's file, which does not say what its channels are.
    path = tmp_path / "field.wav"
    samples = np.zeros((2 * RATE, channels), np.int16)
    samples[:, speaking] = tone(RATE, 2, 440)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    assert loudness(everything(path)) > 5600 / 16


# --- other files -----------------------------------------------------------------------------


def test_telephone_sound(encode: Encode, clicks: Clicks) -> None:
    path = encode("call.wav", "pcm_mulaw", 8000, clicks(8000, 12))
    with open_sound(path) as sound:
        assert sound.duration_ms == 12_000
        assert onset_ms(sound.read(11_000, 11_500)) < 2


def test_the_sound_of_a_film(encode: Encode, clicks: Clicks) -> None:
    path = encode("film.mp4", "aac", 44_100, clicks(44_100, 10), pictures=True)
    with open_sound(path) as sound:
        assert sound.duration_ms == pytest.approx(10_000, abs=40)
        assert onset_ms(sound.read(7000, 7300)) < 2


def test_a_picture_in_the_tags_is_not_a_film(encode: Encode, clicks: Clicks) -> None:
    path = encode("a.mp3", "libmp3lame", 44_100, clicks(44_100, 10), cover=True)
    with open_sound(path) as sound:
        assert sound.duration_ms == pytest.approx(10_000, abs=2)
        assert onset_ms(sound.read(7000, 7300)) < 1.5


def test_the_first_of_two_sound_tracks_is_taken(encode: Encode, clicks: Clicks) -> None:
    silence = np.zeros((1, 44_100 * 5), np.int16)
    path = encode("two.mka", "flac", 44_100, clicks(44_100, 5), second_track=silence)
    assert loudness(everything(path)) > 100
    path = encode("two.mka", "flac", 44_100, silence, second_track=clicks(44_100, 5))
    assert loudness(everything(path)) < 1


def test_a_name_in_another_script(encode: Encode, clicks: Clicks) -> None:
    path = encode("беседа – 会話 №1.mp3", "libmp3lame", 44_100, clicks(44_100, 2))
    assert len(everything(path)) == 2 * RATE


MEMORY_OF_TWELVE_HOURS = """
import resource, sys
from pathlib import Path
from reader.align.sound.decode import open_sound

def peak_kb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

with open_sound(Path(sys.argv[1])) as sound:
    sound.read(0, 60_000)
before_kb = peak_kb()
with open_sound(Path(sys.argv[2])) as sound:
    assert sound.duration_ms > 12 * 3_600_000, sound.duration_ms
    for at_ms in range(0, 1_800_000, 60_000):
        assert len(sound.read(at_ms, at_ms + 60_000)) == 960_000
    assert len(sound.read(12 * 3_600_000 - 5000, 12 * 3_600_000)) == 80_000
print(peak_kb() - before_kb)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module to ask for the peak")
def test_twelve_hours_are_read_in_little_memory(encode: Encode) -> None:
    # 8 kHz at a low rate is the cheapest there is to make.
    silence = np.zeros((1, 8000 * 60), np.int16)
    short = encode("minute.mp3", "libmp3lame", 8000, silence, options={"write_xing": "0"})
    minute = short.read_bytes()
    long = short.with_name("long.mp3")
    with long.open("wb") as file:
        for _ in range(12 * 60):
            file.write(minute)
    done = subprocess.run(
        [sys.executable, "-c", MEMORY_OF_TWELVE_HOURS, str(short), str(long)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # Seven megabytes say where the packets are; half an hour of samples would be 58.
    assert int(done.stdout) < 30_000
