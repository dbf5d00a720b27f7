"""Pins as they are kept: with what finds their word again in a text that has changed.

As annotations do, a kept pin holds on to its word by position, quote and context. It also
knows the recording it was set in, because its time means nothing in another one.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader.core.annotation import context_of
from reader.core.locating import Locator
from reader.core.pins import Pin, Reach
from reader.core.selection import Position, TextRange
from reader.core.transcript import Transcript

# Another file of the same length is taken for another form of the same recording: encoders
# add some tenths of a second, adverts more than this.
SAME_LENGTH_MS = 2000


@dataclass(frozen=True, slots=True)
class Recording:
    """What tells one recording from another at no cost; 0 where unknown."""

    size_bytes: int = 0
    duration_ms: int = 0

    def may_be(self, other: Recording) -> bool:
        """Whether nothing says that the two are different ones."""
        if not self.size_bytes or not other.size_bytes or self.size_bytes == other.size_bytes:
            return True
        if not self.duration_ms or not other.duration_ms:
            return True
        return abs(self.duration_ms - other.duration_ms) <= SAME_LENGTH_MS


@dataclass(frozen=True, slots=True)
class KeptPin:
    """``range`` is the pinned word's, ``quote`` the word; ``prefix`` and ``suffix`` as an
    Annotation has them. ``created_s`` in seconds since 1970 (UTC)."""

    ident: str
    range: TextRange
    quote: str
    prefix: str
    suffix: str
    start_ms: int
    reach: Reach = Reach.TURN
    recording: Recording = Recording()
    created_s: float = 0.0

    def moved(self, start_ms: int, reach: Reach, recording: Recording) -> KeptPin:
        return replace(self, start_ms=start_ms, reach=reach, recording=recording)


def keep(transcript: Transcript, pin: Pin, recording: Recording) -> KeptPin:
    """``pin`` with what it takes to find its word again."""
    turn, word = transcript.locate(pin.word)
    start, end = transcript.word_spans(turn)[word]
    where = TextRange(Position(turn, start), Position(turn, end))
    prefix, suffix = context_of(transcript, where)
    return KeptPin(
        os.urandom(16).hex(),
        where,
        transcript.texts[turn][start:end],
        prefix,
        suffix,
        pin.start_ms,
        pin.reach,
        recording,
        time.time(),
    )


def held(transcript: Transcript, word: int, pin: KeptPin) -> KeptPin:
    """``pin`` with what it takes to find it again at word number ``word``."""
    fresh = keep(transcript, Pin(word, pin.start_ms, pin.reach), pin.recording)
    return replace(fresh, ident=pin.ident, created_s=pin.created_s)


def find(
    kept: Iterable[KeptPin], transcript: Transcript
) -> tuple[dict[int, KeptPin], list[KeptPin]]:
    """(by the number of their word, detached): where the words are in ``transcript`` now. Of
    several for one word the last made is that word's; the others are detached, as are those
    whose words nobody can tell."""
    locator = Locator(transcript)
    found: dict[int, KeptPin] = {}
    detached = []
    for pin in sorted(kept, key=lambda pin: (pin.created_s, pin.ident)):
        where = locator.locate(pin)
        word = None if where is None else transcript.word_at(*where.start)
        if where is None or word is None:
            detached.append(pin)
            continue
        number = transcript.first_word[where.start.turn] + word
        if number in found:
            detached.append(found[number])
        found[number] = pin if where == pin.range else replace(pin, range=where)
    return found, detached
