"""Chapters, from headings in the text and from a table of contents.

A heading takes its time from the entry of the same title in the contents, in order where
a title comes twice; one that has no entry takes the time of the next anchor in its turn.
Where the text has no headings, each entry of the contents begins at the turn being said
at its time, as far as the text's own times tell.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass

from reader.core.transcript import Anchor, Chapter

_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """``turn`` counts the turns begun before it (or is the one it interrupts, which then
    goes on at ``start_ms``, in ms, where known); ``line`` is its index."""

    title: str
    turn: int
    line: int
    start_ms: int | None = None


def normalise(title: str) -> str:
    """A title without case, punctuation and spacing, for comparison."""
    return _NOT_WORD.sub(" ", title[:300]).strip().casefold()


def chapters_of(
    headings: list[Heading],
    contents: list[tuple[int | None, str]],
    turn_number: array[int],
    anchors: list[Anchor],
) -> tuple[Chapter, ...]:
    """The chapters in text order. ``turn_number`` gives the final number of a turn from
    the count of turns begun, with one entry more than there are turns."""
    total = turn_number[-1]
    if not total:
        return ()
    if headings:
        return _from_headings(headings, contents, turn_number, anchors)
    timed = [(time_ms, title) for time_ms, title in contents if time_ms is not None]
    ordered = sorted(anchors, key=lambda anchor: anchor.time_ms)
    times = [anchor.time_ms for anchor in ordered]
    chapters = []
    for time_ms, title in timed:
        index = bisect_right(times, time_ms) - 1
        chapters.append(Chapter(title, time_ms, ordered[index].turn if index >= 0 else 0))
    return tuple(chapters)


def _from_headings(
    headings: list[Heading],
    contents: list[tuple[int | None, str]],
    turn_number: array[int],
    anchors: list[Anchor],
) -> tuple[Chapter, ...]:
    waiting: dict[str, list[int]] = {}
    for time_ms, title in contents:
        if time_ms is not None:
            waiting.setdefault(normalise(title), []).append(time_ms)
    for times in waiting.values():
        times.reverse()  # so that pop() takes the first
    first_anchor: dict[int, int] = {}
    for anchor in anchors:
        first_anchor.setdefault(anchor.turn, anchor.time_ms)
    total = turn_number[-1]
    chapters = []
    for heading in headings:
        turn = turn_number[heading.turn]
        if turn >= total:
            continue  # nothing is said below it
        entry = waiting.get(normalise(heading.title))
        start = entry.pop() if entry else heading.start_ms
        if start is None:
            start = first_anchor.get(turn)
        chapters.append(Chapter(heading.title, start, turn))
    return tuple(chapters)
