"""The chapters of what is open, from the best source there is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.core.chapters import Chapter, ChapterSource


class Chapters(QObject):
    """Follows the session: what comes from a better source takes the place of the rest."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Chapter, ...] = ()
        self._source = ChapterSource.NONE

    @property
    def entries(self) -> tuple[Chapter, ...]:
        """In order of the text (or of time, where they have no turns)."""
        return self._entries

    @property
    def source(self) -> ChapterSource:
        return self._source

    def current(self, position_ms: int, turn: int | None = None) -> int | None:
        """The number of the entry that is being heard at ``position_ms``, or read at ``turn``
        where it has no time; None before the first."""
        return None
