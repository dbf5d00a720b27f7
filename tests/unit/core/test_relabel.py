"""Corrections of labels: what each does, in order, and that the source stays."""

from __future__ import annotations

from array import array

import pytest

from reader.core.relabel import (
    Correction,
    apply,
    exchange_onward,
    relabel_onward,
    relabel_turn,
    rename,
)
from reader.core.transcript import NO_SPEAKER, Speaker, Transcript


def transcript() -> Transcript:
    return Transcript(
        ["One.", "Two.", "Three.", "Four.", "Five."],
        array("i", [0, 1, 0, NO_SPEAKER, 1]),
        (Speaker("Ana", ("Anna",)), Speaker("Ben")),
    )


def names(text: Transcript) -> list[str]:
    return [turn.speaker for turn in text.turns()]


def test_no_correction_is_the_source_itself() -> None:
    source = transcript()
    assert apply(source, []) is source


def test_one_turn() -> None:
    source = transcript()
    assert names(apply(source, [relabel_turn(1, "Ana")])) == ["Ana", "Ana", "Ana", "", "Ben"]
    assert names(source) == ["Ana", "Ben", "Ana", "", "Ben"]


def test_a_new_name_joins_the_speakers() -> None:
    corrected = apply(transcript(), [relabel_turn(3, "Cleo"), relabel_turn(4, "Cleo")])
    assert names(corrected) == ["Ana", "Ben", "Ana", "Cleo", "Cleo"]
    assert corrected.speakers == (Speaker("Ana", ("Anna",)), Speaker("Ben"), Speaker("Cleo"))


def test_onward_concerns_the_label_of_its_first_turn() -> None:
    source = transcript()
    correction = relabel_onward(source, 1, "Cleo")
    assert correction == Correction("onward", 1, None, "Cleo", "Ben")
    assert names(apply(source, [correction])) == ["Ana", "Cleo", "Ana", "", "Cleo"]
    nobody = relabel_onward(source, 3, "Cleo")
    assert names(apply(source, [nobody])) == ["Ana", "Ben", "Ana", "Cleo", "Ben"]


def test_exchange_within_bounds() -> None:
    assert names(apply(transcript(), [exchange_onward(1, "Ana", "Ben")])) == [
        "Ana",
        "Ana",
        "Ben",
        "",
        "Ana",
    ]
    bounded = Correction("exchange", 1, 2, "Ana", "Ben")
    assert names(apply(transcript(), [bounded])) == ["Ana", "Ana", "Ben", "", "Ben"]


def test_later_corrections_see_the_labels_left_by_earlier_ones() -> None:
    corrections = [exchange_onward(0, "Ana", "Ben"), Correction("onward", 0, None, "Cleo", "Ana")]
    assert names(apply(transcript(), corrections)) == ["Ben", "Cleo", "Ben", "", "Cleo"]
    assert names(apply(transcript(), corrections[1:])) == ["Cleo", "Ben", "Cleo", "", "Ben"]


def test_turns_beyond_the_end_do_no_harm() -> None:
    source = transcript()
    assert names(apply(source, [relabel_turn(9, "Ben"), Correction("turn", 4, 99, "Ana")])) == [
        "Ana",
        "Ben",
        "Ana",
        "",
        "Ana",
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"kind": "merge", "first_turn": 0, "last_turn": None, "speaker": "Ana"},
        {"kind": "turn", "first_turn": -1, "last_turn": None, "speaker": "Ana"},
        {"kind": "turn", "first_turn": 3, "last_turn": 2, "speaker": "Ana"},
        {"kind": "turn", "first_turn": "0", "last_turn": None, "speaker": "Ana"},
        {"kind": "turn", "first_turn": True, "last_turn": None, "speaker": "Ana"},
        {"kind": "turn", "first_turn": 0, "last_turn": None, "speaker": 7},
        {"kind": "turn", "first_turn": 0, "last_turn": None},
        ["turn"],
    ],
)
def test_what_is_no_correction_is_refused(value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        Correction.from_json(value)


def test_a_new_name_is_everywhere_and_a_known_one_joins_two() -> None:
    source = transcript()
    assert names(apply(source, [rename("Ben", "Benno")])) == ["Ana", "Benno", "Ana", "", "Benno"]
    joined = apply(source, [rename("Ben", "Ana")])
    assert names(joined) == ["Ana", "Ana", "Ana", "", "Ana"]
    assert joined.people == ("Ana",)
