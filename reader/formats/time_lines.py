"""The line of a caption file that says when a cue is shown, in every spelling met.

``00:00:01,000 --> 00:00:02,500`` is how SubRip has it and ``00:01.000 --> 00:02.500`` how
WebVTT may. What is read beyond that: fields and fractions of any length, other points, no
spaces or odd ones, arrows of another make (``->``, ``- ->``, ``==>``, an arrow sign, an
arrow that became ``--&gt;``), a dash or comma between two times with milliseconds, the cue's
number on the same line, quotes, brackets, bullets and ``>`` before, text after.

A line with an arrow that is none of these is a broken time line where it stands below a
cue's number, or where both sides of its arrow look like one clock; else somebody wrote an
arrow. ``at 10:30 --> 11:30 we met`` is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.core.text import say

# Times from ten thousand hours on are misprints.
_MOST_MS = 10_000 * 3_600_000
MANY_HOURS_MS = 100 * 3_600_000

_CLOCK_TEXT = re.compile(
    r"(-?)\s*((?:\d{1,12}\s*:\s*){0,4}\d{1,12})(?:\s*[.,;]\s*(\d{0,40}))?[:.,;]?"
)
# Every count is bounded, so that no line however long makes the search slow.
_CLOCK = r"-?\d{1,12}(?:\s?[:.,;]\s?\d{1,40}){0,4}[:.,;]?"
_LEAD = r"(?:[\s\"'\u201c\u201e\u00ab\[(|*>]|[-\u2013\u2022]\s){0,16}"
_INDEX = r"(?:[#\u2116]?\s?(?P<index>\d{1,9})\s?[.):]?\s+)?"
_SIGNS = "\u2192\u27f6\u21d2"
_ARROW = rf"(?:(?:[-\u2013\u2014=]{{1,8}}\s?){{1,3}}(?:>|&gt;)|[{_SIGNS}])"
_ARROW_WITHIN = 120  # characters from a broken time line's beginning
_TIME_LINE = re.compile(
    rf"{_LEAD}{_INDEX}(?P<start>{_CLOCK})\s{{0,16}}{_ARROW}\s{{0,16}}"
    r"(?:(?P<end>" + _CLOCK + r")(?P<rest>(?:[\s\"'\u201d\u00bb\])|*].*)?)|\s*)"
)
_FULL = r"\d{1,9}:\d{1,2}:\d{1,2}[.,]\d{1,6}"
_NO_ARROW = re.compile(
    rf"\s*(?P<start>{_FULL})\s{{0,16}}(?:[-=]{{1,8}}|[\u2013\u2014,])\s{{0,16}}(?P<end>{_FULL})\s*"
)
_HAS_ARROW = re.compile(_ARROW)
_CLOCK_LIKE = re.compile(r"[-\w:.,;]{0,24}\d[-\w:.,;]{0,24}(?:\s[AaPp]\.?[Mm]\.?)?")
_PLACED = re.compile(  # SubRip's rectangle; WebVTT's settings
    r"(?:[XYxy][12]\s?:\s?-?\d+\s*)+|(?:[A-Za-z][\w-]*:\S+\s*)+"
)
_MARKS = (
    "\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_MARKS_AT_EDGES = re.compile(rf"^[{_MARKS}]+|[{_MARKS}]+$", re.MULTILINE)


def clock_ms(text: str) -> int | None:
    """``1:02:03,450`` and its relatives in milliseconds; None where it is no time, or one
    of more than ten thousand hours.

    Hours may be left out or go past 99, the fraction may have any number of digits after
    ``,`` ``.`` or ``;`` (it is read as a fraction: ``,5`` is half a second) or be a fourth
    field after ``:``.
    """
    found = _CLOCK_TEXT.fullmatch(text.strip())
    if found is None:
        return None
    sign, clock, fraction = found.groups()
    fields = [int(part) for part in clock.split(":")]
    if len(fields) == 4 and fraction is None:
        fraction = clock.rsplit(":", 1)[1].strip()
        fields.pop()
    if len(fields) > 3:
        return None
    seconds = 0
    for part in fields:
        seconds = seconds * 60 + part
    value = seconds * 1000 + int((fraction or "")[:3].ljust(3, "0"))
    if value > _MOST_MS:
        return None
    return -value if sign else value


def clock_text(time_ms: int, point: str = ",") -> str:
    """``00:00:01,500``; hours as many as it takes. ``time_ms`` is not below 0."""
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{point}{ms:03d}"


def lines_of(text: str) -> list[str]:
    """The lines, without byte-order marks (files are put together of others) and without
    the invisible marks of direction at their edges."""
    if not text.isascii():
        text = _MARKS_AT_EDGES.sub("", text.replace("\ufeff", ""))
    return text.split("\n")


@dataclass(frozen=True, slots=True)
class TimeLine:
    """``start_ms`` and ``end_ms`` are None where they cannot be read or are not there.

    ``index`` is the cue's number where it stands on the same line, ``text`` what stands
    behind the times and is no setting. ``exact``: it says hours or a fraction too.
    """

    start_ms: int | None
    end_ms: int | None
    index: int | None = None
    text: str = ""
    exact: bool = True

    @property
    def readable(self) -> bool:
        return self.start_ms is not None and self.end_ms is not None

    def read_as(self) -> str:
        """For the report: what became of the times."""
        if self.start_ms is None:
            return say("its text is put after the cue before")
        if self.end_ms is None:
            return say("it begins at {start}, its end is left open", start=_signed(self.start_ms))
        start, end = _signed(self.start_ms), _signed(self.end_ms)
        return say("read as {start} to {end}", start=start, end=end)


def _signed(time_ms: int) -> str:
    return f"-{clock_text(-time_ms)}" if time_ms < 0 else clock_text(time_ms)


def has_arrow(line: str) -> bool:
    """Whether the line has an arrow as captions have it, or one that became ``--&gt;``."""
    return "-->" in line or "--&gt;" in line


def time_line(line: str, below_index: bool = False) -> TimeLine | None:
    """What a line says about time; None where it is no time line, not even a broken one.

    ``below_index``: the line above is a cue's number.
    """
    if ">" not in line and "&gt;" not in line and not any(sign in line for sign in _SIGNS):
        # Two whole times, and not even an arrow between them.
        found = _NO_ARROW.fullmatch(line) if line.count(":") >= 4 else None
        return TimeLine(clock_ms(found["start"]), clock_ms(found["end"])) if found else None
    found = _TIME_LINE.fullmatch(line)
    if found is None:
        return _broken(line, below_index)
    start, end = found["start"], found["end"] or ""
    rest = (found["rest"] or "").strip(" \t\"'\u201d\u00bb])|*")
    return TimeLine(
        clock_ms(start),
        clock_ms(end),
        None if found["index"] is None else int(found["index"]),
        "" if not rest or _PLACED.fullmatch(rest) else (found["rest"] or "").strip(),
        any(point in start for point in ".,;") or start.count(":") > 1,
    )


def _broken(line: str, below_index: bool) -> TimeLine | None:
    arrow = _HAS_ARROW.search(line, 0, _ARROW_WITHIN)
    if arrow is None or (not has_arrow(line) and not below_index):
        return None
    before = line[: arrow.start()].strip()
    after, _, rest = line[arrow.end() :].strip().partition(" ")
    begins, ends = (_CLOCK_LIKE.fullmatch(side) is not None for side in (before, after))
    if not ((begins or not before) and (ends or not after)):
        return None
    if not below_index and ":" not in before and ":" not in after:
        return None
    rest = rest.strip()
    return TimeLine(clock_ms(before), clock_ms(after), text="" if _PLACED.fullmatch(rest) else rest)
