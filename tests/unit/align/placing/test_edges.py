"""Words beside pauses: begun late over an odd voice, or put at the end of what came before."""

from __future__ import annotations

import numpy as np
import pytest

from reader.align.engines.base import RATE, Placed, Samples
from reader.align.placing.edges import settled
from reader.align.script import Script
from reader.core.timing import Span
from tests.unit.align.texts import transcript_of


def _sound(seconds: float, *loud: tuple[int, int, float]) -> Samples:
    """Noise of the given amplitudes between the given times (ms), hardly any elsewhere."""
    noise = np.random.default_rng(1).standard_normal(round(seconds * RATE))
    volume = np.full(len(noise), 3.0)
    for start_ms, end_ms, amplitude in loud:
        volume[start_ms * RATE // 1000 : end_ms * RATE // 1000] = amplitude
    samples: Samples = (noise * volume).astype(np.int16)
    return samples


def _starts(
    text: str, placed: list[Placed | None], stretches: list[Span], samples: Samples
) -> list[int]:
    script = Script(transcript_of(text))
    return [
        place.start_ms if place is not None else -1
        for place in settled(script, 0, placed, stretches, samples, 0)
    ]


def test_a_word_begins_with_the_voice_it_follows_a_pause_in() -> None:
    samples = _sound(4, (0, 1000, 3000.0), (2030, 4000, 3000.0))
    placed: list[Placed | None] = [Placed(0, 1000, 0.5), Placed(2800, 3500, 0.5)]

    starts = _starts("Yes. Why", placed, [Span(0, 1000), Span(2000, 4000)], samples)

    assert starts == [0, pytest.approx(2030, abs=15)]


def test_a_breath_before_the_voice_is_not_the_word() -> None:
    samples = _sound(4, (0, 1000, 3000.0), (2030, 2800, 60.0), (2800, 4000, 3000.0))
    placed: list[Placed | None] = [Placed(0, 1000, 0.5), Placed(2800, 3500, 0.5)]

    starts = _starts("Yes. Why", placed, [Span(0, 1000), Span(2000, 4000)], samples)

    assert starts == [0, 2800]


def test_words_that_begin_where_the_sound_does_stay() -> None:
    samples = _sound(4, (0, 1000, 3000.0), (2030, 4000, 3000.0))
    placed: list[Placed | None] = [Placed(10, 1000, 0.5), None, Placed(2045, 3500, 0.5)]

    starts = _starts("Yes. – Why", placed, [Span(0, 1000), Span(2000, 4000)], samples)

    assert starts == [10, -1, 2045]


def test_a_first_word_left_behind_joins_its_sentence() -> None:
    samples = _sound(6, (0, 1500, 3000.0), (3030, 6000, 3000.0))
    stretches = [Span(0, 1500), Span(3000, 6000)]
    placed: list[Placed | None] = [
        Placed(0, 1200, 0.5),
        Placed(1250, 1450, 0.5),
        Placed(3040, 4000, 0.5),
    ]

    stray, rest = _starts("Persei. I'm afraid", placed, stretches, samples)[1:]

    assert stray == pytest.approx(3030, abs=15)
    assert stray < rest < 4000


def test_after_a_comma_a_pause_is_no_surprise() -> None:
    samples = _sound(6, (0, 1500, 3000.0), (3030, 6000, 3000.0))
    stretches = [Span(0, 1500), Span(3000, 6000)]
    placed: list[Placed | None] = [
        Placed(0, 1200, 0.5),
        Placed(1250, 1450, 0.5),
        Placed(3040, 4000, 0.5),
    ]

    assert _starts("Persei. So, afraid", placed, stretches, samples)[1] == 1250
