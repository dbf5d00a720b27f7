"""What setting a word's time by hand does to the words around it."""

from array import array

import pytest

from reader.core.pins import Pin, Reach, times_from_pins, with_pins, without_pins
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.core.transcript import Transcript

TURN_WORDS = 4
MEASURED, INTERPOLATED = Provenance.MEASURED, Provenance.INTERPOLATED
ABSENT, PINNED, PENDING = Provenance.ABSENT, Provenance.PINNED, Provenance.PENDING


def transcript(turns: int = 5) -> Transcript:
    """Turns of four words of three letters each."""
    return Transcript(["one two six ten"] * turns, array("i", [0] * turns), ())


def alignment(turns: int = 5, *, duration_ms: int = 0) -> Alignment:
    """A turn every four seconds; its words at 0, 500, 1000, 1500, each 400 long."""
    starts = [turn * 4000 + word * 500 for turn in range(turns) for word in range(TURN_WORDS)]
    return Alignment(
        array("q", starts),
        array("q", [start + 400 for start in starts]),
        bytearray([MEASURED]) * len(starts),
        bytearray([90]) * len(starts),
        duration_ms,
    )


def without(before: Alignment, first: int, stop: int, kind: Provenance = ABSENT) -> Alignment:
    """``before`` with words that have no time."""
    for word in range(first, stop):
        before.start_ms[word] = before.end_ms[word] = NO_TIME
        before.provenance[word] = kind
        before.confidence[word] = 0
    return before


def starts(after: Alignment, turn: int) -> list[int]:
    return list(after.start_ms[turn * TURN_WORDS : (turn + 1) * TURN_WORDS])


def test_a_turn_moves_with_its_first_word_and_no_other_does() -> None:
    after = with_pins(alignment(), transcript(), [Pin(8, 9000)])
    assert starts(after, 2) == [9000, 9500, 10000, 10500]
    assert list(after.end_ms[8:12]) == [9400, 9900, 10400, 10900]
    assert [starts(after, turn)[0] for turn in (0, 1, 3, 4)] == [0, 4000, 12000, 16000]
    assert after.provenance[8] == PINNED
    assert set(after.provenance[9:]) == {MEASURED}


def test_the_words_of_the_turn_before_the_pinned_one_stay() -> None:
    after = with_pins(alignment(), transcript(), [Pin(10, 9700)])
    assert starts(after, 2) == [8000, 8500, 9700, 10200]


def test_words_of_the_turn_make_room_for_a_pin_that_comes_earlier() -> None:
    after = with_pins(alignment(), transcript(), [Pin(10, 8300)])
    first, second, third, fourth = starts(after, 2)
    assert 8000 <= first < second < third == 8300
    assert fourth == 8800
    assert after.end_ms[9] <= 8300
    assert starts(after, 1) == [4000, 4500, 5000, 5500]


def test_the_turn_before_makes_room_where_it_is_in_the_way() -> None:
    after = with_pins(alignment(), transcript(), [Pin(8, 5200)])
    before = starts(after, 1)
    assert before[0] == 4000
    assert before == sorted(before)
    assert before[-1] < 5200
    assert after.end_ms[7] <= 5200
    assert after.provenance[7] == INTERPOLATED
    assert after.confidence[7] < 50, "nobody measured where it is now"


def test_a_turn_moved_later_does_not_run_into_the_next() -> None:
    after = with_pins(alignment(), transcript(), [Pin(8, 11_000)])
    moved = starts(after, 2)
    assert moved[0] == 11_000
    assert moved == sorted(moved)
    assert moved[-1] < 12_000
    assert after.end_ms[11] <= 12_000
    assert starts(after, 3) == [12_000, 12_500, 13_000, 13_500]


def test_a_turn_pinned_behind_the_next_one_pushes_that_on() -> None:
    after = with_pins(alignment(), transcript(), [Pin(8, 12_600)])
    following = [*starts(after, 2), *starts(after, 3)]
    assert following[0] == 12_600
    assert following == sorted(set(following)), "each has some time of its own"
    assert following[-1] <= 16_000
    assert starts(after, 4) == [16_000, 16_500, 17_000, 17_500]


