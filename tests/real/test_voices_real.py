"""Voices of real recordings: right labels are left alone, wrong ones are found, and a
recording without a transcript gets one."""

from __future__ import annotations

import json
import random
import re
from array import array
from bisect import bisect_left
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from reader.align.aligner import AlignOptions
from reader.align.sound.decode import open_sound
from reader.align.speakers.voice_check import VoiceCheck, judge
from reader.align.speakers.voiceprint import VoiceEncoder
from reader.align.speakers.voices import TurnVoices, turn_voices
from reader.align.transcribe import Transcribed, transcribe
from reader.core.timing import Alignment, Provenance, spread, word_lengths
from reader.core.transcript import Speaker, Transcript

ACTED, READER, WORDS = "acted-10min", "reader-4min", "gold-words"


def audio(shared: Path, name: str) -> Path:
    return next((shared / "data" / "speech" / name).glob("audio.*"))


def gold(shared: Path, name: str) -> list[dict[str, Any]]:
    path = shared / "data" / "speech" / name / "gold.json"
    turns: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["turns"]
    return turns


def begin_s(turn: dict[str, Any]) -> float:
    return float(turn.get("speech_start", turn["start"]))


def timed(shared: Path, name: str) -> tuple[Transcript, Alignment]:
    """The gold text with its turns' exact times."""
    turns = gold(shared, name)
    names = list(dict.fromkeys(turn["speaker"] for turn in turns))
    transcript = Transcript(
        [turn["text"] for turn in turns],
        array("i", [names.index(turn["speaker"]) for turn in turns]),
        tuple(map(Speaker, names)),
    )
    starts, ends = spread(
        word_lengths(transcript.texts),
        [(transcript.first_word[n], round(1000 * begin_s(t))) for n, t in enumerate(turns)],
        limits=[round(1000 * t.get("speech_end", t["end"])) for t in turns],
    )
    count = len(starts)
    given = bytearray([Provenance.SOURCE]) * count
    return transcript, Alignment(starts, ends, given, bytearray([90]) * count)


@pytest.fixture(scope="module")
def acted(shared: Path) -> tuple[Transcript, TurnVoices]:
    transcript, alignment = timed(shared, ACTED)
    with open_sound(audio(shared, ACTED)) as sound:
        heard = turn_voices(sound, transcript, alignment, VoiceEncoder(), lambda: None)
    return transcript, heard


def with_labels(transcript: Transcript, labels: list[int], heard: TurnVoices) -> VoiceCheck:
    return judge(transcript.relabelled(array("i", labels), transcript.speakers), heard)


def test_actors_with_effects_are_told_apart(acted: tuple[Transcript, TurnVoices]) -> None:
    transcript, heard = acted
    check = judge(transcript, heard)
    assert check.conflicts == ()
    assert check.voices == 6


def test_single_wrong_labels_of_actors_are_found(acted: tuple[Transcript, TurnVoices]) -> None:
    transcript, heard = acted
    right = list(transcript.speaker_of)
    found = misled = 0
    for turn in range(len(right)):
        labels = [*right]
        labels[turn] = (right[turn] + 1 + turn % 5) % 6
        conflicts = {
            c.turn: c.other_label for c in with_labels(transcript, labels, heard).conflicts
        }
        found += conflicts.pop(turn, "") == transcript.speaker_name(turn)
        misled += len(conflicts)
    assert found >= 0.85 * len(right)
    assert misled == 0


def test_two_actors_exchanged_are_found(acted: tuple[Transcript, TurnVoices]) -> None:
    transcript, heard = acted
    right = list(transcript.speaker_of)
    chance = random.Random(4)
    wrong = found = misled = 0
    for _ in range(30):
        at = chance.randrange(8, 28)
        both = sorted(set(right[:at]) & set(right[at:]))
        if len(both) < 2:
            continue
        one, other = chance.sample(both, 2)
        swap = {one: other, other: one}
        labels = [*right[:at], *(swap.get(who, who) for who in right[at:])]
        turns = {c.turn for c in with_labels(transcript, labels, heard).conflicts}
        truth = {turn for turn in range(len(right)) if labels[turn] != right[turn]}
        wrong, found, misled = (
            wrong + len(truth),
            found + len(truth & turns),
            misled + len(turns - truth),
        )
    assert wrong > 50
    assert found >= 0.7 * wrong
    assert misled <= 0.02 * wrong


def test_one_reader_is_one_voice(shared: Path) -> None:
    """Labels of two people on one voice: nothing can be said against them."""
    transcript, alignment = timed(shared, READER)
    labels = array("i", [turn % 2 for turn in range(len(transcript))])
    two = transcript.relabelled(labels, (Speaker("One"), Speaker("Other")))
    with open_sound(audio(shared, READER)) as sound:
        check = judge(two, turn_voices(sound, two, alignment, VoiceEncoder(), lambda: None))
    assert check.voices == 1
    assert check.conflicts == ()


# -- transcribing ---------------------------------------------------------------------------


def words_of(text: str) -> list[str]:
    return re.sub(r"[^a-z0-9' ]", " ", text.lower().replace("-", " ")).split()


def word_error(made: Transcribed, turns: list[dict[str, Any]]) -> float:
    from rapidfuzz.distance import Levenshtein

    truth = [word for turn in turns for word in words_of(turn["text"])]
    heard = [word for text in made.transcript.texts for word in words_of(text)]
    return Levenshtein.distance(truth, heard) / len(truth)


def changes_s(made: Transcribed) -> list[float]:
    """When another speaker begins."""
    speakers = made.transcript.speaker_of
    spans = [made.alignment.turn_span(made.transcript, turn) for turn in range(len(speakers))]
    return [
        span.start_ms / 1000
        for turn, span in enumerate(spans)
        if span is not None and turn and speakers[turn] != speakers[turn - 1]
    ]


def near(times_s: list[float], others_s: list[float]) -> int:
    """How many of the former have one of the latter within half a second."""
    count = 0
    for time_s in times_s:
        at = bisect_left(others_s, time_s - 0.5)
        count += at < len(others_s) and others_s[at] <= time_s + 0.5
    return count


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("name", "error", "people", "share"),
    [(ACTED, 0.16, 6, 0.8), (READER, 0.09, 1, 1.0), (WORDS, 0.1, 2, 0.9)],
)
def test_a_first_transcript(
    shared: Path, name: str, error: float, people: int, share: float
) -> None:
    turns = gold(shared, name)
    made = transcribe(audio(shared, name), options=AlignOptions(jobs=2))
    assert word_error(made, turns) <= error
    assert len(made.transcript.speakers) == people
    truth = [
        begin_s(turn) for before, turn in pairwise(turns) if before["speaker"] != turn["speaker"]
    ]
    found = changes_s(made)
    assert near(truth, found) >= share * len(truth)
    assert near(found, truth) >= share * len(found)
