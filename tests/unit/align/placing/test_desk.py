"""Windows placed side by side, and what is told of it."""

from __future__ import annotations

import threading
from itertools import pairwise

import pytest

from reader.align.engines.base import EngineProblem, Placed
from reader.align.finding.ear import Check
from reader.align.placing.comparison import Kind
from reader.align.placing.desk import Desk, Place
from reader.align.placing.division import Part
from reader.align.placing.placer import PlacedPart
from reader.align.progress import Cancelled, Progress
from reader.align.script import Script
from reader.align.sound.reel import Reel
from reader.core.timing import Span
from tests.unit.align.spoken import Spoken, nothing
from tests.unit.align.texts import transcript_of

WORDS = "one two three four five six seven eight nine ten"
SPOKEN = Spoken(WORDS)
WINDOWS = [Part(Kind.TEXT, n * 500, (n + 1) * 500, 2 * n, 2 * n + 2) for n in range(5)]
PATIENCE_S = 30


def _evenly(window: Part) -> list[PlacedPart]:
    at = window.start_ms
    return [PlacedPart(window, (Placed(at, at + 200, 0.5), Placed(at + 250, at + 450, 0.5)))]


def _desk(place: Place, told: list[Progress], check: Check = nothing) -> Desk:
    script = Script(transcript_of(WORDS))
    return Desk(script, place, Reel(SPOKEN), told.append, check)


def test_what_was_ordered_is_told_once_with_its_words() -> None:
    told: list[Progress] = []
    desk = _desk(_evenly, told)

    desk.order(WINDOWS[1:3])
    results = desk.finish(WINDOWS)
    desk.close()

    assert [parts[0].part for parts in results] == WINDOWS
    firsts = sorted(words.first for progress in told for words in progress.words)
    assert firsts == [0, 2, 4, 6, 8]
    assert told[-1].done == (Span(0, 2500),)
    assert told[-1].done_ms == 2500
    assert all(a.done_ms < b.done_ms for a, b in pairwise(told))
    assert told[-1].working is None


def test_windows_are_placed_side_by_side() -> None:
    both = threading.Barrier(2)

    def place(window: Part) -> list[PlacedPart]:
        both.wait(PATIENCE_S)  # nobody comes through alone
        return _evenly(window)

    desk = _desk(place, [])
    desk.finish(WINDOWS[:4])
    desk.close()


def test_what_goes_wrong_with_a_window_ends_it() -> None:
    def place(window: Part) -> list[PlacedPart]:
        raise EngineProblem("There is no such engine.")

    desk = _desk(place, [])

    with pytest.raises(EngineProblem):
        desk.finish(WINDOWS)
    desk.close()


def test_who_waits_for_windows_can_end_it_and_nothing_more_is_begun() -> None:
    begun: list[Part] = []
    go_on = threading.Event()

    def place(window: Part) -> list[PlacedPart]:
        begun.append(window)
        assert go_on.wait(PATIENCE_S)
        return _evenly(window)

    def check() -> None:
        if begun:
            raise Cancelled("Enough.")

    desk = _desk(place, [], check)
    with pytest.raises(Cancelled):
        desk.finish(WINDOWS)
    desk.close()
    count = len(begun)
    go_on.set()

    for thread in threading.enumerate():
        if thread.name.startswith("placing"):
            thread.join(PATIENCE_S)
    assert len(begun) == count
