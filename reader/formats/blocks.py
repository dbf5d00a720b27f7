"""What a caption file is cut into before cues are made of it: blocks, lines, faults."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.core.text import say
from reader.core.timed import TimedWord

_REPORTED_EACH = 20
_TAGS = (
    "a|b|big|br|c|center|code|div|em|font|i|lang|p|rp|rt|ruby|s|small|span|strike|strong|sub|sup"
    "|tt|u|v"
)
# Only marks that captions know: <unknown> is what somebody said, or did not hear.
_TAG = re.compile(
    rf"</?(?:{_TAGS})(?:[\s.=:][^<>]*)?/?>|<\d[\d:.]*>|</?>"
    r"|\{\\[^}]{0,200}\}|\{/?[biuyYsSc](?::[^}]{0,200})?\}",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\u00a0\u200b\u200e\u200f\ufeff\x00-\x08\x0b-\x1f\x7f]+")
QUOTED = 60  # characters of the file shown in a report


class Faults:
    """What was odd about a file, each kind told line by line up to a point, then counted."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def add(self, kind: str, line: int, detail: str = "") -> None:
        found = self._found.setdefault(kind, [])
        if detail:
            found.append(say("Line {line}: {kind}: {detail}.", line=line, kind=kind, detail=detail))
        else:
            found.append(say("Line {line}: {kind}.", line=line, kind=kind))

    def warnings(self) -> tuple[str, ...]:
        told: list[str] = []
        for kind, found in self._found.items():
            told.extend(found[:_REPORTED_EACH])
            if len(found) > _REPORTED_EACH:
                told.append(say("{n} more: {kind}.", n=len(found) - _REPORTED_EACH, kind=kind))
        return tuple(told)


def quoted(text: str) -> str:
    """The beginning of a line, for a report."""
    text = text.strip()
    more = "\u2026" if len(text) > QUOTED else ""
    return f"\u201c{text[:QUOTED]}{more}\u201d"


@dataclass(slots=True)
class Line:
    """One line of a cue. ``words`` where the file times them; ``speaker`` where the markup
    names one; ``changes``: somebody else begins here."""

    text: str
    words: list[TimedWord] = field(default_factory=list)
    speaker: str = ""
    changes: bool = False


@dataclass(slots=True)
class Block:
    """A cue as cut out of its file; ``line`` is that of its times, 1-based."""

    start_ms: int
    end_ms: int | None
    lines: list[Line]
    line: int


def plain(text: str) -> str:
    """One line of caption text without markup and entities, spaces made single."""
    if "<" in text or "{" in text:
        text = _TAG.sub("", _BREAK.sub(" ", text))
    if "&" in text:
        import html

        text = html.unescape(text)
    return _SPACE.sub(" ", text.replace("\\N", " ").replace("\\h", " ")).strip()
