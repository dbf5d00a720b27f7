"""The index against looking through the texts one by one."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import search_index
from reader.core.search import Hit, find
from reader.core.search_index import TextIndex
from reader.core.transcript import Speaker, Transcript

# What folds to none, to one and to several; apostrophes, white space of several kinds.
CHARACTERS = "aAáb'’ß\u0301\u00ad…ﷺ \u00a0\n-—_1日"
TEXTS = st.lists(st.text(CHARACTERS, max_size=40), max_size=6)
QUERIES = st.text(CHARACTERS, min_size=1, max_size=5)
SPEAKERS = st.none() | st.frozensets(st.integers(-1, 1))


@pytest.fixture(autouse=True, scope="module")
def small_cells() -> Iterator[None]:
    """So that hits fall on every edge there is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_index, "CELL", 16)
        patch.setattr(search_index, "BLOCK", 64)
        patch.setattr(search_index, "CHUNK_CHARACTERS", 40)
        yield


def _talk(texts: list[str]) -> Transcript:
    people = (Speaker("Ada"), Speaker("Ben"))
    return Transcript(texts, array("i", [i % 3 - 1 for i in range(len(texts))]), people)


@given(TEXTS, QUERIES, st.booleans(), SPEAKERS)
def test_the_index_finds_what_stands_there(
    texts: list[str], query: str, whole_word: bool, speakers: frozenset[int] | None
) -> None:
    talk = _talk(texts)
    limits: dict[str, Any] = {"whole_word": whole_word, "speakers": speakers}
    hits = TextIndex(talk.texts).find(talk, query, **limits)
    expected = list(find(talk, query, **limits))
    assert len(hits) == len(expected)
    assert list(hits) == expected
    for turn in range(len(texts)):
        assert list(hits.spans(turn)) == [hit[1:] for hit in expected if hit.turn == turn]


@given(TEXTS, QUERIES, st.integers(0, 6), st.integers(0, 40))
def test_hits_before_a_place_are_counted(
    texts: list[str], query: str, turn: int, char: int
) -> None:
    talk = _talk(texts)
    if turn < len(texts):
        char = min(char, len(texts[turn]))
    hits = TextIndex(talk.texts).find(talk, query)
    expected = sum(1 for hit in find(talk, query) if hit < Hit(turn, char, -1))
    assert hits.index_from(turn, char) == expected


@given(TEXTS)
def test_every_folded_character_comes_from_where_it_stands(texts: list[str]) -> None:
    talk = _talk(texts)
    index = TextIndex(talk.texts)
    for turn, text in enumerate(texts):
        for char in range(len(text)):
            place = index.folded_place(turn, char)
            if place < index.folded_place(turn, char + 1):  # folded to something
                assert index.place(place, 1).start == char
                assert index.place(place, 1).turn == turn
