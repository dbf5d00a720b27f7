"""What the command does around the aligner, which here does what the test says."""

from __future__ import annotations

import json
import os
import signal
import sys
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.align.progress import Cancelled, Progress, Stage
from reader.align.sound.decode import audio_hash
from reader.cli import main
from reader.core.pins import Pin
from reader.core.timing import Alignment, Provenance, Span
from reader.core.transcript import Transcript
from reader.formats.alignment_file import read_alignment, write_alignment
from reader.formats.registry import load_transcript

TEXT = "Ana: One two.\n\nBen: Three.\n"


class Aligner:
    """Stands in for ``aligner.align``: notes what it is asked, keeps a journal as it does."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}
        self.meanwhile: Callable[[], None] = lambda: None

    def __call__(self, audio: Path, transcript: Transcript, **asked: Any) -> Alignment:
        self.asked = asked
        asked["journal"].write_text("what this is\nand what was heard\n", encoding="utf-8")
        asked["progress"](Progress(Stage.PLACING, 2000, (Span(0, 860),)))
        self.meanwhile()
        if asked["cancel"]():
            raise Cancelled("So be it.")
        count = transcript.word_count
        return Alignment(
            array("q", range(count)),
            array("q", range(1, count + 1)),
            bytearray(count),
            bytearray([90] * count),
            duration_ms=2000,
            audio_hash=audio_hash(audio),
        )


@pytest.fixture
def aligner(monkeypatch: pytest.MonkeyPatch) -> Aligner:
    aligner = Aligner()
    monkeypatch.setattr("reader.align.aligner.align", aligner)
    return aligner


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """The folder of a talk.mp3 and a talk.txt."""
    (tmp_path / "talk.mp3").write_bytes(b"\xff\xfb\0sound")
    (tmp_path / "talk.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def journals() -> list[Path]:
    return list(Path(os.environ["EARMARK_DATA_DIR"]).rglob("*.journal"))


def test_options_reach_the_aligner(talk: Path, aligner: Aligner) -> None:
    options = ["--engine", "whisper", "--refiner", "other", "--language", "de", "--jobs", "3"]
    assert main(["align", str(talk / "talk.mp3"), *options]) == 0
    asked = aligner.asked["options"]
    assert (asked.recogniser, asked.refiner, asked.language, asked.jobs) == (
        "whisper",
        "other",
        "de",
        3,
    )


def test_without_o_the_result_is_a_file_and_a_description(
    talk: Path, aligner: Aligner, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["align", str(talk / "talk.txt"), str(talk / "talk.mp3")]) == 0
    captured = capsys.readouterr()
    assert "2 of 2 turns and 3 of 3 words" in captured.out
    assert str(talk / "talk.earmark.json") in captured.out
    assert "43 %  placing words 0:00 of 0:02" in captured.err
    assert len(read_alignment(talk / "talk.earmark.json").audio_hash) == 64
    assert journals() == []


def test_json_and_o_give_both(
    talk: Path, aligner: Aligner, capsys: pytest.CaptureFixture[str]
) -> None:
    output = talk / "out.json"
    assert main(["align", str(talk / "talk.mp3"), "--json", "-o", str(output)]) == 0
    assert json.loads(capsys.readouterr().out)["duration_ms"] == 2000
    assert read_alignment(output).duration_ms == 2000


@pytest.mark.skipif(sys.platform == "win32", reason="sends itself a signal")
def test_ctrl_c_says_how_far_it_was_and_keeps_the_journal(
    talk: Path, aligner: Aligner, capsys: pytest.CaptureFixture[str]
) -> None:
    aligner.meanwhile = lambda: os.kill(os.getpid(), signal.SIGINT)
    assert main(["align", str(talk / "talk.mp3")]) == 130
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.endswith(
        "Stopped at 43 %. What was done is kept: the same command goes on from there.\n"
    )
    assert len(journals()) == 1
    assert not (talk / "talk.earmark.json").exists()

    aligner.meanwhile = lambda: None
    assert main(["align", str(talk / "talk.mp3")]) == 0
    assert "Going on from what an earlier run has done." in capsys.readouterr().err
    assert journals() == []


def test_a_result_that_cannot_be_written_costs_nothing_that_was_done(
    talk: Path, aligner: Aligner, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = talk / "into"
    folder.mkdir()
    aligner.meanwhile = folder.rmdir
    assert main(["align", str(talk / "talk.mp3"), "-o", str(folder / "out.json")]) == 1
    told = capsys.readouterr().err
    assert "cannot be written" in told
    assert "What was aligned is kept" in told
    assert len(journals()) == 1


def test_times_set_by_hand_and_an_earlier_rendition_are_handed_over(
    talk: Path, aligner: Aligner, capsys: pytest.CaptureFixture[str]
) -> None:
    audio, output = talk / "talk.mp3", talk / "talk.earmark.json"
    main(["align", str(audio)])
    transcript = load_transcript(talk / "talk.txt")
    made = read_alignment(output, transcript)
    audio.write_bytes(b"\xff\xfb\0the same in better sound")
    assert main(["align", str(audio)]) == 0
    assert aligner.asked["prior"] == made
    assert "Moving the times over" in capsys.readouterr().err

    made = read_alignment(output, transcript)
    made.provenance[2] = Provenance.PINNED
    write_alignment(output, made, transcript)
    assert main(["align", str(audio)]) == 0
    assert aligner.asked["pins"] == (Pin(2, made.start_ms[2]),)
    assert aligner.asked["prior"] is None
    assert "Keeping 1 time set by hand." in capsys.readouterr().err


def test_force_begins_afresh(talk: Path, aligner: Aligner) -> None:
    audio, output = talk / "talk.mp3", talk / "talk.earmark.json"
    main(["align", str(audio)])
    audio.write_bytes(b"\xff\xfb\0something else")
    assert main(["align", str(audio), "--force"]) == 0
    assert (aligner.asked["prior"], aligner.asked["pins"]) == (None, ())
    output.write_text("my notes", encoding="utf-8")
    assert main(["align", str(audio)]) == 1
    assert main(["align", str(audio), "--force"]) == 0
    assert read_alignment(output).duration_ms == 2000


def test_a_recording_of_another_name_does_not_take_the_place(
    talk: Path, aligner: Aligner, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["align", str(talk / "talk.mp3")])
    other = talk / "other.mp3"
    other.write_bytes(b"\xff\xfb\0other")
    assert main(["align", str(other), str(talk / "talk.txt")]) == 1
    assert "another recording already" in capsys.readouterr().err
