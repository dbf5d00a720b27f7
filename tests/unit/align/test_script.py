"""The text to be placed: what of it is said, and where units begin."""

from __future__ import annotations

import pytest

from reader.align.script import Script
from tests.unit.align.texts import transcript_of


def test_letters_count_what_is_said() -> None:
    script = Script(transcript_of("Yes — indeed."))

    assert list(script.weights) == [4, 0, 7]
    assert script.letters(0, 3) == 11
    assert script.letters(1, 2) == 0


def test_figures_take_longer_than_their_characters() -> None:
    script = Script(transcript_of("In 1984 we met."))

    assert script.weights[1] > 3 * script.weights[2]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Well [laughs] yes.", [0, 2]),
        ("Well [laughs out loud] yes.", [0, 4]),
        ("(applause)", []),
        ("He said (and meant it) so.", [0, 1, 2, 3, 4, 5]),
        ("An [open bracket that nobody ever closes again in this turn", range(11)),
    ],
)
def test_stage_directions_are_not_said(text: str, spoken: list[int]) -> None:
    script = Script(transcript_of(text))

    assert script.spoken(0, len(script)) == list(spoken)


def test_sentences_and_turns_begin_where_the_ones_before_end() -> None:
    script = Script(transcript_of("Is it? “It is.” Good", "And so on."))

    assert [w for w in range(len(script) + 1) if script.begins_sentence[w]] == [0, 2, 4, 5, 8]
    assert [w for w in range(len(script) + 1) if script.begins_turn[w]] == [0, 5, 8]


def test_whole_turns_between_two_words() -> None:
    script = Script(transcript_of("one two", "three", "four five", "six"))

    assert script.turns_within(1, 5) == [(2, 3), (3, 5)]
    assert script.turns_within(3, 4) == []
