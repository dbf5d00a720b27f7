"""How well an alignment went, in figures."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.doubt import doubtful
from reader.core.timing import Alignment, Provenance
from reader.core.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of words and turns; ``doubtful`` are words of any kind whose time is in doubt,
    ``absent_turns`` turns without any time. Turns without words count as neither."""

    turns: int
    words: int
    measured: int
    given: int
    interpolated: int
    pinned: int
    absent: int
    doubtful: int
    absent_turns: int
    uncovered: int
    uncovered_ms: int
    duration_ms: int


def figures(transcript: Transcript, alignment: Alignment) -> Figures:
    count = alignment.provenance.count
    first_word = transcript.first_word
    absent_turns = 0
    for turn in range(len(transcript)):
        first, end = first_word[turn], first_word[turn + 1]
        if first < end and alignment.provenance.count(Provenance.ABSENT, first, end) == end - first:
            absent_turns += 1
    return Figures(
        turns=len(transcript),
        words=len(alignment),
        measured=count(Provenance.MEASURED),
        given=count(Provenance.SOURCE),
        interpolated=count(Provenance.INTERPOLATED),
        pinned=count(Provenance.PINNED),
        absent=count(Provenance.ABSENT),
        doubtful=doubtful(alignment).count(1),
        absent_turns=absent_turns,
        uncovered=len(alignment.uncovered),
        uncovered_ms=sum(span.end_ms - span.start_ms for span in alignment.uncovered),
        duration_ms=alignment.duration_ms,
    )


def percent(part: int, whole: int) -> str:
    """``98.5 %``: "100 %" and "0 %" only where it is all or nothing."""
    if part == whole:
        return "100 %" if whole else "0 %"
    tenths = min(999, max(1, round(1000 * part / whole))) if part else 0
    return f"{tenths / 10:.1f} %" if tenths else "0 %"
