"""What is marked on the page besides its words. Changing any of it never moves text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.core.search import Hit
from reader.core.selection import TextRange
from reader.core.timeline import Cursor
from reader.gui.transcript.highlights import Segment, segments

Spans = Mapping[int, Sequence[tuple[int, int]]]
"""Characters (start, end) by turn."""

HighlightSpans = Mapping[int, Sequence[tuple[int, int, str]]]
"""Characters (start, end) and the name of a colour, by turn."""

Corrected = tuple[int, int, str]
"""Characters (start, end) that were put right, and what stood there."""


@dataclass
class Marks:
    """The marks of one conversation."""

    current_turns: tuple[int, ...] = ()
    cursor: Cursor | None = None
    bookmarks: frozenset[int] = frozenset()
    noted: frozenset[int] = frozenset()
    signs: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Signs of marks besides bookmarks and notes, by turn."""
    counts: Mapping[int, int] = field(default_factory=dict)  # of marks with a sign, by turn
    highlights: HighlightSpans = field(default_factory=dict)
    chosen: TextRange | None = None  # the mark that keys and buttons act on
    hits: Spans = field(default_factory=dict)
    current_hit: Hit | None = None
    doubtful: Spans = field(default_factory=dict)
    absent: Spans = field(default_factory=dict)  # what the recording does not contain
    absent_turns: frozenset[int] = frozenset()  # of these nothing
    pinned: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """Words, as numbered within their turn, whose times were set by hand; by turn."""
    corrected: Mapping[int, Sequence[Corrected]] = field(default_factory=dict)  # by turn
    shows_corrected: bool = False
    selection: TextRange | None = None
    caret: Cursor | None = None  # the word the keyboard is on, while it shows
    _cut_of: HighlightSpans | None = None
    _cut: dict[int, list[Segment]] = field(default_factory=dict)

    def highlight_segments(self, turn: int) -> Sequence[Segment]:
        """The turn's highlights cut where others begin or end; made when first asked for."""
        spans = self.highlights.get(turn)
        if not spans:
            return ()
        if self._cut_of is not self.highlights:
            self._cut_of, self._cut = self.highlights, {}
        known = self._cut.get(turn)
        if known is None:
            known = self._cut[turn] = segments(spans)
        return known
