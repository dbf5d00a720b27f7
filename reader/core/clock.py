"""A smooth position from a player's coarse ticks.

A player says where it is a few times a second, and each saying is already a little old
when it arrives. Between two of them the sound moves on steadily, so the position is a
straight line through time; a tick only says how far the line is off.

- *Drift* up to ``JUMP_MS`` is taken in by running up to ``MAX_SLEW`` faster or slower, so
  that nothing on the screen jerks; a bigger one by a jump, unless that jump would go back,
  because a position that nobody sought never goes backwards: then the clock waits.
- *A seek* shows the requested time at once and stays there until the player is within
  ``SETTLE_MS`` of it, or ``SETTLE_TIMEOUT_S`` have passed: players report leftovers for a
  while. Ticks from before the seek are told by their number. A tick with a number that the
  clock has not heard of tells of a seek that the player made itself.
- *Latency* of the output that the player does not know of (a wireless headset) is taken off
  what the player says, so that a word lights up when it reaches the ear.

Everything is computed when asked: no timer, no thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

SETTLE_MS = 400.0
SETTLE_TIMEOUT_S = 3.0
JUMP_MS = 250.0
MAX_SLEW = 0.25  # of the playback rate
SLEW_TIME_S = 0.25  # a small drift is gone after about this long


@dataclass(frozen=True, slots=True)
class PlayerTick:
    """What the player's clock says: at ``monotonic_s`` (time.monotonic()) the sound that
    leaves the loudspeaker is at ``position_ms`` of the recording, moving at ``rate`` while
    ``playing``. ``seek`` numbers the last seek whose effect this tick includes, so that a
    tick from before a seek can be told from one after it."""

    position_ms: float
    monotonic_s: float
    rate: float
    playing: bool
    seek: int = 0


class PlaybackClock:
    """Where the sound is now, in ms from the recording's beginning.

    ``now`` gives monotonic seconds, on the same scale as the ticks' ``monotonic_s``.
    ``output_latency_ms`` is how much later than the player believes the sound reaches the
    ear; it may be changed at any time and counts from the next tick on.
    """

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        *,
        output_latency_ms: float = 0.0,
    ) -> None:
        self._now = now
        self.output_latency_ms = output_latency_ms
        self._seek = 0
        self.reset()

    def reset(self) -> None:
        """Another recording: paused at its beginning, at rate 1. Seek numbers go on."""
        self._rate = 1.0
        self._playing = False
        self._target_ms = 0.0
        self._settle_since_s: float | None = None
        self._start_line(0.0, self._now())
        self._shown_ms = 0.0

    @property
    def rate(self) -> float:
        """Playback rate as last told; it counts while ``playing``."""
        return self._rate

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def seek_number(self) -> int:
        """The number of the last seek that the clock knows of."""
        return self._seek

    @property
    def is_settling(self) -> bool:
        """A seek was requested and the player has not been seen near it yet."""
        since = self._settle_since_s
        return since is not None and self._now() - since < SETTLE_TIMEOUT_S

    def position_ms(self) -> float:
        """What is heard now. Never less than before, except after a seek or a reset."""
        if self.is_settling:
            return self._target_ms
        self._shown_ms = max(self._shown_ms, self._line_at(self._now()))
        return self._shown_ms

    def ms_until(self, position_ms: float) -> float | None:
        """How long (real ms) until the position reaches ``position_ms``: 0 if it has, None
        while nothing moves. An estimate: the next tick may correct it."""
        missing = position_ms - self.position_ms()
        if missing <= 0:
            return 0.0
        if not self._playing or self._rate <= 0 or self.is_settling:
            return None
        held_back = self._shown_ms - self._line_at(self._now())
        return (missing + max(0.0, held_back)) / self._rate

    def seek(self, position_ms: float, seek_number: int) -> None:
        """``position_ms`` was asked for; ticks from ``seek_number`` on know of it."""
        self._seek = seek_number
        self._target_ms = position_ms
        self._settle_since_s = self._now()
        self._start_line(position_ms, self._settle_since_s)
        self._shown_ms = position_ms

    def tick(self, tick: PlayerTick) -> None:
        """Take in what the player says. Ticks may come late; one from before the last seek
        tells only the rate and whether the player plays."""
        now = self._now()
        here = self._line_at(now)
        if tick.playing != self._playing or tick.rate != self._rate:
            self._start_line(here, now)  # a new line begins where the old one ends
            self._rate, self._playing = tick.rate, tick.playing
        if tick.seek < self._seek:
            return
        there = tick.position_ms
        if tick.playing:
            age_ms = max(0.0, now - tick.monotonic_s) * 1000
            there += (age_ms - self.output_latency_ms) * tick.rate
        if tick.seek > self._seek:
            self.seek(tick.position_ms, tick.seek)
        if self._settle_since_s is None:
            self._steer(here, there - here, now)
        elif self._near_target(tick):
            self._settle_since_s = None
            self._start_line(there, now)
        elif not self.is_settling:
            # The player went elsewhere, and that is where the sound is.
            self._settle_since_s = None
            self._start_line(there, now)
            self._shown_ms = there

    def _near_target(self, tick: PlayerTick) -> bool:
        return abs(tick.position_ms - self._target_ms) <= SETTLE_MS * max(1.0, tick.rate)

    def _start_line(self, position_ms: float, now: float) -> None:
        """From ``now`` the sound is at ``position_ms`` and moves on at the plain rate."""
        self._position_ms = position_ms
        self._at_s = now
        self._slew = 0.0  # how much faster than the rate, as a fraction of it ...
        self._slew_until_s = now  # ... and until when

    def _line_at(self, now: float) -> float:
        if not self._playing:
            return self._position_ms
        elapsed_s = max(0.0, now - self._at_s)
        slewed_s = max(0.0, min(now, self._slew_until_s) - self._at_s)
        return self._position_ms + 1000 * self._rate * (elapsed_s + slewed_s * self._slew)

    def _steer(self, here: float, off: float, now: float) -> None:
        """The line is ``off`` ms behind: take that in without going back."""
        if not self._playing or self._rate <= 0 or abs(off) > JUMP_MS:
            # Nothing moves, so nothing can slew; or it is too far to wait for.
            self._start_line(here + off, now)
            return
        self._start_line(here, now)
        slew = off / (1000 * self._rate * SLEW_TIME_S)
        self._slew = min(MAX_SLEW, max(-MAX_SLEW, slew))
        if self._slew:
            self._slew_until_s = now + off / (1000 * self._rate * self._slew)
