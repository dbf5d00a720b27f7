"""The whole way from a recording to word times, by the engines that Earmark brings."""

from __future__ import annotations

from itertools import chain

import pytest

from reader.align.aligner import AlignOptions, align
from reader.align.progress import Cancelled, Progress
from reader.core.resources import resource
from reader.core.timing import Alignment, Provenance
from reader.core.transcript import Transcript
from reader.formats.alignment_file import read_alignment
from reader.formats.registry import load_transcript

AUDIO = resource("sample", "the-slow-ear.mp3")
ONE_PROCESS = AlignOptions(jobs=1)


@pytest.fixture(scope="module")
def talk() -> Transcript:
    return load_transcript(resource("sample", "the-slow-ear.txt"))


@pytest.fixture(scope="module")
def prior(talk: Transcript) -> Alignment:
    """Of it the beginnings of sentences are exact."""
    return read_alignment(resource("sample", "the-slow-ear.earmark.json"), talk)


@pytest.mark.parametrize("at", ["beginning", "end"])
def test_a_part_is_aligned_again_and_the_rest_stays(
    talk: Transcript, prior: Alignment, at: str
) -> None:
    total = talk.word_count
    within = (0, talk.first_word[2]) if at == "beginning" else (talk.first_word[-3], total)

    again = align(AUDIO, talk, options=ONE_PROCESS, within=within, prior=prior)

    assert Provenance.PENDING not in again.provenance
    for word in chain(range(within[0]), range(within[1], total)):
        assert again.start_ms[word] == prior.start_ms[word]
    inside = range(*within)
    assert {again.provenance[word] for word in inside} == {Provenance.MEASURED}
    exact = [word for word in inside if prior.provenance[word] == Provenance.SOURCE]
    assert max(abs(again.start_ms[word] - prior.start_ms[word]) for word in exact) <= 60


def test_what_one_listens_to_comes_first_from_the_very_beginning(talk: Transcript) -> None:
    """Who begins to listen while it is being aligned is at its first word."""
    reports: list[Progress] = []

    def half_is_done() -> bool:
        return bool(reports) and reports[-1].done_ms > reports[-1].total_ms / 2

    with pytest.raises(Cancelled):
        align(AUDIO, talk, options=ONE_PROCESS, progress=reports.append, cancel=half_is_done)
    assert reports[-1].done[0].start_ms == 0
