"""Files that are not what they should be: a clear sentence, and nothing lost that is there."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from reader.align.engines.base import RATE
from reader.align.sound.decode import audio_hash, open_sound
from reader.core.errors import FileProblem, FormatProblem

Clicks = Callable[..., Any]
Encode = Callable[..., Path]


def onset_ms(samples: Any) -> float:
    return float(np.argmax(np.abs(samples) > 2500) * 1000 / RATE)


@pytest.mark.parametrize("opens", [open_sound, audio_hash])
def test_a_recording_that_is_not_there(tmp_path: Path, opens: Callable[[Path], Any]) -> None:
    with pytest.raises(FileProblem, match=r"gone\.mp3: The recording is not there\. It may have"):
        opens(tmp_path / "gone.mp3")


@pytest.mark.parametrize("opens", [open_sound, audio_hash])
def test_a_folder(tmp_path: Path, opens: Callable[[Path], Any]) -> None:
    with pytest.raises(FileProblem, match="This is a folder, not a recording"):
        opens(tmp_path)


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.touch()
    with pytest.raises(FileProblem, match=r"empty \(0 bytes\)"):
        open_sound(path)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of another kind")
def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"abc")

    def refuse(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied", str(path))

    # Whoever runs the tests as root may read everything.
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileProblem, match="may not be read"):
        open_sound(path)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n" * 40, "is a PDF, not"),
        ("a.txt", "Anna: Good morning – so early?\n".encode() * 300, "is a text, not"),
        ("a.mp3", "Anna: Good morning – so early?\n".encode() * 300, "is a text, not"),
        ("utf16.txt", "Anna: Good morning\n".encode("utf-16") * 300, "is a text, not"),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nGood morning\n\n" * 50, "is a text, not"),
        ("a.zip", b"PK\x03\x04" + bytes(range(256)) * 40, "not a recording that can be decoded"),
        ("a.wav", b"RIFF\x24\x00\x00\x00WAVEfmt ", "not a recording that can be decoded"),
        ("a.mp3", bytes(40_000), "not a recording that can be decoded"),
    ],
)
def test_what_is_no_recording(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FormatProblem, match=sentence) as caught:
        open_sound(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "Expected a recording: MP3" in str(caught.value)


def test_a_film_without_sound(tmp_path: Path) -> None:
    path = tmp_path / "mute.mp4"
    with av.open(str(path), "w") as output:
        film = output.add_stream("mpeg4", rate=10)
        film.width = film.height = 32
        film.pix_fmt = "yuv420p"
        for _ in range(20):
            output.mux(film.encode(av.VideoFrame(32, 32, "yuv420p")))
        output.mux(film.encode(None))
    with pytest.raises(FormatProblem, match="no sound in this file, only pictures"):
        open_sound(path)


def test_of_a_truncated_mp3_what_is_there_is_read(encode: Encode, clicks: Clicks) -> None:
    path = encode("a.mp3", "libmp3lame", 44_100, clicks(44_100, 60))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
    with open_sound(path) as sound:
        assert sound.duration_ms == pytest.approx(40_000, abs=400)
        (warning,) = sound.warnings
        assert "breaks off after 0:40, though its beginning says 1:00" in warning
        assert onset_ms(sound.read(38_000, 38_300)) < 1.5
        assert len(sound.read(39_000, 60_000)) == pytest.approx(RATE, rel=0.4)


def test_of_a_truncated_wav_what_is_there_is_read(encode: Encode, clicks: Clicks) -> None:
    path = encode("a.wav", "pcm_s16le", 16_000, clicks(16_000, 60))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with open_sound(path) as sound:
        assert sound.duration_ms == pytest.approx(30_000, abs=100)
        assert onset_ms(sound.read(29_000, 29_300)) < 1.5


def test_of_a_truncated_ogg_what_is_there_is_read(encode: Encode, clicks: Clicks) -> None:
    path = encode("a.opus", "libopus", 48_000, clicks(48_000, 60))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with open_sound(path) as sound:
        whole_ms = sound.duration_ms
        assert 20_000 < whole_ms < 40_000
        assert onset_ms(sound.read(18_000, 18_300)) < 1.5


def test_an_mp4_whose_table_is_lost_is_said_to_be_damaged(encode: Encode, clicks: Clicks) -> None:
    path = encode("a.m4a", "aac", 44_100, clicks(44_100, 60))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])  # the table stands at the end
    with pytest.raises(FormatProblem, match="may be incomplete: download it again"):
        open_sound(path)


def test_an_mp4_that_breaks_off_after_its_table(encode: Encode, clicks: Clicks) -> None:
    path = encode("a.m4a", "aac", 44_100, clicks(44_100, 60), options={"movflags": "faststart"})
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with open_sound(path) as sound:
        assert 20_000 < sound.duration_ms < 40_000
        assert "breaks off after" in sound.warnings[0]
        assert onset_ms(sound.read(18_000, 18_300)) < 1.5


def lost(numbers: range) -> Callable[[int, Any], Any]:
    return lambda number, packet: None if number in numbers else packet


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [("a.mka", "libopus", 48_000), ("a.mka", "flac", 44_100), ("a.m4a", "aac", 44_100)],
)
def test_after_lost_packets_time_is_right(
    encode: Encode, clicks: Clicks, name: str, codec: str, rate: int
) -> None:
    path = encode(name, codec, rate, clicks(rate, 40), packet=lost(range(200, 260)))
    with open_sound(path) as sound:
        ahead = [sound.read(s * 1000, s * 1000 + 300) for s in range(36)]
    for second in (0, 1, 2, 3, 30, 35):
        assert onset_ms(ahead[second]) == pytest.approx(0, abs=3), second
    with open_sound(path) as sound:
        assert onset_ms(sound.read(35_000, 35_300)) == pytest.approx(0, abs=3)


@pytest.mark.parametrize(
    ("name", "codec", "gone", "delay_ms"),
    [("a.mka", "flac", range(302, 388), 0), ("a.ts", "aac", range(1206, 1551), 1024 / 44.1)],
)
def test_in_the_middle_of_what_is_lost_there_is_silence(
    encode: Encode, clicks: Clicks, name: str, codec: str, gone: range, delay_ms: float
) -> None:
    path = encode(name, codec, 44_100, clicks(44_100, 44), packet=lost(gone))
    with open_sound(path) as sound:
        assert not sound.read(32_000, 33_000).any()
        assert onset_ms(sound.read(38_000, 38_300)) == pytest.approx(delay_ms, abs=1.5)
    with open_sound(path) as sound:
        assert onset_ms(sound.read(37_000, 37_300)) == pytest.approx(delay_ms, abs=1.5)


@pytest.mark.parametrize(
    ("codec", "layout", "gone"),
    [("flac", "7.1", range(40, 60)), ("pcm_u8", "mono", range(5, 8))],
)
def test_lost_packets_leave_silence_in_any_kind_of_samples(
    encode: Encode, clicks: Clicks, codec: str, layout: str, gone: range
) -> None:
    channels = 8 if layout == "7.1" else 1
    sound_of = clicks(48_000, 12, channels)
    path = encode("a.mka", codec, 48_000, sound_of, layout=layout, packet=lost(gone))
    whole = encode("b.mka", codec, 48_000, sound_of, layout=layout)
    with open_sound(path) as sound, open_sound(whole) as undamaged:
        samples, expected = sound.read(0, 12_000), undamaged.read(0, 12_000)
    silent = np.flatnonzero(np.abs(samples[: 10 * RATE]) < 2)
    assert len(silent) > RATE // 4
    assert np.abs(samples[10 * RATE :].astype(int) - expected[10 * RATE :]).max() <= 2


def test_damaged_packets_leave_silence_and_a_warning(encode: Encode, clicks: Clicks) -> None:
    path = encode("a.m4a", "aac", 44_100, clicks(44_100, 30))
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 6000] = b"\xff" * 6000
    path.write_bytes(content)
    with open_sound(path) as sound:
        stretches = [sound.read(s * 1000, s * 1000 + 1000) for s in range(30)]
        assert "damaged piece" in sound.warnings[0]
    assert [len(stretch) for stretch in stretches] == [RATE] * 30
    for second in (0, 5, 25, 29):
        assert onset_ms(stretches[second]) == pytest.approx(0, abs=1.5)


def test_after_rubbish_within_an_mp3_time_is_that_of_a_player(
    encode: Encode, clicks: Clicks
) -> None:
    path = encode("a.mp3", "libmp3lame", 44_100, clicks(44_100, 60))
    content = path.read_bytes()
    middle = len(content) // 2
    path.write_bytes(content[:middle] + b"\x00rubbish" * 4000 + content[middle:])
    with open_sound(path) as sound:
        assert sound.duration_ms == pytest.approx(60_000, abs=60)
        heard_ms = 50_000 + onset_ms(sound.read(50_000, 51_000))
    assert heard_ms == pytest.approx(played_ms(path, 50_000), abs=1.5)


def played_ms(path: Path, after_ms: int) -> float:
    """When a player that goes by FFmpeg's time stamps plays the next click."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        assert stream.time_base is not None
        assert stream.start_time is not None
        start_s = float(stream.start_time * stream.time_base)
        for packet in container.demux(stream):
            try:
                frames = packet.decode()
            except av.error.InvalidDataError:
                continue
            for frame in frames:
                assert frame.time is not None
                loud = np.abs(frame.to_ndarray()).max(axis=0) > 2500 / 32768
                at_ms = (frame.time - start_s) * 1000 + float(np.argmax(loud)) / 44.1
                if loud.any() and at_ms >= after_ms:
                    return at_ms
    raise AssertionError("no click")


