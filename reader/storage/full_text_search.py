"""Asking the index: places in conversations, grouped by conversation.

Up to MOST_RANKED turns are ranked (FTS5's bm25, which weighs rare words and short turns
more); of a word that stands in more of them than that no ranking is worth waiting for, and the
conversations added last come first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reader.storage.full_text import (
    TURN_BITS,
    TURN_MASK,
    FullTextIndex,
    IndexedText,
)
from reader.storage.full_text_query import Term, match_of, spans_of, terms_of

MOST_RANKED = 20_000
MOST_DOCUMENTS = 60
FIRST_PLACES = 3  # of a conversation; the others when they are asked for
BEFORE_CHARACTERS = 60  # of a snippet, before the first word found
SNIPPET_CHARACTERS = 220


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A turn with what was looked for. ``char`` is where in the turn the first of it stands;
    ``marks`` are (start, end) in ``snippet``, ``end_ms`` where the next turn begins."""

    document_id: int
    turn: int
    char: int
    speaker: str
    start_ms: int | None
    end_ms: int | None
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """``turns`` are all of its turns with what was looked for, the best first; ``places``
    the first of them."""

    document_id: int
    turns: tuple[int, ...]
    places: tuple[FoundPlace, ...]


@dataclass(frozen=True, slots=True)
class FoundNote:
    """``marks`` are (start, end) in ``body``, ``quote_marks`` in ``quote``."""

    ident: str
    document_id: int
    kind: str
    turn: int
    char: int
    start_ms: int | None
    body: str
    quote: str
    marks: tuple[tuple[int, int], ...]
    quote_marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """``place_count`` turns in ``document_count`` conversations, of which ``documents`` are
    the first; ``clipped`` where there are more than were counted. ``notes`` are of the store
    (noted.py)."""

    documents: tuple[FoundDocument, ...] = ()
    notes: tuple[FoundNote, ...] = ()
    place_count: int = 0
    document_count: int = 0
    clipped: bool = False


def search(
    index: FullTextIndex, typed: str, recency_s: Mapping[int, float], *, newest_first: bool = False
) -> Found:
    """What ``typed`` finds in the documents of ``recency_s`` (when each was last of interest,
    any unit that grows). Raises Interrupted, DamagedIndex, StorageProblem."""
    terms = terms_of(typed)
    if not terms:
        return Found()
    match = match_of(terms)
    rows = index.rows(
        "SELECT rowid FROM turns WHERE turns MATCH ? ORDER BY rowid DESC LIMIT ?",
        (match, MOST_RANKED + 1),
    )
    clipped = len(rows) > MOST_RANKED
    scored = [(0.0, row[0]) for row in rows[:MOST_RANKED]]
    if not clipped and not newest_first:
        ranked = index.rows("SELECT bm25(turns), rowid FROM turns WHERE turns MATCH ?", (match,))
        scored = sorted(ranked)  # the best is the smallest
    turns_of: dict[int, list[int]] = {}
    for _, row in scored:
        document_id = row >> TURN_BITS
        if document_id in recency_s:
            turns_of.setdefault(document_id, []).append(row & TURN_MASK)
    order = list(turns_of)
    if newest_first:
        order.sort(key=lambda document_id: -recency_s[document_id])
    if clipped or newest_first:
        for turns in turns_of.values():
            turns.sort()
    documents = []
    for document_id in order[:MOST_DOCUMENTS]:
        turns = turns_of[document_id]
        places = places_in(index, document_id, turns[:FIRST_PLACES], terms)
        documents.append(FoundDocument(document_id, tuple(turns), tuple(places)))
    return Found(tuple(documents), (), sum(map(len, turns_of.values())), len(turns_of), clipped)


def places_in(
    index: FullTextIndex, document_id: int, turns: list[int], terms: tuple[Term, ...]
) -> list[FoundPlace]:
    """These turns of a document, to be shown."""
    text = index.text(document_id)
    if text is None:
        return []
    return [_place(document_id, turn, text, terms) for turn in turns if turn < len(text.texts)]


def _place(document_id: int, turn: int, text: IndexedText, terms: tuple[Term, ...]) -> FoundPlace:
    spans = spans_of(terms, text.texts[turn])
    first = _densest(spans)
    snippet, marks = snippet_of(text.texts[turn], spans, first)
    return FoundPlace(
        document_id,
        turn,
        spans[first][0] if spans else 0,
        text.speaker(turn),
        text.time_ms(turn),
        text.time_ms(turn + 1),
        snippet,
        marks,
    )


def _densest(spans: list[tuple[int, int]]) -> int:
    """The span from which a snippet shows most of them; in a long turn they may lie far
    apart."""
    best, most = 0, 0
    for index, (start, _) in enumerate(spans):
        seen = sum(1 for _, end in spans[index:] if end - start <= SNIPPET_CHARACTERS // 2)
        if seen > most:
            best, most = index, seen
    return best


def snippet_of(
    text: str, spans: list[tuple[int, int]], first: int = 0
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """About SNIPPET_CHARACTERS of ``text`` on one line around the span number ``first``, cut
    between words, and where in it the spans are."""
    start = 0
    if spans and spans[first][0] > BEFORE_CHARACTERS and len(text) > SNIPPET_CHARACTERS:
        # Near its end a text is shown to its end, with more of what goes before.
        start = min(spans[first][0] - BEFORE_CHARACTERS, len(text) - SNIPPET_CHARACTERS)
        blank = max(text.find(" ", start, spans[first][0]), text.find("\n", start, spans[first][0]))
        start = blank + 1 if blank >= 0 else start
    end = min(len(text), start + SNIPPET_CHARACTERS)
    if end < len(text):
        blank = text.rfind(" ", start + SNIPPET_CHARACTERS // 2, end)
        end = blank if blank >= 0 else end
    if spans:
        end = max(end, min(spans[first][1], start + 2 * SNIPPET_CHARACTERS))
    lead, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(lead) - start
    marks = tuple((a + shift, min(b, end) + shift) for a, b in spans if a >= start and a < end)
    return lead + text[start:end].replace("\n", " ") + tail, marks
