"""A page in a scroll area: a conversation with its marks, and what stands where.

What moves the page (the voice, the reader's hands) is the business of ``view``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QFont,
    QGuiApplication,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from reader.core.search import Hit
from reader.core.selection import Position, TextRange, plain_text
from reader.core.timecode import format_tenths, format_time
from reader.core.timeline import Cursor, Timeline
from reader.core.transcript import Transcript
from reader.gui.transcript.highlights import GRAB_PX
from reader.gui.transcript.marks import Corrected, HighlightSpans, Marks, Spans
from reader.gui.transcript.page import Page, ReadingPlace
from reader.gui.transcript.painter import PagePainter
from reader.gui.transcript.stamps import Stamps
from reader.gui.transcript.style import PageStyle


class PageView(QAbstractScrollArea):
    """See the module. Turns and words are numbered as in ``Transcript``."""

    selection_changed = Signal()
    moved = Signal()  # the page in its window, or the window

    def __init__(self, parent: QWidget | None, style: PageStyle) -> None:
        super().__init__(parent)
        self._page = Page(style)
        self._marks = Marks()
        self._painter = PagePainter(self._page, self._marks)
        self._timeline: Timeline | None = None
        self._is_syncing = False
        self._shows_focus = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # One of ours: to find the class of one that Qt made, PySide makes those of all widgets.
        viewport = QWidget(self)
        self.setViewport(viewport)
        viewport.setMouseTracking(True)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setCursor(Qt.CursorShape.IBeamCursor)
        self._stamps = Stamps(self._page, self._painter, viewport)

    # What it shows

    @property
    def transcript(self) -> Transcript | None:
        return self._page.transcript

    @property
    def page_style(self) -> PageStyle:
        return self._page.style

    def set_timeline(self, timeline: Timeline | None) -> None:
        """Times for the gutter."""
        self._timeline = timeline
        self._stamps.set_document(self._page.transcript, timeline)

    # Marks

    def set_bookmarks(self, turns: Iterable[int]) -> None:
        self._marks.bookmarks = frozenset(turns)
        self.viewport().update()

    def set_noted(self, turns: Iterable[int]) -> None:
        self._marks.noted = frozenset(turns)
        self.viewport().update()

    def set_signs(self, signs: Mapping[int, Sequence[str]], counts: Mapping[int, int]) -> None:
        """Signs of other marks (``capture``, ``star``), and how many marks a turn's signs stand
        for; by turn."""
        self._marks.signs, self._marks.counts = signs, counts
        self.viewport().update()

    def chosen(self) -> TextRange | None:
        """The mark that keys and buttons act on."""
        return self._marks.chosen

    def show_chosen(self, chosen: TextRange | None) -> None:
        """Frame a mark, with handles at its ends to move them by."""
        if chosen != self._marks.chosen:
            self._marks.chosen = chosen
            self.viewport().update()

    def set_highlights(self, highlights: HighlightSpans) -> None:
        self._marks.highlights = highlights
        self.viewport().update()

    def set_doubtful(self, spans: Spans) -> None:
        """Characters whose times are in doubt."""
        self._marks.doubtful = spans
        self._stamps.place()
        self.viewport().update()

    def set_corrected(self, spans: Mapping[int, Sequence[Corrected]], *, shown: bool) -> None:
        """Characters (start, end) that were put right, with what stood there, by turn. Pointing
        at them tells it; they are marked where ``shown``."""
        self._marks.corrected, self._marks.shows_corrected = spans, shown
        self.viewport().update()

    def set_pinned(self, words: Mapping[int, Sequence[int]]) -> None:
        """Words, as numbered within their turn, whose times were set by hand; by turn."""
        self._marks.pinned = words
        self._stamps.place()
        self.viewport().update()

    def set_absent(self, spans: Spans, turns: frozenset[int]) -> None:
        """Characters that the recording does not contain, and the turns it has nothing of."""
        self._marks.absent, self._marks.absent_turns = spans, turns
        self._stamps.set_absent(turns)
        self.viewport().update()

    def set_search_hits(self, hits: Iterable[Hit] | Spans, current: Hit | None = None) -> None:
        """Mark the hits, ``current`` among them more strongly. Millions of them come as spans
        by turn, of which only those in sight are asked for."""
        if isinstance(hits, Mapping):
            self._marks.hits = hits
        else:
            by_turn: dict[int, list[tuple[int, int]]] = {}
            for turn, start, end in hits:
                by_turn.setdefault(turn, []).append((start, end))
            self._marks.hits = by_turn
        self._marks.current_hit = current
        self.viewport().update()

    def _spoken_region(self, cursor: Cursor | None) -> QRegion:
        region = QRegion()
        transcript = self._page.transcript
        span = self._painter.span_at(cursor) if cursor is not None else None
        if cursor is not None and span is not None and transcript is not None:
            start, end = span
            spread_px = self._page.style.word_spread_px + 1
            for box in self._page.boxes(cursor.turn, start, end):
                region += self._painter.glyph_box(
                    box, spread_px, over_the_line=True
                ).toAlignedRect()
        return region

    # Places

    def reading_position(self) -> ReadingPlace:
        """Where the reader is, to be kept and handed to ``restore_position``."""
        return self._page.place()

    def place_at(self, at: QPointF, *, on_character: bool = False) -> Position | None:
        """The place in the text nearest to a point of the viewport."""
        found = self._page.char_at(at.x(), at.y(), on_character=on_character)
        return None if found is None else Position(*found)

    def word_at(self, at: QPointF) -> Cursor | None:
        """The word under a point of the viewport; None beside the words."""
        place = self.place_at(at, on_character=True)
        transcript = self.transcript
        if place is None or transcript is None:
            return None
        word = transcript.word_at(*place)
        if word is None:
            return None
        for box in self._page.boxes(place.turn, *transcript.word_spans(place.turn)[word]):
            if box.adjusted(-3, 0, 3, 0).contains(at):
                return Cursor(place.turn, word)
        return None

    def word_rects(self, turn: int, word: int) -> list[QRect]:
        """Where a word is filled when it is current, in the viewport; one rectangle a line.
        Empty out of sight."""
        assert self.transcript is not None
        start, end = self.transcript.word_spans(turn)[word]
        spread_px = self._page.style.word_spread_px
        return [
            self._painter.glyph_box(box, spread_px, over_the_line=True).toAlignedRect()
            for box in self._page.boxes(turn, start, end)
        ]

    def _flag_at(self, at: QPointF) -> int | None:
        for turn in self._page.turns_in_sight():
            box = self._painter.flag_box(turn)
            if box is not None and box.adjusted(-5, -5, 5, 5).contains(at):
                return turn
        return None

    def sign_rect(self, turn: int) -> QRect:
        """Where the signs of a turn's marks are in the viewport, else where its first line in
        sight ends; empty out of sight."""
        box = self._painter.flag_box(turn)
        if box is not None:
            return box.toAlignedRect()
        edges = self._page.turn_edges(turn)
        if edges is None:
            return QRect()
        page = self._page
        line_px = round(page.measures.line_px)
        return QRect(page.text_right_px, max(0, edges[0]) + page.style.turn_padding_px, 1, line_px)

    def text_at(self, at: QPointF) -> Position | None:
        """The character whose glyph is under a point of the viewport; None beside them all."""
        place = self.place_at(at, on_character=True)
        if place is None:
            return None
        for box in self._page.boxes(place.turn, place.char, place.char + 1):
            if self._painter.glyph_box(box, 2).contains(at):
                return place
        return None

    def range_rects(self, where: TextRange) -> list[QRect]:
        """Where the lines of ``where`` are in the viewport, from the top; what is out of sight
        is left out."""
        found = []
        for turn in self._page.turns_in_sight():
            assert self.transcript is not None
            part = where.within(turn, len(self.transcript.texts[turn]))
            if part is not None:
                found += [
                    self._painter.glyph_box(box, 2).toAlignedRect()
                    for box in self._page.boxes(turn, *part)
                ]
        view = self.viewport().rect()
        return [rect for rect in found if rect.intersects(view)]

    def handle_at(self, at: QPointF) -> bool | None:
        """Whether the handle of the chosen mark under a point is that of its start; None
        where there is no handle."""
        if self._marks.chosen is None:
            return None
        for edge in self._painter.chosen_edges(self._marks.chosen):
            room = edge.box.adjusted(-GRAB_PX / 2, 0, GRAB_PX / 2, GRAB_PX)
            if room.contains(at):
                return edge.is_start
        return None

    # Selection

    def selection(self) -> TextRange | None:
        """What is selected; None for nothing."""
        return self._marks.selection

    def set_selection(self, chosen: TextRange | None) -> None:
        chosen = chosen or None
        if chosen != self._marks.selection:
            self._marks.selection = chosen
            self.viewport().update()
            self.selection_changed.emit()

    def selected_text(self) -> str:
        chosen, transcript = self.selection(), self.transcript
        return "" if chosen is None or transcript is None else plain_text(transcript, chosen)

    def copy(self) -> bool:
        """Put the words selected on the clipboard; False if there are none."""
        text = self.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)
        return bool(text)

    def offer_primary_selection(self) -> None:
        """Where the system has one, what is selected is at once to be pasted."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and self.selection() is not None:
            clipboard.setText(self.selected_text(), QClipboard.Mode.Selection)

    # Painting and events

    def _on_moved(self) -> None:
        """Show the page where it is now."""
        page, bar = self._page, self.verticalScrollBar()
        page.frame()
        self._is_syncing = True
        bar.setRange(0, page.farthest_px)
        bar.setPageStep(max(1, page.height_px))
        bar.setSingleStep(round(page.measures.line_px))
        bar.setValue(page.position_px)
        self._is_syncing = False
        self._stamps.place()
        self.viewport().update()
        self.moved.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The page is moved by ``_on_scroll_bar``."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            clip = event.rect()
            painter.setClipRegion(event.region())
            self._painter.paint(painter, clip)
            if self._shows_focus:
                painter.setPen(QPen(self._painter.palette.accent, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2), 4, 4)

    def _show_focus(self, shows: bool) -> None:
        if shows != self._shows_focus:
            self._shows_focus = shows
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._show_tool_tip(cast(QHelpEvent, event))
            return True
        return super().viewportEvent(event)

    def _show_tool_tip(self, event: QHelpEvent) -> None:
        transcript = self.transcript
        if self._show_pin_tip(event) or self._show_correction_tip(event):
            return
        for turn in self._page.turns_in_sight() if transcript is not None else ():
            assert transcript is not None
            top_px, name = self._painter.names_top(turn), transcript.speaker_name(turn)
            if top_px is None or self._painter.shown_name(turn) == name:
                continue
            page = self._page
            left_px = round(page.on_its_side(turn, page.gutter_left_px, page.gutter_px))
            box = QRect(left_px, top_px, page.gutter_px, page.measures.header_px + 4)
            if box.contains(event.pos()):
                QToolTip.showText(event.globalPos(), name, self.viewport(), box)
                return
        QToolTip.hideText()
        event.ignore()

    def _show_pin_tip(self, event: QHelpEvent) -> bool:
        """Say of a word whose time was set by hand when it begins."""
        word = self.word_at(QPointF(event.pos())) if self._marks.pinned else None
        if word is None or word.word not in self._marks.pinned.get(word.turn, ()):
            return False
        time_ms = (
            None if self._timeline is None else self._timeline.word_start(word.turn, word.word)
        )
        if time_ms is None:
            return False
        text = self.tr("Begins at {0}, set by hand").format(format_tenths(time_ms))
        QToolTip.showText(event.globalPos(), text, self.viewport())
        return True

    def _show_correction_tip(self, event: QHelpEvent) -> bool:
        """Say of words that were put right what stood there."""
        place = self.place_at(QPointF(event.pos()), on_character=True)
        if place is None or self.word_at(QPointF(event.pos())) is None:
            return False
        for start, end, original in self._marks.corrected.get(place.turn, ()):
            if start <= place.char < end:
                text = self.tr("Corrected; the file says: {0}").format(" ".join(original.split()))
                QToolTip.showText(event.globalPos(), text, self.viewport())
                return True
        return False

    # What is put over the words

    def boxes_of(self, where: TextRange) -> list[QRectF]:
        """Where the characters of ``where``, which is within one turn, stand in the viewport;
        empty out of sight."""
        return self._page.boxes(where.start.turn, where.start.char, where.end.char)

    def column_edges(self) -> tuple[float, float]:
        """The left and right edge of the text in the viewport, px."""
        return self._page.text_left_px, self._page.text_right_px

    def text_font(self) -> QFont:
        """The face and size that the words are set in."""
        return QFont(self._page.measures.font)

    # For assistive technology

    def turns_in_sight(self) -> list[int]:
        """From the top."""
        return self._page.turns_in_sight()

    def spoken_turn(self, turn: int) -> str:
        """Who says it, when, and what, as a screen reader is to say it."""
        assert self.transcript is not None
        time_ms = self._stamps.time_of(turn)
        when = "" if time_ms is None else format_time(time_ms)
        if turn in self._marks.absent_turns:
            when = self.tr("not in this recording")
        doubt = self.tr("time doubtful") if turn in self._marks.doubtful else ""
        if turn in self._marks.pinned:
            doubt = self.tr("set by hand")
        parts = [part for part in (self.transcript.speaker_name(turn), when, doubt) if part]
        text = self.transcript.texts[turn]
        return f"{', '.join(parts)}: {text}" if parts else text

    def turn_remarks(self, turn: int) -> str:
        """Which turn of how many it is and what it is marked as, as a screen reader is to
        say it after the turn."""
        marks, transcript = self._marks, self.transcript
        assert transcript is not None
        remarks = [self.tr("{0} of {1}").format(turn + 1, len(transcript))]
        if turn in marks.current_turns:
            remarks.append(self.tr("being spoken"))
        if turn in marks.bookmarks:
            remarks.append(self.tr("bookmarked"))
        if turn in marks.noted:
            remarks.append(self.tr("has a note"))
        if "capture" in marks.signs.get(turn, ()):
            remarks.append(self.tr("captured"))
        if "star" in marks.signs.get(turn, ()):
            remarks.append(self.tr("starred"))
        if marks.highlights.get(turn):
            remarks.append(self.tr("highlighted"))
        hits = len(marks.hits.get(turn, ()))
        if hits:
            remarks.append(QCoreApplication.translate("PageView", "%n hit(s)", "", hits))
        return ", ".join(remarks)

    def character_rect_on_screen(self, turn: int, char: int) -> QRect:
        """Where a character of a turn in sight stands; before the first, where its name does."""
        boxes = self._page.boxes(turn, char, char + 1) if char >= 0 else []
        if boxes:
            box = boxes[0].toAlignedRect()
            return QRect(self.viewport().mapToGlobal(box.topLeft()), box.size())
        whole = self.turn_rect_on_screen(turn)
        return QRect(whole.topLeft(), QSize(1, min(whole.height(), self._page.measures.stamp_px)))

    def turn_rect_on_screen(self, turn: int) -> QRect:
        """What of the turn is in sight; empty for nothing."""
        edges = self._page.turn_edges(turn)
        if edges is None:
            return QRect()
        page, viewport = self._page, self.viewport()
        left_px = page.ground_left_px
        box = QRect(left_px, edges[0], page.ground_right_px - left_px, edges[1] - edges[0])
        box = box.intersected(viewport.rect())
        return QRect(viewport.mapToGlobal(box.topLeft()), box.size())
