"""True lengths, and MP3s behind the header that makes them indexed."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from reader.core.errors import PlayerProblem
from reader.playback.indexed_mp3 import FrameIndex, IndexedMp3, mp4_header
from reader.playback.scan import scan_recording
from tests.e2e.tone_audio import ENCODINGS, write_recording

SECONDS = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scanned")


@pytest.mark.parametrize("kind", list(ENCODINGS))
def test_length_is_true(folder: Path, kind: str) -> None:
    facts = scan_recording(write_recording(folder, kind, SECONDS))
    assert facts is not None
    assert facts.exact
    assert abs(facts.duration_ms - SECONDS * 1000) < 60
    assert (facts.mp4_header is not None) == kind.startswith("mp3")


def test_a_cut_file_is_as_long_as_what_is_left(folder: Path, tmp_path: Path) -> None:
    whole = write_recording(folder, "mp3-cbr", SECONDS).read_bytes()
    cut = tmp_path / "cut.mp3"
    cut.write_bytes(whole[: len(whole) // 2])
    facts = scan_recording(cut)
    assert facts is not None
    assert abs(facts.duration_ms - SECONDS * 500) < 100


def test_can_be_cancelled(tmp_path: Path) -> None:
    path = write_recording(tmp_path, "mp3-cbr", 120)
    assert scan_recording(path, cancelled=lambda: True) is None


def test_a_file_that_is_no_recording(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp3"
    path.write_text("not sound\n" * 300)
    with pytest.raises(PlayerProblem, match="damaged"):
        scan_recording(path)


@pytest.mark.parametrize("kind", ["mp3-cbr", "mp3-vbr", "mp3-vbr-no-table"])
def test_indexed_mp3_sounds_the_same_everywhere(folder: Path, kind: str) -> None:
    path = write_recording(folder, kind, SECONDS)
    facts = scan_recording(path)
    assert facts is not None
    assert facts.mp4_header is not None
    packets = {}
    with av.open(str(path)) as plain:
        begin = max(0.0, float(plain.streams.audio[0].start_time or 0) / 14_112_000)
        for packet in plain.demux(audio=0):
            if packet.pts is not None and packet.time_base is not None:
                packets[bytes(packet)] = float(packet.pts * packet.time_base) - begin
    with av.open(IndexedMp3(facts.mp4_header, path), "r") as indexed:
        for second in (15, 3, 10):
            indexed.seek(second * 1_000_000)
            packet = next(iter(indexed.demux(audio=0)))
            assert packet.pts is not None
            assert packet.time_base is not None
            at = float(packet.pts * packet.time_base)
            assert at == pytest.approx(second, abs=0.06)
            assert packets[bytes(packet)] == pytest.approx(at, abs=0.002)


def test_junk_between_frames_is_skipped(folder: Path, tmp_path: Path) -> None:
    data = write_recording(folder, "mp3-vbr-no-table", SECONDS).read_bytes()
    facts_offsets = _frames(folder / ENCODINGS["mp3-vbr-no-table"].file_name)
    middle = facts_offsets[len(facts_offsets) // 2]
    path = tmp_path / "joined.mp3"
    path.write_bytes(data[:middle] + bytes(5000) + data[middle:])
    facts = scan_recording(path)
    assert facts is not None
    assert facts.mp4_header is not None
    with av.open(IndexedMp3(facts.mp4_header, path), "r") as indexed:
        frames = [frame.to_ndarray() for frame in indexed.decode(audio=0)]
    assert abs(sum(f.shape[1] for f in frames) / 44100 - SECONDS) < 0.1
    assert np.abs(frames[-5]).max() > 0.05


def _frames(path: Path) -> list[int]:
    with av.open(str(path)) as container:
        return [p.pos for p in container.demux(audio=0) if p.pos is not None and p.size]


def test_a_header_needs_frames() -> None:
    from array import array

    with pytest.raises(ValueError, match="no frames"):
        mp4_header(FrameIndex(array("Q"), array("I"), 1152, 44100, 1))
