"""From placed parts to the columns of an alignment: times for words without a place, how
sure each time is, what is uncovered and what absent."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from reader.align.engines.base import Placed
from reader.align.finding.frame import Frame
from reader.align.placing.comparison import Kind
from reader.align.placing.placer import PlacedPart
from reader.align.progress import PlacedWords
from reader.align.script import Script
from reader.core.pins import Pin
from reader.core.text import say
from reader.core.timing import NO_TIME, Alignment, Provenance, Span

# Sound without words is worth telling from here on: speech, and what is no speech.
_UNCOVERED_SPEECH_MS = 2000
_UNCOVERED_SOUND_MS = 10_000
_LETTER_MS = 65
_MEASURED = 92
_IN_DOUBT = 45
_CRAMMED = 30
_GUESSED = 25
_ABSENT = 60


class Columns:
    """The four columns of an alignment, filled part by part; what is not filled is pending."""

    def __init__(self, script: Script) -> None:
        total = len(script)
        self._script = script
        self.start_ms = array("q", [NO_TIME]) * total
        self.end_ms = array("q", [NO_TIME]) * total
        self.provenance = bytearray([Provenance.PENDING]) * total
        self.confidence = bytearray(total)

    def put(self, words: PlacedWords) -> None:
        last = words.first + len(words.start_ms)
        self.start_ms[words.first : last] = words.start_ms
        self.end_ms[words.first : last] = words.end_ms
        self.provenance[words.first : last] = words.provenance
        self.confidence[words.first : last] = words.confidence

    def pin(self, pin: Pin) -> None:
        """The pinned word begins exactly then; words about it give way."""
        word, time_ms = pin.word, pin.start_ms
        self.start_ms[word] = time_ms
        self.end_ms[word] = max(self.end_ms[word], time_ms)
        self.provenance[word] = Provenance.PINNED
        self.confidence[word] = 100
        for before in range(word - 1, -1, -1):
            if self.start_ms[before] <= time_ms and self.end_ms[before] <= time_ms:
                break
            self.start_ms[before] = min(self.start_ms[before], time_ms)
            self.end_ms[before] = min(self.end_ms[before], time_ms)
        for after in range(word + 1, len(self.start_ms)):
            if self.start_ms[after] >= time_ms or self.start_ms[after] == NO_TIME:
                break
            self.start_ms[after] = time_ms
            self.end_ms[after] = max(self.end_ms[after], time_ms)


def words_as(alignment: Alignment) -> PlacedWords:
    """All words as an alignment has them."""
    return PlacedWords(
        0,
        alignment.start_ms,
        alignment.end_ms,
        bytes(alignment.provenance),
        bytes(alignment.confidence),
    )


def joined(part: Alignment, prior: Alignment, frame: Frame) -> Alignment:
    """``part``, whose words outside ``frame`` are ``prior``'s already, with what else that
    says of the recording there."""
    low, high = frame.start.time_ms, frame.end.time_ms
    outside = [
        piece
        for span in prior.uncovered
        for piece in (
            Span(span.start_ms, min(span.end_ms, low)),
            Span(max(span.start_ms, high), span.end_ms),
        )
        if piece.end_ms - piece.start_ms >= _UNCOVERED_SPEECH_MS
    ]
    inside = [s for s in part.uncovered if s.start_ms >= low and s.end_ms <= high]
    return replace(
        part,
        uncovered=tuple(sorted([*outside, *inside], key=lambda span: span.start_ms)),
        speaker_check=prior.speaker_check,
        extra=prior.extra,
        source=prior.source,
    )


def told(script: Script, parts: Iterable[PlacedPart]) -> list[str]:
    """What the user should know: which turns the recording lacks."""
    absent = sorted(
        {
            script.turn_of(first)
            for part in parts
            if part.part.kind is Kind.ABSENT
            for first, _ in script.turns_within(part.part.first, part.part.last)
        }
    )
    if not absent:
        return []
    return [
        say(
            "The recording does not contain {n} turns; the first is {turn}.",
            one="The recording does not contain turn {turn}.",
            n=len(absent),
            turn=absent[0] + 1,
        )
    ]


@dataclass(frozen=True, slots=True)
class _Score:
    """What scores are usual: their median and spread (the median distance from it)."""

    median: float
    spread: float


def usual_score(parts: Iterable[PlacedPart]) -> _Score:
    scores = sorted(p.score for part in parts for p in part.placed if p is not None)
    if len(scores) < 10:
        return _Score(0.0, 0.0)
    median = scores[len(scores) // 2]
    distances = sorted(abs(score - median) for score in scores)
    return _Score(median, max(distances[len(distances) // 2], 1e-6))


def words_of(script: Script, part: PlacedPart, usual: _Score) -> PlacedWords:
    """The part's words as columns."""
    if part.known is not None:
        return part.known
    first, last = part.part.first, part.part.last
    count = last - first
    if part.part.kind is Kind.ABSENT:
        nothing = array("q", [NO_TIME]) * count
        kind, sure = bytes([Provenance.ABSENT]) * count, bytes([_ABSENT]) * count
        return PlacedWords(first, nothing, nothing[:], kind, sure)
    starts, ends = array("q"), array("q")
    provenance, confidence = bytearray(), bytearray()
    places = part.placed or (None,) * count
    filled = _filled(script, first, places, part.part.start_ms, part.part.end_ms)
    for word, (place, (start, end)) in enumerate(zip(places, filled, strict=True), first):
        starts.append(start)
        ends.append(end)
        if place is None:
            provenance.append(Provenance.INTERPOLATED)
            silent = not script.weights[word]
            confidence.append(_MEASURED - 20 if silent and part.verdict else _GUESSED)
        else:
            provenance.append(Provenance.MEASURED)
            confidence.append(_confidence(script.weights[word], place, bool(part.verdict), usual))
    return PlacedWords(first, starts, ends, bytes(provenance), bytes(confidence))


