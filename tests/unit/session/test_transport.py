"""The transport with a player whose clock the test turns by hand."""

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from reader.core.timeline import Cursor, Timeline
from reader.core.timing import Span, interpolate
from reader.core.transcript import Speaker, Transcript
from reader.playback.base import PlayerState, PlayerTick
from reader.session.sleep_timer import Sleep
from reader.session.transport import Transport

TEXTS = ["Zero one two. Three four.", "Five six.", "Seven eight nine."]


class HandPlayer(QObject):
    """Does what it is told at once; ``at`` is its clock in seconds, turned by the test."""

    ticked = Signal(object)
    state_changed = Signal(object)
    duration_changed = Signal(int)
    failed = Signal(object)
    noticed = Signal(str)
    name = "by hand"
    duration_ms = 10_000

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0
        self.base_ms, self.base_s = 0.0, 0.0
        self.state = PlayerState.EMPTY
        self.rate = 1.0
        self.volume = 100
        self.seeks: list[int] = []
        self.closed = False

    def load(self, path: Path, *, duration_ms: int = 0) -> None:
        self.state = PlayerState.PAUSED
        self.duration_changed.emit(self.duration_ms)

    def heard_ms(self) -> float:
        moved = (self.at - self.base_s) * 1000 * self.rate
        return self.base_ms + (moved if self.state is PlayerState.PLAYING else 0)

    def _tick(self) -> None:
        playing = self.state is PlayerState.PLAYING
        self.ticked.emit(PlayerTick(self.heard_ms(), self.at, self.rate, playing, len(self.seeks)))

    def turn(self, seconds: float) -> None:
        self.at += seconds
        self._tick()

    def _become(self, state: PlayerState) -> None:
        self.base_ms, self.base_s = self.heard_ms(), self.at
        self.state = state
        self.state_changed.emit(state)
        self._tick()

    def play(self) -> None:
        self._become(PlayerState.PLAYING)

    def pause(self) -> None:
        self._become(PlayerState.PAUSED)

    def seek(self, position_ms: int) -> int:
        self.seeks.append(position_ms)
        self.base_ms, self.base_s = float(position_ms), self.at
        return len(self.seeks)

    def set_rate(self, rate: float) -> None:
        self.base_ms, self.base_s = self.heard_ms(), self.at
        self.rate = rate

    def set_volume(self, percent: int) -> None:
        self.volume = percent

    def close(self) -> None:
        self.closed = True


class Stage:
    """A transport whose ten words begin at 0, 1, ... 9 s."""

    def __init__(self) -> None:
        self.player = HandPlayer()
        self.transport = Transport(now=lambda: self.player.at)
        self.transport.set_player(self.player)
        transcript = Transcript(TEXTS, array("i", [0, 1, 0]), (Speaker("A"), Speaker("B")))
        alignment = interpolate(
            transcript, [(word, word * 1000) for word in range(10)], duration_ms=10_000
        )
        self.transport.load(Path("recording.mp3"))
        self.transport.set_conversation(transcript, Timeline(transcript, alignment))


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.transport.close()


def test_the_cursor_moves_with_the_sound(stage: Stage) -> None:
    moves: list[tuple[object, object]] = []
    stage.transport.cursor_changed.connect(lambda old, new: moves.append((old, new)))
    stage.transport.play()
    stage.player.turn(1.1)
    stage.player.turn(4.0)
    assert moves == [(Cursor(0, 0), Cursor(0, 1)), (Cursor(0, 1), Cursor(1, 0))]
    assert stage.transport.current_turns == (1,)


def test_between_ticks_a_timer_sleeps_until_the_next_word(stage: Stage, qtbot: QtBot) -> None:
    stage.transport.play()
    stage.player.turn(0.95)
    assert stage.transport.cursor == Cursor(0, 0)
    with qtbot.waitSignal(stage.transport.cursor_changed, timeout=2000):
        stage.player.at += 0.06  # no tick: the transport's own timer must look


