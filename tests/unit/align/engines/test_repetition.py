"""What a recogniser makes of noise is cut; what people do say is not."""

from __future__ import annotations

import pytest

from reader.align.engines.repetition import cut_runaway


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Well, no, no, no, no, no, that is not what I meant.",
        "Thank you. Thank you. Thank you. Thank you. Thank you very much.",
        "Ha ha ha ha ha ha",
        "It was a long, long, long, long way to go and nobody knew the way.",
        (
            "We asked the mayor, we asked the baker, we asked the girl at the gate, we asked the "
            "driver on the bus and in the end we asked the dog; we never asked the cat."
        ),
        "今日は天気がいいですね。散歩に行きましょう。",
        "one two three four five six seven eight nine ten eleven twelve",
    ],
)
def test_what_people_say_stays(text: str) -> None:
    assert cut_runaway(text, 10.0) == (text, False)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The first is " * 12, ""),
        ("You can also " + 'use the "button" to ' * 9 + "use the", "You can also"),
        ("So I said that " + "the most important thing is " * 4 + "the most", "So I said that"),
        ("you " * 40, ""),
        ("Uh " * 33 + "U", ""),
        ("I can't do anything. " * 6 + "I can", ""),
        ("了" * 30, ""),
        ("今日は" + "ありがとう" * 8, "今日は"),
    ],
)
def test_a_circle_is_cut_where_it_begins(text: str, left: str) -> None:
    assert cut_runaway(text, 10.0) == (left, True)


def test_notes_and_marks_are_no_words() -> None:
    assert cut_runaway("♪♪♪♪♪♪♪♪♪?", 10.0) == ("", False)
    assert cut_runaway("... -- ...", 10.0) == ("", False)


def test_more_than_can_be_said_in_the_time_was_not_said() -> None:
    text = "one two three four five six seven eight nine ten"
    assert cut_runaway(text, 0.5) == ("", True)
    assert cut_runaway(text, 3.0) == (text, False)
    assert cut_runaway("Yes, of course.", 0.2) == ("Yes, of course.", False)
