"""Where the conversation begins and ends in a file.

Before it stands front matter, up to the first header or the headings that lead to it;
after it, in a text that stamps its paragraphs, what carries no stamp and holds a link or
stands below a heading (who posted it, about the host).
"""

from __future__ import annotations

from reader.formats.chapters import normalise
from reader.formats.front_matter import heading_of, is_contents_line, is_known_line, is_rule
from reader.formats.layouts import Header
from reader.formats.stamps import STAMP_GROUP

_LINES_BELOW_HEADING = 12
_MANY_STAMPS = 10


def body_start(lines: list[str], start: int, headers: list[Header]) -> int:
    """The line at which front matter ends: at the first header or the headings above it."""
    if not headers:
        return _body_without_speakers(lines, start)
    first = headers[0].line
    contents = {
        normalise(line.split("](")[0])
        for line in lines[start:first]
        if line and len(line) < 300 and "](#" in line and is_contents_line(line)
    }
    if contents:
        for index in range(start, first):
            heading = heading_of(lines[index])
            if heading and normalise(heading) in contents:
                return index
    return _headings_above(lines, start, first)


def _headings_above(lines: list[str], start: int, first: int) -> int:
    """The uppermost of the headings that lead to the first header, or the header itself.

    A few lines may stand between (who presents, links): they belong to the section.
    """
    top = _first_text(lines, start)
    level = _heading_level(lines[top]) if top < first else 0
    if level and any(_heading_level(line) == level for line in lines[top + 1 :]):
        top -= 1  # one of several of its level is no title
    found = first
    between = 0
    for index in range(first - 1, top, -1):
        line = lines[index]
        if not line.strip() or is_rule(line):
            continue
        heading = heading_of(line)
        if heading is None:
            between += 1
            if found != first or between > _LINES_BELOW_HEADING or line[0] in "|`":
                break
        elif normalise(heading) in _NOT_CHAPTERS:
            break
        else:
            found = index
    return found


def _heading_level(line: str) -> int:
    return 0 if heading_of(line) is None else len(line) - len(line.lstrip("#"))


def body_end(lines: list[str], body: int, headers: list[Header]) -> int:
    """Where back matter begins: in a text that stamps its paragraphs, after the last stamp
    the first paragraph that holds a link or stands below a heading."""
    stamped = {h.line for h in headers if h.time_ms is not None}
    if len(stamped) < _MANY_STAMPS:
        return len(lines)
    last = total = 0
    for index in range(body, len(lines)):
        line = lines[index]
        if not line or line.isspace() or heading_of(line) is not None:
            continue
        total += 1
        if index in stamped or (line[0] in "[(" and STAMP_GROUP.match(line)):
            stamped.add(index)
            last = index
    if len(stamped) < 0.9 * total:
        return len(lines)
    for index in range(last + 1, len(lines)):
        if "](" in lines[index] or heading_of(lines[index]) is not None:
            return index
    return len(lines)


_NOT_CHAPTERS = frozenset(
    {
        "transcript",
        "full transcript",
        "episode transcript",
        "transcription",
        "details",
        "contents",
        "table of contents",
        "conversation",
        "interview",
    }
)


def _first_text(lines: list[str], start: int) -> int:
    return next((i for i in range(start, len(lines)) if lines[i].strip()), len(lines))


def _body_without_speakers(lines: list[str], start: int) -> int:
    """After the title, date and credit lines at the top, which are all taken as such."""
    index = _first_text(lines, start)
    first = index
    while index < len(lines):
        line = lines[index].strip()
        titled = index == first and heading_of(line) is not None
        if not line or is_rule(line) or is_known_line(line) or titled:
            index += 1
        elif index == first and line.startswith("**") and len(line) < 200:
            end = next(
                (
                    i
                    for i in range(index, min(index + 6, len(lines)))
                    if lines[i].strip().endswith("**")
                ),
                None,
            )
            if end is None or (end == index and len(line) < 5):
                return index
            index = end + 1
        elif index == first and _is_plain_title(lines, index):
            index += 1
        else:
            break
    return first if index >= len(lines) else index


def _is_plain_title(lines: list[str], index: int) -> bool:
    line = lines[index].strip()
    return (
        len(line) <= 100
        and line[-1].isalnum()
        and line[0].isupper()
        and index + 2 < len(lines)
        and not lines[index + 1].strip()
        and any(len(text) > 2 * len(line) for text in lines[index + 2 : index + 6])
    )