def test_what_is_pushed_stays_before_the_next_pin() -> None:
    after = with_pins(alignment(), transcript(), [Pin(8, 12_600), Pin(16, 13_400)])
    following = [*starts(after, 2), *starts(after, 3), after.start_ms[16]]
    assert (following[0], following[-1]) == (12_600, 13_400)
    assert following == sorted(set(following))


def test_onward_moves_everything_behind_by_the_same() -> None:
    after = with_pins(alignment(), transcript(), [Pin(8, 8700, Reach.ONWARD)])
    assert starts(after, 1) == [4000, 4500, 5000, 5500]
    assert starts(after, 2) == [8700, 9200, 9700, 10_200]
    assert starts(after, 4) == [16_700, 17_200, 17_700, 18_200]


def test_onward_ends_where_the_recording_does() -> None:
    before = alignment(duration_ms=18_000)
    after = with_pins(before, transcript(), [Pin(8, 9000, Reach.ONWARD)])
    assert starts(after, 4) == [17_000, 17_500, 18_000, 18_000]
    assert after.end_ms[19] == 18_000


def test_onward_ends_at_the_next_that_goes_onward() -> None:
    pins = [Pin(4, 4300, Reach.ONWARD), Pin(12, 12_100, Reach.ONWARD)]
    after = with_pins(alignment(), transcript(), pins)
    assert [starts(after, turn)[0] for turn in range(5)] == [0, 4300, 8300, 12_100, 16_100]


def test_a_turn_put_right_does_not_undo_what_goes_onward() -> None:
    pins = [Pin(4, 5000, Reach.ONWARD), Pin(8, 9500, Reach.TURN)]
    after = with_pins(alignment(), transcript(), pins)
    assert [starts(after, turn)[0] for turn in range(5)] == [0, 5000, 9500, 13_000, 17_000]


def test_between_stretches_from_pin_to_pin() -> None:
    pins = [Pin(4, 4000), Pin(8, 9000, Reach.BETWEEN), Pin(12, 12_000)]
    after = with_pins(alignment(), transcript(), pins)
    assert starts(after, 1) == [4000, 4625, 5250, 5875]
    assert starts(after, 2) == [9000, 9375, 9750, 10_125]
    assert starts(after, 3) == [12_000, 12_500, 13_000, 13_500]
    assert after.provenance[9] == INTERPOLATED, "squeezed to three quarters: a guess"


def test_between_holds_on_to_the_beginning_and_the_end() -> None:
    after = with_pins(alignment(), transcript(), [Pin(8, 8080, Reach.BETWEEN)])
    assert starts(after, 0)[0] == 0
    assert starts(after, 1) == [4040, 4545, 5050, 5555]
    assert after.end_ms[19] == 17_900
    assert after.provenance[4] == MEASURED, "stretched by a hundredth it is as good as it was"


def test_people_speaking_at_once_are_left_to() -> None:
    before = alignment()
    for word, time_ms in zip(range(8, 12), (5200, 5300, 5400, 5500), strict=True):
        before.start_ms[word], before.end_ms[word] = time_ms, time_ms + 90
    after = with_pins(before, transcript(), [Pin(8, 5000)])
    assert starts(after, 2) == [5000, 5100, 5200, 5300]
    assert starts(after, 1)[3] == 5500, "it was heard behind the interruption's beginning before"


def test_an_absent_turn_is_brought_in_by_its_pin() -> None:
    before = without(alignment(), 8, 12)
    after = with_pins(before, transcript(), [Pin(8, 7000)])
    moved = starts(after, 2)
    assert moved[0] == 7000
    assert moved == sorted(set(moved))
    assert after.end_ms[11] < 12_000
    assert set(after.provenance[9:12]) == {INTERPOLATED}


def test_an_absent_turn_pinned_in_its_middle_runs_back_from_there_too() -> None:
    before = without(alignment(), 8, 12)
    after = with_pins(before, transcript(), [Pin(10, 7000)])
    moved = starts(after, 2)
    assert 5900 <= moved[0] < moved[1] < moved[2] == 7000 < moved[3]


def test_an_absent_turn_whose_pins_run_backwards_is_laid_out_from_the_first() -> None:
    before = without(alignment(), 8, 12)
    after = with_pins(before, transcript(), [Pin(8, 7000), Pin(10, 6500)])
    assert (after.start_ms[8], after.start_ms[10]) == (7000, 6500)
    assert after.start_ms[9] > 7000, "it stays behind the pin it follows"
    assert NO_TIME not in starts(after, 2)


