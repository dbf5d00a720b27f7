"""Carrying times over: exact where a stamp is, shared between, honest about the rest."""

from __future__ import annotations

import random
from array import array
from itertools import pairwise

import pytest

from reader.align.matching.match import match
from reader.align.result import alignment_json, describe
from reader.core.errors import FormatProblem
from reader.core.timed import Cue, TimedText, TimedWord
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.core.transcript import Speaker, Transcript

STORY = (
    "The lighthouse keeper counted ships every evening before he lit the lamp",
    "Nobody had asked him to but the habit stayed with him for thirty years",
    "When the harbour closed he went on counting gulls and clouds instead",
    "His daughter found the notebooks in a chest beneath the narrow stairs",
    "She reads them aloud on winter nights to whoever happens to be there",
    "Some pages hold a single number and others whole afternoons of weather",
)


def transcript(*turns: tuple[str, str]) -> Transcript:
    names: dict[str, int] = {}
    speaker_of = array("i", [names.setdefault(name, len(names)) for name, _ in turns])
    return Transcript(
        [text for _, text in turns], speaker_of, tuple(Speaker(name) for name in names)
    )


def story(*left_out: int) -> Transcript:
    return transcript(
        *((("Ana", "Ben")[n % 2], text) for n, text in enumerate(STORY) if n not in left_out)
    )


def timed(*left_out: int, ends: bool = True) -> TimedText:
    return TimedText(
        tuple(
            Cue(n * 10_000, n * 10_000 + 6000 if ends else None, text, ("Ana", "Ben")[n % 2])
            for n, text in enumerate(STORY)
            if n not in left_out
        )
    )


def starts(text: Transcript, alignment: Alignment) -> list[int]:
    return [alignment.start_ms[text.first_word[turn]] for turn in range(len(text))]


def rises(alignment: Alignment) -> bool:
    said = [value for value in alignment.start_ms if value != NO_TIME]
    return all(a <= b for a, b in pairwise(said))


@pytest.mark.parametrize("ends", [True, False])
def test_the_same_words_get_the_cues_times(ends: bool) -> None:
    text = story()
    alignment = match(text, timed(ends=ends))
    assert starts(text, alignment) == [0, 10_000, 20_000, 30_000, 40_000, 50_000]
    for turn in range(len(text)):
        first, last = text.first_word[turn], text.first_word[turn + 1]
        assert alignment.provenance[first] == Provenance.SOURCE
        assert set(alignment.provenance[first + 1 : last]) == {Provenance.INTERPOLATED}
        assert alignment.confidence[first] > max(alignment.confidence[first + 1 : last])
    if ends:
        assert max(alignment.end_ms) <= 56_000
        assert alignment.end_ms[text.first_word[1] - 1] <= 6000
    assert rises(alignment)
    assert alignment.speaker_check == ()


def test_punctuation_case_accents_and_numbers_do_not_matter() -> None:
    text = transcript(
        ("Ana", "\u201cWell,\u201d she said\u2014twenty-one caf\u00e9s, don\u2019t you think?")
    )
    source = TimedText((Cue(5000, 9000, "well she said 20 1 cafes dont you THINK"),))
    alignment = match(text, source)
    assert alignment.start_ms[0] == 5000
    assert min(alignment.confidence[1:]) > 30


def test_words_with_times_of_their_own_keep_them() -> None:
    words = tuple(TimedWord(w, 1000 + 300 * n) for n, w in enumerate(STORY[0].split()))
    text = transcript(("Ana", STORY[0]))
    alignment = match(text, TimedText((Cue(1000, 6000, STORY[0], "Ana", words),)))
    assert list(alignment.start_ms) == [word.start_ms for word in words]
    assert set(alignment.provenance) == {Provenance.SOURCE}


def test_a_turn_that_begins_garbled_still_begins_at_its_stamp() -> None:
    text = transcript(
        ("Ana", STORY[0]),
        ("Ben", "No party hat " + STORY[1].partition("Nobody had ")[2]),
        ("Ana", "Yeah. So, " + STORY[2]),
        ("Ben", STORY[3].partition("His ")[2]),
    )
    alignment = match(text, timed(4, 5, ends=False))
    assert starts(text, alignment) == [0, 10_000, 20_000, 30_000]
    assert [alignment.provenance[text.first_word[n]] for n in range(4)] == [Provenance.SOURCE] * 4


def test_a_cue_inside_a_garbled_turn_does_not_begin_it() -> None:
    head, tail = STORY[1].split()[:4], STORY[1].split()[4:]
    text = transcript(("Ana", STORY[0]), ("Ben", " ".join(["Xylo", "quartz", *tail])))
    source = TimedText(
        (
            Cue(0, 5000, STORY[0]),
            Cue(5000, 7000, "mumble " + head[0]),
            Cue(10_000, 16_000, " ".join(tail)),
        )
    )
    alignment = match(text, source)
    word = text.first_word[1]
    assert alignment.start_ms[word] == 5000
    assert alignment.start_ms[word + 2] == 10_000


