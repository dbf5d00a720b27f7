"""A recording in sections: the same however one comes to them."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from reader.align.engines.base import RATE, Samples
from reader.align.sound.reel import SECTION_MS, Reel
from reader.core.timing import Span


class Tape:
    """A recording in memory, that tells how much of it was read."""

    def __init__(self, samples: Samples) -> None:
        self._samples = samples
        self.duration_ms = len(samples) * 1000 // RATE
        self.read_ms = 0

    def read(self, start_ms: int, end_ms: int) -> Samples:
        self.read_ms += end_ms - start_ms
        return self._samples[start_ms * RATE // 1000 : end_ms * RATE // 1000]


def talk(seconds: int) -> Samples:
    """Vowels of a second and a half, half a second apart; none of them like another."""
    time_s = np.arange(seconds * RATE) / RATE
    pitch_hz = 110 + 20 * np.sin(time_s / 7)
    phase = 2 * np.pi * np.cumsum(pitch_hz) / RATE
    buzz = sum(np.sin(k * phase) / (1 + ((k * 120 - 600) / 200) ** 2) for k in range(1, 20))
    said = time_s % 2 < 1.5
    return np.asarray(buzz * said * 2500, np.int16)


@pytest.fixture(scope="module")
def samples() -> Samples:
    return talk(300)


@pytest.fixture
def tape(samples: Samples) -> Tape:
    return Tape(samples)


def test_sections_follow_each_other_to_the_end_and_are_cut_at_pauses(tape: Tape) -> None:
    reel = Reel(tape)

    sections = [reel.section(number) for number in range(len(reel))]

    assert len(sections) == 3
    edges = [0, *(section.end_ms for section in sections)]
    assert edges[:-1] == [section.start_ms for section in sections]
    assert edges[-1] == tape.duration_ms
    for edge in edges[1:-1]:
        assert edge % 2000 >= 1500  # nobody is interrupted
        assert abs(edge - round(edge / SECTION_MS) * SECTION_MS) <= 4000


def test_sections_do_not_depend_on_the_order_they_are_asked_for(samples: Samples) -> None:
    onwards, backwards = Reel(Tape(samples)), Reel(Tape(samples))

    one = [onwards.section(number) for number in (0, 1, 2)]
    other = [backwards.section(number) for number in (2, 1, 0)]

    assert one == other[::-1]


@pytest.mark.parametrize(
    ("start_ms", "end_ms"), [(0, 500), (118_000, 123_000), (1000, 290_000), (299_000, 310_000)]
)
def test_samples_are_those_of_the_recording_over_the_sections_edges(
    tape: Tape, samples: Samples, start_ms: int, end_ms: int
) -> None:
    found = Reel(tape).samples(start_ms, end_ms)

    np.testing.assert_array_equal(found, samples[start_ms * 16 : end_ms * 16])


@pytest.mark.parametrize(("start_ms", "end_ms"), [(5000, 5000), (5000, 4000), (300_000, 301_000)])
def test_there_is_nothing_where_the_recording_is_not(
    tape: Tape, start_ms: int, end_ms: int
) -> None:
    assert len(Reel(tape).samples(start_ms, end_ms)) == 0


def test_stretches_are_cut_off_where_one_asks(tape: Tape) -> None:
    stretches = Reel(tape).stretches(4500, 9000)

    assert stretches[0].start_ms == 4500
    assert stretches[-1].end_ms == 9000
    assert len(stretches) == 3


def test_pieces_hold_all_speech_once(tape: Tape) -> None:
    reel = Reel(tape)

    for pieces in (reel.coarse(0, tape.duration_ms), reel.fine(0, tape.duration_ms)):
        for stretch in reel.stretches(0, tape.duration_ms):
            assert sum(_shared(stretch, p.start_ms, p.end_ms) for p in pieces) == _length(stretch)
    assert len(reel.fine(0, 60_000)) > 2 * len(reel.coarse(0, 60_000))


def _length(stretch: Span) -> int:
    return stretch.end_ms - stretch.start_ms


def _shared(stretch: Span, start_ms: int, end_ms: int) -> int:
    return max(0, min(stretch.end_ms, end_ms) - max(stretch.start_ms, start_ms))


def test_going_through_it_reads_it_about_once(tape: Tape) -> None:
    reel = Reel(tape)

    for number in range(len(reel)):
        for piece in reel.section(number).coarse:
            reel.samples(piece.start_ms, piece.end_ms)

    assert tape.read_ms <= 1.1 * tape.duration_ms


def test_closing_waits_for_who_reads_and_nobody_reads_afterwards(samples: Samples) -> None:
    reading, go_on = threading.Event(), threading.Event()

    class Slow(Tape):
        def read(self, start_ms: int, end_ms: int) -> Samples:
            reading.set()
            assert go_on.wait(30)
            return super().read(start_ms, end_ms)

    reel = Reel(Slow(samples))
    found: list[int] = []
    reader = threading.Thread(target=lambda: found.append(len(reel.samples(0, 1000))))
    reader.start()
    assert reading.wait(30)
    closer = threading.Thread(target=reel.close)
    closer.start()
    closer.join(0.05)
    assert closer.is_alive()
    go_on.set()
    for thread in (reader, closer):
        thread.join(30)
    assert found == [16_000]
    with pytest.raises(ValueError, match="closed"):
        reel.samples(290_000, 291_000)
