from __future__ import annotations

import pytest

from reader.core.timecode import parse_place


@pytest.mark.parametrize(
    ("text", "place_ms"),
    [
        ("1:02:03", 3_723_000),
        ("62m", 3_720_000),
        ("1h2m", 3_720_000),
        ("+30", 630_000),
        ("-10s", 590_000),
        ("\N{MINUS SIGN}10", 590_000),
        ("+1:30", 690_000),
        ("-1h", 0),
        ("+9h", 7_200_000),
        ("50%", 3_600_000),
        (" 12.5 % ", 900_000),
        ("100%", 7_200_000),
    ],
)
def test_places_as_people_write_them(text: str, place_ms: int) -> None:
    assert parse_place(text, 600_000, 7_200_000) == place_ms


@pytest.mark.parametrize("text", ["", "+", "-", "+-5", "101%", "%", "+50%", "soon", "--5"])
def test_what_is_no_place_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time"):
        parse_place(text, 600_000, 7_200_000)


def test_shares_of_an_unknown_length_are_refused() -> None:
    assert parse_place("+10", 0, 0) == 10_000
    with pytest.raises(ValueError, match="is not a time"):
        parse_place("50%", 0, 0)
