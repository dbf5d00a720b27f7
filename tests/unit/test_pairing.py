"""Which files of an archive belong together."""

import os
from pathlib import Path

import pytest

from reader.core.errors import FileProblem
from reader.pairing import Archive, Pair, find_pairs


def archive(folder: Path, *names: str) -> Archive:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return find_pairs(folder)


def told(found: Archive, folder: Path) -> list[str]:
    return [
        " ".join(str(path.relative_to(folder)) for path in (pair.audio, *pair.texts, *pair.timed))
        for pair in found.pairs
    ]


def test_files_of_one_stem_are_a_pair_in_any_depth(tmp_path: Path) -> None:
    found = archive(
        tmp_path, "b.mp3", "b.txt", "2024/may/c.opus", "2024/may/C.md", "2024/a.wav", "2024/a.html"
    )
    assert told(found, tmp_path) == [
        "2024/a.wav 2024/a.html",
        "2024/may/c.opus 2024/may/C.md",
        "b.mp3 b.txt",
    ]
    assert found.lonely == ()


def test_a_language_or_the_recordings_suffix_in_the_name_does_not_part_them(tmp_path: Path) -> None:
    found = archive(tmp_path, "talk.mp3", "talk.en.txt", "other.m4a", "other.m4a.txt")
    assert told(found, tmp_path) == ["other.m4a other.m4a.txt", "talk.mp3 talk.en.txt"]


def test_plain_text_goes_before_mark_up_and_captions_stand_apart(tmp_path: Path) -> None:
    found = archive(tmp_path, "a.mp3", "a.html", "a.md", "a.txt", "a.srt", "a.vtt", "a.json")
    names = ["a.mp3", "a.txt", "a.md", "a.html"]
    audio, *texts = (tmp_path / name for name in names)
    assert found.pairs == (Pair(audio, tuple(texts), (tmp_path / "a.srt", tmp_path / "a.vtt")),)


def test_captions_alone_are_a_pair_with_no_text(tmp_path: Path) -> None:
    found = archive(tmp_path, "a.mp3", "a.srt")
    assert found.pairs == (Pair(tmp_path / "a.mp3", (), (tmp_path / "a.srt",)),)


def test_the_only_recording_and_the_only_text_of_a_folder_are_a_pair(tmp_path: Path) -> None:
    found = archive(
        tmp_path, "1/audio.mp3", "1/transcript.txt", "2/audio.mp3", "2/transcript.txt", "2/notes.md"
    )
    assert told(found, tmp_path) == ["1/audio.mp3 1/transcript.txt"]
    assert found.lonely == (tmp_path / "2/audio.mp3",)


def test_a_stem_that_is_unique_joins_two_folders(tmp_path: Path) -> None:
    found = archive(
        tmp_path,
        "audio/a.mp3",
        "text/a.txt",
        "audio/b.mp3",
        "text/b.txt",
        "old/b.txt",
        "text/z.txt",
    )
    assert told(found, tmp_path) == ["audio/a.mp3 text/a.txt"]
    assert found.lonely == (tmp_path / "audio/b.mp3",)  # which of the two is it?


def test_several_recordings_of_one_name_are_said(tmp_path: Path) -> None:
    found = archive(tmp_path, "a.mp3", "a.wav", "a.txt")
    assert told(found, tmp_path) == ["a.mp3 a.txt"]
    assert found.spare == (tmp_path / "a.wav",)


def test_hidden_files_and_alignments_are_no_texts(tmp_path: Path) -> None:
    found = archive(tmp_path, "a.mp3", ".a.txt", ".git/a.txt", "a.earmark.json")
    assert found == Archive((), (tmp_path / "a.mp3",))


def test_no_file_is_in_two_pairs(tmp_path: Path) -> None:
    names = [
        f"{folder}/{stem}.{suffix}"
        for folder in ("x", "y", "x/z")
        for stem in ("a", "b")
        for suffix in ("mp3", "txt", "md")
        if (folder, stem, suffix) not in {("y", "a", "mp3"), ("x", "b", "txt"), ("x", "b", "md")}
    ]
    found = archive(tmp_path, *names)
    used = [path for pair in found.pairs for path in (pair.audio, *pair.texts)]
    assert len(used) == len(set(used))
    assert {pair.audio for pair in found.pairs} | set(found.lonely) == set(tmp_path.rglob("*.mp3"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may look anywhere")
def test_a_closed_folder_is_said(tmp_path: Path) -> None:
    archive(tmp_path, "a.mp3", "a.txt", "closed/b.mp3")
    (tmp_path / "closed").chmod(0)
    try:
        found = find_pairs(tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o755)
    assert found.closed == (tmp_path / "closed",)
    assert told(found, tmp_path) == ["a.mp3 a.txt"]


@pytest.mark.parametrize(
    ("name", "problem"), [("gone", "no such folder"), ("a.txt", "not a folder")]
)
def test_what_is_no_folder_is_said(tmp_path: Path, name: str, problem: str) -> None:
    archive(tmp_path, "a.txt")
    with pytest.raises(FileProblem, match=problem):
        find_pairs(tmp_path / name)
