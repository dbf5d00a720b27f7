from __future__ import annotations

from array import array
from dataclasses import replace

import pytest

from reader.core.annotation import (
    CONTEXT_CHARACTERS,
    Annotation,
    AnnotationKind,
    Placement,
    annotate,
    exact_text,
    turn_range,
)
from reader.core.locating import Locator, all_placed, relocated
from reader.core.selection import Position, TextRange
from reader.core.transcript import NO_SPEAKER, Transcript

TEXTS = [
    "Shall we begin with the weather?",
    "Yes.",
    "It rained all night and the gutters ran over.\nThen it stopped, quite suddenly.",
    "Yes.",
    "And who was it that heard the gutters first?",
]


def transcript_of(texts: list[str]) -> Transcript:
    return Transcript(texts, array("i", [NO_SPEAKER] * len(texts)), ())


def mark(texts: list[str], start: tuple[int, int], end: tuple[int, int]) -> Annotation:
    where = TextRange(Position(*start), Position(*end))
    return annotate(transcript_of(texts), AnnotationKind.HIGHLIGHT, where, body="mine")


def found_text(annotation: Annotation, texts: list[str]) -> tuple[TextRange, str] | None:
    transcript = transcript_of(texts)
    found = Locator(transcript).locate(annotation)
    return None if found is None else (found, exact_text(transcript, found))


def test_an_annotation_takes_quote_and_context_across_turns() -> None:
    annotation = mark(TEXTS, (1, 0), (2, 9))
    assert annotation.quote == "Yes.\nIt rained"
    assert annotation.prefix == "Shall we begin with the weather?\n"
    assert annotation.suffix == TEXTS[2][9 : 9 + CONTEXT_CHARACTERS]
    assert annotation.turn == 1


def test_context_ends_with_the_transcript() -> None:
    whole = mark(TEXTS, (0, 0), (4, len(TEXTS[4])))
    assert (whole.prefix, whole.suffix) == ("", "")
    assert whole.quote == "\n".join(TEXTS)


def test_two_annotations_never_share_an_ident() -> None:
    assert mark(TEXTS, (1, 0), (1, 4)).ident != mark(TEXTS, (1, 0), (1, 4)).ident


def test_a_change_of_body_or_colour_keeps_the_rest_and_tells_when() -> None:
    before = replace(mark(TEXTS, (1, 0), (1, 4)), modified_s=1.0)
    after = before.with_body("other")
    assert after.modified_s > before.modified_s
    assert replace(after, body="mine", modified_s=1.0) == before
    assert before.with_colour("blue").colour == "blue"


@pytest.mark.parametrize("turn", range(len(TEXTS)))
def test_in_an_unchanged_transcript_everything_is_where_it_was(turn: int) -> None:
    transcript = transcript_of(TEXTS)
    annotation = annotate(transcript, AnnotationKind.BOOKMARK, turn_range(transcript, turn))
    assert Locator(transcript).locate(annotation) == annotation.range


def test_a_turn_put_in_before_moves_it() -> None:
    annotation = mark(TEXTS, (2, 3), (2, 9))
    found = found_text(annotation, ["An opening that was not there.", *TEXTS])
    assert found == (TextRange(Position(3, 3), Position(3, 9)), "rained")


def test_short_words_at_the_old_place_are_another_speech_if_their_context_went_on() -> None:
    first_yes = mark(TEXTS, (1, 0), (1, 4))
    # Two turns put in before: at turn 3 stands the "Yes." that was at turn 1.
    found = found_text(first_yes, ["Hello.", "Yes.", *TEXTS])
    assert found is not None
    assert found[0].start == Position(3, 0)


def test_short_words_whose_context_is_gone_are_detached() -> None:
    annotation = mark(TEXTS, (1, 0), (1, 4))
    assert found_text(annotation, ["Who is it?", "Yes.", "Come in."]) is None


def test_words_that_stand_twice_alike_are_detached() -> None:
    annotation = mark(TEXTS, (2, 0), (2, 45))
    copies = ["Opening.", TEXTS[2][:45], "Between.", TEXTS[2][:45], "End."]
    assert found_text(annotation, copies) is None


def test_the_old_place_settles_a_draw() -> None:
    annotation = mark(TEXTS, (2, 0), (2, 45))
    copies = ["Opening.", "Between.", TEXTS[2][:45], "Again.", TEXTS[2][:45], "End."]
    assert found_text(annotation, copies) == (annotation.range, annotation.quote)


