"""The one way to run work in the background.

A function goes in; one callback on the main thread gets its result or its error. The
worker gets snapshots, computes and returns; it decides nothing and touches no widget.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a task came to: exactly one of ``result`` and ``error`` counts."""

    result: T | None = None
    error: Exception | None = None


class Task(QObject):
    """One running function. Cancelling forgets its outcome; the function itself runs on,
    so work that may take long is begun with ``Tasks.run_long``."""

    _finished = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        done: Callable[[Outcome[object]], None],
        cancelled: threading.Event | None = None,
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._done = done
        self.cancelled = cancelled or threading.Event()
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        self.cancelled.set()

    def execute(self, function: Callable[[], object]) -> None:
        """In the worker's thread: the outcome goes to the main thread."""
        try:
            outcome = Outcome(function())
        except Exception as error:  # noqa: BLE001  handed to the callback, which knows both kinds
            outcome = Outcome(None, error)
        self._finished.emit(outcome)

    def _on_finished(self, outcome: Outcome[object]) -> None:
        self._tasks.forget(self)
        if not self.cancelled.is_set():
            self._done(outcome)


class Tasks:
    """Starts tasks and knows which are running, so that closing can wait for them."""

    def __init__(self) -> None:
        self._running: dict[Task, threading.Thread] = {}
        self._held: list[tuple[Task, Callable[[], object]]] | None = None

    def hold(self) -> None:
        """What is to be run from now on waits for ``release``: it would take the interpreter
        from what the reader is waiting for."""
        if self._held is None:
            self._held = []

    @property
    def is_held(self) -> bool:
        return self._held is not None

    def release(self) -> None:
        """Start what has been waiting, and from now on everything at once."""
        held, self._held = self._held or (), None
        for task, function in held:
            if not task.cancelled.is_set():
                self._start(task, function)

    def run(
        self,
        function: Callable[[], T],
        done: Callable[[Outcome[T]], None],
        *,
        urgent: bool = False,
        cancelled: threading.Event | None = None,
    ) -> Task:
        """Run ``function`` in a thread; ``done`` is called on this thread with the outcome.
        What is ``urgent`` is never held. ``cancelled`` is set when the task is cancelled."""
        # Outcome[T] is what execute makes of it.
        task = Task(self, done, cancelled)  # type: ignore[arg-type]
        if self._held is None or urgent:
            self._start(task, function)
        else:
            self._held.append((task, function))
        return task

    def run_long(
        self,
        function: Callable[[Callable[[], bool]], T],
        done: Callable[[Outcome[T]], None],
    ) -> Task:
        """As ``run``, for what may take so long that closing the window should not wait for
        it: ``function`` is handed one that says whether nobody waits any more, and then
        returns early, whatever it has."""
        cancelled = threading.Event()
        return self.run(lambda: function(cancelled.is_set), done, cancelled=cancelled)

    def _start(self, task: Task, function: Callable[[], object]) -> None:
        thread = threading.Thread(target=task.execute, args=(function,), name="task", daemon=True)
        self._running[task] = thread
        thread.start()

    def forget(self, task: Task) -> None:
        thread = self._running.pop(task, None)
        if thread is not None:
            thread.join()  # it has emitted: it is at its end

    def close(self) -> None:
        """Cancel everything and wait for the threads to end."""
        running = list(self._running.items())
        for task, _ in running:  # all of them at once: the wait is that for the slowest
            task.cancel()
        for _, thread in running:
            thread.join()
        self._running.clear()
        self._held = None
