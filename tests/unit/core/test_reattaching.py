from __future__ import annotations

import pytest

from reader.core.annotation import AnnotationKind, Placement, annotate, exact_text
from reader.core.locating import Locator, all_placed
from reader.core.selection import Position, TextRange
from reader.core.wording import fragment_of, tokens_in
from tests.benchmarks.reattaching import (
    KINDS,
    changed,
    conversation,
    judged,
    made_conversation,
    random_annotations,
    where_of,
)

TALK = made_conversation(90)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "another text"])
@pytest.mark.parametrize("longest", [60, 1])
def test_no_change_of_the_text_puts_a_mark_on_other_words(kind: str, longest: int) -> None:
    pair = changed(TALK, kind, 5)
    annotations, marks = random_annotations(TALK, 5, 120, longest)
    tally = judged(pair, annotations, marks)
    assert tally.wrong == 0
    assert tally.exact >= 0.8 * tally.findable


def test_in_another_text_everything_is_detached() -> None:
    pair = changed(TALK, "another text", 5)
    annotations, _ = random_annotations(TALK, 5, 120)
    assert all(a.is_detached for a in all_placed(annotations, Locator(pair.new)))


def test_what_was_said_twice_is_not_found_where_it_was_said_the_other_time() -> None:
    """An opening that quotes the conversation is left out of the other text."""
    texts = list(TALK.texts)
    quoted = texts[45 if len(texts[45]) > 60 else 44]
    old = conversation([quoted, *texts])
    annotations, _ = random_annotations(old, 3, 200)
    opening = where_of(old, 2, 9)
    annotations[0] = annotate(old, AnnotationKind.HIGHLIGHT, opening)
    placed = all_placed(annotations, Locator(conversation(texts)))
    assert placed[0].is_detached


def test_a_place_found_by_score_keeps_the_quote_and_tells_the_score() -> None:
    annotations, _ = random_annotations(TALK, 8, 60)
    pair = changed(TALK, "10 % misheard", 8)
    found = [
        a for a in all_placed(annotations, Locator(pair.new)) if a.placement is Placement.FOUND
    ]
    assert found
    quotes = {a.ident: a.quote for a in annotations}
    for annotation in found:
        assert 0 < annotation.score <= 1
        assert annotation.quote == quotes[annotation.ident]
        assert annotation.placed_in == pair.new.words_hash


def test_the_places_offered_are_the_best_first() -> None:
    pair = changed(TALK, "30 % misheard", 2)
    annotations, _ = random_annotations(TALK, 2, 40)
    locator = Locator(pair.new)
    for annotation in annotations:
        scores = [place.score for place in locator.reattaching.places(annotation)]
        assert len(scores) <= 3
        assert scores == sorted(scores, reverse=True)


def test_tokens_know_no_accents_quotation_marks_or_hyphens() -> None:
    words = [token.text for token in tokens_in("“That’s naïve”, fine-TUNING… 東京 3rd")]
    assert words == ["thats", "naive", "fine", "tuning", "東", "京", "3rd"]


def test_a_quote_that_begins_and_ends_within_words_says_so() -> None:
    fragment = fragment_of("ained all ni", "It r", "ght long")
    assert fragment.quoted == ["rained", "all", "night"]
    assert (fragment.skipped, fragment.kept) == (1, 2)


def test_a_part_of_a_word_is_the_same_part_in_the_other_text() -> None:
    old = conversation(["Nothing yet.", "Then it rained all night and the gutters ran over."])
    new = conversation(["Nothing more.", "Then it rained all day and the gutters ran over, too."])
    where = TextRange(Position(1, 9), Position(1, 35))
    (placed,) = all_placed([annotate(old, AnnotationKind.HIGHLIGHT, where)], Locator(new))
    assert placed.placement is Placement.FOUND
    assert exact_text(new, placed.range) == "ained all day and the gu"
