"""Which formats there are, and which one a file is in.

A format is listed here as ``module:Class`` and imported when a file is first looked at,
so that starting the program costs none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from reader.core.errors import FormatProblem
from reader.core.transcript import Transcript
from reader.formats.base import HEAD_CHARACTERS, Source, TimedFormat, TimedText, TranscriptFormat
from reader.formats.decoding import read_source

# In order of preference where two are equally sure.
TRANSCRIPT_FORMATS: list[str] = [
    "reader.formats.html_text:HtmlTranscript",
    "reader.formats.plain_text:PlainText",
]
TIMED_FORMATS: list[str] = [
    "reader.formats.srt:SubRip",
    "reader.formats.webvtt:WebVtt",
]

AnyFormat = type[TranscriptFormat] | type[TimedFormat]


@lru_cache(maxsize=64)
def _load_class(entry: str) -> AnyFormat:
    module, _, name = entry.partition(":")
    found = getattr(import_module(module), name)
    if not (isinstance(found, type) and issubclass(found, TranscriptFormat | TimedFormat)):
        raise TypeError(f"{entry} is not a format")
    return found


def formats() -> Iterator[AnyFormat]:
    """Every format, timed ones first: their signatures are the surer ones."""
    for entry in (*TIMED_FORMATS, *TRANSCRIPT_FORMATS):
        yield _load_class(entry)


def detect(source: Source) -> AnyFormat:
    """The format that is surest of ``source``. Raises FormatProblem where none is."""
    head = source.text[:HEAD_CHARACTERS]
    best: AnyFormat | None = None
    best_score = 0
    for candidate in formats():
        score = candidate.recognises(head, source.path)
        if score > best_score:
            best, best_score = candidate, score
    if best is None:
        if not source.text.strip():
            raise FormatProblem("The file is empty.", path=source.path)
        raise FormatProblem(
            "Nothing here looks like a transcript or captions.",
            remedy="Expected are turns such as “Name: what was said”, or SRT or WebVTT captions.",
            path=source.path,
        )
    return best


def load_transcript(path: Path, *, rejected: frozenset[str] = frozenset()) -> Transcript:
    """The conversation in the file; a timed file's cues become its turns.

    ``rejected`` are idents of repairs not to make. Raises FileProblem and FormatProblem.
    """
    loaded = read_any(read_source(path), rejected=rejected)
    if isinstance(loaded, Transcript):
        return loaded
    from reader.formats.timed_transcript import transcript_from_timed

    return transcript_from_timed(loaded)[0]


def load_timed(path: Path) -> TimedText:
    """The cues in the file; a transcript with times in its text gives one a stretch.

    Raises FileProblem, and FormatProblem where the file has no times.
    """
    loaded = read_any(read_source(path))
    if isinstance(loaded, TimedText):
        return loaded
    from reader.formats.stamped import timed_from_transcript

    timed = timed_from_transcript(loaded)
    if not timed.cues:
        raise FormatProblem(
            "This text has no times in it.",
            remedy="Expected are captions (SRT, WebVTT) or a transcript with time stamps.",
            path=path,
        )
    return timed


def load_any(path: Path) -> Transcript | TimedText:
    """Whatever the file is. Raises FileProblem and FormatProblem."""
    return read_any(read_source(path))


def read_any(source: Source, *, rejected: frozenset[str] = frozenset()) -> Transcript | TimedText:
    """Like ``load_any`` for a file already decoded. Raises FormatProblem."""
    found = detect(source)
    if issubclass(found, TranscriptFormat):
        return found.read(source, rejected=rejected)
    return found.read(source)
