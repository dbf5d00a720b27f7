from __future__ import annotations

from array import array

import pytest

from reader.core.selection import (
    Granularity,
    Position,
    TextRange,
    everything,
    plain_text,
    quotation,
    range_around,
    words_in,
)
from reader.core.timeline import Timeline
from reader.core.timing import interpolate
from reader.core.transcript import NO_SPEAKER, Speaker, Transcript


@pytest.fixture
def talk() -> Transcript:
    texts = ["Hello there. How are you?\nFine day.", "Yes, Dr. Mee. Quite.", "[music]"]
    return Transcript(texts, array("i", [0, 1, NO_SPEAKER]), (Speaker("Ada"), Speaker("Ben")))


def _said(talk: Transcript, turn: int, char: int, granularity: Granularity) -> str:
    found = range_around(talk, Position(turn, char), granularity)
    return talk.texts[turn][found.start.char : found.end.char]


def test_what_lies_around_a_place(talk: Transcript) -> None:
    assert _said(talk, 0, 8, Granularity.WORD) == "there."
    assert _said(talk, 0, 5, Granularity.WORD) == " "
    assert _said(talk, 0, len(talk.texts[0]), Granularity.WORD) == "day."
    assert _said(talk, 0, 14, Granularity.SENTENCE) == "How are you?"
    assert _said(talk, 1, 6, Granularity.SENTENCE) == "Yes, Dr. Mee."
    assert _said(talk, 0, 30, Granularity.PARAGRAPH) == "Fine day."
    assert _said(talk, 0, 3, Granularity.TURN) == talk.texts[0]
    assert _said(talk, 0, 3, Granularity.CHARACTER) == ""


def test_a_range_knows_its_part_of_each_turn(talk: Transcript) -> None:
    chosen = TextRange.between(Position(1, 3), Position(0, 26))
    assert chosen.within(0, 35) == (26, 35)
    assert chosen.within(1, 20) == (0, 3)
    assert chosen.within(2, 7) is None
    assert list(words_in(talk, chosen)) == [(0, 5), (0, 6), (1, 0)]
    with pytest.raises(ValueError, match="ends before"):
        TextRange(Position(1, 0), Position(0, 5))


def test_plain_text_names_speakers_only_across_turns(talk: Transcript) -> None:
    one = TextRange(Position(0, 17), Position(0, 30))
    assert plain_text(talk, one) == "are you?\n\nFine"
    whole = everything(talk)
    assert whole is not None
    assert plain_text(talk, whole) == (
        "Ada: Hello there. How are you?\n\nFine day.\n\nBen: Yes, Dr. Mee. Quite.\n\n[music]"
    )


def test_a_quotation_says_who_and_when(talk: Transcript) -> None:
    timeline = Timeline(talk, interpolate(talk, [(0, 0), (7, 3_723_000), (11, 3_725_000)]))
    chosen = TextRange(Position(0, 26), Position(1, 4))
    assert quotation(talk, chosen, timeline, link="earmark:x").splitlines()[2:] == [
        "“Yes,” — Ben, 1:02:03",
        "earmark:x",
    ]
    alone = TextRange(Position(2, 0), Position(2, 7))
    assert quotation(talk, alone) == "“[music]”"


def test_nothing_but_white_space_is_nothing(talk: Transcript) -> None:
    assert quotation(talk, TextRange(Position(0, 5), Position(0, 6))) == ""
