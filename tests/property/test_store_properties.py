"""The notebook, its undo and the store against a dictionary; marks against changed texts."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reader.core.annotation import Annotation, AnnotationKind, annotate, exact_text
from reader.core.locating import Locator
from reader.core.selection import Position, TextRange
from reader.core.transcript import NO_SPEAKER, Transcript
from reader.session.undo import UndoStack
from reader.storage.annotations import Annotations, Extent
from reader.storage.database import Database
from reader.storage.library import Library

Model = dict[str, Annotation]
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@contextmanager
def _temporary_store() -> Iterator[tuple[Path, Database]]:
    with tempfile.TemporaryDirectory() as name:
        database = Database(Path(name))
        try:
            yield Path(name), database
        finally:
            database.close()


class StoreMachine(RuleBasedStateMachine):
    """Adds, changes, removes, takes back and does again; reopens the store in between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.model: Model = {}
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.undo = UndoStack()
        self.heard = 0
        self.undo.listen(self._hear)
        self.made = 0
        self._open()

    def _hear(self) -> None:
        self.heard += 1

    def _open(self) -> None:
        self.database = Database(Path(self.folder.name))
        record = Library(self.database).remember(Path("/t"), "h", "T", (), None)
        self.document_id = record.document_id
        self.annotations = Annotations(self.database)

    def _do(self, before: list[Annotation], after: list[Annotation]) -> None:
        def change(old: list[Annotation], new: list[Annotation]) -> None:
            self.annotations.remove(a.ident for a in old)
            self.annotations.put(self.document_id, new)

        self.past.append(dict(self.model))
        self.future.clear()
        for annotation in before:
            del self.model[annotation.ident]
        self.model.update((a.ident, a) for a in after)
        self.undo.do("step", lambda: change(before, after), lambda: change(after, before))

    @rule(body=texts, quote=texts, kind=st.sampled_from(AnnotationKind), turn=st.integers(0, 9))
    def add(self, body: str, quote: str, kind: AnnotationKind, turn: int) -> None:
        self.made += 1
        where = TextRange(Position(turn, 0), Position(turn, len(quote)))
        made = Annotation(str(self.made), kind, where, quote, body=body, created_s=self.made)
        self._do([], [made])

    @precondition(lambda self: self.model)
    @rule(data=st.data(), body=texts)
    def change(self, data: st.DataObject, body: str) -> None:
        before = self.model[data.draw(st.sampled_from(sorted(self.model)))]
        self._do([before], [replace(before, body=body)])

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        idents = data.draw(st.lists(st.sampled_from(sorted(self.model)), min_size=1, unique=True))
        self._do([self.model[ident] for ident in idents], [])

    @rule()
    def take_back(self) -> None:
        assert (self.undo.undo_text != "") == bool(self.past)
        assert (self.undo.undo() != "") == bool(self.past)
        if self.past:
            self.future.append(self.model)
            self.model = self.past.pop()

    @rule()
    def do_again(self) -> None:
        assert (self.undo.redo_text != "") == bool(self.future)
        assert (self.undo.redo() != "") == bool(self.future)
        if self.future:
            self.past.append(self.model)
            self.model = self.future.pop()

    @rule(tidily=st.booleans())
    def reopen(self, tidily: bool) -> None:
        old = self.database
        if tidily:
            old.close()
        self._open()
        old.close()

    @invariant()
    def store_equals_model(self) -> None:
        stored = self.annotations.of(self.document_id)
        assert {a.ident: a for a in stored} == self.model
        assert len(stored) == len(self.model)
        latest_s = max((note.modified_s for note in self.model.values()), default=0.0)
        extent = Extent(len(stored), latest_s)
        assert self.annotations.extents() == ({self.document_id: extent} if stored else {})

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()


TestStore = StoreMachine.TestCase
TestStore.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)


def transcript_of(lines: list[str]) -> Transcript:
    return Transcript(lines, array("i", [NO_SPEAKER] * len(lines)), ())


turns = st.lists(st.text("ab c\n.", max_size=12), min_size=1, max_size=8)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[list[str], Annotation]:
    lines = draw(turns)
    places = st.integers(0, len(lines) - 1).flatmap(
        lambda turn: st.builds(Position, st.just(turn), st.integers(0, len(lines[turn])))
    )
    where = TextRange.between(draw(places), draw(places))
    return lines, annotate(transcript_of(lines), AnnotationKind.HIGHLIGHT, where)


@given(marked_texts())
def test_a_mark_on_an_unchanged_text_is_where_it_was(case: tuple[list[str], Annotation]) -> None:
    lines, annotation = case
    assert Locator(transcript_of(lines)).locate(annotation) == annotation.range


@given(marked_texts(), turns, st.booleans())
def test_what_is_found_is_the_quote_and_never_other_words(
    case: tuple[list[str], Annotation], others: list[str], before: bool
) -> None:
    lines, annotation = case
    transcript = transcript_of(others + lines if before else others)
    found = Locator(transcript).locate(annotation)
    if found is not None:
        assert exact_text(transcript, found).split() == annotation.quote.split()


@given(marked_texts(), st.text("xyz", min_size=1, max_size=9))
def test_a_mark_moves_with_its_words(case: tuple[list[str], Annotation], opening: str) -> None:
    lines, annotation = case
    # Letters that the text does not have end on either side what context can reach.
    fenced = [f"{opening} 1 2 3 {'z' * 60}", *lines, f"{'z' * 60} 3 2 1 {opening}"]
    start, end = annotation.range.start, annotation.range.end
    moved = TextRange(Position(start.turn + 1, start.char), Position(end.turn + 1, end.char))
    marked = annotate(transcript_of(fenced), AnnotationKind.HIGHLIGHT, moved)
    changed = transcript_of(["A turn that is new.", *fenced])
    found = Locator(changed).locate(marked)
    quote = marked.quote.split()
    if not quote:
        assert found is None
    elif found is not None:
        assert exact_text(changed, found).split() == quote
    if len("".join(lines)) <= 20 and quote and " ".join(quote) == "".join(quote).strip():
        whole = " ".join(" ".join(fenced).split())
        if whole.count(" ".join(quote)) == 1:
            assert found is not None
            assert found.start.turn >= 2
