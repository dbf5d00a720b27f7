"""Text and paths as SQLite can hold them: it wants valid UTF-8, the world has more."""

from __future__ import annotations

import os
from pathlib import Path

# No path contains a NUL, so nothing else begins like this.
_RAW_PATH = "\0path:"


def storable_text(text: str) -> str:
    """``text`` with halves of surrogate pairs joined, and lone ones replaced by U+FFFD.

    Qt hands such halves over when a character outside the basic plane is cut in two; a
    note must not be refused because of one.
    """
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def path_to_text(path: Path) -> str:
    """A path as text that ``path_from_text`` turns back, also one that is not UTF-8."""
    text = str(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        return _RAW_PATH + os.fsencode(path).hex()
    return text


def path_from_text(text: str) -> Path:
    if text.startswith(_RAW_PATH):
        return Path(os.fsdecode(bytes.fromhex(text.removeprefix(_RAW_PATH))))
    return Path(text)
