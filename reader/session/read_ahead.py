"""A text that was never open before, read by a second process while Qt starts in the first.

Reading the text and starting the window are both work for the interpreter, so a thread
gains nothing; a second process takes what it reads to the cache of texts, where the loader
finds it. Where it is late, fails or cannot be started, the loader reads by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.errors import ReaderError
from reader.session.companions import find_companions, role_of
from reader.storage.data_folder import data_folder
from reader.storage.transcript_cache import FORMATS, TranscriptCache

if TYPE_CHECKING:
    from subprocess import Popen

PATIENCE_S = 3.0

# Reading a text takes the standard library and us: the packages (-S) are not looked for.
_READ = "import sys; sys.path.insert(0, sys.argv[1]); "
_READ += "from reader.session.read_ahead import read; read(*sys.argv[2:])"
_HOME = Path(__file__).parents[2]


class ReadAhead:
    """A process that reads the text to be kept under ``key``."""

    def __init__(self, key: str, process: Popen[bytes]) -> None:
        self.key = key
        self._process = process

    def wait(self) -> None:
        """Until it has ended, but no longer than PATIENCE_S."""
        import subprocess

        try:
            self._process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def read_ahead(paths: Sequence[Path], chosen_folder: Path | None) -> ReadAhead | None:
    """Begin to read the text among ``paths``; None where there is nothing to be gained."""
    text = next((path for path in paths if role_of(path) == "transcript"), None)
    if text is None or not text.is_file():
        return None
    cache = TranscriptCache(data_folder(chosen_folder), FORMATS)
    key = cache.key(text, ())
    if key is None or key in cache:
        return None
    import subprocess  # 5 ms, which most starts need not pay

    folder = str(data_folder(chosen_folder))
    command = [sys.executable, "-S", "-c", _READ, str(_HOME), str(text.absolute()), folder]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None
    return ReadAhead(key, process)


def read(text: str, folder: str) -> None:
    """What the second process does."""
    from reader.session.loader import load_text

    cache = TranscriptCache(Path(folder), FORMATS)
    try:
        loaded = load_text(find_companions([Path(text)]), frozenset(), cache)
    except ReaderError:
        return  # the first process will find out, too, and say it
    if loaded.cache_key:
        cache.put(loaded.cache_key, loaded.transcript)
