"""What stands before a conversation: title, date, credit, and a table of contents.

Front matter is YAML between two ``---`` lines at the very beginning (only what
transcripts use of it is read: scalars, folded or quoted ones, and lists of scalars), and
the plain lines before the first turn: a heading or a title in bold marks, over several
lines if need be, ``Published - <date>`` or the bare date, ``Transcribed by - <who>``, and lines
``0:00 - Title`` or ``[Title](#anchor)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from reader.formats.stamps import CLOCK, milliseconds


@cache
def _key() -> re.Pattern[str]:
    return re.compile(r"([A-Za-z][\w -]{0,40}?)\s?:(?:\s+|$)")


@cache
def _published() -> re.Pattern[str]:
    return re.compile(
        r"[*_]{0,2}(?:(?:date\s)?published(?:\son)?|publication\sdate|date|release\sdate|air\sdate"
        r"|aired|recorded(?:\son)?)[*_]{0,2}\s?[:\u2013\u2014-]\s?[*_]{0,2}\s?(\S.{0,80})$",
        re.IGNORECASE,
    )


@cache
def _bare_date() -> re.Pattern[str]:
    """ "May 3, 2024", "3 May 2024", "3. Mai 2024", "2024-05-03" and nothing else."""
    return re.compile(
        r"[*_]{0,2}((?:[^\W\d_]{3,9},?\s)?(?:[^\W\d_]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
        r"|\d{1,2}(?:st|nd|rd|th|\.)?\s(?:de\s)?[^\W\d_]{3,9}\.?,?\s(?:de\s)?\d{4}"
        r"|\d{4}-\d\d-\d\d))[*_]{0,2}$"
    )


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        r"[*_]{0,2}((?:transcribed|transcript|transcription)\s(?:is\s)?"
        r"(?:by|with|from|provided\sby|courtesy\sof)\b.{1,200})$",
        re.IGNORECASE,
    )


@cache
def _credit_lead() -> re.Pattern[str]:
    return re.compile(
        r"^[^-:\u2013\u2014]{0,40}?\s(?:by|with|from|of)\s?[*_]{0,2}\s?[-:\u2013\u2014]?\s?[*_]{0,2}\s?",
        re.IGNORECASE,
    )


@cache
def _contents() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:[-*+\u2022]\s+)?(?:\[\s?)?[\[(]?({CLOCK})[\])]?\s?(?:\]\([^()\s]*\))?"
        r"\s*[-\u2013\u2014:|]?\s+(\S.{0,200})$"
    )


@cache
def _contents_link() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[-*+\u2022]|\d{1,3}\.)\s+\[([^\]]{1,200})\]\(#[^()\s]*\)\s*$")


@cache
def _rule() -> re.Pattern[str]:
    return re.compile(r"\s*([-*_=])(?:\s?\1){2,}\s*$")


@dataclass
class FrontMatter:
    """Filled while the lines before the first turn are read. Times in ms."""

    title: str = ""
    published: str = ""
    credit: str = ""
    language: str = ""
    people: list[str] = field(default_factory=list)
    contents: list[tuple[int | None, str]] = field(default_factory=list)
    abbreviations: dict[str, tuple[str, int]] = field(default_factory=dict)  # name, line
    left_out: list[int] = field(default_factory=list)  # line indices that are none of these


def is_rule(line: str) -> bool:
    """A line of dashes, stars or the like that only separates."""
    stripped = line[:200]
    return stripped[:1] in "-*_= " and _rule().match(stripped) is not None


def heading_of(line: str) -> str | None:
    """The title of a Markdown heading; None where the line is none."""
    if line[:1] != "#":
        return None
    level = len(line) - len(line.lstrip("#"))
    if level > 6 or line[level : level + 1] not in (" ", "\t"):
        return None
    return line[level:].strip().rstrip("#").strip().strip("*_").strip()


def read_yaml(lines: list[str], front: FrontMatter) -> int:
    """Read the block at the beginning into ``front``; the number of lines it takes."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    limit = min(len(lines), 400)
    end = next((i for i in range(1, limit) if lines[i].rstrip() in ("---", "...")), 0)
    if not end or not any(_key().match(line) for line in lines[1:end]):
        return 0
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines[1:end]:
        match = _key().match(line)
        if match:
            key = match.group(1).strip().lower()
            rest = line[match.end() :].strip()
            values[key] = []
            if rest.startswith("[") and rest.endswith("]"):
                values[key] = [part.strip().strip("'\"") for part in rest[1:-1].split(",")]
            elif rest and rest not in ("|", ">", "|-", ">-"):
                values[key] = [rest]
        elif key and line.strip():
            stripped = line.strip()
            if stripped.startswith("- "):
                values[key].append(stripped[2:].strip())
            elif values[key]:
                values[key][-1] += f" {stripped}"
            else:
                values[key].append(stripped)
    for name, items in values.items():
        cleaned = [item.strip().strip("'\"").strip() for item in items]
        cleaned = [item for item in cleaned if item]
        if not cleaned:
            continue
        if name == "title":
            front.title = cleaned[0]
        elif name in ("date", "published", "publish_date", "pubdate", "publication_date"):
            front.published = front.published or cleaned[0]
        elif name in ("transcript_by", "transcribed_by", "transcriber", "credit"):
            front.credit = cleaned[0]
        elif name in ("language", "lang"):
            front.language = cleaned[0]
        elif name in ("speakers", "speaker", "guest", "guests", "host", "hosts", "people"):
            front.people += cleaned
    return end + 1


