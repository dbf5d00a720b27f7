"""The time stamps in sight: real buttons, used again as turns come and go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from reader.core.timecode import format_time
from reader.core.timeline import Timeline
from reader.core.transcript import Transcript
from reader.gui.transcript.buttons import StampButton, focus_view
from reader.gui.transcript.page import Page
from reader.gui.transcript.painter import PagePainter
from reader.gui.transcript.pin_marks import PIN_ROOM_PX

SIDE_PX = 4  # around the digits, for the focus ring


class Stamps(QObject):
    """Keeps a button at each turn in sight whose time is known."""

    activated = Signal(int)  # turn

    def __init__(self, page: Page, painter: PagePainter, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._page = page
        self._painter = painter
        self._viewport = viewport
        self._timeline: Timeline | None = None
        self._anchored: dict[int, int] = {}
        self._absent: frozenset[int] = frozenset()
        self._shown: dict[int, StampButton] = {}
        self._spare: list[StampButton] = []

    def set_document(self, transcript: Transcript | None, timeline: Timeline | None) -> None:
        """Times come from ``timeline``, else from stamps found in the text."""
        self._timeline = timeline
        self._anchored = {}
        for anchor in transcript.anchors if transcript is not None else ():
            if anchor.char == 0:
                self._anchored.setdefault(anchor.turn, anchor.time_ms)
        self.place()

    def set_absent(self, turns: frozenset[int]) -> None:
        """Turns that the recording does not contain: they have a word in place of a time."""
        if turns != self._absent:
            self._absent = turns
            self.place()

    def time_of(self, turn: int) -> int | None:
        """When the turn begins, in ms; None where nobody knows, and where it is not said."""
        if turn in self._absent:
            return None
        if self._timeline is not None:
            time_ms = self._timeline.turn_start(turn)
            if time_ms is not None:
                return time_ms
        return self._anchored.get(turn)

    def place(self) -> None:
        """Put buttons where turns are now."""
        wanted: dict[int, tuple[int | None, int]] = {}
        for turn in self._page.turns_in_sight():
            time_ms = self.time_of(turn)
            if time_ms is None and turn not in self._absent:
                continue
            top_px = self._painter.names_top(turn)
            if top_px is not None:
                wanted[turn] = (time_ms, top_px)
        for turn in [turn for turn in self._shown if turn not in wanted]:
            self._spare.append(self._shown.pop(turn))
        for turn, (time_ms, top_px) in wanted.items():
            button = self._shown.get(turn)
            if button is None:
                button = self._shown[turn] = self._spare.pop() if self._spare else self._made()
            self._put(button, turn, time_ms, top_px)
        for button in self._spare:
            if button.isVisible():
                if button.hasFocus():
                    focus_view(self._viewport)
                button.hide()

    def _made(self) -> StampButton:
        button = StampButton(self._viewport)
        button.clicked.connect(self._on_clicked)
        return button

    def _put(self, button: StampButton, turn: int, time_ms: int | None, top_px: int) -> None:
        page = self._page
        transcript = page.transcript
        assert transcript is not None
        speaker = transcript.speaker_name(turn)
        pinned = time_ms is not None and turn in self._painter.marks.pinned
        if time_ms is None:
            text = self.tr("not recorded")
            button.show_absence(turn, text, page.style, page.measures.stamp_font, speaker)
        else:
            text = format_time(time_ms)
            button.show_time(
                turn, text, page.style, page.measures.stamp_font, speaker, pinned=pinned
            )
        width_px = (
            ceil(QFontMetricsF(page.measures.stamp_font).horizontalAdvance(text)) + 2 * SIDE_PX
        )
        if pinned:
            width_px += PIN_ROOM_PX
        if page.is_narrow:
            name_px = QFontMetricsF(page.measures.name_font).horizontalAdvance(
                self._painter.shown_name(turn)
            )
            left_px = page.text_left_px + (round(name_px) + 10 if name_px else 0) - SIDE_PX
            # on the name's baseline
            top_px += round(
                QFontMetricsF(page.measures.name_font).ascent()
                - QFontMetricsF(page.measures.stamp_font).ascent()
            )
        else:
            left_px = page.gutter_left_px + page.gutter_px - width_px + SIDE_PX
            if self._painter.shown_name(turn):
                top_px += page.measures.stamp_top_px
            else:
                top_px += round(
                    page.measures.baseline_px - QFontMetricsF(page.measures.stamp_font).ascent()
                )
        doubt = self.tr("its time is doubtful")
        button.setAccessibleDescription(doubt if turn in self._painter.marks.doubtful else "")
        left_px = round(page.on_its_side(turn, left_px, width_px))
        button.setGeometry(left_px, top_px, width_px, page.measures.stamp_px)
        if not button.isVisible():
            button.show()

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, StampButton):
            self.activated.emit(button.turn)

    def in_order(self) -> list[StampButton]:
        """The buttons shown, from the top."""
        return [self._shown[turn] for turn in sorted(self._shown)]

    @contextmanager
    def out_of_the_way(self) -> Iterator[None]:
        """While this holds, Tab does not stop at them."""
        buttons = list(self._shown.values())
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        try:
            yield
        finally:
            for button in buttons:
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
