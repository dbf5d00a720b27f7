"""Page numbers and running heads that a page break left in the text.

A line that is only a page number ("12", "- 12 -", "Page 12 of 40") is one where it stands
between the halves of a sentence; and once there is such a one, so are all others of at
least three that count the pages up. A line that stands beside most page numbers, every
time the same but for numbers, is a running head or foot. A number alone on a line proves
nothing: chapters and lists have them too.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from reader.core.text import say
from reader.core.transcript import Repair
from reader.formats.paragraphs import begins_lower, lacks_end

_LONGEST = 24
_LONGEST_HEAD = 120
_FEWEST = 3
_EDGES = "0123456789-\u2013\u2014|[( "


@cache
def _number_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\s*[-\u2013\u2014|\[(]{0,2}\s?(?:(?:page|p\.|seite|pagina|p\u00e1gina)\s?)?(\d{1,4})"
        r"(?:\s?(?:of|/|von|de|di)\s?\d{1,4})?\s?[-\u2013\u2014|\])]{0,2}\s*",
        re.IGNORECASE,
    )


def take_page_furniture(
    lines: list[str], start: int, numbers: list[int] | None, rejected: frozenset[str]
) -> tuple[list[str], list[Repair]]:
    """``lines`` with page furniture from ``start`` on made blank, and a repair for each line.

    ``numbers`` are the lines' 1-based numbers in the file where not simply counted. A line
    whose repair is in ``rejected`` stays.
    """
    pages = _page_numbers(lines, start)
    if not pages:
        return lines, []
    furniture = sorted({*pages, *_running_heads(lines, pages)})
    cleaned = list(lines)
    repairs = []
    for index in furniture:
        line = numbers[index] if numbers else index + 1
        repair = Repair(
            "page-number", line, say("\u201c{line}\u201d left out", line=lines[index].strip())
        )
        if repair.ident not in rejected:
            cleaned[index] = ""
            repairs.append(repair)
    return cleaned, repairs


def _page_numbers(lines: list[str], start: int) -> list[int]:
    found: list[tuple[int, int]] = []
    for index in range(start, len(lines)):
        line = lines[index]
        if line and len(line) <= _LONGEST and (line[0] in _EDGES or line[0] in "PpSs"):
            match = _number_pattern().fullmatch(line)
            if match:
                found.append((index, int(match.group(1))))
    if not found:
        return []
    between = [index for index, _ in found if _is_between_halves(lines, index)]
    if not between:
        return []
    rising = sum(b == a + 1 for (_, a), (_, b) in pairwise(found))
    if len(found) >= _FEWEST and rising * 5 >= (len(found) - 1) * 4:
        return [index for index, _ in found]
    return between


def _is_between_halves(lines: list[str], index: int) -> bool:
    above = _near(lines, index, -1)
    below = _near(lines, index, 1)
    if above is None or below is None or not lacks_end(lines[above]):
        return False
    if above == index - 1 and below == index + 1:
        return False  # a line of a paragraph
    if begins_lower(lines[below]):
        return True
    after = _near(lines, below, 1)  # a running head may follow the number
    return len(lines[below]) <= _LONGEST_HEAD and after is not None and begins_lower(lines[after])


def _near(lines: list[str], index: int, step: int) -> int | None:
    index += step
    while 0 <= index < len(lines):
        if lines[index] and not lines[index].isspace():
            return index
        index += step
    return None


def _running_heads(lines: list[str], numbers: list[int]) -> list[int]:
    beside: list[tuple[int, str]] = []
    for index in numbers:
        for step in (-1, 1):
            near = _near(lines, index, step)
            if near is not None and len(lines[near]) <= _LONGEST_HEAD and near not in numbers:
                beside.append((near, re.sub(r"\d+", "#", lines[near].strip())))
    counts = Counter(text for _, text in beside)
    return [
        index
        for index, text in beside
        if counts[text] >= _FEWEST and counts[text] * 5 >= len(numbers) * 3
    ]
