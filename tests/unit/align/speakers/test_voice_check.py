"""Labels compared with voices: what is doubted, what is not, and what is said of it."""

from __future__ import annotations

from array import array

import numpy as np
import pytest

from reader.align.speakers.certainty import (
    certainties_from_text,
    certainties_text,
    certainty_in_words,
)
from reader.align.speakers.proposals import Proposal, proposals
from reader.align.speakers.voice_check import VoiceCheck, judge
from reader.align.speakers.voices import TurnVoices
from reader.core.relabel import Correction, apply
from reader.core.transcript import NO_SPEAKER, Speaker, Transcript

HOST, GUEST, SECOND = range(3)
NAMES = ("Hanna Holt", "Gustav Berg", "Selma Lund")


def talk(turns: int = 90) -> list[int]:
    """Who speaks: the host with one guest, then with another."""
    return [HOST if n % 2 == 0 else GUEST if n < turns * 2 // 3 else SECOND for n in range(turns)]


def transcript(labels: list[int]) -> Transcript:
    return Transcript(
        ["These are words." for _ in labels], array("i", labels), tuple(map(Speaker, NAMES))
    )


def heard(
    people: list[int], *, windows: dict[int, float] | None = None, noise: float = 0.6
) -> TurnVoices:
    """Prints as they are: of length 1, a person's scattered about a direction of his own that
    is nearer to the others' than to chance. ``windows``: how much is heard of a turn, 3 else;
    with ``noise`` 0.6 windows of one person are alike by 0.74, of two by 0.33."""
    chance = np.random.default_rng(7)
    common = chance.normal(size=256)
    directions = [common + 1.1 * chance.normal(size=256) for _ in range(max(people) + 1)]
    totals = np.zeros((len(people), 256), np.float32)
    counts = np.array([(windows or {}).get(t, 3.0) for t in range(len(people))], np.float32)
    for turn, person in enumerate(people):
        own = directions[person] / np.linalg.norm(directions[person])
        for _ in range(int(np.ceil(counts[turn]))):
            window = own + noise * chance.normal(size=256) / 16
            part = min(1.0, counts[turn])
            totals[turn] += (part * window / np.linalg.norm(window)).astype(np.float32)
    return TurnVoices(totals, counts)


def contradicted(check: VoiceCheck) -> dict[int, str]:
    return {conflict.turn: conflict.other_label for conflict in check.conflicts}


def exchanged(people: list[int], first: int, last: int, one: int, other: int) -> list[int]:
    swap = {one: other, other: one}
    return [
        swap.get(person, person) if first <= turn < last else person
        for turn, person in enumerate(people)
    ]


def proposed(labels: list[int], check: VoiceCheck) -> tuple[Proposal, ...]:
    return proposals(transcript(labels), check.conflicts, (), check.certainty)


def test_right_labels_are_left_alone() -> None:
    people = talk()
    check = judge(transcript(people), heard(people))
    assert check.conflicts == ()
    assert check.voices == 3


def test_names_exchanged_from_some_point_on_are_found_and_put_right() -> None:
    people = talk()
    labels = exchanged(people, 31, len(people), HOST, GUEST)
    check = judge(transcript(labels), heard(people))
    assert contradicted(check) == {
        turn: NAMES[people[turn]] for turn in range(31, 90) if labels[turn] != people[turn]
    }
    (proposal, *others) = proposed(labels, check)
    assert proposal.first_turn == 31
    assert proposal.detail.startswith("The voices suggest, almost surely, that from turn 32 on, ")
    corrections: list[Correction] = [*proposal.corrections]
    for other in others:
        corrections += other.corrections
    assert list(apply(transcript(labels), corrections).speaker_of) == people


def test_what_stands_at_the_beginning_tells_who_is_whom() -> None:
    """Most labels are exchanged, and still it is they that are wrong."""
    people = talk(60)[:40]  # host and guest only
    labels = exchanged(people, 8, 40, HOST, GUEST)
    check = judge(transcript(labels), heard(people))
    assert sorted(contradicted(check)) == list(range(8, 40))


def test_one_wrong_label_is_found_and_told_in_words() -> None:
    people = talk()
    labels = [*people]
    labels[20] = GUEST
    check = judge(transcript(labels), heard(people))
    assert contradicted(check) == {20: NAMES[HOST]}
    (proposal,) = proposed(labels, check)
    assert proposal.detail == (
        "Turn 21 is labelled Gustav Berg; by its voice it is, almost surely, Hanna Holt's."
    )


def test_short_turns_in_a_wrong_run_go_with_their_neighbours() -> None:
    people = talk()
    labels = exchanged(people, 31, 60, HOST, GUEST)
    check = judge(transcript(labels), heard(people, windows={40: 0.0, 47: 0.0}))
    found = contradicted(check)
    assert {40, 47} <= found.keys()
    assert 0 < check.certainty[40] <= min(check.certainty[38], check.certainty[42])


def test_short_turns_with_right_labels_are_left_alone() -> None:
    people = talk()
    check = judge(transcript(people), heard(people, windows=dict.fromkeys(range(0, 90, 3), 0.3)))
    assert check.conflicts == ()


def test_turns_without_a_label_are_left_alone() -> None:
    people = talk()
    labels = [NO_SPEAKER if turn % 5 == 0 else person for turn, person in enumerate(people)]
    assert judge(transcript(labels), heard(people)).conflicts == ()


def test_a_speaker_nobody_knows_by_right_labels_is_not_proposed() -> None:
    """The second guest never speaks under his own name alone: which voice is his?"""
    people = [HOST, GUEST] * 20
    labels = [*people]
    labels[7] = SECOND
    assert judge(transcript(labels), heard(people)).conflicts == ()


def test_two_labels_of_one_voice_are_not_contradicted() -> None:
    """A name spelt in two ways, or a pseudonym."""
    people = talk()
    voices = [HOST if person == SECOND else person for person in people]
    assert judge(transcript(people), heard(voices)).conflicts == ()


@pytest.mark.parametrize("noise", [1.6, 2.4])
def test_voices_that_cannot_be_told_apart_contradict_nothing(noise: float) -> None:
    people = talk()
    labels = exchanged(people, 30, 90, HOST, GUEST)
    check = judge(transcript(people), heard(people, noise=noise))
    assert check.conflicts == ()
    wrong = contradicted(judge(transcript(labels), heard(people, noise=noise)))
    assert all(labels[turn] != people[turn] for turn in wrong)


def test_nothing_heard_contradicts_nothing() -> None:
    people = talk()
    nothing = TurnVoices(np.zeros((90, 256), np.float32), np.zeros(90, np.float32))
    assert judge(transcript(people), nothing) == VoiceCheck()


def test_several_turns_of_one_kind_are_told_with_how_sure_it_is() -> None:
    people = talk()
    labels = [*people]
    for turn in (20, 24, 28):
        labels[turn] = GUEST
    check = judge(transcript(labels), heard(people))
    found = proposed(labels, check)
    assert sorted(turn for proposal in found for turn in proposal.turns) == [20, 24, 28]
    assert all("voice" in proposal.detail for proposal in found)


def test_certainties_survive_a_save() -> None:
    percent = {3: 97, 11: 80, 200: 100}
    assert certainties_from_text(certainties_text(percent)) == percent
    assert certainties_from_text("") == {}


def test_certainties_somebody_has_written_by_hand_are_read_as_far_as_they_go() -> None:
    assert certainties_from_text("3\t97\nnonsense\n4\n-1\t5\n5\t250") == {3: 97, 5: 100}


def test_certainty_has_words_in_order() -> None:
    words = [certainty_in_words(c) for c in (0.8, 0.9, 0.99)]
    assert words == ["perhaps", "fairly surely", "almost surely"]
