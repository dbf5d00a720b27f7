"""Columns that fill up while aligning, whatever order the words come in."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.align.progress import PlacedWords
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.session.partial_times import PartialTimes, expected_ms

WORDS = 30


def placed(first: int, starts: list[int], kind: Provenance = Provenance.MEASURED) -> PlacedWords:
    count = len(starts)
    return PlacedWords(
        first,
        array("q", starts),
        array("q", [start + 50 for start in starts]),
        bytes([kind]) * count,
        bytes([80]) * count,
    )


_RUNS = st.lists(
    st.integers(0, WORDS - 1).flatmap(
        lambda first: st.tuples(
            st.just(first), st.lists(st.integers(0, 9999), min_size=1, max_size=WORDS - first)
        )
    ),
    max_size=8,
)


@given(_RUNS)
def test_the_last_word_on_each_word_counts(runs: list[tuple[int, list[int]]]) -> None:
    partial = PartialTimes(WORDS)
    expected = [NO_TIME] * WORDS
    for first, starts in runs:
        partial.add(placed(first, starts))
        expected[first : first + len(starts)] = starts
    alignment = partial.alignment()
    assert list(alignment.start_ms) == expected
    for start, kind in zip(expected, alignment.provenance, strict=True):
        assert kind == (Provenance.PENDING if start == NO_TIME else Provenance.MEASURED)


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), max_size=6))
def test_what_was_looked_at_before_stays_looked_at(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in pairs]
    before = PartialTimes(WORDS)
    before.look([Span(10, 20)], 200)
    partial = PartialTimes(WORDS, before.alignment())
    partial.look(spans, 200)
    looked_at = partial.alignment().looked_at
    seen = {ms for span in (*spans, Span(10, 20)) for ms in range(span.start_ms, span.end_ms)}
    assert {ms for span in looked_at for ms in range(span.start_ms, span.end_ms)} == seen


def test_a_snapshot_does_not_change_any_more() -> None:
    partial = PartialTimes(WORDS)
    partial.add(placed(0, [100, 200]))
    assert partial.has_changed
    snapshot = partial.alignment()
    assert not partial.has_changed
    partial.add(placed(0, [500, 600]))
    assert list(snapshot.start_ms[:2]) == [100, 200]


def test_pending_words_overwrite_nothing() -> None:
    partial = PartialTimes(WORDS)
    partial.add(placed(0, [100, 200, 300]))
    kinds = bytes([Provenance.MEASURED, Provenance.PENDING, Provenance.ABSENT])
    columns = array("q", [7, NO_TIME, NO_TIME])
    partial.add(PlacedWords(0, columns, columns, kinds, bytes(3)))
    alignment = partial.alignment()
    assert list(alignment.start_ms[:3]) == [7, 200, NO_TIME]
    assert alignment.provenance[2] == Provenance.ABSENT


@pytest.mark.parametrize("first", [-1, WORDS - 1])
def test_words_that_are_not_there_are_refused(first: int) -> None:
    with pytest.raises(ValueError, match="of 30"):
        PartialTimes(WORDS).add(placed(first, [1, 2]))


def timed(starts: list[int]) -> Alignment:
    column, count = array("q", starts), len(starts)
    return Alignment(column, column, bytearray(count), bytearray(count))


@pytest.mark.parametrize(
    ("starts", "word", "expected"),
    [
        ([NO_TIME] * 4, 2, 600),  # three fifths of what there is: words lie between both ends
        ([100, NO_TIME, NO_TIME, 400], 1, 200),
        ([100, NO_TIME, NO_TIME, 400], 2, 300),
        ([NO_TIME, 500, NO_TIME], 0, 250),
        ([NO_TIME, 500, NO_TIME], 2, 750),
    ],
)
def test_a_word_is_expected_between_its_neighbours(
    starts: list[int], word: int, expected: int
) -> None:
    assert expected_ms(timed(starts), word, 1000) == expected
