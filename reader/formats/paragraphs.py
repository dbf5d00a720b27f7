"""From lines to the text of a turn: paragraphs, page breaks, emphasis.

*Page breaks.* Two paragraphs of one turn between which there is nothing but blank lines
are one paragraph cut in two if the second begins in lower case, or the first has no end
mark. An end mark is ``. ! ? …`` or ``:`` or a dash (speech breaks off), or the end of a
whole paragraph in brackets; quotes, brackets and emphasis after it do not count. Never
joined: paragraphs that begin with a time stamp, list items, quotations, tables, code.

*Emphasis.* ``*a*`` and ``_a_`` are emphasis, ``**a**`` and ``__a__`` strong emphasis;
marks that find no partner in their paragraph stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from reader.core.text import say
from reader.core.transcript import PARAGRAPH_BREAK, Emphasis, Repair
from reader.formats.stamps import Mark, take_stamps

_CLOSERS = "\"'\u201d\u2019\u00bb*_`"
_END_MARKS = frozenset(".!?\u2026:-\u2013\u2014\u2015\u3002\uff01\uff1f\u061f\u0964/")
_OPENERS = "\"'\u201c\u2018\u00ab([*_"
_ITEM = re.compile(r"\s*(?:[-*+\u2022]\s|\d{1,3}[.)]\s|>|\||```|~~~)")
_ESCAPE = re.compile(r"\\([\[\]*_])")
_MARKS = re.compile(r"`[^`]*`|\\[*_]|\*{1,3}|_{1,2}")
_QUOTED_CHARACTERS = 40


@dataclass(slots=True)
class Paragraph:
    """Text as in the file, without its header. ``fixed``: never joined to the one before."""

    text: str
    line: int  # 1-based
    fixed: bool = False
    times: tuple[int, ...] = ()  # stamps that stood before it, in ms


@dataclass(slots=True)
class Finished:
    """A turn's text with what was found in it."""

    text: str
    marks: list[Mark] = field(default_factory=list)
    emphasis: list[Emphasis] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


def is_item(line: str) -> bool:
    """A list item, quotation, table row or code fence: a paragraph of its own."""
    return line[0] in "-*+\u2022>|`~ 0123456789" and _ITEM.match(line) is not None


def lacks_end(text: str) -> bool:
    """Whether the paragraph breaks off without an end mark."""
    end = len(text)
    while end:
        last = text[end - 1]
        if last in _CLOSERS or last.isspace():
            end -= 1
        elif last in ")]":
            opened = text.rfind("(" if last == ")" else "[", 0, end)
            if text[end - 2 : end - 1] in _END_MARKS or opened < 0:
                return False
            end = opened
            if not text[:end].strip(_CLOSERS + " "):
                return False
        else:
            return last not in _END_MARKS
    return False


def begins_lower(text: str) -> bool:
    """Whether it begins in the middle of a sentence: lower case, but no "iPhone"."""
    head = text[:12].lstrip(_OPENERS)
    return head[:1].islower() and not head[1:2].isupper()


def cut_between(before: str, after: Paragraph) -> Repair | None:
    """The repair that joins two halves of a sentence between which a header is repeated:
    the one lacks an end mark and the other begins in lower case. None where they are none."""
    if after.fixed or after.times or not (begins_lower(after.text) and lacks_end(before)):
        return None
    return None if is_item(before) else _cut_repair(before, after)


def _cut_repair(before: str, after: Paragraph) -> Repair:
    end = before[-_QUOTED_CHARACTERS:].lstrip()
    start = after.text[:_QUOTED_CHARACTERS].rstrip()
    return Repair(
        "page-break",
        after.line,
        say("\u201c{end}\u201d + \u201c{start}\u201d", end=end, start=start),
    )


