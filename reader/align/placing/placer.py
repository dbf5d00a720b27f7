"""Placing the words of one window: forced alignment where the text fits the sound, and
where it does not, listening closer until it is clear what does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.align.engines.base import EngineCrashed, Placed
from reader.align.engines.pool import PendingEngines
from reader.align.finding.ear import Check, Ear, answered
from reader.align.placing.comparison import Kind
from reader.align.placing.division import Part, divide
from reader.align.placing.edges import settled
from reader.align.placing.judge import NO_FAULT, Pace, Verdict, judge
from reader.align.progress import PlacedWords
from reader.align.script import Script
from reader.align.sound.abridged import Abridged
from reader.align.sound.pieces import Piece, speech_ms
from reader.align.sound.reel import Reel

# Longer windows are heard first: forced alignment loses its way in them, and its cost
# grows faster than their length.
_LONGEST_MS = 50_000
# About what is not on both sides, everything is heard again in the smallest pieces.
_CLOSE_MS = 15_000


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part, and where its words are: one entry a word, in ms of the recording, None for a
    word that found no place. ``verdict`` tells what looks wrong with them. ``known`` are
    its words where they came from elsewhere (another rendition) and not from an engine."""

    part: Part
    placed: tuple[Placed | None, ...] = ()
    verdict: Verdict = NO_FAULT
    known: PlacedWords | None = None


class Placer:
    """Places windows of one recording and one script. May be asked from several threads."""

    def __init__(
        self,
        script: Script,
        pace: Pace,
        reel: Reel,
        ear: Ear,
        engines: PendingEngines,
        check: Check,
    ) -> None:
        self._script = script
        self._pace = pace
        self._reel = reel
        self._ear = ear
        self._engines = engines
        self._check = check
        self._bad: dict[Part, PlacedPart] = {}  # looked at again when nothing better is found

    def place(self, window: Part) -> list[PlacedPart]:
        """The window's parts in order, which together hold all of its words and sound."""
        return self._place(window, 0)

    def place_again(self, part: Part) -> list[PlacedPart]:
        """The same, but with everything in it heard before anything is placed."""
        return self._closer(part, 0)

    def _place(self, part: Part, depth: int) -> list[PlacedPart]:
        if part.kind is not Kind.TEXT:
            return [PlacedPart(part)]
        speech = speech_ms(self._reel.coarse(part.start_ms, part.end_ms))
        letters = self._script.letters(part.first, part.last)
        if not letters:
            return [PlacedPart(replace(part, kind=Kind.UNCOVERED))]
        fits = self._pace.fits(letters, speech)
        attempt: PlacedPart | None = None
        if fits and part.end_ms - part.start_ms <= _LONGEST_MS:
            attempt = self.fit(part)
            if attempt.verdict:
                self._pace.learn(letters, speech)
                return [attempt]
        if depth >= 2:
            return [attempt or self.fit(part)]
        return self._closer(part, depth)

    def _closer(self, part: Part, depth: int) -> list[PlacedPart]:
        """Hear everything in the part, and place what it divides into."""
        if depth == 0:
            pieces = self._reel.coarse(part.start_ms, part.end_ms)
        else:
            pieces = self._reel.fine(part.start_ms, part.end_ms)
        parts = self._divide(part, pieces)
        if depth == 0:
            parts = self._about_breaks(parts)
        return [placed for each in parts for placed in self._place(each, depth + 1)]

    def _divide(self, part: Part, pieces: Sequence[Piece]) -> list[Part]:
        heard = self._ear.hear(pieces)
        return divide(
            self._script,
            self._pace,
            heard,
            (part.start_ms, part.end_ms),
            (part.first, part.last),
            self._reel.best_cut,
        )

    def _about_breaks(self, parts: Sequence[Part]) -> list[Part]:
        """The same parts, those beside something uncovered or absent divided anew by what is
        heard there in the smallest pieces."""
        if all(part.kind is Kind.TEXT for part in parts):
            return list(parts)
        low = next(i for i, p in enumerate(parts) if p.kind is not Kind.TEXT)
        high = next(i for i in reversed(range(len(parts))) if parts[i].kind is not Kind.TEXT)
        low, high = max(0, low - 1), min(len(parts) - 1, high + 1)
        whole = Part(
            Kind.TEXT,
            parts[low].start_ms,
            parts[high].end_ms,
            parts[low].first,
            parts[high].last,
        )
        pieces: list[Piece] = []
        for part in parts[low : high + 1]:
            far = part.kind is Kind.UNCOVERED and part.end_ms - part.start_ms > 3 * _CLOSE_MS
            if far:
                inner = (part.start_ms + _CLOSE_MS, part.end_ms - _CLOSE_MS)
                pieces += self._reel.fine(part.start_ms, inner[0])
                pieces += self._reel.coarse(*inner)
                pieces += self._reel.fine(inner[1], part.end_ms)
            else:
                pieces += self._reel.fine(part.start_ms, part.end_ms)
        return [*parts[:low], *self._divide(whole, pieces), *parts[high + 1 :]]

    def fit(self, part: Part) -> PlacedPart:
        """Forced alignment of the part."""
        if part in self._bad:
            return self._bad[part]
        stretches = self._reel.stretches(part.start_ms, part.end_ms)
        sound = Abridged(self._reel.samples, part.start_ms, part.end_ms, stretches)
        words = [
            self._script.words[w] if self._script.weights[w] else ""
            for w in range(part.first, part.last)
        ]
        try:
            answer = answered(self._engines.place(sound.samples, words), self._check)
        except EngineCrashed:
            nothing = (None,) * len(words)
            return PlacedPart(part, nothing, Verdict(("the engine died over it",)))
        heard = settled(self._script, part.first, answer, sound.stretches, sound.samples, 0)
        placed = tuple(place and sound.in_recording(place) for place in heard)
        verdict = judge(self._script, part.first, placed, stretches, unlike=self._pace.unlike)
        self._pace.learn_score(verdict.score)
        fitted = PlacedPart(part, placed, verdict)
        if not verdict:
            self._bad[part] = fitted
        return fitted
