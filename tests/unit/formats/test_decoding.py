"""Bytes to text: encodings, line ends, and files that are no text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from reader.core.errors import FileProblem, FormatProblem
from reader.formats.decoding import decode, read_source

TEXT = "Ada: Où est-il né? “Là.”\nBen: Ja – gleich.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"]
)
def test_unicode_is_read_exactly(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "talk.txt"
    data = TEXT.encode(encoding)
    path.write_bytes(data)
    source = read_source(path)
    assert source.text == TEXT
    assert source.warnings == ()
    assert source.data_hash == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_a_mark_decides_though_it_resembles_a_sound_frame(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert decode(mark + TEXT.encode(encoding), Path("x"))[0] == TEXT


def test_windows_1252_is_guessed_and_said() -> None:
    data = b"Ada: fine.\nBen: caf\xe9 \x93so\x94 \x96 \x80 5\n"
    text, encoding, warnings = decode(data, Path("x"))
    assert text == "Ada: fine.\nBen: café “so” – € 5\n"
    assert encoding == "cp1252"
    assert len(warnings) == 1
    assert warnings[0].startswith("Line 2:")


def test_a_few_bad_bytes_do_not_spoil_utf_8() -> None:
    data = "Où? Là! Né. Été.\n".encode() + b"one caf\xe9\n"
    text, encoding, warnings = decode(data, Path("x"))
    assert text == "Où? Là! Né. Été.\none café\n"
    assert encoding == "utf-8"
    assert warnings[0].startswith("Line 2:")


def test_bytes_without_a_character_show() -> None:
    text, _, _ = decode(b"caf\xe9 \x81.", Path("x"))
    assert text == "café \ufffd."


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029", "\n"])
def test_line_ends(end: str) -> None:
    assert decode(f"a{end}b{end}{end}c".encode(), Path("x"))[0] == "a\nb\n\nc"


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"ID3\x04\x00\x00", "recording"),
        (b"\xff\xfb\x90\x64", "recording"),
        (b"OggS\x00\x02", "recording"),
        (b"RIFF\x10\x20\x30\x40WAVEfmt ", "recording"),
        (b"\x00\x00\x00\x20ftypM4A ", "recording"),
        (b"fLaC\x00", "recording"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "word processor"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
    ],
)
def test_other_kinds_of_file_are_named(tmp_path: Path, head: bytes, what: str) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes(head + bytes(range(256)) * 4)
    with pytest.raises(FormatProblem, match=what) as caught:
        read_source(path)
    assert caught.value.path == path
    assert caught.value.remedy


def test_words_that_begin_like_a_signature_are_text() -> None:
    assert decode(b"FORM of words\n", Path("x"))[0] == "FORM of words\n"
    assert decode(b"ID3 tags are odd.\n", Path("x"))[0] == "ID3 tags are odd.\n"


def test_zero_bytes_are_refused_with_their_line() -> None:
    with pytest.raises(FormatProblem) as caught:
        decode(b"one\ntwo " + b"x" * 50 + b"\x00 three\n", Path("x"))
    assert caught.value.line == 2


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no such file"):
        read_source(tmp_path / "absent.txt")
    with pytest.raises(FileProblem, match="folder"):
        read_source(tmp_path)
    with pytest.raises(FileProblem, match="device"):
        read_source(Path("/dev/null"))
    with pytest.raises(FileProblem):
        read_source(tmp_path / ("x" * 5000))
    with pytest.raises(FileProblem):
        read_source(Path("a\0b"))
