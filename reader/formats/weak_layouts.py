"""Layouts that are also ordinary writing, and so need the whole document's word.

``[Name] text``, ``[Name]`` alone, ``Name - text``, ``NAME. text`` and ``Q. text`` are how
some transcripts name who speaks; a remark in brackets, a list of definitions or a short
sentence in capitals looks the same. ``headers`` accepts them only where a good part of the
document's paragraphs begin so and names recur.
"""

from __future__ import annotations

import re
from functools import cache

WEAK = frozenset({"bracket", "dash", "dot"})
_LONGEST_NAME = 40
_DASHES = (" - ", " \u2013 ", " \u2014 ")
_STAGE_WORDS = (
    "music laughter laughs laughing applause crosstalk inaudible pause silence noise chuckles"
    " chuckle sighs sigh cough coughs cheers cheering clapping unintelligible foreign indistinct"
    " audience sound sounds beep break advertisement musik gel\u00e4chter lachen applaus rires"
    " risas m\u00fasica"
)
_STAGE = frozenset(_STAGE_WORDS.split())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    bracket = re.compile(rf"\[([^\W\d_][^\[\]:;!?<>]{{0,{_LONGEST_NAME}}})\][ \t]*")
    dash = re.compile(
        rf"([^\W\d_][^:*\[\]<>|\"\u201c\u201d\t?!;,]{{0,{_LONGEST_NAME}}}?)"
        r"\s[-\u2013\u2014]\s+(?=\S)"
    )
    dot = re.compile(r"((?:[A-Z][A-Z'\u2019-]*\.?\s){0,3}[A-Z][A-Z'\u2019-]*)\.(?:\s+|$)")
    return bracket, dash, dot


def weak_header(line: str) -> tuple[str, str, int] | None:
    """(style, name, where the text begins) if the line begins in one of these layouts."""
    bracket, dash, dot = _patterns()
    if line[0] == "[":
        match = bracket.match(line)
        if match is None or _STAGE & set(match.group(1).lower().split()):
            return None
        return "bracket", match.group(1), match.end()
    second = line[1:2]
    if second.isupper() or second in (".", "'"):
        match = dot.match(line)
        if match is not None:
            return "dot", match.group(1), match.end()
    head = line[: _LONGEST_NAME + 3]
    if any(between in head for between in _DASHES):
        match = dash.match(line)
        if match is not None:
            return "dash", match.group(1), match.end()
    return None
