"""Names alone on their lines in short texts: who speaks, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.transcript import NO_SPEAKER, Transcript
from reader.formats.base import Source
from reader.formats.plain_text import PlainText

WORDS = {
    "Ada": "Good evening. Tonight we talk about engines.",
    "Ben": "Thank you. I brought one with me.",
    "Cleo": "Is it heavy?",
    "Will": "It will run for an hour.",
}


def read(text: str) -> Transcript:
    return PlainText.read(Source(Path("talk.txt"), text, "00"))


def talk(*names: str) -> str:
    return "".join(f"{name}\n\n{WORDS[name]}\n\n" for name in names)


@pytest.mark.parametrize(
    "names",
    [
        ("Ada", "Ben", "Ada", "Ben"),
        ("Ada", "Ben", "Ada"),
        ("Ada", "Ben", "Cleo", "Ada", "Ben", "Cleo"),
        ("Ada", "Ben", "Cleo", "Ben", "Ada"),
        ("Ada", "Ben", "Ada", "Cleo", "Ada", "Ben"),
        ("Will", "Ada", "Will", "Ada"),
    ],
)
@pytest.mark.parametrize(
    "front", ["", "# Engines\n\n", "**Engines and\nOther Things**\n\nPublished - May 3, 2024\n\n"]
)
def test_first_names_that_answer_each_other_speak(names: tuple[str, ...], front: str) -> None:
    transcript = read(front + talk(*names))
    assert [t.speaker for t in transcript.turns()] == list(names)
    assert [t.text for t in transcript.turns()] == [WORDS[name] for name in names]


def test_the_text_may_follow_without_a_blank_line() -> None:
    transcript = read("".join(f"{name}\n{WORDS[name]}\n\n" for name in ("Ada", "Ben") * 2))
    assert [t.speaker for t in transcript.turns()] == ["Ada", "Ben"] * 2


def test_a_remark_between_two_turns_is_no_speaker() -> None:
    transcript = read(talk("Ada", "Ben", "Ada") + "Exactly\n\nSo it was.\n\n" + talk("Ben", "Ada"))
    assert {s.name for s in transcript.speakers} == {"Ada", "Ben"}
    assert "Exactly" in transcript.texts[2]


LETTERS = "Dear {1},\n\nIt was cold here.\n\nYours,\n\n{0}\n\n"
SEASONS = "The {0} came down\nUpon the mill\nAnd we sat still\nBelow\n\n"
SONG = "Verse\n\nThe {0} came down.\n\nChorus\n\nSo did we.\n\n"
DAYS = "Morning\n\nWe rose late.\n\nEvening\n\nIt rained on the {0}.\n\n"
FRUIT = "Apples\n\nPears\n\n"
KINDS = "Apples\n\nThey are red.\n\nPears\n\nThey are green.\n\nPlums\n\nThey are blue.\n"
HEADINGS = "Introduction\n\nIt began well.\n\nEngines\n\nHeavy.\n\nConclusion\n\nIt ended.\n"
PROSE = (
    "He stood at the door and listened for a while.\n\nNothing\n\nThen the rain came down"
    " again, and he went in.\n\nThe lamp was lit. Somebody had been here.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        (LETTERS.format("Ada", "Ben") + LETTERS.format("Ben", "Ada")) * 2,
        "It was cold here and I thought of you.\n\nThanks,\n\nAda\n",
        "".join(SEASONS.format(what) for what in ("rain", "wind", "sun")),
        "".join(SONG.format(what) for what in ("rain", "wind", "sun")),
        "".join(DAYS.format(what) for what in ("hills", "roof")),
        FRUIT * 3,
        KINDS,
        HEADINGS,
        PROSE,
    ],
)
def test_what_is_no_conversation_has_no_speakers(text: str) -> None:
    transcript = read(text)
    assert transcript.speakers == ()
    assert set(transcript.speaker_of) == {NO_SPEAKER}
