from __future__ import annotations

from array import array

import pytest

from reader.core.rewording import Rewording, core_of, everywhere, rewritten, trimmed
from reader.core.selection import Position, TextRange
from reader.core.text_fixes import FixedText, TextFix, fix_at
from reader.core.timing import NO_TIME, Provenance, interpolate
from reader.core.transcript import Anchor, Emphasis, Transcript
from reader.core.word_runs import carried


def transcript(*texts: str, **more: object) -> Transcript:
    return Transcript(list(texts), array("i", [-1] * len(texts)), (), **more)  # type: ignore[arg-type]


def say(source: Transcript, *wordings: Rewording) -> FixedText:
    made = rewritten(FixedText(source), wordings)
    return FixedText(source, list(enumerate(made.fixes)))


def test_a_fix_finds_its_words_in_a_source_that_has_grown() -> None:
    before = transcript("We met Jhon there.", "And Jhon went.")
    fix = fix_at(before, 1, 4, 8, "John")
    after = transcript("A preface.", "We met Jhon there.", "And Jhon went.")
    fixed = FixedText(after, [(0, fix)])
    assert fixed.transcript.texts == ["A preface.", "We met Jhon there.", "And John went."]


def test_words_that_are_not_there_any_more_are_left_alone() -> None:
    fix = fix_at(transcript("We met Jhon there."), 0, 7, 11, "John")
    source = transcript("We met Bob there.")
    fixed = FixedText(source, [(7, fix)])
    assert fixed.transcript is source
    assert fixed.lost == {7}


def test_a_part_of_a_longer_word_is_another_word() -> None:
    fix = fix_at(transcript("the cat"), 0, 4, 7, "dog")
    source = transcript("the catalogue")
    assert FixedText(source, [(0, fix)]).lost == {0}


def test_of_two_that_meet_the_later_holds_and_the_earlier_comes_back() -> None:
    source = transcript("one two three four")
    first = fix_at(source, 0, 4, 13, "2 3")
    second = fix_at(source, 0, 8, 18, "III IV")
    both = FixedText(source, [(0, first), (1, second)])
    assert both.transcript.texts == ["one two III IV"]
    assert both.replaced == {0}
    assert FixedText(source, [(0, first)]).transcript.texts == ["one 2 3 four"]


def test_leaving_words_out_leaves_one_space() -> None:
    for text, start, end, left in (
        ("um well yes", 0, 2, "well yes"),
        ("well um yes", 5, 7, "well yes"),
        ("well yes um", 9, 11, "well yes"),
    ):
        fixed = say(transcript(text), Rewording(0, start, end, ""))
        assert fixed.transcript.texts == [left]


def test_a_turn_keeps_a_word() -> None:
    made = rewritten(FixedText(transcript("um um")), [Rewording(0, 0, 5, "  ")])
    assert made.emptied == (0,)
    assert not made


def test_emphasis_and_anchors_stay_with_their_words() -> None:
    source = transcript(
        "this is very loud",
        emphasis={0: (Emphasis(13, 17),)},
        anchors=(Anchor(1000, 0, 13),),
    )
    fixed = say(source, Rewording(0, 5, 12, "was really very"))
    shown = fixed.transcript
    assert shown.texts == ["this was really very loud"]
    (loud,) = shown.emphasis[0]
    assert shown.texts[0][loud.start : loud.end] == "loud"
    assert shown.texts[0][shown.anchors[0].char :] == "loud"


def test_typed_words_are_trimmed_to_what_is_other() -> None:
    text = "We spoke of Jhon, my friend."
    short = trimmed(text, Rewording(0, 0, len(text), "We spoke of  John, my friend."))
    assert short == Rewording(0, 12, 17, "John,")
    assert trimmed(text, Rewording(0, 0, len(text), text)) is None


def test_a_word_put_in_takes_its_neighbour_as_a_hold() -> None:
    fixed = say(transcript("we met there"), Rewording(0, 0, 12, "we met him there"))
    assert fixed.transcript.texts == ["we met him there"]
    (placed,) = fixed.placed.values()
    assert fixed.source.texts[0][placed.start : placed.end].strip()