def test_an_mp3_joined_from_two_kinds_keeps_its_time(encode: Encode, clicks: Clicks) -> None:
    advert = encode(
        "ad.mp3", "libmp3lame", 22_050, clicks(22_050, 6, 1), options={"write_xing": "0"}
    ).read_bytes()
    path = encode("a.mp3", "libmp3lame", 44_100, clicks(44_100, 20, 2), options={"write_xing": "0"})
    path.write_bytes(path.read_bytes() + advert)
    with open_sound(path) as sound:
        stretches = [sound.read(s * 1000, s * 1000 + 1000) for s in range(26)]
    assert sum(len(stretch) for stretch in stretches) == pytest.approx(26 * RATE, rel=0.01)
    # The first part's encoder delay comes before its clicks, both delays before the second's.
    assert onset_ms(stretches[10]) == pytest.approx(25, abs=3)
    loud = [onset_ms(stretch) for stretch in stretches[21:25]]
    assert max(loud) - min(loud) < 2


def test_joined_transport_streams_are_read_one_after_the_other(
    encode: Encode, clicks: Clicks
) -> None:
    path = encode("a.ts", "aac", 44_100, clicks(44_100, 24))
    path.write_bytes(path.read_bytes() * 2)
    with open_sound(path) as sound:
        assert sound.duration_ms == pytest.approx(48_000, abs=150)
        far = sound.read(40_000, 41_000)
        assert len(sound.read(46_000, 47_000)) == RATE
    with open_sound(path) as sound:
        for begin_ms in range(0, 40_000, 10_000):
            sound.read(begin_ms, begin_ms + 10_000)
        assert np.abs(sound.read(40_000, 41_000).astype(int) - far).max() < 400


def test_a_coding_that_nobody_knows_is_called_so(encode: Encode, clicks: Clicks) -> None:
    path = encode("a.mov", "pcm_s16le", 44_100, clicks(44_100, 2))
    path.write_bytes(path.read_bytes().replace(b"sowt", b"zzzz"))
    with pytest.raises(FormatProblem, match="may be protected"):
        open_sound(path)
