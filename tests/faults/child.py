"""A process that can be killed: forked, so that it lives at once, and heard through a pipe.

What a child has told is there for its parent also after a SIGKILL; that is what makes it an
acknowledgement.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, Self

Message = tuple[Any, ...]
Tell = Callable[[Message], None]
PATIENCE_S = 60.0
_LENGTH_BYTES = 4


class Child:
    """A process that tells through a pipe; what it has told so far is in ``messages``."""

    def __init__(self, process: int, pipe: int) -> None:
        self.process = process
        self.messages: list[Message] = []
        self._pipe = pipe
        self._received = b""
        self._ended = False
        os.set_blocking(pipe, False)

    @classmethod
    def forked(cls, run: Callable[[Tell], None]) -> Self:
        """``run(tell)`` in a process of its own."""
        sys.stdout.flush()
        here, there = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(here)
            _live(run, there)
        os.close(there)
        return cls(process, here)

    @classmethod
    def started(cls, command: Sequence[str], environment: Mapping[str, str], log: Path) -> Self:
        """A command that is given the number of its pipe as its last argument, and makes a
        ``Tell`` of it with ``teller``; what it says otherwise goes to ``log``."""
        here, there = os.pipe()
        os.set_inheritable(there, True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        process = os.posix_spawn(
            command[0],
            [*command, str(there)],
            environment,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 1, str(log), flags, 0o600),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
        )
        os.close(there)
        return cls(process, here)

    def listen(self, for_s: float = PATIENCE_S, until: str = "") -> bool:
        """Hear what it tells for so long, or until it has told ``until``, or to its end;
        whether it still lives."""
        deadline = time.monotonic() + for_s
        while not self._ended:
            left_s = deadline - time.monotonic()
            if not select.select([self._pipe], [], [], max(0.0, left_s))[0]:
                break
            heard = self._read()
            if until and any(message[0] == until for message in heard):
                break
        return not self._ended

    def kill(self) -> None:
        """SIGKILL; what it had told by then is in ``messages``."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        self.wait()

    def wait(self) -> int:
        """Its status once it has ended: the exit code, or minus the signal. A child that takes
        more than PATIENCE_S is killed."""
        if self.listen():
            os.kill(self.process, signal.SIGKILL)
            self.listen()
        os.close(self._pipe)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def _read(self) -> list[Message]:
        data = os.read(self._pipe, 1 << 20)
        self._ended = not data
        self._received += data
        heard: list[Message] = []
        while len(self._received) >= _LENGTH_BYTES:
            end = _LENGTH_BYTES + int.from_bytes(self._received[:_LENGTH_BYTES])
            if len(self._received) < end:
                break
            heard.append(pickle.loads(self._received[_LENGTH_BYTES:end]))
            self._received = self._received[end:]
        self.messages += heard
        return heard


def teller(pipe: int) -> Tell:
    """What is told goes to the parent, through its pipe."""

    def tell(message: Message) -> None:
        data = pickle.dumps(message)
        data = len(data).to_bytes(_LENGTH_BYTES) + data
        while data:
            data = data[os.write(pipe, data) :]

    return tell


def _live(run: Callable[[Tell], None], pipe: int) -> NoReturn:
    tell = teller(pipe)
    status = 0
    try:
        run(tell)
    except BaseException:  # noqa: BLE001  # it is the parent's to judge
        tell(("raised", traceback.format_exc()))
        status = 1
    finally:
        os._exit(status)


def result_of(run: Callable[[], Any]) -> Any:
    """What ``run`` returns, called in a child. Raises AssertionError with what it raised."""
    child = Child.forked(lambda tell: tell(("result", run())))
    status = child.wait()
    for kind, value in child.messages:
        if kind == "result":
            return value
        raise AssertionError(value)
    raise AssertionError(f"the child ended with {status}")