def test_a_paragraph_can_be_made_and_joined() -> None:
    fixed = say(transcript("one. two"), Rewording(0, 0, 8, "one.\ntwo"))
    assert fixed.transcript.texts == ["one.\ntwo"]
    fixed = say(transcript("one.\ntwo"), Rewording(0, 0, 8, "one. two"))
    assert fixed.transcript.texts == ["one. two"]


def test_correcting_again_replaces_and_the_old_words_take_back() -> None:
    source = transcript("a jhon smiht said")
    first = rewritten(FixedText(source), [Rewording(0, 2, 12, "John Smith")])
    fixed = FixedText(source, [(0, first.fixes[0])])
    second = rewritten(fixed, [Rewording(0, 7, 12, "Smythe")])
    (again,) = second.fixes
    assert again.quote == "jhon smiht"
    both = FixedText(source, [(0, first.fixes[0]), (1, again)])
    assert both.transcript.texts == ["a John Smythe said"]
    back = rewritten(fixed, [Rewording(0, 2, 12, "jhon smiht")])
    assert (back.fixes, back.taken_back) == ((), (0,))


def test_everywhere_minds_case_and_whole_words() -> None:
    source = transcript("Jhon, Jhon's JHON and jhon; Jhonny.", "No. Jhon")
    places = everywhere(source, "Jhon,", "John,")
    assert [place.text for place in places] == ["John,", "John's", "JOHN", "John"]
    assert say(source, *places).transcript.texts == [
        "John, John's JOHN and jhon; Jhonny.",
        "No. John",
    ]
    assert core_of("(Jhon)", "(John)") == ("Jhon", "John")


def test_everywhere_within_an_earlier_fix_makes_one_fix() -> None:
    source = transcript("x y z")
    first = rewritten(FixedText(source), [Rewording(0, 0, 5, "Jhon met Jhon")])
    fixed = FixedText(source, [(0, first.fixes[0])])
    made = rewritten(fixed, everywhere(fixed.transcript, "Jhon", "John"))
    both = FixedText(source, [(0, first.fixes[0]), *enumerate(made.fixes, 1)])
    assert both.transcript.texts == ["John met John"]


def test_split_and_merged_words_share_the_time_and_the_rest_keep_theirs() -> None:
    source = transcript("I like icecream a lot", "in to it")
    times = interpolate(source, [(0, 0), (2, 1000), (3, 2000), (5, 3000), (7, 4000)])
    fixed = say(source, Rewording(0, 7, 15, "ice cream"), Rewording(1, 0, 5, "into"))
    shown = carried(times, fixed)
    assert list(shown.start_ms[:2]) == list(times.start_ms[:2])
    assert (shown.start_ms[2], shown.end_ms[3]) == (times.start_ms[2], times.end_ms[2])
    assert shown.start_ms[2] < shown.start_ms[3] < shown.end_ms[3]
    assert list(shown.start_ms[4:6]) == list(times.start_ms[3:5])
    assert (shown.start_ms[6], shown.end_ms[6]) == (times.start_ms[5], times.end_ms[6])
    assert shown.start_ms[7] == times.start_ms[7]
    assert NO_TIME not in shown.start_ms
    assert shown.provenance[2] == Provenance.SOURCE


def test_another_spelling_leaves_the_alignment_itself() -> None:
    source = transcript("jhon smiht said")
    times = interpolate(source, [(0, 0)])
    assert carried(times, say(source, Rewording(0, 0, 10, "John Smith"))) is times


def test_a_fix_survives_storage_and_refuses_what_is_none() -> None:
    fix = fix_at(transcript("We met Jhon."), 0, 7, 12, "John.")
    assert TextFix.from_json(fix.to_json()) == fix
    wrongs: tuple[object, ...] = (
        {},
        {**fix.to_json(), "turn": "1"},
        {**fix.to_json(), "kind": "turn"},
        [],
    )
    for wrong in wrongs:
        with pytest.raises((TypeError, ValueError)):
            TextFix.from_json(wrong)
    with pytest.raises(ValueError, match="one turn"):
        TextFix(TextRange(Position(0, 0), Position(1, 2)), "a", "", "", "b")
