"""The voices of a transcript's turns, from a few seconds of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reader.align.speakers.voiceprint import WINDOW_MS, Floats, VoiceEncoder
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.core.transcript import Transcript

# Of a turn so much is listened to, spread over it: more tells little more.
WINDOWS_A_TURN = 5
# Less speech than this tells nothing.
SHORTEST_MS = 1000
_PAUSE_MS = 250  # a longer one is cut out
_BATCH = 64
_PLACED = {Provenance.MEASURED, Provenance.SOURCE, Provenance.PINNED}


class Readable(Protocol):
    """A recording; see ``sound.decode.Sound``."""

    def read(self, start_ms: int, end_ms: int) -> NDArray[np.int16]: ...


@dataclass(frozen=True)
class TurnVoices:
    """Row i of ``totals`` is the sum of the prints of turn i, each weighed by how much of a
    window was heard; ``counts[i]`` the sum of these weights, 0 where nothing was."""

    totals: Floats
    counts: Floats


def turn_voices(
    sound: Readable,
    transcript: Transcript,
    alignment: Alignment,
    encoder: VoiceEncoder,
    check: Callable[[], None],
) -> TurnVoices:
    """Listen to each turn that has words with measured times. ``check`` is called all along
    and may raise, to end it."""
    turns = len(transcript)
    totals = np.zeros((turns, 256), np.float32)
    counts = np.zeros(turns, np.float32)
    batch: list[tuple[int, NDArray[np.int16]]] = []

    def flush() -> None:
        for (turn, window), row in zip(batch, encoder.prints([w for _, w in batch]), strict=True):
            weight = len(window) / (WINDOW_MS * 16)
            totals[turn] += row * weight
            counts[turn] += weight
        batch.clear()

    spans = [speech_of(transcript, alignment, turn) for turn in range(turns)]
    for turn in sorted(
        range(turns), key=lambda turn: spans[turn][0].start_ms if spans[turn] else 0
    ):
        check()
        for pieces in windows_of(spans[turn], WINDOWS_A_TURN):
            heard = [sound.read(piece.start_ms, piece.end_ms) for piece in pieces]
            window = np.concatenate(heard)
            if len(window) >= SHORTEST_MS * 16:
                batch.append((turn, window))
        if len(batch) >= _BATCH:
            flush()
    if batch:
        flush()
    return TurnVoices(totals, counts)


def speech_of(transcript: Transcript, alignment: Alignment, turn: int) -> list[Span]:
    """Where the words of ``turn`` sound, in order, short pauses included; nowhere if not one
    of them has a time that was measured or given."""
    first, last = transcript.first_word[turn], transcript.first_word[turn + 1]
    if not any(source in _PLACED for source in alignment.provenance[first:last]):
        return []
    found: list[Span] = []
    for word in range(first, last):
        start_ms, end_ms = alignment.start_ms[word], alignment.end_ms[word]
        if start_ms == NO_TIME:
            continue
        if found and 0 <= start_ms - found[-1].end_ms <= _PAUSE_MS:
            found[-1] = Span(found[-1].start_ms, max(end_ms, found[-1].end_ms))
        elif not found or start_ms > found[-1].end_ms:
            found.append(Span(start_ms, end_ms))
    return found


def windows_of(spans: Sequence[Span], most: int) -> list[list[Span]]:
    """Up to ``most`` windows spread over ``spans``, each the pieces of it that make up
    WINDOW_MS together; one shorter window where there is less; none for less than
    SHORTEST_MS."""
    ends = list(accumulate(span.end_ms - span.start_ms for span in spans))
    length_ms = ends[-1] if ends else 0
    if length_ms < SHORTEST_MS:
        return []
    count = min(most, max(1, length_ms // WINDOW_MS))
    room_ms = max(0, length_ms - WINDOW_MS)
    begins = [room_ms * number // max(1, count - 1) for number in range(count)]
    if count == 1:
        begins = [room_ms // 2]
    return [_pieces(spans, ends, begin, min(length_ms, begin + WINDOW_MS)) for begin in begins]


def _pieces(spans: Sequence[Span], ends: list[int], begin: int, end: int) -> list[Span]:
    """What lies from ``begin`` to ``end`` ms of the spans put end to end."""
    found = []
    for number in range(bisect_right(ends, begin), len(spans)):
        before = ends[number - 1] if number else 0
        if before >= end:
            break
        shift = spans[number].start_ms - before
        found.append(Span(max(begin, before) + shift, min(end, ends[number]) + shift))
    return found
