"""Sharing time out among words."""

from __future__ import annotations

import pytest

from reader.core.timing import MS_PER_CHARACTER, NO_TIME, spread


def test_words_share_by_length() -> None:
    starts, ends = spread([2, 4, 2, 3], [(0, 1000), (3, 1400)])
    assert list(starts[:4]) == [1000, 1100, 1300, 1400]
    assert list(ends[:3]) == [1100, 1300, 1400]
    assert ends[3] == 1400 + 3 * MS_PER_CHARACTER


def test_a_limit_keeps_words_inside_and_a_long_silence_stays_one() -> None:
    starts, ends = spread([5, 5, 5], [(0, 0), (2, 60_000)], limits=[300, NO_TIME])
    assert list(starts) == [0, 150, 60_000]
    assert ends[1] == 300
    _, loose = spread([5, 5, 5], [(0, 0), (2, 60_000)])
    assert loose[1] == 10 * MS_PER_CHARACTER * 2


def test_words_before_the_first_mark_run_back_but_not_below_zero() -> None:
    starts, _ = spread([10, 10, 10], [(2, 5000)])
    assert starts[0] == 5000 - 20 * MS_PER_CHARACTER
    assert spread([10, 10, 10], [(2, 100)])[0][0] == 0


def test_the_recording_ends_where_it_ends() -> None:
    _, ends = spread([100, 100], [(0, 1000)], duration_ms=2000)
    assert ends[1] == 2000


def test_marks_that_run_backwards_are_our_fault() -> None:
    with pytest.raises(ValueError, match="backwards at word 1"):
        spread([1, 1], [(0, 10), (1, 5)])


def test_nothing_known_nothing_timed() -> None:
    starts, ends = spread([1, 1], [])
    assert list(starts) == list(ends) == [NO_TIME, NO_TIME]
