from pathlib import Path

import pytest

from reader.core.errors import FileProblem
from reader.session.companions import Companions, find_companions, stem_of


def make(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_text("x")
    return paths


def test_files_with_the_same_stem_find_each_other(tmp_path: Path) -> None:
    text, audio, timed, own, _ = make(
        tmp_path, "Talk.txt", "talk.mp3", "talk.en.srt", "talk.earmark.json", "other.mp3"
    )
    expected = Companions(text, audio, timed, own)
    assert find_companions([text]) == expected
    assert find_companions([audio]) == expected


def test_what_is_named_wins_over_what_is_found(tmp_path: Path) -> None:
    text, _, far = make(tmp_path, "talk.txt", "talk.mp3", "mix.flac")
    assert find_companions([text, far]).audio == far


def test_a_second_text_is_the_source_of_times(tmp_path: Path) -> None:
    plain, stamped = make(tmp_path, "plain.txt", "stamped.md")
    assert find_companions([plain, stamped]) == Companions(plain, timed=stamped)


def test_captions_alone_are_a_conversation(tmp_path: Path) -> None:
    captions, audio = make(tmp_path, "talk.vtt", "talk.opus")
    found = find_companions([captions])
    assert (found.main, found.audio, found.transcript) == (captions, audio, None)


def test_a_folder_stands_for_the_conversation_in_it(tmp_path: Path) -> None:
    text, audio = make(tmp_path, "transcript.txt", "recording.mp3")
    assert find_companions([tmp_path]) == Companions(text, audio)


def test_a_folder_of_several_asks_which(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt")
    with pytest.raises(FileProblem, match="holds 2 conversations"):
        find_companions([tmp_path])


def test_a_recording_without_a_text_says_what_to_do(tmp_path: Path) -> None:
    (audio,) = make(tmp_path, "talk.mp3")
    with pytest.raises(FileProblem, match=r"no transcript.*talk\.txt"):
        find_companions([audio])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"gone\.txt.*no such file"):
        find_companions([tmp_path / "gone.txt"])


def test_two_recordings_are_refused(tmp_path: Path) -> None:
    paths = make(tmp_path, "a.txt", "a.mp3", "b.mp3")
    with pytest.raises(FileProblem, match="two files are given"):
        find_companions(paths)


def test_stems_leave_out_language_and_our_own_suffix() -> None:
    assert {stem_of(Path(n)) for n in ("A.de.srt", "a.pt-BR.vtt", "a.earmark.json", "a.txt")} == {
        "a"
    }
    assert stem_of(Path("v1.2.txt")) == "v1.2"
