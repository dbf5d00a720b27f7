"""Lines that could name a speaker, in the layouts that transcripts have.

Layouts known, each with or without bold or italic marks around the name:

====== =====================================================================
style  examples
====== =====================================================================
stamp  ``Name (00:12:34):``  ``Name: 00:00:15``  ``Name  0:00``
       ``[00:12:34] Name: text``  ``S01: [00:00:12] text``
       ``Name [(00:12:34)](link) text``
bold   ``**Name:** text``  ``**Name**: text``  ``**Name** text``
colon  ``Name: text``  ``NAME: text``  ``>> NAME: text``
alone  ``Name`` on a line of its own, the text after it; ``[00:12:34] Name``
weak   ``[Name] text``  ``Name - text``  ``NAME. text`` (see ``weak_layouts``)
====== =====================================================================

Whether such a line is a header is decided in ``headers.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reader.formats.front_matter import is_known_line
from reader.formats.names import MAX_NAME
from reader.formats.stamps import CLOCK, GROUP, STAMP_ANY, first_time
from reader.formats.weak_layouts import weak_header

_START = re.compile(
    rf"(?:>{{2,3}}\s?)?(?P<outer>\*{{1,3}})?(?P<stamp>(?:{GROUP}|{CLOCK})\s{{1,3}}(?:[-\u2013\u2014|]\s)?)?"
    r"(?P<mark>\*{1,3}|_{1,2}|\[)?"
    r"(?P<name>[^\W\d_][^:\uff1a*\[\](){}<>|\"\u201c\u201d\u201e\t?!;\\]"
    rf"{{0,{MAX_NAME}}}+)"
    r"(?P<paren>\((?!\d{1,3}:)[^():]{1,40}\)\s?)?"
)


@cache
def _otter() -> re.Pattern[str]:
    return re.compile(rf"([^\W\d_][^:\t*\[\]()<>]{{0,{MAX_NAME}}}?)[ \t]{{1,8}}({CLOCK})\s*$")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<mark1>\*{{1,3}}|_{{1,2}}|\])?\s?(?P<stamp1>{STAMP_ANY.pattern})?\s?"
        r"(?P<colon>(?<!\s\s)[:\uff1a])?"
        r"(?P<mark2>\*{1,3}|_{1,2})?(?P<colon2>:)?"
    )


_AFTER_NAME = ":*_[](\t\uff1a<"
_CLOSING = {"[": "]"}
_LONGEST_INDENTED = 400


@dataclass(frozen=True, slots=True)
class Header:
    """A line that names a speaker, or might. ``rest`` is where the text begins in it."""

    line: int  # index
    style: str
    name: str
    time_ms: int | None
    rest: int


def find_candidates(lines: list[str], start: int) -> list[Header]:
    """Every line from ``start`` on that could be a header, in order."""
    found = []
    match_start = _START.match
    for index in range(start, len(lines)):
        line = lines[index]
        if not line:
            continue
        match = match_start(line)
        if match is None:
            if line[0] == "[":
                header = _weak(index, line)
                if header is not None:
                    found.append(header)
            elif line[0] in " \t" and len(line) < _LONGEST_INDENTED:
                header = _indented(index, line)
                if header is not None:
                    found.append(header)
            continue
        end = match.end()
        header = None
        if end >= len(line) or line[end] in _AFTER_NAME or line[end - 1] == "_":
            header = _candidate(index, line, match)
        if header is None or header.style in ("colon", "alone"):
            weak = _weak(index, line)
            # "J. R. Tarn" is no "J. R" who says "Tarn".
            whole = header is None or (header.style == "alone" and line.rstrip()[-1] in ".?!")
            if weak is not None and (weak.style != "dot" or whole):
                header = weak
        if header is not None:
            found.append(header)
    return found


def _weak(index: int, line: str) -> Header | None:
    found = weak_header(line)
    if found is None:
        return None
    style, name, rest = found
    return _named(index, style, name, None, rest)


def _indented(index: int, line: str) -> Header | None:
    """As a line without its indent; but a name alone on a line stands at the margin."""
    stripped = line.lstrip()
    match = _START.match(stripped)
    header = _candidate(index, stripped, match) if match else None
    if header is None or header.style == "alone":
        return None
    indent = len(line) - len(stripped)
    return Header(index, header.style, header.name, header.time_ms, header.rest + indent)


def _candidate(index: int, line: str, match: re.Match[str]) -> Header | None:
    """What ``match``, of a line's beginning, and the rest of the line make together."""
    name, paren = match.group("name"), match.group("paren")
    mark = match.group("outer") or match.group("mark") or ""
    lead = match.group("stamp")
    end = match.end()
    if len(line) <= MAX_NAME + 16 and line.rstrip()[-1:].isdigit():
        otter = _otter().match(line)
        if otter:
            return _named(index, "stamp", otter.group(1), first_time(otter.group(2)), len(line))
    if mark[:1] == "_" and name.rstrip(":").endswith(mark):
        name = name.rstrip(":")[: -len(mark)]  # "_Name_: text": the name's run took the mark in
        end -= 0 if paren else len(mark)
    if name.endswith("  ") and end < len(line) and line[end] != "\t" and not lead:
        return None
    if paren:
        name = f"{name.rstrip()} {paren.strip()}"
    time_ms = first_time(lead) if lead else None
    if end >= len(line.rstrip()):
        if mark or line.rstrip()[-1] == "," or is_known_line(line):
            return None  # "Dear Ada," addresses, "Yours," signs
        return _named(index, "alone", name, first_time(lead) if lead else None, len(line))
    tail = _tail().match(line, end)
    if tail is None or (tail.group("mark1") or tail.group("mark2") or "") != _CLOSING.get(
        mark, mark
    ):
        return None
    return _with_tail(index, line, name, mark, time_ms, tail)


def _with_tail(
    index: int, line: str, name: str, mark: str, time_ms: int | None, tail: re.Match[str]
) -> Header | None:
    colon = tail.group("colon") or tail.group("colon2")
    stamp = tail.group("stamp1")
    rest = tail.end()
    if stamp is not None and not colon and stamp[0].isdigit() and mark != "[":
        return None  # "Name 12:30 text": no brackets, no colon, not at the line's end
    if colon and rest < len(line):
        if not (line[rest].isspace() or stamp or mark or colon == "\uff1a"):
            return None
        if stamp is None:
            stamp, rest = _stamp_after(line, rest)
    if stamp is not None and time_ms is None:
        time_ms = first_time(stamp)
    if not colon and stamp is None:
        if not mark or mark == "[":
            return None  # "[Laughter]" is a stage direction
        if not line[rest:].strip():
            return _named(index, "alone", name, None, len(line))
    style = "stamp" if time_ms is not None else "bold" if mark else "colon"
    return _named(index, style, name, time_ms, rest + _spaces(line, rest))


def _stamp_after(line: str, rest: int) -> tuple[str | None, int]:
    """A time between the colon and the text, and where the text begins."""
    after = STAMP_ANY.match(line, rest + _spaces(line, rest))
    if after is None or (after.end() < len(line) and line[after.end()].isalnum()):
        return None, rest
    end = after.end()
    return after.group(), end + 1 if line[end : end + 1] == ":" else end


def _spaces(line: str, start: int) -> int:
    end = start
    while end < len(line) and line[end].isspace():
        end += 1
    return end - start


def _named(index: int, style: str, name: str, time_ms: int | None, rest: int) -> Header | None:
    name = " ".join(name.split()).rstrip(" -\u2013\u2014,")
    if not name or len(name) > MAX_NAME:
        return None
    return Header(index, style, name, time_ms, rest)
