"""From a recording to the bytes of its waveform, streamed, in little memory.

Decoding is the aligner's (``reader.align.sound.track``), and so is its time axis: 0 is the
first sample that a player plays, and lost packets leave silence behind. Imports PyAV and
NumPy: for a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from reader.align.sound.track import Track
from reader.core.waveform import BUCKET_MS
from reader.session.waveform_wire import Piece

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame

_BATCH_S = 5  # of sound that is looked at together: 2 MB at 48 kHz in stereo
_A_SECOND = 1000 // BUCKET_MS  # buckets
_BEFORE_S = 1  # a decoder that was put somewhere needs a moment to get it right
# The eye's scale: at 0.5 a voice at a tenth of full scale reaches a third of the height, and
# breathing stays near the line. Decibels would make everything but silence tall.
_EXPONENT = 0.5
_PLANES = 8  # of so many and more PyAV cannot give the rows

Floats = NDArray[np.float32]


class WaveformDecoding:
    """One recording. Raises FileProblem or FormatProblem where there is no sound to be read."""

    def __init__(self, path: Path) -> None:
        self._track = Track(path)
        self.duration_ms = max(
            0, round(self._track.seconds(self._track.end_tick - self._track.first_tick) * 1000)
        )

    def close(self) -> None:
        self._track.close()

    def pieces(self, start_ms: int = 0) -> Iterator[Piece]:
        """Pieces of some seconds, in order of time, from ``start_ms`` (or somewhat before) to
        the end, and then from the beginning to there. Raises FileProblem where the file can
        no longer be read."""
        track = self._track
        first = 0
        if 0 < start_ms < self.duration_ms:
            first = start_ms // BUCKET_MS
            seconds = max(0.0, start_ms / 1000 - _BEFORE_S)
            tick = track.first_tick + int(seconds * track.tick_den / track.tick_num)
            for piece in self._from(tick):
                behind = first - piece.bucket
                if behind < len(piece.peaks):
                    yield piece if behind <= 0 else _from_bucket(piece, behind)
        for piece in self._from(None):
            if first and piece.bucket >= first:
                return
            yield piece

    def _from(self, tick: int | None) -> Iterator[Piece]:
        pending: _Buckets | None = None
        for rate, start, rows in self._batches(tick):
            if pending is None or pending.rate != rate:
                if pending is not None:
                    yield from pending.rest()
                pending = _Buckets(rate)
            yield from pending.feed(start, rows)
        if pending is not None:
            yield from pending.rest()

    def _batches(self, tick: int | None) -> Iterator[tuple[int, int, Floats]]:
        """(samples a second, number of the first sample, channels x samples)."""
        import av

        fifo: Any = None
        kind: tuple[str, str, int] | None = None
        start = 0
        for frame in self._track.frames(tick):
            rate = frame.sample_rate
            if frame.pts is not None:
                number = self._track.frame_number(frame.pts, rate)
            elif fifo is not None:
                number = start + fifo.samples
            else:
                number = 0
            its_kind = (frame.format.name, frame.layout.name, rate)
            off = 0 if fifo is None else abs(start + fifo.samples - number)
            if its_kind != kind or off > rate // _A_SECOND or fifo.samples > _BATCH_S * rate:
                if fifo is not None and kind is not None:
                    yield from self._read(fifo, start, kind[2])
                if its_kind != kind or fifo is None:
                    fifo, kind = av.AudioFifo(), its_kind
                start = number
            frame.pts = None
            fifo.write(frame)
        if fifo is not None and kind is not None:
            yield from self._read(fifo, start, kind[2])

    def _read(self, fifo: Any, start: int, rate: int) -> Iterator[tuple[int, int, Floats]]:
        frame = fifo.read(0, partial=True)
        if frame is not None:
            yield rate, start, _rows(frame)


def _from_bucket(piece: Piece, behind: int) -> Piece:
    return Piece(piece.bucket + behind, piece.peaks[behind:], piece.loudness[behind:])


def _rows(frame: AudioFrame) -> Floats:
    """Channels x samples, -1..1."""
    import av

    channels = frame.layout.nb_channels
    if frame.format.is_planar and channels >= _PLANES:
        resampler = av.AudioResampler(
            format="flt", layout=frame.layout.name, rate=frame.sample_rate
        )
        frame.pts = None
        (frame,) = resampler.resample(frame)
    values: Any = frame.to_ndarray()
    if not frame.format.is_planar:
        values = values.reshape(-1, channels).T
    floats: Floats = values.astype(np.float32)
    if values.dtype == np.uint8:
        floats -= 128
        floats /= 128
    elif values.dtype.kind == "i":
        floats /= -float(np.iinfo(values.dtype).min)
    else:
        np.nan_to_num(floats, copy=False)
    return floats


class _Buckets:
    """Samples in, in order; whole buckets out. A batch need not end where a bucket does."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self._bucket = -1  # the one that may not be whole yet
        self._peak = self._power = 0.0
        self._samples = 0

    def feed(self, start: int, rows: Floats) -> Iterator[Piece]:
        if start < 0:  # what an encoder put before the sound
            start, rows = 0, rows[:, -start:]
        samples = rows.shape[1]
        if not samples:
            return
        first = start * _A_SECOND // self.rate
        last = (start + samples - 1) * _A_SECOND // self.rate
        # A bucket begins with the first sample that is not before its time.
        edges = -(-np.arange(first, last + 2, dtype=np.int64) * self.rate // _A_SECOND) - start
        edges[0], edges[-1] = 0, samples
        amplitudes = np.abs(rows).max(axis=0)
        peaks = np.maximum.reduceat(amplitudes, edges[:-1])
        power = np.add.reduceat(np.square(rows).mean(axis=0), edges[:-1], dtype=np.float64)
        counts = np.diff(edges)
        if first == self._bucket:
            peaks[0] = max(peaks[0], self._peak)
            power[0] += self._power
            counts[0] += self._samples
        else:
            yield from self.rest()
        self._bucket, self._samples = last, int(counts[-1])
        self._peak, self._power = float(peaks[-1]), float(power[-1])
        if last > first:
            yield Piece(first, scaled(peaks[:-1]), scaled(np.sqrt(power[:-1] / counts[:-1])))

    def rest(self) -> Iterator[Piece]:
        """The last bucket, as far as it goes."""
        if self._samples:
            loudness = np.sqrt(np.array([self._power / self._samples]))
            yield Piece(self._bucket, scaled(np.array([self._peak])), scaled(loudness))
            self._samples = 0
            self._bucket = -1


def scaled(amplitudes: NDArray[np.floating[Any]]) -> bytes:
    """Amplitudes 0..1 on the eye's scale, 0..255."""
    values = np.clip(amplitudes, 0, 1) ** _EXPONENT * 255
    return bytes(np.rint(values).astype(np.uint8).tobytes())
