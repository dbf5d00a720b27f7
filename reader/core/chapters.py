"""What one finds one's way by: chapters and landmarks, wherever they come from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from reader.core.timeline import Timeline
from reader.core.transcript import Transcript

MOST_CHAPTERS = 5000  # of a file that says it has more, the rest is left out
MOST_TITLE_CHARACTERS = 300
_FAR_MS = 1000 * 3600 * 1000  # a thousand hours: later than any recording ends


class ChapterSource(Enum):
    """Where chapters were found, the best first."""

    TRANSCRIPT = "transcript"
    RECORDING = "recording"
    FILE = "file"  # Podcasting 2.0
    LANDMARKS = "landmarks"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FileChapter:
    """A chapter as a recording or a chapters file has it. ``end_ms`` is None where it is not
    said; ``in_contents`` is False where it is not to be listed; ``url`` may be empty."""

    start_ms: int
    title: str
    end_ms: int | None = None
    in_contents: bool = True
    url: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """An entry of the contents. At least one of ``start_ms`` (where it begins in the
    recording) and ``turn`` (the turn it begins with or within) is known. ``detail`` says
    more, where there is more to be said: the question that opens a landmark."""

    title: str
    start_ms: int | None
    turn: int | None
    detail: str = ""


def clean_title(text: str) -> str:
    """On one line, without what cannot be printed, MOST_TITLE_CHARACTERS at most."""
    line = " ".join(text[: 4 * MOST_TITLE_CHARACTERS].split())
    return "".join(c for c in line if c.isprintable())[:MOST_TITLE_CHARACTERS].strip()


def chapters_in_order(found: Iterable[FileChapter]) -> tuple[FileChapter, ...]:
    """By time, MOST_CHAPTERS at most, without those at impossible times. Of several that begin
    together the last that is to be listed counts: what is nested begins with its parent."""
    by_start: dict[int, FileChapter] = {}
    for number, chapter in enumerate(found):
        if number >= MOST_CHAPTERS:
            break
        if not 0 <= chapter.start_ms <= _FAR_MS:
            continue
        before = by_start.get(chapter.start_ms)
        if before is None or chapter.in_contents or not before.in_contents:
            by_start[chapter.start_ms] = chapter
    return tuple(by_start[start_ms] for start_ms in sorted(by_start))


def of_transcript(transcript: Transcript, timeline: Timeline | None) -> tuple[Chapter, ...]:
    """The headings of the text, with the time that each states or at which its first turn is
    said."""
    return tuple(
        timed(Chapter(heading.title, heading.start_ms, heading.turn), timeline)
        for heading in transcript.chapters
        if heading.turn < len(transcript)
    )


def of_file(chapters: Sequence[FileChapter], timeline: Timeline | None) -> tuple[Chapter, ...]:
    """The chapters of a recording that are to be listed, each with the turn that is being said
    when it begins, or that begins within ``_NEAR_MS`` of it."""
    listed = []
    for chapter in chapters:
        if chapter.in_contents:
            turn = None if timeline is None else _turn_at(timeline, chapter.start_ms)
            listed.append(Chapter(chapter.title, chapter.start_ms, turn, chapter.url))
    return tuple(listed)


_MOST_ABSENT_TURNS = 3  # a chapter that lacks more has no beginning to be heard
_NEAR_MS = 3000  # a mark set by ear or to the full second comes so much before or after


def _turn_at(timeline: Timeline, time_ms: int) -> int | None:
    after = timeline.turn_after(time_ms)
    if after is not None:
        start_ms = timeline.turn_start(after)
        if start_ms is not None and start_ms - time_ms <= _NEAR_MS:
            return after
    turns = timeline.turns_at(time_ms)
    return turns[-1] if turns else after


def timed(chapter: Chapter, timeline: Timeline | None) -> Chapter:
    """``chapter`` with the time of its turn where it states none; where the recording lacks
    that turn, of the next that it has, ``_MOST_ABSENT_TURNS`` further on at most."""
    if chapter.start_ms is not None or timeline is None or chapter.turn is None:
        return chapter
    start_ms = timeline.start_from(chapter.turn, chapter.turn + 1 + _MOST_ABSENT_TURNS)
    return replace(chapter, start_ms=start_ms)


class ChapterPlaces:
    """Finds the current one among ``chapters`` by time or by turn."""

    def __init__(self, chapters: Sequence[Chapter]) -> None:
        self._turns = sorted((c.turn, n) for n, c in enumerate(chapters) if c.turn is not None)
        self._times = sorted(
            (c.start_ms, n) for n, c in enumerate(chapters) if c.start_ms is not None
        )
        # Of chapters that lack either, only that which all have can be relied on.
        self._by_time = len(self._times) == len(chapters)
        self._by_turn = len(self._turns) == len(chapters)

    def current(self, position_ms: int | None, turn: int | None) -> int | None:
        """The number of the chapter that ``turn`` or ``position_ms`` (either may be None) is
        in; None before the first. Where all have times, the time decides."""
        if position_ms is not None and (self._by_time or turn is None):
            return _last(self._times, position_ms)
        if turn is not None and (self._by_turn or not self._times):
            return _last(self._turns, turn)
        return None if position_ms is None else _last(self._times, position_ms)


def _last(starts: list[tuple[int, int]], place: int) -> int | None:
    index = bisect_right(starts, place, key=lambda entry: entry[0]) - 1
    return starts[index][1] if index >= 0 else None
