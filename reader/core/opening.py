"""What somebody asks a running Earmark to open, as a line of text, and links that say it.

A link is ``earmark:open?file=FILE&t=TIME``: FILE is an absolute path or a ``file:`` address,
percent-encoded; TIME is written as for ``--at`` and may be left out. Anything else, a second
FILE or a word that is not one of these is refused: a link comes from anywhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from reader.core.timecode import format_time, parse_time

VERSION = 1
LONGEST_LINE = 64 * 1024  # bytes
MOST_PATHS = 500
LONGEST_TOKEN = 1024
SCHEME = "earmark"
_KEY = "earmark-open"  # its value is the version


@dataclass(frozen=True, slots=True)
class Opening:
    """``paths`` are absolute; none of them means: only show the window. ``at_ms`` is where to
    begin. ``token`` is the desktop's leave to come to the front."""

    paths: tuple[Path, ...] = ()
    at_ms: int | None = None
    token: str = ""

    def to_line(self) -> bytes:
        """One line of JSON. Raises ValueError where it would be longer than is read."""
        fields = {
            _KEY: VERSION,
            "paths": [str(path) for path in self.paths],
            "at_ms": self.at_ms,
            "token": self.token,
        }
        # What is no UTF-8 in a file's name comes back as it was.
        line = json.dumps(fields).encode("ascii") + b"\n"
        if len(line) > LONGEST_LINE:
            raise ValueError("too much to open at once")
        return line

    @classmethod
    def from_line(cls, line: bytes) -> Opening:
        """Raises ValueError for anything that ``to_line`` of this version does not write."""
        if len(line) > LONGEST_LINE:
            raise ValueError("too long")
        try:
            fields = json.loads(line.decode("ascii"))
        except RecursionError:
            raise ValueError("not a request") from None
        if not isinstance(fields, dict) or fields.get(_KEY) != VERSION:
            raise ValueError("a request of another version")
        paths, at_ms, token = fields.get("paths"), fields.get("at_ms"), fields.get("token")
        if not isinstance(paths, list) or len(paths) > MOST_PATHS:
            raise ValueError("no list of paths")
        if not (at_ms is None or (type(at_ms) is int and at_ms >= 0)):
            raise ValueError("no time")
        if not isinstance(token, str) or len(token) > LONGEST_TOKEN:
            raise ValueError("no token")
        return cls(tuple(_absolute(path) for path in paths), at_ms, token)


def _absolute(path: object) -> Path:
    if not isinstance(path, str) or "\0" in path or not Path(path).is_absolute():
        raise ValueError(f"not an absolute path: {path!r}")
    return Path(path)


def is_link(text: str) -> bool:
    return text[: len(SCHEME) + 1].lower() == f"{SCHEME}:"


def parse_link(link: str) -> Opening:
    """Raises ValueError, with a sentence for the user."""
    refused = f"“{link[:200]}” is not a link that Earmark knows. "
    expected = f"Expected {SCHEME}:open?file=FILE&t=1:02:03, with an absolute FILE."
    parts = urlsplit(link)
    action = parts.path.strip("/") or parts.netloc
    if parts.scheme != SCHEME or action != "open" or parts.fragment:
        raise ValueError(refused + expected)
    try:
        fields = parse_qsl(
            parts.query, keep_blank_values=True, strict_parsing=True, max_num_fields=2
        )
        named = dict(fields)
        if len(named) != len(fields) or not set(named) <= {"file", "t"}:
            raise ValueError("other fields")
        path = _path_of(named["file"])
        at_ms = parse_time(named["t"]) if "t" in named else None
    except (KeyError, ValueError):
        raise ValueError(refused + expected) from None
    return Opening((path,), at_ms)


def _path_of(text: str) -> Path:
    if text.lower().startswith("file:"):
        parts = urlsplit(text)
        if parts.netloc not in ("", "localhost") or parts.query or parts.fragment:
            raise ValueError("a file elsewhere")
        text = unquote(parts.path)
    return _absolute(text)


def link_to(path: Path, at_ms: int | None = None) -> str:
    """The link that opens ``path`` (absolute) at ``at_ms``, to the millisecond: cut to seconds it
    would open at the word before."""
    time = ""
    if at_ms is not None:
        fraction = f".{max(0, at_ms) % 1000:03}".rstrip("0").rstrip(".")
        time = f"&t={format_time(at_ms)}{fraction}"
    return f"{SCHEME}:open?file={quote(str(path))}{time}"
