"""An archive's run with real processes in which the aligner does what the recording says."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from reader.align import wire, worker_client
from reader.cli import main
from reader.core.timing import Provenance
from reader.formats.alignment_file import read_alignment, write_alignment
from reader.formats.registry import load_transcript

STAND_IN = """
import os, time
from array import array
import reader.align.aligner as aligner
from reader.align import worker
from reader.align.progress import Cancelled, Progress, Stage
from reader.align.sound.decode import audio_hash
from reader.core.errors import FileProblem
from reader.core.timing import Alignment, Span

def align(audio, transcript, *, options, listening, pins, within, prior, journal, progress,
          cancel):
    what = audio.read_bytes().split()[0].decode()
    progress(Progress(Stage.LISTENING, 2000, (Span(0, 500),)))
    if what == "silent":
        raise FileProblem("Nobody speaks.", path=audio)
    if what == "crash":
        os.kill(os.getpid(), 9)
    if what == "fault":
        raise KeyError("of ours")
    while what == "endless":
        time.sleep(0.01)
        if cancel():
            raise Cancelled("So be it.")
    count = transcript.word_count
    kinds = bytearray(count)
    for pin in pins:
        kinds[pin.word] = 3
    moved = "" if prior is None else " moved"
    return Alignment(array("q", range(count)), array("q", range(1, count + 1)), kinds,
                     bytearray([90] * count), duration_ms=2000, source=f"stand-in{moved}",
                     audio_hash=audio_hash(audio))

