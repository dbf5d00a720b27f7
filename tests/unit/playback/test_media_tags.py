"""Tags of recordings that are written here, in each container that has them."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from reader.core.resources import resource
from reader.playback.media_tags import MediaTags, cover, read_tags

CHAPTERS = [(0, "Welcome"), (2000, "The middle — ½"), (5000, "")]
SECONDS = 8


def _picture() -> bytes:
    """A small PNG."""
    out = io.BytesIO()
    with av.open(out, "w", format="image2pipe") as container:
        stream: Any = container.add_stream("png", rate=1)
        stream.width = stream.height = 16
        stream.pix_fmt = "rgb24"
        frame = av.VideoFrame.from_ndarray(np.full((16, 16, 3), 90, np.uint8), format="rgb24")
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()


def _recording(path: Path, codec: str, *, chapters: bool = True) -> Path:
    rate = 48_000
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=rate, layout="mono")
        container.metadata.update({"title": "The  talk\n", "artist": "Ada", "album": "Show"})
        if path.suffix == ".flac":  # which has them as comments, that FFmpeg does not write
            for number, (start, title) in enumerate(CHAPTERS):
                container.metadata[f"CHAPTER{number:03}"] = f"00:00:0{start // 1000}.000"
                container.metadata[f"CHAPTER{number:03}NAME"] = title
        elif chapters:
            ends = [start for start, _ in CHAPTERS[1:]] + [SECONDS * 1000]
            entries: Any = [
                {
                    "id": number,
                    "start": start,
                    "end": end,
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": title} if title else {},
                }
                for number, ((start, title), end) in enumerate(zip(CHAPTERS, ends, strict=True))
            ]
            container.set_chapters(entries)
        silence = np.zeros((1, rate * SECONDS), np.float32)
        frame = av.AudioFrame.from_ndarray(silence, format="flt", layout="mono")
        frame.sample_rate = rate
        wanted = stream.codec_context.format
        resampler = av.AudioResampler(format=wanted, layout="mono", rate=rate)
        fifo: Any = av.AudioFifo()
        for resampled in resampler.resample(frame):
            resampled.pts = None
            fifo.write(resampled)
        while fifo.samples:
            size = stream.codec_context.frame_size or 4096
            container.mux(stream.encode(fifo.read(size, partial=True)))
        container.mux(stream.encode(None))
    return path


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("a.mp3", "libmp3lame"),
        ("a.m4a", "aac"),
        ("a.m4b", "aac"),
        ("a.mka", "libopus"),
        ("a.opus", "libopus"),
        ("a.flac", "flac"),
    ],
)
def test_chapters_and_titles_are_read_from_each_container(
    tmp_path: Path, name: str, codec: str
) -> None:
    tags = read_tags(_recording(tmp_path / name, codec))
    assert (tags.title, tags.artist, tags.album) == ("The talk", "Ada", "Show")
    assert [chapter.start_ms for chapter in tags.chapters] == [start for start, _ in CHAPTERS]
    assert [chapter.title for chapter in tags.chapters][:2] == ["Welcome", "The middle — ½"]
    assert not tags.has_cover
    assert cover(tmp_path / name) is None


def _with_id3_picture(recording: Path, picture: bytes) -> Path:
    """An ID3v2.3 tag with an attached picture, before the recording (id3.org/id3v2.3.0)."""
    body = b"\0image/png\0\x03\0" + picture
    frame = b"APIC" + len(body).to_bytes(4, "big") + b"\0\0" + body
    size = len(frame)
    synchsafe = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    path = recording.with_name("pictured.mp3")
    path.write_bytes(b"ID3\x03\0\0" + synchsafe + frame + recording.read_bytes())
    return path


def test_a_cover_is_given_as_it_is_in_the_file(tmp_path: Path) -> None:
    picture = _picture()
    path = _with_id3_picture(_recording(tmp_path / "a.mp3", "libmp3lame"), picture)
    assert read_tags(path).has_cover
    assert cover(path) == picture


def test_a_recording_without_tags_says_nothing() -> None:
    path = resource("sample", "the-slow-ear.mp3")
    tags = read_tags(path)
    assert tags.chapters == ()
    assert cover(path) is None


@pytest.mark.parametrize("content", [b"", b"no recording", b"ID3\x03\0\0\x7f\x7f\x7f\x7f"])
def test_what_is_no_recording_says_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(content)
    assert read_tags(path) == MediaTags()
    assert cover(path) is None
    assert read_tags(tmp_path / "gone.mp3") == MediaTags()
    assert cover(tmp_path) is None
