"""Above the bars when zoomed in: who speaks, and, where they fit, the very words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from reader.gui.look.theme import Theme, interface_font, mixed
from reader.gui.timeline.rows import WORDS_PX, Rows
from reader.gui.timeline.scale import TimeScale
from reader.gui.timeline.voices import NOBODY, Voices

if TYPE_CHECKING:
    from reader.core.timeline import Timeline
    from reader.core.transcript import Transcript

WORD_ROOM_PX = 38  # room an ordinary word needs; with less the turns are named
ORDINARY_WORD_MS = 300
LOOK_EVERY_PX = 12
LEAST_LETTERS = 2  # of a word that does not fit; with less it is not written at all
LANE_PX = 3


class ShownTurn(NamedTuple):
    """``turn`` from ``left_px`` to ``right_px``, as much of it as is shown."""

    turn: int
    left_px: float
    right_px: float


class TimelineWords:
    def __init__(self, voices: Voices) -> None:
        self._voices = voices
        self._transcript: Transcript | None = None
        self._timeline: Timeline | None = None
        self._word_font = interface_font(12)
        self._name_font = interface_font(11, QFont.Weight.DemiBold)
        self._word_metrics = QFontMetricsF(self._word_font)
        self._name_metrics = QFontMetricsF(self._name_font)

    def set_conversation(self, transcript: Transcript | None, timeline: Timeline | None) -> None:
        self._transcript, self._timeline = transcript, timeline

    @staticmethod
    def fit(scale: TimeScale) -> bool:
        """Whether words can be shown one by one."""
        return scale.px_per_ms * ORDINARY_WORD_MS >= WORD_ROOM_PX

    def word_start_at(self, x: float, scale: TimeScale) -> int | None:
        """When the word drawn at ``x`` begins, in ms."""
        timeline, transcript = self._timeline, self._transcript
        if timeline is None or transcript is None or not self.fit(scale):
            return None
        cursor = timeline.cursor_at(scale.time_at(x))
        return None if cursor is None else timeline.word_start(cursor.turn, cursor.word)

    def draw(self, painter: QPainter, theme: Theme, scale: TimeScale, rows: Rows) -> None:
        timeline, transcript = self._timeline, self._transcript
        if timeline is None or transcript is None or scale.is_whole:
            return
        turns = list(self._turns(timeline, scale))
        for shown in turns:
            self._draw_lane(painter, theme, shown, rows)
        if self.fit(scale):
            self._draw_words(painter, theme, scale, rows)
            for shown in turns:
                self._draw_name(painter, theme, shown, rows.pins_top_px, rows.pins_px - 2)
        else:
            for shown in turns:
                self._draw_name(painter, theme, shown, rows.words_top_px, WORDS_PX - 4)

    def _turns(self, timeline: Timeline, scale: TimeScale) -> Iterator[ShownTurn]:
        """Who is heard along the strip, looked for every few px."""
        current, left_px = None, scale.left_px
        columns = int(scale.width_px / LOOK_EVERY_PX) + 1
        for column in range(columns + 1):
            x = min(scale.right_px, scale.left_px + column * LOOK_EVERY_PX)
            cursor = timeline.cursor_at(scale.time_at(x))
            turn = None if cursor is None else cursor.turn
            if turn == current and column < columns:
                continue
            if turn is not None and turn != current:
                start_ms = timeline.turn_start(turn)
                begin = x if start_ms is None else scale.x_of(start_ms)
                x = max(scale.left_px, left_px, min(x, begin))
            if current is not None and x > left_px:
                yield ShownTurn(current, left_px, x)
            current, left_px = turn, x

    def _draw_lane(self, painter: QPainter, theme: Theme, shown: ShownTurn, rows: Rows) -> None:
        colour = theme.speaker_colour(self._voices.place_of(shown.turn))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        width_px = max(1.0, shown.right_px - shown.left_px - 1.5)
        top_px = rows.bars_top_px - LANE_PX
        painter.drawRoundedRect(QRectF(shown.left_px, top_px, width_px, LANE_PX), 1.5, 1.5)

    def _draw_name(
        self, painter: QPainter, theme: Theme, shown: ShownTurn, top_px: float, height_px: float
    ) -> None:
        """In full, shortened, or the initial; nothing where not even that fits."""
        assert self._transcript is not None
        name = self._transcript.speaker_name(shown.turn)
        place = self._voices.place_of(shown.turn)
        room_px = shown.right_px - shown.left_px - 6
        if place == NOBODY or not name:
            return
        if self._name_metrics.horizontalAdvance(name) > room_px:
            short = self._name_metrics.elidedText(name, Qt.TextElideMode.ElideRight, room_px)
            name = short if len(short) > 3 else name[0]
            if self._name_metrics.horizontalAdvance(name) > room_px + 3:
                return
        painter.setFont(self._name_font)
        painter.setPen(theme.speaker_colour(place))
        painter.drawText(
            QRectF(shown.left_px + 1, top_px, room_px + 8, height_px),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            name,
        )

    def _draw_words(self, painter: QPainter, theme: Theme, scale: TimeScale, rows: Rows) -> None:
        timeline, transcript = self._timeline, self._transcript
        assert timeline is not None
        assert transcript is not None
        height_px = rows.bars_top_px - LANE_PX - rows.words_top_px - 1
        edge = QColor(mixed(theme.line, theme.quiet, 0.25))
        painter.setFont(self._word_font)
        numbers = list(self._numbers(timeline, scale))
        for index, number in enumerate(numbers):
            turn, word = transcript.locate(number)
            start_ms, end_ms = timeline.word_start(turn, word), timeline.word_end(turn, word)
            if start_ms is None or end_ms is None:
                continue
            left_px = scale.x_of(start_ms)
            limit_px = scale.x_of(end_ms) + 40
            if index + 1 < len(numbers):
                follows_ms = timeline.word_start(*transcript.locate(numbers[index + 1]))
                if follows_ms is not None:
                    limit_px = min(limit_px, scale.x_of(follows_ms))
            painter.fillRect(QRectF(left_px, rows.words_top_px + 2, 1, rows.height_px), edge)
            room_px = limit_px - left_px - 7
            text = transcript.word_text(turn, word)
            if self._word_metrics.horizontalAdvance(text) > room_px:
                text = self._word_metrics.elidedText(text, Qt.TextElideMode.ElideRight, room_px)
                if len(text) <= LEAST_LETTERS:  # and an ellipsis, which say nothing
                    continue
            painter.setPen(QColor(theme.text))
            painter.drawText(
                QRectF(left_px + 5, rows.words_top_px, max(0.0, room_px + 2), height_px),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                text,
            )

    @staticmethod
    def _numbers(timeline: Timeline, scale: TimeScale) -> Iterator[int]:
        """The words begun in what is shown, and the one before, in order of time."""
        last = None
        steps = int(scale.width_px / 6) + 1
        for step in range(steps + 1):
            number = timeline.word_before(
                round(scale.start_ms + min(1.0, step / steps) * scale.span_ms)
            )
            if number is not None and number != last:
                yield number
                last = number
