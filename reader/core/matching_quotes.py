"""How well a stored quote and its context agree with the places of another text.

A candidate is where rare words of the quote and of its context stand as far from each other as
they did. There the words are aligned one by one (Levenshtein), and what agrees is weighed by
what it tells: a rare word more than a common one, in bits (``Wording.bits``).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from reader.core.selection import Position, TextRange
from reader.core.transcript import Transcript
from reader.core.wording import Fragment, Wording

# Of so many rarest words the places are looked at, until they are SEED_PLACES.
SEEDS = 16
SURE_SEEDS = 4
SEED_PLACES = 600
MOST_PLACES_OF_A_SEED = 3000
NEAR_TOKENS = 8  # seeds that have shifted by less are of one candidate
CANDIDATES = 8
SLACK_TOKENS = 12

WHOLE = 0.9  # of a quote of which less is there, the rest is looked for farther off
SIMILAR = 0.5  # words that agree in fewer of their letters are different ones
JOINED_SIMILAR = 0.8  # "fine tuning" and "finetuning", without the space between
MOST_JOINED = 4
# A quote of this many bits counts as much as its context.
QUOTE_BITS = 30.0
CONTEXT_FADES = 6  # tokens at which a word of the context counts half
BETTER_SIDE = 0.65
GAP_BITS = 2.0  # what a word put in between has to be made up for with
MOST_GAP_BITS = 40.0  # so much does not agree by chance, however much is between
WIDE_SLACK_TOKENS = 160  # a paragraph may have been put into a quote


@dataclass(frozen=True, slots=True)
class Match:
    """A place, as tokens ``first`` to before ``after``. ``quote`` and ``context`` are 0 to 1,
    how much of what each tells is there (``context`` None without any); ``bits`` what all that
    agrees tells together, ``beside`` how many of the words next to the quote stand next to it
    (0 to 2), ``sides`` on how many sides the whole context agrees."""

    first: int
    after: int
    quote: float
    context: float | None
    score: float
    bits: float
    beside: int
    sides: int

    def overlaps(self, other: Match) -> bool:
        return self.first < other.after and other.first < self.after


class QuoteMatcher:
    """Weighs the places of one wording for fragments of another."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def matches(self, fragment: Fragment) -> list[Match]:
        """The places that may be meant, the best first; empty where none agrees at all."""
        if not fragment.quoted or not len(self.wording):
            return []
        votes = self._votes(fragment)
        if not votes:
            return []
        words, count = self.wording.words, len(fragment.words)
        found: list[Match] = []
        for shift in _peaks(votes):
            if shift >= 0 and words[shift : shift + count] == fragment.words:
                aligned = list(range(shift, shift + count))
                match = self._weigh(fragment, aligned, aligned)
            else:
                match = self._aligned(fragment, shift, shift + count)
            if match is not None:
                _keep_better(found, match)
        return sorted(found, key=_by_score, reverse=True)

    def match_within(self, fragment: Fragment, first: int, after: int) -> Match | None:
        """The place among the tokens ``first`` to ``after`` that agrees best."""
        return self._within(fragment, first, after)

    def _votes(self, fragment: Fragment) -> dict[int, float]:
        """By how far a seed has moved: what the seeds there tell together, in bits."""
        places = self.wording.places
        seeds = [
            (len(places[word]), at) for at, word in enumerate(fragment.words) if word in places
        ]
        seeds.sort()
        votes: dict[int, float] = defaultdict(float)
        total = 0
        for number, (count, at) in enumerate(seeds[:SEEDS]):
            total += count
            if number >= SURE_SEEDS and total > SEED_PLACES:
                break
            word = fragment.words[at]
            bits = self.wording.bits(word)
            for place in places[word][:MOST_PLACES_OF_A_SEED]:
                votes[place - at] += bits
        return votes

    def _aligned(self, fragment: Fragment, first: int, after: int) -> Match | None:
        slack = SLACK_TOKENS + len(fragment.words) // 4
        found = self._within(fragment, first - slack, after + slack)
        if found is None or not SIMILAR / 2 < found.quote < WHOLE:
            return found
        wide = self._within(fragment, first - WIDE_SLACK_TOKENS, after + WIDE_SLACK_TOKENS)
        return found if wide is None or wide.quote < found.quote + 1 - WHOLE else wide

    def _within(self, fragment: Fragment, first: int, after: int) -> Match | None:
        return self._compare(fragment, max(0, first), min(len(self.wording), after))

    def _compare(self, fragment: Fragment, low: int, high: int) -> Match | None:
        window = self.wording.words[low:high]
        if not window:
            return None
        aligned, beside = _alignment(fragment.words, window)
        return self._weigh(
            fragment,
            [at if at < 0 else at + low for at in aligned],
            [at if at < 0 else at + low for at in beside],
        )

    def _weigh(
        self, fragment: Fragment, aligned: Sequence[int], stand_in: Sequence[int]
    ) -> Match | None:
        """``aligned`` has the token that agrees with each word of the fragment, -1 for none;
        ``stand_in`` also those that stand where an unlike word stood."""
        bits = [self.wording.bits(word) for word in fragment.words]
        credit = self._credits(fragment.words, aligned, bits)
        first, after = fragment.first, fragment.after
        held = _held_together(aligned, credit, first, after)
        if held is None:
            return None
        low, high = held
        quoted_bits = sum(bits[first:after])
        quote = sum(credit[low : high + 1]) / quoted_bits
        before = _side(bits, credit, range(first - 1, -1, -1))
        behind = _side(bits, credit, range(after, len(bits)))
        start, end = aligned[low], aligned[high]
        # Unlike words that stand where the quote began or ended are what became of it.
        for at in range(low - 1, first - 1, -1):
            if not 0 <= stand_in[at] == start - 1:
                break
            start -= 1
        for at in range(high + 1, after):
            if stand_in[at] != end + 1:
                break
            end += 1
        if before is None and fragment.begins:
            before = 1.0 if start == 0 else 0.0
        if behind is None and fragment.ends:
            behind = 1.0 if end == len(self.wording) - 1 else 0.0
        known = [side for side in (before, behind) if side is not None]
        if not known or (len(known) == 2 and not first and after == len(bits)):
            context = None  # the quote is all there is
            score = quote * min(1.0, quoted_bits / (2 * QUOTE_BITS))
        else:
            context = BETTER_SIDE * max(known) + (1 - BETTER_SIDE) * min(known)
            weight = quoted_bits / (quoted_bits + QUOTE_BITS)
            score = weight * quote + (1 - weight) * context
        beside = (
            int(first > 0 and aligned[first - 1] == start - 1)
            + int(after < len(bits) and aligned[after] == end + 1)
            + int(fragment.begins and start == 0)
            + int(fragment.ends and end == len(self.wording) - 1)
        )
        return Match(
            start,
            end + 1,
            quote,
            context,
            score,
            sum(credit),
            beside,
            sum(side > 0.999 for side in known),
        )

    def _credits(
        self, words: Sequence[str], aligned: Sequence[int], bits: Sequence[float]
    ) -> list[float]:
        """What each word that agrees tells; a common one that stands alone half of it."""
        theirs, credit = self.wording.words, []
        for at, (word, place) in enumerate(zip(words, aligned, strict=True)):
            if place < 0:
                credit.append(0.0)
                continue
            worth = bits[at]
            if theirs[place] != word:
                worth *= _similarity(word, theirs[place])
            lonely = not (
                (at > 0 and aligned[at - 1] == place - 1)
                or (at + 1 < len(aligned) and aligned[at + 1] == place + 1)
            )
            credit.append(worth / 2 if lonely and len(words) > 1 and bits[at] < 7 else worth)
        return credit

    def range_of(
        self, transcript: Transcript, fragment: Fragment, match: Match, quote: str
    ) -> TextRange:
        """The characters of ``match``: parts of words and the punctuation at the edges as the
        quote had them."""
        wording, words = self.wording, self.wording.words
        start = wording.start_of(match.first)
        if fragment.skipped and words[match.first] == fragment.words[fragment.first]:
            skipped = min(fragment.skipped, wording.length_of(match.first) - 1)
            start = wording.start_of(match.first, skipped)
        else:
            start = _with_signs_before(transcript.texts[start.turn], start, quote)
        last = match.after - 1
        if fragment.kept and words[last] == fragment.words[fragment.after - 1]:
            end = wording.end_of(last, min(fragment.kept, wording.length_of(last)))
        else:
            end = _with_signs_behind(
                transcript.texts[wording.end_of(last).turn], wording.end_of(last), quote
            )
        return TextRange(start, max(start, end))


