"""Overlapping highlights cut into segments: nothing is lost, nothing is added."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.gui.transcript.highlights import segments

LENGTH = 30
SPANS = st.lists(
    st.tuples(
        st.integers(0, LENGTH), st.integers(0, LENGTH), st.sampled_from(["yellow", "pink", "blue"])
    ).map(lambda s: (min(s[0], s[1]), max(s[0], s[1]), s[2])),
    max_size=12,
)


@given(SPANS)
def test_every_character_has_the_colours_that_lie_on_it(spans: list[tuple[int, int, str]]) -> None:
    cut = segments(spans)
    for char in range(LENGTH):
        wanted = sorted(colour for start, end, colour in spans if start <= char < end)
        found = [part for part in cut if part.start <= char < part.end]
        assert len(found) == bool(wanted)
        assert sorted(found[0].colours if found else ()) == wanted


@given(SPANS)
def test_segments_are_in_order_and_round_only_where_no_ground_goes_on(
    spans: list[tuple[int, int, str]],
) -> None:
    cut = segments(spans)
    assert all(part.start < part.end for part in cut)
    for before, after in pairwise(cut):
        assert before.end <= after.start
        assert before.closes == after.opens == (before.end < after.start)
    if cut:
        assert cut[0].opens
        assert cut[-1].closes
