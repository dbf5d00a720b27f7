"""Words beside pauses, put right by where the sound itself begins.

Forced alignment knows a voice by models of others. Where a voice is odd (an effect, a
shout, a telephone) it may take the beginning of a stretch of speech for noise, and begin
the first word late; or find something like a short word at the end of the stretch before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.align.engines.base import Placed, Samples
from reader.align.script import Script
from reader.align.sound.activity import level_db
from reader.core.timing import Span

# A stretch is marked from a little before its sound.
_MARGIN_MS = 28
# So little may lie between the stretch's beginning and the word's: the aligner knows better.
_AGREES_MS = 50
_LONGEST_CLAIM_MS = 2500
# What comes before a voice (a breath) is fainter than the voice by more than this.
_FAINTER_DB = 14.0
# A breath lasts longer than this; the beginning of a "k" or an "s" does not.
_CONSONANT_MS = 130
_CONSONANT_DB = 30.0
_VOICE_MS = 400
_STRAY_PAUSE_MS = 600
_STRAY_NEAR_MS = 400
_LEAST_WORD_MS = 40
_PUNCTUATION = ",;:.!?…—–-"


def settled(
    script: Script,
    first: int,
    placed: Sequence[Placed | None],
    stretches: Sequence[Span],
    samples: Samples,
    origin_ms: int,
) -> tuple[Placed | None, ...]:
    """``placed`` with the words beside pauses moved to where they are heard.

    One entry a word from ``first`` on; ``placed`` and ``stretches`` (rising) in ms of the
    recording, ``samples`` from ``origin_ms`` on.
    """
    settled = list(placed)
    numbers = [number for number, place in enumerate(placed) if place is not None]
    starts = [stretch.start_ms for stretch in stretches]
    levels = level_db(samples)
    for index, number in enumerate(numbers):
        place = settled[number]
        before = settled[numbers[index - 1]] if index else None
        after = settled[numbers[index + 1]] if index + 1 < len(numbers) else None
        assert place is not None
        if after is not None and _is_stray(script, first + number, before, place, after):
            begin = _onset_between(starts, place.end_ms, after.start_ms)
            if begin is not None:
                pair = (first + number, first + numbers[index + 1])
                settled[number], settled[numbers[index + 1]] = _rejoined(
                    script, pair, min(begin + _MARGIN_MS, after.start_ms), place, after
                )
                continue
        free_ms = before.end_ms if before is not None else origin_ms
        begin = _onset_between(starts, free_ms, place.start_ms - _AGREES_MS)
        if begin is None or place.start_ms - begin > _LONGEST_CLAIM_MS:
            continue
        stretch = stretches[bisect_right(starts, begin) - 1]
        if stretch.end_ms < place.start_ms:
            continue
        if _is_voice(levels, begin - origin_ms, place.start_ms - origin_ms):
            settled[number] = Placed(begin + _MARGIN_MS, place.end_ms, place.score)
    return tuple(settled)


def _onset_between(starts: Sequence[int], low_ms: int, high_ms: int) -> int | None:
    """The last stretch's beginning between the two, if there is one."""
    index = bisect_right(starts, high_ms) - 1
    return starts[index] if index >= 0 and starts[index] >= low_ms else None


def _is_stray(
    script: Script, word: int, before: Placed | None, place: Placed, after: Placed
) -> bool:
    """Whether a sentence's first word stands at the end of what was said before, and its
    second far off, without a mark that would make a pause."""
    return (
        before is not None
        and bool(script.begins_sentence[word])
        and not script.begins_sentence[word + 1]
        and script.words[word][-1] not in _PUNCTUATION
        and after.start_ms - place.end_ms >= _STRAY_PAUSE_MS
        and place.start_ms - before.end_ms <= _STRAY_NEAR_MS
    )


def _rejoined(
    script: Script, words: tuple[int, int], begin_ms: int, place: Placed, after: Placed
) -> tuple[Placed, Placed]:
    """The stray and the word after it, from ``begin_ms`` on; where there is no room for the
    stray, the other was drawn out over it, and their letters share the time."""
    split_ms = after.start_ms
    if split_ms - begin_ms < _LEAST_WORD_MS:
        one, two = (script.weights[word] for word in words)
        split_ms = begin_ms + (after.end_ms - begin_ms) * one // (one + two)
    return (
        Placed(begin_ms, split_ms, place.score),
        Placed(split_ms, max(split_ms, after.end_ms), after.score),
    )


def _is_voice(levels: NDArray[np.float32], begin_ms: int, word_ms: int) -> bool:
    """Whether what lies before the word is about as loud as its beginning."""
    claimed = levels[max(0, begin_ms + _MARGIN_MS) // 10 : word_ms // 10]
    voice = levels[word_ms // 10 : (word_ms + _VOICE_MS) // 10]
    if not len(claimed) or not len(voice):
        return False
    loud = float(np.percentile(voice, 75))
    short = word_ms - begin_ms <= _CONSONANT_MS
    return float(np.median(claimed)) >= loud - (_CONSONANT_DB if short else _FAINTER_DB)
