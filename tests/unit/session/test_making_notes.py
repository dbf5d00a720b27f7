"""Making and changing annotations: each is one named step, and durable."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.core.annotation import AnnotationKind
from reader.core.selection import Position, TextRange
from reader.core.timeline import Timeline
from reader.core.timing import interpolate
from reader.core.transcript import Speaker, Transcript
from reader.session.notes.drafting import Written
from reader.session.notes.notebook import Notebook
from reader.session.store import Store
from reader.session.undo import UndoStack

TURN_MS = 4000
WORDS = "one two three four five six seven eight"  # each half a second


def talk(turns: int = 6) -> Transcript:
    return Transcript(
        [WORDS] * turns, array("i", (n % 2 for n in range(turns))), (Speaker("Ada"), Speaker("Ben"))
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "data")
    yield store
    store.close()


@pytest.fixture
def notebook(store: Store) -> Notebook:
    transcript = talk()
    record = store.library.remember(
        tmp := Path("/talks/a.txt"), transcript.text_hash, tmp.name, ("Ada", "Ben"), None
    )
    notebook = Notebook(store.annotations, UndoStack())
    notebook.open(record.document_id, transcript)
    marks = [(transcript.first_word[turn], turn * TURN_MS) for turn in range(len(transcript))]
    notebook.set_timeline(
        Timeline(transcript, interpolate(transcript, marks, duration_ms=6 * TURN_MS))
    )
    return notebook


def span(start: tuple[int, int], end: tuple[int, int]) -> TextRange:
    return TextRange(Position(*start), Position(*end))


def test_a_capture_has_the_times_asked_for_and_the_words_said_in_them(notebook: Notebook) -> None:
    made = notebook.capture(9_600, 6)
    assert made is not None
    assert (made.kind, made.start_ms, made.end_ms) == (AnnotationKind.CAPTURE, 3_600, 9_600)
    assert made.range.start.turn == 0
    assert made.range.end.turn == 2
    assert made.quote.startswith("eight\none")
    assert made.quote.endswith("three four")
    assert notebook.undo_text == "Capture"


def test_a_capture_near_the_beginning_is_shorter_and_at_it_there_is_none(
    notebook: Notebook,
) -> None:
    made = notebook.capture(1_200, 15)
    assert made is not None
    assert (made.start_ms, made.end_ms) == (0, 1_200)
    assert notebook.capture(0, 15) is None
    assert len(notebook.annotations) == 1


def test_a_capture_without_times_keeps_the_time_and_is_found_again(
    notebook: Notebook, store: Store
) -> None:
    notebook.set_timeline(None)
    made = notebook.capture(20_000, 15, turn=3)
    assert made is not None
    assert (made.start_ms, made.end_ms, made.quote) == (5_000, 20_000, "")
    assert made.range == span((3, 0), (3, 0))
    again = Notebook(store.annotations, UndoStack())
    again.open(notebook.document_id, talk())
    assert again.annotations == (made,)


CHANGES: dict[str, Callable[[Notebook, str], object]] = {
    "Change colour": lambda n, i: n.recolour(i, "blue"),
    "Change tags": lambda n, i: n.set_tags(i, ["b", "a"]),
    "Star": lambda n, i: n.set_star(i, True),
    "Move edge": lambda n, i: n.move_edges(i, span((1, 4), (2, 3))),
    "Edit note": lambda n, i: n.edit(i, "why"),
    "Remove highlight": lambda n, i: n.remove(i),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_one_named_step_and_durable(
    notebook: Notebook, store: Store, name: str
) -> None:
    made = notebook.add_highlight(span((1, 0), (1, 7)), "green")
    assert made is not None
    CHANGES[name](notebook, made.ident)
    after = notebook.annotations
    assert after != (made,)
    assert tuple(store.annotations.of(notebook.document_id)) == after
    assert notebook.undo_text == name
    assert notebook.undo() == name
    assert notebook.annotations == (made,)
    assert store.annotations.of(notebook.document_id) == [made]
    assert notebook.redo() == name
    assert notebook.annotations == after


def test_moved_edges_take_words_times_and_context_along(notebook: Notebook) -> None:
    made = notebook.add_highlight(span((1, 0), (1, 7)), "green")
    assert made is not None
    notebook.move_edges(made.ident, span((1, 8), (2, 3)))
    (moved,) = notebook.annotations
    assert moved.quote == "three four five six seven eight\none"
    assert moved.prefix.endswith("one two ")
    assert moved.suffix.startswith(" two")
    assert (moved.start_ms, moved.end_ms) == (4_800, 8_400)
    notebook.move_edges(made.ident, span((1, 8), (1, 8)))
    assert notebook.annotations == (moved,)


def test_a_capture_keeps_its_times_when_its_words_are_others(notebook: Notebook) -> None:
    made = notebook.capture(9_600, 6)
    assert made is not None
    notebook.move_edges(made.ident, span((1, 0), (1, 3)))
    (moved,) = notebook.annotations
    assert (moved.quote, moved.start_ms, moved.end_ms) == ("one", 3_600, 9_600)


def test_what_is_at_a_place_ends_before_its_end(notebook: Notebook) -> None:
    first = notebook.add_highlight(span((1, 0), (1, 7)), "green")
    second = notebook.add_highlight(span((1, 4), (2, 3)), "pink")
    assert notebook.at(Position(1, 3)) == [first]
    assert notebook.at(Position(1, 6)) == [first, second]
    assert notebook.at(Position(1, 7)) == [second]
    assert notebook.at(Position(2, 3)) == []


def test_a_note_that_is_given_a_colour_is_a_highlight_with_that_text(notebook: Notebook) -> None:
    note = notebook.add_note(1, "why", span((1, 0), (1, 3)))
    assert note is not None
    notebook.recolour(note.ident, "pink")
    (coloured,) = notebook.annotations
    assert (coloured.kind, coloured.colour, coloured.body) == (
        AnnotationKind.HIGHLIGHT,
        "pink",
        "why",
    )


def test_tags_and_colour_of_a_draft_are_kept_and_are_one_step(
    notebook: Notebook, store: Store
) -> None:
    notebook.drafting.begin_note(span((1, 0), (1, 7)))
    notebook.drafting.keep(Written("", ("idea",), "blue"))
    (kept,) = store.annotations.of(notebook.document_id)
    assert (kept.kind, kept.tags, kept.colour) == (AnnotationKind.HIGHLIGHT, ("idea",), "blue")
    assert not notebook.annotations
    notebook.drafting.end(Written("half", ("idea", "b"), "blue"))
    made = notebook.annotations[0]
    assert (made.ident, made.body, made.tags) == (kept.ident, "half", ("b", "idea"))
    notebook.undo()
    assert store.annotations.of(notebook.document_id) == []


def test_giving_up_an_edit_brings_tags_and_colour_back(notebook: Notebook, store: Store) -> None:
    made = notebook.add_highlight(span((1, 0), (1, 7)), "green")
    assert made is not None
    notebook.drafting.begin_edit(made.ident)
    notebook.drafting.keep(Written("new", ("x",), "pink"))
    assert store.annotations.of(notebook.document_id)[0].tags == ("x",)
    notebook.drafting.give_up()
    assert store.annotations.of(notebook.document_id) == [made]


def test_the_librarys_tags_come_by_use_and_once_each(notebook: Notebook) -> None:
    for turn, tags in enumerate((["rare"], ["often", "mid"], ["Often", "mid"], ["often"])):
        made = notebook.add_highlight(span((turn, 0), (turn, 3)))
        assert made is not None
        notebook.set_tags(made.ident, tags)
    assert notebook.known_tags() == ["often", "mid", "rare"]