def test_nothing_runs_while_paused(stage: Stage) -> None:
    stage.transport.play()
    assert not stage.transport.is_idle
    stage.transport.pause()
    assert stage.transport.is_idle


def test_a_seek_shows_its_target_at_once(stage: Stage) -> None:
    jumps: list[tuple[int, int]] = []
    stage.transport.jumped.connect(lambda a, b: jumps.append((a, b)))
    assert stage.transport.seek_word(2, 1)
    assert stage.transport.cursor == Cursor(2, 1)
    assert stage.transport.position_ms == 8000
    assert jumps == [(0, 8000)]


def test_seeks_stay_within_the_recording(stage: Stage) -> None:
    stage.transport.seek(99_000)
    assert stage.player.seeks[-1] == 10_000
    stage.transport.skip(-99_000)
    assert stage.player.seeks[-1] == 0


def test_turns_and_sentences(stage: Stage) -> None:
    transport = stage.transport
    transport.seek(4200)
    transport.next_turn()
    assert transport.position_ms == 5000
    transport.previous_turn()
    assert transport.position_ms == 0
    transport.next_sentence()
    assert transport.position_ms == 3000
    transport.next_sentence()
    assert transport.position_ms == 5000
    transport.seek(4900)
    transport.previous_sentence()
    assert transport.position_ms == 3000
    transport.previous_sentence()
    assert transport.position_ms == 0


def test_a_turn_is_repeated_until_one_leaves_it(stage: Stage) -> None:
    transport = stage.transport
    transport.seek(5500)
    transport.toggle_loop_turn()
    assert transport.timeline is not None
    assert transport.loop == Span(5000, transport.timeline.turn_end(1) or 0)
    transport.play()
    stage.player.turn(1.6)  # the voice has left the turn
    transport._on_boundary()
    assert stage.player.seeks[-1] == 5000
    transport.seek(9000)
    assert transport.loop is None


def test_a_loop_comes_round_though_no_word_begins_after_it(stage: Stage) -> None:
    transport = stage.transport
    transport.seek(9200)
    transport.set_loop(Span(9200, 9800))
    transport.play()
    stage.player.turn(0.7)
    assert stage.player.seeks[-1] == 9200
    stage.player._become(PlayerState.ENDED)
    assert transport.playing
    assert stage.player.seeks[-1] == 9200
    assert transport.loop == Span(9200, 9800)


def test_another_recording_is_as_long_as_it_is(stage: Stage) -> None:
    transport = stage.transport
    assert transport.duration_ms == 10_000
    stage.player.duration_ms = 60_000
    transport.load(Path("longer.mp3"), position_ms=50_000)
    assert transport.duration_ms == 60_000
    assert transport.position_ms == 50_000


def test_a_to_b(stage: Stage) -> None:
    transport = stage.transport
    transport.seek(6000)
    transport.mark_loop()
    assert transport.loop_start_ms == 6000
    transport.seek(2000)
    transport.mark_loop()
    assert transport.loop == Span(2000, 6000)
    assert transport.loop_start_ms is None
    transport.mark_loop()
    assert transport.loop is None


def test_sleep_at_the_end_of_the_turn(stage: Stage) -> None:
    transport = stage.transport
    transport.seek(5000)
    transport.play()
    transport.sleep_after_turn()
    stage.player.turn(1.5)
    assert transport.playing
    stage.player.turn(0.6)
    assert not transport.playing
    assert transport.sleep is None


def test_sleep_after_minutes(stage: Stage, qtbot: QtBot) -> None:
    transport = stage.transport
    transport.play()
    transport.set_sleep_minutes(0.001)
    qtbot.waitUntil(lambda: not transport.playing, timeout=2000)


