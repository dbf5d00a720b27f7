from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reader.align.engines.base import RATE, Samples
from reader.align.sound.activity import (
    ActivityDetector,
    Stretch,
    best_pause,
    level_db,
    speech_stretches,
)

CHANCE = np.random.default_rng(5)


def voice(seconds: float, level_db_fs: float = -20, pitch_hz: float = 120) -> Any:
    """A vowel: a buzz through two formants, its strength swinging at the pace of syllables."""
    count = round(RATE * seconds)
    time_s = np.arange(count) / RATE
    sound = np.zeros(count)
    for number in range(1, 30):
        hz = number * pitch_hz
        formants = 1 / (1 + ((hz - 600) / 150) ** 2) + 0.6 / (1 + ((hz - 1400) / 200) ** 2)
        sound += formants * np.sin(2 * np.pi * hz * time_s + number)
    sound *= 1 + 0.5 * np.sin(2 * np.pi * 4 * time_s)
    return sound * 10 ** (level_db_fs / 20) / np.sqrt(np.mean(sound**2))


def noise(seconds: float, level_db_fs: float) -> Any:
    return CHANCE.normal(0, 10 ** (level_db_fs / 20), round(RATE * seconds))


def pcm(*parts: Any, over: float | None = None) -> Samples:
    sound = np.concatenate(parts)
    if over is not None:
        sound = sound + noise(len(sound) / RATE, over)
    return np.asarray(np.clip(sound * 32768, -32768, 32767), np.int16)


def silence(seconds: float) -> Any:
    return np.zeros(round(RATE * seconds))


def spans(stretches: list[Stretch]) -> list[tuple[int, int]]:
    return [(stretch.start_ms, stretch.end_ms) for stretch in stretches]


def assert_about(found: list[Stretch], expected: list[tuple[int, int]], within_ms: int) -> None:
    assert len(found) == len(expected), spans(found)
    for stretch, (start_ms, end_ms) in zip(found, expected, strict=True):
        assert stretch.start_ms == pytest.approx(start_ms, abs=within_ms)
        assert stretch.end_ms == pytest.approx(end_ms, abs=within_ms)


TWO = [(1000, 3000), (3600, 5000)]


@pytest.mark.parametrize("floor_db", [-85.0, -60.0, -45.0, -35.0])
@pytest.mark.parametrize("loudness_db", [-12.0, -25.0])
def test_two_sentences_over_a_floor(floor_db: float, loudness_db: float) -> None:
    if loudness_db - floor_db < 15:
        floor_db = loudness_db - 15
    samples = pcm(
        silence(1),
        voice(2, loudness_db),
        silence(0.6),
        voice(1.4, loudness_db),
        silence(1),
        over=floor_db,
    )
    found = speech_stretches(samples)
    assert_about(found, TWO, 60)
    for stretch in found:
        assert stretch.level_db == pytest.approx(loudness_db, abs=3)


def test_a_very_quiet_recording() -> None:
    samples = pcm(silence(1), voice(2, -58), silence(0.6), voice(1.4, -58), silence(1), over=-82)
    assert_about(speech_stretches(samples), TWO, 60)


def test_speech_over_a_steady_tone_is_told_from_it() -> None:
    time_s = np.arange(6 * RATE) / RATE
    bed = 0.01 * np.sin(2 * np.pi * 220 * time_s) + 0.01 * np.sin(2 * np.pi * 330 * time_s)
    spoken = np.concatenate([silence(1), voice(2, -18), silence(0.6), voice(1.4, -18), silence(1)])
    found = speech_stretches(pcm(bed + spoken))
    assert_about(found, TWO, 80)


def test_short_pauses_belong_to_speech_and_clicks_do_not() -> None:
    click = np.concatenate([silence(2), [0.5, -0.5] * 100, silence(1.9875)])
    samples = pcm(voice(1), silence(0.1), voice(1), click, voice(1), over=-70)
    found = speech_stretches(samples)
    assert_about(found, [(0, 2100), (6100, 7100)], 60)


def test_where_nobody_speaks_nothing_is_found() -> None:
    assert speech_stretches(pcm(silence(30))) == []
    assert speech_stretches(np.empty(0, np.int16)) == []
    assert speech_stretches(pcm(noise(30, -40))) == []


def test_a_loud_hour_does_not_hide_a_quiet_one() -> None:
    quiet = [silence(2), voice(3, -45)] * 12
    loud = [silence(2), voice(3, -12)] * 12
    found = speech_stretches(pcm(*loud, *quiet, over=-75))
    # But for the first ones after the change, which are still measured by the loud voice.
    assert sum(stretch.start_ms > 60_000 for stretch in found) >= 10


def test_what_has_ended_is_said_soon() -> None:
    detector = ActivityDetector()
    found = detector.feed(pcm(silence(1), voice(2), silence(20), over=-70))
    assert_about(found, [(1000, 3000)], 60)
    assert detector.finish() == []


def test_a_level_is_the_power_of_ten_milliseconds() -> None:
    samples = pcm(voice(1, -20), silence(1))
    levels = level_db(samples)
    assert len(levels) == 200
    assert np.mean(levels[:100]) == pytest.approx(-20, abs=3)
    assert set(levels[100:]) == {-90.0}
    offset = (samples[:RATE].astype(int) + 3000).astype(np.int16)
    assert np.allclose(level_db(offset), levels[:100], atol=0.1)
    assert len(level_db(samples[:159])) == 0


def test_the_best_place_to_cut_is_the_middle_of_the_longest_pause() -> None:
    samples = pcm(voice(1), silence(0.1), voice(1), silence(0.4), voice(1), over=-70)
    assert best_pause(samples) == pytest.approx(2300, abs=40)
    assert best_pause(samples, 0, 1500) == pytest.approx(1050, abs=20)


def test_without_a_pause_one_cuts_where_it_is_quietest() -> None:
    dip = np.concatenate([voice(1, -15), voice(0.06, -32), voice(1, -15)])
    assert best_pause(pcm(dip)) == pytest.approx(1030, abs=25)


def test_in_hardly_any_sound_one_cuts_in_the_middle() -> None:
    assert best_pause(pcm(voice(0.02))) == 10
    assert best_pause(np.empty(0, np.int16)) == 0
    assert best_pause(pcm(voice(1)), 400, 400) == 400
