from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from reader.core.waveform import Waveform
from reader.session.waveform_cache import WaveformCache, recording_key


def _waveform(seconds: int = 30) -> Waveform:
    waveform = Waveform(seconds * 1000)
    waveform.write(0, os.urandom(seconds * 100), bytes(seconds * 100))
    return waveform


def _recording(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_waveform_is_found_again_wherever_the_recording_is(tmp_path: Path) -> None:
    cache = WaveformCache(tmp_path / "cache")
    recording = _recording(tmp_path / "talk.mp3", os.urandom(500_000))
    path = cache.path(recording)
    assert path is not None
    assert cache.load(path) is None
    waveform = _waveform()
    assert cache.keep(path, waveform)
    moved = recording.rename(tmp_path / "moved.mp3")
    assert cache.path(moved) == path
    found = cache.load(path)
    assert found is not None
    assert found.bars(0, 30_000, 50) == waveform.bars(0, 30_000, 50)


@pytest.mark.parametrize("place", [0, 250_000, 499_999])
def test_another_recording_of_the_same_length_is_another(tmp_path: Path, place: int) -> None:
    content = bytearray(os.urandom(500_000))
    one = recording_key(_recording(tmp_path / "one.mp3", bytes(content)))
    content[place : place + 40_000] = bytes(len(content[place : place + 40_000]))
    other = recording_key(_recording(tmp_path / "other.mp3", bytes(content)))
    assert one != other


def test_a_recording_that_is_not_there_has_no_place(tmp_path: Path) -> None:
    cache = WaveformCache(tmp_path / "cache")
    assert cache.path(tmp_path / "gone.mp3") is None
    assert cache.path(tmp_path) is None


def test_a_short_recording_has_a_key(tmp_path: Path) -> None:
    assert recording_key(_recording(tmp_path / "a.mp3", b"x")) != recording_key(
        _recording(tmp_path / "b.mp3", b"")
    )


@pytest.mark.parametrize("damage", [b"", b"EarmarkW", b"nonsense" * 50])
def test_a_damaged_file_counts_as_none(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "a.waveform"
    path.write_bytes(damage)
    assert WaveformCache(tmp_path).load(path) is None


def test_the_oldest_make_room_and_what_was_of_use_stays(tmp_path: Path) -> None:
    size = len(_waveform().to_bytes())
    cache = WaveformCache(tmp_path, most_bytes=int(3.5 * size))
    paths = [tmp_path / f"{n}.waveform" for n in range(4)]
    for age, path in enumerate(paths[:3]):
        assert cache.keep(path, _waveform())
        os.utime(path, (time.time() - 1000 + age,) * 2)
    assert cache.load(paths[0]) is not None  # now it is the newest
    left_over = tmp_path / ".a.waveform.1.tmp"
    left_over.write_bytes(b"begun")
    os.utime(left_over, (0, 0))
    assert cache.keep(paths[3], _waveform())
    assert [path.exists() for path in paths] == [True, False, True, True]
    assert not left_over.exists()


def test_the_newest_stays_however_large_it_is(tmp_path: Path) -> None:
    cache = WaveformCache(tmp_path, most_bytes=10)
    path = tmp_path / "a.waveform"
    assert cache.keep(path, _waveform())
    assert path.exists()


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = WaveformCache(tmp_path / "file" / "cache")
    recording = _recording(tmp_path / "talk.mp3", b"123")
    path = cache.path(recording)
    assert path is not None
    assert not cache.keep(path, _waveform())
    assert cache.load(path) is None
