"""A recording in memory of which it is known when each word is said, and engines that hear it.

The engines get nothing but samples, as real ones do, and never err: what the tests look at is
what is made of their answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from difflib import SequenceMatcher

import numpy as np

from reader.align.engines.base import RATE, EngineCrashed, Heard, Placed, Samples

PAUSE_MS = 700
_LETTER_MS = 60
_PER_MS = RATE // 1000


class Spoken:
    """Sentences, said one after the other with pauses between; '' is a longer silence."""

    def __init__(self, *sentences: str) -> None:
        self.words: list[str] = []
        self.start_ms: list[int] = []
        self.end_ms: list[int] = []
        voiced: list[tuple[int, int]] = []
        now = PAUSE_MS
        for sentence in sentences:
            begin = now
            for word in sentence.split():
                self.words.append(word)
                self.start_ms.append(now)
                now += _LETTER_MS * (len(word) + 1)
                self.end_ms.append(now)
            voiced.append((begin, now))
            now += PAUSE_MS if sentence else 5 * PAUSE_MS
        self.duration_ms = now
        self._samples = _voice(now, voiced)
        self._bytes = self._samples.tobytes()

    def read(self, start_ms: int, end_ms: int) -> Samples:
        return self._samples[start_ms * _PER_MS : end_ms * _PER_MS]

    def within(self, samples: Samples) -> tuple[int, range]:
        """Where ``samples`` begin, in ms, and which words are said in them."""
        begin = self._bytes.find(samples.tobytes()) // 2 // _PER_MS
        end = begin + len(samples) // _PER_MS
        inside = [
            number
            for number, (start, stop) in enumerate(zip(self.start_ms, self.end_ms, strict=True))
            if begin <= (start + stop) // 2 < end
        ]
        return begin, range(inside[0], inside[-1] + 1) if inside else range(0)


def _voice(duration_ms: int, voiced: Sequence[tuple[int, int]]) -> Samples:
    """A buzz through a formant where somebody speaks, a faint hiss everywhere: no stretch of
    it is like another."""
    count = duration_ms * _PER_MS
    time_s = np.arange(count) / RATE
    phase = 2 * np.pi * np.cumsum(120 + 15 * np.sin(time_s * 1.7)) / RATE
    sound = np.zeros(count)
    for number in range(1, 20):
        sound += np.sin(number * phase) / (1 + ((number * 120 - 600) / 200) ** 2)
    sound *= 2500 * (1 + 0.5 * np.sin(2 * np.pi * 4 * time_s))
    speaks = np.zeros(count)
    for begin, end in voiced:
        speaks[begin * _PER_MS : end * _PER_MS] = 1
    hiss = np.random.default_rng(3).normal(0, 3, count)
    return np.asarray(np.clip(sound * speaks + hiss, -32768, 32767), np.int16)


class Hearing:
    """Engines for one ``Spoken``. ``deaf``: understand nothing; ``dies``: over every piece."""

    def __init__(self, spoken: Spoken, *, deaf: bool = False, dies: bool = False) -> None:
        self._spoken = spoken
        self._deaf = deaf
        self._dies = dies
        self.heard_ms = 0
        self.fitted = 0  # words that were to be placed

    def hear(self, samples: Samples, language: str) -> Future[list[Heard]]:
        answer: Future[list[Heard]] = Future()
        self.heard_ms += len(samples) // _PER_MS
        _, numbers = self._spoken.within(samples)
        text = " ".join(self._spoken.words[number] for number in numbers)
        if self._dies:
            answer.set_exception(EngineCrashed("The engine died."))
        else:
            answer.set_result([Heard(0, len(samples) // _PER_MS, "" if self._deaf else text)])
        return answer

    def place(self, samples: Samples, words: Sequence[str]) -> Future[list[Placed | None]]:
        answer: Future[list[Placed | None]] = Future()
        self.fitted += len(words)
        if self._dies:
            answer.set_exception(EngineCrashed("The engine died."))
            return answer
        begin, numbers = self._spoken.within(samples)
        said = [self._spoken.words[number] for number in numbers]
        placed: list[Placed | None] = [None] * len(words)
        for block in SequenceMatcher(None, said, list(words), autojunk=False).get_matching_blocks():
            for step in range(block.size):
                number = numbers[block.a + step]
                placed[block.b + step] = Placed(
                    self._spoken.start_ms[number] - begin, self._spoken.end_ms[number] - begin, 0.5
                )
        answer.set_result(placed)
        return answer

    def close(self) -> None:
        return


def nothing() -> None:
    """A check that never ends the work."""