def test_rate_steps_and_limits(stage: Stage) -> None:
    transport = stage.transport
    transport.faster()
    assert (transport.rate, stage.player.rate) == (1.1, 1.1)
    transport.set_rate(9)
    assert transport.rate == 3.0
    transport.slower()
    assert transport.rate == 2.5


def test_after_a_long_pause_it_goes_back_a_little(stage: Stage) -> None:
    transport = stage.transport
    transport.resume_rewind_ms = 2000
    transport.seek(6000)
    transport.play()
    transport.pause()
    transport.play()
    assert stage.player.seeks[-1] == 6000
    transport.pause()
    stage.player.at += 60
    transport.play()
    assert stage.player.seeks[-1] == 4000


def test_without_a_player_the_place_still_moves(qtbot: QtBot) -> None:
    stage = Stage()
    stage.transport.set_player(None)
    assert stage.player.closed
    assert stage.transport.seek_word(1, 0)
    assert stage.transport.cursor == Cursor(1, 0)


def test_what_was_open_is_not_heard_of_again(stage: Stage) -> None:
    transport = stage.transport
    transport.play()
    stage.player.turn(2.0)
    transport.unload()
    states: list[PlayerState] = []
    transport.state_changed.connect(states.append)
    stage.player.turn(1.0)
    stage.player.play()
    assert (transport.position_ms, transport.duration_ms) == (0, 0)
    assert not transport.has_sound
    assert states == []
    transport.play()
    assert not transport.playing


def test_who_goes_elsewhere_hears_the_turn_there_to_its_end(stage: Stage) -> None:
    transport = stage.transport
    transport.play()
    transport.sleep_after_turn()
    transport.seek(7500)
    assert transport.playing
    assert transport.sleep == Sleep(after_turn=2)


def test_sleep_at_the_end_of_the_chapter(stage: Stage) -> None:
    transport = stage.transport
    transport.set_chapter_starts([0, 3_500, 8_000])
    transport.seek(1_000)
    transport.play()
    transport.sleep_after_chapter()
    stage.player.turn(2.4)
    assert transport.playing
    transport.seek(4_000)
    stage.player.turn(3.9)
    assert transport.playing, "it is the chapter in which one is now"
    stage.player.turn(0.2)
    assert not transport.playing
    assert transport.sleep is None


def test_the_last_chapter_ends_with_the_recording(stage: Stage) -> None:
    transport = stage.transport
    transport.set_chapter_starts([0, 3_500])
    transport.seek(4_000)
    transport.play()
    transport.sleep_after_chapter()
    assert transport.sleep == Sleep(at_ms=10_000, after_chapter=True)
    stage.player._become(PlayerState.ENDED)
    assert transport.sleep is None


def test_the_sound_fades_before_it_ends_and_is_loud_again_after(stage: Stage) -> None:
    transport = stage.transport
    transport.set_chapter_starts([0, 9_000])
    transport.set_volume(80)
    transport.set_rate(0.5)  # eighteen seconds for the chapter
    transport.play()
    transport.sleep_after_chapter()
    assert stage.player.volume == 80
    stage.player.turn(12.0)
    transport._sleeping.pace()
    assert stage.player.volume == 40, "half of the twelve seconds it fades for are over"
    assert transport.volume == 80
    stage.player.turn(6.1)
    assert not transport.playing
    assert stage.player.volume == 80


def test_a_sleep_that_is_called_off_leaves_the_sound_as_it_was(stage: Stage) -> None:
    transport = stage.transport
    transport.play()
    transport.set_sleep_minutes(0.1)
    assert stage.player.volume == 50
    transport.cancel_sleep()
    assert stage.player.volume == 100
    transport.pause()
    assert transport.is_idle


def test_no_sleep_fades_while_paused(stage: Stage) -> None:
    transport = stage.transport
    transport.set_chapter_starts([0, 5_000])
    transport.play()
    transport.sleep_after_chapter()
    transport.pause()
    assert transport.is_idle
    assert stage.player.volume == 100
