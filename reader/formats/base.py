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

from reader.core.timed import Cue, TimedText, TimedWord
from reader.core.transcript import Transcript

__all__ = [
    "HEAD_CHARACTERS",
    "Cue",
    "Source",
    "TimedFormat",
    "TimedText",
    "TimedWord",
    "TranscriptFormat",
]

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
