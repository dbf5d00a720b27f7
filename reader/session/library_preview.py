"""Hearing a place of another conversation without leaving the one that is open.

A player of its own plays it, so that the recording that is open, and the place in it, stay as
they are: it is paused meanwhile, and goes on afterwards if it was playing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.playback.base import Player, PlayerState, PlayerTick
from reader.session.transport import Transport

LONGEST_MS = 60_000  # where no end is known
MakePlayer = Callable[[], tuple[Player | None, str]]


class Preview(QObject):
    """Plays one stretch at a time. ``key`` is whatever tells the caller's places apart."""

    changed = Signal(object)  # the key of what is heard now; None: nothing
    failed = Signal(object)  # PlayerProblem
    noticed = Signal(str)  # why nothing is heard

    def __init__(
        self, transport: Transport, make_player: MakePlayer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._transport = transport
        self._make_player = make_player
        self._player: Player | None = None
        self._key: object = None
        self._end_ms = 0
        self._goes_on = False  # what is open was playing
        transport.state_changed.connect(self._on_transport)

    @property
    def key(self) -> object:
        """What is heard now, None for nothing."""
        return self._key

    def play(self, key: object, recording: Path, start_ms: int, end_ms: int | None) -> None:
        """Hear ``recording`` from ``start_ms`` to ``end_ms``, or a minute where no end is known."""
        goes_on = self._goes_on if self._key is not None else self._transport.playing
        player = self._ready()
        if player is None:
            return
        self._transport.pause()
        self._goes_on = goes_on
        self._end_ms = start_ms + LONGEST_MS if end_ms is None else end_ms
        player.load(recording)
        player.seek(start_ms)
        player.play()
        self._key = key
        self.changed.emit(key)

    def stop(self, *, resume: bool = True) -> None:
        """Silence; what is open goes on where it was if it had been playing and ``resume``."""
        if self._key is None:
            return
        self._key = None
        if self._player is not None:
            self._player.pause()
        self.changed.emit(None)
        if self._goes_on and resume:
            self._transport.play()
        self._goes_on = False

    def close(self) -> None:
        self.stop(resume=False)
        if self._player is not None:
            self._player.close()
            self._player = None

    def _ready(self) -> Player | None:
        if self._player is None:
            self._player, notice = self._make_player()
            if self._player is None:
                self.noticed.emit(notice)
                return None
            self._player.ticked.connect(self._on_ticked)
            self._player.state_changed.connect(self._on_state_changed)
            self._player.failed.connect(self._on_failed)
        self._player.set_rate(self._transport.rate)
        self._player.set_volume(self._transport.volume)
        return self._player

    def _on_ticked(self, tick: PlayerTick) -> None:
        if self._key is not None and tick.playing and tick.position_ms >= self._end_ms:
            self.stop()

    def _on_state_changed(self, state: PlayerState) -> None:
        if state is PlayerState.ENDED:
            self.stop()

    def _on_transport(self, state: PlayerState) -> None:
        if state is PlayerState.PLAYING:  # somebody wants to hear that: not both at once
            self.stop(resume=False)

    def _on_failed(self, error: Exception) -> None:
        self.stop()
        self.failed.emit(error)
