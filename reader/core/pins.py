"""Times that the user has set by hand, and what they do to an alignment."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from reader.core.timing import (
    INTERPOLATED_CONFIDENCE,
    NO_TIME,
    Alignment,
    Provenance,
    Span,
    interpolate,
)
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


def without_pins(alignment: Alignment) -> Alignment:
    """An alignment that was made around pins, to be kept apart from them.

    The pinned words have their times still, because nobody knows others, but nothing vouches
    for these: they are INTERPOLATED and doubtful once the pins have gone.
    """
    word = alignment.provenance.find(Provenance.PINNED)
    if word < 0:
        return alignment
    provenance, confidence = alignment.provenance[:], alignment.confidence[:]
    while word >= 0:
        provenance[word] = Provenance.INTERPOLATED
        confidence[word] = INTERPOLATED_CONFIDENCE
        word = provenance.find(Provenance.PINNED, word)
    return replace(alignment, provenance=provenance, confidence=confidence)


def times_from_pins(
    transcript: Transcript, pins: Iterable[Pin], *, duration_ms: int = 0
) -> Alignment:
    """What pins alone can tell: the words from the first pinned one to the end of the last
    pinned turn lie between the pins; of the others nothing is known (PENDING).

    Pins that run backwards count where they are, but nothing lies between them. ValueError
    without any pin.
    """
    chosen = sorted(pins, key=_rank)
    marks: list[tuple[int, int]] = []
    for pin in chosen:
        if not marks or (pin.word > marks[-1][0] and pin.start_ms >= marks[-1][1]):
            marks.append((pin.word, pin.start_ms))
    if not marks:
        raise ValueError("no pins")
    times = interpolate(transcript, marks, duration_ms=duration_ms, source="times set by hand")
    first = chosen[0].word
    stop = transcript.first_word[transcript.locate(chosen[-1].word)[0] + 1]
    for unknown in (slice(0, first), slice(stop, len(times))):
        count = len(times.start_ms[unknown])
        times.start_ms[unknown] = times.end_ms[unknown] = array("q", [NO_TIME]) * count
        times.provenance[unknown] = bytes([Provenance.PENDING]) * count
        times.confidence[unknown] = bytes(count)
    by_hand = with_pins(times, transcript, chosen)
    known = Span(min(by_hand.start_ms[first:stop]), max(by_hand.end_ms[first:stop]))
    return replace(by_hand, looked_at=(known,))


def _rank(pin: Pin) -> tuple[int, int, str]:
    return (pin.word, pin.start_ms, pin.reach.value)
