"""Text with times as a timed file gives it: cues, and words with times of their own."""

from __future__ import annotations

from dataclasses import dataclass


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
    ``line`` is where the cue begins in the file, 1-based. ``changes_speaker``: the file
    says that somebody else begins here (``>>``, a dash), though perhaps not who.
    """

    start_ms: int
    end_ms: int | None
    text: str
    speaker: str = ""
    words: tuple[TimedWord, ...] = ()
    line: int = 0
    changes_speaker: bool = False


@dataclass(frozen=True, slots=True)
class TimedText:
    """A timed file: cues in order of time (ties in file order), and what was odd about it.

    ``chapters`` are (title, start in ms), in order of time, where the file has any.
    """

    cues: tuple[Cue, ...]
    title: str = ""
    language: str = ""
    warnings: tuple[str, ...] = ()
    data_hash: str = ""
    chapters: tuple[tuple[str, int], ...] = ()
