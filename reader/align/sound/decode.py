"""A recording as the aligner hears it: one channel, 16,000 samples a second, any stretch.

The time axis begins at the first sample that a player plays: what an encoder put before the
sound is not there. Lost or damaged packets leave silence behind, so that what comes after
them keeps its time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from math import gcd
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from reader.align.engines.base import RATE, Samples
from reader.align.sound.mixing import BLOCK, Mixer
from reader.align.sound.track import Track
from reader.core.text import say

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame

PER_MS = RATE // 1000
# A decoder gives wrong samples for a moment after it was put somewhere: MP3 reaches back
# half a kilobyte (at worst 0.8 s), Opus wants 80 ms, the resampler and the mixing less.
_WARM_UP = 2 * RATE
# What was read is kept, so that stretches that overlap are decoded once.
_KEPT = 40 * RATE
# Up to here reading on is cheaper than going there.
_REACH = 20 * RATE
_BATCH_S = 0.5  # of decoded sound, handed on together: a frame at a time costs as much again
_JUMP_S = 10  # a time stamp that steps back so far is a new count, not an overlap


class Sound:
    """An open recording. Not for several threads at once. A context manager.

    ``duration_ms`` is its length as far as is known; reading up to the end corrects it.
    ``warnings`` are sentences about what is damaged or missing, and can grow by reading.
    """

    def __init__(self, track: Track) -> None:
        self.path = track.path
        self._track = track
        self.duration_ms = max(0, round(track.seconds(track.end_tick - track.first_tick) * 1000))
        self._claimed_s = track.seconds(track.claimed_ticks)
        self._blocks: Iterator[Samples] = iter(())
        self._kept: deque[Samples] = deque()
        self._kept_start = self._position = 0  # in samples; kept is [_kept_start, _position)
        self._ended = True
        self._go_to(0)

    def __enter__(self) -> Sound:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._blocks = iter(())
        self._ended = True
        self._track.close()

    @property
    def warnings(self) -> list[str]:
        found: list[str] = []
        missing_s = self._claimed_s - self.duration_ms / 1000
        if missing_s > max(2.0, self._claimed_s / 100):
            found.append(
                say(
                    "The recording breaks off after {length}, though its beginning says {claimed}. "
                    "It may be an incomplete download.",
                    length=_clock(self.duration_ms / 1000),
                    claimed=_clock(self._claimed_s),
                )
            )
        if self._track.damaged:
            found.append(
                say(
                    "{n} damaged pieces of the recording could not be decoded; silence stands "
                    "there instead.",
                    one="{n} damaged piece of the recording could not be decoded; silence stands "
                    "there instead.",
                    n=self._track.damaged,
                )
            )
        return found

    def read(self, start_ms: int, end_ms: int) -> Samples:
        """The samples of start_ms <= t < end_ms; fewer where the recording ends before.

        The same samples however one got there. Going on from the last stretch (or near it) is
        cheapest. Raises FileProblem where the file can no longer be read.
        """
        if start_ms < 0 or end_ms < start_ms:
            raise ValueError(f"no such stretch: {start_ms} to {end_ms} ms")
        first, last = start_ms * PER_MS, end_ms * PER_MS
        if not self._kept_start <= first <= self._position + _REACH:
            self._go_to(first)
        while self._position < last and not self._ended:
            self._read_on(first)
        return self._from_kept(first, last)

    def _go_to(self, first: int) -> None:
        self._kept.clear()
        self._kept_start = self._position = first
        self._blocks = mono(self._track, first)
        self._ended = False

    def _read_on(self, first: int) -> None:
        block = next(self._blocks, None)
        if block is None:
            self._ended = True
            if self._position > self._kept_start or self._position == 0:
                self.duration_ms = self._position // PER_MS
            return
        self._kept.append(block)
        self._position += len(block)
        keep_from = min(first, self._position - _KEPT)
        while self._kept and self._kept_start + len(self._kept[0]) <= keep_from:
            self._kept_start += len(self._kept.popleft())

    def _from_kept(self, first: int, last: int) -> Samples:
        parts = []
        at = self._kept_start
        for block in self._kept:
            if at < last and at + len(block) > first:
                parts.append(block[max(0, first - at) : last - at])
            at += len(block)
        return np.concatenate(parts) if parts else np.empty(0, np.int16)


def open_sound(path: Path) -> Sound:
    """The recording at ``path``, ready to be read.

    Takes about a second for a five-hour MP3, whose length nothing but its packets tell.
    Raises FileProblem (not there, not readable, empty) and FormatProblem (not a recording,
    no sound in it, an unknown coding).
    """
    return Sound(Track(path))


def audio_hash(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex. Raises FileProblem."""
    import hashlib

    from reader.align.sound.problems import check_file, unreadable_on

    check_file(path)
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unreadable_on(path, error) from error


