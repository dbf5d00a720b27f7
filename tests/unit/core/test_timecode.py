import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.timecode import format_tenths, format_time, parse_place, parse_time


@pytest.mark.parametrize(
    ("text", "time_ms"),
    [
        ("1:02:03", 3_723_000),
        ("62:03", 3_723_000),
        ("0:07", 7_000),
        ("3723", 3_723_000),
        ("1h2m3s", 3_723_000),
        ("90m", 5_400_000),
        ("1:02:03.5", 3_723_500),
        (" 12:00 ", 720_000),
    ],
)
def test_times_as_people_write_them(text: str, time_ms: int) -> None:
    assert parse_time(text) == time_ms


@pytest.mark.parametrize("text", ["", "abc", "1:75", "1:99:00", "-5", "1:2:3:4"])
def test_what_is_no_time_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time"):
        parse_time(text)


@given(st.integers(0, 400 * 3600))
def test_what_is_shown_can_be_typed(seconds: int) -> None:
    assert parse_time(format_time(seconds * 1000)) == seconds * 1000


def test_tenths_are_cut_not_rounded() -> None:
    assert [format_tenths(ms) for ms in (-5, 999, 61_250, 3_723_456)] == [
        "0:00.0",
        "0:00.9",
        "1:01.2",
        "1:02:03.4",
    ]


def test_a_sign_alone_is_named_as_what_is_no_time() -> None:
    with pytest.raises(ValueError, match="“-” is not a time"):
        parse_place("-", 1000, 5000)
