"""Playing, and where the voice is.

Owns the timeline of what is open, and derives from it and the position the cursor. One
single-shot timer sleeps until the next boundary (a word, the end of a loop); each tick, seek
and change of rate re-arms it. While paused no timer runs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from math import ceil
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reader.core.timeline import Cursor, Timeline
from reader.core.timing import Span
from reader.core.transcript import Transcript
from reader.playback.base import PlayerState, PlayerTick
from reader.session.looping import Looping
from reader.session.playing import Playing
from reader.session.sleep_timer import Sleep, SleepTimer
from reader.session.steps import next_sentence, next_turn, previous_sentence, previous_turn

LONG_PAUSE_S = 20.0


class Transport(Playing):
    """Works without a player: the position is then only moved
    by seeking, so that reading by time still works."""

    cursor_changed = Signal(object, object)  # old, new: Cursor | None
    turns_changed = Signal(object)  # tuple of every current turn
    loop_changed = Signal(object)  # Span | None
    loop_start_changed = Signal(object)  # int | None: A is set, B is awaited
    sleep_changed = Signal(object)  # Sleep | None
    jumped = Signal(int, int)  # from, to: a jump of the user's, for the history

    def __init__(
        self, parent: QObject | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent, now)
        self._now = now
        self._timeline: Timeline | None = None
        self._transcript: Transcript | None = None
        self._cursor: Cursor | None = None
        self._turns: tuple[int, ...] = ()
        self._looping = Looping(self)
        self._looping.changed.connect(self._on_loop_changed)
        self._looping.start_changed.connect(self.loop_start_changed)
        self._sleeping = SleepTimer(self, now)
        self._sleeping.changed.connect(self.sleep_changed)
        self._sleeping.due.connect(self._on_sleep)
        self._sleeping.faded.connect(lambda _level: self._apply_volume())
        self._paused_at_s: float | None = None
        self.resume_rewind_ms = 0
        self._boundary = QTimer(self)
        self._boundary.setSingleShot(True)
        self._boundary.setTimerType(Qt.TimerType.PreciseTimer)
        self._boundary.timeout.connect(self._on_boundary)

    # -- what is open ---------------------------------------------------------

    def load(self, audio: Path, *, position_ms: int = 0, duration_ms: int = 0) -> None:
        """Make ``audio`` the recording, paused at ``position_ms``."""
        if self._player is None:
            return
        self._clock.reset()
        self._duration_ms = 0  # of the recording before
        self._loaded = True
        self._player.load(audio, duration_ms=duration_ms)
        self._state = PlayerState.PAUSED
        self.state_changed.emit(self._state)
        if position_ms:
            self._seek(position_ms)

    def unload(self) -> None:
        """Nothing is open any more; the player stays, silent."""
        self.pause()
        self.set_loop(None)
        self.cancel_sleep()
        self.set_conversation(None, None)
        self._paused_at_s = None
        self._duration_ms = 0
        self._clock.reset()
        # The player may still report on what was open; that is nobody's business now.
        self._loaded = False
        self._state = PlayerState.EMPTY
        self.state_changed.emit(self._state)

    def set_conversation(self, transcript: Transcript | None, timeline: Timeline | None) -> None:
        """What is being spoken. A timeline may arrive or change while playing."""
        self._transcript = transcript
        self._timeline = timeline
        self._update_cursor()

    def close(self) -> None:
        self._boundary.stop()
        self._sleeping.set(None)
        self.set_player(None)

    # -- what is the case -----------------------------------------------------

    @property
    def duration_ms(self) -> int:
        """The recording's length; without one, what the times tell of it."""
        if self._duration_ms:
            return self._duration_ms
        return self._timeline.length_ms if self._timeline else 0

    @property
    def cursor(self) -> Cursor | None:
        return self._cursor

    @property
    def current_turns(self) -> tuple[int, ...]:
        """Every turn that is sounding, or the last one that did."""
        return self._turns

    @property
    def timeline(self) -> Timeline | None:
        return self._timeline

    @property
    def loop(self) -> Span | None:
        return self._looping.span

    @property
    def loop_start_ms(self) -> int | None:
        """A of an A-B loop whose B has not been set yet."""
        return self._looping.start_ms

    @property
    def sleep(self) -> Sleep | None:
        return self._sleeping.sleep

    @property
    def is_idle(self) -> bool:
        """No timer of ours is running."""
        return not self._boundary.isActive() and self._sleeping.is_idle

    # -- playing --------------------------------------------------------------

    def play(self) -> None:
        if self._player is None or self._state is PlayerState.EMPTY:
            return
        if (
            self._paused_at_s is not None
            and self.resume_rewind_ms
            and self._now() - self._paused_at_s > LONG_PAUSE_S
        ):
            self._seek(max(0, self.position_ms - self.resume_rewind_ms))
        self._paused_at_s = None
        if self._hushed:
            self._hushed = False
            self._apply_volume()
        self._player.play()

    def pause(self) -> None:
        if self._player is not None and self.playing:
            self._paused_at_s = self._now()
            self._player.pause()

    def toggle(self) -> None:
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, position_ms: int) -> None:
        """A jump of the user's: goes there and is remembered in the history."""
        before = self.position_ms
        self._seek(position_ms)
        self.jumped.emit(before, self.position_ms)

    def scrub(self, position_ms: int) -> None:
        """A seek that is one of many (a slider being dragged); not remembered."""
        self._seek(position_ms)

    def skip(self, delta_ms: int) -> None:
        """A few seconds on (or back, below zero); not remembered."""
        self._seek(self.position_ms + delta_ms)

    def seek_word(self, turn: int, word: int = 0) -> bool:
        """Go to a word. False where nobody knows its time (it is then not moved)."""
        timeline = self._timeline
        return self._jump(None if timeline is None else timeline.word_start(turn, word))

    def seek_turn(self, turn: int) -> bool:
        timeline = self._timeline
        return self._jump(None if timeline is None else timeline.turn_start(turn))

    def next_turn(self) -> None:
        if self._timeline is not None:
            self._jump(next_turn(self._timeline, self.position_ms))

    def previous_turn(self) -> None:
        """To the beginning of this turn; at its beginning, of the one before."""
        if self._timeline is not None:
            self._jump(previous_turn(self._timeline, self.position_ms))

    def next_sentence(self) -> None:
        if self._timeline is not None and self._transcript is not None:
            target_ms = next_sentence(self._transcript, self._timeline, self._cursor)
            if target_ms is not None:
                self._seek(target_ms)

    def previous_sentence(self) -> None:
        """To the beginning of this sentence; at its beginning, of the one before."""
        if self._timeline is not None and self._transcript is not None:
            target_ms = previous_sentence(
                self._transcript, self._timeline, self._cursor, self.position_ms
            )
            if target_ms is not None:
                self._seek(target_ms)

    def _jump(self, target_ms: int | None) -> bool:
        if target_ms is None:
            return False
        self.seek(target_ms)
        return True

    # -- loop and sleep -------------------------------------------------------

    def set_loop(self, loop: Span | None) -> None:
        self._looping.set(loop)

    def toggle_loop_turn(self) -> None:
        """Repeat the current turn, or stop repeating whatever is repeated."""
        if self._looping.is_on:
            self.set_loop(None)
        elif self._timeline is not None and self._cursor is not None:
            start = self._timeline.turn_start(self._cursor.turn)
            end = self._timeline.turn_end(self._cursor.turn)
            if start is not None and end is not None and end > start:
                self.set_loop(Span(start, end))

    def mark_loop(self) -> None:
        """First press sets A, the second B, a third ends the loop."""
        loop = self._looping.mark(self.position_ms)
        if loop is not None:
            self._seek(loop.start_ms)
            self.set_loop(loop)

    def _on_paced(self) -> None:
        self._sleeping.pace()
        self._arm()

    def _on_loop_changed(self, loop: Span | None) -> None:
        self.loop_changed.emit(loop)
        self._arm()

    def set_chapter_starts(self, starts_ms: Sequence[int]) -> None:
        """When the chapters begin, for who wants to hear one to its end."""
        self._sleeping.chapter_starts_ms = tuple(sorted(starts_ms))

    @property
    def has_chapters(self) -> bool:
        return bool(self._sleeping.chapter_starts_ms)

    def set_sleep_minutes(self, minutes: float) -> None:
        """Stop playing after ``minutes`` of real time."""
        self._sleeping.after_minutes(minutes)

    def sleep_after_turn(self) -> None:
        """Stop playing when the current turn ends."""
        self._sleeping.after_turn()

    def sleep_after_chapter(self) -> None:
        """Stop playing when the current chapter ends, or the recording."""
        self._sleeping.after_chapter()
        self._arm()

    def cancel_sleep(self) -> None:
        self._sleeping.set(None)

    def sleep_left_s(self) -> float | None:
        """Seconds until playing stops by itself; None without a time to stop at."""
        return self._sleeping.left_s()

    @property
    def _loudness(self) -> float:
        return self._sleeping.level

    def _on_sleep(self) -> None:
        self._hushed = self.playing  # falling silent takes the player a moment
        self.pause()

    # -- from the player ------------------------------------------------------

    def _seek(self, position_ms: int) -> None:
        position_ms = max(0, position_ms)
        # A recording may go on after the last word; how long is not known at once.
        limit_ms = self._duration_ms if self.has_sound else self.duration_ms
        if limit_ms:
            position_ms = min(position_ms, limit_ms)
        number = 0
        if self._player is not None and self._state is not PlayerState.EMPTY:
            number = self._player.seek(position_ms)
        self._clock.seek(position_ms, number)
        self._looping.left_by(position_ms)
        self._sleeping.gone_elsewhere()
        self._update_cursor()
        self._sleeping.pace()
        self.position_changed.emit(self.position_ms)

    def _on_ticked(self, tick: PlayerTick) -> None:
        if not self._loaded:
            return
        self._clock.tick(tick)
        if not (tick.playing and self._loop_again()):
            self._update_cursor()
            self.position_changed.emit(self.position_ms)

    def _on_state_changed(self, state: PlayerState) -> None:
        if not self._loaded or state is self._state:
            return
        loop = self._looping.span
        if state is PlayerState.ENDED and loop is not None and self._player is not None:
            # The loop ends where the recording does: on with the next round.
            self._seek(loop.start_ms)
            self._player.play()
            return
        self._state = state
        if self._hushed and not self.playing:
            self._hushed = False
            self._apply_volume()
        if state is PlayerState.ENDED:
            self._sleeping.recording_ended()
        self.state_changed.emit(state)
        self._sleeping.pace()
        self._arm()

    def _on_boundary(self) -> None:
        if not self._loop_again():
            self._update_cursor()

    def _loop_again(self) -> bool:
        """At the end of the loop, go back to its beginning."""
        start_ms = self._looping.goes_on_at(self.position_ms)
        if start_ms is None:
            return False
        self._seek(start_ms)
        return True

    def _update_cursor(self) -> None:
        position = self.position_ms
        timeline = self._timeline
        cursor = timeline.cursor_at(position) if timeline else None
        turns = timeline.turns_at(position) if timeline else ()
        old, self._cursor = self._cursor, cursor
        if turns != self._turns:
            self._turns = turns
            self.turns_changed.emit(turns)
        if cursor != old:
            self.cursor_changed.emit(old, cursor)
        self._sleeping.look(old, cursor)
        self._arm()

    def _arm(self) -> None:
        """Sleep until the next word or the loop's end, if the voice is moving."""
        self._boundary.stop()
        if not self.playing:
            return
        position = self._clock.position_ms()
        boundary = self._timeline.next_boundary(int(position)) if self._timeline else None
        sleep = self._sleeping.sleep
        ends = (self._looping.end_after(position), None if sleep is None else sleep.at_ms)
        boundary = min((t for t in (boundary, *ends) if t is not None), default=None)
        wait_ms = None if boundary is None else self._clock.ms_until(boundary)
        if wait_ms is not None:
            self._boundary.start(max(1, ceil(wait_ms)))