def test_one_side_of_the_context_is_enough_where_it_tells() -> None:
    annotation = mark(TEXTS, (1, 0), (1, 4))
    texts = ["Hm.", "Shall we begin with the weather?", "Yes.", "No.", "Yes."]
    found = found_text(annotation, texts)
    assert found is not None
    assert found[0] == TextRange(Position(2, 0), Position(2, 4))


def test_long_words_need_no_context() -> None:
    annotation = mark(TEXTS, (2, 3), (2, 38))
    found = found_text(annotation, ["So it rained all night and the gutters ran. Nothing else."])
    assert found == (
        TextRange(Position(0, 6), Position(0, 41)),
        "rained all night and the gutters ra",
    )


def test_words_that_are_gone_are_detached() -> None:
    annotation = mark(TEXTS, (2, 3), (2, 38))
    assert found_text(annotation, ["Nothing of the kind."]) is None
    assert found_text(annotation, []) is None


def test_other_breaks_between_the_same_words_do_not_matter() -> None:
    annotation = mark(TEXTS, (2, 41), (2, 53))
    assert annotation.quote == "ver.\nThen it"
    joined = [*TEXTS[:2], TEXTS[2].replace("\n", " "), *TEXTS[3:]]
    assert found_text(annotation, joined) == (annotation.range, "ver. Then it")
    cut = [*TEXTS[:2], "", *TEXTS[2].split("\n"), *TEXTS[3:]]
    found = found_text(annotation, cut)
    assert found == (TextRange(Position(3, 41), Position(4, 7)), "ver.\nThen it")


def test_an_empty_place_is_found_only_where_it_was() -> None:
    annotation = mark(TEXTS, (2, 3), (2, 3))
    assert found_text(annotation, TEXTS) == (annotation.range, "")
    assert found_text(annotation, ["New.", *TEXTS]) is None


def test_a_place_that_begins_in_white_space_is_told_from_its_like() -> None:
    texts = ["one two", "  ", "same words that stand in more than one place", "x"]
    annotation = mark(texts, (0, 7), (2, len(texts[2])))
    changed = ["none two", "  ", texts[2], "y", texts[2], "y"]
    moved = replace(annotation, range=TextRange(Position(1, 0), annotation.range.end))
    found = Locator(transcript_of(changed)).locate(moved)
    assert found == moved.range
    ending = replace(annotation, range=TextRange(Position(0, 8), annotation.range.end))
    assert Locator(transcript_of(changed)).locate(ending) == ending.range


def test_relocating_sorts_by_the_text_and_lists_what_is_detached() -> None:
    late, early = mark(TEXTS, (4, 4), (4, 44)), mark(TEXTS, (0, 0), (0, 32))
    gone = replace(mark(TEXTS, (1, 0), (1, 4)), quote="Not a word of this was ever said.")
    texts = ["New.", *TEXTS]
    attached, detached = relocated([late, gone, early], transcript_of(texts))
    assert [a.ident for a in attached] == [early.ident, late.ident]
    assert [a.turn for a in attached] == [1, 5]
    assert [(a.ident, a.range, a.placement) for a in detached] == [
        (gone.ident, gone.range, Placement.DETACHED)
    ]
    assert {a.placed_in for a in (*attached, *detached)} == {transcript_of(texts).words_hash}
    again, still_detached = relocated([*attached, *detached], transcript_of(TEXTS))
    assert [a.range for a in again] == [early.range, late.range]
    assert [a.is_detached for a in still_detached] == [True]
    assert relocated([late, early], transcript_of(TEXTS)) == ([early, late], [])


def test_where_all_words_are_in_their_places_none_is_looked_for() -> None:
    late, early = mark(TEXTS, (1, 0), (1, 4)), mark(TEXTS, (0, 0), (0, 32))
    longer = transcript_of([*TEXTS, "And now?"])
    found = all_placed([late, early], Locator(longer))
    assert [(a.ident, a.range) for a in found] == [(a.ident, a.range) for a in (late, early)]
    assert {a.placement for a in found} == {Placement.KEPT}
    assert {(a.placed_in, a.score) for a in found} == {(longer.words_hash, 1.0)}
