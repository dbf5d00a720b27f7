"""Whatever is typed and whatever is said: the index and the marks agree."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.storage.full_text import FullTextIndex, IndexedText
from reader.storage.full_text_query import spans_of, terms_of
from reader.storage.full_text_search import Found, search, snippet_of

ALL = {1: 0.0, 2: 0.0}
_LETTERS = "ab cdé ß 'ﬁ’\"-*^:(){}+.,\n翠鸟カワ\u0e01\u0e32ñ̃1_İ"
texts = st.text(st.sampled_from(_LETTERS), max_size=30) | st.text(max_size=30)
conversations = st.lists(texts, min_size=1, max_size=5)


@given(conversations, texts)
def test_nothing_that_can_be_typed_is_an_error(said: list[str], typed: str) -> None:
    with tempfile.TemporaryDirectory() as folder, FullTextIndex(Path(folder)) as index:
        index.put(1, "h", IndexedText(said, [-1] * len(said), ()))
        found = search(index, typed, ALL)
        if not terms_of(typed):
            assert found == Found()
        for document in found.documents:
            for place in document.places:
                assert all(0 <= a < b <= len(place.snippet) for a, b in place.marks)


@given(conversations, st.data())
def test_a_word_that_stands_there_is_found_and_marked(said: list[str], data: st.DataObject) -> None:
    turn = data.draw(st.integers(0, len(said) - 1))
    words = said[turn].split()
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    if not terms_of(word):
        return
    with tempfile.TemporaryDirectory() as folder, FullTextIndex(Path(folder)) as index:
        index.put(1, "h", IndexedText(said, [-1] * len(said), ()))
        (document,) = search(index, word, ALL).documents
        assert turn in document.turns


@given(conversations, conversations)
def test_what_was_taken_out_leaves_nothing(said: list[str], other: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, FullTextIndex(Path(folder)) as index:
        index.put(1, "h", IndexedText(said, [-1] * len(said), ()))
        index.put(2, "i", IndexedText(other, [-1] * len(other), ()))
        index.remove(1)
        # FTS5 checks its own structure, and counts what is in it.
        index.rows("INSERT INTO turns (turns) VALUES ('integrity-check')")
        for text in said:
            found = search(index, text, ALL)
            assert all(document.document_id == 2 for document in found.documents)


@given(texts, texts)
def test_marks_are_in_order_apart_and_within(text: str, typed: str) -> None:
    spans = spans_of(terms_of(typed), text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    snippet, marks = snippet_of(text, spans)
    assert "\n" not in snippet
    assert [snippet[a:b].replace("\n", " ") for a, b in marks] == [
        text[a:b].replace("\n", " ") for a, b in spans[: len(marks)]
    ]
