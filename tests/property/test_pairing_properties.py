"""However an archive is laid out, no file is used twice and no recording is lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.pairing import find_pairs
from reader.session.companions import TEXT_SUFFIXES

FOLDERS = st.sampled_from(["", "a", "b", "a/c"])
STEMS = st.sampled_from(["one", "One", "two", "two.en", "three.mp3", "audio", "text"])
SUFFIXES = st.sampled_from([".mp3", ".wav", ".txt", ".md", ".srt", ".earmark.json", ".pdf"])


@given(st.sets(st.tuples(FOLDERS, STEMS, SUFFIXES), max_size=14))
def test_pairs(names: set[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for below, stem, suffix in names:
            (folder / below).mkdir(parents=True, exist_ok=True)
            (folder / below / (stem + suffix)).touch()
        found = find_pairs(folder)
        everything = {path for path in folder.rglob("*") if path.is_file()}
    recordings = [pair.audio for pair in found.pairs] + [*found.lonely, *found.spare]
    assert sorted(recordings) == sorted(p for p in everything if p.suffix in (".mp3", ".wav"))
    texts = [text for pair in found.pairs for text in pair.texts]
    assert len(texts) == len(set(texts))
    assert {text.suffix for text in texts} <= set(TEXT_SUFFIXES)
    assert all(pair.texts or pair.timed for pair in found.pairs)
    assert list(found.pairs) == sorted(found.pairs, key=lambda pair: pair.audio)
