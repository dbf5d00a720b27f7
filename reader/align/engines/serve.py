"""Inside an engine process: a recogniser and a refiner, asked one piece at a time.

Run as ``python -m reader.align.engines.serve``; ``process.py`` says what is sent.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from reader.align.engines.base import EngineCrashed, EngineProblem, Recogniser, Refiner
from reader.align.engines.process import Answer, Failure, Hear, Place, Problem, Setup
from reader.core.text import say

_NICER = 5  # the player goes first


class _Engines:
    """The two, each made when it is first asked for."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._recogniser: Recogniser | None = None
        self._refiner: Refiner | None = None

    def answer(self, task: Hear | Place) -> Any:
        from reader.align.engines.choose import create_recogniser, create_refiner
        from reader.align.engines.heard_words import NAME as HEARD_WORDS
        from reader.align.engines.heard_words import HeardWordsRefiner

        hears = isinstance(task, Hear) or self._setup.refiner == HEARD_WORDS
        if hears and self._recogniser is None:
            self._recogniser = create_recogniser(self._setup.recogniser, self._setup.model)
        if isinstance(task, Hear):
            assert self._recogniser is not None
            return self._recogniser.hear(task.samples, task.language)
        if self._refiner is None and self._recogniser is not None and hears:
            self._refiner = HeardWordsRefiner(self._recogniser, self._setup.language)
        elif self._refiner is None:
            self._refiner = create_refiner(self._setup.refiner)
        return self._refiner.place(task.samples, task.words)


def reply_to(answer: Callable[[Hear | Place], Any], task: Hear | Place) -> object:
    """The message that goes back for ``task``."""
    try:
        return Answer(answer(task))
    except EngineProblem as problem:
        return Problem(problem.problem, problem.remedy)
    except EngineCrashed as problem:
        return Failure(problem.problem)
    except Exception as error:  # noqa: BLE001  # a plug-in may raise anything
        return Failure(
            say(
                "The engine failed over a piece of sound ({error}).",
                error=f"{type(error).__name__}: {error}",
            )
        )


def main() -> None:
    """Answer until standard input ends, which it does when the program dies."""
    import queue
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICER)
    tasks = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    # Engines print; nothing of it is to reach the terminal, or to be taken for a reply.
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def read() -> None:
        try:
            while True:
                waiting.put(pickle.load(tasks))  # from our own parent
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(0)  # at once: nobody waits for what is being worked on

    setup: Setup = pickle.load(tasks)
    threading.Thread(target=read, name="tasks", daemon=True).start()
    engines = _Engines(setup)
    while True:
        reply = reply_to(engines.answer, waiting.get())
        pickle.dump(reply, replies, protocol=pickle.HIGHEST_PROTOCOL)
        replies.flush()


if __name__ == "__main__":
    with suppress(BrokenPipeError, EOFError):
        main()
