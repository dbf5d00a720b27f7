"""Words heard in a piece of a recording: when each is said, whether they are words at all,
and where between them somebody else may begin to speak."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.align.drafting.draft import DraftWord
from reader.align.engines.base import Placed
from reader.align.sound.pieces import Piece
from reader.align.speakers.voiceprint import WINDOW_MS

# Nobody is interrupted by himself: a stretch of one voice ends at a pause or a sentence.
_PAUSE_MS = 300
_LONG_PAUSE_MS = 700
_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)]*$")
# What a change of speakers costs (nats) before a stretch, by what comes before it.
_COST_AFTER_SENTENCE, _COST_AFTER_PAUSE = 2.0, 4.0
_COST_OF_HASTE = 1.0  # more for no pause at all, less for a long one
# Shorter stretches have no voice; of longer ones so many windows are listened to.
_SHORTEST_MS, _MOST_WINDOWS = 400, 4
# Words that are said take up about all the time that somebody speaks: measured, 0.82 to 0.96
# of it; 0.01 to 0.3 where words were heard in noise or music. A piece in which no word found
# a place at all may be speech all the same, if it is as many words as speech has.
_SAID_SHARE = 0.25
_WORDS_A_SECOND = 1.5
_PLACED, _DOUBTFUL, _GUESSED = 65, 45, 30  # percent
_LETTER_MS = 65


def are_said(piece: Piece, words: int, places: Sequence[Placed | None]) -> bool:
    """Whether so many words heard in a piece are there, or were heard in noise."""
    placed_ms = sum(place.end_ms - place.start_ms for place in places if place is not None)
    if placed_ms:
        return placed_ms >= _SAID_SHARE * piece.speech_ms
    return words * 1000 >= _WORDS_A_SECOND * piece.speech_ms > 0


def with_times(
    piece: Piece, words: Sequence[str], places: Sequence[Placed | None]
) -> list[DraftWord]:
    """The words of a piece with their times in the recording; those without a place share
    the room between their neighbours by their length."""
    found: list[DraftWord] = []
    at = 0
    while at < len(words):
        place = places[at] if at < len(places) else None
        if place is not None:
            start_ms = piece.start_ms + place.start_ms
            end_ms = piece.start_ms + max(place.start_ms + 1, place.end_ms)
            crammed = end_ms - start_ms < 18 * len(words[at])
            sure = _DOUBTFUL if crammed else _PLACED
            found.append(DraftWord(words[at], start_ms, end_ms, True, sure))
            at += 1
            continue
        last = at
        while last < len(words) and (last >= len(places) or places[last] is None):
            last += 1
        following = places[last] if last < len(words) else None
        begin = found[-1].end_ms if found else piece.start_ms
        end = piece.end_ms if following is None else piece.start_ms + following.start_ms
        lengths = [len(word) + 1 for word in words[at:last]]
        room = max(0, min(end - begin, sum(lengths) * _LETTER_MS))
        if not found:
            begin = max(begin, end - room) if following is not None else begin
        done = 0
        for word, length in zip(words[at:last], lengths, strict=True):
            start_ms = begin + room * done // sum(lengths)
            done += length
            end_ms = begin + room * done // sum(lengths)
            found.append(DraftWord(word, start_ms, end_ms, False, _GUESSED))
        at = last
    return found


def is_apart(before: DraftWord, word: DraftWord) -> bool:
    """Whether there is a long pause between the two."""
    return word.start_ms - before.end_ms >= _LONG_PAUSE_MS


def may_change(words: Sequence[DraftWord], number: int) -> bool:
    """Whether somebody else may speak from word ``number`` on."""
    if not number:
        return True
    before = words[number - 1]
    gap = words[number].start_ms - before.end_ms
    return gap >= _PAUSE_MS or _SENTENCE_END.search(before.text) is not None


def change_cost(words: Sequence[DraftWord], number: int) -> float:
    """What it costs to assume (nats) that somebody else speaks from word ``number`` on."""
    if not number:
        return 0.0
    before = words[number - 1]
    gap = words[number].start_ms - before.end_ms
    ended = _SENTENCE_END.search(before.text) is not None
    cost = _COST_AFTER_SENTENCE if ended else _COST_AFTER_PAUSE
    if gap >= _LONG_PAUSE_MS:
        return cost - _COST_OF_HASTE
    return cost if gap >= _PAUSE_MS else cost + _COST_OF_HASTE


def stretches(begins: Sequence[int], end: int) -> list[tuple[int, int]]:
    """(first, last) of each, half open, of which ``begins`` are the first."""
    return list(pairwise([*begins, end]))


def windows_in(begin_ms: int, end_ms: int) -> list[tuple[int, int]]:
    """Where to listen to a stretch of one voice, spread over it."""
    length_ms = end_ms - begin_ms
    if length_ms < _SHORTEST_MS:
        return []
    if length_ms <= WINDOW_MS:
        return [(begin_ms, end_ms)]
    count = min(_MOST_WINDOWS, -(-length_ms // WINDOW_MS))
    room_ms = length_ms - WINDOW_MS
    begins = [begin_ms + room_ms * number // (count - 1) for number in range(count)]
    return [(begin, begin + WINDOW_MS) for begin in begins]