def _by_score(match: Match) -> tuple[float, float]:
    return match.score, match.bits


def _keep_better(found: list[Match], match: Match) -> None:
    """Of two that are one place, the better."""
    for index, other in enumerate(found):
        if match.overlaps(other):
            if _by_score(match) > _by_score(other):
                found[index] = match
            return
    found.append(match)


def _peaks(votes: dict[int, float]) -> list[int]:
    """The shifts about which most is gathered, best first; each at the heaviest of its own."""
    gathered: dict[int, float] = defaultdict(float)
    for shift, bits in votes.items():
        gathered[shift // NEAR_TOKENS] += bits
    both = {at: bits + gathered.get(at + 1, 0.0) for at, bits in gathered.items()}
    order = sorted(both, key=both.__getitem__, reverse=True)
    if not order:
        return []
    least = both[order[0]] * 0.25
    heaviest: dict[int, int] = {}
    for shift, bits in votes.items():
        at = shift // NEAR_TOKENS
        if at not in heaviest or bits > votes[heaviest[at]]:
            heaviest[at] = shift
    peaks: list[int] = []
    for at in order:
        if both[at] < least or len(peaks) >= CANDIDATES:
            break
        here = [heaviest[n] for n in (at, at + 1) if n in heaviest]
        shift = max(here, key=votes.__getitem__)
        if shift not in peaks:
            peaks.append(shift)
    return peaks


def _similarity(one: str, other: str) -> float:
    return float(Levenshtein.normalized_similarity(one, other))


def _alignment(words: Sequence[str], window: Sequence[str]) -> tuple[list[int], list[int]]:
    """(agreeing, standing in): for each of ``words`` the place in ``window``, or -1."""
    agreeing, standing_in = [-1] * len(words), [-1] * len(words)
    # Replacements next to deletions or insertions are one stretch, in which like finds like.
    stretch = [0, 0, 0, 0]
    for edit in Levenshtein.opcodes(words, window):
        a, a_end, b, b_end = edit.src_start, edit.src_end, edit.dest_start, edit.dest_end
        if edit.tag == "equal":
            _pair(words, window, stretch, agreeing, standing_in)
            for step in range(a_end - a):
                agreeing[a + step] = standing_in[a + step] = b + step
            stretch = [a_end, a_end, b_end, b_end]
        else:
            stretch = [min(stretch[0], a), a_end, min(stretch[2], b), b_end]
    _pair(words, window, stretch, agreeing, standing_in)
    return agreeing, standing_in


def _pair(
    words: Sequence[str],
    window: Sequence[str],
    stretch: Sequence[int],
    agreeing: list[int],
    standing_in: list[int],
) -> None:
    """Within a stretch where the texts differ, what has only been written otherwise."""
    a, a_end, b, b_end = stretch
    if a == a_end or b == b_end:
        return
    ours, theirs = words[a:a_end], window[b:b_end]
    if len(ours) == len(theirs):
        for step in range(len(ours)):
            standing_in[a + step] = b + step
    if (
        len(ours) != len(theirs)
        and max(len(ours), len(theirs)) <= MOST_JOINED
        and _similarity("".join(ours), "".join(theirs)) >= JOINED_SIMILAR
    ):
        for step in range(len(ours)):
            last = step == len(ours) - 1
            place = b_end - 1 if last else b + step * len(theirs) // len(ours)
            agreeing[a + step] = standing_in[a + step] = place
        return
    at = 0
    for step, word in enumerate(ours):
        best, best_place = SIMILAR, -1
        # Not further on than an even step: the words after it want their places too.
        for place in range(at, min(len(theirs), at + 1 + abs(len(theirs) - len(ours)) + 2)):
            similarity = _similarity(word, theirs[place])
            if similarity > best:
                best, best_place = similarity, place
        if best_place >= 0:
            agreeing[a + step] = standing_in[a + step] = b + best_place
            at = best_place + 1


def _side(bits: Sequence[float], credit: Sequence[float], outward: range) -> float | None:
    """How much of one side of the context agrees, the nearer words counting more; None where
    there is none."""
    total = agreed = 0.0
    for distance, at in enumerate(outward):
        nearness = CONTEXT_FADES / (CONTEXT_FADES + distance)
        total += bits[at] * nearness
        agreed += credit[at] * nearness
    return agreed / total if total else None


def _held_together(
    aligned: Sequence[int], credit: Sequence[float], first: int, after: int
) -> tuple[int, int] | None:
    """The first and last words of the quote that have a counterpart, without those that stand
    farther off than what they tell makes up for."""
    there = [at for at in range(first, after) if aligned[at] >= 0]
    if not there:
        return None
    runs = [[there[0], there[0]]]
    for one, other in pairwise(there):
        put_in = (aligned[other] - aligned[one]) - (other - one)
        if put_in > 0:
            runs.append([other, other])
        else:
            runs[-1][1] = other
    worth = [sum(credit[low : high + 1]) for low, high in runs]
    main = max(range(len(runs)), key=worth.__getitem__)
    low = high = main
    while low > 0 and worth[low - 1] >= _gap_bits(aligned, runs[low - 1], runs[low]):
        low -= 1
    while high + 1 < len(runs) and worth[high + 1] >= _gap_bits(
        aligned, runs[high], runs[high + 1]
    ):
        high += 1
    return runs[low][0], runs[high][1]


def _gap_bits(aligned: Sequence[int], one: Sequence[int], other: Sequence[int]) -> float:
    put_in = (aligned[other[0]] - aligned[one[1]]) - (other[0] - one[1])
    return min(MOST_GAP_BITS, GAP_BITS * put_in)


def _is_sign(character: str) -> bool:
    return not character.isspace() and not character.isalnum()


def _signs_back(text: str, char: int) -> int:
    while char > 0 and _is_sign(text[char - 1]):
        char -= 1
    return char


def _signs_on(text: str, char: int) -> int:
    while char < len(text) and _is_sign(text[char]):
        char += 1
    return char


def _with_signs_before(text: str, place: Position, quote: str) -> Position:
    """With the punctuation that stands there, if the quote begins with such; a dash may stand
    apart from the word."""
    char = place.char
    if quote and _is_sign(quote[0]):
        char = _signs_back(text, char)
        apart = _signs_on(quote, 0)
        if quote[apart : apart + 1].isspace():
            space = len(text[:char].rstrip())
            if space < char and _signs_back(text, space) < space:
                dash = _signs_back(text, space)
                char = dash if not dash or text[dash - 1].isspace() else char
    return Position(place.turn, char)


def _with_signs_behind(text: str, place: Position, quote: str) -> Position:
    """The same at the end; vowel signs and the like belong to the letter before them."""
    char = place.char
    while char < len(text) and unicodedata.category(text[char]).startswith("M"):
        char += 1
    if quote and _is_sign(quote[-1]):
        char = _signs_on(text, char)
        apart = _signs_back(quote, len(quote))
        if apart and quote[apart - 1].isspace():
            space = char + len(text[char:]) - len(text[char:].lstrip())
            if char < space < _signs_on(text, space):
                dash = _signs_on(text, space)
                char = dash if dash == len(text) or text[dash].isspace() else char
    return Position(place.turn, char)
