"""A disk whose power is cut: what the shim has recorded, played up to any point.

What a program has asked for is on the disk only when it has been synced. Until then each
sector that was written may be there or not, whatever the order; a file's new length likewise;
and of what was done to the folder (files made, renamed, deleted) any beginning, as file
systems that keep a journal of names have it. ``fsync`` of a file makes its sectors and its
length lasting, ``fsync`` of the folder its names: POSIX promises no more.
"""

from __future__ import annotations

import os
import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from tests.faults.shim import Calls

SECTOR_BYTES = 512
MARK = 0
_HEAD = struct.Struct("IIqq")


class Call(NamedTuple):
    """One call; ``kind`` is MARK or of Calls, the rest as shim.c writes it."""

    kind: int
    first: int
    second: int
    data: bytes


def calls_in(record: Path) -> list[Call]:
    data = record.read_bytes()
    calls, at = [], 0
    while at + _HEAD.size <= len(data):
        kind, length, first, second = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        calls.append(Call(kind, first, second, data[at : at + length]))
        at += length
    return calls


@dataclass(eq=False)
class _File:
    """``lasting`` is what is on the disk in any case, ``pending`` what came since."""

    lasting: bytearray = field(default_factory=bytearray)
    pending: list[Call] = field(default_factory=list)
    now: bytearray = field(default_factory=bytearray)

    def sync(self) -> None:
        for call in self.pending:
            _apply(call, self.lasting)
        self.pending.clear()


class Loss(Enum):
    """What becomes of that which has not been synced."""

    NOTHING = "nothing: the machine stood still, the disk went on"
    ALL = "all of it"
    LATE = "what came after a moment"
    SOME = "some of the sectors, in any order"


class Disk:
    """``folder`` as it was recorded, from empty."""

    def __init__(self, folder: Path, *, deaf_to_sync: bool = False) -> None:
        """``deaf_to_sync``: a disk that says it has written, and has not."""
        self._folder = str(folder)
        self._deaf = deaf_to_sync
        self._open: dict[int, _File | str] = {}  # a folder by its path
        self._names: dict[str, _File] = {}
        self._lasting_names: dict[str, _File] = {}
        self._pending_names: list[dict[str, _File]] = []
        self.marks = 0

    def play(self, call: Call) -> None:
        file = self._open.get(call.first)
        match call.kind:
            case 0:
                self.marks = call.first
            case Calls.OPEN:
                self._on_open(call)
            case Calls.WRITE | Calls.TRUNCATE:
                assert isinstance(file, _File)
                file.pending.append(call)
                _apply(call, file.now)
            case Calls.SYNC if not self._deaf:
                if isinstance(file, _File):
                    file.sync()
                elif file is not None:
                    self._sync_names(file)
            case Calls.RENAME:
                old, new = call.data.decode().split("\0")
                self._rename({**self._names, new: self._names[old]}, old)
            case Calls.UNLINK:
                self._rename(self._names, call.data.decode())

    def _on_open(self, call: Call) -> None:
        path = call.data.decode()
        if path not in self._names and not call.second & os.O_CREAT:
            self._open[call.first] = path
            return
        if path not in self._names:
            self._change({**self._names, path: _File()})
        file = self._open[call.first] = self._names[path]
        if call.second & os.O_TRUNC and file.now:
            cut = Call(Calls.TRUNCATE, call.first, 0, b"")
            file.pending.append(cut)
            _apply(cut, file.now)

    def _sync_names(self, folder: str) -> None:
        def synced(names: dict[str, _File]) -> dict[str, _File]:
            others = {
                name: file for name, file in names.items() if Path(name).parent != Path(folder)
            }
            return others | {n: f for n, f in self._names.items() if Path(n).parent == Path(folder)}

        self._lasting_names = synced(self._lasting_names)
        self._pending_names = [synced(names) for names in self._pending_names]

    def _rename(self, names: dict[str, _File], gone: str) -> None:
        self._change({name: file for name, file in names.items() if name != gone})

    def _change(self, names: dict[str, _File]) -> None:
        self._names = names
        self._pending_names.append(names)

    def after_cut(self, loss: Loss, generator: random.Random) -> dict[str, bytes]:
        """The files, by their paths within the folder, that are found when the power is back."""
        match loss:
            case Loss.NOTHING:
                names = self._names
            case Loss.ALL:
                names = self._lasting_names
            case _:
                names = generator.choice([self._lasting_names, *self._pending_names])
        files = {}
        for name, file in names.items():
            relative = name.removeprefix(self._folder).lstrip("/")
            files[relative] = bytes(_left_of(file, loss, generator))
        return files


def _left_of(file: _File, loss: Loss, generator: random.Random) -> bytearray:
    if loss is Loss.NOTHING:
        return file.now
    data = bytearray(file.lasting)
    if loss is Loss.ALL:
        return data
    pending = file.pending
    if loss is Loss.LATE:
        pending = pending[: generator.randint(0, len(pending))]
        for call in pending[:-1]:
            _apply(call, data)
        if pending:
            for piece in _sectors(pending[-1])[: generator.randint(0, 8)]:
                _apply(piece, data)
        return data
    share = generator.choice([0.1, 0.5, 0.9])
    for call in pending:
        for piece in _sectors(call):
            if generator.random() < share:
                _apply(piece, data)
    return data


def _sectors(call: Call) -> list[Call]:
    if call.kind != Calls.WRITE:
        return [call]
    at, end = call.second, call.second + len(call.data)
    pieces = []
    while at < end:
        until = min(end, (at // SECTOR_BYTES + 1) * SECTOR_BYTES)
        data = call.data[at - call.second : until - call.second]
        pieces.append(call._replace(second=at, data=data))
        at = until
    return pieces


def _apply(call: Call, data: bytearray) -> None:
    if call.kind == Calls.TRUNCATE:
        del data[call.second :]
        data.extend(bytes(call.second - len(data)))
    else:
        data.extend(bytes(max(0, call.second - len(data))))
        data[call.second : call.second + len(call.data)] = call.data


def cut_points(calls: list[Call], generator: random.Random, most: int) -> Iterator[int]:
    """After how many calls the power is cut: at each sync just before and just after it, at
    every name that changes, and at others at random; ``most`` of them, in order."""
    telling = {Calls.SYNC, Calls.RENAME, Calls.UNLINK, Calls.OPEN}
    points = {n + side for n, call in enumerate(calls) if call.kind in telling for side in (0, 1)}
    if len(points) > most * 2 // 3:
        points = set(generator.sample(sorted(points), most * 2 // 3))
    others = sorted(set(range(len(calls) + 1)) - points)
    points |= set(generator.sample(others, min(len(others), most - len(points))))
    yield from sorted(points)