def read_preamble(lines: list[str], start: int, end: int, front: FrontMatter) -> None:
    """Read ``lines[start:end]``, all that stands before the first turn, into ``front``."""
    index = start
    heading_title = ""
    plain_title = ""
    table: list[str] | None = None
    entries: list[int] = []
    while index < end:
        line = lines[index].strip()
        if not line or is_rule(line):
            index += 1
            continue
        heading = heading_of(line)
        if heading is not None:
            heading_title = heading_title or heading
        elif line[0] == "|":
            table = _read_table_row(line, index + 1, table, front)
        elif line.startswith("**") and not plain_title and "**" not in line[2:]:
            index, plain_title = _bold_block(lines, index, end)
        elif is_contents_line(line):
            entries.append(index)
            _read_contents_line(line, front)
        elif not _read_known_line(line, front):
            if not plain_title and not heading_title and len(line) <= 200 and not front.left_out:
                plain_title = line.strip("*_ ")
            else:
                front.left_out.append(index)
        index += 1
    if len(entries) == 1:  # one line with a time is no table
        front.contents.clear()
        front.left_out = sorted([*front.left_out, *entries])
    front.title = front.title or heading_title or plain_title


def _bold_block(lines: list[str], index: int, end: int) -> tuple[int, str]:
    """A title in bold marks over up to six lines: (its last line, its text)."""
    parts = [lines[index].strip()[2:]]
    for ahead in range(index + 1, min(end, index + 6)):
        line = lines[ahead].strip()
        if not line:
            break
        if line.endswith("**"):
            return ahead, " ".join([*parts, line[:-2]]).strip()
        parts.append(line)
    return index, parts[0].strip()


def _read_known_line(line: str, front: FrontMatter) -> bool:
    short = line[:300]
    match = _published().match(short) or _bare_date().match(short)
    if match:
        front.published = front.published or match.group(1).strip(" *_")
        return True
    match = _credit().match(short)
    if match:
        if not front.credit:
            whole = match.group(1)
            front.credit = _credit_lead().sub("", whole, count=1).strip(" *_")
        return True
    return False


def _read_contents_line(line: str, front: FrontMatter) -> None:
    match = _contents().match(line[:300])
    if match:
        front.contents.append((milliseconds(match.group(1)), match.group(2).strip(" *_")))
        return
    match = _contents_link().match(line[:300])
    if match:
        front.contents.append((None, match.group(1).strip()))


def is_known_line(line: str) -> bool:
    """Whether the line is a date or a credit line."""
    short = line.strip()[:300]
    return _published().match(short) is not None or _credit().match(short) is not None


def is_contents_line(line: str) -> bool:
    """Whether the line might be of a table of contents."""
    return (
        _contents().match(line[:300]) is not None or _contents_link().match(line[:300]) is not None
    )


def _read_table_row(
    line: str, number: int, columns: list[str] | None, front: FrontMatter
) -> list[str]:
    """Learn abbreviations from a table with a column of names and one of initials."""
    cells = [cell.strip().strip("*_`") for cell in line.strip("|").split("|")]
    if columns is None:
        return [cell.lower() for cell in cells]
    short = _column(columns, r"abbrev|initial|acronym")
    full = _column(columns, r"(full )?name|speaker")
    if short is None or full is None or max(short, full) >= len(cells):
        return columns
    if cells[short] and not cells[short].startswith("-") and cells[full]:
        front.abbreviations.setdefault(cells[short], (cells[full], number))
    return columns


def _column(columns: list[str], pattern: str) -> int | None:
    return next((i for i, cell in enumerate(columns) if re.match(pattern, cell)), None)
