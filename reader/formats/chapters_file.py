"""Chapters in a file beside the recording: the JSON chapters of Podcasting 2.0.

Format: https://github.com/Podcastindex-org/podcast-namespace (chapters/jsonChapters.md).
Read are ``startTime``, ``endTime``, ``title``, ``toc`` and ``url``; pictures and places are
left alone, and nothing is ever fetched. Whoever wrote the file may be anybody: times are
taken as numbers, numbers in text, or clock times; what makes no sense is left out.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from pathlib import Path

from reader.core.chapters import FileChapter, chapters_in_order, clean_title
from reader.core.errors import FileProblem, FormatProblem
from reader.core.text import say

SUFFIX = ".chapters.json"
MOST_BYTES = 4 << 20
_CLOCK = re.compile(r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d(?:\.\d{1,6})?)")
_MOST_S = 1e7


def find_chapters_file(companions: Iterable[Path]) -> Path | None:
    """The chapters beside one of these files: ``talk.chapters.json``, ``talk.mp3.chapters.json``
    or ``talk_chapters.json``; else a ``talk.json`` whose content says that it is one."""
    for path in companions:
        stem = path.stem
        for name in (stem + SUFFIX, path.name + SUFFIX, f"{stem}_chapters.json"):
            candidate = path.with_name(name)
            if candidate.is_file():
                return candidate
        candidate = path.with_name(f"{stem}.json")
        if candidate.is_file() and is_chapters_file(candidate):
            return candidate
    return None


def is_chapters_file(path: Path) -> bool:
    """Whether ``path`` holds chapters, and nothing that is said besides."""
    try:
        fields = _fields(path)
    except (FileProblem, FormatProblem):
        return False
    return (
        isinstance(fields.get("chapters"), list)
        and "version" in fields
        and "segments" not in fields
    )


def read_chapters(path: Path) -> tuple[FileChapter, ...]:
    """The chapters at ``path``, in order of time. Raises FileProblem and FormatProblem."""
    fields = _fields(path)
    entries = fields.get("chapters")
    if not isinstance(entries, list):
        raise FormatProblem(
            say("This is not a list of chapters."),
            remedy=say("Expected JSON chapters: an object with a list called “chapters”."),
            path=path,
        )
    return chapters_in_order(filter(None, map(_chapter, entries)))


def _fields(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileProblem(
            say("This file cannot be read ({reason}).", reason=error.strerror or error), path=path
        ) from error
    if len(data) > MOST_BYTES:
        raise FormatProblem(say("This file is too large for a list of chapters."), path=path)
    try:
        fields = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise FormatProblem(say("This is not JSON, or it is damaged."), path=path) from error
    if not isinstance(fields, dict):
        raise FormatProblem(say("This is not a list of chapters."), path=path)
    return fields


def _chapter(entry: object) -> FileChapter | None:
    if not isinstance(entry, dict):
        return None
    start_ms = _time_ms(entry.get("startTime"))
    if start_ms is None:
        return None
    title, url = entry.get("title"), entry.get("url")
    end_ms = _time_ms(entry.get("endTime"))
    return FileChapter(
        start_ms,
        clean_title(title) if isinstance(title, str) else "",
        end_ms if end_ms is not None and end_ms > start_ms else None,
        in_contents=entry.get("toc") is not False,
        url=clean_title(url) if isinstance(url, str) and url.startswith("https://") else "",
    )


def _time_ms(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        clock = _CLOCK.fullmatch(value.strip())
        if clock is not None:
            hours, minutes, seconds = clock.groups()
            value = int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)
        else:
            try:
                value = float(value)
            except ValueError:
                return None
    if not isinstance(value, (int, float)) or not 0 <= value <= _MOST_S or math.isnan(value):
        return None
    return round(value * 1000)
