"""What the engines have answered so far, kept so that a run that was ended goes on.

A file of JSON lines that only grows: the first says what it is, every other is
``[key, value]``. What a killed process leaves half written is not a line, and is passed over.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from reader.align.engines.base import Heard, Placed, Samples
from reader.core.text import say
from reader.core.timed import TimedWord

if TYPE_CHECKING:
    from reader.align.engines.pool import PendingEngines

Json: TypeAlias = Any  # what json reads and writes; None stands for: not known
_T = TypeVar("_T")

_VERSION = 1
_HEADER = b'{"earmark":"journal","version":%d}\n' % _VERSION
_KEY_BYTES = 12  # among a million answers, two the same: one chance in 10 ** 17


def journal_path(folder: Path, audio_hash: str, transcript_hash: str) -> Path:
    """Where in ``folder`` the answers for this recording and this text are kept."""
    both = hashlib.blake2b(f"{audio_hash}\n{transcript_hash}".encode(), digest_size=16)
    return folder / f"{both.hexdigest()}.journal"


class Journal:
    """Answers by key, in the file ``path``, which is made where it is not there.

    What cannot be written (a full disk, a folder that may not be written to) is kept in
    memory instead, and ``warning`` says so. A file that is no journal, or another version's,
    is put aside under another name. For any number of threads; a second process that writes
    the same file does no harm.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.warning = ""
        self._lock = threading.Lock()
        self._where: dict[str, tuple[int, int]] = {}  # offset and length of the value
        self._in_memory: dict[str, Json] = {}
        self._descriptor: int | None = None
        self._torn = False
        try:
            self._open()
        except OSError as error:
            self._give_up(error)

    def __len__(self) -> int:
        with self._lock:
            return len(self._where) + len(self._in_memory)

    def get(self, key: str) -> Json:
        """The value of ``key``, None where there is none."""
        with self._lock:
            if key in self._in_memory:
                return self._in_memory[key]
            where = self._where.get(key)
            if where is None or self._descriptor is None:
                return None
            try:
                os.lseek(self._descriptor, where[0], os.SEEK_SET)
                return json.loads(os.read(self._descriptor, where[1]))
            except (OSError, ValueError):
                return None  # it is found out once more

    def put(self, key: str, value: Json) -> None:
        """Keep ``value`` (not None), safe from the death of this process on return."""
        text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
        head = f"[{json.dumps(key)},".encode()
        data = text.encode("utf-8", "surrogatepass")
        with self._lock:
            if self._descriptor is None:
                self._in_memory[key] = value
                return
            line = head + data + b"]\n"
            try:
                # What was half written must not spoil what comes when there is room again.
                self._write(b"\n" + line if self._torn else line)
                end = os.lseek(self._descriptor, 0, os.SEEK_CUR)
            except OSError as error:
                self._torn = True
                self._in_memory[key] = value
                self._say(error)
                return
            self._torn = False
            self._where[key] = (end - len(line) + len(head), len(data))

    def close(self) -> None:
        """Leave the file for the next time."""
        with self._lock:
            descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):  # what a disk does not take now, is found out once more
                os.fsync(descriptor)
            os.close(descriptor)

    def remove(self) -> None:
        """Close it and delete the file: all is done."""
        self.close()
        with suppress(OSError):
            self.path.unlink()

    def _open(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with self.path.open("rb") as file:
                header = file.readline(len(_HEADER))
                ours = header == _HEADER or _HEADER.startswith(header)
                if ours:
                    self._read(file)
        except FileNotFoundError:
            header, ours = b"", True
        if not ours:
            self._put_aside()
            header = b""
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(self.path, flags, 0o600)
        if header != _HEADER:
            os.ftruncate(self._descriptor, 0)
            self._write(_HEADER)
        else:
            self._torn = not self._ends_well()

    def _write(self, data: bytes) -> None:
        assert self._descriptor is not None
        while data:
            data = data[os.write(self._descriptor, data) :]

    def _read(self, file: Any) -> None:
        offset = file.tell()
        for line in file:
            with suppress(ValueError):
                key, value = json.loads(line)
                if isinstance(key, str) and value is not None:
                    head = len(json.dumps(key).encode()) + 2
                    self._where[key] = (offset + head, len(line.rstrip(b"\n")) - head - 1)
            offset += len(line)

    def _ends_well(self) -> bool:
        assert self._descriptor is not None
        os.lseek(self._descriptor, -1, os.SEEK_END)
        return os.read(self._descriptor, 1) == b"\n"

    def _put_aside(self) -> None:
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.old-{number}")).exists():
            number += 1
        self.path.rename(aside)

    def _give_up(self, error: OSError) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)
        self._say(error)

    def _say(self, error: OSError) -> None:
        if not self.warning:
            self.warning = say(
                "What is being done cannot be kept in {path} ({reason}): "
                "if it is ended now, it has to begin again from here.",
                path=self.path,
                reason=error.strerror,
            )


