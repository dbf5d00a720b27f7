"""Which way a turn is written, and on which sides of the page names stand because of it.

A name stands where its turn begins to be read: to the left of what is written from left to
right, to the right of Arabic, Hebrew and their like. The column of text is the same for
all. A side that no turn needs takes no room.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import bidirectional

_SAMPLES = 400  # turns that are looked at; a longer conversation is sampled evenly
_LEFTWARDS = ("R", "AL")  # Unicode's bidirectional classes of such letters


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]")


def runs_leftwards(text: str) -> bool:
    """Whether the first letter with a direction of its own says so (Unicode UAX 9, P2)."""
    if text.isascii():
        return False
    for letter in _letter().finditer(text):
        kind = bidirectional(letter[0])
        if kind == "L" or kind in _LEFTWARDS:
            return kind != "L"
    return False


def is_mixed(text: str) -> bool:
    """Whether anything in it runs leftwards, so that its order is not that on the line."""
    return not text.isascii() and not set(_LEFTWARDS).isdisjoint(map(bidirectional, set(text)))


class Sides(NamedTuple):
    """Where names stand beside the text: on at least one side."""

    left: bool = True
    right: bool = False

    @property
    def gutters(self) -> int:
        return self.left + self.right


def sides_of(texts: Sequence[str]) -> Sides:
    """The sides that a conversation of these turns needs."""
    step = max(1, len(texts) // _SAMPLES)
    seen = {runs_leftwards(text) for text in texts[::step] if text}
    return Sides(left=seen != {True}, right=True in seen)
