"""The chapters of what is open, from the best source there is.

The headings of the text are there at once. Where it has none, the recording's own tags are
read, then a chapters file beside the recording or the text is looked for, and then landmarks
are made from what is said, all of that in the background.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.chapters import (
    Chapter,
    ChapterPlaces,
    ChapterSource,
    FileChapter,
    of_file,
    of_transcript,
    timed,
)
from reader.core.errors import ReaderError
from reader.session.document import Document
from reader.session.tasks import Outcome, Task, Tasks

if TYPE_CHECKING:
    from reader.core.landmarks import Landmark

DELAY_MS = 150  # for the page to be painted first

# The files that chapters are looked for in and beside, and the text: corrected labels or
# other times do not change what is found.
_Subject = tuple[tuple[Path, ...], str]


@dataclass(frozen=True, slots=True)
class _Found:
    source: ChapterSource
    chapters: tuple[FileChapter, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    fault: ReaderError | None = None


class Chapters(QObject):
    """``set_document`` whenever the document, its times, recording or labels change."""

    changed = Signal()
    noticed = Signal(str)  # why a chapters file that is there could not be read

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._document: Document | None = None
        self._subject: _Subject | None = None
        self._task: Task | None = None
        self._found = _Found(ChapterSource.NONE)
        self._entries: tuple[Chapter, ...] = ()
        self._source = ChapterSource.NONE
        self._places = ChapterPlaces(())
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(DELAY_MS)
        self._start.timeout.connect(self._look)

    @property
    def entries(self) -> tuple[Chapter, ...]:
        """In order of the text (of time, where they come from a file)."""
        return self._entries

    @property
    def source(self) -> ChapterSource:
        return self._source

    @property
    def boundaries_ms(self) -> list[int]:
        """When those begin that somebody meant as chapters. Landmarks are a guess of ours:
        nothing ends where one does."""
        if self._source is ChapterSource.LANDMARKS:
            return []
        return [entry.start_ms for entry in self._entries if entry.start_ms is not None]

    def current(self, position_ms: int | None, turn: int | None = None) -> int | None:
        """The number of the entry that is being heard at ``position_ms``, or read at ``turn``
        where not all entries have times; None before the first."""
        return self._places.current(position_ms, turn)

    def set_document(self, document: Document | None) -> None:
        """Show the chapters of ``document``. What was found for its files stays found."""
        self._document = document
        subject = None
        if document is not None:
            files = (document.companions.audio, document.companions.main)
            subject = tuple(f for f in files if f is not None), document.transcript.text_hash
        if subject != self._subject:
            self.close()
            self._subject = subject
            self._found = _Found(ChapterSource.NONE)
            if document is not None and not document.transcript.chapters:
                self._start.start()
        self._show()

    def close(self) -> None:
        """Forget what is being looked for."""
        self._start.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _look(self) -> None:
        if self._document is None or self._subject is None or self._document.transcript.chapters:
            return
        files, _ = self._subject
        audio, transcript = self._document.companions.audio, self._document.transcript

        def done(outcome: Outcome[_Found]) -> None:
            self._task = None
            if outcome.error is not None:
                raise outcome.error  # a bug of ours
            if outcome.result is not None:
                self._found = outcome.result
                if outcome.result.fault is not None:
                    self.noticed.emit(str(outcome.result.fault))
                self._show()

        def find(cancelled: Callable[[], bool]) -> _Found:
            fault = None
            found = _in_recording(audio)
            if found is None:
                try:
                    found = _in_file(files)
                except ReaderError as error:
                    fault = error
            if found is None and not cancelled():
                from reader.core.landmarks import landmarks_of

                landmarks = landmarks_of(transcript, cancelled)
                source = ChapterSource.LANDMARKS if landmarks else ChapterSource.NONE
                found = _Found(source, landmarks=landmarks)
            return replace(found or _Found(ChapterSource.NONE), fault=fault)

        self._task = self._tasks.run_long(find, done)

    def _show(self) -> None:
        source, entries = self._best()
        if entries != self._entries or source is not self._source:
            self._entries, self._source = entries, source
            self._places = ChapterPlaces(entries)
            self.changed.emit()

    def _best(self) -> tuple[ChapterSource, tuple[Chapter, ...]]:
        document, found = self._document, self._found
        if document is None:
            return ChapterSource.NONE, ()
        transcript, timeline = document.transcript, document.timeline
        entries = of_transcript(transcript, timeline)
        if entries:
            return ChapterSource.TRANSCRIPT, entries
        if found.chapters:
            entries = of_file(found.chapters, timeline)
            return found.source, tuple(
                entry if entry.title else replace(entry, title=self._untitled(number))
                for number, entry in enumerate(entries, 1)
            )
        return found.source, tuple(
            timed(
                Chapter(mark.title or self.tr("Beginning"), None, mark.turn, mark.opening),
                timeline,
            )
            for mark in found.landmarks
            if mark.turn < len(transcript)
        )

    def _untitled(self, number: int) -> str:
        return self.tr("Chapter {0}").format(number)


def _in_file(files: tuple[Path, ...]) -> _Found | None:
    from reader.formats.chapters_file import find_chapters_file, read_chapters

    path = find_chapters_file(files)
    if path is None:
        return None
    chapters = read_chapters(path)
    listed = any(chapter.in_contents for chapter in chapters)
    return _Found(ChapterSource.FILE, chapters) if listed else None


def _in_recording(audio: Path | None) -> _Found | None:
    if audio is None:
        return None
    from reader.playback.media_tags import read_tags

    chapters = read_tags(audio).chapters
    # One that covers everything is a title, no chapter.
    return _Found(ChapterSource.RECORDING, chapters) if len(chapters) > 1 else None