class KeptEngines:
    """``engines``, but what was answered before is taken from ``journal``.

    ``name`` tells these engines from others (their names, model and version). A piece is known
    by its samples and what was asked of them. A fresh answer is what a kept one would be,
    so that a run that was ended comes to the same end.
    """

    def __init__(self, engines: PendingEngines, journal: Journal, name: str) -> None:
        self._engines = engines
        self._journal = journal
        self._name = name

    def hear(self, samples: Samples, language: str) -> Future[list[Heard]]:
        key = self._key("hear", samples, language)
        return self._kept(
            key, lambda: self._engines.hear(samples, language), _heard_to_json, _heard_from_json
        )

    def place(self, samples: Samples, words: Sequence[str]) -> Future[list[Placed | None]]:
        key = self._key("place", samples, "\x1f".join(words))
        return self._kept(
            key, lambda: self._engines.place(samples, words), _placed_to_json, _placed_from_json
        )

    def close(self) -> None:
        self._engines.close()

    def _key(self, what: str, samples: Samples, asked: str) -> str:
        digest = hashlib.blake2b(samples.tobytes(), digest_size=_KEY_BYTES)
        digest.update(f"\x1e{what}\x1e{self._name}\x1e{asked}".encode("utf-8", "surrogatepass"))
        return base64.b64encode(digest.digest()).decode()

    def _kept(
        self,
        key: str,
        ask: Callable[[], Future[list[_T]]],
        to_json: Callable[[Sequence[_T]], Json],
        from_json: Callable[[Json], list[_T]],
    ) -> Future[list[_T]]:
        kept = self._journal.get(key)
        if kept is not None:
            with suppress(ValueError, TypeError):  # not what we write: ask again
                known: Future[list[_T]] = Future()
                known.set_result(from_json(kept))
                return known
        asked = ask()
        answer: _Relay[list[_T]] = _Relay(asked)

        def keep(done: Future[list[_T]]) -> None:
            if done.cancelled():
                answer.cancel()
                answer.set_running_or_notify_cancel()
                return
            error = done.exception()
            if error is not None:
                answer.pass_on(error)
                return
            try:
                value = to_json(done.result())
                self._journal.put(key, value)
                fresh = from_json(value)
            except Exception as fault:  # noqa: BLE001  # a plug-in may answer with anything
                answer.pass_on(fault)  # raised in a callback, it would never be heard of
                return
            answer.pass_on(fresh)

        asked.add_done_callback(keep)
        return answer


class _Relay(Future[_T]):
    """What becomes of ``source``; cancelling one cancels the other."""

    def __init__(self, source: Future[_T]) -> None:
        super().__init__()
        self._source = source

    def cancel(self) -> bool:
        self._source.cancel()
        return super().cancel()

    def pass_on(self, outcome: _T | BaseException) -> None:
        if not self.set_running_or_notify_cancel():
            return
        if isinstance(outcome, BaseException):
            self.set_exception(outcome)
        else:
            self.set_result(outcome)


def _heard_to_json(heard: Sequence[Heard]) -> Json:
    """[[start, end, text, [[word, start, end, confidence] ...]] ...], times in ms."""
    return [
        [
            one.start_ms,
            one.end_ms,
            one.text,
            [[word.text, word.start_ms, word.end_ms, word.confidence] for word in one.words],
        ]
        for one in heard
    ]


def _heard_from_json(value: Json) -> list[Heard]:
    return [
        Heard(start_ms, end_ms, text, tuple(TimedWord(*word) for word in words))
        for start_ms, end_ms, text, words in value
    ]


def _placed_to_json(placed: Sequence[Placed | None]) -> Json:
    """[[start, end, score] or null ...], times in ms, scores to a hundredth."""
    return [
        None if one is None else [one.start_ms, one.end_ms, round(one.score, 2)] for one in placed
    ]


def _placed_from_json(value: Json) -> list[Placed | None]:
    return [None if one is None else Placed(*one) for one in value]
