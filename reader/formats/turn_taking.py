"""Names alone on their lines that answer each other.

In a conversation of a few turns nothing recurs often, and a first name alone on a line
looks like a heading or a sign-off. What tells them apart is how they stand: each begins a
block, each is followed by what is said and none follows a line that ends in a comma
("Thanks,"), at least one comes back, and hardly ever does a name follow itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from reader.formats.layouts import Header

_FEWEST_TURNS = 3
_MOST_CANDIDATES = 5000
_RARE_BESIDE = 4  # a name that recurs this many times less often than another proves little
_END_MARKS = frozenset(".!?\u2026\"\u201d'\u2019)]\u3002\uff01\uff1f-\u2013\u2014")


@dataclass(frozen=True, slots=True)
class TurnTaking:
    """``recurring`` names take turns; ``between`` stand once, between two turns of one other."""

    recurring: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()

    def has(self, name: str, style: str) -> bool:
        return style == "alone" and name in self.recurring

    def is_between(self, name: str, style: str) -> bool:
        return style == "alone" and name in self.between


def find_turn_taking(candidates: list[Header], lines: list[str]) -> TurnTaking:
    """What the names alone on a line (``candidates``, in order, none of them a label) do."""
    if len(candidates) > _MOST_CANDIDATES:
        return TurnTaking()  # in so long a text, names prove themselves by coming back
    blank_lines = any(not line or line.isspace() for line in lines)
    standing = [c for c in candidates if not blank_lines or _begins_block(c.line, lines)]
    counts = Counter(c.name for c in standing)
    most = max(counts.values(), default=0)
    if most < 2:
        return TurnTaking()
    often = {n for n, count in counts.items() if count >= 2 and count * _RARE_BESIDE >= most}
    between = _between(standing, often, counts)
    turns = [c for c in standing if c.name in often or c.name in between]
    if len(turns) < _FEWEST_TURNS or len(often) + len(between) < 2:
        return TurnTaking()
    starts = {c.line for c in turns}
    faults = sum(_is_out_of_place(c.line, starts, lines) for c in turns)
    faults += sum(a.name == b.name for a, b in pairwise(turns))
    if len(often) == 1 and not all(_is_ended(c.line, starts, lines) for c in turns):
        return TurnTaking()
    if faults * 10 > len(turns):
        return TurnTaking()
    return TurnTaking(frozenset(often), frozenset(between))


def _begins_block(index: int, lines: list[str]) -> bool:
    return index == 0 or not lines[index - 1] or lines[index - 1].isspace()


def _between(standing: list[Header], often: set[str], counts: Counter[str]) -> set[str]:
    """Names that stand once, between two turns of one other."""
    found = set()
    for before, here, after in zip(standing, standing[1:], standing[2:], strict=False):
        if counts[here.name] == 1 and before.name == after.name and before.name in often:
            found.add(here.name)
    return found


def _is_out_of_place(index: int, starts: set[int], lines: list[str]) -> bool:
    """Nothing is said after it, or it signs what stands before it."""
    below = _text_near(lines, index, 1)
    if below is None or below in starts:
        return True
    above = _text_near(lines, index, -1)
    return above is not None and lines[above].rstrip()[-1] in ",;"


def _is_ended(index: int, starts: set[int], lines: list[str]) -> bool:
    """Whether the paragraph after the name ends as a sentence does."""
    last = _text_near(lines, index, 1)
    while last is not None and last + 1 < len(lines) and lines[last + 1].strip():
        if last + 1 in starts:
            break
        last += 1
    return last is not None and lines[last].rstrip()[-1] in _END_MARKS


def _text_near(lines: list[str], index: int, step: int) -> int | None:
    index += step
    while 0 <= index < len(lines):
        if lines[index] and not lines[index].isspace():
            return index
        index += step
    return None
