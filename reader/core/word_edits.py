"""From one wording to another as small edits, and characters from before to after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from reader.core.transcript import word_spans


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` become ``text``. Either may be empty."""

    start: int
    end: int
    text: str


def word_edits(before: str, after: str) -> list[Edit]:
    """What makes ``after`` of ``before``, in order: the words in both that are the same are
    left where they are, with their looks and their times."""
    old, new = word_spans(before), word_spans(after)
    old_words = [before[start:end] for start, end in old]
    new_words = [after[start:end] for start, end in new]
    same = SequenceMatcher(None, old_words, new_words, autojunk=False).get_matching_blocks()
    edits: list[Edit] = []
    old_done = new_done = 0
    for old_first, new_first, count in same:
        for index in range(count):
            old_start, old_end = old[old_first + index]
            new_start, new_end = new[new_first + index]
            _add(edits, before, after, (old_done, old_start), (new_done, new_start))
            old_done, new_done = old_end, new_end
    _add(edits, before, after, (old_done, len(before)), (new_done, len(after)))
    return edits


def _add(
    edits: list[Edit], before: str, after: str, old: tuple[int, int], new: tuple[int, int]
) -> None:
    """What is between two words that are the same, without the spaces at its ends that are."""
    start, end = old
    text_start, text_end = new
    if before[start:end] == after[text_start:text_end]:
        return
    while start < end and text_start < text_end and before[start] == after[text_start]:
        if not before[start].isspace():
            break
        start, text_start = start + 1, text_start + 1
    while start < end and text_start < text_end and before[end - 1] == after[text_end - 1]:
        if not before[end - 1].isspace():
            break
        end, text_end = end - 1, text_end - 1
    edits.append(Edit(start, end, after[text_start:text_end]))


def edited(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with ``edits``, which are in order and do not meet, made."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    parts.append(text[done:])
    return "".join(parts)


def within(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """What takes ``edits`` of ``text`` back, once they have been made."""
    grown = accumulate((len(e.text) - (e.end - e.start) for e in edits), initial=0)
    return [
        Edit(e.start + by, e.start + by + len(e.text), text[e.start : e.end])
        for e, by in zip(edits, grown, strict=False)
    ]


def map_char(edits: Sequence[Edit], char: int, *, end: bool = False) -> int:
    """Where the place before ``char`` is once ``edits`` have been made. Within what was
    replaced it is the beginning of what is there instead, or as an ``end`` its end; what was
    put in between two characters belongs to neither."""
    by = 0
    for edit in edits:
        if char < edit.start or (char == edit.start and (end or edit.end > edit.start)):
            break
        if char < edit.end:
            return edit.start + by + (len(edit.text) if end else 0)
        by += len(edit.text) - (edit.end - edit.start)
    return char + by
