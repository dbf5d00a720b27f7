"""What a run of the aligner needs on the command line: its options, its progress, its end."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reader.align.aligner import AlignOptions
from reader.align.progress import Progress
from reader.align.time_left import TimeLeft
from reader.progress_bar import ProgressBar, of_length

_STAGES = {"listening": "listening", "placing": "placing words", "finishing": "finishing"}


def align_options(options: argparse.Namespace) -> AlignOptions:
    """What the command line says about engines."""
    return AlignOptions(
        language=options.language,
        recogniser=options.engine,
        refiner=options.refiner,
        model=_model(options.model),
        jobs=options.jobs,
    )


def _model(name: str) -> str:
    """A folder as it is found from anywhere; what is none is for the engine to understand."""
    folder = Path(name).expanduser()
    return str(folder.absolute()) if name and folder.exists() else name


class Watch:
    """Shows an aligner's progress on a bar; remembers how far it was."""

    def __init__(self, bar: ProgressBar, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.part = 0.0
        self._bar = bar
        self._clock = clock
        self._left = TimeLeft()
        bar.show(0.0, "listening")

    def __call__(self, progress: Progress) -> None:
        now_s = self._clock()
        if progress.total_ms:
            self.part = progress.done_ms / progress.total_ms
        self._left.note(progress.done_ms, progress.total_ms - progress.done_ms, now_s)
        text = _STAGES[progress.stage.value]
        if progress.total_ms:
            text += f" {of_length(progress.done_ms, progress.total_ms)}"
        self._bar.show(self.part, text, left_s=self._left.at(now_s))


def stopped(part: float, status: int) -> int:
    """Say that the user ended it; returns the exit status."""
    at = f" at {int(part * 100)} %" if part >= 0.01 else ""
    print(
        f"Stopped{at}. What was done is kept: the same command goes on from there.",
        file=sys.stderr,
    )
    return status
