"""What the align command does with files before it begins to work."""

import os
import sys
from array import array
from dataclasses import replace
from pathlib import Path

import pytest

from reader.align.journal import Journal
from reader.align_files import (
    Earlier,
    check_output,
    earlier_alignment,
    is_begun,
    journal_for,
    keep_alignment,
    recording_and_text,
)
from reader.core.errors import FileProblem
from reader.core.pins import Pin
from reader.core.resources import resource
from reader.core.timing import Alignment, Provenance
from reader.core.transcript import Speaker, Transcript
from reader.formats.alignment_file import write_alignment

AUDIO = resource("sample", "the-slow-ear.mp3")
TEXT = resource("sample", "the-slow-ear.txt")
HASH, OTHER_HASH = "ab" * 32, "cd" * 32
TRANSCRIPT = Transcript(
    ["One two three.", "Four five."], array("i", [0, 1]), (Speaker("Ana"), Speaker("Ben"))
)
ALIGNMENT = Alignment(
    array("q", [0, 500, 1000, 2000, 2400]),
    array("q", [500, 1000, 1500, 2400, 2800]),
    bytearray([Provenance.MEASURED] * 5),
    bytearray([95] * 5),
    duration_ms=3000,
    audio_hash=HASH,
)
PINNED = replace(
    ALIGNMENT,
    provenance=bytearray([Provenance.MEASURED] * 3 + [Provenance.PINNED, Provenance.MEASURED]),
)


# --- which is which ------------------------------------------------------------------------


@pytest.mark.parametrize("files", [[AUDIO, TEXT], [TEXT, AUDIO], [AUDIO], [TEXT]])
def test_either_order_will_do_and_one_finds_the_other(files: list[Path]) -> None:
    assert recording_and_text(files) == (AUDIO, TEXT)


def test_content_tells_them_apart_where_names_do_not(tmp_path: Path) -> None:
    sound, words = tmp_path / "one", tmp_path / "two.mp3"
    sound.write_bytes(AUDIO.read_bytes()[:4000])
    words.write_text("Ana: Wörter.\n", encoding="utf-16")
    assert recording_and_text([words, sound]) == (sound, words)


def test_a_document_is_taken_for_the_transcript_whose_reader_can_say_what_it_is(
    tmp_path: Path,
) -> None:
    document = tmp_path / "talk.pdf"
    document.write_bytes(b"%PDF-1.7\n\0\0")
    assert recording_and_text([document, AUDIO]) == (AUDIO, document)


def test_two_texts_or_two_recordings_are_said(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Ana: Words.\n", encoding="utf-8")
    with pytest.raises(FileProblem, match=r"Both files are texts \(the-slow-ear.txt and other.txt"):
        recording_and_text([TEXT, other])
    with pytest.raises(FileProblem, match="Both files are recordings"):
        recording_and_text([AUDIO, AUDIO])


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no such file"):
        recording_and_text([AUDIO, tmp_path / "gone.txt"])
    with pytest.raises(FileProblem, match="--batch FOLDER"):
        recording_and_text([AUDIO, tmp_path])
    alone = tmp_path / "alone.txt"
    alone.write_text("Ana: Words.\n", encoding="utf-8")
    with pytest.raises(FileProblem, match="No recording was found beside it"):
        recording_and_text([alone])


# --- where the result may go ---------------------------------------------------------------


def test_nothing_it_is_made_from_is_replaced(tmp_path: Path) -> None:
    text = tmp_path / "talk.txt"
    text.write_text("Ana: Words.\n", encoding="utf-8")
    link = tmp_path / "link.json"
    link.symlink_to(text)
    for output in (text, link):
        with pytest.raises(FileProblem, match="one of the files it is made from"):
            check_output(output, (AUDIO, text))


def test_a_folder_that_is_missing_or_in_the_way_is_said_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="does not exist"):
        check_output(tmp_path / "gone" / "out.json", (AUDIO, TEXT))
    with pytest.raises(FileProblem, match="This is a folder"):
        check_output(tmp_path, (AUDIO, TEXT))
    check_output(tmp_path / "out.json", (AUDIO, TEXT))


@pytest.mark.skipif(sys.platform != "linux", reason="nobody may make files in /proc")
def test_a_folder_that_takes_no_files_is_said_before_the_work() -> None:
    with pytest.raises(FileProblem, match="cannot be written to this folder"):
        check_output(Path("/proc/out.json"), (AUDIO, TEXT))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_said_before_the_work(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FileProblem, match="cannot be written to this folder"):
        check_output(tmp_path / "out.json", (AUDIO, TEXT))


