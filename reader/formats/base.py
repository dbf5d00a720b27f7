"""What a format is, and how to add one.

To add a format write one file in this folder with one class that derives from
``TranscriptFormat`` (a text somebody reads) or ``TimedFormat`` (cues with times), give
it a ``name`` and its ``extensions``, write ``recognises`` and ``read``, and add the class
to the list in ``registry.py``. That is all: the window, the command line and the
matching get it from there.

- ``recognises`` looks at the beginning of the decoded text (``HEAD_CHARACTERS``) and the
  path and answers how sure it is, 0 (not mine) to 100. Content decides; the extension may
  only break ties: files are misnamed every day.
- ``read`` takes the whole ``Source`` and returns a ``Transcript`` or a ``TimedText``. What
  it cannot make sense of is never dropped in silence: the text is kept where there is any
  and the fault goes into ``warnings`` with its line. Where nothing can be saved it raises
  ``FormatProblem`` with path, line, what was expected and what to do.
- No format knows Qt, a player or another format. Tests: ``tests/unit/formats`` and a
  property test that feeds it noise.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from reader.core.transcript import Transcript

HEAD_CHARACTERS = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: ``text`` decoded, line ends as ``\\n``, no byte-order mark.

    ``data_hash`` is the SHA-256 of the bytes, hex. ``warnings`` say what decoding had
    to guess or replace.
    """

    path: Path
    text: str
    data_hash: str
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word with a time of its own inside a cue. ``end_ms`` None: until the next one."""

    text: str
    start_ms: int
    end_ms: int | None = None
    confidence: int | None = None  # percent, where the file tells


@dataclass(frozen=True, slots=True)
class Cue:
    """Text with a start and an end, in ms. ``speaker`` is empty where the file names none.

    ``words`` are given where the file times them (then they make up ``text``).
    ``end_ms`` None: the file gives no end (a stamped paragraph).
    ``line`` is where the cue begins in the file, 1-based.
    """

    start_ms: int
    end_ms: int | None
    text: str
    speaker: str = ""
    words: tuple[TimedWord, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class TimedText:
    """A timed file: cues in order of time (ties in file order), and what was odd about it."""

    cues: tuple[Cue, ...]
    title: str = ""
    language: str = ""
    warnings: tuple[str, ...] = ()
    data_hash: str = ""


class _Format(ABC):
    name: ClassVar[str]  # for the user: "SubRip subtitles"
    extensions: ClassVar[tuple[str, ...]]  # lower case, with the dot

    @classmethod
    @abstractmethod
    def recognises(cls, head: str, path: Path) -> int:
        """How sure it is that this is one of its files: 0 not at all, 100 certain."""


class TranscriptFormat(_Format):
    @classmethod
    @abstractmethod
    def read(cls, source: Source, *, rejected: frozenset[str] = frozenset()) -> Transcript:
        """The conversation. Repairs whose ``ident`` is in ``rejected`` are not made."""


class TimedFormat(_Format):
    @classmethod
    @abstractmethod
    def read(cls, source: Source) -> TimedText:
        """The cues. Raises FormatProblem where there is not one to be found."""
