"""A store's pages and the rows on them, read without SQLite: for a file that it refuses.

The format is https://www.sqlite.org/fileformat2.html. Nothing here trusts a number it has
read: what does not decode to its last byte is not a row.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

USUAL_PAGE_BYTES = 4096
_MAGIC = b"SQLite format 3\0"
_WAL_MAGIC = (0x377F0682, 0x377F0683)
INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE = 0x02, 0x05, 0x0A, 0x0D
_MOST_COLUMNS = 200
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Value = None | int | float | str | bytes
Fits = Callable[[int | None, tuple[Value, ...]], bool]


@dataclass(frozen=True, slots=True)
class Cell:
    """A row as it is stored: ``rowid`` is None in a table without."""

    rowid: int | None
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class PageContent:
    """The rows on a page, the pages below it, and whether all of it could be read."""

    kind: int
    cells: tuple[Cell, ...] = ()
    children: tuple[int, ...] = ()
    whole: bool = True


class Pages:
    """The pages of the file at ``path`` as the last transaction left them: what is committed
    in the write-ahead log beside it counts. With ``strict`` the log counts up to the first
    frame that is not right, as for SQLite; without, frames behind one are taken too, which
    is right for a damaged file only. Raises OSError."""

    def __init__(self, path: Path, *, strict: bool = False) -> None:
        self._data = path.read_bytes()
        log = path.with_name(f"{path.name}-wal")
        log_data = log.read_bytes() if log.exists() else b""
        self.page_bytes = _page_bytes(self._data, log_data)
        reserved = self._data[20] if self._data.startswith(_MAGIC) and len(self._data) > 20 else 0
        self._usable = self.page_bytes - (reserved if reserved <= 32 else 0)
        self._newer, size = _frames(log_data, self.page_bytes, strict)
        self.count = -(-len(self._data) // self.page_bytes)
        if size and strict:
            self.count = size
        elif size:
            self.count = max(self.count, size, *self._newer)

    def page(self, number: int) -> bytes:
        """Page ``number``, from 1; shorter, down to nothing, where the file was cut off."""
        if number in self._newer:
            return self._newer[number]
        start = (number - 1) * self.page_bytes
        return self._data[start : start + self.page_bytes]

    def image(self) -> bytes:
        """The whole as one file that needs no log beside it."""
        pages = [
            self.page(number).ljust(self.page_bytes, b"\0") for number in range(1, self.count + 1)
        ]
        if pages:
            pages[0] = pages[0][:18] + b"\1\1" + pages[0][20:]  # no write-ahead log
        return b"".join(pages)

    @property
    def schema_version(self) -> int:
        """``PRAGMA user_version``; 0 where the first page is damaged."""
        first = self.page(1)
        whole = first.startswith(_MAGIC) and len(first) >= 100
        return struct.unpack_from(">I", first, 60)[0] if whole else 0

    def free_pages(self) -> set[int]:
        """Pages that hold nothing any more."""
        first = self.page(1)
        free: set[int] = set()
        if not first.startswith(_MAGIC) or len(first) < 100:
            return free
        (trunk,) = struct.unpack_from(">I", first, 32)
        while 1 < trunk <= self.count and trunk not in free:
            free.add(trunk)
            page = self.page(trunk)
            if len(page) < self.page_bytes:
                break
            trunk, number = struct.unpack_from(">II", page)
            if number > len(page) // 4 - 2:
                break
            leaves = struct.unpack_from(f">{number}I", page, 8)
            if any(not 1 < leaf <= self.count for leaf in leaves):
                break
            free.update(leaves)
        return free

    def content(self, number: int) -> PageContent:
        """What is on a page of a tree; of kind 0 where it is none."""
        page = self.page(number)
        at = 100 if number == 1 else 0
        kind = page[at] if len(page) > at + 12 else 0
        if kind not in (INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE):
            return PageContent(0, whole=False)
        interior = kind in (INTERIOR_INDEX, INTERIOR_TABLE)
        (claimed,) = struct.unpack_from(">H", page, at + 3)
        pointers_at = at + (12 if interior else 8)
        number_of_cells = min(claimed, (len(page) - pointers_at) // 2)
        whole = number_of_cells == claimed
        cells: list[Cell] = []
        children: list[int] = []
        for offset in struct.unpack_from(f">{number_of_cells}H", page, pointers_at):
            try:
                if interior:
                    children.append(struct.unpack_from(">I", page, offset)[0])
                if kind != INTERIOR_TABLE:
                    cells.append(self._cell(page, offset + (4 if interior else 0), kind))
            except (ValueError, IndexError, struct.error):
                whole = False
        if interior:
            children.append(struct.unpack_from(">I", page, at + 8)[0])
        valid = tuple(child for child in children if 1 < child <= self.count)
        return PageContent(kind, tuple(cells), valid, whole and len(valid) == len(children))

    def carved(self, number: int, kind: int, fits: Fits) -> list[Cell]:
        """What reads as a row that ``fits`` anywhere on a page whose list of rows is damaged.
        Rows that were deleted may be among them."""
        page = self.page(number)
        found: list[Cell] = []
        offset = 0
        while offset < self.page_bytes - 4:
            try:
                cell, end = self._cell_and_end(page, offset, kind)
            except (ValueError, IndexError, struct.error):
                offset += 1
                continue
            if fits(cell.rowid, cell.values):
                found.append(cell)
                offset = end
            else:
                offset += 1
        return found

    def _cell(self, page: bytes, offset: int, kind: int) -> Cell:
        return self._cell_and_end(page, offset, kind)[0]

    def _cell_and_end(self, page: bytes, offset: int, kind: int) -> tuple[Cell, int]:
        size, at = _varint(page, offset)
        rowid = None
        if kind == LEAF_TABLE:
            rowid, at = _varint(page, at)
        if not 2 <= size <= self.count * self.page_bytes:
            raise ValueError("no such size")
        local = self._local_bytes(size, kind)
        payload = page[at : at + local]
        end = at + local
        if len(payload) < local:
            raise ValueError("beyond the page")
        if local < size:
            (following,) = struct.unpack_from(">I", page, end)
            end += 4
            _record_shape(payload, size)  # before pages are read on anybody's word
            payload += self._overflow(following, size - local)
        return Cell(rowid, tuple(_record(payload))), end

    def _local_bytes(self, size: int, kind: int) -> int:
        usable = self._usable
        most = usable - 35 if kind == LEAF_TABLE else (usable - 12) * 64 // 255 - 23
        if size <= most:
            return size
        least = (usable - 12) * 32 // 255 - 23
        fitting = least + (size - least) % (usable - 4)
        return fitting if fitting <= most else least

    def _overflow(self, number: int, size: int) -> bytes:
        parts: list[bytes] = []
        seen: set[int] = set()
        while size > 0:
            if not 1 < number <= self.count or number in seen:
                raise ValueError("a broken chain")
            seen.add(number)
            page = self.page(number)
            part = page[4 : min(self._usable, 4 + size)]
            if not part:
                raise ValueError("beyond the file")
            parts.append(part)
            size -= len(part)
            (number,) = struct.unpack_from(">I", page)
        if number != 0:
            raise ValueError("a chain that goes on")
        return b"".join(parts)


def _page_bytes(data: bytes, log: bytes) -> int:
    if data.startswith(_MAGIC) and len(data) >= 18:
        (size,) = struct.unpack_from(">H", data, 16)
        size = 65536 if size == 1 else size
        if 512 <= size <= 65536 and size & (size - 1) == 0:
            return int(size)
    if len(log) >= 32 and struct.unpack_from(">I", log)[0] in _WAL_MAGIC:
        (size,) = struct.unpack_from(">I", log, 8)
        if 512 <= size <= 65536 and size & (size - 1) == 0:
            return int(size)
    return USUAL_PAGE_BYTES


def _frames(log: bytes, page_bytes: int, strict: bool) -> tuple[dict[int, bytes], int]:
    """The newest committed content of each page in the log, and the number of pages then."""
    if len(log) < 32:
        return {}, 0
    magic, _, size = struct.unpack_from(">III", log)
    if magic not in _WAL_MAGIC or size != page_bytes:
        return {}, 0
    order = ">" if magic & 1 else "<"
    salts = log[16:24]
    before = struct.unpack_from(">II", log, 24)
    if _checksum(log[:24], (0, 0), order) != before and strict:
        return {}, 0
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    count = 0
    for at in range(32, len(log) - 24 - page_bytes + 1, 24 + page_bytes):
        number, size_then = struct.unpack_from(">II", log, at)
        stored = struct.unpack_from(">II", log, at + 16)
        page = log[at + 24 : at + 24 + page_bytes]
        seed = _checksum(log[at : at + 8], before, order)
        right = log[at + 8 : at + 16] == salts and _checksum(page, seed, order) == stored
        if not right:
            if strict:
                break
            # The next frame is reckoned from what this one says of itself.
            before = stored
            continue
        before = stored
        pending[number] = page
        if size_then:
            committed.update(pending)
            pending.clear()
            count = size_then
    return committed, count


def _checksum(data: bytes, start: tuple[int, ...], order: str) -> tuple[int, int]:
    first, second = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for i in range(0, len(words), 2):
        first = (first + words[i] + second) & 0xFFFFFFFF
        second = (second + words[i + 1] + first) & 0xFFFFFFFF
    return first, second


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for i in range(9):
        byte = data[at + i]
        if i == 8:
            value = value << 8 | byte
            return value - (1 << 64) if value >> 63 else value, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at + i + 1


def _record_shape(payload: bytes, size: int) -> tuple[list[int], int]:
    """The serial types of a record of ``size`` bytes and where its values begin. Raises
    ValueError where they do not make up the record."""
    header_bytes, at = _varint(payload, 0)
    if not 2 <= header_bytes <= min(size, len(payload)):
        raise ValueError("no header")
    types: list[int] = []
    while at < header_bytes:
        kind, at = _varint(payload, at)
        types.append(kind)
    if at != header_bytes or len(types) > _MOST_COLUMNS:
        raise ValueError("no header")
    if header_bytes + sum(map(_value_bytes, types)) != size:
        raise ValueError("not so long")
    return types, header_bytes


def _value_bytes(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in _INTEGER_BYTES:
        return _INTEGER_BYTES[kind]
    if kind in (0, 8, 9):
        return 0
    if kind == 7:
        return 8
    raise ValueError("no such type")


def _record(payload: bytes) -> Iterator[Value]:
    types, at = _record_shape(payload, len(payload))
    for kind in types:
        size = _value_bytes(kind)
        data = payload[at : at + size]
        at += size
        if kind == 0:
            yield None
        elif kind in (8, 9):
            yield kind - 8
        elif kind == 7:
            yield struct.unpack(">d", data)[0]
        elif kind >= 12:
            yield data.decode("utf-8") if kind % 2 else data
        else:
            yield int.from_bytes(data, "big", signed=True)
