"""What goes over the wire comes out the same."""

import json
import os
from array import array
from pathlib import Path

import pytest

from reader.align import wire
from reader.align.progress import PlacedWords, Progress, Stage
from reader.core.errors import FileProblem
from reader.core.pins import Pin
from reader.core.timing import NO_TIME, Alignment, Provenance, Span, SpeakerConflict
from reader.core.transcript import Speaker, Transcript

ALIGNMENT = Alignment(
    array("q", [600, NO_TIME, 900]),
    array("q", [900, NO_TIME, 1300]),
    bytearray([Provenance.MEASURED, Provenance.ABSENT, Provenance.PINNED]),
    bytearray([97, 0, 100]),
    duration_ms=2000,
    uncovered=(Span(0, 600), Span(1300, 2000)),
    speaker_check=(SpeakerConflict(1, "Zoë", "Ben"),),
    warnings=("The end is missing.",),
    transcript_hash="ab" * 32,
    audio_hash="cd" * 32,
    source="aligned",
    extra={"splits": "1\t2\tBen"},
)
TRANSCRIPT = Transcript(
    ["Good evening.", "And\nyou?"],
    array("i", [0, -1]),
    (Speaker("Zoë", ("Zoe",)),),
    language="en",
    text_hash="ab" * 32,
)


def sent(message: dict[str, object]) -> dict[str, object]:
    data = wire.line(message)
    assert data.endswith(b"\n")
    assert data.count(b"\n") == 1
    return wire.message(data)


def test_a_job_arrives_as_it_was_sent() -> None:
    job = wire.Job(
        audio=Path("/music/talk.mp3"),
        transcript=TRANSCRIPT,
        start_ms=61_000,
        journal=Path("/data/journal"),
        pins=(Pin(2, 950),),
        within=(1, 3),
        prior=ALIGNMENT,
        language="de",
        recogniser="moonshine",
        refiner="sphinx",
        model="/models/x",
        jobs=2,
    )
    found = wire.job_from(sent(wire.job_message(job)))
    assert found.transcript.speakers == (Speaker("Zoë"),)  # its other spellings stay behind
    assert found.transcript.texts == TRANSCRIPT.texts
    assert found.transcript.speaker_of == TRANSCRIPT.speaker_of
    assert found.transcript.language == "en"
    assert found.transcript.text_hash == TRANSCRIPT.text_hash
    for name in ("audio", "start_ms", "journal", "pins", "within", "prior", "language"):
        assert getattr(found, name) == getattr(job, name), name
    for name in ("recogniser", "refiner", "model", "jobs", "transcribe"):
        assert getattr(found, name) == getattr(job, name), name


def test_a_job_may_leave_out_what_it_does_not_need() -> None:
    job = wire.job_from({"audio": "talk.mp3", "transcribe": True})
    assert job == wire.Job(Path("talk.mp3"), wire.no_transcript(), transcribe=True)


@pytest.mark.skipif(os.name == "nt", reason="paths are text on Windows")
def test_a_path_that_is_not_text_passes() -> None:
    path = Path(os.fsdecode(b"/music/caf\xe9.mp3"))
    assert wire.job_from(sent(wire.job_message(wire.Job(path, TRANSCRIPT)))).audio == path


def test_an_alignment_arrives_as_it_was_sent() -> None:
    event = sent(wire.finished_event(ALIGNMENT))
    assert event["event"] == "finished"
    assert wire.alignment_from(event["alignment"]) == ALIGNMENT  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "progress",
    [
        Progress(Stage.LISTENING, 0),
        Progress(
            Stage.PLACING,
            90_000,
            done=(Span(0, 20_000), Span(60_000, 90_000)),
            working=Span(20_000, 30_000),
            words=(
                PlacedWords(7, array("q", [5, NO_TIME]), array("q", [9, NO_TIME]), b"\0\4", b"a\0"),
                PlacedWords(2, array("q", [1]), array("q", [2]), b"\2", b"("),
            ),
            left_s=3.5,
        ),
    ],
)
def test_progress_arrives_as_it_was_sent(progress: Progress) -> None:
    event = sent(wire.progress_event(progress))
    assert event["event"] == "progress"
    assert wire.progress_from(event) == progress


def test_a_transcript_arrives_with_the_time_of_each_word() -> None:
    transcript = Transcript(["Good evening.", "You?"], array("i", [0, -1]), (Speaker("Zoë"),))
    event = sent(wire.transcribed_event(transcript, ALIGNMENT, "Zoë: Good evening.\n\nYou?\n"))
    assert event["event"] == "transcribed"
    assert event["turns"] == [
        {"speaker": "Zoë", "words": [["Good", 600, 900], ["evening.", NO_TIME, NO_TIME]]},
        {"speaker": "", "words": [["You?", 900, 1300]]},
    ]
    assert wire.transcribed_from(event) == ("Zoë: Good evening.\n\nYou?\n", ALIGNMENT)


def test_a_failure_says_the_same_on_the_other_side() -> None:
    error = FileProblem("It is gone.", remedy="Look for it.", path=Path("talk.txt"), line=3)
    event = sent(wire.failed_event(error))
    assert event["event"] == "failed"
    assert event["message"] == "talk.txt, line 3: It is gone."
    assert event["remedy"] == "Look for it."
    assert str(wire.failure_from(event)) == str(error)
    del event["parts"]  # an Earmark that sends none
    assert str(wire.failure_from(event)) == str(error)


@pytest.mark.parametrize("data", [b"", b"moonshine: 3 threads\n", b"[1]\n", b'{"event": "pro'])
def test_what_is_no_message_is_not_taken_for_one(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own is one, too
        wire.message(data)


def test_columns_that_differ_in_length_are_no_alignment() -> None:
    event = json.loads(json.dumps(wire.alignment_message(ALIGNMENT)))
    event["confidence"].pop()
    with pytest.raises(ValueError, match="columns differ"):
        wire.alignment_from(event)
