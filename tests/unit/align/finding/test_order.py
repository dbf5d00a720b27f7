"""In which order the sections of a recording are explored."""

from __future__ import annotations

from reader.align.finding.order import next_section


def in_order(sections: int, now: int, before: int) -> list[int]:
    left = set(range(sections))
    order = []
    while left:
        order.append(next_section(left, now, before))
        left.remove(order[-1])
    return order


def test_from_where_one_listens_on_and_round() -> None:
    assert in_order(5, 0, 0) == [0, 1, 2, 3, 4]
    assert in_order(5, 3, 3) == [3, 4, 0, 1, 2]


def test_just_behind_a_cut_the_section_before_is_not_for_last() -> None:
    assert in_order(5, 3, 2) == [3, 2, 4, 0, 1]


def test_who_goes_elsewhere_is_followed() -> None:
    left = {0, 1, 4, 5}
    assert next_section(left, 3, 2) == 4
    assert next_section(left, 1, 1) == 1
