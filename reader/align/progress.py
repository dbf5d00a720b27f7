"""What aligning says while it works."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from reader.core.errors import ReaderError
from reader.core.timing import Span


class Cancelled(ReaderError):
    """The user ended it. What was done is in the journal, if there was one."""


class Stage(Enum):
    LISTENING = "listening"  # finding where somebody speaks, hearing words
    PLACING = "placing"  # fitting the words to the sound
    FINISHING = "finishing"  # what no text covers, what the recording lacks


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """Times of consecutive words, from word number ``first`` on: columns as in Alignment."""

    first: int
    start_ms: array[int]
    end_ms: array[int]
    provenance: bytes
    confidence: bytes


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is. ``done`` are the stretches of the recording that are finished, in
    order; ``working`` is what is being worked on; ``words`` what became known since the
    last call. ``left_s`` is a guess at the time left by who has watched it for a while
    (``TimeLeft``: the worker does), None from the aligner itself."""

    stage: Stage
    total_ms: int
    done: tuple[Span, ...] = ()
    working: Span | None = None
    words: tuple[PlacedWords, ...] = ()
    left_s: float | None = None

    @property
    def done_ms(self) -> int:
        return sum(span.end_ms - span.start_ms for span in self.done)


Report: TypeAlias = Callable[[Progress], None]
Cancel: TypeAlias = Callable[[], bool]
Listening: TypeAlias = Callable[[], int]  # where the user is in the recording now, in ms


def no_report(_: Progress) -> None:
    """For those who do not want to know."""


def never() -> bool:
    return False


def from_the_start() -> int:
    return 0
