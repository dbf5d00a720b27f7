"""Notes with what was looked for in the library, to be shown beside the places where it is said.

The index is the store's own: what the notebook finds is found here too.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import chain, islice

from reader.core.annotation_query import NoteFilter, NoteOrder
from reader.storage.annotation_search import AnnotationSearch, NotebookEntry
from reader.storage.full_text_query import Term, spans_of, terms_of
from reader.storage.full_text_search import FoundNote, snippet_of

MOST_NOTES = 300


def noted(
    asking: AnnotationSearch, typed: str, document_ids: Container[int]
) -> tuple[FoundNote, ...]:
    """The MOST_NOTES changed last of those in ``document_ids``. Raises StorageProblem and
    SearchInterrupted."""
    terms = terms_of(typed)
    if not terms:
        return ()
    found = asking.find(NoteFilter(typed), NoteOrder.MODIFIED)
    numbers = list(islice(chain(*(group.numbers for group in found.groups)), MOST_NOTES))
    entries = asking.entries(numbers)
    return tuple(
        _found(entries[number], terms)
        for number in numbers
        if number in entries and entries[number].document_id in document_ids
    )


def _found(entry: NotebookEntry, terms: tuple[Term, ...]) -> FoundNote:
    note = entry.annotation
    body, tags = note.body, "  ".join(f"#{tag}" for tag in note.tags)
    if tags and spans_of(terms, tags):  # shown, for otherwise nobody sees why it was found
        body = f"{body}  {tags}" if body else tags
    written, marks = snippet_of(body, spans_of(terms, body))
    quoted, quote_marks = snippet_of(note.quote, spans_of(terms, note.quote))
    return FoundNote(
        note.ident,
        entry.document_id,
        note.kind.value,
        note.range.start.turn,
        note.range.start.char,
        note.start_ms,
        written,
        quoted,
        marks,
        quote_marks,
    )
