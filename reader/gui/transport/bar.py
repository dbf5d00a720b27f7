"""The row of playing: where one is, the buttons, rate, loop, sleep and volume."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from reader.core.timecode import format_time
from reader.gui.commands.actions import SHOWS_ICON, Actions
from reader.gui.look.icons import icon
from reader.gui.look.theme import Theme, interface_font
from reader.gui.transport.buttons import NOTCH, Pill, PlayButton, SkipButton
from reader.gui.transport.place import PlaceLine
from reader.gui.transport.times import TransportTimes, rate_text
from reader.gui.widgets import action_button
from reader.playback.base import PlayerState

if TYPE_CHECKING:
    from reader.gui.transport.rate_popup import RatePopup
    from reader.session.transport import Transport

HEIGHT_PX = 58
SLEEP_MINUTES = (5, 15, 30, 45, 60)
RATE_STEP = 0.05  # of the wheel over the rate
VOLUME_STEP = 6  # percent, of the wheel over the sign of the volume
WORDS_NEED_PX = 1180
ALL_NEEDS_PX = 960
WAY_BACK_NEEDS_PX = 760


class TransportBar(QWidget):
    """Shows a ``Transport`` and asks for what its own menus offer."""

    rate_requested = Signal(float)
    sleep_requested = Signal(float)  # minutes
    typed_sleep_requested = Signal()
    sleep_after_turn_requested = Signal()
    sleep_after_chapter_requested = Signal()
    sleep_cancelled = Signal()
    volume_requested = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_PX)
        self._transport: Transport | None = None
        self._level = 0
        self._theme: Theme | None = None

        self.times = TransportTimes(self)
        self.place = PlaceLine(self)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        times = QHBoxLayout()
        times.setSpacing(5)
        times.addWidget(self.times)
        times.addSpacing(3)
        # The way back from a jump; there is nothing to be seen of it before the first one.
        self._history = [
            action_button(actions[name], self, icon_px=17) for name in ("go_back", "go_forward")
        ]
        for button in self._history:
            button.setFixedSize(28, 28)
            button.hide()
            times.addWidget(button)
            button.defaultAction().enabledChanged.connect(self._show_history)
        times.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addStretch(1)
        left.addLayout(times)
        left.addWidget(self.place)
        left.addStretch(1)

        self._skip_back = SkipButton(actions, "skip_back", number_first=True, parent=self)
        self._skip_on = SkipButton(actions, "skip_on", number_first=False, parent=self)
        self._play = PlayButton(actions, self)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        stops: list[QWidget] = [
            self._skip_back,
            action_button(actions["previous_turn"], self, icon_px=22),
            self._play,
            action_button(actions["next_turn"], self, icon_px=22),
            self._skip_on,
        ]
        for stop in stops:
            middle.addWidget(stop)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

        self._rate = Pill(self.tr("Playback rate"), self)
        self._rate.setObjectName("rate")
        self._rate.setFont(interface_font(13, tabular=True))
        self._rate.clicked.connect(self.open_rate_popup)
        self._rate.wheel_turned.connect(self._on_rate_wheel)
        self._loop = Pill(self.tr("Loop"), self)
        self._loop_action = actions["loop_turn"]
        self._loop_action.setProperty(SHOWS_ICON, True)
        self._loop.setDefaultAction(self._loop_action)
        self._loop_action.setIconText(self.tr("Loop turn"))
        self._sleep = Pill(self.tr("Sleep timer"), self)
        self._sleep.setText(self.tr("Sleep"))
        self._sleep_menu = QMenu(self)
        self._sleep_menu.aboutToShow.connect(self._fill_sleep_menu)
        self._sleep.setMenu(self._sleep_menu)
        self._mute_action = actions["mute"]
        self._mute = action_button(actions["mute"], self, icon_px=18)
        self._mute.installEventFilter(self)  # the wheel over it, where the slider has no room
        self._volume = QSlider(Qt.Orientation.Horizontal, self)
        self._volume.setAccessibleName(self.tr("Volume"))
        self._volume.setRange(0, 100)
        self._volume.setSingleStep(2)
        self._volume.setFixedWidth(84)
        self._volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._volume.valueChanged.connect(self.volume_requested)
        right = QHBoxLayout()
        right.setSpacing(10)
        right.addStretch(1)
        for widget in (self._rate, self._loop, self._sleep):
            right.addWidget(widget)
        right.addSpacing(-2)
        right.addWidget(self._mute)
        right.addSpacing(-6)
        right.addWidget(self._volume)

        layout = QGridLayout(self)
        layout.setContentsMargins(22, 0, 22, 6)
        layout.addLayout(left, 0, 0)
        layout.addLayout(middle, 0, 1)
        layout.addLayout(right, 0, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(2, 1)

        # Runs only while a sleep timer does, to show how long it still has.
        self._sleep_tick = QTimer(self)
        self._sleep_tick.setInterval(1000)
        self._sleep_tick.timeout.connect(self._show_sleep)

    # -- what is shown --------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button in (self._play, self._skip_back, self._skip_on):
            button.set_theme(theme)
        self.place.set_theme(theme)
        self._sleep.setIcon(icon("sleep", theme.text, 15))
        self._show_muted()

    def set_skips(self, back_s: int, on_s: int) -> None:
        self._skip_back.set_seconds(back_s, self.tr("{0} seconds back").format(back_s))
        self._skip_on.set_seconds(on_s, self.tr("{0} seconds on").format(on_s))

    def set_width(self, width_px: int) -> None:
        """Do with less where there is less room: signs without words, then fewer of them."""
        level = sum(
            width_px < needed_px for needed_px in (WORDS_NEED_PX, ALL_NEEDS_PX, WAY_BACK_NEEDS_PX)
        )
        if level == self._level:
            return
        self._level = level
        self._loop.set_bare(level > 0)
        self._show_sleep()
        self.times.left.setVisible(level < 2)
        self._volume.setVisible(level < 2)
        self._show_history()

    def bind(self, transport: Transport) -> None:
        """Follow ``transport`` from now on."""
        self._transport = transport
        transport.position_changed.connect(self._show_times)
        transport.duration_changed.connect(self.refresh)
        transport.state_changed.connect(self._on_state_changed)
        transport.rate_changed.connect(self.refresh)
        transport.volume_changed.connect(self._on_volume_changed)
        transport.loop_changed.connect(self.show_loop)
        transport.loop_start_changed.connect(self.show_loop)
        transport.sleep_changed.connect(self._on_sleep_changed)
        self._on_volume_changed(transport.volume)
        self._on_state_changed(transport.state)
        self.show_loop()
        self.refresh()

    def _show_history(self) -> None:
        useful = any(button.defaultAction().isEnabled() for button in self._history)
        shown = useful and self._level < 3
        for button in self._history:
            button.setVisible(shown)

    def refresh(self, *_args: object) -> None:
        """Everything that depends on length, rate and position."""
        transport = self._transport
        if transport is None:
            return
        self._rate.setText(rate_text(transport.rate))
        self._show_times()

    def _show_times(self, *_args: object) -> None:
        transport = self._transport
        assert transport is not None
        self.times.show_times(
            transport.position_ms, transport.duration_ms, transport.rate, transport.playing
        )

    def _on_state_changed(self, state: PlayerState) -> None:
        self._play.set_playing(state is PlayerState.PLAYING)
        self._show_times()

    def _on_volume_changed(self, percent: int) -> None:
        if self._volume.value() != percent:
            self._volume.blockSignals(True)
            self._volume.setValue(percent)
            self._volume.blockSignals(False)

        self._show_muted()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._mute and isinstance(event, QWheelEvent):
            self._volume.setValue(
                self._volume.value() + round(event.angleDelta().y() / NOTCH * VOLUME_STEP)
            )
            return True
        return super().eventFilter(watched, event)

    def _show_muted(self) -> None:
        if self._theme is not None and self._transport is not None:
            name = "volume" if self._transport.volume else "volume-muted"
            self._mute_action.setIcon(icon(name, self._theme.text, 18))

    def show_loop(self, *_args: object) -> None:
        """Say what is being repeated, if anything."""
        transport = self._transport
        assert transport is not None
        text = self.tr("Loop turn")
        if transport.loop_start_ms is not None:
            text = self.tr("From {0} to …").format(format_time(transport.loop_start_ms))
        elif transport.loop is not None:
            start, end = transport.loop.start_ms, transport.loop.end_ms
            text = f"{format_time(start)}–{format_time(end)}"
        self._loop_action.setIconText(text)
        self._loop_action.setChecked(
            transport.loop is not None or transport.loop_start_ms is not None
        )

    def _on_sleep_changed(self, sleep: object) -> None:
        transport = self._transport
        assert transport is not None
        if sleep is not None and transport.sleep_left_s() is not None:
            self._sleep_tick.start()
        else:
            self._sleep_tick.stop()
        self._show_sleep()

    def _show_sleep(self) -> None:
        transport = self._transport
        if transport is None:
            return
        left_s = transport.sleep_left_s()
        sleeps = transport.sleep is not None
        # How long it still has is said also where there is little room.
        self._sleep.set_bare(self._level > (0 if left_s is None else 2))
        self._sleep.set_limited(sleeps)
        text = self.tr("Sleep")
        if left_s is not None:
            text = format_time(round(left_s) * 1000)
        elif transport.sleep is not None:
            after_chapter = transport.sleep.after_chapter
            text = self.tr("After this chapter") if after_chapter else self.tr("After this turn")
        if self._sleep.text() != text:
            self._sleep.setText(text)
            name = self.tr("Sleep timer")
            self._sleep.setToolTip(self.tr("Sleep timer: {0}").format(text) if sleeps else name)
            self._sleep.setAccessibleDescription(text if sleeps else "")

    # -- popups and menus, made when they are first opened ------------------------

    def open_rate_popup(self) -> RatePopup:
        """Above its button."""
        from reader.gui.transport.rate_popup import RatePopup

        popup = RatePopup(1.0 if self._transport is None else self._transport.rate, self)
        popup.rate_chosen.connect(self.rate_requested)
        middle = QPoint(self._rate.width() // 2, -6)
        popup.open_above(self._rate.mapToGlobal(middle))
        return popup

    def _on_rate_wheel(self, notches: int) -> None:
        if self._transport is not None:
            self.rate_requested.emit(self._transport.rate + notches * RATE_STEP)

    def _fill_sleep_menu(self) -> None:
        self._sleep_menu.clear()
        transport = self._transport
        sleep = None if transport is None else transport.sleep
        for minutes in SLEEP_MINUTES:
            action = self._sleep_menu.addAction(self.tr("In {0} minutes").format(minutes))
            action.triggered.connect(partial(self._ask_sleep, minutes))
        after = self._sleep_menu.addAction(self.tr("When this turn ends"))
        after.triggered.connect(lambda _checked=False: self.sleep_after_turn_requested.emit())
        after.setCheckable(True)
        after.setChecked(sleep is not None and sleep.after_turn is not None)
        if transport is not None and transport.has_chapters:
            chapter = self._sleep_menu.addAction(self.tr("When this chapter ends"))
            chapter.triggered.connect(
                lambda _checked=False: self.sleep_after_chapter_requested.emit()
            )
            chapter.setCheckable(True)
            chapter.setChecked(sleep is not None and sleep.after_chapter)
        other = self._sleep_menu.addAction(self.tr("In …"))
        other.triggered.connect(lambda _checked=False: self.typed_sleep_requested.emit())
        if sleep is not None:
            self._sleep_menu.addSeparator()
            off = self._sleep_menu.addAction(self.tr("Off"))
            off.triggered.connect(lambda _checked=False: self.sleep_cancelled.emit())

    def _ask_sleep(self, minutes: int, _checked: bool = False) -> None:
        self.sleep_requested.emit(float(minutes))
