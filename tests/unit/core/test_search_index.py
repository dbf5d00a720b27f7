from __future__ import annotations

from array import array
from itertools import pairwise

import pytest

from reader.core import search_index
from reader.core.search import Hit, find
from reader.core.search_hits import ListedHits, SpansByTurn
from reader.core.search_index import Cancelled, TextIndex
from reader.core.transcript import Speaker, Transcript


def _talk(*texts: str) -> Transcript:
    people = (Speaker("Ada"), Speaker("Ben"))
    return Transcript(texts, array("i", [i % 2 for i in range(len(texts))]), people)


def _found(talk: Transcript, query: str, **limits: object) -> list[Hit]:
    return list(TextIndex(talk.texts).find(talk, query, **limits))  # type: ignore[arg-type]


def test_what_differs_in_case_accents_and_typography_is_found_where_it_stands() -> None:
    talk = _talk("Déjà vu", "DEJA VU", "I don’t – really", "dejà\u0300")
    assert _found(talk, "deja") == [Hit(0, 0, 4), Hit(1, 0, 4), Hit(3, 0, 5)]
    assert _found(talk, "DON'T  -") == [Hit(2, 2, 9)]


def test_characters_that_fold_to_several_or_to_none_shift_nothing() -> None:
    talk = _talk("die Straße\u00adn und … hier", "ein ﬁnes  Haus")
    assert _found(talk, "strassen") == [Hit(0, 4, 12)]
    assert _found(talk, "hier") == [Hit(0, 19, 23)]
    assert _found(talk, "fines haus") == [Hit(1, 4, 14)]


def test_no_hit_reaches_from_one_turn_into_the_next() -> None:
    talk = _talk("one two", "three", "")
    assert _found(talk, "two three") == []
    assert _found(talk, "\0") == []
    assert _found(_talk("nul\0nul"), "l\0n") == [Hit(0, 2, 5)]


def test_hits_that_would_overlap_are_counted_from_the_left() -> None:
    assert _found(_talk("aaaaa", "banana"), "aa") == [Hit(0, 0, 2), Hit(0, 2, 4)]
    assert _found(_talk("banana"), "ana") == [Hit(0, 1, 4)]


def test_a_chain_of_overlaps_may_run_through_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "CELL", 8)
    monkeypatch.setattr(search_index, "BLOCK", 64)
    talk = _talk("b" + "a" * 301 + "b" + "a" * 50)
    hits = TextIndex(talk.texts).find(talk, "aaa")
    assert len(hits) == 100 + 16
    assert list(hits) == list(find(talk, "aaa"))


def test_an_alphabet_larger_than_a_byte() -> None:
    talk = _talk("".join(chr(0x4E00 + n) for n in range(400)), "日本語 テスト 日本")
    index = TextIndex(talk.texts)
    assert index.codes.itemsize == 2
    assert list(index.find(talk, "日本")) == [Hit(1, 0, 2), Hit(1, 8, 10)]


def test_who_says_it_is_asked_of_the_transcript_as_it_is_labelled_now() -> None:
    talk = _talk("yes", "yes", "yes")
    index = TextIndex(talk.texts)
    assert [hit.turn for hit in index.find(talk, "yes", speakers={1})] == [1]
    other = talk.relabelled(array("i", [1, 1, 0]), talk.speakers)
    assert [hit.turn for hit in index.find(other, "yes", speakers={1})] == [0, 1]
    assert [hit.turn for hit in index.find(talk, "yes", speakers={0, 1})] == [0, 1, 2]


def test_an_index_takes_little_more_than_two_bytes_a_character() -> None:
    talk = _talk(*["It’s said … so often, isn’t it? " * 40] * 200)
    characters = sum(map(len, talk.texts))
    assert TextIndex(talk.texts).size_bytes < 3 * characters


def test_nothing_is_found_in_nothing() -> None:
    assert _found(_talk(), "a") == []
    assert _found(_talk("", ""), "a") == []
    assert _found(_talk("a"), " \u0301 ") == []
    assert len(TextIndex(["a"]).find(_talk("a"), "a" * 50)) == 0


def test_what_nobody_waits_for_ends() -> None:
    texts = ["word " * 300_000] * 3
    with pytest.raises(Cancelled):
        TextIndex(texts, lambda: True)
    talk = _talk("word")
    with pytest.raises(Cancelled):
        TextIndex(talk.texts).find(talk, "word", cancelled=lambda: True)


@pytest.mark.parametrize("indexed", [True, False])
def test_hits_by_number_by_turn_and_from_a_place_on(indexed: bool) -> None:
    talk = _talk("ab ab", "none", "xx ab", "ab")
    hits = TextIndex(talk.texts).find(talk, "ab") if indexed else ListedHits(find(talk, "ab"))
    assert len(hits) == 4
    assert hits[2] == Hit(2, 3, 5)
    for outside in (-1, 4):
        with pytest.raises(IndexError):
            hits[outside]
    assert hits.of_turn(0) == range(2)
    assert list(hits.spans(2)) == [(3, 5)]
    assert [hits.index_from(*place) for place in ((0, 0), (0, 1), (1, 0), (2, 4), (4, 0))] == [
        0,
        1,
        2,
        3,
        4,
    ]
    by_turn = SpansByTurn(hits, len(talk))
    assert {turn: list(spans) for turn, spans in by_turn.items()} == {
        0: [(0, 2), (3, 5)],
        2: [(3, 5)],
        3: [(0, 2)],
    }
    assert by_turn.get(1) is None
    assert len(by_turn) == 3


@pytest.mark.parametrize("indexed", [True, False])
def test_a_few_hits_stand_for_many(indexed: bool) -> None:
    talk = _talk(*["word " * 50] * 3000)
    hits = TextIndex(talk.texts).find(talk, "word") if indexed else ListedHits(find(talk, "word"))
    few = hits.spread(100)
    assert 50 <= len(few) <= 200
    assert few == sorted(few)
    turns = [0, *(hit.turn for hit in few), 3000]
    assert max(b - a for a, b in pairwise(turns)) < 200
    assert hits.spread(len(hits)) == list(hits)
