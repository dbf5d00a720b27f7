"""The align command as a user has it: the real process, the real engines, a real recording."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.align import wire
from reader.core.timing import Provenance
from reader.formats.alignment_file import read_alignment
from reader.formats.registry import load_transcript
from tests.e2e.short_talk import AUDIO, TEXT, write_short_talk

ROOT = Path(__file__).parents[2]
PATIENT_S = 110.0  # on a machine with other things to do
GOLD = json.loads(TEXT.with_suffix(".gold.json").read_text(encoding="utf-8"))
TURN_STARTS_MS = [round(turn["start_s"] * 1000) for turn in GOLD["turns"]]
NEAR_MS = 150

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them"),
]


class Run:
    """A command that is running, in a group of its own as a shell would start it."""

    def __init__(self, arguments: tuple[object, ...], folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reader", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"EARMARK_DATA_DIR": str(folder / "data")},
            start_new_session=True,
        )
        self.errors = ""

    def wait_for_progress(self) -> None:
        """Until it has said how far it is."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.errors += line
            if " %  " in line:
                return
        pytest.fail(f"it ended without progress: {self.errors}")

    def processes(self) -> list[int]:
        """It and all that it has started."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdecimal():
                try:
                    fields = (entry / "stat").read_text().rpartition(")")[2].split()
                except (FileNotFoundError, ProcessLookupError):
                    continue
                if int(fields[3]) == self.process.pid and fields[0] != "Z":  # the session
                    found.append(int(entry.name))
        return found

    def end(self) -> tuple[int, str, str]:
        """(exit status, stdout, stderr)."""
        out, errors = self.process.communicate(timeout=PATIENT_S)
        self.errors += errors
        return self.process.returncode, out, self.errors


class Shell:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._runs: list[Run] = []

    def start(self, *arguments: object) -> Run:
        run = Run(arguments, self.folder)
        self._runs.append(run)
        return run

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        return self.start(*arguments).end()

    def journals(self) -> list[Path]:
        return sorted((self.folder / "data").rglob("*.journal"))

    def close(self) -> None:
        for run in self._runs:
            if run.process.poll() is None:
                os.killpg(run.process.pid, signal.SIGKILL)
                run.process.communicate()
            elif run.process.stdout is not None and run.process.stderr is not None:
                run.process.stdout.close()
                run.process.stderr.close()


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    shell = Shell(tmp_path)
    yield shell
    shell.close()


def all_gone(run: Run, within_s: float = 5.0) -> bool:
    ends_s = time.monotonic() + within_s
    while time.monotonic() < ends_s:
        if not run.processes():
            return True
    return False


def assert_turns_are_right(turns: list[dict[str, Any]]) -> None:
    starts = [turn["start_ms"] for turn in turns]
    expected = TURN_STARTS_MS[: len(starts)]
    assert all(
        start is not None and abs(start - gold) < NEAR_MS
        for start, gold in zip(starts, expected, strict=True)
    ), list(zip(starts, expected, strict=True))


# --- one recording -------------------------------------------------------------------------


def test_an_alignment_lies_beside_the_transcript_where_the_window_finds_it(
    shell: Shell, tmp_path: Path
) -> None:
    audio, text = write_short_talk(tmp_path / "talks")
    status, out, errors = shell("align", text, audio)
    assert status == 0, errors
    output = tmp_path / "talks" / "talk.earmark.json"
    assert f"Written to {output}." in out
    assert "4 of 4 turns" in out
    transcript = load_transcript(text)
    alignment = read_alignment(output, transcript)
    assert alignment.provenance.count(Provenance.MEASURED) > 0.9 * len(alignment)
    assert len(alignment.audio_hash) == 64
    assert alignment.transcript_hash == transcript.text_hash
    assert abs(alignment.duration_ms - 32_600) <= 20
    assert not alignment.warnings
    starts = [span.start_ms for turn in range(4) if (span := alignment.turn_span(transcript, turn))]
    assert_turns_are_right([{"start_ms": start} for start in starts])
    assert shell.journals() == []
    assert sorted(path.name for path in output.parent.iterdir()) == [
        "talk.earmark.json",
        "talk.txt",
        "talk.wav",
    ]


def test_json_goes_to_stdout_alone_and_no_file_is_written(shell: Shell, tmp_path: Path) -> None:
    audio, text = write_short_talk(tmp_path / "talks")
    status, out, errors = shell("align", audio, text, "--json")
    assert status == 0, errors
    result = json.loads(out)
    assert [turn["speaker"] for turn in result["turns"]] == ["Mira", "Theo", "Hana", "Mira"]
    assert_turns_are_right(result["turns"])
    assert result["turns"][0]["words"][0]["provenance"] == "measured"
    assert "100 %" in errors
    assert len(list(audio.parent.iterdir())) == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_keeps_what_is_done_and_goes_on_from_there(
    shell: Shell, tmp_path: Path, number: int
) -> None:
    output = tmp_path / "out.json"
    run = shell.start("align", AUDIO, TEXT, "-o", output)
    run.wait_for_progress()
    began_s = time.monotonic()
    os.killpg(run.process.pid, number)  # a terminal sends it to the whole group
    status, out, errors = run.end()
    assert time.monotonic() - began_s < 5
    assert status == 128 + number, errors
    assert out == ""
    assert errors.splitlines()[-1].startswith("Stopped")
    assert "the same command goes on from there" in errors
    assert "Traceback" not in errors
    assert all_gone(run)
    assert not output.exists()
    assert len(shell.journals()) == 1
    if number != signal.SIGINT:
        return  # it goes on the same way

    status, _out, errors = shell("align", AUDIO, TEXT, "-o", output)
    assert status == 0, errors
    assert "Going on from what an earlier run has done." in errors
    assert shell.journals() == []
    assert_turns_are_right(_turns(output, TEXT))


def test_killed_it_leaves_nobody_behind_and_goes_on_from_there(
    shell: Shell, tmp_path: Path
) -> None:
    output = tmp_path / "out.json"
    run = shell.start("align", AUDIO, TEXT, "-o", output)
    run.wait_for_progress()
    assert len(run.processes()) > 1
    run.process.kill()
    run.process.wait()
    assert all_gone(run)
    assert len(shell.journals()) == 1

    status, _out, errors = shell("align", AUDIO, TEXT, "-o", output)
    assert status == 0, errors
    assert "Going on" in errors
    assert_turns_are_right(_turns(output, TEXT))


def _turns(output: Path, text: Path) -> list[dict[str, Any]]:
    transcript = load_transcript(text)
    alignment = read_alignment(output, transcript)
    spans = [alignment.turn_span(transcript, turn) for turn in range(len(transcript))]
    return [{"start_ms": None if span is None else span.start_ms} for span in spans]


# --- no transcript -------------------------------------------------------------------------


def test_a_recording_alone_gets_a_transcript_that_says_what_it_is(
    shell: Shell, tmp_path: Path
) -> None:
    audio, text = write_short_talk(tmp_path / "talks")
    text.unlink()
    status, out, errors = shell("transcribe", audio)
    assert status == 0, errors
    assert "by machine and not checked" in out
    assert text.read_text(encoding="utf-8").startswith("Machine-made transcript of talk.wav")
    transcript = load_transcript(text)
    alignment = read_alignment(text.with_name("talk.earmark.json"), transcript)
    assert alignment.transcript_hash == transcript.text_hash
    assert not alignment.warnings  # it fits the file as it is read
    first = next(
        word
        for word in range(len(alignment))
        if transcript.word_text(*transcript.locate(word)).startswith("habit")
    )
    spoken_ms = next(
        sentence["start_s"] * 1000
        for sentence in GOLD["turns"][0]["sentences"]
        if "habit" in sentence["text"]
    )
    assert 0 < alignment.start_ms[first] - spoken_ms < 3000
    assert shell.journals() == []

    written = text.read_bytes()
    status, _out, errors = shell("transcribe", audio)
    assert status == 1
    assert "There is a file of this name already" in errors
    assert text.read_bytes() == written


# --- an archive ----------------------------------------------------------------------------


def silence(path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(2 * 16_000 * 5))


def test_an_archive_is_aligned_whatever_one_file_is_like(shell: Shell, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    write_short_talk(archive / "2025", "first")
    write_short_talk(archive, "second")
    (archive / "broken.mp3").write_bytes(b"no sound at all" * 50)
    (archive / "broken.txt").write_text("Ana: Some words to say.\n", encoding="utf-8")
    silence(archive / "silent.wav")
    (archive / "silent.txt").write_text("Ana: Some words to say.\n", encoding="utf-8")
    (archive / "captions.wav").write_bytes(b"")
    (archive / "captions.srt").write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nHello.\n", encoding="utf-8"
    )
    (archive / "alone.ogg").write_bytes(b"")

    status, out, errors = shell("align", "--batch", archive, "--json")
    assert status == 1, errors
    assert "Traceback" not in errors
    result = json.loads(out)
    outcomes = {Path(file["audio"]).stem: file["outcome"] for file in result["files"]}
    assert outcomes == {
        "first": "aligned",
        "second": "aligned",
        "broken": "failed",
        "silent": "failed",
        "captions": "has captions",
    }
    problems = {Path(file["audio"]).stem: file["problem"] for file in result["files"]}
    assert "broken.mp3" in problems["broken"]
    assert problems["silent"]
    assert problems["first"] == ""
    assert [Path(path).stem for path in result["without_transcript"]] == ["alone"]
    assert (archive / "2025" / "first.earmark.json").exists()
    assert_turns_are_right(_turns(archive / "second.earmark.json", archive / "second.txt"))
    assert not (archive / "silent.earmark.json").exists()

    # Once more: only what failed is tried again.
    written = (archive / "second.earmark.json").stat().st_mtime_ns
    status, out, errors = shell("align", "--batch", archive)
    assert status == 1, errors
    assert "2 already aligned, 1 has captions, 2 failed" in out
    assert out.splitlines()[0].split()[:4] == ["recording", "length", "speed", "measured"]
    assert (archive / "second.earmark.json").stat().st_mtime_ns == written


def test_an_archive_can_be_interrupted(shell: Shell, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    write_short_talk(archive, "a")
    for name in ("b", "c"):
        (archive / f"{name}.mp3").write_bytes(AUDIO.read_bytes() + name.encode())
        (archive / f"{name}.txt").write_bytes(TEXT.read_bytes())
    into = tmp_path / "into"
    run = shell.start("align", "--batch", archive, "-o", into, "--jobs", 1)
    assert run.process.stderr is not None
    for line in run.process.stderr:
        run.errors += line
        if "b " in line and " %  1 of 3" in line:
            break
    os.killpg(run.process.pid, signal.SIGINT)
    status, out, errors = run.end()
    assert status == 130, errors
    assert "Traceback" not in errors
    assert "1 aligned, 1 stopped, 1 not begun" in out
    assert all_gone(run)
    assert [path.name for path in into.iterdir()] == ["a.earmark.json"]


# --- the process that the window starts ----------------------------------------------------


class Worker:
    """``python -m reader.align.worker`` with the sample."""

    def __init__(self, journal: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reader.align.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            start_new_session=True,
        )
        job = wire.Job(AUDIO, load_transcript(TEXT), journal=journal)
        self.send(wire.job_message(job))

    def send(self, order: dict[str, object]) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(wire.line(order))
        self.process.stdin.flush()

    def event(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        return wire.message(self.process.stdout.readline())

    processes = Run.processes

    def close(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate()


@pytest.fixture
def workers() -> Iterator[list[Worker]]:
    started: list[Worker] = []
    yield started
    for worker in started:
        worker.close()


def test_a_worker_cancelled_killed_and_begun_again_ends_well(
    workers: list[Worker], tmp_path: Path
) -> None:
    journal = tmp_path / "journal"
    journal_sizes = []
    for how in ("cancel", "window dies", "kill"):
        worker = Worker(journal)
        workers.append(worker)
        seen = worker.event()
        while not (seen["event"] == "progress" and seen["done"]):
            seen = worker.event()
        began_s = time.monotonic()
        if how == "cancel":
            worker.send({"cancel": True})
        elif how == "window dies":
            assert worker.process.stdin is not None
            worker.process.stdin.close()
            worker.process.stdin = None
        else:
            worker.process.kill()
        status = worker.process.wait(PATIENT_S)
        assert time.monotonic() - began_s < 1.5, how
        assert status == (-signal.SIGKILL if how == "kill" else 0)
        assert all_gone(worker, within_s=2.0), how  # type: ignore[arg-type]
        journal_sizes.append(journal.stat().st_size)
    assert journal_sizes == sorted(journal_sizes)
    assert journal_sizes[0] > 0

    worker = Worker(journal)
    workers.append(worker)
    words: dict[int, int] = {}
    seen = worker.event()
    while seen["event"] == "progress":
        for placed in wire.progress_from(seen).words:
            words.update(enumerate(placed.start_ms, placed.first))
        seen = worker.event()
    assert seen["event"] == "finished"
    alignment = wire.alignment_from(seen["alignment"])
    assert worker.process.wait(PATIENT_S) == 0
    assert sorted(words) == list(range(len(alignment)))
    assert_turns_are_right(
        [{"start_ms": alignment.start_ms[first]} for first in load_transcript(TEXT).first_word[:-1]]
    )
