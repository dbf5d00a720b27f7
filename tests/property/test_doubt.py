"""Where timing is doubtful, against a plain walk over the words."""

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.core.doubt import (
    DOUBTFUL_BELOW,
    GAP_WORDS,
    WordSpan,
    absent_words,
    doubtful,
    doubtful_spots,
    next_spot,
    previous_spot,
)
from reader.core.spans import between, joined, span_at
from reader.core.timing import NO_TIME, Alignment, Provenance, Span

_UNTIMED = (Provenance.ABSENT, Provenance.PENDING)


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    kinds = draw(st.lists(st.sampled_from(list(Provenance)), max_size=40))
    kinds.append(Provenance.MEASURED)
    sure = draw(st.lists(st.integers(0, 100), min_size=len(kinds), max_size=len(kinds)))
    times = [NO_TIME if kind in _UNTIMED else 100 * i for i, kind in enumerate(kinds)]
    return Alignment(array("q", times), array("q", times), bytearray(kinds), bytearray(sure))


@given(alignments())
def test_only_what_was_measured_or_lies_between_is_doubted(alignment: Alignment) -> None:
    judged = (Provenance.MEASURED, Provenance.INTERPOLATED)
    words = zip(alignment.provenance, alignment.confidence, strict=True)
    expected = [kind in judged and sure < DOUBTFUL_BELOW for kind, sure in words]
    assert [bool(flag) for flag in doubtful(alignment)] == expected


@given(alignments())
def test_spots_hold_every_doubtful_word_and_are_as_few_as_may_be(alignment: Alignment) -> None:
    flags, spots = doubtful(alignment), doubtful_spots(alignment)
    inside = {word for spot in spots for word in range(spot.first, spot.end)}
    assert {word for word, flag in enumerate(flags) if flag} <= inside
    for spot in spots:
        assert flags[spot.first]
        assert flags[spot.end - 1]
        assert not any(alignment.provenance[w] in _UNTIMED for w in range(spot.first, spot.end))
        sure = bytes(flags[spot.first : spot.end]).split(b"\x01")
        assert max(map(len, sure)) <= GAP_WORDS
    for one, other in pairwise(spots):
        gap = range(one.end, other.first)
        assert len(gap) > GAP_WORDS or any(alignment.provenance[w] in _UNTIMED for w in gap)


@given(alignments())
def test_absent_words_are_runs_of_all_that_is_absent(alignment: Alignment) -> None:
    runs = absent_words(alignment)
    listed = [word for run in runs for word in range(run.first, run.end)]
    absent = [w for w, kind in enumerate(alignment.provenance) if kind == Provenance.ABSENT]
    assert listed == absent
    assert all(one.end < other.first for one, other in pairwise(runs))


@given(alignments(), st.integers(-1, 45))
def test_stepping_goes_to_the_nearest_spot_either_way(alignment: Alignment, word: int) -> None:
    spots = doubtful_spots(alignment)
    assert next_spot(spots, word) == min(
        (spot for spot in spots if spot.first > word), key=lambda spot: spot.first, default=None
    )
    assert previous_spot(spots, word) == max(
        (spot for spot in spots if spot.first < word), key=lambda spot: spot.first, default=None
    )


def test_where_nothing_was_measured_only_what_the_source_lacked_is_doubted() -> None:
    kinds = bytearray([Provenance.SOURCE, *[Provenance.INTERPOLATED] * 3])
    times = array("q", [0, 10, 20, 30])
    alignment = Alignment(times, times, kinds, bytearray([90, 40, 15, 45]))
    assert doubtful_spots(alignment) == (WordSpan(2, 3),)


_SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda t: Span(t[0], t[0] + t[1])),
    max_size=8,
)


@given(_SPANS, st.integers(1, 90), st.integers(0, 90))
def test_a_moment_is_in_a_stretch_or_between_two(
    spans: list[Span], length_ms: int, time_ms: int
) -> None:
    held = any(span.start_ms <= time_ms < span.end_ms for span in spans)
    assert (span_at(joined(spans), time_ms) is not None) == held
    left = span_at(between(spans, length_ms), time_ms)
    assert (left is not None) == (not held and time_ms < length_ms)
