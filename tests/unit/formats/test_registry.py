from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.core.errors import FormatProblem
from reader.formats.base import TimedText
from reader.formats.registry import formats, load_any, load_timed, load_transcript

STAMPED = "Ada [00:00:01] One two.\n\n[00:00:05] Three.\n\nBen [00:00:09] Four.\n"
CAPTIONS = (
    "1\n00:00:01,000 --> 00:00:02,000\nOne two.\n\n2\n00:00:02,000 --> 00:00:03,000\nThree.\n"
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    assert isinstance(load_any(write(tmp_path, "a.txt", CAPTIONS)), TimedText)
    assert len(load_transcript(write(tmp_path, "b.srt", STAMPED))) == 2


@pytest.mark.parametrize(
    "between", ["-->", "->", "==>", "\u2192", "--&gt;", "\u2013>", "- ->", " - ", ","]
)
@pytest.mark.parametrize("mark", ["", "WEBVTT\n\n"])
def test_no_format_is_passed_over_that_would_know_its_file(between: str, mark: str) -> None:
    head = mark + CAPTIONS.replace(" --> ", f" {between} ")
    path = Path("talk.srt")
    asked = set(formats(head))
    assert {f for f in formats() if f.recognises(head, path)} <= asked


def test_captions_are_not_imported_for_a_text(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Ada: One.\n\nBen: Two.\n")
    code = (
        "import sys; from pathlib import Path; from reader.formats.registry import load_any;"
        f"load_any(Path({str(path)!r})); print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(run.stdout.split())
    assert "reader.formats.plain_text" in modules
    assert not {f"reader.formats.{n}" for n in ("srt", "webvtt", "html_text")} & modules


def test_a_stamped_text_is_also_timed(tmp_path: Path) -> None:
    timed = load_timed(write(tmp_path, "a.md", STAMPED))
    assert [(c.start_ms, c.end_ms, c.speaker, c.text) for c in timed.cues] == [
        (1000, None, "Ada", "One two."),
        (5000, None, "Ada", "Three."),
        (9000, None, "Ben", "Four."),
    ]


def test_captions_are_also_a_transcript(tmp_path: Path) -> None:
    transcript = load_transcript(write(tmp_path, "a.srt", CAPTIONS))
    assert " ".join(transcript.texts).split() == ["One", "two.", "Three."]


def test_a_text_without_times_is_no_timed_file(tmp_path: Path) -> None:
    with pytest.raises(FormatProblem, match="no times"):
        load_timed(write(tmp_path, "a.txt", "Ada: One.\n\nBen: Two.\n"))


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(FormatProblem, match="empty"):
        load_any(write(tmp_path, "a.txt", " \n"))


def test_a_text_is_read_without_the_caption_library(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STAMPED)
    code = (
        "import sys; from pathlib import Path; from reader.formats.registry import load_transcript;"
        f"load_transcript(Path({str(path)!r}));"
        "print([m for m in ('pysrt', 'numpy', 'rapidfuzz', 'html.parser') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.strip() == "[]"