# --- what is there already -----------------------------------------------------------------


def test_times_set_by_hand_are_kept(tmp_path: Path) -> None:
    output = tmp_path / "talk.earmark.json"
    write_alignment(output, PINNED, TRANSCRIPT)
    assert earlier_alignment(output, TRANSCRIPT, HASH, may_be_another=False) == Earlier(
        (Pin(3, 2000),)
    )


@pytest.mark.parametrize("content", [None, b""])
def test_where_nothing_is_nothing_is_in_the_way(tmp_path: Path, content: bytes | None) -> None:
    output = tmp_path / "talk.earmark.json"
    if content is not None:
        output.write_bytes(content)
    assert earlier_alignment(output, TRANSCRIPT, HASH, may_be_another=False) == Earlier()


def test_an_alignment_of_the_same_recording_is_replaced(tmp_path: Path) -> None:
    output = tmp_path / "talk.earmark.json"
    write_alignment(output, ALIGNMENT, TRANSCRIPT)
    assert earlier_alignment(output, TRANSCRIPT, HASH, may_be_another=False) == Earlier()


def test_one_that_does_not_know_its_recording_is_replaced(tmp_path: Path) -> None:
    output = tmp_path / "talk.earmark.json"
    write_alignment(output, replace(ALIGNMENT, audio_hash=""), TRANSCRIPT)
    assert earlier_alignment(output, TRANSCRIPT, HASH, may_be_another=False) == Earlier()


def test_another_recordings_alignment_is_not_replaced_unasked(tmp_path: Path) -> None:
    output = tmp_path / "talk.earmark.json"
    write_alignment(output, ALIGNMENT, TRANSCRIPT)
    with pytest.raises(FileProblem, match="another recording already"):
        earlier_alignment(output, TRANSCRIPT, OTHER_HASH, may_be_another=False)
    found = earlier_alignment(output, TRANSCRIPT, OTHER_HASH, may_be_another=True)
    assert found.pins == ()
    assert found.prior is not None
    assert found.prior.start_ms == ALIGNMENT.start_ms


@pytest.mark.parametrize("may_be_another", [True, False])
def test_times_set_by_hand_in_another_recording_are_never_replaced_unasked(
    tmp_path: Path, may_be_another: bool
) -> None:
    output = tmp_path / "talk.earmark.json"
    write_alignment(output, PINNED, TRANSCRIPT)
    with pytest.raises(FileProblem, match="1 time set by hand"):
        earlier_alignment(output, TRANSCRIPT, OTHER_HASH, may_be_another=may_be_another)


@pytest.mark.parametrize("content", [b"my notes", b'{"format": "earmark-alignment"}'])
def test_another_file_is_not_replaced_unasked(tmp_path: Path, content: bytes) -> None:
    output = tmp_path / "talk.earmark.json"
    output.write_bytes(content)
    with pytest.raises(FileProblem, match="--force"):
        earlier_alignment(output, TRANSCRIPT, HASH, may_be_another=True)
    assert output.read_bytes() == content


# --- keeping -------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="there files have no largest size")
def test_a_full_disk_says_that_the_work_is_kept(tmp_path: Path) -> None:
    import resource as limits

    output = tmp_path / "talk.earmark.json"
    write_alignment(output, PINNED, TRANSCRIPT)
    before = output.read_bytes()
    soft, hard = limits.getrlimit(limits.RLIMIT_FSIZE)
    limits.setrlimit(limits.RLIMIT_FSIZE, (64, hard))
    try:
        with pytest.raises(FileProblem, match="What was aligned is kept") as caught:
            keep_alignment(output, ALIGNMENT, TRANSCRIPT)
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, (soft, hard))
    assert "cannot be written" in str(caught.value)
    assert output.read_bytes() == before
    assert list(tmp_path.iterdir()) == [output]


def test_a_journal_belongs_to_one_recording_and_one_text() -> None:
    names = {journal_for(a, t) for a in (HASH, OTHER_HASH) for t in (HASH, OTHER_HASH)}
    assert len(names) == 4
    journal = journal_for(HASH, OTHER_HASH)
    assert journal.parent.is_dir()
    assert not is_begun(journal)
    kept = Journal(journal)
    assert not is_begun(journal)
    kept.put("a piece", ["what was heard in it"])
    kept.close()
    assert is_begun(journal)
    assert journal_for(HASH, OTHER_HASH) == journal


def test_a_data_folder_that_cannot_be_made_does_not_stop_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("EARMARK_DATA_DIR", str(tmp_path / "file" / "data"))
    assert not is_begun(journal_for(HASH, HASH))
