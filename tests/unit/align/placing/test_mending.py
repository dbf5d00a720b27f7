"""A window that came out badly gets a second look together with its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reader.align.engines.base import Placed
from reader.align.placing.comparison import Kind
from reader.align.placing.division import Part
from reader.align.placing.mending import mended
from reader.align.placing.placer import PlacedPart
from reader.align.script import Script
from tests.unit.align.texts import transcript_of

EACH = 6  # words a window
SCRIPT = Script(transcript_of(*["wandering through the harbour every morning"] * 5))
UNLIKE = -3.8
GOOD, BAD = 0.5, -9.0


def _part(first: int, last: int) -> Part:
    return Part(Kind.TEXT, first * 400, last * 400, first, last)


WINDOWS = [_part(EACH * n, EACH * (n + 1)) for n in range(5)]


def _placed(part: Part, score: float) -> PlacedPart:
    words = range(part.first, part.last)
    return PlacedPart(part, tuple(Placed(w * 400, w * 400 + 300, score) for w in words))


class Again:
    """The second look; ``score`` is what comes of it."""

    def __init__(self, score: float) -> None:
        self.score = score
        self.asked: list[Part] = []

    def __call__(self, part: Part) -> list[PlacedPart]:
        self.asked.append(part)
        return [_placed(part, self.score)]


def _mended(
    bad: Iterable[int], again: Callable[[Part], list[PlacedPart]], fixed: Iterable[int] = ()
) -> list[PlacedPart]:
    results = [[_placed(window, BAD if n in bad else GOOD)] for n, window in enumerate(WINDOWS)]
    return mended(SCRIPT, WINDOWS, results, fixed, again, UNLIKE)


def test_where_all_is_well_nothing_is_looked_at_again() -> None:
    again = Again(GOOD)

    assert [placed.part for placed in _mended([], again)] == WINDOWS
    assert again.asked == []


def test_a_bad_window_is_placed_again_with_its_neighbours() -> None:
    again = Again(GOOD)

    parts = _mended([2], again)

    joined = _part(EACH, EACH * 4)
    assert again.asked == [joined]
    assert [placed.part for placed in parts] == [WINDOWS[0], joined, WINDOWS[4]]


def test_what_was_not_better_is_forgotten() -> None:
    again = Again(BAD)

    parts = _mended([2], again)

    assert len(again.asked) == 1
    assert [placed.part for placed in parts] == WINDOWS


def test_nothing_is_joined_over_a_pin() -> None:
    again = Again(GOOD)

    _mended([2], again, fixed=[WINDOWS[2].first])

    assert again.asked == [_part(EACH * 2, EACH * 4)]


def test_between_two_pins_there_is_nobody_to_join() -> None:
    again = Again(GOOD)

    parts = _mended([2], again, fixed=[WINDOWS[2].first, WINDOWS[3].first])

    assert again.asked == []
    assert [placed.part for placed in parts] == WINDOWS


def test_every_word_is_there_once_however_many_are_bad() -> None:
    for score in (GOOD, BAD):
        parts = [placed.part for placed in _mended(range(5), Again(score))]

        words = [word for part in parts for word in range(part.first, part.last)]
        assert words == list(range(len(SCRIPT)))
