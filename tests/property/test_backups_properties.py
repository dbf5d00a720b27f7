from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.storage.backups import DAYS, HOUR_S, HOURS, WEEKS, Backup, is_due, kept

MOST = HOURS + DAYS + WEEKS
times = st.floats(0, 4e9).map(float)
moments = st.lists(times, max_size=120)


def made(moments_s: list[float]) -> list[Backup]:
    return [Backup(Path(f"/{n}"), n, time_s, "") for n, time_s in enumerate(moments_s, 1)]


@given(moments, times)
def test_the_last_one_made_always_stays_and_no_more_than_is_meant(
    moments_s: list[float], now_s: float
) -> None:
    backups = made(moments_s)
    staying = kept(backups, now_s)
    assert staying <= set(backups)
    assert not backups or backups[-1] in staying
    assert len(staying) <= 2 * MOST + 1


@given(moments, times)
def test_pruning_again_takes_no_more(moments_s: list[float], now_s: float) -> None:
    staying = kept(made(moments_s), now_s)
    assert kept(staying, now_s) == staying


@given(st.lists(times, max_size=40), st.integers(1, 400), times)
def test_copies_from_the_future_do_not_keep_new_ones_from_staying(
    before_s: list[float], hours: int, now_s: float
) -> None:
    """Whatever the clock has done before: copies made each hour from now on fill the last day."""
    backups = made(before_s)
    for hour in range(hours):
        at_s = now_s + hour * HOUR_S
        assert is_due(backups, at_s) or backups
        backups.append(Backup(Path("/new"), len(before_s) + hour + 1, at_s, str(hour)))
        backups = sorted(kept(backups, at_s), key=lambda b: b.number)
    newest = [b.digest for b in backups if b.digest]
    last_day = [str(hour) for hour in range(max(0, hours - HOURS // 2), hours)]
    earlier_future = [t for t in before_s if now_s <= t <= now_s + hours * HOUR_S + 400]
    if not earlier_future:
        assert set(last_day) <= set(newest)
