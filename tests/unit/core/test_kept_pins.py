"""Pins find their words again, or say that they cannot."""

from array import array
from dataclasses import replace

from reader.core.kept_pins import KeptPin, Recording, find, keep
from reader.core.pins import Pin, Reach
from reader.core.transcript import Transcript

TEXTS = (
    "Good evening, and welcome to a long talk about engines.",
    "Thank you. I brought one with me, and it is not a small one.",
    "Does it run?",
    "Yes. It runs well enough. Yes.",
)


def transcript(*texts: str) -> Transcript:
    return Transcript(texts or TEXTS, array("i", [0] * len(texts or TEXTS)), ())


def kept(turn: int, word: int, start_ms: int = 1000) -> KeptPin:
    text = transcript()
    return keep(text, Pin(text.first_word[turn] + word, start_ms, Reach.ONWARD), Recording(7, 9))


def test_a_pin_is_found_where_it_was_set() -> None:
    pin = kept(1, 2)
    text = transcript()
    assert pin.quote == "I"
    assert find([pin], text) == ({text.first_word[1] + 2: pin}, [])


def test_a_pin_goes_along_with_its_word() -> None:
    text = transcript(
        "A preface of some words.", TEXTS[0], "Thank you. I, too, brought", *TEXTS[2:]
    )
    pin = kept(2, 1)
    found, detached = find([pin], text)
    assert not detached
    (word,) = found
    assert text.locate(word) == (3, 1)
    assert found[word] == replace(pin, range=found[word].range)
    assert found[word].range.start.turn == 3


def test_a_pin_whose_word_is_gone_is_kept_apart() -> None:
    pin = kept(2, 1)
    found, detached = find([pin], transcript(*TEXTS[:2], "Will that go?", "Nobody knows."))
    assert (found, detached) == ({}, [pin])


def test_the_same_word_elsewhere_is_another_word() -> None:
    pin = kept(3, 0)
    found, detached = find([pin], transcript("Yes.", "No.", "Is that so?", "Yes."))
    assert (found, detached) == ({}, [pin])


def test_of_two_pins_for_one_word_the_last_made_counts() -> None:
    older, newer = replace(kept(0, 3), created_s=1.0), replace(kept(0, 3, 2000), created_s=2.0)
    text = transcript()
    assert find([newer, older], text) == ({3: newer}, [older])


def test_recordings_are_told_apart_by_size_and_length() -> None:
    here = Recording(1_000_000, 60_000)
    assert here.may_be(Recording(1_000_000, 75_000)), "a length is known better later"
    assert here.may_be(Recording(500_000, 60_400)), "the same, packed more tightly"
    assert not here.may_be(Recording(1_300_000, 75_000)), "with an advert"
    assert here.may_be(Recording())
    assert here.may_be(Recording(0, 75_000))
    assert here.may_be(Recording(1_300_000, 0)), "nobody knows yet how long it is"
