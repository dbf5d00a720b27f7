"""What holds for all alignments and pins, whatever they are."""

from __future__ import annotations

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.core.pins import Pin, Reach, with_pins
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.core.transcript import Transcript

MEASURED, PENDING = Provenance.MEASURED, Provenance.PENDING
ABSENT, PINNED = Provenance.ABSENT, Provenance.PINNED


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    counts = draw(st.lists(st.integers(0, 5), min_size=1, max_size=4).filter(any))
    words = iter(range(1000))
    texts = [" ".join(f"w{next(words)}" for _ in range(count)) for count in counts]
    return Transcript(texts, array("i", [0] * len(texts)), ())


@st.composite
def alignments(draw: st.DrawFn, transcript: Transcript, *, ordered: bool) -> Alignment:
    """Words of 0 to 400 ms with silences between them. Not ordered: turns begin anywhere,
    as when people speak at once, and some words have no time."""
    starts, ends, provenance = array("q"), array("q"), bytearray()
    clock = 0
    for turn in range(len(transcript)):
        if not ordered:
            clock = max(0, clock + draw(st.integers(-1500, 1500)))
        for _ in transcript.word_spans(turn):
            kind = (
                MEASURED if ordered else draw(st.sampled_from([MEASURED] * 4 + [ABSENT, PENDING]))
            )
            clock += draw(st.sampled_from([0, 0, 10, 300, 4000]))
            length = draw(st.integers(0, 400))
            starts.append(clock if kind == MEASURED else NO_TIME)
            ends.append(clock + length if kind == MEASURED else NO_TIME)
            provenance.append(kind)
            clock += length
    duration = draw(st.sampled_from([0, clock, clock + 5000]))
    uncovered = draw(st.sampled_from([(), (Span(0, 2000), Span(5000, 9000))]))
    return Alignment(
        starts, ends, provenance, bytearray([80]) * len(starts), duration, uncovered=uncovered
    )


@st.composite
def cases(draw: st.DrawFn, *, ordered: bool) -> tuple[Transcript, Alignment, list[Pin]]:
    """Ordered: the pins' times never run backwards either, nor past the recording's end."""
    transcript = draw(transcripts())
    alignment = draw(alignments(transcript, ordered=ordered))
    words = draw(st.sets(st.integers(0, transcript.word_count - 1), min_size=1, max_size=4))
    latest = max(*alignment.end_ms, 1000) + 3000
    times = [draw(st.integers(0, latest)) for _ in words]
    if ordered:
        times.sort()
    reaches = [draw(st.sampled_from(Reach)) for _ in words]
    return transcript, alignment, list(map(Pin, sorted(words), times, reaches))


any_case = st.one_of(cases(ordered=True), cases(ordered=False))
Case = tuple[Transcript, Alignment, list[Pin]]


@given(any_case)
def test_a_pinned_word_begins_exactly_when_its_pin_says(case: Case) -> None:
    transcript, alignment, pins = case
    after = with_pins(alignment, transcript, pins)
    for pin in pins:
        assert after.start_ms[pin.word] == pin.start_ms
        assert after.provenance[pin.word] == PINNED
        assert after.confidence[pin.word] == 100


@given(any_case)
def test_columns_stay_whole_and_words_end_after_they_begin(case: Case) -> None:
    transcript, alignment, pins = case
    after = with_pins(alignment, transcript, pins)
    assert len(after) == len(alignment) == len(after.end_ms) == len(after.confidence)
    for start, end, provenance in zip(after.start_ms, after.end_ms, after.provenance, strict=True):
        assert (start == NO_TIME) == (end == NO_TIME)
        assert (start == NO_TIME) == (provenance in (ABSENT, PENDING))
        assert 0 <= start <= end or start == NO_TIME


@given(cases(ordered=True))
def test_what_was_in_order_stays_in_order(case: Case) -> None:
    transcript, alignment, pins = case
    after = with_pins(alignment, transcript, pins)
    for (start, end), (following, _) in pairwise(zip(after.start_ms, after.end_ms, strict=True)):
        assert start <= end <= following


