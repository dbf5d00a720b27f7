"""Searching what is open without anybody waiting for it.

A conversation's index is built in the background when one is about to search. Until it is
there a short conversation is looked through as it stands, and of a long one what can be
looked through in an instant, from where one is reading on; the whole follows.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from reader.core.search import Hit, find
from reader.core.search_hits import Hits, ListedHits
from reader.core.search_pattern import TIME_LIMIT_S, PatternProblem, PatternResult, find_pattern
from reader.core.transcript import Transcript
from reader.session.tasks import Outcome, Task, Tasks

if TYPE_CHECKING:
    from reader.core.search_index import TextIndex

T = TypeVar("T")
PLAIN_CHARACTERS = 150_000  # looked through without an index in some tens of milliseconds
INDEXED_CHARACTERS = 4_000_000  # with an index in a few; what is longer, in a thread
FIRST_LOOK_S = 0.025
MOST_SPREAD = 2000  # no screen is wider
MOST_RECENT = 12
PATTERN_TIME_S = TIME_LIMIT_S


@dataclass(frozen=True, slots=True)
class Query:
    """``speakers`` are numbers as in ``speaker_of``; None is everybody. ``is_pattern``: the
    text is a regular expression."""

    text: str = ""
    whole_word: bool = False
    speakers: frozenset[int] | None = None
    is_pattern: bool = False

    def __bool__(self) -> bool:
        return bool(self.text.strip())


@dataclass(frozen=True)
class Found:
    """What a search came to. Where it is not ``whole``, more follows by itself.
    ``looked_at`` (0..1) is below 1 where the time for a pattern ran out; ``problem`` says why
    a pattern is none."""

    query: Query
    hits: Hits
    whole: bool = True
    looked_at: float = 1.0
    problem: PatternProblem | None = None


class DocumentSearch(QObject):
    """One search at a time: what was asked before and is not there yet is forgotten."""

    found = Signal(object)  # Found
    spread_found = Signal(object, object)  # Hits, a list of Hit that stands for them
    failed = Signal(Exception)  # a bug of ours

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._transcript: Transcript | None = None
        self._characters = 0
        self._index: TextIndex | None = None
        self._indexing: Task | None = None
        self._stop_indexing = threading.Event()
        self._stop = threading.Event()
        self._waiting: Query | None = None  # for the index
        self._recent: list[str] = []

    def set_transcript(self, transcript: Transcript | None) -> None:
        """What is searched from now on. Other labels of the same texts keep the index."""
        known = self._transcript
        self._transcript = transcript
        if known is None or transcript is None or known.texts is not transcript.texts:
            self._forget_index()
            self._characters = sum(map(len, transcript.texts)) if transcript is not None else 0
        self.stop()

    def stop(self) -> None:
        """Nobody waits for the last search any more."""
        self._stop.set()
        self._waiting = None

    def _forget_index(self) -> None:
        self._stop_indexing.set()
        if self._indexing is not None:
            self._indexing.cancel()
        self._index = self._indexing = None

    @property
    def is_ready(self) -> bool:
        """Whether the index is there."""
        return self._index is not None

    def prepare(self) -> None:
        """One is about to search: build the index, unless it is there or being built."""
        transcript = self._transcript
        if transcript is None or self._index is not None or self._indexing is not None:
            return
        stop = self._stop_indexing = threading.Event()
        texts = transcript.texts

        def build(cancelled: Callable[[], bool]) -> TextIndex:
            from reader.core.search_index import TextIndex  # with numpy, a tenth of a second

            return TextIndex(texts, cancelled)

        self._indexing = self._run(build, self._on_indexed, stop)

    def _run(
        self,
        work: Callable[[Callable[[], bool]], T],
        done: Callable[[Outcome[T]], None],
        stop: threading.Event,
    ) -> Task:
        """Run ``work`` in the background; it is handed a function that tells whether ``stop``
        is set or the program is being closed."""
        return self._tasks.run_long(
            lambda cancelled: work(lambda: stop.is_set() or cancelled()), done
        )

    def _on_indexed(self, outcome: Outcome[TextIndex]) -> None:
        self._indexing = None
        if outcome.error is not None:
            self.failed.emit(outcome.error)
            return
        self._index = outcome.result
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.find(waiting)

    # Searching

    def find(self, query: Query, from_turn: int = 0) -> None:
        """``found`` follows, at once where that takes no time. Until all is known, what
        stands from ``from_turn`` on is looked at first."""
        self.stop()
        stop = self._stop = threading.Event()
        transcript, index = self._transcript, self._index
        if transcript is None or not query:
            self.found.emit(Found(query, ListedHits()))
        elif query.is_pattern:
            self._in_background(lambda cancelled: _by_pattern(transcript, query, cancelled), stop)
        elif index is not None:
            if self._characters <= INDEXED_CHARACTERS:
                self._finish(_by_index(index, transcript, query, stop.is_set), stop)
            else:
                self._in_background(
                    lambda cancelled: _by_index(index, transcript, query, cancelled), stop
                )
        elif self._characters <= PLAIN_CHARACTERS:
            hits = find(
                transcript, query.text, whole_word=query.whole_word, speakers=query.speakers
            )
            self._finish(Found(query, ListedHits(hits)), stop)
            self.prepare()
        else:
            self._waiting = query
            self.prepare()
            self.found.emit(_first_look(transcript, query, from_turn))

    def _in_background(
        self, search: Callable[[Callable[[], bool]], Found], stop: threading.Event
    ) -> None:
        def done(outcome: Outcome[Found]) -> None:
            if stop.is_set():
                return
            if outcome.result is None:
                self.failed.emit(outcome.error)
            else:
                self._finish(outcome.result, stop)

        self._run(search, done, stop)

    def _finish(self, found: Found, stop: threading.Event) -> None:
        self.found.emit(found)
        hits = found.hits
        if len(hits) <= MOST_SPREAD or self._characters <= INDEXED_CHARACTERS:
            self.spread_found.emit(hits, hits.spread(MOST_SPREAD))
            return

        def done(outcome: Outcome[list[Hit]]) -> None:
            if not stop.is_set() and outcome.result is not None:
                self.spread_found.emit(hits, outcome.result)

        self._tasks.run(lambda: hits.spread(MOST_SPREAD), done)

    # What was searched for

    @property
    def recent(self) -> tuple[str, ...]:
        """What was searched for since the program began, the latest first."""
        return tuple(self._recent)

    def remember(self, text: str) -> None:
        """``text`` was no mere step in typing: it led somewhere."""
        text = text.strip()
        if text:
            self._recent = [text, *(known for known in self._recent if known != text)]
            del self._recent[MOST_RECENT:]


def _by_index(
    index: TextIndex, transcript: Transcript, query: Query, cancelled: Callable[[], bool]
) -> Found:
    hits = index.find(
        transcript,
        query.text,
        whole_word=query.whole_word,
        speakers=query.speakers,
        cancelled=cancelled,
    )
    return Found(query, hits)


def _by_pattern(transcript: Transcript, query: Query, cancelled: Callable[[], bool]) -> Found:
    try:
        result: PatternResult = find_pattern(
            transcript,
            query.text,
            whole_word=query.whole_word,
            speakers=query.speakers,
            time_limit_s=PATTERN_TIME_S,
            cancelled=cancelled,
        )
    except PatternProblem as problem:
        return Found(query, ListedHits(), problem=problem)
    return Found(query, result.hits, looked_at=result.looked_at)


def _first_look(transcript: Transcript, query: Query, from_turn: int) -> Found:
    """What an instant is enough for, around ``from_turn``."""
    deadline = time.monotonic() + FIRST_LOOK_S
    turns = range(from_turn, len(transcript))

    def within_the_instant() -> Iterator[Hit]:
        for start in range(turns.start, turns.stop, 16):
            if time.monotonic() > deadline:
                return
            yield from find(
                transcript,
                query.text,
                whole_word=query.whole_word,
                speakers=query.speakers,
                turns=range(start, min(start + 16, turns.stop)),
            )

    return Found(query, ListedHits(within_the_instant()), whole=False)
