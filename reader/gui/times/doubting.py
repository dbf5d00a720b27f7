"""Where the times are doubtful, what the recording lacks and what the text lacks: shown on
the page and on the timeline, and how to get there or past it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.core.doubt import (
    WordSpan,
    absent_words,
    doubtful_spots,
    next_spot,
    previous_spot,
    time_of,
)
from reader.core.spans import joined
from reader.core.timing import Span
from reader.core.transcript import Transcript
from reader.gui.timeline.ground import Stretches
from reader.session.document import Document
from reader.session.follow import FollowState

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

OPTION = "times.show_doubt"
_ACTIONS = {OPTION: "show_doubt", "playback.skip_uncovered": "always_skip"}


class Doubting(QObject):
    """Bound to one window and its session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._spots: tuple[WordSpan, ...] = ()
        self._doubtful: tuple[Span, ...] = ()
        self._aligned: tuple[tuple[Span, ...] | None, Span | None, bool] = (None, None, False)
        uncovered = window.session.uncovered
        uncovered.changed.connect(self._on_uncovered)
        uncovered.skipped.connect(self._on_skipped)
        window.view.skip_requested.connect(self.skip)
        settings = window.session.settings
        settings.listen(self._on_setting)
        for option, action in _ACTIONS.items():
            window.actions_table[action].setChecked(bool(settings.get(option)))

    @property
    def spots(self) -> tuple[WordSpan, ...]:
        """The doubtful places of what is open, in the text's order."""
        return self._spots

    # -- showing ----------------------------------------------------------------

    def refresh(self) -> None:
        """The times are others, or of another conversation."""
        document = self._session.document
        alignment = None if document is None else document.alignment
        if document is None or alignment is None:
            self._spots, self._doubtful = (), ()
            self._window.view.set_doubtful({})
            self._window.view.set_absent({}, frozenset())
        else:
            self._spots = doubtful_spots(alignment)
            times = (time_of(alignment, spot) for spot in self._spots)
            self._doubtful = joined(time for time in times if time is not None)
            absent = absent_words(alignment)
            self._window.view.set_absent(
                characters(document.transcript, absent), whole_turns(document.transcript, absent)
            )
            self._show_doubt(document)
        self._show_stretches()

    def _show_doubt(self, document: Document) -> None:
        spots = self._spots if self._session.settings.get(OPTION) else ()
        self._window.view.set_doubtful(characters(document.transcript, spots))

    def show_aligned(
        self, aligned: tuple[Span, ...] | None, working: Span | None, *, lit: bool
    ) -> None:
        """How far aligning is; None where it is not to be shown."""
        self._aligned = aligned, working, lit
        self._show_stretches()

    def _show_stretches(self) -> None:
        aligned, working, lit = self._aligned
        self._window.timeline.set_stretches(
            Stretches(
                self._session.uncovered.spans,
                self._doubtful if self._session.settings.get(OPTION) else (),
                aligned,
                working,
                lit,
            )
        )

    def _on_setting(self, key: str) -> None:
        action = _ACTIONS.get(key)
        if action is not None:
            self._window.actions_table[action].setChecked(bool(self._session.settings.get(key)))
        document = self._session.document
        if key == OPTION and document is not None:
            self._show_doubt(document)
            self._show_stretches()

    # -- going --------------------------------------------------------------------

    def step(self, direction: int) -> None:
        """To the next doubtful place (``direction`` 1) or the one before (-1)."""
        document = self._session.document
        if document is None:
            return
        messages = self._window.messages
        if not self._spots:
            messages.show_notice(self.tr("No place is doubtful."), key="doubt")
            return
        timeline = document.timeline
        place_ms = self._session.transport.position_ms
        place = None if timeline is None else timeline.word_before(place_ms)
        word = -1 if place is None else place
        spot = next_spot(self._spots, word) if direction > 0 else previous_spot(self._spots, word)
        if spot is None:
            messages.show_notice(
                self.tr("There is no doubtful place further on.")
                if direction > 0
                else self.tr("There is no doubtful place before this."),
                key="doubt",
            )
            return
        self.go_to(spot)

    def go_to(self, spot: WordSpan) -> None:
        """Put the sound and the page there, and say which of them it is."""
        document = self._session.document
        if document is None:
            return
        turn, word = document.transcript.locate(spot.first)
        self._session.transport.seek_word(turn, word)
        self._window.view.resume_following()
        self._window.view.ensure_line_visible(turn, word)
        if spot in self._spots:
            text = self.tr("Doubtful place {0} of {1}: listen whether the words fit.")
            number = self._spots.index(spot) + 1
            self._window.messages.show_notice(text.format(number, len(self._spots)), key="doubt")

    # -- what is not in the text -----------------------------------------------------

    def skip(self) -> None:
        if self._session.uncovered.skip():
            self._window.view.resume_following()
        else:
            self._window.messages.show_notice(
                self.tr("What is heard here is in the text: there is nothing to skip."),
                key="uncovered",
            )

    def _on_uncovered(self, span: Span | None) -> None:
        self._window.view.show_skip(span is not None)
        document, view = self._session.document, self._window.view
        if span is None or document is None or document.timeline is None:
            return
        # There is no word to follow: the page shows the last one before.
        word = document.timeline.word_before(span.start_ms)
        if word is not None and view.follow_state is FollowState.FOLLOWING:
            view.ensure_line_visible(*document.transcript.locate(word))

    def _on_skipped(self, span: Span) -> None:
        from reader.gui.times.aligning import duration_text

        length = duration_text((span.end_ms - span.start_ms) / 1000)
        self._window.messages.show_notice(
            self.tr("Skipped {0} that are not in the text.").format(length), key="uncovered"
        )


def characters(
    transcript: Transcript, spans: Sequence[WordSpan]
) -> dict[int, list[tuple[int, int]]]:
    """Characters (start, end) by turn of runs of words."""
    found: dict[int, list[tuple[int, int]]] = {}
    for span in spans:
        word = span.first
        while word < span.end:
            turn, within = transcript.locate(word)
            first = transcript.first_word[turn]
            last = min(span.end, transcript.first_word[turn + 1]) - 1
            places = transcript.word_spans(turn)
            found.setdefault(turn, []).append((places[within][0], places[last - first][1]))
            word = last + 1
    return found


def whole_turns(transcript: Transcript, spans: Sequence[WordSpan]) -> frozenset[int]:
    """The turns all of whose words are in ``spans``."""
    found: set[int] = set()
    for span in spans:
        turn, within = transcript.locate(span.first)
        turn += within > 0
        while turn < len(transcript) and transcript.first_word[turn + 1] <= span.end:
            if transcript.first_word[turn] < transcript.first_word[turn + 1]:
                found.add(turn)
            turn += 1
    return frozenset(found)