@given(cases(ordered=False))
def test_only_what_ran_backwards_before_or_was_pinned_so_does_around_a_pin(case: Case) -> None:
    transcript, alignment, pins = case
    times = [pin.start_ms for pin in pins]
    if times != sorted(times):
        return
    was, after = alignment.start_ms, with_pins(alignment, transcript, pins).start_ms
    bounds = [-1, *(pin.word for pin in pins), len(was)]
    for (before, here, behind), pin in zip(
        zip(bounds, bounds[1:], bounds[2:], strict=False), pins, strict=True
    ):
        for word in range(before + 1, here):
            if NO_TIME not in (was[word], was[here]) and was[word] <= was[here]:
                assert after[word] <= pin.start_ms
        for word in range(here + 1, behind):
            if NO_TIME not in (was[word], was[here]) and was[word] >= was[here]:
                assert after[word] >= pin.start_ms


@given(any_case, st.randoms())
def test_the_order_of_pins_is_of_no_consequence(case: Case, random: st.random.Random) -> None:  # type: ignore[name-defined]
    transcript, alignment, pins = case
    shuffled = pins[:]
    random.shuffle(shuffled)
    assert with_pins(alignment, transcript, shuffled) == with_pins(alignment, transcript, pins)


@given(any_case)
def test_applied_again_nothing_changes(case: Case) -> None:
    transcript, alignment, pins = case
    once = with_pins(alignment, transcript, pins)
    assert with_pins(once, transcript, pins) == once


@given(any_case)
def test_without_pins_it_is_the_same(case: Case) -> None:
    transcript, alignment, _ = case
    assert with_pins(alignment, transcript, []) is alignment


@given(any_case)
def test_the_alignment_given_is_left_alone(case: Case) -> None:
    transcript, alignment, pins = case
    before = (alignment.start_ms[:], alignment.end_ms[:], alignment.provenance[:])
    with_pins(alignment, transcript, pins)
    assert before == (alignment.start_ms, alignment.end_ms, alignment.provenance)


@given(any_case)
def test_absent_words_stay_so_but_for_the_pinned_ones_turn(case: Case) -> None:
    transcript, alignment, pins = case
    after = with_pins(alignment, transcript, pins)
    turns = {transcript.locate(pin.word)[0] for pin in pins}
    for word, provenance in enumerate(alignment.provenance):
        if provenance in (ABSENT, PENDING) and transcript.locate(word)[0] not in turns:
            assert after.provenance[word] == provenance
        elif provenance not in (ABSENT, PENDING):
            assert after.start_ms[word] != NO_TIME


@given(cases(ordered=True), st.data())
def test_a_pin_for_its_turn_leaves_the_others_alone_where_there_is_room(
    case: Case, data: st.DataObject
) -> None:
    transcript, alignment, _ = case
    word = data.draw(st.integers(0, len(alignment) - 1))
    turn, _ = transcript.locate(word)
    first, stop = transcript.first_word[turn], transcript.first_word[turn + 1]
    earliest = alignment.end_ms[first - 1] if first else 0
    latest = alignment.start_ms[stop] if stop < len(alignment) else alignment.end_ms[-1]
    pin = Pin(word, data.draw(st.integers(earliest, max(earliest, latest - 1))))
    after = with_pins(alignment, transcript, [pin])
    for other in (*range(first), *range(stop, len(alignment))):
        assert after.start_ms[other] == alignment.start_ms[other]
        assert after.end_ms[other] == alignment.end_ms[other]
        assert after.provenance[other] == alignment.provenance[other]


@given(cases(ordered=True), st.data())
def test_a_pin_onward_moves_all_that_follows_by_the_same(case: Case, data: st.DataObject) -> None:
    transcript, alignment, _ = case
    word = data.draw(st.integers(0, len(alignment) - 1))
    time_ms = data.draw(st.integers(0, max(*alignment.end_ms, 1)))
    after = with_pins(alignment, transcript, [Pin(word, time_ms, Reach.ONWARD)])
    by_ms = time_ms - alignment.start_ms[word]
    limit_ms = max(alignment.duration_ms, time_ms) if alignment.duration_ms else 10**9
    assert list(after.start_ms[word:]) == [
        min(x + by_ms, limit_ms) for x in alignment.start_ms[word:]
    ]
