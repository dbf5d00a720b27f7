"""How numbers are said, as words of English."""

from __future__ import annotations

import re

from reader.align.numerals import TENS, UNITS

Reading = tuple[str, ...]

_TENS = ("", "", *TENS)
_SCALES = (
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (1_000, "thousand"),
    (100, "hundred"),
)
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_ROMAN_FORM = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


def cardinal(number: int) -> Reading:
    """``number`` (not below zero, below a thousand billion billion) without "and"."""
    if number < 20:
        return (UNITS[number],)
    if number < 100:
        tens, unit = divmod(number, 10)
        return (_TENS[tens], *((UNITS[unit],) if unit else ()))
    for scale, name in _SCALES:
        if number >= scale:
            count, rest = divmod(number, scale)
            return (*cardinal(count), name, *(cardinal(rest) if rest else ()))
    raise AssertionError(number)


def ordinal(number: int) -> Reading:
    """The place ``number`` has: "twenty first"."""
    *before, last = cardinal(number)
    if last in _ORDINALS:
        place = _ORDINALS[last]
    elif last.endswith("y"):
        place = last[:-1] + "ieth"
    else:
        place = last + "th"
    return (*before, place)


def digit_by_digit(digits: str) -> Reading:
    """ "007": "zero zero seven"."""
    return tuple(UNITS[int(digit)] for digit in digits)


def roman(text: str) -> int | None:
    """The number that capital letters up to XXXIX stand for; None if they are none."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def readings(digits: str) -> list[Reading]:
    """The ways to say a whole number written as ``digits``, the likeliest first."""
    number = int(digits)
    if len(digits) > 15:
        return [digit_by_digit(digits)]
    ways: list[Reading] = []
    if len(digits) == 4 and digits[0] != "0":
        ways += _pairs(digits)
    if digits[0] != "0" or digits == "0":
        ways += _with_and(number)
    if len(digits) == 3 and digits[0] != "0":
        # "747": seven forty seven; "305": three oh five
        tail = int(digits[1:])
        if tail >= 10:
            ways.append((UNITS[int(digits[0])], *cardinal(tail)))
        elif tail:
            ways.append((UNITS[int(digits[0])], "oh", UNITS[tail]))
    if len(digits) == 2 and digits[0] == "0":
        ways.append(("oh", UNITS[int(digits[1])]))
    if len(digits) > 2 or digits[0] == "0":
        spelt = digit_by_digit(digits)
        ways.append(spelt)
        if "zero" in spelt:
            ways.append(tuple("oh" if word == "zero" else word for word in spelt))
    if digits == "0":
        ways.append(("oh",))
    return _distinct(ways)


def decades(digits: str) -> list[Reading]:
    """The ways to say "1990s" or "90s", of which ``digits`` are the digits."""
    ways: list[Reading] = []
    for way in readings(digits):
        last = way[-1]
        plural = last[:-1] + "ies" if last.endswith("y") else last + "s"
        ways.append((*way[:-1], "sixes" if last == "six" else plural))
    return ways


def _with_and(number: int) -> list[Reading]:
    """As a cardinal; over a hundred also with "and" before the last part, and "a hundred"."""
    plain = cardinal(number)
    ways = [plain]
    rest = number % 100
    if number > 100 and rest:
        last = len(cardinal(rest))
        ways.append((*plain[:-last], "and", *plain[-last:]))
    if number >= 100 and plain[0] == "one":
        ways.append(("a", *plain[1:]))
    return ways


def _pairs(digits: str) -> list[Reading]:
    """Four digits as years are said: two and two."""
    first, second = int(digits[:2]), int(digits[2:])
    if second >= 10:
        return [(*cardinal(first), *cardinal(second))]
    if first % 10 == 0:
        return []  # 2000, 2005
    if second:
        return [(*cardinal(first), "oh", *cardinal(second))]
    return [(*cardinal(first), "hundred")]


def _distinct(ways: list[Reading]) -> list[Reading]:
    return list(dict.fromkeys(ways))
