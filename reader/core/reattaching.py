"""Annotations to their places in a text that has changed since they were made.

Each is looked for by itself first: quote and context as they stood, else the places that agree
best, of which one must be good enough and better than the next. What is found beyond doubt then
makes a rising map from the old text to this one, and the rest is looked for again between its
neighbours on it. What still leaves a doubt is detached: docs/decisions/reattaching.md.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.annotation import Annotation, Placement, exact_text
from reader.core.matching_quotes import Match, QuoteMatcher
from reader.core.selection import Position, TextRange
from reader.core.wording import Fragment, Wording, fragment_of

if TYPE_CHECKING:
    from reader.core.locating import Locator, Quoted

# The least for a place to be taken: of the quote, of all, and above the next best.
LEAST_QUOTE = 0.6
LEAST_SCORE = 0.6
LEAST_CONTEXT = 0.45
MARGIN = 0.08
# A quote of so many bits, agreeing by so much, needs no context around it.
TELLING_BITS = 45.0
TELLING_QUOTE = 0.75
# Against so many times the bits that tell one place of the text from all others.
CHANCE = 1.6
# Beyond doubt: a place that others may be measured by.
SURE_SCORE = 0.8
SURE_MARGIN = 0.2
# The map is believed where so much of what is sure is in order.
ORDERED_SHARE = 0.8
FEWEST_NEIGHBOURS = 3
# Between neighbours this close, all there is between them is compared.
NARROW_TOKENS = 400
NARROW_SCORE = 0.5
PLACES_OFFERED = 3
LEAST_OFFERED = 0.15


@dataclass(frozen=True, slots=True)
class OfferedPlace:
    """Where an annotation might belong: ``score`` as Annotation has it, ``words`` what stands
    there."""

    range: TextRange
    score: float
    words: str


@dataclass(slots=True)
class _Search:
    """One annotation while it is looked for."""

    number: int
    annotation: Annotation
    fragment: Fragment
    matches: list[Match]
    found: Match | None = None
    kept: TextRange | None = None
    start: int = -1  # the token it begins at, where that is known

    @property
    def is_sure(self) -> bool:
        if self.kept is not None:
            return True
        if self.found is None or self.found.score < SURE_SCORE:
            return False
        return _lead(self.matches) >= SURE_MARGIN


class Reattaching:
    """Finds places in one transcript."""

    def __init__(self, locator: Locator) -> None:
        self._locator = locator
        self._transcript = locator.transcript
        self._wording: Wording | None = None

    @property
    def wording(self) -> Wording:
        if self._wording is None:
            self._wording = Wording(self._transcript)
        return self._wording

    def everywhere(self, annotations: Sequence[Annotation]) -> list[Annotation]:
        """Each where it belongs in the transcript, or detached, in the order given."""
        result = list(annotations)
        searches = []
        for number, annotation in enumerate(annotations):
            here = self._locator.unmoved(annotation)
            if here is not None:
                result[number] = self._kept(annotation, here)
                if annotation.quote.strip():
                    fragment = Fragment([], 0, 0)
                    searches.append(_Search(number, annotation, fragment, [], kept=here))
            elif not annotation.quote.strip():
                result[number] = self._lost(annotation)
            else:
                fragment = fragment_of(annotation.quote, annotation.prefix, annotation.suffix)
                searches.append(_Search(number, annotation, fragment, []))
        if all(search.kept is not None for search in searches):
            return result
        matcher = QuoteMatcher(self.wording)
        for search in searches:
            if search.kept is None:
                search.matches = matcher.matches(search.fragment)
                self._decide(search)
            if search.kept is not None:
                search.start = self.wording.at(search.kept.start)
            elif search.found is not None:
                search.start = search.found.first
        self._by_neighbours(searches, matcher)
        for search in searches:
            result[search.number] = self._outcome(search, matcher)
        return result

    def place(self, quoted: Quoted) -> TextRange | None:
        """Where the very words of ``quoted`` stand now, next to what they stood next to; None
        where that leaves a doubt."""
        fragment = fragment_of(quoted.quote, quoted.prefix, quoted.suffix)
        matcher = QuoteMatcher(self.wording)
        matches = matcher.matches(fragment)
        if not matches or _lead(matches) < SURE_MARGIN:
            return None
        best = matches[0]
        if best.quote < 1 or best.score < SURE_SCORE or best.beside < 1:
            return None
        if not self._is_evident(fragment, best, LEAST_SCORE):
            return None
        return matcher.range_of(self._transcript, fragment, best, quoted.quote)

    def places(self, quoted: Quoted, most: int = PLACES_OFFERED) -> list[OfferedPlace]:
        """The places that agree best with it, whether they are good enough or not."""
        fragment = fragment_of(quoted.quote, quoted.prefix, quoted.suffix)
        matcher = QuoteMatcher(self.wording)
        offered = []
        for match in matcher.matches(fragment)[:most]:
            if match.score >= LEAST_OFFERED:
                where = matcher.range_of(self._transcript, fragment, match, quoted.quote)
                words = exact_text(self._transcript, where)
                offered.append(OfferedPlace(where, min(1.0, match.score), words))
        return offered

    # -- deciding -------------------------------------------------------------

    def _decide(self, search: _Search) -> None:
        """Take the best place where it is good enough and well before the next."""
        matches = search.matches
        if not matches or not self._is_evident(search.fragment, matches[0], LEAST_SCORE):
            return
        if _lead(matches) >= MARGIN:
            search.found = matches[0]
            return
        # Several alike: the old place, where the very words still stand, settles it.
        where = search.annotation.range
        if self._locator.stands_at(search.annotation):
            start = self.wording.at(where.start)
            rivals = [m for m in matches if matches[0].score - m.score < MARGIN]
            search.found = next((m for m in rivals if m.first == start), None)

    def _is_evident(self, fragment: Fragment, match: Match, least: float) -> bool:
        """Whether what agrees is enough, and not what agrees with many places."""
        if match.quote < LEAST_QUOTE or match.score < least:
            return False
        if match.bits < CHANCE * self.wording.bits_of_any:
            return False
        quoted = sum(map(self.wording.bits, fragment.quoted))
        if quoted >= TELLING_BITS and match.quote >= TELLING_QUOTE:
            return True
        if match.context is None:
            return match.quote > 0.999 and quoted >= 0.75 * TELLING_BITS
        return match.context >= LEAST_CONTEXT and match.beside >= 1

    def _by_neighbours(self, searches: list[_Search], matcher: QuoteMatcher) -> None:
        """Look again at what is not sure, now that its neighbours are known."""
        texts = Counter(search.annotation.placed_in for search in searches)
        for text, count in texts.items():
            if count > FEWEST_NEIGHBOURS:
                together = [s for s in searches if s.annotation.placed_in == text]
                self._by_map(together, matcher)

    def _by_map(self, searches: list[_Search], matcher: QuoteMatcher) -> None:
        searches.sort(key=lambda search: search.annotation.range.start)
        sure = [search for search in searches if search.is_sure]
        chain = _rising(sure)
        if len(chain) < FEWEST_NEIGHBOURS or len(chain) < ORDERED_SHARE * len(sure):
            return
        old = [search.annotation.range.start for search in chain]
        new = [search.start for search in chain]
        in_chain = {search.number for search in chain}
        for search in searches:
            if search.number in in_chain or search.kept is not None:
                continue
            if search.is_sure and self._is_room(search, chain, new):
                continue
            at = search.annotation.range.start
            before = bisect_right(old, at) - 1
            behind = bisect_left(old, at)
            low = chain[before].start if before >= 0 else 0
            high = chain[behind].start if behind < len(chain) else len(self.wording) - 1
            self._between(search, matcher, low, high)

    def _is_room(self, search: _Search, chain: list[_Search], new: list[int]) -> bool:
        """Whether it may have been moved to where it was found, out of its order: where other
        words of the old text came to stand, it would be what was said twice."""
        match, fragment = search.found, search.fragment
        if match is None or match.sides < 2:
            return False
        behind = bisect_right(new, match.first)
        if not 0 < behind < len(chain):
            return True
        one, other = chain[behind - 1], chain[behind]
        was, is_ = one.annotation.range.start, self.wording.start_of(one.start)
        was_next, is_next = other.annotation.range.start, self.wording.start_of(other.start)
        if was.turn == was_next.turn and is_.turn == is_next.turn:
            return (is_next.char - is_.char) - (was_next.char - was.char) >= len(fragment.words)
        return is_next.turn - is_.turn > was_next.turn - was.turn

    def _between(self, search: _Search, matcher: QuoteMatcher, low: int, high: int) -> None:
        """Decide again, knowing that it should begin between these tokens."""
        matches = search.matches
        narrow = high - low <= NARROW_TOKENS
        if narrow:
            reach = len(search.fragment.words)
            there = matcher.match_within(search.fragment, low - reach, high + reach)
            if there is not None and not any(there.overlaps(match) for match in matches):
                matches = sorted([*matches, there], key=lambda m: m.score, reverse=True)
                search.matches = matches
        inside = [match for match in matches if low <= match.first <= high]
        outside = [match for match in matches if not low <= match.first <= high]
        least = NARROW_SCORE if narrow else LEAST_SCORE
        if inside:
            best = inside[0]
            clear = _lead(inside) >= MARGIN
            rival = outside[0].score if outside else 0.0
            if (
                clear
                and rival - best.score < MARGIN
                and self._is_evident(search.fragment, best, least)
            ):
                search.found = best
                return
        if search.found is not None and search.found in outside:
            search.found = None

    # -- outcomes -------------------------------------------------------------

    def _outcome(self, search: _Search, matcher: QuoteMatcher) -> Annotation:
        if search.kept is not None:
            return self._kept(search.annotation, search.kept)
        match = search.found
        if match is None:
            return self._lost(search.annotation)
        annotation = search.annotation
        where = matcher.range_of(self._transcript, search.fragment, match, annotation.quote)
        spaced = " ".join(exact_text(self._transcript, where).split())
        if match.sides and spaced == " ".join(annotation.quote.split()):
            return self._kept(annotation, where)
        return replace(
            annotation,
            range=where,
            placement=Placement.FOUND,
            placed_in=self._transcript.words_hash,
            score=round(min(1.0, match.score), 3),
        )

    def _kept(self, annotation: Annotation, where: TextRange) -> Annotation:
        return replace(
            annotation,
            range=where,
            placement=Placement.KEPT,
            placed_in=self._transcript.words_hash,
            score=1.0,
        )

    def _lost(self, annotation: Annotation) -> Annotation:
        return replace(
            annotation,
            placement=Placement.DETACHED,
            placed_in=self._transcript.words_hash,
            score=0.0,
        )


def _lead(matches: Sequence[Match]) -> float:
    """How far the best is before the next."""
    return matches[0].score - (matches[1].score if len(matches) > 1 else 0.0)


def _rising(searches: Iterable[_Search]) -> list[_Search]:
    """The longest part of them whose places rise with their old ones."""
    tails: list[int] = []  # of a rising part of each length, the least last start
    last: list[_Search] = []
    chosen: list[tuple[_Search, int]] = []  # with where in ``chosen`` the one before it is
    ends: list[int] = []
    for search in searches:
        length = bisect_right(tails, search.start)
        chosen.append((search, ends[length - 1] if length else -1))
        if length == len(tails):
            tails.append(search.start)
            ends.append(len(chosen) - 1)
        else:
            tails[length] = search.start
            ends[length] = len(chosen) - 1
    at = ends[-1] if ends else -1
    while at >= 0:
        search, at = chosen[at]
        last.append(search)
    return last[::-1]


def clamped(where: TextRange, lengths: Sequence[int]) -> TextRange:
    """``where``, or the nearest to it that there is in turns of these lengths."""
    if not lengths:
        return TextRange(Position(0, 0), Position(0, 0))

    def inside(place: Position) -> Position:
        if place.turn >= len(lengths):
            return Position(len(lengths) - 1, lengths[-1])
        return Position(place.turn, min(place.char, lengths[place.turn]))

    return TextRange(inside(where.start), inside(where.end))
