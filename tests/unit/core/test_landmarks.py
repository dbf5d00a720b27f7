from __future__ import annotations

from array import array
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.landmarks import MOST_WORDS, landmarks_of, opening_of
from reader.core.transcript import Speaker, Transcript

TOPICS = {
    "volcano": "The volcano spat lava and ashes; lava ran down the crater of the volcano.",
    "harbour": "The harbour had sailors at anchor, and the sailors loved the harbour pier.",
    "violin": "The violin has strings that sing a melody, and the violin bow is of hair.",
    "bakery": "The bakery has an oven for flour and dough; the oven warms the bakery door.",
}


def _talk(texts: list[str]) -> Transcript:
    speakers = (Speaker("Ada"), Speaker("Ben"))
    return Transcript(texts, array("i", (turn % 2 for turn in range(len(texts)))), speakers)


def _of_topics(each: int = 30) -> Transcript:
    """Of each topic a question and then ``each`` - 1 turns, with small talk in between."""
    texts = []
    for name, said in TOPICS.items():
        texts.append(f"Shall we speak of the {name} now, as we all came here for it?")
        texts += [f"{said} I know, you know, that is how it is with us." for _ in range(each - 1)]
    return _talk(texts)


def test_landmarks_stand_where_the_talk_turns_to_something_else() -> None:
    landmarks = landmarks_of(_of_topics())
    assert [mark.turn for mark in landmarks] == [0, 30, 60, 90]
    assert landmarks[0].title == ""  # a beginning, which needs no name
    for mark, name in list(zip(landmarks, TOPICS, strict=True))[1:]:
        assert name in mark.title.casefold(), mark
        assert mark.title[0].isupper()
        assert mark.opening == f"Shall we speak of the {name} now, as we all came here for it?"


def test_small_talk_names_nothing() -> None:
    named = " ".join(mark.title.casefold() for mark in landmarks_of(_of_topics()))
    assert not {"know", "how", "all", "you", "shall"} & set(named.replace("·", " ").split())


def test_who_is_cancelled_finds_nothing() -> None:
    assert landmarks_of(_of_topics(), lambda: True) == ()


@pytest.mark.parametrize("turns", [0, 1, 23, 200])
def test_a_short_talk_needs_none(turns: int) -> None:
    assert landmarks_of(_talk(["So it is."] * turns)) == ()


def test_where_words_tell_nothing_places_are_evenly_apart() -> None:
    texts = [f"Well, then, as I said: so it is, and so it was ({turn})." for turn in range(400)]
    landmarks = landmarks_of(_talk(texts))
    assert len(landmarks) == 12
    turns = [mark.turn for mark in landmarks]
    assert turns == sorted(set(turns))
    assert max(b - a for a, b in pairwise(turns)) <= 45
    assert all(texts[mark.turn].startswith(mark.title[:10]) for mark in landmarks)


def test_what_is_far_too_long_is_cut_evenly() -> None:
    words = " ".join(["volcano"] * 10_000)
    landmarks = landmarks_of(_talk([words] * (MOST_WORDS // 10_000 + 1)))
    assert 6 <= len(landmarks) <= 12


def test_chinese_is_no_trouble() -> None:
    landmarks = landmarks_of(_talk(["你好，我们今天谈谈火山和熔岩。" * 8] * 60))
    assert landmarks
    assert all(mark.title and len(mark.title) <= 60 for mark in landmarks)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Yes. It was version 3.5, wasn't it? And then?", "It was version 3.5, wasn't it?"),
        ("Why? Because.\nSo.", "Why? Because. So."),
        ("Nothing is asked here.", "Nothing is asked here."),
        ("", ""),
        ("x" * 500, "x" * 159 + "…"),
    ],
)
def test_an_opening_is_the_question_that_is_asked(text: str, opening: str) -> None:
    assert opening_of(text) == opening


WORDS = st.sampled_from(["lava", "oven", "the", "of", "What's", "that?", "3.5", "—", "İstanbul"])
TEXTS = st.lists(st.lists(WORDS, max_size=40).map(" ".join), max_size=60)


@settings(max_examples=60)
@given(TEXTS, st.integers(1, 4))
def test_landmarks_are_in_order_and_begin_with_the_talk(texts: list[str], times: int) -> None:
    talk = _talk(texts * times)
    landmarks = landmarks_of(talk)
    turns = [mark.turn for mark in landmarks]
    assert turns == sorted(set(turns))
    assert all(0 <= turn < len(talk) for turn in turns)
    assert all(mark.title for mark in landmarks if mark.turn)
