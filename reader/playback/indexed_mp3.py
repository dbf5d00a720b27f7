"""An MP3 seen as an MP4, so that every place in it is found at once.

An MP3 has no index: to be exact, a demuxer has to read all of it up to the place sought, up
to some seconds in a five-hour file. A packet scan has seen every frame already. This lays an
MP4 header with a table of those frames (ISO/IEC 14496-12; MP3 in MP4 is object type 0x6B of
14496-1) in front of the file's own bytes, in memory: nothing is copied or written, and the
demuxer finds any frame by its number. Junk between frames is simply not in the table.
"""

from __future__ import annotations

import io
import struct
import sys
from array import array
from dataclasses import dataclass
from pathlib import Path

_FRAMES_PER_CHUNK = 512


@dataclass(frozen=True)
class FrameIndex:
    """Where the frames of an MP3 are: ``offsets`` and ``sizes`` in bytes, one each.

    ``samples_per_frame`` at ``sample_rate`` is how long each lasts; ``skip_samples`` is how
    much the encoder put before the sound (what an aligner's decoder drops as well).
    """

    offsets: array[int]
    sizes: array[int]
    samples_per_frame: int
    sample_rate: int
    channels: int
    skip_samples: int = 0


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def _full_box(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    return _box(kind, struct.pack(">I", version << 24 | flags), *parts)


def _big_endian(values: array[int]) -> bytes:
    if sys.byteorder == "little":
        values = values[:]
        values.byteswap()
    return values.tobytes()


def _descriptor(tag: int, body: bytes) -> bytes:
    return bytes([tag, len(body)]) + body


def _sample_entry(index: FrameIndex) -> bytes:
    decoder = struct.pack(">BBIII", 0x6B, 0x15, 0, 0, 0)[:1] + b"\x15" + bytes(11)
    stream = _descriptor(3, b"\0\0\0" + _descriptor(4, decoder) + _descriptor(6, b"\x02"))
    head = struct.pack(
        ">6xH8xHHHHI", 1, index.channels, 16, 0, 0, min(index.sample_rate, 65535) << 16
    )
    return _box(b"mp4a", head, _full_box(b"esds", stream))


def mp4_header(index: FrameIndex) -> bytes:
    """Everything that goes before the file's own bytes. ValueError without any frame."""
    if not index.offsets:
        raise ValueError("no frames")
    firsts, counts = _chunks(index)
    length = len(index.offsets) * index.samples_per_frame
    size = len(_header(index, firsts, counts, length, 0))
    return _header(index, firsts, counts, length, size)


def _chunks(index: FrameIndex) -> tuple[array[int], array[int]]:
    """The first frame's offset and the number of frames of each unbroken run."""
    firsts, counts = array("Q"), array("I")
    expected = -1
    for offset, size in zip(index.offsets, index.sizes, strict=True):
        if offset != expected or counts[-1] >= _FRAMES_PER_CHUNK:
            firsts.append(offset)
            counts.append(0)
        counts[-1] += 1
        expected = offset + size
    return firsts, counts


def _header(
    index: FrameIndex, firsts: array[int], counts: array[int], length: int, shift: int
) -> bytes:
    runs = array("I")
    last = 0
    for number, count in enumerate(counts, 1):
        if count != last:
            runs.extend((number, count, 1))
            last = count
    table = _box(
        b"stbl",
        _full_box(b"stsd", struct.pack(">I", 1), _sample_entry(index)),
        _full_box(b"stts", struct.pack(">III", 1, len(index.sizes), index.samples_per_frame)),
        _full_box(b"stsc", struct.pack(">I", len(runs) // 3), _big_endian(runs)),
        _full_box(b"stsz", struct.pack(">II", 0, len(index.sizes)), _big_endian(index.sizes)),
        _full_box(
            b"co64",
            struct.pack(">I", len(firsts)),
            _big_endian(array("Q", (first + shift for first in firsts))),
        ),
    )
    matrix = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    reference = _full_box(b"dref", struct.pack(">I", 1), _full_box(b"url ", flags=1))
    media = _box(
        b"mdia",
        _full_box(
            b"mdhd", struct.pack(">QQIQI", 0, 0, index.sample_rate, length, 0x55C40000), version=1
        ),
        _full_box(b"hdlr", b"\0\0\0\0soun" + bytes(13)),
        _box(b"minf", _full_box(b"smhd", bytes(4)), _box(b"dinf", reference), table),
    )
    # The edit list drops what the encoder put before the sound.
    edit = _full_box(
        b"elst",
        struct.pack(">IQqI", 1, length - index.skip_samples, index.skip_samples, 0x10000),
        version=1,
    )
    track = _box(
        b"trak",
        _full_box(
            b"tkhd",
            struct.pack(">QQIIQ8xHHHH", 0, 0, 1, 0, length, 0, 0, 0x100, 0) + matrix + bytes(8),
            version=1,
            flags=3,
        ),
        *([_box(b"edts", edit)] if index.skip_samples else []),
        media,
    )
    movie = _full_box(
        b"mvhd",
        struct.pack(">QQIQIH10x", 0, 0, index.sample_rate, length, 0x10000, 0x100),
        matrix + bytes(24) + struct.pack(">I", 2),
        version=1,
    )
    return (
        _box(b"ftyp", b"isom", bytes(4), b"isomiso2mp41")
        + _box(b"moov", movie, track)
        + struct.pack(">I4sQ", 1, b"mdat", 16 + index.offsets[-1] + index.sizes[-1])
    )


class IndexedMp3(io.RawIOBase):
    """The header and the file behind it as one seekable, readable stream of bytes."""

    def __init__(self, header: bytes, path: Path) -> None:
        self._header = header
        self._file = path.open("rb", buffering=0)
        self.size = len(header) + path.stat().st_size
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def tell(self) -> int:
        return self._position

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            size = self.size - self._position
        first = len(self._header)
        if self._position < first:
            data = self._header[self._position : self._position + size]
        else:
            self._file.seek(self._position - first)
            data = self._file.read(size) or b""
        self._position += len(data)
        return data

    def close(self) -> None:
        self._file.close()
        super().close()
