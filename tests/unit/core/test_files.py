"""Atomic writing: the old file or the new one, never half."""

from __future__ import annotations

import errno
import os
import resource
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.errors import FileProblem
from reader.core.files import make_room, write_atomically


def test_writing_replaces_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.mkdir()
    with pytest.raises(FileProblem, match="cannot be written"):
        write_atomically(path, b"one")
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(FileProblem):
        write_atomically(tmp_path / "no" / "folder", b"one")


def test_pieces_are_written_in_order(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, (b"%d " % number for number in range(3)))
    assert path.read_bytes() == b"0 1 2 "


def test_pieces_that_fail_half_way_leave_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")

    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise LookupError("a bug")

    with pytest.raises(LookupError, match="a bug"):
        write_atomically(path, pieces())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_takes_no_more_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(FileProblem, match=os.strerror(errno.EFBIG)) as caught:
            write_atomically(path, (b"x" * 4096 for _ in range(3)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert caught.value.path == path
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_long_name_leaves_room_for_the_name_beside_it(tmp_path: Path) -> None:
    path = tmp_path / ("\u00e9" * 120 + ".json")
    write_atomically(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_room_is_made_by_what_was_of_use_longest_ago(tmp_path: Path) -> None:
    for age, name in enumerate(("d.png", "c.png", "b.png", "a.png", "other.txt")):
        path = tmp_path / name
        path.write_bytes(bytes(10))
        os.utime(path, (1000 - age, 1000 - age))
    make_room(tmp_path, ".png", 25, spared=tmp_path / "a.png")
    assert {path.name for path in tmp_path.iterdir()} == {"d.png", "a.png", "other.txt"}
    make_room(tmp_path, ".png", 20)
    assert len(list(tmp_path.iterdir())) == 3
    make_room(tmp_path / "not there", ".png", 0)
