"""Numbers as words."""

from __future__ import annotations

import pytest

from reader.align.engines.numbers import cardinal, decades, ordinal, readings, roman


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (40, "forty"),
        (99, "ninety nine"),
        (100, "one hundred"),
        (1_000_001, "one million one"),
        (21_012, "twenty one thousand twelve"),
    ],
)
def test_cardinal(number: int, words: str) -> None:
    assert " ".join(cardinal(number)) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"),
        (12, "twelfth"),
        (20, "twentieth"),
        (33, "thirty third"),
        (100, "one hundredth"),
    ],
)
def test_ordinal(number: int, words: str) -> None:
    assert " ".join(ordinal(number)) == words


@pytest.mark.parametrize(
    ("digits", "first"),
    [
        ("1984", "nineteen eighty four"),
        ("2000", "two thousand"),
        ("1900", "nineteen hundred"),
        ("007", "zero zero seven"),
        ("5", "five"),
    ],
)
def test_the_likeliest_reading_comes_first(digits: str, first: str) -> None:
    assert " ".join(readings(digits)[0]) == first


def test_decades_are_plural() -> None:
    assert ("nineteen", "sixties") in decades("1960")
    assert ("nineteen", "hundreds") in decades("1900")


@pytest.mark.parametrize(
    ("text", "number"),
    [("IV", 4), ("XIX", 19), ("VIII", 8), ("IIII", None), ("", None), ("MIX", None)],
)
def test_roman(text: str, number: int | None) -> None:
    assert roman(text) == number
