"""The row of playing: where one is, the buttons, rate, loop, sleep and volume."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)

from reader.core.timecode import format_time
from reader.gui.commands.actions import SHOWS_ICON, Actions
from reader.gui.look.icons import icon, pixmap
from reader.gui.look.theme import Theme, interface_font, mixed
from reader.gui.widgets import action_button
from reader.playback.base import MAX_RATE, MIN_RATE, PlayerState
from reader.session.transport import RATES

if TYPE_CHECKING:
    from reader.session.transport import Transport

HEIGHT_PX = 58
SLEEP_MINUTES = (5, 15, 30, 45, 60)
PLAY_PX = 44
WORDS_NEED_PX = 1180
ALL_NEEDS_PX = 900


def rate_text(rate: float) -> str:
    """``1.25×``; no more figures than needed."""
    return f"{rate:g}\N{MULTIPLICATION SIGN}"


class PlayButton(QToolButton):
    """Big and round, in the accent."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDefaultAction(actions["play_pause"])
        self.setAccessibleName(self.tr("Play"))
        self.setFixedSize(PLAY_PX + 6, PLAY_PX + 6)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme: Theme | None = None
        self._playing = False

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.setAccessibleName(self.tr("Pause") if playing else self.tr("Play"))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            disc = QRectF(3, 3, PLAY_PX, PLAY_PX)
            ground = theme.accent
            if not self.isEnabled():
                ground = mixed(theme.ground, theme.quiet, 0.35)
            elif self.isDown():
                ground = mixed(theme.accent, theme.text, 0.3)
            elif self.underMouse():
                ground = mixed(theme.accent, theme.text, 0.15)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawEllipse(disc)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QColor(theme.text))
                painter.drawEllipse(disc.adjusted(-2, -2, 2, 2))
            name = "pause" if self._playing else "play"
            drawing = pixmap(name, theme.on_accent, 22)
            # A triangle's weight is left of its box's middle.
            shift = 0 if self._playing else 1
            painter.drawPixmap(
                QPoint(3 + (PLAY_PX - 22) // 2 + shift, 3 + (PLAY_PX - 22) // 2), drawing
            )


class SkipButton(QToolButton):
    """An arrow with the number of seconds at its foot."""

    def __init__(
        self, actions: Actions, ident: str, *, number_first: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setDefaultAction(actions[ident])
        self.setFixedSize(46, 36)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icon_name = "skip-back" if number_first else "skip-forward"
        self._theme: Theme | None = None
        self._seconds = 0
        self._number_font = interface_font(11, tabular=True)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_seconds(self, seconds: int, name: str) -> None:
        self._seconds = seconds
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if (self.underMouse() and self.isEnabled()) or self.isDown():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(
                    QColor(mixed(theme.ground, theme.turn, 1.0 if self.isDown() else 0.75))
                )
                painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QColor(theme.accent))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            colour = theme.text if self.isEnabled() else mixed(theme.quiet, theme.ground, 0.5)
            painter.drawPixmap(QPoint(6, 7), pixmap(self._icon_name, colour, 21))
            painter.setFont(self._number_font)
            painter.setPen(QColor(colour))
            painter.drawText(QPoint(27, 27), str(self._seconds))


class TransportBar(QWidget):
    """Shows a ``Transport`` and asks for what its own menus offer."""

    rate_requested = Signal(float)
    typed_rate_requested = Signal()
    sleep_requested = Signal(float)  # minutes
    typed_sleep_requested = Signal()
    sleep_after_turn_requested = Signal()
    sleep_cancelled = Signal()
    volume_requested = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_PX)
        self._transport: Transport | None = None
        self._level = 0
        self._theme: Theme | None = None

        self._position = QLabel(self)
        self._position.setProperty("role", "position")
        self._position.setFont(interface_font(16, QFont.Weight.DemiBold, tabular=True))
        self._length = QLabel(self)
        self._length.setFont(interface_font(13, tabular=True))
        self._left = QLabel(self)
        self._left.setProperty("role", "quiet")
        self._left.setFont(interface_font(13, tabular=True))
        self._position.setAccessibleName(self.tr("Position"))
        self._length.setAccessibleName(self.tr("Length"))
        times = QHBoxLayout()
        times.setSpacing(5)
        times.addWidget(self._position)
        times.addWidget(self._length)
        times.addSpacing(3)
        times.addWidget(self._left)
        times.addSpacing(6)
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

        self._rate = self._pill(self.tr("Playback rate"))
        self._rate.setObjectName("rate")
        self._rate.setFont(interface_font(13, tabular=True))
        self._rate_menu = QMenu(self)
        self._rate_menu.aboutToShow.connect(self._fill_rate_menu)
        self._rate.setMenu(self._rate_menu)
        self._loop = self._pill(self.tr("Loop"))
        self._loop_action = actions["loop_turn"]
        self._loop_action.setProperty(SHOWS_ICON, True)
        self._loop.setDefaultAction(self._loop_action)
        self._loop_action.setIconText(self.tr("Loop turn"))
        self._sleep = self._pill(self.tr("Sleep timer"))
        self._sleep.setText(self.tr("Sleep"))
        self._sleep_menu = QMenu(self)
        self._sleep_menu.aboutToShow.connect(self._fill_sleep_menu)
        self._sleep.setMenu(self._sleep_menu)
        self._mute_action = actions["mute"]
        self._mute = action_button(actions["mute"], self, icon_px=18)
        self._volume = QSlider(Qt.Orientation.Horizontal, self)
        self._volume.setAccessibleName(self.tr("Volume"))
        self._volume.setRange(0, 100)
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
        layout.addLayout(times, 0, 0)
        layout.addLayout(middle, 0, 1)
        layout.addLayout(right, 0, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(2, 1)

        # Runs only while a sleep timer does, to show how long it still has.
        self._sleep_tick = QTimer(self)
        self._sleep_tick.setInterval(1000)
        self._sleep_tick.timeout.connect(self._show_sleep)

    def _pill(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "pill")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(15, 15))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setMinimumHeight(30)
        return button

    # -- what is shown --------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button in (self._play, self._skip_back, self._skip_on):
            button.set_theme(theme)
        self._sleep.setIcon(icon("sleep", theme.text, 15))
        self._show_muted()

    def set_skips(self, back_s: int, on_s: int) -> None:
        self._skip_back.set_seconds(back_s, self.tr("{0} seconds back").format(back_s))
        self._skip_on.set_seconds(on_s, self.tr("{0} seconds on").format(on_s))

    def set_width(self, width_px: int) -> None:
        """Do with less where there is less room: signs without words, then fewer of them."""
        level = 0 if width_px >= WORDS_NEED_PX else 1 if width_px >= ALL_NEEDS_PX else 2
        if level == self._level:
            return
        self._level = level
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if level > 0:
            style = Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in (self._loop, self._sleep):
            button.setToolButtonStyle(style)
            button.setProperty("bare", level > 0)
            button.style().unpolish(button)
            button.style().polish(button)
        self._left.setVisible(level < 2)
        self._volume.setVisible(level < 2)

    def bind(self, transport: Transport) -> None:
        """Follow ``transport`` from now on."""
        self._transport = transport
        transport.position_changed.connect(self._on_position_changed)
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
        shown = any(button.defaultAction().isEnabled() for button in self._history)
        for button in self._history:
            button.setVisible(shown)

    def refresh(self, *_args: object) -> None:
        """Everything that depends on length, rate and position."""
        transport = self._transport
        if transport is None:
            return
        duration = transport.duration_ms
        self._length.setText(f"/ {format_time(duration)}" if duration else "")
        self._rate.setText(rate_text(transport.rate))
        self._on_position_changed(transport.position_ms)

    def _on_position_changed(self, position_ms: int) -> None:
        transport = self._transport
        assert transport is not None
        _set_text(self._position, format_time(position_ms))
        left = ""
        if transport.duration_ms:
            left_ms = int((transport.duration_ms - position_ms) / transport.rate)
            left = self.tr("{0} left").format(format_time(left_ms))
            if transport.rate != 1.0:
                left = self.tr("{0} left at {1}").format(
                    format_time(left_ms), rate_text(transport.rate)
                )
        _set_text(self._left, left)

    def _on_state_changed(self, state: PlayerState) -> None:
        self._play.set_playing(state is PlayerState.PLAYING)

    def _on_volume_changed(self, percent: int) -> None:
        if self._volume.value() != percent:
            self._volume.blockSignals(True)
            self._volume.setValue(percent)
            self._volume.blockSignals(False)

        self._show_muted()

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
        assert transport is not None
        left_s = transport.sleep_left_s()
        text = self.tr("Sleep")
        if left_s is not None:
            text = format_time(round(left_s) * 1000)
        elif transport.sleep is not None:
            text = self.tr("After this turn")
        if self._sleep.text() != text:
            self._sleep.setText(text)

    # -- menus, made when they are first opened ---------------------------------

    def _fill_rate_menu(self) -> None:
        self._rate_menu.clear()
        current = self._transport.rate if self._transport is not None else 1.0
        for rate in RATES:
            action = self._rate_menu.addAction(rate_text(rate))
            action.setCheckable(True)
            action.setChecked(rate == current)
            action.triggered.connect(partial(self._ask_rate, rate))
        self._rate_menu.addSeparator()
        other = self._rate_menu.addAction(
            self.tr("Another rate ({0}–{1})…").format(f"{MIN_RATE:g}", f"{MAX_RATE:g}")
        )
        other.triggered.connect(lambda _checked=False: self.typed_rate_requested.emit())

    def _ask_rate(self, rate: float, _checked: bool = False) -> None:
        self.rate_requested.emit(rate)

    def _fill_sleep_menu(self) -> None:
        self._sleep_menu.clear()
        for minutes in SLEEP_MINUTES:
            action = self._sleep_menu.addAction(self.tr("In {0} minutes").format(minutes))
            action.triggered.connect(partial(self._ask_sleep, minutes))
        after = self._sleep_menu.addAction(self.tr("When this turn ends"))
        after.triggered.connect(lambda _checked=False: self.sleep_after_turn_requested.emit())
        other = self._sleep_menu.addAction(self.tr("In …"))
        other.triggered.connect(lambda _checked=False: self.typed_sleep_requested.emit())
        if self._transport is not None and self._transport.sleep is not None:
            self._sleep_menu.addSeparator()
            off = self._sleep_menu.addAction(self.tr("Off"))
            off.triggered.connect(lambda _checked=False: self.sleep_cancelled.emit())

    def _ask_sleep(self, minutes: int, _checked: bool = False) -> None:
        self.sleep_requested.emit(float(minutes))


def _set_text(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
