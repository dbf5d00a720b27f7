"""The windows in work: which are being placed, which are done, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeAlias

from reader.align.finding.ear import Check
from reader.align.placing.assembly import usual_score, words_of
from reader.align.placing.division import Part
from reader.align.placing.placer import PlacedPart
from reader.align.progress import PlacedWords, Progress, Report, Stage
from reader.align.script import Script
from reader.align.sound.reel import Reel
from reader.core.spans import joined
from reader.core.timing import Span

_IN_WORK = 4  # windows at a time: enough to keep every engine busy
_LOOK_S = 0.2  # how often it is asked whether to end

# A window's parts in order, once they are placed.
Place: TypeAlias = Callable[[Part], list[PlacedPart]]


class Desk:
    """Places windows in threads that wait for the engines, and reports."""

    def __init__(
        self, script: Script, place: Place, reel: Reel, report: Report, check: Check
    ) -> None:
        self._script = script
        self._place = place
        self._reel = reel
        self._report = report
        self._check = check
        self._threads = ThreadPoolExecutor(_IN_WORK, thread_name_prefix="placing")
        self._working: dict[Future[list[PlacedPart]], Part] = {}
        self._done: dict[Part, list[PlacedPart]] = {}

    def order(self, windows: Sequence[Part]) -> None:
        """Have ``windows`` placed, those that are not yet; returns while some still are."""
        known = set(self._done) | set(self._working.values())
        for window in windows:
            if window not in known:
                self._await(_IN_WORK - 1)
                self._working[self._threads.submit(self._place, window)] = window
        self._take(0)

    def finish(self, windows: Sequence[Part]) -> list[list[PlacedPart]]:
        """Have them all placed; the parts of each."""
        self.order(windows)
        self._await(0)
        return [self._done[window] for window in windows]

    def close(self) -> None:
        """End the threads; what they still wait for no longer counts."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _await(self, left: int) -> None:
        """Wait until no more than ``left`` windows are in work."""
        while len(self._working) > left:
            self._take(_LOOK_S)

    def _take(self, timeout_s: float) -> None:
        self._check()
        ready, _ = wait(self._working, timeout_s, FIRST_COMPLETED)
        for future in ready:
            window = self._working.pop(future)
            self._done[window] = future.result()
            self._tell(self._done[window])

    def _tell(self, parts: Sequence[PlacedPart]) -> None:
        usual = usual_score(parts)
        words: tuple[PlacedWords, ...] = tuple(
            words_of(self._script, part, usual) for part in parts
        )
        total_ms = self._reel.duration_ms
        done = joined(Span(w.start_ms, w.end_ms) for w in self._done)
        working = min(self._working.values(), key=lambda w: w.start_ms, default=None)
        self._report(
            Progress(
                Stage.PLACING,
                total_ms,
                done,
                None if working is None else Span(working.start_ms, working.end_ms),
                words,
            )
        )
