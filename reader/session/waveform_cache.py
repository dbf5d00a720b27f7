"""Waveforms that were computed, kept in the data folder so that they are there at once.

A recording is known by its size and what is in some places of it, not by its name: it may
be moved, and what another program changed in it is another recording.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from reader.core.errors import FileProblem
from reader.core.files import make_room, write_atomically
from reader.core.waveform import Waveform

FOLDER = "waveforms"
SUFFIX = ".waveform"
MOST_BYTES = 200 << 20  # about two hundred hours
_SAMPLES = 16
_SAMPLE_BYTES = 16 << 10


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
        make_room(self._folder, SUFFIX, self._most_bytes, spared=path)
        return True


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
