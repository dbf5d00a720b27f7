"""Aligning as the window shows it: the offer, how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from reader.core.doubt import WordSpan, absent_words, doubtful_spots
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.gui.times.align_bar import AlignBar
from reader.gui.times.doubting import whole_turns
from reader.session.aligning import AlignState
from reader.session.document import Document
from reader.session.translation import translated

if TYPE_CHECKING:
    from reader.align.progress import Progress
    from reader.gui.main_window import MainWindow

ALIGNING = "align"  # of its messages: a newer one takes the older one's place
BEAT_MS = 900  # how often what is being worked on grows lighter and darker


class AligningView(QObject):
    """Bound to one window and its session; makes the line in the footer."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._aligning = window.session.aligning
        self.bar = AlignBar(self._on_pressed, self._on_put_away, window)
        self._put_away: set[tuple[int, str]] = set()
        self._offers_from = False  # once it is known what times there are
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self._lit = False
        self._is_between = False  # only what lies between two pins is being aligned
        aligning = self._aligning
        aligning.state_changed.connect(self._on_state_changed)
        aligning.progressed.connect(self._on_progressed)
        aligning.finished.connect(self._on_finished)
        session = window.session
        session.document_changed.connect(self._on_document_changed)
        session.settled.connect(self._on_settled)
        session.timing_changed.connect(self._on_timing_changed)
        session.recording_changed.connect(self._on_timing_changed)

    # -- what can be done -------------------------------------------------------

    def start(self) -> None:
        """Align what is open, or go on with it."""
        if self._aligning.running:
            return
        if not self._aligning.possible:
            self._window.messages.show_notice(
                self.tr(
                    "There is no recording to align the text with. Drop one on the window, or "
                    "put it beside the transcript under the same name."
                ),
                key=ALIGNING,
            )
            return
        self._aligning.start()

    def start_between_pins(self) -> None:
        """Align anew what lies between the pins before and after the place one is at."""
        document = self._session.document
        messages = self._window.messages
        if document is None or document.alignment is None or self._aligning.running:
            return
        pins = sorted({pin.word for pin in self._aligning.pins()})
        word = self._word_here(document)
        first = max((pin for pin in pins if pin <= word), default=None)
        end = min((pin for pin in pins if pin > word), default=None)
        if first is None and end is None:
            messages.show_notice(
                self.tr(
                    "Say first, before and after the place, when a word begins: the words "
                    "between two such pins can then be aligned again."
                ),
                key=ALIGNING,
            )
        elif self._aligning.unfinished or self._aligning.other_recording:
            messages.show_notice(
                self.tr("First align the whole recording; then parts of it can be done again."),
                key=ALIGNING,
            )
        elif not self._aligning.possible:
            self.start()
        else:
            total = document.source.word_count
            self._is_between = True
            self._aligning.start_between(0 if first is None else first, end or total)

    def _word_here(self, document: Document) -> int:
        view = self._window.view
        cursor = view.caret() or self._session.transport.cursor or view.word_in_sight()
        if cursor is None:
            return 0
        shown = document.transcript.first_word[cursor.turn] + cursor.word
        return self._aligning.source_word(shown)

    # -- the line ---------------------------------------------------------------

    @property
    def _offer(self) -> str:
        """What the line offers: ``align``, ``resume``, ``again`` or nothing."""
        document = self._session.document
        if document is None or not self._aligning.possible or not self._offers_from:
            return ""
        if self._aligning.unfinished:
            return "resume"
        if self._aligning.other_recording:
            return "again"
        if self._aligning.times is None and self._aligning.pins():
            return "align"  # what was set by hand is a beginning
        times = self._aligning.times  # the user's pins alone are no times yet
        return "align" if times is None or max(times.start_ms, default=NO_TIME) < 0 else ""

    def refresh(self) -> None:
        """Show what is the case."""
        aligning, document = self._aligning, self._session.document
        self._show_on_timeline()
        self.show_actions()
        if aligning.running:
            self._show_progress(aligning.progress)
            return
        offer = self._offer
        if not offer or document is None or (document.document_id, offer) in self._put_away:
            if self.bar.button.hasFocus() or self.bar.cross.hasFocus():
                self._window.view.setFocus()
            self.bar.hide()
        elif offer == "align":
            self.bar.show_line(
                self.tr("This text has no times yet. Earmark can find them in the recording."),
                self.tr("Align"),
                self.tr(
                    "Earmark listens to the recording and finds when each word is said. It works "
                    "on this computer; you can read and listen meanwhile."
                ),
            )
        elif offer == "again":
            self.bar.show_line(
                self.tr("These times were made for another recording."),
                self.tr("Align with this one"),
            )
        else:
            self.bar.show_line(
                self.tr("{0} of the recording aligned.").format(self._share()), self.tr("Resume")
            )

    def _share(self) -> str:
        times = self._aligning.times
        if times is None or not times.duration_ms:
            return self.tr("A part")
        return _percent(_length_ms(times.looked_at), times.duration_ms)

    def _show_progress(self, progress: Progress | None) -> None:
        if self._is_between and (progress is None or not progress.done):
            text = self.tr("Aligning again from one pin to the other …")
        elif progress is None or not progress.total_ms:
            text = self.tr("Getting ready to align …")
        elif not progress.done:
            # Some of it is heard before anything is placed: "0 %" would look stuck.
            text = self.tr("Listening to the recording …")
        else:
            done = progress.done if self._is_between else self._aligning.looked_at
            text = self.tr("Aligning: {0}").format(_percent(_length_ms(done), progress.total_ms))
            if progress.left_s is not None:
                text += " · " + left_text(progress.left_s)
        self.bar.show_line(text, self.tr("Stop"), closable=False)

    def _on_pressed(self) -> None:
        if self._aligning.running:
            self._aligning.cancel()
        else:
            self.start()

    def _on_put_away(self) -> None:
        document = self._session.document
        if document is not None:
            self._put_away.add((document.document_id, self._offer))
        self.refresh()

    def show_actions(self) -> None:
        """Switch on what can be done now."""
        table, aligning = self._window.actions_table, self._aligning
        running = aligning.running
        table["align"].setEnabled(aligning.possible and not running)
        text = self.tr("&Align with the recording")
        if aligning.unfinished:
            text = self.tr("Go on &aligning")
        elif aligning.times is not None:
            measured = Provenance.MEASURED in aligning.times.provenance
            text = self.tr("&Align again") if measured else self.tr("&Align precisely")
        table["align"].setText(text)
        table["cancel_aligning"].setEnabled(running)
        document = self._session.document
        times = document is not None and bool(document.timeline)
        table["align_between_pins"].setEnabled(aligning.possible and times and not running)

    # -- the timeline -------------------------------------------------------------

    def _show_on_timeline(self) -> None:
        progress, times = self._aligning.progress, self._aligning.times
        aligned: tuple[Span, ...] | None = None
        working: Span | None = None
        if self._aligning.running and self._is_between:
            working = None if progress is None else progress.working
        elif self._aligning.running:
            aligned = self._aligning.looked_at  # that of earlier runs has not gone
            working = None if progress is None else progress.working
        elif times is not None and times.looked_at:
            aligned = times.looked_at
        self._window.doubting.show_aligned(aligned, working, lit=self._lit)

    def _on_beat(self) -> None:
        self._lit = not self._lit
        self._show_on_timeline()

    # -- what happens -------------------------------------------------------------

    def _on_state_changed(self, state: AlignState) -> None:
        if state is not AlignState.RUNNING:
            QTimer.singleShot(0, self, self._forget_between)  # what came of it is to be said
        if state is AlignState.RUNNING:
            self._window.messages.withdraw(ALIGNING)  # why it ended before
        if state is AlignState.RUNNING and self._window.appearance.wants_motion:
            self._beat.start()
        elif state is not AlignState.RUNNING:
            self._beat.stop()
            self._lit = False
        self.refresh()

    def _forget_between(self) -> None:
        self._is_between = self._is_between and self._aligning.running

    def _on_progressed(self, progress: Progress) -> None:
        self._show_progress(progress)
        self._show_on_timeline()

    def _on_document_changed(self, _document: Document | None) -> None:
        self._offers_from = False
        self.refresh()

    def _on_settled(self) -> None:
        self._offers_from = True
        self.refresh()

    def _on_timing_changed(self, _document: Document) -> None:
        self.refresh()

    def _on_finished(self, alignment: Alignment) -> None:
        if self._is_between:
            self._window.messages.show_notice(
                self.tr("Aligned again from one pin to the other."), key=ALIGNING
            )
            return
        spots = doubtful_spots(alignment)
        absent = absent_words(alignment)
        parts = [self.tr("Every word has its time now.")]
        if alignment.warnings:
            parts = [self.tr("Aligned."), *map(translated, alignment.warnings)]
        elif absent:
            parts = [self.tr("Aligned."), self._lacking(absent)]
        if alignment.uncovered:
            length_s = _length_ms(alignment.uncovered) / 1000
            parts.append(
                self.tr("{0} of the recording is not in the text.").format(duration_text(length_s))
            )
        if spots:
            parts.append(self.tr("%n place(s) are doubtful.", "", len(spots)))
            answer = (self.tr("Show the first"), lambda: self._show_spot(spots[0]))
            self._window.messages.show_notice(" ".join(parts), answer, key=ALIGNING)
        else:
            self._window.messages.show_notice(" ".join(parts), key=ALIGNING)

    def _lacking(self, absent: Sequence[WordSpan]) -> str:
        document = self._session.document
        turns = len(whole_turns(document.transcript, absent)) if document is not None else 0
        if turns == 1:
            return self.tr("One turn is not in the recording.")
        if turns:
            return self.tr("{0} turns are not in the recording.").format(turns)
        words = sum(span.end - span.first for span in absent)
        if words == 1:
            return self.tr("One word is not in the recording.")
        return self.tr("{0} words are not in the recording.").format(words)

    def _show_spot(self, spot: WordSpan) -> None:
        self._window.doubting.go_to(spot)


def _length_ms(spans: Iterable[Span]) -> int:
    return sum(span.end_ms - span.start_ms for span in spans)


def _percent(part: float, whole: float) -> str:
    return _tr("{0} %").format(min(100, int(100 * part / whole)))


def left_text(left_s: float) -> str:
    """About how long it will take yet, as people say it."""
    if left_s < 60:
        return _tr("less than a minute left")
    return _tr("about {0} left").format(duration_text(left_s))


def duration_text(seconds: float) -> str:
    """``40 s``, ``5 min``, ``1 h 20 min``."""
    if seconds < 60:
        return _tr("{0} s").format(round(seconds))
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return _tr("{0} min").format(minutes)
    if not minutes:
        return _tr("{0} h").format(hours)
    return _tr("{0} h {1} min").format(hours, minutes)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AligningView", text)
