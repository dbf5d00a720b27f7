"""Engines that answer later: in processes of their own, or in this one."""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from typing import Any, Protocol, TypeVar

from reader.align.engines.base import (
    EngineCrashed,
    EngineProblem,
    Heard,
    Placed,
    Recogniser,
    Refiner,
    Samples,
)
from reader.align.engines.choose import create_recogniser, create_refiner
from reader.align.engines.process import EngineProcess, Hear, Place, ProcessDied, Setup
from reader.core.text import say

_T = TypeVar("_T")
# Unless more are asked for. One that hears holds 300 MB, one that only places 150: all
# together are to stay below 800, so half of them hear.
_MOST_PROCESSES = 4
_WAITING_PER_PROCESS = 3
_TRIES = 2
_HOPELESS = 3  # pieces in a row that took their process along, before any was answered


class PendingEngines(Protocol):
    """What the aligner asks: a recogniser and a refiner in one, whose answers come later.

    ``hear`` and ``place`` wait while too much is waiting, so they are not for a future's
    callback. A future raises EngineProblem (no answer will ever come), EngineCrashed (not
    for this piece), CancelledError after ``close``. Cancelling it takes a piece back that
    nobody has begun with.
    """

    def hear(self, samples: Samples, language: str) -> Future[list[Heard]]: ...

    def place(self, samples: Samples, words: Sequence[str]) -> Future[list[Placed | None]]: ...

    def close(self) -> None: ...


class InlineEngines:
    """Both engines in this process, each made when it is first asked; answers at once."""

    def __init__(
        self,
        recogniser: Callable[[], Recogniser] = create_recogniser,
        refiner: Callable[[], Refiner] = create_refiner,
    ) -> None:
        self._create_recogniser = recogniser
        self._create_refiner = refiner
        self._recogniser: Recogniser | None = None
        self._refiner: Refiner | None = None

    def hear(self, samples: Samples, language: str) -> Future[list[Heard]]:
        def answer() -> list[Heard]:
            if self._recogniser is None:
                self._recogniser = self._create_recogniser()
            return self._recogniser.hear(samples, language)

        return _at_once(answer)

    def place(self, samples: Samples, words: Sequence[str]) -> Future[list[Placed | None]]:
        def answer() -> list[Placed | None]:
            if self._refiner is None:
                self._refiner = self._create_refiner()
            return self._refiner.place(samples, words)

        return _at_once(answer)

    def close(self) -> None:
        for engine in (self._recogniser, self._refiner):
            if engine is not None:
                engine.close()


