"""Writing a file so that it is there whole or not at all; putting a damaged one aside."""

from __future__ import annotations

import os
import sys
import time
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
        if sys.platform != "win32":  # pragma: no branch - Windows cannot open folders
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


def put_aside(path: Path, companions: tuple[str, ...] = ()) -> Path:
    """Rename a damaged file so that it is kept; the new path. Files named like it plus one
    of ``companions`` go with it. Never replaces a file. Raises OSError."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    path.rename(aside)
    for suffix in companions:
        companion = path.with_name(path.name + suffix)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + suffix))
    return aside
