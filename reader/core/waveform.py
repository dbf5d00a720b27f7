"""How loud a recording is along its time, ready to be drawn at any zoom.

The recording is cut into buckets of BUCKET_MS. Of each there are two bytes: its *peak*, the
largest sample in it, and its *loudness*, the root of its mean square. Both are on a scale
made for the eye (``scaled``), 0 silence and 255 full scale. Peaks show every click and
laugh; drawn over hours they are a solid band, where only the loudness still has a shape.

Above the buckets are levels, each a quarter as long as the one below, of the greatest peak
and the mean loudness there. A bar is then made of four to sixteen values however much time
it stands for. A waveform may be known in parts while it is being computed.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Callable
from itertools import pairwise

from reader.core.spans import joined
from reader.core.timing import Span

BUCKET_MS = 10
_STEP = 4  # buckets of a level that are one of the level above
_FINEST = 4  # values, at least, that a bar is made of where there are so many

Levels = list[bytearray]


class Waveform:
    """The loudness of a recording of ``duration_ms``. Grows where more is written."""

    def __init__(self, duration_ms: int) -> None:
        if duration_ms < 0:
            raise ValueError(f"a recording of {duration_ms} ms")
        self._peaks: Levels = [bytearray()]
        self._loudness: Levels = [bytearray()]
        self._known: tuple[Span, ...] = ()
        self._set_length(-(-duration_ms // BUCKET_MS))

    @property
    def duration_ms(self) -> int:
        """As far as is known; a multiple of BUCKET_MS."""
        return len(self._peaks[0]) * BUCKET_MS

    @property
    def known(self) -> tuple[Span, ...]:
        """What has been computed, in order; elsewhere all values are 0."""
        return self._known

    @property
    def known_ms(self) -> int:
        """How much of it has been computed."""
        return sum(span.end_ms - span.start_ms for span in self._known)

    @property
    def complete(self) -> bool:
        return self.known_ms >= self.duration_ms

    def write(self, bucket: int, peaks: bytes, loudness: bytes) -> None:
        """What has been computed from bucket number ``bucket`` on: one byte a bucket each."""
        if bucket < 0 or len(peaks) != len(loudness):
            raise ValueError(f"{len(peaks)} peaks, {len(loudness)} of loudness at {bucket}")
        if not peaks:
            return
        end = bucket + len(peaks)
        if end > len(self._peaks[0]):
            self._set_length(end)
        _write(self._peaks, bucket, peaks, _greatest)
        _write(self._loudness, bucket, loudness, _mean)
        self._known = joined((*self._known, Span(bucket * BUCKET_MS, end * BUCKET_MS)))

    def cut(self, duration_ms: int) -> None:
        """The recording turned out to end at ``duration_ms``, earlier than was thought."""
        length = -(-duration_ms // BUCKET_MS)
        if 0 <= length < len(self._peaks[0]):
            self._set_length(length)
            end_ms = self.duration_ms
            self._known = tuple(
                Span(span.start_ms, min(span.end_ms, end_ms))
                for span in self._known
                if span.start_ms < end_ms
            )

    def finish(self, duration_ms: int) -> None:
        """There will be no more: the recording ends at ``duration_ms``, and what has not been
        written (lost packets) is silence."""
        self.cut(duration_ms)
        self._known = joined([Span(0, self.duration_ms)])

    @property
    def tallest(self) -> int:
        """The greatest peak so far: a quiet recording can be drawn as tall as a loud one."""
        return max(self._peaks[-1], default=0)

    def bars(self, start_ms: int, end_ms: int, count: int) -> bytes:
        """The greatest peak in each of ``count`` equal parts of start_ms <= t < end_ms, 0..255.

        An edge between two bars may lie up to a quarter of a bar early, where the level that
        is read has its own; no peak is lost by that nor counted twice. Outside of the
        recording, and where nothing is known, 0. About 0.3 us a bar, whatever it stands for.
        """
        values, edges = _for_bars(self._peaks, start_ms, end_ms, count)
        return bytes([max(values[a:b], default=0) for a, b in edges])

    def loudness(self, start_ms: int, end_ms: int, count: int) -> bytes:
        """As ``bars``, but the mean loudness."""
        values, edges = _for_bars(self._loudness, start_ms, end_ms, count)
        return bytes([sum(values[a:b]) // (b - a) if b > a else 0 for a, b in edges])

    def _set_length(self, buckets: int) -> None:
        for levels, combine in ((self._peaks, _greatest), (self._loudness, _mean)):
            before = len(levels[0])
            length, level = buckets, 0
            while True:
                if level == len(levels):
                    levels.append(bytearray())
                values = levels[level]
                del values[length:]
                values.extend(bytes(length - len(values)))
                if length <= 1:
                    break
                length, level = -(-length // _STEP), level + 1
            del levels[level + 1 :]
            changed = min(before, buckets)
            if changed:  # the last of each level may now stand for less, the top ones be new
                _update(levels, changed - 1, changed, combine)

    # -- keeping ----------------------------------------------------------------------------

    def to_bytes(self) -> bytes:
        """For a file: what ``from_bytes`` reads, levels and all."""
        spans = array("q")
        for span in self._known:
            spans.extend((span.start_ms, span.end_ms))
        body = spans.tobytes() + b"".join(map(bytes, (*self._peaks, *self._loudness)))
        head = _HEAD.pack(_MAGIC, BUCKET_MS, len(self._peaks[0]), len(self._known))
        packed = zlib.compress(body, 1)
        return head + struct.pack("<I", zlib.crc32(head + packed)) + packed

    @classmethod
    def from_bytes(cls, data: bytes) -> Waveform:
        """Raises ValueError where ``data`` is not, or no longer, what ``to_bytes`` made."""
        begin = _HEAD.size + 4
        if len(data) < begin:
            raise ValueError("too short")
        head, packed = data[: _HEAD.size], memoryview(data)[begin:]
        magic, bucket_ms, length, spans = _HEAD.unpack(head)
        if magic != _MAGIC or bucket_ms != BUCKET_MS:
            raise ValueError("not a waveform of this kind")
        if struct.unpack("<I", data[_HEAD.size : begin])[0] != zlib.crc32(packed, zlib.crc32(head)):
            raise ValueError("damaged")
        if length > _MOST_PACKED * len(packed):
            raise ValueError("damaged")
        waveform = cls(length * BUCKET_MS)
        expected = 16 * spans + 2 * sum(map(len, waveform._peaks))
        reader = zlib.decompressobj()
        try:
            body = reader.decompress(packed, expected + 1)
        except zlib.error as error:
            raise ValueError("damaged") from error
        if len(body) != expected:
            raise ValueError("damaged")
        times = array("q", body[: 16 * spans])
        waveform._known = tuple(Span(times[i], times[i + 1]) for i in range(0, len(times), 2))
        at = 16 * spans
        for levels in (waveform._peaks, waveform._loudness):
            for values in levels:
                values[:] = body[at : at + len(values)]
                at += len(values)
        return waveform


_MAGIC = b"EarmarkW"
_MOST_PACKED = 1032  # times: what zlib can make of a byte
_HEAD = struct.Struct("<8sHQI")  # magic, ms a bucket, buckets, known spans


Combine = Callable[[bytes], bytes]  # of every four values one


def _greatest(values: bytes) -> bytes:
    return bytes(map(max, values[0::4], values[1::4], values[2::4], values[3::4]))


def _mean(values: bytes) -> bytes:
    quarters = zip(values[0::4], values[1::4], values[2::4], values[3::4], strict=True)
    return bytes([(total + 2) >> 2 for total in map(sum, quarters)])


def _write(levels: Levels, at: int, values: bytes, combine: Combine) -> None:
    levels[0][at : at + len(values)] = values
    _update(levels, at, at + len(values), combine)


def _update(levels: Levels, first: int, end: int, combine: Combine) -> None:
    """Make the levels anew above what has changed in the lowest. What is not there where a
    level ends within a group counts as silence."""
    for below, above in pairwise(levels):
        first, end = first // _STEP, -(-end // _STEP)
        part = bytes(below[first * _STEP : end * _STEP])
        part += bytes(-len(part) % _STEP)
        above[first:end] = combine(part)


def _for_bars(
    levels: Levels, start_ms: int, end_ms: int, count: int
) -> tuple[bytearray, list[tuple[int, int]]]:
    """The values of the level to be read, and which of them each bar is made of."""
    if count <= 0 or end_ms <= start_ms:
        raise ValueError(f"{count} bars from {start_ms} to {end_ms} ms")
    level, size_ms = 0, BUCKET_MS
    while level + 1 < len(levels) and size_ms * _STEP * _FINEST * count <= end_ms - start_ms:
        level, size_ms = level + 1, size_ms * _STEP
    width, step = end_ms - start_ms, size_ms * count
    offset = start_ms * count
    edges = [max(0, (offset + i * width) // step) for i in range(count + 1)]
    edges[-1] = max(0, -(-(offset + count * width) // step))  # what the end falls into, too
    length = len(levels[level])
    before = -(offset // width) if offset < 0 else 0  # so many bars begin before the recording
    return levels[level], [
        (a, min(length, b if b > a or i < before else a + 1))
        for i, (a, b) in enumerate(pairwise(edges))
    ]
