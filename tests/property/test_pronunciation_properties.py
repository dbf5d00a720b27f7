"""Whatever stands in a transcript, it is said in phones that the model knows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.align.engines.numbers import cardinal, readings
from reader.align.engines.phones import ARPABET, Phones, from_ipa
from reader.align.engines.pronunciation import Pronouncer, in_brackets
from reader.align.engines.spelling import sound_out

DICTIONARY: dict[str, list[Phones]] = {
    "and": [("AE", "N", "D")],
    "five": [("F", "AY", "V")],
    "dollars": [("D", "AA")],
}
MARKS = "0123456789.,:$£%&-–—/'’()[]#@+½ aAbBXIVé ж京ـ"


def letters_only() -> Pronouncer:
    return Pronouncer(lambda word: DICTIONARY.get(word, []), lambda _: ())


@given(st.text(st.sampled_from(MARKS), max_size=12) | st.text(max_size=12))
def test_every_token_with_a_letter_or_digit_is_said(token: str) -> None:
    ways = letters_only().pronounce(token)
    assert all(way and ARPABET.issuperset(way) for way in ways)
    if any("a" <= c <= "z" or c in "0123456789" for c in token.lower()):
        assert ways


@given(st.lists(st.text(st.sampled_from(MARKS), max_size=8), max_size=6))
def test_tokens_together_are_as_many_as_before(tokens: list[str]) -> None:
    assert len(letters_only().pronounce_all(tokens)) == len(tokens) == len(in_brackets(tokens))


@given(st.text(max_size=20))
def test_no_symbol_of_the_phonetic_alphabet_breaks_it(text: str) -> None:
    assert ARPABET.issuperset(from_ipa(text))
    assert ARPABET.issuperset(sound_out(text))


@given(st.integers(0, 10**15 - 1))
def test_numbers_have_readings_in_words(number: int) -> None:
    assert cardinal(number) in readings(str(number)) or number < 10
    assert all(word.isalpha() for way in readings(str(number)) for word in way)
