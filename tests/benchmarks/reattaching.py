"""How many annotations find their words again in a changed text, and what it takes:
``python tests/benchmarks/reattaching.py [OLD NEW]``.

Annotates 1,000 random ranges of 1 to 60 words and opens another text: made changes of the
shipped sample and of a made five-hour conversation, or of two files that are named. What is
right is told by how a text was made or, for files, by an alignment of all words of both that
knows nothing of the annotations. Prints for each change: on exactly the right words, on some
of them, detached though the words are there, on a wrong place, and detached rightly.
"""

from __future__ import annotations

import random
import re
import sys
import time
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rapidfuzz.distance import Levenshtein

from reader.core.annotation import Annotation, AnnotationKind, annotate
from reader.core.locating import Locator, all_placed
from reader.core.selection import Position, TextRange
from reader.core.transcript import NO_SPEAKER, Transcript
from reader.formats.registry import load_transcript

COUNT = 1000
LONGEST = 60
GRAM = 4
FAR_WORDS = 150
THERE = 0.5  # with fewer of its words in the other text an annotation may be detached


def plain(word: str) -> str:
    """A word as the texts are compared here: not as the program does it."""
    return re.sub(r"[^a-z0-9]", "", word.lower())


@dataclass
class Pair:
    """``counterpart[word]`` is the word of ``new`` that stands where word of ``old`` stood, -1
    for none; it may be quite another word."""

    old: Transcript
    new: Transcript
    counterpart: Sequence[int]


def _alike(one: str, other: str) -> bool:
    return Levenshtein.normalized_similarity(plain(one), plain(other)) >= THERE


def _longest_part(places: list[int]) -> list[int]:
    """Of words that stand together no more, most of those that do."""
    parts: list[list[int]] = []
    for place in places:
        if parts and 0 < place - parts[-1][-1] <= FAR_WORDS:
            parts[-1].append(place)
        else:
            parts.append([place])
    return max(parts, key=len, default=[])


def words_of(transcript: Transcript) -> list[str]:
    return [word for text in transcript.texts for word in text.split()]


def aligned(old: Transcript, new: Transcript) -> Pair:
    """All words of both, by those groups of four that stand once in each and are in order,
    and by edit distance between them."""
    ours, theirs = ([plain(w) for w in words_of(t)] for t in (old, new))
    once = [_once(words) for words in (ours, theirs)]
    pairs = sorted((at, once[1][gram]) for gram, at in once[0].items() if gram in once[1])
    corners = [(-1, -1), *_rising(pairs), (len(ours), len(theirs))]
    counterpart = [-1] * len(ours)
    for (a, b), (a_end, b_end) in pairwise(corners):
        if a >= 0:
            counterpart[a] = b
        edits = Levenshtein.opcodes(ours[a + 1 : a_end], theirs[b + 1 : b_end])
        for edit in edits:
            size = edit.src_end - edit.src_start
            if edit.tag == "equal" or (
                edit.tag == "replace" and size == edit.dest_end - edit.dest_start and size <= 3
            ):
                for step in range(size):
                    counterpart[a + 1 + edit.src_start + step] = b + 1 + edit.dest_start + step
    return Pair(old, new, counterpart)


def _once(words: list[str]) -> dict[tuple[str, ...], int]:
    grams = list(zip(*(words[n:] for n in range(GRAM)), strict=False))
    counts = Counter(grams)
    return {gram: at for at, gram in enumerate(grams) if counts[gram] == 1}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    tails: list[int] = []
    ends: list[int] = []
    back = []
    for number, (_, b) in enumerate(pairs):
        length = bisect_right(tails, b)
        back.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [b]
        ends[length : length + 1] = [number]
    at, chain = ends[-1] if ends else -1, []
    while at >= 0:
        chain.append(pairs[at])
        at = back[at]
    return chain[::-1]


