"""Times moved over to another rendition of the same recording."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest

from reader.align.finding.ear import Ear
from reader.align.finding.finder import Finder
from reader.align.placing.comparison import Kind
from reader.align.placing.division import Part
from reader.align.placing.judge import Pace
from reader.align.placing.placer import Placer
from reader.align.placing.rendition import Rendition
from reader.align.script import Script
from reader.align.sound.reel import Reel
from reader.core.timing import Alignment, Provenance
from tests.unit.align.spoken import Hearing, Spoken, nothing
from tests.unit.align.talks import ADVERT, TALK
from tests.unit.align.texts import transcript_of

TURNS = TALK[:6]
HALF = sum(len(turn.split()) for turn in TURNS[:3])
TOTAL = sum(len(turn.split()) for turn in TURNS)
SHIFT = sum(len(sentence.split()) for sentence in ADVERT)


@pytest.fixture(scope="module")
def before() -> Spoken:
    return Spoken(*TURNS, TALK[6])


@pytest.fixture
def prior(before: Spoken) -> Alignment:
    """Of the recording before: every word measured, no two equally sure."""
    count = len(before.words)
    return Alignment(
        array("q", before.start_ms),
        array("q", before.end_ms),
        bytearray([Provenance.MEASURED]) * count,
        bytearray(range(30, 30 + count)),
    )


def _rendition(spoken: Spoken, prior: Alignment) -> tuple[Rendition, Hearing]:
    script, reel, engines = Script(transcript_of(*TURNS, TALK[6])), Reel(spoken), Hearing(spoken)
    ear = Ear(reel, Finder(script), engines, "en", nothing)
    placer = Placer(script, Pace(), reel, ear, engines, nothing)
    return Rendition(prior, reel, placer), engines


def _window(spoken: Spoken, first: int, last: int, shift: int = 0) -> Part:
    """The words ``first`` to ``last``, which in ``spoken`` are ``shift`` words farther on."""
    begin, end = spoken.start_ms[first + shift] - 300, spoken.start_ms[last + shift] - 300
    return Part(Kind.TEXT, begin, end, first, last)


def test_after_an_advert_all_words_move_by_its_length(prior: Alignment) -> None:
    now = Spoken(*TURNS[:3], *ADVERT, *TURNS[3:], TALK[6])
    rendition, engines = _rendition(now, prior)

    part = rendition.moved(_window(now, HALF, TOTAL, SHIFT))

    assert part is not None
    assert part.known is not None
    assert part.known.first == HALF
    assert list(part.known.start_ms) == now.start_ms[HALF + SHIFT : TOTAL + SHIFT]
    assert list(part.known.end_ms) == now.end_ms[HALF + SHIFT : TOTAL + SHIFT]
    assert part.known.confidence == bytes(prior.confidence[HALF:TOTAL])
    assert engines.fitted < TOTAL - HALF  # only about its edges


def test_a_window_with_an_advert_in_it_is_placed_anew(prior: Alignment) -> None:
    now = Spoken(*TURNS[:3], *ADVERT, *TURNS[3:], TALK[6])
    rendition, _ = _rendition(now, prior)
    begin, end = now.start_ms[0] - 300, now.start_ms[TOTAL + SHIFT] - 300
    window = Part(Kind.TEXT, begin, end, 0, TOTAL)

    parts = rendition.place(window)

    assert rendition.moved(window) is None
    assert Kind.UNCOVERED in {part.part.kind for part in parts}
    assert all(part.known is None for part in parts)


@pytest.mark.parametrize("kind", [Provenance.ABSENT, Provenance.PENDING])
def test_where_words_had_no_time_they_are_looked_for(
    before: Spoken, prior: Alignment, kind: Provenance
) -> None:
    provenance = bytearray(prior.provenance)
    provenance[HALF + 2] = kind
    rendition, _ = _rendition(before, replace(prior, provenance=provenance))

    assert rendition.moved(_window(before, HALF, TOTAL)) is None


def test_what_was_never_measured_is(before: Spoken, prior: Alignment) -> None:
    guessed = bytearray([Provenance.INTERPOLATED]) * len(prior)
    rendition, _ = _rendition(before, replace(prior, provenance=guessed))

    parts = rendition.place(_window(before, HALF, TOTAL))

    placed = [place for part in parts for place in part.placed]
    assert [place.start_ms for place in placed if place] == before.start_ms[HALF:TOTAL]
