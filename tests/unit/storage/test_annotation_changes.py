from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.selection import Position, TextRange
from reader.storage.annotation_changes import BETWEEN
from reader.storage.annotations import Annotations
from reader.storage.database import Database
from reader.storage.library import Library

NOTE = Annotation(
    "a",
    AnnotationKind.NOTE,
    TextRange(Position(0, 0), Position(0, 4)),
    "word",
    body="as it was",
    tags=("one",),
)


def test_a_change_is_done_to_what_another_window_has_made_of_it(tmp_path: Path) -> None:
    here, there = Database(tmp_path), Database(tmp_path)
    document = Library(here).remember(Path("/t.txt"), "h", "T", (), None).document_id
    mine, theirs = Annotations(here), Annotations(there)
    mine.put(document, [NOTE])
    theirs.change(document, [NOTE], [replace(NOTE, body="their text", tags=("one", "two"))])

    starred = replace(NOTE, starred=True)
    (result,) = mine.change(document, [NOTE], [starred])
    assert (result.body, result.starred, result.tags) == ("their text", True, ("one", "two"))
    assert mine.of(document) == [result] == theirs.of(document)

    theirs.change(document, [result], [replace(result, body="again theirs")])
    (both,) = mine.change(document, [result], [replace(result, body="mine", tags=())])
    assert both.body == f"mine{BETWEEN}again theirs"
    assert both.tags == ()
    here.close()
    there.close()


def test_ones_own_drafts_are_no_change_from_elsewhere(tmp_path: Path) -> None:
    database = Database(tmp_path)
    document = Library(database).remember(Path("/t.txt"), "h", "T", (), None).document_id
    annotations = Annotations(database)
    annotations.put(document, [NOTE])
    annotations.put(document, [replace(NOTE, body="half a sen")])  # kept while it is typed
    (result,) = annotations.change(document, [NOTE], [replace(NOTE, body="other words")])
    assert result.body == "other words"
    database.close()
