"""What goes wrong with recordings and texts: a clear sentence, and nothing done is lost.

The recordings are made here, from the sample. Those that can be aligned have to be, about as
exactly as the sample itself.
"""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import numpy as np
import pytest

from reader.align.aligner import align
from reader.core.errors import ReaderError
from reader.core.timing import Alignment, Provenance
from reader.core.transcript import Transcript
from tests.e2e.short_recordings import (
    RATE,
    Excerpt,
    excerpt,
    music,
    turn_starts,
    write_sound,
)

ROOT = Path(__file__).parents[2]
NEAR_MS = 150  # nobody sees a turn light up so much too early or too late
HOUR_S = 3600
SERVE = "reader.align.engines.serve"


@pytest.fixture(scope="module")
def talk() -> Excerpt:
    """Five turns, 56 s."""
    return excerpt(5)


# --- recordings in which nobody says the text ----------------------------------------------


def test_a_silent_recording_is_refused(tmp_path: Path, talk: Excerpt) -> None:
    audio = write_sound(tmp_path / "a.flac", np.zeros(60 * RATE, np.int16), "flac")
    problem = refused(audio, talk.transcript(tmp_path))
    assert re.search(r"silen|nobody speaks|no speech", str(problem), re.IGNORECASE)
    assert problem.remedy


def test_music_is_refused(tmp_path: Path, talk: Excerpt) -> None:
    audio = write_sound(tmp_path / "a.mp3", music(60), "libmp3lame", bit_rate=64_000)
    problem = refused(audio, talk.transcript(tmp_path))
    assert re.search(r"nobody|speech|speaks|music|another|not (of|the)", str(problem))
    assert problem.remedy


def test_another_conversation_is_refused(tmp_path: Path, talk: Excerpt) -> None:
    audio = write_sound(tmp_path / "a.mp3", talk.sound, "libmp3lame", bit_rate=64_000)
    text = tmp_path / "other.txt"
    text.write_text(
        "Ned: The ferry to the island leaves at seven, and whoever misses it sleeps on the pier.\n"
        "\nAda: Then we had better pack tonight. Did you find somebody to feed the goats?\n\n"
        "Ned: My neighbour will do it, though he says that the brown one bites when it rains.\n\n"
        "Ada: It bites because you tug at its bell. Bring the lamp, two ropes and the blue tent, "
        "and leave the harmonium at home this year.\n",
        encoding="utf-8",
    )
    ended = command(audio, text, data_dir=tmp_path / "data")
    assert ended.status == 1
    assert not (tmp_path / "other.earmark.json").exists()
    assert re.search(r"(another|other|wrong|different|not) ", ended.errors)
    assert "Traceback" not in ended.errors


# --- texts that cannot be aligned ----------------------------------------------------------

GERMAN = (
    "Anna: Guten Morgen, wie schön, dass du gekommen bist. Wir wollen heute darüber sprechen, "
    "wie man eine fremde Sprache lernt, ohne dabei den Mut zu verlieren.\n\n"
    "Bernd: Vielen Dank für die Einladung. Ich glaube, das Wichtigste ist die Geduld, und gleich "
    "danach kommt die Freude am Zuhören. Man muss nicht jedes Wort verstehen.\n\n"
    "Anna: Das sagen viele, aber am Anfang fällt es einem doch sehr schwer, nicht wahr? Welche "
    "Bücher würden Sie jemandem geben, der gerade erst damit beginnt?\n"
)


def test_a_text_in_another_language_is_refused(tmp_path: Path, talk: Excerpt) -> None:
    audio = write_sound(tmp_path / "a.mp3", talk.sound, "libmp3lame", bit_rate=64_000)
    text = tmp_path / "deutsch.txt"
    text.write_text(GERMAN, encoding="utf-8")
    ended = command(audio, text, data_dir=tmp_path / "data")
    assert ended.status == 1
    assert "German" in ended.errors
    assert "timed file" in ended.errors  # what can be done instead
    assert not (tmp_path / "deutsch.earmark.json").exists()


def test_an_empty_text_is_refused(tmp_path: Path, talk: Excerpt) -> None:
    audio = write_sound(tmp_path / "a.mp3", talk.sound, "libmp3lame", bit_rate=64_000)
    text = tmp_path / "empty.txt"
    text.write_text("", encoding="utf-8")
    ended = command(audio, text, data_dir=tmp_path / "data")
    assert ended.status == 1
    assert str(text) in ended.errors
    assert "empty" in ended.errors or "no words" in ended.errors
    assert "Traceback" not in ended.errors