def mono(track: Track, first: int) -> Iterator[Samples]:
    """Blocks of one channel from output sample number ``first`` on, to the end of the track."""
    position = max(0, first - _WARM_UP // 2)
    position -= position % BLOCK
    mixer: Mixer | None = None
    for planes in _from(position, _at_16_khz(track, position)):
        mixer = mixer or Mixer(position)
        block = mixer.mix(planes)
        position += len(block)
        if position > first and len(block):
            yield block[max(0, len(block) - (position - first)) :]
    if mixer is not None:
        block = mixer.rest()
        position += len(block)
        if position > first and len(block):
            yield block[max(0, len(block) - (position - first)) :]


def _from(
    position: int, found: Iterator[tuple[int, NDArray[np.int16]]]
) -> Iterator[NDArray[np.int16]]:
    """The rows that were found, from ``position`` on, without their numbers."""
    begun = False
    for start, planes in found:
        if not begun:
            if start + planes.shape[1] <= position:
                continue
            # Where packets are lost, the first that are there may be later ones.
            for at in range(position, start, _REACH):
                yield np.zeros((1, min(_REACH, start - at)), np.int16)
            planes = planes[:, max(0, position - start) :]
            begun = True
        yield planes


def _at_16_khz(track: Track, wanted: int) -> Iterator[tuple[int, NDArray[np.int16]]]:
    """What ``_resampled`` gives, without what an encoder put behind the sound."""
    end = round(track.seconds(track.end_tick - track.first_tick) * RATE)
    for start, planes in _resampled(track, wanted):
        if track.ends_exactly and start + planes.shape[1] > end:
            planes = planes[:, : max(0, end - start)]
        yield start, planes


def _resampled(track: Track, wanted: int) -> Iterator[tuple[int, NDArray[np.int16]]]:
    """(number of the first sample, one or two rows of samples): seamless, from ``wanted`` or
    somewhat before on. Sample numbers are those of the result, from the beginning."""
    from_start = wanted < _WARM_UP
    tick = None
    if not from_start:
        seconds = (wanted - _WARM_UP // 2) / RATE
        tick = track.first_tick + int(seconds * track.tick_den / track.tick_num)
    resampler: _Resampler | None = None
    position = 0 if from_start else None
    for frame in track.frames(tick):
        if resampler is None or not resampler.takes(frame):
            if resampler is not None:
                for planes in resampler.rest():
                    yield position or 0, planes
                    position = (position or 0) + planes.shape[1]
            resampler = _Resampler(track, frame, position)
            if position is None:
                position = resampler.start
            elif resampler.start > position:
                yield position, np.zeros((1, resampler.start - position), np.int16)
                position = resampler.start
        for planes in resampler.feed(frame):
            yield position or 0, planes
            position = (position or 0) + planes.shape[1]
    if resampler is not None and position is not None:
        for planes in resampler.rest():
            yield position, planes
            position += planes.shape[1]


class _Resampler:
    """Frames of one kind in, 16 kHz out, on one grid of samples for the whole recording.

    ``start`` is the number of the first sample that comes out. It begins where a sample of
    the track and one of the result fall on the same instant, so that the result does not
    depend on where one began.
    """

    def __init__(self, track: Track, frame: AudioFrame, position: int | None) -> None:
        import av

        self._track = track
        self._rate = frame.sample_rate
        self._kind = _kind(frame)
        self._channels = frame.layout.nb_channels
        # FFmpeg mixes what it knows the places of (5.1); of "12 channels" it would drop some.
        self._unplaced = frame.layout.name.endswith(" channels") and self._channels > 2
        layout = "mono" if self._channels == 1 else "stereo"
        self._resampler = (
            # PyAV crashes on the rows of eight channels and more: one after the other, then.
            av.AudioResampler(format="s16", layout=frame.layout.name, rate=RATE)
            if self._unplaced
            else av.AudioResampler(format="s16p", layout=layout, rate=RATE)
        )
        self._fifo = av.AudioFifo()
        divisor = gcd(self._rate, RATE)
        unit, unit_out = self._rate // divisor, RATE // divisor
        # The first such instant not before the frame, or not before ``position``.
        count = -(-self._number(frame) // unit) if position is None else -(-position // unit_out)
        self.start = count * unit_out
        self._next = count * unit  # the track's sample that is to come next
        self._shift = 0
        self._tolerance = 0  # for the first frame, which sets the count

    def takes(self, frame: AudioFrame) -> bool:
        return _kind(frame) == self._kind

    def _number(self, frame: AudioFrame) -> int:
        return self._track.frame_number(frame.pts or 0, self._rate)

    def feed(self, frame: AudioFrame) -> Iterator[NDArray[np.int16]]:
        late = 0
        if frame.pts is not None:
            late = self._number(frame) + self._shift - self._next
            if late < -_JUMP_S * self._rate:
                self._shift -= late
                late = 0
        if late > self._tolerance:
            yield from self._silence(frame, late)
        skip = -late if late < -self._tolerance else 0
        # From here on, time stamps coarser than samples (Matroska: 1 ms) jitter by their step.
        self._tolerance = max(1, 2 * self._track.tick_num * self._rate // self._track.tick_den)
        if skip >= frame.samples:
            return
        frame.pts = None
        if skip:
            yield from self._through(everything=True)
            self._fifo.write(frame)
            self._fifo.read(skip)
        else:
            self._fifo.write(frame)
        self._next += frame.samples - skip
        yield from self._through()

    def _silence(self, like: AudioFrame, samples: int) -> Iterator[NDArray[np.int16]]:
        import av

        self._next += samples
        kind, layout = like.format.name, like.layout.name
        converter = av.AudioResampler(format=kind, layout=layout, rate=self._rate)
        while samples > 0:
            frame = av.AudioFrame(
                format="s16", layout=layout, samples=min(self._rate, samples), align=1
            )
            frame.sample_rate = self._rate
            frame.planes[0].update(bytes(frame.planes[0].buffer_size))
            samples -= frame.samples
            for silent in converter.resample(frame):
                silent.pts = None
                if like.time_base:
                    silent.time_base = like.time_base  # the queue takes frames of one kind only
                self._fifo.write(silent)
            yield from self._through()

    def _through(self, *, everything: bool = False) -> Iterator[NDArray[np.int16]]:
        if not everything and self._fifo.samples < _BATCH_S * self._rate:
            return
        batch = self._fifo.read(0, partial=True)
        if batch is not None:
            yield from self._planes(batch)

    def rest(self) -> Iterator[NDArray[np.int16]]:
        yield from self._through(everything=True)
        yield from self._planes(None)

    def _planes(self, batch: AudioFrame | None) -> Iterator[NDArray[np.int16]]:
        if batch is not None:
            batch.pts = None
        for frame in self._resampler.resample(batch):
            planes: Any = frame.to_ndarray()
            if self._unplaced:
                each = planes.reshape(-1, self._channels).T
                sides = each[0::2], each[1::2]
                planes = np.stack([side.mean(axis=0) for side in sides]).astype(np.int16)
            yield planes


def _kind(frame: AudioFrame) -> tuple[str, str, int]:
    return frame.format.name, frame.layout.name, frame.sample_rate


def _clock(seconds: float) -> str:
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
