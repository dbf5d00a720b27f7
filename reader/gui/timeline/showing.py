"""The timeline as a part of the window: bound to what is open, to its sound and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from reader.core.timing import Span

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

LANES_OPTION = "timeline.lanes"
SMOOTH_FROM_MS = 120  # a px in less time than this is not to wait for the player's next tick
SHORTEST_FRAME_MS = 25


class TimelineShowing(QObject):
    """Keeps a window's timeline up to date. Zoomed in, the player's ticks are too few for a
    playhead that moves evenly: then, and only while playing, a timer asks the clock."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._timeline = timeline = window.timeline
        self._transport = transport = window.session.transport
        self._settings = window.session.settings
        self._action = window.actions_table["timeline_lanes"]
        self._frame = QTimer(self)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self._on_frame)
        transport.position_changed.connect(timeline.set_position)
        transport.state_changed.connect(self._pace)
        transport.rate_changed.connect(self._pace)
        transport.loop_changed.connect(self._show_loop)
        transport.loop_start_changed.connect(self._show_loop)
        timeline.scale_changed.connect(self._pace)
        timeline.loop_requested.connect(self._on_loop_requested)
        self._settings.listen(self._on_setting)
        self._on_setting(LANES_OPTION)
        waveform = getattr(window.session, "waveform", None)
        if waveform is not None:
            waveform.changed.connect(timeline.set_waveform)
            timeline.set_waveform(waveform.current)

    def _on_frame(self) -> None:
        if self._timeline.isVisible():
            self._timeline.set_position(self._transport.position_ms)

    def _pace(self, *_args: object) -> None:
        """As many frames as there are px to move by, if the ticks are fewer."""
        px_per_ms = self._timeline.scale.px_per_ms * self._transport.rate
        frame_ms = 1 / px_per_ms if px_per_ms > 0 else SMOOTH_FROM_MS
        if not self._transport.playing or frame_ms >= SMOOTH_FROM_MS:
            self._frame.stop()
            return
        interval_ms = max(SHORTEST_FRAME_MS, round(frame_ms))
        if not self._frame.isActive() or self._frame.interval() != interval_ms:
            self._frame.start(interval_ms)

    def _show_loop(self, *_args: object) -> None:
        self._timeline.set_loop(self._transport.loop, self._transport.loop_start_ms)

    def _on_loop_requested(self, loop: Span) -> None:
        self._transport.set_loop(loop)

    def _on_setting(self, key: str) -> None:
        if key == LANES_OPTION:
            in_lanes = bool(self._settings.get(LANES_OPTION))
            self._timeline.set_lanes(in_lanes)
            self._action.setChecked(in_lanes)
