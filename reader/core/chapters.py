"""What one finds one's way by: chapters and landmarks, wherever they come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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
    recording) and ``turn`` (the turn it begins with or within) is known."""

    title: str
    start_ms: int | None
    turn: int | None
