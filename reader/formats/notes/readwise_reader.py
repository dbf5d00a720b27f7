"""Reads the CSV of Readwise: what it exports, and what it takes (which Earmark writes too).

Taken are Highlight, Title, Author, URL, Note, Location, Date; exported are Highlight, Book
Title, Book Author, Amazon Book ID, Note, Color, Tags, Location Type, Location, Highlighted at,
Document tags. A note may begin with tags (``.tag``), as Readwise has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.core.annotation import HIGHLIGHT_STYLES, AnnotationKind
from reader.core.opening import is_link
from reader.core.timecode import parse_time
from reader.formats.notes.incoming import (
    MOST_MS,
    MOST_TAGS,
    ForeignMark,
    nearest_style,
    seconds_of,
    text_of,
    times_of_fragment,
)
from reader.formats.notes.readwise_csv import without_signature

COLUMNS = frozenset({"highlight"})
OTHER_COLUMNS = frozenset({"title", "book title", "note", "url", "location"})

_INLINE_TAG = re.compile(r"\.([^\s.,;]+)(?:[\s,;]+|$)")
_FAVOURITES = {"favorite", "favourite"}
_CLOCK = re.compile(r"\d{1,3}:\d{2}(:\d{2})?(\.\d+)?", re.ASCII)


def read_row(row: Mapping[str, str]) -> tuple[ForeignMark, str, str]:
    """(the mark, the document's title, its address) of a row by the names of its columns in
    lower case. Raises Refused."""
    title = row.get("book title") or row.get("title", "")
    address = text_of(row.get("url", ""), "URL", 4096)
    tags, note = _inline_tags(row.get("note", ""))
    tags += [tag for tag in row.get("tags", "").split(",") if tag.strip()]
    mark = ForeignMark("", quote=row.get("highlight", ""), body=note)
    mark.starred = any(tag.strip(" .").lower() in _FAVOURITES for tag in tags)
    mark.tags = [t for t in tags if t.strip(" .").lower() not in _FAVOURITES][:MOST_TAGS]
    mark.colour = nearest_style(row.get("color", "")) if row.get("color") else ""
    if is_link(address):
        _take_ours(mark, note)
    date = row.get("highlighted at") or row.get("date", "")
    mark.created_s = seconds_of(date)
    location = row.get("location", "").strip()
    mark.start_ms, mark.end_ms = _times(location, row.get("location type", ""), address)
    key = (address or title, mark.quote, location)
    mark.ident = "\0".join(("readwise", *key, date, "" if mark.quote else note))
    return mark, title, address


def _take_ours(mark: ForeignMark, note: str) -> None:
    """What Earmark says in tags and below them, where the row is one of its own."""
    mark.body, mark.speaker = without_signature(note)
    mark.is_bookmark = AnnotationKind.BOOKMARK.value in mark.tags
    mark.colour = next((tag for tag in mark.tags if tag in HIGHLIGHT_STYLES), "")
    ours = {*(kind.value for kind in AnnotationKind), mark.colour, "detached"}
    mark.tags = [tag for tag in mark.tags if tag not in ours]


def _inline_tags(note: str) -> tuple[list[str], str]:
    tags: list[str] = []
    at = 0
    while match := _INLINE_TAG.match(note, at):
        tags.append(match[1].replace("_", " "))
        at = match.end()
    return tags, note[at:]


def _times(location: str, kind: str, address: str) -> tuple[int | None, int | None]:
    """A location is a time where it says so or is written like one; a page is none."""
    if _CLOCK.fullmatch(location):
        try:
            return parse_time(location), None
        except ValueError:
            return None, None
    says_so = "time" in kind.lower() or is_link(address)
    if says_so and location.isascii() and location.isdigit() and len(location) < 10:
        start_ms = int(location) * 1000
        return (start_ms if start_ms <= MOST_MS else None), None
    return times_of_fragment(address)