def test_a_transcript_without_words_is_refused(tmp_path: Path, talk: Excerpt) -> None:
    audio = write_sound(tmp_path / "a.flac", talk.sound, "flac")
    problem = refused(audio, Transcript((), array("i"), ()))
    assert "no words" in str(problem)


# --- recordings that are odd, and have to work ---------------------------------------------


def test_telephone_sound(tmp_path: Path, talk: Excerpt) -> None:
    audio = write_sound(tmp_path / "a.wav", talk.sound, "pcm_mulaw", rate=8000)
    assert_near(align(audio, talk.transcript(tmp_path)), talk, tmp_path)


def test_a_video(tmp_path: Path, talk: Excerpt) -> None:
    audio = write_sound(tmp_path / "a.mp4", talk.sound, "aac", rate=44_100, pictures=True)
    assert_near(align(audio, talk.transcript(tmp_path)), talk, tmp_path)


def test_one_speaker_a_side(tmp_path: Path, talk: Excerpt) -> None:
    sides = np.zeros((len(talk.sound), 2), np.int16)
    changes = [0, *(round((start - 100) * RATE / 1000) for start in talk.starts_ms[1:])]
    for turn, (begin, end) in enumerate(zip(changes, [*changes[1:], len(talk.sound)], strict=True)):
        sides[begin:end, turn % 2] = talk.sound[begin:end]
    audio = write_sound(tmp_path / "a.flac", sides, "flac")
    assert_near(align(audio, talk.transcript(tmp_path)), talk, tmp_path)


def test_a_truncated_mp3(tmp_path: Path, talk: Excerpt) -> None:
    """Cut within turn 4: what is there is as exact as ever, the rest absent, and it is said."""
    whole = write_sound(tmp_path / "w.mp3", talk.sound, "libmp3lame", bit_rate=64_000)
    content = whole.read_bytes()
    kept = talk.starts_ms[3] / 1000 * RATE / len(talk.sound) + 0.02
    audio = tmp_path / "a.mp3"
    audio.write_bytes(content[: round(len(content) * kept)])
    transcript = talk.transcript(tmp_path)
    alignment = align(audio, transcript)
    assert_near(alignment, talk, tmp_path, turns=3)
    last = alignment.provenance[transcript.first_word[4] :]
    assert last.count(Provenance.ABSENT) > 0.9 * len(last)
    assert any("breaks off" in warning for warning in alignment.warnings)


