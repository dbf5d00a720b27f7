"""From what somebody typed to where it stands in a conversation.

Case, accents and the shape of quotation marks and dashes do not matter; any run of
white space in the query matches any run in the text, paragraph breaks included.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate
from typing import NamedTuple

from reader.core.transcript import Transcript


class Hit(NamedTuple):
    """Characters ``start`` to ``end`` of ``turn``; ordered as one reads."""

    turn: int
    start: int
    end: int


class _Folding(dict[int, str]):
    """For ``str.translate``: each character without case, accent and typography."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFKD", chr(code).casefold())
        folded = "".join(c for c in base if not unicodedata.combining(c))
        self[code] = folded
        return folded


_FOLDING = _Folding(
    {ord(c): "'" for c in "‘’‚‛ʼ´"}
    | {ord(c): '"' for c in "“”„‟«»"}
    | {ord(c): "-" for c in "‐‑‒–—−"}
    | {ord("\u00ad"): "", ord("\u200b"): ""}
)


def fold(text: str) -> str:
    """``text`` as it is compared. May be longer or shorter than ``text``."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def find(
    transcript: Transcript,
    query: str,
    *,
    whole_word: bool = False,
    speakers: Collection[int] | None = None,
    turns: range | None = None,
) -> Iterator[Hit]:
    """Every place where ``query`` stands, in reading order, found as one asks for them.

    Places do not overlap. ``speakers`` (numbers as in ``speaker_of``) and ``turns`` limit
    where one looks. A query without letters to compare (empty, white space) finds nothing.
    """
    tokens = fold(query).split()
    if not tokens:
        return
    rarest = max(tokens, key=len)
    pattern = re.compile(r"\s+".join(map(re.escape, tokens))) if len(tokens) > 1 else None
    for turn in range(len(transcript)) if turns is None else turns:
        if speakers is not None and transcript.speaker_of[turn] not in speakers:
            continue
        text = transcript.texts[turn]
        folded = fold(text)
        if rarest not in folded:
            continue
        starts = None if text.isascii() else _folded_starts(text)
        for start, end in _places(folded, rarest if pattern is None else pattern, whole_word):
            if starts is not None:
                start, end = _unfolded(starts, start, end)
            yield Hit(turn, start, end)


def _places(
    text: str, needle: str | re.Pattern[str], whole_word: bool
) -> Iterator[tuple[int, int]]:
    """Where the needle stands; what is no whole word where one is asked for takes no room
    from what overlaps it."""
    after = 0
    while True:
        if isinstance(needle, str):
            start = text.find(needle, after)
            end = start + len(needle)
        else:
            match = needle.search(text, after)
            start, end = (-1, -1) if match is None else match.span()
        if start < 0:
            return
        if whole_word and not is_whole(text, start, end):
            after = start + 1
            continue
        yield start, end
        after = end


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter goes on at either side; an apostrophe between letters is one."""
    return not (_continues(text, start - 1, -1) or _continues(text, end, 1))


def _continues(text: str, at: int, step: int) -> bool:
    if not 0 <= at < len(text):
        return False
    if text[at] == "'":
        at += step
        return 0 <= at < len(text) and text[at].isalnum()
    return text[at].isalnum() or text[at] == "_"


def _folded_starts(text: str) -> list[int]:
    """Where each character of ``text`` begins in its folded form."""
    return list(accumulate((len(_FOLDING[ord(c)]) for c in text), initial=0))


def _unfolded(starts: list[int], start: int, end: int) -> tuple[int, int]:
    """Characters of the text whose folded form holds the folded start..end; combining
    marks that follow, which fold to nothing, belong to it."""
    first = bisect_right(starts, start) - 1
    last = bisect_right(starts, end - 1) - 1
    after = last + 1
    while after < len(starts) - 1 and starts[after] == starts[after + 1]:
        after += 1
    return first, after
