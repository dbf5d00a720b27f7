"""Where times are on the timeline, at any zoom, and what is drawn of a crowd."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.gui.timeline.scale import MOST_PX_PER_MS, TimeScale

durations = st.integers(1, 20 * 3600 * 1000)
widths = st.floats(50, 4000)
shares = st.floats(0, 1)
factors = st.floats(0.01, 5000)


@st.composite
def scales(draw: st.DrawFn) -> TimeScale:
    scale = TimeScale().of(draw(durations)).on(22, draw(widths)).whole()
    return scale.zoomed(draw(factors), draw(shares) * scale.duration_ms)


def within(scale: TimeScale) -> bool:
    slack = 1e-6 * scale.duration_ms
    return scale.start_ms >= 0 and scale.end_ms <= scale.duration_ms + slack


@given(scales(), factors, shares)
def test_what_is_zoomed_at_stays_where_it_is(scale: TimeScale, factor: float, share: float) -> None:
    at_ms = scale.start_ms + share * scale.span_ms
    zoomed = scale.zoomed(factor, at_ms)
    assert within(zoomed)
    assert zoomed.px_per_ms <= max(MOST_PX_PER_MS, zoomed.width_px / zoomed.duration_ms) * 1.000001
    held = zoomed.start_ms <= 0 or zoomed.end_ms >= zoomed.duration_ms - 1e-6
    if not held:  # at the recording's ends there is nothing to go on with
        assert zoomed.x_of(at_ms) == pytest.approx(scale.x_of(at_ms), abs=0.01)


@given(scales(), st.floats(-1e9, 1e9), shares)
def test_moving_and_framing_stay_within_the_recording(
    scale: TimeScale, by_ms: float, share: float
) -> None:
    moved = scale.moved(by_ms)
    assert within(moved)
    assert moved.span_ms == pytest.approx(scale.span_ms)
    assert within(scale.with_at(share * scale.duration_ms, 0.1))
    framed = scale.between(share * scale.duration_ms, by_ms % scale.duration_ms)
    assert within(framed)
    assert framed.span_ms >= framed.least_span_ms * 0.999999


@given(scales(), shares)
def test_a_place_has_its_time_and_a_time_its_place(scale: TimeScale, share: float) -> None:
    x = scale.left_px + share * scale.width_px
    time_ms = scale.time_at(x)
    assert 0 <= time_ms <= scale.duration_ms
    assert scale.x_of(time_ms) == pytest.approx(x, abs=scale.px_per_ms + 1e-6)


@given(scales(), st.integers(1, 20 * 3600 * 1000))
def test_the_whole_stays_the_whole_of_another_length(scale: TimeScale, duration_ms: int) -> None:
    other = scale.of(duration_ms)
    assert within(other)
    assert other.is_whole or not scale.is_whole


@given(scales(), st.lists(shares, max_size=60))
def test_of_a_crowd_each_px_is_drawn_once(scale: TimeScale, places: list[float]) -> None:
    times = sorted(round(place * scale.duration_ms) for place in places)
    shown = [t for t in times if scale.start_ms <= t <= scale.end_ms]
    columns = list(scale.columns_of(times))
    assert set(columns) == {round(scale.x_of(t)) for t in shown}
    assert len(columns) == len(set(columns))
