"""Words, whatever they are written with: all that is written, once, and in order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.core.transcript import count_words, word_spans, words_in

_LETTERS = "ab é.,“”「」（）・ー々っょきャｶﾞ字葛\U000e0100\u3099เมืไ้ำខ្មမြ့שعﷺ한🙂 \n\u3000"
TEXTS = st.text(st.one_of(st.sampled_from(_LETTERS), st.characters()), max_size=60)


@given(TEXTS)
def test_every_character_but_white_space_is_in_one_word(text: str) -> None:
    spans = word_spans(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    inside = "".join(text[start:end] for start, end in spans)
    assert inside == "".join(text.split())


@given(TEXTS)
def test_words_are_counted_as_they_are_found(text: str) -> None:
    words = words_in(text)
    assert [text[start:end] for start, end in word_spans(text)] == words
    assert count_words(text) == len(words)
