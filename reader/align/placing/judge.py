"""Whether times can be right: how much text fits into how much speech, and whether words
that were placed look like speech."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass

from reader.align.engines.base import Placed
from reader.align.script import Script
from reader.core.timing import Span

# Conversational English in voiced time, a word's letters and one more counted.
USUAL_PACE = 17.0  # letters a second
_CRAMMED_MS = 22  # a letter: three times as quick as usual
_CRAMMED_RUN = 4
_STRETCHED_MS = 900
_STRETCHED_A_LETTER_MS = 160
_UNTOLD_MS = 1300
# So many letters in a row whose words fit so badly are not said there: so badly, and so much
# worse than words usually fit in this recording (noise, an odd voice).
_UNLIKE = -3.8
_WORSE = 3.5
_UNLIKE_LETTERS = 16
_UNLIKE_WORDS = 3


class Pace:
    """How quickly this recording's people speak, and how well their words fit, learned as it
    goes: running medians."""

    def __init__(self) -> None:
        self._seen: list[float] = []
        self._scores: list[float] = []

    def learn(self, letters: int, speech_ms: int) -> None:
        """``letters`` were said in ``speech_ms`` of voiced time; too few tell nothing."""
        if letters >= 20 and speech_ms >= 1500:
            insort(self._seen, letters * 1000 / speech_ms)

    def learn_score(self, score: float) -> None:
        """The mean score of a window's words."""
        insort(self._scores, score)

    @property
    def unlike(self) -> float:
        """A word with a lower score is hardly said where it was put."""
        if len(self._scores) < 5:
            return _UNLIKE
        return min(_UNLIKE, self._scores[len(self._scores) // 2] - _WORSE)

    @property
    def letters_a_second(self) -> float:
        """In voiced time; the usual pace until enough was seen."""
        if len(self._seen) < 5:
            return USUAL_PACE
        return self._seen[len(self._seen) // 2]

    def needs_ms(self, letters: int) -> float:
        """How long ``letters`` take to say."""
        return letters * 1000 / self.letters_a_second

    def fits(self, letters: int, speech_ms: int) -> bool:
        """Whether so much text can be said in so much speech: people vary by a third, and
        a second or two is always in doubt."""
        needs = self.needs_ms(letters)
        slack = 1500
        return needs / 1.6 - slack <= speech_ms <= needs * 1.6 + slack


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with some placed words, in words; empty if nothing is."""

    faults: tuple[str, ...] = ()
    score: float = 0.0  # the words' mean

    def __bool__(self) -> bool:
        return not self.faults


NO_FAULT = Verdict()


def judge(
    script: Script,
    first: int,
    placed: Sequence[Placed | None],
    stretches: Sequence[Span],
    *,
    unlike: float,
) -> Verdict:
    """Look at the words from ``first`` on as an engine placed them.

    ``placed`` has one entry a word, ``stretches`` are where somebody speaks, both in ms of
    the recording. Words that score below ``unlike`` are hardly said there.
    """
    faults: list[str] = []
    expected = script.spoken(first, first + len(placed))
    missing = [w for w in expected if placed[w - first] is None]
    if missing:
        faults.append(f"{len(missing)} words without a place")
    run = longest = 0
    scores: list[float] = []
    for word in expected:
        place = placed[word - first]
        if place is None:
            continue
        scores.append(place.score)
        lasts = place.end_ms - place.start_ms
        letters = script.weights[word]
        run = run + 1 if lasts < _CRAMMED_MS * letters else 0
        longest = max(longest, run)
        if lasts > _STRETCHED_MS + _STRETCHED_A_LETTER_MS * letters:
            faults.append(f"{script.words[word]!r} lasts {lasts} ms")
    if longest >= _CRAMMED_RUN:
        faults.append(f"{longest} words crammed")
    told = [(place.start_ms, place.end_ms) for place in placed if place is not None]
    told += _directions(script, first, placed)
    strange = unlike_run(script, first, placed, unlike)
    if strange:
        faults.append(f"{strange} words that are not heard where they were put")
    untold = longest_untold(sorted(told), stretches)
    if untold > _UNTOLD_MS:
        faults.append(f"{untold} ms of speech without words")
    return Verdict(tuple(faults), sum(scores) / len(scores) if scores else 0.0)


def unlike_run(script: Script, first: int, placed: Sequence[Placed | None], unlike: float) -> int:
    """The most words in a row that score below ``unlike``; 0 for a few."""
    longest = count = letters = 0
    for number, place in enumerate(placed):
        if place is None:
            continue
        if place.score < unlike:
            count += 1
            letters += script.weights[first + number]
            if letters >= _UNLIKE_LETTERS and count >= _UNLIKE_WORDS:
                longest = max(longest, count)
        else:
            count = letters = 0
    return longest


def badness(script: Script, first: int, placed: Sequence[Placed | None], unlike: float) -> float:
    """How much text, in letters, has no good place."""
    bad = 0.0
    for number, place in enumerate(placed):
        if place is None or place.score < unlike:
            bad += script.weights[first + number]
    return bad


def _directions(
    script: Script, first: int, placed: Sequence[Placed | None]
) -> list[tuple[int, int]]:
    """The gaps between placed words where a stage direction stands."""
    gaps: list[tuple[int, int]] = []
    before: int | None = None
    for number, place in enumerate(placed):
        if place is None:
            continue
        if before is not None and script.has_directions(first + before, first + number):
            left = placed[before]
            assert left is not None
            gaps.append((left.end_ms, place.start_ms))
        before = number
    return gaps


def longest_untold(told: Sequence[tuple[int, int]], stretches: Sequence[Span]) -> int:
    """The longest piece of speech, in ms, that none of ``told`` (rising) covers."""
    longest = 0
    at = 0
    for stretch in stretches:
        now = stretch.start_ms
        while at < len(told) and told[at][1] <= now:
            at += 1
        index = at
        while index < len(told) and told[index][0] < stretch.end_ms:
            longest = max(longest, told[index][0] - now)
            now = max(now, told[index][1])
            index += 1
        longest = max(longest, stretch.end_ms - now)
    return longest
