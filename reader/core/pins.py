"""Times that the user has set by hand, and what they do to an alignment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from reader.core.timing import Alignment
from reader.core.transcript import Transcript


class Reach(Enum):
    """How far setting one word's time carries. The values are stored: never rename."""

    TURN = "turn"  # the words of the turn, from the pinned one on, move with it
    ONWARD = "onward"  # all words from there on; pins for their turn only do not end it
    BETWEEN = "between"  # words back to the pin before and on to the pin after are stretched


@dataclass(frozen=True, slots=True)
class Pin:
    """The user says that word number ``word`` of the transcript begins at ``start_ms``."""

    word: int
    start_ms: int
    reach: Reach = Reach.TURN


def with_pins(alignment: Alignment, transcript: Transcript, pins: Iterable[Pin]) -> Alignment:
    """``alignment`` as the user has put it right; the same object without any pin.

    A pinned word begins exactly when its pin says (PINNED, confidence 100). What else moves
    is told by ``Reach``; reaches end at the next pin, but an ONWARD one goes on behind pins
    that concern only their turn. BETWEEN without a pin before or after holds on to where
    the alignment begins or ends.

    Words keep the order of their starts: those in the way of a pin or of what it moves are
    squeezed, words of other turns only where they would begin on the wrong side of a pin.
    What ran backwards before (people speaking at once) is left to. Absent words stay so,
    but for a pinned one, which brings the absent words of its turn around it along. An
    uncovered stretch in which a pinned word lands shrinks or is split.

    The order of ``pins`` is of no consequence; of several for one word the latest time
    holds. Applied again to its result it changes nothing. Raises IndexError for a word that
    the transcript has not, ValueError for a time below zero.
    """
    chosen = {pin.word: pin for pin in sorted(pins, key=_rank)}
    if not chosen:
        return alignment
    if not 0 <= min(chosen) <= max(chosen) < len(alignment):
        raise IndexError("a pin for a word that the transcript has not")
    if min(pin.start_ms for pin in chosen.values()) < 0:
        raise ValueError("a pin for a time before the recording begins")
    from reader.core.pinning import Pinning  # few conversations have pins

    return Pinning(alignment, transcript, list(chosen.values())).pinned()


def _rank(pin: Pin) -> tuple[int, int, str]:
    return (pin.word, pin.start_ms, pin.reach.value)
