"""Captions as a conversation."""

from __future__ import annotations

from reader.core.timed import Cue, TimedText, TimedWord
from reader.core.timing import Provenance
from reader.formats.timed_transcript import transcript_from_timed


def test_cues_of_one_speaker_are_one_turn() -> None:
    transcript, alignment = transcript_from_timed(
        TimedText(
            (
                Cue(0, 1000, "Good", "Ada"),
                Cue(1000, 2000, "evening all.", "Ada"),
                Cue(2500, 3000, "Hello.", "Ben"),
                Cue(3000, 3500, "Yes?", "Ada"),
            ),
            title="A talk",
            data_hash="h",
        )
    )
    assert [(t.speaker, t.text) for t in transcript.turns()] == [
        ("Ada", "Good evening all."),
        ("Ben", "Hello."),
        ("Ada", "Yes?"),
    ]
    assert (transcript.title, transcript.text_hash) == ("A talk", "h")
    assert list(alignment.start_ms)[:2] == [0, 1000]
    assert alignment.start_ms[3:].tolist() == [2500, 3000]
    assert alignment.provenance[2] == Provenance.INTERPOLATED
    assert 1000 < alignment.start_ms[2] < 2000
    assert alignment.end_ms[2] <= 2000


def test_words_with_times_keep_them() -> None:
    words = (TimedWord("so", 100, 300), TimedWord("it is", 400), TimedWord("late", 900))
    _, alignment = transcript_from_timed(TimedText((Cue(100, 1500, "so it is late", "", words),)))
    assert alignment.start_ms[0] == 100
    assert alignment.end_ms[0] == 300
    assert alignment.start_ms[1] == 400
    assert alignment.start_ms[3] == 900
    assert alignment.end_ms[3] <= 1500


def test_a_long_pause_begins_a_paragraph_only_after_a_sentence() -> None:
    transcript, _ = transcript_from_timed(
        TimedText(
            (
                Cue(0, 1000, "One.", "Ada"),
                Cue(5000, 6000, "Two and", "Ada"),
                Cue(10_000, 11_000, "a half.", "Ada"),
            )
        )
    )
    assert transcript.texts == ["One.\nTwo and a half."]


def test_nobody_named_gives_turns_of_bearable_length() -> None:
    cues = tuple(
        Cue(n * 1000, n * 1000 + 1000, f"this is sentence number {n}" + "." * (n % 3 == 0))
        for n in range(200)
    )
    transcript, _ = transcript_from_timed(TimedText(cues))
    assert len(transcript) > 3
    assert max(map(len, transcript.texts)) < 1000
    assert all(text.endswith(".") for text in transcript.texts[:-1])


def test_an_unnamed_change_of_speaker_begins_a_turn() -> None:
    transcript, _ = transcript_from_timed(
        TimedText((Cue(0, 1, "Hello."), Cue(1, 2, "Hi.", changes_speaker=True)))
    )
    assert transcript.texts == ["Hello.", "Hi."]
