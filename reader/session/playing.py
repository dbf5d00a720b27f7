"""The player and its clock: what is heard, how fast and how loud.

Where that is in the conversation is the business of ``transport``.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.core.clock import PlaybackClock
from reader.playback.base import MAX_RATE, MIN_RATE, Player, PlayerState, PlayerTick
from reader.session.translation import translated

RATES = (0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class Playing(QObject):
    """Times in ms of the recording. Rate and volume are kept while there is no player."""

    position_changed = Signal(int)  # on ticks and seeks, not for every word
    state_changed = Signal(object)  # PlayerState
    duration_changed = Signal(int)
    rate_changed = Signal(float)
    volume_changed = Signal(int)
    failed = Signal(object)  # PlayerProblem
    noticed = Signal(str)  # a quiet sentence of the player's

    def __init__(self, parent: QObject | None, now: Callable[[], float]) -> None:
        super().__init__(parent)
        self._clock = PlaybackClock(now)
        self._player: Player | None = None
        self._state = PlayerState.EMPTY
        self._loaded = False  # the player's recording is that of what is open
        self._duration_ms = 0
        self._rate = 1.0
        self._volume = 100
        self._hushed = False  # fading is over, but the player has not fallen silent yet

    def set_player(self, player: Player | None) -> None:
        """Take over ``player`` (closing the one before)."""
        if self._player is not None:
            self._player.close()
        self._player = player
        self._loaded = False
        self._state = PlayerState.EMPTY
        if player is not None:
            player.ticked.connect(self._on_ticked)
            player.state_changed.connect(self._on_state_changed)
            player.duration_changed.connect(self._on_duration_changed)
            player.failed.connect(self.failed)
            player.noticed.connect(self._on_noticed)
            player.set_rate(self._rate)
            self._apply_volume()

    def _on_noticed(self, text: str) -> None:
        self.noticed.emit(translated(text))

    @property
    def has_sound(self) -> bool:
        """Whether there is a recording that can be played."""
        return self._player is not None and self._state is not PlayerState.EMPTY

    @property
    def has_player(self) -> bool:
        return self._player is not None

    @property
    def player_name(self) -> str:
        return "" if self._player is None else self._player.name

    @property
    def state(self) -> PlayerState:
        return self._state

    @property
    def playing(self) -> bool:
        return self._state is PlayerState.PLAYING

    @property
    def position_ms(self) -> int:
        return max(0, int(self._clock.position_ms()))

    @property
    def clock_ms(self) -> float:
        """The position as finely as the clock has it."""
        return self._clock.position_ms()

    @property
    def recording_ms(self) -> int:
        """The recording's length as the player has it, 0 while unknown."""
        return self._duration_ms

    @property
    def rate(self) -> float:
        return self._rate

    @property
    def volume(self) -> int:
        return self._volume

    # -- rate and volume -------------------------------------------------------

    def set_rate(self, rate: float) -> None:
        rate = min(MAX_RATE, max(MIN_RATE, round(rate, 2)))
        if rate == self._rate:
            return
        self._rate = rate
        if self._player is not None:
            self._player.set_rate(rate)
        self.rate_changed.emit(rate)
        self._on_paced()

    def faster(self) -> None:
        self.set_rate(next((r for r in RATES if r > self._rate), MAX_RATE))

    def slower(self) -> None:
        self.set_rate(next((r for r in reversed(RATES) if r < self._rate), MIN_RATE))

    def set_volume(self, percent: int) -> None:
        percent = min(100, max(0, percent))
        if percent != self._volume:
            self._volume = percent
            self._apply_volume()
            self.volume_changed.emit(percent)

    # -- from the player ------------------------------------------------------

    def _on_ticked(self, tick: PlayerTick) -> None:
        raise NotImplementedError

    def _on_state_changed(self, state: PlayerState) -> None:
        raise NotImplementedError

    def _on_paced(self) -> None:
        """The rate is another: what is to happen at a time of the recording comes sooner or
        later than was thought."""
        raise NotImplementedError

    @property
    def _loudness(self) -> float:
        """What share of the volume is to be heard."""
        return 1.0

    def _apply_volume(self) -> None:
        if self._player is not None and not self._hushed:
            self._player.set_volume(round(self._volume * self._loudness))

    def _on_duration_changed(self, duration_ms: int) -> None:
        if not self._loaded:
            return
        self._duration_ms = duration_ms
        self.duration_changed.emit(duration_ms)