def _cores() -> int:
    """Those that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _at_once(function: Callable[[], _T]) -> Future[_T]:
    future: Future[_T] = Future()
    try:
        future.set_result(function())
    except Exception as error:  # noqa: BLE001  # it belongs to whoever asks for the answer
        future.set_exception(error)
    return future


class _Piece:
    __slots__ = ("future", "task")

    def __init__(self, task: Hear | Place) -> None:
        self.task = task
        self.future: Future[Any] = Future()


class _Slot:
    """A place for one process: which it is, and what it has been asked, so has loaded."""

    __slots__ = ("loaded", "process", "thread")

    def __init__(self) -> None:
        self.process: EngineProcess | None = None
        self.loaded: set[type] = set()
        self.thread: threading.Thread | None = None


class EnginePool:
    """Up to ``jobs`` engine processes, started as needed, half of which hear. 0: one a core,
    but four at most.

    ``recogniser``, ``refiner`` and ``model`` are for ``choose.py``. Every process can do
    both, but those that have a model in memory are asked first: one question at a time
    costs one process. A process that dies is replaced and its piece tried once more; then
    the piece fails with EngineCrashed. ``patience_s`` is how long a piece may take, its
    length in time allowed for, before the process is given up.
    """

    def __init__(
        self,
        jobs: int = 0,
        *,
        recogniser: str = "",
        refiner: str = "",
        model: str = "",
        language: str = "",
        patience_s: float = 300.0,
    ) -> None:
        self.jobs = jobs if jobs > 0 else min(_cores(), _MOST_PROCESSES)
        self._most_hearing = max(1, self.jobs // 2)
        self._setup = Setup(recogniser, refiner, model, language)
        self._patience_s = patience_s
        self._room = threading.BoundedSemaphore(self.jobs * (1 + _WAITING_PER_PROCESS))
        self._changed = threading.Condition()
        self._waiting: deque[_Piece] = deque()
        self._idle: list[_Slot] = []
        self._slots = [_Slot() for _ in range(self.jobs)]
        self._closed = False
        self._crashes = 0  # pieces in a row that took their process along
        self._answered = False

    def hear(self, samples: Samples, language: str) -> Future[list[Heard]]:
        return self._ask(Hear(samples, language))

    def place(self, samples: Samples, words: Sequence[str]) -> Future[list[Placed | None]]:
        return self._ask(Place(samples, tuple(words)))

    def process_ids(self) -> list[int]:
        """Of the processes that run now."""
        with self._changed:
            return [slot.process.process_id for slot in self._slots if slot.process is not None]

    def close(self) -> None:
        """End all processes at once; what was not answered is cancelled."""
        with self._changed:
            self._closed = True
            pieces = list(self._waiting)
            self._waiting.clear()
            for slot in self._slots:
                if slot.process is not None:
                    slot.process.kill()
            self._changed.notify_all()
        for piece in pieces:
            self._drop(piece)
        for slot in self._slots:
            if slot.thread is not None and slot.thread is not threading.current_thread():
                slot.thread.join()

    def _ask(self, task: Hear | Place) -> Future[Any]:
        piece = _Piece(task)
        self._room.acquire()
        with self._changed:
            if self._closed:
                self._drop(piece)
                return piece.future
            self._waiting.append(piece)
            self._start_where_needed()
            self._changed.notify_all()
        return piece.future

    def _start_where_needed(self) -> None:
        if len(self._waiting) <= len(self._idle):
            return
        for slot in self._slots:
            if slot.thread is None:
                slot.thread = threading.Thread(
                    target=self._serve, args=(slot,), name="engine", daemon=True
                )
                slot.thread.start()
                return

    def _serve(self, slot: _Slot) -> None:
        try:
            while (piece := self._next(slot)) is not None:
                self._work(slot, piece)
        finally:
            process, slot.process = slot.process, None
            if process is not None:
                process.close()

    def _next(self, slot: _Slot) -> _Piece | None:
        """What ``slot`` should do next; None when all is over."""
        with self._changed:
            self._idle.append(slot)
            try:
                while True:
                    if self._closed:
                        return None
                    for piece in self._waiting:
                        if self._is_for(slot, type(piece.task)):
                            self._waiting.remove(piece)
                            slot.loaded.add(type(piece.task))
                            return piece
                    self._changed.wait()
            finally:
                self._idle.remove(slot)
                self._changed.notify_all()

    def _is_for(self, slot: _Slot, kind: type) -> bool:
        if kind in slot.loaded:
            return True
        if any(kind in other.loaded for other in self._idle):
            return False
        loaded = sum(kind in other.loaded for other in self._slots)
        return kind is not Hear or loaded < self._most_hearing

    def _work(self, slot: _Slot, piece: _Piece) -> None:
        future = piece.future
        try:
            if not future.set_running_or_notify_cancel():
                return
            answer = self._answer(slot, piece.task)
        except Exception as error:  # noqa: BLE001  # it belongs to whoever asks for the answer
            future.set_exception(CancelledError() if self._closed else error)
        else:
            future.set_result(answer)
        finally:
            self._room.release()

    def _answer(self, slot: _Slot, task: Hear | Place) -> Any:
        how = ""
        for _ in range(_TRIES):
            process = self._process_of(slot)
            try:
                answer = process.ask(task)
            except ProcessDied as death:
                how = death.args[0]  # its text, still to be put into another language
                with self._changed:
                    slot.process = None
                    slot.loaded = {type(task)}
                process.close()
                continue
            with self._changed:
                self._answered, self._crashes = True, 0
            return answer
        with self._changed:
            self._crashes += 1
            hopeless = not self._answered and self._crashes >= _HOPELESS
        if hopeless:
            raise EngineProblem(
                say("The engine dies whenever it is asked ({how}).", how=how),
                remedy=say(
                    "There may be too little memory for it. Name another one, or match "
                    "against a timed file (SRT, VTT) instead."
                ),
            )
        raise EngineCrashed(say("The engine died over a piece of sound, twice ({how}).", how=how))

    def _process_of(self, slot: _Slot) -> EngineProcess:
        with self._changed:
            if self._closed:
                raise EngineCrashed(say("The engines are closed."))
            if slot.process is None:
                slot.process = EngineProcess(self._setup, patience_s=self._patience_s)
            return slot.process

    def _drop(self, piece: _Piece) -> None:
        piece.future.cancel()
        piece.future.set_running_or_notify_cancel()  # tells whoever waits for it
        self._room.release()
