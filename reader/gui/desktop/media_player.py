"""Earmark as a media player of the desktop: media keys, headset, lock screen, panel.

This is MPRIS, version 2.2, with its two obligatory interfaces. Next and Previous go to the
next and previous turn, as the media keys do in the window: of what listeners can step by it
is what they most often miss or want again, and a jump that is too short costs nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from reader.gui.desktop.bus import BusObject, Interface, Method, Property, connect
from reader.playback.base import MAX_RATE, MIN_RATE, PlayerState
from reader.session.tasks import Outcome

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

NAME = "org.mpris.MediaPlayer2.earmark"
PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
NO_TRACK = "/org/mpris/MediaPlayer2/TrackList/NoTrack"  # as the specification calls it
JUMP_MS = 1000  # further off than that from where it should be, it has been sought
COVERS = ("cover", "folder", "front")
COVER_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
MIME_TYPES = (
    "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus", "audio/flac", "audio/wav",
    "audio/x-wav", "text/plain", "text/vtt", "application/x-subrip",
)  # fmt: skip


class MediaPlayer(QObject):
    """Says what ``window`` plays and does what the desktop asks. Where there is no session
    bus it is as if it were not."""

    def __init__(self, window: MainWindow, bring_forward: Callable[[], None], parent: QObject):
        super().__init__(parent)
        self._window = window
        self._session = window.session
        self._transport = window.session.transport
        self._bring_forward = bring_forward
        self._bus: BusObject | None = None
        self._closed = False
        self._told_ms, self._told_at_s = 0, time.monotonic()
        self._cover: tuple[Path | None, str] = (None, "")  # of a recording: its address

    @classmethod
    def connected(
        cls, window: MainWindow, bring_forward: Callable[[], None], parent: QObject
    ) -> MediaPlayer:
        """One that looks for the bus in the background."""
        made = cls(window, bring_forward, parent)
        window.session.tasks.run(connect, made._on_connected)
        return made

    @property
    def is_connected(self) -> bool:
        return self._bus is not None and self._bus.is_connected

    def close(self) -> None:
        self._closed = True
        if self._bus is not None:
            self._bus.close()

    def _on_connected(self, outcome: Outcome[Any]) -> None:
        if outcome.result is None:
            if not isinstance(outcome.error, (OSError, KeyError, ValueError)):
                raise outcome.error or AssertionError
            return  # no desktop: nobody to play for
        if self._closed:
            outcome.result.close()
            return
        interfaces = {ROOT: self._root(), PLAYER: self._player()}
        self._bus = BusObject(outcome.result, PATH, interfaces, self)
        # A second window is a player of its own; the specification names it so.
        self._bus.claim_name(NAME, f"{NAME}.instance{os.getpid()}")
        session, transport = self._session, self._transport
        for changed in (
            transport.state_changed,
            transport.rate_changed,
            transport.volume_changed,
            transport.duration_changed,
            session.document_changed,
            session.timing_changed,
            session.labels_changed,
            session.recording_changed,
        ):
            changed.connect(self._tell)
        transport.position_changed.connect(self._on_position)

    # -- what is said -------------------------------------------------------------

    def _root(self) -> Interface:
        return Interface(
            properties={
                "CanQuit": Property("b", lambda: True),
                "CanRaise": Property("b", lambda: True),
                "HasTrackList": Property("b", lambda: False),
                "Identity": Property("s", lambda: "Earmark"),
                "DesktopEntry": Property("s", lambda: "earmark"),
                "SupportedUriSchemes": Property("as", lambda: ["file"]),
                "SupportedMimeTypes": Property("as", lambda: list(MIME_TYPES)),
            },
            methods={
                "Raise": Method(self._bring_forward),
                "Quit": Method(self._window.commands.file.quit),
            },
        )

    def _player(self) -> Interface:
        transport = self._transport
        return Interface(
            properties={
                "PlaybackStatus": Property("s", self._status),
                "Rate": Property("d", lambda: transport.rate, self._set_rate),
                "MinimumRate": Property("d", lambda: MIN_RATE),
                "MaximumRate": Property("d", lambda: MAX_RATE),
                "Volume": Property("d", lambda: transport.volume / 100, self._set_volume),
                "Position": Property("x", lambda: transport.position_ms * 1000, announced=False),
                "Metadata": Property("a{sv}", self._metadata),
                "CanGoNext": Property("b", lambda: transport.timeline is not None),
                "CanGoPrevious": Property("b", lambda: transport.timeline is not None),
                "CanPlay": Property("b", lambda: transport.has_sound),
                "CanPause": Property("b", lambda: transport.has_sound),
                "CanSeek": Property("b", lambda: self._session.document is not None),
                "CanControl": Property("b", lambda: True, announced=False),
            },
            methods={
                "Play": Method(transport.play),
                "Pause": Method(transport.pause),
                "PlayPause": Method(transport.toggle),
                "Stop": Method(transport.pause),
                "Next": Method(transport.next_turn),
                "Previous": Method(transport.previous_turn),
                "Seek": Method(self._seek_by, ("x",)),
                "SetPosition": Method(self._set_position, ("o", "x")),
                "OpenUri": Method(self._open_uri, ("s",)),
            },
            signals={"Seeked": "x"},
        )

    def _status(self) -> str:
        if not self._transport.has_sound:
            return "Stopped"
        return "Playing" if self._transport.state is PlayerState.PLAYING else "Paused"

    def _track(self) -> str:
        document = self._session.document
        return NO_TRACK if document is None else f"/earmark/document/{document.document_id}"

    def _metadata(self) -> dict[str, tuple[str, object]]:
        document = self._session.document
        if document is None:
            return {"mpris:trackid": ("o", NO_TRACK)}
        told: dict[str, tuple[str, object]] = {
            "mpris:trackid": ("o", self._track()),
            "xesam:title": ("s", document.title),
        }
        speakers = [speaker.name for speaker in document.transcript.speakers if speaker.name]
        if speakers:
            told["xesam:artist"] = ("as", speakers)
        if self._transport.duration_ms:
            told["mpris:length"] = ("x", self._transport.duration_ms * 1000)
        told["xesam:url"] = ("s", document.companions.main.absolute().as_uri())
        cover = self._cover_beside(document.companions.audio)
        if cover:
            told["mpris:artUrl"] = ("s", cover)
        return told

    def _cover_beside(self, audio: Path | None) -> str:
        """The address of the picture that lies with the recording; "" where there is none."""
        if audio is not None and audio != self._cover[0]:
            stems = (audio.stem, *COVERS)
            found = (audio.with_name(s + ending) for s in stems for ending in COVER_ENDINGS)
            cover = next((path for path in found if path.is_file()), None)
            self._cover = (audio, "" if cover is None else cover.absolute().as_uri())
        return "" if audio is None else self._cover[1]

    def _tell(self) -> None:
        if self._bus is not None:
            self._note_position(self._transport.position_ms)
            self._bus.tell_changes()

    def _on_position(self, position_ms: int) -> None:
        """Listeners count on by themselves; they are told where that goes wrong."""
        passed_ms = (time.monotonic() - self._told_at_s) * 1000 * self._transport.rate
        expected_ms = self._told_ms + (passed_ms if self._transport.playing else 0)
        self._note_position(position_ms)
        if abs(position_ms - expected_ms) > JUMP_MS and self._bus is not None:
            self._bus.emit_signal(PLAYER, "Seeked", position_ms * 1000)

    def _note_position(self, position_ms: int) -> None:
        self._told_ms, self._told_at_s = position_ms, time.monotonic()

    # -- what is asked ------------------------------------------------------------

    def _set_rate(self, rate: float) -> None:
        if rate == 0:
            self._transport.pause()  # as the specification has it
        elif rate > 0:
            self._transport.set_rate(rate)

    def _set_volume(self, volume: float) -> None:
        self._transport.set_volume(round(max(0.0, min(1.0, volume)) * 100))

    def _seek_by(self, by_us: int) -> None:
        """Beyond the end means the next; there is none, so it is the end."""
        self._transport.skip(by_us // 1000)

    def _set_position(self, track: str, position_us: int) -> None:
        """Ignored for another track and outside of this one, as the specification has it."""
        position_ms = position_us // 1000
        if track == self._track() and 0 <= position_ms <= self._transport.duration_ms:
            self._transport.seek(position_ms)

    def _open_uri(self, address: str) -> None:
        from urllib.parse import unquote, urlsplit

        parts = urlsplit(address)
        if parts.scheme == "file" and parts.netloc in ("", "localhost") and parts.path:
            self._session.open([Path(unquote(parts.path))])
