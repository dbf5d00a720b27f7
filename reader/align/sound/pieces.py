"""The recording cut at its pauses: pieces to be heard, and where to cut between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reader.core.timing import Span

# Pieces to be heard: recognisers do best with a few seconds of connected speech.
COARSE_MS = 6000
FINE_MS = 900
LONGEST_MS = 14_000
# A cut lies in the middle of its pause, but not farther than this from the speech.
_MARGIN_MS = 250

# (from, to) in ms of the recording -> the best place to cut in between.
BestCut = Callable[[int, int], int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Speech between two cuts, ``start_ms`` to ``end_ms``; ``speech_ms`` of it is voiced.

    ``pause_ms`` is how long the pause before it is, 0 where a cut was made in running
    speech.
    """

    start_ms: int
    end_ms: int
    speech_ms: int
    pause_ms: int


def pieces_of(stretches: Iterable[Span], target_ms: int, best_cut: BestCut) -> list[Piece]:
    """The stretches of speech joined over short pauses until they last ``target_ms``, and
    those that last longer than LONGEST_MS cut where they are quietest."""
    parts = [part for stretch in stretches for part in _cut(stretch, best_cut)]
    groups: list[list[Span]] = []
    for part in parts:
        if groups:
            begin = groups[-1][0].start_ms
            pause = part.start_ms - groups[-1][-1].end_ms
            long_enough = groups[-1][-1].end_ms - begin >= target_ms
            if not long_enough and part.end_ms - begin <= LONGEST_MS and pause < target_ms:
                groups[-1].append(part)
                continue
        groups.append([part])
    pieces: list[Piece] = []
    edge = groups[0][0].start_ms - _MARGIN_MS if groups else 0
    before = edge - 10 * _MARGIN_MS
    edge = max(0, edge)
    for number, group in enumerate(groups):
        begin, end = group[0].start_ms, group[-1].end_ms
        following = groups[number + 1][0].start_ms if number + 1 < len(groups) else None
        pause = 2 * _MARGIN_MS if following is None else following - end
        stop = end + min(pause // 2, _MARGIN_MS)
        pieces.append(Piece(edge, stop, sum(p.end_ms - p.start_ms for p in group), begin - before))
        before = end
        edge = stop if following is None else following - min((pause + 1) // 2, _MARGIN_MS)
    return pieces


def _cut(stretch: Span, best_cut: BestCut) -> list[Span]:
    if stretch.end_ms - stretch.start_ms <= LONGEST_MS:
        return [stretch]
    middle = (stretch.start_ms + stretch.end_ms) // 2
    third = (stretch.end_ms - stretch.start_ms) // 6
    cut = best_cut(middle - third, middle + third)
    cut = min(max(cut, stretch.start_ms + 1), stretch.end_ms - 1)
    return [
        *_cut(Span(stretch.start_ms, cut), best_cut),
        *_cut(Span(cut, stretch.end_ms), best_cut),
    ]


def pieces_between(pieces: Sequence[Piece], start_ms: int, end_ms: int) -> list[Piece]:
    """Those whose middle lies between the two."""
    return [p for p in pieces if start_ms <= (p.start_ms + p.end_ms) // 2 < end_ms]


def speech_ms(pieces: Iterable[Piece]) -> int:
    """How long somebody speaks in all of them."""
    return sum(piece.speech_ms for piece in pieces)
