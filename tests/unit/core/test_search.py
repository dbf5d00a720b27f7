from __future__ import annotations

from array import array

from reader.core.search import Hit, find
from reader.core.transcript import Speaker, Transcript


def _talk(*texts: str) -> Transcript:
    people = (Speaker("Ada"), Speaker("Ben"))
    return Transcript(texts, array("i", [i % 2 for i in range(len(texts))]), people)


def test_case_accents_quotes_and_dashes_do_not_matter() -> None:
    talk = _talk("Déjà vu", "DEJA VU", "I don’t – really", "dejà\u0300")
    assert list(find(talk, "deja")) == [Hit(0, 0, 4), Hit(1, 0, 4), Hit(3, 0, 5)]
    assert list(find(talk, "DON'T -")) == [Hit(2, 2, 9)]


def test_characters_that_fold_to_several_are_found_whole() -> None:
    assert list(find(_talk("die Straße hier"), "strasse")) == [Hit(0, 4, 10)]
    assert list(find(_talk("a ﬁne day"), "fine")) == [Hit(0, 2, 5)]


def test_white_space_matches_any_white_space() -> None:
    assert list(find(_talk("one\ntwo  three"), " two   three ")) == [Hit(0, 4, 14)]
    assert list(find(_talk("one\ntwo"), "one two")) == [Hit(0, 0, 7)]


def test_whole_words_only() -> None:
    talk = _talk("cat category concat cat's 'cat' cat")
    assert [hit.start for hit in find(talk, "cat", whole_word=True)] == [0, 27, 32]


def test_only_what_some_people_say() -> None:
    assert list(find(_talk("yes", "yes"), "yes", speakers={1})) == [Hit(1, 0, 3)]


def test_nothing_to_compare_finds_nothing() -> None:
    assert list(find(_talk("a b"), "  ")) == []
    assert list(find(_talk("a b"), "\u0301")) == []
