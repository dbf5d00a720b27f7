"""Where somebody speaks, and where it is quiet enough to cut.

Two witnesses are asked every 10 ms. The level tells speech from the recording's own floor,
but not from a slamming door, and misses the soft ends of words in noise. WebRTC's voice
activity detector (in pocketsphinx) knows what a voice looks like in six bands, but also calls
breaths, hum and music so. What is clearly louder than the floor counts, and what is a little
louder if it looks like a voice; a stretch in which nothing looks like a voice does not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.align.engines.base import RATE, Samples

FRAME_MS = 10
FRAME = RATE * FRAME_MS // 1000
SILENT_DB = -90.0  # what digital silence is given; full scale is 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Somebody speaks: start_ms <= t < end_ms, at this mean level (dB of full scale)."""

    start_ms: int
    end_ms: int
    level_db: float


def level_db(samples: Samples) -> NDArray[np.float32]:
    """The level of every whole 10 ms: power in dB of full scale, without its constant part."""
    count = len(samples) // FRAME
    frames = samples[: count * FRAME].reshape(count, FRAME).astype(np.float32)
    power = frames.var(axis=1) / np.float32(32768.0**2)
    return np.asarray(10 * np.log10(power + np.float32(10 ** (SILENT_DB / 10))), np.float32)


def speech_stretches(samples: Samples) -> list[Stretch]:
    """Where somebody speaks in ``samples``; times from their beginning."""
    detector = ActivityDetector()
    return [*detector.feed(samples), *detector.finish()]


# The floor is looked for in this much sound about the place in question.
_CHUNK = 1000  # frames: decisions are made for 10 s at a time
_BEHIND, _AHEAD = 3, 1  # chunks
_FLOOR_PERCENTILE, _VOICE_PERCENTILE = 5, 95
# How far above the floor speech begins: a share of the way up to the voice's level, but no
# more than this many dB; and nothing so far below the voice is it. Sound that the detector
# takes for a voice may be fainter.
_SHARE, _MOST_DB, _BELOW_VOICE_DB = 0.35, 12.0, 35.0
_FAINT_SHARE, _FAINT_MOST_DB, _FAINT_BELOW_VOICE_DB = 0.15, 5.0, 38.0
_STRICTNESS = 2  # of the detector, 0 to 3
_MARGIN = 3  # frames about a stretch: sounds begin and end more softly than that
_JOIN = 20  # frames: a shorter pause is a closed mouth within speech
_SHORTEST = 6  # frames: what is shorter is a click
_VOICED_SHARE = 0.1  # of a stretch, at least, that has to sound like a voice


class ActivityDetector:
    """Finds stretches of speech in sound that comes in pieces.

    The result does not depend on how the sound was cut into pieces. Needs some 40 s of
    10 ms levels in memory, and says what it found 10 to 20 s late.
    """

    def __init__(self) -> None:
        from pocketsphinx import Vad

        self._vad = Vad(_STRICTNESS, RATE, FRAME_MS / 1000)
        self._samples = np.empty(0, np.int16)
        self._levels = np.empty(0, np.float32)  # from chunk number _first on
        self._voiced = np.empty(0, np.bool_)
        self._first = 0
        self._decided = 0  # chunks
        self._runs = _Runs()

    def feed(self, samples: Samples) -> list[Stretch]:
        """The stretches that are known to have ended by now; times from the beginning."""
        pending = np.concatenate([self._samples, samples])
        whole = len(pending) - len(pending) % FRAME
        self._samples = pending[whole:]
        self._add(pending[:whole])
        found: list[Stretch] = []
        while len(self._levels) >= (self._decided + 1 + _AHEAD - self._first) * _CHUNK:
            found += self._decide()
        return found

    def finish(self) -> list[Stretch]:
        """What was still open when the sound ended. Nothing may be fed any more."""
        found: list[Stretch] = []
        while len(self._levels) > (self._decided - self._first) * _CHUNK:
            found += self._decide()
        end_ms = self._runs.frame * FRAME_MS
        for stretch in self._runs.rest():
            found.append(Stretch(stretch.start_ms, min(stretch.end_ms, end_ms), stretch.level_db))
        return found

    def _add(self, samples: Samples) -> None:
        is_speech = self._vad.is_speech
        data = samples.tobytes()
        step = 2 * FRAME
        voiced = [is_speech(data[at : at + step]) for at in range(0, len(data), step)]
        self._levels = np.concatenate([self._levels, level_db(samples)])
        self._voiced = np.concatenate([self._voiced, np.array(voiced, np.bool_)])

    def _decide(self) -> list[Stretch]:
        """Decide about one more chunk."""
        begin = (self._decided - self._first) * _CHUNK
        window = self._levels[: begin + (1 + _AHEAD) * _CHUNK]
        levels = self._levels[begin : begin + _CHUNK]
        voiced = self._voiced[begin : begin + _CHUNK]
        clear_db, faint_db = threshold_db(window)
        loud = (levels > clear_db) | (voiced & (levels > faint_db))
        found = self._runs.add(loud, voiced, levels)
        self._decided += 1
        if self._decided - self._first > _BEHIND:
            self._first += 1
            self._levels = self._levels[_CHUNK:]
            self._voiced = self._voiced[_CHUNK:]
        return found


