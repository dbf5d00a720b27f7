"""Engines that do on demand what real ones do by accident. Loaded by name in engine processes.

What they are to do is in the first sample, or the first word.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from reader.align.engines.base import EngineProblem, Heard, Placed, Samples

CRASH, RAISE, SAY_PROCESS, SAY_MODULES, HANG, PRINT, CRASH_ONCE, WAIT = range(1, 9)


class Odd:
    name = "odd"
    languages = frozenset({"en"})

    def __init__(self, model: str = "") -> None:
        if model == "missing":
            raise EngineProblem("There is no such model.", remedy="Get one.")
        if model == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        self._model = model

    def hear(self, samples: Samples, language: str) -> list[Heard]:
        what = int(samples[0]) if len(samples) else 0
        if what == CRASH:
            os.kill(os.getpid(), signal.SIGSEGV)
        if what == CRASH_ONCE and not Path(self._model).exists():
            Path(self._model).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if what == RAISE:
            raise ArithmeticError("no such number")
        if what == HANG:
            time.sleep(600)
        while what == WAIT and not Path(self._model).exists():
            time.sleep(0.01)
        if what == PRINT:
            os.write(1, b"to standard output\n")
            os.write(2, b"to standard error\n")
        text = f"{language} {len(samples)}"
        if what == SAY_PROCESS:
            text = f"{os.getpid()} {os.getppid()} {os.nice(0)}"
        if what == SAY_MODULES:
            text = " ".join(sorted(sys.modules))
        return [Heard(0, len(samples) // 16, text)]

    def place(self, samples: Samples, words: Sequence[str]) -> list[Placed | None]:
        return [None if word == "-" else Placed(0, 10, os.getpid()) for word in words]

    def close(self) -> None:
        return
