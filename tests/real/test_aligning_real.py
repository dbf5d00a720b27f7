"""Aligning the real recordings: how near the times have to be.

The bars are the project's own, with room for another machine's arithmetic; the benchmark in
tests/benchmarks/align prints the whole distributions.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.align.aligner import align
from reader.align.result import alignment_json
from reader.core.timing import Provenance
from reader.formats.registry import load_transcript
from tests.benchmarks.align.recordings import Recording, recordings
from tests.benchmarks.align.scoring import Distribution, score

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

SAMPLE, READER, ACTED, WORDS = "sample", "reader-4min", "acted-10min", "gold-words"


def starts(shared: Path, folder: Path, name: str, kind: str) -> Distribution:
    """The errors of one kind of start after aligning the recording of that name."""
    known: dict[str, Recording] = {r.name: r for r in recordings(shared, folder)}
    recording = known[name]
    transcript = load_transcript(recording.transcript)
    alignment = align(recording.audio, transcript)
    assert alignment.provenance.count(Provenance.PENDING) == 0
    result = folder / "result.json"
    result.write_text(json.dumps(alignment_json(transcript, alignment)), encoding="utf-8")
    return score(shared, result, recording.gold).starts[kind]


@pytest.mark.parametrize(
    ("name", "kind"), [(SAMPLE, "sentence"), (READER, "turn")], ids=[SAMPLE, READER]
)
def test_clear_speech(shared: Path, tmp_path: Path, name: str, kind: str) -> None:
    found = starts(shared, tmp_path, name, kind)
    assert found.found == found.total
    assert found.ms["p50"] <= 15
    assert found.ms["p95"] <= 60


def test_actors_who_do_not_keep_to_the_script(shared: Path, tmp_path: Path) -> None:
    found = starts(shared, tmp_path, ACTED, "turn")
    assert found.ms["p50"] <= 20
    assert found.ms["p95"] <= 250
    assert found.within["<=1s"] == 100


def test_words_segmented_by_hand(shared: Path, tmp_path: Path) -> None:
    found = starts(shared, tmp_path, WORDS, "word")
    assert found.found == found.total
    assert found.ms["p50"] <= 20
    assert found.ms["p90"] <= 60
