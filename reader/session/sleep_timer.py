"""When playing stops by itself: after some minutes, or when what is being said ends. The
sound fades away over the last seconds, so that nobody is woken by the silence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.timeline import Cursor

if TYPE_CHECKING:
    from reader.session.transport import Transport

FADE_S = 12.0
FADE_STEP_MS = 200


@dataclass(frozen=True, slots=True)
class Sleep:
    """When playing stops by itself: at a time.monotonic() time; or when the turn
    ``after_turn`` ends, or at ``at_ms`` of the recording, where ``after_chapter`` ends."""

    deadline_s: float | None = None
    after_turn: int | None = None
    at_ms: int | None = None
    after_chapter: bool = False


class SleepTimer(QObject):
    """Of ``transport``, which tells it what happens. No timer runs unless one is set, and none
    but the deadline's until the sound is to fade."""

    changed = Signal(object)  # Sleep | None
    due = Signal()
    faded = Signal(float)  # how loud the sound is to be, of what it was: 1.0 to 0.0

    def __init__(self, transport: Transport, now: Callable[[], float]) -> None:
        super().__init__(transport)
        self._transport = transport
        self._now = now
        self._sleep: Sleep | None = None
        self._level = 1.0
        self.chapter_starts_ms: tuple[int, ...] = ()  # in order
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.timeout.connect(self.end)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(self._on_fade)

    @property
    def sleep(self) -> Sleep | None:
        return self._sleep

    @property
    def is_idle(self) -> bool:
        return not self._deadline.isActive() and not self._fade.isActive()

    @property
    def level(self) -> float:
        """How loud the sound is to be, of what it was."""
        return self._level

    def left_s(self) -> float | None:
        """Seconds until a set time; None where there is none."""
        if self._sleep is None or self._sleep.deadline_s is None:
            return None
        return max(0.0, self._sleep.deadline_s - self._now())

    # -- asked for ------------------------------------------------------------------

    def after_minutes(self, minutes: float) -> None:
        """Real ones."""
        self.set(Sleep(deadline_s=self._now() + minutes * 60))

    def after_turn(self) -> None:
        """The one being spoken."""
        cursor = self._transport.cursor
        self.set(None if cursor is None else Sleep(after_turn=cursor.turn))

    def after_chapter(self) -> None:
        """The one being heard; the last one ends with the recording."""
        following = bisect_right(self.chapter_starts_ms, self._transport.position_ms)
        ends = (*self.chapter_starts_ms[following:], self._transport.duration_ms)
        self.set(Sleep(at_ms=ends[0], after_chapter=True))

    # -- happened -------------------------------------------------------------------

    def gone_elsewhere(self) -> None:
        """What is to be heard to its end is what is heard there."""
        sleep, timeline = self._sleep, self._transport.timeline
        if sleep is None:
            return
        if sleep.after_chapter:
            self.after_chapter()
        elif sleep.after_turn is not None and timeline is not None:
            cursor = timeline.cursor_at(self._transport.position_ms)
            if cursor is not None:
                self.set(Sleep(after_turn=cursor.turn))

    def look(self, old: Cursor | None, new: Cursor | None) -> None:
        """The voice went on from ``old`` to ``new``: end playing where what was to be heard
        has been."""
        sleep = self._sleep
        if sleep is None or not self._transport.playing:
            return
        if sleep.after_turn is not None:
            was_in_it = old is not None and old.turn == sleep.after_turn
            if was_in_it and (new is None or new.turn != sleep.after_turn):
                self.end()
        elif sleep.at_ms is not None and self._transport.position_ms >= sleep.at_ms:
            self.end()

    def recording_ended(self) -> None:
        if self._sleep is not None and self._sleep.deadline_s is None:
            self.end()

    # -- doing it -------------------------------------------------------------------

    def set(self, sleep: Sleep | None) -> None:
        self._deadline.stop()
        self._fade.stop()
        changed = sleep != self._sleep
        self._sleep = sleep
        self._set_level(1.0)
        left_s = self.left_s()
        if left_s is not None:
            self._deadline.start(round(left_s * 1000))
        self.pace()
        if changed:
            self.changed.emit(sleep)

    def end(self) -> None:
        """It is time. The sound is loud again once whoever plays has stopped."""
        if self._sleep is None:
            return
        self._deadline.stop()
        self._fade.stop()
        self._sleep = None
        self._level = 1.0
        self.due.emit()
        self.changed.emit(None)

    def pace(self) -> None:
        """Fade when it is time to: to be called when playing begins, ends or goes elsewhere."""
        self._fade.stop()
        left_s = self._sound_left_s()
        if left_s is None:
            self._set_level(1.0)
        elif left_s > FADE_S:
            self._set_level(1.0)
            self._fade.start(max(1, round((left_s - FADE_S) * 1000)))
        else:
            self._on_fade()

    def _sound_left_s(self) -> float | None:
        """How long the sound goes on until then; None where it does not, or nobody knows."""
        sleep, transport = self._sleep, self._transport
        if sleep is None or not transport.playing:
            return None
        if sleep.deadline_s is not None:
            return self.left_s()
        end_ms = sleep.at_ms
        if sleep.after_turn is not None and transport.timeline is not None:
            end_ms = transport.timeline.turn_end(sleep.after_turn)
        if end_ms is None:
            return None
        return max(0.0, end_ms - transport.clock_ms) / 1000 / transport.rate

    def _on_fade(self) -> None:
        left_s = self._sound_left_s()
        if left_s is None:
            self._set_level(1.0)
            return
        if left_s > FADE_S:
            self.pace()
            return
        self._set_level(max(0.0, left_s / FADE_S))
        if left_s > 0:
            self._fade.start(FADE_STEP_MS)

    def _set_level(self, level: float) -> None:
        if level != self._level:
            self._level = level
            self.faded.emit(level)
