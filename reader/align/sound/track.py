"""The one sound track of a file that is looked at, as a stream of decoded frames.

How to get to a place exactly depends on the container. Where it has a table of its packets
(MP4, Matroska, Ogg, FLAC, WAV), FFmpeg is asked to seek. A bare stream (MP3, ADTS) has none, and
FFmpeg would guess from the bit rate: its packets are all looked at once, which also gives the
true length, and then fetched by their place in the file. In all other containers one reads
on from the beginning, without decoding what is not wanted.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.align.sound.problems import (
    check_file,
    no_track,
    not_sound,
    unknown_codec,
    unreadable_on,
)

if TYPE_CHECKING:
    from av.audio.codeccontext import AudioCodecContext
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import InputContainer

# libavformat's names. Bare streams whose packets are consecutive bytes of the file.
_BARE = frozenset({"mp3", "aac", "ac3", "eac3"})
# Containers that find any packet by a table or by time stamps at their pages.
_SEEKABLE = frozenset(
    {"mov", "mp4", "m4a", "matroska", "webm", "ogg", "flac", "wav", "w64", "aiff"}
)
_TAIL_S = 10  # of a container with a table: where its real end is looked for
_AT_ONCE = 64  # packets of a bare stream that are read together
_TRIES = 50  # unreadable packets in a row, after which the rest counts as lost


@dataclass
class PacketIndex:
    """Where the packets of a bare stream are: place and size in bytes, and time in ticks."""

    offsets: array[int] = field(default_factory=lambda: array("Q"))
    sizes: array[int] = field(default_factory=lambda: array("I"))
    first_tick: int = 0
    # Packets come at one distance, but for these (number, tick) from which on it starts anew.
    breaks: list[tuple[int, int]] = field(default_factory=list)
    distance: int = 0

    def add(self, offset: int, size: int, tick: int) -> None:
        number = len(self.offsets)
        if number == 1:
            self.distance = tick - self.breaks[0][1]
        if not number or tick != self.tick(number):
            self.breaks.append((number, tick))
        self.offsets.append(offset)
        self.sizes.append(size)

    def tick(self, number: int) -> int:
        place = bisect_right(self.breaks, number, key=lambda entry: entry[0]) - 1
        first, tick = self.breaks[place]
        return tick + (number - first) * self.distance

    def number_at(self, tick: int) -> int:
        """The number of the last packet that begins at or before ``tick``; 0 if none does."""
        place = bisect_right(self.breaks, tick, key=lambda entry: entry[1]) - 1
        if place < 0 or not self.distance:
            return 0
        first, begin = self.breaks[place]
        last = self.breaks[place + 1][0] if place + 1 < len(self.breaks) else len(self.offsets)
        return min(first + (tick - begin) // self.distance, last - 1)


class Track:
    """An open sound track. ``first_tick`` is where playing begins and ``end_tick`` where it
    ends, as far as is known; a tick is ``tick_num / tick_den`` seconds.

    ``claimed_ticks`` is the length that the file itself states (0: it does not).
    """

    def __init__(self, path: Path) -> None:
        """Raises FileProblem or FormatProblem. Looks at every packet of a bare stream."""
        self.path = path
        self._damaged: set[int] = set()  # ticks
        self._going = False
        check_file(path)
        self._container, self._stream = _open(path)
        time_base = self._stream.time_base
        if time_base is None:
            raise unknown_codec(path)
        self.tick_num, self.tick_den = time_base.numerator, time_base.denominator
        names = set(self._container.format.name.split(","))
        self._seekable = bool(names & _SEEKABLE)
        self._index: PacketIndex | None = None
        self.first_tick = 0
        self._grid: tuple[int, int] | None = None  # where the second frame begins, and the step
        self.claimed_ticks = self._claimed()
        try:
            if names & _BARE:
                self._index, self.end_tick = self._look_at_packets()
                if not _has_table(path, self._index.offsets[0]):
                    self.claimed_ticks = 0  # it was FFmpeg's guess from the bit rate
            elif self._seekable:
                self.end_tick = self._look_at_end()
            else:
                self.end_tick = self._walk()
            self._look_at_beginning()
        except BaseException:
            self._container.close()
            raise

    @property
    def damaged(self) -> int:
        """How many packets could not be decoded, of those that were wanted so far."""
        return len(self._damaged)

    @property
    def ends_exactly(self) -> bool:
        """Whether what an encoder put behind the sound is decoded, but after ``end_tick``."""
        return self._index is not None

    def close(self) -> None:
        self._container.close()

    def seconds(self, ticks: int) -> float:
        return ticks * self.tick_num / self.tick_den

    def sample_number(self, tick: int, rate: int) -> int:
        """The sample, counted from where playing begins, that is at ``tick``."""
        ticks = (tick - self.first_tick) * self.tick_num * rate
        return (2 * ticks + self.tick_den) // (2 * self.tick_den)

    def frame_number(self, tick: int, rate: int) -> int:
        """As ``sample_number``, for the beginning of a frame.

        Where a tick is longer than a sample (Matroska, FLV: 1 ms), the true place is one of
        those where frames of equal length begin, if one is within a tick.
        """
        number = self.sample_number(tick, rate)
        ms_off = self.tick_num * rate // self.tick_den
        if self._grid is None or ms_off < 2:
            return number
        second, step = self._grid
        nearest = second + round((number - second) / step) * step
        return nearest if abs(nearest - number) <= ms_off else number

    def frames(self, tick: int | None = None) -> Iterator[AudioFrame]:
        """Decoded frames from ``tick`` (or somewhat before) on; None: from the beginning.

        One iteration at a time: a new one ends the one before. A packet that cannot be
        decoded is left out, so that there is a gap in the time stamps. Raises FileProblem
        where the file can no longer be read.
        """
        # In the middle, a decoder may refuse packets until it has what they refer to.
        self._going = tick is None
        if self._index is not None:
            return self._indexed_frames(self._index, tick)
        return self._container_frames(tick)

    # --- getting there ---------------------------------------------------------------------

    def _indexed_frames(self, index: PacketIndex, tick: int | None) -> Iterator[AudioFrame]:
        import av

        number = 0 if tick is None else index.number_at(tick)
        context: Any = av.CodecContext.create(self._stream.codec_context.name, "r")
        try:
            with self.path.open("rb") as file:
                while number < len(index.offsets):
                    begin = index.offsets[number]
                    last = min(number + _AT_ONCE, len(index.offsets))
                    file.seek(begin)
                    data = file.read(index.offsets[last - 1] + index.sizes[last - 1] - begin)
                    for each in range(number, last):
                        at = index.offsets[each] - begin
                        packet: Any = av.Packet(data[at : at + index.sizes[each]])
                        packet.pts = index.tick(each)
                        yield from self._decoded(context, packet)
                    number = last
                yield from self._decoded(context, None)
        except OSError as error:
            raise unreadable_on(self.path, error) from error

    def _container_frames(self, tick: int | None) -> Iterator[AudioFrame]:
        if tick is not None and self._seekable:
            self._container.seek(tick, stream=self._stream, backward=True)
        else:
            self._reopen()
        context: Any = self._stream.codec_context
        for packet in self._packets():
            if (
                tick is not None
                and packet.pts is not None
                and packet.pts + (packet.duration or 0) < tick
            ):
                continue
            yield from self._decoded(context, packet)

    def _reopen(self) -> None:
        self._container.close()
        self._container, self._stream = _open(self.path)

    def _packets(self) -> Iterator[Any]:
        """Packets to the end, going on after what cannot be read."""
        import av

        failures = shift = end = 0
        back = _TAIL_S * self.tick_den // self.tick_num
        while failures < _TRIES:
            try:
                for packet in self._container.demux(self._stream):
                    failures = 0
                    if not self._seekable and packet.pts is not None:
                        # Joined recordings (MPEG-TS) begin to count anew.
                        packet.pts += shift
                        if packet.pts < end - back:
                            shift += end - packet.pts
                            packet.pts = end
                        end = packet.pts + (packet.duration or 0)
                    yield packet
                return
            except av.error.EOFError:
                return
            except av.error.FFmpegError as error:
                if isinstance(error, OSError):
                    raise unreadable_on(self.path, error) from error
                failures += 1

    def _decoded(self, context: AudioCodecContext, packet: Any) -> Iterator[AudioFrame]:
        import av

        try:
            frames = context.decode(packet)
        except av.error.EOFError:
            return
        except av.error.FFmpegError:
            if self._going and packet is not None and packet.pts is not None:
                self._damaged.add(packet.pts)
            return
        if frames:
            self._going = True
        yield from frames

    # --- looking at it -----------------------------------------------------------------------

    def _claimed(self) -> int:
        if self._stream.duration:
            return self._stream.duration
        if self._container.duration:  # in microseconds
            return self._container.duration * self.tick_den // (self.tick_num * 1_000_000)
        return 0

    def _look_at_packets(self) -> tuple[PacketIndex, int]:
        index = PacketIndex()
        end = 0
        for packet in self._packets():
            if packet.pts is None or packet.pos is None:
                continue
            index.add(packet.pos, packet.size, packet.pts)
            end = packet.pts + (packet.duration or 0)
            if packet.has_sidedata("skip_samples"):
                # Two little-endian numbers of samples: to be left out before and after.
                after = int.from_bytes(bytes(packet.get_sidedata("skip_samples"))[4:8], "little")
                end -= after * self.tick_den // (self.tick_num * self._stream.rate)
        if not index.offsets:
            raise not_sound(self.path)
        return index, end

    def _look_at_end(self) -> int:
        begin = max(0, self._stream.start_time or 0)
        tail = _TAIL_S * self.tick_den // self.tick_num
        if self.claimed_ticks > 2 * tail:
            self._container.seek(
                begin + self.claimed_ticks - tail, stream=self._stream, backward=True
            )
            end = self._walk()
            if end:
                return end
        self._reopen()
        return self._walk()

    def _walk(self) -> int:
        end = 0
        for packet in self._packets():
            if packet.pts is not None:
                end = max(end, packet.pts + (packet.duration or 0))
        return end

    def _look_at_beginning(self) -> None:
        """Find where playing begins, and whether frames are of one length."""
        self._reopen()
        frames = list(islice(self._container_frames(None), 3))
        if not frames:
            raise not_sound(self.path)
        self._damaged.clear()
        first = self.first_tick = frames[0].pts or 0
        pictures = any(s.type == "video" and not _is_cover(s) for s in self._container.streams)
        start_us = self._container.start_time
        if pictures and start_us is not None:
            # In a film the sound may set in later than the pictures.
            self.first_tick = start_us * self.tick_den // (self.tick_num * 1_000_000)
        lengths = [frame.samples for frame in frames]
        if len(lengths) == 3 and lengths[1] == lengths[2]:
            second = self.sample_number(first, frames[0].sample_rate) + lengths[0]
            self._grid = second, lengths[1]


def _is_cover(stream: Any) -> bool:
    import av

    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _has_table(path: Path, first_packet: int) -> bool:
    """Whether an MP3 begins with a frame that says how many follow it (Xing, Info, VBRI)."""
    begin = max(0, first_packet - 2048)
    with path.open("rb") as file:
        file.seek(begin)
        head = file.read(first_packet - begin)
    return any(mark in head for mark in (b"Xing", b"Info", b"VBRI"))


def _open(path: Path) -> tuple[InputContainer, AudioStream]:
    import av

    try:
        container = av.open(str(path), metadata_errors="replace")
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise not_sound(path) from error
    try:
        streams = container.streams.audio
        if not streams:
            raise no_track(path)
        stream = next(
            (s for s in streams if s.disposition & av.stream.Disposition.default), streams[0]
        )
        if stream.codec_context is None:
            raise unknown_codec(path)
    except BaseException:
        container.close()
        raise
    return container, stream
