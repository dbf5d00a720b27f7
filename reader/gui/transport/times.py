"""Where one is in the recording, how long it is, and how long it still takes."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QLocale, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from reader.core.timecode import format_time
from reader.gui.look.theme import interface_font

# What is said of the rest: at the current rate, in the recording's own time, or the clock's
# time when it will have been heard. As the option "playback.time_left".
AT_RATE, PLAIN, CLOCK = MODES = ("rate", "plain", "clock")
CLOCK_SAID_MS = 8000  # while paused


def rate_text(rate: float) -> str:
    """``1.25×``; no more figures than needed."""
    return f"{rate:g}\N{MULTIPLICATION SIGN}"


class TransportTimes(QWidget):
    """A click on what is left says it in another way."""

    mode_changed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mode = AT_RATE
        self._shown = (0, 0, 1.0, False)
        self._position = QLabel(self)
        self._position.setProperty("role", "position")
        self._position.setFont(interface_font(16, QFont.Weight.DemiBold, tabular=True))
        self._position.setAccessibleDescription(self.tr("Position"))  # its name is the time
        self._length = QLabel(self)
        self._length.setFont(interface_font(13, tabular=True))
        self._length.setAccessibleDescription(self.tr("Length"))
        self.left = QToolButton(self)
        self.left.setObjectName("timeLeft")
        self.left.setProperty("role", "line")
        self.left.setFont(interface_font(13, tabular=True))
        self.left.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.left.setToolTip(self.tr("Say what is left in another way"))
        self.left.clicked.connect(self._on_clicked)
        self._clock_said = QTimer(self)  # once, after a click while paused
        self._clock_said.setSingleShot(True)
        self._clock_said.setInterval(CLOCK_SAID_MS)
        self._clock_said.timeout.connect(lambda: self.show_times(*self._shown))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self._position)
        row.addWidget(self._length)
        row.addWidget(self.left)

    def set_mode(self, mode: str) -> None:
        self.mode = mode if mode in MODES else AT_RATE
        self.show_times(*self._shown)

    def show_times(self, position_ms: int, duration_ms: int, rate: float, playing: bool) -> None:
        self._shown = position_ms, duration_ms, rate, playing
        _set_text(self._position, format_time(position_ms))
        _set_text(self._length, f"/ {format_time(duration_ms)}" if duration_ms else "")
        self.left.setEnabled(duration_ms > 0)
        text = self._left_text(max(0, duration_ms - position_ms), rate, playing)
        text = text if duration_ms else ""
        if self.left.text() != text:
            self.left.setText(text)
            self.left.setAccessibleName(text or self.tr("What is left"))

    def _left_text(self, left_ms: int, rate: float, playing: bool) -> str:
        heard_in_ms = int(left_ms / rate)
        # While paused the end moves on with the clock: then it is said for a moment only, to
        # who has just asked.
        if self.mode == CLOCK and (playing or self._clock_said.isActive()):
            end = datetime.now() + timedelta(milliseconds=heard_in_ms)
            clock = QLocale().toString(QTime(end.hour, end.minute), QLocale.FormatType.ShortFormat)
            return self.tr("ends at {0}").format(clock)
        if self.mode == PLAIN or rate == 1.0:
            return self.tr("{0} left").format(format_time(left_ms))
        return self.tr("{0} left at {1}").format(format_time(heard_in_ms), rate_text(rate))

    def _on_clicked(self) -> None:
        """The next way of saying it that says something else."""
        _, _, rate, _ = self._shown
        following = MODES[(MODES.index(self.mode) + 1) % len(MODES)]
        if following == PLAIN and rate == 1.0:
            following = CLOCK
        if following == CLOCK and not self._shown[3]:
            self._clock_said.start()
        else:
            self._clock_said.stop()
        self.set_mode(following)
        self.mode_changed.emit(self.mode)


def _set_text(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
