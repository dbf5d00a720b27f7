from __future__ import annotations

import time
from array import array

import pytest

from reader.core.search import Hit
from reader.core.search_pattern import PatternProblem, find_pattern
from reader.core.transcript import Speaker, Transcript


def _talk(*texts: str) -> Transcript:
    people = (Speaker("Ada"), Speaker("Ben"))
    return Transcript(texts, array("i", [i % 2 for i in range(len(texts))]), people)


def test_a_pattern_is_matched_without_regard_to_case_and_to_the_shape_of_quotes() -> None:
    result = find_pattern(_talk("Don’t and WON’T", "a “word”"), r"\w+n't|\"w\w+\"")
    assert list(result.hits) == [Hit(0, 0, 5), Hit(0, 10, 15), Hit(1, 2, 8)]
    assert result.looked_at == 1.0
    assert list(find_pattern(_talk("a ‘word’"), "‘word").hits) == [Hit(0, 2, 7)]


def test_accents_count_in_a_pattern() -> None:
    assert list(find_pattern(_talk("déjà", "deja"), "deja").hits) == [Hit(1, 0, 4)]


def test_the_edges_of_paragraphs_are_those_of_lines() -> None:
    assert list(find_pattern(_talk("one\ntwo one"), "^one|^two").hits) == [
        Hit(0, 0, 3),
        Hit(0, 4, 7),
    ]


def test_what_is_empty_is_no_hit() -> None:
    assert list(find_pattern(_talk("aab"), "a*").hits) == [Hit(0, 0, 2)]


def test_the_same_limits_as_without_a_pattern() -> None:
    talk = _talk("cat category", "cat")
    assert list(find_pattern(talk, "c.t", whole_word=True, speakers={0}).hits) == [Hit(0, 0, 3)]


@pytest.mark.parametrize(("pattern", "at"), [("a(b", 3), ("ab**", 3), ("[a", 2), ("x{3,1}", 2)])
def test_what_is_no_pattern_is_said_with_the_place(pattern: str, at: int) -> None:
    with pytest.raises(PatternProblem) as caught:
        find_pattern(_talk("a"), pattern)
    assert caught.value.at == at
    assert caught.value.reason
    assert f"character {at + 1}" in str(caught.value)


def test_a_pattern_that_would_never_end_does() -> None:
    talk = _talk("here: word", "word " * 40 + "!" * 3, "word")
    began = time.monotonic()
    result = find_pattern(talk, CATASTROPHE, time_limit_s=0.2)
    assert time.monotonic() - began < 2
    assert result.looked_at == pytest.approx(1 / 3)
    assert result.hits[0].turn == 0, "what was found before is kept"


def test_nobody_waits_any_more() -> None:
    assert find_pattern(_talk("a", "a"), "a", cancelled=lambda: True).looked_at == 0


CATASTROPHE = r"here|(?:\w|\s|\w\s)+[?;]"
