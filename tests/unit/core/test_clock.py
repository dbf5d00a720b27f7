"""The clock between ticks, through pauses, rates and seeks."""

from __future__ import annotations

import pytest

from reader.core.clock import JUMP_MS, SETTLE_TIMEOUT_S, PlaybackClock, PlayerTick


class ManualTime:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s

    def pass_ms(self, duration_ms: float) -> None:
        self.now_s += duration_ms / 1000


@pytest.fixture
def time() -> ManualTime:
    return ManualTime()


@pytest.fixture
def clock(time: ManualTime) -> PlaybackClock:
    return PlaybackClock(time)


def tick(
    clock: PlaybackClock,
    time: ManualTime,
    position_ms: float,
    *,
    rate: float = 1.0,
    playing: bool = True,
    seek: int = 0,
    age_ms: float = 0.0,
) -> None:
    clock.tick(PlayerTick(position_ms, time.now_s - age_ms / 1000, rate, playing, seek))


def test_moves_on_between_ticks(clock: PlaybackClock, time: ManualTime) -> None:
    tick(clock, time, 0)
    time.pass_ms(180)
    assert clock.position_ms() == pytest.approx(180)


def test_a_tick_counts_from_when_it_was_made(clock: PlaybackClock, time: ManualTime) -> None:
    tick(clock, time, 5000, age_ms=40)
    assert clock.position_ms() == pytest.approx(5040)


@pytest.mark.parametrize("rate", [0.5, 0.75, 2.0, 3.0])
def test_moves_at_the_rate(clock: PlaybackClock, time: ManualTime, rate: float) -> None:
    tick(clock, time, 0, rate=rate)
    time.pass_ms(1000)
    assert clock.position_ms() == pytest.approx(1000 * rate)


def test_a_new_rate_goes_on_from_where_the_old_one_ended(
    clock: PlaybackClock, time: ManualTime
) -> None:
    tick(clock, time, 0)
    time.pass_ms(200)
    tick(clock, time, 200, rate=2.0)
    assert clock.position_ms() == pytest.approx(200)
    time.pass_ms(100)
    assert clock.position_ms() == pytest.approx(400)


def test_stands_still_while_paused(clock: PlaybackClock, time: ManualTime) -> None:
    tick(clock, time, 0)
    time.pass_ms(300)
    tick(clock, time, 300, playing=False)
    time.pass_ms(60_000)
    assert clock.position_ms() == pytest.approx(300)
    assert clock.ms_until(400) is None


def test_small_drift_is_taken_in_without_a_jump(clock: PlaybackClock, time: ManualTime) -> None:
    tick(clock, time, 0)
    time.pass_ms(250)
    tick(clock, time, 290)  # 40 ms ahead of the clock
    assert clock.position_ms() == pytest.approx(250)
    time.pass_ms(100)
    assert 350 < clock.position_ms() < 390
    time.pass_ms(900)
    assert clock.position_ms() == pytest.approx(1290)


def test_drift_backwards_slows_but_never_goes_back(clock: PlaybackClock, time: ManualTime) -> None:
    tick(clock, time, 0)
    time.pass_ms(250)
    tick(clock, time, 190)
    before = clock.position_ms()
    assert before == pytest.approx(250)
    time.pass_ms(20)
    assert before < clock.position_ms() < before + 20
    time.pass_ms(980)
    assert clock.position_ms() == pytest.approx(1190)


def test_a_great_drift_is_jumped_over_forwards(clock: PlaybackClock, time: ManualTime) -> None:
    tick(clock, time, 0)
    time.pass_ms(100)
    tick(clock, time, 100 + JUMP_MS + 50)
    assert clock.position_ms() == pytest.approx(150 + JUMP_MS)


def test_a_great_drift_backwards_is_waited_out(clock: PlaybackClock, time: ManualTime) -> None:
    tick(clock, time, 0)
    time.pass_ms(1000)
    assert clock.position_ms() == pytest.approx(1000)
    tick(clock, time, 600)
    time.pass_ms(300)
    assert clock.position_ms() == pytest.approx(1000)
    assert clock.ms_until(1100) == pytest.approx(200)
    time.pass_ms(200)
    assert clock.position_ms() == pytest.approx(1100)


def test_a_seek_shows_at_once_and_waits_for_the_player(
    clock: PlaybackClock, time: ManualTime
) -> None:
    tick(clock, time, 60_000)
    clock.seek(10_000, 1)
    assert clock.position_ms() == 10_000
    assert clock.is_settling
    time.pass_ms(700)
    tick(clock, time, 60_700)  # made before the seek
    tick(clock, time, 60_710, seek=1)  # a leftover that claims not to be one
    assert clock.position_ms() == 10_000
    tick(clock, time, 10_020, seek=1)
    assert not clock.is_settling
    time.pass_ms(100)
    assert clock.position_ms() == pytest.approx(10_120)


def test_a_player_that_goes_elsewhere_is_believed_after_a_while(
    clock: PlaybackClock, time: ManualTime
) -> None:
    tick(clock, time, 60_000)
    clock.seek(20_000, 1)
    time.pass_ms(SETTLE_TIMEOUT_S * 1000 + 1)
    assert not clock.is_settling
    tick(clock, time, 15_000, seek=1)
    assert clock.position_ms() == pytest.approx(15_000)


def test_the_last_of_many_seeks_counts(clock: PlaybackClock, time: ManualTime) -> None:
    tick(clock, time, 0)
    for number in range(1, 20):
        clock.seek(number * 1000, number)
    tick(clock, time, 5000, seek=5)
    assert clock.position_ms() == 19_000
    assert clock.is_settling
    tick(clock, time, 19_000, seek=19)
    assert not clock.is_settling


def test_a_seek_of_the_players_own_may_go_back(clock: PlaybackClock, time: ManualTime) -> None:
    tick(clock, time, 90_000, playing=False)
    tick(clock, time, 0, playing=False, seek=1)
    assert clock.position_ms() == 0
    assert clock.seek_number == 1


def test_latency_holds_a_word_back_until_it_is_heard(time: ManualTime) -> None:
    clock = PlaybackClock(time, output_latency_ms=150)
    clock.seek(5000, 1)
    tick(clock, time, 5000, seek=1)
    assert clock.position_ms() == 5000
    time.pass_ms(100)
    assert clock.position_ms() == 5000
    time.pass_ms(150)
    assert clock.position_ms() == pytest.approx(5100)


def test_tells_how_long_until_a_boundary(clock: PlaybackClock, time: ManualTime) -> None:
    tick(clock, time, 0, rate=2.0)
    assert clock.ms_until(500) == pytest.approx(250)
    time.pass_ms(300)
    assert clock.ms_until(500) == 0


def test_reset_is_the_beginning_of_another_recording(
    clock: PlaybackClock, time: ManualTime
) -> None:
    tick(clock, time, 90_000, rate=2.0)
    clock.seek(50_000, 4)
    clock.reset()
    assert clock.position_ms() == 0
    assert (clock.playing, clock.rate, clock.is_settling) == (False, 1.0, False)
    assert clock.seek_number == 4
