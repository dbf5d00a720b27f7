"""Which documents of the library are shown, and in what order. Pure, and quick for thousands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum

from reader.core.search import fold
from reader.storage.library_shelf import ShelfEntry


class SortOrder(Enum):
    """The values are stored in the settings."""

    OPENED = "opened"
    TITLE = "title"
    LENGTH = "length"
    PROGRESS = "progress"
    ADDED = "added"
    NOTES = "notes"


_KEYS: dict[SortOrder, Callable[[ShelfEntry], object]] = {
    # What one has begun comes before what one has finished, and that before the unread.
    SortOrder.PROGRESS: lambda e: -(e.progress if e.progress < 1.0 else 1e-9),
    SortOrder.OPENED: lambda e: (-e.opened_s, -e.added_s),
    SortOrder.ADDED: lambda e: -e.added_s,
    SortOrder.LENGTH: lambda e: (-e.duration_ms, -e.words),
    SortOrder.NOTES: lambda e: -e.notes,
    SortOrder.TITLE: lambda e: title_key(e.shown_title),
}


def title_key(title: str) -> tuple[object, ...]:
    """As people sort: case and accents do not matter, ``#9`` comes before ``#10``."""
    parts: list[tuple[int, int, str]] = []
    digits = letters = ""
    for character in fold(title) + " ":
        if character.isdecimal():
            if letters:
                parts.append((1, 0, letters))
            letters = ""
            digits += character
            continue
        if digits:
            parts.append((0, int(digits), ""))
            digits = ""
        letters += character
    parts.append((1, 0, letters.rstrip()))
    return tuple(parts)


def ordered(entries: Iterable[ShelfEntry], order: SortOrder) -> list[ShelfEntry]:
    """``entries`` in ``order``; those alike stay as they were."""
    return sorted(entries, key=_KEYS[order])  # type: ignore[arg-type]  # alike within an order


class LibraryFilter:
    """Finds entries by words of their title, speakers and file name; all words have to be
    there, each as (part of) a word, in any order."""

    def __init__(self, entries: Sequence[ShelfEntry]) -> None:
        self._entries = entries
        self._texts: list[str] | None = None  # made when something is first typed

    def matching(self, typed: str) -> list[ShelfEntry]:
        """In the order they were given."""
        words = fold(typed).split()
        if not words:
            return list(self._entries)
        if self._texts is None:
            self._texts = [_searched(entry) for entry in self._entries]
        pairs = zip(self._entries, self._texts, strict=True)
        if len(words) == 1:
            return [entry for entry, text in pairs if words[0] in text]
        return [entry for entry, text in pairs if all(word in text for word in words)]


def _searched(entry: ShelfEntry) -> str:
    name = entry.path_text.rsplit("/", 1)[-1]
    return fold(f"{entry.title}\n{', '.join(entry.speakers)}\n{name}")
