"""Annotations of many conversations as rows under headings: a model over a hundred thousand of
them that reads only those in sight."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.core.timecode import format_time
from reader.storage.annotation_search import NotebookEntry

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Read = Callable[[Iterable[int]], Mapping[int, NotebookEntry]]

PAGE = 64  # rows read at a time
MOST_READ = 2_000  # remembered


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading; an empty ``title`` has none. ``about`` stands at its other end."""

    title: str
    about: str
    numbers: Sequence[int]


class NotebookModel(QAbstractListModel):
    """A row is a heading or an annotation, which is named by its number."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._groups: list[RowGroup] = []
        self._starts: list[int] = [0]  # the row each group begins at, and the end
        self._read: Read = lambda _numbers: {}
        self._known: dict[int, NotebookEntry | None] = {}
        self.playing: object = None  # the number of what is heard

    def set_reader(self, read: Read) -> None:
        """Where the annotations come from, by their numbers."""
        self._read = read

    def set_groups(
        self, groups: Iterable[RowGroup], entries: Mapping[int, NotebookEntry] | None = None
    ) -> None:
        """``entries`` are those that are known already."""
        self.beginResetModel()
        self._groups = [group for group in groups if group.numbers]
        lengths = (len(group.numbers) + bool(group.title) for group in self._groups)
        self._starts = [0, *accumulate(lengths)]
        self._known = dict(entries or {})
        self.endResetModel()

    def set_playing(self, key: object) -> None:
        self.playing = key
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._starts[-1]

    def heading(self, row: int) -> RowGroup | None:
        """The group whose heading ``row`` is; None for an annotation."""
        place = bisect_right(self._starts, row) - 1
        group = self._groups[place]
        return group if group.title and row == self._starts[place] else None

    def number(self, row: int) -> int | None:
        """None for a heading."""
        if not 0 <= row < self._starts[-1]:
            return None
        place = bisect_right(self._starts, row) - 1
        group = self._groups[place]
        within = row - self._starts[place] - bool(group.title)
        return None if within < 0 else group.numbers[within]

    def numbers(self, first: int, last: int) -> list[int]:
        """Of the rows from ``first`` to ``last``, headings left out."""
        found: list[int] = []
        for place in range(bisect_right(self._starts, first) - 1, len(self._groups)):
            if self._starts[place] > last:
                break
            group, start = self._groups[place], self._starts[place]
            start += bool(group.title)
            found += group.numbers[max(0, first - start) : max(0, last - start + 1)]
        return found

    def row_of(self, number: int) -> int | None:
        """The first row that shows it."""
        for start, group in zip(self._starts, self._groups, strict=False):
            try:
                return start + bool(group.title) + list(group.numbers).index(number)
            except ValueError:
                continue
        return None

    def entry(self, row: int) -> NotebookEntry | None:
        """None for a heading, and for what has gone meanwhile."""
        number = self.number(row)
        if number is None:
            return None
        if number not in self._known:
            if len(self._known) > MOST_READ:
                self._known.clear()
            first = row - row % PAGE
            wanted = [n for n in self.numbers(first, first + PAGE - 1) if n not in self._known]
            read = self._read(wanted)
            self._known.update((n, read.get(n)) for n in wanted)
        return self._known[number]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.heading(index.row()) is not None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        group = self.heading(index.row())
        if group is not None:
            return ", ".join(part for part in (group.title, group.about) if part)
        entry = self.entry(index.row())
        if entry is None:
            return ""
        note = entry.annotation
        time = "" if note.start_ms is None else format_time(note.start_ms)
        starred = self.tr("starred") if note.starred else ""
        parts = (entry.title, note.speaker, time, starred, *note.tags, note.quote, note.body)
        return ", ".join(part for part in parts if part)
