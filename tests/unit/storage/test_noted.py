"""Notes found beside what is said, from the store's own index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.selection import Position, TextRange
from reader.storage.annotation_search import AnnotationSearch
from reader.storage.annotations import Annotations
from reader.storage.database import Database
from reader.storage.full_text_search import FoundNote
from reader.storage.library_shelf import LibraryShelf, NewDocument
from reader.storage.noted import noted


class Store:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(folder)
        self.annotations = Annotations(self.database)
        new = [
            NewDocument(folder / f"{name}.txt", name * 64, name, (), None, None, 9, 90)
            for name in "ab"
        ]
        self.first, self.second = (i for i, _ in LibraryShelf(self.database).add(new))

    def find(self, typed: str) -> tuple[FoundNote, ...]:
        with AnnotationSearch(self.folder) as search:
            return noted(search, typed, {self.first})


def note(
    ident: str, body: str, quote: str = "", *, tags: tuple[str, ...] = (), modified_s: float = 5.0
) -> Annotation:
    place = TextRange(Position(3, 2), Position(3, 4))
    return Annotation(
        ident,
        AnnotationKind.NOTE,
        place,
        quote,
        start_ms=70,
        body=body,
        tags=tags,
        modified_s=modified_s,
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path)
    yield made
    made.database.close()


def test_notes_are_found_by_what_was_written_and_by_what_they_are_on(store: Store) -> None:
    one, two = note("one", "Ask about wings"), note("two", "", "a stork stands")
    store.annotations.put(store.first, [one, two, note("no", "")])
    (found,) = store.find("wings")
    assert (found.ident, found.body[slice(*found.marks[0])]) == ("one", "wings")
    assert (found.turn, found.char, found.start_ms, found.kind) == (3, 2, 70, "note")
    (found,) = store.find("stork")
    assert (found.ident, found.quote[slice(*found.quote_marks[0])]) == ("two", "stork")
    store.annotations.put(store.first, [note("one", "Ask about beaks")])
    assert store.find("wings") == ()
    assert [n.ident for n in store.find("beaks")] == ["one"]


def test_a_tag_that_was_found_is_seen(store: Store) -> None:
    store.annotations.put(store.first, [note("one", "Ask", tags=("herons", "sea"))])
    (found,) = store.find("herons ")
    assert found.body == "Ask  #herons  #sea"
    assert [found.body[slice(*mark)] for mark in found.marks] == ["herons"]


def test_what_was_changed_last_comes_first_and_other_conversations_do_not(store: Store) -> None:
    store.annotations.put(store.first, [note("old", "heron"), note("new", "heron", modified_s=9.0)])
    store.annotations.put(store.second, [note("elsewhere", "heron")])
    assert [n.ident for n in store.find("heron")] == ["new", "old"]
    assert store.find("...") == ()
