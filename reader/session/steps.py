"""Where a step by turns or sentences leads, in ms of the recording. Qt-free.

Back means to the beginning of what is being said; within RESTART_WINDOW_MS of it, to the
one before, as a player's "previous" does with tracks.
"""

from __future__ import annotations

from reader.core.timeline import Cursor, Timeline
from reader.core.transcript import Transcript

RESTART_WINDOW_MS = 1500


def next_turn(timeline: Timeline, position_ms: int) -> int | None:
    """The start of the first turn that begins later; None at the last one."""
    turn = timeline.turn_after(position_ms)
    return None if turn is None else timeline.turn_start(turn)


def previous_turn(timeline: Timeline, position_ms: int) -> int | None:
    """The start of this turn or the one before; of the first turn before all of them."""
    turn = timeline.turn_before(position_ms - RESTART_WINDOW_MS)
    if turn is None:
        turn = timeline.turn_after(-1)
    return None if turn is None else timeline.turn_start(turn)


def next_sentence(transcript: Transcript, timeline: Timeline, cursor: Cursor | None) -> int | None:
    """The start of the first timed sentence after ``cursor`` in the text."""
    turn, word = (0, -1) if cursor is None else (cursor.turn, cursor.word)
    while turn < len(transcript):
        for start in transcript.sentence_starts(turn):
            time_ms = timeline.word_start(turn, start)
            if start > word and time_ms is not None:
                return time_ms
        turn, word = turn + 1, -1
    return None


def previous_sentence(
    transcript: Transcript, timeline: Timeline, cursor: Cursor | None, position_ms: int
) -> int | None:
    """The start of this sentence or the one before; 0 before the first of them."""
    if cursor is None:
        return None
    for turn in range(cursor.turn, -1, -1):
        for start in reversed(transcript.sentence_starts(turn)):
            time_ms = timeline.word_start(turn, start)
            if time_ms is not None and time_ms <= position_ms - RESTART_WINDOW_MS:
                return time_ms
    return 0
