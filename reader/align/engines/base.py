"""What an engine must be able to do: hear words, or place known words.

An engine is one class in one file of this folder, named in ``choose.py``. It runs in a
process of its own (``process.py``): it may keep a model in memory, and it may crash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reader.core.errors import ReaderError
from reader.core.timed import TimedWord

RATE = 16_000  # samples a second; what every engine gets
Samples: TypeAlias = NDArray[np.int16]  # one channel, RATE samples a second


class EngineProblem(ReaderError):
    """An engine is not installed, has no model, or does not know the language."""


class EngineCrashed(ReaderError):
    """An engine's process died over a piece of sound, and again when tried once more."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch of speech and what an engine heard in it.

    Times are ms from the beginning of the samples given. ``words`` where the engine times
    them (then they make up ``text``).
    """

    start_ms: int
    end_ms: int
    text: str
    words: tuple[TimedWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a known word is: ms from the beginning of the samples given.

    ``score`` is how well the sound fits the word: the mean over its time of the logarithm of
    how much likelier the sound is, by the engine's acoustic model, for the word's phone than
    for the likeliest phone by itself. Above 0 fits well; odd voices give -2; words that are
    not there come to -4 and less.
    """

    start_ms: int
    end_ms: int
    score: float


class Recogniser(Protocol):
    """Hears words in a few seconds of sound."""

    name: str
    languages: frozenset[str]  # ISO 639-1 codes it can be asked for

    def hear(self, samples: Samples, language: str) -> list[Heard]:
        """What is said in ``samples`` (up to 30 s), in order of time; empty for silence."""
        ...

    def close(self) -> None: ...


class Refiner(Protocol):
    """Places known words in a stretch of sound that holds them."""

    name: str
    languages: frozenset[str]

    def place(self, samples: Samples, words: Sequence[str]) -> list[Placed | None]:
        """One entry a word of ``words`` (as the transcript writes them), in order.

        None for a word that has no sound (a lone dash) and for words after the point where
        the sound no longer fits; all None where nothing fits. Silence between words belongs
        to none of them.
        """
        ...

    def close(self) -> None: ...