def finish(
    paragraphs: list[Paragraph], rejected: frozenset[str], *, markdown: bool = True
) -> Finished:
    """The text of a turn from its paragraphs, repaired but for what is ``rejected``.

    Without ``markdown``, stars, underscores and backslashes mean themselves.
    """
    repairs: list[Repair] = []
    if len(paragraphs) > 1:
        paragraphs = _join_cut(paragraphs, rejected, repairs)
    result = Finished("", repairs=repairs)
    texts = []
    offset = 0
    for paragraph in paragraphs:
        text, marks, emphasis = _clean(paragraph, rejected, repairs, markdown)
        if not text:
            result.marks += [(offset, time_ms, label) for _, time_ms, label in marks]
            continue
        if offset:
            result.marks += [(char + offset, time_ms, label) for char, time_ms, label in marks]
            emphasis = [Emphasis(e.start + offset, e.end + offset, e.strong) for e in emphasis]
        else:
            result.marks += marks
        result.emphasis += emphasis
        texts.append(text)
        offset += len(text) + 1
    result.text = PARAGRAPH_BREAK.join(texts)
    if offset:  # a stamp after the last text belongs to the last character
        limit = len(result.text)
        result.marks = [(min(char, limit), t, label) for char, t, label in result.marks]
    return result


def _join_cut(
    paragraphs: list[Paragraph], rejected: frozenset[str], repairs: list[Repair]
) -> list[Paragraph]:
    joined = [paragraphs[0]]
    pieces = [paragraphs[0].text]
    for paragraph in paragraphs[1:]:
        before = pieces[-1]
        cut = not paragraph.fixed and (
            begins_lower(paragraph.text) or (lacks_end(before) and not is_item(before))
        )
        if cut:
            repair = _cut_repair(before, paragraph)
            cut = repair.ident not in rejected
            if cut:
                repairs.append(repair)
                pieces.append(paragraph.text)
                continue
        if len(pieces) > 1:
            joined[-1].text = " ".join(pieces)
        joined.append(paragraph)
        pieces = [paragraph.text]
    if len(pieces) > 1:
        joined[-1].text = " ".join(pieces)
    return joined


def _clean(
    paragraph: Paragraph, rejected: frozenset[str], repairs: list[Repair], markdown: bool
) -> tuple[str, list[Mark], list[Emphasis]]:
    text = paragraph.text
    marks: list[Mark] = [(0, time_ms, "") for time_ms in paragraph.times]
    if ":" in text:
        text, found = take_stamps(text)
        marks += found
    if not markdown:
        return text, marks, []
    removed: list[int] = []
    if "\\" in text:
        removed = [m.start() for m in _ESCAPE.finditer(text)]
    emphasis: list[Emphasis] = []
    if "*" in text or "_" in text:
        for start, end, width in _pairs(text):
            words = text[start + width : end]
            repair = Repair("emphasis", paragraph.line, _shortened(words))
            if repair.ident in rejected:
                continue
            repairs.append(repair)
            removed += range(start, start + width)
            removed += range(end, end + width)
            emphasis.append(Emphasis(start + width, end, width >= 2))
    if removed:
        removed.sort()
        marks = [(c - bisect_left(removed, c), t, label) for c, t, label in marks]
        emphasis = [
            Emphasis(
                e.start - bisect_left(removed, e.start),
                e.end - bisect_left(removed, e.end),
                e.strong,
            )
            for e in emphasis
        ]
        text = _without(text, removed)
    return text, marks, emphasis


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}\u2026"


def _without(text: str, removed: list[int]) -> str:
    pieces = []
    done = 0
    for index in removed:
        pieces.append(text[done:index])
        done = index + 1
    pieces.append(text[done:])
    return "".join(pieces)


def _pairs(text: str) -> list[tuple[int, int, int]]:
    """(offset of the opening mark, of the closing mark, length of each), in one pass."""
    found: list[tuple[int, int, int]] = []
    opened: dict[str, int] = {}
    for match in _MARKS.finditer(text):
        mark = match.group()
        if mark[0] not in "*_":
            continue
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        closes = bool(before) and not before.isspace() and not after.isalnum() and after != mark[0]
        opens = bool(after) and not after.isspace() and not before.isalnum() and before != mark[0]
        if closes and mark in opened and opened[mark] + len(mark) < start:
            opening = opened.pop(mark)
            # What was opened in between crosses this stretch: it has no partner.
            opened = {m: o for m, o in opened.items() if o < opening}
            found.append((opening, start, len(mark)))
        elif opens:
            opened[mark] = start
    found.sort()
    return found
