"""What is to be aligned with what: the whole, or the words between two pins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.align.script import Script
from reader.core.pins import Pin
from reader.core.timing import NO_TIME, Alignment


@dataclass(frozen=True, slots=True)
class Landmark:
    """At ``time_ms``, in a pause or where the user has pinned it, word ``word`` comes next."""

    time_ms: int
    word: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The words from ``start.word`` to ``end.word`` (half open) are said between their times,
    and at the ``pins`` between it is known which word begins. ``is_part``: there are words
    before or after, which are not to be looked at."""

    start: Landmark
    end: Landmark
    pins: tuple[Landmark, ...] = ()
    is_part: bool = False

    def allows(self, mark: Landmark) -> bool:
        """Whether a landmark that was found agrees with what is known."""
        edges = (self.start, *self.pins, self.end)
        return all(
            (mark.time_ms < edge.time_ms) == (mark.word < edge.word)
            and mark.word != edge.word
            and mark.time_ms != edge.time_ms
            for edge in edges
        )


def frame_of(
    script: Script,
    duration_ms: int,
    pins: Sequence[Pin],
    within: tuple[int, int] | None,
    prior: Alignment | None,
) -> Frame:
    """The frame for aligning ``within`` (None: everything). Where no pin stands at its edge
    the times of ``prior`` do. Pins that run backwards are left out: the user's pins are
    applied to the result all the same."""
    rising: list[Landmark] = []
    for pin in sorted(pins, key=lambda pin: (pin.word, pin.start_ms)):
        mark = Landmark(min(pin.start_ms, duration_ms), pin.word)
        if not rising or (mark.time_ms > rising[-1].time_ms and mark.word > rising[-1].word):
            rising.append(mark)
    first, last = within or (0, len(script))
    start = _edge(rising, prior, first, Landmark(0, 0))
    end = _edge(rising, prior, last, Landmark(duration_ms, len(script)))
    inside = tuple(
        mark
        for mark in rising
        if start.word < mark.word < end.word and start.time_ms < mark.time_ms < end.time_ms
    )
    return Frame(start, end, inside, (first, last) != (0, len(script)))


def _edge(
    pins: Sequence[Landmark], prior: Alignment | None, word: int, default: Landmark
) -> Landmark:
    if word == default.word:
        return default
    for mark in pins:
        if mark.word == word:
            return mark
    if prior is not None and prior.start_ms[word] != NO_TIME:
        return Landmark(prior.start_ms[word], word)
    return Landmark(default.time_ms, word)
