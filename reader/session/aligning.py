"""Finding the word times of what is open, in another process, while one reads and listens.

Nothing runs until ``start``. What becomes known is given out at most every EMIT_MS (and less
often where showing it takes long) as an alignment whose other words are pending; what is
known when it ends, however it ends, is kept. A crash of the process is a sentence and a way
to go on, nothing more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.errors import ReaderError
from reader.core.pins import Pin, without_pins
from reader.core.timing import Alignment, Provenance, Span
from reader.session.alignments import RECORDING_BYTES, Alignments, is_of_another, made_for
from reader.session.document import Document
from reader.session.length_check import TOLERANCE_MS
from reader.session.listening_place import ListeningPlace
from reader.session.partial_times import PartialTimes, expected_ms
from reader.session.tasks import Outcome, Tasks
from reader.session.transport import Transport
from reader.session.worker_process import WORKER, EngineChoice, WorkerProcess, note_fault

if TYPE_CHECKING:
    from reader.align.progress import Progress

EMIT_MS = 500
EMIT_REST = 40  # so many times as long as showing takes nothing is shown
_LONG_LINE = 100_000  # bytes; longer ones are parsed beside the window's thread


class AlignState(Enum):
    IDLE = "idle"
    RUNNING = "running"
    CANCELLED = "cancelled"
    FAILED = "failed"
    DONE = "done"


class Aligning(QObject):
    """The one alignment that is being made. ``command`` starts the worker."""

    state_changed = Signal(object)  # AlignState
    progressed = Signal(object)  # Progress
    times_known = Signal(object)  # Alignment: more words have times, or those from before
    finished = Signal(object)  # Alignment
    failed = Signal(object)  # ReaderError

    def __init__(
        self,
        document: Callable[[], Document | None],
        transport: Transport,
        alignments: Alignments,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._transport = transport
        self._alignments = alignments
        self._tasks = tasks
        self.command: Sequence[str] = WORKER
        self.pins: Callable[[], Sequence[Pin]] = tuple
        # All words here are the source's; the number among them of one that is shown.
        self.source_word: Callable[[int], int] = lambda shown_word: shown_word
        self.engine: Callable[[], EngineChoice] = EngineChoice
        self.log: Path | None = None  # what a crashed worker had to say goes there
        self._state = AlignState.IDLE
        self._times: Alignment | None = None
        self._before: Alignment | None = None
        self._partial: PartialTimes | None = None
        self._within: tuple[int, int] | None = None
        self._redoes = False  # there are whole times already: they hold until better ones do
        self._knows_more = False
        self._ending = False  # the worker's last word has been heard
        self._worker: WorkerProcess | None = None
        self._progress: Progress | None = None
        self._error: ReaderError | None = None
        self._place = ListeningPlace(transport, self._tell_place, self)
        self._emitting = QTimer(self)
        self._emitting.setSingleShot(True)
        self._emitting.setInterval(EMIT_MS)
        self._emitting.timeout.connect(self._emit_times)

    # -- what is the case -----------------------------------------------------

    @property
    def state(self) -> AlignState:
        return self._state

    @property
    def running(self) -> bool:
        return self._state is AlignState.RUNNING

    @property
    def progress(self) -> Progress | None:
        """The worker's last word on how far it is; None where none runs."""
        return self._progress

    @property
    def error(self) -> ReaderError | None:
        """Why the last run failed; None where it did not."""
        return self._error

    @property
    def looked_at(self) -> tuple[Span, ...]:
        """What of the recording has been aligned, by earlier runs that were ended, too."""
        if self._partial is not None:
            return self._partial.looked_at
        return () if self._times is None else self._times.looked_at

    @property
    def process_id(self) -> int:
        """Of the worker; 0 where none runs."""
        return 0 if self._worker is None else self._worker.process_id

    @property
    def times(self) -> Alignment | None:
        """The times of what is open as they were found or made, without the user's pins."""
        return self._times

    @property
    def possible(self) -> bool:
        """Whether there are a recording and a text to align."""
        document = self._document()
        return (
            document is not None
            and document.companions.audio is not None
            and document.source.word_count > 0
        )

    @property
    def unfinished(self) -> bool:
        """Whether a part has been aligned and the rest has not."""
        return self._times is not None and bool(self._times.looked_at)

    @property
    def other_recording(self) -> bool:
        """Whether the times were made for another recording than the one that is open."""
        document = self._document()
        audio = None if document is None else document.companions.audio
        times, recording_ms = self._times, self._transport.recording_ms
        if times is None or audio is None:
            return False
        if RECORDING_BYTES in times.extra:
            return is_of_another(times, audio)
        # Made elsewhere: only their lengths tell.
        known = times.duration_ms and recording_ms and Provenance.MEASURED in times.provenance
        return bool(known) and abs(recording_ms - times.duration_ms) > TOLERANCE_MS

    # -- what can be done -------------------------------------------------------

    def set_times(self, times: Alignment | None) -> None:
        """The times of what is open, from wherever they came."""
        self._times = times

    def start(self) -> None:
        """Align what is open, from where one listens; goes on where it was ended. Whole times
        that were made so before come back where it is ended early."""
        document = self._document()
        if document is None or not self.possible or self.running:
            return
        before = self._times
        moved = self.other_recording
        if before is not None and (moved or not before.looked_at):
            # The old times are shown until better ones come.
            before = replace(before, looked_at=(), uncovered=())
        self._run(document, before, prior=self._times if moved else None)

    def start_between(self, first: int, end: int) -> None:
        """Align the words ``first`` to ``end`` (half open) again, and no others."""
        document = self._document()
        if document is None or not self.possible or self.running or self._times is None:
            return
        self._run(document, self._times, prior=self._times, within=(first, end))

    def _run(
        self,
        document: Document,
        before: Alignment | None,
        *,
        prior: Alignment | None,
        within: tuple[int, int] | None = None,
    ) -> None:
        from reader.align import wire

        audio = document.companions.audio
        assert audio is not None
        try:
            journal = None
            if document.document_id and within is None:
                journal = self._alignments.journal(document.document_id)
        except ReaderError as error:
            self.failed.emit(error)
            return
        engine = self.engine()
        job = wire.Job(
            audio,
            document.source,
            start_ms=self._transport.position_ms,
            journal=journal,
            pins=tuple(self.pins()),
            within=within,
            prior=prior,
            language=engine.language,
            recogniser=engine.recogniser,
            model=engine.model,
        )
        self._end_worker()  # the one before, should it still be going home
        self._before, self._within = self._times, within
        self._redoes = within is not None or (
            prior is None
            and before is not None
            and not before.looked_at
            and Provenance.MEASURED in before.provenance
        )
        self._partial = PartialTimes(document.source.word_count, before)
        self._knows_more = self._ending = False
        self._progress = self._error = None
        self._place.begin()
        worker = WorkerProcess(self.command, self)
        worker.said.connect(self._on_said)
        worker.ended.connect(self._on_ended)
        self._worker = worker
        self._become(AlignState.RUNNING)
        worker.start(wire.line(wire.job_message(job)))

    def cancel(self) -> None:
        """End it; what is done is kept."""
        if self._worker is not None:
            self._worker.cancel(_order(cancel=True))

    def close(self) -> None:
        """What is open is being closed, or gets another recording: end it at once."""
        self._end_worker()
        self._keep_partial()
        self._settle()
        self._times = None
        self._become(AlignState.IDLE)

    def _end_worker(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.said.disconnect(self._on_said)
            worker.ended.disconnect(self._on_ended)
            worker.close(_order(cancel=True))
            worker.deleteLater()

    def look_at(self, word: int) -> bool:
        """The user wants to hear ``word`` (as it is shown), which has no time: work goes on
        there. False where nothing is being worked on."""
        if not self.running or self._partial is None:
            return False
        word = self.source_word(word)
        known = self._partial.alignment()
        duration_ms = known.duration_ms or self._transport.duration_ms
        self._place.want(word, expected_ms(known, word, duration_ms))
        return True

    def _tell_place(self, place_ms: int) -> None:
        if self._worker is not None:
            self._worker.send(_order(listen_ms=place_ms))

    # -- from the worker --------------------------------------------------------

    def _on_said(self, line: bytes) -> None:
        from reader.align import wire

        if self._ending:
            return
        if len(line) > _LONG_LINE and b'"event":"finished"' in line[:100]:
            self._ending = True
            worker = self._worker

            def parsed(outcome: Outcome[Alignment]) -> None:
                if self.running and self._worker in (worker, None):  # else closed meanwhile
                    self._take_parsed(outcome)

            self._tasks.run(lambda: wire.alignment_from(wire.message(line)["alignment"]), parsed)
            return
        try:
            message = wire.message(line)
            event = message.get("event")
            if event == wire.PROGRESS:
                self._take_progress(wire.progress_from(message))
                return
            self._ending = True
            if event == wire.FINISHED:
                self._finish(wire.alignment_from(message["alignment"]))
            elif event == wire.FAILED:
                self._fail(wire.failure_from(message))
            elif event == wire.CANCELLED:
                self._end_early(AlignState.CANCELLED)
            else:
                raise ValueError(f"an event {event!r}")
        except (KeyError, TypeError, ValueError) as error:
            self._ending = True
            note_fault(self.log, f"{type(error).__name__}: {error}: {line[:500]!r}")
            self.cancel()  # nobody will hear what it still finds
            self._crashed()

    def _take_parsed(self, outcome: Outcome[Alignment]) -> None:
        if outcome.result is None:
            note_fault(self.log, f"{type(outcome.error).__name__}: {outcome.error}")
            self._crashed()
        else:
            self._finish(outcome.result)

    def _on_ended(self, well: bool) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.deleteLater()
        if not well or not self._ending:
            note_fault(self.log, worker.errors)
        if not self._ending:
            self._ending = True
            self._crashed()

    def _take_progress(self, progress: Progress) -> None:
        partial = self._partial
        if partial is None:
            return
        self._progress = progress
        for words in progress.words:
            partial.add(words)
            self._knows_more = True
        if self._within is None:
            partial.look(progress.done, progress.total_ms)
        self.progressed.emit(progress)
        if self._knows_more and partial.has_changed and not self._emitting.isActive():
            self._emitting.start()

    def _emit_times(self) -> None:
        if self._partial is not None:
            began_s = time.perf_counter()
            self._times = self._partial.alignment()
            wanted, kinds = self._place.wanted, self._times.provenance
            if wanted is not None and kinds[wanted] != Provenance.PENDING:
                self._place.wanted = None
            self.times_known.emit(self._times)
            took_ms = (time.perf_counter() - began_s) * 1000
            self._emitting.setInterval(max(EMIT_MS, round(took_ms * EMIT_REST)))

    # -- the end ------------------------------------------------------------------

    def _finish(self, alignment: Alignment) -> None:
        document = self._document()
        self._settle()
        if document is None or len(alignment) != document.source.word_count:
            note_fault(self.log, "the alignment is of another text")
            self._crashed()
            return
        audio = document.companions.audio
        # The pins are kept by themselves and put on top, so that they can be taken away.
        alignment = replace(without_pins(alignment), looked_at=())
        if audio is not None:
            alignment = made_for(alignment, audio)
        self._times = alignment
        self._keep(document, alignment, done=True)
        self._become(AlignState.DONE)
        self.finished.emit(alignment)

    def _fail(self, error: ReaderError) -> None:
        self._error = error
        self._end_early(AlignState.FAILED)
        self.failed.emit(error)

    def _crashed(self) -> None:
        if self._redoes:
            problem = self.tr("The aligner ended unexpectedly; the times are as they were.")
            self._fail(ReaderError(problem, remedy=self.tr("Try it again.")))
            return
        self._fail(
            ReaderError(
                self.tr("The aligner ended unexpectedly; what was aligned is kept."),
                remedy=self.tr("\u201cResume\u201d goes on from there."),
            )
        )

    def _end_early(self, state: AlignState) -> None:
        if self._knows_more and not self._redoes:
            self._emit_times()
            self._keep_partial()
        elif self._knows_more:
            self._times = self._before
            self.times_known.emit(self._times)
        self._settle()
        self._become(state)

    def _settle(self) -> None:
        self._emitting.stop()
        self._place.end()
        self._partial = None
        self._progress = None

    def _become(self, state: AlignState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    # -- keeping --------------------------------------------------------------------

    def _keep_partial(self) -> None:
        document = self._document()
        if document is None or self._partial is None or self._redoes:
            return
        if self._knows_more:
            alignment = without_pins(self._partial.alignment())
            audio = document.companions.audio
            if audio is not None:
                alignment = made_for(alignment, audio)
            self._times = alignment
            self._keep(document, alignment)

    def _keep(self, document: Document, alignment: Alignment, *, done: bool = False) -> None:
        if not document.document_id:
            return  # the store fails; that has been said
        alignments, ident, source = self._alignments, document.document_id, document.source

        def keep() -> None:
            alignments.keep(ident, alignment, source)
            if done:
                with suppress(OSError):  # left behind, it does no harm
                    alignments.journal(ident).unlink(missing_ok=True)

        def kept(outcome: Outcome[None]) -> None:
            if outcome.error is not None:
                self.failed.emit(outcome.error)

        alignments.expect(ident)
        self._tasks.run(keep, kept)


def _order(**order: object) -> bytes:
    from reader.align import wire

    return wire.line(order)
