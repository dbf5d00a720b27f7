"""Keeps the library's full-text index up to date, and asks it. All of it off the main thread.

One job at a time, each a transaction of its own, so that closing never waits for long. What
the index lacks is told by comparing it with the library, so that nothing has to be remembered:
an index that was ended half-way, deleted or damaged is completed the next time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.errors import ReaderError, StorageProblem
from reader.core.kept_corrections import KeptCorrection, corrected
from reader.core.timeline import Timeline
from reader.core.transcript import Transcript
from reader.session.companions import Companions, find_companions
from reader.session.document import Document
from reader.session.loader import LoadedText, load_text, load_times
from reader.session.tasks import Outcome, Task, Tasks
from reader.storage.annotation_search import AnnotationSearch, SearchInterrupted
from reader.storage.full_text import (
    UNKNOWN_MS,
    DamagedIndex,
    FullTextIndex,
    IndexedText,
    IndexState,
    Interrupted,
    delete_index,
)
from reader.storage.full_text_query import terms_of
from reader.storage.full_text_search import Found, FoundNote, FoundPlace, places_in, search
from reader.storage.noted import noted
from reader.storage.texts import path_from_text

# After opening: the reader has the machine to themselves first.
SETTLE_MS = 1500
BREATH_MS = 20  # between two documents that nobody waits for


class Wanted(NamedTuple):
    """A document as the index ought to have it; light, because there are as many of them as
    there are documents. ``path_text`` is for ``path_from_text``."""

    document_id: int
    path_text: str
    text_hash: str


T = TypeVar("T")
Job = Callable[[FullTextIndex], object]


class LibraryIndexing(QObject):
    """``wanted`` lists what ought to be in the index, ``made_for`` where a document's
    alignment in the data folder is, ``corrections_of`` what was corrected in it; all called on
    the main thread. What was noted is asked of the store, which has an index of its own; with
    ``reads_only`` nothing is written there, not even that."""

    progressed = Signal(int, int)  # documents indexed, of those that lacked
    changed = Signal()  # something can be found that could not before
    noticed = Signal(str)
    failed = Signal(object)  # ReaderError; indexing rests until it is asked for again

    def __init__(
        self,
        folder: Path,
        tasks: Tasks,
        wanted: Callable[[], list[Wanted]],
        made_for: Callable[[int], Path],
        corrections_of: Callable[[int], list[KeptCorrection]],
        parent: QObject | None = None,
        *,
        reads_only: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._reads_only = reads_only
        self._tasks = tasks
        self._wanted = wanted
        self._made_for = made_for
        self._corrections_of = corrections_of
        self._jobs: deque[Job] = deque()
        self._task: Task | None = None
        self._lacking: deque[Wanted] = deque()
        self._lacked = 0
        self._unreadable: set[tuple[int, str]] = set()
        self._completing = False
        self._closed = False
        self._searching: _Search | None = None
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(BREATH_MS)
        self._breath.timeout.connect(self._next)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._index_shown)
        self._shown: Document | None = None
        self._words: dict[int, str] = {}  # by document, what its words were when last indexed

    # -- keeping it up to date --------------------------------------------------

    @property
    def idle(self) -> bool:
        return self._task is None and not self._jobs and not self._lacking

    @property
    def left(self) -> int:
        """Documents that the index still lacks, as far as is known."""
        return len(self._lacking)

    def show(self, document: Document | None) -> None:
        """What is open, or its times, have changed: index it when things are quiet."""
        self._shown = document
        if document is None or not document.document_id:
            self._settling.stop()
        else:
            self._settling.start()

    def add(self, document_id: int, text_hash: str, text: IndexedText) -> None:
        """Index a document that somebody has read already."""
        self._run(lambda index: index.put(document_id, text_hash, text))

    def take_out(self, document_id: int) -> None:
        self._run(lambda index: index.remove(document_id))

    def complete(self) -> None:
        """Index, one after the other, whatever the index lacks, and take out what has gone."""
        if self._completing or self._closed:
            return
        self._completing = True
        try:
            wanted = self._wanted()
        except StorageProblem as error:
            self._completing = False
            self.failed.emit(error)
            return

        def compare(index: FullTextIndex) -> dict[int, IndexState]:
            states = index.states()
            for gone in states.keys() - {one.document_id for one in wanted}:
                index.remove(gone)
            return states

        self._run(compare, lambda states: self._on_compared(wanted, states))

    def _on_compared(self, wanted: list[Wanted], states: Mapping[int, IndexState]) -> None:
        self._completing = False
        passed_over = self._unreadable | {(w.document_id, w.text_hash) for w in self._lacking}
        for one in wanted:
            state = states.get(one.document_id)
            lacks = state is None or state.text_hash != one.text_hash
            if lacks and (one.document_id, one.text_hash) not in passed_over:
                self._lacking.append(one)
        self._lacked = len(self._lacking)
        if self._lacking:
            self.progressed.emit(0, self._lacked)
        self._next()

    def _index_shown(self) -> None:
        document = self._shown
        if document is None:
            return
        shown, timeline = document.transcript, document.timeline
        text_hash, document_id = shown.text_hash, document.document_id
        words_hash = shown.words_hash
        # Of words put right before the program started nobody knows whether they are indexed.
        known = "" if shown.texts is not document.source.texts else words_hash
        other_words = self._words.get(document_id, known) != words_hash
        self._words[document_id] = words_hash

        def put(index: FullTextIndex) -> None:
            text = indexed(shown, timeline)
            state = index.states().get(document_id)
            if state is None or state.text_hash != text_hash or other_words:
                index.put(document_id, text_hash, text)
            else:
                index.put_credits(document_id, text)

        self._run(put)

    def _run(self, job: Job, done: Callable[..., object] | None = None) -> None:
        if self._closed:
            return
        self._jobs.append(job if done is None else _Answered(job, done))
        self._next()

    def _next(self) -> None:
        if self._task is not None or self._closed:
            return
        if self._jobs:
            self._start(self._jobs.popleft(), None)
        elif self._lacking:
            one = self._lacking.popleft()
            made = self._made_for(one.document_id)
            try:
                corrections = self._corrections_of(one.document_id)
            except StorageProblem:
                corrections = []  # when it is opened, or the store answers again, it is put right
            self._start(lambda index: _index_from_file(index, one, made, corrections), one)

    def _start(self, job: Job, one: Wanted | None) -> None:
        folder = self._folder

        def work() -> object:
            with FullTextIndex(folder) as index:
                return job(index)

        def done(outcome: Outcome[object]) -> None:
            self._task = None
            if outcome.error is not None:
                self._on_failed(outcome.error, one)
            elif isinstance(job, _Answered):
                job.done(outcome.result)
            if one is not None:
                self.progressed.emit(self._lacked - len(self._lacking), self._lacked)
            if one is None or not self._lacking:
                self.changed.emit()
            if self._lacking and not self._jobs:
                self._breath.start()
            else:
                self._next()

        self._task = self._tasks.run(work, done)

    def _on_failed(self, error: Exception, one: Wanted | None) -> None:
        self._completing = False
        if isinstance(error, DamagedIndex):
            self._begin_anew()
        elif isinstance(error, StorageProblem):
            self._jobs.clear()
            self._lacking.clear()
            self.failed.emit(error)
        elif one is not None and isinstance(error, ReaderError):
            self._unreadable.add((one.document_id, one.text_hash))  # the list shows that it is gone
        else:
            self.failed.emit(error)

    def _begin_anew(self) -> None:
        self._jobs.clear()
        self._lacking.clear()
        try:
            delete_index(self._folder)
        except StorageProblem as error:
            self.failed.emit(error)
            return
        self.noticed.emit(self.tr("The search index was damaged and is being made anew."))
        self.complete()

    # -- asking -----------------------------------------------------------------

    def search(
        self,
        typed: str,
        recency_s: Mapping[int, float],
        done: Callable[[Found], None],
        *,
        newest_first: bool = False,
    ) -> None:
        """``done`` gets what was found, on this thread, unless another search is begun before.
        A search that runs is ended."""
        self.forget_search()
        if not terms_of(typed):
            done(Found())
            return
        asked = _Search(self._folder, by_reading=self._reads_only())
        self._searching = asked

        def work() -> Found:
            found = asked.run(lambda i: search(i, typed, recency_s, newest_first=newest_first))
            return replace(found, notes=asked.noted(typed, recency_s))

        self._ask(asked, work, done)

    def more_places(
        self,
        document_id: int,
        turns: list[int],
        typed: str,
        done: Callable[[list[FoundPlace]], None],
    ) -> None:
        """These turns of a document as places of the search for ``typed``."""
        asked = _Search(self._folder)

        def work() -> list[FoundPlace]:
            return asked.run(lambda i: places_in(i, document_id, turns, terms_of(typed)))

        self._ask(asked, work, done)

    def forget_search(self) -> None:
        """Nobody waits any more for what was asked last."""
        if self._searching is not None:
            self._searching.cancel()
            self._searching = None

    def _ask(self, asked: _Search, work: Callable[[], object], done: Callable[..., object]) -> None:
        def answered(outcome: Outcome[object]) -> None:
            if asked is self._searching:
                self._searching = None
            if asked.cancelled or isinstance(outcome.error, (Interrupted, SearchInterrupted)):
                return
            if isinstance(outcome.error, DamagedIndex):
                self._begin_anew()
            elif outcome.error is not None:
                self.failed.emit(outcome.error)
            else:
                done(outcome.result)

        self._tasks.run(work, answered)

    def close(self) -> None:
        """Begin nothing more. What runs is waited for where tasks are closed."""
        self._closed = True
        self.forget_search()
        self._jobs.clear()
        self._lacking.clear()
        self._breath.stop()
        self._settling.stop()


class _Answered:
    """A job whose result somebody waits for."""

    def __init__(self, job: Job, done: Callable[..., object]) -> None:
        self._job = job
        self.done = done

    def __call__(self, index: FullTextIndex) -> object:
        return self._job(index)


class _Search:
    """A query that can be ended from the main thread while a worker runs it."""

    def __init__(self, folder: Path, *, by_reading: bool = False) -> None:
        self._folder = folder
        self._by_reading = by_reading
        self._index: FullTextIndex | None = None
        self._notes: AnnotationSearch | None = None
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True
        index = self._index
        if index is not None:
            index.interrupt()
        notes = self._notes
        if notes is not None:
            notes.interrupt()

    def noted(self, typed: str, document_ids: Container[int]) -> tuple[FoundNote, ...]:
        """In the worker. Raises StorageProblem and SearchInterrupted."""
        with AnnotationSearch(self._folder, by_reading=self._by_reading) as notes:
            self._notes = notes
            try:
                if self.cancelled:
                    raise Interrupted
                return noted(notes, typed, document_ids)
            finally:
                self._notes = None

    def run(self, query: Callable[[FullTextIndex], T]) -> T:
        """In the worker. Raises what the query raises."""
        with FullTextIndex(self._folder) as index:
            self._index = index
            try:
                if self.cancelled:
                    raise Interrupted
                return query(index)
            finally:
                self._index = None


def indexed(transcript: Transcript, timeline: Timeline | None) -> IndexedText:
    """A conversation as the index keeps it."""
    names = [speaker.name for speaker in transcript.speakers]
    starts: list[int] = []
    if timeline:
        known = (timeline.turn_start(turn) for turn in range(len(transcript)))
        starts = [UNKNOWN_MS if start is None else start for start in known]
    return IndexedText(transcript.texts, transcript.speaker_of, names, starts)


def _index_from_file(
    index: FullTextIndex, one: Wanted, made: Path, corrections: list[KeptCorrection]
) -> None:
    """Read a document of the library again, for the index alone. Raises ReaderError."""
    companions = find_companions([path_from_text(one.path_text)])
    text = load_text(companions)
    known = made if made.exists() else None
    found = indexed_with_times(companions, text, known)
    shown = corrected(text.transcript, corrections)
    names = [speaker.name for speaker in shown.speakers]
    credited = IndexedText(shown.texts, shown.speaker_of, names, found.start_ms)
    index.put(one.document_id, one.text_hash, credited)


def indexed_with_times(
    companions: Companions, text: LoadedText, made: Path | None = None
) -> IndexedText:
    """A text as the index keeps it, with what times there are for it: where those cannot be
    read its words can be found all the same."""
    try:
        times = load_times(companions, text, made)
    except ReaderError:
        times = None
    return indexed(text.transcript, None if times is None else times.timeline)
