"""The words of a window to their places, whatever the recording has done to the text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.align.finding.ear import Ear
from reader.align.finding.finder import Finder
from reader.align.placing.comparison import Kind
from reader.align.placing.division import Part
from reader.align.placing.judge import Pace
from reader.align.placing.placer import PlacedPart, Placer
from reader.align.script import Script
from reader.align.sound.reel import Reel
from tests.unit.align.spoken import Hearing, Spoken, nothing
from tests.unit.align.talks import ADVERT, TALK
from tests.unit.align.texts import transcript_of


class Window:
    """All of ``turns`` and all of ``spoken`` as one window."""

    def __init__(self, spoken: Spoken, *turns: str, engines: Hearing | None = None) -> None:
        script, reel = Script(transcript_of(*turns)), Reel(spoken)
        engines = engines or Hearing(spoken)
        ear = Ear(reel, Finder(script), engines, "en", nothing)
        self.placer = Placer(script, Pace(), reel, ear, engines, nothing)
        self.part = Part(Kind.TEXT, 0, spoken.duration_ms, 0, len(script))

    def placed(self) -> list[PlacedPart]:
        parts = self.placer.place(self.part)
        assert (parts[0].part.first, parts[-1].part.last) == (0, self.part.last)
        assert (parts[0].part.start_ms, parts[-1].part.end_ms) == (0, self.part.end_ms)
        for a, b in pairwise(part.part for part in parts):
            assert (a.last, a.end_ms) == (b.first, b.start_ms)
        return parts


def _starts(parts: list[PlacedPart]) -> dict[int, int]:
    return {
        word: place.start_ms
        for part in parts
        for word, place in enumerate(part.placed, part.part.first)
        if place is not None
    }


def _count(*turns: str) -> int:
    return sum(len(turn.split()) for turn in turns)


def test_where_the_text_fits_it_is_fitted_and_nothing_is_heard() -> None:
    spoken = Spoken(*TALK[:4])
    engines = Hearing(spoken)

    parts = Window(spoken, *TALK[:4], engines=engines).placed()

    assert _starts(parts) == dict(enumerate(spoken.start_ms))
    assert all(part.verdict for part in parts)
    assert engines.heard_ms == 0


def test_a_window_too_long_to_be_fitted_is_heard_and_divided() -> None:
    spoken = Spoken(*TALK)
    assert spoken.duration_ms > 50_000

    parts = Window(spoken, *TALK).placed()

    assert len(parts) > 1
    assert _starts(parts) == dict(enumerate(spoken.start_ms))


def test_an_advert_is_uncovered_and_the_words_about_it_are_exact() -> None:
    spoken = Spoken(*TALK[:2], *ADVERT, *TALK[2:4])

    parts = Window(spoken, *TALK[:4]).placed()

    low, high = _count(*TALK[:2]), _count(*TALK[:2], *ADVERT)
    truth = [*spoken.start_ms[:low], *spoken.start_ms[high:]]
    assert _starts(parts) == dict(enumerate(truth))
    uncovered = [part.part for part in parts if part.part.kind is Kind.UNCOVERED]
    assert min(part.start_ms for part in uncovered) <= spoken.start_ms[low]
    assert max(part.end_ms for part in uncovered) >= spoken.end_ms[high - 1]


def test_a_turn_that_is_left_out_is_absent_and_no_other() -> None:
    spoken = Spoken(*TALK[:2], *TALK[3:5])

    parts = Window(spoken, *TALK[:5]).placed()

    absent = [part.part for part in parts if part.part.kind is Kind.ABSENT]
    low, high = _count(*TALK[:2]), _count(*TALK[:3])
    assert [(part.first, part.last) for part in absent] == [(low, high)]
    starts = _starts(parts)
    assert [starts[word] for word in range(low)] == spoken.start_ms[:low]
    assert [starts[word] for word in range(high, _count(*TALK[:5]))] == spoken.start_ms[low:]


def test_a_window_without_words_to_say_is_uncovered() -> None:
    parts = Window(Spoken(*TALK[:1]), "\u2014 [applause]").placed()

    assert [part.part.kind for part in parts] == [Kind.UNCOVERED]


@pytest.mark.parametrize("window", [1, 14])
def test_over_what_kills_the_engines_words_have_no_place_and_are_in_doubt(window: int) -> None:
    spoken = Spoken(*TALK[:window])

    parts = Window(spoken, *TALK[:window], engines=Hearing(spoken, dies=True)).placed()

    assert _starts(parts) == {}
    assert not any(part.verdict for part in parts if part.part.kind is Kind.TEXT)


def test_what_has_come_out_badly_is_not_fitted_twice() -> None:
    spoken = Spoken(*TALK[4:6])
    engines = Hearing(spoken)
    window = Window(spoken, *TALK[:2], engines=engines)  # none of it is said there

    first = window.placer.fit(window.part)
    fitted = engines.fitted
    again = window.placer.fit(window.part)

    assert not first.verdict
    assert again is first
    assert engines.fitted == fitted


def test_placed_again_everything_is_heard_first() -> None:
    spoken = Spoken(*TALK[:4])
    engines = Hearing(spoken)
    window = Window(spoken, *TALK[:4], engines=engines)

    parts = window.placer.place_again(window.part)

    assert engines.heard_ms >= spoken.end_ms[-1] - spoken.start_ms[0]
    assert _starts(parts) == dict(enumerate(spoken.start_ms))
