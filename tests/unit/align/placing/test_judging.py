"""Whether placed words can be right, what frame they are placed in, and what columns come
of them."""

from __future__ import annotations

from array import array

import pytest

from reader.align.engines.base import Placed
from reader.align.finding.frame import Frame, Landmark, frame_of
from reader.align.placing.assembly import Columns, joined, told, uncovered_of, usual_score, words_of
from reader.align.placing.comparison import Kind
from reader.align.placing.division import Part
from reader.align.placing.judge import USUAL_PACE, Pace, judge, longest_untold
from reader.align.placing.placer import PlacedPart
from reader.align.script import Script
from reader.core.pins import Pin
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from tests.unit.align.texts import transcript_of

TEXT = "When you transcribe an hour of speech how much do you hear?"


def _spaced(count: int, each_ms: int = 400, from_ms: int = 0) -> list[Placed | None]:
    return [Placed(from_ms + i * each_ms, from_ms + (i + 1) * each_ms, 0.5) for i in range(count)]


def _faults(
    placed: list[Placed | None], stretches: list[Span], text: str = TEXT
) -> tuple[str, ...]:
    return judge(Script(transcript_of(text)), 0, placed, stretches, unlike=-3.8).faults


def test_words_that_cover_the_speech_are_fine() -> None:
    assert _faults(_spaced(12), [Span(0, 4800)]) == ()


def test_words_without_a_place_are_a_fault() -> None:
    assert _faults([*_spaced(10), None, None], [Span(0, 4000)]) != ()


def test_speech_that_no_word_covers_is_a_fault() -> None:
    assert _faults(_spaced(12), [Span(0, 9000)]) != ()


def test_words_in_no_time_are_a_fault() -> None:
    crammed = [*_spaced(6, 400), *_spaced(6, 20, 2400)]

    assert _faults(crammed, [Span(0, 2600)]) != ()


def test_a_word_drawn_out_over_many_others_is_a_fault() -> None:
    drawn_out = [*_spaced(11), Placed(4400, 9000, 0.5)]

    assert _faults(drawn_out, [Span(0, 9000)]) != ()


def test_where_nobody_was_understood_speech_may_be_without_words() -> None:
    text = "When you [inaudible 03:43] hear?"
    placed = [Placed(0, 400, 0.5), Placed(400, 800, 0.5), None, None, Placed(6000, 6400, 0.5)]

    assert _faults(placed, [Span(0, 6400)], text) == ()


def test_untold_speech_is_measured_between_words() -> None:
    told_ms = [(0, 1000), (1500, 2000)]

    assert longest_untold(told_ms, [Span(0, 2000)]) == 500
    assert longest_untold(told_ms, [Span(0, 1000), Span(1500, 2600)]) == 600
    assert longest_untold([], [Span(100, 700)]) == 600
    assert longest_untold(told_ms, []) == 0


def test_pace_is_learned_from_several_windows() -> None:
    pace = Pace()
    pace.learn(100, 10_000)
    assert pace.letters_a_second == USUAL_PACE

    for _ in range(5):
        pace.learn(100, 10_000)

    assert pace.letters_a_second == pytest.approx(10)
    assert pace.fits(100, 10_000)
    assert not pace.fits(100, 30_000)
    assert not pace.fits(600, 10_000)


# -- frames -------------------------------------------------------------------------------


def _alignment(starts: list[int]) -> Alignment:
    count = len(starts)
    return Alignment(
        array("q", starts),
        array("q", [s + 300 for s in starts]),
        bytearray([Provenance.MEASURED]) * count,
        bytearray([90]) * count,
        duration_ms=20_000,
        uncovered=(Span(0, 2500), Span(9000, 16_000)),
    )


def test_without_pins_the_frame_is_everything() -> None:
    frame = frame_of(Script(transcript_of(TEXT)), 60_000, (), None, None)

    assert (frame.start, frame.end, frame.pins) == (Landmark(0, 0), Landmark(60_000, 12), ())
    assert not frame.is_part