def _confidence(letters: int, place: Placed, good: bool, usual: _Score) -> int:
    """How sure a measured word is, in percent."""
    sure = _MEASURED if good else _IN_DOUBT + 15
    if usual.spread:
        below = (usual.median - place.score) / usual.spread
        sure -= round(min(30.0, max(0.0, (below - 3) * 5)))
    if letters >= 5 and place.end_ms - place.start_ms < 18 * letters:
        sure = min(sure, _CRAMMED if not good else _IN_DOUBT + 10)
    return sure


def _filled(
    script: Script,
    first: int,
    places: Sequence[Placed | None],
    start_ms: int,
    end_ms: int,
) -> list[tuple[int, int]]:
    """(start, end) of every word: its place, or a share of the room between its neighbours
    by its letters, no more slowly than usual."""
    filled: list[tuple[int, int]] = []
    index = 0
    while index < len(places):
        place = places[index]
        if place is not None:
            filled.append((place.start_ms, max(place.start_ms, place.end_ms)))
            index += 1
            continue
        high = index
        while high < len(places) and places[high] is None:
            high += 1
        following = places[high] if high < len(places) else None
        low_ms = filled[-1][1] if filled else start_ms
        high_ms = end_ms if following is None else following.start_ms
        weights = [max(1, script.weights[first + i]) for i in range(index, high)]
        natural = sum(weights) * _LETTER_MS
        room = max(0, high_ms - low_ms)
        begin = low_ms if filled or natural >= room else high_ms - natural
        room = min(room, natural)
        done = 0
        for weight in weights:
            start = begin + room * done // sum(weights)
            done += weight
            filled.append((start, begin + room * done // sum(weights)))
        index = high
    return filled


def uncovered_of(
    parts: Iterable[PlacedPart],
    columns: Columns,
    duration_ms: int,
    stretches: Sequence[Span],
) -> tuple[Span, ...]:
    """Stretches without words: speech that is not the text's, and what is no speech (music,
    silence) from _UNCOVERED_SOUND_MS on."""
    speech = [
        _to_speech(p.part.start_ms, p.part.end_ms, stretches)
        for p in parts
        if p.part.kind is Kind.UNCOVERED
    ]
    spans = list(speech)
    told = sorted(
        (start, end)
        for start, end in zip(columns.start_ms, columns.end_ms, strict=True)
        if start != NO_TIME
    )
    now = 0
    for start, end in [*told, (duration_ms, duration_ms)]:
        spans.extend(_long_gaps(now, start, speech))
        now = max(now, end)
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 300:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return tuple(Span(start, end) for start, end in merged if end - start >= _UNCOVERED_SPEECH_MS)


def _long_gaps(
    start: int, end: int, speech: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """What lies between two words, and outside the uncovered ``speech`` there, if it is long."""
    now = start
    for low, high in [*(s for s in speech if s[0] < end and s[1] > start), (end, end)]:
        if low - now >= _UNCOVERED_SOUND_MS:
            yield now, low
        now = max(now, high)


def _to_speech(start: int, end: int, stretches: Sequence[Span]) -> tuple[int, int]:
    """The same without the pauses at its ends, which belong to the words beside it."""
    at = bisect_left(stretches, start + 1, key=lambda stretch: stretch.end_ms)
    inside = list(takewhile(lambda s: s.start_ms < end, islice(stretches, at, None)))
    if not inside:
        return start, end
    return max(start, inside[0].start_ms), min(end, inside[-1].end_ms)
