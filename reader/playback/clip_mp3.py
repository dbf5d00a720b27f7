"""MP3 frames as a file of which every sample before the start and after the end is hidden.

The frames are not touched. Before them comes an Info frame with the fields of LAME's tag
(http://gabriel.mp3-tech.org/mp3infotag.html): how many samples a decoder drops at the
beginning (delay) and at the end (padding); players that know it are exact to the sample,
others play up to a few frames (tens of milliseconds) more.

A frame's data may begin in the frames before it (the bit reservoir: ``main_data_begin``
says how many bytes back), and its samples overlap with those of the frame before. So one frame
from before the start comes along, and before it a silent one that holds the data of those that
do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

DECODER_DELAY = 529  # samples that any decoder is late (ISO 11172-3: 528 + 1)
_MOST_DELAY = 0xFFF  # of the tag's 12 bits
_SYNC = 0xFFE0
_BIT_RATES = {  # kbit/s by the header's index, layer III
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = (44_100, 48_000, 32_000)
_TAG_BYTES = 156  # Info, flags, frames, bytes, table, quality, LAME's 36


class _Header:
    """The four bytes at the beginning of a frame."""

    def __init__(self, frame: bytes) -> None:
        if len(frame) < 4 or int.from_bytes(frame[:2], "big") & _SYNC != _SYNC:
            raise ValueError("not an MP3 frame")
        version, self.layer = frame[1] >> 3 & 3, frame[1] >> 1 & 3
        if self.layer != 1 or version == 1 or frame[2] >> 2 & 3 == 3:
            raise ValueError("not layer III")
        self.is_mpeg1 = version == 3
        self.has_crc = not frame[1] & 1
        self.rate = _RATES[frame[2] >> 2 & 3] >> {3: 0, 2: 1, 0: 2}[version]
        self.is_mono = frame[3] >> 6 == 3
        self.samples = 1152 if self.is_mpeg1 else 576
        self.side_bytes = (
            (17 if self.is_mono else 32) if self.is_mpeg1 else 9 if self.is_mono else 17
        )

    @property
    def data_offset(self) -> int:
        return 4 + 2 * self.has_crc + self.side_bytes

    def reservoir_bytes(self, frame: bytes) -> int:
        """How far back its data begins."""
        side = frame[4 + 2 * self.has_crc :]
        if self.is_mpeg1:
            return side[0] << 1 | side[1] >> 7
        return side[0]


def mp3_of(
    packets: Sequence[tuple[int, bytes]], first: int, last: int, time_base: Fraction
) -> bytes:
    """A file of ``packets``, (time stamp, frame) in their order, that sounds from ``first`` to
    ``last``, in units of ``time_base`` as the stamps. Empty where there is nothing of it, and
    where they are no layer III."""
    frames = [(stamp, frame) for stamp, frame in packets if not _is_info(frame)]
    if not frames:
        return b""
    try:
        header = _Header(frames[0][1])
    except ValueError:
        return b""
    step = time_base * header.rate  # samples a tick
    starts = [round(stamp * step) for stamp, _ in frames]
    begin, end = round(first * step), round(last * step)
    needed = max((n for n, start in enumerate(starts) if start <= begin), default=0)
    lead = max(0, needed - 1)  # for the overlap
    sound = [_filler([frame for _, frame in frames[:lead]], frames[lead][1])]
    sound += [frame for _, frame in frames[lead:]]
    origin = starts[lead] - header.samples  # where the filler begins
    skipped = max(0, begin - origin)
    total = header.samples * len(sound)
    heard = min(end - origin, total)
    if heard <= skipped:
        return b""
    delay = min(_MOST_DELAY, max(0, skipped - DECODER_DELAY))
    padding = min(_MOST_DELAY, total + DECODER_DELAY - heard)
    sounding = b"".join(sound)
    return _info_frame(frames[0][1], header, len(sound), len(sounding), delay, padding) + sounding


def _filler(before: Sequence[bytes], frame: bytes) -> bytes:
    """A silent frame that ends with the data that ``frame`` wants from those ``before`` it.

    However many small frames that is from, the delay of one is enough to hide it.
    """
    header = _Header(frame)
    wanted = header.reservoir_bytes(frame)
    data = b""
    for earlier in reversed(before):
        if len(data) >= wanted:
            break
        data = earlier[_Header(earlier).data_offset :] + data
    data = data[max(0, len(data) - wanted) :]
    head, size = _silent_head(frame, header, len(data))
    return head + data.rjust(size - len(head), b"\0")


def _is_info(frame: bytes) -> bool:
    return b"Xing" in frame[:48] or b"Info" in frame[:48]


def _silent_head(like: bytes, header: _Header, room_bytes: int) -> tuple[bytes, int]:
    """(header and side information, size) of a silent frame of the smallest bit rate that has
    ``room_bytes`` for data."""
    rates = _BIT_RATES[header.is_mpeg1]
    factor = 144_000 if header.is_mpeg1 else 72_000
    wanted = 4 + header.side_bytes + room_bytes
    index = next((i for i in range(1, 15) if factor * rates[i] // header.rate >= wanted), 14)
    head = bytes((0xFF, like[1] | 1, index << 4 | like[2] & 0x0C, like[3]))
    return head + bytes(header.side_bytes), factor * rates[index] // header.rate


def _info_frame(
    like: bytes, header: _Header, frames: int, sound_bytes: int, delay: int, padding: int
) -> bytes:
    """A silent frame with the tag."""
    head, size = _silent_head(like, header, _TAG_BYTES)
    total_bytes = size + sound_bytes
    tag = b"Info" + (15).to_bytes(4, "big") + frames.to_bytes(4, "big")
    tag += total_bytes.to_bytes(4, "big") + bytes(n * 256 // 100 for n in range(100))
    tag += (0).to_bytes(4, "big")
    # Decoders look for this name before they believe the delays.
    lame = b"LAME3.100" + bytes(12) + (delay << 12 | padding).to_bytes(3, "big") + bytes(4)
    lame += total_bytes.to_bytes(4, "big") + bytes(4)
    return (head + tag + lame).ljust(size, b"\0")
