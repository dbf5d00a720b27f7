"""What a recording says about itself: title, people, chapters, and its cover picture.

Chapters are those of MP3 (CHAP frames of ID3), M4A and M4B, Matroska, and Ogg (CHAPTERxxx
comments), as libavformat reads them. Nothing here raises: a recording without tags, or one
that cannot be read, says nothing about itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from reader.core.chapters import FileChapter, chapters_in_order, clean_title

MOST_COVER_BYTES = 20 << 20


@dataclass(frozen=True, slots=True)
class MediaTags:
    """Texts are empty where the recording does not say. ``has_cover``: see ``cover``."""

    title: str = ""
    artist: str = ""
    album: str = ""
    date: str = ""
    chapters: tuple[FileChapter, ...] = ()
    has_cover: bool = False


def read_tags(path: Path) -> MediaTags:
    """The tags of the recording at ``path``. Imports PyAV and reads the file's beginning (and
    where its tables are): for a thread in the background."""
    import av

    try:
        with av.open(str(path), metadata_errors="replace") as container:
            tags = _tags(container)
            return MediaTags(
                title=tags.get("title", ""),
                artist=tags.get("artist", "") or tags.get("album_artist", ""),
                album=tags.get("album", "") or tags.get("show", ""),
                date=tags.get("date", "") or tags.get("year", ""),
                chapters=_chapters(container),
                has_cover=_cover_stream(container) is not None,
            )
    except (ImportError, av.error.FFmpegError, OSError, ValueError):
        return MediaTags()


def cover(path: Path) -> bytes | None:
    """The cover picture in the recording at ``path`` as it is there (JPEG, PNG, ...); None
    where there is none, or one of more than MOST_COVER_BYTES."""
    import av

    try:
        with av.open(str(path), metadata_errors="replace") as container:
            stream = _cover_stream(container)
            if stream is None:
                return None
            for packet in container.demux(stream):
                if packet.size:
                    return bytes(packet) if packet.size <= MOST_COVER_BYTES else None
    except (av.error.FFmpegError, OSError, ValueError):
        return None
    return None


def _tags(container: Any) -> dict[str, str]:
    """Of the file and, where it has none (Ogg), of its sound; names in lower case."""
    found: dict[str, str] = {}
    parts: list[Mapping[str, str]] = [container.metadata]
    parts += [stream.metadata for stream in container.streams.audio[:1]]
    for part in parts:
        for name, value in part.items():
            found.setdefault(name.lower(), clean_title(value))
    return found


def _chapters(container: Any) -> tuple[FileChapter, ...]:
    found: Iterable[Mapping[str, Any]] = container.chapters()
    chapters = []
    for chapter in found:
        tick = Fraction(chapter["time_base"] or 0)
        start_ms, end_ms = (int(chapter[edge] * tick * 1000) for edge in ("start", "end"))
        title = clean_title(chapter["metadata"].get("title", ""))
        chapters.append(FileChapter(start_ms, title, end_ms if end_ms > start_ms else None))
    return chapters_in_order(chapters)


def _cover_stream(container: Any) -> Any:
    import av

    pictured = av.stream.Disposition.attached_pic
    return next((s for s in container.streams.video if s.disposition & pictured), None)