def where_of(transcript: Transcript, first: int, last: int) -> TextRange:
    """From word number ``first`` to the end of number ``last``."""
    (turn, word), (turn_end, word_end) = transcript.locate(first), transcript.locate(last)
    start = transcript.word_spans(turn)[word][0]
    end = transcript.word_spans(turn_end)[word_end][1]
    return TextRange(Position(turn, start), Position(turn_end, end))


def words_within(transcript: Transcript, where: TextRange) -> tuple[int, int]:
    """The numbers of the first word that the range touches, and of the one after its last."""
    numbers: list[int] = []
    for turn in (where.start.turn, where.end.turn):
        char = (where.start if not numbers else where.end).char
        spans = transcript.word_spans(turn)
        if not numbers:
            within = sum(end <= char for _, end in spans)
        else:
            within = sum(start < char for start, _ in spans)
        numbers.append(transcript.first_word[turn] + within)
    return numbers[0], numbers[1]


def random_annotations(
    transcript: Transcript, seed: int, count: int = COUNT, longest: int = LONGEST
) -> tuple[list[Annotation], list[tuple[int, int]]]:
    """(annotations, the numbers of their first and last words)."""
    chance = random.Random(seed)
    marks = []
    for _ in range(count):
        length = min(chance.randint(1, longest), transcript.word_count)
        first = chance.randrange(transcript.word_count - length + 1)
        marks.append((first, first + length - 1))
    return [
        annotate(transcript, AnnotationKind.HIGHLIGHT, where_of(transcript, *mark))
        for mark in marks
    ], marks


@dataclass
class Tally:
    exact: int = 0
    edges: int = 0
    lost: int = 0
    wrong: int = 0
    rightly_lost: int = 0
    took_s: float = 0.0

    @property
    def findable(self) -> int:
        return self.exact + self.edges + self.lost + self.wrong

    def __str__(self) -> str:
        share = 100 * self.exact / max(1, self.exact + self.edges + self.lost)
        return (
            f"{share:7.2f} % {self.exact:6} {self.edges:6} {self.lost:6} {self.wrong:6} "
            f"{self.rightly_lost:6} {1000 * self.took_s:8.0f} ms"
        )


def judged(
    pair: Pair,
    annotations: list[Annotation],
    marks: list[tuple[int, int]],
    failures: list[tuple[str, Annotation, Annotation, str]] | None = None,
    *,
    alone: bool = False,
) -> Tally:
    """What became of the annotations; ``alone`` places each as if there were no others."""
    tally = Tally()
    began = time.perf_counter()
    if alone:
        locator = Locator(pair.new)
        after = [all_placed([annotation], locator)[0] for annotation in annotations]
    else:
        after = all_placed(annotations, Locator(pair.new))
    tally.took_s = time.perf_counter() - began
    ours, theirs = words_of(pair.old), words_of(pair.new)
    for before, now, (first, last) in zip(annotations, after, marks, strict=True):
        said = [w for w in range(first, last + 1) if plain(ours[w])]
        if not said:
            continue  # a dash and no word
        there = _longest_part([pair.counterpart[w] for w in said if pair.counterpart[w] >= 0])
        like = sum(
            pair.counterpart[w] >= 0 and _alike(ours[w], theirs[pair.counterpart[w]]) for w in said
        )
        share = like / len(said)
        expected = (min(there), max(there) + 1) if there else (0, 0)
        right = " ".join(map(plain, theirs[slice(*expected)]))
        if now.is_detached:
            kind = "lost" if share > THERE else "rightly_lost"
        else:
            got = words_within(pair.new, now.range)
            if got == expected or (
                # Of words said twice over nobody can tell which of them went.
                got[0] < expected[1]
                and expected[0] < got[1]
                and " ".join(map(plain, theirs[slice(*got)])).split() == right.split()
            ):
                kind = "exact"
            elif there and got[0] < expected[1] and expected[0] < got[1]:
                kind = "edges"
            else:
                kind = "wrong"
        setattr(tally, kind, getattr(tally, kind) + 1)
        if failures is not None and kind in ("lost", "edges", "wrong"):
            failures.append((kind, before, now, right))
    return tally


