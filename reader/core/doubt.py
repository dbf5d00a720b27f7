"""Where the timing of a text is doubtful, and what the recording does not contain."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.timing import NO_TIME, Alignment, Provenance, Span

DOUBTFUL_BELOW = 50  # percent of confidence, where words were measured
# A text that was only matched with stamps lies between them nearly everywhere: that is how it
# is, and no place to look at. What the stamps' source lacked is.
DOUBTFUL_BELOW_UNMEASURED = 30
GAP_WORDS = 3  # so few sure words between two doubtful ones do not make two places of them

_JUDGED = frozenset((Provenance.MEASURED, Provenance.INTERPOLATED))


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words of a transcript by number, half open: first <= word < end."""

    first: int
    end: int


def doubtful(alignment: Alignment) -> bytes:
    """One byte a word, 1 where its time is in doubt.

    Only what was measured or lies between other words can be: what a file says or the user
    has set is not ours to doubt.
    """
    provenance = alignment.provenance
    measured = Provenance.MEASURED in provenance
    limit = DOUBTFUL_BELOW if measured else DOUBTFUL_BELOW_UNMEASURED
    judged = provenance.translate(bytes(int(kind in _JUDGED) for kind in range(256)))
    low = alignment.confidence.translate(bytes(int(sure < limit) for sure in range(256)))
    both = int.from_bytes(judged) & int.from_bytes(low)
    return both.to_bytes(len(alignment))


def doubtful_spots(alignment: Alignment) -> tuple[WordSpan, ...]:
    """The places to look at, in the text's order: runs of doubtful words, those made one that
    no more than GAP_WORDS other words lie between. A spot begins and ends with a doubtful
    word and holds none that is absent or not looked at."""
    flags = doubtful(alignment)
    untimed = _untimed(alignment)
    spots: list[WordSpan] = []
    at = flags.find(1)
    while at >= 0:
        end = flags.find(0, at)
        end = len(flags) if end < 0 else end
        last = spots[-1] if spots else None
        if last and at - last.end <= GAP_WORDS and untimed.find(1, last.end, at) < 0:
            spots[-1] = WordSpan(last.first, end)
        else:
            spots.append(WordSpan(at, end))
        at = flags.find(1, end)
    return tuple(spots)


def _untimed(alignment: Alignment) -> bytes:
    kinds = (Provenance.ABSENT, Provenance.PENDING)
    return bytes(alignment.provenance).translate(bytes(int(kind in kinds) for kind in range(256)))


def absent_words(alignment: Alignment) -> tuple[WordSpan, ...]:
    """Runs of words that the recording does not contain, in the text's order. None where it
    contains no word at all: then nothing is known rather than everything left out."""
    absent = bytes(alignment.provenance)
    if absent.count(Provenance.ABSENT) == len(absent):
        return ()
    found: list[WordSpan] = []
    at = absent.find(Provenance.ABSENT)
    while at >= 0:
        end = at
        while end < len(absent) and absent[end] == Provenance.ABSENT:
            end += 1
        found.append(WordSpan(at, end))
        at = absent.find(Provenance.ABSENT, end)
    return tuple(found)


def time_of(alignment: Alignment, words: WordSpan) -> Span | None:
    """From the first to the last timed word of ``words``; None without any."""
    starts = [s for s in alignment.start_ms[words.first : words.end] if s != NO_TIME]
    if not starts:
        return None
    return Span(min(starts), max(alignment.end_ms[words.first : words.end]))


def next_spot(spots: Sequence[WordSpan], word: int) -> WordSpan | None:
    """The first of ``spots`` that begins after ``word``."""
    index = bisect_right(spots, word, key=lambda spot: spot.first)
    return spots[index] if index < len(spots) else None


def previous_spot(spots: Sequence[WordSpan], word: int) -> WordSpan | None:
    """The last of ``spots`` that begins before ``word``."""
    index = bisect_left(spots, word, key=lambda spot: spot.first) - 1
    return spots[index] if index >= 0 else None