aligner.align = align
worker._run()
"""


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_client, "COMMAND", (sys.executable, "-c", STAND_IN))


def talk(folder: Path, name: str, sound: str, text: str = "Ana: One two.\n\nBen: Three.\n") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.mp3").write_text(f"{sound} {name}", encoding="utf-8")
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def run(
    capsys: pytest.CaptureFixture[str], *arguments: object
) -> tuple[int, dict[str, dict[str, Any]], str]:
    """(exit status, the files of the table by their stem, stderr)."""
    status = main(["align", "--batch", *map(str, arguments), "--json"])
    captured = capsys.readouterr()
    files = json.loads(captured.out)["files"]
    return status, {Path(file["audio"]).stem: file for file in files}, captured.err


def outcomes(files: dict[str, dict[str, Any]]) -> dict[str, str]:
    return {name: file["outcome"] for name, file in files.items()}


@pytest.mark.skipif(sys.platform == "win32", reason="kills itself as Unix does")
def test_one_that_goes_wrong_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("fine", "silent", "crash", "fault", "good"):
        talk(tmp_path, name, name)
    talk(tmp_path, "wordless", "fine", text="")
    status, files, errors = run(capsys, tmp_path, "--jobs", 3)
    assert status == 1
    assert outcomes(files) == {
        "fine": "aligned",
        "good": "aligned",
        "silent": "failed",
        "crash": "failed",
        "fault": "failed",
        "wordless": "failed",
    }
    assert files["silent"]["problem"].endswith("silent.mp3: Nobody speaks.")
    assert "signal 9" in files["crash"]["problem"]
    assert "wordless.txt: The file is empty." in files["wordless"]["problem"]
    assert "KeyError: 'of ours'" in errors  # what a report of the fault needs
    assert errors.count("Traceback") == 1
    assert files["good"]["figures"]["measured"] == 3
    transcript = load_transcript(tmp_path / "good.txt")
    kept = read_alignment(tmp_path / "good.earmark.json", transcript)
    assert len(kept.audio_hash) == 64


def test_what_is_done_is_left_out_until_it_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    talk(tmp_path, "a", "fine")
    talk(tmp_path, "b", "fine")
    assert run(capsys, tmp_path)[0] == 0
    status, files, _ = run(capsys, tmp_path)
    assert status == 0
    assert outcomes(files) == {"a": "already aligned", "b": "already aligned"}
    assert files["a"]["figures"]["words"] == 3
    talk(tmp_path, "a", "fine other")
    later_s = (tmp_path / "a.earmark.json").stat().st_mtime + 5
    os.utime(tmp_path / "a.mp3", (later_s, later_s))
    assert outcomes(run(capsys, tmp_path)[1]) == {"a": "aligned", "b": "already aligned"}
    moved = read_alignment(tmp_path / "a.earmark.json")
    assert moved.source == "stand-in moved"
    assert outcomes(run(capsys, tmp_path, "--force")[1]) == {"a": "aligned", "b": "aligned"}
    assert read_alignment(tmp_path / "a.earmark.json").source == "stand-in"


def test_times_set_by_hand_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talk(tmp_path, "a", "fine")
    run(capsys, tmp_path)
    output = tmp_path / "a.earmark.json"
    transcript = load_transcript(tmp_path / "a.txt")
    made = read_alignment(output, transcript)
    made.provenance[1] = Provenance.PINNED
    write_alignment(output, made, transcript)
    (tmp_path / "a.txt").write_text("Ana: One two.\n\nBen: Three.\n\n", encoding="utf-8")
    assert outcomes(run(capsys, tmp_path)[1]) == {"a": "aligned"}
    assert list(read_alignment(output).provenance) == [0, Provenance.PINNED, 0]

    later_s = output.stat().st_mtime + 5
    talk(tmp_path, "a", "fine other")
    os.utime(tmp_path / "a.mp3", (later_s, later_s))
    status, files, _ = run(capsys, tmp_path)
    assert status == 1
    assert "1 time set by hand" in files["a"]["problem"]


def test_results_can_go_into_another_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive, into = tmp_path / "archive", tmp_path / "new" / "into"
    talk(archive / "2024", "a", "fine")
    talk(archive, "a", "fine")
    status, _, _ = run(capsys, archive, "-o", into)
    assert status == 0
    assert sorted(path.relative_to(into) for path in into.rglob("*.json")) == [
        Path("2024/a.earmark.json"),
        Path("a.earmark.json"),
    ]
    assert not list(archive.rglob("*.json"))
    (into / "2024" / "a.earmark.json").unlink()
    (into / "2024").rmdir()
    (into / "2024").write_text("in the way", encoding="utf-8")
    status, files, _ = run(capsys, archive, "-o", into)
    assert status == 1
    assert sorted(file["outcome"] for file in [*files.values()]) == ["already aligned"]
    assert main(["align", "--batch", str(archive), "-o", str(archive / "a.txt")]) == 1
    assert "this is a file" in capsys.readouterr().err


def test_a_text_that_cannot_be_read_gives_way_to_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    talk(tmp_path, "a", "fine")
    (tmp_path / "a.md").write_bytes((tmp_path / "a.txt").read_bytes())
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4\0\0\0")
    status, files, _ = run(capsys, tmp_path)
    assert status == 0
    assert files["a"]["transcript"].endswith("a.md")


def test_captions_are_times_already_unless_forced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.mp3").write_text("fine", encoding="utf-8")
    (tmp_path / "a.srt").write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nHello there.\n", encoding="utf-8"
    )
    status, files, _ = run(capsys, tmp_path)
    assert (status, outcomes(files)) == (0, {"a": "has captions"})
    status, files, _ = run(capsys, tmp_path, "--force")
    assert (status, outcomes(files)) == (0, {"a": "aligned"})


@pytest.mark.skipif(sys.platform == "win32", reason="sends itself signals")
def test_ctrl_c_keeps_what_is_finished(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(tmp_path, "a", "fine")
    talk(tmp_path, "b", "endless")
    talk(tmp_path, "c", "fine")
    aligned = threading.Event()
    note = wire.progress_from

    def noticing(data: Any) -> Any:
        if (tmp_path / "a.earmark.json").exists() and not aligned.is_set():
            aligned.set()  # this is b's progress
            os.kill(os.getpid(), signal.SIGINT)
        return note(data)

    monkeypatch.setattr(wire, "progress_from", noticing)
    status, files, errors = run(capsys, tmp_path, "--jobs", 1)
    assert status == 130
    assert outcomes(files) == {"a": "aligned", "b": "stopped", "c": "not begun"}
    assert "the same command goes on from there" in errors
    assert (tmp_path / "a.earmark.json").exists()
