"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from reader.core.errors import FileProblem
from reader.core.text import say


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
