"""Pins, their undo and the store against a plain model, through any order of changes."""

from __future__ import annotations

import tempfile
from array import array
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reader.core.pins import Pin, Reach, with_pins
from reader.core.timeline import Timeline
from reader.core.timing import interpolate
from reader.core.transcript import Transcript
from reader.session.timing_fixes import NUDGE_MS, TimingFixes
from reader.session.transport import Transport
from reader.session.undo import UndoStack
from reader.storage.database import Database
from reader.storage.library import Library
from reader.storage.pins import Pins

TURNS = 5
TEXT = Transcript(
    [f"Turn number {turn} has five" for turn in range(TURNS)], array("i", [0] * TURNS), ()
)
TIMES = interpolate(TEXT, [(turn * 5, turn * 4000) for turn in range(TURNS)])
words = st.integers(0, TEXT.word_count - 1)
Model = dict[int, Pin]


class PinMachine(RuleBasedStateMachine):
    """Sets, moves and lets go of times; undoes and redoes; reopens the store in between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.model: Model = {}
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.clock_s = 0.0
        self.nudged: tuple[int, float] | None = None  # word, when: goes on with the same step
        self._open()

    def _open(self) -> None:
        self.database = Database(Path(self.folder.name))
        record = Library(self.database).remember(Path("/t"), "h", "T", (), None)
        self.transport = Transport(now=lambda: self.clock_s)
        self.undo = UndoStack()
        self.fixes = TimingFixes(
            Pins(self.database), self.undo, self.transport, lambda: None, lambda: 0
        )
        self.fixes._now = lambda: self.clock_s
        self.fixes.changed.connect(self._show)
        self.fixes.open(record.document_id, TEXT)
        self._show(TIMES)

    def _show(self, times: object = None) -> None:
        shown = self.fixes.put_right(TIMES)
        assert shown is not None
        self.transport.set_conversation(TEXT, Timeline(TEXT, shown))

    def _step(self) -> None:
        self.past.append(dict(self.model))
        self.future.clear()
        self.nudged = None

    @rule(word=words, time_ms=st.integers(0, 20_000))
    def pin(self, word: int, time_ms: int) -> None:
        self.transport.seek(time_ms)
        now_ms = self.transport.position_ms  # no farther than the last word's end
        self._step()
        reach = self.model[word].reach if word in self.model else Reach.TURN
        self.model[word] = Pin(word, now_ms, reach)
        assert self.fixes.pin_word_now(*TEXT.locate(word))

    @rule(word=words, later=st.booleans(), pause_s=st.sampled_from([0.1, 0.9, 5.0]))
    def nudge(self, word: int, later: bool, pause_s: float) -> None:
        self.clock_s += pause_s
        start_ms = self.transport.timeline.word_start(*TEXT.locate(word))  # type: ignore[union-attr]
        assert start_ms is not None
        by_ms = NUDGE_MS if later else -NUDGE_MS
        joins = (
            self.nudged is not None
            and self.nudged[0] == word
            and self.clock_s - self.nudged[1] <= 1.2
        )
        if not joins:
            self._step()
        reach = self.model[word].reach if word in self.model else Reach.TURN
        self.model[word] = Pin(word, max(0, start_ms + by_ms), reach)
        assert self.fixes.nudge(by_ms, word)
        self.nudged = (word, self.clock_s)

    @precondition(lambda self: self.model)
    @rule(data=st.data(), reach=st.sampled_from(Reach))
    def carry(self, data: st.DataObject, reach: Reach) -> None:
        word = data.draw(st.sampled_from(sorted(self.model)))
        before = self.model[word]
        if reach is not before.reach:
            self._step()
            self.model[word] = Pin(word, before.start_ms, reach)
        assert self.fixes.set_reach(reach, word)

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def let_go(self, data: st.DataObject) -> None:
        word = data.draw(st.sampled_from(sorted(self.model)))
        self._step()
        del self.model[word]
        assert self.fixes.clear_pin(word)

    @rule(word=words)
    def let_go_of_nothing(self, word: int) -> None:
        if word not in self.model:
            assert not self.fixes.clear_pin(word)
            assert not self.fixes.set_reach(Reach.ONWARD, word)

    @precondition(lambda self: self.past)
    @rule()
    def take_back(self) -> None:
        self.future.append(self.model)
        self.model = self.past.pop()
        self.nudged = None
        assert self.undo.undo()

    @precondition(lambda self: self.future)
    @rule()
    def do_again(self) -> None:
        self.past.append(self.model)
        self.model = self.future.pop()
        self.nudged = None
        assert self.undo.redo()

    @rule()
    def reopen(self) -> None:
        self.database.close()
        self.past, self.future = [], []
        self.nudged = None
        self._open()

    @invariant()
    def pins_are_those_of_the_model(self) -> None:
        assert self.fixes.pins() == tuple(self.model[word] for word in sorted(self.model))

    @invariant()
    def what_is_shown_is_the_times_put_right(self) -> None:
        shown = self.transport.timeline
        assert shown is not None
        right = with_pins(TIMES, TEXT, self.model.values())
        for word in self.model:
            assert shown.word_start(*TEXT.locate(word)) == right.start_ms[word]

    def teardown(self) -> None:
        self.transport.close()
        self.database.close()
        self.folder.cleanup()


TestPins = PinMachine.TestCase
TestPins.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