def test_pins_that_run_backwards_do_not_guide() -> None:
    pins = [Pin(3, 5000), Pin(5, 4000), Pin(8, 9000)]

    frame = frame_of(Script(transcript_of(TEXT)), 60_000, pins, None, None)

    assert frame.pins == (Landmark(5000, 3), Landmark(9000, 8))
    assert frame.allows(Landmark(7000, 6))
    assert not frame.allows(Landmark(7000, 9))
    assert not frame.allows(Landmark(4000, 4))


def test_between_two_pins_the_pins_are_the_edges() -> None:
    script, pins = Script(transcript_of(TEXT)), [Pin(3, 5000), Pin(8, 9000)]

    frame = frame_of(script, 60_000, pins, (3, 8), _alignment([i * 1000 for i in range(12)]))

    assert (frame.start, frame.end) == (Landmark(5000, 3), Landmark(9000, 8))
    assert frame.is_part


def test_where_there_is_no_pin_the_times_known_are_the_edges() -> None:
    prior = _alignment([i * 1000 for i in range(12)])

    frame = frame_of(Script(transcript_of(TEXT)), 60_000, (), (2, 7), prior)

    assert (frame.start, frame.end) == (Landmark(2000, 2), Landmark(7000, 7))


# -- columns ------------------------------------------------------------------------------


def test_words_without_a_place_share_the_room_between_their_neighbours() -> None:
    script = Script(transcript_of("one two three four"))
    placed = (Placed(1000, 1200, 0.5), None, None, Placed(2000, 2300, 0.5))
    part = PlacedPart(Part(Kind.TEXT, 0, 3000, 0, 4), placed)

    words = words_of(script, part, usual_score([part]))

    assert words.start_ms[0] == 1000
    assert words.start_ms[3] == 2000
    assert 1200 <= words.start_ms[1] < words.start_ms[2] < words.end_ms[2] <= 2000
    assert list(words.provenance) == [
        Provenance.MEASURED,
        Provenance.INTERPOLATED,
        Provenance.INTERPOLATED,
        Provenance.MEASURED,
    ]
    assert max(words.confidence[1:3]) < min(words.confidence[0], words.confidence[3])


def test_absent_words_have_no_time_and_are_told_by_turn() -> None:
    script = Script(transcript_of("one two", "three four", "five"))
    part = PlacedPart(Part(Kind.ABSENT, 500, 500, 2, 4))

    words = words_of(script, part, usual_score([part]))

    assert list(words.start_ms) == [NO_TIME, NO_TIME]
    assert set(words.provenance) == {Provenance.ABSENT}
    assert told(script, [part]) == ["The recording does not contain turn 2."]


def test_a_pin_holds_and_its_neighbours_give_way() -> None:
    columns = Columns(Script(transcript_of("one two three four")))
    columns.start_ms[:] = array("q", [0, 1000, 2000, 3000])
    columns.end_ms[:] = array("q", [900, 1900, 2900, 3900])

    columns.pin(Pin(2, 500))

    assert list(columns.start_ms) == [0, 500, 500, 3000]
    assert columns.provenance[2] == Provenance.PINNED


def test_uncovered_is_speech_without_words_and_long_sound_without_speech() -> None:
    script = Script(transcript_of("one two"))
    columns = Columns(script)
    columns.start_ms[:] = array("q", [20_000, 41_000])
    columns.end_ms[:] = array("q", [20_500, 41_500])
    advert = PlacedPart(Part(Kind.UNCOVERED, 30_000, 36_000, 1, 1))
    stretches = [Span(20_000, 20_500), Span(31_000, 35_000), Span(41_000, 41_500)]

    spans = uncovered_of([advert], columns, 45_000, stretches)

    assert Span(0, 20_000) in spans  # music before anybody speaks
    assert any(s.start_ms <= 31_000 and s.end_ms >= 35_000 for s in spans)
    assert all(s.end_ms <= 41_000 for s in spans)  # a few seconds at the end are no stretch


def test_realigning_a_part_keeps_what_is_known_of_the_rest() -> None:
    prior = _alignment([i * 1000 for i in range(12)])
    part = _alignment([i * 1000 for i in range(12)])
    frame = Frame(Landmark(8000, 8), Landmark(12_000, 11))

    whole = joined(part, prior, frame)

    assert whole.uncovered == (Span(0, 2500), Span(12_000, 16_000))
