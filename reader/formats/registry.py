"""Which formats there are, and which one a file is in.

A format is listed here as ``module:Class``, with a sign that the head of every file of it shows
(None where there is none). Its module is imported only for a file that shows it, so that
opening one format costs none of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from reader.core.errors import FormatProblem
from reader.core.text import say
from reader.core.transcript import Transcript
from reader.formats.base import HEAD_CHARACTERS, Source, TimedFormat, TimedText, TranscriptFormat
from reader.formats.decoding import read_source

Sign = Callable[[str], bool]

_ARROWS = (">", "&gt;", "\u2192", "\u27f6", "\u21d2")


def _may_be_captions(head: str) -> bool:
    """An arrow of any make, two times on a line, or WebVTT's own word."""
    return (
        any(arrow in head for arrow in _ARROWS)
        or "WEBVTT" in head
        or any(line.count(":") >= 4 for line in head.split("\n"))
    )


def _may_be_markup(head: str) -> bool:
    return "<" in head


# In order of preference where two are equally sure.
TRANSCRIPT_FORMATS: list[tuple[str, Sign | None]] = [
    ("reader.formats.html_text:HtmlTranscript", _may_be_markup),
    ("reader.formats.plain_text:PlainText", None),
]
TIMED_FORMATS: list[tuple[str, Sign | None]] = [
    ("reader.formats.srt:SubRip", _may_be_captions),
    ("reader.formats.webvtt:WebVtt", _may_be_captions),
]

AnyFormat = type[TranscriptFormat] | type[TimedFormat]


@lru_cache(maxsize=64)
def _load_class(entry: str) -> AnyFormat:
    module, _, name = entry.partition(":")
    found = getattr(import_module(module), name)
    if not (isinstance(found, type) and issubclass(found, TranscriptFormat | TimedFormat)):
        raise TypeError(f"{entry} is not a format")
    return found


def formats(head: str | None = None) -> Iterator[AnyFormat]:
    """Every format that ``head`` shows a sign of (all without ``head``), timed ones first: their
    signatures are the surer ones."""
    for entry, sign in (*TIMED_FORMATS, *TRANSCRIPT_FORMATS):
        if head is None or sign is None or sign(head):
            yield _load_class(entry)


def detect(source: Source) -> AnyFormat:
    """The format that is surest of ``source``. Raises FormatProblem where none is."""
    head = source.text[:HEAD_CHARACTERS]
    best: AnyFormat | None = None
    best_score = 0
    for candidate in formats(head):
        score = candidate.recognises(head, source.path)
        if score > best_score:
            best, best_score = candidate, score
    if best is None:
        if not source.text.strip():
            raise FormatProblem(say("The file is empty."), path=source.path)
        raise FormatProblem(
            say("Nothing here looks like a transcript or captions."),
            remedy=say(
                "Expected are turns such as “Name: what was said”, or SRT or WebVTT captions."
            ),
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
            say("This text has no times in it."),
            remedy=say("Expected are captions (SRT, WebVTT) or a transcript with time stamps."),
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
