"""What is marked on the page besides its words. Changing any of it never moves text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.core.search import Hit
from reader.core.selection import TextRange
from reader.core.timeline import Cursor

Spans = Mapping[int, Sequence[tuple[int, int]]]
"""Characters (start, end) by turn."""

HighlightSpans = Mapping[int, Sequence[tuple[int, int, str]]]
"""Characters (start, end) and the name of a colour, by turn."""


@dataclass
class Marks:
    """The marks of one conversation."""

    current_turns: tuple[int, ...] = ()
    cursor: Cursor | None = None
    bookmarks: frozenset[int] = frozenset()
    noted: frozenset[int] = frozenset()
    highlights: HighlightSpans = field(default_factory=dict)
    hits: Spans = field(default_factory=dict)
    current_hit: Hit | None = None
    doubtful: Spans = field(default_factory=dict)
    absent: Spans = field(default_factory=dict)  # what the recording does not contain
    absent_turns: frozenset[int] = frozenset()  # of these nothing
    pinned: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """Words, as numbered within their turn, whose times were set by hand; by turn."""
    selection: TextRange | None = None
    caret: Cursor | None = None  # the word the keyboard is on, while it shows
