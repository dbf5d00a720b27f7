"""Moves the page with the voice: carries out what ``Follow`` decides, smoothly or at once,
and shows the way back while the reader is elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtWidgets import QWidget

from reader.gui.transcript.buttons import SkipChip, VoiceChip, focus_view
from reader.gui.transcript.page import Page
from reader.session.follow import Follow, FollowState, Line

SMOOTH_MS = 180
CHIP_BOTTOM_PX = 14


class Scroller(QObject):
    """Scrolls ``page``. ``moved`` says that it has; ``state_changed`` that following has
    begun, paused or ended."""

    moved = Signal()
    state_changed = Signal(object)  # FollowState

    def __init__(
        self,
        page: Page,
        follow: Follow,
        voice_line: Callable[[], tuple[int, int] | None],
        viewport: QWidget,
    ) -> None:
        super().__init__(viewport)
        self._page = page
        self.follow = follow
        self._voice_line = voice_line
        self._viewport = viewport
        self.is_smooth = True
        self.chip = VoiceChip(viewport)
        self.chip.clicked.connect(self.resume)
        self.skip_chip = SkipChip(viewport)
        self._animation: QVariantAnimation | None = None
        self._way_px = 0
        self._gone_px = 0

    def line(self) -> Line | None:
        """Where the voice is; None before its first word."""
        edges = self._voice_line()
        return None if edges is None else Line(*edges, self._page.height_px)

    # The voice

    def voice_moved(self) -> None:
        """The current word is another."""
        if not self._page.height_px:
            return  # not shown yet: there is no window to put the line in
        line = self.line()
        if line is not None and self.is_animating:  # judge by where the page is going
            ahead_px = self._way_px - self._gone_px
            line = Line(line.top_px - ahead_px, line.bottom_px - ahead_px, line.window_px)
            if self.follow.voice_moved(line):
                self.go(self.follow.voice_moved(self.line()))
        else:
            self.go(self.follow.voice_moved(line))
        self.show_chip()

    def resume(self) -> None:
        """Back to the voice."""
        self._change(self.follow.resume)

    def pause(self) -> None:
        self._change(self.follow.pause)

    def toggle(self) -> None:
        self._change(self.follow.toggle)

    def set_enabled(self, enabled: bool) -> None:
        self._change(lambda: self.follow.set_enabled(enabled))

    def reader_scrolled(self) -> None:
        """The reader has moved the page, whichever way."""
        self.stop()
        self._change(lambda: self.follow.reader_scrolled(self.line()), and_go=False)

    def page_turned(self) -> None:
        """The page was moved to show something."""
        self._change(lambda: self.follow.page_turned(self.line()), and_go=False)

    def _change(self, act: Callable[[], None], *, and_go: bool = True) -> None:
        before = self.follow.state
        act()
        if and_go:
            self.voice_moved()
        else:
            self.show_chip()
        if self.follow.state is not before:
            self.state_changed.emit(self.follow.state)

    def show_chip(self) -> None:
        """Show, turn or hide the way back."""
        chip = self.chip
        line = self.line() if self.follow.state is FollowState.PAUSED else None
        if line is None:
            if chip.isVisible():
                if chip.hasFocus():
                    focus_view(self._viewport)
                chip.hide()
            return
        direction = 0 if line.is_visible else (-1 if line.top_px < 0 else 1)
        if direction != chip.direction or not chip.isVisible():
            chip.point(direction)
            self.place_chip()
            chip.show()
            chip.raise_()

    def place_chip(self) -> None:
        for chip in (self.chip, self.skip_chip):
            chip.move(
                (self._viewport.width() - chip.width()) // 2,
                self._viewport.height() - chip.height() - CHIP_BOTTOM_PX,
            )

    def show_skip(self, shows: bool) -> None:
        """Whether the sound is where the text has no words. There is no voice to go back to
        then: the two ways never show at once."""
        chip = self.skip_chip
        if chip.isVisible() == shows:
            return
        if not shows and chip.hasFocus():
            focus_view(self._viewport)
        self.place_chip()
        chip.setVisible(shows)
        chip.raise_()

    # Movement

    @property
    def is_animating(self) -> bool:
        return (
            self._animation is not None
            and self._animation.state() is QVariantAnimation.State.Running
        )

    def go(self, delta_px: int, *, smoothly: bool = True) -> None:
        """Move the page up by ``delta_px``; far ways are gone at once."""
        self.stop()
        if not delta_px:
            return
        near = abs(delta_px) <= 1.2 * self._page.height_px
        if not (smoothly and self.is_smooth and near and self._viewport.isVisible()):
            if self._page.scroll_by(delta_px):
                self.moved.emit()
            return
        if self._animation is None:
            self._animation = QVariantAnimation(self)
            self._animation.setDuration(SMOOTH_MS)
            self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._animation.setStartValue(0.0)
            self._animation.setEndValue(1.0)
            self._animation.valueChanged.connect(self._on_animated)
            self._animation.finished.connect(self.voice_moved)
        if not self._can_move(delta_px):
            return
        self._way_px, self._gone_px = delta_px, 0
        self._animation.start()

    def _can_move(self, delta_px: int) -> bool:
        """Whether the page's end is not reached already."""
        page = self._page
        if delta_px < 0:
            return page.position_px > 0
        return page.position_px < page.farthest_px

    def _on_animated(self, part: float) -> None:
        step_px = round(self._way_px * part) - self._gone_px
        if step_px:
            self._gone_px += step_px
            self._page.scroll_by(step_px)
            self.moved.emit()

    def stop(self) -> None:
        """Stay where the page is."""
        if self.is_animating and self._animation is not None:
            self._animation.stop()
