"""The command line, run as a user runs it but for the process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli import main
from reader.core.resources import resource

SAMPLE = resource("sample", "the-slow-ear.txt")

CAPTIONS = """WEBVTT

00:00:00.600 --> 00:00:02.100
<v Mira>Welcome back to The Slow Ear.

00:00:02.400 --> 00:00:08.600
<v Mira>Today we talk about a small habit that changed how I learn: listening to a conversation
while reading its words.

00:00:18.373 --> 00:00:19.100
<v Theo>Thank you.
"""


def test_info_as_json_has_every_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(SAMPLE), "--json"]) == 0
    info = json.loads(capsys.readouterr().out)
    assert list(info) == [
        "title",
        "published",
        "speakers",
        "turns",
        "paragraphs",
        "words",
        "anchors",
        "chapters",
        "repairs",
        "warnings",
    ]
    assert info["title"].startswith("The Slow Ear")
    assert info["published"] == "November 23, 2026"
    assert [s["name"] for s in info["speakers"]] == ["Mira", "Theo", "Hana"]
    assert info["turns"] == sum(s["turns"] for s in info["speakers"]) == 26


def test_info_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(SAMPLE)]) == 0
    printed = capsys.readouterr().out
    assert "26 turns" in printed
    assert "Theo" in printed


def test_match_gives_words_times_and_writes_an_alignment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "Mira: " + "Welcome back to The Slow Ear. Today we talk about a small habit that changed "
    )
    text += (
        "how I learn: listening to a conversation while reading its words.\n\nTheo: Thank you.\n"
    )
    (tmp_path / "talk.txt").write_text(text, encoding="utf-8")
    (tmp_path / "talk.vtt").write_text(CAPTIONS, encoding="utf-8")
    out = tmp_path / "talk.earmark.json"
    given = ["match", str(tmp_path / "talk.txt"), str(tmp_path / "talk.vtt")]
    assert main([*given, "--json", "-o", str(out)]) == 0
    result = json.loads(capsys.readouterr().out)
    assert [t["start_ms"] for t in result["turns"]] == [600, 18373]
    assert result["turns"][0]["words"][0]["provenance"] == "source"
    assert out.exists()
    assert main([*given, "-o", str(out)]) == 0
    assert str(out) in capsys.readouterr().out


def test_a_missing_file_is_one_sentence_and_status_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["info", str(tmp_path / "gone.txt")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("earmark: ")
    assert "gone.txt" in error
    assert "Traceback" not in error


@pytest.mark.parametrize("given", [["open", "--at", "soon"], ["match", "only-one.txt"]])
def test_wrong_usage_is_status_two(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(given)
    assert caught.value.code == 2
    assert "usage: earmark" in capsys.readouterr().err


@pytest.mark.parametrize("wanted", [[], ["--json"]])
def test_a_terminal_without_the_letters_does_not_stop_a_report(
    tmp_path: Path, wanted: list[str]
) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("Zoë: Grüße.\n\nÅsa: Tack så mycket.\n\nZoë: Bitte.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "reader", "info", str(path), *wanted],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0, done.stderr
    if wanted:
        info = json.loads(done.stdout.decode("utf-8"))
        assert [speaker["name"] for speaker in info["speakers"]] == ["Zoë", "Åsa"]
    else:
        assert b"Zo\\xeb" in done.stdout
