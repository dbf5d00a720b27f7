"""The time left runs down like a clock."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.align.time_left import TimeLeft


def told(done: list[float], total: float, apart_s: float = 1.0) -> list[float | None]:
    """What is told after each of ``done``, which come ``apart_s`` after each other."""
    left = TimeLeft()
    answers = []
    for number, value in enumerate(done):
        left.note(value, total - value, number * apart_s)
        answers.append(left.at(number * apart_s))
    return answers


def test_nothing_is_said_before_something_is_known() -> None:
    assert TimeLeft().at(5.0) is None
    assert told([0, 10, 20], 100) == [None, None, None]
    assert told([7] * 50, 100) == [None] * 50  # nothing is being done


def test_steady_work_counts_down() -> None:
    answers = told(list(range(101)), 100)
    assert answers[3:] == pytest.approx([100 - second for second in range(3, 101)])


def test_work_by_fits_and_starts_counts_down_nearly_so() -> None:
    done = [float(second - second % 5 + (second % 2) * 2) for second in range(300)]
    answers = [answer for answer in told(done, 300) if answer is not None]
    assert len(answers) > 280
    assert max(abs(b - a) for a, b in pairwise(answers[20:])) < 12
    expected = range(300 - len(answers), 300)
    late = list(zip(answers, expected, strict=True))[30:]
    assert max(abs(answer - (300 - second)) for answer, second in late) < 25


def test_a_slow_start_is_soon_forgotten() -> None:
    done = [0.0] * 30 + [second * 10.0 for second in range(1, 91)]
    answers = told(done, 1000)
    assert answers[60] is not None
    assert answers[110] is not None
    assert answers[110] < 20  # 19 s of work are left


def test_what_an_earlier_run_has_done_does_not_count_as_pace() -> None:
    done = [0.0, 500.0, *(500.0 + second for second in range(1, 300))]
    answers = told(done, 1000)
    assert answers[-1] == pytest.approx(201, rel=0.1)


def test_nothing_left_is_no_time_left() -> None:
    assert told([0, 1, 2, 3, 4, 100], 100)[-1] == 0


@given(st.lists(st.floats(0, 50), min_size=1, max_size=60), st.floats(0.01, 30))
def test_it_is_never_negative_and_settles(steps: list[float], apart_s: float) -> None:
    done = [sum(steps[: number + 1]) for number in range(len(steps))]
    done += [done[-1] + number for number in range(1, 200)]
    answers = told(done, done[-1] + 100, apart_s)
    assert all(answer is None or answer >= 0 for answer in answers)
    if apart_s >= 2:  # the window has only seen the steady end
        assert answers[-1] == pytest.approx(100 * apart_s, rel=0.05)