def test_a_stamp_inside_a_turn_goes_to_its_word() -> None:
    text = transcript(("Ana", f"{STORY[0]}. {STORY[1]}"))
    alignment = match(text, timed(2, 3, 4, 5, ends=False))
    word = len(STORY[0].split())
    assert alignment.start_ms[word] == 10_000
    assert alignment.provenance[word] == Provenance.SOURCE


def test_an_opening_that_is_not_ours_is_uncovered() -> None:
    opening = "An unrelated message from people who would like to sell a mattress to you"
    source = timed(ends=False)
    shifted = tuple(Cue(cue.start_ms + 20_000, None, cue.text, cue.speaker) for cue in source.cues)
    text = story()
    alignment = match(text, TimedText((Cue(0, None, opening), *shifted)))
    assert starts(text, alignment)[0] == 20_000
    assert alignment.uncovered == (Span(0, 20_000),)


def test_a_repeated_opening_does_not_take_the_times_of_the_conversation() -> None:
    source = timed(ends=False)
    teaser = Cue(0, None, STORY[4])
    shifted = tuple(Cue(cue.start_ms + 30_000, None, cue.text, cue.speaker) for cue in source.cues)
    text = story()
    alignment = match(text, TimedText((teaser, *shifted)))
    assert starts(text, alignment) == [30_000 + 10_000 * n for n in range(6)]


def test_silence_between_cues_is_uncovered_where_cues_tell_their_ends() -> None:
    source = TimedText(
        tuple(
            Cue(
                cue.start_ms + 60_000 * (cue.start_ms >= 30_000),
                (cue.end_ms or 0) + 60_000 * (cue.start_ms >= 30_000),
                cue.text,
            )
            for cue in timed().cues
        )
    )
    alignment = match(story(), source, duration_ms=130_000)
    assert alignment.uncovered == (Span(26_000, 90_000), Span(116_000, 130_000))
    assert alignment.duration_ms == 130_000


def test_turns_that_only_we_have_are_placed_where_there_is_room() -> None:
    text = story()
    alignment = match(text, timed(2))
    placed = starts(text, alignment)[2]
    assert 16_000 <= placed < 30_000
    first, last = text.first_word[2], text.first_word[3]
    assert max(alignment.end_ms[first:last]) <= 30_000
    assert max(alignment.confidence[first:last]) <= 40
    assert set(alignment.provenance[first:last]) == {Provenance.INTERPOLATED}
    assert rises(alignment)


def test_turns_that_only_we_have_are_absent_where_there_is_none() -> None:
    source = TimedText(
        tuple(Cue(n * 6000, n * 6000 + 6000, STORY[turn]) for n, turn in enumerate([0, 1, 3, 4, 5]))
    )
    text = story()
    alignment = match(text, source)
    first, last = text.first_word[2], text.first_word[3]
    assert set(alignment.provenance[first:last]) == {Provenance.ABSENT}
    assert set(alignment.start_ms[first:last]) == {NO_TIME}
    assert starts(text, alignment)[3] == 12_000
    data = alignment_json(text, alignment)
    turns = data["turns"]
    assert isinstance(turns, list)
    assert turns[2]["start_ms"] is None
    assert turns[2]["words"][0]["provenance"] == "absent"


def test_little_words_in_a_long_stretch_of_ours_are_not_taken_for_theirs() -> None:
    only_ours = " ".join(
        f"{word} and then some {n} of it" for n, word in enumerate(STORY[5].split() * 4)
    )
    turns = [(("Ana", "Ben")[n % 2], text) for n, text in enumerate(STORY)]
    text = transcript(*turns[:3], ("Ben", only_ours), *turns[3:5])
    source = TimedText(
        (
            *(Cue(n * 10_000, n * 10_000 + 6000, STORY[n]) for n in range(3)),
            Cue(90_000, 96_000, f"Well yes indeed {STORY[3]}"),
            Cue(100_000, 106_000, STORY[4]),
        )
    )
    alignment = match(text, source)
    assert starts(text, alignment)[4] == 90_000
    first, last = text.first_word[3], text.first_word[4]
    assert min(alignment.start_ms[first:last]) >= 26_000
    assert max(alignment.end_ms[first:last]) <= 90_000


def test_words_that_only_they_have_leave_a_gap() -> None:
    text = story(2)
    alignment = match(text, timed())
    assert starts(text, alignment) == [0, 10_000, 30_000, 40_000, 50_000]
    assert Span(16_000, 30_000) in alignment.uncovered