def test_adverts_are_uncovered_and_left_out_turns_absent(tmp_path: Path) -> None:
    """Music for 20 s after turn 2; turn 3 of the text is not in the sound."""
    talk = excerpt(9)
    begin = round((talk.starts_ms[3] - 300) * RATE / 1000)
    end = round((talk.starts_ms[4] - 300) * RATE / 1000)
    advert = music(20)
    sound = np.concatenate([talk.sound[:begin], advert, talk.sound[end:]])
    audio = write_sound(tmp_path / "a.mp3", sound, "libmp3lame", bit_rate=64_000)
    transcript = talk.transcript(tmp_path)
    alignment = align(audio, transcript)
    first, last = transcript.first_word[3], transcript.first_word[4]
    assert alignment.provenance[first:last].count(Provenance.ABSENT) > (last - first) / 2
    advert_ms = (begin * 1000 // RATE, begin * 1000 // RATE + 20_000)
    covered = sum(
        max(0, min(span.end_ms, advert_ms[1]) - max(span.start_ms, advert_ms[0]))
        for span in alignment.uncovered
    )
    assert covered >= 18_000
    shift = (len(advert) - (end - begin)) * 1000 // RATE
    found = turn_starts(alignment, transcript)
    for turn in (0, 1, 2, 4, 5, 6, 7, 8):
        expected = talk.starts_ms[turn] + (shift if turn > 3 else 0)
        start = found[turn]
        assert start is not None
        assert abs(start - expected) <= NEAR_MS, f"turn {turn}"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_twelve_hours(tmp_path: Path, talk: Excerpt) -> None:
    """Three turns at the beginning, two at the very end, silence between."""
    cut = round((talk.starts_ms[3] - 300) * RATE / 1000)
    late_s = 12 * HOUR_S - 60
    sound = np.zeros(12 * HOUR_S * RATE, np.int16)
    sound[:cut] = talk.sound[:cut]
    sound[late_s * RATE :][: len(talk.sound) - cut] = talk.sound[cut:]
    audio = write_sound(tmp_path / "a.flac", sound, "flac")
    del sound
    ended = command(audio, talk.write_text(tmp_path), "--json", data_dir=tmp_path / "data")
    assert ended.status == 0, ended.errors
    turns = json.loads(ended.output)["turns"]
    shift_ms = late_s * 1000 - cut * 1000 // RATE
    for turn, (found, start) in enumerate(zip(turns, talk.starts_ms, strict=True)):
        expected = start + (shift_ms if turn >= 3 else 0)
        assert abs(found["words"][0]["start_ms"] - expected) <= NEAR_MS, f"turn {turn}"
    assert ended.peak_mib <= 800


# --- the machine's troubles ----------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KB: only root may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("mounting a small file system needs root")
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip(f"cannot mount a small file system: {done.stderr!r}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(disk: Path) -> None:
    """Until nothing more can be written."""

    def write_on() -> None:
        with (disk / "filler").open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 512)

    with pytest.raises(OSError, match="No space left"):
        write_on()


def test_a_full_disk_where_the_result_belongs(
    tmp_path: Path, small_disk: Path, talk: Excerpt
) -> None:
    """The older file there stays whole, and what was done is not done again elsewhere."""
    audio = write_sound(tmp_path / "a.mp3", talk.sound, "libmp3lame", bit_rate=64_000)
    text = talk.write_text(tmp_path)
    old = small_disk / "old.earmark.json"
    good = command(audio, text, "-o", str(old), data_dir=tmp_path / "data")
    assert good.status == 0, good.errors
    before = old.read_bytes()
    fill(small_disk)
    failed = command(audio, text, "-f", "-o", str(old), data_dir=tmp_path / "data")
    assert failed.status == 1
    assert re.search(r"full|no (more )?(space|room)", failed.errors, re.IGNORECASE)
    assert "Traceback" not in failed.errors
    assert old.read_bytes() == before
    elsewhere = tmp_path / "new.earmark.json"
    again = command(audio, text, "-o", str(elsewhere), data_dir=tmp_path / "data")
    assert again.status == 0, again.errors
    assert "Going on" in again.errors
    assert again.cpu_s < failed.cpu_s / 2
    assert words_of(elsewhere) == words_of(old)


def test_a_full_disk_where_the_work_is_kept(
    tmp_path: Path, small_disk: Path, talk: Excerpt
) -> None:
    """Either it goes on without keeping, and says so, or it ends with the sentence."""
    audio = write_sound(tmp_path / "a.mp3", talk.sound, "libmp3lame", bit_rate=64_000)
    data = small_disk / "data"
    data.mkdir()
    fill(small_disk)
    result = tmp_path / "r.earmark.json"
    ended = command(audio, talk.write_text(tmp_path), "-o", str(result), data_dir=data)
    assert "Traceback" not in ended.errors
    assert re.search(r"full|no (more )?(space|room)", ended.errors + ended.output, re.IGNORECASE)
    assert ended.status in (0, 1)
    assert result.exists() == (ended.status == 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds the engines in /proc")
def test_a_killed_engine_costs_nothing(tmp_path: Path, talk: Excerpt) -> None:
    audio = write_sound(tmp_path / "a.mp3", talk.sound, "libmp3lame", bit_rate=64_000)
    with Running(audio, talk.write_text(tmp_path), "--json", data_dir=tmp_path / "data") as run:
        os.kill(run.wait_for_engine(), signal.SIGKILL)
        ended = run.wait()
    assert ended.status == 0, ended.errors
    for found, start in zip(json.loads(ended.output)["turns"], talk.starts_ms, strict=True):
        assert abs(found["words"][0]["start_ms"] - start) <= NEAR_MS


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds the engines in /proc")
def test_a_killed_run_is_gone_on_with(tmp_path: Path) -> None:
    """And no engine is left behind."""
    talk = excerpt(18)
    audio = write_sound(tmp_path / "a.mp3", talk.sound, "libmp3lame", bit_rate=64_000)
    text = talk.write_text(tmp_path)
    data = tmp_path / "data"
    with Running(audio, text, "--json", data_dir=data) as run:
        engine = run.wait_for_engine()
        run.wait_for_journal(data)
        run.kill()
        run.wait()
    assert run.has_ended(engine, within_s=30), "the engine outlives the program"
    again = command(audio, text, "--json", data_dir=data)
    assert again.status == 0, again.errors
    assert "Going on" in again.errors
    for found, start in zip(json.loads(again.output)["turns"], talk.starts_ms, strict=True):
        assert abs(found["words"][0]["start_ms"] - start) <= NEAR_MS


# --- how these are told --------------------------------------------------------------------


def refused(audio: Path, transcript: Transcript) -> ReaderError:
    with pytest.raises(ReaderError) as caught:
        align(audio, transcript)
    return caught.value


def assert_near(
    alignment: Alignment, talk: Excerpt, folder: Path, *, turns: int | None = None
) -> None:
    """The first ``turns`` turns (all) start where they should."""
    transcript = talk.transcript(folder)
    found = turn_starts(alignment, transcript)[:turns]
    errors = [
        None if start is None else abs(start - expected)
        for start, expected in zip(found, talk.starts_ms[: len(found)], strict=True)
    ]
    assert all(error is not None and error <= NEAR_MS for error in errors), errors


def words_of(alignment_file: Path) -> object:
    content = json.loads(alignment_file.read_text(encoding="utf-8"))
    return content["turns"]


@dataclass(frozen=True)
class Ended:
    status: int
    output: str
    errors: str
    cpu_s: float
    peak_mib: float


class Running:
    """``earmark align`` as a process of its own."""

    def __init__(self, *arguments: str | Path, data_dir: Path) -> None:
        said = Path(arguments[0]).parent
        environment = os.environ | {"EARMARK_DATA_DIR": str(data_dir), "PYTHONPATH": str(ROOT)}
        self._out = said.joinpath("stdout").open("w+", encoding="utf-8")
        self._err = said.joinpath("stderr").open("w+", encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "reader", "align", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=self._out,
            stderr=self._err,
            env=environment,
        )

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.returncode is None:
            self._process.kill()
            self._process.wait()
        self._out.close()
        self._err.close()

    def kill(self) -> None:
        os.kill(self._process.pid, signal.SIGKILL)

    def wait(self) -> Ended:
        _, status, usage = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        return Ended(
            self._process.returncode,
            output=self._written(self._out),
            errors=self._written(self._err),
            cpu_s=usage.ru_utime + usage.ru_stime,
            peak_mib=usage.ru_maxrss / 1024,
        )

    @staticmethod
    def _written(file: TextIO) -> str:
        file.seek(0)
        return file.read()

    def wait_for_engine(self) -> int:
        """The process id of an engine that is at work."""
        while self._process.poll() is None:
            for pid in children_of(self._process.pid):
                try:
                    command_line = Path(f"/proc/{pid}/cmdline").read_bytes()
                    ticks = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11]
                except OSError:
                    continue  # it has just ended
                # Half a second of work: it has begun to listen.
                if SERVE.encode() in command_line and int(ticks) > os.sysconf("SC_CLK_TCK") / 2:
                    return pid
            self._let_work()
        raise AssertionError(f"it ended without an engine: {self._written(self._err)}")

    def wait_for_journal(self, data_dir: Path) -> None:
        """Until a few of the things that were done are on the disk."""
        while self._process.poll() is None:
            journals = data_dir.rglob("alignments/*.journal")
            if any(path.read_bytes().count(b"\n") > 4 for path in journals):
                return
            self._let_work()
        raise AssertionError(f"it ended without a journal: {self._written(self._err)}")

    @staticmethod
    def has_ended(pid: int, *, within_s: float) -> bool:
        """Whether the process, not a child of ours, ends in time."""
        try:
            descriptor = os.pidfd_open(pid)
        except ProcessLookupError:
            return True
        try:
            return bool(select.select([descriptor], [], [], within_s)[0])
        finally:
            os.close(descriptor)

    def _let_work(self) -> None:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(0.02)


def command(*arguments: str | Path, data_dir: Path) -> Ended:
    data_dir.mkdir(parents=True, exist_ok=True)
    with Running(*arguments, data_dir=data_dir) as run:
        return run.wait()


def children_of(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:
            continue
    return found
