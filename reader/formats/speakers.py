"""One person, one name: merges spellings of a speaker's name, reversibly.

Two spellings are taken for one person when they are alike (``names.alike``), one of them
is rare beside the other (``RARE_SHARE``; spellings that differ only in case or accents
need not be), and the two do not answer each other: turns of one person are not
neighbours, turns of two people are. A first or last name alone joins the only full name
it is part of, under the same condition.

The right spelling is the one that is written where nobody misread a label: in the title
and the front matter first, then in the running text; only where neither mentions any does
the commonest label win. It may be a spelling that no label has.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reader.core.text import say
from reader.core.transcript import Repair
from reader.formats.names import alike, fold, letters_of, without_remark

RARE_SHARE = 0.25
NEIGHBOUR_SHARE = 0.34


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r"[ \t]([^\W\d_][\w\u2019'-]{2,30})")


@cache
def _whole_word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][\w'-]{2,30}$")


_MOST_NAMES = 600
_MENTION_CHARACTERS = 4_000_000


@dataclass(frozen=True, slots=True)
class Merge:
    """``variant`` is read as ``name``; ``repair`` reports it."""

    variant: str
    name: str
    repair: Repair


def find_merges(
    labels: list[str],
    first_line: dict[str, int],
    text: str,
    front: str,
    abbreviations: dict[str, tuple[str, int]],
) -> list[Merge]:
    """The merges that the document speaks for.

    ``labels`` are the headers' names in text order, ``first_line`` the 1-based line of
    each name's first header, ``front`` title and front matter, ``abbreviations`` initials
    with the full name and the 1-based line of the table that explains them.
    """
    counts = Counter(labels)
    merges: list[Merge] = []
    for short, (full, line) in abbreviations.items():
        if short in counts and short != full:
            detail = say(
                "\u201c{short}\u201d is \u201c{full}\u201d by the table in line {line}",
                short=short,
                full=full,
                line=line,
            )
            merges.append(Merge(short, full, Repair("speaker-variant", first_line[short], detail)))
    explained = {merge.variant for merge in merges}
    names = [name for name in counts if name not in explained]
    if not names or len(names) > _MOST_NAMES:
        return merges
    neighbours = _neighbours(labels)
    clusters = _clusters(names, counts, neighbours)
    evidence = _Evidence(text[:_MENTION_CHARACTERS], front)
    for cluster in clusters:
        right = _right_spelling(cluster, counts, evidence)
        for variant in cluster:
            if variant != right:
                detail = say(
                    "\u201c{variant}\u201d read as \u201c{right}\u201d ({n} turns)",
                    one="\u201c{variant}\u201d read as \u201c{right}\u201d ({n} turn)",
                    n=counts[variant],
                    variant=variant,
                    right=right,
                )
                merges.append(
                    Merge(variant, right, Repair("speaker-variant", first_line[variant], detail))
                )
    return merges


def _neighbours(labels: list[str]) -> Counter[tuple[str, str]]:
    pairs: Counter[tuple[str, str]] = Counter()
    for left, right in pairwise(labels):
        if left != right:
            pairs[(left, right) if left < right else (right, left)] += 1
    return pairs


def _clusters(
    names: list[str], counts: Counter[str], neighbours: Counter[tuple[str, str]]
) -> list[list[str]]:
    """Groups of spellings of one person, singletons included, commonest first in each."""
    order = sorted(names, key=lambda name: -counts[name])
    bits = {name: letters_of(without_remark(name)) for name in order}
    clusters: list[list[str]] = []
    for name in order:
        home = None
        for cluster in clusters:
            if any(
                (bits[name] ^ bits[member]).bit_count() <= 6
                and alike(name, member)
                and _may_be_one(name, member, counts, neighbours)
                for member in cluster
            ) and not any(_talk(name, member, counts, neighbours) for member in cluster):
                home = cluster
                break
        if home is None:
            clusters.append([name])
        else:
            home.append(name)
    return _join_partial_names(clusters, counts, neighbours)


def _may_be_one(
    name: str, member: str, counts: Counter[str], neighbours: Counter[tuple[str, str]]
) -> bool:
    if _letters(name) == _letters(member):
        return True
    if _talk(name, member, counts, neighbours):
        return False
    low, high = sorted((counts[name], counts[member]))
    return low <= 2 or low <= high * RARE_SHARE


def _letters(name: str) -> str:
    return fold(without_remark(name)).replace(" ", "")


def _talk(
    name: str, member: str, counts: Counter[str], neighbours: Counter[tuple[str, str]]
) -> bool:
    """Whether the two answer each other as two people do."""
    if _letters(name) == _letters(member):
        return False
    key = (name, member) if name < member else (member, name)
    together = neighbours[key]
    return together > NEIGHBOUR_SHARE * min(counts[name], counts[member])


def _join_partial_names(
    clusters: list[list[str]], counts: Counter[str], neighbours: Counter[tuple[str, str]]
) -> list[list[str]]:
    parts: dict[str, set[int]] = defaultdict(set)
    for index, cluster in enumerate(clusters):
        for name in cluster:
            words = fold(name).split()
            if len(words) > 1 and not any(c.isdigit() for c in name):
                parts[words[0]].add(index)
                parts[words[-1]].add(index)
    joined: dict[int, int] = {}
    for index, cluster in enumerate(clusters):
        words = fold(cluster[0]).split()
        if len(words) != 1 or len(words[0]) < 3:
            continue
        homes = parts.get(words[0], set())
        if len(homes) == 1:
            home = next(iter(homes))
            key = [(a, b) for a in cluster for b in clusters[home]]
            if not any(neighbours[(a, b) if a < b else (b, a)] for a, b in key):
                joined[index] = home
    for index, home in joined.items():
        clusters[home] += clusters[index]
    return [cluster for index, cluster in enumerate(clusters) if index not in joined]


class _Evidence:
    """How a name is spelled where it is not a label."""

    def __init__(self, text: str, front: str) -> None:
        self._text = text
        self._front = front

    def in_front(self, name: str) -> int:
        return _count(name, self._front)

    def in_text(self, name: str) -> int:
        return _count(name, self._text)

    def spellings_like(self, name: str) -> list[str]:
        """Spellings in front matter and text that share a word with ``name`` and are like it."""
        words = name.split()
        if len(words) != 2 or any(len(word) < 3 for word in words):
            return []
        found: Counter[str] = Counter()
        for text in (self._front, self._text):
            for start in _occurrences(words[0], text):
                after = _next_word().match(text, start + len(words[0]))
                if after:
                    found[f"{words[0]} {after.group(1)}"] += 1
            for start in _occurrences(words[1], text):
                before = text[max(0, start - 40) : start].split()
                if before and _whole_word().match(before[-1]) and text[start - 1] in " \t":
                    found[f"{before[-1]} {words[1]}"] += 1
        cleaned: Counter[str] = Counter()
        for spelling, count in found.items():
            spelling = re.sub(r"['\u2019]s?$", "", spelling)
            if spelling[0].isupper() and spelling.split()[-1][0].isupper():
                cleaned[spelling] += count
        return [s for s, _ in cleaned.most_common(50) if s != name and alike(s, name)]


def _occurrences(word: str, text: str) -> Iterator[int]:
    """Where ``word`` stands as a whole word; a plain search, many times a regex's pace."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            yield start
        start = text.find(word, end)


def _count(name: str, text: str) -> int:
    return sum(1 for _ in _occurrences(name, text))


def _right_spelling(cluster: list[str], counts: Counter[str], evidence: _Evidence) -> str:
    """The spelling to show for a cluster; possibly one that no label has."""
    longest = max(len(without_remark(name).split()) for name in cluster)
    full = [name for name in cluster if len(without_remark(name).split()) == longest]
    full = [name for name in full if without_remark(name) == name] or full

    def mentions(name: str) -> tuple[int, int, int]:
        running = evidence.in_text(name) - counts[name]
        return evidence.in_front(name), max(0, running), counts[name]

    weights = {name: mentions(name) for name in full}
    if not any(front or running > 1 for front, running, _ in weights.values()):
        for name in full:
            for other in evidence.spellings_like(name):
                front, running, _ = mentions(other)
                if front or running > 1:
                    weights[other] = (front, running, 0)
    best = max(weights, key=lambda name: weights[name])
    if len(cluster) == 1 and best == cluster[0]:
        return best
    # Capitals only are a way of setting labels, not of spelling a name.
    same = [n for n in weights if _letters(n) == _letters(best) and not n.isupper()]
    return max(same, key=lambda name: weights[name]) if best.isupper() and same else best
