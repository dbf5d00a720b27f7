from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.align.engines.base import RATE
from reader.align.sound.activity import ActivityDetector, best_pause, speech_stretches
from reader.align.sound.mixing import Mixer
from reader.align.sound.onset import onset
from reader.align.sound.track import PacketIndex


def _spoken(seconds: int) -> Any:
    """Half a minute that has everything: buzzes, pauses, noise, digital silence."""
    chance = np.random.default_rng(11)
    time_s = np.arange(seconds * RATE) / RATE
    buzz = sum(np.sin(2 * np.pi * 130 * k * time_s) / k for k in range(1, 20))
    on = np.repeat(chance.random(seconds * 4) > 0.4, RATE // 4)
    sound = buzz * on * 3000 + chance.normal(0, 20, len(time_s))
    sound[10 * RATE : 12 * RATE] = 0
    return sound.astype(np.int16)


SPOKEN = _spoken(34)
WHOLE = speech_stretches(SPOKEN)
STEREO = np.stack([SPOKEN, np.where(np.arange(len(SPOKEN)) % 90_000 < 40_000, SPOKEN, -SPOKEN)])
cuts = st.lists(st.integers(0, len(SPOKEN)), max_size=12).map(sorted)


def test_there_is_something_to_find() -> None:
    assert len(WHOLE) > 5


@given(cuts)
@settings(deadline=None, max_examples=25)
def test_how_sound_is_cut_does_not_change_where_somebody_speaks(places: list[int]) -> None:
    detector = ActivityDetector()
    found = []
    for part in np.split(SPOKEN, places):
        found += detector.feed(part)
    assert found + detector.finish() == WHOLE


@given(cuts)
@settings(deadline=None, max_examples=25)
def test_how_sound_is_cut_does_not_change_the_mix(places: list[int]) -> None:
    at_once = Mixer(0)
    whole = np.concatenate([at_once.mix(STEREO), at_once.rest()])
    in_parts = Mixer(0)
    parts = [in_parts.mix(part) for part in np.split(STEREO, places, axis=1)]
    assert np.array_equal(np.concatenate([*parts, in_parts.rest()]), whole)


@given(st.integers(0, len(SPOKEN) - 5 * RATE))
@settings(deadline=None, max_examples=25)
def test_a_mix_begun_later_is_the_same_after_two_blocks(start: int) -> None:
    at_once = Mixer(0)
    whole = at_once.mix(STEREO[:, : start + 4 * RATE])
    later = Mixer(start)
    part = later.mix(STEREO[:, start : start + 4 * RATE])
    settled = 2 * RATE // 10
    assert np.array_equal(part[settled:], whole[start + settled :])


@given(st.integers(0, 33_000), st.integers(0, 3000))
@settings(deadline=None)
def test_a_cut_lies_between_its_bounds(start_ms: int, length_ms: int) -> None:
    assert start_ms <= best_pause(SPOKEN, start_ms, start_ms + length_ms) <= start_ms + length_ms


@given(st.integers(0, 34_000), st.integers(0, 300), st.integers(0, 200))
@settings(deadline=None)
def test_a_beginning_moves_no_further_than_allowed(near: int, back: int, forth: int) -> None:
    assert near - back - 5 <= onset(SPOKEN, near, back, forth) <= near + forth + 10


packets = st.lists(st.sampled_from([100, 100, 100, 100, 250, 30]), min_size=1, max_size=60)


@given(packets, st.integers(-50, 5000), st.integers(0, 3000))
def test_a_packet_is_found_by_its_time(distances: list[int], sought: int, begin: int) -> None:
    ticks = [begin + sum(distances[:number]) for number in range(len(distances))]
    index = PacketIndex()
    for number, tick in enumerate(ticks):
        index.add(number * 10, 10, tick)
    assert [index.tick(number) for number in range(len(ticks))] == ticks
    expected = max((n for n, tick in enumerate(ticks) if tick <= sought), default=0)
    assert index.number_at(sought) == expected
