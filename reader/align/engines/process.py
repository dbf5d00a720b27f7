"""An engine process, seen from the program. What happens inside is in ``serve.py``.

Engines are C libraries and may crash; in a process of their own they take nobody along. It
is started as ``python -m reader.align.engines.serve`` rather than by ``multiprocessing``,
which would import the program's main module once more and start a process that tracks
resources.

Pickles go both ways over its standard input and output: first ``Setup``, then for each piece
a ``Hear`` or a ``Place``, answered by ``Answer``, ``Problem`` or ``Failure``.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from reader.align.engines.base import RATE, EngineCrashed, EngineProblem, Samples
from reader.core.text import say

# -P: a file called random.py in the user's folder is not to be imported.
_COMMAND = (sys.executable, "-P", "-m", "reader.align.engines.serve")
_HOME = Path(__file__).parents[3]  # where the package is, installed or not
_PATIENCE_S = 300.0  # for a large model to be read and the piece to be done
_PATIENCE_FACTOR = 20.0  # and this many times the length of the piece
_END_S = 2.0


@dataclass(frozen=True, slots=True)
class Setup:
    """Which engines, by the names of ``choose.py``, and for which language ('': any)."""

    recogniser: str = ""
    refiner: str = ""
    model: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Hear:
    samples: Samples
    language: str


@dataclass(frozen=True, slots=True)
class Place:
    samples: Samples
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    value: Any


@dataclass(frozen=True, slots=True)
class Problem:
    """An EngineProblem: this engine will never answer."""

    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Failure:
    """The engine raised something over this piece; the process lives on. ``what``: a sentence."""

    what: str


class ProcessDied(Exception):
    """It ended, or had to be ended, without an answer. ``str()`` says how."""


class EngineProcess:
    """One such process, seen from the program. For one thread at a time, but for ``kill``.

    Raises EngineProblem where no process can be started.
    """

    def __init__(self, setup: Setup, *, patience_s: float = _PATIENCE_S) -> None:
        environment = dict(os.environ)
        path = environment.get("PYTHONPATH")
        environment["PYTHONPATH"] = str(_HOME) + (os.pathsep + path if path else "")
        self._patience_s = patience_s
        self._late = False
        try:
            self._process = subprocess.Popen(
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment,
                # Ctrl+C in a terminal is for the program to decide about.
                process_group=None if os.name == "nt" else 0,
                creationflags=_creation_flags(),
            )
        except OSError as error:
            raise EngineProblem(
                say("No process for an engine can be started ({reason}).", reason=error.strerror),
                remedy=say("Close other programs and try again: what is done is kept."),
            ) from error
        with suppress(OSError):  # if it is dead already, the first question finds out
            self._send(setup)

    @property
    def process_id(self) -> int:
        return self._process.pid

    def ask(self, task: Hear | Place) -> Any:
        """The engine's answer. Raises EngineProblem, EngineCrashed, ProcessDied."""
        patience_s = self._patience_s + _PATIENCE_FACTOR * len(task.samples) / RATE
        watch = threading.Timer(patience_s, self._give_up)
        watch.daemon = True
        watch.start()
        try:
            self._send(task)
            reply = pickle.load(_open(self._process.stdout))  # from our own child
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise ProcessDied(self._how()) from error
        finally:
            watch.cancel()
        if isinstance(reply, Problem):
            raise EngineProblem(reply.problem, remedy=reply.remedy)
        if isinstance(reply, Failure):
            raise EngineCrashed(reply.what)
        return reply.value

    def kill(self) -> None:
        """End it at once, whatever it does. Whoever waits in ``ask`` gets ProcessDied."""
        self._process.kill()

    def close(self) -> None:
        """End it, and leave nothing open."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what could not be written, nobody wants any more
                _open(stream).close()

    def _send(self, message: object) -> None:
        stream = _open(self._process.stdin)
        pickle.dump(message, stream, protocol=pickle.HIGHEST_PROTOCOL)
        stream.flush()

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()

    def _how(self) -> str:
        if self._late:
            return say("it did not come back")
        try:
            status = self._process.wait(_END_S)
        except subprocess.TimeoutExpired:
            return say("it stopped answering")
        if status < 0:
            return say("signal {number}", number=-status)
        return say("exit status {number}", number=status)


def _creation_flags() -> int:
    """Windows': out of the way of Ctrl+C, of the screen and of the player."""
    names = ("CREATE_NEW_PROCESS_GROUP", "CREATE_NO_WINDOW", "BELOW_NORMAL_PRIORITY_CLASS")
    return sum(getattr(subprocess, name, 0) for name in names)


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream
