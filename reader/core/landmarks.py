"""Landmarks for a conversation without chapters: where it turns to something else, and what
it is about from there on.

Where: the text is cut so that the words of each stretch predict each other best, after
Utiyama and Isahara, "A statistical model for domain-independent text segmentation" (2001).
A stretch costs the bits its words take by their frequencies within it (smoothed), plus a
price for having been begun, from which a question that begins it gets something back. The
cheapest cuts are found by dynamic programming over the beginnings of turns.

What: the phrases of up to three words that are said in the stretch more often than in the
whole would lead one to expect (f * log(f / expected)), the more so if its opening says
them. No language is known here: words are common or telling by how they are spread.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

from reader.core.transcript import Transcript

FEWEST_TURNS = 24  # a shorter conversation is no place to get lost in
FEWEST_WORDS = 1500
MOST_WORDS = 400_000  # 40 hours of talk; beyond, stretches of equal length will do
_SHORTEST_WORDS = 250
_LONGEST_WORDS = 6000
_OPENING_WORDS = 6  # a turn of fewer opens nothing ("Right?")
_WINDOW_WORDS = 300
_WINDOWS = 40  # at least, for which they are made shorter, down to
_SHORTEST_WINDOW = 80
_COMMON = 0.2  # of the windows: who is in more says nothing about where
_COMMON_IN_SHORT = 0.3  # a short talk has few topics, each a large part of it
_PRICE = 3.0  # of a stretch, and what a question gets back: times the log of all words
_QUESTION = 1.0
_LENGTHS = (1.0, 1.5, 1.7)  # a phrase says more than its words
_IN_OPENING = 1.6
_PHRASES = 2
_ALIKE = 4  # letters: "failure" and "fail" need not both be there
_EVEN_STRETCHES = 12
_NEAR_TURNS = 6  # from an even stretch's beginning, in which a telling turn is looked for
_TELLING_WORDS = 12
_OPENING_CHARACTERS = 60

# How a word is spread shows that it is common only in a long talk. These never name anything.
_NO_NAMES = frozenset(
    """
    able actually added again against agree agrees almost already also always another answer any
    anybody anyone anything around ask asked away back bad because become been before being
    best better big bigger bit both call called came cannot certain come coming could course day
    different does doing done down during each early easy either else end enough even ever every
    everybody everyone everything exactly example fact far faster feel felt few find first found
    get getting give given goes going gone good got great had hand happen happened happening hard
    having hear heard help here high hope idea important inside instead into issue just keep kind
    knew know known last later least less let like line little long look looking lot made make
    making many matter maybe mean might mind moment more most move much must myself need never
    new next nice nobody nothing number often okay once one only open other others our out over
    own part particular people perhaps person place point possible pretty probably problem put
    question quite rather real really reason right said same saw say saying see seem seen sense
    set she should show side simple since small some somebody someone something sometimes soon
    sort start started still stop stuff such super sure take taken taking talk talked talking
    tell than thank thanks that them then there these they thing think thinking this those
    though thought thousand through time today together told too took top toward tried true try
    trying turn two under understand until use used using usually very wait want wanted was way
    week well went were what when where whether which while whole why will wish with without
    word work working world would wow wrong yeah year yes yesterday yet you your
    aber alle allem allen alles also andere anderen auch auf ganz gar geben gehen gemacht genau
    gerade gesagt gibt gut haben halt heute hier immer jahr jahre jede jetzt kann kein keine
    kommen kommt lassen leute machen macht mal man mehr meine mensch menschen mich muss nein
    nicht nichts noch nur oder sache sachen sagen sagt sehen sehr sein sind stimmt tag teil
    überhaupt und unser viel viele vielleicht wahrscheinlich weil weise weiß wenig wenn werden
    wie wieder wir wird wirklich wissen wollen zeit zum zwei
    """.split()  # noqa: SIM905  three hundred quotation marks tell nobody anything
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_ENDINGS = ("'s", "'re", "'ll", "'ve", "'d")


@dataclass(frozen=True, slots=True)
class Landmark:
    """``title`` is empty for a beginning that nothing is to be said of; ``opening`` is what is
    said first there, or asked."""

    turn: int
    title: str
    opening: str


def landmarks_of(
    transcript: Transcript, cancelled: Callable[[], bool] = lambda: False
) -> tuple[Landmark, ...]:
    """In order; empty where the conversation is short, or ``cancelled`` became true. About
    0.1 s for five hours of talk."""
    if len(transcript) < FEWEST_TURNS or transcript.word_count < FEWEST_WORDS:
        return ()
    if transcript.word_count > MOST_WORDS:
        return _even(transcript)
    words = _Words(transcript.texts)
    starts = _cuts(transcript, words, cancelled)
    if cancelled():
        return ()
    return _named(transcript, words, starts) if len(starts) > 2 else _even(transcript)


class _Words:
    """Of each turn its words, without case and plural; which of them tell something."""

    def __init__(self, texts: Sequence[str]) -> None:
        base: dict[str, str] = {}
        self.spelt: list[list[str]] = [_WORD.findall(text) for text in texts]
        self.turns: list[list[str]] = []
        for spelt in self.spelt:
            turn = []
            for word in spelt:
                plain = base.get(word)
                if plain is None:
                    plain = base[word] = _plain(word)
                turn.append(plain)
            self.turns.append(turn)
        counts = Counter(chain.from_iterable(self.turns))
        spread: Counter[str] = Counter()
        everything = list(chain.from_iterable(self.turns))
        window = max(_SHORTEST_WINDOW, min(_WINDOW_WORDS, len(everything) // _WINDOWS))
        for at in range(0, len(everything), window):
            spread.update(set(everything[at : at + window]))
        common = _COMMON if window == _WINDOW_WORDS else _COMMON_IN_SHORT
        most = max(2, common * len(everything) / window)
        self.count = len(everything)
        self.telling = {
            word
            for word, count in counts.items()
            if count > 1 and len(word) > 2 and "'" not in word and spread[word] <= most
        }


def _plain(word: str) -> str:
    plain = word.lower().replace("’", "'")
    for ending in _ENDINGS:
        plain = plain.removesuffix(ending)
    if len(plain) > 4 and plain.endswith("s") and not plain.endswith("ss"):
        return plain[:-1]
    return plain


# -- where ----------------------------------------------------------------------------------


def _cuts(transcript: Transcript, words: _Words, cancelled: Callable[[], bool]) -> list[int]:
    """The turns at which stretches begin, 0 first."""
    numbers = {word: number for number, word in enumerate(words.telling)}
    turns = [[numbers[w] for w in turn if w in numbers] for turn in words.turns]
    size, total = len(numbers), sum(map(len, turns))
    if not total:
        return [0]
    first_word, end = transcript.first_word, len(turns)
    # Said once more in a stretch, a word changes sum(f * log(f + 1)) by so much.
    gain = [(f + 1) * log(f + 2) - f * log(f + 1) for f in range(total + 1)]
    logs = [log(n + size) for n in range(total + 1)]
    price = _PRICE * log(total)
    back = _QUESTION * log(total)
    opens = [
        turn == 0 or first_word[turn + 1] - first_word[turn] >= _OPENING_WORDS
        for turn in range(end)
    ] + [True]
    cheapest = [float("inf")] * (end + 1)
    came_from = [0] * (end + 1)
    cheapest[0] = 0.0
    for start in range(end):
        if not opens[start] or cheapest[start] == float("inf"):
            continue
        if cancelled():
            return []
        before = cheapest[start] + price
        if _asks(transcript.texts[start]):
            before -= back
        counts = [0] * size
        known, said = 0.0, 0
        begin = first_word[start]
        for turn in range(start, end):
            for word in turns[turn]:
                count = counts[word]
                known += gain[count]
                counts[word] = count + 1
            said += len(turns[turn])
            length = first_word[turn + 1] - begin
            if opens[turn + 1] and (length >= _SHORTEST_WORDS or turn + 1 == end):
                cost = before + said * logs[said] - known
                if cost < cheapest[turn + 1]:
                    cheapest[turn + 1] = cost
                    came_from[turn + 1] = start
            if length > _LONGEST_WORDS:
                break
    starts = []
    turn = end
    while turn:
        turn = came_from[turn]
        starts.append(turn)
    return starts[::-1]


def _asks(text: str) -> bool:
    return "?" in text or "\uff1f" in text or "\u061f" in text or "\u037e" in text


# -- what -----------------------------------------------------------------------------------


def _named(transcript: Transcript, words: _Words, starts: list[int]) -> tuple[Landmark, ...]:
    ends = [*starts[1:], len(transcript)]
    spelt: dict[str, str] = {}
    stretches = [_phrases(words, range(a, b), spelt) for a, b in zip(starts, ends, strict=True)]
    everywhere: Counter[str] = Counter()
    for phrases in stretches:
        everywhere.update(phrases)
    landmarks = []
    for start, end, phrases in zip(starts, ends, stretches, strict=True):
        share = sum(len(words.turns[turn]) for turn in range(start, end)) / max(1, words.count)
        opening = " " + " ".join(words.turns[start]) + " "
        best = _telling(phrases, everywhere, share, opening)
        title = " · ".join(spelt[phrase] for phrase in best)
        said = opening_of(transcript.texts[start])
        if start == 0:
            title = ""
        elif not title:
            title = said
        landmarks.append(Landmark(start, title[:1].upper() + title[1:], said))
    return tuple(landmarks)


def _phrases(words: _Words, turns: range, spelt: dict[str, str]) -> Counter[str]:
    """How often each phrase is said; ``spelt`` gets how it is written where it is met first
    (not at the beginning of a sentence, if it can be helped)."""
    found: Counter[str] = Counter()
    telling = words.telling
    for turn in turns:
        one = two = ""  # the word before, and the two before, as phrases; empty: no telling ones
        as_one = as_two = ""
        for word, written in zip(words.turns[turn], words.spelt[turn], strict=True):
            if word not in telling:
                one = two = ""
                continue
            phrases = [(word, written)]
            if one and one != word:
                phrases.append((f"{one} {word}", f"{as_one} {written}"))
                if two:
                    phrases.append((f"{two} {word}", f"{as_two} {written}"))
                two, as_two = phrases[1]
            else:
                two = ""
            one, as_one = phrases[0]
            for phrase, as_written in phrases:
                found[phrase] += 1
                known = spelt.get(phrase)
                if known is None or (as_written > known and as_written.lower() == known.lower()):
                    spelt[phrase] = as_written  # small letters come after capitals
    return found


def _telling(
    phrases: Counter[str], everywhere: Counter[str], share: float, opening: str
) -> list[str]:
    """The _PHRASES phrases that tell most about a stretch that has ``share`` of all words."""
    scores = []
    for phrase, count in phrases.items():
        length = phrase.count(" ")
        if count < 2 + (length == 2):
            continue
        parts = phrase.split()
        if not _NO_NAMES.isdisjoint((parts[0], parts[-1])):
            continue
        expected = everywhere[phrase] * share
        if count <= expected:
            continue
        score = count * log(count / expected) * _LENGTHS[length]
        if f" {phrase} " in opening:
            score *= _IN_OPENING
        scores.append((score, phrase))
    chosen: list[str] = []
    taken: set[str] = set()
    for _, phrase in sorted(scores, reverse=True):
        words = {word[:_ALIKE] for word in phrase.split()}
        if not words & taken:
            chosen.append(phrase)
            taken |= words
            if len(chosen) == _PHRASES:
                break
    return chosen


_SENTENCE_END = re.compile(r"(?<=[.!?\u2026\u3002\uff1f\u061f])[\"'\u201d\u2019)\]]*\s+")


def opening_of(text: str, most: int = 160) -> str:
    """What a turn asks, else what it says first, on one line and ``most`` characters at most."""
    sentences = (" ".join(s.split()) for s in _SENTENCE_END.split(text[:3000]))
    asked = next((s for s in sentences if _asks(s[-1:]) and len(s.split()) >= 4), "")
    line = asked or " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


# -- where nothing is known of the words ----------------------------------------------------


def _even(transcript: Transcript) -> tuple[Landmark, ...]:
    """Some places evenly apart by words, each a turn that is long enough to say something."""
    first_word = transcript.first_word
    found: list[Landmark] = []
    for part in range(_EVEN_STRETCHES):
        begin = bisect_right(first_word, transcript.word_count * part // _EVEN_STRETCHES) - 1
        end = bisect_right(first_word, transcript.word_count * (part + 1) // _EVEN_STRETCHES) - 1
        begin = max(begin, found[-1].turn + 1 if found else 0)
        near = range(begin, max(begin, min(end, begin + _NEAR_TURNS)))
        if not near:
            continue
        turn = max(near, key=lambda t: min(_TELLING_WORDS, first_word[t + 1] - first_word[t]))
        title = opening_of(transcript.texts[turn], _OPENING_CHARACTERS)
        if title:
            found.append(Landmark(turn, title, opening_of(transcript.texts[turn])))
    return tuple(found)
