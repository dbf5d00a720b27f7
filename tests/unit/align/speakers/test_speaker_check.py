"""Who says what: contradictions found, whatever the labels are called."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable

import pytest

from reader.align.matching.match import match
from reader.align.result import describe
from reader.align.speakers.identity import likeness
from reader.align.speakers.proposals import proposals
from reader.align.speakers.splits import Split, splits_from_text, splits_text
from reader.core.relabel import Correction, apply
from reader.core.timed import Cue, TimedText
from reader.core.timing import SpeakerConflict
from reader.core.transcript import Speaker, Transcript

HOST, GUEST, SECOND = "Hanna Holt", "Gustav Berg", "Selma Lund"
NAMES = (HOST, GUEST, SECOND)


def conversation() -> list[tuple[str, str]]:
    """120 turns: the host with one guest, then with another, some turns of a word."""
    chance = random.Random(5)
    words = [f"{a}{b}" for a in ("mo", "ka", "tel", "ri", "sun") for b in "abcdefghijklmnop"]
    turns = []
    for number in range(120):
        guest = GUEST if number < 70 else SECOND
        if number % 2 == 0:
            turns.append((HOST, " ".join(chance.choices(words, k=12)) + "?"))
        elif number % 10 == 3:
            turns.append((guest, "Yes."))
        else:
            turns.append((guest, " ".join(chance.choices(words, k=40)) + "."))
    return turns


def transcript(turns: list[tuple[str, str]]) -> Transcript:
    return Transcript(
        [text for _, text in turns],
        array("i", [NAMES.index(name) for name, _ in turns]),
        tuple(Speaker(name) for name in NAMES),
    )


def timed(turns: list[tuple[str, str]], name: Callable[[str], str] = str) -> TimedText:
    return TimedText(
        tuple(Cue(n * 5000, None, text, name(speaker)) for n, (speaker, text) in enumerate(turns))
    )


def exchanged(
    turns: list[tuple[str, str]], first: int, last: int | None = None
) -> list[tuple[str, str]]:
    end = len(turns) if last is None else last
    result = []
    for number, (speaker, text) in enumerate(turns):
        if first <= number < end:
            guest = GUEST if number < 70 else SECOND
            speaker = guest if speaker == HOST else HOST
        result.append((speaker, text))
    return result


NAMINGS: dict[str, Callable[[str], str]] = {
    "the same": str,
    "first names": lambda name: name.split()[0],
    "capitals": str.upper,
    "misspelt": lambda name: name.replace("a", "e", 1),
    "initials": lambda name: "".join(part[0] for part in name.split()),
    "numbers": lambda name: f"SPEAKER_{NAMES.index(name):02d}",
}


@pytest.mark.parametrize("naming", NAMINGS)
@pytest.mark.parametrize("first", [30, 60, 100])
def test_an_exchange_is_found_turn_by_turn(naming: str, first: int) -> None:
    truth = conversation()
    ours = transcript(exchanged(truth, first))
    check = match(ours, timed(truth, NAMINGS[naming])).speaker_check
    assert [conflict.turn for conflict in check] == list(range(first, 120))
    assert all(conflict.other_label == truth[conflict.turn][0] for conflict in check)
    assert all(conflict.label == ours.speaker_name(conflict.turn) for conflict in check)


@pytest.mark.parametrize("naming", NAMINGS)
def test_sources_that_agree_are_left_in_peace(naming: str) -> None:
    truth = conversation()
    alignment = match(transcript(truth), timed(truth, NAMINGS[naming]))
    assert alignment.speaker_check == ()
    assert alignment.extra == {}


def test_the_proposal_puts_it_right() -> None:
    truth = conversation()
    ours = transcript(exchanged(truth, 40))
    (proposal,) = proposals(ours, match(ours, timed(truth)).speaker_check)
    assert (proposal.first_turn, proposal.last_turn, proposal.certainty) == (40, 119, 1.0)
    assert "From turn 41 to 70, Gustav Berg and Hanna Holt" in proposal.detail.replace(
        "Hanna Holt and Gustav Berg", "Gustav Berg and Hanna Holt"
    )
    assert "from turn 71 on" in proposal.detail
    mended = apply(ours, proposal.corrections)
    assert [mended.speaker_name(n) for n in range(120)] == [name for name, _ in truth]
    assert apply(mended, proposal.corrections).speaker_of == ours.speaker_of


def test_an_exchange_in_the_middle_ends_where_it_ends() -> None:
    truth = conversation()
    ours = transcript(exchanged(truth, 20, 50))
    (proposal,) = proposals(ours, match(ours, timed(truth)).speaker_check)
    assert (proposal.first_turn, proposal.last_turn) == (20, 49)
    assert [apply(ours, proposal.corrections).speaker_name(n) for n in range(120)] == [
        name for name, _ in truth
    ]


def test_a_few_agreeing_turns_do_not_break_a_run() -> None:
    truth = conversation()
    wrong = exchanged(truth, 20)
    wrong[34] = truth[34]
    ours = transcript(wrong)
    found = proposals(ours, match(ours, timed(truth)).speaker_check)
    assert [(p.first_turn, p.last_turn) for p in found] == [(20, 119)]
    assert 0.9 < found[0].certainty < 1


def test_single_wrong_turns_are_their_own_proposals() -> None:
    truth = conversation()
    wrong = list(truth)
    wrong[11] = (HOST, truth[11][1])
    ours = transcript(wrong)
    (proposal,) = proposals(ours, match(ours, timed(truth)).speaker_check)
    assert proposal.corrections == (Correction("turn", 11, 11, GUEST),)
    assert "Turn 12 is labelled Hanna Holt" in proposal.detail


def test_every_contradiction_is_in_one_proposal() -> None:
    ours = transcript(conversation())
    chance = random.Random(1)
    conflicts = [
        SpeakerConflict(turn, ours.speaker_name(turn), chance.choice(NAMES))
        for turn in range(0, 120, 2)
    ]
    conflicts = [c for c in conflicts if c.label != c.other_label]
    found = proposals(ours, conflicts)
    assert sorted(turn for p in found for turn in p.turns) == [c.turn for c in conflicts]


def test_a_lost_header_is_found() -> None:
    truth = conversation()
    ours = list(truth)
    speaker, text = ours[40]
    ours[40] = (speaker, f"{text}\n{ours[41][1]}")
    del ours[41]
    merged = transcript(ours)
    alignment = match(merged, timed(truth))
    assert splits_from_text(alignment.extra["splits"]) == (Split(40, 12, GUEST),)
    assert any(
        "Turn 41 seems to hold two speakers: from word 13 on" in w for w in alignment.warnings
    )


def test_the_lost_header_is_told_with_the_exchange_it_began() -> None:
    truth = conversation()
    wrong = exchanged(truth, 41)
    wrong[40] = (truth[40][0], f"{truth[40][1]}\n{truth[41][1]}")
    del wrong[41]
    ours = transcript(wrong)
    alignment = match(ours, timed(truth))
    found = proposals(ours, alignment.speaker_check, splits_from_text(alignment.extra["splits"]))
    run = max(found, key=lambda proposal: len(proposal.turns))
    assert run.first_turn in (40, 41)
    assert any(p.splits for p in found)


def test_one_label_for_two_people_contradicts_neither() -> None:
    truth = conversation()
    source = timed(truth, lambda name: "Host" if name == HOST else "Guests")
    assert match(transcript(truth), source).speaker_check == ()


def test_one_label_for_two_people_does_not_hide_an_exchange() -> None:
    truth = conversation()
    source = timed(truth, lambda name: "Host" if name == HOST else "Guest")
    check = match(transcript(exchanged(truth, 60)), source).speaker_check
    assert [conflict.turn for conflict in check] == list(range(60, 120))
    wrong = [c.turn for c in check if c.other_label != truth[c.turn][0]]
    assert all(abs(turn - 70) <= 10 for turn in wrong)


def test_two_labels_for_one_person_contradict_nothing() -> None:
    truth = conversation()
    cues = tuple(
        Cue(cue.start_ms, None, cue.text, f"S{n > 50}{cue.speaker}")
        for n, cue in enumerate(timed(truth).cues)
    )
    assert match(transcript(truth), TimedText(cues)).speaker_check == ()


def test_a_source_without_names_says_nothing() -> None:
    truth = conversation()
    assert match(transcript(truth), timed(truth, lambda _: "")).speaker_check == ()


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("Amanda", "Amanda Askell", 0.85, 1),
        ("Amanda Askeil", "Amanda Askell", 0.85, 1),
        ("ASKELL", "Amanda Askell", 0.85, 1),
        ("LF", "Lex Fridman", 0.6, 0.8),
        ("Speaker 1", "Speaker 2", 0, 0),
        ("SPEAKER_01", "Lex Fridman", 0, 0),
        ("Chris Olah", "Lex Fridman", 0, 0.59),
        ("", "Lex", 0, 0),
    ],
)
def test_likeness_of_names(one: str, other: str, low: float, high: float) -> None:
    assert low <= likeness(one, other) <= high
    assert likeness(one, other) == likeness(other, one)


def test_splits_survive_being_text() -> None:
    splits = (Split(3, 4, "Ana Lund"), Split(9, 1, "Ben"))
    assert splits_from_text(splits_text(splits)) == splits


def renamed(
    turns: list[tuple[str, str]], becomes: dict[str, str], first: int, last: int
) -> list[tuple[str, str]]:
    return [
        (becomes.get(name, name) if first <= number < last else name, text)
        for number, (name, text) in enumerate(turns)
    ]


@pytest.mark.parametrize(("first", "last"), [(0, 120), (40, 120), (30, 100), (20, 60)])
@pytest.mark.parametrize("step", [1, 2])
def test_three_names_gone_round_are_one_proposal(first: int, last: int, step: int) -> None:
    truth = conversation()
    becomes = {name: NAMES[(n + step) % 3] for n, name in enumerate(NAMES)}
    ours = transcript(renamed(truth, becomes, first, last))
    check = match(ours, timed(truth)).speaker_check
    assert [conflict.turn for conflict in check] == list(range(first, last))
    (proposal,) = proposals(ours, check)
    assert (proposal.first_turn, proposal.last_turn) == (first, last - 1)
    assert proposal.turns == tuple(range(first, last))
    mended = apply(ours, proposal.corrections)
    assert [mended.speaker_name(n) for n in range(120)] == [name for name, _ in truth]


def test_turns_under_one_name_are_asked_about_together() -> None:
    truth = conversation()
    ours = transcript(renamed(truth, {HOST: GUEST}, 20, 60))
    (proposal,) = proposals(ours, match(ours, timed(truth)).speaker_check)
    assert proposal.turns == tuple(range(20, 60, 2))
    assert proposal.detail == (
        f"20 turns from 21 to 59 are labelled {GUEST}; the other source has {HOST}."
    )
    mended = apply(ours, proposal.corrections)
    assert [mended.speaker_name(n) for n in range(120)] == [name for name, _ in truth]


def test_a_turn_that_holds_two_speakers_says_so_in_its_proposal() -> None:
    truth = conversation()
    joined = [*truth[:40], (HOST, f"{truth[40][1]} {truth[41][1]}"), *truth[42:]]
    ours = transcript(joined)
    alignment = match(ours, timed(truth))
    splits = splits_from_text(alignment.extra["splits"])
    assert splits == (Split(40, 12, GUEST),)
    (proposal,) = proposals(ours, alignment.speaker_check, splits)
    assert (proposal.first_turn, proposal.last_turn, proposal.splits) == (40, 40, splits)
    assert "Turn 41 seems to hold two speakers' words (from word 13 on" in proposal.detail


def test_the_description_says_what_may_be_wrong() -> None:
    truth = conversation()
    ours = transcript(exchanged(truth, 40))
    told = describe(ours, match(ours, timed(truth))).splitlines()
    assert "80 turns are labelled otherwise in the timed file, the first being turn 41." in told
    assert any(line.startswith("Perhaps: From turn 41 to 70, ") for line in told)
    one = transcript(renamed(truth, {HOST: GUEST}, 40, 41))
    assert "1 turn is labelled otherwise in the timed file" in describe(
        one, match(one, timed(truth))
    )
    many = transcript([(GUEST if n % 20 == 10 else name, t) for n, (name, t) in enumerate(truth)])
    assert "And 1 more of the kind." in describe(many, match(many, timed(truth)))


def test_turns_of_one_kind_are_parted_where_an_exchange_begins() -> None:
    """All corrections, made in the order proposed, leave every label right."""
    truth = conversation()
    wrong = exchanged(truth, 40, 60)
    for number in (34, 36, 38, 44, 50):  # the host's, labelled with a third name
        wrong[number] = (SECOND, truth[number][1])
    ours = transcript(wrong)
    found = proposals(ours, match(ours, timed(truth)).speaker_check)
    assert [p.first_turn for p in found] == sorted(p.first_turn for p in found)
    mended = apply(ours, [correction for p in found for correction in p.corrections])
    assert [mended.speaker_name(n) for n in range(120)] == [name for name, _ in truth]