def threshold_db(levels: NDArray[np.float32]) -> tuple[float, float]:
    """The levels above which there is speech, in sound that has these ``levels``.

    The first holds by itself, the second for what sounds like a voice.
    """
    heard = levels[levels > SILENT_DB + 3]
    if not len(heard):
        return 0.0, 0.0
    floor, voice = np.percentile(heard, [_FLOOR_PERCENTILE, _VOICE_PERCENTILE]).tolist()
    clear = floor + min(_SHARE * (voice - floor), _MOST_DB)
    faint = floor + min(_FAINT_SHARE * (voice - floor), _FAINT_MOST_DB)
    return max(clear, voice - _BELOW_VOICE_DB), max(faint, voice - _FAINT_BELOW_VOICE_DB)


class _Runs:
    """Joins loud frames into stretches."""

    def __init__(self) -> None:
        self.frame = 0  # the number of frames that came
        self._start = -1  # of the open stretch
        self._end = 0
        self._loud = 0
        self._voiced = 0
        self._sum_db = 0.0

    def add(
        self, loud: NDArray[np.bool_], voiced: NDArray[np.bool_], levels: NDArray[np.float32]
    ) -> list[Stretch]:
        found: list[Stretch] = []
        edges = np.flatnonzero(np.diff(np.concatenate([[False], loud, [False]]).astype(np.int8)))
        for start, end in edges.reshape(-1, 2).tolist():
            if self._start >= 0 and self.frame + start - self._end >= _JOIN:
                found += self.rest()
            if self._start < 0:
                self._start = self.frame + start
            self._end = self.frame + end
            self._voiced += int(voiced[start:end].sum())
            self._sum_db += float(levels[start:end].sum(dtype=np.float64))
            self._loud += end - start
        self.frame += len(loud)
        if self._start >= 0 and self.frame - self._end >= _JOIN:
            found += self.rest()
        return found

    def rest(self) -> list[Stretch]:
        """The open stretch, ended, if it is one."""
        start, end, loud = self._start, self._end, self._loud
        is_speech = (
            start >= 0 and end - start >= _SHORTEST and self._voiced >= max(2, _VOICED_SHARE * loud)
        )
        level = self._sum_db / loud if loud else 0.0
        self._start, self._voiced, self._sum_db, self._loud = -1, 0, 0.0, 0
        if not is_speech:
            return []
        start, end = max(0, start - _MARGIN), end + _MARGIN
        return [Stretch(start * FRAME_MS, end * FRAME_MS, level)]


def best_pause(
    samples: Samples, from_ms: int = 0, to_ms: int | None = None, *, width_ms: int = 30
) -> int:
    """The middle of the quietest place between the two times, in ms from the beginning.

    Where the sound is equally quiet (to 3 dB) for longer, it is the middle of the longest
    such place. Without any whole ``width_ms`` of sound it is the middle of the two times.
    """
    total_ms = len(samples) * 1000 // RATE
    to_ms = total_ms if to_ms is None else min(to_ms, total_ms)
    from_ms = max(0, min(from_ms, to_ms))
    levels = level_db(samples[from_ms * RATE // 1000 : to_ms * RATE // 1000])
    width = max(1, width_ms // FRAME_MS)
    if len(levels) < width:
        return (from_ms + to_ms) // 2
    power = 10 ** (levels.astype(np.float64) / 10)
    sums = np.convolve(power, np.ones(width), "valid")
    quiet = sums <= sums.min() * 2 + 1e-12
    edges = np.flatnonzero(np.diff(np.concatenate([[False], quiet, [False]]).astype(np.int8)))
    runs = edges.reshape(-1, 2)
    start, end = runs[int(np.argmax(runs[:, 1] - runs[:, 0]))].tolist()
    return int(from_ms + (start + end - 1 + width) * FRAME_MS // 2)
