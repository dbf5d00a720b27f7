"""The store's answer to a filter is what a plain look at every annotation finds."""

from __future__ import annotations

import tempfile
from itertools import chain
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.annotation import HIGHLIGHT_STYLES, Annotation, AnnotationKind
from reader.core.annotation_query import NoteFilter, NoteGrouping, NoteOrder
from reader.core.selection import Position, TextRange
from reader.storage.annotation_search import NO_TAG, AnnotationSearch
from reader.storage.annotations import Annotations
from reader.storage.database import Database
from reader.storage.full_text_query import indexed_text
from reader.storage.library_shelf import LibraryShelf, NewDocument

WORDS = ("heron", "stork", "Brücke", "sea", "salt")
TAGS = ("craft", "Craft", "memory", "sea")
SPEAKERS = ("", "Ada", "Ben")
COLOURS = ("", *list(HIGHLIGHT_STYLES)[:2])
DAY_S = 86_400.0
texts = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
stamps = st.integers(0, 6).map(lambda day: 1e9 + day * DAY_S)
some = st.sampled_from


@st.composite
def owned_notes(draw: st.DrawFn) -> list[tuple[int, Annotation]]:
    """Each with the number of its document, 0 or 1."""
    made = []
    for number in range(draw(st.integers(0, 12))):
        turn = draw(st.integers(0, 5))
        tags = draw(st.lists(some(TAGS), max_size=2, unique_by=str.casefold))
        annotation = Annotation(
            f"n{number}",
            draw(some(list(AnnotationKind))),
            TextRange(Position(turn, number), Position(turn, number + 3)),
            draw(texts),
            body=draw(texts),
            colour=draw(some(COLOURS)),
            created_s=draw(stamps),
            modified_s=2e9 + number,
            tags=tuple(sorted(tags, key=str.casefold)),
            starred=draw(st.booleans()),
            speaker=draw(some(SPEAKERS)),
        )
        made.append((draw(st.integers(0, 1)), annotation))
    return made


def chosen_of(values: tuple[str, ...], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(some(values), max_size=most, unique=True).map(tuple)


filters = st.builds(
    NoteFilter,
    # A blank at the end: the last word is no beginning of one.
    typed=st.lists(some(WORDS), max_size=2).map(lambda words: "".join(f"{w} " for w in words)),
    tags=chosen_of(TAGS),
    colours=chosen_of(COLOURS[1:]),
    kinds=chosen_of(tuple(kind.value for kind in AnnotationKind)),
    speakers=chosen_of(SPEAKERS[1:]),
    documents=st.lists(st.integers(0, 1), max_size=1).map(tuple),
    starred=st.booleans(),
    since_s=st.none() | stamps,
    until_s=st.none() | stamps,
)


def has(wanted: NoteFilter, document: int, note: Annotation) -> bool:
    """Word by word what NoteFilter promises."""
    said = indexed_text(" ".join((note.quote, note.body, note.speaker, *note.tags))).split()
    tags = [tag.casefold() for tag in note.tags]
    return (
        all(word in said for word in indexed_text(wanted.typed).split())
        and all(tag.casefold() in tags for tag in wanted.tags)
        and (not wanted.colours or note.colour in wanted.colours)
        and (not wanted.kinds or note.kind.value in wanted.kinds)
        and (not wanted.speakers or note.speaker in wanted.speakers)
        and (not wanted.documents or document in wanted.documents)
        and (not wanted.starred or note.starred)
        and (wanted.since_s is None or note.created_s >= wanted.since_s)
        and (wanted.until_s is None or note.created_s < wanted.until_s)
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(owned_notes(), st.lists(filters, min_size=3, max_size=8), st.data())
def test_the_store_finds_what_a_plain_filter_finds(
    made: list[tuple[int, Annotation]], asked: list[NoteFilter], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = Database(folder)
        try:
            new = [NewDocument(folder / f"{n}.txt", n * 64, n, (), None, None, 9, 90) for n in "ab"]
            documents = [ident for ident, _ in LibraryShelf(database).add(new)]
            for document, annotation in made:
                Annotations(database).put(documents[document], [annotation])
            ident_of = dict(database.rows("SELECT number, id FROM annotations"))
            notes = {note.ident: note for _, note in made}
            with AnnotationSearch(folder) as search:
                for wanted in asked:
                    expected = sorted(n.ident for d, n in made if has(wanted, d, n))
                    order, grouping = data.draw(some(NoteOrder)), data.draw(some(GROUPINGS))
                    there = NoteFilter(
                        **{
                            field: getattr(wanted, field)
                            for field in wanted.__slots__
                            if field != "documents"
                        },
                        documents=tuple(documents[d] for d in wanted.documents),
                    )
                    found = search.find(there, order, grouping)
                    idents = [ident_of[n] for n in chain(*(g.numbers for g in found.groups))]
                    assert sorted(set(idents)) == expected
                    assert found.count == len(expected)
                    for group in found.groups:
                        inside = [notes[ident_of[n]] for n in group.numbers]
                        check_order(inside, order, grouping)
                        check_group(group.key, inside, grouping)
                    if grouping is not NoteGrouping.TAG:
                        assert len(idents) == len(expected)
        finally:
            database.close()


GROUPINGS = [
    NoteGrouping.NONE,
    NoteGrouping.DOCUMENT,
    NoteGrouping.TAG,
    NoteGrouping.COLOUR,
    NoteGrouping.DAY,
]


def check_order(inside: list[Annotation], order: NoteOrder, grouping: NoteGrouping) -> None:
    if order is NoteOrder.CREATED:
        stamps_s = [-note.created_s for note in inside]
    elif order is NoteOrder.MODIFIED:
        stamps_s = [-note.modified_s for note in inside]
    elif grouping is NoteGrouping.DOCUMENT:
        stamps_s = [note.range.start.turn for note in inside]
    else:
        return  # of several texts
    assert stamps_s == sorted(stamps_s)


def check_group(key: object, inside: list[Annotation], grouping: NoteGrouping) -> None:
    if grouping is NoteGrouping.COLOUR:
        assert {note.colour for note in inside} == {key}
    elif grouping is NoteGrouping.TAG and key != NO_TAG:
        assert all(str(key).casefold() in map(str.casefold, note.tags) for note in inside)
    elif grouping is NoteGrouping.TAG:
        assert not any(note.tags for note in inside)
