"""Names for exported files that every system takes, and that are the same the next time."""

from __future__ import annotations

import re
import unicodedata

from reader.core.document_notes import DocumentNotes

MOST_BYTES = 140  # of 255 that a name may have: encrypted folders and synchronising take theirs

# What Windows, macOS, Linux or Obsidian's links do not take in a name.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]%\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def safe_file_name(title: str, extension: str = "", distinction: str = "") -> str:
    """``title`` as the name of a file, MOST_BYTES long at most; ``distinction`` and
    ``extension`` are whole at its end. It is never empty, hidden, or a device of Windows,
    and leads to no other folder."""
    # Composed, as Linux and Windows have it: macOS finds it either way.
    title = unicodedata.normalize("NFC", title)
    title = "".join(" " if unicodedata.category(c) in _INVISIBLE else c for c in title)
    stem = " ".join(_FORBIDDEN.sub(" ", title).split()).strip(". ")
    if _RESERVED.fullmatch(stem):
        stem = f"{stem}_"
    end = (f" {distinction}" if distinction else "") + extension
    room = MOST_BYTES - len(end.encode())
    stem = stem.encode()[:room].decode("utf-8", "ignore").strip(". ") or "Untitled"
    return stem + end


def document_file_name(document: DocumentNotes, extension: str) -> str:
    """The lasting name of a document's file: two documents of one title have different ones,
    and one whose title stays keeps its."""
    return safe_file_name(document.title, extension, document.text_hash[:6])
