"""What is to be aligned with what."""

from __future__ import annotations

import pytest

from reader.align.finding.frame import Landmark, frame_of
from reader.align.script import Script
from reader.core.pins import Pin
from reader.core.timing import interpolate
from tests.unit.align.texts import transcript_of

TALK = transcript_of("one two three four", "five six", "seven eight nine ten")
SCRIPT = Script(TALK)
PRIOR = interpolate(TALK, [(0, 1000), (6, 7000)], duration_ms=20_000)


@pytest.mark.parametrize(
    ("within", "is_part"),
    [(None, False), ((0, 10), False), ((0, 6), True), ((4, 10), True), ((4, 6), True)],
)
def test_what_leaves_words_out_at_either_end_is_a_part(
    within: tuple[int, int] | None, is_part: bool
) -> None:
    frame = frame_of(SCRIPT, 20_000, (), within, PRIOR)

    assert frame.is_part is is_part


def test_a_part_lies_between_the_pins_at_its_edges() -> None:
    frame = frame_of(SCRIPT, 20_000, [Pin(4, 3000), Pin(6, 8000)], (4, 6), PRIOR)

    assert (frame.start, frame.end) == (Landmark(3000, 4), Landmark(8000, 6))
    assert frame.pins == ()


def test_without_a_pin_at_its_edge_a_part_keeps_the_time_it_had() -> None:
    frame = frame_of(SCRIPT, 20_000, [Pin(4, 3000)], (4, 6), PRIOR)

    assert frame.end == Landmark(PRIOR.start_ms[6], 6)


def test_pins_that_run_backwards_are_left_out() -> None:
    pins = [Pin(2, 4000), Pin(4, 3000), Pin(6, 8000)]

    frame = frame_of(SCRIPT, 20_000, pins, None, None)

    assert frame.pins == (Landmark(4000, 2), Landmark(8000, 6))


def test_what_is_found_must_agree_with_every_pin() -> None:
    frame = frame_of(SCRIPT, 20_000, [Pin(4, 3000)], None, None)

    assert frame.allows(Landmark(2000, 3))
    assert frame.allows(Landmark(5000, 5))
    assert not frame.allows(Landmark(2000, 5))
    assert not frame.allows(Landmark(5000, 3))
    assert not frame.allows(Landmark(5000, 4))
