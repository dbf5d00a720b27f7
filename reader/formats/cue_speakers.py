"""Who says a line of a caption, where its text tells.

``Name: text`` at the beginning of a cue (after ``-`` or ``>>`` perhaps) names one if the
name recurs three times in the file, or if it looks like a name: up to four words that begin
with a capital, and not one of the words people like to put a colon after. Cues that follow
without a name are the same person's, until a ``>>`` or a dash says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from reader.core.timed import TimedWord
from reader.formats.blocks import Block, Line

_NAME = (
    r"(?:\[(?P<bracketed>[^\]\n:]{1,48})\]|\((?P<round>[^)\n:]{1,48})\)"
    r"|(?P<bare>[^\W_][^:<>\[\](){}\"\u201c\u201d?!;,\n]{0,48}?))"
)
_SPEAKER = re.compile(
    rf"(?P<mark>>>+|[-\u2013\u2014\u00bb])?\s*{_NAME}\s*[:\uff1a](?:\s+|$)(?P<text>.*)"
)
_CHANGE = re.compile(r"(?:>>+|\u00bb)\s*|[-\u2013\u2014]\s*(?=\S)")
_DASH = re.compile(r"\s*[-\u2013\u2014]\s*(?=[^\W\d_\s\"\u201c<\[(\u00bf\u00a1-]|\w)")
_NAME_WORD = re.compile(
    r"[^\W\d_a-z][\w.'\u2019\-]*|\d+|[A-Z]\.|(?:de|da|di|la|van|von|der|of|the|und|and|&)"
)
_NOT_NAMES = frozenset(
    [
        "and",
        "answer",
        "because",
        "but",
        "caution",
        "example",
        "examples",
        "fact",
        "first",
        "fourth",
        "hint",
        "here",
        "i",
        "is",
        "it",
        "like",
        "listen",
        "look",
        "means",
        "meaning",
        "namely",
        "next",
        "no",
        "note",
        "now",
        "ok",
        "okay",
        "one",
        "or",
        "please",
        "plus",
        "ps",
        "question",
        "remember",
        "second",
        "so",
        "spoiler",
        "step",
        "that",
        "then",
        "third",
        "this",
        "tip",
        "two",
        "three",
        "warning",
        "well",
        "what",
        "yes",
        "you",
    ]
)
_MIN_RECURRENCE = 3


def name_speakers(blocks: list[Block]) -> None:
    """Take the names off the beginnings of lines, and note who says each line."""
    accepted = _accepted_names(blocks)
    speaker = ""
    from_markup = any(line.speaker for block in blocks for line in block.lines)
    for block in blocks:
        dashes = sum(_DASH.match(line.text) is not None for line in block.lines)
        named: list[Line] = []
        for index, line in enumerate(block.lines):
            text, name, changes = _parted(line.text, accepted, index == 0)
            if not name and not changes and dashes > 1 and _DASH.match(text):
                text, changes = _DASH.sub("", text, count=1), True
            if text != line.text:
                line.words = _without_lead(line.words, len(line.text.split()) - len(text.split()))
            if name:
                speaker = name
            elif changes:
                speaker = ""
            line.text, line.changes = text, changes or line.changes
            line.speaker = line.speaker or ("" if from_markup and not accepted else speaker)
            if text:
                named.append(line)
        block.lines = named


def _accepted_names(blocks: list[Block]) -> frozenset[str]:
    seen: Counter[str] = Counter()
    for block in blocks:
        for index, line in enumerate(block.lines):
            found = _SPEAKER.match(line.text)
            if found is not None and (index == 0 or found["mark"]):
                seen[_name_of(found)] += 1
    return frozenset(
        name
        for name, count in seen.items()
        if name.casefold() not in _NOT_NAMES
        and len(name.split()) <= 5
        and (
            count >= _MIN_RECURRENCE
            or (
                len(name.split()) <= 4
                and all(_NAME_WORD.fullmatch(word) for word in name.split())
                and not name.split()[0].islower()
            )
        )
    )


def _name_of(found: re.Match[str]) -> str:
    return (found["bracketed"] or found["round"] or found["bare"]).strip()


def _parted(text: str, accepted: frozenset[str], first: bool) -> tuple[str, str, bool]:
    """(text, name, whether somebody else begins) of a line."""
    found = _SPEAKER.match(text)
    if found is not None and _name_of(found) in accepted:
        return found["text"], _name_of(found), True
    change = _CHANGE.match(text)
    if change is not None and change[0].lstrip().startswith((">>", "\u00bb")):
        return text[change.end() :], "", True
    return text, "", False


def _without_lead(words: list[TimedWord], count: int) -> list[TimedWord]:
    """``words`` without the first ``count`` white-space words."""
    left = list(words)
    while left and count > 0:
        pieces = left[0].text.split()
        if len(pieces) <= count:
            count -= len(pieces)
            left.pop(0)
        else:
            left[0] = replace(left[0], text=" ".join(pieces[count:]))
            count = 0
    return left
