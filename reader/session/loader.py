"""From files to what can be shown. Runs in a worker: Qt-free, returns snapshots.

In two steps, so that the text can be read while the times are still being matched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.timeline import Timeline
from reader.core.timing import Alignment, interpolate
from reader.core.transcript import Chapter, Transcript
from reader.session.companions import Companions
from reader.storage.transcript_cache import TranscriptCache

# About five minutes of speech: with fewer stamps the word shown is not the word heard.
MAX_WORDS_A_STAMP = 800
CHAPTER_SLACK_MS = 1500


@dataclass(frozen=True)
class LoadedText:
    """``alignment`` is there when the text carries its own times (captions).
    ``cache_key`` is where to put the transcript, empty where it need not be."""

    transcript: Transcript
    alignment: Alignment | None = None
    cache_key: str = ""


def load_text(
    companions: Companions,
    rejected: frozenset[str] = frozenset(),
    cache: TranscriptCache | None = None,
) -> LoadedText:
    """The conversation. Raises FileProblem and FormatProblem."""
    key = None
    if cache is not None and companions.transcript is not None:
        key = cache.key(companions.transcript, rejected)
        known = cache.get(key) if key else None
        if known is not None:
            return LoadedText(known)
    from reader.formats.registry import load_timed, load_transcript

    if companions.transcript is not None:
        transcript = load_transcript(companions.transcript, rejected=rejected)
        return LoadedText(transcript, cache_key=key or "")
    from reader.formats.timed_transcript import transcript_from_timed

    assert companions.timed is not None
    return LoadedText(*transcript_from_timed(load_timed(companions.timed)))


@dataclass(frozen=True)
class LoadedTimes:
    """``chapters`` are those of the timed file, for a transcript that has none. ``fault``:
    the alignment made here could not be read, and others were taken."""

    alignment: Alignment
    timeline: Timeline
    chapters: tuple[Chapter, ...] = ()
    fault: ReaderError | None = None


def load_times(
    companions: Companions, text: LoadedText, made: Path | None = None
) -> LoadedTimes | None:
    """Word times from the best source there is: the alignment ``made`` here, else one beside
    the transcript, else the captions that the text was read from, else a timed file there
    (matched), else the stamps in the text itself; None without any.

    Raises FileProblem and FormatProblem.
    """
    if made is None and text.alignment is not None:
        made = companions.alignment  # made of the captions, and more exact than they
    if made is not None:
        from reader.formats.alignment_file import read_alignment

        try:
            kept = read_alignment(made, text.transcript)
        except ReaderError as error:
            if made == companions.alignment:
                companions = replace(companions, alignment=None)
            others = load_times(companions, text)
            if others is None:
                raise
            return replace(others, fault=error)
        return LoadedTimes(kept, Timeline(text.transcript, kept))
    transcript = text.transcript
    titles: tuple[tuple[str, int], ...] = ()
    alignment = text.alignment
    if alignment is not None:
        pass
    elif companions.alignment is not None:
        from reader.formats.alignment_file import read_alignment

        alignment = read_alignment(companions.alignment, transcript)
    elif companions.timed is not None:
        from reader.align.matching.match import match
        from reader.formats.registry import load_timed

        timed = load_timed(companions.timed)
        alignment = match(transcript, timed)
        titles = timed.chapters
    else:
        alignment = from_stamps(transcript)
    if alignment is None:
        return None
    timeline = Timeline(transcript, alignment)
    chapters = () if transcript.chapters else chapters_at(titles, timeline)
    return LoadedTimes(alignment, timeline, chapters)


def chapters_at(titles: Sequence[tuple[str, int]], timeline: Timeline) -> tuple[Chapter, ...]:
    """Chapters of another source in this transcript: each before the first turn that begins
    at or after its time (within CHAPTER_SLACK_MS: chapter times are rounded), or left out
    where no turn does."""
    found = []
    for title, start_ms in titles:
        turn = timeline.turn_after(start_ms - CHAPTER_SLACK_MS)
        if turn is not None:
            found.append(Chapter(title, start_ms, turn))
    return tuple(found)


def from_stamps(transcript: Transcript) -> Alignment | None:
    """Times from the stamps in the text; stamps that run backwards are passed over.

    None where they are so few that most words would be a guess.
    """
    known: list[tuple[int, int]] = []
    for anchor in transcript.anchors:
        word = transcript.word_at(anchor.turn, anchor.char)
        number = transcript.first_word[anchor.turn] + (word or 0)
        if number >= transcript.word_count:
            continue
        if not known or (number > known[-1][0] and anchor.time_ms >= known[-1][1]):
            known.append((number, anchor.time_ms))
    if len(known) * MAX_WORDS_A_STAMP < transcript.word_count:
        return None
    return interpolate(transcript, known, source="stamps in the text")