def test_where_nothing_before_has_a_time_only_the_turn_makes_room() -> None:
    before = without(alignment(), 0, 8)
    after = with_pins(before, transcript(), [Pin(10, 8300)])
    first, second, third, _ = starts(after, 2)
    assert 8000 <= first < second < third == 8300
    assert starts(after, 0) == starts(after, 1) == [NO_TIME] * 4


def test_other_absent_turns_stay_absent() -> None:
    before = without(without(alignment(), 4, 8), 12, 16)
    after = with_pins(before, transcript(), [Pin(8, 8100, Reach.ONWARD)])
    assert starts(after, 1) == starts(after, 3) == [NO_TIME] * 4
    assert starts(after, 4)[0] == 16_100


def test_what_has_not_been_aligned_yet_waits_for_that() -> None:
    before = without(alignment(), 8, 20, PENDING)
    after = with_pins(before, transcript(), [Pin(8, 8200)])
    assert starts(after, 2) == [8200, NO_TIME, NO_TIME, NO_TIME]
    assert set(after.provenance[9:]) == {PENDING}


def test_a_pin_in_an_uncovered_stretch_parts_it() -> None:
    before = alignment()
    uncovered = Span(6000, 8000), Span(30_000, 40_000)
    before = Alignment(
        before.start_ms, before.end_ms, before.provenance, before.confidence, uncovered=uncovered
    )
    after = with_pins(before, transcript(), [Pin(19, 33_000)])
    assert after.uncovered == (Span(6000, 8000), Span(30_000, 33_000), Span(33_400, 40_000))
    at_its_edge = with_pins(before, transcript(), [Pin(8, 6300)])
    assert at_its_edge.uncovered == (Span(30_000, 40_000),), "what is left is no stretch"


def test_pins_that_run_backwards_hold_all_the_same() -> None:
    after = with_pins(alignment(), transcript(), [Pin(4, 9000), Pin(8, 8000)])
    assert (after.start_ms[4], after.start_ms[8]) == (9000, 8000)


def test_a_word_that_is_not_there_cannot_be_pinned() -> None:
    with pytest.raises(IndexError):
        with_pins(alignment(), transcript(), [Pin(20, 0)])
    with pytest.raises(ValueError, match="before the recording"):
        with_pins(alignment(), transcript(), [Pin(0, -1)])


def test_times_made_around_pins_are_doubtful_without_them() -> None:
    pins = [Pin(4, 4300), Pin(9, 8700)]
    made = with_pins(alignment(), transcript(), pins)
    kept = without_pins(made)
    assert kept.start_ms == made.start_ms
    assert [word for word, kind in enumerate(kept.provenance) if kind == INTERPOLATED] == [4, 9]
    assert kept.confidence[4] < 50 < kept.confidence[5]
    assert with_pins(kept, transcript(), pins) == made
    assert without_pins(kept) is kept


def test_pins_alone_time_what_lies_between_them_and_the_last_turn() -> None:
    pins = [Pin(12, 30_000), Pin(4, 10_000), Pin(8, 20_000)]
    made = times_from_pins(transcript(), pins, duration_ms=60_000)
    assert [made.start_ms[word] for word in (4, 8, 12)] == [10_000, 20_000, 30_000]
    assert list(made.start_ms[4:16]) == sorted(set(made.start_ms[4:16]))
    assert set(made.provenance[:4] + made.provenance[16:]) == {PENDING}
    assert set(made.start_ms[16:]) == {NO_TIME}
    (known,) = made.looked_at
    assert known == Span(10_000, made.end_ms[15])
    assert known.end_ms < 33_000, "the last turn takes as long as it usually would"


def test_pins_alone_that_run_backwards_hold_all_the_same() -> None:
    made = times_from_pins(transcript(), [Pin(0, 9000), Pin(4, 3000), Pin(8, 12_000)])
    assert [made.start_ms[word] for word in (0, 4, 8)] == [9000, 3000, 12_000]
    with pytest.raises(ValueError, match="no pins"):
        times_from_pins(transcript(), [])
