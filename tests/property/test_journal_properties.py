"""What is kept of the engines' answers, whatever happens to the file; what is cut of texts."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.align.engines.language import detect_language
from reader.align.engines.repetition import cut_runaway
from reader.align.journal import Journal

values = st.recursive(
    st.integers() | st.text() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(st.none() | inner),
    max_leaves=8,
)
puts = st.lists(st.tuples(st.text(max_size=8), values), min_size=1, max_size=8)


@given(puts, puts, st.data())
def test_a_journal_torn_anywhere_tells_the_truth(
    first: list[tuple[str, object]], second: list[tuple[str, object]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.journal"
        journal = Journal(path)
        sizes = []
        for key, value in first:
            journal.put(key, value)
            sizes.append(path.stat().st_size)
        journal.close()
        size = data.draw(st.integers(0, sizes[-1]), label="size")
        os.truncate(path, size)

        # A line that lacks nothing but its end is whole.
        whole = [put for put, end in zip(first, sizes, strict=True) if end <= size + 1]
        again = Journal(path)
        known = dict(whole)
        assert len(again) == len(known)
        for key, value in known.items():
            assert again.get(key) == value
        for key, value in second:
            again.put(key, value)
        again.close()
        last = Journal(path)
        for key, value in (known | dict(second)).items():
            assert last.get(key) == value
        assert last.warning == ""
        last.close()


@given(st.binary(max_size=200))
def test_any_file_is_read_or_put_aside_but_never_lost(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.journal"
        path.write_bytes(content)
        journal = Journal(path)
        journal.put("key", [1])
        assert journal.get("key") == [1]
        journal.close()
        aside = [other.read_bytes() for other in Path(folder).iterdir() if other != path]
        header = b'{"earmark":"journal","version":1}\n'
        assert aside == ([] if header.startswith(content) else [content])


@given(st.text(), st.floats(0, 30))
def test_what_is_left_of_a_text_is_its_beginning(text: str, duration_s: float) -> None:
    left, cut = cut_runaway(text, duration_s)
    assert " ".join(text.split()).startswith(left)
    assert cut_runaway(left, 1000.0)[0] == left
    if not cut and any(letter.isalnum() for letter in text):
        assert left == " ".join(text.split())


@given(st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=1, max_size=8))
def test_any_few_words_said_again_and_again_are_cut(unit: list[str]) -> None:
    text, cut = cut_runaway(" ".join(unit * 16), 1000.0)
    assert cut
    assert len(text.split()) < len(unit)


@given(st.lists(st.text()))
def test_any_texts_have_a_language_or_none(texts: list[str]) -> None:
    assert len(detect_language(texts)) in {0, 2}
