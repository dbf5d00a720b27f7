"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from reader.core.errors import FileProblem


def write_atomically(path: Path, data: bytes) -> None:
    """Write to a file beside ``path``, flush it to the disk, and put it in its place.

    Raises FileProblem; what was at ``path`` is then untouched.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        if sys.platform != "win32":  # Windows cannot open folders
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise FileProblem(
            f"cannot be written ({error.strerror}).",
            remedy="Nothing that was there is lost.",
            path=path,
        ) from error
