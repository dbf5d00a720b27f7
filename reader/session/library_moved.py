"""Finding files that were moved: the one that was named, and its neighbours with it.

Runs in a worker: Qt-free, reads files, decides nothing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import ReaderError
from reader.session.companions import find_companions
from reader.storage.library_shelf import ShelfEntry

MOST_LOOKED_AT = 50_000  # files of a folder named by the user
CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """Where the files of a document are now. ``changed``: the text is not the one it was."""

    document_id: int
    path: Path
    audio: Path | None
    changed: bool = False


def find_moved(
    wanted: ShelfEntry,
    chosen: Path,
    missing: Iterable[ShelfEntry],
    cancelled: Callable[[], bool] = lambda: False,
) -> list[FoundFiles]:
    """``wanted`` is at ``chosen`` (a file), or somewhere below it (a folder); which of
    ``missing`` are then found by the same move. The wanted one comes first; the list is
    empty where it is not there. A neighbour counts only if its text is the same, byte by byte.
    """
    path = _in_folder(wanted, chosen, cancelled) if chosen.is_dir() else chosen
    if path is None or not path.is_file():
        return []
    found = [FoundFiles(wanted.document_id, path, _audio(wanted, path), not _is_same(wanted, path))]
    old_root, new_root = move_of(wanted.path, path)
    for entry in missing:
        if cancelled():
            break
        if entry.document_id == wanted.document_id:
            continue
        try:
            moved = new_root / entry.path.relative_to(old_root)
        except ValueError:
            continue
        if moved.is_file() and _is_same(entry, moved):
            found.append(FoundFiles(entry.document_id, moved, _audio(entry, moved)))
    return found


def move_of(before: Path, after: Path) -> tuple[Path, Path]:
    """(folder before, folder after) of a move, as high up as the two paths tell: below both
    everything has the same names."""
    old, new = before.parent, after.parent
    while old.name and old.name == new.name:
        old, new = old.parent, new.parent
    return old, new


def _in_folder(wanted: ShelfEntry, folder: Path, cancelled: Callable[[], bool]) -> Path | None:
    """The file of the same name and text; else one of the same name."""
    name, second = wanted.path.name, None
    looked_at = 0
    for where, folders, files in os.walk(folder):
        folders.sort()
        looked_at += len(files)
        if name in files:
            path = Path(where, name)
            if _is_same(wanted, path):
                return path
            second = second or path
        if looked_at > MOST_LOOKED_AT or cancelled():
            break
    return second


def _is_same(entry: ShelfEntry, path: Path) -> bool:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
    except OSError:
        return False
    return digest.hexdigest() == entry.text_hash


def _audio(entry: ShelfEntry, path: Path) -> Path | None:
    """The recording: where it was if it is still there, else beside the text's new place."""
    known = entry.audio_path
    if known is not None:
        if known.exists():
            return None
        beside = path.with_name(known.name)
        if beside.exists():
            return beside
        old_root, new_root = move_of(entry.path, path)
        if known.is_relative_to(old_root):
            moved = new_root / known.relative_to(old_root)
            if moved.exists():
                return moved
    try:
        return find_companions([path]).audio
    except ReaderError:
        return None
