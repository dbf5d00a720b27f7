"""Asking all annotations of the library: which there are, in which order, in which groups.

A question is answered with numbers only (``annotations.number``), all of them, so that a list
knows how long it is and can be scrolled anywhere; the few in sight are read by ``entries``.
Measured by tests/benchmarks/notebook.py with 100,000 annotations.

For a worker: it has a connection of its own, and ``interrupt`` ends what it does.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import compress
from pathlib import Path
from types import TracebackType

from reader.core.annotation import Annotation
from reader.core.annotation_query import NoteFilter, NoteGrouping, NoteOrder
from reader.core.errors import StorageProblem
from reader.core.text import say
from reader.storage import annotation_words
from reader.storage.annotations import ANNOTATION_COLUMNS, annotation_from_row
from reader.storage.database import BUSY_TIMEOUT_S, FILE_NAME
from reader.storage.full_text_query import match_of, terms_of

NO_TAG = ""

GroupKey = str | int | date | None


class SearchInterrupted(Exception):
    """A question was given up because nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """``key`` is a document's id, a tag (empty: without one), a colour, a day; None where
    there are no groups. ``numbers`` in the order asked for."""

    key: GroupKey
    numbers: array[int]


@dataclass(frozen=True, slots=True)
class FoundNotes:
    """``count`` annotations; one with two tags is in two groups of tags."""

    groups: tuple[NoteGroup, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class NotebookEntry:
    """An annotation with the conversation it is in."""

    number: int
    document_id: int
    title: str
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class Facet:
    """Something to filter by, and how many annotations have it."""

    value: str | int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Those used most first, documents by title."""

    tags: tuple[Facet, ...] = ()
    colours: tuple[Facet, ...] = ()
    kinds: tuple[Facet, ...] = ()
    speakers: tuple[Facet, ...] = ()
    documents: tuple[Facet, ...] = ()
    starred: int = 0
    count: int = 0


class AnnotationSearch:
    """Raises StorageProblem where the store cannot be read, SearchInterrupted after
    ``interrupt``."""

    def __init__(self, folder: Path, *, by_reading: bool = False) -> None:
        """``by_reading``: of what the file holds, in memory, without writing anything to it or
        beside it."""
        self._path = folder / FILE_NAME
        with self._world():
            if by_reading:
                from reader.storage.in_memory import read_into_memory  # rarely needed

                self._connection, _ = read_into_memory(self._path)
            else:
                self._connection = sqlite3.connect(
                    self._path,
                    timeout=BUSY_TIMEOUT_S,
                    isolation_level=None,
                    check_same_thread=False,
                )
            # What it writes is derived: it need not wait for the disk.
            self._connection.execute("PRAGMA synchronous=NORMAL")
            self._connection.execute("PRAGMA cache_size=-16000")  # KiB
        self._cancelled = False

    def __enter__(self) -> AnnotationSearch:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def interrupt(self) -> None:
        """End what runs now. May be called from any thread."""
        self._cancelled = True
        with suppress(sqlite3.ProgrammingError):  # it has been closed meanwhile
            self._connection.interrupt()

    # -- asking -----------------------------------------------------------------

    def find(
        self,
        wanted: NoteFilter,
        order: NoteOrder = NoteOrder.PLACE,
        grouping: NoteGrouping = NoteGrouping.NONE,
    ) -> FoundNotes:
        """All annotations of listed documents that ``wanted`` asks for."""
        with self._world():
            try:
                return self._find(wanted, order, grouping)
            except sqlite3.DatabaseError as error:
                if not annotation_words.is_damage(error):
                    raise
                annotation_words.drop(self._connection)
                return self._find(wanted, order, grouping)

    def _find(self, wanted: NoteFilter, order: NoteOrder, grouping: NoteGrouping) -> FoundNotes:
        where, values = self._condition(wanted)
        if grouping is NoteGrouping.DAY:
            groups = self._by_day(order, where, values)
            return FoundNotes(tuple(groups), sum(len(g.numbers) for g in groups))
        by_document = grouping is NoteGrouping.DOCUMENT
        numbers = array("q")
        if by_document or order is NoteOrder.PLACE:
            groups = self._of_documents(order, where, values)
            if by_document:
                return FoundNotes(tuple(groups), sum(len(g.numbers) for g in groups))
            for group in groups:
                numbers += group.numbers
        else:
            numbers = self._by_time(order, where, values)
        return FoundNotes(tuple(self._grouped(numbers, grouping)), len(numbers))

    def _condition(self, wanted: NoteFilter) -> tuple[str, list[object]]:
        parts: list[str] = []
        values: list[object] = []
        unlisted = [row[0] for row in self._rows("SELECT id FROM documents WHERE NOT listed")]
        if unlisted:
            parts.append(f"document_id NOT IN ({', '.join(map(str, unlisted))})")
        for column, chosen in (
            ("kind", wanted.kinds),
            ("colour", wanted.colours),
            ("speaker", wanted.speakers),
            ("document_id", wanted.documents),
        ):
            if chosen:
                parts.append(f"{column} IN ({', '.join('?' * len(chosen))})")
                values += chosen
        for tag in wanted.tags:
            parts.append(
                "number IN (SELECT number FROM annotation_tags WHERE tag = ? COLLATE NOCASE)"
            )
            values.append(tag)
        if wanted.starred:
            parts.append("starred")
        if wanted.since_s is not None:
            parts.append("created_s >= ?")
            values.append(wanted.since_s)
        if wanted.until_s is not None:
            parts.append("created_s < ?")
            values.append(wanted.until_s)
        terms = terms_of(wanted.typed)
        if terms:
            annotation_words.catch_up(self._connection, lambda: self._cancelled)
            name = annotation_words.TABLE
            parts.append(f"number IN (SELECT rowid FROM {name} WHERE {name} MATCH ?)")
            values.append(match_of(terms))
        return " AND ".join(parts) or "1", values

    def _of_documents(
        self, order: NoteOrder, where: str, values: Sequence[object]
    ) -> list[NoteGroup]:
        """A group a document, in the order in which the library lists them."""
        # Joined to one text each: a hundred thousand rows would take four times as long.
        found = {
            ident: _numbers(joined)
            for ident, joined in self._rows(
                "SELECT document_id, group_concat(number) FROM (SELECT document_id, number FROM "
                f"annotations INDEXED BY annotations_by_place WHERE {where} "
                f"ORDER BY document_id, {_ORDERS[order]}) GROUP BY document_id",
                values,
            )
        }
        listed = self._rows(
            "SELECT id FROM documents WHERE listed ORDER BY opened_s DESC, added_s DESC, id DESC"
        )
        return [NoteGroup(ident, found[ident]) for (ident,) in listed if ident in found]

    def _by_time(self, order: NoteOrder, where: str, values: Sequence[object]) -> array[int]:
        return _numbers(
            self._rows(
                "SELECT group_concat(number) FROM (SELECT number FROM annotations INDEXED BY "
                f"annotations_by_place WHERE {where} ORDER BY {_ORDERS[order]})",
                values,
            )[0][0]
        )

    # -- groups -----------------------------------------------------------------

    def _grouped(self, numbers: array[int], grouping: NoteGrouping) -> Iterator[NoteGroup]:
        if not numbers:
            return
        if grouping is NoteGrouping.NONE:
            yield NoteGroup(None, numbers)
        elif grouping is NoteGrouping.TAG:
            yield from self._by_tag(numbers)
        elif grouping is NoteGrouping.COLOUR:
            yield from self._by_colour(numbers)

    def _by_colour(self, numbers: array[int]) -> Iterator[NoteGroup]:
        rank = _ranks(numbers)
        for colour, joined in self._rows(
            "SELECT colour, group_concat(number) FROM annotations INDEXED BY annotations_by_place "
            "GROUP BY colour ORDER BY colour = '', colour"
        ):
            held = _in_rank(rank, _numbers(joined))
            if held:
                yield NoteGroup(colour, array("q", [numbers[r] for r in held]))

    def _by_tag(self, numbers: array[int]) -> Iterator[NoteGroup]:
        rank = _ranks(numbers)
        tagged: dict[str, tuple[str, array[int]]] = {}
        for tag, joined in self._rows(
            "SELECT tag, group_concat(number) FROM annotation_tags GROUP BY tag"
        ):
            tagged.setdefault(tag.casefold(), (tag, array("q")))[1].extend(_numbers(joined))
        left = bytearray(b"\1") * len(numbers)
        for _, (tag, among) in sorted(tagged.items()):
            held = _in_rank(rank, among)
            for place in held:
                left[place] = 0
            if held:
                yield NoteGroup(tag, array("q", [numbers[r] for r in held]))
        without = array("q", compress(numbers, left))
        if without:
            yield NoteGroup(NO_TAG, without)

    def _by_day(self, order: NoteOrder, where: str, values: Sequence[object]) -> list[NoteGroup]:
        """The last day first; within a day as asked for."""
        joined, made = self._rows(
            "SELECT group_concat(number), group_concat(made) FROM (SELECT number, "
            "CAST(created_s AS INTEGER) AS made FROM annotations INDEXED BY annotations_by_place "
            f"WHERE {where} ORDER BY created_s DESC)",
            values,
        )[0]
        if not joined:
            return []
        newest, ages_s = _numbers(joined), [-int(stamp) for stamp in made.split(",")]
        asked = newest
        if order is NoteOrder.PLACE:
            asked = array("q")
            for group in self._of_documents(order, where, values):
                asked += group.numbers
        elif order is NoteOrder.MODIFIED:
            asked = self._by_time(order, where, values)
        rank = _ranks(asked) if asked is not newest else []
        groups, at = [], 0
        while at < len(newest):
            day = datetime.fromtimestamp(-ages_s[at]).date()
            midnight_s = datetime(day.year, day.month, day.day).timestamp()
            end = max(at + 1, bisect_right(ages_s, -midnight_s, at))
            held = newest[at:end]
            if rank:
                held = array("q", [asked[r] for r in _in_rank(rank, held)])
            groups.append(NoteGroup(day, held))
            at = end
        return groups

    # -- reading ----------------------------------------------------------------

    def facets(self) -> Facets:
        """What there is to filter by."""
        with self._world():
            return self._facets()

    def _facets(self) -> Facets:
        listed = "document_id NOT IN (SELECT id FROM documents WHERE NOT listed)"
        by_place = "FROM annotations INDEXED BY annotations_by_place WHERE " + listed

        def counted(column: str) -> tuple[Facet, ...]:
            rows = self._rows(
                f"SELECT {column}, count(*) AS uses {by_place} AND {column} != '' "
                f"GROUP BY {column} ORDER BY uses DESC, {column}"
            )
            return tuple(Facet(value, value, count) for value, count in rows)

        tags: dict[str, tuple[str, int]] = {}
        for tag, count in self._rows("SELECT tag, count(*) FROM annotation_tags GROUP BY tag"):
            known, before = tags.get(tag.casefold(), (tag, 0))
            tags[tag.casefold()] = known, before + count
        documents = self._rows(
            "SELECT id, coalesce(nullif(title, ''), path), uses FROM documents JOIN "
            f"(SELECT document_id, count(*) AS uses {by_place} GROUP BY document_id) "
            "ON document_id = id ORDER BY 2 COLLATE NOCASE"
        )
        starred, count = self._rows(f"SELECT coalesce(sum(starred), 0), count(*) {by_place}")[0]
        return Facets(
            tuple(
                Facet(tag, tag, uses)
                for tag, uses in sorted(tags.values(), key=lambda t: (-t[1], t[0].casefold()))
            ),
            counted("colour"),
            counted("kind"),
            counted("speaker"),
            tuple(Facet(*row) for row in documents),
            starred,
            count,
        )

    def entries(self, numbers: Iterable[int]) -> dict[int, NotebookEntry]:
        """Those of ``numbers`` that (still) are there."""
        with self._world():
            return read_entries(self._rows, numbers)

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def _world(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_INTERRUPT:
                raise SearchInterrupted from error
            raise StorageProblem(
                say("the notes cannot be searched ({error}).", error=error),
                remedy=say("Nothing of what was stored before is lost."),
                path=self._path,
            ) from error


_ORDERS = {
    NoteOrder.PLACE: "start_turn, start_char",
    NoteOrder.CREATED: "created_s DESC",
    NoteOrder.MODIFIED: "modified_s DESC",
}


def _numbers(joined: str | None) -> array[int]:
    # JSON's reader takes less than half the time of int() for each.
    return array("q", json.loads(f"[{joined}]")) if joined else array("q")


def _ranks(numbers: array[int]) -> list[int]:
    """Of a number, its place in ``numbers``; -1 where it is not there."""
    rank = [-1] * (max(numbers) + 1)
    for place, number in enumerate(numbers):
        rank[number] = place
    return rank


def _in_rank(rank: list[int], numbers: array[int]) -> list[int]:
    """The places in the order of those of ``numbers`` that are in it."""
    highest = len(rank) - 1
    if numbers and max(numbers) > highest:
        numbers = array("q", [n for n in numbers if n <= highest])
    places = sorted(map(rank.__getitem__, numbers))
    return places[bisect_right(places, -1) :]


Rows = Callable[[str, Sequence[object]], list[tuple]]  # type: ignore[type-arg]


def read_entries(rows: Rows, numbers: Iterable[int]) -> dict[int, NotebookEntry]:
    """By ``rows``, which runs a query on the store; those of ``numbers`` that are there."""
    found = rows(
        "SELECT annotations.number, document_id, coalesce(nullif(title, ''), path), "
        f"{ANNOTATION_COLUMNS} FROM annotations JOIN documents ON documents.id = document_id "
        "WHERE annotations.number IN (SELECT value FROM json_each(?))",
        (f"[{','.join(map(str, numbers))}]",),
    )
    return {
        row[0]: NotebookEntry(row[0], row[1], row[2], annotation_from_row(row[3:])) for row in found
    }
