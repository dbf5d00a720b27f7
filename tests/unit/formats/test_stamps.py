from __future__ import annotations

import pytest

from reader.formats.stamps import milliseconds, take_stamps


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        *(("0:15", 15_000), ("12:34", 754_000), ("1:02:03", 3_723_000), ("00:00:01.5", 1_500)),
        *(("100:00:00", 360_000_000), ("00:00:01,250", 1_250), ("75:00", 4_500_000)),
    ],
)
def test_clocks(clock: str, expected: int) -> None:
    assert milliseconds(clock) == expected


@pytest.mark.parametrize(
    ("text", "cleaned", "marks"),
    [
        ("one [1:00] two", "one two", [(4, 60_000, "")]),
        ("one[1:00]two", "one two", [(4, 60_000, "")]),
        ("one [1:00], two", "one, two", [(3, 60_000, "")]),
        ("one [1:00]", "one", [(3, 60_000, "")]),
        ("[0:59 - 1:10] one", "one", [(0, 59_000, "")]),
        ("one [`[4:06]`](https://e.org/x) two", "one two", [(4, 246_000, "")]),
        ("a [crosstalk 00:00:05] b", "a [crosstalk 00:00:05] b", [(2, 5_000, "crosstalk")]),
        ("at 10:30 we met (3:16)", "at 10:30 we met (3:16)", []),
        ("a [1:00] [1:02] b", "a b", [(2, 60_000, ""), (2, 62_000, "")]),
        ("see [1:99] and [12:345]", "see [1:99] and [12:345]", []),
    ],
)
def test_stamps_in_a_text(text: str, cleaned: str, marks: list[tuple[int, int, str]]) -> None:
    assert take_stamps(text) == (cleaned, marks)
