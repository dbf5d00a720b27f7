"""Recordings made for the tests, by the codecs that PyAV brings."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import av
import numpy as np
import pytest
from numpy.typing import NDArray

Channels: TypeAlias = NDArray[np.int16]  # one row a channel
Encode: TypeAlias = Callable[..., Path]


@pytest.fixture
def clicks() -> Callable[..., Channels]:
    """Sound with a short tone at the beginning of every second, over a faint hiss."""

    def make(rate: int, seconds: float, channels: int = 1) -> Channels:
        count = round(rate * seconds)
        second = np.arange(count) % rate / rate
        noise = np.random.default_rng(7).normal(0, 60, count)
        # The pitch rises from one second to the next, so that each is unlike the others.
        pitch = 600 + 40 * (np.arange(count) // rate)
        tone = np.where(second < 0.02, 12_000 * np.sin(2 * np.pi * pitch * second), 0)
        return np.stack([tone + noise] * channels).astype(np.int16)

    return make


@pytest.fixture
def encode(tmp_path: Path) -> Encode:
    """``encode(name, codec, rate, channels)``: write a file, return its path.

    ``packet``: called with each packet before it is written; it may return None to leave
    it out. ``pictures``: also ten seconds of film. ``cover``: also a picture in the tags.
    """

    def write(
        name: str,
        codec: str,
        rate: int,
        samples: Channels,
        *,
        layout: str = "",
        container: str | None = None,
        options: dict[str, str] | None = None,
        packet: Callable[[int, Any], Any] = lambda number, packet: packet,
        pictures: bool = False,
        cover: bool = False,
        second_track: Channels | None = None,
    ) -> Path:
        path = tmp_path / name
        layout = layout or {1: "mono", 2: "stereo"}[len(samples)]
        with av.open(str(path), "w", format=container, options=options or {}) as output:
            film = _film(output) if pictures else None
            picture = _cover(output) if cover else None
            stream: Any = output.add_stream(codec, rate=rate, layout=layout)
            other: Any = None
            if second_track is not None:
                other = output.add_stream(codec, rate=rate, layout="mono")
            if picture is not None:
                output.mux(picture)
            if film is not None:
                for frame_number in range(100):
                    frame = av.VideoFrame(32, 32, "yuv420p")
                    for plane in frame.planes:
                        plane.update(bytes([frame_number]) * plane.buffer_size)
                    frame.pts, frame.time_base = frame_number, Fraction(1, 10)
                    output.mux(film.encode(frame))
                output.mux(film.encode(None))
            for target, source in ((stream, samples), (other, second_track)):
                if target is not None and source is not None:
                    for number, each in enumerate(_packets(target, rate, source)):
                        kept = packet(number, each)
                        if kept is not None:
                            output.mux(kept)
        return path

    return write


def _packets(stream: Any, rate: int, samples: Channels) -> list[Any]:
    packets: list[Any] = []
    for begin in range(0, samples.shape[1], rate):
        part = np.ascontiguousarray(samples[:, begin : begin + rate].T.reshape(1, -1))
        frame = av.AudioFrame.from_ndarray(part, format="s16", layout=stream.layout.name)
        frame.sample_rate, frame.pts, frame.time_base = rate, begin, Fraction(1, rate)
        packets += stream.encode(frame)
    packets += stream.encode(None)
    return packets


def _film(output: Any) -> Any:
    film = output.add_stream("mpeg4", rate=10)
    film.width = film.height = 32
    film.pix_fmt = "yuv420p"
    return film


def _cover(output: Any) -> Any:
    stream = output.add_stream("png", rate=1)
    stream.width = stream.height = 16
    stream.pix_fmt = "rgb24"
    stream.disposition = av.stream.Disposition.attached_pic
    frame = av.VideoFrame(16, 16, "rgb24")
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))
    return [*stream.encode(frame), *stream.encode(None)]
