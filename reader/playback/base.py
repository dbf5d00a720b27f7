"""What a player is.

A player plays one recording. Its own threads only emit: everything here is called and
answered on the thread that made the player (the main thread), through Qt's queue.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance

from reader.core.clock import PlayerTick
from reader.core.text import say

__all__ = ["MAX_RATE", "MIN_RATE", "NO_SOUND_CARD", "Player", "PlayerState", "PlayerTick"]

MIN_RATE = 0.5
MAX_RATE = 3.0

NO_SOUND_CARD = say(
    "No sound output was found, so nothing will be heard; the text is followed all the same. "
    "Connect a loudspeaker or headset and open the recording again."
)


class PlayerState(Enum):
    EMPTY = "empty"  # nothing loaded
    PAUSED = "paused"  # loaded, silent, at a position
    PLAYING = "playing"
    ENDED = "ended"  # played to its end; play() starts again from the beginning


class Player(Protocol):
    """One recording's sound. Times are in ms from the recording's beginning.

    Signals: ``ticked(PlayerTick)`` a few times a second while playing and once after each
    change of position, rate or state; ``state_changed(PlayerState)``;
    ``duration_changed(int)`` when the length becomes known or better known (ms);
    ``failed(PlayerProblem)`` when the recording cannot be (further) played; ``noticed(str)``
    a sentence for the user about something odd that does not stop it ("no sound card").
    """

    ticked: SignalInstance
    state_changed: SignalInstance
    duration_changed: SignalInstance
    failed: SignalInstance
    noticed: SignalInstance

    @property
    def name(self) -> str:
        """What plays, for the user: "libVLC 3.0.21", "Qt Multimedia"."""

    @property
    def state(self) -> PlayerState: ...

    @property
    def duration_ms(self) -> int:
        """The recording's true length, 0 while unknown."""

    def load(self, path: Path, *, duration_ms: int = 0) -> None:
        """Make ``path`` the recording, paused at its beginning. ``duration_ms`` is its true
        length where the caller knows it (a packet scan), which then wins over the player's."""

    def play(self) -> None: ...

    def pause(self) -> None: ...

    def seek(self, position_ms: int) -> int:
        """Go there (clamped to the recording), playing on or staying paused. Returns the
        number that ticks will carry as ``seek`` from then on. Requests made in quick
        succession are coalesced: the last one wins."""

    def set_rate(self, rate: float) -> None:
        """Playback rate 0.5..3 with pitch kept; clamped."""

    def set_volume(self, percent: int) -> None:
        """0..100; clamped."""

    def close(self) -> None:
        """Stop and free everything, threads included. The player cannot be used again."""