def test_times_in_the_source_that_run_backwards_do_not_run_backwards_here() -> None:
    cues = list(timed(ends=False).cues)
    words = tuple(TimedWord(w, 9000 - 100 * n) for n, w in enumerate(STORY[2].split()))
    cues[2] = Cue(20_000, 26_000, STORY[2], "Ana", words)
    alignment = match(story(), TimedText(tuple(cues)))
    assert rises(alignment)


def test_another_conversation_is_refused() -> None:
    other = "We spoke about trade routes and the price of copper in the old markets of the coast"
    source = TimedText((Cue(0, 9000, f"{other} {other} and so on"),))
    with pytest.raises(FormatProblem, match="do not seem to be the same conversation"):
        match(story(), source)


def test_nothing_to_match_is_refused() -> None:
    with pytest.raises(FormatProblem, match="timed file has no words"):
        match(story(), TimedText(()))
    with pytest.raises(FormatProblem, match="transcript has no words"):
        match(transcript(), timed())


def test_text_without_spaces() -> None:
    text = transcript(("Ana", "\u4eca\u65e5\u306f\u826f\u3044\u5929\u6c17\u3067\u3059\u306d\u3002"))
    source = TimedText((Cue(1000, 3000, "\u4eca\u65e5\u306f\u826f\u3044\u5929\u6c17\u3067\u3059"),))
    alignment = match(text, source)
    assert alignment.start_ms[0] == 1000
    assert rises(alignment)


def test_result_for_programs_and_people() -> None:
    text = story()
    alignment = match(text, timed(), duration_ms=60_000)
    data = alignment_json(text, alignment)
    assert set(data) == {"duration_ms", "turns", "uncovered", "speaker_check", "warnings"}
    turns = data["turns"]
    assert isinstance(turns, list)
    assert set(turns[1]) == {"index", "speaker", "text", "start_ms", "end_ms", "words"}
    assert turns[1]["words"][0] == {
        "text": "Nobody",
        "start_ms": 10_000,
        "end_ms": alignment.end_ms[text.first_word[1]],
        "provenance": "source",
        "confidence": 0.9,
    }
    assert "6 of 6 turns" in describe(text, alignment)


def _long_text(words: int) -> list[str]:
    """Turns of eight words, with hardly a run of three that recurs."""
    chance = random.Random(11)
    return [" ".join(f"w{chance.randrange(900)}" for _ in range(8)) for _ in range(words // 8)]


@pytest.mark.parametrize("twice", ["ours", "theirs"])
def test_a_text_that_is_there_twice_is_matched_once(twice: str) -> None:
    texts = _long_text(8000)
    ours = texts * 2 if twice == "ours" else texts
    theirs = texts * 2 if twice == "theirs" else texts
    text = Transcript(ours, array("i", [0] * len(ours)), (Speaker("Ana"),))
    alignment = match(text, TimedText(tuple(Cue(n * 4000, None, t) for n, t in enumerate(theirs))))
    timed_starts = [start for start in alignment.start_ms if start != NO_TIME]
    assert timed_starts == sorted(timed_starts)
    exact = sum(
        (span := alignment.turn_span(text, turn)) is not None and span.start_ms % 4000 == 0
        for turn in range(len(ours))
    )
    assert exact >= len(texts) - 2


def test_turns_moved_elsewhere_are_without_times_and_said() -> None:
    texts = _long_text(1600)
    moved = texts[120:] + texts[:120]
    text = Transcript(moved, array("i", [0] * len(moved)), (Speaker("Ana"),))
    timed_text = TimedText(tuple(Cue(n * 4000, n * 4000 + 3900, t) for n, t in enumerate(texts)))
    alignment = match(text, timed_text)
    without = [turn for turn in range(len(moved)) if alignment.turn_span(text, turn) is None]
    assert without == list(range(80))
    (warning,) = alignment.warnings
    assert warning.startswith("80 turns are not in the timed file, or not in this place")
    assert warning.endswith("the first being turn 1.")


def test_one_turn_left_out_of_the_recording_is_said() -> None:
    texts = [f"{text} {text[::-1]}" for text in _long_text(800)]
    cues = [Cue(n * 8000, n * 8000 + 7900, text) for n, text in enumerate(texts)]
    told = TimedText(
        (*cues[:40], *(Cue(c.start_ms - 8000, (c.end_ms or 0) - 8000, c.text) for c in cues[41:]))
    )
    text = Transcript(texts, array("i", [0] * len(texts)), (Speaker("Ana"),))
    alignment = match(text, told)
    assert [turn for turn in range(len(texts)) if alignment.turn_span(text, turn) is None] == [40]
    assert alignment.warnings[0].startswith("Turn 41 is not in the timed file")
