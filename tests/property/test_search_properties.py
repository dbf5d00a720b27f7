from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from reader.core.search import find, fold
from reader.core.transcript import NO_SPEAKER, Transcript

TEXT = st.text("aAeéÉe\u0301ß’'-—ﬁ日本 \n.b", max_size=60)


def _talk(text: str) -> Transcript:
    return Transcript([text], array("i", [NO_SPEAKER]), ())


@given(TEXT, st.integers(0, 59), st.integers(1, 8))
def test_a_piece_of_the_text_is_found_in_it(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    hits = list(find(_talk(text), piece))
    assert bool(hits) == bool(fold(piece).split())


@given(TEXT, TEXT)
def test_what_is_found_is_the_query_and_nothing_overlaps(text: str, query: str) -> None:
    after = 0
    for hit in find(_talk(text), query):
        assert after <= hit.start < hit.end <= len(text)
        assert " ".join(fold(query).split()) in " ".join(fold(text[hit.start : hit.end]).split())
        after = hit.end
