"""Annotations of one version of the real conversation in the other, both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.formats.registry import load_transcript
from tests.benchmarks.reattaching import aligned, judged, random_annotations


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("seed", [11, 12])
def test_annotations_find_the_same_words_and_none_a_wrong_place(
    shared: Path, back: bool, seed: int
) -> None:
    folder = shared / "data" / "transcripts"
    old = load_transcript(folder / "lex-fridman-452.txt")
    new = load_transcript(folder / "lex-fridman-452-stamped.md")
    if back:
        old, new = new, old
    annotations, marks = random_annotations(old, seed)
    tally = judged(aligned(old, new), annotations, marks)
    assert tally.wrong == 0
    assert tally.exact >= 0.995 * tally.findable
