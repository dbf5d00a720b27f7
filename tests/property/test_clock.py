"""Whatever a player says, the position behaves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.clock import PlaybackClock, PlayerTick

RATES = st.sampled_from([0.5, 0.75, 1.0, 1.25, 2.0, 3.0])
STEPS = st.lists(
    st.tuples(
        st.floats(0, 400),  # ms until the next event
        st.floats(-3000, 3000),  # how wrong the tick is
        RATES,
        st.booleans(),
        st.floats(0, 100),  # how old it is when it arrives
    ),
    max_size=60,
)


class ManualTime:
    now_s = 50.0

    def __call__(self) -> float:
        return self.now_s


@given(STEPS)
def test_never_backwards_without_a_seek(
    steps: list[tuple[float, float, float, bool, float]],
) -> None:
    time = ManualTime()
    clock = PlaybackClock(time)
    last = clock.position_ms()
    truth = 10_000.0
    for wait_ms, wrong_ms, rate, playing, age_ms in steps:
        for _ in range(3):
            time.now_s += wait_ms / 3000
            position = clock.position_ms()
            assert position >= last
            last = position
        truth += wait_ms * rate
        stamp = time.now_s - age_ms / 1000
        clock.tick(PlayerTick(max(0.0, truth + wrong_ms), stamp, rate, playing))
        assert clock.position_ms() >= last


@given(st.floats(-240, 240), RATES, st.floats(180, 320))
def test_a_steady_player_is_followed_exactly_after_a_while(
    offset_ms: float, rate: float, interval_ms: float
) -> None:
    time = ManualTime()
    clock = PlaybackClock(time)
    clock.tick(PlayerTick(20_000, time.now_s, rate, playing=True))
    begin_s = time.now_s
    for _ in range(20):
        time.now_s += interval_ms / 1000
        true_ms = 20_000 + offset_ms + (time.now_s - begin_s) * 1000 * rate
        clock.tick(PlayerTick(true_ms, time.now_s, rate, playing=True))
    assert abs(clock.position_ms() - true_ms) < 1.0


@given(STEPS, st.floats(0, 1e7), st.integers(1, 1000))
def test_a_seek_shows_exactly_what_was_asked_for(
    steps: list[tuple[float, float, float, bool, float]], target_ms: float, number: int
) -> None:
    time = ManualTime()
    clock = PlaybackClock(time)
    for wait_ms, wrong_ms, rate, playing, _ in steps:
        time.now_s += wait_ms / 1000
        clock.tick(PlayerTick(max(0.0, 5000 + wrong_ms), time.now_s, rate, playing))
    clock.seek(target_ms, number)
    assert clock.position_ms() == target_ms
    clock.tick(PlayerTick(3.0, time.now_s, 1.0, playing=True, seek=number - 1))
    assert clock.position_ms() == target_ms
