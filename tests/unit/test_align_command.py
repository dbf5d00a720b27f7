"""The align command as far as it comes without aligning; tests/e2e has the rest."""

import io
from argparse import Namespace
from pathlib import Path

import pytest

from reader.align.progress import Progress, Stage
from reader.align_run import Watch, align_options
from reader.cli import main
from reader.core.resources import resource
from reader.core.timing import Span
from reader.progress_bar import ProgressBar, in_time

AUDIO = resource("sample", "the-slow-ear.mp3")
TEXT = resource("sample", "the-slow-ear.txt")


@pytest.mark.parametrize(
    "given",
    [
        ["align"],
        ["align", "a.mp3", "b.txt", "c.txt"],
        ["align", "a.mp3", "b.txt", "--jobs", "0"],
        ["align", "a.mp3", "b.txt", "--jobs", "many"],
        ["align", "--batch", "folder", "a.mp3"],
        ["align", "--batch"],
        ["transcribe"],
    ],
)
def test_wrong_usage_is_status_two(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(given)
    assert caught.value.code == 2
    assert f"usage: earmark {given[0]}" in capsys.readouterr().err


def test_help_names_both_ways(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["align", "--help"])
    assert caught.value.code == 0
    told = capsys.readouterr().out
    assert "earmark align AUDIO TRANSCRIPT [-o FILE]" in told
    assert "earmark align --batch FOLDER" in told


def refusal(given: list[object], capsys: pytest.CaptureFixture[str]) -> str:
    """What a run says that ends with status 1: one line."""
    assert main([str(argument) for argument in given]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("earmark: ")
    assert captured.err.count("\n") == 1
    return captured.err


def test_what_cannot_be_aligned_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    output = tmp_path / "out.json"
    assert "gone.txt: There is no such file." in refusal(
        ["align", AUDIO, tmp_path / "gone.txt"], capsys
    )
    assert "empty.txt: The file is empty." in refusal(["align", AUDIO, empty, "-o", output], capsys)
    assert "Both files are texts" in refusal(["align", TEXT, empty], capsys)
    assert "does not exist" in refusal(
        ["align", AUDIO, TEXT, "-o", tmp_path / "gone" / "out.json"], capsys
    )
    assert "There is no such folder" in refusal(["align", "--batch", tmp_path / "gone"], capsys)
    assert "talk.mp3 and talk.txt" in refusal(["align", "--batch", tmp_path], capsys)
    assert not output.exists()


def test_a_result_in_the_way_is_found_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "notes.json"
    output.write_text("my notes", encoding="utf-8")
    told = refusal(["align", AUDIO, TEXT, "-o", output], capsys)
    assert "not an alignment of this transcript" in told
    assert "--force" in told
    assert output.read_text(encoding="utf-8") == "my notes"


def test_progress_is_shown_with_a_time_left_that_does_not_jump() -> None:
    stream = io.StringIO()
    now_s = 0.0

    def clock() -> float:
        return now_s

    watch = Watch(ProgressBar(stream, clock=clock), clock=clock)
    for part in range(11):
        now_s = part * 10.0
        left_s = (100 - now_s) * (1.3 if part % 2 else 0.8)
        done = (Span(0, part * 360_000),)
        watch(Progress(Stage.PLACING, 3_600_000, done, left_s=left_s))
    assert watch.part == 1.0
    lines = stream.getvalue().splitlines()
    assert lines[2].startswith("30 %  placing words 18:00 of 1:00:00  about 1 min left")
    assert lines[-1] == "100 %  placing words 1:00:00 of 1:00:00  a few seconds left"
    assert len(lines) == 10


def test_a_length_that_is_not_known_yet_is_no_fault() -> None:
    watch = Watch(ProgressBar(io.StringIO()))
    watch(Progress(Stage.LISTENING, 0))
    assert watch.part == 0.0


@pytest.mark.parametrize(
    ("duration_ms", "took_s", "said"),
    [
        (210_000, 9.0, "3:30 of sound in 9 s (23 times as fast as listening)"),
        (18_900_000, 320.0, "5:15:00 of sound in 5:20 (59 times as fast as listening)"),
        (1000, 4.0, "0:01 of sound in 4 s (0.2 times as fast as listening)"),
        (1000, 0.0, "0:01 of sound in 0 s (0.0 times as fast as listening)"),
    ],
)
def test_how_long_it_took(duration_ms: int, took_s: float, said: str) -> None:
    assert in_time(duration_ms, took_s) == said


def test_a_models_folder_is_found_from_anywhere_and_a_name_stays_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small").mkdir()
    for given, expected in (("small", str(tmp_path / "small")), ("base.en", "base.en"), ("", "")):
        options = Namespace(language="", engine="", refiner="", jobs=0, model=given)
        assert align_options(options).model == expected
