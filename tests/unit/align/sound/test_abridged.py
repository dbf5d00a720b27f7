"""Long silences are left out, and times find their way back."""

from __future__ import annotations

import numpy as np

from reader.align.engines.base import RATE, Placed, Samples
from reader.align.sound.abridged import Abridged
from reader.core.timing import Span

HOUR_MS = 3_600_000


class Recording:
    """Remembers what is read of it: sample n of a second holds the second's number."""

    def __init__(self) -> None:
        self.read_ms = 0

    def __call__(self, start_ms: int, end_ms: int) -> Samples:
        self.read_ms += end_ms - start_ms
        times = np.arange(start_ms * RATE // 1000, end_ms * RATE // 1000)
        return (times // RATE % 30_000).astype(np.int16)


def test_what_has_no_long_silence_stays_whole() -> None:
    recording = Recording()
    spoken = [Span(5_000, 9_000), Span(20_000, 30_000)]
    sound = Abridged(recording, 4_000, 40_000, spoken)
    assert len(sound.samples) == 36 * RATE
    assert sound.stretches == [Span(1_000, 5_000), Span(16_000, 26_000)]
    assert sound.in_recording(Placed(1_000, 1_500, 0.5)) == Placed(5_000, 5_500, 0.5)


def test_hours_of_silence_are_not_read() -> None:
    recording = Recording()
    spoken = [Span(2 * HOUR_MS, 2 * HOUR_MS + 5_000), Span(9 * HOUR_MS, 9 * HOUR_MS + 4_000)]
    sound = Abridged(recording, 0, 12 * HOUR_MS, spoken)
    assert recording.read_ms < 30_000
    assert [s.end_ms - s.start_ms for s in sound.stretches] == [5_000, 4_000]
    for inside, outside in zip(sound.stretches, spoken, strict=True):
        word = Placed(inside.start_ms + 200, inside.start_ms + 700, 0.5)
        back = sound.in_recording(word)
        assert (back.start_ms, back.end_ms) == (outside.start_ms + 200, outside.start_ms + 700)
        second = int(sound.samples[word.start_ms * RATE // 1000])
        assert second == back.start_ms // 1000 % 30_000


def test_a_word_across_what_was_left_out_ends_there() -> None:
    spoken = [Span(1_000, 5_000), Span(HOUR_MS, HOUR_MS + 4_000)]
    sound = Abridged(Recording(), 0, HOUR_MS + 4_000, spoken)
    back = sound.in_recording(Placed(4_000, 12_000, 0.5))
    assert back.start_ms == 4_000
    assert 5_000 <= back.end_ms < 12_000


def test_silence_alone_is_not_read_whole_either() -> None:
    recording = Recording()
    sound = Abridged(recording, 0, 12 * HOUR_MS, [])
    assert len(sound.samples) > 0
    assert recording.read_ms <= 30_000
    assert sound.stretches == []
