"""Windows that came out badly, placed again together with their neighbours: a landmark
between them may have been wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reader.align.placing.comparison import Kind
from reader.align.placing.division import Part
from reader.align.placing.judge import badness, unlike_run
from reader.align.placing.placer import PlacedPart
from reader.align.script import Script

# So much less text without a good place makes the second look the better.
_GAIN_LETTERS = 8.0
_LEAST_GAIN_LETTERS = 1.0
# A turn that is taken out is better than one in a wrong place, but no more than half as good
# as one in its place.
_ABSENT_SHARE = 0.5
_LONGEST_MS = 400_000


def mended(
    script: Script,
    windows: Sequence[Part],
    results: Sequence[Sequence[PlacedPart]],
    fixed: Iterable[int],
    place_again: Callable[[Part], list[PlacedPart]],
    unlike: float,
) -> list[PlacedPart]:
    """The parts of all ``windows``, in order; ``results`` are those of each.

    ``fixed`` are the words at which a window begins that is certain (a pin): windows are not
    joined over it. Words that score below ``unlike`` are hardly said where they were put.
    """
    certain = set(fixed)
    bad = [_badness(script, result, unlike) for result in results]
    strange = [any(_strange(script, part, unlike) for part in result) for result in results]
    parts: list[PlacedPart] = []
    done = 0
    for index in range(len(windows)):
        if index < done or not (strange[index] or _lacks_at_its_edge(results[index])):
            continue
        low, high = index, index + 1
        if low > done and windows[low].first not in certain:
            low -= 1
        if high < len(windows) and windows[high].first not in certain:
            high += 1
        joined = Part(
            Kind.TEXT,
            windows[low].start_ms,
            windows[high - 1].end_ms,
            windows[low].first,
            windows[high - 1].last,
        )
        if high - low == 1 or joined.end_ms - joined.start_ms > _LONGEST_MS:
            continue
        again = place_again(joined)
        gain = sum(bad[low:high]) - _badness(script, again, unlike)
        if gain < (_GAIN_LETTERS if strange[index] else _LEAST_GAIN_LETTERS):
            continue
        parts.extend(part for result in results[done:low] for part in result)
        parts.extend(again)
        done = high
    parts.extend(part for result in results[done:] for part in result)
    return parts


def _badness(script: Script, parts: Sequence[PlacedPart], unlike: float) -> float:
    misplaced = sum(badness(script, part.part.first, part.placed, unlike) for part in parts)
    absent = sum(
        script.letters(part.part.first, part.part.last)
        for part in parts
        if part.part.kind is Kind.ABSENT
    )
    return misplaced + _ABSENT_SHARE * absent


def _lacks_at_its_edge(parts: Sequence[PlacedPart]) -> bool:
    """Whether words are absent right beside a landmark: one of them may be said behind it."""
    return len(parts) > 1 and Kind.ABSENT in (parts[0].part.kind, parts[-1].part.kind)


def _strange(script: Script, part: PlacedPart, unlike: float) -> bool:
    return unlike_run(script, part.part.first, part.placed, unlike) > 0
