"""Times put right by hand: pins in the open document, on top of whatever times it has.

Pins are kept in the store (durable when a method returns) and never in an alignment, so
that they hold for times from a file, for times that are being made, and for those that are
made anew. What changes them goes through the session's one undo.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.pins import Pin, Reach, times_from_pins, with_pins

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.kept_pins import KeptPin, Recording
    from reader.core.timing import Alignment
    from reader.core.transcript import Transcript
    from reader.session.transport import Transport
    from reader.session.undo import UndoStack
    from reader.storage.pins import Pins

NUDGE_MS = 100
COALESCE_S = 1.2  # nudges that follow each other so soon are taken back together
# A pinned turn is where it is: who says "now" this long after it (or before) means another.
SURE_MS = 800
# Farther away than this from where it was thought to begin, a turn has to be pointed at.
NEAR_MS = 60_000


class FixKind(Enum):
    PINNED = "pinned"
    NUDGED = "nudged"
    REACHES = "reaches"
    UNPINNED = "unpinned"


@dataclass(frozen=True, slots=True)
class Fix:
    """What was done to word number ``word`` (``turn`` is its turn), which begins at
    ``start_ms`` now."""

    kind: FixKind
    turn: int
    word: int
    start_ms: int
    reach: Reach


class TimingFixes(QObject):
    """The pins of one document. ``audio`` is the open recording, ``reaction_ms`` how long after
    hearing a word a person presses a key.

    Words are numbered in the whole transcript, but for ``pin_word_now``.
    """

    changed = Signal()  # other pins: the times have to be shown anew
    fixed = Signal(object)  # Fix: what the user has just done
    noticed = Signal(str)

    def __init__(
        self,
        store: Pins,
        undo: UndoStack,
        transport: Transport,
        audio: Callable[[], Path | None],
        reaction_ms: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._undo = undo
        self._transport = transport
        self._audio = audio
        self._reaction_ms = reaction_ms
        self._now = time.monotonic
        self._document_id = 0
        self._transcript: Transcript | None = None
        self._pins: dict[int, KeptPin] = {}  # by the number of their word
        self._aside: tuple[KeptPin, ...] = ()  # set in another recording
        self._detached: tuple[KeptPin, ...] = ()  # whose words the text has not
        self._times: Alignment | None = None  # without the pins
        self._last: int | None = None  # the word pinned last
        self._nudging: tuple[int, float, object] | None = None  # word, when, undo step

    # -- what is open ---------------------------------------------------------

    def open(self, document_id: int, transcript: Transcript) -> None:
        """Take up a document; its pins find their words. Raises StorageProblem."""
        self.close()
        self._document_id = document_id
        self._transcript = transcript
        stored = self._store.of(document_id)
        if stored:
            self._place(stored)
            before = {pin.ident: pin for pin in stored}
            moved = [pin for pin in self._pins.values() if pin.range != before[pin.ident].range]
            if moved:
                self._store.change(document_id, put=moved)

    def set_transcript(self, transcript: Transcript, renumbered: Callable[[int], int]) -> None:
        """Words were put right: a pin stays with its word, of which ``renumbered`` tells where
        it is now. Raises StorageProblem."""
        before, self._transcript = self._pins, transcript
        if not before:
            return
        from reader.core.kept_pins import held

        self._pins = {
            word: held(transcript, word, pin)
            for word, pin in ((renumbered(word), pin) for word, pin in sorted(before.items()))
            if word < transcript.word_count
        }
        if self._last is not None:
            self._last = renumbered(self._last)
        self._nudging = None
        known = {pin.ident: pin for pin in before.values()}
        moved = [pin for pin in self._pins.values() if pin != known[pin.ident]]
        if moved and self._document_id:
            self._store.change(self._document_id, put=moved)

    def say_what_is_kept_aside(self) -> None:
        """Pins without a place in this text or recording are told of, once."""
        if self._detached:
            text = self.tr(
                "%n time(s) set by hand did not find their words in this text and are kept aside.",
                "",
                len(self._detached),
            )
            self.noticed.emit(text)
        self._say_what_is_aside()

    def close(self) -> None:
        self._transcript = self._times = None
        self._pins, self._aside, self._detached = {}, (), ()
        self._last = self._nudging = None

    def recording_changed(self) -> None:
        """Another recording is open, or more is known of it: which pins hold in it?"""
        if self._transcript is None or not (self._pins or self._aside):
            return
        before, aside = self._pins, self._aside
        self._place([*self._pins.values(), *self._aside, *self._detached])
        if self._pins != before:
            self.changed.emit()
        if len(self._aside) > len(aside):
            self._say_what_is_aside()

    def _place(self, kept: list[KeptPin]) -> None:
        from reader.core.kept_pins import find

        assert self._transcript is not None
        recording = self._recording()
        here = [pin for pin in kept if pin.recording.may_be(recording)]
        self._aside = tuple(pin for pin in kept if not pin.recording.may_be(recording))
        self._pins, detached = find(here, self._transcript)
        self._detached = tuple(detached)

    def _say_what_is_aside(self) -> None:
        if self._aside:
            text = self.tr(
                "%n time(s) were set by hand in another recording and do not count in this one.",
                "",
                len(self._aside),
            )
            self.noticed.emit(text)

    # -- what there is --------------------------------------------------------

    def pins(self) -> tuple[Pin, ...]:
        """Those that hold here, in the order of the text."""
        return tuple(Pin(word, pin.start_ms, pin.reach) for word, pin in sorted(self._pins.items()))

    def pin_at(self, word: int) -> Pin | None:
        kept = self._pins.get(word)
        return None if kept is None else Pin(word, kept.start_ms, kept.reach)

    @property
    def times(self) -> Alignment | None:
        """What ``put_right`` was last given."""
        return self._times

    def put_right(self, times: Alignment | None) -> Alignment | None:
        """``times`` with the pins applied; without any, what the pins alone can tell. It is
        these times that the pins count for from now on."""
        self._times = times
        if self._transcript is None or not self._pins:
            return times
        if times is None:
            recording_ms = self._transport.recording_ms
            return times_from_pins(self._transcript, self.pins(), duration_ms=recording_ms)
        return with_pins(times, self._transcript, self.pins())

    def target(self, word: int | None = None) -> int | None:
        """The word that a change without further saying is for: ``word``, else the one pinned
        last if its turn is being spoken, else the beginning of the turn being spoken."""
        transcript = self._transcript
        if word is not None or transcript is None:
            return word
        cursor = self._transport.cursor
        last = self._last
        if last is not None and (cursor is None or abs(self._turn_of(last) - cursor.turn) <= 1):
            return last
        if cursor is None:
            return None
        first, stop = transcript.first_word[cursor.turn], transcript.first_word[cursor.turn + 1]
        return next((w for w in range(first, stop) if w in self._pins), first)

    # -- by hand --------------------------------------------------------------

    def pin_turn_now(self, turn: int | None = None) -> bool:
        """``turn`` begins now; without one, the turn that is about to begin or has just begun.
        False where there is none near."""
        transcript = self._transcript
        if transcript is None:
            return False
        now_ms = self._heard_ms()
        if turn is None:
            turn = self._turn_meant(now_ms)
        if turn is None or transcript.first_word[turn] == transcript.first_word[turn + 1]:
            return False
        self._pin(transcript.first_word[turn], now_ms)
        return True

    def pin_word_now(self, turn: int, word: int) -> bool:
        """Word ``word`` of ``turn`` begins now."""
        if self._transcript is None:
            return False
        self._pin(self._transcript.first_word[turn] + word, self._heard_ms())
        return True

    def nudge(self, by_ms: int, word: int | None = None) -> bool:
        """The target begins this much later. Several in a row are undone together."""
        number = self.target(word)
        start_ms = None if number is None else self._start_of(number)
        if number is None or start_ms is None:
            return False
        before = self._pins.get(number)
        reach = Reach.TURN if before is None else before.reach
        at_s = self._now()
        last = self._nudging
        after = self._kept(number, self._within_recording(start_ms + by_ms), reach)
        joined = last is not None and last[0] == number and at_s - last[1] <= COALESCE_S
        if not (joined and last and self._undo.amend(last[2], self._change(number, after))):
            self._do(self.tr("Move a time"), number, after)
        self._nudging = (number, at_s, self._undo.mark())
        self._last = number
        self._tell(FixKind.NUDGED, number, after)
        return True

    def set_reach(self, reach: Reach, word: int | None = None) -> bool:
        """How far the target's pin carries. False where it has none."""
        number = self.target(word)
        before = None if number is None else self._pins.get(number)
        if number is None or before is None:
            return False
        after = self._kept(number, before.start_ms, reach)
        if reach is not before.reach:
            self._do(self.tr("Move what follows"), number, after)
        self._last = number
        self._tell(FixKind.REACHES, number, after)
        return True

    def clear_pin(self, word: int | None = None) -> bool:
        """The target's time is what it was without its pin. False where it has none."""
        number = self.target(word)
        before = None if number is None else self._pins.get(number)
        if number is None or before is None:
            return False
        self._do(self.tr("Let go of a time"), number, None)
        self._last = None
        self._tell(FixKind.UNPINNED, number, before)
        return True

    # -- within ---------------------------------------------------------------

    def _recording(self) -> Recording:
        """Which recording is open, as far as is known."""
        from reader.core.kept_pins import Recording

        audio = self._audio()
        size_bytes = 0
        if audio is not None:
            with suppress(OSError):
                size_bytes = audio.stat().st_size
        return Recording(size_bytes, self._transport.recording_ms)

    def _heard_ms(self) -> int:
        """What was heard when the user meant "now": a person takes a while to press a key."""
        position_ms = self._transport.position_ms
        if self._transport.playing:
            position_ms -= round(self._reaction_ms() * self._transport.rate)
        return self._within_recording(position_ms)

    def _within_recording(self, time_ms: int) -> int:
        duration_ms = self._transport.recording_ms
        return max(0, min(time_ms, duration_ms) if duration_ms else time_ms)

    def _turn_meant(self, now_ms: int) -> int | None:
        """Of the turns that begin around now, as far as is known, the nearest. Pinned turns
        are known to begin when they do; where pins are all there is, it is the next turn."""
        transcript, timeline = self._transcript, self._transport.timeline
        assert transcript is not None
        if self._times is None or not timeline:
            before = [word for word, pin in self._pins.items() if pin.start_ms <= now_ms]
            return self._turn_with_words(self._turn_of(max(before)) + 1 if before else 0)
        here = timeline.turn_before(now_ms + 1)
        candidates = [here, timeline.turn_after(now_ms)]
        if here is not None:
            candidates.append(self._turn_with_words(here + 1))
        nearest: tuple[int, int] | None = None
        for turn in candidates:
            start_ms = None if turn is None else timeline.turn_start(turn)
            if turn is None or start_ms is None:
                continue
            away_ms = abs(start_ms - now_ms)
            is_pinned = transcript.first_word[turn] in self._pins
            if away_ms > (SURE_MS if is_pinned else NEAR_MS):
                continue
            if nearest is None or away_ms < nearest[0]:
                nearest = (away_ms, turn)
        return None if nearest is None else nearest[1]

    def _turn_with_words(self, turn: int) -> int | None:
        transcript = self._transcript
        assert transcript is not None
        first_word = transcript.first_word
        while turn < len(transcript):
            if first_word[turn] < first_word[turn + 1]:
                return turn
            turn += 1
        return None

    def _turn_of(self, word: int) -> int:
        assert self._transcript is not None
        return self._transcript.locate(word)[0]

    def _start_of(self, word: int) -> int | None:
        kept = self._pins.get(word)
        if kept is not None:
            return kept.start_ms
        timeline = self._transport.timeline
        if timeline is None or self._transcript is None:
            return None
        return timeline.word_start(*self._transcript.locate(word))

    def _pin(self, word: int, start_ms: int) -> None:
        before = self._pins.get(word)
        after = self._kept(word, start_ms, Reach.TURN if before is None else before.reach)
        self._do(self.tr("Set a time"), word, after)
        self._last = word
        self._tell(FixKind.PINNED, word, after)

    def _kept(self, word: int, start_ms: int, reach: Reach) -> KeptPin:
        from reader.core.kept_pins import keep

        assert self._transcript is not None
        before = self._pins.get(word)
        if before is not None:
            return before.moved(start_ms, reach, self._recording())
        return keep(self._transcript, Pin(word, start_ms, reach), self._recording())

    def _do(self, text: str, word: int, after: KeptPin | None) -> None:
        before = self._pins.get(word)
        self._nudging = None
        self._undo.do(text, self._change(word, after), self._change(word, before))

    def _change(self, word: int, pin: KeptPin | None) -> Callable[[], None]:
        """What makes ``pin`` the one and only pin of ``word``."""
        document_id = self._document_id

        def change() -> None:
            there = self._pins.get(word)
            gone = [] if there is None or there is pin else [there.ident]
            if document_id:  # else the store could not be asked, and one works without it
                self._store.change(document_id, put=[] if pin is None else [pin], remove=gone)
            if pin is None:
                self._pins.pop(word, None)
            else:
                self._pins[word] = pin
            self.changed.emit()

        return change

    def _tell(self, kind: FixKind, word: int, pin: KeptPin) -> None:
        start_ms = pin.start_ms if kind is not FixKind.UNPINNED else self._start_of(word)
        self.fixed.emit(Fix(kind, self._turn_of(word), word, start_ms or 0, pin.reach))
