"""Waveforms that were computed, kept in the data folder so that they are there at once.

A recording is known by its size and what is in some places of it, not by its name: it may
be moved, and what another program changed in it is another recording.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from reader.core.errors import FileProblem
from reader.core.files import write_atomically
from reader.core.waveform import Waveform

FOLDER = "waveforms"
SUFFIX = ".waveform"
MOST_BYTES = 200 << 20  # about two hundred hours
_SAMPLES = 16
_SAMPLE_BYTES = 16 << 10
_LEFT_OVER_S = 3600  # what a process that was ended had begun to write


class WaveformCache:
    """Files in ``folder``, which is made when first needed. Never raises: a cache that cannot
    be used only costs time."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def path(self, recording: Path) -> Path | None:
        """Where the waveform of ``recording`` is kept, once it is; None where the recording
        cannot be read."""
        key = recording_key(recording)
        return None if key is None else self._folder / f"{key}{SUFFIX}"

    def load(self, path: Path) -> Waveform | None:
        """The waveform at ``path``; None where there is none, or a damaged one."""
        try:
            waveform = Waveform.from_bytes(path.read_bytes())
        except (OSError, ValueError):
            return None
        with suppress(OSError):
            os.utime(path)  # the oldest go first, by when they were last of use
        return waveform

    def keep(self, path: Path, waveform: Waveform) -> bool:
        """Write it, whole or not at all, and make room; whether that could be done."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, waveform.to_bytes())
        except (OSError, FileProblem):
            return False
        self._make_room(path)
        return True

    def _make_room(self, newest: Path) -> None:
        files: list[tuple[float, int, Path]] = []
        with suppress(OSError):
            for path in self._folder.iterdir():
                with suppress(OSError):
                    status = path.stat()
                    if path.suffix == SUFFIX:
                        files.append((status.st_mtime, status.st_size, path))
                    elif path.suffix == ".tmp" and status.st_mtime < time.time() - _LEFT_OVER_S:
                        path.unlink()
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= self._most_bytes:
                return
            if path != newest:
                with suppress(OSError):
                    path.unlink()
                    total -= size


def recording_key(recording: Path) -> str | None:
    """Names what is in the file: a hash of its length and of pieces from all over it. A quarter
    of a megabyte is read, however long it is. None where it cannot be read."""
    import hashlib

    try:
        with recording.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            digest = hashlib.sha256(str(size).encode())
            for number in range(_SAMPLES):
                file.seek(max(0, size - _SAMPLE_BYTES) * number // (_SAMPLES - 1))
                digest.update(file.read(_SAMPLE_BYTES))
    except OSError:
        return None
    return digest.hexdigest()[:40]
