"""How long work still takes: a steady answer."""

from __future__ import annotations

from collections import deque


class TimeLeft:
    """The time left by the pace of late, smoothed.

    Of late, because the start is slow (models are read) or quick (an earlier run had done
    it). What is kept is when it will be done. A new guess moves that by a part that depends on
    the time since the one before, so that many in a second weigh no more than few; with steady
    work the time left then runs down like a clock. A guess is believed the more quickly the
    fewer there were, and the nearer the end is.
    """

    WINDOW_S = 90.0  # of late
    LEAST_S = 3.0  # to be watched before anything is said
    MOST_SETTLE_S = 8.0  # after so long half of a change is believed
    LEAST_SETTLE_S = 0.3

    def __init__(self) -> None:
        self._noted: deque[tuple[float, float]] = deque()  # (when, done)
        self._ends_s: float | None = None
        self._first_s = self._guessed_s = 0.0

    def note(self, done: float, left: float, now_s: float) -> None:
        """So much is done and so much is left, in whatever unit."""
        if len(self._noted) == 1 and done <= self._noted[0][1]:
            self._noted.clear()  # it has not begun yet
        self._noted.append((now_s, done))
        while len(self._noted) > 2 and self._noted[1][0] <= now_s - self.WINDOW_S:
            self._noted.popleft()
        began_s, begun = self._noted[0]
        if left <= 0:
            self._ends_s = now_s
        elif now_s - began_s >= self.LEAST_S and done > begun:
            self._guess(now_s + left * (now_s - began_s) / (done - begun), now_s)

    def at(self, now_s: float) -> float | None:
        """Seconds left; None while nothing can be said."""
        return None if self._ends_s is None else max(0.0, self._ends_s - now_s)

    def _guess(self, ends_s: float, now_s: float) -> None:
        if self._ends_s is None:
            self._ends_s, self._first_s = ends_s, now_s
        else:
            settle_s = min(self.MOST_SETTLE_S, (ends_s - now_s) / 5, (now_s - self._first_s) / 2)
            settle_s = max(self.LEAST_SETTLE_S, settle_s)
            weight = 1 - 2.0 ** (-(now_s - self._guessed_s) / settle_s)
            self._ends_s += weight * (ends_s - self._ends_s)
        self._guessed_s = now_s
