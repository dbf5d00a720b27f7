"""Where a word that follows a pause really begins.

A forced aligner decides in steps of 10 ms and against models of sounds that were learnt from
other voices; after a pause it is up to a tenth of a second late on a soft beginning, or puts
the beginning into the silence. There the sound itself shows where the voice rises.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader.align.engines.base import RATE, Samples

_STEP = RATE // 200  # 5 ms
_WINDOW = 2 * _STEP
_PER_MS = RATE // 1000
_STEPS_BEFORE, _STEPS_AFTER = 100, 50  # of what is looked at about the word
_VOICE_STEPS = 40  # from the estimate on: the voice's level is the loudest of this
_FLOOR_STEPS = 60  # before the voice: the pause's level is a low one of this
# The voice has certainly begun where it is no further below its loudest than this.
_CERTAIN_DB = 25.0
# It begins this far above the floor, and less than this below its loudest: what is fainter
# cannot be heard beside it.
_RISE_SHARE, _RISE_DB, _INAUDIBLE_DB = 0.15, 10.0, 60.0
# A voice that stands out less from the pause has no visible beginning. That a word begins
# later than the aligner says needs a pause in which even an "f" would show: in noise, soft
# beginnings are hidden, and the aligner knows better.
_EVIDENCE_DB, _STILL_DB = 25.0, 45.0
_NARROW_SHARE = 1e-6  # of the power above 4 kHz
_BRIDGED_STEPS = 3  # closures within a beginning: "t", "p"
_SUSTAINED_STEPS, _SUSTAINED_SHARE = 6, 0.8
_AGREES_MS = 10  # the aligner's own step: what is no further off is not corrected


def onset(samples: Samples, near_ms: int, back_ms: int = 150, forth_ms: int = 60) -> int:
    """The beginning of the word that an aligner puts at ``near_ms``, in ms.

    Only for a word that follows a pause. Looks back by ``back_ms`` at most (let it not reach
    into the word before) and forth by ``forth_ms``. The answer is ``near_ms`` itself where
    the sound says nothing clear: no pause before, a voice that hardly stands out, a beginning
    further off than allowed, or less than 10 ms of difference. ``samples`` should hold half a
    second before ``near_ms`` and a quarter after it.
    """
    begin = max(0, near_ms * _PER_MS - _STEPS_BEFORE * _STEP)
    levels = _levels(samples[begin : near_ms * _PER_MS + _STEPS_AFTER * _STEP])
    # The window whose middle is at near_ms.
    near = (near_ms * _PER_MS - begin) // _STEP - 1
    back, forth = back_ms * _PER_MS // _STEP, forth_ms * _PER_MS // _STEP
    if near < _FLOOR_STEPS // 3 or len(levels) < near + _VOICE_STEPS // 2:
        return near_ms
    bounds = _floor_and_voice(levels, near, back, forth)
    if bounds is None:
        return near_ms
    floor, voice = bounds
    stands_out_db = voice - floor
    rise_db = max(_RISE_DB, _RISE_SHARE * stands_out_db)
    loud = levels > max(floor + rise_db, voice - _INAUDIBLE_DB)
    found = None
    if loud[near] and stands_out_db >= _EVIDENCE_DB:
        found = _first_before(loud, near, back)
    elif not loud[near] and stands_out_db >= _STILL_DB and not _from_a_telephone(samples, near_ms):
        found = _first_after(loud, near, forth)
    if found is None:
        return near_ms
    found_ms = round((begin + found * _STEP + _WINDOW / 2) / _PER_MS)
    return near_ms if abs(found_ms - near_ms) <= _AGREES_MS else found_ms


def _from_a_telephone(samples: Samples, near_ms: int) -> bool:
    """Whether the word has nothing above 4 kHz, where an "s" or an "f" begins."""
    word = samples[near_ms * _PER_MS : near_ms * _PER_MS + _STEPS_AFTER * _STEP]
    power = np.abs(np.fft.rfft(word * np.hanning(len(word)))) ** 2
    high = power[len(power) * 9 // 16 :]  # from 4.5 kHz on
    return bool(high.sum() < _NARROW_SHARE * power[1:].sum())


def _levels(samples: Samples) -> NDArray[np.float64]:
    """The power in dB of full scale of 10 ms about every 5 ms."""
    count = max(0, (len(samples) - _WINDOW) // _STEP + 1)
    if not count:
        return np.empty(0)
    used = samples[: (count + 1) * _STEP].reshape(count + 1, _STEP).astype(np.float64)
    sums, squares = used.sum(axis=1), (used * used).sum(axis=1)
    mean = (sums[:-1] + sums[1:]) / _WINDOW
    power = (squares[:-1] + squares[1:]) / _WINDOW - mean * mean
    return np.asarray(10 * np.log10(np.maximum(power, 0) / 32768.0**2 + 1e-9))


def _floor_and_voice(
    levels: NDArray[np.float64], near: int, back: int, forth: int
) -> tuple[float, float] | None:
    """The levels of the pause before the word and of the word, in dB."""
    voice = float(np.percentile(levels[near : near + _VOICE_STEPS], 90))
    first = max(0, near - back)
    certain = np.flatnonzero(levels[first : near + forth + 20] > voice - _CERTAIN_DB)
    if not len(certain):
        return None
    # The floor is that of the pause just before the voice: what is earlier may be another
    # room, or the digital silence between two takes.
    rise = first + int(certain[0])
    pause = levels[max(0, rise - _FLOOR_STEPS) : max(0, rise - 2)]
    if len(pause) < _FLOOR_STEPS // 3:
        return None
    return float(np.percentile(pause, 25)), voice


def _first_before(loud: NDArray[np.bool_], near: int, back: int) -> int | None:
    """The first of the loud windows that lead up to ``near``."""
    first = near
    while True:
        begin = max(0, first - _BRIDGED_STEPS)
        before = loud[begin:first]
        if not before.any():
            return first
        first = begin + int(np.argmax(before))
        if first == 0 or near - first > back:
            return None  # no pause there: this says nothing


def _first_after(loud: NDArray[np.bool_], near: int, forth: int) -> int | None:
    """The first loud window after ``near`` from which on it stays loud."""
    for first in range(near, near + forth + 1):
        if loud[first] and loud[first : first + _SUSTAINED_STEPS].mean() > _SUSTAINED_SHARE:
            return first
    return None