# -- made changes -------------------------------------------------------------------------------

Words = list[tuple[int, str]]  # the number of the old word, -1 for none; the word
FILLERS = ("um", "uh,", "you know,", "I mean,", "like,", "sort of", "well,")
SPELLINGS = {"or": "our", "iz": "is", "er": "re", "ph": "f", "ll": "l", "ee": "ea"}
LETTERS = "etaoinshrdlu"


def _typo(word: str, chance: random.Random) -> str:
    if len(word) < 3:
        return word + chance.choice(LETTERS)
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + chance.choice(LETTERS) + word[at:],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        )
    )


def _misheard(words: Words, chance: random.Random, share: float, stock: Sequence[str]) -> Words:
    """Of the words wrong: two thirds others, a sixth each left out and put in."""
    made: Words = []
    for number, word in words:
        if chance.random() >= share:
            made.append((number, word))
            continue
        what = chance.random()
        if what < 2 / 3:
            heard = _typo(word, chance) if chance.random() < 0.5 else chance.choice(stock)
            made.append((number, heard))
        elif what < 5 / 6:
            made += [(number, word), (-1, chance.choice(stock))]
    return made


def changed(old: Transcript, kind: str, seed: int) -> Pair:
    """``old`` after one kind of change, with what has become of each word."""
    chance = random.Random(f"{kind} {seed}")
    stock = words_of(old)
    turns: list[Words] = []
    number = 0
    for text in old.texts:
        words = text.split()
        turns.append(list(enumerate(words, number)))
        number += len(words)
    match kind:
        case "typos in 5 %":
            turns = [
                [(n, _typo(w, chance) if chance.random() < 0.05 else w) for n, w in t]
                for t in turns
            ]
        case "punctuation and case":
            signs = str.maketrans("", "", ".,?!;:'’“”\"-")
            turns = [[(n, w.translate(signs).upper() or "-") for n, w in t] for t in turns]
        case "10 % misheard" | "20 % misheard" | "30 % misheard":
            share = int(kind[:2]) / 100
            turns = [_misheard(t, chance, share, stock) for t in turns]
        case "fillers put in":
            turns = [_with_fillers(t, chance, 0.08) for t in turns]
        case "short words left out":
            turns = [[p for p in t if len(p[1]) > 3 or chance.random() > 0.15] for t in turns]
        case "other spellings":
            turns = [[(n, _respelt(w)) for n, w in t] for t in turns]
        case "turns merged and split":
            turns = _cut_anew(turns, chance)
        case "paragraphs put in":
            turns = [
                each
                for turn in turns
                for each in (
                    [turn]
                    if chance.random() > 0.15
                    else [turn, [(-1, w) for w in chance.choices(stock, k=chance.randint(10, 120))]]
                )
            ]
        case "paragraphs left out":
            turns = [turn for turn in turns if chance.random() > 0.15]
        case "sections shuffled":
            size = max(1, len(turns) // 8)
            parts = [turns[at : at + size] for at in range(0, len(turns), size)]
            chance.shuffle(parts)
            turns = [turn for part in parts for turn in part]
        case "another text":
            turns = [[(-1, w) for w in chance.choices(stock, k=len(turn))] for turn in turns]
        case _:
            raise ValueError(kind)
    counterpart = array("q", [-1]) * number
    place = 0
    texts = []
    for turn in turns:
        words = [w for _, w in turn]
        for n, word in turn:
            if n >= 0 and plain(word):
                counterpart[n] = place
            place += len(word.split())
        texts.append(" ".join(words))
    return Pair(old, conversation(texts), counterpart)


def _with_fillers(words: Words, chance: random.Random, share: float) -> Words:
    made: Words = []
    for each in words:
        if chance.random() < share:
            made.append((-1, chance.choice(FILLERS)))
        made.append(each)
    return made


def _respelt(word: str) -> str:
    for one, other in SPELLINGS.items():
        word = word.replace(one, other)
    return word


def _cut_anew(turns: list[Words], chance: random.Random) -> list[Words]:
    everything = [each for turn in turns for each in turn]
    made = []
    while everything:
        size = chance.randint(1, 150)
        made.append(everything[:size])
        del everything[:size]
    return made


def conversation(texts: Sequence[str]) -> Transcript:
    return Transcript(texts, array("i", [NO_SPEAKER]) * len(texts), ())


def made_conversation(turns: int, seed: int = 3) -> Transcript:
    """Words as frequent as English has them, with short answers that stand again and again."""
    chance = random.Random(seed)
    words = [
        "".join(chance.choices("etaoinshrdlcumw", k=chance.randint(1, 9))) for _ in range(6000)
    ]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    phrases = [" ".join(chance.choices(words, weights, k=chance.randint(2, 6))) for _ in range(40)]
    answers = ("Yes.", "Right.", "Yeah.", "You know.", "I think so, yes.", "Mm-hmm.")
    texts = []
    for turn in range(turns):
        if turn % 3 == 1:
            texts.append(chance.choice(answers))
            continue
        parts: list[str] = []
        while len(parts) < chance.randint(5, 30):
            parts.append(" ".join(chance.choices(words, weights, k=chance.randint(3, 9))))
            if chance.random() < 0.3:
                parts.append(chance.choice(phrases))
        texts.append(", ".join(parts) + ".")
    return conversation(texts)


KINDS = (
    "typos in 5 %",
    "punctuation and case",
    "10 % misheard",
    "20 % misheard",
    "30 % misheard",
    "fillers put in",
    "short words left out",
    "other spellings",
    "turns merged and split",
    "paragraphs put in",
    "paragraphs left out",
    "sections shuffled",
    "another text",
)
HEAD = f"{'':32}    exact  exact  edges   lost  wrong  rightly lost   took"


def show(what: str, tally: Tally) -> None:
    print(f"{what:32} {tally}", flush=True)


def compare(old: Transcript, new: Transcript, seeds: Sequence[int], *, verbose: bool) -> None:
    pair = aligned(old, new)
    for seed in seeds:
        failures: list[tuple[str, Annotation, Annotation, str]] = []
        annotations, marks = random_annotations(old, seed)
        show(f"  seed {seed}", judged(pair, annotations, marks, failures))
        if verbose:
            for kind, before, now, right in failures:
                got = (
                    ""
                    if now.is_detached
                    else new.texts[now.range.start.turn][
                        now.range.start.char : now.range.start.char + len(before.quote) + 20
                    ]
                )
                print(
                    f"    {kind} {now.score}\n      quote {before.prefix!r} | {before.quote!r} |"
                    f" {before.suffix!r}\n      right {right!r}\n      got   {got!r}"
                )


def main() -> None:
    names = [name for name in sys.argv[1:] if not name.startswith("-")]
    verbose = "--failures" in sys.argv
    print(HEAD)
    if names:
        old, new = (load_transcript(Path(name)) for name in names)
        for one, other, what in ((old, new, "there"), (new, old, "back")):
            print(what)
            compare(one, other, (1, 2, 3), verbose=verbose)
        return
    sample = load_transcript(ROOT / "resources" / "sample" / "the-slow-ear.txt")
    for name, text in (("the sample", sample), ("a made conversation", made_conversation(400))):
        for longest in (LONGEST, 1):
            print(f"{name}, {text.word_count} words; annotations of up to {longest}")
            for kind in KINDS:
                pair = changed(text, kind, 1)
                failures: list[tuple[str, Annotation, Annotation, str]] = []
                annotations, marks = random_annotations(text, 1, 400, longest)
                show("  " + kind, judged(pair, annotations, marks, failures))


if __name__ == "__main__":
    main()
