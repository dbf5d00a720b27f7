"""How words are said: what the dictionary has, and what it lacks."""

from __future__ import annotations

import pytest

from reader.align.engines.espeak import Espeak
from reader.align.engines.phones import ARPABET, Phones, from_ipa
from reader.align.engines.pronunciation import Pronouncer, in_brackets
from reader.align.engines.spelling import sound_out, spell

# Every word becomes one phone that nothing else gives, so that what is said can be read off.
_KNOWN = """a and cents dollars eighty five four hundred million nine nineteen ninety nineties oh
one percent point second so the thousand three twenty two we word world war zero to thirty dot
com"""
WORDS = frozenset(_KNOWN.split())


def spoken(pronouncer: Pronouncer, token: str) -> list[str]:
    return [" ".join(way) for way in pronouncer.pronounce(token)]


@pytest.fixture
def readable() -> Pronouncer:
    """Says every known word as itself, and others as ``?letters``."""

    def lookup(word: str) -> list[Phones]:
        return [(word,)] if word in WORDS else []

    return Pronouncer(lookup, lambda text: (f"?{text.strip()}",))


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("1984", "nineteen eighty four"),
        ("1984", "one thousand nine hundred and eighty four"),
        ("2005", "two thousand five"),
        ("1905", "nineteen oh five"),
        ("1990s", "nineteen nineties"),
        ("$5", "five dollars"),
        ("$5", "five"),
        ("$5.50,", "five dollars and ?fifty cents"),
        ("$5m", "five million dollars"),
        ("2.5", "two point five"),
        ("2.0", "two point oh"),
        (".5", "five"),
        ("3,000", "three thousand"),
        ("22nd", "twenty second"),
        ("9:30", "nine thirty"),
        ("5-20", "five to twenty"),
        ("5%", "five percent"),
        ("5,", "five"),
        ("305", "three oh five"),
        ("so-called", "so ?called"),
        ("and/or", "and ?or"),
        ("“Word,”", "word"),
        ("word…", "word"),
        ("&", "and"),
        ("https://www.word.com/", "word dot com"),
    ],
)
def test_a_token_may_be_said_so(readable: Pronouncer, token: str, said: str) -> None:
    assert said in spoken(readable, token)


@pytest.mark.parametrize(
    ("token", "letters"),
    [("GPT", "gpt"), ("U.S.A.", "usa"), ("e.g.", "eg"), ("CEO,", "ceo")],
)
def test_initials_are_spelt(readable: Pronouncer, token: str, letters: str) -> None:
    assert spell(letters) in readable.pronounce(token)


def test_several_initials_take_a_voiced_ending(readable: Pronouncer) -> None:
    assert (*spell("GPU"), "Z") in readable.pronounce("GPUs")


def test_a_dictionary_word_in_capitals_may_be_its_letters() -> None:
    pronouncer = Pronouncer(lambda word: [("AH", "S")] if word == "us" else [], lambda _: ())
    assert pronouncer.pronounce("US") == (("AH", "S"), spell("us"))
    assert pronouncer.pronounce("us") == (("AH", "S"),)


def test_the_start_of_a_word_said_twice_is_its_first_sound() -> None:
    pronouncer = Pronouncer(lambda word: [("W", "IY")] if word == "we" else [], lambda _: ())
    assert pronouncer.pronounce("w-we") == (("W", "W", "IY"),)


@pytest.mark.parametrize(
    ("stem", "ending"), [(("K", "AE", "T"), "S"), (("D", "AO", "G"), "Z"), (("B", "AH", "S"), "AH")]
)
def test_a_possessive_ends_as_its_stem_wants(stem: Phones, ending: str) -> None:
    pronouncer = Pronouncer(lambda word: [stem] if word == "stem" else [], lambda _: ())
    assert pronouncer.pronounce("stem’s")[0][: len(stem) + 1] == (*stem, ending)


@pytest.mark.parametrize("token", ["—", "...", "“", "-", "♪", ""])
def test_what_has_no_letter_has_no_sound(readable: Pronouncer, token: str) -> None:
    assert readable.pronounce(token) == ()


def test_the_currency_moves_behind_the_million(readable: Pronouncer) -> None:
    five, million = readable.pronounce_all(["$5", "million,"])
    assert five[0] == ("five",)
    assert million == (("million", "dollars"), ("million",))


def test_a_numeral_after_a_name_may_be_a_number(readable: Pronouncer) -> None:
    said = readable.pronounce_all(["the", "World", "War", "I", "and", "I"])
    assert ("one",) in said[3]
    assert ("one",) not in said[5]


def test_an_editors_remark_is_told_from_text() -> None:
    tokens = ["so", "[crosstalk", "00:12]", "we", "[laughter]", "said", "[", "and", "so", "on"]
    assert in_brackets(tokens) == [
        False,
        True,
        True,
        False,
        True,
        *[False] * (len(tokens) - 5),
    ]


def test_hesitation_is_never_spelt_out(readable: Pronouncer) -> None:
    assert readable.pronounce("Hmmm...")[0] == ("HH", "M")
    assert readable.pronounce("mm-hmm")[0] == ("M", "HH", "AH", "M")


@pytest.mark.parametrize(
    ("ipa", "phones"),
    [
        ("n_ˈʊɹ_ɹ_ɐ_l_ˌɪ_ŋ_k", "N UH R R AH L IH NG K"),
        ("tʃ_ˈɜː_tʃ", "CH ER CH"),
        ("b_ˈʌ_ʔ_n̩", "B AH T AH N"),
        ("ˈaɪɚ_n", "AY ER N"),
        ("ʒ_ˈɔ̃", "ZH AO"),
        ("ç_ˈyː", "HH UW"),
    ],
)
def test_the_phonetic_alphabet_is_understood(ipa: str, phones: str) -> None:
    assert " ".join(from_ipa(ipa)) == phones


def test_all_phones_of_the_model_have_a_letter() -> None:
    assert len(ARPABET) == 39


@pytest.mark.parametrize("word", ["Neuralink", "Björn", "Sweynheim", "Xochitl", "naïve"])
def test_espeak_pronounces_names(word: str) -> None:
    espeak = Espeak.load()
    if espeak is None:
        pytest.skip("espeak-ng cannot be loaded here")
    phones = espeak.phones(word)
    assert set(phones) <= ARPABET
    assert any(phone[0] in "AEIOU" for phone in phones)  # it has a vowel


def test_espeak_may_be_loaded_twice() -> None:
    first, second = Espeak.load(), Espeak.load()
    if first is None or second is None:
        pytest.skip("espeak-ng cannot be loaded here")
    assert first.phones("reader") == second.phones("reader") != ()


@pytest.mark.parametrize(
    ("word", "phones"),
    [
        ("phone", "F AA N"),
        ("night", "N AY T"),
        ("Straße", "S T R AE S"),
        ("zpg", "Z IY P IY JH IY"),
        ("жук", "Z HH EH AH K AH"),
    ],
)
def test_letters_alone_give_a_rough_sound(word: str, phones: str) -> None:
    assert " ".join(sound_out(word)) == phones
