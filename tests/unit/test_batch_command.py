"""What an archive's run decides without aligning; tests/e2e has the rest."""

import os
from array import array
from dataclasses import replace
from pathlib import Path

import pytest

from reader.align.progress import Progress, Stage
from reader.align.sound.decode import audio_hash
from reader.batch_command import Overall, at_a_time, up_to_date
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.formats.alignment_file import write_alignment
from reader.formats.registry import load_transcript


class Talk:
    def __init__(self, folder: Path) -> None:
        self.audio, self.text = folder / "talk.mp3", folder / "talk.txt"
        self.output = folder / "talk.earmark.json"
        self.audio.write_bytes(b"sound")
        self.text.write_text("Ana: One two.\n\nBen: Three.\n", encoding="utf-8")
        transcript = load_transcript(self.text)
        self.alignment = Alignment(
            array("q", [0, 500, 1000]),
            array("q", [500, 1000, 1500]),
            bytearray(3),
            bytearray([90] * 3),
            duration_ms=2000,
            audio_hash=audio_hash(self.audio),
        )
        write_alignment(self.output, self.alignment, transcript)

    def age(self, path: Path, by_s: int) -> None:
        status = path.stat()
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + by_s * 10**9))

    @property
    def is_up_to_date(self) -> bool:
        return up_to_date(self.output, load_transcript(self.text), self.audio) is not None


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    return Talk(tmp_path)


def test_what_is_aligned_is_told_with_its_figures(talk: Talk) -> None:
    found = up_to_date(talk.output, load_transcript(talk.text), talk.audio)
    assert found is not None
    assert (found.words, found.measured, found.duration_ms) == (3, 3, 2000)


def test_a_changed_recording_or_text_is_aligned_again(talk: Talk) -> None:
    talk.audio.write_bytes(b"other sound")
    talk.age(talk.audio, 10)
    assert not talk.is_up_to_date
    talk.audio.write_bytes(b"sound")
    talk.age(talk.audio, 10)
    assert talk.is_up_to_date  # only touched
    talk.text.write_text("Ana: One two.\n\nBen: Three!\n", encoding="utf-8")
    assert not talk.is_up_to_date


@pytest.mark.parametrize("what", ["matched", "unfinished", "damaged", "missing"])
def test_what_is_no_finished_alignment_with_the_sound_is_made(talk: Talk, what: str) -> None:
    transcript = load_transcript(talk.text)
    if what == "matched":
        write_alignment(talk.output, replace(talk.alignment, audio_hash=""), transcript)
    elif what == "unfinished":
        partly = replace(
            talk.alignment,
            start_ms=array("q", [0, 500, NO_TIME]),
            end_ms=array("q", [500, 1000, NO_TIME]),
            provenance=bytearray([0, 0, Provenance.PENDING]),
            looked_at=(Span(0, 1000),),
        )
        write_alignment(talk.output, partly, transcript)
    elif what == "damaged":
        talk.output.write_bytes(talk.output.read_bytes()[:100])
    else:
        talk.output.unlink()
    assert not talk.is_up_to_date


@pytest.mark.parametrize(
    ("cores", "memory_gb", "asked", "expected"),
    [
        (1, 4, 0, (1, 1)),
        (2, 4, 0, (1, 2)),
        (8, 32, 0, (4, 2)),
        (8, 0, 0, (4, 2)),  # nobody knows how much memory there is
        (16, 4, 0, (2, 2)),  # memory for five engines
        (16, 1, 0, (1, 2)),
        (8, 32, 1, (1, 8)),
        (2, 4, 4, (4, 1)),
    ],
)
def test_the_machine_is_shared_out(
    cores: int, memory_gb: int, asked: int, expected: tuple[int, int]
) -> None:
    assert at_a_time(asked, cores, memory_gb * 10**9) == expected


class Clock:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_all_of_it_is_shown_as_one(tmp_path: Path) -> None:
    paths = []
    for name in "abcdef":
        path = tmp_path / f"{name}.mp3"
        path.write_bytes(bytes(16_000))  # a second, as long as nobody knows better
        paths.append(path)
    clock = Clock()
    overall = Overall(clock)
    for path in paths:
        overall.expect(path)
    assert overall.text(0, 6) == (0.0, "0 of 6")
    assert overall.left_s() is None
    overall.finish(paths[0])  # left out: as good as done, but no sign of the pace
    for path in paths[1:5]:
        overall.note(path, Progress(Stage.LISTENING, 1000))
    clock.now_s = 10.0
    for path in paths[1:5]:
        overall.note(path, Progress(Stage.PLACING, 1000, (Span(0, 500),)))
    part, text = overall.text(1, 6)
    assert part == pytest.approx(0.5)
    assert text == "1 of 6: b 50 %, c 50 %, d 50 %, 1 more"
    left_s = overall.left_s()
    assert left_s == pytest.approx(15.0)
    for path in paths[1:5]:
        overall.finish(path)
    part, text = overall.text(5, 6)
    assert part == pytest.approx(5 / 6)
    assert text == "5 of 6"
