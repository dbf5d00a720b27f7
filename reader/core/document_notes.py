"""A conversation's annotations with what must be known of it to take them elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.core.annotation import Annotation
from reader.core.chapters import Chapter
from reader.core.document_work import DocumentWork


@dataclass(frozen=True, slots=True)
class DocumentNotes:
    """The annotations of one conversation, in the order of its text, the detached ones last.

    ``text_hash`` is ``Transcript.text_hash``; ``turn_offsets[turn]`` the number of characters
    before a turn, with one character between turns, as a W3C TextPositionSelector counts them;
    empty where the text was not at hand. Times in ms, ``opened_s`` in seconds since 1970 (UTC).
    ``work`` is what else the user has made of it, for the forms that take all of it along.
    """

    title: str
    path: Path
    text_hash: str
    annotations: tuple[Annotation, ...]
    audio_path: Path | None = None
    duration_ms: int = 0
    speakers: tuple[str, ...] = ()
    opened_s: float = 0.0
    published: str = ""
    turn_offsets: Sequence[int] = ()
    chapters: tuple[Chapter, ...] = ()
    work: DocumentWork | None = None
