"""Files that are there whole or not at all, and folders of them that do not grow for ever."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from reader.core.errors import FileProblem
from reader.core.text import say

_LEFT_OVER_S = 3600  # what a process that was ended had begun to write


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write to a file beside ``path``, flush it to the disk, and put it in its place.

    ``data`` may come in pieces, which are written as they come; what their making raises
    is passed on. Raises FileProblem. Either way what was at ``path`` is then untouched,
    and nothing is left beside it.
    """
    # The process's number parts two that write at once. Names may have 255 bytes.
    temporary = path.with_name(f".{path.name[:48]}.{os.getpid()}.tmp")
    try:
        try:
            with temporary.open("wb") as file:
                for piece in (data,) if isinstance(data, bytes) else data:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        if sys.platform != "win32":  # pragma: no branch - Windows cannot open folders
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    except OSError as error:
        raise FileProblem(
            say("This file cannot be written ({reason}).", reason=error.strerror or error),
            remedy=say(
                "Check that the folder exists, may be written to and has room. "
                "Nothing that was there is lost."
            ),
            path=path,
        ) from error


def make_room(folder: Path, suffix: str, most_bytes: int, spared: Path | None = None) -> None:
    """Delete files of a cache, those first that were changed (``os.utime``: used) longest ago,
    until those that end in ``suffix`` have ``most_bytes`` at most; ``spared`` stays. What was
    left behind by writing that was ended goes too. Never raises: a cache may be too large."""
    files: list[tuple[float, int, Path]] = []
    with suppress(OSError):
        for path in folder.iterdir():
            with suppress(OSError):
                status = path.stat()
                if path.suffix == suffix:
                    files.append((status.st_mtime, status.st_size, path))
                elif path.suffix == ".tmp" and status.st_mtime < time.time() - _LEFT_OVER_S:
                    path.unlink()
    total_bytes = sum(size for _, size, _ in files)
    for _, size, path in sorted(files):
        if total_bytes <= most_bytes:
            return
        if path != spared:
            with suppress(OSError):
                path.unlink()
                total_bytes -= size
