"""How far a long command is: one line redrawn on a terminal, a line now and then elsewhere.

Written here because it is small: the library for it (tqdm) takes 40 ms to import, as long
as all of the command line, writes no lines for a log, and its estimate of the time left
follows every change of pace.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

from reader.core.timecode import format_time

REDRAW_S = 0.2  # apart at least
TICK_S = 1.0  # apart at most, while the bar is a context
LINES = 10  # off a terminal: so many lines in all
LINE_S = 30.0  # and one when this much time has passed
MOST_BAR = 40  # columns
LEAST_BAR = 8


def time_left(left_s: float | None) -> str:
    """``about 3 min left``, as coarse as such a guess deserves; empty for None."""
    if left_s is None:
        return ""
    if left_s < 7.5:
        return "a few seconds left"
    if left_s < 57.5:
        return f"about {round(left_s / 5) * 5} s left"
    minutes = max(1, round(left_s / 60))
    if minutes < 60:
        return f"about {minutes} min left"
    minutes = round(minutes / 5) * 5
    hours, minutes = divmod(minutes, 60)
    return f"about {hours} h {minutes} min left" if minutes else f"about {hours} h left"


class ProgressBar:
    """Shows a part of 0..1 done, and a few words, on ``stream``.

    With a terminal that is one line, as wide as the terminal; otherwise lines. Once the
    stream cannot be written to nothing more is shown: the work goes on. As a context it also
    draws by itself now and then, so that the time left runs down while nothing is told.
    """

    def __init__(
        self,
        stream: TextIO | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        width: Callable[[], int] | None = None,
    ) -> None:
        self._stream: TextIO | None = sys.stderr if stream is None else stream
        self._clock = clock
        self._width = width or (lambda: shutil.get_terminal_size().columns)
        self._is_terminal = (
            self._stream is not None and self._stream.isatty() and os.environ.get("TERM") != "dumb"
        )
        self._block, self._rest = _signs(self._stream)
        self._part, self._text = 0.0, ""
        self._ends_s: float | None = None  # when it will be done
        self._drawn = ""  # what is on the terminal's line now
        self._drawn_s = -1e9
        self._most_words = 0  # columns: the bar does not change its size with each word
        self._lines = 0
        self._line_s = clock()
        self._lock = threading.RLock()
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> ProgressBar:
        self._thread = threading.Thread(target=self._run, name="progress bar", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()
        self.clear()

    def show(self, part: float, text: str, *, left_s: float | None = None) -> None:
        """``part`` of the work is done; ``text`` says what is going on."""
        with self._lock:
            self._part, self._text = min(1.0, max(0.0, part)), text
            self._ends_s = None if left_s is None else self._clock() + left_s
            self._update(REDRAW_S)

    def _run(self) -> None:
        while not self._over.wait(TICK_S):
            with self._lock:
                if self._text:
                    self._update(TICK_S)

    def _update(self, least_s: float) -> None:
        """Draw, unless that was done less than ``least_s`` ago."""
        now_s = self._clock()
        left_s = None if self._ends_s is None else max(0.0, self._ends_s - now_s)
        words = "  ".join(piece for piece in (self._text, time_left(left_s)) if piece)
        if self._is_terminal:
            if now_s - self._drawn_s >= least_s:
                self._drawn_s = now_s
                self._draw(self._fitted(words))
        elif int(self._part * LINES) > self._lines or now_s - self._line_s >= LINE_S:
            self._lines = int(self._part * LINES)
            self._line_s = now_s
            self._write(f"{int(self._part * 100)} %  {words}\n")

    def say(self, text: str) -> None:
        """A line of its own that stays, above the bar."""
        with self._lock:
            drawn = self._drawn
            self.clear()
            self._write(f"{text}\n")
            if drawn:
                self._draw(drawn)

    def clear(self) -> None:
        """Take the bar off the terminal, until it is drawn again."""
        with self._lock:
            if self._drawn:
                self._write("\r" + " " * _columns(self._drawn) + "\r")
                self._drawn = ""

    def _fitted(self, words: str) -> str:
        """The line for the terminal's width: the bar gives way first, then the words."""
        percent = f"{int(self._part * 100):3d} %"
        columns = max(10, self._width() - 1)  # a full last column would wrap on some terminals
        self._most_words = max(self._most_words, _columns(words))
        bar = min(MOST_BAR, columns - len(percent) - self._most_words - 4)
        if bar < LEAST_BAR:
            return _cut(f"{percent}  {words}", columns)
        done = int(self._part * bar)
        return f"{self._block * done}{self._rest * (bar - done)}  {percent}  {words}"

    def _draw(self, line: str) -> None:
        self._write("\r" + line + " " * max(0, _columns(self._drawn) - _columns(line)))
        self._drawn = line

    def _write(self, text: str) -> None:
        if self._stream is None:
            return
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):  # the terminal was closed
            self._stream = None


def _signs(stream: TextIO | None) -> tuple[str, str]:
    """What the bar is drawn with: what the terminal has letters for."""
    try:
        "━─".encode(getattr(stream, "encoding", None) or "ascii")
    except UnicodeEncodeError:
        return "#", "-"
    return "━", "─"


def _columns(text: str) -> int:
    """How wide ``text`` is on a terminal: Chinese letters take two columns."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text
    )


def _cut(text: str, columns: int) -> str:
    while _columns(text) > columns:
        text = text[:-1]
    return text


def of_length(done_ms: int, total_ms: int) -> str:
    """``3:20 of 5:12:30``."""
    return f"{format_time(done_ms)} of {format_time(total_ms)}"


def in_time(duration_ms: int, took_s: float) -> str:
    """``3:30 of sound in 9 s (23 times as fast as listening)``."""
    took = f"{took_s:.0f} s" if took_s < 99.5 else format_time(round(took_s * 1000))
    speed = duration_ms / 1000 / took_s if took_s > 0 else 0.0
    fast = f"{speed:.0f}" if speed >= 9.5 else f"{speed:.1f}"
    return f"{format_time(duration_ms)} of sound in {took} ({fast} times as fast as listening)"
