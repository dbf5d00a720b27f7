from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reader.align.engines.base import RATE, Samples
from reader.align.sound.onset import onset

CHANCE = np.random.default_rng(5)


def tone(seconds: float, level_db: float) -> Any:
    time_s = np.arange(round(RATE * seconds)) / RATE
    return 2**0.5 * 10 ** (level_db / 20) * np.sin(2 * np.pi * 300 * time_s)


def sound(*parts: tuple[float, float], floor_db: float = -70) -> Samples:
    """(seconds, level in dB) of each part; silent where the level is no more than -99."""
    whole = np.concatenate([tone(seconds, level) for seconds, level in parts])
    whole = whole + CHANCE.normal(0, 10 ** (floor_db / 20), len(whole))
    return np.asarray(np.clip(whole * 32768, -32768, 32767), np.int16)


# A word at 1000 ms, with a soft sound of 80 ms before its vowel.
SOFT = [(1.0, -120.0), (0.08, -45.0), (1.0, -18.0)]


@pytest.mark.parametrize("near_ms", [1040, 1080, 1120])
def test_a_soft_beginning_is_found_again(near_ms: int) -> None:
    assert onset(sound(*SOFT), near_ms) == pytest.approx(1000, abs=6)


def test_a_beginning_in_the_silence_is_moved_to_the_voice() -> None:
    assert onset(sound((1.0, -120), (1.0, -18)), 950) == pytest.approx(1000, abs=6)


def test_what_agrees_stays() -> None:
    for near_ms in (993, 1000, 1006):
        assert onset(sound((1.0, -120), (1.0, -18)), near_ms) == near_ms


def test_in_noise_nothing_is_moved_into_the_word() -> None:
    # Here a soft beginning would be hidden: that it is quiet says nothing.
    assert onset(sound((1.0, -120), (1.0, -18), floor_db=-50), 950) == 950


def test_without_evidence_the_aligner_is_believed() -> None:
    assert onset(sound((1.0, -120), (1.0, -18), floor_db=-36), 1100) == 1100  # hardly louder
    assert onset(sound((3.0, -18)), 1000) == 1000  # no pause before
    assert onset(sound((1.0, -120), (1.0, -18)), 1400) == 1400  # further off than allowed
    assert onset(sound((1.0, -120), (1.0, -18)), 700) == 700
    assert onset(sound((3.0, -120)), 1000) == 1000  # no voice at all
    assert onset(np.zeros(3 * RATE, np.int16), 1000) == 1000


def test_how_far_one_may_go_is_kept() -> None:
    samples = sound(*SOFT)
    assert onset(samples, 1100, back_ms=60) == 1100
    assert onset(sound((1.0, -120), (1.0, -18)), 950, forth_ms=20) == 950


def test_the_pause_that_counts_is_the_last() -> None:
    # Digital silence, then a room with somebody in it: its beginning is not the word's.
    samples = sound((0.6, -120), (0.4, -62), (0.08, -40), (1.0, -18), floor_db=-99)
    assert onset(samples, 1090) == pytest.approx(1000, abs=6)


def test_at_the_edges_of_what_there_is_nothing_is_moved() -> None:
    samples = sound((0.05, -120), (1.0, -18))
    assert onset(samples, 60) == 60
    assert onset(samples, 1045) == 1045
    assert onset(np.empty(0, np.int16), 0) == 0


def test_on_the_telephone_a_late_voice_may_hide_a_consonant() -> None:
    # The same word with and without what is above 4 kHz: a hiss as quiet as breath.
    samples = sound((1.0, -120), (1.0, -18), floor_db=-99)
    hiss = np.concatenate([np.zeros(RATE), CHANCE.normal(0, 30, RATE)])
    broad = (samples + hiss).astype(np.int16)
    assert onset(broad, 950) == pytest.approx(1000, abs=6)
    assert onset(samples, 950) == 950
