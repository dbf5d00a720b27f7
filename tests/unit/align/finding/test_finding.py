"""Where heard words are from, which of those places make one story, and the pieces heard."""

from __future__ import annotations

import pytest

from reader.align.finding.chain import Sighting, best_chain
from reader.align.finding.finder import Finder, Found
from reader.align.script import Script
from reader.align.sound.pieces import LONGEST_MS, pieces_of
from reader.core.timing import Span
from tests.unit.align.texts import transcript_of

TALK = transcript_of(
    "When you transcribe an hour of speech how much of it do you actually hear?",
    "Less than you would think and more than anybody else does.",
    "It is only on the third pass that I notice the breath before a difficult answer.",
)


@pytest.fixture
def finder() -> Finder:
    return Finder(Script(TALK))


def test_heard_words_are_found_though_some_were_misheard(finder: Finder) -> None:
    found = finder.candidates(finder.encode("it's only on the bird pass that i notice the breadth"))

    assert found[0].first <= 27
    words = [word for _, word in found[0].pairs]
    assert words == sorted(words)
    assert words[0] == 28  # "only"


def test_a_first_word_that_was_misheard_is_counted_to_the_place(finder: Finder) -> None:
    clear = finder.candidates(finder.encode("less than you would think"))[0]
    unclear = finder.candidates(finder.encode("bless than you would think"))[0]

    assert clear.pairs[0] == (0, 15)
    assert (clear.first, clear.last) == (15, 20)
    assert unclear.pairs[0] == (1, 16)


def test_what_is_said_twice_is_found_where_it_goes_on_as_heard() -> None:
    text = "There is no mark for it. A dash, perhaps. A dash is what we all use for it now."
    finder = Finder(Script(transcript_of(text)))

    found = finder.candidates(finder.encode("A dash is what we all use for it"))[0]

    assert found.pairs[0] == (0, 9)


@pytest.mark.parametrize(
    "heard",
    [
        "",
        "of it",
        "a mattress that ships a very comfortable bed and more to your door today",
        "think of the third hour",
    ],
)
def test_other_words_are_found_nowhere(finder: Finder, heard: str) -> None:
    assert finder.candidates(finder.encode(heard)) == []


def _sighting(time_ms: int, first: int, score: float) -> Sighting:
    found = Found(first, first + 5, ((0, first),), 1.0, score)
    return Sighting(time_ms, time_ms + 1000, found)


def test_the_likeliest_story_leaves_out_what_contradicts_it() -> None:
    before, astray, after = _sighting(0, 10, 5), _sighting(1000, 900, 4), _sighting(2000, 30, 5)

    assert best_chain([[before], [astray], [after]]) == [before, after]


def test_of_the_places_of_a_repeated_passage_the_one_in_order_counts() -> None:
    early, late = _sighting(1000, 20, 8), _sighting(1000, 700, 8)
    before, after = _sighting(0, 600, 5), _sighting(2000, 800, 5)

    assert best_chain([[before], [early, late], [after]]) == [before, late, after]


def test_one_piece_is_used_once() -> None:
    twice = [_sighting(0, 10, 5), _sighting(0, 50, 5)]

    assert len(best_chain([twice])) == 1


def _cut_in_the_middle(start_ms: int, end_ms: int) -> int:
    return (start_ms + end_ms) // 2


def test_short_stretches_are_joined_and_pauses_halved() -> None:
    stretches = [Span(1000, 3000), Span(3200, 4000), Span(4300, 7500), Span(9000, 9500)]

    pieces = pieces_of(stretches, 6000, _cut_in_the_middle)

    assert [(p.start_ms, p.end_ms) for p in pieces] == [(750, 7750), (8750, 9750)]
    assert pieces[0].speech_ms == 2000 + 800 + 3200
    assert pieces[1].pause_ms == 1500


def test_speech_without_a_pause_is_cut_where_it_is_quietest() -> None:
    pieces = pieces_of([Span(0, 50_000)], 6000, _cut_in_the_middle)

    assert all(p.end_ms - p.start_ms <= LONGEST_MS + 500 for p in pieces)
    assert [a.end_ms for a in pieces[:-1]] == [b.start_ms for b in pieces[1:]]
    assert sum(p.speech_ms for p in pieces) == 50_000


def test_silence_has_no_pieces() -> None:
    assert pieces_of([], 6000, _cut_in_the_middle) == []
